"""The line under a tab that is too long for one document: which part is shown, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class PartBar(QWidget):
    """Previous, “Part 2 of 14”, Next; hidden where there is one part. step_requested(by): -1 or 1."""

    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("partBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = QLabel(self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous = self._button(QCoreApplication.translate("PartBar", "‹ Previous part"), -1)
        self.next = self._button(QCoreApplication.translate("PartBar", "Next part ›"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.addWidget(self.previous)
        row.addWidget(self.label, 1)
        row.addWidget(self.next)
        self.hide()

    def show_part(self, part: int, count: int) -> None:
        """Say that the part `part`, from 0, of `count` is shown."""
        locale = QLocale()
        said = QCoreApplication.translate("PartBar", "Long page: part {} of {}")
        self.label.setText(said.format(locale.toString(part + 1), locale.toString(count)))
        self.previous.setEnabled(part > 0)
        self.next.setEnabled(part + 1 < count)
        self.setVisible(count > 1)

    def _button(self, text: str, step: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.clicked.connect(lambda: self.step_requested.emit(step))
        return button
