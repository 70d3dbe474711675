"""All pages gone through for a text, letter by letter: for what no index of words finds, such as a sign."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from medviewer.library.text.passages import MOST_COUNTED, RankedPassage, by_drug
from medviewer.library.text.plain_text import PlainText, cuts_number, fold_signs, holds, holds_letters
from medviewer.library.text.snippets import MOST_READ, Snippet, line_around
from medviewer.library.text.stored_texts import unpacked, unpacked_text
from medviewer.library.text.text_query import LONGEST

HEAD = -1
"""Stands for a section's code: names, class and codes of the page, which are above its sections."""
_AT_ONCE, _TOLD = 50, 1000
"""Pages between two looks at whether the answer is still wanted, and between two words on how far it is."""
_CUT, _OTHERWISE = 10.0, 5.0
"""By how much what ends within a number, and what is written otherwise than it was typed, is less close."""
_PAGES = """SELECT page.id, content, title, generic, brands, atc, subtitle
    FROM page LEFT JOIN text ON text.page = page.id ORDER BY page.id"""
_PAGE = f"{_PAGES.partition('ORDER')[0]} WHERE page.id = ?"
_SECTIONS = "SELECT key, code, title, weight FROM section"


class ScannedPages(NamedTuple):
    """The answer of one index. whole: passages that hold the text as it was typed; parts: those that hold its parts.

    wanted: what was looked for. keys: of the sections that are asked for, none for all; codes: theirs. scanned: pages
    that were gone through. capped: there are more passages.
    """

    whole: tuple[RankedPassage, ...]
    parts: tuple[RankedPassage, ...]
    wanted: PlainText
    keys: frozenset[str]
    codes: frozenset[int]
    scanned: int
    capped: bool

    def used(self, is_whole: bool) -> PlainText:
        """Return what passages hold."""
        return self.wanted.whole if is_whole else self.wanted

    def best(self, is_whole: bool, limit: int) -> list[RankedPassage]:
        """Return the closest passages of the sections that are asked for, those of a drug together."""
        found = self.whole if is_whole else self.parts
        asked = [hit for hit in found if not self.keys or hit.code in self.codes]
        hits = sorted(asked, key=lambda hit: hit.closeness)
        return by_drug(hits[: 4 * limit])[:limit]

    def counts(self, is_whole: bool) -> dict[int, int]:
        """Return how many passages there are by the codes of their sections, not only of those that are asked for."""
        counts: dict[int, int] = {}
        for hit in self.whole if is_whole else self.parts:
            counts[hit.code] = counts.get(hit.code, 0) + 1
        return counts


class _Section(NamedTuple):
    code: int
    title: str
    weight: float


def scan(
    db: sqlite3.Connection,
    wanted: PlainText,
    keys: frozenset[str],
    check: Callable[[], None],
    on_pages: Callable[[int], None],
) -> ScannedPages:
    """Go through the pages of an index. keys: of the sections that are asked for, none for all.

    check: is called between pages, and may raise. on_pages: is told how many pages have been gone through.
    """
    sections = {key: _Section(code, fold_signs(title), weight) for key, code, title, weight in _all(db)}
    codes = frozenset(section.code for key, section in sections.items() if key in keys)
    scanning = _Scanning(wanted, sections)
    number = 0
    if not wanted.parts:
        return ScannedPages((), (), wanted, keys, frozenset(), 0, capped=False)
    for number, (page, content, *head) in enumerate(db.execute(_PAGES), 1):
        if not number % _AT_ONCE:
            check()
            if not number % _TOLD:
                on_pages(number)
        scanning.look(page, unpacked_text(content) if content else "", "\n".join(head))
        if scanning.is_full:
            break
    return ScannedPages(tuple(scanning.whole), tuple(scanning.parts), wanted, keys, codes, number, scanning.is_capped)


def line(db: sqlite3.Connection, hit: RankedPassage, wanted: PlainText) -> Snippet | None:
    """Return the line of a passage that holds what is looked for, None where its page is gone."""
    row = db.execute(_PAGE, (hit.page,)).fetchone()
    if row is None:
        return None
    _, content, *head = row
    key = next((key for key, code, *_ in _all(db) if code == hit.code), "")
    text = dict(unpacked(content)).get(key, "") if key else "\n".join(filter(None, head))
    return _line(text, wanted)


def _line(text: str, wanted: PlainText) -> Snippet:
    """Return the line with the hits; of a long text no more is read than the first such part that holds one."""
    for at in range(0, max(1, len(text)), MOST_READ):
        spans = wanted.spans(text[at : at + MOST_READ + 2 * LONGEST])
        if spans:
            return line_around(text, [(at + a, at + b, text[at + a : at + b].lower()) for a, b in spans])
    return line_around(text, [])


def _all(db: sqlite3.Connection) -> list[tuple[str, int, str, float]]:
    return db.execute(_SECTIONS).fetchall()


class _Scanning:
    """Gathers the passages of the pages that it is given, one after the other."""

    def __init__(self, wanted: PlainText, sections: Mapping[str, _Section]) -> None:
        self.whole = list[RankedPassage]()
        self.parts = list[RankedPassage]()
        self._wanted = wanted
        self._whole = wanted.whole.parts
        self._sections = sections
        titles = [section.title for section in sections.values()]
        self._elsewhere = [part for part in wanted.parts if not any(holds(title, part) for title in titles)]
        """Parts that no section's title holds."""

    @property
    def is_full(self) -> bool:
        """Return whether there are as many passages as are counted."""
        return len(self.whole) >= MOST_COUNTED

    @property
    def is_capped(self) -> bool:
        """Return whether there may be more of them."""
        return self.is_full or len(self.parts) >= MOST_COUNTED

    def look(self, page: int, stored: str, head: str) -> None:
        """Look through a page: the texts of its sections as they are stored, and what stands above them."""
        folded = fold_signs(f"{head}\0{stored}")
        if not all(holds_letters(folded, part) for part in self._elsewhere):
            return
        above, *below = folded.split("\0")
        texts = stored.split("\0")
        if holds_any(above, self._wanted.unwanted):
            return
        before = len(self.whole), len(self.parts)
        for key, raw, text in zip(texts[::2], texts[1::2], below[1::2], strict=False):
            if key in self._sections:
                self._look_at(page, self._sections[key], raw, text, above)
        if before == (len(self.whole), len(self.parts)):
            self._look_at(page, _Section(HEAD, "", 0.0), head, above, "")

    def _look_at(self, page: int, section: _Section, raw: str, text: str, above: str) -> None:
        """Take a section in that holds all parts, some of them perhaps in what stands above, but not all."""
        wanted = self._wanted
        if holds_any(text, wanted.unwanted) or holds_any(section.title, wanted.unwanted):
            return
        here = [holds(text, part) or holds(section.title, part) for part in wanted.parts]
        if not any(here) or not all(at or holds(above, one) for at, one in zip(here, wanted.parts, strict=True)):
            return
        whole = self._whole
        if all(holds(text, part) or holds(section.title, part) for part in whole):
            self.whole.append(RankedPassage(page, section.code, self._closeness(section, raw, text, whole)))
        elif len(self.parts) < MOST_COUNTED:
            self.parts.append(RankedPassage(page, section.code, self._closeness(section, raw, text, wanted.parts)))

    def _closeness(self, section: _Section, raw: str, text: str, parts: Collection[str]) -> float:
        is_cut = any(holds(text, part) and cuts_number(text, part) for part in parts)
        return _CUT * is_cut + _OTHERWISE * (self._wanted.typed not in raw) - section.weight


def holds_any(text: str, parts: Collection[str]) -> bool:
    """Return whether one of some parts stands in a text, all folded."""
    return any(holds(text, part) for part in parts)
