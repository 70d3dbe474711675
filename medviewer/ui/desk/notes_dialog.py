"""All local notes in one table, those without a page first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medviewer.desk.notes import Note
from medviewer.local_days import local_day
from medviewer.ui.base.provenance import day_text
from medviewer.ui.base.theme import Dialog
from medviewer.ui.base.undo import Undo
from medviewer.ui.desk.note_control import delete_notes
from medviewer.ui.services.desk_keeper import NotesKeeper

translate = QCoreApplication.translate


class NotesDialog(Dialog):
    """Shows notes, opens a page at one, deletes them. open_requested(page id, note key)."""

    open_requested = Signal(str, str)

    def __init__(
        self, parent: QWidget, kept: NotesKeeper, undo: Undo, notes: Sequence[Note], known: Collection[str]
    ) -> None:
        """known: ids of the pages that the open libraries hold."""
        super().__init__(parent)
        self.setObjectName("notesDialog")
        self.setWindowTitle(translate("NotesDialog", "Local notes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 480)
        self._kept = kept
        self._undo = undo
        self._known = known
        self._notes: list[Note] = []
        self.lead = QLabel(self)
        self.lead.setWordWrap(True)
        self.table = self._make_table()
        self.open_note = QPushButton(translate("NotesDialog", "&Open"), self)
        self.delete = QPushButton(translate("NotesDialog", "&Delete"), self)
        self._lay_out()
        self._show(notes)
        kept.changed.connect(self._read)

    def _read(self) -> None:
        self._kept.read_all(self._show)

    def _show(self, notes: Sequence[Note]) -> None:
        self._notes = sorted(notes, key=lambda note: note.id in self._known)
        lost = sum(note.id not in self._known for note in notes)
        message = translate("NotesDialog", "%Ln local note(s).", "", len(notes))
        if not notes:
            message = translate("NotesDialog", "No local notes yet. Ctrl+N writes one on the open page.")
        if lost:
            message += " " + translate("NotesDialog", "%Ln of them without a page in the open libraries:", "", lost)
            message += " " + translate("NotesDialog", "copy what is needed to another page, or delete them.")
        self.lead.setText(message)
        self.table.setRowCount(len(self._notes))
        for row, note in enumerate(self._notes):
            for column, text in enumerate(self._cells(note)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._choose()

    def _cells(self, note: Note) -> tuple[str, ...]:
        title = note.title or note.id
        page = title if note.id in self._known else translate("NotesDialog", "No page: {}").format(title)
        section = note.section or translate("NotesDialog", "whole page")
        return page, section, note.initials, day_text(local_day(note.changed)), note.text

    def _chosen(self) -> list[Note]:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [note for row, note in enumerate(self._notes) if row in rows]

    def _choose(self) -> None:
        chosen = self._chosen()
        self.delete.setEnabled(bool(chosen))
        self.open_note.setEnabled(len(chosen) == 1 and chosen[0].id in self._known)

    def _open(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].id in self._known:
            self.open_requested.emit(chosen[0].id, chosen[0].key)
            self.accept()

    def _delete(self) -> None:
        delete_notes(self._kept, self._undo, [note.key for note in self._chosen()])

    def _make_table(self) -> QTableWidget:
        names = (
            translate("NotesDialog", "Page"),
            translate("NotesDialog", "Section"),
            translate("NotesDialog", "Initials"),
            translate("NotesDialog", "Date"),
            translate("NotesDialog", "Note"),
        )
        table = QTableWidget(0, len(names), self)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(names)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setColumnWidth(0, 220)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setStretchLastSection(True)
        table.itemSelectionChanged.connect(self._choose)
        table.itemActivated.connect(lambda _item: self._open())
        return table

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.open_note, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.delete, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.open_note.clicked.connect(self._open)
        self.delete.clicked.connect(self._delete)
        column = QVBoxLayout(self)
        column.addWidget(self.lead)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
