"""`medviewer pack info`: what a pack says of itself, and what its seal is worth."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medviewer.commands.terminal import megabytes, say, say_json
from medviewer.export.page_source import day_of, is_past
from medviewer.locations import Profile
from medviewer.quoted_names import quoted, visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from medviewer.library.pack.format import Manifest
    from medviewer.library.pack.verification.seen import SeenLibrary
    from medviewer.sealing.trust import Verdict


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack info` takes."""
    parser.description = "Read a pack to its end, and print what it is; one that is damaged is refused."
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true", help="as an object")


def answer(options: Namespace, profile: Profile) -> int:
    """Print it; raises LibraryError for what is no pack, SealError where it is damaged."""
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.library.pack.verification.verified import verified
    from medviewer.sealing.trust import Trust

    file = options.file.expanduser().absolute()
    found = verified(file, Trust(options.configuration.trust.keys), profile.index, megabytes)
    manifest, verdict = found.manifest, found.verdict
    before = SeenLibraries(profile.settings).of_pack(file, manifest.name, verdict.fingerprint)
    until = _valid_until(found.copy, file)
    if options.json:
        seal = verdict._asdict() | {"older_than": _older(before, verdict, manifest)}
        say_json(manifest._asdict() | {"size": file.stat().st_size, "valid_until": until, "seal": seal})
    else:
        for title, value in _lines(file, manifest, verdict, before, until):
            if value:
                say(f"{title:10}{value}")
    return 0


def _valid_until(copy: Path, file: Path) -> str:
    """Return the last day for which a pack's library says that it is valid; empty where it does not say."""
    from medviewer.library.pack.packed import PackFiles
    from medviewer.library.pack.verification.pool import Pool

    pool = Pool(copy)

    def ask(question: Callable[[sqlite3.Connection], Any]) -> Any:
        with pool.lend() as db:
            return question(db)

    try:
        return PackFiles(ask, file).valid_until
    finally:
        pool.close()


def _lines(
    file: Path, manifest: Manifest, verdict: Verdict, before: SeenLibrary | None, until: str
) -> list[tuple[str, str]]:
    return [
        ("Library", manifest.name),
        (
            "Made",
            f"{_moment(manifest.made)}, by {quoted(str(manifest.program))}, index version {manifest.index_version}",
        ),
        ("Holds", f"{manifest.pages:,} pages, {manifest.pictures:,} pictures, {manifest.bytes / 1e6:,.1f} MB"),
        ("Size", f"{file.stat().st_size / 1e6:,.1f} MB"),
        ("Valid", until and f"until {until}{', which is past' if is_past(until) else ''}"),
        ("Seal", f"whole, {_signed(verdict)}"),
        ("Before", _compared(before, verdict, manifest)),
        ("SHA-256", verdict.sha256),
        ("Content", manifest.content),
        *(("Source", " ".join(note.split())) for note in manifest.notes),
        *(("" if number else "Licence", line) for number, line in enumerate(manifest.licence.split("\n"))),
    ]


def _moment(made: object) -> str:
    """Return when a pack was made, as it says; quoted where that is no moment."""
    from medviewer.library.pack.verification.seen import moment_of

    return str(made) if moment_of(made) else quoted(str(made))


def _signed(verdict: Verdict) -> str:
    if verdict.kind == "trusted":
        return f"signed by {verdict.signer} with the key {verdict.fingerprint}"
    if verdict.kind == "unknown":
        return f"signed with the key {verdict.fingerprint}, which is not trusted here"
    return "not signed"


def _compared(before: SeenLibrary | None, verdict: Verdict, manifest: Manifest) -> str:
    """Return how the pack compares with what this computer read of its library; empty where nothing is to be said."""
    if before is None:
        return ""
    if verdict.kind != "trusted":
        return f"its library was read here as signed by {before.signer}"
    older = _older(before, verdict, manifest)
    return f"older than the edition of {day_of(older)} seen before" if older else ""


def _older(before: SeenLibrary | None, verdict: Verdict, manifest: Manifest) -> str:
    """Return when the newer edition was made that this computer has read, "" for none."""
    from medviewer.library.pack.verification.seen import judge_edition

    return before.made if before and judge_edition(before, verdict, manifest.made) == "older" else ""


def _indented(value: str) -> str:
    """Return a text of several lines so that none of them begins where the program's own do."""
    return ("\n" + " " * 10).join(visible(line) for line in value.splitlines())
