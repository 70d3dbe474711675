"""The files of a library that is a pack."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medviewer.library.files import PictureError, Stamp
from medviewer.library.folder import PAGES
from medviewer.library.pack.format import damaged, manifest_in, stretched
from medviewer.library.pack.pool import Pool
from medviewer.monograph.errors import LibraryError, PageError

if TYPE_CHECKING:
    from medviewer.monograph.vocabulary import Vocabulary

Ask = Callable[[Callable[[sqlite3.Connection], Any]], Any]

_SIZE = "SELECT size FROM packed WHERE path = ?"
_FILE = "SELECT size, content FROM packed WHERE path = ?"
_ALL = "SELECT path, sha256 FROM packed ORDER BY path"
_CONTENT = "SELECT json_extract(content, '$.content') FROM manifest"


class PackFiles:
    """The files of a pack that `ask` puts questions to. place: how errors name it."""

    def __init__(self, ask: Ask, place: Path, stamp: Stamp | None = None) -> None:
        self._ask = ask
        self._place = place
        self.stamp = stamp
        self._words: tuple[str, Vocabulary] | None = None

    def content(self, path: bytes) -> bytes:
        """Return the bytes of a file; raises PageError."""
        try:
            row = self._ask(lambda db: db.execute(_FILE, (path,)).fetchone())
            if row is not None:
                return stretched(row[1], row[0])
        except (sqlite3.Error, LibraryError, zlib.error) as error:
            raise PageError(f"“{self._named(path)}” cannot be shown: {damaged(self._place)}") from error
        raise PageError(f"“{self._named(path)}” is not in the pack: it could not be read when that was made.")

    def page(self, path: bytes) -> bytes:
        """Return the bytes of a page; raises PageError."""
        return self.content(path)

    def picture(self, path: bytes, largest: int) -> bytes:
        """Return the bytes of a picture of at most `largest` bytes; raises PictureError."""
        try:
            row = self._ask(lambda db: db.execute(_SIZE, (path,)).fetchone())
            if row is not None and row[0] <= largest:
                return self.content(path)
        except (sqlite3.Error, LibraryError, PageError) as error:
            raise PictureError("cannot be read") from error
        raise PictureError("too large to include" if row else "not found in the library")

    def vocabulary(self) -> Vocabulary:
        """Return the words for the sections of the pack's pages."""
        from medviewer.library import basis
        from medviewer.monograph.vocabulary import Vocabulary

        content = self._content()
        if self._words is None or self._words[0] != content:
            try:
                own = self.content(basis.FILE.encode())
            except PageError:
                own = None
            self._words = content, Vocabulary.load(own)
        return self._words[1]

    def key(self, path: bytes) -> str:
        """Return what changes when a page, the words for its sections or the program do."""
        from medviewer import __version__
        from medviewer.library import basis

        return f"pack {self._content()} {path.hex()} {basis.shipped_mark()} {__version__}"

    def _content(self) -> str:
        """Return the hash of all files; empty where there is no pack to ask."""
        try:
            return str(self._ask(lambda db: db.execute(_CONTENT).fetchone())[0])
        except (sqlite3.Error, LibraryError):
            return ""

    def _named(self, path: bytes) -> str:
        return f"{self._place}/{path.decode('utf-8', 'replace')}"


class Packed(PackFiles):
    """A pack that was verified, opened by itself; raises LibraryError where it is none, OSError out of reach.

    manifest: what it says of itself.
    """

    def __init__(self, place: Path, stamp: Stamp | None = None) -> None:
        self._pool = Pool(place)
        super().__init__(self._answer, place, stamp)
        try:
            self.manifest = self._answer(lambda db: manifest_in(db, place))
        except LibraryError:
            self.close()
            raise

    def files(self) -> list[tuple[bytes, bytes]]:
        """Return path and SHA-256 of every file, in the order of their paths; raises LibraryError."""
        try:
            found: list[tuple[bytes, bytes]] = self._answer(lambda db: db.execute(_ALL).fetchall())
        except sqlite3.Error as error:
            raise damaged(self._place) from error
        return found

    def pages(self) -> list[tuple[bytes, bytes]]:
        """Return path and SHA-256 of every page, in the order of their paths; raises LibraryError."""
        return [(path, digest) for path, digest in self.files() if path.lower().endswith(PAGES)]

    def rows(self, statement: str) -> Iterator[Any]:
        """Yield the rows that the pack's index answers with; raises LibraryError."""
        try:
            yield from self._answer(lambda db: db.execute(statement).fetchall())
        except sqlite3.Error as error:
            raise damaged(self._place) from error

    def close(self) -> None:
        """Close the pack."""
        self._pool.close()

    def _answer(self, question: Callable[[sqlite3.Connection], Any]) -> Any:
        with self._pool.lend() as db:
            return question(db)
