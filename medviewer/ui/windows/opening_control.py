"""Names, links and paths from elsewhere, opened in one window although nobody chose them there."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from medviewer.arriving.requests import MOST_PATHS, StartRequest
from medviewer.errors import MedviewerError, UnknownNameError
from medviewer.library.paths import PAGES
from medviewer.quoted_names import named
from medviewer.ui.base.dragging import FileDrops
from medviewer.ui.base.messages import message_text
from medviewer.ui.library.library_control import LibraryControl
from medviewer.ui.open_pages.page_tab_control import PageTabControl
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.services.library_session import OPENING
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.arriving.arrived_path import ArrivedPath
    from medviewer.arriving.linked_page import LinkedPage
    from medviewer.library.catalogue import Catalogue

translate = QCoreApplication.translate


class OpeningControl(QObject):
    """Opens pages once the libraries are read, since one that comes later may bear the same name.

    A page is opened in a tab of its own; one that is open already is gone to.
    """

    def __init__(self, drugs: DrugList, services: Services, pages: PageTabControl, library: LibraryControl) -> None:
        super().__init__(drugs)
        self._drugs = drugs
        self._session = services.session
        self._tasks = services.tasks
        self._messages = services.messages
        self._pages = pages
        self._library = library
        self._waiting: list[Callable[[Catalogue], None]] = []
        FileDrops(drugs.window(), drugs.field).dropped.connect(self.open_paths)
        for news in (self._session.settled, self._session.rows_changed):
            news.connect(self._go_on)

    def open(self, request: StartRequest) -> None:
        """Open what a start asks for."""
        if request.name:
            self._when_read(partial(self._open_name, request.name))
        if request.link:
            self.open_link(request.link)
        if request.paths:
            self.open_paths([Path(path) for path in request.paths])

    def open_link(self, link: str) -> None:
        """Open the monograph of a link; say why, where it is refused or means no page alone."""
        from medviewer.arriving.page_links import LinkError, PageLink, read

        def ask(wanted: PageLink, catalogue: Catalogue) -> None:
            from medviewer.arriving.linked_page import linked_page

            self._tasks.run(
                lambda _task: linked_page(catalogue, wanted),
                partial(self._take_page, section=wanted.section),
                self._messages.report,
                lane="related",
            )

        try:
            wanted = read(link)
        except LinkError as error:
            self._messages.report(error)
        else:
            self._when_read(partial(ask, wanted))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Add packs and folders to the libraries, as the window's menu does, and open pages of open libraries."""
        if len(paths) > MOST_PATHS:
            text = translate("OpeningControl", "So many files are not opened at once.")
            self._messages.note(text)
            return
        pages = [path for path in paths if os.fsencode(path.name).lower().endswith(PAGES)]
        others = [path for path in paths if path not in pages]
        catalogue = self._session.catalogue
        if others and catalogue is not None:
            self._ask_for_paths(others, catalogue)
        if pages:
            self._when_read(partial(self._ask_for_paths, pages))

    def _ask_for_paths(self, paths: Sequence[Path], catalogue: Catalogue) -> None:
        from medviewer.arriving.arrived_path import arrived

        self._tasks.run(
            lambda _task: [arrived(path, catalogue) for path in paths],
            self._take_paths,
            self._messages.report,
            lane=OPENING,
        )

    def _when_read(self, do: Callable[[Catalogue], None]) -> None:
        """Do it now, or once the libraries have been read, and say so."""
        self._waiting.append(do)
        self._go_on()
        if self._waiting:
            text = translate("OpeningControl", "What was asked for opens once the libraries have been read.")
            self._messages.say(text, self._session.settled, self._session.failed)

    def _go_on(self) -> None:
        catalogue = self._session.catalogue
        if catalogue is None or self._session.is_reading():
            return
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do(catalogue)

    def _open_name(self, name: str, catalogue: Catalogue) -> None:
        def failed(error: MedviewerError) -> None:
            self._messages.report(error)
            if isinstance(error, UnknownNameError):
                self._drugs.field.setText(name)

        self._tasks.run(lambda _task: catalogue.find(name).id, self._pages.open_or_choose, failed, lane="related")

    def _take_page(self, found: LinkedPage, section: str) -> None:
        if found.id:
            self._pages.open_or_choose(found.id, section)
            return
        self._messages.note(message_text(found.said))
        if found.query:
            self._drugs.focus_field()
            self._drugs.field.setText(found.query)

    def _take_paths(self, found: Sequence[ArrivedPath]) -> None:
        from medviewer.arriving.arrived_path import Meant

        for one in found:
            if one.meant is Meant.PAGE:
                self._pages.open_or_choose(one.id)
            elif one.meant is Meant.LIBRARY:
                self._library.add(one.path, self._say_added)
            elif one.meant is Meant.STRAY_PAGE:
                self._offer_folder(one.path)
            else:
                self._messages.note(message_text(one.said))

    def _offer_folder(self, page: Path) -> None:
        """Ask whether a page's folder is to be a library: a folder of downloads would be none."""
        text = translate("OpeningControl", "“{}” is a page of no open library. Its folder can be added as one: {}")
        folder = page.parent
        self._messages.offer(
            text.format(named(page.name), named(str(folder))),
            translate("OpeningControl", "Add this folder"),
            lambda: self._library.add(folder, lambda root: self._added_for(page)),
        )

    def _added_for(self, page: Path) -> None:
        """Open a page whose folder is a library now."""
        self._when_read(partial(self._ask_for_paths, [page]))

    def _say_added(self, root: Path) -> None:
        """Say which library has come, and offer to take it out again: a thing is easily dropped on a window."""
        text = translate("OpeningControl", "“{}” is among your libraries from now on.").format(named(root.name))
        remove = translate("OpeningControl", "Take it out again")
        self._messages.offer(text, remove, lambda: self._library.remove(root))
