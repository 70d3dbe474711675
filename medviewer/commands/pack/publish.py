"""`medviewer pack publish`: a pack into a pack folder, where it becomes the one that everybody reads."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands.terminal import megabytes, say
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack publish` takes."""
    parser.description = (
        "Verify a pack, copy it into a pack folder under a name that says what it is, and have the folder's pointer "
        "lead to it. Workstations that have the folder open notice it by themselves."
    )
    parser.add_argument("pack", metavar="FILE", type=Path)
    parser.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="the pack folder")


def answer(options: Namespace, profile: Profile) -> int:
    """Publish, and say what became of it."""
    from medviewer.library.pack.publishing import publish

    folder, trust = options.to.expanduser().absolute(), options.configuration.trust
    done = publish(options.pack.expanduser(), folder, trust, profile.index, megabytes)
    what = "Published" if done.copied else "Already there"
    say(f"{what}: {done.file}")
    if done.before == done.file.name:
        say(f"It was the current pack of {done.name} already.")
    elif done.before:
        say(f"Current pack of {done.name}; before it {done.before}")
    else:
        say(f"First pack of {done.name} in this folder.")
    return 0
