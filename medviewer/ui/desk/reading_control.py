"""The last reading of a page is kept; a page that is another one since says so, and shows what is different."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from medviewer.ui.page.bars import day_and_time
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.desk.store import Desk
    from medviewer.ui.desk.changes_dialog import ChangesDialog
    from medviewer.ui.documents.open_page import OpenPage

translate = QCoreApplication.translate


class ReadingControl(QObject):
    """Holds the slots of what changed. marked(): the reader has said that a page that had changed is read."""

    marked = Signal()

    def __init__(self, view: MonographView, services: Services) -> None:
        super().__init__(view)
        self._session = services.session
        self._view = view
        self._writer = services.keeper.writer
        self._readings = services.keeper.readings
        self._tasks = services.tasks
        self._theme = services.theme
        self._messages = services.messages
        self._asked = services.reader.asked
        view.changed.show_requested.connect(self.show_changes)
        view.changed.read_requested.connect(self.mark_read)

    def page_shown(self) -> None:
        """Keep the page that is shown as it was read now, unless it has changed: then its reader is to say so."""
        opened = self._view.opened()
        if opened and not opened.changed_since():
            self._keep(opened)

    def mark_read(self) -> None:
        """Keep the open page as it is now: the reader has seen the change."""
        opened = self._view.opened()
        if opened and opened.changed_since():
            self._view.mark_read()
            self._keep(opened, self.marked.emit)

    def show_changes(self) -> None:
        """Show word by word what is different since the open page was read."""
        from medviewer.ui.desk.changes_dialog import ChangesDialog

        opened = self._view.opened()
        if opened is None:
            return
        when = day_and_time(opened.changed_since())
        if not when:
            self._messages.say(translate("ReadingControl", "The page is as you read it last."), self._asked)
            return
        lead = translate("ReadingControl", "The page beside how you read it on {}.").format(when)
        dialog = ChangesDialog(self._view.window(), self._theme, opened.monograph.title, lead)
        dialog.read_requested.connect(self.mark_read)
        dialog.open()
        self._compare(opened, dialog)

    def _compare(self, opened: OpenPage, dialog: ChangesDialog) -> None:
        unknown = translate("ReadingControl", "How it was is not kept: too long a page, or damaged on the desk.")
        read, last, catalogue = self._readings.page, opened.last, self._session.catalogue
        assert last is not None

        def work(_task: object) -> str:
            from medviewer.ui.desk.changes_html import difference_html

            before = read(last.id)
            if before is None or catalogue is None:
                return ""
            return difference_html(catalogue.earlier(opened.id, before), opened.monograph)

        def show(html: str) -> None:
            from html import escape

            with suppress(RuntimeError):  # the dialog was closed meanwhile
                dialog.show_difference(html or f"<p>{escape(unknown)}</p>")

        self._tasks.run(work, show, self._messages.report, lane="changes")

    def _keep(self, opened: OpenPage, done: Callable[[], None] | None = None) -> None:
        """Keep the page as read, also under the id that it had when it was read last: there its star may be."""
        ids = {opened.id, opened.last.id if opened.last else opened.id}
        if self._writer.can_keep_history:
            self._writer.run(partial(_write, opened, ids), (lambda _none: done()) if done else None)


def _write(opened: OpenPage, ids: set[str], desk: Desk) -> None:
    page = opened.monograph
    for page_id in ids:
        desk.readings.keep(page_id, page.title, page.digest, page.markdown)
