"""Pages by title, read as they are looked at: what a list of any length is shown from."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from medviewer.library.names.folding import fold
from medviewer.library.names.natural_order import ranges
from medviewer.library.paths import stored
from medviewer.library.records import Row
from medviewer.library.same_titles import told_apart
from medviewer.library.store import label_groups, page_counts
from medviewer.library.store.schema import state

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary

WINDOW, BESIDE = 128, 8
"""Rows that are read at once, and how many on each side of them are read too, which may have a title of theirs."""
_MOST_WINDOWS = 16

_ORDER = "SELECT json_group_array(id) FROM (SELECT id FROM page WHERE {} ORDER BY natural, source)"
"""One row: for each of 100,000 the lock of Python's is let go, and 240 ms waited for where another thread works."""
_BEFORE = """SELECT count(*) FROM page JOIN (SELECT natural AS name, source AS file FROM page WHERE id = :id)
    WHERE ({}) AND (natural, source) < (name, file)"""
_IS_ONE = "SELECT count(*) FROM page WHERE id = :id AND ({})"
_COUNT = "SELECT count(*) FROM page WHERE {}"
_FIRST = "SELECT id, source, title, subtitle FROM page WHERE {} ORDER BY natural, source LIMIT :most"
_KEYS = "SELECT natural, source, id FROM page WHERE {}"
_ROWS = "SELECT id, source, title, subtitle FROM page WHERE id IN (SELECT value FROM json_each(?))"
_KEY = "SELECT natural FROM page WHERE id = ?"
_FILE = "SELECT id FROM file WHERE path = ?"


class PageCondition(NamedTuple):
    """A condition on the pages of an index: SQL on `page`, with the values for its names."""

    condition: str
    values: dict[str, str]

    def and_also(self, condition: str, **values: str) -> PageCondition:
        """Return those of these pages for which another condition holds too."""
        return PageCondition(f"({self.condition}) AND ({condition})", self.values | values)


class OrderedPages(PageCondition):
    """A condition on pages that `page` has an index of in the order of their titles.

    counted: SQL that tells how many these are without a look at each, empty where nothing does.
    """

    counted = ""

    def counted_by(self, statement: str) -> OrderedPages:
        """Return the same with what tells how many these are, which takes the same values."""
        pages = OrderedPages(*self)
        pages.counted = statement
        return pages


EVERY = OrderedPages("1", {}).counted_by(page_counts.COUNT_ALL)
FOLDED = OrderedPages(label_groups.LEADS, {}).counted_by(label_groups.COUNT_LEADS)
"""All pages, but of the labels of one generic name one that stands for all."""
GONE = Row("", "", "")
_Read = tuple[int, str, str, str, int]


class Listing(Sequence[Row]):
    """Pages of one or several libraries by title, whatever its case and accents.

    It holds a number for each page and the rows that were looked at last. What it lists stays as it was when it was
    made; a page that has gone before its row was read is a row without id. For one thread at a time.
    """

    def __init__(self, open_libraries: Sequence[OpenLibrary], wanted: Sequence[PageCondition]) -> None:
        """Find the pages. wanted: of each holding."""
        self._holdings = tuple(open_libraries)
        self._wanted = tuple(wanted)
        self._windows: dict[int, list[Row]] = {}
        self._found: array[int] | None = None
        self._folds = FOLDED in self._wanted
        only = self._wanted[0] if len(self._wanted) == 1 else None
        self._ordered = only if isinstance(only, OrderedPages) else None
        self._made_of = self._states()
        self._count = len(self._numbers) if self._ordered is None else self._begin(self._ordered)

    def __len__(self) -> int:
        """Return how many pages are listed."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        """Return the row at a place, read together with those around it."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        number, within = divmod(place % len(self), WINDOW)
        return self._window(number)[within]

    def is_current(self) -> bool:
        """Return whether nothing was written to an index since this was made."""
        return self._made_of == self._states()

    def place_of(self, id: str) -> int:
        """Return where page `id` is listed, -1 where it is not."""
        for which, open_library in enumerate(self._holdings):
            prefix = f"{open_library.library.name}/"
            if id.startswith(prefix):
                row = open_library.index.ask(partial(_one, _FILE, stored(id.removeprefix(prefix))))
                return self._place(self._numbered(row[0], which)) if row else -1
        return -1

    def labels_place(self, id: str) -> int:
        """Return where the row is that stands for labels of which page `id` is the first, -1 where there is none."""
        place = self.place_of(id) if self._folds else -1
        return place if place >= 0 and self[place].labels else -1

    def beginning(self, text: str, start: int = 0) -> int:
        """Return the place of the next title that begins with `text`, from `start` on and round again; else -1."""
        found = -1
        for low, high in ranges(fold(text)):
            first = bisect_left(self._numbers, low, key=self._key)
            last = min(bisect_left(self._numbers, high, key=self._key), self._count)
            if first <= start < last:
                return start
            found = first if found < 0 and first < last else found
        return found

    @property
    def _numbers(self) -> array[int]:
        """The numbers of all pages; found when they are first needed."""
        if self._found is None:
            self._found = self._single(self._wanted[0]) if len(self._wanted) == 1 else self._merged(self._wanted)
        return self._found

    def _states(self) -> list[tuple[int, int]]:
        return [open_library.index.ask(state)[:2] for open_library in self._holdings]

    def _begin(self, wanted: OrderedPages) -> int:
        """Count the pages of the only library and read the first ones: a list that is shown needs no more."""
        [open_library] = self._holdings
        count, rows = open_library.index.ask(partial(_beginning, wanted=wanted, folds=self._folds))
        first = [row for _, row in _named(open_library, rows)]
        self._windows[0] = self._apart(first)[:WINDOW] + [GONE] * (WINDOW - len(first))
        return count

    def _place(self, number: int) -> int:
        if self._found is None and self._ordered is not None:  # counted in a sixth of the time in which all are found
            [open_library] = self._holdings
            place = open_library.index.ask(partial(_counted_before, wanted=self._ordered, page=number))
        else:
            try:
                place = self._numbers.index(number)
            except ValueError:
                return -1
        return place if place < self._count else -1

    def _single(self, wanted: PageCondition) -> array[int]:
        [open_library] = self._holdings
        return open_library.index.ask(partial(_ordered, wanted=wanted))

    def _merged(self, wanted: Sequence[PageCondition]) -> array[int]:
        rows = [
            (key, source, which, page)
            for which, open_library in enumerate(self._holdings)
            for key, source, page in open_library.index.ask(partial(_keys, wanted=wanted[which]))
        ]
        rows.sort()
        return array("q", (self._numbered(page, which) for _, _, which, page in rows))

    def _numbered(self, page: int, which: int) -> int:
        """Return one number for a page of the library that stands at `which`."""
        return page * len(self._holdings) + which

    def _key(self, number: int) -> str:
        page, which = divmod(number, len(self._holdings))
        row = self._holdings[which].index.ask(partial(_one, _KEY, page))
        return str(row[0]) if row else ""

    def _window(self, number: int) -> list[Row]:
        """Return the rows of a window, and keep them until many others have been looked at."""
        rows = self._windows.pop(number, None)
        if rows is None:
            before = BESIDE if number else 0
            numbers = self._numbers[number * WINDOW - before : (number + 1) * WINDOW + BESIDE]
            rows = self._apart(self._read(numbers))[before : before + WINDOW]
            rows += [GONE] * (WINDOW - len(rows))
        self._windows[number] = rows
        if len(self._windows) > _MOST_WINDOWS:
            del self._windows[next(iter(self._windows))]
        return rows

    def _apart(self, rows: list[Row]) -> list[Row]:
        return told_apart(rows, several=len(self._holdings) > 1)

    def _read(self, numbers: Iterable[int]) -> list[Row]:
        several = len(self._holdings)
        found: dict[int, Row] = {}
        for which, open_library in enumerate(self._holdings):
            pages = [number // several for number in numbers if number % several == which]
            for page, row in _named(
                open_library, open_library.index.ask(partial(_rows, pages=pages, folds=self._folds))
            ):
                found[self._numbered(page, which)] = row
        return [found.get(number, GONE) for number in numbers]


def members(
    libraries: Sequence[OpenLibrary], wanted: Sequence[PageCondition], without: Collection[str] = ()
) -> Listing:
    """Return the pages of libraries that are wanted of each. without: ids of pages that are left out."""
    if not without:
        return Listing(libraries, wanted)
    return Listing(libraries, [_but(one, pages, without) for one, pages in zip(libraries, wanted, strict=True)])


def _but(one: OpenLibrary, wanted: PageCondition, without: Collection[str]) -> PageCondition:
    pages = one.index.ask(partial(pages_of, prefix=f"{one.library.name}/", ids=without))
    return wanted.and_also("id NOT IN (SELECT value FROM json_each(:without))", without=str(pages))


def pages_of(db: sqlite3.Connection, prefix: str, ids: Collection[str]) -> list[int]:
    """Return the numbers in one index of those pages that are there. prefix: of the ids of its library."""
    paths = [stored(id.removeprefix(prefix)) for id in ids if id.startswith(prefix)]
    return [row[0] for path in paths for row in db.execute(_FILE, (path,))]


def _beginning(db: sqlite3.Connection, wanted: OrderedPages, folds: bool) -> tuple[int, list[_Read]]:
    [count] = db.execute(wanted.counted or _COUNT.format(wanted.condition), wanted.values).fetchone()
    first = db.execute(_FIRST.format(wanted.condition), {**wanted.values, "most": WINDOW + BESIDE})
    return count, _folded(db, first.fetchall(), folds)


def _ordered(db: sqlite3.Connection, wanted: PageCondition) -> array[int]:
    return array("q", json.loads(db.execute(_ORDER.format(wanted.condition), wanted.values).fetchone()[0]))


def _counted_before(db: sqlite3.Connection, wanted: PageCondition, page: int) -> int:
    """Return how many of the pages that are wanted stand before one of them, -1 where it is none."""
    values = {**wanted.values, "id": page}
    [is_one] = db.execute(_IS_ONE.format(wanted.condition), values).fetchone()
    return int(db.execute(_BEFORE.format(wanted.condition), values).fetchone()[0]) if is_one else -1


def _keys(db: sqlite3.Connection, wanted: PageCondition) -> list[tuple[str, str, int]]:
    return db.execute(_KEYS.format(wanted.condition), wanted.values).fetchall()


def _rows(db: sqlite3.Connection, pages: Sequence[int], folds: bool) -> list[_Read]:
    return _folded(db, db.execute(_ROWS, (json.dumps(pages),)).fetchall(), folds) if pages else []


def _folded(db: sqlite3.Connection, rows: list[tuple[int, str, str, str]], folds: bool) -> list[_Read]:
    """Return rows with the number of labels that each stands for, and then the generic name for its title."""
    groups = label_groups.groups(db, [row[0] for row in rows]) if folds else {}
    return [
        (page, source, *((groups[page][0], "", groups[page][1]) if page in groups else (title, subtitle, 0)))
        for page, source, title, subtitle in rows
    ]


def _named(open_library: OpenLibrary, rows: Iterable[_Read]) -> Iterable[tuple[int, Row]]:
    """Yield the rows of a library by their numbers."""
    prefix = f"{open_library.library.name}/"
    return ((page, Row(prefix + source, title, subtitle, count)) for page, source, title, subtitle, count in rows)


def _one(statement: str, value: object, db: sqlite3.Connection) -> Any:
    return db.execute(statement, (value,)).fetchone()
