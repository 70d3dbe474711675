"""`medviewer pack list`: the packs of a pack folder, and which of them is read."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.terminal import say
from medviewer.export.source import day_of
from medviewer.locations import Profile
from medviewer.monograph.quoted import visible

if TYPE_CHECKING:
    from medviewer.library.pack.shelf import Listed


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack list` takes."""
    parser.description = "List the packs of a pack folder, the newest first, and which of them is read."
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--json", action="store_true", help="as an array of objects")


def answer(options: Namespace, profile: Profile) -> int:
    """Print one pack a line: library, file, day, pages, state, whether this computer reads it."""
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.seen import Seen
    from medviewer.library.pack.shelf import listed

    found = listed(options.folder.expanduser().absolute(), Pins(profile.settings), Seen(profile.settings))
    if options.json:
        say(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=1) + "\n")
    else:
        say("".join(_line(one) for one in found))
    return 0


def _line(one: Listed) -> str:
    here = "\tread here" if one.here else ""
    older = f", older than the edition of {day_of(one.older_than)} seen before" if one.older_than else ""
    columns = one.name, one.file, one.made[:10], f"{one.pages} pages", one.state
    return "\t".join(map(visible, columns)) + f"{here}{older}\n"
