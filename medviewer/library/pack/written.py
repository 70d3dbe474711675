"""Small TOML files that several processes read and write: whole or not at all, one writer after the other."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from medviewer.monograph.errors import LibraryError

LARGEST = 1 << 20  # bytes of a file that is read
PATIENCE = 30.0  # seconds that a writer waits for another one


def quoted(text: str) -> str:
    """Return a text as a TOML string (TOML 1.0, basic strings); it differs from JSON's in DEL alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def loaded(file: Path) -> dict[str, Any]:
    """Return what a TOML file says; raises OSError, and ValueError where it is none or absurdly large."""
    with file.open("rb") as source:
        text = source.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise ValueError("it is larger than 1 MB")
    return tomllib.loads(text.decode())


@contextmanager
def alone(lock: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other processes, on other computers too, from what this lock guards; a killed process lets go of it.

    The lock is SQLite's own on an empty file, as that of the desk's backups is. Raises LibraryError where the folder
    cannot be written, or another process holds the lock for `patience` seconds.
    """
    try:
        with closing(sqlite3.connect(lock, timeout=patience, isolation_level=None)) as held:
            held.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        raise LibraryError(_said(lock.parent, error)) from error


def _said(folder: Path, error: sqlite3.OperationalError) -> str:
    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
        return f"Somebody else is writing to {folder} just now. Try again in a minute."
    return f"Nothing can be written to {folder} ({error}). Ask for the right to write there, or do this where you may."
