"""Notes and collections as files: folders of Markdown, JSON for a colleague, one PDF for when screens are dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from medviewer.ui.base.messages import message_text
from medviewer.ui.base.tasks import Task
from medviewer.ui.desk.collection_control import CollectionControl
from medviewer.ui.desk.note_control import NoteControl
from medviewer.ui.output.output import Output, WriteReport
from medviewer.ui.services.desk_keeper import NotesKeeper
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.services.move_follower import MoveFollower
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.desk import collection_file, note_files
    from medviewer.desk.collections import Collection, Member
    from medviewer.desk.notes import Note
    from medviewer.export.downtime import DowntimePage
    from medviewer.export.page_source import PageSource
    from medviewer.export.paper_process.client import PaperProcesses
    from medviewer.export.progress import Watch
    from medviewer.monograph.model import Monograph

LANE = "pack"
MOST_SAID = 5  # lines of one kind in a message

translate = QCoreApplication.translate


class ExchangeControl(QObject):
    """Holds the slots of what goes to files and comes from them. open_note(page id, note key): shows a note."""

    def __init__(
        self,
        window: QWidget,
        services: Services,
        follower: MoveFollower,
        notes: NoteControl,
        collections: CollectionControl,
        output: Output,
        open_note: Callable[[str, str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = services.session
        self._writer = services.keeper.writer
        self._kept_notes = services.keeper.notes
        self._kept_collections = services.keeper.collections
        self._notes = notes
        self._collections = collections
        self._output = output
        self._messages = services.messages
        self._undo = services.undo
        self._open_note = open_note
        self._tasks = services.tasks
        self._paper = services.paper
        self._packs: list[Task] = []
        self._follower = follower
        self._settings = services.settings
        self._session.closing.connect(self._stop)
        self._tasks.ended.connect(self._ended)

    def show_notes(self) -> None:
        """List all local notes, those without a page first."""

        def show(notes: list[Note]) -> None:
            from medviewer.ui.desk.notes_dialog import NotesDialog

            catalogue = self._session.catalogue
            known = {note.id for note in notes if catalogue and catalogue.page(note.id)}
            dialog = NotesDialog(self._window, self._kept_notes, self._undo, notes, known)
            dialog.open_requested.connect(self._open_note)
            dialog.open()

        self._kept_notes.read_all(show)

    def export_notes(self) -> None:
        """Ask for a folder, and write all notes to it."""
        folder = self._ask_for_folder(translate("ExchangeControl", "Export local notes to a folder"))
        if folder is None:
            return

        def tell(done: note_files.ExportedNotes) -> None:
            message = translate("ExchangeControl", "Local notes in {}: {} written, {} were so already.")
            lines = [message.format(folder, done.written, done.same)]
            left = translate("ExchangeControl", "{} is no note of yours; it was left as it is.")
            self._tell(lines, _few([left.format(name) for name in done.others]))

        self._writer.run(lambda desk: desk.export_notes(folder), tell)

    def import_notes(self) -> None:
        """Ask for a folder, and merge the notes in it."""
        folder = self._ask_for_folder(translate("ExchangeControl", "Import local notes from a folder"))
        if folder is None:
            return

        def tell(done: note_files.ImportedNotes) -> None:
            merged = done.merged
            message = translate("ExchangeControl", "Local notes from {}: {} new, {} newer, {} as they were.")
            lines = [message.format(folder, len(merged.added), len(merged.updated), merged.same)]
            both = translate("ExchangeControl", "{} was changed here and there: both are kept, delete one of them.")
            odd = _few([both.format(one.title or one.id) for one in merged.conflicts])
            self._tell(lines, [*odd, *_few([f"{name}: {message_text(reason)}" for name, reason in done.problems])])

        self._writer.run(lambda desk: desk.import_notes(folder), tell)

    def carry_over(self) -> None:
        """Ask whether what is kept of libraries that are not open is to belong to the open ones, and see to it."""
        question = translate("ExchangeControl", "Carry over what was kept of libraries that are not open?")
        detail = translate(
            "ExchangeControl",
            "Notes, favourites, collections and readings then belong to the pages here that have the same content, or "
            "alone the same title. Do this where a new folder has taken the place of an old one.",
        )
        if self._messages.ask(question, detail, translate("ExchangeControl", "Carry over")):
            self._follower.carry_over()

    def offer_to_carry_over(self, names: Sequence[str]) -> None:
        """Offer it once for the same libraries: who opens one beside the other has no use for it."""
        offered = "\n".join(names)
        if self._settings.text("desk/offered") != offered:
            self._settings.keep("desk/offered", offered)
            message = translate("ExchangeControl", "Notes and favourites of a library that is not open are kept: {}.")
            button = translate("ExchangeControl", "Carry over…")
            self._messages.offer(message.format(", ".join(names)), button, self.carry_over)

    def write_pack(self, dividers: bool = False) -> None:
        """Ask for a file, and write the collection that is meant to one PDF.

        dividers: from A to Z, with a sheet before each letter.
        """
        from medviewer.export.file_formats import suggest_name

        name, catalogue = self._collections.insisted_name(), self._session.catalogue
        collection = self._kept_collections.named(name)
        if collection is None or catalogue is None:
            return
        title = translate("ExchangeControl", "Downtime pack of “{}”").format(name)
        path = self._ask_for_file(title, suggest_name(name, "pdf"), "PDF (*.pdf)")
        if path is not None:
            notes = self._kept_notes if self._notes.are_printed else None
            work = partial(_write_pack, self._paper.processes, collection, self._session, notes, path, dividers)
            self._packs.append(self._output.write(path, work, LANE))

    def make_wall_sheets(self) -> None:
        """Ask for wall sheets of the collection that is meant."""
        from medviewer.ui.output.wall_sheet_control import sections_of_any

        name = self._collections.insisted_name()
        collection = self._kept_collections.named(name)
        if collection is None:
            return
        if not collection.members:
            self._messages.say(translate("ExchangeControl", "“{}” holds no monograph yet.").format(name))
            return
        notes = self._kept_notes if self._notes.are_printed else None
        members = [_member(self._session, member, notes) for member in collection.members]
        self._output.wall_sheets(name, members, sections_of_any)

    def export_collection(self) -> None:
        """Ask for a file, and write the collection that is meant to it, for a colleague."""
        from medviewer.export.file_names import safe_name

        name = self._collections.insisted_name()
        title = translate("ExchangeControl", "Save collection “{}”").format(name)
        path = self._ask_for_file(title, safe_name(name, ".json"), "JSON (*.json)") if name else None
        if path is not None:
            message = translate("ExchangeControl", "Written: {}").format(path)
            self._writer.run(lambda desk: desk.export_collection(name, path), lambda _none: self._messages.say(message))

    def import_collection(self) -> None:
        """Ask for a file of `export_collection`, and take it in."""
        from PySide6.QtWidgets import QFileDialog

        catalogue = self._session.catalogue
        title = translate("ExchangeControl", "Import a collection")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(Path.home()), "JSON (*.json)")
        if not name or catalogue is None:
            return

        def tell(done: collection_file.ImportedCollection) -> None:
            message = translate("ExchangeControl", "Collection “{}”: {} new, {} in it already.")
            lines = [message.format(done.name, len(done.added), len(done.known))]
            unknown = translate("ExchangeControl", "{} is in no open library; it is in the collection all the same.")
            self._tell(lines, _few([unknown.format(one.title) for one in done.unknown]))

        self._writer.run(lambda desk: desk.import_collection(Path(name), catalogue.editions()), tell)

    def _tell(self, done: Sequence[str], odd: Sequence[str]) -> None:
        """Say what was done; it stands where anything was not as it should be."""
        say = self._messages.note if odd else self._messages.say
        say("\n".join([*done, *odd]))

    def _stop(self) -> None:
        """Stop writing packs: the pages cannot be asked for any more."""
        for task in self._packs:
            task.cancel()
        self._tasks.wait(LANE)
        self._output.stop_sheets()

    def _ended(self, task: Task) -> None:
        self._packs = [other for other in self._packs if other is not task]

    def _ask_for_folder(self, title: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        return Path(name) if name else None

    def _ask_for_file(self, title: str, proposed: str, kind: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(self._window, title, str(Path.home() / proposed), kind)
        suffix = Path(proposed).suffix
        return Path(name if not name or Path(name).suffix else name + suffix) if name else None


def _few(lines: Sequence[str]) -> list[str]:
    """Return the first lines, and how many more there are: a message has no room for hundreds."""
    more = len(lines) - MOST_SAID
    if more <= 0:
        return list(lines)
    return [*lines[:MOST_SAID], translate("ExchangeControl", "… and %Ln more.", "", more)]


def _write_pack(
    paper: PaperProcesses,
    collection: Collection,
    session: LibrarySession,
    kept: NotesKeeper | None,
    path: Path,
    dividers: bool,
    watch: Watch,
) -> WriteReport | None:
    """Write the pack, and return what is to be said of it; kept: where the notes are, if they are to be in it."""
    from medviewer.atomic import write_atomically
    from medviewer.export.downtime import PackMember

    members = [PackMember.of(_member(session, member, kept)) for member in collection.members]
    pack = paper.pack(collection.name, members, dividers, watch)
    if pack is None:
        return None
    watch.check()
    write_atomically(path, pack.pdf)
    done = translate("ExchangeControl", "{} drugs on {} pages.").format(len(members) - len(pack.missing), pack.pages)
    lacking = translate("ExchangeControl", "Not in it: {}, {}")
    missing = _few([lacking.format(title, message_text(reason)) for title, reason in pack.missing])
    return WriteReport(done, "\n".join(missing))


def _member(session: LibrarySession, member: Member, kept: NotesKeeper | None) -> DowntimePage:
    from medviewer.export.downtime import DowntimePage

    return DowntimePage(member.title, partial(_read, session, member.id, kept))


def _read(session: LibrarySession, page_id: str, kept: NotesKeeper | None) -> tuple[Monograph, PageSource]:
    """Return a page as it is printed; raises PageError where it is gone or cannot be read."""
    from medviewer.errors import PageError
    from medviewer.export.local_notes import LocalNote, with_notes
    from medviewer.export.page_source import PageSource

    catalogue = session.catalogue
    page = catalogue.page(page_id) if catalogue else None
    if catalogue is None or page is None:
        raise PageError(translate("ExchangeControl", "none of the open libraries holds it."))
    monograph = catalogue.read(page_id)
    notes = kept.of_page(page_id) if kept else []
    shown = [LocalNote(note.section, note.text, note.initials, note.changed) for note in notes]
    return with_notes(monograph, shown), PageSource.of(page, monograph)
