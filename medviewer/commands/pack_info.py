"""`medviewer pack info`: what a pack says of itself, and what its seal is worth."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.terminal import megabytes, say, say_json
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.pack.format import Manifest
    from medviewer.sealing.trust import Verdict


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack info` takes."""
    parser.description = "Read a pack to its end, and print what it is; one that is damaged is refused."
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="as an object")


def answer(options: Namespace, profile: Profile) -> int:
    """Print it; raises LibraryError for what is no pack, SealError where it is damaged."""
    from medviewer.library.pack.verified import verified
    from medviewer.sealing.trust import Trust

    file = options.file.expanduser().absolute()
    found = verified(file, Trust(), profile.index, megabytes)
    manifest, verdict = found.manifest, found.verdict
    if options.json:
        said = manifest._asdict() | {"size": file.stat().st_size, "seal": verdict._asdict()}
        say_json(said)
    else:
        for title, value in _lines(file, manifest, verdict):
            if value:
                say(f"{title:10}{value}")
    return 0


def _lines(file: Path, manifest: Manifest, verdict: Verdict) -> list[tuple[str, str]]:
    signed = f"signed with the key {verdict.fingerprint}" if verdict.fingerprint else "not signed"
    return [
        ("Library", manifest.name),
        ("Made", f"{manifest.made}, by {manifest.program}, index version {manifest.index_version}"),
        ("Holds", f"{manifest.pages:,} pages, {manifest.pictures:,} pictures, {manifest.bytes / 1e6:,.1f} MB"),
        ("Size", f"{file.stat().st_size / 1e6:,.1f} MB"),
        ("Seal", f"whole, {signed}"),
        ("SHA-256", verdict.sha256),
        ("Content", manifest.content),
        *(("Source", note) for note in manifest.notes),
        *(("" if number else "Licence", line) for number, line in enumerate(manifest.licence.split("\n"))),
    ]
