"""Pages that name the open one: how many, in its header, and a pane that quotes them by section."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from medviewer.ui.base.tasks import Task
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import Panes
from medviewer.ui.services.services import Services
from medviewer.ui.several_pages.quotes_control import QuotesControl

if TYPE_CHECKING:
    from medviewer.library.mentions.together import NamingCount
    from medviewer.ui.several_pages.named_by_text import NamedByText

translate = QCoreApplication.translate


class NamedByControl(QuotesControl):
    """Asks who names a page while that is read, and quotes them. told(): it is known of the open page."""

    told = Signal()

    def __init__(self, panes: Panes, services: Services, page: PageControl) -> None:
        super().__init__(panes, services, page, translate("NamedByControl", "Sections that name it"))
        self._reader = services.reader
        self._asked: Task | None = None
        self._about = ""
        self._count: NamingCount | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask_again)
        self._reader.reads.connect(self._ask)
        self._reader.failed.connect(lambda _id, _error: self.ask())
        self._session.settled.connect(self._ask_for_the_rest)
        self._session.pages_changed.connect(self.ask)
        self._session.arranged.connect(self.ask)
        self._session.closing.connect(self.forget)

    def ask(self) -> None:
        """Ask anew who names the open page."""
        self._later.start(0)

    def page_shown(self) -> None:
        """Say who names the page that is open now, as far as that is known."""
        if self._is_open(self._about):
            self._tell()
        else:
            self.ask()

    def show(self) -> None:
        """Quote the pages that name the open one."""
        opened, catalogue = self._panes.opened(), self._session.catalogue
        if opened is None or catalogue is None:
            return
        self._stop()
        page_id, done = opened.id, partial(self._show, opened.id, title=opened.monograph.title)

        def work(_task: Task) -> NamedByText:
            from medviewer.ui.several_pages.named_by_text import asked

            return asked(catalogue, page_id)

        self._task = self._tasks.run(work, done, self._messages.report, lane="related")

    def _ask(self, page_id: str) -> None:
        catalogue = self._session.catalogue
        self._stop_asking()
        if catalogue is not None:
            self._about = page_id
            self._asked = self._tasks.run(lambda _task: catalogue.naming_count(page_id), self._take, lane="related")

    def _ask_again(self) -> None:
        opened = self._panes.opened()
        page_id = self._reader.reading_id() or (opened.id if opened else "")
        if page_id:
            self._ask(page_id)

    def _ask_for_the_rest(self) -> None:
        """Ask once more when all pages have been looked through."""
        if self._count is not None and not self._count.whole:
            self.ask()

    def _take(self, count: NamingCount) -> None:
        self._asked = None
        self._count = count
        self._tell()

    def _tell(self) -> None:
        """Say what is known of the open page; an answer that comes before its page waits for it."""
        if self._count is None or not self._is_open(self._about):
            return
        pages, whole = self._count
        told = translate("NamedByControl", "Mentioned in %Ln page(s)", "", pages) if pages else ""
        so_far = translate("NamedByControl", "{} so far").format(told) if told and not whole else told
        self._panes.monograph.header.show_named_by(so_far)
        self.told.emit()

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
        opened = self._panes.opened()
        return opened is not None and opened.id == page_id

    def forget(self) -> None:
        """Ask no more, and go back to the page."""
        self._later.stop()
        self._stop()
        self._stop_asking()
        if self.is_shown():
            self.leave()

    def _stop_asking(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        self._asked, self._about, self._count = None, "", None
