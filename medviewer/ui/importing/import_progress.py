"""Progress of an import: labels, megabytes, the time left once that can be told, and what is being read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from medviewer.importing.report import ImportStatus

STEPS = 1000

translate = QCoreApplication.translate


class ImportProgress(QWidget):
    """A bar and what stands below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.doing = QLabel(self)
        self.doing.setObjectName("importDoing")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("ImportProgress", "How much of the sources has been read"))
        self.counts = QLabel(self)
        self.where = QLabel(self)
        self.where.setObjectName("importWhere")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        hint = QLabel(
            translate("ImportProgress", "The window can be used meanwhile. What is done stays if you stop."), self
        )
        hint.setObjectName("importHint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.doing, self.bar, self.counts, self.where):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(hint)

    def begin(self) -> None:
        """Show that the sources are being looked through."""
        self.doing.setText(translate("ImportProgress", "Looking through the sources…"))
        self.bar.setRange(0, STEPS)
        self.bar.setValue(0)
        self.counts.setText(" ")
        self.where.setText("")

    def show_progress(self, progress: ImportStatus, dry_run: bool) -> None:
        """Show how far it is."""
        self.doing.setText(_doing(progress, dry_run))
        self.bar.setValue(round(STEPS * progress.mb / progress.total_mb) if progress.total_mb else 0)
        parts = [
            translate("ImportProgress", "%Ln label(s)", "", progress.done),
            translate("ImportProgress", "{} of {} MB").format(_mb(progress.mb), _mb(progress.total_mb)),
        ]
        if progress.seconds_left is not None:
            parts.append(time_left(progress.seconds_left))
        self.counts.setText(" · ".join(parts))
        place, _, member = progress.where.partition(" › ")
        name = PurePath(place).name
        self.where.setText(f"{name} › {member}" if member else name)

    def stopping(self) -> None:
        """Say that what is at hand is still finished."""
        self.doing.setText(translate("ImportProgress", "Stopping after the labels at hand…"))


def time_left(seconds: float) -> str:
    """Return how long it still takes, as roughly as it is known."""
    if seconds < 60:
        return translate("ImportProgress", "less than a minute left")
    return translate("ImportProgress", "about %Ln minute(s) left", "", round(seconds / 60))


def _doing(progress: ImportStatus, dry_run: bool) -> str:
    if progress.doing == "choose":
        return translate(
            "ImportProgress", "Choosing one label for each generic name; all are read once more after that."
        )
    if dry_run:
        return translate("ImportProgress", "Reading labels; nothing is written.")
    return translate("ImportProgress", "Importing labels…")


def _mb(size: float) -> str:
    return QLocale().toString(size, "f", 1 if size < 10 else 0)
