"""`medviewer search`: monographs by name, and passages of their text."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medviewer.commands.chosen_libraries import has_desk, up_to_date_catalogue
from medviewer.commands.terminal import note, progress, say, say_json, status
from medviewer.library.names.hits import NEAR, NameHit
from medviewer.library.records import Row
from medviewer.library.same_titles import differences
from medviewer.library.search import Choice, PassageHit, Passages, Search, scan_for
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.store.code_groups import CodeGroup

LIMIT = 20


def add_options(parser: ArgumentParser) -> None:
    """Add what `search` takes."""
    parser.description = (
        "Find monographs by name, whatever its spelling, and passages of their text. In the text all words must be "
        'there; "a phrase", -without and in:SECTION narrow it. Where neither is found, all pages are gone through for '
        "the text letter by letter: signs, parts of words; in a batch only where no name is near it either. Exit code "
        "1 where nothing is found."
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
        searched = ", ".join(one.name for one in catalogue.libraries)
    if options.json:
        say_json(found)
    else:
        for cells in _rows(found, several):
            say(*cells)
        if found["scanned"] and not found["passages"]:
            asks_some = options.sections or any("in:" in word for word in options.query)
            which = "No section that is asked for" if asks_some else "No page"
            note(f"{which} holds this text. Looked through: {found['scanned']:,} pages of {searched}.")
    has_members = bool(found["group"] and found["group"]["total"])
    return 0 if found["names"] or found["named"] or found["passages"] or has_members else 1


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
    names = search.found_names(query, choice, starred, options.limit).hits()[: options.limit]
    is_code = choice.group is not None and choice.group.is_code and not names and not choice.topic
    text = None if is_code else _passages(search, choice, query, options)
    if text and not _is_answered(choice, names, options) and scan_for(query, text):
        scanned = search.scan(query, options.sections, options.limit, on_progress=progress)
        status("")
        text = scanned if scanned.is_whole or not text.counts else text._replace(scanned=scanned.scanned)
    return {
        "opens": choice.id or None,
        "read_as": choice.read_as or None,
        "means": list(choice.means),
        "topic": choice.topic.name if choice.topic else None,
        "named": [{"name": one.name, "id": one.id or None} for one in choice.named],
        "group": _group(catalogue, choice.group, options.limit) if choice.group else None,
        "names": [_name(hit) for hit in names],
        "passages": [_passage(hit) for hit in text.hits] if text else [],
        "scanned": text.scanned if text else 0,
    }


def _is_answered(choice: Choice, names: list[NameHit], options: Namespace) -> bool:
    """Return whether a drug, a class or a code is found; in a batch a near name is an answer, too."""
    called = any(options.batch or hit.kind != NEAR for hit in names)
    return called or bool(choice.named) or bool(choice.group and choice.group.total)


def _passages(search: Search, choice: Choice, query: str, options: Namespace) -> Passages:
    text = choice.searched(query)
    return search.passages(text, options.sections, options.limit, topic=choice.topic, among=choice.among)


def _group(catalogue: Catalogue, group: CodeGroup, limit: int) -> dict[str, object]:
    """Return a class or code, and the first of its pages."""
    rows = catalogue.members(group)[:limit]
    return {
        "kind": group.kind,
        "read_as": group.read_as,
        "name": group.name or None,
        "total": group.total,
        "ids": [row.id for row in rows],
        "titles": [row.title for row in rows],
    }


def _name(hit: NameHit) -> dict[str, object]:
    return {"id": hit.id, "title": hit.title, "matched": hit.matched, "kind": hit.kind, "score": hit.score}


def _passage(hit: PassageHit) -> dict[str, object]:
    return {"id": hit.id, "title": hit.title, "section": hit.section, "snippet": hit.snippet}


def _rows(found: dict[str, Any], several: bool) -> list[tuple[object, ...]]:
    """Return one hit a line: names, those that are only nearly meant marked so; then passages.

    Pages that share a title have in a last cell what differs. several: whether several libraries are open.
    """
    group = found["group"] or {"ids": [], "titles": []}
    named = {hit["id"] for hit in found["names"]}
    pages = zip(group["ids"], group["titles"], strict=True)
    members = [{"id": id, "title": title} for id, title in pages if id not in named]
    hits = [*found["names"], *members, *found["passages"]]
    beside = differences([Row(str(hit["id"]), str(hit["title"]), "") for hit in hits], several, {})
    rows: list[tuple[object, ...]] = []
    if found["means"]:
        rows += [("an abbreviation that has been mistaken; it may mean", ", ".join(found["means"])), ()]
    if found["named"]:
        rows += [("named in it", ", ".join(one["name"] for one in found["named"])), ()]
    if found["group"]:
        rows += [_heading(group), *((one["title"], "", *_told(one, beside)) for one in members)]
        rows += [()] if found["names"] else []
    for hit in found["names"]:
        kind = "did you mean" if hit["kind"] == NEAR else hit["kind"]
        rows.append((hit["title"], kind, *_told(hit, beside)))
    rows += [()] if rows and found["passages"] else []
    rows += [(hit["title"], hit["section"], hit["snippet"], *_told(hit, beside)) for hit in found["passages"]]
    return rows


def _heading(group: dict[str, Any]) -> tuple[str, str]:
    """Return what a class or code is, and how many pages it has."""
    kind = "Class:" if group["kind"] == "class" else group["kind"].upper().replace("_", " ")
    named = f"{group['read_as']}: {group['name']}" if group["name"] else group["read_as"]
    shown = len(group["ids"])
    return f"{kind} {named}", f"{shown} of {group['total']}" if shown < group["total"] else str(group["total"])


def _told(hit: dict[str, object], beside: dict[str, str]) -> list[str]:
    return [beside[str(hit["id"])]] if hit["id"] in beside else []
