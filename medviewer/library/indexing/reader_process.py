"""Pages read and taken apart by another process for the one that writes them to the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from medviewer.errors import Message
from medviewer.library.indexing.folder import PageFile
from medviewer.library.indexing.page_entries import PageEntry, read
from medviewer.monograph.model import Problem
from medviewer.monograph.sections.vocabulary import Vocabulary
from medviewer.workers import Processes, Workers

CHUNK = 100
"""Files that are sent at once: few enough to be told of and to be read anew one by one, enough that the other process
seldom waits for the next ones while this one is at work in Python."""
AHEAD = 20
"""Chunks that are read while this process writes a transaction: with fewer, each would wait for the other in turn."""

FileToRead = tuple[PageFile, bytes | None]


def readings(
    root: Path, files: Sequence[FileToRead], vocabulary: Vocabulary, processes: Processes | int = 1
) -> Iterator[PageEntry]:
    """Yield what another process reads of `files`, in their order; a page with which it dies twice is a problem."""
    chunks = (files[at : at + CHUNK] for at in range(0, len(files), CHUNK))
    workers: Workers[tuple[Path, Vocabulary], Sequence[FileToRead], list[PageEntry]] = Workers(
        (root, vocabulary), _read, lambda chunk: ([file] for file in chunk), _lost, processes, AHEAD
    )
    with closing(workers.results(chunks)) as results:
        for entries in results:
            yield from entries


def _read(order: tuple[Path, Vocabulary], files: Sequence[FileToRead]) -> list[PageEntry]:
    root, vocabulary = order
    return [read(root, file, vocabulary, known) for file, known in files]


def _lost(files: Sequence[FileToRead]) -> list[PageEntry]:
    reason = Message("The process that read this page ended. Please report it, with the page.")
    return [PageEntry(file, None, None, (Problem(0, reason),)) for file, _ in files]
