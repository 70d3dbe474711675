"""The pages that differ between two editions of a library, as rows of a table that can be filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from medviewer.library.names.folding import fold
from medviewer.library.pack.changes import FACTS, PageChange, SectionChange

ChangeRow = tuple[bool, PageChange]
"""Whether the reader keeps the page, and what became of it."""
ModelIndex = QModelIndex | QPersistentModelIndex

NAME, FATE, SECTIONS = range(3)
NO_PARENT = QModelIndex()

translate = QCoreApplication.translate


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
