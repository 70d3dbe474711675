"""The mark of a boxed warning, with its first words; it leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from medviewer.ui.documents.essentials_box import heading_of
from medviewer.ui.page.glance.fitted import FittedButton

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import PageQuote


MOST_SAID = 120
"""Characters that a screen reader says each time that the mark has the focus."""


class BoxedMark(FittedButton):
    """A button in the colours of warnings. quote_requested(PageQuote): it is to be read; again, the next of several."""

    quote_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("boxedWarning")
        self._quotes: tuple[PageQuote, ...] = ()
        self._next = 0
        self.clicked.connect(self._ask)
        self.hide()

    def show_quotes(self, quotes: tuple[PageQuote, ...]) -> None:
        """Show the boxed warnings of a page, the words of the first; nothing where it has none."""
        self.setVisible(bool(quotes))
        if quotes == self._quotes:
            return
        self._quotes, self._next = quotes, 0
        if quotes:
            from medviewer.library.glance.essentials import shortened

            said = f"{heading_of(quotes[0])}: {quotes[0].line}"
            more = QCoreApplication.translate("BoxedMark", "1 of {}: ").format(len(quotes)) if len(quotes) > 1 else ""
            self.say(f"⚠ {more}{said}")
            self.setAccessibleName(f"{more}{shortened(said, MOST_SAID)[0]}")
            self.setAccessibleDescription(QCoreApplication.translate("BoxedMark", "Goes to the boxed warning"))

    def take_from(self, other: BoxedMark) -> None:
        """Show what another one shows."""
        self.show_quotes(other._quotes)

    def _ask(self) -> None:
        if self._quotes:
            quote = self._quotes[self._next]
            self._next = (self._next + 1) % len(self._quotes)
            self.quote_requested.emit(quote)
