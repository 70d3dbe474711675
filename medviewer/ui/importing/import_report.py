"""The report of an import, or of a trial: counts, and a row for each label or page that there is news of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from medviewer.errors import MedviewerError
from medviewer.export.spreadsheet import csv_line, guarded
from medviewer.ui.base.messages import error_text, message_text
from medviewer.ui.base.tasks import Tasks

if TYPE_CHECKING:
    from medviewer.importing.report import Report

ReportRow = tuple[str, str, str]
ModelIndex = QModelIndex | QPersistentModelIndex

LANE = "import"

translate = QCoreApplication.translate


class ReportRows(QAbstractTableModel):
    """Rows of (what, where, why); a release may refuse thousands."""

    def __init__(self, rows: Sequence[ReportRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return three."""
        return 0 if parent.isValid() else 3

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; all of it, too, where the mouse rests."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        return None


class ImportReport(QWidget):
    """The counts above, the rows below, which can be copied and saved."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._text = ""
        self._rows: list[ReportRow] = []
        self.headline = QLabel(self)
        self.headline.setObjectName("importHeadline")
        self.counts = QLabel(self)
        self.saved = QLabel(self)
        for label in (self.headline, self.counts, self.saved):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = QTableView(self)
        self.copy = QPushButton(translate("ImportReport", "&Copy"), self)
        self.save = QPushButton(translate("ImportReport", "&Save as…"), self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self.save.clicked.connect(self._ask_where_to_save)
        self._lay_out()

    def show_report(self, headline: str, report: Report | None) -> None:
        """Show what was done; report: None where an import failed as a whole, which `headline` then says."""
        self._rows = rows_of(report) if report else []
        lines = counts_of(report) if report else []
        self.headline.setText(headline)
        self.counts.setText("\n".join(lines))
        self.saved.setText("")
        before = self.table.model()
        self.table.setModel(ReportRows(self._rows, self))
        if before is not None:
            before.deleteLater()
        self.table.setVisible(bool(self._rows))
        self._size_columns()
        rows = ["\t".join(map(guarded, row)) for row in self._rows]
        self._text = "\n".join([headline, *lines, *rows]) + "\n"

    def as_csv(self) -> bytes:
        """Return the rows with their heads as CSV, with the mark by which spreadsheets know UTF-8."""
        return "".join(map(csv_line, [heads(), *self._rows])).encode("utf-8-sig")

    def _ask_where_to_save(self) -> None:
        title = translate("ImportReport", "Save the report")
        kinds = translate("ImportReport", "Text (*.txt);;Table (*.csv)")
        proposed = str(Path.home() / translate("ImportReport", "import report.txt"))
        name, kind = QFileDialog.getSaveFileName(self, title, proposed, kinds)
        if name:
            path = Path(name)
            path = path if path.suffix else path.with_suffix(".csv" if "csv" in kind else ".txt")
            self._save(path)

    def _save(self, path: Path) -> None:
        from medviewer.atomic import write_atomically

        content = self.as_csv() if path.suffix.lower() == ".csv" else self._text.encode()
        message = translate("ImportReport", "Written: {}").format(path)
        self._tasks.run(
            lambda _task: partial(write_atomically, path, content)(),
            lambda _none: self.saved.setText(message),
            self._say,
            lane=LANE,
        )

    def _say(self, error: MedviewerError) -> None:
        self.saved.setText(error_text(error))

    def _size_columns(self) -> None:
        header, width = self.table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, letters in enumerate((14, 40)):
            self.table.setColumnWidth(column, width * letters)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(translate("ImportReport", "Sources and pages that there is something to say of"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(row)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addWidget(self.saved, 1)


def heads() -> ReportRow:
    """Return the heads of the columns."""
    return translate("ImportReport", "What"), translate("ImportReport", "File"), translate("ImportReport", "Reason")


def counts_of(report: Report) -> list[str]:
    """Return the counts in words; those of what seldom happens only where it did."""
    tell = QLocale().toString
    lines = [
        translate("ImportReport", "{} new, {} newer, {} as they were").format(
            tell(report.written), tell(report.updated), tell(report.kept)
        )
    ]
    for count, text in (
        (report.filtered, translate("ImportReport", "{} left out by the choice of labels")),
        (len(report.refused), translate("ImportReport", "{} refused")),
        (len(report.left_out), translate("ImportReport", "{} notes on what a page lacks or a source has")),
        (len(report.withdrawn), translate("ImportReport", "{} pages that are in none of these sources; kept")),
        (len(report.unasked), translate("ImportReport", "{} pages whose label was not asked for this time; kept")),
    ):
        if count:
            lines.append(text.format(tell(count)))
    return lines


def rows_of(report: Report) -> list[ReportRow]:
    """Return a row for each label that was refused, and each page that lacks something or has no label now."""
    refused, lacking = translate("ImportReport", "Refused"), translate("ImportReport", "Left out")
    withdrawn = translate("ImportReport", "In no source"), translate("ImportReport", "withdrawn, or not brought along")
    unasked = translate("ImportReport", "Not asked for"), translate("ImportReport", "the choice of labels is another")
    return [
        *((refused, one.where, message_text(one.reason)) for one in report.refused),
        *((lacking, one.where, message_text(one.reason)) for one in report.left_out),
        *((withdrawn[0], path, withdrawn[1]) for path in report.withdrawn),
        *((unasked[0], path, unasked[1]) for path in report.unasked),
    ]
