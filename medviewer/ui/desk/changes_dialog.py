"""The differences of a page since it was read, word by word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from medviewer.ui.base.theme import Dialog, Theme

STYLE = """
.added { color: @text; background-color: @chosen; text-decoration: underline; }
.removed { color: @warning; background-color: @warning_box; text-decoration: line-through; }
.sign, .state { color: @quiet; font-weight: 400; }
.legend { color: @quiet; }
"""

translate = QCoreApplication.translate


class ChangesDialog(Dialog):
    """Shows a difference once it is there. read_requested(): the reader has seen it; `marks`: whether to ask that."""

    read_requested = Signal()

    def __init__(self, parent: QWidget, theme: Theme, title: str, lead: str, marks: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("changesDialog")
        self.setWindowTitle(translate("ChangesDialog", "What changed in {}").format(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 560)
        label = QLabel(lead, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.windowTitle())
        self.page.document().setDefaultStyleSheet(theme.page_style() + theme.filled(STYLE))
        self.page.setPlainText(translate("ChangesDialog", "Comparing…"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.read = buttons.addButton(
            translate("ChangesDialog", "Mark as read"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.read.clicked.connect(self._mark)
        self.read.setVisible(marks)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)

    def show_difference(self, html: str) -> None:
        """Show what was found."""
        self.page.setHtml(html)
        self.page.setFocus()

    def _mark(self) -> None:
        self.read_requested.emit()
        self.accept()
