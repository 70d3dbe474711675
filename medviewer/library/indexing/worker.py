"""The process that reads many pages: it writes them to the index itself and tells its parent, a line of JSON each.

    python -m medviewer.library.indexing.worker INDEX_FILE LIBRARY_FOLDER

Lines: {"read": [files done, files to read]}, {"stage": its name}, {"changed": [added, changed, removed, elsewhere]}
with sources, and one last line: {"done": [commits, whole]}, {"unreachable": message as JSON} or
{"broken": [SQLite's error code, message]}.

Stdin is a pipe that the parent holds: where it ends, so does this process.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from functools import partial
from pathlib import Path

from medviewer.library.indexing.compare import compare
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.indexing.refresh import WORTH_A_READER, UpdateListener, refresh
from medviewer.library.store.index import DAMAGE, Index
from medviewer.workers import collect_seldom, end_with_parent


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def tell(kind: str, value: object) -> None:
    """Write one line to the parent; raises BrokenPipeError once that is gone."""
    print(json.dumps({kind: value}), flush=True)


def work(file: Path, root: Path) -> tuple[str, object]:
    """Bring the index in `file` up to date with `root`; return the last line to tell."""
    index = Index(file)
    if index.file is None:
        return "broken", (sqlite3.SQLITE_CANTOPEN, index.notice)
    report = UpdateListener(
        lambda read, count: tell("read", (read, count)), lambda: False, partial(tell, "changed"), partial(tell, "stage")
    )
    try:
        wanted = index.ask(lambda db: compare(db, root))
        return "done", refresh(index, root, wanted, report, apart=wanted.reads >= WORTH_A_READER and _processors() > 1)
    except UnreachableError as error:
        return "unreachable", error.message.as_json()
    except (sqlite3.Error, *DAMAGE) as error:
        return "broken", (getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT), str(error))
    finally:
        index.close()


def main() -> None:
    """Do what the command line says for the process that started this one, and end with that."""
    end_with_parent()
    collect_seldom()
    try:
        tell(*work(Path(sys.argv[1]), Path(sys.argv[2])))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
