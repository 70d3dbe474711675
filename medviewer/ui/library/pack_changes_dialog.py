"""The differences of a library since the pack before: every page, what the reader keeps first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from medviewer.library.names.folding import fold
from medviewer.library.pack.changes import FACTS, PageChange, SectionChange
from medviewer.ui.base.dialogs import roomy
from medviewer.ui.base.theme import Dialog

if TYPE_CHECKING:
    from medviewer.ui.library.pack_comparison import ComparedEditions

ChangeRow = tuple[bool, PageChange]
"""Whether the reader keeps the page, and what became of it."""
ModelIndex = QModelIndex | QPersistentModelIndex
NAME, FATE, SECTIONS = range(3)
NO_PARENT = QModelIndex()


class PackChangesModel(QAbstractTableModel):
    """Holds the rows, and shows those that the filter leaves."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ChangeRow] = ()
        self._shown: Sequence[ChangeRow] = ()
        self._filter = ""

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Show these rows, as far as the filter leaves them."""
        self._rows = rows
        self.filter(self._filter)

    def filter(self, text: str) -> None:
        """Leave the rows that hold every word of a text in their name, sections or fate."""
        self.beginResetModel()
        self._filter = text
        words = fold(text).split()
        self._shown = [row for row in self._rows if _holds(row, words)] if words else self._rows
        self.endResetModel()

    def row(self, number: int) -> ChangeRow:
        """Return a row that is shown."""
        return self._shown[number]

    def rowCount(self, parent: ModelIndex = NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: ModelIndex = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or says to a screen reader."""
        star, page = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(star, page)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == SECTIONS:
            return sections_said(page)
        if role == Qt.ItemDataRole.AccessibleTextRole and star and index.column() == NAME:
            return translate("PackChanges", "{}, kept by you").format(page.title)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the head of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            translate("PackChanges", "Drug"),
            translate("PackChanges", "What"),
            translate("PackChanges", "Sections"),
        )
        return heads[section]


def _cells(star: bool, page: PageChange) -> tuple[str, str, str]:
    return f"★ {page.title}" if star else page.title, fate_said(page), sections_said(page)


def fate_said(page: PageChange) -> str:
    """Return what became of a page, in a word."""
    words = {
        "added": translate("PackChanges", "added"),
        "changed": translate("PackChanges", "changed"),
        "moved": translate("PackChanges", "moved"),
        "gone": translate("PackChanges", "gone"),
    }
    return words[page.kind]


def sections_said(page: PageChange) -> str:
    """Return which sections of a page changed, or from where it moved."""
    if page.kind == "moved":
        return translate("PackChanges", "the same text; its file was {}").format(page.before.partition("/")[2])
    if page.kind != "changed":
        return ""
    return ", ".join(map(_section, page.sections)) or translate("PackChanges", "in no word of its text")


def _section(section: SectionChange) -> str:
    if section.key == FACTS:
        return translate("PackChanges", "names and review")
    words = {
        "added": translate("PackChanges", "{} (new)"),
        "removed": translate("PackChanges", "{} (removed)"),
        "moved": translate("PackChanges", "{} (moved)"),
        "changed": "{}",
    }
    return words[section.fate].format(section.title)


def _holds(row: ChangeRow, words: Sequence[str]) -> bool:
    text = fold(" ".join(_cells(*row)))
    return all(word in text for word in words)


translate = QCoreApplication.translate


class PackChangesDialog(Dialog):
    """Lists what changed, filters it, opens pages and asks for differences.

    open_requested(id): of a page of the open library. difference_requested(ComparedEditions, PageChange): word by word.
    pack_requested(), folder_requested(): the reader wants to choose what is compared with the open library.
    """

    open_requested = Signal(str)
    difference_requested = Signal(object, object)
    pack_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setObjectName("packChangesDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self, 110, 32))
        self.model = PackChangesModel()
        self._compared: ComparedEditions | None = None
        self.lead = QLabel(self)
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("PackChanges", "Filter by drug or section"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.table = self._make_table()
        self.open_page = QPushButton(translate("PackChanges", "&Open"), self)
        self.difference = QPushButton(translate("PackChanges", "Show the &difference"), self)
        self.other_pack = QPushButton(translate("PackChanges", "Compare with a &pack…"), self)
        self.other_folder = QPushButton(translate("PackChanges", "Compare with a &folder…"), self)
        self._lay_out()
        self._connect()
        self._choose()

    def say(self, text: str) -> None:
        """Say something where there is nothing to list."""
        self.lead.setText(text)
        self._show_rows(())

    def show_changes(self, compared: ComparedEditions, rows: Sequence[ChangeRow]) -> None:
        """List the pages that differ, the first of them chosen."""
        self._compared = compared
        self.lead.setText(compared.lead())
        self._show_rows(rows)
        (self.table if rows else self.other_pack).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the keys of a list move in the list, from the filter too."""
        moves = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Return)
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Return:
                self._take(self.table.currentIndex().row())
                return True
            if event.key() in moves:
                self.table.setFocus()
                self.table.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _show_rows(self, rows: Sequence[ChangeRow]) -> None:
        self.model.show_rows(rows)
        self.field.setEnabled(bool(rows))
        self._first()

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._first()

    def _first(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
        self._choose()

    def _chosen(self) -> ChangeRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.row(rows[0].row()) if rows else None

    def _choose(self) -> None:
        chosen = self._chosen()
        self.open_page.setEnabled(chosen is not None and chosen[1].kind != "gone")
        self.difference.setEnabled(chosen is not None and chosen[1].kind == "changed")

    def _take(self, number: int) -> None:
        """Open a page; of one that changed show the difference, too, and stay for the next one."""
        if not 0 <= number < self.model.rowCount():
            return
        _, page = self.model.row(number)
        if page.kind == "gone":
            return
        self.open_requested.emit(page.id)
        if page.kind == "changed":
            self.difference_requested.emit(self._compared, page)
        else:
            self.accept()

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.open_requested.emit(chosen[1].id)
            self.accept()

    def _show_difference(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.difference_requested.emit(self._compared, chosen[1])

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.windowTitle())
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.6))
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        letter = table.fontMetrics().averageCharWidth()
        table.setColumnWidth(NAME, letter * 38)
        table.setColumnWidth(FATE, letter * 14)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _connect(self) -> None:
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._choose())
        self.table.activated.connect(lambda index: self._take(index.row()))
        self.open_page.clicked.connect(self._open)
        self.difference.clicked.connect(self._show_difference)
        self.other_pack.clicked.connect(self.pack_requested)
        self.other_folder.clicked.connect(self.folder_requested)

    def _lay_out(self) -> None:
        box = QDialogButtonBox(self)
        box.rejected.connect(self.reject)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        for button in (self.other_pack, self.other_folder, self.difference, self.open_page):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.other_pack, self.other_folder, self.difference, self.open_page, close):
            button.setAutoDefault(False)  # Return is for the row
        column = QVBoxLayout(self)
        column.addWidget(self.lead)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        column.addWidget(box)
