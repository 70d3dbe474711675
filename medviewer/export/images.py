"""Images of a page for an export: from inside the library's folder, small, and nothing that is fetched."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from medviewer.export.source import Source
from medviewer.monograph.picture import image_size

LARGEST_FILE = 1024 * 1024
LARGEST_PIXELS = 16_000_000

_IMG = re.compile(r"<img\b((?:[^>\"]|\"[^\"]*\")*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)=\"([^\"]*)\"")
_DATA = re.compile(r"data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE)
_SIZE = re.compile(r"\d{1,4}(?![\d%])")


class _NotShownError(Exception):
    """Says why an image is left out."""


def inline_images(body: str, source: Source) -> str:
    """Return safe HTML with each image held in it as a data: address, or a labelled placeholder in its place."""
    return _IMG.sub(lambda match: _image(dict(_ATTRIBUTE.findall(match[1])), source), body)


def _image(attributes: Mapping[str, str], source: Source) -> str:
    alt = attributes.get("alt", "")
    try:
        kind, own, data = _checked(_bytes_of(html.unescape(attributes.get("src", "")), source))
    except _NotShownError as reason:
        label = f"Image: {alt}" if alt else "Image"
        return f'<span class="no-image">[{label} – {reason}]</span>'
    width, height = _shown_size(attributes, own)
    address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return f'<img src="{address}" alt="{alt}" width="{width}" height="{height}">'


def _shown_size(attributes: Mapping[str, str], own: tuple[int, int]) -> tuple[int, int]:
    """Return the size in px: as the page asks, the side that it leaves out in proportion, else the image's own."""
    asked = [int(found[0]) if (found := _SIZE.match(attributes.get(side, ""))) else 0 for side in ("width", "height")]
    width = asked[0] or (asked[1] * own[0] // own[1] if asked[1] else own[0])
    height = asked[1] or width * own[1] // own[0]
    return max(1, width), max(1, height)


def _checked(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    kind = image_size(data)
    if kind is None:
        raise _NotShownError("not a PNG, JPEG or GIF image")
    if not 0 < kind[1] * kind[2] <= LARGEST_PIXELS:
        raise _NotShownError("too large to include")
    return kind[0], kind[1:], data


def _bytes_of(address: str, source: Source) -> bytes:
    if embedded := _DATA.fullmatch(address):
        return _decoded(embedded[1])
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise _NotShownError("its address cannot be read") from error
    if parts.scheme or parts.netloc:
        raise _NotShownError("not in the library, never fetched")
    return _file_bytes(unquote(parts.path), source)


def _decoded(text: str) -> bytes:
    if len(text) * 3 // 4 > LARGEST_FILE:
        raise _NotShownError("too large to include")
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise _NotShownError("damaged") from error


def _file_bytes(relative: str, source: Source) -> bytes:
    if source.folder is None:
        raise _NotShownError("not included")
    start = source.folder if relative.startswith("/") else (source.folder / source.file).parent
    try:
        path = (start / relative.lstrip("/")).resolve()
        if not path.is_relative_to(source.folder.resolve()):
            raise _NotShownError("outside the library")
        if not path.is_file():
            raise _NotShownError("not found in the library")
        return _bounded(path)
    except (OSError, ValueError, RuntimeError) as error:
        raise _NotShownError("cannot be read") from error


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise _NotShownError("too large to include")
    return data
