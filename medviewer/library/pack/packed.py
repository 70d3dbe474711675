"""The files of a library that is a pack."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medviewer.errors import LibraryError, PageError
from medviewer.library.files import PictureError, Stamp, in_any_case
from medviewer.library.pack.format import Manifest, damaged, largest, manifest_in, stretched
from medviewer.library.pack.verification.pool import Pool
from medviewer.library.paths import PAGES
from medviewer.library.untrusted import FAULTS

if TYPE_CHECKING:
    from medviewer.monograph.sections.vocabulary import Vocabulary

AskIndex = Callable[[Callable[[sqlite3.Connection], Any]], Any]

_FILE = "SELECT size, content, sha256 FROM packed WHERE path = ?"
_PATHS = "SELECT path FROM packed"
_ALL = "SELECT path, sha256 FROM packed ORDER BY path"


class PackFiles:
    """The files of a pack that `ask` puts questions to. place: how errors name it.

    Sizes that the pack claims are not believed, and each file is what the pack's content hash was made of, or refused.
    """

    def __init__(self, ask: AskIndex, place: Path, stamp: Stamp | None = None) -> None:
        self._ask = ask
        self._place = place
        self.stamp = stamp
        self._words: tuple[bytes | None, Vocabulary] | None = None

    @property
    def valid_until(self) -> str:
        """Return the last day for which the library says that it is valid; empty where it does not say."""
        from medviewer.library import section_words
        from medviewer.monograph.frontmatter.bounded_toml import TomlError, parse

        try:
            return section_words.last_day(parse(self.content(section_words.VALIDITY.encode())))
        except (PageError, TomlError):
            return ""

    def content(self, path: bytes) -> bytes:
        """Return the bytes of a file; raises PageError."""
        try:
            row = self._ask(lambda db: db.execute(_FILE, (path,)).fetchone())
            if row is not None:
                return _checked(row, largest(path))
        except (*FAULTS, LibraryError) as error:
            raise PageError("“{}” cannot be shown: {}", self._named(path), damaged(self._place)) from error
        raise PageError("“{}” is not in the pack: it could not be read when that was made.", self._named(path))

    def page(self, path: bytes) -> bytes:
        """Return the bytes of a page; raises PageError."""
        return self.content(path)

    def picture(self, path: bytes, largest: int) -> bytes:
        """Return the bytes of a picture of at most `largest` bytes; raises PictureError."""
        try:
            row = self._ask(lambda db: db.execute(_FILE, (path,)).fetchone() or _in_other_case(db, path))
            if row is None:
                raise PictureError("not found in the library")
            if not 0 <= row[0] <= largest:
                raise PictureError("too large to include")
            return _checked(row, largest)
        except (*FAULTS, LibraryError) as error:
            raise PictureError("cannot be read") from error

    def vocabulary(self) -> Vocabulary:
        """Return the words for the sections of the pack's pages."""
        from medviewer.monograph.sections.vocabulary import Vocabulary

        own = self._own_words()
        if self._words is None or self._words[0] != own:
            self._words = own, Vocabulary.load(own)
        return self._words[1]

    def key(self, path: bytes) -> str:
        """Return what else than a page's bytes decides what it is parsed to: its name, the words for its sections."""
        from medviewer.library import section_words

        return f"{path.hex()} {sha256(self._own_words() or b'').hexdigest()} {section_words.shipped_mark()}"

    def _own_words(self) -> bytes | None:
        """Return the pack's own words for sections, None where it has none."""
        from medviewer.library import section_words

        try:
            return self.content(section_words.FILE.encode())
        except PageError:
            return None

    def _named(self, path: bytes) -> str:
        return f"{self._place}/{path.decode('utf-8', 'replace')}"


def _in_other_case(db: sqlite3.Connection, path: bytes) -> Any:
    """Return the row of the one file that is called so but for capitals, None where none or several are."""
    wanted = in_any_case(path)
    same = [name for (name,) in db.execute(_PATHS) if in_any_case(name) == wanted]
    return db.execute(_FILE, same).fetchone() if len(same) == 1 else None


class PackCopy(PackFiles):
    """A verified copy of a pack, opened by itself; raises LibraryError where it cannot be read, OSError out of reach.

    named: the pack that it is a copy of, for errors. manifest: what it states of itself.
    """

    def __init__(self, copy: Path, named: Path, stamp: Stamp | None = None) -> None:
        try:
            self._pool = Pool(copy)
        except FAULTS as error:
            raise damaged(named) from error
        super().__init__(self._answer, named, stamp)
        try:
            self.manifest: Manifest = self._answer(lambda db: manifest_in(db, named))
        except LibraryError:
            self.close()
            raise

    def files(self) -> list[tuple[bytes, bytes]]:
        """Return path and SHA-256 of every file, in the order of their paths; raises LibraryError."""
        try:
            found: list[tuple[bytes, bytes]] = self._answer(lambda db: db.execute(_ALL).fetchall())
        except FAULTS as error:
            raise damaged(self._place) from error
        return found

    def pages(self) -> list[tuple[bytes, bytes]]:
        """Return path and SHA-256 of every page, in the order of their paths; raises LibraryError."""
        return [(path, digest) for path, digest in self.files() if path.lower().endswith(PAGES)]

    def rows(self, statement: str) -> Iterator[Any]:
        """Yield the rows that the pack's index answers with; raises LibraryError."""
        try:
            yield from self._answer(lambda db: db.execute(statement).fetchall())
        except FAULTS as error:
            raise damaged(self._place) from error

    def close(self) -> None:
        """Close the pack."""
        self._pool.close()

    def _answer(self, question: Callable[[sqlite3.Connection], Any]) -> Any:
        with self._pool.lend() as db:
            return question(db)


def _checked(row: tuple[int, bytes, bytes], most: int) -> bytes:
    """Return the bytes of a file of at most `most`, which are those of its hash; raises ValueError, zlib.error."""
    data = stretched(row[1], row[0], most)
    if sha256(data).digest() != row[2]:
        raise ValueError("not what the pack says that it is")
    return data
