"""The line that says that a page is no longer as it was read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from medviewer.ui.base.provenance import worded

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
        self.compare.clicked.connect(self.show_requested)
        self.read = QPushButton(translate("ChangedBar", "Mark as read"), self)
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
    return f"{worded(moment.toString('yyyy-MM-dd'))}, {moment.toString('HH:mm')}" if moment.isValid() else ""
