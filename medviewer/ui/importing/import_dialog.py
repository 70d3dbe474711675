"""Import labels…: sources are chosen, read in the background, and reported on; the window goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medviewer.errors import MedviewerError
from medviewer.importing import kinds
from medviewer.ui.base.dialogs import roomy
from medviewer.ui.base.dragging import Drops
from medviewer.ui.base.messages import error_text
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.base.theme import Dialog
from medviewer.ui.importing.import_report import LANE, ImportReport
from medviewer.ui.importing.import_sources import ImportSources
from medviewer.ui.importing.import_target import refusal

if TYPE_CHECKING:
    from medviewer.importing.report import ImportStatus, Report

STEPS = 1000


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
            _counted(progress),
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
        self.doing.setText(translate("ImportProgress", "Stopping after what is at hand…"))


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
        return translate("ImportProgress", "Reading; nothing is written.")
    return translate("ImportProgress", "Importing…")


def _counted(progress: ImportStatus) -> str:
    """Return how many there were of what the sources hold."""
    if progress.kind == kinds.LIST:
        return translate("ImportProgress", "%Ln drug(s)", "", progress.done)
    if progress.kind == kinds.DICTIONARY:
        return translate("ImportProgress", "%Ln word(s)", "", progress.done)
    if progress.kind == kinds.EPI:
        return translate("ImportProgress", "%Ln document(s)", "", progress.done)
    return translate("ImportProgress", "%Ln label(s)", "", progress.done)


def _mb(size: float) -> str:
    return QLocale().toString(size, "f", 1 if size < 10 else 0)


PAUSE = 0.1
"""Seconds between two reports of how far an import is."""
translate = QCoreApplication.translate


class ImportDialog(Dialog):
    """Choosing, reading, reporting: one after the other. open_requested(Path): the library is to be opened."""

    open_requested = Signal(Path)

    def __init__(self, window: QWidget, tasks: Tasks, libraries: Sequence[Path]) -> None:
        """libraries: the folders that are open; window: is not closed in the middle of an import unasked."""
        super().__init__(window)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self, 100, 30))
        self._tasks = tasks
        self._task: Task | None = None
        self._stop = Event()
        self._dry_run = self._try_again = False
        self.choosing = ImportSources(self, tasks)
        self.progress = ImportProgress(self)
        self.report = ImportReport(self, tasks)
        self.steps = QStackedWidget(self)
        self.try_first = QPushButton(translate("ImportDialog", "Tr&y first"), self)
        self.start = QPushButton(translate("ImportDialog", "&Import"), self)
        self.back = QPushButton(translate("ImportDialog", "&Back"), self)
        self.open_library = QPushButton(translate("ImportDialog", "&Open this library"), self)
        self.cancel = QPushButton(translate("ImportDialog", "&Stop"), self)
        self.leave = QPushButton(translate("ImportDialog", "Close"), self)
        self._lay_out()
        self._connect()
        self._show(self.choosing)
        window.installEventFilter(self)
        self.choosing.target.offer(libraries)

    def is_running(self) -> bool:
        """Return whether an import is under way."""
        return self._task is not None

    def reject(self) -> None:
        """Close; an import under way is only stopped if that is meant."""
        if self._may_stop():
            self._end()
            super().reject()

    def _files_of(self, data: QMimeData) -> list[str]:
        """Return the paths of files and folders that are dragged, while sources are chosen."""
        choosing = self.steps.currentWidget() is self.choosing
        return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if choosing else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window is closed in the middle of an import."""
        if watched is self.parent() and event.type() == QEvent.Type.Close:
            if not self._may_stop():
                event.ignore()
                return True
            self._end()
            super().reject()
        return super().eventFilter(watched, event)

    # The import

    def _begin(self, dry_run: bool) -> None:
        from medviewer.importing.any_kind import import_any

        target, asked, wanted = self.choosing.target.folder(), self.choosing.sources(), self.choosing.filter.wanted()
        if target is None or not asked or self._task is not None:
            return
        self.choosing.target.keep()
        columns = self.choosing.columns.column_map()
        self._stop, self._dry_run = Event(), dry_run
        self.choosing.say("")
        self.progress.begin()

        def work(task: Task) -> Report:
            return import_any(
                asked,
                target,
                wanted,
                dry_run=dry_run,
                on_progress=_seldom(task.told.emit),
                cancelled=lambda: stop.is_set() or task.is_cancelled(),
                columns=columns,
            )

        stop = self._stop
        self._task = self._tasks.run(work, self._done, self._failed, lane=LANE)
        self._task.told.connect(self._show_progress)
        self._show(self.progress)

    def _show_progress(self, progress: ImportStatus) -> None:
        if self._task is not None and not self._stop.is_set():
            self.progress.show_progress(progress, self._dry_run)

    def _ask_to_stop(self) -> None:
        self._stop.set()
        self.cancel.setEnabled(False)
        self.progress.stopping()

    def _done(self, report: Report) -> None:
        self._task = None
        self.report.show_report(self._headline(report), report)
        self._show(self.report)
        self._offer_after(report)

    def _failed(self, error: MedviewerError) -> None:
        from medviewer.importing.target_folder import TargetError

        self._task = None
        if isinstance(error, TargetError):
            self.choosing.say(refusal(error))
            self._show(self.choosing)
            return
        message = translate("ImportDialog", "What was written stays; Go on takes up from there.")
        self.report.show_report(f"{error_text(error)}\n{message}", None)
        self._show(self.report)
        self._offer_after(None)

    def _headline(self, report: Report) -> str:
        gone = [str(source) for source in self.choosing.sources() if not source.exists()]
        if report.cancelled:
            return translate("ImportDialog", "Stopped. What was written stays; Go on takes up from there.")
        if gone:
            return translate("ImportDialog", "Not there any more: {}. What was read before is imported.").format(
                ", ".join(gone)
            )
        if not report.seen:
            return translate(
                "ImportDialog",
                "There is nothing to import in what you chose: no label, list or dictionary.",
            )
        if report.dry_run:
            return translate("ImportDialog", "Nothing was written yet. An import would do this:")
        return translate("ImportDialog", "Done: {}").format(self.choosing.target.folder())

    def _offer_after(self, report: Report | None) -> None:
        """Show the buttons that lead on from a report, the likeliest as the default."""
        whole = report is not None and not report.cancelled
        self._try_again = self._dry_run and not whole
        pages = bool(report and report.written + report.updated + report.kept)
        self.open_library.setVisible(pages and not self._dry_run)
        self.start.setVisible(not whole or (self._dry_run and pages))
        go_on, start = translate("ImportDialog", "&Go on"), translate("ImportDialog", "&Import")
        self.start.setText(start if whole else go_on)
        default = self.open_library if whole and not self._dry_run else self.start
        default = default if default.isVisibleTo(self) else self.back
        default.setDefault(True)
        default.setFocus()

    def _may_stop(self) -> bool:
        return self._task is None or self._stop.is_set() or self._gives_up()

    def _gives_up(self) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), "", parent=self)
        box.setText(translate("ImportDialog", "Stop the import?"))
        box.setInformativeText(
            translate("ImportDialog", "What is done stays. Importing the same again goes on from there.")
        )
        stop = box.addButton(translate("ImportDialog", "Stop the import"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(translate("ImportDialog", "Go on importing"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is stop

    def _end(self) -> None:
        """Let go of what runs; it ends by itself, after the labels at hand."""
        self._stop.set()
        self.choosing.target.stop()
        self.choosing.columns.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    # Looks

    def _show(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        choosing, running = step is self.choosing, step is self.progress
        title = translate("ImportDialog", "Import labels or lists")
        self.setWindowTitle(
            title
            if choosing
            else translate("ImportDialog", "Importing…")
            if running
            else translate("ImportDialog", "Report of the import")
        )
        self.try_first.setVisible(choosing)
        self.start.setVisible(choosing)
        self.start.setText(translate("ImportDialog", "&Import"))
        self._try_again = False
        self.back.setVisible(step is self.report)
        self.open_library.setVisible(False)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(True)
        self.leave.setVisible(not running)
        self._enable()
        (self.start if choosing else self.cancel if running else self.back).setDefault(True)
        if running:
            self.cancel.setFocus()

    def _make_room(self) -> None:
        """Grow by what was unfolded; lines that wrap count with all their height, which Qt's minimum leaves out."""
        self._column.activate()
        needed = self._column.totalHeightForWidth(self.width())
        room = self.screen().availableSize().height() * 9 // 10
        self.resize(self.width(), max(self.height(), min(needed, room)))

    def _enable(self) -> None:
        reason = translate("ImportDialog", "Choose a folder for the pages first.")
        if not self.choosing.sources():
            reason = translate("ImportDialog", "Add files or a folder first.")
        elif self.choosing.target.folder() is not None:
            reason = ""
        for button in (self.try_first, self.start):
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def _open(self) -> None:
        target = self.choosing.target.folder()
        self.reject()
        self.open_requested.emit(target)

    def _connect(self) -> None:
        Drops(self, self._files_of).dropped.connect(self.choosing.add)
        self.choosing.changed.connect(self._enable)
        self.choosing.filter.unfold.toggled.connect(self._make_room)
        self.choosing.columns.resized.connect(self._make_room)
        self.try_first.clicked.connect(lambda: self._begin(True))
        self.start.clicked.connect(lambda: self._begin(self._try_again))
        self.back.clicked.connect(lambda: self._show(self.choosing))
        self.cancel.clicked.connect(self._ask_to_stop)
        self.open_library.clicked.connect(self._open)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        for step in (self.choosing, self.progress, self.report):
            self.steps.addWidget(step)
        row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.steps, 1)
        self._column.addLayout(row)
        row.addStretch(1)
        for button in (self.back, self.try_first, self.start, self.open_library, self.cancel, self.leave):
            row.addWidget(button)


def _seldom(tell: Callable[[ImportStatus], object]) -> Callable[[ImportStatus], None]:
    """Return what tells of progress at most some ten times a second."""
    last = -PAUSE

    def told(progress: ImportStatus) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PAUSE:
            last = now
            tell(progress)

    return told
