"""`medviewer pack accept`: a library that was signed and now is not is read all the same."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.chosen_libraries import pins_of
from medviewer.commands.terminal import megabytes, say
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.sealing.trust import Trust


def add_options(parser: ArgumentParser) -> None:
    """Add what `accept` takes."""
    parser.description = (
        "Let a library be read on this computer that was signed with a trusted key when it was last read, and is not "
        "now. The pack is verified, and the choice holds for this very pack alone; where the site requires signatures "
        "there is none. Ask whoever looks after the library first."
    )
    parser.add_argument("root", metavar="LIBRARY", type=Path, help="as it is named with --library")


def answer(options: Namespace, profile: Profile) -> int:
    """Keep the choice, and say of what; raises LibraryError, SealError, ExportError."""
    from medviewer.library.pack.channel import resolve
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.library.places import leads_to_pack

    root, seen = options.root.expanduser().absolute(), SeenLibraries(profile.settings)
    trust = options.configuration.trust
    if leads_to_pack(root):
        _accept_pack(root, resolve(root, pins_of(profile)), trust, seen, profile)
    else:
        _accept_folder(root, trust, seen)
    return 0


def _accept_pack(root: Path, file: Path, trust: Trust, seen: SeenLibraries, profile: Profile) -> None:
    from medviewer.errors import ChangedTrustError
    from medviewer.library.pack.verification.verified import verified

    found = verified(file, trust, profile.index, megabytes)
    try:
        seen.checked(root, found.verdict, found.manifest)
    except ChangedTrustError as error:
        seen.accept(root, error.sha256)
        key = f"key not trusted here {error.fingerprint}" if error.fingerprint else "not signed"
        say(f"Accepted: {root}")
        say(f"{key}; until now signed by {error.signer}")
        say(f"sha256 {error.sha256}")
        return
    say(f"Nothing to accept: {root} is read without a question.")


def _accept_folder(root: Path, trust: Trust, seen: SeenLibraries) -> None:
    from medviewer.errors import ChangedTrustError, LibraryError

    if not root.is_dir():
        raise LibraryError("There is no library {}. Check the spelling, or connect the drive or share.", root)
    try:
        seen.check_folder(root, trust)
    except ChangedTrustError as error:
        seen.accept(root, error.sha256)
        say(f"Accepted: {root}")
        say(f"a folder of pages; until now signed by {error.signer}")
        return
    say(f"Nothing to accept: {root} is read without a question.")
