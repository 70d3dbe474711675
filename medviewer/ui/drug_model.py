"""The rows of the drug list, held for the view: no files, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from medviewer.library.catalogue import Row

Index = QModelIndex | QPersistentModelIndex


class DrugRole(IntEnum):
    """What a row can be asked for, beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    SUBTITLE = Qt.ItemDataRole.UserRole + 1
    FAVOURITE = Qt.ItemDataRole.UserRole + 2
    MISSING = Qt.ItemDataRole.UserRole + 3


class DrugModel(QStringListModel):
    """Rows in the order given, which of them are favourites, and which have lost their page.

    The names are Qt's own list of strings: a view asks for the index of every row whenever the rows change, and those
    questions, thousands at each key press, are answered without Python.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._missing: Mapping[str, str] = {}
        self._favourites: frozenset[str] = frozenset()

    def show(self, rows: Sequence[Row], missing: Mapping[str, str] | None = None) -> None:
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

    def ids(self) -> set[str]:
        """Return the ids of all rows."""
        return {row.id for row in self._rows}

    def row_of(self, page_id: str) -> int:
        """Return the row of this id, -1 where it is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.id == page_id), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen, and not edited."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows under `role`."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == DrugRole.ID:
            return row.id
        if role == DrugRole.SUBTITLE:
            return self._missing.get(row.id, row.subtitle)
        if role == DrugRole.FAVOURITE:
            return row.id in self._favourites
        if role == DrugRole.MISSING:
            return row.id in self._missing
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(row)
        return None

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the names of the roles."""
        return {
            **super().roleNames(),
            **{role.value: QByteArray(role.name.lower().encode()) for role in DrugRole},
        }

    def _spoken(self, row: Row) -> str:
        parts = [row.title, self._missing.get(row.id, row.subtitle)]
        if row.id in self._favourites:
            parts.append("favourite")
        return ", ".join(part for part in parts if part)
