"""The bar over the foot of a page: what has been said and is not closed, the last of it on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.ui.base.messages import Notice
from medviewer.ui.base.small_screen import height_of
from medviewer.ui.base.theme import Theme

MOST_LINES = 5
"""Lines of a message that are seen at once."""
MOST_TOGETHER = 7
"""Lines of text that all messages have together, and a little more around them; one has its room in any case."""
FOOT_MARGINS = 48
"""Pixels beside and between the buttons of the foot."""
MOST_ROWS = 3
"""Messages that are seen at once."""

translate = QCoreApplication.translate


class _Room(QScrollArea):
    """Room for a text: as high as that is, but for a long one that is scrolled, so that the page keeps its own."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(label)
        self._label = label
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # else as high as at its narrowest
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at this width, or of the lines that there is room for."""
        return min(self._label.heightForWidth(width), MOST_LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Return the size that the text needs at the width there is."""
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the text is not squeezed."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that belongs to the width; the keyboard comes here where there is something to scroll."""
        super().resizeEvent(event)
        self.updateGeometry()
        whole = self._label.heightForWidth(self.width()) <= self.height()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if whole else Qt.FocusPolicy.TabFocus)


class _CloseButton(QToolButton):
    """Closes one message; the second press of a double click falls on the next one, which nobody has read yet."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing."""
        event.accept()


class MessageRow(QFrame):
    """One message with its buttons. A row shows no other one later: a press meant for it acts on nothing else.

    done(row, what): it is closed, or a button was pressed that calls `what`.
    """

    done = Signal(object, object)

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messageRow")
        self.notice = notice
        self.label = QLabel(_shown(notice), self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.room = _Room(self.label, self)
        self.room.setAccessibleName(self.label.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 16, 3)
        row.addWidget(self.room, 1)
        texts = [text for text, _do in notice.choices]
        self.offered = self._choice("offered", *texts[:1])
        self.other = self._choice("other", *texts[1:])
        self.close_button = self._close_button(theme)
        for button in (self.offered, self.other, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_first(self, is_first: bool) -> None:
        """Draw no line above the first of the rows."""
        if self.property("first") is not is_first:
            self.setProperty("first", is_first)
            self.style().unpolish(self)
            self.style().polish(self)

    def _choice(self, name: str, text: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setObjectName(name)
        button.setAccessibleDescription(self.label.text())
        button.setVisible(bool(text))
        button.clicked.connect(lambda: self.done.emit(self, self._doing(button)))
        return button

    def _doing(self, button: QPushButton) -> Callable[[], object]:
        return self.notice.choices[button is self.other][1]

    def _close_button(self, theme: Theme) -> QToolButton:
        button = _CloseButton(self)
        button.setAutoRaise(True)
        button.setAccessibleName(translate("MessageBar", "Close message"))
        button.setAccessibleDescription(self.label.text())
        button.setToolTip(button.accessibleName())
        button.setIcon(theme.icon("close"))
        button.clicked.connect(lambda: self.done.emit(self, None))
        return button


class MessageBar(QFrame):
    """Rows of what was said: as many as there is room for, then how many more there are.

    changed(): something is said, or no longer. label, offered, other, close_button: of the row on top.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self._notices: list[Notice] = []
        self._first = 0
        self._shown = 0
        self._rows: list[MessageRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.foot = self._foot()
        self._column.addWidget(self.foot)
        self.hide()

    @property
    def label(self) -> QLabel:
        """Return the text on top, an empty one where nothing is said."""
        return self._top().label

    @property
    def offered(self) -> QPushButton:
        """Return the button of the message on top; it is hidden where that has none."""
        return self._top().offered

    @property
    def other(self) -> QPushButton:
        """Return the second button of the message on top; it is hidden where that has none."""
        return self._top().other

    @property
    def close_button(self) -> QToolButton:
        """Return the button that closes the message on top."""
        return self._top().close_button

    def rows(self) -> list[MessageRow]:
        """Return the rows that are seen."""
        return [row for row in self._rows if not row.isHidden()] if self._notices else []

    def notices(self) -> Sequence[Notice]:
        """Return what was said and is not closed, the last first, whether there is room for it or not."""
        return tuple(self._notices)

    def take(self, notice: Notice) -> None:
        """Show a message on top: in place of one of the same subject, of the same text, or that only passes.

        One that stands from before the program ended comes below all others, and not at all where it was said anew.
        """
        if notice.earlier and any(_gives_way(one, notice) for one in self._notices):
            return
        notice = self._with_what_it_had(notice)
        left = [one for one in self._notices if not _gives_way(one, notice)]
        self._notices = [*left, notice] if notice.earlier else [notice, *left]
        self._first = 0
        self._arrange()
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, _shown(notice)))

    def take_back(self, text: str) -> None:
        """Take away what is no longer true; what else is said stays, with what it offers."""
        self._leave_out([one for one in self._notices if one.text == text])

    def clear(self) -> None:
        """Take everything away."""
        self._leave_out(self._notices)

    def fit(self, width: int, most: int) -> None:
        """Show as many rows as `most` pixels have room for at a width, at least one."""
        room, shown = min(most, (MOST_TOGETHER + 2) * self.fontMetrics().lineSpacing()), 0
        for row in self._rows:
            room -= height_of(row, width)
            if shown and room < 0:
                break
            shown += 1
        for place, row in enumerate(self._rows):
            row.close_button.setIconSize(self._theme.icon_size())
            row.set_first(place == 0)
            row.setVisible(place < shown)
        self._count(shown, width)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        for row in self._rows:
            row.close_button.setIcon(self._theme.icon("close"))

    def event(self, event: QEvent) -> bool:
        """Keep Escape from what it does elsewhere while the keyboard is here."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape the message that has the keyboard."""
        row = next((row for row in self._rows if row.isAncestorOf(QApplication.focusWidget() or self)), None)
        if _is_escape(event) and row is not None:
            self._end(row, None)
        else:
            super().keyPressEvent(event)

    def _top(self) -> MessageRow:
        """Return the row on top; there is none, as most of the time, until it is asked for."""
        if not self._rows:
            self._place_rows()
        return self._rows[0]

    def _with_what_it_had(self, notice: Notice) -> Notice:
        """Return a message with the buttons that it has already where it is shown, and standing where it stands."""
        same = next((one for one in self._notices if one.text == notice.text), notice)
        stands, choices = same.stands or notice.stands, notice.choices or same.choices
        return notice._replace(stands=stands, choices=choices, about=notice.about or same.about)

    def _leave_out(self, gone: Sequence[Notice]) -> None:
        left = [one for one in self._notices if not any(one is other for other in gone)]
        if len(left) < len(self._notices):
            self._notices = left
            self._first = self._first if self._first < len(left) else 0
            self._arrange()

    def _end(self, row: MessageRow, do: Callable[[], object] | None) -> None:
        self._leave_out([row.notice])
        if do is not None:
            do()

    def _arrange(self) -> None:
        """Have a row for each message whose turn it is; the keyboard stays in the bar where it was in it."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if not self._notices:
            self.hide()
        self._place_rows()
        if had_focus and self._notices and not any(row.isAncestorOf(focus) for row in self._rows if focus):
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _place_rows(self) -> None:
        turn = [*self._notices[self._first :], *self._notices[: self._first]][:MOST_ROWS] or [Notice("")]
        before, self._rows = self._rows, []
        for place, one in enumerate(turn):
            row = next((row for row in before if row.notice is one), None) or self._new_row(one)
            self._rows.append(row)
            self._column.insertWidget(place, row)
        self._order_keys()
        for row in before:
            if row not in self._rows:
                row.hide()
                row.deleteLater()
        self.updateGeometry()

    def _order_keys(self) -> None:
        """Let Tab walk the rows from top to bottom, then the foot; the newest, on top, was made last."""
        parts = [part for row in self._rows for part in (row.room, row.offered, row.other, row.close_button)]
        policies = [part.focusPolicy() for part in parts]
        for part in parts:
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves what takes no focus where it is
        for one, following in pairwise([*parts, self.more, self.close_all]):
            QWidget.setTabOrder(one, following)
        for part, policy in zip(parts, policies, strict=True):
            part.setFocusPolicy(policy)

    def _new_row(self, notice: Notice) -> MessageRow:
        row = MessageRow(notice, self._theme, self)
        row.done.connect(self._end)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        self.more = QPushButton(foot)
        self.close_all = QPushButton(foot)
        self.more.clicked.connect(self._turn)
        self.close_all.clicked.connect(self.clear)
        line = QHBoxLayout(foot)
        line.setContentsMargins(FOOT_MARGINS // 3, 0, FOOT_MARGINS // 3, 3)
        for button in (self.more, self.close_all):
            button.setFlat(True)
            line.addWidget(button)
        line.addStretch(1)
        foot.hide()
        return foot

    def _turn(self) -> None:
        """Show the next ones in place of those that are seen, after the last the first ones again."""
        self._first = (self._first + self._shown) % max(1, len(self._notices))
        self._arrange()

    def _count(self, shown: int, width: int) -> None:
        """Tell how many there is no room for; the narrowest bar has none for a button that closes all either."""
        self._shown, left = shown, len(self._notices) - shown
        self.more.setText(translate("MessageBar", "%Ln more", "", left))
        self.more.setAccessibleName(translate("MessageBar", "%Ln more message(s)", "", left))
        self.close_all.setText(translate("MessageBar", "Close all %Ln", "", len(self._notices)))
        needed = self.more.sizeHint().width() + self.close_all.sizeHint().width() + FOOT_MARGINS
        self.close_all.setVisible(needed <= width)
        self.foot.setVisible(left > 0)


def _gives_way(old: Notice, new: Notice) -> bool:
    """Return whether a message goes when a new one comes."""
    passes = not old.stands and not new.stands
    return passes or old.text == new.text or bool(old.about and old.about == new.about)


def _shown(notice: Notice) -> str:
    """Return the text of a message as it is read."""
    earlier = translate("MessageBar", "Said when the program was last open: {}")
    return earlier.format(notice.text) if notice.earlier else notice.text


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
