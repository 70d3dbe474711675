"""Find in the page: its hits marked in the text, and the way from one to the next through every tab."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from medviewer.library.names.folding import fold
from medviewer.library.text.plain_text import PlainText, ShownText
from medviewer.library.text.sought_words import SoughtWords
from medviewer.library.text.text_query import searched_words
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_documents import ALL, tab_with
from medviewer.ui.documents.tab_documents import DocumentPosition, DocumentRecipe, TabDocuments
from medviewer.ui.page.equal_words import equal_hits, equals_of, words_of_topic
from medviewer.ui.page.find_bar import FindBar, Finder, FindHit, SearchedText, SoughtText
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.section_tabs import SectionTabs

if TYPE_CHECKING:
    from medviewer.library.glance.chips import Chip
    from medviewer.library.mentions.together import Passage
    from medviewer.library.text.topics import Topic
    from medviewer.ui.documents.open_page import OpenPage


MOST_MARKED = 400
"""Hits that are marked at once: of more, those around what is seen."""


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
    """Finds in what `view` shows. Long texts are searched in a thread. `left()`: the bar was closed."""

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
        self._texts: dict[DocumentPosition, SearchedText] = {}
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.timeout.connect(self._search_text)
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
        self._view.tabs.visit(tab_with(opened.monograph, section))
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
        from medviewer.ui.documents.quoted_passages import term_words

        if self.go_to_section(passage.section):
            named = SoughtWords.of([" ".join(term_words(passage))], begun=False)
            self._show_hits(passage.marks[0].term, named, passage=passage)

    def _show_hits(
        self,
        query: str,
        wanted: SoughtText,
        with_equals: bool = False,
        passage: Passage | None = None,
        chip: Chip | None = None,
    ) -> None:
        """Mark what is wanted, and go to the first hit, that of a passage if one is meant.

        with_equals: mark equals of the query as well. chip: what is wanted, where that is a topic's own paragraphs,
        which go on to be wanted on other tabs and pages.
        """
        self._chip = chip
        self._bar.equals.put(with_equals)
        self._bar.field.blockSignals(True)
        self._bar.open_bar(query)
        self._bar.field.blockSignals(False)
        self._from = 0
        self._find(wanted, passage)
        self._view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next or an earlier hit, wherever on the page it is."""
        if self._anew.isActive():
            self._search_text()
        if self._finder is None or not self._bar.isVisible():
            self.open()
            return
        hit = self._finder.step(by)
        self._from = hit.start if hit else 0
        self._show(hit)

    def _search_text(self) -> None:
        text = self._bar.field.text()
        self._find(self._chip or (ShownText.of(text) if text.strip() else None))

    def _find(self, wanted: SoughtText | None, passage: Passage | None = None) -> None:
        self._stop()
        documents = self._view.documents()
        if documents is None:
            return
        here = self._view.spot()
        spots = documents.spots([ALL] if here.tab == ALL else self._view.tabs.keys()[1:])
        self._equals = equals_of(self._bar.field.text()) if wanted and not self._chip else ()
        later = {spot: documents.recipe(spot) for spot in spots if wanted and documents.is_long(spot.tab)}
        new = [spot for spot in spots if wanted and spot not in later and spot not in self._texts]
        if documents.are_many(spot.tab for spot in new):
            later |= {spot: documents.recipe(spot) for spot in new}
        search = _Search(wanted, self._equals, passage, here) if wanted else None
        hits: list[FindHit] = []
        if search:
            for spot in (spot for spot in spots if spot not in later):
                if spot not in self._texts:
                    self._texts[spot] = SearchedText.of(documents.document(spot))
                hits += search.hits(self._texts[spot], spot)
            if here in self._texts:
                self._from = search.start(self._texts[here], self._from)
        self._finder = Finder(spots, hits, bool(later), self._bar.equals.isChecked())
        if search and later:
            self._find_later(search, later, dict(self._texts))
        self._offer_equals()
        if here in later:
            self._tell()
        else:
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

    def _find_later(
        self,
        search: _Search,
        recipes: Mapping[DocumentPosition, DocumentRecipe],
        known: Mapping[DocumentPosition, SearchedText],
    ) -> None:
        start = self._from

        def look(task: Task) -> _Answer:
            hits: list[FindHit] = []
            texts: dict[DocumentPosition, SearchedText] = {}
            for spot, recipe in recipes.items():
                if task.is_cancelled():
                    break
                texts[spot] = known.get(spot) or SearchedText.of(recipe.make())
                hits += search.hits(texts[spot], spot)
            there = search.start(texts[search.here], start) if search.here in texts else start
            return _Answer(hits, texts, there)

        self._task = self._tasks.run(look, self._take, lane="find")

    def _take(self, answer: _Answer) -> None:
        self._task = None
        assert self._finder is not None
        self._texts |= answer.texts
        self._finder.add(answer.hits)
        self._offer_equals()
        if self._finder.current() is None:
            self._from = answer.start
            self._show(self._finder.begin(self._view.spot(), self._from))
        else:
            self._tell()

    def _tell(self) -> None:
        """Say what is known so far, and mark it; the reader stays where he is."""
        assert self._finder is not None
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
        here = self._in_sight(finder.hits_at(self._view.spot()))
        self._view.page.setExtraSelections([self._marked(hit, hit == finder.current()) for hit in here])

    def _in_sight(self, hits: Sequence[FindHit]) -> Sequence[FindHit]:
        """Return those of many hits that are about where the reader is, of few all; those that are there to be seen."""
        page = self._view.page
        if len(hits) > MOST_MARKED:
            seen = page.cursorForPosition(QPoint(0, page.viewport().height() // 2)).position()
            middle = bisect_left(hits, seen, key=lambda hit: hit.start)
            hits = hits[max(0, middle - MOST_MARKED // 2) : middle + MOST_MARKED // 2]
        end = page.document().characterCount()
        return [hit for hit in hits if hit.start + hit.length < end]

    def _scrolled(self) -> None:
        """Mark those of many hits that are about where the reader is now."""
        if self._finder and len(self._finder.hits_at(self._view.spot())) > MOST_MARKED:
            self._mark()

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
        """Mark the hits of another tab; look anew where it belongs to what was not searched."""
        if self._finder and self._view.spot() not in self._finder.spots:
            self._from = 0
            self._search_text()
        self._mark()

    def _page_changed(self) -> None:
        """Look anew on another page, or on the same one made anew, once it is shown and nothing else is asked there."""
        self._stop()
        self._texts.clear()
        if self._bar.isVisible():
            self._bar.count.clear()
            self._anew.start(0)

    def _stop(self) -> None:
        self._anew.stop()
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
        self._view.page.steps.done.connect(self._mark)
        self._view.page.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._view.spot_shown.connect(self._spot_shown)
        self._view.page_changed.connect(self._page_changed)


class _Search(NamedTuple):
    """A text that is looked for, and its equals.

    passage: the one whose name is to be gone to. here: the tab that is shown.
    """

    wanted: SoughtText
    equals: Sequence[str]
    passage: Passage | None
    here: DocumentPosition

    def hits(self, text: SearchedText, spot: DocumentPosition) -> list[FindHit]:
        """Return the hits in a document, and those of equals; not what its essentials say once more."""
        found = text.hits(self.wanted, spot)
        return [hit for hit in (*found, *equal_hits(text.plain, self.equals, spot, found)) if hit.start >= text.begin]

    def start(self, text: SearchedText, start: int) -> int:
        """Return from where on in the text that is shown the first hit is meant; `start` where no passage is."""
        if self.passage is None:
            return start
        from medviewer.ui.documents.quoted_passages import passage_start

        return passage_start(text.plain, self.passage)


class _Answer(NamedTuple):
    """Hits in long texts, these texts for the next key, and from where on the first hit is meant."""

    hits: list[FindHit]
    texts: Mapping[DocumentPosition, SearchedText]
    start: int
