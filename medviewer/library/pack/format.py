"""The format of a library pack: a SQLite database that holds a library's files and its index, and a seal behind it.

    packed    path, sha256, mtime_ns, size, content     the bytes of every page, picture and word list
    manifest  content                                   one JSON object, see `Manifest`
    ...                                                 the tables of `library.store.schema`, finished

The database's header has APPLICATION as its `application_id` (https://sqlite.org/fileformat2.html#application_id) and
the version of the index as its `user_version`. It is never written to again. None of it is parsed, or run as SQL,
before its seal was checked; see `verified`.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from medviewer.errors import LibraryError
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.paths import PAGES

APPLICATION = 0x6D656470
FORMAT = 1
TABLES = (
    """CREATE TABLE packed (path BLOB PRIMARY KEY, sha256 BLOB NOT NULL, mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL, content BLOB NOT NULL)""",
    "CREATE TABLE manifest (content TEXT NOT NULL)",
)
WORD_LISTS = (b"sections.toml", b"aliases.toml", b"tallman.toml", b"library.toml")
LARGEST_PICTURE = 8 * 1024 * 1024
"""Bytes, as the window bounds them; a page has no more either (`reading.LARGEST`)."""

_LARGEST_WORD_LIST = 1 << 20
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_LARGEST_MANIFEST = 1 << 20  # bytes
_MOST = 10**7  # pages, pictures
_LARGEST = 10**13  # bytes of all files
_LICENCE, _NOTE, _NOTES, _PROGRAM = 500_000, 1_000, 100, 200  # characters, notes
_MADE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_HASH = re.compile("[0-9a-f]{64}")
_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair: JSON can hold it, UTF-8 cannot


class Manifest(NamedTuple):
    """The facts that a pack states of itself.

    name: of the library. made: UTC, ISO 8601. program: which medviewer made it. index_version: `schema.VERSION` then.
    bytes: of all files together, as they are unpacked. content: `content_hash` of them. licence: as its maker gave it.
    notes: where its pages come from, as they say.
    """

    format: int
    name: str
    made: str
    program: str
    index_version: int
    pages: int
    pictures: int
    bytes: int
    content: str
    licence: str = ""
    notes: tuple[str, ...] = ()

    def as_json(self) -> str:
        """Return the manifest as it stands in a pack."""
        return json.dumps(self._asdict(), ensure_ascii=False, sort_keys=True)


def begins_as_pack(file: BinaryIO) -> bool:
    """Tell whether an open file begins as a pack does; nothing of it is parsed. Raises OSError."""
    file.seek(0)
    header = file.read(_HEADER)
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72]) == APPLICATION


def no_pack(path: Path) -> LibraryError:
    """Return the error of a file that cannot be read or is no pack."""
    try:
        path.stat()
    except OSError as error:
        return unreachable(path, error)
    return LibraryError(
        "{} is no library pack. Name a folder of pages, or a file that `medviewer pack build` made.", path
    )


def unreachable(path: Path, error: OSError) -> UnreachableError:
    """Return the error of a pack that cannot be opened now."""
    return UnreachableError(
        "There is no library pack {} ({}). Check the spelling, connect the drive or share, or name "
        "another one with --library.",
        path,
        error.strerror,
    )


def damaged(path: Path) -> LibraryError:
    """Return the error of a pack whose tables are not what a pack has."""
    return LibraryError("The library pack {} cannot be read: it is damaged, or out of reach. Copy it again.", path)


def newer(path: Path) -> LibraryError:
    """Return the error of a pack of another format."""
    return LibraryError("The library pack {} was made by a newer medviewer. Install that one to open it.", path)


def manifest_in(db: sqlite3.Connection, path: Path) -> Manifest:
    """Return the manifest of an open pack that was verified; raises LibraryError. path: how errors name it."""
    try:
        rows = db.execute("SELECT length(CAST(content AS BLOB)), content FROM manifest LIMIT 2").fetchall()
        if len(rows) != 1 or not 0 < rows[0][0] <= _LARGEST_MANIFEST:
            raise ValueError("not one manifest")
        found = json.loads(rows[0][1])
    except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
        raise damaged(path) from error
    number = found.get("format") if isinstance(found, dict) else None
    if type(number) is int and number > FORMAT:
        raise newer(path)
    if number != FORMAT or not _is_manifest(found):
        raise damaged(path)
    return Manifest(**(found | {"notes": tuple(found["notes"])}))


def _is_manifest(found: object) -> bool:
    """Tell whether a JSON value is a manifest: every field, none besides, each of its type, length and range."""
    if not isinstance(found, dict) or found.keys() != set(Manifest._fields):
        return False
    counts = ((found["pages"], _MOST), (found["pictures"], _MOST), (found["bytes"], _LARGEST))
    notes = found["notes"]
    return (
        is_name(found["name"])
        and is_moment(found["made"])
        and _is_text(found["program"], _PROGRAM)
        and all(_is_count(number, most) for number, most in (*counts, (found["index_version"], 2**31)))
        and isinstance(found["content"], str)
        and _HASH.fullmatch(found["content"]) is not None
        and _is_text(found["licence"], _LICENCE)
        and isinstance(notes, list)
        and len(notes) <= _NOTES
        and all(_is_text(note, _NOTE) for note in notes)
    )


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and not _HALF.search(value)


def _is_count(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def is_moment(text: object) -> bool:
    """Tell whether a text is a moment as packs have it: UTC, `2026-11-28T08:00:00Z`."""
    if not isinstance(text, str) or not _MADE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_name(name: object) -> bool:
    """Tell whether a library may be called so: its name begins the ids of its pages."""
    return isinstance(name, str) and 0 < len(name) <= 200 and name.isprintable() and "/" not in name


def content_hash(files: Iterable[tuple[bytes, bytes]]) -> str:
    """Return the SHA-256 in hex over path, a zero byte and SHA-256 of each file, in the order of their paths."""
    whole = hashlib.sha256()
    for path, digest in files:
        whole.update(path + b"\0" + digest)
    return whole.hexdigest()


def largest(path: bytes) -> int:
    """Return how many bytes a file of a pack may have: no more than in a folder."""
    if path in WORD_LISTS:
        return _LARGEST_WORD_LIST
    return _largest_page() if path.lower().endswith(PAGES) else LARGEST_PICTURE


@cache
def _largest_page() -> int:
    from medviewer.monograph.decoding import LARGEST

    return LARGEST


def squeezed(data: bytes) -> bytes:
    """Return bytes as `packed.content` holds them: compressed (RFC 1950) where that is shorter."""
    smaller = zlib.compress(data, 9)
    return smaller if len(smaller) < len(data) else data


def stretched(content: bytes, size: int, largest: int) -> bytes:
    """Return the `size` bytes that `squeezed` was given.

    largest: bytes that are taken in at most, whatever the size claims. Raises zlib.error where they are others.
    """
    if not 0 <= size <= largest:
        raise zlib.error("larger than such a file may be")
    if len(content) == size:
        return content
    data = zlib.decompressobj().decompress(content, size + 1)
    if len(data) != size:
        raise zlib.error("not as long as it says")
    return data
