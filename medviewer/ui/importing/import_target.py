"""The library folder that is imported into: proposed, chosen, and explained while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from medviewer.errors import MedviewerError
from medviewer.importing.kinds import DICTIONARY, EPI, LIST, OPENFDA, SPL
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import error_text
from medviewer.ui.base.tasks import Task, Tasks

LANE = "import target"
"""The lane of looks at the folder, which may lie on a slow disk."""

KIND_FOLDERS = {
    SPL: translatable("ImportTarget", "US labels"),
    OPENFDA: translatable("ImportTarget", "US labels"),
    EPI: translatable("ImportTarget", "Product information"),
    LIST: translatable("ImportTarget", "Drug list"),
    DICTIONARY: translatable("ImportTarget", "Dictionary"),
}
"""Names of new folders by the kind of their sources."""

T = TypeVar("T")
translate = QCoreApplication.translate


class ImportTarget(QWidget):
    """A field for the folder, and what is to be known of it. changed(): another folder is named."""

    changed = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._look: Task | None = None
        self._proposing: Task | None = None
        self._proposed = ""
        self._libraries: Sequence[Path] = ()
        self.field = QLineEdit(self)
        self.choose = QPushButton(translate("ImportTarget", "&Choose…"), self)
        self.explained = QLabel(" ", self)
        self.explained.setWordWrap(True)
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.field.textChanged.connect(self.changed)

    def folder(self) -> Path | None:
        """Return the folder, None while none is named."""
        text = self.field.text().strip()
        return Path(text).expanduser().absolute() if text else None

    def offer(self, libraries: Sequence[Path]) -> None:
        """Name the open library that an import wrote, else a new folder, now and as `suit` has it. libraries: open."""
        self._libraries = libraries
        self.suit(())

    def suit(self, kinds: Sequence[str]) -> None:
        """Name a folder that fits the kinds of the sources, unless another one was named by hand."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

        def work(_task: Task) -> Path:
            from medviewer.importing.target_folder import proposed

            return proposed(libraries, Path(documents), kinds, name)

        def take(target: Path) -> None:
            self._proposing = None
            if self.field.text() in ("", self._proposed):
                self._proposed = str(target)
                self.field.setText(self._proposed)

        libraries, name = self._libraries, folder_name(kinds)
        if self._proposing is not None:
            self._proposing.cancel()
        self._proposing = self._tasks.run(work, take, lane=LANE)

    def keep(self) -> None:
        """Keep the folder that is named, whatever the sources are found to be."""
        self._proposed = ""

    def explain(self, sources: list[Path]) -> None:
        """Say what the folder is, and whether it may be imported into from these sources."""
        folder = self.folder()
        if folder is None:
            return

        def work(_task: Task) -> str:
            from medviewer.importing.target_folder import TargetError, described, require_target

            try:
                require_target(folder, sources)
                return described(folder)
            except TargetError as error:
                return error.why
            except OSError:
                return "unreadable"

        self._look_with(work, lambda what: self.explained.setText(explanation(what)))

    def stop(self) -> None:
        """Leave off looking."""
        for task in (self._look, self._proposing):
            if task is not None:
                task.cancel()
        self._look = self._proposing = None

    def _look_with(self, work: Callable[[Task], T], done: Callable[[T], None]) -> None:
        def looked(answer: T) -> None:
            self._look = None
            done(answer)

        if self._look is not None:
            self._look.cancel()
        self._look = self._tasks.run(work, looked, lane=LANE)

    def _ask(self) -> None:
        start = self.folder() or Path.home()
        while not start.is_dir() and start != start.parent:
            start = start.parent
        title = translate("ImportTarget", "Folder to import into")
        name = QFileDialog.getExistingDirectory(self, title, str(start))
        if name:
            self.field.setText(str(Path(name)))

    def _lay_out(self) -> None:
        name = QLabel(translate("ImportTarget", "In&to the library"), self)
        name.setBuddy(self.field)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        row.addWidget(name)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        column.addWidget(self.explained)


def folder_name(kinds: Sequence[str]) -> str:
    """Return what a new folder for pages of some kinds of sources is called."""
    names = {translate("ImportTarget", KIND_FOLDERS[kind]) for kind in kinds if kind in KIND_FOLDERS}
    return names.pop() if len(names) == 1 else translate("ImportTarget", "Imported pages")


def refusal(error: MedviewerError) -> str:
    """Return why a folder is not imported into."""
    return explanation(getattr(error, "why", "")) or error_text(error)


def explanation(what: str) -> str:
    """Return what is to be known of a folder before it is imported into."""
    return {
        "new": translate("ImportTarget", "A new folder: it becomes a library of its own that opens beside the others."),
        "imported": translate(
            "ImportTarget",
            "An import wrote this library: newer versions take their places in it, so that notes and favourites stay.",
        ),
        "other": translate(
            "ImportTarget", "This folder holds other files. They stay as they are; the pages are added to them."
        ),
        "file": translate("ImportTarget", "This is a file. Choose a folder."),
        "bundled": translate("ImportTarget", "This is the library that came with the program. Choose another folder."),
        "source": translate("ImportTarget", "This folder lies in one of the sources. Choose one outside of them."),
        "unreadable": translate("ImportTarget", "This folder cannot be read. Choose another one."),
    }.get(what, "")
