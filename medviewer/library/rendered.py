"""Pages that were read lately, kept as they were parsed: to read one again takes neither the parser nor its memory."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medviewer import __version__
from medviewer.errors import Message, PageError
from medviewer.library.paths import stored
from medviewer.monograph.model import Monograph, Problem, Question, Section, Tab

if TYPE_CHECKING:
    from medviewer.library.opening import KeptLibrary
    from medviewer.library.records import PagePlace

FILE = "pages.sqlite"
MOST = 100
"""Pages that are kept; the one that was not read for longest goes first."""

_FORM = 2
"""Differs when pages are parsed to something else."""
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
}
"""Why a page cannot be kept although the file is whole."""

_TABLE = "CREATE TABLE IF NOT EXISTS page (key TEXT PRIMARY KEY, used INTEGER NOT NULL, content TEXT NOT NULL)"
_GET = "SELECT content FROM page WHERE key = ?"
_USE = "UPDATE page SET used = (SELECT max(used) + 1 FROM page) WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO page SELECT ?, coalesce(max(used), 0) + 1, ? FROM page"
_TRIM = "DELETE FROM page WHERE key IN (SELECT key FROM page ORDER BY used DESC LIMIT -1 OFFSET ?)"


def key_of(data: bytes, words: str) -> str:
    """Return the key of a page with these bytes. words: what else decides what it is parsed to."""
    return f"{sha256(data).hexdigest()} {words} {__version__} {_FORM}"


class RenderedPages:
    """The pages kept in one folder. It may be lost, damaged or locked at any time: then a page is parsed again."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def get(self, key: str) -> Monograph | None:
        """Return the page kept under `key`, None where there is none."""
        try:
            with closing(sqlite3.connect(self._file, timeout=0.2)) as db, db:
                db.execute(_TABLE)
                row = db.execute(_GET, (key,)).fetchone()
                if row is None:
                    return None
                db.execute(_USE, (key,))
                return _decoded(json.loads(_checked(key, row[0])))
        except Exception as error:  # noqa: BLE001  whatever a damaged file makes SQLite's module or ours raise
            self._give_up(error)
            return None

    def put(self, key: str, monograph: Monograph) -> None:
        """Keep a page under `key`, if that is possible."""
        try:
            with closing(sqlite3.connect(self._file, timeout=0.2)) as db, db:
                db.execute("PRAGMA synchronous = OFF")
                db.execute(_TABLE)
                content = json.dumps(_encoded(monograph))
                db.execute(_PUT, (key, _sum(key, content) + content))
                db.execute(_TRIM, (MOST,))
        except Exception as error:  # noqa: BLE001  as above
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Take a damaged file away, so that the next page begins another one."""
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _PASSING:
            return
        with suppress(OSError):
            for ending in ("-journal", ""):
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)


def _sum(key: str, content: str) -> str:
    return f"{zlib.crc32(content.encode(), zlib.crc32(key.encode())):08x}"


def _checked(key: str, kept: str) -> str:
    """Return what was kept under `key`; raises ValueError where a letter of it is another one now."""
    if _sum(key, kept[8:]) != kept[:8]:
        raise ValueError("the page is not as it was kept")
    return kept[8:]


def read_page(page: PagePlace, open_library: KeptLibrary, folder: Path) -> Monograph:
    """Return a page as its file is now, from those kept in `folder` where its bytes were parsed before.

    Raises PageError, which says so where the whole library is out of reach.
    """
    path = stored(page.source)
    data = _bytes_of(page, path, open_library)
    kept, key = RenderedPages(folder), key_of(data, page.files.key(path))
    monograph = kept.get(key)
    if monograph is None:
        from medviewer.library.page_parser import monograph_of

        monograph = monograph_of(data, path, open_library.vocabulary())
        kept.put(key, monograph)
    return monograph


def _bytes_of(page: PagePlace, path: bytes, open_library: KeptLibrary) -> bytes:
    try:
        return page.files.page(path)
    except PageError as error:
        if open_library.answers():
            raise
        raise PageError(
            "{} cannot be read: its library is not reachable. Connect the drive or share; the page opens then.",
            page.path,
        ) from error


def _encoded(monograph: Monograph) -> dict[str, Any]:
    """Return the page as JSON knows it, each section once."""
    sections = list(dict.fromkeys((*monograph.sections, *(s for tab in monograph.tabs for s in tab.sections))))
    number = {section: n for n, section in enumerate(sections)}
    return {
        "facts": [
            monograph.title,
            monograph.generic_name,
            monograph.brands,
            monograph.drug_class,
            monograph.atc,
            monograph.reviewed_by,
            monograph.last_reviewed,
            monograph.markdown,
            monograph.digest,
        ],
        "front_matter": monograph.front_matter,
        "pool": [[s.key, s.title, s.html, s.text, s.markdown, s.line, s.anchors] for s in sections],
        "sections": [number[s] for s in monograph.sections],
        "tabs": [[tab.key, tab.title, [number[s] for s in tab.sections], dict(tab.titles)] for tab in monograph.tabs],
        "faqs": [[q.question, q.answer] for q in monograph.faqs],
        "problems": [[p.line, p.message.as_json()] for p in monograph.problems],
    }


def _section(values: Iterable[Any]) -> Section:
    key, title, html, text, markdown, line, anchors = values
    return Section(key, title, html, text, markdown, line, tuple(anchors))


def _decoded(kept: Mapping[str, Any]) -> Monograph:
    pool = list(map(_section, kept["pool"]))

    def picked(numbers: Iterable[int]) -> tuple[Section, ...]:
        return tuple(pool[n] for n in numbers)

    title, generic_name, brands, drug_class, atc, reviewed_by, last_reviewed, markdown, digest = kept["facts"]
    return Monograph(
        title,
        generic_name,
        tuple(brands),
        drug_class,
        tuple(atc),
        picked(kept["sections"]),
        tuple(Tab(key, name, picked(numbers), titles) for key, name, numbers, titles in kept["tabs"]),
        tuple(Question(*pair) for pair in kept["faqs"]),
        reviewed_by,
        last_reviewed,
        kept["front_matter"],
        tuple(Problem(line, Message.from_json(message)) for line, message in kept["problems"]),
        markdown,
        digest,
    )
