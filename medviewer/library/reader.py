"""The process that reads and takes apart pages for the one that writes them to the index.

    python -m medviewer.library.reader LIBRARY_FOLDER

Takes pickled lists of files on stdin and answers each with a pickled list of readings on stdout, in their order; ends
with its parent, whose end of the pipe then closes.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from medviewer.library import basis
from medviewer.library.folder import File
from medviewer.library.pages import Reading, read

CHUNK = 40
"""Files that are sent at once."""

Wanted = tuple[File, bytes | None]


def readings(root: Path, files: Sequence[Wanted]) -> Iterator[Reading]:
    """Yield what another process reads of `files`, in their order; fewer than that where it dies or cannot start."""
    process = _started(root)
    if process is None:
        return
    assert process.stdin and process.stdout
    chunks = (files[at : at + CHUNK] for at in range(0, len(files), CHUNK))
    asked = 0
    try:
        # two chunks are under way: it reads one while this process writes the other
        for chunk in islice(chunks, 2):
            pickle.dump(chunk, process.stdin)
            asked += 1
        process.stdin.flush()
        while asked:
            found: list[Reading] = pickle.load(process.stdout)
            asked -= 1
            for chunk in islice(chunks, 1):
                pickle.dump(chunk, process.stdin)
                process.stdin.flush()
                asked += 1
            yield from found
    except (EOFError, OSError, pickle.UnpicklingError):
        return
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        with suppress(OSError):
            process.stdin.close()


def _started(root: Path) -> subprocess.Popen[bytes] | None:
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    command = [sys.executable, "-P", "-m", "medviewer.library.reader", str(root)]
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError:
        return None


def main() -> None:
    """Answer until the parent is gone."""
    root = Path(sys.argv[1])
    vocabulary, _ = basis.vocabulary(root)
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            files: list[Wanted] = pickle.load(sys.stdin.buffer)
            found = [read(root, file, vocabulary, known) for file, known in files]
            pickle.dump(found, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
