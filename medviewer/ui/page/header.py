"""The head of a page: which drug this is, where the page comes from and who signed it, and the page at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMargins, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from medviewer.configuring.restrictions import EXPORT, NOTES, PRINTING
from medviewer.ui.base import provenance
from medviewer.ui.base.language import with_key
from medviewer.ui.base.overlay import Overlay
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import LONGEST_FACTS, facts_of, shortened
from medviewer.ui.page.glance.boxed_mark import BoxedMark
from medviewer.ui.page.glance.chip_row import ChipRow
from medviewer.ui.page.glance.essentials_bar import EssentialsBar
from medviewer.ui.page.glance.fitted import FittedLabel
from medviewer.ui.page.glance.source_text import SourceText

if TYPE_CHECKING:
    from medviewer.configuring.configuration import Configuration
    from medviewer.export.page_source import PageSource
    from medviewer.library.glance.page_glance import PageGlance
    from medviewer.library.mentions.lookalikes import LookAlike
    from medviewer.monograph.model import Monograph
    from medviewer.ui.page.lookalike_row import LookalikeRow

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
        self.text = self._make_text()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def show_source(self, source: PageSource) -> None:
        """Say how the library of a page is signed."""
        self._source = source
        told = self._say(source)
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

    def _make_text(self) -> QLabel:
        text = QLabel(self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return text

    def _say(self, source: PageSource) -> list[str]:
        """Say the verdict; return what the tooltip tells, the verdict first."""
        told = provenance.details(source)
        self.text.setText(told[0])
        return told

    def _explain(self) -> None:
        below = self.shield.mapToGlobal(QPoint(0, self.shield.height()))
        QToolTip.showText(below, self.shield.toolTip(), self.shield)


class ProvenanceLine(SealLine):
    """A shield, and in one line the verdict, where the page comes from, and who reviewed it."""

    text: SourceText

    def _make_text(self) -> SourceText:
        return SourceText(self)

    def _say(self, source: PageSource) -> list[str]:
        """Say all; return what the tooltip tells: the verdict, what it is worth, and what the line leaves out."""
        self.text.show_source(source)
        return [*provenance.details(source), provenance.message(source), *provenance.label_id(source)]


class Header(QWidget):
    """Name, facts and provenance of the open monograph, with its star, its look-alikes, and who names it.

    Below that the page at one glance: its boxed warning, its essentials, and the topics that it speaks of.
    compare_requested(id): a look-alike is to be shown beside it. The others are its buttons.
    """

    star_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()
    named_by_requested = Signal()
    compare_requested = Signal(str)
    note_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._theme = theme
        self._starred = False
        self.review = ""
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self.still_open = self._label("stillOpen")
        self.name = self._label("drugName")
        self.banned = self._label("banned")
        self.banned.setText(QCoreApplication.translate("Header", "⚠ This page marks the drug as banned."))
        self.past = self._label("past")
        self.facts = FittedLabel(parent=self)
        self.facts.setObjectName("facts")
        self.alike: LookalikeRow | None = None
        self.buttons = QWidget(self)
        self.star = self._button(
            QCoreApplication.translate("Header", "Add to favourites"), "Ctrl+D", self.star_requested
        )
        self.note = self._button(QCoreApplication.translate("Header", "Add local note"), "Ctrl+N", self.note_requested)
        self.print = self._button(
            QCoreApplication.translate("Header", "Print monograph"), "Ctrl+P", self.print_requested
        )
        self.export = self._button(
            QCoreApplication.translate("Header", "Export monograph"), "Ctrl+E", self.export_requested
        )
        self.seal = ProvenanceLine(theme, self)
        self.named_by = self._make_named_by()
        self.boxed = BoxedMark(self)
        self.essentials = EssentialsBar(theme, self)
        self.chips = ChipRow(self)
        self._size_icons()
        self._lay_out()

    def show_monograph(
        self,
        monograph: Monograph,
        source: PageSource,
        alike: Sequence[LookAlike] = (),
        glance: PageGlance | None = None,
    ) -> None:
        """Name the monograph, say where it comes from, what it says first, and with what it may be confused."""
        name = shortened(monograph.title)
        self.name.setText(name)
        self.name.setAccessibleName(QCoreApplication.translate("Header", "Monograph: {}").format(name))
        self.facts.say(shortened(facts_of(monograph), LONGEST_FACTS))
        self.facts.setVisible(bool(self.facts.whole()))
        self.review = provenance.review(source)
        self.seal.show_source(source)
        self._show_alike(alike)
        self.show_named_by("")
        self.banned.setVisible(monograph.front_matter.get("is_banned") is True)
        self._show_past(source)
        self.boxed.show_quotes(glance.essentials.boxed if glance else ())
        self.essentials.show_essentials(glance.essentials if glance else None)
        self.chips.show_chips(glance.chips if glance else ())
        for before, part in pairwise([self.essentials.last_part(), *self.chips.parts()]):
            QWidget.setTabOrder(before, part)

    def show_named_by(self, text: str) -> None:
        """Say how many pages name this one; its room stays where there is nothing to say yet."""
        self.named_by.setText(text)
        self.named_by.setVisible(bool(text))

    def take_buttons(self, buttons: QWidget) -> None:
        """Have the buttons beside the name; the short head has them while this one is scrolled away."""
        self._top.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)

    def lock(self, configuration: Configuration) -> None:
        """Take those buttons away whose work the site forbids; the menu says why."""
        needed = {self.note: NOTES, self.print: PRINTING, self.export: EXPORT}
        for button, need in needed.items():
            if configuration.locked_by(need):
                button.setEnabled(False)
                button.hide()

    def set_starred(self, starred: bool) -> None:
        """Paint the star full or empty."""
        self._starred = starred
        remove, add = (
            QCoreApplication.translate("Header", "Remove from favourites"),
            QCoreApplication.translate("Header", "Add to favourites"),
        )
        self.star.setAccessibleName(remove if starred else add)
        self.star.setToolTip(with_key(self.star.accessibleName(), "Ctrl+D"))
        self.retheme()

    def say_still_open(self, text: str) -> None:
        """Say over the facts that the page is not what is being looked for; an empty text hides it, nothing moves."""
        self.still_open.setText(text)
        self.still_open.setVisible(bool(text))

    def retheme(self) -> None:
        """Take the colours of the theme, once there is something to show."""
        if not self.name.text():
            return
        colours = self._theme.colours
        name = "star-full" if self._starred else "star"
        self.seal.retheme()
        self.essentials.retheme()
        self._size_icons()
        self.star.setIcon(self._theme.icon(name, colours.accent if self._starred else colours.quiet))
        self.note.setIcon(self._theme.icon("note", colours.quiet))
        self.print.setIcon(self._theme.icon("print", colours.quiet))
        self.export.setIcon(self._theme.icon("export", colours.quiet))

    def _size_icons(self) -> None:
        """Give the buttons the size that their icons have: before the first page is laid out, else it is once more."""
        for button in (self.star, self.note, self.print, self.export):
            button.setIconSize(self._theme.icon_size())

    def _show_past(self, source: PageSource) -> None:
        """Say that the day is over for which the library says that it is valid."""
        said = QCoreApplication.translate("Header", "The library says that it was valid until {}.")
        self.past.setText(said.format(provenance.day_text(source.valid_until)) if source.is_past else "")
        self.past.setVisible(source.is_past)

    def _show_alike(self, alike: Sequence[LookAlike]) -> None:
        """Show the line of look-alikes, made when a drug first has any."""
        if self.alike is None and alike:
            from medviewer.ui.page.lookalike_row import LookalikeRow

            self.alike = LookalikeRow(self.compare_requested.emit, self)
            self._column.insertWidget(self._column.indexOf(self.boxed), self.alike)
        if self.alike is not None:
            self.alike.show_alike(alike)
            for before, part in pairwise([self.named_by, *self.alike.parts()]):
                QWidget.setTabOrder(before, part)

    def _label(self, object_name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(object_name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _make_named_by(self) -> QPushButton:
        """Return the button of those who name the drug; its room is kept while it is hidden, so that nothing moves."""
        button = QPushButton(self)
        button.setObjectName("namedBy")
        button.setFlat(True)
        button.setToolTip(
            with_key(QCoreApplication.translate("Header", "Which pages name this drug, and where"), "Ctrl+B")
        )
        button.clicked.connect(self.named_by_requested)
        kept = button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        button.setSizePolicy(kept)
        button.hide()
        return button

    def _button(self, tip: str, key: str, request: SignalInstance) -> QToolButton:
        button = QToolButton(self.buttons)
        button.setAutoRaise(True)
        button.setAccessibleName(tip)
        button.setToolTip(with_key(tip, key))
        button.clicked.connect(request)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.star, self.note, self.print, self.export):
            row.addWidget(button)
        column, top, foot = self._column, self._top, QHBoxLayout()
        column.setContentsMargins(24, 12, 16, 6)
        column.setSpacing(4)
        column.addLayout(top)
        top.setSpacing(4)
        top.addWidget(self.name, 1)
        self.take_buttons(self.buttons)
        column.addWidget(self.banned)
        column.addWidget(self.past)
        column.addWidget(self.facts)
        column.addLayout(foot)
        foot.addWidget(self.seal, 1)
        foot.addWidget(self.named_by, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.boxed, self.essentials, self.chips):
            column.addWidget(part)
        self.still_open.hide()
        self._over = Overlay(self.still_open, self._place_of_still_open)
        self.banned.hide()
        self.past.hide()

    def _place_of_still_open(self) -> QRect:
        """Return the first line below the name that warns of nothing, made as high as the text needs."""
        covered = (self.seal if self.facts.isHidden() else self.facts).geometry()
        height = max(covered.height(), self.still_open.heightForWidth(covered.width()))
        above = min(self._column.spacing(), (height - covered.height()) // 2)
        return QRect(covered.left(), covered.top() - above, covered.width(), height)
