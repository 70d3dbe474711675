"""What stands above a page: which drug this is, and where the page comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from medviewer.ui.theme import ICON_SIZE, Theme

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph

LONGEST_TITLE = 300
LONGEST_FACTS = 1000


class Header(QWidget):
    """Name, facts and provenance of the open monograph, with its star."""

    star_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()
    note_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._theme = theme
        self._starred = False
        self.still_open = self._label("stillOpen")
        self.name = self._label("drugName")
        self.banned = self._label("banned")
        self.banned.setText("⚠ This page marks the drug as banned.")
        self.facts = self._label("facts")
        self.provenance = self._label("provenance")
        self.star = self._button("Add to favourites", self.star_requested)
        self.note = self._button("Add local note (Ctrl+N)", self.note_requested)
        self.print = self._button("Print monograph", self.print_requested)
        self.export = self._button("Export monograph", self.export_requested)
        self._lay_out()

    def show_monograph(self, monograph: Monograph, provenance: str) -> None:
        """Name the monograph and say where it comes from."""
        name = shortened(monograph.title)
        self.name.setText(name)
        self.name.setAccessibleName(f"Monograph: {name}")
        self.facts.setText(shortened(facts_of(monograph), LONGEST_FACTS))
        self.facts.setVisible(bool(self.facts.text()))
        self.provenance.setText(provenance)
        self.banned.setVisible(monograph.front_matter.get("is_banned") is True)

    def set_starred(self, starred: bool) -> None:
        """Paint the star full or empty."""
        self._starred = starred
        self.star.setAccessibleName("Remove from favourites" if starred else "Add to favourites")
        self.star.setToolTip(f"{self.star.accessibleName()} (Ctrl+D)")
        self.retheme()

    def say_still_open(self, text: str) -> None:
        """Say plainly that the page is not what is being looked for; an empty text hides the line."""
        self.still_open.setText(text)
        self.still_open.setVisible(bool(text))

    def retheme(self) -> None:
        """Take the colours of the theme, once there is something to show."""
        if not self.name.text():
            return
        colours = self._theme.colours
        name = "star-full" if self._starred else "star"
        self.star.setIcon(self._theme.icon(name, colours.accent if self._starred else colours.quiet))
        self.note.setIcon(self._theme.icon("note", colours.quiet))
        self.print.setIcon(self._theme.icon("print", colours.quiet))
        self.export.setIcon(self._theme.icon("export", colours.quiet))

    def _label(self, object_name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(object_name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _button(self, tip: str, request: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(ICON_SIZE)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.clicked.connect(request)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.name, 1)
        for button in (self.star, self.note, self.print, self.export):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.still_open)
        column.addLayout(top)
        column.addWidget(self.banned)
        column.addWidget(self.facts)
        column.addWidget(self.provenance)
        self.still_open.hide()
        self.banned.hide()


def facts_of(monograph: Monograph) -> str:
    """Return generic name, class, ATC and brands in one line, each only where the page gives it."""
    generic = monograph.generic_name
    parts = [
        generic if generic.casefold() != monograph.title.casefold() else "",
        monograph.drug_class,
        ", ".join(monograph.atc),
        ", ".join(monograph.brands),
    ]
    return "   ·   ".join(part for part in parts if part)


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text that has room above a page; the whole one stands in the page."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
