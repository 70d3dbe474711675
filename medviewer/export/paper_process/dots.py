"""Pictures that are drawn on a screen of other dots than that on which they were recorded.

`QPicture` keeps the dots of a font as a multiple of the screen's own, so that text would come out in another size. Its
format: qtbase, src/gui/image/qpicture.cpp, `QPicturePaintEngine::drawTextItem`; the checksum is that of ISO 3309.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache

_CHECKED, _HEAD = 6, 10  # bytes before what is checked, and before the first record
_TEXT, _BEGIN = 21, 30  # kinds of records; the rectangle behind the beginning does not count in its length
_LONG = 255


def for_dots(picture: bytes, here: int, there: int) -> bytes:
    """Return a picture recorded on a screen of `here` dots an inch for one of `there`."""
    if here == there:
        return picture
    made = bytearray(picture)
    for kind, end in _records(picture):
        if kind == _TEXT:  # its last values: dots of the font, width of the line
            [dots, width] = struct.unpack_from(">dd", made, end - 16)
            struct.pack_into(">dd", made, end - 16, dots * here / there, width)
    struct.pack_into(">H", made, _CHECKED - 2, _checksum(made[_CHECKED:]))
    return bytes(made)


def _records(picture: bytes) -> Iterator[tuple[int, int]]:
    """Yield kind and end of each record."""
    place = _HEAD
    while place < len(picture):
        kind, length = picture[place], picture[place + 1]
        place += 2
        if length == _LONG:
            [length] = struct.unpack_from(">I", picture, place)
            place += 4
        place += length + 16 * (kind == _BEGIN)
        yield kind, place


def _checksum(data: bytes | bytearray) -> int:
    checksum, table = 0xFFFF, _table()
    for byte in data:
        checksum = (checksum >> 8) ^ table[(checksum ^ byte) & 0xFF]
    return checksum ^ 0xFFFF


def _of_byte(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ (0x8408 if value & 1 else 0)
    return value


@cache
def _table() -> tuple[int, ...]:
    return tuple(map(_of_byte, range(256)))
