"""The pane that shows one tab of a monograph."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QResizeEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QMenu, QTextBrowser, QTextEdit, QWidget

from medviewer.ui.documents.page_documents import MEASURE
from medviewer.ui.documents.page_images import NO_IMAGES

MARGIN = 24
WHOLE_WORDS = QTextOption.WrapMode.WordWrap
BROKEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere

_OVERLONG = re.compile(r"[^\s\u200b\ufdd0\ufdd1\ufffc]{60}")  # such as an address; the last three are Qt's marks


class PageView(QTextBrowser):
    """Shows a document in one column of comfortable measure; copies with a line of source.

    link_touched(address): the pointer or the focus is on a link; an empty address where it is on none.
    menu_opening(QMenu, QTextCursor): the menu of this place in the text is about to open, and may be given more.
    """

    link_touched = Signal(QUrl)
    menu_opening = Signal(QMenu, QTextCursor)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(QCoreApplication.translate("PageView", "Monograph text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(BROKEN_WORDS)
        self.setViewportMargins(MARGIN, 0, 8, 0)
        self.highlighted.connect(self.link_touched)
        self.credit = ""
        self.images = NO_IMAGES
        self._columns = 1

    def set_columns(self, count: int) -> None:
        """Make room for `count` columns of text beside each other."""
        self._columns = count

    def show_document(self, document: QTextDocument) -> None:
        """Show `document`, which stays its owner's."""
        self._set_measure(document)
        self.setWordWrapMode(self._wrapping(document))
        self.setDocument(document)

    def place(self) -> float:
        """Return how far into the text the first line that is seen stands, 0 to 1: the same at any width and size."""
        return self.first_seen() / max(1, self.document().characterCount())

    def first_seen(self) -> int:
        """Return the position of the first character that is seen.

        Qt lays a document out bit by bit, and does not know where a character stands before the last bit.
        """
        if not self.verticalScrollBar().value():
            return 0
        self.document().documentLayout().documentSize()
        return self.cursorForPosition(QPoint(0, 0)).position()

    def go_to(self, place: float) -> None:
        """Scroll to a place that `place` returned."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(round(place * self.document().characterCount()), self.document().characterCount() - 1))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() if place else 0)

    def show_hit(self, start: int, length: int) -> None:
        """Scroll so that the text at `start` is seen; it is not left selected."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start + length)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        below = self.cursorRect().bottom() + 3 * self.fontMetrics().height() - self.viewport().height()
        if below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tell which link the focus goes to; Qt tells it of the pointer only."""
        inside = super().focusNextPrevChild(forward)
        cursor = self.textCursor()
        self.link_touched.emit(QUrl(cursor.charFormat().anchorHref() if inside and cursor.hasSelection() else ""))
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure at any width."""
        super().resizeEvent(event)
        self._set_measure()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let others add what can be done at this place."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu, self.cursorForPosition(event.pos()))
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the marked text with a last line that names drug, section and source."""
        text = self.textCursor().selection().toPlainText().replace("\u200b", "")
        data = QMimeData()
        data.setText(f"{text.rstrip()}\n\n{self.credit}\n" if self.credit else text)
        return data

    def loadResource(self, kind: int, address: QUrl | str) -> object:
        """Load images from inside the page's library; nothing else, and nothing from a network."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self.images.image(QUrl(address), self.palette())
        return None

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(200, 120)

    def _wrapping(self, document: QTextDocument) -> QTextOption.WrapMode:
        """Return how lines end. Where words stay whole, a table is as wide as its words need, beyond the measure too.

        Else Qt makes all columns of a wide one equal, and breaks words. Pages beside each other have no such room.
        """
        whole = self._columns == 1 and not _OVERLONG.search(document.toRawText())
        return WHOLE_WORDS if whole else BROKEN_WORDS

    def _set_measure(self, document: QTextDocument | None = None) -> None:
        """Set the width of a line before a document is shown, so that it is laid out once."""
        widest = QFontMetrics((document or self.document()).defaultFont()).averageCharWidth() * MEASURE * self._columns
        width = max(160, min(widest, self.viewport().width() - 8))
        if self.lineWrapColumnOrWidth() != width:
            place = self.place()
            self.setLineWrapColumnOrWidth(width)
            self.go_to(place)
