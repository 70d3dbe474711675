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


def image_size(data: bytes) -> tuple[str, int, int] | None:
    """Return (media type, width, height in pixels) of a PNG, GIF or JPEG, None for anything else.

    Read from the files' own headers: PNG's IHDR (ISO/IEC 15948, 11.2.2), GIF89a's screen descriptor (section 18),
    JPEG's first start-of-frame marker (ITU-T T.81, B.2.2).
    """
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 24:
        return "image/png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return "image/gif", int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None


def _jpeg_size(data: bytes) -> tuple[str, int, int] | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return "image/jpeg", int.from_bytes(width), int.from_bytes(height)
        place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4]))
    return None


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
