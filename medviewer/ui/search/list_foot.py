"""The foot of the drug list: how many drugs, what is being read, and what could not be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from medviewer.library.records import NAMING, READING
from medviewer.ui.base.language import with_key
from medviewer.ui.base.provenance import quoted
from medviewer.ui.search.list_lines import count_line


class ListFoot(QWidget):
    """Count, progress with Cancel, and the way to the problems and to what has changed."""

    cancel_requested = Signal()
    problems_requested = Signal()
    changed_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryFoot")
        self.count = QLabel(self)
        self.unreachable = QLabel(self)
        self.unreachable.setObjectName("unreachable")
        self.unreachable.setTextFormat(Qt.TextFormat.PlainText)
        self.unreachable.setWordWrap(True)
        self.unreachable.hide()
        self.problems = QPushButton(self)
        self.problems.setFlat(True)
        self.problems.setObjectName("problemsButton")
        self.problems.clicked.connect(self.problems_requested)
        self.changed = QPushButton(self)
        self.changed.setFlat(True)
        self.changed.setObjectName("changedButton")
        tip = QCoreApplication.translate("ListFoot", "List what you keep that has changed since you read it")
        self.changed.setToolTip(with_key(tip, "Alt+0"))
        self.changed.clicked.connect(self.changed_requested)
        self.changed.hide()
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.cancel = QPushButton(QCoreApplication.translate("ListFoot", "Cancel"), self)
        self.cancel.setFlat(True)
        self.cancel.setAccessibleName(QCoreApplication.translate("ListFoot", "Stop reading the library"))
        self.cancel.clicked.connect(self.cancel_requested)
        self._lay_out()
        self.show_stage(READING)
        self.show_progress(0, 0)
        self.show_problems(0)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many drugs are listed, of how many."""
        self.count.setText(count_line(shown, total))

    def show_stage(self, stage: str) -> None:
        """Say what is done to the files from now on."""
        self._stage = QCoreApplication.translate("ListFoot", "Reading the files")
        if stage == NAMING:
            self._stage = QCoreApplication.translate("ListFoot", "Looking for names of other drugs in the texts")

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done, of reading the files and of what comes after it; nothing where `total` is 0."""
        part = QLocale().toString(100 * done // max(total, 1))
        self._show_bar(
            done, total, self._stage, QCoreApplication.translate("ListFoot", "{}: {} %").format(self._stage, part)
        )

    def show_verifying(self, done: int, total: int) -> None:
        """Show how many MB of a pack have been verified."""
        locale = QLocale()
        message = QCoreApplication.translate("ListFoot", "Verified {} of {} MB")
        named = QCoreApplication.translate("ListFoot", "Verifying a pack")
        self._show_bar(done, total, named, message.format(locale.toString(done), locale.toString(total)))

    def _show_bar(self, done: int, total: int, named: str, message: str) -> None:
        for widget in (self.progress, self.cancel):
            widget.setVisible(total > 0)
        if total:
            self.progress.setAccessibleName(named)
            self.progress.setToolTip(message)
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def show_problems(self, count: int) -> None:
        """Offer the list of problems where there are any."""
        self.problems.setText(QCoreApplication.translate("ListFoot", "%Ln problem(s)…", "", count))
        self.problems.setVisible(count > 0)

    def show_changed(self, count: int) -> None:
        """Offer the list of what has changed since it was read, where there is any."""
        self.changed.setText(QCoreApplication.translate("ListFoot", "△ %Ln changed…", "", count))
        self.changed.setVisible(count > 0)

    def show_unreachable(self, names: Sequence[str]) -> None:
        """Say which libraries do not answer; nothing where all do."""
        message = QCoreApplication.translate(
            "ListFoot", "Library not reachable: {}. What is listed of it was read before."
        )
        self.unreachable.setText(message.format(", ".join(map(quoted, names))))
        self.unreachable.setVisible(bool(names))

    def first_button(self) -> QPushButton | None:
        """Return the first of what is offered, None where nothing is."""
        return next((one for one in (self.cancel, self.changed, self.problems) if one.isVisible()), None)

    def _lay_out(self) -> None:
        column, reading, counts = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 4, 8, 6)
        column.setSpacing(2)
        column.addWidget(self.unreachable)
        column.addLayout(reading)
        reading.addWidget(self.progress, 1)
        reading.addWidget(self.cancel)
        column.addLayout(counts)
        counts.addWidget(self.count, 1)
        counts.addWidget(self.changed)
        counts.addWidget(self.problems)
