"""Questions to the tables of mentions in the index of one library, and what is written to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from medviewer.library.mentions.match import OwnTerms, SearchedTerm
from medviewer.library.mentions.substances import without_form
from medviewer.library.mentions.terms import BRAND, CLASS, NAME, TOGETHER, StoredNames, Term
from medviewer.library.records import Row
from medviewer.library.text.stored_texts import Texts, packed, unpacked

_MARK = "hex(file.digest) || '/' || file.basis || '/' || page.source"
_NEW = f"""SELECT page.id FROM page JOIN file USING (id) LEFT JOIN mention_page ON mention_page.page = page.id
    WHERE mention_page.mark IS NOT {_MARK}"""
_NAMES = f"""SELECT page.id, title, page.generic, brands, class, coalesce(labeler, ''),
        page.id IN (SELECT page FROM entry), {_MARK}
    FROM page JOIN file USING (id) LEFT JOIN label ON label.page = page.id
    WHERE page.id IN (SELECT value FROM json_each(?))"""
_NAMED = """UPDATE mention_page SET mark = '' WHERE page IN (
    SELECT page FROM mention_name JOIN mention_term ON id = term WHERE key IN (SELECT value FROM json_each(?)))"""
_GONE = "SELECT page FROM mention_page WHERE page NOT IN (SELECT id FROM page)"
_NAMES_OF = "SELECT key, mention_name.kind FROM mention_name JOIN mention_term ON id = term WHERE page = ?"
_TERM = "SELECT id, kind, substance FROM mention_term WHERE key = ?"
_ADD_TERM = "INSERT INTO mention_term (key, substance, kind) VALUES (?, ?, ?) RETURNING id"
_FIRST = "SELECT kind, substance FROM mention_name WHERE term = ? ORDER BY kind, substance LIMIT 1"
_TAKE = "UPDATE mention_term SET kind = ?, substance = ? WHERE id = ?"
_MENTIONING = "UPDATE mention_page SET scanned = 0 WHERE page IN (SELECT page FROM mention WHERE term = ?)"
_HOLDING = """UPDATE mention_page SET scanned = 0
    WHERE scanned AND page IN (SELECT rowid / ? FROM passage WHERE passage MATCH ?)"""
_OWN = """SELECT page, mention_name.kind, mention_name.substance, key FROM mention_name JOIN mention_term ON id = term
    WHERE page IN (SELECT value FROM json_each(?))"""
_TEXTS = "SELECT page, content FROM text WHERE page IN (SELECT value FROM json_each(?))"
_KNOWN = "SELECT id, key, substance, kind FROM mention_term"
_KNOWN_IN = """SELECT id, key, substance, kind FROM mention_term
    WHERE id IN (SELECT term FROM mention WHERE page IN (SELECT value FROM json_each(?))
        UNION SELECT term FROM mention_name WHERE page IN (SELECT value FROM json_each(?)))"""


_ENTRY = "SELECT 1 FROM entry JOIN file ON file.id = entry.page WHERE file.path = ?"
_CALLED = """SELECT source, title, subtitle FROM mention_term JOIN mention_name ON term = mention_term.id
    JOIN page ON page.id = page WHERE mention_term.key = ? AND mention_name.kind IN (?, ?)
    ORDER BY mention_name.kind, combined, page.key LIMIT ?"""


class TermPlace(NamedTuple):
    """A place of a term: code of the section, first character and length in its text."""

    code: int
    start: int
    length: int


def new_pages(db: sqlite3.Connection) -> list[int]:
    """Return the pages whose names are to be taken: those of another content, vocabulary or path than was seen."""
    return [page for (page,) in db.execute(_NEW)]


def gone_pages(db: sqlite3.Connection) -> list[int]:
    """Return the pages that the index has no more."""
    return [page for (page,) in db.execute(_GONE)]


def names_of(db: sqlite3.Connection, pages: Collection[int]) -> list[tuple[int, StoredNames, str]]:
    """Return number, names and mark of the content of pages."""
    return [(page, StoredNames(*names), mark) for page, *names, mark in db.execute(_NAMES, (json.dumps([*pages]),))]


def is_entry(db: sqlite3.Connection, path: bytes) -> bool:
    """Tell whether a page is a dictionary's entry. path: of its file."""
    return db.execute(_ENTRY, (path,)).fetchone() is not None


def name(db: sqlite3.Connection, page: int, terms: Iterable[Term]) -> tuple[set[int], list[Term]]:
    """Write the terms of a page in place of those it had; return terms it has no more, and those new to all pages.

    A term that is of a later kind or substance than on the page of before counts with those it has no more, one that is
    of an earlier one than on any page with the new ones.
    """
    deleted = db.execute("DELETE FROM mention_name WHERE page = ? RETURNING term, kind, substance", (page,)).fetchall()
    new = []
    rows: dict[int, tuple[int, str]] = {}
    for term in terms:
        row = db.execute(_TERM, (term.key,)).fetchone()
        if row is None:
            row = db.execute(_ADD_TERM, (term.key, term.substance, term.kind)).fetchone()
            new.append(term)
        elif (term.kind, term.substance) < row[1:]:
            db.execute(_TAKE, (term.kind, term.substance, row[0]))
            new.append(term)
        rows[row[0]] = term.kind, term.substance
    db.executemany("INSERT INTO mention_name VALUES (?, ?, ?, ?)", [(page, id, *what) for id, what in rows.items()])
    return {id for id, *was in deleted if id not in rows or rows[id] > tuple(was)}, new


def name_again(db: sqlite3.Connection, keys: Collection[str] | None) -> None:
    """Have the names of pages taken again that have one of these terms; of all pages where that is None."""
    if keys is None:
        db.execute("UPDATE mention_page SET mark = ''")
    else:
        db.execute(_NAMED, (json.dumps(sorted(keys)),))


def note_page(db: sqlite3.Connection, page: int, mark: str) -> None:
    """Note that the names of a page were taken and that its text is to be looked through."""
    db.execute("INSERT OR REPLACE INTO mention_page VALUES (?, ?, 0)", (page, mark))


def forget_page(db: sqlite3.Connection, page: int) -> None:
    """Forget what a page mentions, and that it was ever there."""
    db.execute("DELETE FROM mention WHERE page = ?", (page,))
    db.execute("DELETE FROM mention_page WHERE page = ?", (page,))


def drop_unused(db: sqlite3.Connection, terms: Iterable[int], codes: int) -> None:
    """Take out terms that no page has any more; pages whose texts hold their words are looked through again.

    So are those that hold a term of another kind or substance from now on. A term says how what stands beside it is
    read, even where it names nothing: a salt behind it is its own. codes: passages of a page.
    """
    for term in terms:
        first = db.execute(_FIRST, (term,)).fetchone()
        known = db.execute("SELECT key, kind, substance FROM mention_term WHERE id = ?", (term,)).fetchone()
        if known is None or known[1:] == first:
            continue
        db.execute(_MENTIONING, (term,))
        if TOGETHER not in known[0]:
            _look_again(db, ((known[0],),), codes)
        if first is None:
            db.execute("DELETE FROM mention WHERE term = ?", (term,))
            db.execute("DELETE FROM mention_term WHERE id = ?", (term,))
        else:
            db.execute(_TAKE, (*first, term))


def ask_again(db: sqlite3.Connection, terms: Iterable[Term], codes: int) -> None:
    """Have the pages whose text holds the words of new terms looked through again. codes: passages of a page."""
    for term in terms:
        _look_again(db, term.words, codes)


def _look_again(db: sqlite3.Connection, parts: Iterable[Iterable[str]], codes: int) -> None:
    needle = " AND ".join("(" + " OR ".join(map(_phrase, part)) + ")" for part in parts)
    db.execute(_HOLDING, (codes, "{text} : (" + needle + ")"))


def ask_all_again(db: sqlite3.Connection) -> None:
    """Have all pages looked through again."""
    db.execute("UPDATE mention_page SET scanned = 0 WHERE scanned")


def unscanned(db: sqlite3.Connection) -> list[int]:
    """Return the pages whose texts are to be looked through."""
    return [page for (page,) in db.execute("SELECT page FROM mention_page WHERE scanned = 0")]


def version(db: sqlite3.Connection) -> int:
    """Return a number that is another one when any other connection has written to the index."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def stored(db: sqlite3.Connection, pages: Collection[int]) -> list[tuple[int, bytes, OwnTerms]]:
    """Return number, texts as they are kept, and what is its own of each page."""
    held = own(db, pages)
    contents = dict(db.execute(_TEXTS, (json.dumps([*pages]),)).fetchall())
    nothing = packed(())
    return [(page, contents.get(page, nothing), held.get(page, OwnTerms())) for page in pages]


def written(places: Mapping[int, Sequence[TermPlace]]) -> list[tuple[int, str]]:
    """Return the terms that a text holds and their places as the index has them."""
    return [(term, str([[*place] for place in found])) for term, found in places.items()]


def put(db: sqlite3.Connection, page: int, found: Iterable[tuple[int, str]]) -> None:
    """Write what a page mentions, as `written` has it, in place of what it did."""
    db.execute("DELETE FROM mention WHERE page = ?", (page,))
    db.executemany("INSERT INTO mention VALUES (?, ?, ?)", [(page, *one) for one in found])
    db.execute("UPDATE mention_page SET scanned = 1 WHERE page = ?", (page,))


def known(db: sqlite3.Connection) -> Iterator[SearchedTerm]:
    """Yield all terms."""
    return (SearchedTerm(*row) for row in db.execute(_KNOWN))


def known_in(db: sqlite3.Connection, pages: Collection[int]) -> list[SearchedTerm]:
    """Return the terms that pages hold or have themselves."""
    wanted = json.dumps([*pages])
    return [SearchedTerm(*row) for row in db.execute(_KNOWN_IN, (wanted, wanted))]


def own(db: sqlite3.Connection, pages: Collection[int]) -> dict[int, OwnTerms]:
    """Return what is each page's own; a page without terms is not among them."""
    found: dict[int, tuple[set[str], set[str], set[str], set[str]]] = {}
    for page, kind, substance, key in db.execute(_OWN, (json.dumps([*pages]),)):
        substances, words, classes, names = found.setdefault(page, (set(), set(), set(), set()))
        if kind == CLASS:
            classes.add(key)
        else:
            substances |= {substance, without_form(substance)}
            words.update(key.split())
            names.add(key)
    return {page: OwnTerms(*map(frozenset, sets)) for page, sets in found.items()}


def called(db: sqlite3.Connection, key: str, prefix: str, limit: int) -> list[Row]:
    """Return the pages of which a term is a name or a brand. prefix: of ids in this index."""
    return [Row(prefix + source, *row) for source, *row in db.execute(_CALLED, (key, NAME, BRAND, limit))]


def texts(db: sqlite3.Connection, pages: Collection[int]) -> dict[int, Texts]:
    """Return the texts of pages."""
    return {page: unpacked(content) for page, content in db.execute(_TEXTS, (json.dumps([*pages]),))}


def sections(db: sqlite3.Connection) -> dict[int, tuple[str, str]]:
    """Return key and title of each section of the library by its code."""
    return {code: (key, title) for code, key, title in db.execute("SELECT code, key, title FROM section")}


def _phrase(key: str) -> str:
    plural = f' OR "{key}s" OR "{key[:-1]}ies" OR "{key[:-1]}"'
    return f'("{key}"{plural})'
