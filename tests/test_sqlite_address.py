"""The address of a database is one that SQLite takes, on every system."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from medviewer import sqlite_address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/home/a b/100 %/desk.sqlite"), "file:///home/a%20b/100%20%25/desk.sqlite"),
        (PureWindowsPath("C:/Users/a/desk.sqlite"), "file:///C:/Users/a/desk.sqlite"),
        (PureWindowsPath("//server/home$/a/desk.sqlite"), "file:////server/home%24/a/desk.sqlite"),
    ],
)
def test_a_database_has_an_address_on_every_system(path: PurePath, address: str) -> None:
    """SQLite takes no host in an address (https://sqlite.org/uri.html)."""
    assert sqlite_address.address(path) == address
