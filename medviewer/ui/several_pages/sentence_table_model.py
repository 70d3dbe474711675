"""The rows of a table of sentences as a view shows them: sorted by any column, marked words in bold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from medviewer.export.result_table import ResultTable, SourcedSentence, marked_html, table_html
from medviewer.export.spreadsheet import guarded, is_computed
from medviewer.ui.base.language import shown_title

ModelIndex = QModelIndex | QPersistentModelIndex
DRUG, SECTION, SENTENCE, SOURCE = range(4)
NO_PARENT = QModelIndex()
MARGIN = 4
translate = QCoreApplication.translate


class SentenceTableModel(QAbstractTableModel):
    """Holds the rows in the order in which they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: Sequence[SourcedSentence] = ()
        self._rows: Sequence[SourcedSentence] = ()
        self._note: Callable[[SourcedSentence], str] = lambda _row: ""

    def show_table(self, table: ResultTable, rows: Sequence[SourcedSentence]) -> None:
        """Show these rows of a table, sorted by drug as they come."""
        self.beginResetModel()
        self._whole = self._rows = rows
        self._note = lambda sourced: table.note(sourced.row)
        self.endResetModel()

    def rows(self) -> Sequence[SourcedSentence]:
        """Return all rows as they are sorted."""
        return self._rows

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equals stay in the order of the drugs."""
        keys: dict[int, Callable[[SourcedSentence], Any]] = {
            SECTION: lambda one: (not one.row.section, section_of(one).casefold()),
            SENTENCE: lambda one: (not one.row.section, one.row.sentence.casefold()),
            SOURCE: lambda one: one.row.id,
        }
        self.layoutAboutToBeChanged.emit()
        backwards = order == Qt.SortOrder.DescendingOrder
        if column in keys:
            self._rows = sorted(self._whole, key=keys[column], reverse=backwards)
        else:
            self._rows = [*reversed(self._whole)] if backwards else self._whole
        self.layoutChanged.emit()

    def rowCount(self, parent: ModelIndex = NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; of a row without a sentence, what was not found."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        sourced = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return sourced.seal if index.column() == SOURCE else None
        return cells_of(sourced, self._note(sourced))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the head of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return heads()[section]

    def html(self, index: ModelIndex) -> str:
        """Return what a cell shows as HTML, the marked words of a sentence in bold."""
        sourced = self._rows[index.row()]
        if index.column() != SENTENCE:
            return escape(str(index.data()))
        return marked_html(sourced.row) if sourced.row.section else f"<i>{escape(self._note(sourced))}</i>"


def heads() -> tuple[str, str, str, str]:
    """Return the heads of the columns."""
    return (
        translate("SentenceTable", "Drug"),
        translate("SentenceTable", "Section"),
        translate("SentenceTable", "Sentence"),
        translate("SentenceTable", "Source"),
    )


def cells_of(sourced: SourcedSentence, note: str) -> tuple[str, str, str, str]:
    """Return the cells of a row. note: what is said of one without a sentence."""
    return sourced.row.title, section_of(sourced), sourced.row.sentence or note, sourced.source


def copied(table: ResultTable, rows: Sequence[SourcedSentence]) -> tuple[str, str]:
    """Return rows for the clipboard: as text with tabs, and as a table of HTML; no spreadsheet computes either."""
    lines = ["\t".join(map(guarded, cells_of(one, table.note(one.row)))) for one in rows]
    return "\n".join(["\t".join(heads()), *lines]) + "\n", table_html(table, map(_guarded, rows))


def _guarded(sourced: SourcedSentence) -> SourcedSentence:
    row = sourced.row._replace(title=guarded(sourced.row.title), label=guarded(sourced.row.label))
    if is_computed(row.sentence) and not row.is_begun:
        marks = tuple((start + 1, length) for start, length in row.marks)
        row = row._replace(sentence=f"'{row.sentence}", marks=marks)
    return sourced._replace(row=row, source=guarded(sourced.source))


def section_of(sourced: SourcedSentence) -> str:
    """Return the title of a row's section in the language of the window."""
    return shown_title(sourced.row.section, sourced.row.label) if sourced.row.section else ""


class SentenceDelegate(QStyledItemDelegate):
    """Draws a cell in as many lines as it takes, marked words in bold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Draw the ground of the cell, then the text."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        document = self._document(shown, index, shown.rect.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        context.palette.setColor(QPalette.ColorRole.Text, shown.palette.color(role))
        painter.save()
        painter.translate(shown.rect.topLeft())
        painter.setClipRect(QRectF(0, 0, shown.rect.width(), shown.rect.height()))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Return the room of a cell in its column."""
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        return self._document(option, index, width).size().toSize()

    def _document(self, option: QStyleOptionViewItem, index: ModelIndex, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(MARGIN)
        document.setDefaultFont(option.font)
        document.setTextWidth(width)
        model = index.model()
        assert isinstance(model, SentenceTableModel)
        document.setHtml(model.html(index))
        return document
