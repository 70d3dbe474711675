"""Images of a page for an export: from inside its library, small, and nothing that is fetched."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from hashlib import blake2b

from medviewer.export.page_source import PageSource
from medviewer.library.files import PictureError
from medviewer.library.paths import stored
from medviewer.library.pictures import picture
from medviewer.monograph.picture import image_size

LARGEST_FILE = 1024 * 1024
LARGEST_PIXELS = 16_000_000
MOST_HELD = 24 * 1024 * 1024
"""Bytes of files that one export holds, each as often as it is shown."""
MOST_PIXELS = 24_000_000
"""Pixels of the different images of one export: what is printed is decoded, four bytes a pixel."""

_TOO_MANY = "the page has too many or too large ones"
_IMG = re.compile(r'<img\b((?>(?:[^<>"]|"[^"]*")*))>', re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(?<![a-zA-Z-])([a-zA-Z-]++)="([^"]*)"')
_SIZE = re.compile(r"\d{1,4}(?![\d%])")


class ImageBudget:
    """The bytes that the images of one export take so far, and may take."""

    def __init__(self) -> None:
        self._held = 0
        self._pixels = 0
        self._known: set[bytes] = set()

    def take(self, data: bytes, pixels: int) -> None:
        """Note that an image is held once more; raises PictureError where it does not fit."""
        key = blake2b(data, digest_size=32).digest()
        more = 0 if key in self._known else pixels
        self._held += len(data)
        if self._held > MOST_HELD or self._pixels + more > MOST_PIXELS:
            raise PictureError(_TOO_MANY)
        self._pixels += more
        self._known.add(key)

    def shown(self, body: str, source: PageSource) -> str:
        """Return safe HTML with its images as they are shown here: held in it, within this room."""
        return inline_images(body, source, self)

    def insist(self) -> None:
        """Raise PictureError where there is none left, so that nothing is read in vain."""
        if self._held > MOST_HELD:
            raise PictureError(_TOO_MANY)


def inline_images(body: str, source: PageSource, room: ImageBudget | None = None) -> str:
    """Return safe HTML with each image held in it as a data: address, or a labelled placeholder in its place.

    room: of the export that `body` is a part of.
    """
    room = room or ImageBudget()
    return _IMG.sub(lambda match: _image(dict(_ATTRIBUTE.findall(match[1])), source, room), body)


def _image(attributes: Mapping[str, str], source: PageSource, room: ImageBudget) -> str:
    alt = attributes.get("alt", "")
    try:
        room.insist()
        address = html.unescape(attributes.get("src", ""))
        kind, own, data = _checked(picture(address, stored(source.file), source.files, LARGEST_FILE))
        room.take(data, own[0] * own[1])
    except PictureError as reason:
        label = f"Image: {alt}" if alt else "Image"
        return f'<span class="no-image">[{label} – {reason}]</span>'
    width, height = _shown_size(attributes, own)
    held = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return f'<img src="{held}" alt="{alt}" width="{width}" height="{height}">'


def _shown_size(attributes: Mapping[str, str], own: tuple[int, int]) -> tuple[int, int]:
    """Return the size in px: as the page asks, the side that it leaves out in proportion, else the image's own."""
    asked = [int(found[0]) if (found := _SIZE.match(attributes.get(side, ""))) else 0 for side in ("width", "height")]
    width = asked[0] or (asked[1] * own[0] // own[1] if asked[1] else own[0])
    height = asked[1] or width * own[1] // own[0]
    return max(1, width), max(1, height)


def _checked(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    kind = image_size(data)
    if kind is None:
        raise PictureError("not a PNG, JPEG or GIF image")
    if not 0 < kind[1] * kind[2] <= LARGEST_PIXELS:
        raise PictureError("too large to include")
    return kind[0], kind[1:], data
