"""Takes the names of pages and looks their texts through for the names of others: the last step of indexing.

What is to be done is told by comparing tables, so that it goes on where it was cut short, here or in another process.
What needs no index is shared with helper processes.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from medviewer.library import checksums
from medviewer.library.mentions import common_names, shared_search, tables, tallman
from medviewer.library.mentions.match import SearchedTerm
from medviewer.library.mentions.shared_search import FoundTerms, NameOrder, PageTerms, StoredPage, TextOrder
from medviewer.library.mentions.terms import TOGETHER
from medviewer.library.mentions.words import words
from medviewer.library.names.synonyms import Groups
from medviewer.library.store import schema
from medviewer.library.store.index import Index
from medviewer.library.text.stored_texts import CODES, unpacked
from medviewer.monograph.model import Problem
from medviewer.workers import Processes, Workers

_NAMED_AT_ONCE = 500
_SCANNED_AT_ONCE = 50
_WRITTEN_AT_ONCE, _PAGES_AT_ONCE = 60_000, 2000
"""Terms of pages that are written in one transaction, some 10 MB, and pages: terms stand all over the table, of which
each writes half anew."""
_MANY = 200
"""Pages with new names from which on all texts are looked through, instead of asking for each name which hold it."""
_CACHE_KIB = 32 * 1024
_NAMED = 0.2
"""Part of the work that is done once names are taken."""


class Sharing(NamedTuple):
    """Helpers in the work, and who hears of it.

    processes: helpers, None where none is worth its start. meanwhile: does a piece of other work on the same
    connection, false when there is none left. progress: is told which part of the work is done.
    """

    processes: Processes | None = None
    meanwhile: Callable[[sqlite3.Connection], bool] = lambda _: False
    progress: Callable[[float], None] = lambda part: None


def bring_up_to_date(
    index: Index,
    root: Path,
    birth: int,
    aliases: Groups,
    cancelled: Callable[[], bool],
    sharing: Sharing = Sharing(),  # noqa: B008 - a constant
) -> tuple[Problem, ...]:
    """Write who names whom, in short transactions, until all pages are looked through or it is cancelled.

    birth: of the index that was compared. aliases: the library's own synonyms. Returns why the library's own tall-man
    spellings, which are written too, are not used where they are not. Raises SupersededError, sqlite3.Error.
    """
    spellings, refused = tallman.read(root)
    with index.connection() as db, schema.roomy(db, _CACHE_KIB):
        if tallman.kept(db) != spellings:
            with _transaction(db, birth):
                tallman.put(db, spellings)
        _take_names(db, birth, aliases, cancelled, sharing)
        while not cancelled() and (pages := tables.unscanned(db)):
            _Search(db, birth, pages, cancelled, sharing).run()
        while not cancelled() and sharing.meanwhile(db):
            pass
    return refused


def _take_names(
    db: sqlite3.Connection, birth: int, aliases: Groups, cancelled: Callable[[], bool], sharing: Sharing
) -> None:
    """Take the names of new pages, forget those that are gone."""
    gone, new = tables.gone_pages(db), tables.new_pages(db)
    seen, order = tables.version(db), NameOrder(aliases, common_names.nothing(db))
    parts = [new[at : at + _NAMED_AT_ONCE] for at in range(0, len(new), _NAMED_AT_ONCE)]
    lost = [gone[at : at + _NAMED_AT_ONCE] for at in range(0, len(gone), _NAMED_AT_ONCE)]
    names = (tables.names_of(db, part) for part in parts if not cancelled())
    many = len(new) > _MANY
    take = shared_search.take_names
    results: Iterator[list[PageTerms]] = (take(order, part) for part in names)
    if sharing.processes:
        work = Workers(order, take, lambda part: (part,), partial(take, order), sharing.processes)
        results = work.results(names, partial(sharing.meanwhile, db))
    for done, (part, away, taken) in enumerate(zip_longest(parts, lost, results), 1):
        if cancelled():
            break
        with _transaction(db, birth):
            is_alone = tables.version(db) == seen
            if part and not is_alone:
                taken = take(NameOrder(aliases, common_names.nothing(db)), tables.names_of(db, part))
            if many and (done == 1 or not is_alone):
                tables.ask_all_again(db)
            _write_names(db, away or (), taken or (), many)
        sharing.progress(_NAMED * done / max(len(parts), len(lost)))


def _write_names(db: sqlite3.Connection, gone: Sequence[int], taken: Sequence[PageTerms], many: bool) -> None:
    """Write the terms of pages, forget those that are gone; texts that may hold either are looked through again.

    many: all are, since more than these pages are new.
    """
    lost: set[int] = set()
    fresh = []
    for page in gone:
        lost |= tables.name(db, page, ())[0]
        tables.forget_page(db, page)
    for page, mark, terms in taken:
        without, added = tables.name(db, page, terms)
        lost |= without
        fresh += added
        tables.note_page(db, page, mark)
    tables.drop_unused(db, lost, CODES)
    if not many:
        tables.ask_again(db, fresh, CODES)


class _Search:
    """Looks the texts of pages through, a few at a time, here and in helper processes."""

    def __init__(
        self,
        db: sqlite3.Connection,
        birth: int,
        pages: Sequence[int],
        cancelled: Callable[[], bool],
        sharing: Sharing,
    ) -> None:
        self._db = db
        self._birth = birth
        self._seen = tables.version(db)
        self._cancelled = cancelled
        self._sharing = sharing
        self._total = len(pages)
        self._found: list[FoundTerms] = []
        self._held = self._done = 0
        starts = range(0, len(pages), _SCANNED_AT_ONCE)
        self._parts = deque(pages[at : at + _SCANNED_AT_ONCE] for at in starts)
        codes = {key: code for code, (key, _) in tables.sections(db).items()}
        self._order = TextOrder([*_terms(db, pages)], codes)

    def run(self) -> None:
        """Do it all; where another process writes to the index, or it is cancelled, some of it."""
        processes, look = self._sharing.processes, shared_search.look_through
        if processes:
            work = Workers(self._order, look, lambda part: (part,), partial(look, self._order), processes)
            for found in work.results(self._stored(), self._meanwhile):
                self._keep(found)
        while self._here():
            pass
        self._write()

    def _stored(self) -> Iterator[list[StoredPage]]:
        while self._parts:
            yield tables.stored(self._db, self._parts.popleft())

    def _meanwhile(self) -> bool:
        return self._sharing.meanwhile(self._db) or self._here()

    def _here(self) -> bool:
        """Look some pages through in this process; tell whether there were any left."""
        part = next(self._stored(), None)
        if part is not None:
            self._keep(shared_search.look_through(self._order, part))
        return part is not None

    def _keep(self, found: Sequence[FoundTerms]) -> None:
        self._found += found
        self._done += len(found)
        self._held += sum(len(terms) for _, terms in found)
        self._sharing.progress(_NAMED + (1 - _NAMED) * self._done / self._total)
        if self._held >= _WRITTEN_AT_ONCE or len(self._found) >= _PAGES_AT_ONCE:
            self._write()
        if self._cancelled():
            self._parts.clear()

    def _write(self) -> None:
        """Write what pages hold, unless it may be of other texts or terms than the index has now."""
        with _transaction(self._db, self._birth):
            is_current = tables.version(self._db) == self._seen
            for page, terms in self._found if is_current else ():
                tables.put(self._db, page, terms)
        self._found.clear()
        self._held = 0
        if not is_current:
            self._parts.clear()


def _terms(db: sqlite3.Connection, pages: Sequence[int]) -> Iterator[SearchedTerm]:
    """Yield the terms to look for: all of them; for few pages those that their words may begin, to hold no more."""
    if len(pages) > _MANY:
        yield from tables.known(db)
        return
    contents = (content for _, content, _ in tables.stored(db, pages))
    held = {word for content in contents for _, text in unpacked(content) for word in words(text)}
    held |= {stem for word in held for stem in (word[:-1], f"{word}s", f"{word[:-3]}y")}
    yield from (term for term in tables.known(db) if TOGETHER in term.key or term.key.split(" ")[0] in held)


@contextmanager
def _transaction(db: sqlite3.Connection, birth: int) -> Iterator[None]:
    with schema.transaction(db):
        checksums.forget(db)
        if schema.state(db).birth != birth:
            raise schema.SupersededError("the index was made anew meanwhile")
        yield
