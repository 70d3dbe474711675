"""The lines around a page: its disclaimer, and what changed since it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from medviewer.ui.base.language import with_key
from medviewer.ui.base.provenance import day_text
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import LONGEST_DISCLAIMER

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph

translate = QCoreApplication.translate


class ChangedBar(QFrame):
    """Says since when, and offers to show what is different and to be told that it has been read."""

    show_requested = Signal()
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changedBar")
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.compare = QPushButton(translate("ChangedBar", "Show what changed"), self)
        self.compare.setToolTip(with_key(self.compare.text(), "Ctrl+Shift+W"))
        self.compare.clicked.connect(self.show_requested)
        self.read = QPushButton(translate("ChangedBar", "Mark as read"), self)
        self.read.setToolTip(with_key(self.read.text(), "Ctrl+Shift+R"))
        self.read.clicked.connect(self.read_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_since(self, when: str) -> None:
        """Say that the page has changed since `when`, ISO 8601; an empty text hides the line."""
        self.setVisible(bool(when))
        if when:
            text = translate("ChangedBar", "△ Changed since you read it on {}.").format(day_and_time(when))
            self.label.setText(text)
            self.label.setAccessibleName(text)


def day_and_time(when: str) -> str:
    """Return a moment, ISO 8601, in the time of this place, such as “3 Oct 2026, 14:05”."""
    moment = QDateTime.fromString(when, Qt.DateFormat.ISODate).toLocalTime()
    return f"{day_text(moment.toString('yyyy-MM-dd'))}, {moment.toString('HH:mm')}" if moment.isValid() else ""


class DisclaimerBar(QFrame):
    """One line that is always seen, and opens to the whole."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disclaimer")
        self._theme = theme
        self._text = ""
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.toggled.connect(lambda _: self._refresh())
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_monograph(self, monograph: Monograph) -> None:
        """Show this page's disclaimer."""
        from medviewer.export.selection import disclaimers

        message = "\n\n".join(section.text for section in disclaimers(monograph)).strip()
        named = message[:20].casefold().startswith("disclaimer")
        message = message if named else QCoreApplication.translate("DisclaimerBar", "Disclaimer: {}").format(message)
        whole = QCoreApplication.translate("DisclaimerBar", "The whole of it stands at the end of the page, under All.")
        self._text = message if len(message) <= LONGEST_DISCLAIMER else f"{message[:LONGEST_DISCLAIMER]}… {whole}"
        self.label.setAccessibleName(self._text)
        self._refresh()

    def retheme(self) -> None:
        """Take the colours of the theme."""
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the line to the width there is."""
        super().resizeEvent(event)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(120, super().minimumSizeHint().height())

    def _refresh(self) -> None:
        whole = self.button.isChecked()
        self.label.setWordWrap(whole)
        line = " ".join(self._text[:1000].split())
        short = self.label.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.label.width())
        self.label.setText(self._text if whole else short)
        self.button.setIconSize(self._theme.icon_size())
        self.button.setIcon(self._theme.icon("down" if whole else "up", self._theme.colours.quiet))
        less = QCoreApplication.translate("DisclaimerBar", "Show less of the disclaimer")
        more = QCoreApplication.translate("DisclaimerBar", "Show the whole disclaimer")
        self.button.setAccessibleName(less if whole else more)
        self.button.setToolTip(self.button.accessibleName())
        self.button.setVisible(whole or short != line)
