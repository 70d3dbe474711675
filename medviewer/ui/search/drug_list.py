"""The left side of the window: the search field, the filters and the drug list."""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.library.catalogue import Row
from medviewer.ui.base import keystrokes
from medviewer.ui.base.language import shown_key, translatable, with_key
from medviewer.ui.base.tabs import Tabs
from medviewer.ui.base.theme import Theme
from medviewer.ui.search.drug_delegate import DrugDelegate
from medviewer.ui.search.drug_model import DrugModel
from medviewer.ui.search.drug_view import DrugView
from medviewer.ui.search.list_content import ListContent, field_prompt
from medviewer.ui.search.list_lines import HEADING, UP, ListItem
from medviewer.ui.search.list_state import ALL, COLLECTIONS, FAVOURITES, RECENT, ListState
from medviewer.ui.search.rows import first_but, place_like
from medviewer.ui.search.search_head import SearchHead
from medviewer.ui.search.section_box import HitSectionBox

BROWSE = (
    ("", translatable("DrugList", "By name"), "Alt+4"),
    ("letter", translatable("DrugList", "By letter"), "Alt+5"),
    ("class", translatable("DrugList", "By drug class"), "Alt+6"),
    ("atc", translatable("DrugList", "By ATC group"), "Alt+7"),
    ("library", translatable("DrugList", "By library"), "Alt+8"),
)
FILTERS = (
    (ALL, translatable("DrugList", "All"), "Alt+1"),
    (FAVOURITES, translatable("DrugList", "Favourites"), "Alt+2"),
    (RECENT, translatable("DrugList", "Recent"), "Alt+3"),
    (COLLECTIONS, translatable("DrugList", "Collections"), "Alt+9"),
)
BESIDE_HEAD = 12
"""Pixels on either side of what stands above the list."""
NOTICE_LINES, NOTICE_PADDING = 4, 4  # the latter in pixels, as in list.qss
"""Lines of room for what is said of a query that names no drug, while its text is being looked for."""
_LIST_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


def inserted(before: str, after: str) -> str:
    """Return what was put into a text, at any place or instead of a part of it."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return after[start : len(after) - end]


def _shared(one: str, other: str) -> int:
    """Return with how many of the same signs two texts begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


class DrugList(QWidget):
    """Search field, filters, sections, notice and list; what is asked of a row, `view` says.

    query_changed(text), filter_changed(key), section_changed(key), browse_requested(grouping): from what stands above
    the list. list_pasted(text): several lines were put into the search field, which has what it had before.
    """

    query_changed = Signal(str)
    filter_changed = Signal(str)
    section_changed = Signal(str)
    browse_requested = Signal(str)
    list_pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drugList")
        self._theme = theme
        self._icons: dict[str, QAction] = {}
        self._reading = False
        self.field = self._make_field()
        self.filters = Tabs("filters", QCoreApplication.translate("DrugList", "Which drugs are listed"), self)
        self.filters.setAcceptDrops(True)
        self.filters.setChangeCurrentOnDrag(True)
        for number, (_, title, key) in enumerate(FILTERS):
            self.filters.addTab(QCoreApplication.translate("DrugList", title))
            self.filters.setTabToolTip(number, with_key(self.filters.tabText(number), key))
        self.filters.setExpanding(True)
        self.sections = HitSectionBox(self)
        self._waits = False
        self._waiting = self._typed = ""
        self.browse = QToolButton(self)
        self.notice = QLabel()
        self.view = DrugView(self)
        self.model = DrugModel(self)
        self._delegate = DrugDelegate(theme, self.view)
        self._lay_out()
        self._connect()

    def take_way(self, way: QWidget) -> None:
        """Have Back and Forward in front of the search field; the Tab key comes to them last."""
        self._head.take_way(way)

    def width_of_one_row(self) -> int:
        """Return the width at which the search field stands beside Back and Forward, in pixels."""
        return self._head.width_of_one_row() + 2 * BESIDE_HEAD

    def set_compact(self, is_compact: bool) -> None:
        """Put the rows closer together, or further apart; what is seen at the top stays there."""
        top = self.view.indexAt(QPoint(1, 1))
        self._delegate.is_compact = is_compact
        self._delegate.sizeHintChanged.emit(QModelIndex())
        self.view.scheduleDelayedItemsLayout()
        self.view.executeDelayedItemsLayout()
        if top.isValid():
            self.view.scrollTo(top, QListView.ScrollHint.PositionAtTop)

    def filter(self) -> str:
        """Return which filter is chosen: all, favourites, recent or collections."""
        return FILTERS[self.filters.currentIndex()][0]

    def choose_filter(self, key: str) -> None:
        """Choose a filter by its key; an unknown one means all."""
        number = self._number_of(key)
        self.filters.setCurrentIndex(number if self.filters.isTabEnabled(number) else 0)

    def take_filter_away(self, key: str) -> None:
        """Let a filter never be chosen."""
        if self.filter() == key:
            self.filters.setCurrentIndex(0)
        number = self._number_of(key)
        self.filters.setTabEnabled(number, False)
        self.filters.setTabVisible(number, False)

    def _number_of(self, key: str) -> int:
        keys = [k for k, *_ in FILTERS]
        return keys.index(key) if key in keys else 0

    def chosen_id(self) -> str:
        """Return the id of what the current row stands for, empty where there is none."""
        row = self._shown_at(self.view.currentIndex())
        return row.id if row else ""

    def focus_field(self) -> None:
        """Put the cursor into the search field, its text marked."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def take_typed(self, text: str) -> None:
        """Begin a query with what was typed elsewhere in the window."""
        self.focus_field()
        self.field.insert(text)

    def show_state(self, state: ListState) -> None:
        """Show what is typed and which filter is chosen."""
        if self.field.text() != state.query:
            self.field.selectAll()
            self.field.insert(state.query)  # unlike setText, leaves what was typed to be undone
        self.choose_filter(state.filter)
        self.field.setPlaceholderText(field_prompt(state))
        self._delegate.words = state.words

    def show_content(self, content: ListContent, chosen: int | None) -> None:
        """Show rows and what belongs to them.

        chosen: the row that is chosen, -1 for none; None to leave what is chosen and what is seen in place.
        """
        self.model.name_libraries(content.several)
        self.model.mark_unfolded(content.unfolded)
        if chosen is not None:
            self.model.show(content.rows, content.missing)
            self.choose(chosen)
        elif not self.model.shows(content.rows, content.missing):
            self._show_in_place(content)
        self.view.sorted_in = content.sorted_in
        self.sections.show_choices(content.tabs, content.searches_text)
        self._show_notice(content, in_place=chosen is None)
        self._waits = content.waits
        self._go_on()

    def _go_on(self) -> None:
        """Do as Return asked for while the libraries were being read, if the same is typed still."""
        if self._waiting and not self._waits:
            typed, self._waiting = self._waiting, ""
            if typed == self.field.text() and self._has_cursor():
                self._open_current()

    def _show_in_place(self, content: ListContent) -> None:
        """Show rows that have changed; what is chosen and what is seen stay in place."""
        rows = content.rows
        chosen, top = self._shown_at(self.view.currentIndex()), self.view.indexAt(QPoint(1, 1))
        seen, shift = self._shown_at(top), self.view.visualRect(top).top()
        bar = self.view.verticalScrollBar()
        scrolled = bar.value()
        self.model.show(rows, content.missing)
        self._keep_chosen(place_like(rows, chosen) if chosen else -1)
        anchor = place_like(rows, seen) if seen else -1
        self.view.executeDelayedItemsLayout()
        if anchor >= 0:
            self.view.scrollTo(self.model.index(anchor), QListView.ScrollHint.PositionAtTop)
            scrolled = bar.value() - shift
        bar.setValue(scrolled)

    def _show_notice(self, content: ListContent, in_place: bool) -> None:
        """Show the line above the list, with room for what else it may say of the same query: the rows stay there."""
        if in_place:
            self.notice.setMinimumHeight(0 if self.notice.isHidden() else self.notice.height())
        else:
            will_say_more = content.notice and len(content.rows) and not content.listed
            room = NOTICE_LINES * self.fontMetrics().lineSpacing() + 2 * NOTICE_PADDING
            self.notice.setMinimumHeight(room if will_say_more else 0)
        self.notice.setText(content.notice)
        self.notice.setVisible(bool(content.notice) or self.notice.minimumHeight() > 0)

    def after_opening(self) -> None:
        """Mark what is typed, so that the next name replaces it; until then the keys of a page read the open one."""
        if self._has_cursor():
            self.field.selectAll()
            self._reading = True

    def _has_cursor(self) -> bool:
        """Return whether the cursor of the window is in the field, even if another window is in front."""
        return self.window().focusWidget() is self.field

    def choose(self, number: int) -> None:
        """Make a row the current one and show it; none, and the beginning, where no row has this number."""
        index = self.model.index(number) if 0 <= number < self.model.rowCount() else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flags)
        if index.isValid():
            self.view.scrollTo(index)
        else:
            self.view.clearSelection()
            self.view.scrollToTop()

    def add_icons(self) -> None:
        """Put the icons into the search field: later, for they take longer than all the rest of it."""
        leading, trailing = QLineEdit.ActionPosition.LeadingPosition, QLineEdit.ActionPosition.TrailingPosition
        self._icons = {
            "search": QAction(QCoreApplication.translate("DrugList", "Find"), self),
            "close": QAction(QCoreApplication.translate("DrugList", "Clear the search field"), self),
        }
        for name, key in (("search", "Ctrl+L"), ("close", "Esc")):
            self._icons[name].setToolTip(with_key(self._icons[name].text(), key))
        self.field.addAction(self._icons["search"], leading)
        self.field.addAction(self._icons["close"], trailing)
        self._icons["search"].triggered.connect(self.focus_field)
        self._icons["close"].triggered.connect(self.field.clear)
        self._icons["close"].setVisible(bool(self.field.text()))
        self.field.textChanged.connect(lambda text: self._icons["close"].setVisible(bool(text)))
        self._take_icons()
        self.field.update()  # Qt leaves what was painted before there was an icon to stand beside

    def retheme(self) -> None:
        """Take the colours of the theme."""
        self._take_icons()
        self.view.viewport().update()

    def _take_icons(self) -> None:
        for name, action in self._icons.items():
            action.setIcon(self._theme.icon(name, self._theme.colours.quiet))

    def move_in_list(self, event: QKeyEvent) -> None:
        """Choose another row, as a key in the search field asks for."""
        if not self.view.currentIndex().isValid() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.choose(first_but(self.model.rows(), HEADING, UP))
        else:
            self.view.keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field move in the list, open from it and be emptied by Escape."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._field_key(event)
        return super().eventFilter(watched, event)

    def _field_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if keystrokes.reads_page(event) and (self._reading or not self.field.text()):
            event.ignore()  # the window has the page
            return True
        if key in _LIST_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_in_list(event)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
            return True
        if key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        return False

    def _open_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.view.activate(index)
        elif self._waits:
            self._waiting = self.field.text()
        elif self.model.rowCount():
            self.choose(first_but(self.model.rows(), HEADING, UP))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_text(self, text: str) -> None:
        """Pass on what was typed; several lines that were pasted or dropped are a list of drugs."""
        if text.splitlines() in ([], [text]):
            self._typed = text
            self.query_changed.emit(text)
            return
        lines = [line.strip() for line in inserted(self._typed, text).splitlines() if line.strip()]
        if len(lines) > 1:
            self.field.setText(self._typed)
            self.list_pasted.emit("\n".join(lines))
        else:
            self.field.setText(" ".join(text.split()))

    def _stop_reading(self) -> None:
        self._reading = False

    def _take_section(self) -> None:
        self.section_changed.emit(self.sections.take_chosen())

    def _shown_at(self, index: QModelIndex) -> Row | ListItem | None:
        return self.model.rows()[index.row()] if index.isValid() else None

    def _keep_chosen(self, number: int) -> None:
        """Let the row stay chosen that was, without a word to anybody."""
        if number >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(number), flags)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.view.viewport().update()

    def _make_field(self) -> QLineEdit:
        field = keystrokes.TextField(self)
        field.setObjectName("searchField")
        field.setPlaceholderText(field_prompt(ListState()))
        field.setAccessibleName(QCoreApplication.translate("DrugList", "Find a drug by name, generic name or brand"))
        field.installEventFilter(self)
        return field

    def _make_browse_menu(self) -> None:
        self.browse.setObjectName("browse")
        self.browse.setAutoRaise(True)
        self.browse.setText(QCoreApplication.translate("DrugList", "A–Z"))
        message = QCoreApplication.translate("DrugList", "Browse by letter, class, ATC group or library")
        self.browse.setAccessibleName(message)
        self.browse.setToolTip(message)
        self.browse.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.browse)
        for grouping, title, key in BROWSE:
            text = f"{QCoreApplication.translate('DrugList', title)}\t{shown_key(key)}"  # the keys are the window's
            menu.addAction(text, partial(self.browse_requested.emit, grouping))
        self.browse.setMenu(menu)

    def _lay_out(self) -> None:
        self.notice.setObjectName("listNotice")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.notice.hide()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(BESIDE_HEAD, 0, BESIDE_HEAD, 0)
        head.setSpacing(8)
        self._head = SearchHead(self.field, self.browse, self)
        head.addWidget(self._head)
        head.addWidget(self.filters)
        head.addWidget(self.sections)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        QWidget.setTabOrder(self.field, self.browse)
        QWidget.setTabOrder(self.browse, self.filters)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._take_text)
        self.field.textChanged.connect(self._stop_reading)
        self._make_browse_menu()
        self.filters.currentChanged.connect(lambda _: self.filter_changed.emit(self.filter()))
        self.sections.currentIndexChanged.connect(self._take_section)
        self.view.hover_changed.connect(self._hover)
        self.view.field_requested.connect(self.focus_field)
        self.view.note_requested.connect(self.after_opening)
