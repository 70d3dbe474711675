"""`medviewer check`: what could not be read or understood, on every page."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands.checked_names import NamesOfLibraries, checked
from medviewer.commands.chosen_libraries import places_of
from medviewer.commands.every_page import each_page, passed_over, troubles
from medviewer.commands.terminal import note, say, say_json
from medviewer.library.records import FileProblem
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `check` takes."""
    parser.description = (
        "List every problem of every page, names that name nothing and titles of several pages; the exit code is 1 if "
        "there are any."
    )
    parser.add_argument("folder", metavar="DIR", nargs="?", help="check this folder or pack instead of the libraries")
    parser.add_argument("--json", action="store_true", help="as an object: `pages` (how many) and `problems`")


def answer(options: Namespace, profile: Profile) -> int:
    """Print one problem a line, as `file:line: reason`; each page is read whole, past the index."""
    if options.folder:
        options.library, options.libraries_chosen = [Path(options.folder).expanduser().absolute()], False
    places = places_of(options, profile)
    names, found, pages = NamesOfLibraries(), list[FileProblem](), 0
    for pages, page in enumerate(each_page(places, checked), 1):  # noqa: B007 - the last number is how many there are
        found += page.problems
        names.add(page)
    found = [*(problem for place in places for problem in troubles(place)), *found, *names.problems()]
    if options.json:
        answer = {"pages": pages, "problems": [_object(problem) for problem in found]}
        say_json(answer)
    else:
        for problem in found:
            say(_line(problem))
        for place in places:
            for message in passed_over(place):
                note(f"{place.library.root}: {message}")
        note(f"{pages} pages checked, {len(found)} problems.")
    return 1 if found else 0


def _object(problem: FileProblem) -> dict[str, object]:
    library, source, _, line, message = problem
    return {"library": library.name, "source": source, "line": line, "message": message}


def _line(problem: FileProblem) -> str:
    place = f"{problem.library.root}/{problem.source}" + (f":{problem.line}" if problem.line else "")
    return f"{place}: {problem.message}"
