"""The kind and size of an image by the file's own header; nothing is decoded."""

from __future__ import annotations


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
