"""Every page of some libraries, read whole, past the index, by as many processes as that is worth."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from time import monotonic
from typing import TypeVar

from medviewer.errors import Message, PageError
from medviewer.export.page_source import PageSource
from medviewer.library import section_words
from medviewer.library.files import Files, PictureError
from medviewer.library.indexing.folder import Folder, PageFile, UnreadPath, not_read
from medviewer.library.indexing.page_entries import fallback_title
from medviewer.library.mentions import tallman
from medviewer.library.names import synonyms
from medviewer.library.opening import files_at
from medviewer.library.pack.packed import PackCopy
from medviewer.library.paths import shown, stored
from medviewer.library.pictures import picture
from medviewer.library.places import stray
from medviewer.library.pointer import POINTER
from medviewer.library.records import FileProblem, Library, LibraryPlace, PagePlace
from medviewer.monograph.decoding import LARGEST, decode
from medviewer.monograph.model import Monograph, Problem
from medviewer.monograph.parser import parse
from medviewer.monograph.sections.vocabulary import Vocabulary
from medviewer.work_log import logged

_SOURCE = re.compile(r"<img\b(?:[^<>]*?\s)src=\"([^\"<>]*)\"")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
CHUNK = 50  # pages that a process takes at a time
WORTH_PROCESSES = 4 * CHUNK  # pages below which starting processes takes longer than it saves

_STEP = 0.1
"""Seconds between two reports of progress."""

T = TypeVar("T")
_Chunk = tuple[LibraryPlace, list[PageFile]]


@dataclass(frozen=True, slots=True)
class WholePage:
    """A page as it was read now. readable: False where `monograph` holds nothing but the reason why not."""

    page: PagePlace
    source: PageSource
    monograph: Monograph
    readable: bool


def each_page(
    places: Sequence[LibraryPlace],
    work: Callable[[WholePage], T],
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[T]:
    """Yield what `work` makes of every page, libraries in their order, pages in the order of their paths.

    work: a function that can be sent to another process, as can what it returns. on_progress: as `counted` has it.
    Raises LibraryError for a folder that cannot be read.
    """
    chunks = [(place, files) for place in places for files in _chunks(place)]
    pages = sum(len(files) for _, files in chunks)
    processes = min(_processors(), len(chunks))
    with logged("pages read", pages=pages):
        alone = processes == 1 or pages < WORTH_PROCESSES
        made = _one_after_another(work, chunks) if alone else _in_processes(work, chunks, processes)
        yield from counted(made, pages, on_progress)


def counted(made: Iterable[T], total: int, on_progress: Callable[[int, int], None]) -> Iterator[T]:
    """Yield all of `made`; tell how many of how many there were by then, at most ten times a second and of the last."""
    due = 0.0
    on_progress(0, total)
    for done, one in enumerate(made, 1):
        if done == total or monotonic() >= due:
            on_progress(done, total)
            due = monotonic() + _STEP
        yield one


def whole_page(page: PagePlace, vocabulary: Vocabulary | None = None) -> WholePage:
    """Read one page; one that cannot be read becomes an empty monograph with the reason as its problem.

    vocabulary: the words for its sections, None to ask its library for them.
    """
    title = fallback_title(stored(page.source))
    try:
        text, problems = decode(page.files.page(stored(page.source)))
        monograph = parse(text, title, vocabulary or page.files.vocabulary())
    except PageError as error:
        return _unreadable(page, error.message)
    monograph = replace(monograph, problems=problems + monograph.problems)
    return WholePage(page, PageSource.of(page, monograph), monograph, readable=True)


def _unreadable(page: PagePlace, reason: Message) -> WholePage:
    title = fallback_title(stored(page.source))
    monograph = Monograph(title, "", (), "", (), (), (), (), problems=(Problem(0, reason),))
    return WholePage(page, PageSource.of(page, monograph), monograph, readable=False)


def page_problems(whole: WholePage) -> list[FileProblem]:
    """Return the problems of one page."""
    page = whole.page
    return [
        FileProblem(page.library, page.source, page.path, problem.line, problem.message)
        for problem in whole.monograph.problems
    ]


def picture_problems(whole: WholePage) -> Iterator[FileProblem]:
    """Yield a problem for each picture of a page that is not in its library, with the reason; none for the web's."""
    page = whole.page
    for section in whole.monograph.sections:
        for address in dict.fromkeys(map(unescape, _SOURCE.findall(section.html))):
            if not address or _ELSEWHERE.match(address):
                continue
            try:
                picture(address, stored(page.source), page.files, LARGEST)
            except PictureError as reason:
                message = Message("The picture “{}” is not shown: {}.", address, str(reason))
                yield FileProblem(page.library, page.source, page.path, section.line, message)


def troubles(place: LibraryPlace) -> list[FileProblem]:
    """Return what looks like a page and is not read, and what is wrong with the library's own word lists."""
    library = place.library
    listed = _troubles_in_pack(place) if place.where.is_file() else _troubles_in_folder(place.where)
    return [FileProblem(library, source, library.root / source, line, text) for source, line, text in listed]


def passed_over(place: LibraryPlace) -> list[Message]:
    """Return of a folder with pages what texts there are beside them that are none; `troubles` tells of one without."""
    if place.where.is_file():
        return []
    folder = Folder(place.where)
    has_pages = any(isinstance(thing, PageFile) for thing in list(folder.walk()))
    return [not_read(ending, paths) for ending, paths in sorted(folder.passed_over.items())] if has_pages else []


def _troubles_in_folder(root: Path) -> list[tuple[str, int, Message]]:
    found = [thing for thing in Folder(root).walk() if isinstance(thing, UnreadPath)]
    listed = [
        (shown(trouble.path), 0, trouble.message) for trouble in found if trouble.path not in section_words.TOLD_APART
    ]
    vocabulary, wrong = section_words.vocabulary(root)
    refused = {
        section_words.FILE: vocabulary.problems + ((Problem(0, wrong),) if wrong else ()),
        section_words.ALIASES: synonyms.own(root)[1],
        section_words.TALLMAN: tallman.read(root)[1],
        section_words.VALIDITY: section_words.validity(root)[1],
        POINTER: stray(root),
    }
    return listed + [(file, one.line, one.message) for file, problems in refused.items() for one in problems]


def _troubles_in_pack(place: LibraryPlace) -> list[tuple[str, int, Message]]:
    """Return what was wrong when the pack was made, but for what is found on its pages."""
    with closing(PackCopy(place.where, place.library.root)) as packed:
        listed = packed.rows("SELECT source, line, message FROM problem WHERE file IS NULL")
        return [(source, line, Message.from_json(message)) for source, line, message in listed]


def _chunks(place: LibraryPlace) -> Iterator[list[PageFile]]:
    files = _in_pack(place) if place.where.is_file() else _in_folder(place.where)
    for start in range(0, len(files), CHUNK):
        yield files[start : start + CHUNK]


def _in_folder(root: Path) -> list[PageFile]:
    return [found for found in Folder(root).walk() if isinstance(found, PageFile)]


def _in_pack(place: LibraryPlace) -> list[PageFile]:
    """Return the pages of a pack, those that could not be read when it was made among them."""
    with closing(PackCopy(place.where, place.library.root)) as packed:
        return [
            PageFile(path, size, mtime_ns, 0)
            for path, size, mtime_ns in packed.rows("SELECT path, size, mtime_ns FROM file ORDER BY path")
        ]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _one_after_another(work: Callable[[WholePage], T], chunks: Sequence[_Chunk]) -> Iterator[T]:
    for chunk in chunks:
        yield from _work_on(work, chunk)


def _in_processes(work: Callable[[WholePage], T], chunks: Sequence[_Chunk], processes: int) -> Iterator[T]:
    from medviewer.workers import Workers

    workers: Workers[Callable[[WholePage], T], _Chunk, list[T]] = Workers(
        work, _work_on, _one_by_one, partial(_lost, work), processes
    )
    for results in workers.results(chunks):
        yield from results


def _one_by_one(chunk: _Chunk) -> Iterator[_Chunk]:
    place, files = chunk
    return ((place, [file]) for file in files)


def _lost(work: Callable[[WholePage], T], chunk: _Chunk) -> list[T]:
    """Return what is said of a page with which a process died."""
    place, [file] = chunk
    with files_at(place) as held:
        page = _page(place.library, held, file)
        reason = Message("The process that read this page ended. Please report it, with the page.")
        return [work(_unreadable(page, reason))]


def _work_on(work: Callable[[WholePage], T], chunk: _Chunk) -> list[T]:
    place, files = chunk
    with files_at(place) as held:
        words = _vocabulary(place)
        return [work(whole_page(_page(place.library, held, file), words)) for file in files]


def _page(library: Library, files: Files, file: PageFile) -> PagePlace:
    source = shown(file.path)
    path = library.root / os.fsdecode(file.path)
    return PagePlace(
        f"{library.name}/{source}", fallback_title(file.path), library, path, source, file.mtime_ns / 1e9, files
    )


@lru_cache
def _vocabulary(place: LibraryPlace) -> Vocabulary:
    with files_at(place) as files:
        return files.vocabulary()
