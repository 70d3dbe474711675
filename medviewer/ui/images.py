"""Images of a page: from inside its library or the page itself, bounded, never from a network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter, QPalette

from medviewer.library.files import PictureError

Pictures = Callable[[str], bytes]
"""Returns the bytes of the picture at an address; raises PictureError."""

LARGEST_SIDE = 4096
WIDEST_SHOWN = 640
FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp"})
"""What is decoded; not SVG, which may name other files."""


def load_image(address: QUrl, pictures: Pictures | None, palette: QPalette) -> QImage:
    """Return the image that a page names, else a labelled placeholder.

    address: as the page gives it. pictures: what returns the bytes at an address; None for a page without a library.
    """
    try:
        data = pictures(bytes(address.toEncoded().data()).decode("ascii")) if pictures else b""
    except PictureError:
        data = b""
    image = _decoded(data) if data else None
    return image or _placeholder(_said(address, bool(data)), palette)


def _said(address: QUrl, found: bool) -> str:
    """Return what stands in place of an image. found: its bytes are there."""
    if address.scheme() == "data":
        return QCoreApplication.translate("Images", "Image cannot be shown: it is damaged, or too large")
    if found:
        return QCoreApplication.translate("Images", "Image cannot be shown: {}").format(address.fileName())
    return QCoreApplication.translate("Images", "Image not shown: {}").format(address.toDisplayString()[:60])


def _decoded(data: bytes) -> QImage | None:
    """Return the image, not wider than the page; None where it is none, or too large to be looked at."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size = reader.size() if reader.format().data() in FORMATS else QSize()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return None
    if size.width() > WIDEST_SHOWN:
        reader.setScaledSize(size.scaled(QSize(WIDEST_SHOWN, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _placeholder(label: str, palette: QPalette) -> QImage:
    image = QImage(420, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(palette.color(QPalette.ColorRole.AlternateBase))
    painter = QPainter(image)
    painter.setPen(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
    painter.drawText(image.rect().adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, label)
    painter.end()
    return image
