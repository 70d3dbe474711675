"""Images of a preview, made small where they are much: a recorded picture decodes its images when it is drawn."""

from __future__ import annotations

import base64
import re
from math import sqrt

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

MOST_PIXELS = 1_200_000
"""Of all images together; the window's thread decodes them in some 40 ms."""
_HELD = re.compile(r'(?<= src=")data:image/[a-z]+;base64,([A-Za-z0-9+/=]*)(?=")')


def with_small_images(body: str) -> str:
    """Return HTML with the images that it holds small enough; what stands beside them keeps its size."""
    images = {held: QImage.fromData(base64.b64decode(held)) for held in _HELD.findall(body)}
    pixels = sum(image.width() * image.height() for image in images.values())
    if pixels <= MOST_PIXELS:
        return body
    scale = sqrt(MOST_PIXELS / pixels)
    small = {held: _held(image, scale) for held, image in images.items() if not image.isNull()}
    return _HELD.sub(lambda match: small.get(match[1], match[0]), body)


def _held(image: QImage, scale: float) -> str:
    """Return an image, made smaller, as an address that holds it."""
    width, height = (max(1, int(side * scale)) for side in (image.width(), image.height()))
    keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.scaled(width, height, keep, smooth).save(buffer, "PNG")  # type: ignore[call-overload]
    return f"data:image/png;base64,{base64.b64encode(bytes(buffer.data().data())).decode()}"
