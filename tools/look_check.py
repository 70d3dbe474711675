"""Faults that can be seen in a window: text that its place cuts, text hardly darker than its ground, too little page.

`faults(window)` looks at a window as it is shown. It is of no use for what is cut on purpose and says so: a text that
ends in “…” and has all of it in its tooltip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

from medviewer.ui.base.theme import contrast
from medviewer.ui.main_window import MainWindow
from medviewer.ui.page.page_view import LINE, PageView
from medviewer.ui.several_pages.column_heads import WrappedButton

LEAST_CONTRAST, LEAST_LINES = 4.5, 8
SCALE = 3
"""Times as large as on the screen is what colours are read from: the strokes of letters have their own colour there."""
FEWEST = 4 * SCALE
"""Pixels of a colour that count as painted with it."""


class PlacedText(NamedTuple):
    """A text, where it stands in its window, and the room that it needs there, in pixels.

    whole: what has all of a text that is shortened. may_be_blank: it is one of two lines that may have the text.
    """

    text: str
    place: QRect
    needed: QSize
    whole: str = ""
    is_enabled: bool = True
    may_be_blank: bool = False

    def is_cut(self) -> bool:
        """Return whether its place is smaller than it."""
        return self.needed.width() > self.place.width() + 1 or self.needed.height() > self.place.height() + 1


def faults(window: MainWindow) -> list[str]:
    """Return the faults of a window as sentences, none where it is as it should be."""
    shown = list(texts(window))
    picture = enlarged(window)
    return [
        *(
            f"cut: {one.text!r} needs {_size(one.needed)} and has {_size(one.place.size())}"
            for one in shown
            if one.is_cut()
        ),
        *(f"shortened, and nowhere whole: {one.text!r}" for one in shown if _is_lost(one)),
        *(
            f"faint, {ratio:.1f}: {one.text!r}"
            for one in shown
            if (ratio := contrast_of(picture, one)) < LEAST_CONTRAST
        ),
        *_few_lines(window),
    ]


def texts(window: QWidget) -> Iterator[PlacedText]:
    """Yield the texts of labels, buttons, tabs, fields, rows and the page of a window that can be seen."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield from _texts_of(widget)


def enlarged(window: QWidget) -> QImage:
    """Return a picture of a window, larger than on the screen."""
    picture = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(SCALE)
    window.render(picture, QPoint())
    return picture


def contrast_of(picture: QImage, one: PlacedText) -> float:
    """Return the contrast between the ground of a text and what is painted on it most unlike it, 1 to 21.

    That of what is switched off is 21: it need not be read.
    """
    seen = QRect(one.place.topLeft() * SCALE, one.place.size() * SCALE).intersected(picture.rect())
    if not one.is_enabled or not one.text.strip() or seen.width() < 2 * SCALE or seen.height() < 2 * SCALE:
        return 21.0
    cut = picture.copy(seen).convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(cut.constBits()).cast("I"))
    ground = f"#{colours.most_common(1)[0][0] & 0xFFFFFF:06x}"
    if one.may_be_blank and len(colours) == 1:
        return 21.0
    painted = {f"#{colour & 0xFFFFFF:06x}" for colour, count in colours.items() if count >= FEWEST}
    return max(contrast(colour, ground) for colour in painted)


def _texts_of(widget: QWidget) -> Iterator[PlacedText]:
    if isinstance(widget, QLabel):
        yield from _of_label(widget)
    elif isinstance(widget, QTabBar):
        yield from _of_tabs(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _of_button(widget)
    elif isinstance(widget, QLineEdit):
        text = widget.text() or widget.placeholderText()
        room = widget.fontMetrics().boundingRect(text).size()
        yield PlacedText(text, _place(widget), QSize(room.width() if not widget.text() else 0, room.height()))
    elif isinstance(widget, PageView):
        yield from _of_page(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _of_rows(widget)


def _of_label(label: QLabel) -> Iterator[PlacedText]:
    text = label.text()
    if not text:
        return
    if label.textFormat() == Qt.TextFormat.RichText or (label.textFormat() != Qt.TextFormat.PlainText and "<" in text):
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    room = label.contentsRect().width() - 2 * label.margin()
    wraps = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    needed = label.fontMetrics().boundingRect(QRect(0, 0, room, 1 << 16), wraps, text).size()
    whole = label.toolTip() or label.accessibleName()
    yield PlacedText(text, _place(label), needed, whole, label.isEnabled())


def _of_button(button: QAbstractButton) -> Iterator[PlacedText]:
    if isinstance(button, WrappedButton):
        yield PlacedText(button.drawn_text(), _place(button), QSize(), button.text(), button.isEnabled())
        return
    text = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    is_icon = isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    if not text or (is_icon and not button.icon().isNull()):
        return
    needed = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), text)
    whole = button.toolTip() or button.accessibleName()
    yield PlacedText(text, _place(button), needed, whole, button.isEnabled())


def _of_tabs(tabs: QTabBar) -> Iterator[PlacedText]:
    for number in range(tabs.count()):
        text, room = tabs.tabText(number).replace("&&", "&"), tabs.tabRect(number)
        seen = room.intersected(tabs.rect())
        if tabs.isTabVisible(number) and not seen.isEmpty():
            needed = tabs.fontMetrics().size(0, text)
            place = QRect(tabs.mapTo(tabs.window(), seen.topLeft()), seen.size())
            yield PlacedText(text, place, needed, tabs.tabToolTip(number), tabs.isEnabled())


def _of_rows(view: QAbstractItemView) -> Iterator[PlacedText]:
    """Yield the halves of rows, which have two lines; what a row shortens is in its tooltip, and not looked at."""
    model, port = view.model(), view.viewport()
    for number in range(model.rowCount() if model is not None else 0):
        index = model.index(number, 0)
        rect = view.visualRect(index)
        if port.rect().contains(rect) and index.data():
            for half in (rect.adjusted(8, 2, -40, -rect.height() // 2), rect.adjusted(8, rect.height() // 2, -40, -2)):
                place = QRect(port.mapTo(view.window(), half.topLeft()), half.size())
                yield PlacedText(str(index.data()), place, QSize(), may_be_blank=True)


def _of_page(page: PageView) -> Iterator[PlacedText]:
    """Yield the paragraphs of a page that are seen whole."""
    document, port = page.document(), page.viewport()
    layout = document.documentLayout()
    top, left = page.verticalScrollBar().value(), page.horizontalScrollBar().value()
    first = page.cursorForPosition(QPoint(0, 0)).blockNumber()
    last = page.cursorForPosition(port.rect().bottomRight()).blockNumber()
    for number in range(first, last + 1):
        block = document.findBlockByNumber(number)
        rect = layout.blockBoundingRect(block).toAlignedRect().translated(-left, -top)
        if block.text().strip() and port.rect().contains(rect):
            yield PlacedText(block.text(), QRect(port.mapTo(page.window(), rect.topLeft()), rect.size()), QSize())


def _place(widget: QWidget) -> QRect:
    """Return the part of a widget that is seen, all of it where what scrolls hides the rest."""
    rect = widget.rect()
    if not _scrolls(widget):
        rect = rect.intersected(widget.visibleRegion().boundingRect())
    return QRect(widget.mapTo(widget.window(), rect.topLeft()), rect.size())


def _scrolls(widget: QWidget) -> bool:
    """Return whether a widget stands in something that scrolls."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above is not None and above.objectName() != "smallScreen"


def _is_lost(one: PlacedText) -> bool:
    """Return whether a text is shortened, with nothing that has all of it."""
    return one.text.rstrip().endswith("…") and not one.is_cut() and len(one.whole) < len(one.text)


def _few_lines(window: MainWindow) -> Iterator[str]:
    """Yield pages without room for their lines; a head that scrolls away with the lines is part of the page."""
    for page in window.findChildren(PageView):
        lines = page.viewport().height() / (LINE * window.fontMetrics().height())
        if page.isVisible() and lines < LEAST_LINES:
            yield f"few lines: {page.accessibleName()} shows {lines:.1f}"


def _size(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"
