"""The rows of the drug list, held for the view: no files, no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from medviewer.library.catalogue import Row
from medviewer.ui.lines import GROUP, HEADING, NAME, NEARLY, UP, Line

Index = QModelIndex | QPersistentModelIndex
_STARRED = (NAME, NEARLY)


class DrugRole(IntEnum):
    """What a row can be asked for, beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    SUBTITLE = Qt.ItemDataRole.UserRole + 1
    FAVOURITE = Qt.ItemDataRole.UserRole + 2
    MISSING = Qt.ItemDataRole.UserRole + 3
    KIND = Qt.ItemDataRole.UserRole + 4
    LINE = Qt.ItemDataRole.UserRole + 5


class DrugModel(QStringListModel):
    """Rows in the order given, which of them are favourites, and which have lost their page.

    The names are Qt's own list of strings: a view asks for the index of every row whenever the rows change, and those
    questions, thousands at each key press, are answered without Python.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row | Line] = ()
        self._missing: Mapping[str, str] = {}
        self._favourites: frozenset[str] = frozenset()

    def show(self, rows: Sequence[Row | Line], missing: Mapping[str, str] | None = None) -> None:
        """Show these rows; `missing` gives the reason by id for those whose page is gone."""
        self._rows = rows
        self._missing = missing or {}
        self.setStringList([row.title for row in rows])

    def set_favourites(self, ids: frozenset[str]) -> None:
        """Paint the stars of these ids full."""
        changed = self._favourites ^ ids
        self._favourites = ids
        for number, row in enumerate(self._rows):
            if row.id in changed:
                index = self.index(number)
                self.dataChanged.emit(index, index, [DrugRole.FAVOURITE])

    def rows(self) -> Sequence[Row | Line]:
        """Return what is shown."""
        return self._rows

    def ids(self) -> set[str]:
        """Return the ids of all rows."""
        return {row.id for row in self._rows}

    def row_of(self, page_id: str) -> int:
        """Return the row in which this monograph is listed by name, -1 where it is not."""
        return next((n for n, row in enumerate(self._rows) if row.id == page_id and _kind(row) in _STARRED), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen, unless it is a heading, and not edited."""
        if index.isValid() and _kind(self._rows[index.row()]) == HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows under `role`."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        answer = _ANSWERS.get(role)
        return answer(self, self._rows[index.row()]) if answer else None

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the names of the roles."""
        return {**super().roleNames(), **{role.value: QByteArray(role.name.lower().encode()) for role in DrugRole}}

    def _subtitle(self, row: Row | Line) -> str:
        return self._missing.get(row.id, row.subtitle)

    def _is_favourite(self, row: Row | Line) -> bool:
        return row.id in self._favourites and _kind(row) in _STARRED

    def _is_missing(self, row: Row | Line) -> bool:
        return row.id in self._missing

    def _spoken(self, row: Row | Line) -> str:
        parts = [_SAID.get(_kind(row), ""), row.title, self._subtitle(row)]
        if self._is_favourite(row):
            parts.append("favourite")
        return ", ".join(part for part in parts if part)


def _kind(row: Row | Line) -> str:
    return row.kind if isinstance(row, Line) else NAME


_SAID = {NEARLY: "Near name", GROUP: "Group", UP: "Back to"}
_ANSWERS: dict[int, Callable[[DrugModel, Row | Line], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _model, row: row.title,
    Qt.ItemDataRole.AccessibleTextRole: DrugModel._spoken,
    Qt.ItemDataRole.ToolTipRole: DrugModel._spoken,
    DrugRole.ID: lambda _model, row: row.id,
    DrugRole.SUBTITLE: DrugModel._subtitle,
    DrugRole.FAVOURITE: DrugModel._is_favourite,
    DrugRole.MISSING: DrugModel._is_missing,
    DrugRole.KIND: lambda _model, row: _kind(row),
    DrugRole.LINE: lambda _model, row: row if isinstance(row, Line) else None,
}
