"""An index that is the same wherever it is made of the same pages, for those who give it away with them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from medviewer.library.indexing.compare import compare
from medviewer.library.indexing.refresh import WORTH_A_READER, UpdateListener, refresh
from medviewer.library.store.index import Index


def bring_to_its_end(index: Index, root: Path, progress: Callable[[int, int], None]) -> None:
    """Index a library whole, in the order that is quickest to search. progress: is told how many files are read."""
    work = index.ask(lambda db: compare(db, root))
    report = UpdateListener(progress, lambda: False, lambda _: None)
    refresh(index, root, work, report, apart=work.reads >= WORTH_A_READER, steady=True)
    with index.connection() as db:
        for table in ("name", "part", "passage"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def copy_without_computer(db: sqlite3.Connection, root: Path, target: Path) -> None:
    """Copy an index without what names this computer and this hour, and without what is left of deleted rows.

    A row that is written over in the copy itself leaves its bytes there, and other rows in other places. How SQLite was
    built says whether it leaves them where it moves rows: it is told not to, for the copy too.
    """
    db.execute("PRAGMA secure_delete=ON")
    most = db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM attaches the file that it writes
    db.execute("UPDATE state SET birth = 0, revision = 0, checksum = 0, device = NULL")
    db.execute("UPDATE kept_query SET revision = 0")
    own_path = json.dumps(f"{root}{os.sep}", ensure_ascii=False)[1:-1]  # as `Message.as_json` has it
    db.execute("UPDATE problem SET message = replace(message, ?, '')", (own_path,))
    db.execute("VACUUM INTO ?", (str(target),))
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, most)
