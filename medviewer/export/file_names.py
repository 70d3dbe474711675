"""File names made of titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

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
