"""The pane that shows one tab of a monograph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QMenu, QTextBrowser, QTextEdit, QWidget

from medviewer.ui.base import keystrokes
from medviewer.ui.documents.page_documents import ABOVE, MEASURE, READING
from medviewer.ui.documents.page_images import NO_IMAGES

if TYPE_CHECKING:
    from medviewer.ui.page.spoken_page import SpokenPage

MARGIN, RIGHT_MARGIN = 24, 8
BESIDE = 8
"""Pixels that the view leaves beside its lines."""
LEAST_LINES = 6
LINE = 1.35 * READING  # of the height of the window’s font: a line of a paragraph, as page.css has it
JUST_BELOW_HEAD = 1e-9
"""The place of the first letter, where the head above it has been scrolled away; 0 is where its end is seen."""
WHOLE_WORDS = QTextOption.WrapMode.WordWrap
BROKEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ENDS = {
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}

_OVERLONG = re.compile(r"[^\s\u200b\ufdd0\ufdd1\ufffc]{60}")  # such as an address; the last three are Qt's marks


class PageView(QTextBrowser):
    """Shows a document in one column of comfortable measure; copies with a line of source.

    measured(): lines have another width.
    link_touched(address): the pointer or the focus is on a link; an empty address where it is on none.
    menu_opening(QMenu, QTextCursor): the menu of this place in the text is about to open, and may be given more.
    """

    link_touched = Signal(QUrl)
    measured = Signal()
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
        self.setViewportMargins(MARGIN, 0, RIGHT_MARGIN, 0)
        self.highlighted.connect(self.link_touched)
        self.credit = ""
        self.images = NO_IMAGES
        self._columns = 1
        self._least = 0
        self._head: QWidget | None = None
        self._head_height = 0
        self._started = 0
        self._spoken: SpokenPage | None = None
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._aloud: list[QTextEdit.ExtraSelection] = []

    def columns(self) -> int:
        """Return how many pages stand beside each other."""
        return self._columns

    def set_columns(self, count: int, least: int) -> None:
        """Make room for `count` columns of text beside each other, none narrower than `least` pixels."""
        self._columns, self._least = count, least

    def show_document(self, document: QTextDocument) -> None:
        """Show `document`, which stays its owner's."""
        self._set_measure(document)
        self.setWordWrapMode(self._wrapping(document))
        self._marks, self._aloud = [], []
        leave_above(document, self._head_height)
        self.setDocument(document)
        self._tell()

    def _tell(self) -> None:
        """Tell a screen reader of the headings, links and tables that are shown, if one listens."""
        if self._spoken is not None or QAccessible.isActive():
            from medviewer.ui.page import spoken_page

            self._spoken = spoken_page.tell(self, self._spoken, self._columns > 1)

    def carries(self) -> bool:
        """Return whether a head stands above the text, and scrolls away with it."""
        return self._head is not None

    def carry(self, head: QWidget | None) -> None:
        """Take a head above the text, or let it go; the lines that are read stay where they are."""
        focused = QApplication.focusWidget()
        if self._head is not None:
            self._head.unsetCursor()
        self._head = head
        if head is not None:
            head.setParent(self.viewport())
            head.setCursor(Qt.CursorShape.ArrowCursor)  # not the text's, which is the viewport's
            head.show()
            if focused is not None and head.isAncestorOf(focused):
                focused.setFocus()
        self.place_head()

    def place_head(self) -> None:
        """Give the head the room that it needs at this width, above the text, and put it as far up as that is."""
        if self._head is None:
            self._leave_above(0)
            return
        width = MARGIN + self.viewport().width() + RIGHT_MARGIN
        height = max(0, self._head.heightForWidth(width))
        self._leave_above(height)
        self._head.setGeometry(-MARGIN, -self.verticalScrollBar().value(), width, height)

    def beginning(self) -> float:
        """Return the place where another text begins: below the head if that is away now, else its end is in sight."""
        return JUST_BELOW_HEAD if self._head_is_away() else 0.0

    def place(self) -> float:
        """Return how far into the text the first line that is seen stands, 0 to 1: the same at any width and size."""
        place = self.first_seen() / max(1, self.document().characterCount())
        return place or self.beginning()

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
        if place:
            bar.setValue(bar.value() + self.cursorRect(cursor).top())
        else:
            self._show_start()

    def show_hit(self, start: int, length: int) -> None:
        """Scroll so that the text at `start` is seen; it is not left selected."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start + length)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        below = self.cursorRect().bottom() + 3 * self.fontMetrics().height() - self.viewport().height()
        if below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    def setExtraSelections(self, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Mark these places, such as hits; what is read aloud stays marked below them."""
        self._marks = list(selections)
        super().setExtraSelections([*self._aloud, *self._marks])

    def mark_aloud(self, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Mark what is read aloud, below other marks, in place of what was."""
        self._aloud = list(selections)
        self.setExtraSelections(self._marks)

    def show_top(self, start: int) -> None:
        """Scroll so that the text at `start` stands a line below the upper edge, and put the cursor there."""
        self.document().documentLayout().documentSize()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.fontMetrics().height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tell which link the focus goes to; Qt tells it of the pointer only."""
        focused = QApplication.focusWidget()
        if self._head is not None and focused is not None and self._head.isAncestorOf(focused):
            return QWidget.focusNextPrevChild(self, forward)  # from one thing in the head to the next, not to links
        inside = super().focusNextPrevChild(forward)
        cursor = self.textCursor()
        self.link_touched.emit(QUrl(cursor.charFormat().anchorHref() if inside and cursor.hasSelection() else ""))
        return inside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the start with Home and to the very end with End, those of the keypad too.

        Qt knows no such keys there, and the end of what it has laid out so far only.
        """
        if event.key() in _ENDS and keystrokes.reads_page(event):
            self.document().documentLayout().documentSize()
            self.verticalScrollBar().triggerAction(_ENDS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel with Ctrl to the window, which makes all text larger; Qt would change that of this view."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QApplication.sendEvent(self.window(), event)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure at any width."""
        super().resizeEvent(event)
        self._set_measure()
        self.place_head()
        value = self.verticalScrollBar().value()
        if self._head is not None and not self._head_is_away() and (value == self._started or value < self._start()):
            self._show_start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take the head with the text."""
        super().scrollContentsBy(dx, dy)
        if self._head is not None:
            self._head.move(-MARGIN, -self.verticalScrollBar().value())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let others add what can be done at this place."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu, self.cursorForPosition(event.pos()))
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the marked text with a last line that names drug, section and source."""
        from medviewer.ui.documents.copied_text import of_selection
        from medviewer.ui.documents.essentials_box import without_box

        return of_selection(without_box(self.textCursor()), self._columns > 1).with_credit(self.credit).mime()

    def loadResource(self, kind: int, address: QUrl | str) -> object:
        """Load images from inside the page's library; nothing else, and nothing from a network."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self.images.image(QUrl(address), self.palette())
        return None

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow, and the page keep some lines."""
        return QSize(200, max(120, self._least_height() + self.horizontalScrollBar().sizeHint().height()))

    def _least_height(self) -> int:
        """Return the height of the lines that are always seen, in pixels."""
        return round(LEAST_LINES * LINE * self.fontMetrics().height())

    def _show_start(self) -> None:
        self._started = self._start()
        self.verticalScrollBar().setValue(self._started)

    def _start(self) -> int:
        """Return how far down a text is first shown: so far that its lines are seen below the end of the head."""
        if self._head is None:
            return 0
        self.document().documentLayout().documentSize()
        return max(0, self._head_height + ABOVE + self._least_height() - self.viewport().height())

    def _head_is_away(self) -> bool:
        return 0 < self._head_height <= self.verticalScrollBar().value()

    def _leave_above(self, height: int) -> None:
        """Leave room for the head above the text, which stays where it is unless its beginning is seen."""
        if height == self._head_height:
            return
        bar, away = self.verticalScrollBar(), self.verticalScrollBar().value() >= max(1, self._head_height)
        value = bar.value() + height - self._head_height
        self._head_height = height
        leave_above(self.document(), height)
        self.document().documentLayout().documentSize()
        if away:
            bar.setValue(value)
        else:
            self._show_start()

    def _wrapping(self, document: QTextDocument) -> QTextOption.WrapMode:
        """Return how lines end. Where words stay whole, a table is as wide as its words need, beyond the measure too.

        Else Qt makes all columns of a wide one equal, and breaks words. In pages beside each other what is
        too long for that comes with signs of where it may be broken.
        """
        whole = self._columns > 1 or not _OVERLONG.search(document.toRawText())
        return WHOLE_WORDS if whole else BROKEN_WORDS

    def full_width(self) -> int:
        """Return the width of the view, in pixels, in which lines of one page have their full length."""
        metrics = QFontMetrics(self.document().defaultFont())
        around = MARGIN + RIGHT_MARGIN + BESIDE + self.verticalScrollBar().sizeHint().width()
        return metrics.averageCharWidth() * MEASURE + around

    def _set_measure(self, document: QTextDocument | None = None) -> None:
        """Set the width of a line before a document is shown, so that it is laid out once."""
        widest = QFontMetrics((document or self.document()).defaultFont()).averageCharWidth() * MEASURE * self._columns
        width = max(160, self._columns * self._least, min(widest, self.viewport().width() - BESIDE))
        if self.lineWrapColumnOrWidth() != width:
            place = self.place()
            self.setLineWrapColumnOrWidth(width)
            self.go_to(place)
            self.measured.emit()


def leave_above(document: QTextDocument, height: int) -> None:
    """Leave room above the text of a document, in pixels, beside what every document has there.

    It is not touched where it has that already: Qt would forget how far it has laid a long one out.
    """
    form = document.rootFrame().frameFormat()
    margin = ABOVE + height
    if form.topMargin() != margin:
        form.setTopMargin(margin)
        document.rootFrame().setFrameFormat(form)
