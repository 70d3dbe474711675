"""Members of a zip, read into memory within bounds; their names are looked at and never used as paths."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from medviewer.importing import bounds
from medviewer.importing.bounds import MB, RefusedError

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError, OSError)


_LARGEST_ENTRY = 256
"""Bytes that a member takes up in a zip's list of contents, on average; those of releases take some 150."""

_TAIL = 66_000
"""Bytes at a zip's end that hold where its contents are listed (PKWARE APPNOTE 4.3.14 to 4.3.16)."""


_IN_ZIP64 = 0xFFFFFFFF


class ArchiveMember(NamedTuple):
    """One member. number: its place in the archive. name: as the archive has it. suffix: in small letters."""

    number: int
    name: str
    suffix: str
    size: int


class Archive:
    """A zip that is read member by member. Raises RefusedError for what is damaged or too much."""

    def __init__(self, file: BinaryIO | str, most_members: int) -> None:
        try:
            if _contents_size(file) > most_members * _LARGEST_ENTRY:
                raise RefusedError("the zip lists more than the {:,} members that are read", most_members)
            self._zip = zipfile.ZipFile(file)
        except _DAMAGED as error:
            raise RefusedError("the zip cannot be read ({})", _said(error)) from error
        self._infos = self._zip.infolist()
        if len(self._infos) > most_members:
            count = len(self._infos)
            self._zip.close()
            raise RefusedError("the zip has {:,} members, more than the {:,} that are read", count, most_members)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()

    @property
    def unpacked(self) -> int:
        """Return the bytes that all members say they have."""
        return sum(info.file_size for info in self._infos)

    def members(self) -> list[ArchiveMember]:
        """Return all members that are files. A name may be empty, which `ZipInfo.is_dir` does not expect."""
        return [
            ArchiveMember(number, info.filename, info.filename.lower().rpartition(".")[2], info.file_size)
            for number, info in enumerate(self._infos)
            if not info.filename.endswith("/")
        ]

    def read(self, number: int, largest: int) -> bytes:
        """Return a member of at most `largest` bytes, whatever the archive says of its size."""
        with self.open(number, largest) as file:
            return file.read(largest + 1)

    def open(self, number: int, largest: int) -> BoundedFile:
        """Return a member as a file that raises RefusedError as soon as it gives too much."""
        info = self._infos[number]
        if info.flag_bits & 1:
            raise RefusedError("it is encrypted")
        _require(info.file_size, info.compress_size, largest)
        try:
            opened = self._zip.open(info)
        except (*_DAMAGED, RuntimeError) as error:
            raise RefusedError("it cannot be unpacked ({})", _said(error)) from error
        return BoundedFile(opened.read, opened.close, info.compress_size, largest)


class BoundedFile:
    """A file of which at most `largest` bytes are read, `packed` being what they take up on disk."""

    def __init__(self, read: Callable[[int], bytes], close: Callable[[], None], packed: int, largest: int) -> None:
        self._read = read
        self._close = close
        self._packed = packed
        self._largest = largest
        self.count = 0
        self.since = 0

    def __enter__(self) -> BoundedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes more; raises RefusedError past the bounds and for damage."""
        wanted = self._largest + 1 if size < 0 else size
        try:
            data = self._read(wanted)
        except _DAMAGED as error:
            raise RefusedError("it cannot be unpacked ({})", _said(error)) from error
        self.count += len(data)
        self.since += len(data)
        _require(self.count, self._packed, self._largest)
        return data


def _require(size: int, packed: int, largest: int) -> None:
    if size > largest:
        raise RefusedError("it has more than {:,} MB", largest // MB)
    if size > bounds.RATIO_COUNTS_FROM and size > max(packed, 1) * bounds.HIGHEST_RATIO:
        raise RefusedError("it unpacks to more than {} times its size, as a zip bomb does", bounds.HIGHEST_RATIO)


def _contents_size(file: BinaryIO | str) -> int:
    """Return the bytes of a zip's list of contents, which are all read before its members can be counted."""
    if isinstance(file, str):
        with Path(file).open("rb") as opened:
            return _contents_size(opened)
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    at, long = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    size = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    return int.from_bytes(tail[long + 40 : long + 48], "little") if size == _IN_ZIP64 and long >= 0 else size


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
