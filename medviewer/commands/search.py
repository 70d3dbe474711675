"""`medviewer search`: monographs by name, and passages of their text."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medviewer.commands.chosen_libraries import has_desk, up_to_date_catalogue
from medviewer.commands.terminal import say, say_json
from medviewer.library.names.hits import NEAR, NameHit
from medviewer.library.records import Row
from medviewer.library.same_titles import differences
from medviewer.library.search import PassageHit
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue

LIMIT = 20


def add_options(parser: ArgumentParser) -> None:
    """Add what `search` takes."""
    parser.description = (
        "Find monographs by name, whatever its spelling, and passages of their text. In the text all words must be "
        'there; "a phrase", -without and in:SECTION narrow it. Exit code 1 where nothing is found.'
    )
    parser.add_argument("query", metavar="QUERY", nargs="*", help="what would be typed into the search box")
    parser.add_argument("--in", metavar="KEY", action="append", default=[], dest="sections", help="only this section")
    parser.add_argument("--limit", metavar="N", type=_limit, default=LIMIT, help=f"of each kind; otherwise {LIMIT}")
    parser.add_argument("--json", action="store_true", help="as one object")
    parser.add_argument("--batch", metavar="FILE", help="answer each line of FILE with a line of JSON; - is stdin")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Print what is found: names, then passages; 1 where there is neither."""
    if bool(options.query) == bool(options.batch):
        options.wrong("give a QUERY, or --batch FILE")
    with up_to_date_catalogue(options, profile) as catalogue:
        starred = _starred(profile)
        if options.batch:
            for line in _lines(options.batch):
                say_json(_object(catalogue, line, options, starred), indent=None)
            return 0
        found = _object(catalogue, " ".join(options.query), options, starred)
        several = len(catalogue.libraries) > 1
    if options.json:
        say_json(found)
    else:
        for cells in _rows(found, several):
            say(*cells)
    return 0 if found["names"] or found["named"] or found["passages"] else 1


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise ValueError
    return number


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        yield from (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)
        return
    with Path(file).expanduser().open(encoding="utf-8", errors="replace", newline="\n") as lines:
        yield from (line.rstrip("\r\n") for line in lines)


def _starred(profile: Profile) -> frozenset[str]:
    """Return the ids of the favourites; a desk that is not there yet is not made for it."""
    if not has_desk(profile):
        return frozenset()
    from medviewer.desk.store import Desk

    with Desk.open(profile.desk_file) as desk:
        return desk.favourites.ids()


def _object(catalogue: Catalogue, query: str, options: Namespace, starred: frozenset[str]) -> dict[str, Any]:
    search, choice = catalogue.search(), catalogue.choice(query)
    asked = choice.read_as or query
    meant = [hit for hits in search.called(choice.means).values() for hit in hits]
    names = list(dict.fromkeys([*meant, *search.names(asked, starred, options.limit)]))[: options.limit]
    passages = search.passages(choice.searched(query), options.sections, options.limit, topic=choice.topic)
    return {
        "opens": choice.id or None,
        "read_as": choice.read_as or None,
        "means": list(choice.means),
        "topic": choice.topic.name if choice.topic else None,
        "named": [{"name": one.name, "id": one.id or None} for one in choice.named],
        "names": [_name(hit) for hit in names],
        "passages": [_passage(hit) for hit in passages.hits],
    }


def _name(hit: NameHit) -> dict[str, object]:
    return {"id": hit.id, "title": hit.title, "matched": hit.matched, "kind": hit.kind, "score": hit.score}


def _passage(hit: PassageHit) -> dict[str, object]:
    return {"id": hit.id, "title": hit.title, "section": hit.section, "snippet": hit.snippet}


def _rows(found: dict[str, Any], several: bool) -> list[tuple[object, ...]]:
    """Return one hit a line: names, those that are only nearly meant marked so; then passages.

    Pages that share a title have in a last cell what differs. several: whether several libraries are open.
    """
    hits = [*found["names"], *found["passages"]]
    beside = differences([Row(str(hit["id"]), str(hit["title"]), "") for hit in hits], several, {})
    rows: list[tuple[object, ...]] = []
    if found["means"]:
        rows += [("an abbreviation that has been mistaken; it may mean", ", ".join(found["means"])), ()]
    if found["named"]:
        rows += [("named in it", ", ".join(one["name"] for one in found["named"])), ()]
    for hit in found["names"]:
        kind = "did you mean" if hit["kind"] == NEAR else hit["kind"]
        rows.append((hit["title"], kind, *_told(hit, beside)))
    rows += [()] if rows and found["passages"] else []
    rows += [(hit["title"], hit["section"], hit["snippet"], *_told(hit, beside)) for hit in found["passages"]]
    return rows


def _told(hit: dict[str, object], beside: dict[str, str]) -> list[str]:
    return [beside[str(hit["id"])]] if hit["id"] in beside else []
