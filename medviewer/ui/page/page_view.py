"""The pane that shows one tab of a monograph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QFrame,
    QMenu,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from medviewer.ui.base import keystrokes
from medviewer.ui.base.language import shown_key
from medviewer.ui.documents.measures import MARGIN, MEASURE
from medviewer.ui.documents.page_documents import ABOVE, READING
from medviewer.ui.documents.page_images import NO_IMAGES
from medviewer.ui.page.scroll.stepwise import AT_ONCE, Goal, StepwiseLayout

if TYPE_CHECKING:
    from medviewer.ui.documents.tab_documents import GrowingDocument
    from medviewer.ui.page.spoken_page import SpokenPage

LOOK_UP_KEY = "Ctrl+U"
RIGHT_MARGIN, BESIDE = 8, 8
"""Pixels right of the text, and those that the view leaves beside its lines."""
LEAST_LINES = 6
LINE = 1.35 * READING  # of the height of the window’s font: a line of a paragraph, as page.css has it
JUST_BELOW_HEAD = 1e-9
"""The place of the first letter, where the head above it has been scrolled away; 0 is where its end is seen."""
EDGE = 2
"""Pixels of a line at the upper edge that do not count as seen: a place that is gone to may be as much too high."""
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
    look_up_requested(words): what is marked is to be looked for.
    """

    link_touched = Signal(QUrl)
    measured = Signal()
    menu_opening = Signal(QMenu, QTextCursor)
    look_up_requested = Signal(str)

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
        self._growing: GrowingDocument | None = None
        self._is_measuring = False
        self.steps = StepwiseLayout(self)
        self.steps.added.connect(self._keep_words)
        self.steps.done.connect(self._tell)
        self.verticalScrollBar().actionTriggered.connect(self.steps.forget_goal)

    def columns(self) -> int:
        """Return how many pages stand beside each other."""
        return self._columns

    def set_columns(self, count: int, least: int) -> None:
        """Make room for `count` columns of text beside each other, none narrower than `least` pixels."""
        self._columns, self._least = count, least

    def fit_columns(self, least: int) -> None:
        """Have columns of what is shown at least so many pixels wide; the lines that are read stay in sight."""
        if least != self._least:
            self._least = least
            self._set_measure()

    def show_document(self, document: QTextDocument, growing: GrowingDocument | None = None) -> None:
        """Show `document`, which stays its owner's. growing: what adds to it, where it is not whole."""
        self._leave()
        self._set_measure(document)
        self._growing = growing
        if growing is not None:
            growing.fit(self.lineWrapColumnOrWidth(), self._room())
        self.setWordWrapMode(self._wrapping(document))
        self._marks, self._aloud = [], []
        leave_above(document, self._head_height)
        self.setDocument(document)
        self.steps.show(growing)
        self._tell()

    def show_nothing(self, blank: QTextDocument) -> None:
        """Show an empty document: the one that is shown, and what adds to it, are about to be destroyed."""
        self._growing = None
        self._leave()
        self.setDocument(blank)
        self.steps.show(None)

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
        goal = self.steps.awaits()
        if goal and goal.place:
            return goal.place
        seen = self.first_seen()
        known = self._growing.place_of(seen) if self._growing is not None else None
        if seen and known is None:
            self.steps.finish()
        return (known if known is not None else seen / max(1, self.document().characterCount())) or self.beginning()

    def first_seen(self) -> int:
        """Return the position of the first character that is seen, or is to be seen before anything else is."""
        goal = self.steps.awaits()
        awaited = goal.position() if goal and goal.is_opening else None
        if awaited is not None or not self.verticalScrollBar().value():
            return awaited or 0
        return self.cursorForPosition(QPoint(0, EDGE)).position()

    def go_to(self, place: float) -> None:
        """Scroll to a place that `place` returned; nothing of the text is seen before it is there."""
        if not place:
            self.steps.forget_goal()
            self._show_start()
        elif place <= JUST_BELOW_HEAD:
            self.steps.await_goal(self._kept(0))
        else:
            self.steps.await_goal(self._placed(place))

    def _placed(self, place: float) -> Goal:
        """Return the goal that a place is seen first."""
        return Goal(lambda: self._position_of(place), lambda: self._show_position(place), True, place)

    def _position_of(self, place: float) -> int | None:
        """Return the character at a place, None as long as it is not known how many there are."""
        if self._growing is not None and self._growing.is_counted():
            return self._growing.position_of(place)
        count = self.document().characterCount()
        return min(round(place * count), count - 1) if self.steps.is_whole() else None

    def _show_position(self, place: float) -> None:
        position = self._position_of(place)
        if position is not None:
            self._scroll_to(position)

    def _kept(self, position: int) -> Goal:
        """Return the goal that the line of a character is seen again, as the first."""
        return Goal(lambda: position, lambda: self._scroll_to(position), True)

    def _scroll_to(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        bar = self.verticalScrollBar()
        at_start = position == 0 and not self._head_height  # the room above the first line is seen with it
        bar.setValue(0 if at_start else bar.value() + self.cursorRect(cursor).top())

    def show_hit(self, start: int, length: int) -> None:
        """Scroll so that the text at `start` is seen, as soon as it is there; it is not left selected."""
        self.steps.await_goal(Goal(lambda: start + length, lambda: self._show_hit(start + length)))

    def go_to_anchor(self, anchor: str, position: Callable[[], int | None]) -> None:
        """Scroll to a named place, as soon as the character at `position` is there, which is at it or behind it."""
        self.steps.await_goal(Goal(position, lambda: self.scrollToAnchor(anchor)))

    def _show_hit(self, end: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(end, self.document().characterCount() - 1))
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

    def show_top(self, position: Callable[[], int | None], otherwise: Callable[[], object]) -> None:
        """Scroll so that a character stands a line below the upper edge, as soon as it is there, the cursor at it.

        otherwise: is called where all is there, and it is not.
        """

        def show() -> None:
            start = position()
            if start is None:
                otherwise()
            else:
                self._show_top(start)

        self.steps.await_goal(Goal(position, show))

    def _show_top(self, start: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        self._scroll_to(start)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self.fontMetrics().height())

    def focused_link(self) -> str:
        """Return where the link leads to which Tab has led, empty where there is none."""
        cursor = self.textCursor()
        return cursor.charFormat().anchorHref() if cursor.hasSelection() else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tell which link the focus goes to; Qt tells it of the pointer only."""
        focused = QApplication.focusWidget()
        if self._head is not None and focused is not None and self._head.isAncestorOf(focused):
            return QWidget.focusNextPrevChild(self, forward)  # from one thing in the head to the next, not to links
        inside = super().focusNextPrevChild(forward)
        self.link_touched.emit(QUrl(self.focused_link() if inside else ""))
        return inside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the start with Home and to the very end with End, those of the keypad too.

        Qt knows no such keys there, and the end of what it has laid out so far only.
        """
        if event.key() in _ENDS and keystrokes.reads_page(event):
            action = _ENDS[Qt.Key(event.key())]
            self.verticalScrollBar().triggerAction(action)
            if action == QAbstractSlider.SliderAction.SliderToMaximum:
                end = self.verticalScrollBar().triggerAction
                self.steps.await_goal(Goal(lambda: None, lambda: end(action), place=1.0))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel with Ctrl to the window, which makes all text larger; Qt would change that of this view."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QApplication.sendEvent(self.window(), event)
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay nothing out for another font, as Qt would at once: the document is made anew for it."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            QAbstractScrollArea.changeEvent(self, event)
        else:
            super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure at any width; where that has not changed no line has, as Qt would think."""
        QAbstractScrollArea.resizeEvent(self, event)
        self._set_measure()
        self.steps.tell_size()
        self.place_head()
        value = self.verticalScrollBar().value()
        if self._head is not None and not self._head_is_away() and (value == self._started or value < self._start()):
            self._show_start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show no text that Qt would have to lay out for that, and none where the reader is to see another place."""
        goal = self.steps.awaits()
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        if not (goal and goal.is_opening) and self.steps.reaches(bottom):
            super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take the head with the text."""
        super().scrollContentsBy(dx, dy)
        if self._head is not None:
            self._head.move(-MARGIN, -self.verticalScrollBar().value())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let others add what can be done at this place."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.marked_words()
        if words:
            told = QCoreApplication.translate("PageView", "Look up “{}”").format(words.replace("&", "&&"))
            look_up = QAction(f"{told}\t{shown_key(LOOK_UP_KEY)}", menu)
            look_up.triggered.connect(lambda: self.look_up_requested.emit(words))
            menu.insertAction(menu.actions()[0], look_up)
        self.menu_opening.emit(menu, self.cursorForPosition(event.pos()))
        menu.popup(event.globalPos())

    def marked_words(self) -> str:
        """Return what is marked as it is looked for, empty for nothing or a passage."""
        from medviewer.ui.documents.marked_words import marked_words

        return marked_words(self.textCursor())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the marked text with a last line that names drug, section and source."""
        from medviewer.ui.documents.copied_text import of_selection
        from medviewer.ui.documents.essentials_box import without_box

        if self.textCursor().selectionEnd() >= self.document().characterCount() - 1:
            self.steps.finish()  # all was marked; what comes is marked with it
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
        return max(0, self._head_height + ABOVE + self._least_height() - self.viewport().height())

    def _head_is_away(self) -> bool:
        return 0 < self._head_height <= self.verticalScrollBar().value()

    def _leave_above(self, height: int) -> None:
        """Leave room for the head above the text, which stays where it is unless its beginning is seen."""
        if height == self._head_height:
            return
        bar, away = self.verticalScrollBar(), self.verticalScrollBar().value() >= max(1, self._head_height)
        value = bar.value() + height - self._head_height
        seen = self.first_seen()
        self._head_height = height
        leave_above(self.document(), height)
        if away:
            self.steps.begin(Goal(lambda: seen, lambda: bar.setValue(value), True))
        else:
            self.steps.begin()
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

    def beyond_lines(self) -> int:
        """Return the pixels that the widest table of what is shown needs beside lines of full length."""
        lines = QFontMetrics(self.document().defaultFont()).averageCharWidth() * MEASURE
        return max(0, self._growing.needed() - lines) if self._growing is not None else 0

    def _keep_words(self, start: int) -> None:
        """Break words from now on where what has come has one that is too long for a line."""
        if self.wordWrapMode() == WHOLE_WORDS and self._columns == 1:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            if _OVERLONG.search(cursor.selectedText()):
                goal = self._kept(self.first_seen())
                self._leave()
                self.setWordWrapMode(BROKEN_WORDS)
                self.steps.begin(goal)

    def _set_measure(self, document: QTextDocument | None = None) -> None:
        """Set the width of a line, before `document` is shown, so that it is laid out once; else for what is shown.

        On the way bars come and go, and the room is another one for a moment: it is looked at once more at the end.
        """
        for _ in range(2):
            width, growing = self._measure(document or self.document()), self._growing if document is None else None
            fits = growing is None or growing.fits(width, self._room())
            if self._is_measuring or (self.lineWrapColumnOrWidth() == width and fits):
                return
            self._is_measuring = True
            kept = self._kept(self.first_seen())
            self._leave()
            if growing is not None:
                growing.fit(width, self._room())
            if self.lineWrapColumnOrWidth() != width:
                self.setLineWrapColumnOrWidth(width)
            if document is None:
                self.steps.begin(kept)
            self._is_measuring = False
            self.measured.emit()

    def _measure(self, document: QTextDocument) -> int:
        """Return the width that a line of a document has room for, in pixels."""
        widest = QFontMetrics(document.defaultFont()).averageCharWidth() * MEASURE * self._columns
        return max(160, self._columns * self._least, min(widest, self.viewport().width() - BESIDE))

    def _room(self) -> int:
        """Return the width that a table may have, in pixels: beside the lines too, as far as it is seen."""
        return self.viewport().width() - BESIDE

    def _leave(self) -> None:
        """Scroll up before a long text is laid out anew: Qt would do so at once as far down as the reader is."""
        if self.document().characterCount() > AT_ONCE:
            self.verticalScrollBar().setValue(0)


def leave_above(document: QTextDocument, height: int) -> None:
    """Leave room above the text of a document, in pixels, beside what every document has there.

    Qt would lay all of it out at once, but begins bit by bit where the page has another size.
    """
    form = document.rootFrame().frameFormat()
    margin = ABOVE + height
    if form.topMargin() != margin:
        form.setTopMargin(margin)
        document.setLayoutEnabled(False)
        document.rootFrame().setFrameFormat(form)
        document.setLayoutEnabled(True)
        document.setPageSize(document.pageSize())
