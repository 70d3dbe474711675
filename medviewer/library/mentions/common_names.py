"""Names that name nothing: common words, routes, forms and short texts that stand on many pages of a library.

A page whose generic name holds “(IV)”, or whose brands list “with”, is not what these mean elsewhere. A title always
names its page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.mentions.medication_list import said_beside
from medviewer.library.mentions.substances import also, parts, without_parentheses
from medviewer.library.mentions.words import lists
from medviewer.library.names.folding import fold
from medviewer.library.names.name_forms import EMPTY
from medviewer.library.names.page_names import MOST_NAMES, ComparedNames, between_lines, clean

if TYPE_CHECKING:
    from medviewer.monograph.model import Summary

SHARE, LEAST = 0.03, 5
"""Part of the pages of a library above which such a word names nothing, and the fewest pages of which that is said."""
SHORTEST = 4
_GROWN = 100
"""A word is counted again when another hundredth of a library's pages was written or taken out."""

_NOTE = "INSERT OR IGNORE INTO common_name VALUES (?, 0, 0)"
_NOTHING = "SELECT key FROM common_name WHERE is_empty"
_TOTAL = "SELECT count(*) FROM page"
_DUE = "SELECT key, is_empty FROM common_name WHERE counted = 0 OR (? - counted) * ? >= ? ORDER BY key"
_HELD = "SELECT DISTINCT rowid / :codes FROM passage WHERE passage MATCH '{name text} : \"' || :key || '\"'"
_PAGES = f"SELECT count(*) FROM ({_HELD} LIMIT :enough)"
_ALL_PAGES = f"SELECT count(*) FROM ({_HELD} UNION SELECT page FROM called WHERE level = {EMPTY} AND key = :key)"
_COUNTED = "UPDATE common_name SET counted = ?, is_empty = ? WHERE key = ?"


class ChangedNames(NamedTuple):
    """Names that name nothing from now on, and those that do name something again."""

    lost: frozenset[str]
    regained: frozenset[str]


@cache
def _words() -> frozenset[str]:
    """Return the common words, routes and forms."""
    known = lists()
    return known.common | known.never | known.not_names | known.qualifiers | said_beside()


def is_common(key: str) -> bool:
    """Tell whether a folded name is one word that is common, a route or a form, or under four letters."""
    return " " not in key and (len(key) < SHORTEST or key in _words())


def judged(names: ComparedNames, summary: Summary, nothing: frozenset[str]) -> ComparedNames:
    """Return the names of a page without those that name nothing, and with what is known of their words.

    summary: that of the page.
    """
    [title, *others] = names.called
    words = {word for one in names.called for word in one.key.split()}
    common = frozenset(filter(is_common, words))
    if not nothing.isdisjoint(one.key for one in others):
        empty = tuple(one for one in others if one.key in nothing)
        others = [one for one in others if one.key not in nothing]
        lines = between_lines(one.key for one in others)
        names = names._replace(others=lines, called=(title, *others), empty=empty)
    return names._replace(common=common, prose=_prose(summary, title.key, common))


def _prose(summary: Summary, title: str, common: frozenset[str]) -> frozenset[str]:
    """Return the words that are no names.

    They are common ones beside the title, those outside what a generic name lists, and those in a title's parentheses.
    """
    text, titled = clean(summary.generic_name), clean(summary.title)
    generic, named = fold(text).split(), set[str]()
    if " ".join(generic) != title:
        listed = (*parts(text), *also(text), *summary.brands[:MOST_NAMES])
        named = {word for name in listed for word in fold(name).split()}
    outside = {
        word for part in (without_parentheses(titled), *also(titled, summary.product)) for word in fold(part).split()
    }
    return (common | frozenset(generic) - named | frozenset(title.split())) - outside


def stands_on_many(pages: int, total: int) -> bool:
    """Tell whether a common word on so many of so many pages names nothing."""
    return pages >= LEAST and pages > SHARE * total


def note(db: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Keep common words of names, to be counted by `settle`."""
    db.executemany(_NOTE, [(key,) for key in sorted(keys)])


def nothing(db: sqlite3.Connection) -> frozenset[str]:
    """Return the names that name nothing in this library."""
    return frozenset(key for (key,) in db.execute(_NOTHING))


def settle(db: sqlite3.Connection, codes: int, written: int) -> ChangedNames:
    """Count on how many pages common words stand that were not counted yet, or before many pages were written.

    codes: passages of a page. written: counts pages as the index's state does. No more pages are counted than decide.
    """
    [total] = db.execute(_TOTAL).fetchone()
    enough = max(LEAST, int(SHARE * total) + 1)
    lost, regained, counted = set[str](), set[str](), []
    for key, was_nothing in db.execute(_DUE, (written, _GROWN, total)).fetchall():
        is_nothing = stands_on_many(_pages(db, key, codes, enough, was_nothing), total)
        counted.append((written, is_nothing, key))
        if is_nothing != bool(was_nothing):
            (lost if is_nothing else regained).add(key)
    db.executemany(_COUNTED, counted)
    return ChangedNames(frozenset(lost), frozenset(regained))


def _pages(db: sqlite3.Connection, key: str, codes: int, enough: int, was_nothing: bool) -> int:
    """Count pages whose texts or names hold a word, `enough` at most where texts do.

    Where it names nothing so far, the names that it is count as well: else it would name something again as soon as,
    and because, it names nothing.
    """
    asked = {"codes": codes, "key": key, "enough": enough}
    [pages] = db.execute(_PAGES, asked).fetchone()
    return int(db.execute(_ALL_PAGES, asked).fetchone()[0] if was_nothing and pages < enough else pages)
