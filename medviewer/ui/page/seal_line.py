"""The line that says whether a library is signed: the program's own words, beside a shield that no name can draw."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QToolTip, QWidget

from medviewer.ui.base import provenance
from medviewer.ui.base.theme import Theme

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource

ICONS = {
    "trusted": "shield-signed",
    "unknown": "shield-unknown",
    "unsigned": "shield-unsigned",
    "folder": "folder",
}


class SealLine(QWidget):
    """A shield and the verdict; pressing the shield shows what its tooltip says, for those without a mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seal")
        self._theme = theme
        self._source: PageSource | None = None
        self.shield = QToolButton(self)
        self.shield.setObjectName("shield")
        self.shield.setAutoRaise(True)
        self.shield.clicked.connect(self._explain)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def show_source(self, source: PageSource) -> None:
        """Say how the library of a page is signed."""
        self._source = source
        told = provenance.details(source)
        self.text.setText(told[0])
        tip = "".join(f"<p>{escape(line)}</p>" for line in told)
        for part in (self.shield, self.text):
            part.setToolTip(tip)
        self.shield.setAccessibleName(told[0])
        self.shield.setAccessibleDescription(" ".join(told[1:]))
        self.retheme()

    def retheme(self) -> None:
        """Take the colours of the theme, once there is something to show."""
        if self._source is None:
            return
        pack, colours = self._source.pack, self._theme.colours
        kind = provenance.kind(pack)
        quiet = colours.accent if kind == "trusted" else colours.quiet
        self.shield.setIconSize(self._theme.icon_size())
        self.shield.setFixedSize(self._theme.icon_size().grownBy(QMargins(2, 2, 2, 2)))
        self.shield.setIcon(self._theme.icon(ICONS[kind], colours.warning if provenance.is_odd(pack) else quiet))

    def _explain(self) -> None:
        below = self.shield.mapToGlobal(QPoint(0, self.shield.height()))
        QToolTip.showText(below, self.shield.toolTip(), self.shield)
