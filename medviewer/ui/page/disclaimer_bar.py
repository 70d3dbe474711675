"""The line at the foot of every page: its disclaimer, in short or whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import LONGEST_DISCLAIMER

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph


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

        said = "\n\n".join(section.text for section in disclaimers(monograph)).strip()
        named = said[:20].casefold().startswith("disclaimer")
        said = said if named else QCoreApplication.translate("DisclaimerBar", "Disclaimer: {}").format(said)
        whole = QCoreApplication.translate("DisclaimerBar", "The whole of it stands at the end of the page, under All.")
        self._text = said if len(said) <= LONGEST_DISCLAIMER else f"{said[:LONGEST_DISCLAIMER]}… {whole}"
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
