"""The text of a comparison in pieces, a row each, made one after the other in the threads that ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import takewhile
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from medviewer.export import comparison
from medviewer.export.images import ImageBudget
from medviewer.export.paper.parts import first_part
from medviewer.export.paper.printout import LONGEST_WORD, lines_at_spaces
from medviewer.export.paper.richtext import rich_text, split_tags
from medviewer.ui.base.language import code_in_force
from medviewer.ui.documents import page_documents
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.page_images import in_column
from medviewer.ui.documents.pieces import weight_of
from medviewer.ui.documents.prepared_tabs import PreparedText
from medviewer.ui.documents.tab_documents import is_much
from medviewer.ui.several_pages.column_width import CELL_PADDING, letters_of, widest_of, widest_word

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.ui.documents.open_page import OpenPage

LARGEST_CELL = 12_000
"""What a cell may weigh, as `parts` weighs it: a row of four of them is laid out in a hundredth of a second or two."""
SHORT = 30_000
"""Letters of all pages up to which all rows are made before the first is shown."""
BESIDE_WORDS = 2 * CELL_PADDING + 2
"""Pixels of a column beside its widest word."""
LONGEST_WHOLE = 24
"""Letters of a word up to which it stays on one line in a column."""
BREAK = "\u200b"
_LONG_WORD = re.compile(rf"[^\s{BREAK}<>&]{{{LONGEST_WHOLE + 1},}}")
_AMOUNT = re.compile(r"\d(?:[mkµμn]?g|mcg|[mdµμ]?[lL]|[mµμn]?mol|mEq|I?U|IE|h|min|d|s)(?![^\W\d_])|%")
"""An amount, which is part of a dose and of no chemical name."""
_JOINT = re.compile(r"(?<=[^\W\d_]{3}[-/])(?=[^-/])|(?<=[\])]-)(?=[^-/])")
_TAG = re.compile("<[^<>]*>")
_TABLE = re.compile(r"<table(?! class=\"callout\")")


class ColumnRoom(NamedTuple):
    """Room for a column. width: pixels of it. table_columns: that a table within a cell may have; 0 for lists.

    style, font: of the page.
    """

    width: int
    table_columns: int
    style: str
    font: QFont


class ComparedTabs:
    """Makes each row once, for the tab of its section and for all of the text; may be asked in any thread.

    room: for which they are made. wanted: the key of the tab that is made first.
    """

    def __init__(self, pages: Sequence[OpenPage], room: ColumnRoom, wanted: str) -> None:
        self._pages = pages
        self._columns = [comparison.Column(page.monograph, page.source) for page in pages]
        self.titles = _titles(self._columns)
        self.room = room
        self._rows: dict[str, str] = {}
        self._widths: dict[str, int] = {}
        self._lock = Lock()
        self.wanted = wanted if wanted in self.titles else ALL

    def text(self, key: str) -> PreparedText:
        """Return the text of a tab, rows of which may be yet to come."""
        return PreparedText(self, key)

    def count(self, key: str) -> int:
        """Return how many rows a tab has."""
        return len(self._keys(key))

    def is_whole(self) -> bool:
        """Return whether all rows are there."""
        return len(self._rows) == len(self.titles)

    def begin(self) -> None:
        """Make what of the tab that is wanted is shown without a pause, and look for the longest words of its rest."""
        all_at_once = sum(len(page.monograph.markdown) for page in self._pages) <= SHORT
        for key in self._keys(self.wanted) if not all_at_once else ():
            self._widths.setdefault(key, self._widest_apart(key))
        while self.make_next():
            pieces, is_all = self.made(self.wanted)
            if not all_at_once and (is_all or is_much(pieces)):
                break

    def make_next(self) -> str:
        """Make a row of the tab that is wanted, else another one; return the key of its tab, empty where all are."""
        key = next((key for key in (*self._keys(self.wanted), *self.titles) if key not in self._rows), "")
        if key:
            self.make(key)
        return key

    def make(self, key: str) -> bool:
        """Make the next row of a tab; return whether it is whole then."""
        with self._lock:
            missing = [one for one in self._keys(key) if one not in self._rows]
            if missing:
                html = ""
                try:
                    html = self._row(missing[0])
                    self._widths[missing[0]] = self._width(html)
                finally:  # a row that cannot be made is left out, and the error is told
                    self._rows[missing[0]] = html
        return len(missing) <= 1

    def made(self, key: str) -> tuple[Sequence[str], bool]:
        """Return the rows of a tab that are there, in their order, and whether they are all."""
        keys = self._keys(key)
        there = [self._rows[one] for one in takewhile(self._rows.__contains__, keys)]
        return there or ([] if keys else [""]), len(there) == len(keys)

    def least(self, key: str) -> int:
        """Return the width that a column of a tab needs for its words, in pixels, as far as that is known."""
        return max((self._widths.get(one, 0) for one in self._keys(key)), default=0)

    def _keys(self, key: str) -> Sequence[str]:
        return list(self.titles) if key == ALL else [key] if key in self.titles else []

    def _row(self, key: str) -> str:
        names = [column.monograph.title for column in self._columns]
        images = _OnScreen([column.source for column in self._columns])
        [row] = comparison.rows_of(self._columns, key, images)
        missing = QCoreApplication.translate("CompareView", "The page of {} has no section “{}”.")
        return comparison.table(row._replace(title=self.titles[key]), names, False, self._fitted, missing)

    def _fitted(self, cell: str) -> str:
        """Return a cell as the screen shows it: a table in it whose words need more room becomes a list."""
        for columns in range(self.room.table_columns, 0, -1):
            html = _fitted(cell, columns)
            if not _TABLE.search(html):
                return html
            if self._width(f"<table><tr><td>{html}</td></tr></table>") <= self.room.width:
                return html
        return _fitted(cell, 0)

    def _width(self, html: str) -> int:
        return widest_word(page_documents.build(html, self.room.style, self.room.font)) + BESIDE_WORDS

    def _widest_apart(self, key: str) -> int:
        """Return the width of the widest word of a row that is not made yet, without what ties and tables add.

        Words that have room in any letters are not looked at.
        """
        font = page_documents.reading_font(self.room.font)
        letters = letters_of(self.room.width, font)
        cells = (_TAG.sub(" ", cell) for column in self._columns for cell in _bare_cells(column, key))
        words = {unescape(word) for cell in cells for word in cell.split() if len(word) >= letters}
        whole = {part for word in words for part in _breaks(word).split(BREAK)}
        parts = {word[at : at + LONGEST_WORD] for word in whole for at in range(0, len(word), LONGEST_WORD)}
        return widest_of(parts, font) + BESIDE_WORDS


class _OnScreen(ImageBudget):
    """Has images stay where they are, told apart by column: the thread that read their page has looked at them."""

    def __init__(self, sources: Sequence[PageSource]) -> None:
        super().__init__()
        self._sources = sources

    def shown(self, body: str, source: PageSource) -> str:
        """Return safe HTML with its images addressed as those of their column."""
        return in_column(body, self._sources.index(source))


def _titles(columns: Sequence[comparison.Column]) -> dict[str, str]:
    """Return the titles of the tabs by their keys, in the language of the window."""
    code = code_in_force()
    shown = {tab.key: tab.titled(code) for column in columns for tab in column.monograph.tabs}
    return {key: shown[key] for key, _ in comparison.tabs_of(columns)}


def _bare_cells(column: comparison.Column, key: str) -> Iterator[str]:
    """Yield the HTML of a cell about as far as it is shown."""
    for tab in column.monograph.tabs:
        if tab.key == key:
            html = "".join(section.html for section in tab.sections)
            while (weight := weight_of(html)) > LARGEST_CELL:
                html = html[: html.rfind("<", 0, len(html) * LARGEST_CELL // weight)]
            yield html


def with_breaks(html: str) -> str:
    """Return HTML in which long chemical names and addresses may go on in another line after their own hyphens."""
    pieces = split_tags(html)
    pieces[::2] = [_LONG_WORD.sub(lambda word: _breaks(word[0]), text) for text in pieces[::2]]
    return "".join(pieces)


def _breaks(word: str) -> str:
    return word if len(word) <= LONGEST_WHOLE or _AMOUNT.search(word) else _JOINT.sub(BREAK, word)


def _fitted(cell: str, most_columns: int) -> str:
    """Return a cell as the screen shows it: what would take long to lay out is said to go on on its own page.

    most_columns: of a table within it; the rows of a wider one become lines, in which no word has to be broken.
    """
    bare, is_whole = first_part(cell, LARGEST_CELL)
    first, is_fitting = first_part(rich_text(bare, most_columns), LARGEST_CELL)
    first = lines_at_spaces(with_breaks(first))
    message = QCoreApplication.translate("CompareView", "Shortened here: open the page to read on.")
    return first if is_whole and is_fitting else f'{first}<p class="missing">{escape(message)}</p>'
