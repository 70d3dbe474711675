"""`medviewer export`: monographs as files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from medviewer.commands.every_page import WholePage, each_page, whole_page
from medviewer.commands.opening import libraries_of, up_to_date_catalogue
from medviewer.commands.terminal import note, say
from medviewer.export.files import FORMATS, format_of, render, suggest_name, write_atomically
from medviewer.export.names import safe_name
from medviewer.library.catalogue import Catalogue, Page
from medviewer.locations import Profile
from medviewer.monograph.errors import ExportError


class Rendered(NamedTuple):
    """A page as the content of a file, or in `problem` why there is none."""

    title: str
    content: bytes
    problem: str = ""


def add_options(parser: ArgumentParser) -> None:
    """Add what `export` takes."""
    parser.description = (
        "Write monographs to files, whole or not at all. One NAME goes to -o FILE, else into the current "
        "folder under its title. Several go into the folder -o DIR, a file each. With jsonl all go to stdout "
        "or into one file, a line each."
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="name, generic name, brand or file name")
    parser.add_argument("--all", action="store_true", help="every page of the libraries")
    parser.add_argument("--favourites", action="store_true", help="the monographs that carry a star")
    parser.add_argument("--format", choices=tuple(FORMATS), required=True)
    parser.add_argument("-o", "--output", metavar="PATH", help="file or folder; - is stdout")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Write what was asked for; 1 where a page could not be written, though the others are."""
    if sum((bool(options.names), options.all, options.favourites)) != 1:
        options.wrong("name monographs, or give --all, or --favourites: one of these")
    pages = _rendered(options, profile)
    if options.format == "jsonl":
        return _to_one_file(pages, options.output)
    if len(options.names) == 1:
        return _single(next(pages), options.format, options.output)
    if options.output in (None, "-"):
        options.wrong("several monographs go into a folder: name it with -o DIR")
    return _to_folder(pages, options.format, Path(options.output).expanduser())


def _rendered(options: Namespace, profile: Profile) -> Iterator[Rendered]:
    """Yield every page asked for; a name that nothing has raises UnknownNameError before the first one."""
    work = partial(_render, options.format)
    if options.all:
        yield from each_page(libraries_of(options), work)
        return
    with up_to_date_catalogue(options, profile) as catalogue:
        for found in _favourites(catalogue, profile) if options.favourites else _named(catalogue, options.names):
            yield found if isinstance(found, Rendered) else work(whole_page(found))


def _render(form: str, page: WholePage) -> Rendered:
    """Return the page in a format; JSON lines hold a page that cannot be read too, with the reason."""
    title, problems = page.monograph.title, page.monograph.problems
    if not page.readable and form != "jsonl":
        return Rendered(title, b"", problems[0].message)
    return Rendered(title, render(page.monograph, page.source, form))


def _named(catalogue: Catalogue, names: list[str]) -> list[Page]:
    pages = [catalogue.find(name) for name in names]
    return list({page.id: page for page in pages}.values())


def _favourites(catalogue: Catalogue, profile: Profile) -> Iterator[Page | Rendered]:
    from medviewer.desk.store import Desk

    with Desk.open(profile.desk_file) as desk:
        if desk.notice:
            note(desk.notice)
        favourites = desk.favourites.all()
    if not favourites:
        raise ExportError("No monograph carries a star yet. Star some in the window, or name what to export.")
    for favourite in favourites:
        gone = f"{favourite.title} is a favourite, but none of the open libraries holds {favourite.id}."
        yield catalogue.page(favourite.id) or Rendered(favourite.title, b"", gone)


def _to_one_file(pages: Iterator[Rendered], output: str | None) -> int:
    problems = []

    def write(file: BinaryIO) -> None:
        for page in pages:
            file.write(page.content)
            problems.extend([page.problem] if page.problem else [])

    if output in (None, "-"):
        write(sys.stdout.buffer)
    else:
        write_atomically(Path(output).expanduser(), write)
    return _told(problems)


def _single(page: Rendered, form: str, output: str | None) -> int:
    if page.problem:
        return _told([page.problem])
    if output == "-":
        sys.stdout.buffer.write(page.content)
        return 0
    path = Path(output).expanduser() if output else Path(suggest_name(page.title, form))
    path = path / suggest_name(page.title, form) if path.is_dir() else path
    there = path.exists()
    write_atomically(path, page.content)
    say(f"{'Replaced' if there else 'Written'}: {path}\n")
    return 0


def _to_folder(pages: Iterator[Rendered], form: str, folder: Path) -> int:
    """Write each page to a file of its own in `folder`, which is made where it is not there."""
    problems, taken = [], set[str]()
    replaced = 0
    for page in pages:
        if page.problem:
            problems.append(page.problem)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _free_name(page.title, form, taken)
        replaced += path.exists()
        write_atomically(path, page.content)
    files = "1 file" if len(taken) == 1 else f"{len(taken)} files"
    say(f"Written: {files} in {folder}" + (f", {replaced} of them replaced" if replaced else "") + "\n")
    return _told(problems)


def _free_name(title: str, form: str, taken: set[str]) -> str:
    """Return a file name that no other page of this export has, whatever file systems make of capitals."""
    name, number = suggest_name(title, form), 1
    while name.casefold() in taken:
        number += 1
        name = safe_name(f"{title} ({number})", format_of(form).suffix)
    taken.add(name.casefold())
    return name


def _told(problems: list[str]) -> int:
    for problem in problems:
        note(problem)
    return 1 if problems else 0
