"""The head of one column of a comparison: the drug, where its page comes from, the way to it or out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medviewer.ui.base import provenance
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import LONGEST_FACTS, facts_of, shortened
from medviewer.ui.page.seal_line import SealLine

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage


class ColumnHead(QFrame):
    """Name, facts, provenance and seal of one monograph.

    name: the button that opens its page. remove: the one that takes the column away.
    """

    def __init__(self, opened: OpenPage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHead")
        monograph = opened.monograph
        title = shortened(monograph.title)
        self.name = QPushButton(title.replace("&", "&&"), self)
        self.name.setFlat(True)
        self.name.setObjectName("columnName")
        self.name.setToolTip(QCoreApplication.translate("ColumnHead", "Open {}").format(title))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.remove = QToolButton(self)
        self.remove.setAutoRaise(True)
        self.remove.setIconSize(theme.icon_size())
        self.remove.setIcon(theme.icon("close", theme.colours.quiet))
        said = QCoreApplication.translate("ColumnHead", "Take {} out of the comparison")
        self.remove.setToolTip(said.format(title))
        self.remove.setAccessibleName(self.remove.toolTip())
        self.seal = SealLine(theme, self)
        self.seal.show_source(opened.source)
        self._lay_out(shortened(facts_of(monograph), LONGEST_FACTS), provenance.said(opened.source))

    def _lay_out(self, facts: str, origin: str) -> None:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        column.addLayout(top)
        for text, name in ((facts, "facts"), (origin, "provenance")):
            label = QLabel(self)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setText(text)  # after the policy: it makes the label as high as its text is at its width
            column.addWidget(label)
        column.addWidget(self.seal)
        column.addStretch(1)
