"""`medviewer export`: monographs as files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.commands.chosen_libraries import has_desk, open_desk, places_of, up_to_date_catalogue
from medviewer.commands.every_page import WholePage, counted, each_page, whole_page
from medviewer.commands.exporting import wall_sheet_file
from medviewer.commands.terminal import note, progress, say, say_text
from medviewer.configuring.restrictions import EXPORT, NOTES, refuse
from medviewer.errors import ExportError, PageError
from medviewer.export.file_formats import FORMATS, format_of, render, suggest_name, write_atomically
from medviewer.export.file_names import ExportFolder
from medviewer.export.local_notes import LocalNote, with_notes
from medviewer.export.page_source import PageSource
from medviewer.library.catalogue import Catalogue, PagePlace
from medviewer.locations import Profile
from medviewer.monograph.model import Monograph
from medviewer.work_log import logged

if TYPE_CHECKING:
    from medviewer.desk.collections import Collection
    from medviewer.desk.favourites import Favourite
    from medviewer.export import downtime

_BINARY = ("pdf", "odt")
NotesOfPages = Mapping[str, list[LocalNote]]
"""Local notes by the id of their page."""


class RenderedFile(NamedTuple):
    """A page as the content of a file, or in `problem` why there is none."""

    title: str
    id: str
    content: bytes
    problem: str = ""


def add_options(parser: ArgumentParser) -> None:
    """Add what `export` takes."""
    parser.description = (
        "Write monographs to files, whole or not at all. One NAME goes to -o FILE, else into the current "
        "folder under its title. Several go into the folder -o DIR, a file each. With jsonl all go to stdout "
        "or into one file, a line each. A collection as pdf becomes one file with contents, for when screens are dark."
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="name, generic name, brand or file name")
    parser.add_argument("--all", action="store_true", help="every page of the libraries")
    parser.add_argument("--favourites", action="store_true", help="the monographs that carry a star")
    parser.add_argument("--collection", metavar="NAME", help="the monographs of this collection, in its order")
    parser.add_argument(
        "--dividers", action="store_true", help="in a collection's pdf from A to Z, with a sheet before each letter"
    )
    parser.add_argument("--notes", action="store_true", help="with the local notes on them")
    parser.add_argument("--format", choices=tuple(FORMATS), help="required, but for a wall sheet")
    parser.add_argument("-o", "--output", metavar="PATH", help="file or folder; - is stdout")
    wall_sheet_file.add_options(parser)
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Write what was asked for; 1 where a page could not be written, though the others are."""
    refuse(options.configuration, EXPORT, *([NOTES] if options.notes else ()))
    if sum((bool(options.names), options.all, options.favourites, bool(options.collection))) != 1:
        options.wrong("name monographs, or give --all, --favourites or --collection NAME: one of these")
    wall_sheet_file.check(options)
    if options.dividers and (not options.collection or options.format != "pdf"):
        options.wrong("--dividers goes with --collection NAME --format pdf")
    if (options.notes or options.favourites or options.collection) and has_desk(profile):
        _follow(options, profile)
    with logged("monographs exported") as counts:
        if options.wall_sheet:
            return _wall_sheets(options, profile, counts)
        if options.collection and options.format == "pdf":
            return _pack(options, profile, counts)
        return _write(options, _counted(_rendered(options, profile), counts))


def _write(options: Namespace, pages: Iterator[RenderedFile]) -> int:
    if options.format == "jsonl":
        return _to_one_file(pages, options.output)
    if len(options.names) == 1:
        return _single(next(pages), options.format, options.output)
    if options.output in (None, "-"):
        options.wrong("several monographs go into a folder: name it with -o DIR")
    return _to_folder(pages, options.format, Path(options.output).expanduser())


def _counted(pages: Iterator[RenderedFile], counts: dict[str, int]) -> Iterator[RenderedFile]:
    for counts["pages"], page in enumerate(pages, 1):
        yield page


def _follow(options: Namespace, profile: Profile) -> None:
    """Let what the desk keeps go with pages whose files were renamed, before it is asked for them."""
    with up_to_date_catalogue(options, profile) as catalogue, open_desk(profile) as desk:
        if desk.can_write:
            desk.follow(catalogue.editions())


def _rendered(options: Namespace, profile: Profile) -> Iterator[RenderedFile]:
    """Yield every page asked for; a name that nothing has raises UnknownNameError before the first one."""
    work = partial(_render, options.format, _notes(options, profile))
    if options.all:
        yield from each_page(places_of(options, profile), work, _progress(options))
        return
    with up_to_date_catalogue(options, profile) as catalogue:
        wanted = list(_wanted(catalogue, options, profile))
        made = (found if isinstance(found, RenderedFile) else work(whole_page(found)) for found in wanted)
        yield from counted(made, len(wanted), _progress(options))


def _progress(options: Namespace) -> Callable[[int, int], None]:
    """Return what tells progress; nothing is told among the pages where these are written to a terminal."""
    if options.output in (None, "-") and sys.stdout.isatty():
        return lambda done, total: None
    return progress


def _wanted(catalogue: Catalogue, options: Namespace, profile: Profile) -> Iterable[PagePlace | RenderedFile]:
    if options.favourites:
        return _kept(catalogue, _favourites(profile), "a favourite")
    if options.collection:
        return _kept(catalogue, _collection(profile, options.collection).members, f"in “{options.collection}”")
    return _named(catalogue, options.names)


def _notes(options: Namespace, profile: Profile) -> NotesOfPages:
    """Return the local notes if they are asked for."""
    found: dict[str, list[LocalNote]] = {}
    if options.notes:
        with open_desk(profile) as desk:
            for one in desk.notes.all():
                found.setdefault(one.id, []).append(LocalNote(one.section, one.text, one.initials, one.changed))
    return found


def _render(form: str, notes: NotesOfPages, page: WholePage) -> RenderedFile:
    """Return the page in a format; JSON lines hold a page that cannot be read too, with the reason."""
    title, problems = page.monograph.title, page.monograph.problems
    if not page.readable and form != "jsonl":
        return RenderedFile(title, page.page.id, b"", problems[0].message)
    content = render(with_notes(page.monograph, notes.get(page.page.id, [])), page.source, form)
    return RenderedFile(title, page.page.id, content)


def _named(catalogue: Catalogue, names: list[str]) -> list[PagePlace]:
    pages = [catalogue.find(name) for name in names]
    return list({page.id: page for page in pages}.values())


def _favourites(profile: Profile) -> list[Favourite]:
    with open_desk(profile) as desk:
        favourites = desk.favourites.all()
    if not favourites:
        raise ExportError("No monograph carries a star yet. Star some in the window, or name what to export.")
    return favourites


def _collection(profile: Profile, name: str) -> Collection:
    with open_desk(profile) as desk:
        return desk.collections.get(name)


def _kept(catalogue: Catalogue, kept: Iterable[Favourite], where: str) -> Iterator[PagePlace | RenderedFile]:
    for one in kept:
        gone = f"{one.title} is {where}, but none of the open libraries holds {one.id}."
        yield catalogue.page(one.id) or RenderedFile(one.title, one.id, b"", gone)


def _pack(options: Namespace, profile: Profile, counts: dict[str, int]) -> int:
    """Write a collection to one PDF."""
    from medviewer.export import downtime

    if options.output == "-":
        options.wrong("a pack goes into a file: name it with -o FILE")
    collection, notes = _collection(profile, options.collection), _notes(options, profile)
    with up_to_date_catalogue(options, profile) as catalogue:
        members = [_member(catalogue, one, notes) for one in collection.members]
        pack = downtime.render(collection.name, members, dividers=options.dividers, progress=progress)
    assert pack is not None
    counts["pages"] = len(members) - len(pack.missing)
    path = Path(options.output or suggest_name(collection.name, "pdf")).expanduser()
    write_atomically(path, pack.pdf)
    say(f"Written: {path}, {len(members) - len(pack.missing)} monographs on {pack.pages} pages")
    return _told([f"{title} is not in the pack: {reason}" for title, reason in pack.missing])


def _wall_sheets(options: Namespace, profile: Profile, counts: dict[str, int]) -> int:
    """Write the sheets of the monographs that are asked for to one PDF."""
    notes = _notes(options, profile)
    with up_to_date_catalogue(options, profile) as catalogue:
        kept: Iterable[Favourite | PagePlace]
        if options.favourites:
            name, kept = "Favourites", _favourites(profile)
        elif options.collection:
            collection = _collection(profile, options.collection)
            name, kept = collection.name, collection.members
        else:
            pages = _named(catalogue, options.names)
            name, kept = ", ".join(page.title for page in pages), pages
        members = [_member(catalogue, one, notes) for one in kept]
        sheets = wall_sheet_file.write(options, name, members, partial(_to_stdout, form="pdf"))
    counts["pages"] = len(sheets.reports)
    return _told([f"{title} has no wall sheet: {reason}" for title, reason in sheets.missing])


def _member(catalogue: Catalogue, kept: Favourite | PagePlace, notes: NotesOfPages) -> downtime.DowntimePage:
    from medviewer.export import downtime

    page = catalogue.page(kept.id)
    return downtime.DowntimePage(page.title if page else kept.title, partial(_read, page, kept.id, notes))


def _read(page: PagePlace | None, id: str, notes: NotesOfPages) -> tuple[Monograph, PageSource]:
    """Return a page as it is printed; raises PageError where it cannot be read or is gone."""
    if page is None:
        raise PageError("None of the open libraries holds {}.", id)
    whole = whole_page(page)
    if not whole.readable:
        raise PageError.of(whole.monograph.problems[0].message)
    return with_notes(whole.monograph, notes.get(page.id, [])), whole.source


def _to_one_file(pages: Iterator[RenderedFile], output: str | None) -> int:
    problems = []

    def write(put: Callable[[bytes], object]) -> None:
        for page in pages:
            put(page.content)
            problems.extend([page.problem] if page.problem else [])

    if output in (None, "-"):
        write(_to_stdout)
    else:
        write_atomically(Path(output).expanduser(), lambda file: write(file.write))
    return _told(problems)


def _single(page: RenderedFile, form: str, output: str | None) -> int:
    if page.problem:
        return _told([page.problem])
    if output == "-":
        _to_stdout(page.content, form)
        return 0
    path = Path(output).expanduser() if output else Path(suggest_name(page.title, form))
    path = path / suggest_name(page.title, form) if path.is_dir() else path
    there = path.exists()
    write_atomically(path, page.content)
    say(f"{'Replaced' if there else 'Written'}: {path}")
    return 0


def _to_stdout(content: bytes, form: str = "jsonl") -> None:
    if form in _BINARY:
        sys.stdout.buffer.write(content)
    else:
        say_text(content.decode())


def _to_folder(pages: Iterator[RenderedFile], form: str, folder: Path) -> int:
    """Write each page to a file of its own in `folder`, which is made where it is not there."""
    problems = []
    writing = ExportFolder(folder, format_of(form).suffix)
    try:
        with writing:
            for page in pages:
                if page.problem:
                    problems.append(page.problem)
                else:
                    writing.write(page.title, page.id, page.content)
    except KeyboardInterrupt:
        note(f"Stopped. {_files(writing.placed)} in {folder}, each whole; the same command writes them all.")
        raise
    replaced = f", {writing.replaced} of them replaced" if writing.replaced else ""
    say(f"Written: {_files(writing.placed)} in {folder}{replaced}")
    return _told(problems)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _told(problems: list[str]) -> int:
    for problem in problems:
        note(problem)
    return 1 if problems else 0
