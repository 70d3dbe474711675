"""`medviewer export --wall-sheet`: chosen sections in large type, a sheet a monograph, in one PDF."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.terminal import note, progress, say
from medviewer.export.file_formats import suggest_name, write_atomically
from medviewer.export.progress import Watch

if TYPE_CHECKING:
    from medviewer.export.downtime import DowntimePage
    from medviewer.export.wall.wall_sheets import WallSheets

PAPERS = ("a4", "letter", "a3")
_OWN = {
    "sections": "--sections",
    "paper": "--paper",
    "turned": "--landscape and --portrait",
    "valid_until": "--valid-until",
}


def add_options(parser: ArgumentParser) -> None:
    """Add what wall sheets take."""
    group = parser.add_argument_group("wall sheets")
    group.add_argument("--wall-sheet", action="store_true", help="one sheet a monograph in large type, as one PDF")
    group.add_argument(
        "--sections",
        metavar="KEY,...",
        type=_keys,
        help="these tabs or sections, such as dosage,interactions, and essentials: what a page says first of dose and "
        "warnings (otherwise dosage, contraindications, precautions)",
    )
    group.add_argument("--paper", choices=PAPERS, help="otherwise the usual paper of the locale, A4 or Letter")
    side = group.add_mutually_exclusive_group()
    side.add_argument("--landscape", action="store_true", default=None, dest="turned", help="the paper on its side")
    side.add_argument(
        "--portrait", action="store_false", default=None, dest="turned", help="upright; otherwise what fits better"
    )
    group.add_argument("--valid-until", metavar="DAY", type=_day, help="a day that the sheet says, such as 2027-03-01")


def check(options: Namespace) -> None:
    """End with what is wrong with the options, where something is."""
    given = [words for name, words in _OWN.items() if getattr(options, name) is not None]
    if not options.wall_sheet:
        if given:
            options.wrong(f"{given[0]} goes with --wall-sheet")
        if options.format is None:
            options.wrong("the following arguments are required: --format")
    elif options.format not in (None, "pdf"):
        options.wrong("a wall sheet is a PDF: leave --format out")
    elif options.all:
        options.wrong("wall sheets are made of a few monographs: name them, or give --favourites or --collection NAME")


def write(
    options: Namespace, name: str, members: Sequence[DowntimePage], to_stdout: Callable[[bytes], object]
) -> WallSheets:
    """Write the sheets of some monographs to one file or, where that is asked for, to stdout; say what was left out.

    Raises ExportError, OSError.
    """
    from medviewer.export.wall.wall_page import WallChoice
    from medviewer.export.wall.wall_sheets import paper_of, render, told

    choice = WallChoice(date.today(), options.sections, options.turned, options.valid_until)
    pdf, sheets = render(name, members, choice, paper_of(options.paper or ""), Watch(progress))
    sheets.require_sections()
    if options.output == "-":
        to_stdout(pdf)
    else:
        path = Path(options.output or suggest_name(f"{name} wall sheet", "pdf")).expanduser()
        path = path / suggest_name(f"{name} wall sheet", "pdf") if path.is_dir() else path
        write_atomically(path, pdf)
        count = len(sheets.reports)
        say(f"Written: {path}, {count} sheet{'s' if count > 1 else ''}")
    for report in sheets.reports:
        for line in told(report):
            note(f"{report.title}: {line}")
    return sheets


def _keys(text: str) -> tuple[str, ...]:
    keys = tuple(key for key in (part.strip() for part in text.split(",")) if key)
    if not keys:
        raise ArgumentTypeError("name a section, such as dosage")
    return keys


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; one is written 2027-03-01") from None
