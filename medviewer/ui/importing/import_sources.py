"""The sources of an import, and the folder that it goes into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.importing.kinds import LABELS
from medviewer.ui.base.language import translatable
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.importing.import_columns import ImportColumns
from medviewer.ui.importing.import_target import ImportTarget

if TYPE_CHECKING:
    from medviewer.importing.choosing import Filter

MARKETS = {
    "rx": translatable("ImportFilter", "&Prescription"),
    "otc": translatable("ImportFilter", "&Without prescription"),
    "other": translatable("ImportFilter", "&Others (for animals, vaccines, bulk)"),
}
LONGEST_LIST = 4 * 1024 * 1024
"""Bytes of a file of generic names that are read."""


class ImportFilter(QWidget):
    """A line that unfolds to the choices. problem(text): a file of names cannot be read."""

    problem = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.unfold = QToolButton(self)
        self.unfold.setText(translate("ImportFilter", "Only so&me of the labels"))
        self.unfold.setObjectName("unfold")
        self.unfold.setCheckable(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.markets = {market: QCheckBox(translate("ImportFilter", text), self) for market, text in MARKETS.items()}
        self.forms = self._words(translate("ImportFilter", "such as: tablet, injection"))
        self.routes = self._words(translate("ImportFilter", "such as: oral"))
        self.labelers = self._words(translate("ImportFilter", "words of the firm’s name"))
        self.generics = QPlainTextEdit(self)
        self.generics.setPlaceholderText(translate("ImportFilter", "One whole generic name a line"))
        self.generics.setAccessibleName(translate("ImportFilter", "Generic names, one a line"))
        self.generics.setTabChangesFocus(True)
        self.generics.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.from_file = QPushButton(translate("ImportFilter", "&From a list…"), self)
        self.one_per_generic = QCheckBox(translate("ImportFilter", "One label for each &generic name"), self)
        self.one_per_generic.setToolTip(
            translate(
                "ImportFilter", "For each name and route the newest label of a maker, before those of repackagers"
            )
        )
        self.choices = QWidget(self)
        self._lay_out()
        self.unfold.toggled.connect(self._show)
        self.from_file.clicked.connect(self._take_list)
        self._show(False)

    def wanted(self) -> Filter:
        """Return the filter that is asked for; one that takes all labels while it is folded away."""
        from medviewer.importing.choosing import Filter

        if not self.unfold.isChecked():
            return Filter()
        markets = [market for market, box in self.markets.items() if box.isChecked()]
        forms, routes, labelers = (_parts(field.text()) for field in (self.forms, self.routes, self.labelers))
        generics = self.generics.toPlainText().splitlines()
        return Filter.of(markets, forms, routes, labelers, generics, self.one_per_generic.isChecked())

    def _words(self, example: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(example)
        return field

    def _show(self, shown: bool) -> None:
        self.choices.setVisible(shown)
        self.unfold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)

    def _take_list(self) -> None:
        title = translate("ImportFilter", "List of generic names")
        name, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()))
        if not name:
            return
        try:
            with Path(name).open("rb") as file:
                text = file.read(LONGEST_LIST).decode("utf-8-sig", "replace")
        except OSError as error:
            message = translate("ImportFilter", "{} cannot be read ({}).")
            self.problem.emit(message.format(name, error.strerror or error))
            return
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        self.generics.setPlainText("\n".join(lines))

    def _lay_out(self) -> None:
        markets = QHBoxLayout()
        for box in self.markets.values():
            markets.addWidget(box)
        markets.addStretch(1)
        names = QHBoxLayout()
        names.addWidget(self.generics, 1)
        names.addWidget(self.from_file, 0, Qt.AlignmentFlag.AlignTop)
        form = QFormLayout(self.choices)
        form.setContentsMargins(24, 0, 0, 0)
        form.addRow(translate("ImportFilter", "Kind"), markets)
        route = QLabel(translate("ImportFilter", "&Route"), self)
        route.setBuddy(self.routes)
        ways = QHBoxLayout()
        for part, stretch in ((self.forms, 1), (route, 0), (self.routes, 1)):
            ways.addWidget(part, stretch)
        ways_name = QLabel(translate("ImportFilter", "&Dosage form"), self)
        ways_name.setBuddy(self.forms)
        form.addRow(ways_name, ways)
        form.addRow(translate("ImportFilter", "&Labeler"), self.labelers)
        named = QLabel(translate("ImportFilter", "Generic &names"), self)
        named.setBuddy(self.generics)
        form.addRow(named, names)
        form.addRow("", self.one_per_generic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.unfold)
        column.addWidget(self.choices)


def _parts(text: str) -> list[str]:
    """Return what stands between commas and semicolons; each part is words that must be there together."""
    return [part.strip() for part in re.split("[,;]", text) if part.strip()]


LEAD = translatable(
    "ImportSources",
    "Labels as files: XML (SPL, FHIR), JSON (openFDA, FHIR), zips and whole releases of these, lists of drugs (CSV, "
    "Excel), dictionaries (StarDict), or folders that hold them. Drop them here, or choose them below. Nothing is "
    "fetched from a network.",
)
translate = QCoreApplication.translate


class ImportSources(QWidget):
    """Sources, target folder and filter. changed(): other sources, or another folder."""

    changed = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(translate("ImportSources", "What is to be imported"))
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.add_files = QPushButton(translate("ImportSources", "&Add files…"), self)
        self.add_folder = QPushButton(translate("ImportSources", "Add a fold&er…"), self)
        self.remove = QPushButton(translate("ImportSources", "Remo&ve"), self)
        self.target = ImportTarget(self, tasks)
        self.problem = _note(self, "importProblem")
        self.columns = ImportColumns(self, tasks)
        self.filter = ImportFilter(self)
        self._lay_out()
        self._connect()
        self.say("")

    def sources(self) -> list[Path]:
        """Return the files and folders that were chosen."""
        return [Path(self.list.item(row).text()) for row in range(self.list.count())]

    def add(self, paths: Iterable[str]) -> None:
        """Add files and folders, each once."""
        there = {str(source) for source in self.sources()}
        self.list.addItems([path for path in dict.fromkeys(map(_plain, paths)) if path not in there])
        self.say("")
        self._sources_changed()

    def say(self, problem: str) -> None:
        """Say why an import could not be begun, or take back what was said."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _add_files(self) -> None:
        title = translate("ImportSources", "Files to import")
        kinds = translate(
            "ImportSources",
            "Labels, lists and dictionaries (*.xml *.zip *.json *.csv *.tsv *.xlsx *.xlsm *.ifo);;All files (*)",
        )
        names, _ = QFileDialog.getOpenFileNames(self, title, str(Path.home()), kinds)
        self.add(names)

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, translate("ImportSources", "Folder to import"), str(Path.home()))
        self.add([name] if name else [])

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._sources_changed()

    def _sources_changed(self) -> None:
        self.columns.look(self.sources())
        self.changed.emit()

    def _connect(self) -> None:
        self.add_files.clicked.connect(self._add_files)
        self.add_folder.clicked.connect(self._add_folder)
        self.remove.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(lambda: self.remove.setEnabled(bool(self.list.selectedItems())))
        self.changed.connect(lambda: self.target.explain(self.sources()))
        self.columns.sorted.connect(self._suit)
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self._remove)
        self.target.changed.connect(self._target_edited)
        self.filter.problem.connect(self.say)
        self.remove.setEnabled(False)

    def _suit(self, kinds: tuple[str, ...]) -> None:
        """Fit folder and choices to what the sources are: only labels are chosen among."""
        self.target.suit(kinds)
        self.filter.setVisible(not kinds or not set(LABELS).isdisjoint(kinds))

    def _target_edited(self) -> None:
        self.say("")
        self.changed.emit()

    def _lay_out(self) -> None:
        lead = _note(self, "importLead")
        lead.setText(translate("ImportSources", LEAD))
        column, adding = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(lead)
        column.addWidget(self.list, 1)
        column.addLayout(adding)
        for button in (self.add_files, self.add_folder, self.remove):
            adding.addWidget(button)
        adding.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self.target)
        column.addWidget(self.columns)
        column.addWidget(self.filter)
        column.addWidget(self.problem)


def _note(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _plain(path: str) -> str:
    """Return a path as the system writes it, without a slash at its end."""
    return str(Path(path))
