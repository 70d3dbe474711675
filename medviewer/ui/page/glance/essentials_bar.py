"""Essentials of a page in its head: one line with its dose, which opens into a line for each of its quotes."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medviewer.ui.base.language import shown_key
from medviewer.ui.documents.essentials_box import heading_of
from medviewer.ui.page.glance.fitted import DoseLine, FittedLabel, quote_cut

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import Essentials, PageQuote
    from medviewer.ui.base.theme import Theme

KEY = "Ctrl+I"
GAP = 6  # pixels between what stands in the line
MOST_LINES = 2
"""Lines of a quote."""


class EssentialsBar(QWidget):
    """The first words of a page on its dose and warnings, closed in one line, else each in lines of its own.

    Whether it is open is kept from page to page. quote_requested(PageQuote): the place of one is to be shown.
    """

    quote_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("essentials")
        self._theme = theme
        self._essentials: Essentials | None = None
        self.opener = QToolButton(self)
        self.opener.setObjectName("essentialsOpener")
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._open)
        self.line = DoseLine(self)
        self.line.setObjectName("essentialsLine")
        policy = self.line.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.line.setSizePolicy(policy)
        self.line.tapped.connect(self.opener.toggle)
        self.source = QLabel(self)
        self.source.setObjectName("essentialsSource")
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self.panel = QWidget(self)
        self._quoted: list[QWidget] = []  # what stands in it
        self._lay_out()
        self.hide()

    def toggle(self) -> None:
        """Open or close it, where the page has any."""
        if self._essentials is not None:
            self.opener.toggle()

    def show_essentials(self, essentials: Essentials | None) -> None:
        """Show those of a page; nothing where it has none."""
        self._essentials = essentials if essentials and _lines_of(essentials) else None
        self.setVisible(self._essentials is not None)
        if self._essentials is not None:
            self._empty_panel()
            self._say_line(self._essentials)
            self._open(self.opener.isChecked())

    def links(self) -> list[QToolButton]:
        """Return the buttons that lead to the quotes, in their order."""
        return [one for one in self.panel.findChildren(QToolButton) if not one.isHidden()]

    def last_part(self) -> QWidget:
        """Return what the keyboard reaches last in it."""
        return [self.opener, *self.links()][-1]

    def retheme(self) -> None:
        """Take the colours of the theme."""
        self.opener.setIconSize(self._theme.icon_size() * 0.8)
        self.opener.setIcon(self._theme.icon("down" if self.opener.isChecked() else "right", self._theme.colours.quiet))
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        self.line.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out where the line comes from where that would cut it."""
        super().resizeEvent(event)
        self._place_source()

    def _place_source(self) -> None:
        needed = self.opener.sizeHint().width() + self.line.sizeHint().width() + self.source.sizeHint().width()
        self.source.setVisible(not self.opener.isChecked() and needed + 3 * GAP <= self.width())

    def _say_line(self, essentials: Essentials) -> None:
        from medviewer.library.glance.essentials import shortened

        quote = essentials.dose or _lines_of(essentials)[0]
        warned = essentials.dose is not None and essentials.is_warned_first
        self.line.say(f"⚠ {quote.brief}" if warned else quote.brief)
        self.source.setText(QCoreApplication.translate("EssentialsBar", "from {}").format(quote.title))
        first = _lines_of(essentials)[0] if warned else quote
        told = quote.brief if first is quote else f"{heading_of(first)}: {shortened(first.line, 80)[0]}. {quote.brief}"
        self.opener.setAccessibleName(QCoreApplication.translate("EssentialsBar", "Essentials: {}").format(told))

    def _open(self, is_open: bool) -> None:
        if is_open and self._essentials is not None and not self._quoted:
            self._fill_panel(self._essentials)
        self.line.setVisible(not is_open)
        self._place_source()
        self.panel.setVisible(is_open)
        self.opener.setToolTip(
            (
                QCoreApplication.translate("EssentialsBar", "Close the essentials ({})")
                if is_open
                else QCoreApplication.translate("EssentialsBar", "Open the essentials: what the page says first ({})")
            ).format(shown_key(KEY))
        )
        self.retheme()
        self.updateGeometry()

    def _empty_panel(self) -> None:
        """Take the quotes away; those of another page are laid out once they are unfolded."""
        grid = self.panel.layout()
        assert grid is not None
        for widget in self._quoted:
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._quoted.clear()

    def _fill_panel(self, essentials: Essentials) -> None:
        grid = self.panel.layout()
        assert isinstance(grid, QGridLayout)
        for row, quote in enumerate(_lines_of(essentials)):
            link, text = self._link(quote), self._text(quote)
            grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text, row, 1)
            self._quoted += (link, text)
        for before, part in pairwise([self.opener, *self.links()]):
            QWidget.setTabOrder(before, part)

    def _link(self, quote: PageQuote) -> QToolButton:
        link = QToolButton(self.panel)
        link.setObjectName("essentialLink")
        link.setText(heading_of(quote))
        link.setAccessibleName(
            QCoreApplication.translate("EssentialsBar", "{}: {}. Go there").format(heading_of(quote), quote.line)
        )
        link.setToolTip(QCoreApplication.translate("EssentialsBar", "Go to this place in {}").format(quote.title))
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        link.clicked.connect(partial(self._ask, quote))
        return link

    def _text(self, quote: PageQuote) -> FittedLabel:
        text = FittedLabel(quote_cut, MOST_LINES, self.panel)
        text.setObjectName("essentialDose" if quote.kind == "dose" else "essentialText")
        text.setCursor(Qt.CursorShape.PointingHandCursor)
        text.tapped.connect(partial(self._ask, quote))
        text.say(quote.line)
        return text

    def _ask(self, quote: PageQuote, _checked: bool = False) -> None:
        self.quote_requested.emit(quote)

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        row.setSpacing(GAP)
        row.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.line)
        row.addWidget(self.source)
        row.addStretch(0)
        grid = QGridLayout(self.panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        row.addWidget(self.panel, 1)


def _lines_of(essentials: Essentials) -> list[PageQuote]:
    """Return the quotes that stand in the head; boxed warnings have a mark of their own there."""
    return [one for one in essentials.quotes if one.kind != "boxed"]
