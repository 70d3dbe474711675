"""A table of sentences in a window of its own: sorted, opened, copied, printed, exported, collected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from medviewer.ui.base.dialogs import roomy
from medviewer.ui.base.theme import Dialog
from medviewer.ui.several_pages.sentence_table_model import DRUG, SECTION, SENTENCE, SentenceDelegate
from medviewer.ui.several_pages.sentence_table_model import SentenceTableModel as Model

if TYPE_CHECKING:
    from medviewer.export.result_table import ResultTable, SourcedSentence
    from medviewer.library.text.sentence_table import SentenceRow

translate = QCoreApplication.translate
_FITTED_AT_ONCE = 6
_SHARES = {DRUG: 0.17, SECTION: 0.14, SENTENCE: 0.44}


class SentenceTableDialog(Dialog):
    """Shows that a table is being made, then the table.

    open_requested(SentenceRow): a page is to be opened at its sentence. print_requested(), export_requested().
    copy_requested(rows): the chosen ones. collect_requested(ids): the drugs of the chosen rows, or of all, are to be
    put into a collection.
    """

    open_requested = Signal(object)
    print_requested = Signal()
    export_requested = Signal()
    copy_requested = Signal(list)
    collect_requested = Signal(list)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceTableDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(roomy(self, 150, 42))
        self.model = Model()
        self._title = title
        self._fitted: set[int] = set()
        self._forbidden: set[QWidget] = set()
        self.lead = QLabel(translate("SentenceTable", "Looking through the pages…"), self)
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.table = self._make_table()
        self.open_page = self._button(translate("SentenceTable", "&Open"), self._open)
        self.copy = self._button(translate("SentenceTable", "Cop&y"), self._copy)
        self.collect = self._button(translate("SentenceTable", "&Add drugs to a collection…"), self._collect)
        self.print = self._button(translate("SentenceTable", "&Print…"), self.print_requested.emit)
        self.export = self._button(translate("SentenceTable", "&Export…"), self.export_requested.emit)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit_seen)
        self._lay_out()
        self._connect()
        self._enable()

    def forbid(self, printing: str, files: str) -> None:
        """Let the table never be printed, or never be exported, for these reasons; empty where it may."""
        for button, why in ((self.print, printing), (self.export, files)):
            if why:
                self._forbidden.add(button)
                button.setToolTip(why)

    def show_progress(self, done: int, total: int) -> None:
        """Say how many passages were looked through."""
        text = translate("SentenceTable", "Looking through the pages… {} of {} passages")
        self.lead.setText(text.format(self.locale().toString(done), self.locale().toString(total)))

    def show_table(self, table: ResultTable, rows: Sequence[SourcedSentence]) -> None:
        """Show a table, the first row chosen."""
        self.lead.setText("\n".join([*table.lines(), *table.closing()]))
        self.model.show_table(table, rows)
        self.table.horizontalHeader().setSortIndicator(DRUG, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()
        self._enable()
        self._later.start(0)

    def say(self, text: str) -> None:
        """Say why there is no table."""
        self.lead.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their shares of the width."""
        super().resizeEvent(event)
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the columns their shares of the width."""
        super().showEvent(event)
        self._share_width()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as Escape does."""
        self._later.stop()
        super().closeEvent(event)

    def _chosen(self) -> list[int]:
        selection = self.table.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def _enable(self) -> None:
        some, chosen = self.model.rowCount() > 0, self._chosen()
        for button in (self.print, self.export, self.collect):
            button.setEnabled(some and button not in self._forbidden)
        self.copy.setEnabled(bool(chosen))
        self.open_page.setEnabled(len(chosen) == 1)

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._open_row(chosen[0])

    def _open_row(self, number: int) -> None:
        row: SentenceRow = self.model.rows()[number].row
        self.open_requested.emit(row)

    def _copy(self) -> None:
        rows = self.model.rows()
        self.copy_requested.emit([rows[row] for row in self._chosen()])

    def _collect(self) -> None:
        """Collect the drugs of the chosen rows where there are several, else of all."""
        chosen = self._chosen()
        rows = [self.model.rows()[row] for row in chosen] if len(chosen) > 1 else self.model.rows()
        self.collect_requested.emit(list(dict.fromkeys(row.row.id for row in rows)))

    def _share_width(self) -> None:
        width = self.table.viewport().width()
        for column, share in _SHARES.items():
            self.table.setColumnWidth(column, round(width * share))
        self._fit_anew()

    def _fit_anew(self) -> None:
        self._fitted.clear()
        self._later.start(0)

    def _fit_seen(self) -> None:
        """Give the rows that are seen the height that they need; the others have it when they are scrolled to."""
        bottom, fitted = self.table.viewport().height(), 0
        for row in range(max(0, self.table.rowAt(0)), self.model.rowCount()):
            if self.table.rowViewportPosition(row) > bottom:
                break
            if row not in self._fitted:
                self._fitted.add(row)
                self.table.resizeRowToContents(row)
                fitted += 1
            if fitted == _FITTED_AT_ONCE:
                self._later.start(0)
                break

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self._title)
        table.setItemDelegate(SentenceDelegate(table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 2.6))
        table.setWordWrap(True)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)  # Return is for the row
        button.clicked.connect(lambda _checked=False: slot())  # type: ignore[operator]
        return button

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        self.table.activated.connect(lambda index: self._open_row(index.row()))
        self.table.verticalScrollBar().valueChanged.connect(lambda _place: self._later.start(0))
        self.table.horizontalHeader().sectionResized.connect(lambda *_sizes: self._fit_anew())
        self.model.layoutChanged.connect(self._fit_anew)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._copy)

    def _lay_out(self) -> None:
        box = QDialogButtonBox(self)
        box.rejected.connect(self.reject)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        for button in (self.open_page, self.copy, self.collect, self.print, self.export):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.addWidget(self.lead)
        column.addWidget(self.table, 1)
        column.addWidget(box)
