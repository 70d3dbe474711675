"""The list of what changed between two editions of a library, and what is done from it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from medviewer.locations import Profile
from medviewer.ui.base.messages import error_text
from medviewer.ui.base.provenance import quoted
from medviewer.ui.base.tasks import Task
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.library.catalogue import Library
    from medviewer.library.pack.changes import PageChange
    from medviewer.ui.library.pack_changes_dialog import PackChangesDialog
    from medviewer.ui.library.pack_comparison import ComparedEditions, EditionOpener

LANE = "packs"

translate = QCoreApplication.translate


class PackChangesControl(QObject):
    """Opens the list, and fills it off the GUI thread."""

    def __init__(self, window: QWidget, services: Services, profile: Profile, open_page: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._favourites = services.keeper.favourites
        self._collections = services.keeper.collections
        self._tasks = services.tasks
        self._settings = services.settings
        self._theme = services.theme
        self._profile = profile
        self._open_page = open_page

    def comparing(self) -> EditionOpener:
        """Return how editions of a library are opened: whom this workstation trusts, at which packs it is held."""
        from medviewer.library.pack.pins import Pins
        from medviewer.ui.library.pack_comparison import EditionOpener

        return EditionOpener(self._settings.configuration.trust, Pins(self._profile.settings), self._profile.index)

    def show(self, library: Library, old: Path | None) -> None:
        """Open the list of what changed in a library since an edition; where that is None its reader chooses one."""
        dialog = self._dialog(library)
        if old is None:
            dialog.say(
                translate("PackChangesControl", "No pack before this one is known. Choose what to compare with.")
            )
        else:
            self._compare(library, old, dialog)

    def show_compared(self, library: Library, compared: ComparedEditions) -> None:
        """Open the list of what was compared already."""
        self._fill(self._dialog(library), compared)

    def _dialog(self, library: Library) -> PackChangesDialog:
        from medviewer.ui.library.pack_changes_dialog import PackChangesDialog

        dialog = PackChangesDialog(
            self._window, translate("PackChangesControl", "What changed in {}").format(quoted(library.name))
        )
        dialog.open_requested.connect(self._open_page)
        dialog.difference_requested.connect(lambda compared, page: self._show_difference(dialog, compared, page))
        dialog.pack_requested.connect(lambda: self._ask_for_pack(library, dialog))
        dialog.folder_requested.connect(lambda: self._ask_for_folder(library, dialog))
        dialog.open()
        return dialog

    def _ask_for_pack(self, library: Library, dialog: PackChangesDialog) -> None:
        from PySide6.QtWidgets import QFileDialog

        heading = translate("PackChangesControl", "Compare with an older pack")
        name, _ = QFileDialog.getOpenFileName(dialog, heading, str(library.root), "medpack (*.medpack)")
        if name:
            self._compare(library, Path(name), dialog)

    def _ask_for_folder(self, library: Library, dialog: PackChangesDialog) -> None:
        from PySide6.QtWidgets import QFileDialog

        heading = translate("PackChangesControl", "Compare with an older folder of pages")
        name = QFileDialog.getExistingDirectory(dialog, heading, str(library.root))
        if name:
            self._compare(library, Path(name), dialog)

    def _compare(self, library: Library, old: Path, dialog: PackChangesDialog) -> None:
        """Compare in the background, with progress and a way to stop it."""
        from medviewer.ui.base.progress_label import ProgressLabel

        comparing = self.comparing()
        dialog.say(translate("PackChangesControl", "Comparing…"))

        def work(task: Task) -> ComparedEditions | None:
            return comparing.compare(old, library.root, task.progress.emit, task.is_cancelled)

        def show(compared: ComparedEditions | None) -> None:
            if compared is not None:
                self._fill(dialog, compared)

        task = self._tasks.run(work, show, lambda error: _say(dialog, error_text(error)), lane=LANE)
        progress = ProgressLabel(
            translate("PackChangesControl", "Comparing with {}").format(old.name), task, self._tasks, dialog
        )
        stopped = translate("PackChangesControl", "Stopped. Choose what to compare with.")
        progress.canceled.connect(lambda: _say(dialog, stopped))
        dialog.finished.connect(task.cancel)

    def _fill(self, dialog: PackChangesDialog, compared: ComparedEditions) -> None:
        from medviewer.library.pack.changes import starred_first

        members = {one.id for group in self._collections.all() for one in group.members}
        with suppress(RuntimeError):  # the dialog was closed meanwhile
            dialog.show_changes(compared, list(starred_first(compared.found.pages, self._favourites.ids() | members)))

    def _show_difference(self, dialog: PackChangesDialog, compared: ComparedEditions, page: PageChange) -> None:
        """Show a page that changed word by word, against its text in the old edition."""
        from html import escape

        from medviewer.ui.desk.changes_dialog import ChangesDialog

        lead = translate("PackChangesControl", "The page beside how it stood in {}.").format(compared.old.message())
        shown = ChangesDialog(dialog, self._theme, page.title, lead, marks=False)
        shown.open()
        comparing = self.comparing()

        def show(html: str) -> None:
            with suppress(RuntimeError):  # the dialog was closed meanwhile
                shown.show_difference(html)

        self._tasks.run(
            lambda _task: comparing.difference(compared, page),
            show,
            lambda error: show(f"<p>{escape(error_text(error))}</p>"),
            lane=LANE,
        )


def _say(dialog: PackChangesDialog, text: str) -> None:
    with suppress(RuntimeError):  # the dialog was closed meanwhile
        dialog.say(text)
