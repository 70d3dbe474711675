"""The start page as a pane: sections of tiles below each other, scrolled where they are more than there is room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCursor, QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medviewer.ui.base.collection_colours import swatch
from medviewer.ui.base.language import shown_key
from medviewer.ui.base.small_screen import own_viewport
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.measures import MARGIN, MEASURE
from medviewer.ui.page.panes import PaneOnTop
from medviewer.ui.services.page_loader import StartStop, Stop
from medviewer.ui.start.start_content import ACTION, StartSection, StartTile
from medviewer.ui.start.tiles import TileButton, TileGrid

BETWEEN, BELOW_TITLE = 20, 6
"""Pixels between sections, and below the title of one."""
AT_ONCE = 16
"""Tiles that become buttons in one turn, which takes some 10 ms."""
TITLE = 1.12
"""Size of the title of a section; the window's text is 1."""

translate = QCoreApplication.translate


class StartPage(PaneOnTop):
    """Shows sections. stands(): those that are wanted are there, with all tiles that are seen."""

    stands = Signal()
    tabs = find_bar = None
    """There are no tabs, and nothing is found in it: see `Pane`."""

    def __init__(
        self,
        theme: Theme,
        actions: Mapping[str, QAction],
        choose: Callable[[StartTile, bool], None],
        parent: QWidget,
    ) -> None:
        """actions: those that sections offer, by their names.

        choose: takes the tile that was chosen, and whether it is wanted in a page tab of its own.
        """
        super().__init__(parent)
        self._choose = choose
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = actions
        self._boxes: list[SectionBox] = []
        self._coming: list[SectionBox] = []
        self._wanted: list[StartSection] = []
        self._building = self._turn(self._build)
        self._revealing = self._turn(self._reveal)
        self.covers_page = False
        """Whether a monograph is open behind it, so that Back and Forward lead here."""
        self.is_asked_for = False
        """Whether a new page tab or window shows it, so that Back leads here too."""
        self.page = QScrollArea(self)
        self.page.setViewport(own_viewport(self.page))
        self._body = QWidget(self.page)
        self._column = QVBoxLayout(self._body)
        self._lay_out()

    def stop(self) -> Stop | None:
        """Return the place that this page is on the reader's way, none where it is where that begins."""
        return StartStop() if self.covers_page or self.is_asked_for else None

    def grids(self) -> list[TileGrid]:
        """Return the grids of tiles from above down."""
        return [box.grid for box in self._boxes if box.grid.tiles()]

    def show_sections(self, sections: Sequence[StartSection]) -> None:
        """Show these, new ones made one at a time so that keys are answered between; what was there before stays."""
        self._wanted = list(sections)
        self._building.start()

    def _build(self) -> None:
        """Change the next section that holds other things now, or make one; when all are there, put them in order."""
        boxes = {box.key: box for box in (*self._boxes, *self._coming)}
        for section in self._wanted:
            box = boxes.get(key_of(section))
            if box is None or box.section != section:
                self._change(box or self._made(section), section)
                self._building.start()
                return
        self._arrange()

    def _change(self, box: SectionBox, section: StartSection) -> None:
        """Have a section hold other things; a new one is measured now, and shown with the others."""
        held = self._held()
        box.show_section(section)
        self._hold(held)
        box.grid.heightForWidth(self._body.width() - 2 * MARGIN)

    def _arrange(self) -> None:
        """Put all sections into their places in one go, so that nothing moves twice, nor under the pointer."""
        held = self._held()
        boxes = {box.key: box for box in (*self._boxes, *self._coming)}
        self._boxes, self._coming = [boxes.pop(key_of(section)) for section in self._wanted], []
        had_focus = any(box.isAncestorOf(focused) for box in boxes.values() if (focused := QApplication.focusWidget()))
        for place, box in enumerate(self._boxes):
            if self._column.indexOf(box) != place:
                self._column.insertWidget(place, box)
            box.show()
        for box in boxes.values():
            box.hide()
            box.deleteLater()
        self._order_focus()
        if had_focus:
            self.take_focus()
        self._hold(held)
        self._reveal()

    def _held(self) -> tuple[TileButton, int] | None:
        """Return the tile that is to stay where it is, and its height: that under the pointer, else the first one."""
        viewport = self.page.viewport()
        at = viewport.mapFromGlobal(QCursor.pos())
        under = viewport.childAt(at) if viewport.rect().contains(at) else None
        buttons = [button for grid in self.grids() for button in grid.buttons()]
        seen = (button for button in buttons if button.mapTo(viewport, QPoint()).y() >= 0)
        first = next(seen, None) if self.page.verticalScrollBar().value() else None
        button = under if isinstance(under, TileButton) else first
        return (button, button.mapTo(viewport, QPoint()).y()) if button else None

    def _hold(self, held: tuple[TileButton, int] | None) -> None:
        """Scroll so far that a tile stands where it stood."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if held is not None and held[0].isVisible():
            bar, (button, height) = self.page.verticalScrollBar(), held
            bar.setValue(bar.value() + button.mapTo(self.page.viewport(), QPoint()).y() - height)

    def _reveal(self) -> None:
        """Make buttons of some tiles that are seen, or nearly; others follow in turns of their own."""
        viewport = self.page.viewport()
        height, left = viewport.height(), AT_ONCE
        tops = {grid: -grid.mapTo(viewport, QPoint()).y() for grid in self.grids()}
        for near in (0, height // 2):  # those that are seen come first
            for grid, top in tops.items():
                left -= grid.reveal(top - near, top + height + near, left)
        if left < AT_ONCE:
            self._revealing.start()
        else:
            for grid, top in tops.items():
                grid.forget(top - height, top + 2 * height)
            if self._boxes and not self._building.isActive():
                self.stands.emit()

    def take_focus(self) -> None:
        """Give the focus to the first tile."""
        grids = self.grids()
        (grids[0].button(0) if grids else self.page).setFocus(Qt.FocusReason.OtherFocusReason)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        for box in self._boxes:
            box.retheme()

    def _made(self, section: StartSection) -> SectionBox:
        box = SectionBox(section, self._theme, self._actions, self._body)
        box.hide()
        grid = box.grid
        grid.chosen.connect(lambda tile: self._choose(tile, False))
        grid.beside_chosen.connect(lambda tile: self._choose(tile, True))
        grid.walked.connect(self._follow)
        grid.passed.connect(lambda step, column: self._pass(grid, step, column))
        grid.placed.connect(self._revealing.start)
        self._coming.append(box)
        return box

    @Slot(object)  # known from the first on: a slot that is found later has Qt polish and paint the whole page anew
    def _follow(self, tile: TileButton) -> None:
        """Show the tile that has the focus, and come back to it."""
        self._order_focus()
        self.page.setFocusProxy(tile)
        self.page.ensureWidgetVisible(tile, 0, BETWEEN)

    def _pass(self, grid: TileGrid, step: int, column: int) -> None:
        """Go on with an arrow in the next section."""
        grids = self.grids()
        place = grids.index(grid) + step
        if 0 <= place < len(grids):
            grids[place].enter(step, column)

    def _order_focus(self) -> None:
        """Have Tab walk the sections from above down: a tile that was made late stands behind all others else."""
        walked = [grid.stop() for grid in self.grids()]
        for one, other in pairwise((self._body, *walked)):
            QWidget.setTabOrder(one, other)
        if walked and QApplication.focusWidget() not in walked:
            self.page.setFocusProxy(walked[0])

    def _turn(self, work: Callable[[], None]) -> QTimer:
        """Return a timer that does some work in a turn of its own."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(work)
        return timer

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
        self.page.verticalScrollBar().valueChanged.connect(lambda _value: self._reveal())
        self.page.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._revealing.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)


class NoteLabel(QLabel):
    """Sentences whose lines are as long as those of a page at most."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines as long as they may be; layouts ask for more width than they give."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def key_of(section: StartSection) -> tuple[str, bool]:
    """Return what tells a section from the others, whatever it holds: a pinned collection may be called Favourites."""
    return section.title, section.large


class SectionBox(QWidget):
    """One section: title, tiles, sentences and buttons. section: what it shows. key: tells it from the others."""

    def __init__(self, section: StartSection, theme: Theme, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key_of(section)
        self.section = section._replace(tiles=(), notes=(), actions=())
        self._theme = theme
        self._actions = actions
        self._swatch = QLabel(self)
        self._title = QLabel(section.title, self)
        self._notes: list[QLabel] = []
        self.grid = TileGrid(section.title, section.large, theme, self)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.retheme()

    def show_section(self, section: StartSection) -> None:
        """Show another section of the same key: what is the same in it stays as it is."""
        if [note.text() for note in self._notes] != list(section.notes):
            self._show_notes(section.notes)
        offered = [(name, self._actions[name]) for name in section.actions if self._actions[name].isEnabled()]
        self.grid.show_tiles((*section.tiles, *(StartTile(ACTION, name, *_worded(action)) for name, action in offered)))
        self.section = section
        self.retheme()

    def retheme(self) -> None:
        """Take the colours and the size of the text."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * TITLE)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._swatch.setVisible(bool(self.section.colour))
        if self.section.colour:
            self._swatch.setPixmap(swatch(self.section.colour, self._theme).pixmap(self._theme.icon_size()))
        for note in self._notes:
            note.setMaximumWidth(self.fontMetrics().averageCharWidth() * MEASURE)
        self.update()

    def _show_notes(self, notes: Sequence[str]) -> None:
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = [NoteLabel(note, self) for note in notes]
        for place, note in enumerate(self._notes, 1):
            note.setObjectName("startNote")
            _let_wrap(note)
            self._column.insertWidget(place, note)

    def _lay_out(self) -> None:
        self._title.setObjectName("startTitle")
        _let_wrap(self._title)
        self._title.setVisible(bool(self.key[0]))
        head = QHBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BELOW_TITLE)
        self._column.addLayout(head)
        head.setSpacing(8)
        head.addWidget(self._swatch)
        head.addWidget(self._title, 1)
        self._column.addWidget(self.grid)


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
