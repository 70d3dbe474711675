"""The start page as a pane: sections of tiles below each other, scrolled where they are more than there is room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medviewer.ui.base.collection_colours import swatch
from medviewer.ui.base.language import shown_key
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_documents import MEASURE
from medviewer.ui.page.page_view import MARGIN
from medviewer.ui.page.panes import PaneOnTop
from medviewer.ui.services.page_loader import StartStop, Stop
from medviewer.ui.start.start_content import ACTION, StartSection, StartTile
from medviewer.ui.start.tiles import TileButton, TileGrid

BETWEEN, BELOW_TITLE = 20, 6
"""Pixels between sections, and below the title of one."""
TITLE = 1.12
"""Size of the title of a section; the window's text is 1."""

translate = QCoreApplication.translate


class StartPage(PaneOnTop):
    """Shows sections."""

    tabs = find_bar = None
    """There are no tabs, and nothing is found in it: see `Pane`."""

    def __init__(
        self,
        theme: Theme,
        actions: Mapping[str, QAction],
        choose: Callable[[StartTile], None],
        parent: QWidget,
    ) -> None:
        """actions: those that sections offer, by their names. choose: takes the tile that was chosen."""
        super().__init__(parent)
        self._choose = choose
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = actions
        self._sections: list[SectionBox] = []
        self._wanted: list[StartSection] = []
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.timeout.connect(self._build)
        self.covers_page = False
        """Whether a monograph is open behind it, so that Back and Forward lead here."""
        self.is_asked_for = False
        """Whether a new page tab or window shows it, so that Back leads here too."""
        self.page = QScrollArea(self)
        self._body = QWidget(self.page)
        self._column = QVBoxLayout(self._body)
        self._lay_out()

    def stop(self) -> Stop | None:
        """Return the place that this page is on the reader's way, none where it is where that begins."""
        return StartStop() if self.covers_page or self.is_asked_for else None

    def grids(self) -> list[TileGrid]:
        """Return the grids of tiles from above down."""
        return [box.grid for box in self._sections if box.grid is not None]

    def show_sections(self, sections: Sequence[StartSection]) -> None:
        """Show these, one new one at a time so that keys are answered between; what is the same as before stays."""
        self._wanted = list(sections)
        self._building.start()

    def _build(self) -> None:
        """Put the next section into its place; when all are there, take away what was before."""
        before = {box.section: box for box in self._sections}
        for place, section in enumerate(self._wanted):
            if self._sections[place : place + 1] == [before.get(section)]:
                continue
            box = before.get(section)
            if box is not None:
                self._sections.remove(box)
            self._put(box or self._made(section), place)
            if box is None:
                self._building.start()
                return
        self._drop(self._sections[len(self._wanted) :])

    def _put(self, box: SectionBox, place: int) -> None:
        self._sections.insert(place, box)
        self._column.insertWidget(place, box)
        box.show()

    def _drop(self, outdated: Sequence[SectionBox]) -> None:
        """Take sections away; the focus goes to the tile that stands for the same as the one that had it."""
        focused = QApplication.focusWidget()
        had_focus = [box for box in outdated if focused is not None and box.isAncestorOf(focused)]
        del self._sections[len(self._wanted) :]
        self._order_focus()
        if had_focus:
            self._focus_again(focused.tile if isinstance(focused, TileButton) else None)
        for box in outdated:
            box.hide()
            box.deleteLater()

    def take_focus(self) -> None:
        """Give the focus to the first tile."""
        grids = self.grids()
        (grids[0].tiles[0] if grids else self.page).setFocus(Qt.FocusReason.OtherFocusReason)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        for box in self._sections:
            box.retheme()

    def _made(self, section: StartSection) -> SectionBox:
        box = SectionBox(section, self._theme, self._actions, self._body)
        if box.grid is not None:
            box.grid.chosen.connect(self._choose)
            grid = box.grid
            grid.walked.connect(self._follow)
            grid.passed.connect(lambda step, column: self._pass(grid, step, column))
        box.show()
        return box

    def _follow(self, tile: TileButton) -> None:
        """Show the tile that has the focus, and come back to it."""
        self.page.setFocusProxy(tile)
        self.page.ensureWidgetVisible(tile, 0, BETWEEN)

    def _pass(self, grid: TileGrid, step: int, column: int) -> None:
        """Go on with an arrow in the next section."""
        grids = self.grids()
        place = grids.index(grid) + step
        if 0 <= place < len(grids):
            grids[place].enter(step, column)

    def _order_focus(self) -> None:
        """Have Tab walk the sections from above down."""
        walked = [part for box in self._sections for part in box.focusable()]
        for one, other in pairwise(walked):
            QWidget.setTabOrder(one, other)
        if walked and QApplication.focusWidget() not in walked:
            self.page.setFocusProxy(walked[0])

    def _focus_again(self, tile: StartTile | None) -> None:
        buttons = [button for grid in self.grids() for button in grid.tiles]
        button = next((button for button in buttons if tile is not None and button.tile[:2] == tile[:2]), None)
        if button is None:
            self.take_focus()
        else:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(MARGIN, 18, MARGIN, 24)
        self._column.setSpacing(BETWEEN)
        self._column.addStretch(1)
        self._body.setObjectName("startBody")
        self.page.setObjectName("startScroll")
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tiles take it
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setWidget(self._body)
        self.page.setAccessibleName(translate("StartPage", "Start page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)


class NoteLabel(QLabel):
    """Sentences whose lines are as long as those of a page at most."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines as long as they may be; layouts ask for more width than they give."""
        return super().heightForWidth(min(width, self.maximumWidth()))


class SectionBox(QWidget):
    """One section: its title, its tiles, sentences and buttons."""

    def __init__(self, section: StartSection, theme: Theme, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self._theme = theme
        self._swatch = QLabel(self)
        self._title = QLabel(section.title, self)
        self._notes = [NoteLabel(note, self) for note in section.notes]
        offered = [(name, actions[name]) for name in section.actions if actions[name].isEnabled()]
        tiles = (*section.tiles, *(StartTile(ACTION, name, *_worded(action)) for name, action in offered))
        self.grid = TileGrid(section._replace(tiles=tiles), theme, self) if tiles else None
        self._lay_out()
        self.retheme()

    def focusable(self) -> list[QWidget]:
        """Return what Tab can lead to, in order."""
        return list(self.grid.tiles) if self.grid is not None else []

    def retheme(self) -> None:
        """Take the colours and the size of the text."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * TITLE)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        if self.section.colour:
            self._swatch.setPixmap(swatch(self.section.colour, self._theme).pixmap(self._theme.icon_size()))
        for note in self._notes:
            note.setMaximumWidth(self.fontMetrics().averageCharWidth() * MEASURE)
        self.update()

    def _lay_out(self) -> None:
        self._title.setObjectName("startTitle")
        _let_wrap(self._title)
        self._swatch.setVisible(bool(self.section.colour))
        self._title.setVisible(bool(self.section.title))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._swatch)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BELOW_TITLE)
        column.addLayout(head)
        for note in self._notes:
            note.setObjectName("startNote")
            _let_wrap(note)
            column.addWidget(note)
        if self.grid is not None:
            column.addWidget(self.grid)


def _let_wrap(label: QLabel) -> None:
    """Let a text be as narrow as the window, whatever words it has."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)  # a policy of one's own takes away that of a text with several lines
    label.setSizePolicy(policy)


def _worded(action: QAction) -> tuple[str, str]:
    """Return an action's text without its mnemonic, and its key."""
    return action.text().replace("&", ""), shown_key(action.shortcut())
