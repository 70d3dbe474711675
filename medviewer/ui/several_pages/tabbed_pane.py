"""A view of several monographs: text under tabs, with a find bar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.tab_documents import DocumentPosition, TabDocuments, TabText
from medviewer.ui.page.find_bar import FindBar
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.panes import PaneOnTop
from medviewer.ui.page.section_tabs import SectionTabs
from medviewer.ui.services.page_loader import Stop

if TYPE_CHECKING:
    from medviewer.ui.documents.copied_text import CopiedText
    from medviewer.ui.documents.open_page import OpenPage
    from medviewer.ui.documents.tab_copies import TabCopies


class TabbedPane(PaneOnTop):
    """Tabs, the text of the one that is chosen, and its find bar; those who inherit lay them out.

    page_changed(): the text is another, or was made anew. spot_shown(): another tab.
    """

    page_changed = Signal()
    spot_shown = Signal()

    def __init__(self, theme: Theme, sections: str, parent: QWidget | None = None) -> None:
        """Make the parts. sections: what the tabs are called for those who do not see them."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._documents: TabDocuments | None = None
        self._blank = QTextDocument(self)
        self.tabs = SectionTabs(sections, self)
        self.page = PageView(self)
        self.find_bar = FindBar(theme, self)
        self.tabs.currentChanged.connect(self._tab_chosen)

    def opened(self) -> OpenPage | None:
        """Return None: this is not one monograph."""
        return None

    def stop(self) -> Stop | None:
        """Return None: the way back does not lead here."""
        return None

    def documents(self) -> TabDocuments | None:
        """Return the documents of the tabs."""
        return self._documents

    def spot(self) -> DocumentPosition:
        """Return which document is shown."""
        return DocumentPosition(self.tabs.key())

    def copied(self) -> CopiedText:
        """Return what is shown, with its line of source, for the clipboard."""
        from medviewer.ui.documents.copied_text import of_document

        self.page.steps.finish()
        return of_document(self.page.document(), self.page.columns() > 1).with_credit(self.page.credit)

    def copy_tab(self, copies: TabCopies) -> None:
        """Put what is shown on the clipboard, with its line of source."""
        tab, page = self.tabs.key(), self.page
        if self._documents is not None and self._documents.is_long(tab):
            recipe = self._documents.recipe(self.spot())
            copies.put_long(recipe, page.accessibleName(), page.credit, page.columns() > 1)
        else:
            copies.put(self.copied())

    def show_spot(self, spot: DocumentPosition) -> None:
        """Show a tab from its start, unless it is shown already."""
        if spot == self.spot():
            return
        self.tabs.show_key(spot.tab)
        self._show(0.0)
        self.spot_shown.emit()

    def retheme(self) -> None:
        """Take colours and font anew."""
        self.find_bar.retheme()

    def _make_documents(self, texts: Callable[[str], TabText], count: Callable[[str], int] = lambda _tab: 0) -> None:
        """Make the documents anew; texts, count: as of `TabDocuments`."""
        self.page.show_nothing(self._blank)
        if self._documents is not None:
            self._documents.drop()
        self._documents = TabDocuments(texts, self._theme.page_style(), self.font(), self.page, count)

    def _fill_tabs(
        self, titled: Sequence[tuple[str, str]], shown: str = "", boxed: Collection[str] = frozenset()
    ) -> None:
        """Make the tabs of (key, title), as `SectionTabs.fill` does."""
        self.tabs.fill(titled, shown, boxed)

    def _show(self, place: float) -> None:
        """Show the document of the spot, `place` of the way down."""
        assert self._documents is not None
        title = self.tabs.tabText(self.tabs.currentIndex()).replace("&&", "&")
        self.page.credit = self._credit(title)
        self.page.setAccessibleName(self._spoken(title))
        growing = self._documents.growing(self.spot())
        self.page.show_document(growing.document, growing)
        self.page.go_to(place)

    def _credit(self, title: str) -> str:
        """Return what is copied behind a text of the tab with this title."""
        raise NotImplementedError

    def _spoken(self, title: str) -> str:
        """Return what a screen reader calls the text of the tab with this title."""
        raise NotImplementedError

    def _tab_chosen(self, _number: int) -> None:
        self._show(0.0)
        self.spot_shown.emit()

    def _framed_tabs(self) -> QFrame:
        framed = QFrame(self)
        framed.setObjectName("sectionsFrame")
        inside = QHBoxLayout(framed)
        inside.setContentsMargins(14, 0, 14, 0)
        inside.addWidget(self.tabs)
        return framed
