"""Choice of what the columns of a list become: guessed, shown with their first rows, and chosen otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.ui.base.language import translatable
from medviewer.ui.base.tasks import Task, Tasks

if TYPE_CHECKING:
    from medviewer.importing.lists.columns import ColumnMap
    from medviewer.importing.lists.preview import ColumnPreview

LANE = "import columns"
"""The lane of looks at the first rows, which may lie on a slow disk."""
FIELDS = {
    "title": translatable("ImportColumns", "Name of the drug"),
    "generic_name": translatable("ImportColumns", "Generic name"),
    "brands": translatable("ImportColumns", "Brands"),
    "drug_class": translatable("ImportColumns", "Class"),
    "atc": translatable("ImportColumns", "ATC code"),
    "ndc": translatable("ImportColumns", "NDC"),
    "gtin": translatable("ImportColumns", "GTIN"),
    "strengths": translatable("ImportColumns", "Strength"),
    "dosage_forms": translatable("ImportColumns", "Dosage form"),
    "routes": translatable("ImportColumns", "Route"),
    "formulary_status": translatable("ImportColumns", "Formulary status"),
    "overview": translatable("ImportColumns", "Notes (Overview)"),
    "other": translatable("ImportColumns", "Line of a table (Other)"),
}
"""Fields and what they are called; the other sections of a page have the names of their tabs."""
_ROWS_SHOWN = 6

translate = QCoreApplication.translate


class ImportColumns(QWidget):
    """A line that unfolds to the columns; hidden while no source is a list. resized(): it takes up other room.

    sorted(kinds): the sources were looked into.
    """

    resized = Signal()
    sorted = Signal(tuple)

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._look: Task | None = None
        self._columns: list[ColumnPreview] = []
        self.unfold = QToolButton(self)
        self.unfold.setText(translate("ImportColumns", "Col&umns of the list"))
        self.unfold.setObjectName("unfold")
        self.unfold.setCheckable(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.table = QTableWidget(0, 3, self)
        self.missing = QLabel(
            translate("ImportColumns", "No column names the drug. Choose “Name of the drug” for the one that does."),
            self,
        )
        self._lay_out()
        self.unfold.toggled.connect(self._unfold)
        self._show([])

    def column_map(self) -> ColumnMap | None:
        """Return what the columns become as it is chosen; None where there is no list."""
        from medviewer.importing.lists.columns import ColumnMap, folded

        if not self._columns:
            return None
        return ColumnMap({folded(one.name): field for one, field in zip(self._columns, self._fields(), strict=True)})

    def look(self, sources: list[Path]) -> None:
        """Read the columns of the lists among some sources; what was chosen for one of the same head stays."""

        def work(task: Task) -> tuple[tuple[str, ...], list[ColumnPreview]]:
            from medviewer.importing.any_kind import sort
            from medviewer.importing.lists.preview import previews

            by_kind = sort(sources, task.is_cancelled)
            return by_kind.kinds(), previews(by_kind.csv, task.is_cancelled)

        def take(found: tuple[tuple[str, ...], list[ColumnPreview]]) -> None:
            self._look = None
            self.sorted.emit(found[0])
            self._show(found[1])

        self.stop()
        self._look = self._tasks.run(work, take, lane=LANE)

    def stop(self) -> None:
        """Leave off looking."""
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _fields(self) -> list[str]:
        boxes = (self.table.cellWidget(row, 1) for row in range(self.table.rowCount()))
        return [box.currentData() for box in boxes if isinstance(box, QComboBox)]

    def _show(self, found: list[ColumnPreview]) -> None:
        chosen = {one.name: field for one, field in zip(self._columns, self._fields(), strict=True)}
        self._columns = found
        self.table.setRowCount(0)
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            self._fill(row, one, chosen.get(one.name, one.field))
        self.setVisible(bool(found))
        self._explain()
        if self.missing.isVisibleTo(self):
            self.unfold.setChecked(True)
        self.resized.emit()

    def _fill(self, row: int, column: ColumnPreview, field: str) -> None:
        box = QComboBox(self.table)
        for key, name in _names().items():
            box.addItem(name, key)
        with QSignalBlocker(box):
            box.setCurrentIndex(max(0, box.findData(field)))
        box.setAccessibleName(translate("ImportColumns", "What the column “{}” becomes").format(column.name))
        box.currentIndexChanged.connect(self._explain)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the table and changes no column on its way
        self.table.setCellWidget(row, 1, box)
        for place, text in ((0, column.name), (2, "  ·  ".join(" ".join(text.split()) for text in column.samples))):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(row, place, item)

    def _explain(self) -> None:
        if not self._columns:
            self.missing.hide()
            return
        from medviewer.importing.lists.preview import names_a_drug

        self.missing.setVisible(not names_a_drug(self._fields()))

    def _unfold(self, shown: bool) -> None:
        self.table.setVisible(shown)
        self.unfold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self.resized.emit()

    def _lay_out(self) -> None:
        table, letter = self.table, self.fontMetrics().averageCharWidth()
        table.setObjectName("importColumns")
        table.setAccessibleName(
            translate("ImportColumns", "Columns of the list, what each becomes, and its first rows")
        )
        table.setHorizontalHeaderLabels(
            [
                translate("ImportColumns", "Column"),
                translate("ImportColumns", "Becomes"),
                translate("ImportColumns", "First rows"),
            ]
        )
        table.verticalHeader().hide()
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, letters in enumerate((24, 30)):
            table.setColumnWidth(column, letter * letters)
        height = QComboBox().sizeHint().height() + 2
        table.verticalHeader().setDefaultSectionSize(height)
        table.setMinimumHeight(height * _ROWS_SHOWN)
        self.missing.setObjectName("importProblem")
        self.missing.setWordWrap(True)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        for part in (self.unfold, self.table, self.missing):
            column_of.addWidget(part)
        self._unfold(False)


def _names() -> dict[str, str]:
    """Return all fields with what they are called, in the order in which they are offered."""
    from medviewer.importing.lists.columns import known_fields
    from medviewer.monograph.sections.vocabulary import default

    language = QLocale().name().partition("_")[0]
    return {
        field: translate("ImportColumns", FIELDS[field]) if field in FIELDS else default().title_of(field, language)
        for field in known_fields()
    }
