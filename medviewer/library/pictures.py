"""The pictures of a page by their addresses: held in it or from its library, bounded, never fetched."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

from medviewer.library.files import PictureError
from medviewer.library.paths import is_safe_name

if TYPE_CHECKING:
    from medviewer.library.files import Files

_DATA = re.compile(r"data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE)


class Pictures(NamedTuple):
    """The pictures that a page may show. page: its path below the library. largest: bytes of one.

    files: None where pictures of the library are left out.
    """

    page: bytes
    files: Files | None
    largest: int

    def place(self, address: str) -> str | bytes:
        """Return what tells a picture from others, however it is addressed: its path, or the address that holds it.

        An address that starts with "/" starts at the library; what follows `?` and `#` means the same file. Raises
        PictureError.
        """
        if _DATA.fullmatch(address):
            return address
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise PictureError("its address cannot be read") from error
        if parts.scheme or parts.netloc:
            raise PictureError("not in the library, never fetched")
        if self.files is None:
            raise PictureError("not included")
        return _below(unquote_to_bytes(parts.path), self.page)

    def read(self, place: str | bytes) -> bytes:
        """Return the bytes of the picture at a place; raises PictureError."""
        if isinstance(place, str):
            held = _DATA.fullmatch(place)
            return _decoded(held[1] if held else "", self.largest)
        if self.files is None:
            raise PictureError("not included")
        return self.files.picture(place, self.largest)


def picture(address: str, page: bytes, files: Files | None, largest: int) -> bytes:
    """Return the bytes of the picture at `address`, as the page at the path `page` gives it; raises PictureError."""
    pictures = Pictures(page, files, largest)
    return pictures.read(pictures.place(address))


def _below(address: bytes, page: bytes) -> bytes:
    """Return the path below the library; raises PictureError where it leads out of it, on whichever system.

    Only what the page wrote is judged so: its own folder is called as it is called on this system.
    """
    named = all(part in (b"", b".", b"..") or is_safe_name(part) for part in address.split(b"/"))
    if address.startswith(b"//") or not named:
        raise PictureError("not an address inside the library")
    start = b"" if address.startswith(b"/") else page.rpartition(b"/")[0]
    path = posixpath.normpath(posixpath.join(start, address.lstrip(b"/")))
    if path == b".." or path.startswith((b"../", b"/")):
        raise PictureError("outside the library")
    return path


def _decoded(text: str, largest: int) -> bytes:
    if len(text) * 3 // 4 > largest:
        raise PictureError("too large to include")
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise PictureError("damaged") from error
