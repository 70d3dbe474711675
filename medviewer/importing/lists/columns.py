"""The fields that the columns of a list become: as a file of columns says, else guessed from their heads."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from medviewer.errors import MedviewerError, Message
from medviewer.importing.lists.cells import ListCell, ListSheet
from medviewer.importing.lists.delimited import DELIMITERS
from medviewer.monograph.frontmatter.bounded_toml import TomlError, load
from medviewer.monograph.sections.vocabulary import normalise
from medviewer.starting.shipped_tables import shipped_toml

TITLE, GENERIC, BRANDS, OTHER = "title", "generic_name", "brands", "other"
NAMES = (TITLE, GENERIC, BRANDS)
"""Fields that may name a drug, the first that a sheet has does."""
_KEYS = frozenset({"columns", "list", "key", "language", "header", "delimiter", "guess"})
_LOOKED_AT = 30
"""Rows among which the heads of the columns are looked for; titles and dates of a list stand above them."""


_WANTED = {str: Message("a text"), int: Message("a number"), bool: Message("true or false")}
_IN_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

T = TypeVar("T")


class ListColumn(NamedTuple):
    """A column: its head as it stands, and its field."""

    name: str
    field: str


@functools.cache
def fields() -> Mapping[str, str]:
    """Return the field of each known head of a column."""
    tables = shipped_toml("list_columns.toml")
    return {name: key for table in tables.values() for key, names in table.items() for name in names}


def _guessed(head: str) -> str:
    """Return the field that a head names, alone or before what stands in parentheses."""
    known = fields()
    return known.get(normalise(head)) or known.get(normalise(_IN_PARENTHESES.sub(" ", head)), OTHER)


@functools.cache
def section_fields() -> tuple[str, ...]:
    """Return the fields that are sections of a page, in their order."""
    return tuple(shipped_toml("list_columns.toml")["sections"])


@functools.cache
def known_fields() -> tuple[str, ...]:
    """Return all fields that a column may become."""
    return (*shipped_toml("list_columns.toml")["fields"], *section_fields(), OTHER)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """All that is to be known of a list beside its cells.

    columns: fields by the heads of columns, see `folded`. key: head of the column that tells drugs apart, "" for their
    names. header: number of the row of heads, 0 to look for it. language: as BCP 47 has it, "" where it is not told.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    list_name: str = ""
    key: str = ""
    language: str = ""
    header: int = 0
    delimiter: str = ""
    guess: bool = True

    def field_of(self, head: str, name: str = "") -> str:
        """Return the field that a column becomes. name: how it is told from others of the same head, or of none."""
        given = self.columns.get(folded(name)) or self.columns.get(folded(head))
        return given or (_guessed(head) if self.guess else OTHER)

    @classmethod
    def load(cls, file: Path) -> ColumnMap:
        """Return what a file of columns says; raises MedviewerError with its line where that cannot be read."""
        try:
            found = load(file)
        except TomlError as error:
            raise MedviewerError("{}, line {}: {}.", file, error.line, error.reason) from error
        except OSError as error:
            raise MedviewerError("{} cannot be read ({}).", file, error.strerror or error) from error
        try:
            return cls._of(found.values)
        except _WrongKeyError as error:
            raise MedviewerError("{}, line {}: {}.", file, found.line_of(error.key), error.reason) from error

    @classmethod
    def _of(cls, values: Mapping[str, object]) -> ColumnMap:
        for key in values:
            if key not in _KEYS:
                raise _WrongKeyError(key, Message("“{}” is no key of a file of columns", key))
        columns = values.get("columns", {})
        if not isinstance(columns, Mapping):
            raise _WrongKeyError("columns", Message("“{}” must be a table", "columns"))
        for name in columns.values():
            if name not in known_fields():
                known = ", ".join(known_fields())
                raise _WrongKeyError("columns", Message("“{}” is no field of a page; these are: {}", name, known))
        texts = {key: _typed(values, key, str, "") for key in ("list", "key", "language", "delimiter")}
        if texts["delimiter"] and (len(texts["delimiter"]) != 1 or texts["delimiter"] not in DELIMITERS):
            raise _WrongKeyError("delimiter", Message("“{}” must be one of , ; | and a tab", "delimiter"))
        header = _typed(values, "header", int, 0)
        return cls(
            {folded(head): str(name) for head, name in columns.items()},
            texts["list"],
            texts["key"],
            texts["language"],
            max(0, header),
            texts["delimiter"],
            _typed(values, "guess", bool, True),
        )


class _WrongKeyError(Exception):
    def __init__(self, key: str, reason: Message) -> None:
        self.key = key
        self.reason = reason
        super().__init__(reason)


def _typed(values: Mapping[str, object], key: str, kind: type[T], default: T) -> T:
    value = values.get(key, default)
    if type(value) is kind:
        return value
    raise _WrongKeyError(key, Message("“{}” must be {}", key, _WANTED[kind]))


def folded(head: str) -> str:
    """Return a head of a column as heads are compared: without case and doubled spaces."""
    return " ".join(head.split()).casefold()


class HeadedSheet(NamedTuple):
    """A sheet with its columns. name: number of the column that names the drug. above: rows before the heads.

    key: number of the column that tells drugs apart. has_key: whether that is the one that was asked for.

    odd: numbers of the rows with more cells than there are heads, or with fewer where that is odd. heads: folded, as
    they are written and as they are told from each other.
    """

    columns: list[ListColumn]
    name: int
    key: int
    above: list[tuple[int, list[ListCell]]]
    rows: list[tuple[int, list[ListCell]]]
    odd: list[int]
    has_key: bool
    heads: frozenset[str]


def headed_sheet(sheet: ListSheet, known: ColumnMap) -> HeadedSheet | None:
    """Return a sheet with what its columns become, None where none of them names a drug."""
    place = _header(sheet, known)
    if place is None:
        return None
    heads = _heads(sheet.rows[place][1], max(len(cells) for _, cells in sheet.rows[place:]))
    columns = [ListColumn(name, known.field_of(base, name)) for name, base in heads]
    name = _naming([column.field for column in columns])
    if name is None:
        return None
    wanted = folded(known.key)
    keys = [number for number, (_, base) in enumerate(heads) if wanted and folded(base) == wanted]
    rows, width = sheet.rows[place + 1 :], len(sheet.rows[place][1])
    odd = [number for number, cells in rows if len(cells) > width or (sheet.is_even and len(cells) < width)]
    words = frozenset(folded(word) for pair in heads for word in pair)
    return HeadedSheet(columns, name, [*keys, name][0], sheet.rows[:place], rows, odd, bool(keys), words)


def _header(sheet: ListSheet, known: ColumnMap) -> int | None:
    """Return the place of the row of heads: the first that names a drug and most columns, unlike a title."""
    if known.header:
        return next((place for place, (number, _) in enumerate(sheet.rows) if number == known.header), None)
    best: tuple[int, int] | None = None
    for place, (_, cells) in enumerate(sheet.rows[:_LOOKED_AT]):
        found = [known.field_of(cell.text) for cell in cells if cell.text]
        count = sum(name != OTHER for name in found)
        if _naming(found) is not None and (best is None or count > best[0]):
            best = count, place
    return best[1] if best else None


def _naming(found: Sequence[str]) -> int | None:
    return next((found.index(name) for name in NAMES if name in found), None)


def _heads(cells: Sequence[ListCell], count: int) -> list[tuple[str, str]]:
    """Return the heads of `count` columns, each once, beside how they are written."""
    seen: Counter[str] = Counter()
    heads = []
    for number in range(count):
        base = " ".join(cells[number].text.split()) if number < len(cells) else ""
        head = base or f"Column {number + 1}"
        seen[folded(head)] += 1
        heads.append((f"{head} ({seen[folded(head)]})" if seen[folded(head)] > 1 else head, base))
    return heads
