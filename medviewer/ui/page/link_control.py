"""Names of other monographs in a text: whether they are links, and what is seen of the other page from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip

from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.documents.page_addresses import page_at
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.services.page_loader import PageLoader
from medviewer.ui.services.settings import Settings

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph

SETTING = "view/links"
RESTED = 300
"""Milliseconds that the pointer rests on a name before the other page is read."""
LONGEST = 320
"""Signs of the other page that are shown."""
_TELLING = 40
"""Signs from which on a section tells more than a name."""


class LinkControl(QObject):
    """Switches the links of running text, and shows the first lines of the page that one leads to."""

    def __init__(
        self, view: MonographView, reader: PageLoader, session: LibrarySession, tasks: Tasks, settings: Settings
    ) -> None:
        super().__init__(view)
        self._view = view
        self._reader = reader
        self._session = session
        self._tasks = tasks
        self._settings = settings
        self._over: str | None = None
        self._task: Task | None = None
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(RESTED)
        self._rested.timeout.connect(self._read)
        reader.linked = settings.text(SETTING, "on") == "on"
        view.page.link_touched.connect(self._moved)
        session.closing.connect(self._forget)
        settings.kept.connect(self._follow)

    def toggle(self) -> None:
        """Make names links, or plain text, from now on and on the open pages of all windows; remembered."""
        self._settings.keep(SETTING, "off" if self._reader.linked else "on")

    def _follow(self, key: str) -> None:
        """Show names as they were chosen to be, in whichever window."""
        if key == SETTING:
            self._reader.linked = self._settings.text(SETTING, "on") == "on"
            opened = self._view.opened()
            if opened:
                self._reader.reread(opened.id)

    def _forget(self) -> None:
        """Let go of the name under the pointer: other libraries are about to be opened."""
        self._moved(QUrl())

    def _moved(self, address: QUrl) -> None:
        """Follow the pointer, or the focus, onto a name and off it."""
        self._rested.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._over is not None:
            QToolTip.hideText()
        self._over = page_at(address)
        if self._over is not None:
            self._rested.start()

    def _read(self) -> None:
        catalogue, page_id = self._session.catalogue, self._over
        if catalogue is None or page_id is None or catalogue.page(page_id) is None:
            return
        self._task = self._tasks.run(
            lambda _task: first_lines(catalogue.read(page_id)), self._show, lambda _error: None, lane="related"
        )

    def _show(self, text: str) -> None:
        self._task = None
        page = self._view.page
        inside = page.viewport().rect().contains(page.viewport().mapFromGlobal(QCursor.pos()))
        focused = page.viewport().mapToGlobal(page.cursorRect().bottomLeft())
        QToolTip.showText(QCursor.pos() if inside else focused, text, page.viewport())


def first_lines(monograph: Monograph) -> str:
    """Return what a monograph begins with, as rich text: title, class, the first lines that tell more than names."""
    from html import escape

    from medviewer.library.mentions.shared_search import NOT_READ

    sections = [section for tab in monograph.tabs for section in tab.sections if section.key not in NOT_READ]
    told = next((section for section in sections if len(section.text) > _TELLING), next(iter(sections), None))
    group = f" – {monograph.drug_class[:LONGEST]}" if monograph.drug_class else ""
    parts = [f"<b>{escape(monograph.title[:LONGEST])}</b>{escape(group)}"]
    if told is not None:
        lines = "<br>".join(escape(line) for line in _lines(told.text))
        parts.append(f"<b>{escape(told.title[:LONGEST])}</b><br>{lines}")
    keys = QCoreApplication.translate("LinkControl", "Click: open. Ctrl+click: compare.")
    parts.append(f"<i>{escape(keys)}</i>")
    return "".join(f"<p>{part}</p>" for part in parts)


def _lines(text: str) -> list[str]:
    """Return the first lines of a section, `LONGEST` signs at most."""
    begun = text[: LONGEST + 1]
    if len(begun) > LONGEST:
        begun = (begun[:LONGEST].rpartition(" ")[0] or begun[:LONGEST]) + " …"
    return [line for line in (" ".join(line.split()) for line in begun.splitlines()) if line]
