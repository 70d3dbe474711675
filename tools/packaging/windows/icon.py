"""The program's icon as Windows wants it: pictures of several sizes in one file, drawn by Qt from the SVG."""

from __future__ import annotations

import os
import struct
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)


def write_icon(drawing: Path, target: Path) -> None:
    """Write the icon file of an SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication.instance() or QGuiApplication([])
    pictures = []
    for size in SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QIcon(str(drawing)).pixmap(QSize(size, size)).toImage().save(buffer, "PNG")
        pictures.append(bytes(buffer.data().data()))
    del application
    target.write_bytes(icon_of(dict(zip(SIZES, pictures, strict=True))))


def icon_of(pictures: dict[int, bytes]) -> bytes:
    """Return the file of an icon. pictures: PNG by pixels of an edge, 256 at most."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(pictures.values())
