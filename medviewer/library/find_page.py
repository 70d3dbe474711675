"""The one page that a name means on the command line, or the titles that come near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from medviewer.errors import UnknownNameError
from medviewer.library.chosen_page import chosen
from medviewer.library.names import beginnings
from medviewer.library.names.beginnings import RankedName
from medviewer.library.names.name_query import Query
from medviewer.library.open_library import OpenLibrary
from medviewer.library.paths import PAGES
from medviewer.library.search import Search
from medviewer.library.store.code_groups import CodeGroup
from medviewer.library.store.listing import Listing

_MOST_NAMED = 5
_ENDINGS = tuple(ending.decode() for ending in PAGES)
_FILED = "SELECT source FROM page WHERE source = ? OR substr(source, -length(?) - 1) = '/' || ? LIMIT 2"


def find(libraries: Sequence[OpenLibrary], name: str, labels: Mapping[str, str]) -> str:
    """Return the id of the page that `name` means; raises UnknownNameError with the titles that come near.

    That is the page that the name opens (see `chosen_page.chosen`), or the only one in whose library the file lies that
    is called so, its ending and any of its folders included. labels: as `chosen` takes them.
    """
    choice = chosen(libraries, name, labels=labels)
    found = choice.id or _filed(libraries, name)
    if not found:
        listed = _members(libraries, choice.group) if choice.group else ()
        near = () if choice.is_no_name else _near(libraries, choice.read_as or name)
        raise UnknownNameError(name, choice.means or listed or near)
    return found


def _members(libraries: Sequence[OpenLibrary], group: CodeGroup) -> tuple[str, ...]:
    """Return the first titles of a class or code."""
    return tuple(dict.fromkeys(row.title for row in Listing(libraries, group.wanted)[:_MOST_NAMED]))


def _filed(libraries: Sequence[OpenLibrary], name: str) -> str:
    """Return the id of the page in a file that is called `name`, empty where none is or several are."""
    for one in libraries if name.casefold().endswith(_ENDINGS) else ():
        found = one.index.ask(lambda db: db.execute(_FILED, (name, name, name)).fetchall())
        if found:
            return f"{one.library.name}/{found[0][0]}" if len(found) == 1 else ""
    return ""


def _near(libraries: Sequence[OpenLibrary], name: str) -> tuple[str, ...]:
    """Return the titles that the name may stand for: those that it starts, else those that look like it."""
    query, started = Query.of(name), list[RankedName]()
    for one in libraries if query.words else ():
        started += one.index.ask(lambda db: list(beginnings.starting(db, query)))
    titles = [row[4] for row in sorted(started)]
    titles = titles or [hit.title for hit in Search(libraries).names(name, limit=_MOST_NAMED)]
    return tuple(dict.fromkeys(titles))[:_MOST_NAMED]
