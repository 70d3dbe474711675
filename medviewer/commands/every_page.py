"""Every page of some libraries, read whole, past the index, by as many processes as that is worth."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from medviewer.export.source import Source
from medviewer.library import basis, synonyms, tallman
from medviewer.library.folder import File, Folder, Trouble
from medviewer.library.pages import fallback_title
from medviewer.library.paths import shown, stored
from medviewer.library.records import FileProblem, Library, Page
from medviewer.monograph.errors import PageError
from medviewer.monograph.model import Monograph, Problem
from medviewer.monograph.parser import parse
from medviewer.monograph.reading import read_page
from medviewer.monograph.vocabulary import Vocabulary

CHUNK = 50  # pages that a process takes at a time
WORTH_PROCESSES = 4 * CHUNK  # pages below which starting processes takes longer than it saves

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WholePage:
    """A page as it was read now. readable: False where `monograph` holds nothing but the reason why not."""

    page: Page
    source: Source
    monograph: Monograph
    readable: bool


def each_page(libraries: Sequence[Library], work: Callable[[WholePage], T]) -> Iterator[T]:
    """Yield what `work` makes of every page, libraries in their order, pages in the order of their paths.

    work: a function that can be sent to another process, as can what it returns.
    Raises LibraryError for a folder that cannot be read.
    """
    chunks = [(library, files) for library in libraries for files in _chunks(library)]
    processes = min(_processors(), len(chunks))
    if processes == 1 or sum(len(files) for _, files in chunks) < WORTH_PROCESSES:
        for chunk in chunks:
            yield from _work_on(work, chunk)
    else:
        yield from _in_processes(work, chunks, processes)


def whole_page(page: Page) -> WholePage:
    """Read one page; one that cannot be read becomes an empty monograph with the reason as its problem."""
    title = fallback_title(stored(page.source))
    try:
        text, problems = read_page(page.path)
        monograph, readable = parse(text, title, _vocabulary(page.library.root)), True
    except PageError as error:
        problems = (Problem(0, str(error)),)
        monograph, readable = Monograph(title, "", (), "", (), (), (), ()), False
    monograph = replace(monograph, problems=problems + monograph.problems)
    return WholePage(page, Source.of(page, monograph), monograph, readable)


def page_problems(whole: WholePage) -> list[FileProblem]:
    """Return the problems of one page."""
    page = whole.page
    return [
        FileProblem(page.library, page.source, page.path, problem.line, problem.message)
        for problem in whole.monograph.problems
    ]


def troubles(library: Library) -> list[FileProblem]:
    """Return what looks like a page and is not read, and what is wrong with the library's own word lists."""
    found = [thing for thing in Folder(library.root).walk() if isinstance(thing, Trouble)]
    listed = [(shown(trouble.path), 0, trouble.message) for trouble in found]
    vocabulary, wrong = basis.vocabulary(library.root)
    listed += [(basis.FILE, problem.line, problem.message) for problem in vocabulary.problems]
    refused = (
        (basis.FILE, wrong),
        (basis.ALIASES, synonyms.own(library.root)[1]),
        (basis.TALLMAN, tallman.read(library.root)[1]),
    )
    listed += [(file, 0, message) for file, message in refused if message]
    return [FileProblem(library, source, library.root / source, line, text) for source, line, text in listed]


def _chunks(library: Library) -> Iterator[list[File]]:
    files = [found for found in Folder(library.root).walk() if isinstance(found, File)]
    for start in range(0, len(files), CHUNK):
        yield files[start : start + CHUNK]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(
    work: Callable[[WholePage], T], chunks: Sequence[tuple[Library, list[File]]], processes: int
) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(processes, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        for results in pool.map(partial(_work_on, work), chunks):
            yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work_on(work: Callable[[WholePage], T], chunk: tuple[Library, list[File]]) -> list[T]:
    library, files = chunk
    return [work(whole_page(_page(library, file))) for file in files]


def _page(library: Library, file: File) -> Page:
    source = shown(file.path)
    path = library.root / os.fsdecode(file.path)
    return Page(f"{library.name}/{source}", fallback_title(file.path), library, path, source, file.mtime_ns / 1e9)


@lru_cache
def _vocabulary(root: Path) -> Vocabulary:
    return basis.vocabulary(root)[0]
