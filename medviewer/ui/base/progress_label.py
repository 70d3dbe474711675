"""Progress of long work, with a way to stop it; nothing is shown of work that is done in a moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from medviewer.ui.base.tasks import Task, Tasks

MOMENT = 700  # milliseconds


class ProgressLabel(QProgressDialog):
    """A small window with what is being done, how far it is, and Cancel; it goes when `task` ends.

    Until it is known how far it is, the bar is empty: Qt's bar without an end moves by itself.
    """

    def __init__(self, text: str, task: Task, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(text, QCoreApplication.translate("ProgressLabel", "Cancel"), 0, 1, parent)
        self._task = task
        self.setWindowTitle("medviewer")
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setMinimumDuration(MOMENT)
        self.setAutoReset(False)
        task.progress.connect(self._show_progress)
        tasks.ended.connect(self._end)
        self.canceled.connect(task.cancel)

    def _show_progress(self, done: int, total: int) -> None:
        self.setMaximum(max(1, total))
        self.setValue(max(0, min(done, total - 1)))

    def _end(self, task: Task) -> None:
        if task is self._task:
            self.hide()  # to close it would be to cancel
            self.deleteLater()
