"""Other names for drugs: what was searched in vain, and the aliases that its user has given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from medviewer.errors import UnknownNameError
from medviewer.library.catalogue import Catalogue
from medviewer.library.names import abbreviations
from medviewer.library.text import topics
from medviewer.local_days import local_day
from medviewer.ui.base import messages
from medviewer.ui.base.dialogs import roomy
from medviewer.ui.base.language import translatable
from medviewer.ui.base.provenance import day_text
from medviewer.ui.base.theme import Dialog
from medviewer.ui.base.topic_titles import topic_title
from medviewer.ui.services.desk_keeper import NamesKeeper

LEAD = translatable(
    "AliasesDialog",
    "Searches that found no drug are kept on this computer only. An alias leads from what was typed to the drug "
    "that was meant; it is found like a name of its own.",
)

SEARCHES = translatable("AliasesDialog", "&Searches that found nothing")
ALIASES = translatable("AliasesDialog", "A&liases")
TYPED = translatable("AliasesDialog", "Typed")
TIMES = translatable("AliasesDialog", "Times")
LAST = translatable("AliasesDialog", "Last")
WAS = translatable("AliasesDialog", "It was")
ALIAS = translatable("AliasesDialog", "Alias")
DRUG = translatable("AliasesDialog", "Drug")
NO_SEARCHES = translatable(
    "AliasesDialog", "Every search so far has found something. One that does not will stand here."
)
NO_ALIASES = translatable("AliasesDialog", "No aliases yet. “Add alias…” lets another name lead to a drug.")


class AliasesDialog(Dialog):
    """Lists failed searches, each with the abbreviation or topic that it was, and aliases; adds and removes these.

    search_requested(query): a search is to be made again, where what it means is listed.
    """

    search_requested = Signal(str)

    def __init__(self, parent: QWidget, names: NamesKeeper, catalogue: Catalogue) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("AliasesDialog", "Other names"))
        self.setObjectName("namesDialog")
        self.resize(roomy(self, 100, 30))
        self._names = names
        self._catalogue = catalogue
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.hide()
        self.failed = _table(self, SEARCHES, (TYPED, TIMES, LAST, WAS))
        self.aliases = _table(self, ALIASES, (ALIAS, DRUG))
        self.keep = QCheckBox(QCoreApplication.translate("AliasesDialog", "&Keep searches that found nothing"), self)
        self._lay_out()
        self._connect()
        self._fill()

    def add_alias(self, typed: str = "") -> None:
        """Ask which drug is meant by `typed`, and by which alias where that is empty."""
        alias = typed or self._ask(QCoreApplication.translate("AliasesDialog", "Which name is to be an alias?"))
        question = QCoreApplication.translate("AliasesDialog", "Which drug is “{}”? Its name, generic name or brand:")
        meant = self._ask(question.format(alias)) if alias else ""
        if not meant:
            return
        try:
            page = self._catalogue.find(meant)
        except UnknownNameError as error:
            self._say(messages.error_text(error))
            return
        self._say("")
        self._names.add_alias(alias, page.id, page.title, forget=typed)

    def _ask(self, question: str) -> str:
        heading = QCoreApplication.translate("AliasesDialog", "Add alias")
        text, chosen = QInputDialog.getText(self, heading, question)
        return text.strip() if chosen else ""

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _fill(self) -> None:
        locale, searches = QLocale(), self._names.failed_searches()
        _show(
            self.failed,
            [(f.query, locale.toString(f.count), day_text(local_day(f.last)), what_it_was(f.query)) for f in searches],
        )
        _show(self.aliases, [(a.alias, a.title) for a in self._names.aliases()])
        self.keep.setChecked(self._names.keeps_failed())

    def _remove_alias(self) -> None:
        row = self.aliases.currentRow()
        if 0 <= row < len(self._names.aliases()):
            self._names.remove_alias(self._names.aliases()[row])

    def _alias_of_failed(self) -> None:
        row = self.failed.currentRow()
        if 0 <= row < len(self._names.failed_searches()):
            self.add_alias(self._names.failed_searches()[row].query)

    def _search_again(self) -> None:
        row = self.failed.currentRow()
        if 0 <= row < len(self._names.failed_searches()):
            query = self._names.failed_searches()[row].query
            self.accept()
            self.search_requested.emit(query)

    def _forget_failed(self) -> None:
        row = self.failed.currentRow()
        if 0 <= row < len(self._names.failed_searches()):
            self._names.forget_failed(self._names.failed_searches()[row].query)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._names.keep_failed)
        self._names.changed.connect(self._fill)
        self.failed.cellActivated.connect(lambda _row, _column: self._search_again())

    def _lay_out(self) -> None:
        lead = QLabel(QCoreApplication.translate("AliasesDialog", LEAD), self)
        lead.setWordWrap(True)
        tabs = QTabWidget(self)
        searches = {
            QCoreApplication.translate("AliasesDialog", "Search a&gain"): self._search_again,
            QCoreApplication.translate("AliasesDialog", "&Add alias…"): self._alias_of_failed,
            QCoreApplication.translate("AliasesDialog", "&Remove"): self._forget_failed,
            QCoreApplication.translate("AliasesDialog", "&Empty"): self._names.clear_failed,
        }
        names = {
            QCoreApplication.translate("AliasesDialog", "A&dd alias…"): self.add_alias,
            QCoreApplication.translate("AliasesDialog", "Re&move"): self._remove_alias,
        }
        tabs.addTab(
            _page(self.failed, NO_SEARCHES, searches, self.keep), QCoreApplication.translate("AliasesDialog", SEARCHES)
        )
        tabs.addTab(_page(self.aliases, NO_ALIASES, names), QCoreApplication.translate("AliasesDialog", ALIASES))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (lead, self.message, tabs, buttons):
            column.addWidget(part)


def what_it_was(query: str) -> str:
    """Return what an abbreviation may mean, or which topic was asked for of what; empty for any other search."""
    may_mean = abbreviations.meanings(query)
    if may_mean:
        text = QCoreApplication.translate("AliasesDialog", "an abbreviation, may mean: {}")
        return text.format(", ".join(may_mean))
    asked = topics.split(query)
    if asked is None:
        return ""
    text = QCoreApplication.translate("AliasesDialog", "the topic “{}” of “{}”")
    return text.format(topic_title(asked.topic.name), asked.drug)


def _table(parent: QWidget, name: str, heads: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(heads), parent)
    table.setAccessibleName(QCoreApplication.translate("AliasesDialog", name).replace("&", ""))
    table.setHorizontalHeaderLabels([QCoreApplication.translate("AliasesDialog", head) for head in heads])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setColumnWidth(0, table.fontMetrics().averageCharWidth() * 32)
    table.horizontalHeader().setStretchLastSection(True)
    return table


def _show(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(number, column, QTableWidgetItem(text))


def _page(
    table: QTableWidget, empty: str, buttons: dict[str, Callable[[], None]], last: QWidget | None = None
) -> QWidget:
    """Return a table with its buttons. empty: what is said while it has no rows."""
    page = QWidget()
    column = QVBoxLayout(page)
    hint = QLabel(QCoreApplication.translate("AliasesDialog", empty), page)
    hint.setObjectName("emptyHint")
    hint.setWordWrap(True)
    model = table.model()
    for moved in (model.rowsInserted, model.rowsRemoved):
        moved.connect(lambda *_: hint.setVisible(table.rowCount() == 0))
    column.addWidget(hint)
    column.addWidget(table)
    row = QHBoxLayout()
    column.addLayout(row)
    for text, slot in buttons.items():
        button = QPushButton(text, page)
        button.clicked.connect(lambda _checked=False, slot=slot: slot())
        row.addWidget(button)
    row.addStretch(1)
    if last is not None:
        column.addWidget(last)
    return page
