"""`medviewer libraries`: the libraries in the reader's order, which window and commands open; added, removed, moved."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from medviewer.commands.chosen_libraries import libraries_of, up_to_date_catalogue
from medviewer.commands.terminal import note, say, say_json
from medviewer.configuring.own_folders import check_apart
from medviewer.configuring.remembered_libraries import RememberedLibraries
from medviewer.errors import LibraryError, MedviewerError
from medviewer.export.page_source import verdict
from medviewer.library.catalogue import Library, already_open
from medviewer.library.facts import LibraryFacts, size_of
from medviewer.library.paths import real
from medviewer.library.places import leads_to_pack, overlapping
from medviewer.library.records import name_libraries
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `libraries` takes."""
    parser.description = (
        "List the libraries in your order, add one behind the others, remove one, or move one to a place. Where "
        "several have a page of one name, the first decides which one a name opens. Windows take the order at their "
        "next start."
    )
    parser.add_argument("action", choices=("list", "add", "remove", "move"))
    parser.add_argument("what", metavar="PATH|NAME", nargs="?", help="folder or pack, or the name of one in the list")
    parser.add_argument("place", metavar="PLACE", nargs="?", type=int, help="to which one is moved, from 1")
    parser.add_argument("--json", action="store_true", help="list as an array of objects")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Do what was asked for."""
    if (options.action == "list") == bool(options.what) or (options.action == "move") != (options.place is not None):
        options.wrong("list alone, add PATH, remove PATH|NAME, or move PATH|NAME PLACE")
    if options.action == "list":
        return _list(options, profile)
    file = options.configuration.locked_by("libraries")
    if file:
        raise MedviewerError("The libraries of this workstation are set by your site ({}).", file)
    libraries = list(libraries_of(options))
    change = {"add": _add, "remove": _remove, "move": _move}[options.action]
    changed = name_libraries(change(libraries, options, profile), given={one.root: one.name for one in libraries})
    RememberedLibraries(profile.settings).keep(changed)
    for number, one in enumerate(changed, 1):
        say(number, one.name, one.root)
    return 0


def _add(libraries: Sequence[Library], options: Namespace, profile: Profile) -> list[Path]:
    root, roots = _path(options.what), [one.root for one in libraries]
    same = [one for one in libraries if one.root == root or real(one.root) == real(root)]
    if same:
        raise already_open(root, same[0])
    if not root.is_dir() and not leads_to_pack(root):
        raise LibraryError("There is no library folder or pack {}. Check the spelling, connect the drive.", root)
    check_apart(profile, [root])
    other = overlapping(root, roots)
    if other:
        note(f"{root} and {other} lie one in the other: some pages are listed twice.")
    return [*roots, root]


def _remove(libraries: Sequence[Library], options: Namespace, _profile: Profile) -> list[Path]:
    root = _meant(libraries, options.what).root
    if len(libraries) == 1:
        raise LibraryError("One library stays open. Add another one first.")
    return [one.root for one in libraries if one.root != root]


def _move(libraries: Sequence[Library], options: Namespace, _profile: Profile) -> list[Path]:
    root = _meant(libraries, options.what).root
    if not 1 <= options.place <= len(libraries):
        options.wrong(f"PLACE is a number from 1 to {len(libraries)}")
    others = [one.root for one in libraries if one.root != root]
    return [*others[: options.place - 1], root, *others[options.place - 1 :]]


def _meant(libraries: Sequence[Library], what: str) -> Library:
    """Return the library of this name, else at this place; raises LibraryError."""
    found = [one for one in libraries if one.name == what] or [one for one in libraries if one.root == _path(what)]
    if not found:
        raise LibraryError("There is no library “{}” in the list. See `medviewer libraries list`.", what)
    return found[0]


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _list(options: Namespace, profile: Profile) -> int:
    with up_to_date_catalogue(options, profile) as catalogue:
        facts = {one.library.root: one for one in catalogue.facts()}
    entries = [
        _object(facts[one.root].library if one.root in facts else one, facts.get(one.root))
        for one in libraries_of(options)
    ]
    if options.json:
        say_json(entries)
    else:
        for entry in entries:
            say(*_cells(entry))
    return 0


def _cells(entry: dict[str, Any]) -> list[str]:
    """Return what is known of a library, in the order of the manager's columns."""
    cells = [entry["name"]]
    if entry["kind"]:
        cells += [entry["kind"], f"{entry['pages']:,} pages", entry["day"] or "-", entry["signature"]]
        cells += ["-" if entry["bytes"] is None else f"{entry['bytes'] / 1e6:,.1f} MB"]
    state = f"{entry['problems']:,} problems" if entry["reachable"] else "out of reach"
    return [*cells, state, entry["path"]]


def _object(library: Library, facts: LibraryFacts | None) -> dict[str, Any]:
    return {
        "name": library.name,
        "path": str(library.root),
        "kind": facts.kind if facts else None,
        "pages": facts.pages if facts else None,
        "day": _day(facts) if facts else None,
        "signature": ", ".join(verdict(facts.stamp)) if facts else None,
        "bytes": _size(facts) if facts else None,
        "problems": facts.problems if facts else 0,
        "reachable": facts.reachable if facts else False,
    }


def _day(facts: LibraryFacts) -> str | None:
    if facts.made:
        return facts.made[:10]
    return datetime.fromtimestamp(facts.newest).astimezone().date().isoformat() if facts.newest else None


def _size(facts: LibraryFacts) -> int | None:
    try:
        return size_of(facts.stored)
    except OSError:
        return None
