"""The address of a database, as SQLite wants it."""

from __future__ import annotations

import os
from pathlib import PurePath


def address(path: PurePath) -> str:
    """Return the address of an absolute path in SQLite's form: a share of Windows has four slashes, and no host."""
    from urllib.parse import quote_from_bytes  # since Python 3.14 `as_uri` loads urllib.request, in 25 ms

    place = path.as_posix()
    drive, place = (f"/{place[:2]}", place[2:]) if place[1:2] == ":" else ("", place)
    return f"file://{drive}{quote_from_bytes(os.fsencode(place))}"
