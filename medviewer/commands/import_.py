"""`medviewer import`: published labels become pages of a library."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.terminal import note, say, say_json, status
from medviewer.errors import MedviewerError
from medviewer.importing import kinds
from medviewer.importing.report import ImportStatus, Report
from medviewer.locations import Profile
from medviewer.stopping import Stopped, ending_signals, exit_code

if TYPE_CHECKING:
    from medviewer.importing.lists.columns import ColumnMap

_MOST_SAID = 200
_NOUNS = {kinds.EPI: "documents", kinds.LIST: "drugs", kinds.DICTIONARY: "words"}
_FILTERS = ("market", "form", "route", "labeler", "generic", "generics", "one_per_generic")


def add_options(parser: ArgumentParser) -> None:
    """Add what `import` takes."""
    parser.description = (
        "Turn US labels (HL7 SPL: XML, label zips, release zips), openFDA's label JSON, electronic product "
        "information (HL7 FHIR ePI: XML, JSON, zips), lists of drugs (CSV, Excel) or StarDict dictionaries into pages. "
        "Importing again updates what has a newer version and keeps the rest; nothing is ever deleted. "
        "Exit code 1 where a label was refused."
    )
    parser.add_argument("kind", choices=kinds.KINDS)
    parser.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="a file, a zip, or a folder of these")
    parser.add_argument("--to", metavar="LIBRARY", required=True, type=Path, help="the folder that gets the pages")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--market", action="append", default=[], choices=("rx", "otc", "other"), help="of these only")
    for name, what in (("form", "dosage form"), ("route", "route"), ("labeler", "labeler")):
        text = f"whose {what} holds these words; may be repeated"
        parser.add_argument(f"--{name}", metavar="WORDS", action="append", default=[], help=text)
    parser.add_argument("--generic", metavar="NAME", action="append", default=[], help="of this drug; may be repeated")
    parser.add_argument("--generics", metavar="FILE", type=Path, help="of the drugs in this file, one a line")
    parser.add_argument(
        "--one-per-generic",
        action="store_true",
        help="one label for each generic, route and market: the newest of an original labeler, before repackagers",
    )
    parser.add_argument("--columns", metavar="FILE", type=Path, help="of a list: TOML that says what its columns are")
    parser.add_argument("--json", action="store_true", help="the report as one object")


def answer(options: Namespace, profile: Profile) -> int:
    """Import and print the report; raises MedviewerError where the folder cannot be written."""
    from medviewer.importing.choosing import Filter
    from medviewer.importing.importer import Import

    if options.kind not in kinds.LABELS and any(getattr(options, name) for name in _FILTERS):
        raise MedviewerError("Labels alone are chosen among; `import {}` takes all.", options.kind)
    if options.columns and options.kind != kinds.LIST:
        raise MedviewerError("Lists alone have columns; `import {}` takes no --columns.", options.kind)
    generics = [*options.generic, *(_lines(options.generics) if options.generics else [])]
    if options.generics and not generics:
        raise MedviewerError("{} names no drug.", options.generics)
    wanted = Filter.of(options.market, options.form, options.route, options.labeler, generics, options.one_per_generic)
    with _interruptible() as asked:
        report = Import(
            options.kind,
            [source.expanduser() for source in options.sources],
            options.to.expanduser(),
            wanted,
            dry_run=options.dry_run,
            on_progress=_tell if sys.stderr.isatty() else lambda _: None,
            cancelled=lambda: bool(asked),
            columns=_columns(options.columns),
        ).run()
    status("")
    if options.json:
        say_json(report.as_object())
    else:
        _say(report)
    return exit_code(Stopped(asked[0])) if report.cancelled else int(bool(report.refused))


def _columns(file: Path | None) -> ColumnMap | None:
    if file is None:
        return None
    from medviewer.importing.lists.columns import ColumnMap

    return ColumnMap.load(file.expanduser())


def _lines(file: Path) -> list[str]:
    text = file.expanduser().read_text(encoding="utf-8-sig", errors="replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


@contextmanager
def _interruptible() -> Iterator[list[int]]:
    """Let Ctrl+C, or another signal that asks for the end, end an import after the label that is being written.

    Yields the signals that came.
    """
    asked: list[int] = []
    before = {number: signal.getsignal(number) for number in ending_signals()}
    try:
        for number in before:
            signal.signal(number, lambda number, _frame: asked.append(number))
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(progress: ImportStatus) -> None:
    left = ""
    if progress.seconds_left is not None:
        left = f", {max(1, round(progress.seconds_left / 60))} min left"
    verb = "weighed" if progress.doing == "choose" else "done"
    noun = _NOUNS.get(progress.kind, "labels")
    line = f"{progress.done:,} {noun} {verb}, {progress.mb:,.0f} of {progress.total_mb:,.0f} MB{left}"
    status(line)


def _say(report: Report) -> None:
    would = "Would be: " if report.dry_run else ""
    counts = (
        f"{would}{report.written:,} new, {report.updated:,} newer, {report.kept:,} as they were, "
        f"{report.filtered:,} not asked for, {report.images:,} images, {len(report.refused):,} refused"
    )
    say(counts)
    for title, lines in (
        ("Refused", [f"{one.where}: {one.reason}" for one in report.refused]),
        ("Left out", [f"{one.where}: {one.reason}" for one in report.left_out]),
        ("In none of these sources, kept", report.withdrawn),
        ("Not asked for this time, kept", report.unasked),
    ):
        for line in lines[:_MOST_SAID]:
            note(f"{title}: {line.rstrip('.')}.")
        if len(lines) > _MOST_SAID:
            note(f"{title}: {len(lines) - _MOST_SAID:,} more; --json lists all.")
    if report.cancelled:
        note("Interrupted. What is written stays; the same command goes on from here.")
