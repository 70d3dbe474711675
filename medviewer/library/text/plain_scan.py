"""All pages gone through for a text, letter by letter: for what no index of words finds, such as a sign."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from medviewer.library.text.passages import MOST_COUNTED, RankedPassage, by_drug
from medviewer.library.text.plain_text import PlainText, cuts_number, fold_signs, holds, holds_letters
from medviewer.library.text.snippets import MOST_READ, Snippet, line_around
from medviewer.library.text.stored_texts import unpacked, unpacked_text
from medviewer.library.text.text_query import LONGEST

HEAD = -1
"""Stands for a section's code: names, class and codes of the page, which are above its sections."""
AT_ONCE = 100
"""Pages of one question to an index."""
_CUT, _OTHERWISE = 10.0, 5.0
"""By how much what ends within a number, and what is written otherwise than it was typed, is less close."""
_PAGES = """SELECT page.id, content, title, generic, brands, atc, subtitle
    FROM page LEFT JOIN text ON text.page = page.id WHERE page.id > ? ORDER BY page.id LIMIT ?"""
_PAGE = f"{_PAGES.partition('WHERE')[0]} WHERE page.id = ?"
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


class PlainScan:
    """Goes through the pages of one index, some at a time, so that nobody waits for the index meanwhile.

    keys: of the sections that are asked for, none for all.
    """

    def __init__(self, wanted: PlainText, keys: frozenset[str]) -> None:
        self._wanted = wanted
        self._keys = keys
        self._after = 0
        self.found = ScannedPages((), (), wanted, keys, frozenset(), 0, capped=False)

    def go_on(self, db: sqlite3.Connection) -> bool:
        """Look through the next pages; return whether there may be more of them."""
        if not self._wanted.parts or len(self.found.whole) >= MOST_COUNTED:
            return False
        sections = {key: _Section(code, fold_signs(title), weight) for key, code, title, weight in _all(db)}
        rows = db.execute(_PAGES, (self._after, AT_ONCE)).fetchall()
        looking = _Looking(self._wanted, sections)
        for page, content, *head in rows:
            looking.look(page, unpacked_text(content) if content else "", "\n".join(head))
        whole, parts = (*self.found.whole, *looking.whole), (*self.found.parts, *looking.parts)[:MOST_COUNTED]
        self.found = ScannedPages(
            whole,
            parts,
            self._wanted,
            self._keys,
            frozenset(section.code for key, section in sections.items() if key in self._keys),
            self.found.scanned + len(rows),
            len(whole) >= MOST_COUNTED or len(parts) >= MOST_COUNTED,
        )
        self._after = rows[-1][0] if rows else self._after
        return len(rows) == AT_ONCE


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


class _Looking:
    """Gathers the passages of the pages that it is given."""

    def __init__(self, wanted: PlainText, sections: Mapping[str, _Section]) -> None:
        self.whole = list[RankedPassage]()
        self.parts = list[RankedPassage]()
        self._wanted = wanted
        self._whole = wanted.whole.parts
        self._sections = sections
        titles = [section.title for section in sections.values()]
        self._elsewhere = [part for part in wanted.parts if not any(holds(title, part) for title in titles)]
        """Parts that no section's title holds."""

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
        else:
            self.parts.append(RankedPassage(page, section.code, self._closeness(section, raw, text, wanted.parts)))

    def _closeness(self, section: _Section, raw: str, text: str, parts: Collection[str]) -> float:
        is_cut = any(holds(text, part) and cuts_number(text, part) for part in parts)
        return _CUT * is_cut + _OTHERWISE * (self._wanted.typed not in raw) - section.weight


def holds_any(text: str, parts: Collection[str]) -> bool:
    """Return whether one of some parts stands in a text, all folded."""
    return any(holds(text, part) for part in parts)
