"""The rows of the drug list as Qt's views ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)

from medviewer.library.catalogue import Row
from medviewer.ui.base.dragging import IDS, carried
from medviewer.ui.base.language import translatable
from medviewer.ui.search.list_lines import (
    COLLECTION,
    FILTER,
    GROUP,
    HEADING,
    LABELS,
    NEARLY,
    NOTE,
    PASSAGE,
    UP,
    ListItem,
    labels_title,
)
from medviewer.ui.search.row_text import BETWEEN
from medviewer.ui.search.rows import STARRED, FixedRows, Rows, kind_of

ModelIndex = QModelIndex | QPersistentModelIndex


class DrugRole(IntEnum):
    """The roles of a row, beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    SUBTITLE = Qt.ItemDataRole.UserRole + 1
    FAVOURITE = Qt.ItemDataRole.UserRole + 2
    MISSING = Qt.ItemDataRole.UserRole + 3
    KIND = Qt.ItemDataRole.UserRole + 4
    LINE = Qt.ItemDataRole.UserRole + 5
    LOOKS = Qt.ItemDataRole.UserRole + 6
    UNFOLDED = Qt.ItemDataRole.UserRole + 7


class RowLooks(NamedTuple):
    """All that is painted of a row, asked for at once: each question goes through Qt.

    aside: the name of the library, empty where only one is open; the day of a label among those of its generic name.
    """

    kind: str
    title: str
    subtitle: str
    line: ListItem | None
    favourite: bool
    missing: bool
    aside: str = ""


class DrugModel(QStringListModel):
    """Rows in the order given, which of them are favourites, and which have lost their page.

    The rows are empty strings in Qt's own list, one for each: a view asks for the index of every row whenever the rows
    change, and those questions, 100,000 at a key press, are answered without Python. What a row shows is asked of
    `Rows` when it is painted, spoken or chosen.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: Rows = FixedRows()
        self._missing: Mapping[str, str] = {}
        self._favourites: frozenset[str] = frozenset()
        self._several = False
        self._unfolded: Mapping[str, tuple[int, int]] = {}

    def name_libraries(self, several: bool) -> None:
        """Say of each row that is shown from now on of which library it is, where several are open."""
        self._several = several

    def mark_unfolded(self, shown: Mapping[str, tuple[int, int]]) -> None:
        """Say of the rows of labels that are shown from now on which are unfolded: by id, how many of how many."""
        self._unfolded = shown

    def show(self, rows: Rows, missing: Mapping[str, str] | None = None) -> None:
        """Show these rows; `missing` gives the reason by id for those whose page is gone."""
        self.beginResetModel()
        self._rows = rows
        self._missing = missing or {}
        self._hold(len(rows))
        self.endResetModel()

    def shows(self, rows: Rows, missing: Mapping[str, str]) -> bool:
        """Return whether these rows are shown, or equal ones."""
        return self._rows == rows and self._missing == missing

    def set_favourites(self, ids: frozenset[str]) -> None:
        """Paint the stars of these ids full."""
        changed = self._favourites != ids
        self._favourites = ids
        if changed and len(self._rows):
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [DrugRole.FAVOURITE])

    def rows(self) -> Rows:
        """Return what is shown."""
        return self._rows

    def row_of(self, page_id: str) -> int:
        """Return the row in which this monograph is listed by name, -1 where it is not."""
        return self._rows.place_of(page_id)

    def match(
        self,
        start: ModelIndex,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Return the next row from `start` on whose name begins with what was typed in the list."""
        if role != Qt.ItemDataRole.DisplayRole:
            return super().match(start, role, value, hits, flags)
        place = self._rows.beginning(str(value), start.row())
        return [self.index(place)] if place >= 0 else []

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Return that a row can be chosen, unless it is a heading, and not edited."""
        if not index.isValid():
            return _CHOSEN
        kind = kind_of(self._rows[index.row()])
        return _DRAGGED if kind in STARRED else _NEITHER if kind == HEADING else _CHOSEN

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that what is dragged stays where it is."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return what is dragged: ids."""
        return [IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the drugs of some rows as what is dragged."""
        rows = [self._rows[place] for place in sorted(index.row() for index in indexes)]
        return carried((row.id, row.title) for row in rows if kind_of(row) in STARRED)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows under `role`."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        answer = _ANSWERS.get(role)
        return answer(self, self._rows[index.row()]) if answer else None

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the names of the roles."""
        return {**super().roleNames(), **{role.value: QByteArray(role.name.lower().encode()) for role in DrugRole}}

    def _hold(self, count: int) -> None:
        """Have Qt hold `count` empty strings; a reset says so, and not this.

        New ones go in front: QStringListModel puts them in one at a time, and moves what stands behind at each.
        """
        blocked = self.blockSignals(True)
        held = self.rowCount()
        if count < held:
            self.removeRows(count, held - count)
        else:
            self.insertRows(0, count - held)
        self.blockSignals(blocked)

    def _subtitle(self, row: Row | ListItem) -> str:
        text, library = self._missing.get(row.id, row.subtitle), self._library(row)
        if not library or (isinstance(row, ListItem) and row.under):
            return text
        return "" if text == library else text.removeprefix(library + BETWEEN)

    def _library(self, row: Row | ListItem) -> str:
        """Return the name of a row's library as it is shown, empty where only one is open or a row above has it."""
        if not self._several or kind_of(row) not in _OF_LIBRARIES or (isinstance(row, ListItem) and row.is_inside):
            return ""
        from medviewer.quoted_names import named

        return named(row.id.partition("/")[0])

    def _is_favourite(self, row: Row | ListItem) -> bool:
        return row.id in self._favourites and kind_of(row) in STARRED

    def _is_missing(self, row: Row | ListItem) -> bool:
        return row.id in self._missing

    def _is_unfolded(self, row: Row | ListItem) -> bool:
        return kind_of(row) == LABELS and row.id in self._unfolded

    def _title(self, row: Row | ListItem, is_spoken: bool = False) -> str:
        """Return what stands first: of labels, their generic name and number, behind a sign that is not spoken."""
        if isinstance(row, ListItem) or not row.labels:
            return row.title
        title = labels_title(row.title, *self._unfolded.get(row.id, (row.labels, row.labels)))
        return title if is_spoken else f"{'▾' if self._is_unfolded(row) else '▸'} {title}"

    def _looks(self, row: Row | ListItem) -> RowLooks:
        line = row if isinstance(row, ListItem) else None
        favourite, missing = self._is_favourite(row), self._is_missing(row)
        texts = (self._title(row), self._subtitle(row), self._library(row))
        title, subtitle, aside = (line.painted if line else ()) or texts
        return RowLooks(kind_of(row), title, subtitle, line, favourite, missing, aside)

    def _spoken(self, row: Row | ListItem) -> str:
        message = _SAID.get(kind_of(row))
        kind = QCoreApplication.translate("DrugModel", message) if message else ""
        parts = [self._title(row, is_spoken=True), self._subtitle(row), self._library(row)]
        parts.insert(len(parts) if kind_of(row) == FILTER else 0, kind)
        if kind_of(row) == LABELS:
            folded, unfolded = translatable("DrugModel", "folded"), translatable("DrugModel", "unfolded")
            parts.append(QCoreApplication.translate("DrugModel", unfolded if self._is_unfolded(row) else folded))
        if self._is_favourite(row):
            parts.append(QCoreApplication.translate("DrugModel", "favourite"))
        return ", ".join(part for part in parts if part)


_OF_LIBRARIES = (*STARRED, PASSAGE, LABELS)
_NEITHER = Qt.ItemFlag.NoItemFlags
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DRAGGED = _CHOSEN | Qt.ItemFlag.ItemIsDragEnabled
_SAID = {
    NEARLY: translatable("DrugModel", "Near name"),
    GROUP: translatable("DrugModel", "Group"),
    UP: translatable("DrugModel", "Back to"),
    COLLECTION: translatable("DrugModel", "Collection"),
    NOTE: translatable("DrugModel", "Local note"),
    FILTER: translatable("DrugModel", "menu"),
}
_ANSWERS: dict[int, Callable[[DrugModel, Row | ListItem], Any]] = {
    Qt.ItemDataRole.DisplayRole: DrugModel._title,
    Qt.ItemDataRole.AccessibleTextRole: DrugModel._spoken,
    Qt.ItemDataRole.ToolTipRole: DrugModel._spoken,
    DrugRole.ID: lambda _model, row: row.id,
    DrugRole.SUBTITLE: DrugModel._subtitle,
    DrugRole.FAVOURITE: DrugModel._is_favourite,
    DrugRole.MISSING: DrugModel._is_missing,
    DrugRole.KIND: lambda _model, row: kind_of(row),
    DrugRole.LOOKS: DrugModel._looks,
    DrugRole.UNFOLDED: DrugModel._is_unfolded,
    DrugRole.LINE: lambda _model, row: row if isinstance(row, ListItem) else None,
}
