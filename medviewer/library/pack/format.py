"""What a library pack is: a SQLite database that holds a library's files and its index, and a seal behind it.

    packed    path, sha256, mtime_ns, size, content     the bytes of every page, picture and word list
    manifest  content                                   one JSON object, see `Manifest`
    ...                                                 the tables of `library.schema`, finished

The database's header has APPLICATION as its `application_id` (https://sqlite.org/fileformat2.html#application_id) and
the version of the index as its `user_version`. It is never written to again, and is opened so that SQLite knows that.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from medviewer.library.folder import UnreachableError
from medviewer.monograph.errors import LibraryError

APPLICATION = 0x6D656470
FORMAT = 1
TABLES = (
    """CREATE TABLE packed (path BLOB PRIMARY KEY, sha256 BLOB NOT NULL, mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL, content BLOB NOT NULL)""",
    "CREATE TABLE manifest (content TEXT NOT NULL)",
)
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_LARGEST_MANIFEST = 1 << 20  # characters


class Manifest(NamedTuple):
    """What a pack says of itself.

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


def is_pack(path: Path) -> bool:
    """Tell whether a file begins as a pack does; False too where it is out of reach."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72]) == APPLICATION


def connect(path: Path) -> sqlite3.Connection:
    """Open a pack for reading; nothing is ever written, locked or made beside it. Raises LibraryError."""
    if not is_pack(path):
        raise no_pack(path)
    try:
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        db.execute("PRAGMA temp_store=MEMORY")
    except sqlite3.Error as error:
        raise damaged(path) from error
    return db


def no_pack(path: Path) -> LibraryError:
    """Return the error of a file that cannot be read or is no pack."""
    try:
        path.stat()
    except OSError as error:
        return UnreachableError(
            f"There is no library pack {path} ({error.strerror}). Check the spelling, connect the drive or share, "
            "or name another one with --library."
        )
    return LibraryError(
        f"{path} is no library pack. Name a folder of pages, or a file that `medviewer pack build` made."
    )


def damaged(path: Path) -> LibraryError:
    """Return the error of a pack whose tables cannot be read."""
    return LibraryError(f"The library pack {path} cannot be read: it is damaged, or out of reach. Copy it again.")


def read_manifest(path: Path) -> Manifest:
    """Return what a pack says of itself, believed without looking at its seal; raises LibraryError."""
    with closing(connect(path)) as db:
        return manifest_in(db, path)


def manifest_in(db: sqlite3.Connection, path: Path) -> Manifest:
    """Return the manifest of an open pack; raises LibraryError. path: how errors name it."""
    try:
        [content] = db.execute(
            "SELECT content FROM manifest WHERE length(content) <= ?", (_LARGEST_MANIFEST,)
        ).fetchone()
        found = json.loads(content)
        newer = found["format"] != FORMAT
        values = {field: found[field] for field in Manifest._fields if field not in ("licence", "notes")}
        manifest = Manifest(**values, licence=str(found["licence"]), notes=tuple(map(str, found["notes"])))
    except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
        raise damaged(path) from error
    if newer:
        raise LibraryError(f"The library pack {path} was made by a newer medviewer. Install that one to open it.")
    if not is_name(manifest.name):
        raise LibraryError(f"The library pack {path} has a name that no library can have. Ask for another one.")
    return manifest


def is_name(name: object) -> bool:
    """Tell whether a library may be called so: its name begins the ids of its pages."""
    return isinstance(name, str) and 0 < len(name) <= 200 and name.isprintable() and "/" not in name


def content_hash(files: Iterable[tuple[bytes, bytes]]) -> str:
    """Return the SHA-256 in hex over path, a zero byte and SHA-256 of each file, in the order of their paths."""
    whole = hashlib.sha256()
    for path, digest in files:
        whole.update(path + b"\0" + digest)
    return whole.hexdigest()


def squeezed(data: bytes) -> bytes:
    """Return bytes as `packed.content` holds them: compressed (RFC 1950) where that is shorter."""
    smaller = zlib.compress(data, 9)
    return smaller if len(smaller) < len(data) else data


def stretched(content: bytes, size: int) -> bytes:
    """Return the `size` bytes that `squeezed` was given; raises zlib.error where they are others."""
    if len(content) == size:
        return content
    data = zlib.decompressobj().decompress(content, size + 1)
    if len(data) != size:
        raise zlib.error("not as long as it says")
    return data
