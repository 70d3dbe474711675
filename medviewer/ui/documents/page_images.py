"""Images of a page: from its library or the page itself, bounded one by one and together, never from a network."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b
from html import unescape
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter, QPalette

from medviewer.library.files import PictureError
from medviewer.ui.base.language import translatable

if TYPE_CHECKING:
    from medviewer.library.pictures import Pictures

LARGEST_PICTURE = 8 * 1024 * 1024
"""Bytes of a file that is shown."""
LARGEST_SIDE = 4096
WIDEST_SHOWN = 640
FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp"})
"""What is decoded; not SVG, which may name other files."""
MOST_OF_PAGE = 64 * 1024 * 1024
"""Bytes that the images of a page may take, each as it is in its file or decoded, whichever is more."""
MOST_KEPT = 192 * 1024 * 1024
"""Bytes of decoded images that are kept for pages that are shown again."""
_MOST_NAMED = 64
"""Placeholders of a page that name their image; each takes as much as a small one."""
_BYTES_A_PIXEL = 4

MISSING = translatable("Images", "Image not shown: {}")
DAMAGED = translatable("Images", "Image cannot be shown: {}")
DAMAGED_WITHIN = translatable("Images", "Image cannot be shown: it is damaged, or too large")
TOO_MANY = translatable("Images", "Image not shown: the page has too many or too large ones")

_SOURCE = re.compile(r'<img\b(?>(?:(?! src=)(?:[^<>"]|"[^"]*"))*) src="([^"]*)"')
_Said = tuple[str, str]


class ImageCache:
    """Decoded images by what their files hold; those that were used longest ago go first. May be used in any thread."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._images: OrderedDict[bytes, QImage] = OrderedDict()
        self._lock = Lock()
        self.taken = 0

    def get(self, key: bytes) -> QImage | None:
        """Return an image that is kept."""
        with self._lock:
            if key in self._images:
                self._images.move_to_end(key)
            return self._images.get(key)

    def keep(self, key: bytes, image: QImage) -> None:
        """Keep an image, and let others go for it where there is no room."""
        with self._lock:
            if key not in self._images and image.sizeInBytes() <= self._most:
                self._images[key] = image
                self.taken += image.sizeInBytes()
            while self.taken > self._most:
                self.taken -= self._images.popitem(last=False)[1].sizeInBytes()


STORE = ImageCache()


class PageImages:
    """The images of one page: each file is read and decoded once, and all together take MOST_OF_PAGE.

    pictures: None for a page without a library.
    """

    def __init__(self, pictures: Pictures | None, store: ImageCache = STORE) -> None:
        self._pictures = pictures
        self._store = store
        self._shown: dict[str | bytes, QImage | _Said] = {}
        self._said: dict[str, QImage] = {}
        self._palette = -1
        self.taken = 0

    def prepare(self, html: str) -> None:
        """Read and decode the images that safe HTML names, away from the GUI thread."""
        for address in dict.fromkeys(map(unescape, _SOURCE.findall(html))):
            self._found(QUrl(address))

    def image(self, address: QUrl, palette: QPalette) -> QImage:
        """Return the image at an address, else a labelled placeholder. address: as the page gives it."""
        found = self._found(address)
        return found if isinstance(found, QImage) else self._placeholder(found, palette)

    def _found(self, address: QUrl) -> QImage | _Said:
        """Return an image, or what stands in its place: a text that is translated, and what it is said of."""
        missing = (MISSING, address.toDisplayString()[:60])
        missing = (DAMAGED_WITHIN, "") if address.scheme() == "data" else missing
        if self._pictures is None:
            return missing
        try:
            place = self._pictures.place(bytes(address.toEncoded().data()).decode("ascii"))
            if place not in self._shown:
                self._shown[place] = self._read(self._pictures, place, address.fileName())
        except PictureError:
            return missing
        return self._shown[place]

    def _read(self, pictures: Pictures, place: str | bytes, name: str) -> QImage | _Said:
        """Return an image that was not looked at before, or what is said of it; raises PictureError."""
        if self.taken >= MOST_OF_PAGE:
            return TOO_MANY, ""
        data = pictures.read(place)
        image = _Encoded(data)
        fits = self.taken + max(len(data), image.cost) <= MOST_OF_PAGE
        self.taken += max(len(data), image.cost) if fits else len(data)
        if not fits:
            return TOO_MANY, ""
        return self._decoded(data, image) or ((DAMAGED_WITHIN, "") if isinstance(place, str) else (DAMAGED, name))

    def _decoded(self, data: bytes, image: _Encoded) -> QImage | None:
        if not image.cost:
            return None
        key = blake2b(data, digest_size=32).digest()
        kept = self._store.get(key) or image.decoded()
        if kept is not None:
            self._store.keep(key, kept)
        return kept

    def _placeholder(self, message: _Said, palette: QPalette) -> QImage:
        """Return the image of a text; one without names stands for those beyond the first many."""
        text, name = message
        label = QCoreApplication.translate("Images", text).format(name)
        if palette.cacheKey() != self._palette:
            self._palette = palette.cacheKey()
            self._said.clear()
        if label not in self._said and len(self._said) >= _MOST_NAMED:
            label = QCoreApplication.translate("Images", MISSING).format("…")
        if label not in self._said:
            self._said[label] = _drawn(label, palette)
        return self._said[label]


NO_IMAGES = PageImages(None)
"""Those of a page that has none, or of no library: what is asked for is said to be missing."""


class ColumnImages(PageImages):
    """The images of pages that stand beside each other, each page's own; their addresses are those of `in_column`."""

    def __init__(self, pages: Sequence[PageImages | None]) -> None:
        super().__init__(None)
        self._pages = pages

    def image(self, address: QUrl, palette: QPalette) -> QImage:
        """Return the image at an address of a column, else a labelled placeholder."""
        _, number, name = address.path().split("/")
        page = self._pages[int(number)] or NO_IMAGES
        return page.image(QUrl(urlsafe_b64decode(name).decode()), palette)


def in_column(html: str, number: int) -> str:
    """Return safe HTML whose images are addressed as those of a column, for `ColumnImages`; but for those elsewhere."""

    def addressed(found: re.Match[str]) -> str:
        address = unescape(found[1])
        if address.startswith("//") or QUrl(address).scheme() not in ("", "data"):
            return found[0]
        name = urlsafe_b64encode(address.encode()).decode()
        return f'{found[0][: found.start(1) - found.start()]}column/{number}/{name}"'

    return _SOURCE.sub(addressed, html)


class _Encoded:
    """An image in the bytes of a file. cost: bytes that it takes decoded, 0 where it is none or larger than may be."""

    def __init__(self, data: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._reader = QImageReader(self._buffer)
        size = self._reader.size() if self._reader.format().data() in FORMATS else QSize(0, 0)
        is_shown = not size.isEmpty() and max(size.width(), size.height()) <= LARGEST_SIDE
        self._whole = size if is_shown else QSize(0, 0)
        self._shown = self._whole
        if self._whole.width() > WIDEST_SHOWN:
            fitted = self._whole.scaled(QSize(WIDEST_SHOWN, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
            self._shown = fitted.expandedTo(QSize(1, 1))
        self.cost = self._shown.height() * self._shown.width() * _BYTES_A_PIXEL

    def decoded(self) -> QImage | None:
        """Return the image, not wider than the page, as Qt paints it: no copy in another format is made of it then."""
        if self._shown != self._whole:
            self._reader.setScaledSize(self._shown)
        image = self._reader.read()
        form = QImage.Format.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else QImage.Format.Format_RGB32
        return None if image.isNull() else image.convertToFormat(form)


def _drawn(label: str, palette: QPalette) -> QImage:
    image = QImage(420, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(palette.color(QPalette.ColorRole.AlternateBase))
    painter = QPainter(image)
    painter.setPen(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
    painter.drawText(image.rect().adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, label)
    painter.end()
    return image
