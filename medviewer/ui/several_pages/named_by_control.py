"""Pages that name the open one: how many, in its header, and a pane that quotes them by section."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from medviewer.ui.base.tasks import Task
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import Panes
from medviewer.ui.services.services import Services
from medviewer.ui.several_pages.quotes_control import QuotesControl

if TYPE_CHECKING:
    from medviewer.library.mentions.together import NamedBy
    from medviewer.ui.several_pages.named_by_text import NamedByText

translate = QCoreApplication.translate


class NamedByControl(QuotesControl):
    """Asks who names the open page once that is painted, and quotes them."""

    def __init__(self, panes: Panes, services: Services, page: PageControl) -> None:
        super().__init__(panes, services, page, translate("NamedByControl", "Sections that name it"))
        self._asked: Task | None = None
        self._whole = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask)
        self._session.settled.connect(self._ask_again)
        self._session.pages_changed.connect(self.ask)
        self._session.arranged.connect(self.ask)
        self._session.closing.connect(self.forget)

    def ask(self) -> None:
        """Ask who names the open page, as soon as that has been painted."""
        self._later.start(0)

    def show(self) -> None:
        """Quote the pages that name the open one."""
        opened, catalogue = self._panes.monograph.opened(), self._session.catalogue
        if opened is None or catalogue is None:
            return
        self._stop()
        page_id, done = opened.id, partial(self._show, opened.id, title=opened.monograph.title)

        def work(_task: Task) -> NamedByText:
            from medviewer.ui.several_pages.named_by_text import asked

            return asked(catalogue, page_id)

        self._task = self._tasks.run(work, done, self._messages.report, lane="related")

    def _ask(self) -> None:
        opened, catalogue = self._panes.monograph.opened(), self._session.catalogue
        if self._asked is not None:
            self._asked.cancel()
        if opened is None or catalogue is None:
            return
        page_id = opened.id
        self._asked = self._tasks.run(
            lambda _task: _counted(catalogue.named_by(page_id)), partial(self._tell, page_id), lane="related"
        )

    def _ask_again(self) -> None:
        """Ask once more when all pages have been looked through."""
        if not self._whole:
            self._ask()

    def _tell(self, page_id: str, counted: tuple[int, bool]) -> None:
        self._asked = None
        if not self._is_open(page_id):
            return
        count, self._whole = counted
        told = translate("NamedByControl", "Mentioned in %Ln page(s)", "", count) if count else ""
        so_far = translate("NamedByControl", "{} so far").format(told) if told and not self._whole else told
        self._panes.monograph.header.show_named_by(so_far)

    def _show(self, page_id: str, answer: NamedByText, title: str) -> None:
        self._task = None
        if not self._is_open(page_id):
            return
        told = translate("NamedByControl", "{} is mentioned in %Ln page(s)", "", answer.pages).format(title)
        tabs = [(ALL, translate("NamedByControl", "All")), *answer.sections]
        self.view().show_quotes(told, tabs, answer.parts, answer.quotes)
        self.come_back()

    def _is_open(self, page_id: str) -> bool:
        """Return whether this page is still the open one, of which an answer may be told."""
        opened = self._panes.monograph.opened()
        return opened is not None and opened.id == page_id

    def forget(self) -> None:
        """Ask no more, and go back to the page."""
        self._later.stop()
        self._stop()
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        if self.is_shown():
            self.leave()


def _counted(named: NamedBy) -> tuple[int, bool]:
    """Return how many pages name one, and whether all pages were looked through; the rows stay in the thread."""
    return len({page.id for part in named.sections for page in part.pages}), named.whole
