"""The QR code of a wall sheet, drawn module by module."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

QUIET_ZONE = 4
"""Modules around a code that stay white (ISO/IEC 18004, 5.3.8)."""


def modules(text: str) -> list[list[bool]]:
    """Return the rows of the code that holds a text in UTF-8, True for a dark module; no quiet zone."""
    import segno

    made = segno.make_qr(text, error="m", encoding="utf-8")
    return [[bool(module) for module in row] for row in made.matrix]


def draw_code(painter: QPainter, rows: list[list[bool]], place: QRectF) -> None:
    """Draw a code with its quiet zone in a square. Dark modules beside each other are one rectangle, without seams."""
    size = place.width() / (len(rows) + 2 * QUIET_ZONE)
    painter.fillRect(place, Qt.GlobalColor.white)
    for down, row in enumerate(rows, QUIET_ZONE):
        across = QUIET_ZONE
        for is_dark, run in groupby(row):
            length = sum(1 for _ in run)
            if is_dark:
                left, top = place.left() + across * size, place.top() + down * size
                painter.fillRect(QRectF(left, top, length * size, size), Qt.GlobalColor.black)
            across += length
