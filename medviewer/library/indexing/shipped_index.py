"""The index that comes with the bundled library, so that its first start is as quick as any other.

    python -m medviewer.library.indexing.shipped_index

makes it anew. The file is the SHA-256 digest of an index, 32 bytes, and the index. It knows of no computer: how the
pages lie on a disk is found out when it is taken over, by their digests, and none that is the same is parsed.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path

from medviewer.atomic import private_folder, write_atomically
from medviewer.errors import LibraryError, MedviewerError
from medviewer.library.store import schema
from medviewer.library.store.index import Index, index_name
from medviewer.locations import bundled_index, bundled_library
from medviewer.work_log import logged

_DIGEST_SIZE = hashlib.sha256().digest_size


def make(root: Path, target: Path, welcome: Callable[[Path, Path], object] = lambda _root, _folder: None) -> None:
    """Index a library and write that where `adopt` looks for it; raises MedviewerError, sqlite3.Error, OSError.

    welcome: asks the library and the folder of its index for what a start page shows, which the index then keeps.
    """
    from tempfile import TemporaryDirectory

    from medviewer.library.indexing.plain_bytes import make_plain
    from medviewer.library.indexing.steady_index import bring_to_its_end, copy_without_computer

    with TemporaryDirectory() as folder:
        index, copy = Index(Path(folder, index_name(root))), Path(folder, "copy.sqlite")
        with closing(index):
            if index.file is None:
                raise LibraryError.of(index.notice)
            bring_to_its_end(index, root, lambda _read, _count: None)
            welcome(root, Path(folder))
            with index.connection() as db:
                db.execute("UPDATE file SET mtime_ns = 0")
                copy_without_computer(db, root, copy)
        make_plain(copy)
        content = copy.read_bytes()
        write_atomically(target, hashlib.sha256(content).digest() + content)


def adopt(root: Path, file: Path) -> None:
    """Begin the index `file` of a library with the shipped one, if it is the bundled library.

    Where nothing is shipped, or it is damaged or cannot be copied, the library is indexed as any other.
    """
    shipped = bundled_index()
    if root != bundled_library() or not shipped.is_file():
        return
    with suppress(MedviewerError, OSError, sqlite3.Error), logged("shipped index adopted"):
        kept = shipped.read_bytes()
        content = kept[_DIGEST_SIZE:]
        if hashlib.sha256(content).digest() == kept[:_DIGEST_SIZE]:
            private_folder(file.parent)
            _place(content, file, root)


def _place(content: bytes, file: Path, root: Path) -> None:
    """Put an index of its own in a place that is free: another program may be faster, and keeps the place."""
    own = file.with_name(f"{file.name}.{os.getpid()}")
    write_atomically(own, content, durable=False, private=True, through_link=False)
    try:
        with closing(sqlite3.connect(own, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous=OFF")  # a power cut leaves one that is found damaged, and made anew
            schema.adopt(db)
            _compare(db, root)
        os.link(own, file)
    finally:
        own.unlink()


def _compare(db: sqlite3.Connection, root: Path) -> None:
    """Have index and folder agree where every page is as it was; an update finds out what is not."""
    from medviewer.library.indexing import compare, doubt

    work = compare.compare(db, root)
    if not (work.reads or work.removed):
        doubt.settle(db, work.looked_into)
        schema.agree(db, work.checksum, work.device)


def main() -> int:
    """Make the index of the bundled library; return the exit code."""
    welcome = import_module("medviewer.library.welcome.examples")  # a room above, which no module down here knows
    try:
        make(bundled_library(), bundled_index(), welcome.keep_examples)
    except (MedviewerError, OSError, sqlite3.Error) as error:
        print(f"The index of the bundled library cannot be made: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
