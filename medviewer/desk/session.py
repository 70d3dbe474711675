"""The state of the window at this moment, so that it comes back after a crash."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.errors import DeskError

LARGEST = 256 * 1024
"""Characters of the JSON; a tray of 30 drugs and 50 tabs have some 8,000."""

_PUT = """INSERT INTO session (name, value, at) VALUES ('window', ?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at WHERE value <> excluded.value"""


class Session:
    """One small JSON object; of several windows the last to write counts. Usable from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written = (-1, "")

    def keep(self, state: Mapping[str, object]) -> None:
        """Keep the state of the window; the same again costs no write.

        Raises DeskError, also for what JSON does not know or is longer than LARGEST.
        """
        text = _dumped(state)
        if (self._database.generation, text) == self._written:
            return
        now = values.iso(values.now())
        self._database.write(lambda connection: connection.execute(_PUT, (text, now)))
        self._written = self._database.generation, text

    def last(self) -> dict[str, object] | None:
        """Return what was kept last; None where nothing was, or where it is damaged. Raises DeskError."""
        import json

        text = self._database.read(_text)
        try:
            state = json.loads(text) if text else None
        except (ValueError, RecursionError):
            return None
        return state if isinstance(state, dict) else None

    def clear(self) -> None:
        """Forget it. Raises DeskError."""
        self._written = (-1, "")
        self._database.write(lambda connection: connection.execute("DELETE FROM session"))


def _text(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM session WHERE name = 'window'").fetchone()
    return str(row[0]) if row else ""


def _dumped(state: Mapping[str, object]) -> str:
    import json

    try:
        text = json.dumps(state, ensure_ascii=True, separators=(",", ":"), allow_nan=False, sort_keys=True)
    except (TypeError, ValueError, RecursionError) as error:
        raise DeskError("The state of the window could not be kept: {}. It opens as it was before.", error) from error
    if len(text) > LARGEST:
        raise DeskError("The state of the window is too large to be kept. Close some tabs.")
    return text
