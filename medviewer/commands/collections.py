"""`medviewer collections`: lists of monographs, shown, and exchanged as JSON files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands.chosen_libraries import has_desk, open_desk, up_to_date_catalogue
from medviewer.commands.terminal import note, say, say_json
from medviewer.configuring.restrictions import EXPORT, refuse
from medviewer.desk.collections import Collection
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `collections` takes."""
    parser.description = "List the collections, export one to a JSON file that a colleague can import, or import it."
    parser.add_argument("action", choices=("list", "export", "import"))
    parser.add_argument("what", metavar="NAME|FILE", nargs="?", help="the collection to export, the file to import")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to export to")
    parser.add_argument("--json", action="store_true", help="list as an array of objects")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Do what was asked for."""
    if (options.action == "list") == bool(options.what) or (options.action == "export") != bool(options.output):
        options.wrong("list alone, export NAME -o FILE, or import FILE")
    if options.action == "import":
        return _import(options, profile)
    if options.action == "list":
        return _list(_all(profile), as_json=options.json)
    refuse(options.configuration, EXPORT)
    path = options.output.expanduser()
    with open_desk(profile) as desk:
        desk.export_collection(options.what, path)
    say(f"Written: {path}")
    return 0


def _all(profile: Profile) -> list[Collection]:
    """Return all collections; a desk that is not there yet is not made for it."""
    if not has_desk(profile):
        return []
    with open_desk(profile) as desk:
        return desk.collections.all()


def _list(collections: list[Collection], *, as_json: bool) -> int:
    if as_json:
        from medviewer.desk.transfer import collection_json

        say_json([collection_json(one) for one in collections])
    else:
        for one in collections:
            say(one.name, len(one.members))
    return 0


def _import(options: Namespace, profile: Profile) -> int:
    with up_to_date_catalogue(options, profile) as catalogue, open_desk(profile) as desk:
        done = desk.import_collection(Path(options.what).expanduser(), catalogue.editions())
    say(f"{done.name}: {len(done.added)} new, {len(done.known)} in it already")
    for member in done.unknown:
        note(f"{member.title} is in none of the open libraries ({member.id}). It is in the collection all the same.")
    return 0
