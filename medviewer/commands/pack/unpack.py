"""`medviewer pack unpack`: a pack becomes a folder of pages again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from medviewer.commands.terminal import megabytes, progress, say
from medviewer.configuring.restrictions import EXPORT, refuse
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack unpack` takes."""
    parser.description = "Verify a pack and write the files that it was made of, byte for byte, into a new folder."
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is empty, or not there yet")


def answer(options: Namespace, profile: Profile) -> int:
    """Unpack it; raises LibraryError for what is no pack, SealError where it is damaged."""
    from medviewer.library.pack.packed import PackCopy
    from medviewer.library.pack.unpacking import unpack
    from medviewer.library.pack.verification.verified import verified
    from medviewer.sealing.trust import Trust

    refuse(options.configuration, EXPORT)
    file, folder = options.file.expanduser().absolute(), options.folder.expanduser().absolute()
    found = verified(file, Trust(), profile.index, megabytes)
    with closing(PackCopy(found.copy, file)) as packed:
        count = unpack(packed, folder, progress)
    say(f"Unpacked: {count:,} files into {folder}")
    return 0
