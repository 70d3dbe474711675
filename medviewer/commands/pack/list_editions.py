"""`medviewer pack list`: the packs of a pack folder, and which of them is read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.chosen_libraries import pins_of
from medviewer.commands.terminal import megabytes, say, say_json
from medviewer.export.page_source import day_of
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.pack.pack_listing import ListedPack


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack list` takes."""
    parser.description = "List the packs of a pack folder, the newest first, and which of them is read."
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--json", action="store_true", help="as an array of objects")


def answer(options: Namespace, profile: Profile) -> int:
    """Print one pack a line: library, file, day, pages, state, whether this computer reads it."""
    from medviewer.library.pack.pack_listing import listed
    from medviewer.library.pack.verification.seen import SeenLibraries

    folder, seen = options.folder.expanduser().absolute(), SeenLibraries(profile.settings)
    found = listed(folder, pins_of(profile), profile.index, seen, megabytes)
    if options.json:
        say_json([one._asdict() for one in found])
    else:
        for one in found:
            say(*_cells(one))
    return 0


def _cells(one: ListedPack) -> tuple[str, ...]:
    here = ("read here",) if one.here else ()
    older = (f"older than the edition of {day_of(one.older_than)} seen before",) if one.older_than else ()
    return one.name, one.file, one.made[:10], f"{one.pages} pages", one.state, *here, *older
