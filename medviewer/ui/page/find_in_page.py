"""Find in the page: its hits marked in the text, and the way from one to the next through every part of every tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from medviewer.library.names.folding import fold
from medviewer.library.text.plain_text import PlainText, ShownText
from medviewer.library.text.sought_words import SoughtWords
from medviewer.library.text.text_query import searched_words
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.essentials_box import box_end
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.tab_documents import DocumentPosition, DocumentRecipe, TabDocuments
from medviewer.ui.page.equal_words import equal_hits, equals_of, words_of_topic
from medviewer.ui.page.find_bar import FindBar, Finder, FindHit, SoughtText, hits_in
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.section_tabs import SectionTabs

if TYPE_CHECKING:
    from medviewer.library.glance.chips import Chip
    from medviewer.library.mentions.together import Passage
    from medviewer.library.text.topics import Topic
    from medviewer.ui.documents.open_page import OpenPage


class Searchable(Protocol):
    """Text under tabs. opened(): the one monograph that it shows, if it is one."""

    page: PageView
    tabs: SectionTabs

    @property
    def spot_shown(self) -> SignalInstance: ...
    @property
    def page_changed(self) -> SignalInstance: ...
    def opened(self) -> OpenPage | None: ...
    def documents(self) -> TabDocuments | None: ...
    def spot(self) -> DocumentPosition: ...
    def show_spot(self, spot: DocumentPosition) -> None: ...


class FindInPage(QObject):
    """Finds in what `view` shows. What is not yet laid out is searched in a thread. `left()`: the bar was closed."""

    left = Signal()

    def __init__(self, view: Searchable, bar: FindBar, theme: Theme, tasks: Tasks) -> None:
        super().__init__(view.page)
        self._view = view
        self._bar = bar
        self._theme = theme
        self._tasks = tasks
        self._finder: Finder | None = None
        self._task: Task | None = None
        self._from = 0
        self._equals: tuple[str, ...] = ()
        self._chip: Chip | None = None
        self._connect()

    def open(self) -> None:
        """Open the find bar on the text that is marked."""
        self._from = self._view.page.first_seen()
        self._chip = None
        self._bar.open_bar(self._view.page.textCursor().selectedText())
        self._search_text()

    def go_to_section(self, section: str) -> bool:
        """Choose the tab that holds a section, else the whole page; return whether a page is open."""
        opened = self._view.opened()
        if opened is None:
            return False
        tabs = [tab.key for tab in opened.monograph.tabs if any(s.key == section for s in tab.sections)]
        self._view.tabs.visit(tabs[0] if tabs else ALL)
        return True

    def show_asked(self, section: str, query: str, what: Topic | PlainText | None) -> None:
        """Go to the tab of a section, with what a search asked for marked, at the first of it.

        what: a text letter by letter; a topic, whose words are all marked; None for words that begin as the query's.
        """
        if not self.go_to_section(section):
            return
        if isinstance(what, PlainText):
            self._show_hits(query, what)
            return
        words = searched_words(query)
        asked = words_of_topic(words, what) if what else []
        self._show_hits(query, SoughtWords.of(asked or words), with_equals=what is not None)

    def show_chip(self, chip: Chip) -> None:
        """Mark the paragraphs that speak of a topic, and go to the first from this tab on; asked again, to the next."""
        from medviewer.ui.base.topic_titles import topic_title

        if self._chip == chip and self._finder is not None and self._bar.isVisible():
            self.step(1)
        else:
            self._show_hits(topic_title(chip.name), chip, chip=chip)

    def show_passage(self, passage: Passage) -> None:
        """Go to the tab and the place of a passage that names another page, with the name marked there."""
        from medviewer.ui.documents.quoted_passages import find_passage, term_words

        documents = self._view.documents()
        if not self.go_to_section(passage.section) or documents is None:
            return
        found = find_passage(documents, self._view.spot().tab, passage)
        if found:
            self._view.show_spot(found.spot)
        named = SoughtWords.of([" ".join(term_words(passage))], begun=False)
        self._show_hits(passage.marks[0].term, named, found.start if found else 0)

    def _show_hits(
        self, query: str, wanted: SoughtText, start: int = 0, with_equals: bool = False, chip: Chip | None = None
    ) -> None:
        """Mark what is wanted, and go to the first hit from `start` on. with_equals: and equals of the query.

        chip: what is wanted, where that is a topic's own paragraphs, which go on to be wanted on other tabs and pages.
        """
        self._chip = chip
        self._bar.equals.put(with_equals)
        self._bar.field.blockSignals(True)
        self._bar.open_bar(query)
        self._bar.field.blockSignals(False)
        self._from = start
        self._find(wanted)
        self._view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next or an earlier hit, wherever on the page it is."""
        if self._finder is None or not self._bar.isVisible():
            self.open()
            return
        hit = self._finder.step(by)
        self._from = hit.start if hit else 0
        self._show(hit)

    def _search_text(self) -> None:
        text = self._bar.field.text()
        self._find(self._chip or (ShownText.of(text) if text.strip() else None))

    def _find(self, wanted: SoughtText | None) -> None:
        self._stop()
        documents = self._view.documents()
        if documents is None:
            return
        here = self._view.spot()
        spots = documents.spots([ALL] if here.tab == ALL else self._view.tabs.keys()[1:])
        later = [spot for spot in spots if spot != here and documents.count(spot.tab) > 1] if wanted else []
        now = [spot for spot in spots if spot not in set(later)]
        self._equals = equals_of(self._bar.field.text()) if wanted and not self._chip else ()
        hits: list[FindHit] = []
        if wanted:
            for spot in now:
                hits += _all_hits(documents.document(spot), wanted, self._equals, spot)
        self._finder = Finder(spots, hits, bool(later), self._bar.equals.isChecked())
        if wanted and later:
            self._find_later(wanted, self._equals, [documents.recipe(spot) for spot in later])
        self._offer_equals()
        self._show(self._finder.begin(here, self._from))
        if not wanted:
            self._bar.count.clear()

    def _offer_equals(self) -> None:
        """Offer the equals of what is looked for that stand on the page."""
        found = self._finder.equals() if self._finder else Counter[str]()
        names = {fold(word): word for word in self._equals}
        self._bar.equals.show_words([names[word] for word, _ in found.most_common() if word in names], found.total())

    def _choose_equals(self, shown: bool) -> None:
        """Mark and count the equals as well, or no longer."""
        if self._finder:
            self._finder.count_equals(shown)
            self._show(self._finder.current())

    def _take_text(self) -> None:
        """Look for another text: its equals are not marked unasked."""
        self._chip = None
        self._bar.equals.put(down=False)
        self._search_text()

    def _find_later(self, wanted: SoughtText, equals: Sequence[str], recipes: Sequence[DocumentRecipe]) -> None:
        def look(task: Task) -> list[FindHit]:
            hits: list[FindHit] = []
            for recipe in recipes:
                if task.is_cancelled():
                    break
                hits += _all_hits(recipe.make(), wanted, equals, recipe.spot)
            return hits

        self._task = self._tasks.run(look, self._take, lane="find")

    def _take(self, hits: list[FindHit]) -> None:
        self._task = None
        assert self._finder is not None
        self._finder.add(hits)
        self._offer_equals()
        if self._finder.current() is None:
            self._show(self._finder.begin(self._view.spot(), self._from))
        else:
            self._bar.count.setText(self._finder.status())
            self._mark()

    def _show(self, hit: FindHit | None) -> None:
        assert self._finder is not None
        self._bar.count.setText(self._finder.status())
        if hit:
            self._view.show_spot(hit.spot)
            self._view.page.show_hit(hit.start, hit.length)
        self._mark()

    def _mark(self) -> None:
        finder = self._finder
        if finder is None or not self._bar.isVisible():
            self._view.page.setExtraSelections([])
            return
        here = finder.hits_at(self._view.spot())
        self._view.page.setExtraSelections([self._marked(hit, hit == finder.current()) for hit in here])

    def _marked(self, hit: FindHit, current: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._view.page.document())
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.start + hit.length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        colours = self._theme.colours
        look.setBackground(QColor(colours.hit_now if current else colours.hit))
        look.setForeground(QColor(colours.text))
        look.setFontUnderline(current)
        if hit.equal and not current:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        mark.cursor, mark.format = cursor, look
        return mark

    def _spot_shown(self) -> None:
        """Mark the hits of another part; look anew where it belongs to what was not searched."""
        if self._finder and self._view.spot() not in self._finder.spots:
            self._from = 0
            self._search_text()
        self._mark()

    def _page_changed(self) -> None:
        """Look anew on another page, or on the same one made anew."""
        self._stop()
        if self._bar.isVisible():
            self._search_text()

    def _stop(self) -> None:
        self._finder = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _close(self) -> None:
        self._stop()
        self._chip = None
        self._mark()
        self._view.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _connect(self) -> None:
        self._bar.text_changed.connect(self._take_text)
        self._bar.equals_chosen.connect(self._choose_equals)
        self._bar.step_requested.connect(self.step)
        self._bar.closed.connect(self._close)
        self._view.spot_shown.connect(self._spot_shown)
        self._view.page_changed.connect(self._page_changed)


def _all_hits(
    document: QTextDocument, wanted: SoughtText, equals: Sequence[str], spot: DocumentPosition
) -> list[FindHit]:
    """Return the hits of a text in a document, and those of its equals; not what its essentials say once more."""
    found = hits_in(document, wanted, spot)
    first = box_end(document) if spot == DocumentPosition(ALL, 0) else 0
    return [hit for hit in (*found, *equal_hits(document, equals, spot, found)) if hit.start >= first]
