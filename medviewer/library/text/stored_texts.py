"""The texts of pages in the index: each section of a page is one passage that full-text search finds."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from medviewer.library.names.name_forms import LateRows
from medviewer.library.names.page_names import ComparedNames
from medviewer.library.text.indexed_words import indexed

CODES = 64
"""Sections that one library can have; a passage's number is its page's number times this, plus its section's."""

WEIGHTS = {
    "dosage": 1.3,
    "contraindications": 1.3,
    "interactions": 1.2,
    "precautions": 1.2,
    "pregnancy": 1.2,
    "usage": 1.1,
    "side_effects": 1.1,
    "faqs": 0.8,
    "other": 0.8,
    "disclaimer": 0.1,
}
"""By how much a hit in a section counts more or less than one elsewhere; see docs/search.md."""

LARGEST = 32 << 20
"""Bytes of the texts of a page: four times those that its file may have."""
FEW = 2000
"""Pages written or taken out up to which their words are counted by themselves; for more all are counted anew."""
_LONGEST_TERM = 40
_TOKEN = re.compile("[0-9A-Za-z\x80-\U0010ffff]+")
"""What SQLite's `ascii` tokenizer takes for a word: https://sqlite.org/fts5.html#ascii_tokenizer."""

_SECTION = "INSERT INTO section (key, title, weight) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING"
_ADD = "INSERT INTO passage (rowid, name, section, text) VALUES (?, ?, ?, ?)"
_DELETE = "INSERT INTO passage (passage, rowid, name, section, text) VALUES ('delete', ?, ?, ?, ?)"
_TERMS = f"INSERT INTO term SELECT term, doc FROM passage_term WHERE length(term) <= {_LONGEST_TERM}"
_TERM = "INSERT INTO term VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET passages = passages + excluded.passages"
_NO_TERM = "DELETE FROM term WHERE term = ? AND passages <= 0"

Texts = tuple[tuple[str, str], ...]
"""Key and plain text of each section of a page, each key once."""


def merged(parts: Iterable[tuple[str, str]]) -> Texts:
    """Join the texts of the same section, in the order in which the page has them first."""
    found: dict[str, list[str]] = {}
    for key, text in parts:
        if text:
            found.setdefault(key, []).append(text)
    return tuple((key, "\n".join(texts)) for key, texts in found.items())


def packed(texts: Texts) -> bytes:
    """Return texts as the index keeps them; no page holds the NUL that parts keys and texts."""
    return zlib.compress("\0".join([part for pair in texts for part in pair]).encode("utf-8", "replace"), 1)


def unpacked(content: bytes) -> Texts:
    """Return the texts that `packed` made; raises sqlite3.DatabaseError where they are damaged or swell."""
    parts = unpacked_text(content).split("\0")
    return tuple(zip(parts[::2], parts[1::2], strict=False))


def unpacked_text(content: bytes) -> str:
    """Return the same as one text: keys and texts in turn, a NUL between two.

    A pack's may be anything: a kilobyte of it would fill a megabyte, and a megabyte the memory.
    """
    try:
        stretched = zlib.decompressobj()
        data = stretched.decompress(content, LARGEST + 1)
        if len(data) > LARGEST or not stretched.eof:
            raise ValueError("it is cut short, or longer than a page")
        return data.decode()
    except (zlib.error, ValueError, TypeError) as error:
        raise sqlite3.DatabaseError(f"a text of the index is damaged: {error}") from error


class StoredPage(NamedTuple):
    """A page whose passages are written. texts: of its sections; content: these as the index keeps them."""

    number: int
    names: ComparedNames
    texts: Texts
    content: bytes


class _Touched(NamedTuple):
    """A page whose passages were written, times 1, or taken out, times -1. called: its names among their words."""

    times: int
    called: str
    content: bytes


class PassageWriter:
    """Writes texts and passages to one index, within the caller's transactions. titles: of sections, by their keys."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._titles = titles
        self._sections: dict[str, tuple[int, str]] = {}
        self._touched: list[_Touched] | None = []

    def put(self, db: sqlite3.Connection, pages: Iterable[StoredPage], later: LateRows) -> None:
        """Write the passages of pages."""
        for page in pages:
            called = _called(page.names.key, page.names.others)
            db.execute("INSERT INTO text VALUES (?, ?)", (page.number, page.content))
            later.add(_ADD, self._rows(db, page.number, called, page.texts))
            self._touch(_Touched(1, called, page.content))

    def remove(self, db: sqlite3.Connection, page: int, key: str, others: str) -> bytes:
        """Take the passages of a page out, that had these names; return its texts as the index kept them."""
        row = db.execute("DELETE FROM text WHERE page = ? RETURNING content", (page,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError("the index has no text of a page")
        content: bytes = row[0]
        called = _called(key, others)
        db.executemany(_DELETE, self._rows(db, page, called, unpacked(content)))
        self._touch(_Touched(-1, called, content))
        return content

    def count_all(self) -> None:
        """Have the words of all pages counted, not of those touched alone: there are others whose words are not."""
        self._touched = None

    def count_words(self, db: sqlite3.Connection) -> None:
        """Bring the list of words that completes what is typed up to date."""
        if self._touched is None:
            db.execute("DELETE FROM term")
            db.execute(_TERMS)
        else:
            counted = self._counted(db, self._touched)
            db.executemany(_TERM, counted.items())
            db.executemany(_NO_TERM, [(word,) for word, times in counted.items() if times < 0])
        self._touched = []

    def _counted(self, db: sqlite3.Connection, touched: Iterable[_Touched]) -> dict[str, int]:
        """Return how many passages more or less than before have each word."""
        counted = Counter[str]()
        for times, called, content in touched:
            for row in self._rows(db, 0, called, unpacked(content)):
                for word in set(_TOKEN.findall("\n".join(row[1:]))):
                    counted[word] += times
        return {word: times for word, times in sorted(counted.items()) if times and len(word) <= _LONGEST_TERM}

    def _touch(self, page: _Touched) -> None:
        """Keep what was written, so that the words of few pages are counted without counting all."""
        if self._touched is not None:
            self._touched.append(page)
            if len(self._touched) > FEW:
                self._touched = None

    def _rows(self, db: sqlite3.Connection, page: int, called: str, texts: Texts) -> list[tuple[int, str, str, str]]:
        rows: dict[int, tuple[int, str, str, str]] = {}
        for key, text in texts:
            code, title = self._section(db, key)
            number = page * CODES + min(code, CODES - 1)
            before = rows[number][3] + "\n" if number in rows else ""
            rows[number] = (number, called, indexed(title), before + indexed(text))
        return [rows[number] for number in sorted(rows)]  # FTS5 writes its buffer out at each number below the last

    def _section(self, db: sqlite3.Connection, key: str) -> tuple[int, str]:
        """Return number and title of a section as this index has them; those beyond the most share one number."""
        if key not in self._sections:
            db.execute(_SECTION, (key, self._titles.get(key, key), WEIGHTS.get(key, 1.0)))
            self._sections = {row[0]: row[1:] for row in db.execute("SELECT key, code, title FROM section")}
        return self._sections[key]


def _called(key: str, others: str) -> str:
    return indexed(f"{key} {others}".replace("\n", " "))
