"""Images of a page: from inside the library folder or the page itself, bounded, never from a network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter, QPalette

LARGEST_FILE = 8 * 1024 * 1024
LARGEST_SIDE = 4096
WIDEST_SHOWN = 640
FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp"})
"""What is decoded; not SVG, which may name other files."""


def load_image(address: QUrl, base: QUrl, palette: QPalette) -> QImage:
    """Return the image that a page names, else a labelled placeholder.

    address: as the page gives it. base: the page's own file, with the library's root as its fragment.
    """
    if address.scheme() == "data":
        return _held(address) or _placeholder(
            QCoreApplication.translate("Images", "Image cannot be shown: it is damaged, or too large"), palette
        )
    path = _inside_library(address, base)
    if path is None:
        said = QCoreApplication.translate("Images", "Image not shown: {}")
        return _placeholder(said.format(address.toDisplayString()[:60]), palette)
    image = _decoded(QImageReader(str(path)))
    said = QCoreApplication.translate("Images", "Image cannot be shown: {}")
    return image or _placeholder(said.format(path.name), palette)


def _held(address: QUrl) -> QImage | None:
    """Return the image that an address of the form `data:image/png;base64,…` holds."""
    _, _, text = address.path().partition(";base64,")
    buffer = QBuffer()
    buffer.setData(QByteArray.fromBase64(text.encode("ascii", "replace")))
    return _decoded(QImageReader(buffer))


def _decoded(reader: QImageReader) -> QImage | None:
    """Return the image, not wider than the page; None where it is none, or too large to be looked at."""
    size = reader.size() if reader.format().data() in FORMATS else QSize()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return None
    if size.width() > WIDEST_SHOWN:
        reader.setScaledSize(size.scaled(QSize(WIDEST_SHOWN, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _inside_library(address: QUrl, base: QUrl) -> Path | None:
    page = QUrl(base)
    page.setFragment("")
    whole = page.resolved(address)
    if not whole.isLocalFile() or not base.hasFragment():
        return None
    root = Path(base.fragment(QUrl.ComponentFormattingOption.FullyDecoded)).resolve()
    try:
        path = Path(whole.toLocalFile()).resolve()
        shown = path.is_relative_to(root) and path.is_file() and path.stat().st_size <= LARGEST_FILE
    except (OSError, ValueError, RuntimeError):
        return None
    return path if shown else None


def _placeholder(label: str, palette: QPalette) -> QImage:
    image = QImage(420, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(palette.color(QPalette.ColorRole.AlternateBase))
    painter = QPainter(image)
    painter.setPen(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
    painter.drawText(image.rect().adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, label)
    painter.end()
    return image
