"""Copies of tabs to the clipboard; that of a long one is made in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from medviewer.ui.base.progress_label import ProgressLabel
from medviewer.ui.base.tasks import Task, Tasks

if TYPE_CHECKING:
    from medviewer.ui.documents.copied_text import CopiedText
    from medviewer.ui.documents.tab_documents import DocumentRecipe


class TabCopies(QObject):
    """Puts a tab on the clipboard, as soon as it is there; not where something else was copied meanwhile.

    view: before which it is told, where it takes long, and can be cancelled.
    """

    def __init__(self, view: QWidget, tasks: Tasks) -> None:
        super().__init__(view)
        self._view = view
        self._tasks = tasks
        self._task: Task | None = None
        QGuiApplication.clipboard().dataChanged.connect(self._cancel)

    def put(self, copied: CopiedText) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setMimeData(copied.mime())

    def put_long(self, recipe: DocumentRecipe, title: str, credit: str, side_by_side: bool) -> None:
        """Put a document on the clipboard, made anew for that. side_by_side: as of `of_document`."""

        def work(_task: Task) -> CopiedText:
            from medviewer.ui.documents.copied_text import of_document

            return of_document(recipe.make(), side_by_side).with_credit(credit)

        def done(copied: CopiedText) -> None:
            self._task = None
            self.put(copied)

        self._cancel()
        self._task = self._tasks.run(work, done, lane="copy")
        told = QCoreApplication.translate("TabCopies", "Copying {}").format(title)
        ProgressLabel(told, self._task, self._tasks, self._view)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
