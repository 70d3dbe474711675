"""The pages of a class or a code that is typed or scanned, and the one that a whole code means."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.names import codes, drug_classes
from medviewer.library.names.codes import CodeReading
from medviewer.library.names.drug_classes import DrugClass
from medviewer.library.store.listing import PageCondition
from medviewer.monograph.product_codes import ATC, PART, Code

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary

CLASS = "class"
_MOST_LOOKED_AT = 50
"""Pages of a code; where there are more of them none is meant."""
_LAST = "\U0010ffff"
_CLASSES = """WITH RECURSIVE said (text) AS (
        SELECT min(class) FROM page WHERE class > ''
        UNION ALL SELECT (SELECT min(class) FROM page WHERE class > text) FROM said WHERE text NOT NULL)
    SELECT text FROM said WHERE text NOT NULL"""
"""Each text once, by one look into the index on classes for each."""
_CODED = "SELECT code.system, code.code, source FROM code JOIN page ON page.id = code.page WHERE {} LIMIT {}"
_COUNT = "SELECT count(*) FROM page WHERE {}"


class CodeGroup(NamedTuple):
    """The pages of a class or code.

    kind: CLASS or a system of codes. read_as: the class or code as it was read. name: of an ATC group, empty where none
    is known. wanted: which pages of each library. total: how many. opens: id of the page that the code alone means,
    empty for none. is_certain: the text is a code and no name. fault: its check digit is another one.
    """

    kind: str
    read_as: str
    name: str
    wanted: tuple[PageCondition, ...]
    total: int
    opens: str = ""
    is_certain: bool = False
    fault: bool = False

    @property
    def is_code(self) -> bool:
        """Return whether this is a code and not a class."""
        return self.kind != CLASS

    @property
    def title(self) -> str:
        """Return how it was read, and the name of a code's group."""
        return f"{self.read_as}: {self.name}" if self.name else self.read_as


def group_of(libraries: Sequence[OpenLibrary], text: str) -> CodeGroup | None:
    """Return the pages of the code or the class that `text` is, None where it is neither.

    Of what may be a name as well, and of a class, only where there are any.
    """
    reading = codes.read(text)
    group = _of_code(libraries, reading) if reading else None
    if group and (group.total or group.is_certain):
        return group
    meant = drug_classes.named(text)
    group = _of_class(libraries, meant) if meant else None
    return group if group and group.total else None


def pages_in(libraries: Sequence[OpenLibrary], group: CodeGroup) -> Sequence[PageCondition]:
    """Return which pages of each library a group has now, which may be another one than those that it was made of."""
    now = group_of(libraries, group.read_as)
    if now is not None and now.kind == group.kind:
        return now.wanted
    return group.wanted if len(group.wanted) == len(libraries) else [PageCondition("0", {}) for _ in libraries]


def _of_code(libraries: Sequence[OpenLibrary], reading: CodeReading) -> CodeGroup:
    condition = _coded(reading.wanted, reading.kind == ATC)
    wanted = tuple(
        PageCondition(f"id IN (SELECT page FROM code WHERE {condition.condition})", condition.values) for _ in libraries
    )
    total = _total(libraries, wanted) if reading.wanted else 0
    opens = _meant(libraries, condition) if total and reading.is_whole else ""
    name = drug_classes.atc_name(reading.shown) if reading.kind == ATC else ""
    return CodeGroup(reading.kind, reading.shown, name, wanted, total, opens, reading.is_certain, reading.fault)


def _of_class(libraries: Sequence[OpenLibrary], meant: DrugClass) -> CodeGroup:
    coded = _coded([Code(ATC, code) for code in meant.atc], begins=True)
    wanted = []
    for one in libraries:
        said = [text for text in one.index.read(_said) if meant.is_said_by(text)]
        condition = "class IN (SELECT value FROM json_each(:said))"
        if meant.atc:
            condition = f"{condition} OR id IN (SELECT page FROM code WHERE {coded.condition})"
        wanted.append(PageCondition(condition, {**coded.values, "said": json.dumps(said)}))
    return CodeGroup(CLASS, meant.name, "", tuple(wanted), _total(libraries, wanted))


def _coded(wanted: Iterable[Code], begins: bool) -> PageCondition:
    """Return the rows of `code` that are one of these codes, or begin with one."""
    parts, values = list[str](), dict[str, str]()
    for number, (system, code) in enumerate(wanted):
        values |= {f"system{number}": system, f"code{number}": code, f"last{number}": code + _LAST if begins else code}
        parts.append(f"(code.system = :system{number} AND code.code BETWEEN :code{number} AND :last{number})")
    return PageCondition(" OR ".join(parts) or "0", values)


def _total(libraries: Sequence[OpenLibrary], wanted: Sequence[PageCondition]) -> int:
    return sum(one.index.read(partial(_counted, wanted=those)) for one, those in zip(libraries, wanted, strict=True))


def _meant(libraries: Sequence[OpenLibrary], condition: PageCondition) -> str:
    """Return the id of the page that a code alone means: the only one of the first library that has any.

    A code that can be read as several products means none where pages of more than one are there, in whatever library;
    nor does the code of one of several ingredients mean a page.
    """
    found: list[tuple[Code, str]] = []
    for one in libraries:
        rows = one.index.read(partial(_rows, condition=condition))
        if len(rows) >= _MOST_LOOKED_AT:
            return ""
        found += [(Code(system, code), f"{one.library.name}/{source}") for system, code, source in rows]
    first = found[0][1].partition("/")[0]
    here = {page for _, page in found if page.partition("/")[0] == first}
    is_one = len({code for code, _ in found}) == 1 or len({page for _, page in found}) == 1
    return here.pop() if len(here) == 1 and is_one and all(code.system != PART for code, _ in found) else ""


def _rows(db: sqlite3.Connection, condition: PageCondition) -> list[tuple[str, str, str]]:
    return db.execute(_CODED.format(condition.condition, _MOST_LOOKED_AT), condition.values).fetchall()


def _counted(db: sqlite3.Connection, wanted: PageCondition) -> int:
    return int(db.execute(_COUNT.format(wanted.condition), wanted.values).fetchone()[0])


def _said(db: sqlite3.Connection) -> list[str]:
    return [text for (text,) in db.execute(_CLASSES)]
