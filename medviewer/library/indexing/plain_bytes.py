"""A SQLite file in which nothing tells which SQLite wrote it, or what once stood in the room that no row takes.

Two versions of SQLite put the same rows at the same places, and leave other bytes between them.
https://sqlite.org/fileformat2.html, "B-tree Pages", says where rows are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_HEADER = 100
_VERSION = slice(96, 100)  # of the SQLite that wrote last; it is told to who asks, and nothing depends on it
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}
"""Bytes at the beginning of each kind of page that holds rows. One that a long row continues on begins with the number
of the next, whose first byte is 0 in a file of less than 2^24 pages."""


def make_plain(file: Path) -> None:
    """Write zeros where nothing is kept; raises OSError. file: a SQLite database that nobody has open."""
    with file.open("r+b") as stream:
        told = int.from_bytes(stream.read(_HEADER)[16:18])
        size = 65536 if told == 1 else told
        stream.seek(0)
        for number, page in enumerate(iter(lambda: bytearray(stream.read(size)), b"")):
            before = bytes(page)
            if number == 0:
                page[_VERSION] = bytes(4)
            for room in _rooms(page, 0 if number else _HEADER):
                page[room] = bytes(room.stop - room.start)
            if page != before:
                stream.seek(-len(page), 1)
                stream.write(page)


def _rooms(page: bytearray, at: int) -> Iterator[slice]:
    """Yield where a page keeps nothing: between its rows' addresses and the rows, and in the room of rows that went."""
    head = _HEADS.get(page[at])
    if head is None:
        return
    free, count, rows = (int.from_bytes(page[at + place : at + place + 2]) for place in (1, 3, 5))
    yield slice(at + head + 2 * count, rows or len(page))
    while free:
        following, length = (int.from_bytes(page[free + place : free + place + 2]) for place in (0, 2))
        yield slice(free + 4, free + length)
        free = following
