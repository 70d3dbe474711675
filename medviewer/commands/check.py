"""`medviewer check`: what could not be read or understood, on every page, and what is odd in doses."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from medviewer.commands.checking.checked_names import CheckedPage, NamesOfLibraries, checked
from medviewer.commands.checking.odd_doses import DoseWarning, clinically_checked
from medviewer.commands.chosen_libraries import places_of
from medviewer.commands.every_page import each_page, passed_over, troubles
from medviewer.commands.terminal import note, progress, say, say_json
from medviewer.library.records import FileProblem, Library, LibraryPlace
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `check` takes."""
    parser.description = (
        "List every problem of every page, names that name nothing and titles of several pages; the exit code is 1 if "
        "there are any."
    )
    parser.add_argument("folder", metavar="DIR", nargs="?", help="check this folder or pack instead of the libraries")
    parser.add_argument(
        "--clinical",
        action="store_true",
        help="warn of doses that cannot be meant or are easily misread, of tables of ranges with a hole, and of "
        "questions of a ward that a page does not answer; they do not change the exit code, and silence says nothing",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="as an object: `pages` (how many) and `problems`; with --clinical `warnings` too",
    )


def answer(options: Namespace, profile: Profile) -> int:
    """Print one problem a line, as `file:line: reason`; each page is read whole, past the index."""
    if options.folder:
        options.library, options.libraries_chosen = [Path(options.folder).expanduser().absolute()], False
    places = places_of(options, profile)
    names, found, warnings, pages = NamesOfLibraries(), list[FileProblem](), list[DoseWarning](), 0
    for pages, (page, odd) in enumerate(_pages(places, options.clinical), 1):  # noqa: B007 - the last is how many
        found += page.problems
        warnings += odd
        names.add(page)
    found = [*(problem for place in places for problem in troubles(place)), *found, *names.problems()]
    if options.json:
        told = {"pages": pages, "problems": [_object(problem) for problem in found]}
        say_json(told | ({"warnings": [_warning(one) for one in warnings]} if options.clinical else {}))
    else:
        _say(places, found, warnings)
        counted = f", {len(warnings)} warnings" if options.clinical else ""
        note(f"{pages} pages checked, {len(found)} problems{counted}.")
    return 1 if found else 0


def _pages(places: Sequence[LibraryPlace], clinical: bool) -> Iterator[tuple[CheckedPage, list[DoseWarning]]]:
    if clinical:
        yield from each_page(places, clinically_checked, progress)
    else:
        yield from ((page, []) for page in each_page(places, checked, progress))


def _say(places: Sequence[LibraryPlace], found: list[FileProblem], warnings: list[DoseWarning]) -> None:
    for problem in found:
        say(f"{_place(problem.library, problem.source, problem.line)}: {problem.message}")
    for page, one in warnings:
        say(f"{_place(page.library, page.source, one.line)}: warning: {one.rule}: {one.odd}. {one.do}")
    for place in places:
        for message in passed_over(place):
            note(f"{place.library.root}: {message}")


def _object(problem: FileProblem) -> dict[str, object]:
    library, source, _, line, message = problem
    return {"library": library.name, "source": source, "line": line, "message": message}


def _warning(warning: DoseWarning) -> dict[str, object]:
    page, one = warning
    return {"library": page.library.name, "source": page.source, **one._asdict()}


def _place(library: Library, source: str, line: int) -> str:
    return f"{library.root}/{source}" + (f":{line}" if line else "")
