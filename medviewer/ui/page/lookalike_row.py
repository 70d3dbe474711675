"""The line that says with which drugs the open one may be confused, the letters that differ set apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStyle, QStyleOptionButton, QToolButton, QWidget

if TYPE_CHECKING:
    from medviewer.library.mentions.lookalikes import LookAlike

MOST = 5
"""Names in the line; the rest is behind “more”."""
LONGEST_CLASS = 32
MARGIN, GAP = 8, 4


class LookalikeButton(QPushButton):
    """A near name in tall-man letters, the differing ones bold and underlined, and its class."""

    def __init__(self, alike: LookAlike, parent: QWidget) -> None:
        super().__init__(parent)
        self._alike = alike
        self.setObjectName("alike")
        self.setFlat(True)
        self.setText(written(alike).replace("&", "&&"))
        spoken = QCoreApplication.translate("LookalikeRow", "Not to be confused with {}. Compare the two.")
        self.setAccessibleName(spoken.format(_titled(alike)))
        tip = QCoreApplication.translate("LookalikeRow", "{} is not {}. Compare the two.")
        self.setToolTip(tip.format(alike.own, alike.spelling))

    def sizeHint(self) -> QSize:
        """Return the room that the name needs with its bold letters."""
        layout = self._layout()
        line = layout.lineAt(0)
        return QSize(round(line.naturalTextWidth()) + 2 * MARGIN + 1, round(line.height()) + MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button as the style does, and on it the name."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        full = self.width() >= self.sizeHint().width()
        layout = self._layout() if full else self._layout(self.width() - 3 * MARGIN)
        painter.setPen(self.palette().buttonText().color())
        layout.draw(painter, QPointF(MARGIN, (self.height() - layout.lineAt(0).height()) / 2))
        painter.end()

    def _layout(self, room: int = 10_000) -> QTextLayout:
        """Return the name laid out, its class shortened where `room` is less than both need."""
        shown = self.fontMetrics().elidedText(written(self._alike), Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(shown, self.font())
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Black)
        look.setFontUnderline(True)
        ranges = []
        for start, length in self._alike.marks:
            marked = QTextLayout.FormatRange()
            marked.start, marked.length, marked.format = start, length, look
            ranges.append(marked)
        layout.setFormats(ranges)
        layout.beginLayout()
        layout.createLine().setLineWidth(10_000)
        layout.endLayout()
        return layout


class LookalikeRow(QWidget):
    """“Not to be confused with”, as many names as there is room for, a menu of the rest; hidden where there is none."""

    def __init__(self, compare: Callable[[str], object], parent: QWidget | None = None) -> None:
        """compare: called with the id of a near name that was clicked."""
        super().__init__(parent)
        self._compare = compare
        self.setObjectName("alikeRow")
        self._alike: Sequence[LookAlike] = ()
        self._buttons: list[LookalikeButton] = []
        self.lead = QLabel(QCoreApplication.translate("LookalikeRow", "Not to be confused with"), self)
        self.lead.setObjectName("alikeLead")
        self.more = QToolButton(self)
        self.more.setObjectName("alikeMore")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.hide()

    def show_alike(self, alike: Sequence[LookAlike]) -> None:
        """Show these look-alikes, the nearest first."""
        self._alike = alike
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [LookalikeButton(one, self) for one in alike[:MOST]]
        for button, one in zip(self._buttons, alike, strict=False):
            button.clicked.connect(partial(self._asked, one.id))
        self.setVisible(bool(alike))
        self.updateGeometry()
        self._place()

    def _asked(self, page_id: str, _checked: bool = False) -> None:
        self._compare(page_id)

    def parts(self) -> list[QWidget]:
        """Return what can be pressed, from left to right."""
        return [*self._buttons, self.more]

    def names(self) -> list[str]:
        """Return the names that are seen, as they are written."""
        return [button.text() for button in self._buttons if not button.isHidden()]

    def hasHeightForWidth(self) -> bool:
        """Tell layouts that a narrow row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line, or of two where no name has room behind the words that lead to it."""
        return self._line() * (2 if self._is_narrow(width) else 1)

    def sizeHint(self) -> QSize:
        """Return the lines that are needed at the width there is."""
        return QSize(200, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many names as there is room for."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the names anew where one of them needs more or less room: in another text size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        """Put the names behind one another; those for which there is no room go into the menu."""
        height, top = self._line(), 0
        x = self._put(self.lead, 0, height)
        if self._is_narrow(self.width()):
            x, top = 0, height
        shown = self._fitting(x)
        rest = self._alike[shown:]
        self.more.setText(_more(len(rest)))
        for button in self._buttons[shown:]:
            button.hide()
        for button in self._buttons[:shown]:
            x = self._put(button, x, height, self.more.sizeHint().width() + GAP if rest else 0, top)
        self.more.setVisible(bool(rest))
        if rest:
            self._fill_menu(rest)
            self._put(self.more, x, height, top=top)

    def _line(self) -> int:
        """Return the height of a line, in pixels."""
        return max((b.sizeHint().height() for b in self._buttons), default=self.lead.sizeHint().height())

    def _is_narrow(self, width: int) -> bool:
        """Return whether there is no room for the first name, its class left out, behind the words that lead to it."""
        if not self._alike:
            return False
        first = self.fontMetrics().horizontalAdvance(self._alike[0].spelling) + 3 * MARGIN
        more = self._more_width() if len(self._alike) > 1 else 0
        return self.lead.sizeHint().width() + GAP + first + more > width

    def _fitting(self, x: int) -> int:
        """Return how many names there is room for from `x` on, with “more” behind them if need be; one at least."""
        needed, room = x, self.width()
        more = self._more_width()
        for number, button in enumerate(self._buttons):
            needed += button.sizeHint().width() + GAP
            is_last = number + 1 == len(self._alike)
            if needed > room - (0 if is_last else more):
                return max(number, 1)
        return len(self._buttons)

    def _more_width(self) -> int:
        return self.more.fontMetrics().horizontalAdvance(_more(len(self._alike))) + 2 * MARGIN

    def _fill_menu(self, rest: Sequence[LookAlike]) -> None:
        told = QCoreApplication.translate("LookalikeRow", "Not to be confused with {}. Compare the two.")
        self.more.setAccessibleName(" ".join(told.format(_titled(one)) for one in rest))
        menu = self.more.menu()
        menu.clear()
        for one in rest:
            menu.addAction(written(one).replace("&", "&&"), partial(self._asked, one.id))

    def _put(self, part: QWidget, x: int, height: int, kept: int = 0, top: int = 0) -> int:
        """Place a part at `x`, `top`, with `kept` pixels behind it left free, and return where the next one begins."""
        width = min(part.sizeHint().width(), max(0, self.width() - x - kept))
        part.setGeometry(QRect(x, top, width, height))
        part.setVisible(True)
        return x + width + GAP


def _more(count: int) -> str:
    return QCoreApplication.translate("LookalikeRow", "%Ln more", "", count)


def written(alike: LookAlike) -> str:
    """Return a near name in tall-man letters with its class."""
    group = alike.drug_class
    short = group if len(group) <= LONGEST_CLASS else group[: LONGEST_CLASS - 1] + "…"
    return f"{alike.spelling}, {short}" if short else alike.spelling


def _titled(alike: LookAlike) -> str:
    return f"{alike.title}, {alike.drug_class}" if alike.drug_class else alike.title
