"""`medviewer pack rollback`: back to the pack before, for everybody or on this computer alone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands.chosen_libraries import pins_of
from medviewer.commands.terminal import say
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack rollback` takes."""
    parser.description = (
        "Have a pack folder's pointer lead to the pack before the current one, for everybody who reads there; with "
        "--here hold this computer alone at it. Nothing is removed: publish the newer pack again, or name it with "
        "--to, to go forward. Notes, favourites and what was read stay."
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--to", metavar="FILE", default="", help="a pack of the folder, by its name")
    which.add_argument("--current", action="store_true", help="with --here: read the pack for everybody again")
    parser.add_argument("--here", action="store_true", help="on this computer alone; needs no right to write there")
    parser.add_argument("--name", metavar="LIBRARY", default="", help="where the folder has several")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Move the pointer, or the pin, and say from where to where."""
    folder = options.folder.expanduser().absolute()
    if options.here:
        _here(options, profile, folder)
        return 0
    if options.current:
        options.wrong("--current goes with --here; for everybody, name the newer pack with --to FILE")
    from medviewer.library.pack.publishing import rollback

    done = rollback(folder, profile.index, options.name, options.to, options.configuration.trust)
    say(f"Current pack of {done.name} for everybody: {done.now}")
    say(f"Until now: {done.before}")
    return 0


def _here(options: Namespace, profile: Profile, folder: Path) -> None:
    from medviewer.library.pack.pinning import pin_to, release

    pins = pins_of(profile)
    if options.current:
        done = release(folder, pins, options.name)
        say(f"This computer reads the current pack of {done.name} again: {done.now}")
        return
    done = pin_to(folder, pins, options.configuration.trust, profile.index, options.name, options.to)
    say(f"This computer is held at the pack of {done.name}: {done.now}")
    say(f"Forward: rollback {folder} --here --current")
