"""Tables that hold the latest rows alone, in the order of their column `sequence`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

LatestRow = Mapping[str, str | float]

_TRIM = """DELETE FROM {0}
    WHERE sequence <= (SELECT sequence FROM {0} ORDER BY sequence DESC LIMIT 1 OFFSET {1})"""


def put(connection: sqlite3.Connection, statement: str, row: LatestRow, table: str, limit: int) -> None:
    """Write one row by `statement`, which makes it the latest, then drop the oldest beyond `limit`."""
    connection.execute(statement, row)
    connection.execute(_TRIM.format(table, limit))
