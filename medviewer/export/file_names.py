"""File names made of titles, and the folder into which many pages are exported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from medviewer.atomic import Batch
from medviewer.errors import ExportError
from medviewer.library.paths import is_safe_name

LONGEST_NAME = 120  # bytes of UTF-8: room for a hash and a suffix in the 143 that the strictest file systems allow
_HASH = 8  # hexadecimal digits
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def safe_name(title: str, suffix: str) -> str:
    """Return a file name for a title that Windows, macOS and Linux all take.

    suffix: with or without its dot, such as ".pdf". Forbidden characters become "-", invisible ones go; what Windows
    keeps for devices gets a "_".
    """
    return f"{_stem(title)[0]}.{suffix.lstrip('.')}"


def _stem(title: str) -> tuple[str, bool]:
    """Return a safe name without its suffix, and whether all of the title went into it."""
    visible = (char for char in title if char.isspace() or not unicodedata.category(char).startswith("C"))
    text = unicodedata.normalize("NFC", "".join(visible))
    whole = _FORBIDDEN.sub("-", " ".join(text.split())).strip(" .")
    text = whole.encode()[:LONGEST_NAME].decode("utf-8", "ignore").rstrip(" .") or "monograph"
    if not is_safe_name(text.encode()):
        text = f"_{text}"
    return text, len(whole.encode()) <= LONGEST_NAME


def same_name(name: str) -> str:
    """Return what is equal for names that some file system takes for one: whatever their case and composition."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).upper().casefold())


class FileNames:
    """The file names of the pages of one export, in one folder.

    A page's name is made of its title and, where that is cut or several pages would have the same, of a hash of its id:
    so a page has the same name in every export, in whatever order its pages come.
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix.lstrip(".")
        self._owners: dict[str, tuple[str, str, int] | None] = {}

    def take(self, title: str, id: str) -> dict[str, str]:
        """Return which names change, by the ids of their pages: this one's, and those of others that wanted the same.

        id: one that no other page of the export has.
        """
        changed: dict[str, str] = {}
        waiting = [(title, id, 0)]
        while waiting:
            title, id, least = waiting.pop()
            for length in self._lengths(title, least):
                name = self._name(title, id, length)
                key = same_name(name)
                if key not in self._owners:
                    self._owners[key] = (title, id, length)
                    changed[id] = name
                    break
                if owner := self._owners[key]:
                    waiting.append((*owner[:2], owner[2] + 1))
                    self._owners[key] = None
        return changed

    @staticmethod
    def _lengths(title: str, least: int) -> Iterator[int]:
        """Yield how many digits of the hash a name may have, the best first: the title alone where it is not cut."""
        lengths = (0, *range(_HASH, 2 * sha256().digest_size + 1))
        return (length for length in lengths if length >= least and (length or _stem(title)[1]))

    def _name(self, title: str, id: str, length: int) -> str:
        stem = _stem(title)[0]
        mark = f" ({sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:length]})" if length else ""
        return f"{stem}{mark}.{self._suffix}"


class ExportFolder:
    """Writes pages into `folder`, which is made where it is not there, each under a name of its own: see `FileNames`.

    Use it in a `with` statement; at its end all files are on the disk, each whole or not there at all.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._names = FileNames(suffix)
        self._batch = Batch()
        self._written: dict[str, str] = {}
        self._before: set[str] | None = None

    def __enter__(self) -> ExportFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._batch.__exit__(kind, error, trace)

    def write(self, title: str, id: str, content: bytes) -> None:
        """Write the page `id`; raises ExportError."""
        self._look()
        names = self._names.take(title, id)
        for other, name in names.items():
            if other != id:
                self._batch.move(self._folder / self._written[other], self._folder / name)
        self._batch.write(self._folder / names[id], content)
        self._written |= names

    @property
    def placed(self) -> int:
        """Return how many files are in their places."""
        return self._batch.placed

    @property
    def files(self) -> list[Path]:
        """Return the files, in the order in which their pages came."""
        return [self._folder / name for name in self._written.values()]

    @property
    def replaced(self) -> int:
        """Return how many files stand in the place of one that was there before."""
        return len({same_name(name) for name in self._written.values()} & (self._before or set()))

    def _look(self) -> None:
        """Make the folder, and note what is in it, when the first page comes."""
        if self._before is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._before = {same_name(path.name) for path in self._folder.iterdir()}
        except OSError as error:
            raise ExportError(
                "{} cannot be written ({}). Choose another folder.", self._folder, error.strerror
            ) from error
