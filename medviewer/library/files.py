"""The files of a library, wherever they lie: in a folder, or in a pack."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from medviewer.monograph.sections.vocabulary import Vocabulary


class PictureError(Exception):
    """Says why a picture is left out, in words that stand in its place."""


class Stamp(NamedTuple):
    """A pack's statements of itself beside its name.

    made: when, UTC, ISO 8601. kind, signer, fingerprint: who signed it, as in `sealing.trust.Verdict`.
    older_than: when the newer edition was made that was read here before, "" where there was none.
    """

    made: str
    kind: str
    signer: str
    fingerprint: str
    older_than: str = ""


class Files(Protocol):
    """The files of a library. Paths are bytes below it, with "/"; any thread may ask."""

    @property
    def stamp(self) -> Stamp | None:
        """Return what the pack says of itself, None for a folder."""

    @property
    def valid_until(self) -> str:
        """Return the last day for which the library says that it is valid, ISO 8601; empty where it does not say."""

    def page(self, path: bytes) -> bytes:
        """Return the bytes of a page; raises PageError."""

    def picture(self, path: bytes, largest: int) -> bytes:
        """Return the bytes of a picture of at most `largest` bytes; raises PictureError."""

    def vocabulary(self) -> Vocabulary:
        """Return the words for the sections of the library's pages."""

    def key(self, path: bytes) -> str:
        """Return what changes when anything else than a page's bytes does that decides what it is parsed to."""


def in_any_case(path: bytes) -> str:
    """Return what paths have in common that differ in capitals, or in whether an accent is a sign of its own."""
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", os.fsdecode(path)).casefold())


def _is_file(path: Path) -> bool:
    """Return whether a file is there; raises OSError where that cannot be told: since 3.14 `Path` hides it."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return False
        raise


class FolderFiles(NamedTuple):
    """The files of a library that is a folder; what a link leads out of it to is none of them."""

    root: Path
    stamp: Stamp | None = None

    @property
    def valid_until(self) -> str:
        """Return the last day for which the library says that it is valid; empty where it does not say."""
        from medviewer.library import section_words

        return section_words.validity(self.root)[0]

    def page(self, path: bytes) -> bytes:
        """Return the bytes of a page; raises PageError."""
        from medviewer.monograph.decoding import bytes_of

        return bytes_of(self.root / os.fsdecode(path))

    def picture(self, path: bytes, largest: int) -> bytes:
        """Return the bytes of a picture of at most `largest` bytes; raises PictureError."""
        try:
            file = (self.root / os.fsdecode(path)).resolve()
            if not _is_file(file):
                file = (self.root / os.fsdecode(self._in_other_case(path))).resolve()
            if not file.is_relative_to(self.root.resolve()):
                raise PictureError("outside the library")
            if not _is_file(file):
                raise PictureError("not found in the library")
            with file.open("rb") as opened:
                data = opened.read(largest + 1)
        except (OSError, ValueError, RuntimeError) as error:
            raise PictureError("cannot be read") from error
        if len(data) > largest:
            raise PictureError("too large to include")
        return data

    def _in_other_case(self, path: bytes) -> bytes:
        """Return the path of the one file called so but for capitals; the path itself where none or several are.

        A page that was written on Windows or macOS finds its pictures so on every system.
        """
        found: list[bytes] = []
        for part in path.split(b"/"):
            folder = self.root / os.fsdecode(b"/".join(found))
            if not folder.resolve().is_relative_to(self.root.resolve()):
                return path
            names = [os.fsencode(file.name) for file in folder.iterdir()] if folder.is_dir() else []
            same = [part] if part in names else [name for name in names if in_any_case(name) == in_any_case(part)]
            if len(same) != 1:
                return path
            found += same
        return b"/".join(found)

    def vocabulary(self) -> Vocabulary:
        """Return the words for the sections of the library's pages."""
        from medviewer.library import section_words

        return section_words.vocabulary(self.root)[0]

    def key(self, path: bytes) -> str:
        """Return what else than a page's bytes decides what it is parsed to: its name, the words for its sections."""
        from medviewer.library import section_words

        return f"{path.hex()} {section_words.number(self.root)}"
