"""Takes the names of pages and looks their texts through for the names of others: the last step of indexing.

What is to be done is told by comparing tables, so that it goes on where it was cut short, here or in another process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from medviewer.library import checksums
from medviewer.library.mentions import common_names, tables, tallman
from medviewer.library.mentions.match import Matcher, OwnTerms, SearchedTerm
from medviewer.library.mentions.substances import Substances
from medviewer.library.mentions.tables import TermPlace
from medviewer.library.mentions.terms import TOGETHER, terms_of
from medviewer.library.mentions.words import words
from medviewer.library.names.synonyms import Groups, shared
from medviewer.library.store import schema
from medviewer.library.store.index import Index
from medviewer.library.text.stored_texts import CODES, Texts
from medviewer.monograph.model import Problem

_NAMED_AT_ONCE = 500
_SCANNED_AT_ONCE = 100
_MANY = 200
"""Pages with new names from which on all texts are looked through, instead of asking for each name which hold it."""
_CACHE_KIB = 16 * 1024
NOT_READ = frozenset({"disclaimer", "generic_name", "alternate_names"})
"""Sections that name no other drug: what stands there are the page's own names, and who answers for it."""
_SOURCES = frozenset({"sources", "references", "bibliography", "further reading", "source", "reference"})


def bring_up_to_date(
    index: Index, root: Path, birth: int, aliases: Groups, cancelled: Callable[[], bool]
) -> tuple[Problem, ...]:
    """Write who names whom, in short transactions, until all pages are looked through or it is cancelled.

    birth: of the index that was compared. aliases: the library's own synonyms. Returns why the library's own tall-man
    spellings, which are written too, are not used where they are not. Raises SupersededError, sqlite3.Error.
    """
    known = Substances(shared(), aliases)
    spellings, refused = tallman.read(root)
    with index.connection() as db, schema.roomy(db, _CACHE_KIB):
        if tallman.kept(db) != spellings:
            with _transaction(db, birth):
                tallman.put(db, spellings)
        gone, new = tables.gone_pages(db), tables.new_pages(db)
        for start in range(0, max(len(gone), len(new)), _NAMED_AT_ONCE):
            if cancelled():
                break
            part = slice(start, start + _NAMED_AT_ONCE)
            with _transaction(db, birth):
                _take_names(db, gone[part], new[part], known, many=len(new) > _MANY)
        matcher: Matcher | None = None
        while not cancelled() and tables.unscanned(db, 1):
            matcher = matcher or Matcher(_terms(db))
            with _transaction(db, birth):
                _scan(db, matcher)
    return refused


def _take_names(db: sqlite3.Connection, gone: list[int], new: list[int], known: Substances, many: bool) -> None:
    """Take the names of new pages, forget those that are gone; texts that may hold either are looked through again.

    many: all texts, since more than these pages are new.
    """
    lost: set[int] = set()
    fresh = []
    for page in gone:
        lost |= tables.name(db, page, ())[0]
        tables.forget_page(db, page)
    nothing = common_names.nothing(db)
    for page, names, mark in tables.names_of(db, new):
        without, added = tables.name(db, page, terms_of(names, known, nothing))
        lost |= without
        fresh += added
        tables.note_page(db, page, mark)
    tables.drop_unused(db, lost)
    if many:
        tables.ask_all_again(db)
    else:
        tables.ask_again(db, fresh, CODES)


def _terms(db: sqlite3.Connection) -> Iterator[SearchedTerm]:
    """Yield the terms to look for: all of them; for few pages those that their words may begin, to hold no more."""
    pages = tables.unscanned(db, _MANY + 1)
    if len(pages) > _MANY:
        yield from tables.known(db)
        return
    held = {word for texts in tables.texts(db, pages).values() for _, text in texts for word in words(text)}
    held |= {stem for word in held for stem in (word[:-1], f"{word}s", f"{word[:-3]}y")}
    yield from (term for term in tables.known(db) if TOGETHER in term.key or term.key.split(" ")[0] in held)


def _scan(db: sqlite3.Connection, matcher: Matcher) -> None:
    """Look some pages through."""
    pages = tables.unscanned(db, _SCANNED_AT_ONCE)
    own = tables.own(db, pages)
    texts = tables.texts(db, pages)
    codes = {key: code for code, (key, _) in tables.sections(db).items()}
    for page in pages:
        tables.put(db, page, places(matcher, texts.get(page, ()), codes, own.get(page, OwnTerms())))


def places(matcher: Matcher, texts: Texts, codes: dict[str, int], own: OwnTerms) -> dict[int, list[TermPlace]]:
    """Return where a page's texts hold terms that are not its own, by the terms' numbers. codes: of sections."""
    found: dict[int, list[TermPlace]] = {}
    for key, text in texts:
        if key in NOT_READ:
            continue
        for hit in matcher.find(without_sources(text) if key == "other" else text, key, own):
            place = TermPlace(codes.get(key, 0), hit.start, hit.end - hit.start)
            found.setdefault(hit.term.number, []).append(place)
    return found


def without_sources(text: str) -> str:
    """Return a text up to a line that says that sources follow."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip(" :#*\n").casefold() in _SOURCES:
            return text[:at]
        at += len(line)
    return text


@contextmanager
def _transaction(db: sqlite3.Connection, birth: int) -> Iterator[None]:
    with schema.transaction(db):
        checksums.forget(db)
        if schema.state(db).birth != birth:
            raise schema.SupersededError("the index was made anew meanwhile")
        yield
