"""The sources of an import, and the folder that it goes into."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.ui.base.language import translatable
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.importing.import_filter import ImportFilter
from medviewer.ui.importing.import_target import ImportTarget

LEAD = translatable(
    "ImportSources",
    "Labels as files: XML (SPL), JSON (openFDA), zips and whole releases of these, or folders that hold them. "
    "Drop them here, or choose them below. Nothing is fetched from a network.",
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
        self.changed.emit()

    def say(self, problem: str) -> None:
        """Say why an import could not be begun, or take back what was said."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _add_files(self) -> None:
        title = translate("ImportSources", "Labels to import")
        kinds = translate("ImportSources", "Labels (*.xml *.zip *.json);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, title, str(Path.home()), kinds)
        self.add(names)

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, translate("ImportSources", "Folder with labels"), str(Path.home())
        )
        self.add([name] if name else [])

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self.changed.emit()

    def _connect(self) -> None:
        self.add_files.clicked.connect(self._add_files)
        self.add_folder.clicked.connect(self._add_folder)
        self.remove.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(lambda: self.remove.setEnabled(bool(self.list.selectedItems())))
        self.changed.connect(lambda: self.target.explain(self.sources()))
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self._remove)
        self.target.changed.connect(self._target_edited)
        self.filter.problem.connect(self.say)
        self.remove.setEnabled(False)

    def _target_edited(self) -> None:
        self.say("")
        self.changed.emit()

    def _lay_out(self) -> None:
        lead = _note(self, "importLead")
        lead.setText(translate("ImportSources", LEAD))
        adding = QHBoxLayout()
        for button in (self.add_files, self.add_folder, self.remove):
            adding.addWidget(button)
        adding.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(lead)
        column.addWidget(self.list, 1)
        column.addLayout(adding)
        column.addSpacing(8)
        column.addWidget(self.target)
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
