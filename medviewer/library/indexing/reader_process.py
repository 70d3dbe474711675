"""The process that reads and takes apart pages for the one that writes them to the index.

    python -m medviewer.library.indexing.reader_process LIBRARY_FOLDER

Takes pickled lists of files on stdin and answers each with a pickled list of readings on stdout, in their order; ends
with its parent, in the middle of a list too.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from medviewer.library import section_words
from medviewer.library.indexing.folder import PageFile
from medviewer.library.indexing.page_entries import PageEntry, read
from medviewer.stopping import uninterrupted
from medviewer.workers import CannotStartError, answer, answers, sent, start, stop

CHUNK = 40
"""Files that are sent at once."""
_MOST_WAITING = 30
"""Chunks that are read and not yet written; some 10 MB."""
_LOOK = 0.05

FileToRead = tuple[PageFile, bytes | None]


def readings(root: Path, files: Sequence[FileToRead]) -> Iterator[PageEntry]:
    """Yield what another process reads of `files`, in their order; fewer than that where it dies or cannot start."""
    waiting: Queue[list[PageEntry] | None] = Queue(_MOST_WAITING)
    with ExitStack() as leaving:
        with uninterrupted():
            try:
                process = start("medviewer.library.indexing.reader_process", root)
            except CannotStartError:
                return
            asking = Thread(target=_ask, args=(process, files, waiting), name="medviewer-reader", daemon=True)
            asking.start()
            leaving.callback(_end, process, asking, waiting)
        while found := waiting.get():
            yield from found


def _end(process: subprocess.Popen[bytes], asking: Thread, waiting: Queue[list[PageEntry] | None]) -> None:
    process.kill()
    while asking.is_alive():
        with suppress(Empty):
            waiting.get(timeout=_LOOK)
    stop(process)


def _ask(process: subprocess.Popen[bytes], files: Sequence[FileToRead], waiting: Queue[list[PageEntry] | None]) -> None:
    """Send all files and pass on what is read, so that both processes always have something to do; None at the end."""
    assert process.stdin and process.stdout
    chunks = [files[at : at + CHUNK] for at in range(0, len(files), CHUNK)]
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        for sent, chunk in enumerate(chunks):
            pickle.dump(chunk, process.stdin)
            process.stdin.flush()
            if sent:
                waiting.put(pickle.load(process.stdout))
        waiting.put(pickle.load(process.stdout))
    waiting.put(None)


def main() -> None:
    """Answer until the parent is gone."""
    root = Path(sys.argv[1])
    stream, lists = answers(), sent()
    vocabulary, _ = section_words.vocabulary(root)
    for files in lists:
        answer(stream, [read(root, file, vocabulary, known) for file, known in files])


if __name__ == "__main__":
    main()
