"""Libraries and the desk from the menu: open, add, problems, transfer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from medviewer import locations
from medviewer.configuring.restrictions import KIOSK
from medviewer.errors import ChangedTrustError, LibraryError, MedviewerError
from medviewer.library.pack.verification.seen import SeenLibraries
from medviewer.library.places import leads_to_pack
from medviewer.library.records import name_libraries
from medviewer.ui.base.messages import Messages, error_text
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.library.reader_libraries import ReaderLibraries
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.services.services import Services

LANE = "trust"
translate = QCoreApplication.translate


class TrustControl:
    """Puts the question into the message bar; nothing of the library is read until somebody says yes."""

    def __init__(self, settings: Path, tasks: Tasks, messages: Messages, may_decide: bool = True) -> None:
        """may_decide: whether who sits here says what is read; not so at a shared desk."""
        self._may_decide = may_decide
        self._seen = SeenLibraries(settings)
        self._tasks = tasks
        self._messages = messages

    def report(self, error: Exception, again: Callable[[], None]) -> None:
        """Show an error; ask where it is about trust, and call `again` once a yes is kept."""
        if not isinstance(error, ChangedTrustError):
            self._messages.report(error)
            return
        if not self._may_decide:
            self._messages.note(day_text(error))
            return
        seen, root, sha256 = self._seen, error.root, error.sha256
        messages, tasks = self._messages, self._tasks

        def accept() -> None:
            tasks.run(lambda _task: seen.accept(root, sha256), lambda _none: again(), messages.report, lane=LANE)

        def decline() -> None:
            tasks.run(lambda _task: seen.decline(root, sha256), lambda _none: None, messages.report, lane=LANE)

        yes = translate("TrustControl", "Read it all the same")
        no = translate("TrustControl", "Leave it closed")
        messages.offer(day_text(error), yes, accept, None if error.declined else (no, decline))


def day_text(error: ChangedTrustError) -> str:
    """Return what has changed, and what follows, in the language of the window."""
    from medviewer.quoted_names import named
    from medviewer.ui.base.provenance import quoted

    changed = {
        "unsigned now": translate("TrustControl", "{} was signed by {} when it was last read, and is not signed now."),
        "other signer": translate(
            "TrustControl", "{} was signed by {} when it was last read, now with a key that is not trusted here."
        ),
        "folder now": translate(
            "TrustControl", "{} was signed by {} when it was last read, and is a folder without a signature now."
        ),
    }
    asks = translate("TrustControl", "It is closed. Ask whoever looks after it before you read it.")
    closed = translate("TrustControl", "It stays closed, as was chosen here before.")
    what = changed[error.what].format(quoted(error.root.name), named(error.signer))
    return f"{what} {closed if error.declined else asks}"


class LibraryControl(QObject):
    """Does what the Library menu asks for."""

    def __init__(self, drugs: DrugList, services: Services, chosen: ReaderLibraries) -> None:
        super().__init__(drugs)
        self._drugs = drugs
        self._session = services.session
        self._writer = services.keeper.writer
        self._names = services.keeper.names
        self._history = services.keeper.history
        self._settings = services.settings
        self._tasks = services.tasks
        self._messages = services.messages
        may_decide = self._settings.configuration.locked_by(KIOSK) is None
        self._trust = TrustControl(self._session.profile.settings, self._tasks, self._messages, may_decide)
        self._chosen = chosen

    def report(self, error: MedviewerError) -> None:
        """Say why the libraries were not read; ask, where it is about trust."""
        self._trust.report(error, self._session.read_again)

    def open_folder(self) -> None:
        """Ask for a folder, and open it in place of what is open."""
        self._ask_for_folder(lambda folder: self._open([folder]))

    def add_folder(self) -> None:
        """Ask for a folder, and open it beside what is open."""
        self._ask_for_folder(self.add)

    def open_pack(self) -> None:
        """Ask for a pack, and open it in place of what is open."""
        self._ask_for_pack(lambda pack: self._open([pack]))

    def add_pack(self) -> None:
        """Ask for a pack, and open it beside what is open."""
        self._ask_for_pack(self.add)

    def manage(self) -> None:
        """Show the library manager; there is one at a time."""
        from medviewer.ui.library.libraries_dialog import LibrariesDialog

        dialog = self._drugs.window().findChild(LibrariesDialog)
        if dialog is None or not dialog.isVisible():
            dialog = LibrariesDialog(self._drugs.window(), self._chosen, self._session, self._tasks)
            dialog.add_folder_requested.connect(self.add_folder)
            dialog.add_pack_requested.connect(self.add_pack)
            dialog.add_requested.connect(self.add)
            self._chosen.try_again()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def open_bundled(self) -> None:
        """Open the library that came with the program."""
        self._open([locations.bundled_library()])

    def open_at_start(self, named: Sequence[Path]) -> None:
        """Open the folders that were named, else the last ones, else those of the site, else the bundled library.

        Raises LibraryError only for folders that were named.
        """
        configuration = self._settings.configuration
        kept = [] if configuration.locked_by("libraries") else self._settings.folders()
        if named:
            self._session.open(named, names=self._settings.names())
            self._keep_folders(quietly=True)
        else:
            self._open_unasked(kept or configuration.libraries or [locations.bundled_library()])

    def _open_unasked(self, folders: Sequence[Path]) -> None:
        self._open_those_that_answer(folders)
        self._chosen.take(folders)

    def _open_those_that_answer(self, folders: Sequence[Path]) -> None:
        """Open folders that nobody named now: from their index where they do not answer, without those that fail.

        They are remembered as they were. A pack that does not answer stays open without pages until it does. One that
        was signed and is a folder now is asked about, the others open.
        """
        try:
            self._session.open(folders, patient=True, names=self._settings.names())
        except ChangedTrustError as error:
            rest = [library.root for library in name_libraries(folders) if library.root != error.root]
            self._open_those_that_answer(rest or [locations.bundled_library()])
            self._trust.report(error, lambda: self._reopen(folders))
        except LibraryError as error:
            there = [folder for folder in folders if folder.is_dir() or leads_to_pack(folder)]
            self._open_those_there(there)
            self._messages.report(error)

    def _open_those_there(self, there: Sequence[Path]) -> None:
        """Open these, else the bundled library."""
        try:
            self._session.open(there or [locations.bundled_library()], patient=True, names=self._settings.names())
        except LibraryError:
            self._session.open([locations.bundled_library()])

    def show_problems(self) -> None:
        """List what could not be read or understood."""
        from medviewer.ui.base import dialogs

        catalogue = self._session.catalogue
        dialogs.show_problems(self._drugs.window(), catalogue.problems() if catalogue else [])

    def import_labels(self) -> None:
        """Show the dialog in which labels are imported; there is one at a time."""
        from medviewer.ui.importing.import_dialog import ImportDialog

        dialog = self._drugs.window().findChild(ImportDialog)
        if dialog is None or not dialog.isVisible():
            dialog = ImportDialog(self._drugs.window(), self._tasks, self._chosen.expected())
            dialog.open_requested.connect(self._open_beside)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _open_beside(self, folder: Path) -> None:
        """Open a folder beside those that are open; read it again where it is one of them."""
        if any(library.root == folder for library in self._session.libraries):
            self._session.read_again()
            self._drugs.focus_field()
        else:
            self.add(folder)

    def add(self, root: Path, added: Callable[[Path], None] = lambda root: None) -> None:
        """Open a library behind the others, all of which stay as they are. added: is called once it is among them."""
        if self._may_change():
            self._chosen.add(root, lambda error: self._not_added(root, error, added), added)

    def remove(self, root: Path) -> None:
        """Close a library and forget where it lies."""
        if self._may_change():
            self._chosen.remove(root)

    def _not_added(self, root: Path, error: MedviewerError, added: Callable[[Path], None]) -> None:
        """Say why a library was not opened, in the manager too where that is open."""
        if not isinstance(error, ChangedTrustError):
            self._chosen.said.emit(error_text(error))
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._trust.report(error, lambda: self.add(root, added))

    def _may_change(self) -> bool:
        """Tell whether the reader decides which libraries are open; say who does where it is the site."""
        locking = self._chosen.locked_by()
        if locking is not None:
            message = QCoreApplication.translate(
                "LibraryControl", "Which libraries are open is set by your site, in {}."
            )
            self._messages.note(message.format(locking))
        return locking is None

    def show_names(self, typed: str = "") -> None:
        """List aliases and the searches that found nothing; ask which drug is meant by `typed` where that is given."""
        from medviewer.ui.desk.aliases_dialog import AliasesDialog

        if self._session.catalogue is not None:
            dialog = AliasesDialog(self._drugs.window(), self._names, self._session.catalogue)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.search_requested.connect(self._search)
            dialog.open()
            if typed:
                dialog.add_alias(typed)

    def _search(self, query: str) -> None:
        self._drugs.field.setText(query)
        self._drugs.focus_field()

    def _ask_for_folder(self, then: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        libraries = self._session.libraries
        start = str(libraries[0].root if libraries else Path.home())
        heading = QCoreApplication.translate("LibraryControl", "Open library folder")
        folder = QFileDialog.getExistingDirectory(self._asking_window(), heading, start)
        if folder:
            then(Path(folder))

    def _ask_for_pack(self, then: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        libraries = self._session.libraries
        start = str(libraries[-1].root.parent if libraries else Path.home())
        heading = QCoreApplication.translate("LibraryControl", "Open library pack")
        kind = QCoreApplication.translate("LibraryControl", "Library packs")
        name, _ = QFileDialog.getOpenFileName(self._asking_window(), heading, start, f"{kind} (*.medpack)")
        if name:
            then(Path(name))

    def _asking_window(self) -> QWidget:
        """Return the manager where it is used just now, else the window."""
        active = QApplication.activeWindow()
        return active if active is not None and active.objectName() == "librariesDialog" else self._drugs.window()

    def _open(self, folders: Sequence[Path]) -> None:
        """Open these in place of what is open; where that fails, that is opened again."""
        if self._may_change() and self._opened(folders):
            self._keep_folders()

    def _reopen(self, folders: Sequence[Path]) -> None:
        """Open what was remembered, now that a question on it is answered; it stays remembered as it was."""
        self._opened(folders)
        self._chosen.take(folders)

    def _opened(self, folders: Sequence[Path]) -> bool:
        """Open these in place of what is open, and tell whether that went well; else that is opened again."""
        before = [library.root for library in self._session.libraries]
        try:
            self._session.open(folders, names=self._settings.names())
        except LibraryError as error:
            self._open_those_there(before)
            self._session.watch()
            self._trust.report(error, lambda: self._open(folders))
            return False
        self._chosen.replaced.emit()
        self._session.watch()
        self._drugs.focus_field()
        return True

    def _keep_folders(self, quietly: bool = False) -> None:
        """Remember what is open."""
        self._chosen.take([library.root for library in self._session.libraries])
        self._chosen.keep(quietly)

    def export_desk(self) -> None:
        """Ask for a file, and write what is kept to it."""
        from PySide6.QtWidgets import QFileDialog

        proposed = str(Path.home() / "medviewer-favourites.json")
        heading = QCoreApplication.translate("LibraryControl", "Export favourites and history")
        name, _ = QFileDialog.getSaveFileName(self._drugs.window(), heading, proposed, "JSON (*.json)")
        if name:
            message = QCoreApplication.translate("LibraryControl", "Written: {}").format(name)
            self._writer.run(lambda desk: desk.export_json(Path(name)), lambda _none: self._messages.say(message))

    def import_desk(self) -> None:
        """Ask for a file of `export_desk`, and merge it."""
        from PySide6.QtWidgets import QFileDialog

        heading = QCoreApplication.translate("LibraryControl", "Import favourites")
        name, _ = QFileDialog.getOpenFileName(self._drugs.window(), heading, str(Path.home()), "JSON (*.json)")
        if name:
            message = QCoreApplication.translate("LibraryControl", "Merged: {}").format(name)
            self._writer.run(lambda desk: desk.import_json(Path(name)), lambda _counts: self._messages.say(message))

    def has_history(self) -> bool:
        """Return whether anything was read that can be forgotten."""
        return bool(self._history.recent())

    def clear_history(self) -> None:
        """Forget what was read, once that is confirmed."""
        question = QCoreApplication.translate("LibraryControl", "Clear the history?")
        detail = QCoreApplication.translate(
            "LibraryControl", "Recent drugs and reading places are removed. Favourites stay."
        )
        if self._messages.ask(question, detail, QCoreApplication.translate("LibraryControl", "Clear")):
            self._history.clear()
