"""`medviewer changed`: favourites and collected monographs that are no longer as they were read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from medviewer.commands.chosen_libraries import has_desk, open_desk, up_to_date_catalogue
from medviewer.commands.terminal import say, say_json
from medviewer.local_days import local_day
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage


def add_options(parser: ArgumentParser) -> None:
    """Add what `changed` takes."""
    parser.description = (
        "List the favourites and members of collections that have changed since they were last read in the window, "
        "or are gone; also where another folder has taken the place of the library."
    )
    parser.add_argument("--json", action="store_true", help="as an array of objects")


def answer(options: Namespace, profile: Profile) -> int:
    """Print one monograph a line: title, what happened, day it was read, where it is kept."""
    with up_to_date_catalogue(options, profile) as catalogue:
        found = _changed(profile, catalogue.editions())
    if options.json:
        say_json([one._asdict() for one in found])
    else:
        for one in found:
            say(*_cells(one))
    return 0


def _changed(profile: Profile, editions: Iterable[tuple[str, str, str]]) -> list[ChangedPage]:
    """Return what has changed; a desk that is not there yet is not made for it."""
    if not has_desk(profile):
        return []
    with open_desk(profile) as desk:
        return desk.changed(editions)


def _cells(one: ChangedPage) -> tuple[str, ...]:
    happened = "changed" if one.now else "gone"
    kept = ", ".join([*(["Favourites"] if one.favourite else []), *one.collections])
    return one.title, happened, f"read {local_day(one.read)}", kept
