"""A folder of pages becomes a pack: indexed anew, its files put beside the index, sealed, and moved to its place."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from medviewer import __version__
from medviewer.atomic import abandoned, private_folder, write_atomically
from medviewer.errors import LibraryError, Message, PageError
from medviewer.library import section_words
from medviewer.library.indexing.folder import Folder, PageFile
from medviewer.library.indexing.plain_bytes import make_plain
from medviewer.library.indexing.steady_index import bring_to_its_end, copy_without_computer
from medviewer.library.pack.format import (
    APPLICATION,
    FORMAT,
    LARGEST_PICTURE,
    TABLES,
    WORD_LISTS,
    Manifest,
    content_hash,
    is_name,
    squeezed,
)
from medviewer.library.paths import real, shown, stays_inside
from medviewer.library.places import leads_to_pack
from medviewer.library.records import name_libraries
from medviewer.library.store import schema
from medviewer.library.store.index import Index
from medviewer.monograph.decoding import bytes_of, decode, digest_of
from medviewer.monograph.frontmatter.bounded_toml import TomlError, read_bytes
from medviewer.monograph.picture import image_size
from medviewer.monograph.published_label import DICTIONARY, EPI, LIST, OPENFDA, SPL
from medviewer.sealing.seal import seal
from medviewer.work_log import logged

PICTURES = (b".png", b".jpg", b".jpeg", b".gif", b".webp", b".bmp")
_MOST_KINDS = 20
_HALF_MADE = "building-"
ROUNDS = 4  # times that a library may change while it is read
OnBuildProgress = Callable[[str, int, int], None]

Digests = Mapping[bytes, bytes | None]

_KINDS = {
    SPL: "US labels (HL7 SPL), as their labelers published them",
    OPENFDA: "US labels as openFDA publishes them (open.fda.gov/terms)",
    EPI: "Electronic product information (HL7 FHIR ePI), as its holders published it",
    LIST: "Lists of drugs that were imported; their files are named on the pages",
    DICTIONARY: "Entries of dictionaries that were imported; these are named on the pages",
}
_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*+\r?\n(.*?)^(?:---|\.\.\.)[ \t]*+\r?$", re.DOTALL | re.MULTILINE)
_SOURCE = re.compile(rb"^source:.*+(?>(?:\n[ \t].*+)*)", re.MULTILINE)
_KIND = re.compile(rb"\bkind:[ \t]*+['\"]?(\w{1,50})")


class BuiltPack(NamedTuple):
    """A pack that was built.

    left_out: path and reason of files that look like pages or pictures and are not in the pack.
    """

    manifest: Manifest
    left_out: list[tuple[str, str]]


class BuildOptions(NamedTuple):
    """Options of building a pack. name: of the library, "" for that of its folder. made: UTC, ISO 8601, "" for now."""

    root: Path
    target: Path
    name: str = ""
    licence: str = ""
    made: str = ""


class _Packed(NamedTuple):
    path: bytes
    sha256: bytes
    mtime_ns: int
    data: bytes


def build(
    order: BuildOptions, work_folder: Path, progress: OnBuildProgress = lambda what, done, total: None
) -> BuiltPack:
    """Build a pack, whole or not at all; what stands at its place stays until the new one does.

    work_folder: of the local disk, for what is half made. progress: is told what is done, and how much of how much.
    Raises LibraryError, and ExportError where the target cannot be written.
    """
    name = _require(order)
    private_folder(work_folder)
    _sweep(work_folder)
    try:
        with TemporaryDirectory(prefix=_HALF_MADE, dir=work_folder) as folder, logged("pack built") as counts:
            body, built = build_body(order._replace(name=name), Path(folder), progress)
            seal(body)
            progress("written", 0, 1)
            write_atomically(order.target, lambda file: _copy(body, file))
            progress("written", 1, 1)
            counts |= {"pages": built.manifest.pages, "pictures": built.manifest.pictures}
            return built
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(
            "The pack cannot be made in {}: {}. Make room there, and try again.", work_folder, error
        ) from error


def _sweep(work_folder: Path) -> None:
    """Take away what builds that were killed left, a day later."""
    for folder in abandoned(work_folder, f"{_HALF_MADE}*"):
        with suppress(OSError):
            shutil.rmtree(folder)


def _require(order: BuildOptions) -> str:
    """Return the name of the library; raises LibraryError for what no pack can be made of, or not there."""
    root, target = order.root, order.target
    if leads_to_pack(root) or not root.is_dir():
        raise LibraryError("There is no library folder {}. Name a folder of pages to make a pack of.", root)
    if target.is_dir():
        raise LibraryError("{} is a folder. Name the file that the pack becomes, such as formulary.medpack.", target)
    if real(target).is_relative_to(real(root)):
        raise LibraryError("{} lies inside the library that is packed. Name a file outside of it.", target)
    name = order.name or name_libraries([root])[0].name
    if not is_name(name):
        raise LibraryError("A library cannot be called “{}”: no slash, at most 200 letters. Choose a --name.", name)
    return name


def build_body(order: BuildOptions, folder: Path, progress: OnBuildProgress) -> tuple[Path, BuiltPack]:
    """Return the database of a pack, without a seal, in `folder`, and what is in it; the order has a name.

    Raises LibraryError where the library changes all the time, sqlite3.Error, OSError.
    """
    index = Index(folder / "index.sqlite")
    try:
        if index.file is None:
            raise LibraryError.of(index.notice)
        for number in range(ROUNDS):
            _index(index, order.root, progress)
            body = folder / f"{number}.sqlite"
            changed, built = _filled(index, body, order, progress)
            if not changed:
                return body, built
            body.unlink()
            with index.connection() as db:
                db.executemany("UPDATE file SET mtime_ns = -1 WHERE path = ?", [(path,) for path in changed])
        raise LibraryError(
            "{} changed while it was read, {} times: {} among others. Build the pack when nobody writes there.",
            order.root,
            ROUNDS,
            shown(changed[0]),
        )
    finally:
        index.close()


def _index(index: Index, root: Path, progress: OnBuildProgress) -> None:
    """Bring the index to its end; raises LibraryError for a folder without pages."""
    bring_to_its_end(index, root, partial(progress, "read"))
    with index.connection() as db:
        if not db.execute("SELECT EXISTS (SELECT 1 FROM page)").fetchone()[0]:
            raise LibraryError("{} holds no page that can be read. See `medviewer check {}`.", root, root)


def _filled(index: Index, body: Path, order: BuildOptions, progress: OnBuildProgress) -> tuple[list[bytes], BuiltPack]:
    """Write the database of a pack; return the paths of pages that are no longer what was indexed, too."""
    with index.connection() as db:
        copy_without_computer(db, order.root, body)
        digests = dict(db.execute("SELECT path, digest FROM file ORDER BY path"))
    words = {path: _own(order.root, path) for path in WORD_LISTS}
    pictures, left_out = _pictures(order.root)
    _check_names(order.root, digests)
    with closing(sqlite3.connect(body, isolation_level=None)) as db:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "secure_delete=ON", f"application_id={APPLICATION}"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        for table in TABLES:
            db.execute(table)
        facts, changed = _Facts(), list[bytes]()
        for packed in _files(order.root, sorted({*digests, *pictures, *words}), digests, changed, left_out):
            facts.add(packed, packed.path in digests, packed.path in pictures)
            row = (packed.path, packed.sha256, packed.mtime_ns, len(packed.data), squeezed(packed.data))
            db.execute("INSERT INTO packed VALUES (?, ?, ?, ?, ?)", row)
            progress("packed", len(facts.hashes), len(digests) + len(pictures) + 1)
        changed += [path for path, before in words.items() if _own(order.root, path) != before]
        manifest = facts.manifest(order)
        db.execute("UPDATE state SET birth = ?", (int(manifest.content[:14], 16),))
        db.execute("INSERT INTO manifest VALUES (?)", (manifest.as_json(),))
        db.execute("COMMIT")
    make_plain(body)
    return changed, BuiltPack(manifest, left_out)


def _check_names(root: Path, pages: Iterable[bytes]) -> None:
    """Raise LibraryError for a page whose path is none on another system: a pack is read on every one of them."""
    strange = sorted(shown(path) for path in pages if not stays_inside(path))
    if strange:
        others = Message(", nor {:,} others", len(strange) - 1) if strange[1:] else ""
        raise LibraryError(
            "{} cannot be packed{}: its name means something else on Windows, or is none there. Rename it: "
            "no colon, backslash or control character, no dot or space at an end, and no name of a device "
            "such as AUX.",
            root / strange[0],
            others,
        )


class _Facts:
    """Counts what goes into a pack."""

    def __init__(self) -> None:
        self.hashes: list[tuple[bytes, bytes]] = []
        self._bytes = self._pages = self._pictures = 0
        self._kinds: Counter[str] = Counter()

    def add(self, packed: _Packed, is_page: bool, is_picture: bool) -> None:
        """Count one file."""
        self.hashes.append((packed.path, packed.sha256))
        self._bytes += len(packed.data)
        self._pages += is_page
        self._pictures += is_picture
        kind = _kind(packed.data) if is_page else ""
        self._kinds.update([kind] if kind else [])

    def manifest(self, order: BuildOptions) -> Manifest:
        """Return what the pack says of itself."""
        kinds = sorted(self._kinds.most_common(_MOST_KINDS))
        notes = tuple(f"{count:,} pages from {_KINDS.get(kind, kind)}" for kind, count in kinds)
        return Manifest(
            FORMAT,
            order.name,
            order.made or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            f"medviewer {__version__}",
            schema.VERSION,
            self._pages,
            self._pictures,
            self._bytes,
            content_hash(self.hashes),
            order.licence,
            notes,
        )


def _kind(page: bytes) -> str:
    """Return the `kind` below `source` in a page's front matter, empty where it has none."""
    head = _HEAD.match(page)
    source = _SOURCE.search(head[1]) if head else None
    found = _KIND.search(source[0]) if source else None
    return found[1].decode("ascii", "replace") if found else ""


def _files(
    root: Path, paths: list[bytes], digests: Digests, changed: list[bytes], left_out: list[tuple[str, str]]
) -> Iterator[_Packed]:
    """Yield the files in their order; pages that differ from what was indexed are added to `changed`."""
    for path in paths:
        try:
            data = (
                _data(root, path)
                if path in digests
                else _own(root, path)
                if path in WORD_LISTS
                else _picture(root, path)
            )
            mtime_ns = (root / os.fsdecode(path)).stat().st_mtime_ns if data is not None else 0
        except (PageError, OSError, TomlError) as error:
            if digests.get(path) is not None:
                changed.append(path)
            left_out.append((shown(path), str(error)))
            continue
        if data is not None:
            if path in digests and digest_of(*decode(data)) != digests[path]:
                changed.append(path)
            yield _Packed(path, hashlib.sha256(data).digest(), mtime_ns, data)


def _data(root: Path, path: bytes) -> bytes:
    return bytes_of(root / os.fsdecode(path))


def _own(root: Path, path: bytes) -> bytes | None:
    """Return one of the library's own word lists, None where it has none that the program would use."""
    file = section_words.own_file(root, path.decode())
    return read_bytes(file) if file else None


def _pictures(root: Path) -> tuple[set[bytes], list[tuple[str, str]]]:
    """Return the paths of the library's pictures, and which are left out, and why."""
    found: set[bytes] = set()
    left_out: list[tuple[str, str]] = []
    for thing in Folder(root, PICTURES).walk():
        if not isinstance(thing, PageFile):
            if thing.path.lower().endswith(PICTURES):
                left_out.append((shown(thing.path), thing.message))
        elif not stays_inside(thing.path):
            left_out.append((shown(thing.path), "its name is none on Windows"))
        elif thing.size > LARGEST_PICTURE:
            left_out.append((shown(thing.path), "larger than the 8 MB that a picture may have"))
        else:
            found.add(thing.path)
    return found, left_out


def _picture(root: Path, path: bytes) -> bytes:
    """Return a picture; raises PageError where it is none, OSError."""
    data = (root / os.fsdecode(path)).read_bytes()
    if len(data) > LARGEST_PICTURE or not _is_picture(data):
        raise PageError("not a PNG, JPEG, GIF, WebP or BMP picture of at most 8 MB")
    return data


def _is_picture(data: bytes) -> bool:
    """Tell whether bytes begin as a picture does that the window shows (WebP: RFC 9649, 2.4)."""
    return bool(image_size(data)) or data[:2] == b"BM" or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _copy(body: Path, file: BinaryIO) -> None:
    with body.open("rb") as source:
        shutil.copyfileobj(source, file, 1 << 20)
