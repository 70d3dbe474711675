"""The desk for the window, by purpose: each part shows its lists as they are on disk, and writes through one writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medviewer.configuring.configuration import Configuration
from medviewer.desk.aliases import Alias, used_labels
from medviewer.desk.collections import Collection
from medviewer.desk.failed import FailedSearch
from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Position, Visit
from medviewer.desk.last_read import LastRead
from medviewer.desk.notes import Note
from medviewer.desk.store import Desk, ReadEdition
from medviewer.errors import DeskError
from medviewer.library.names.folding import fold
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.services.desk_writer import NOTHING_FORBIDDEN, DeskLists, DeskWatch, DeskWriter

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.moves import PageMoves


class _KeptPart(QObject):
    """A part of what is kept. changed(): it is another one on disk now, whichever window wrote it."""

    changed = Signal()

    def __init__(self, writer: DeskWriter, kept: Callable[[DeskLists], object]) -> None:
        """kept: returns what is compared to tell whether the part has changed."""
        super().__init__(writer)
        self._writer = writer
        self._kept = kept
        writer.read_anew.connect(self._compare)

    def _compare(self, before: DeskLists) -> None:
        if self._kept(before) != self._kept(self._writer.lists):
            self.changed.emit()


class FavouritesKeeper(_KeptPart):
    """The favourites."""

    def __init__(self, writer: DeskWriter) -> None:
        super().__init__(writer, lambda lists: lists.favourites)

    def all(self) -> list[Favourite]:
        """Return the favourites as they are on disk."""
        return self._writer.lists.favourites

    def ids(self) -> frozenset[str]:
        """Return the ids of the favourites."""
        return self._writer.lists.favourite_ids

    def toggle(self, page_id: str, title: str) -> None:
        """Star or unstar; the star is painted when the disk has it."""
        if page_id in self.ids():
            self._writer.run(lambda desk: desk.favourites.remove(page_id))
        else:
            self._writer.run(lambda desk: desk.favourites.add(page_id, title))


class CollectionsKeeper(_KeptPart):
    """The collections."""

    def __init__(self, writer: DeskWriter) -> None:
        super().__init__(writer, lambda lists: lists.collections)

    def all(self) -> list[Collection]:
        """Return the collections in their order, as they are on disk."""
        return self._writer.lists.collections

    def named(self, name: str) -> Collection | None:
        """Return the collection of this name, None where there is none."""
        return next((one for one in self.all() if one.name == name), None)

    def place_of(self, name: str) -> int:
        """Return the place of a collection in the order, from 0. Raises ValueError where there is none of the name."""
        return [one.name for one in self.all()].index(name)


class NotesKeeper(_KeptPart):
    """The local notes. changed(): some note is another one now, or gone."""

    def __init__(self, writer: DeskWriter) -> None:
        super().__init__(writer, lambda lists: lists.versions.get("notes"))

    def of_page(self, page_id: str) -> list[Note]:
        """Return the notes of a page, none where they cannot be read, which is said; not for the GUI thread."""
        try:
            return self._writer.desk.notes.of_page(page_id) if self._writer.keeps_notes else []
        except DeskError as error:
            self._writer.failed.emit(error)
            return []

    def find(self, query: str) -> list[Note]:
        """Return the notes that hold every word of a query, none where they cannot be read; not for the GUI thread."""
        try:
            return self._writer.desk.notes.find(query) if self._writer.keeps_notes else []
        except DeskError as error:
            self._writer.failed.emit(error)
            return []

    def read_all(self, done: Callable[[list[Note]], None]) -> None:
        """Call `done` with all notes."""
        self._writer.run(lambda desk: desk.notes.all(), done)

    def delete(self, keys: Sequence[str], done: Callable[[list[Note]], None]) -> None:
        """Delete notes, then call `done` with those that there were."""

        def work(desk: Desk) -> list[Note]:
            return [note for note in map(desk.notes.delete, keys) if note is not None]

        self._writer.run(work, done)

    def restore(self, gone: Iterable[Note]) -> None:
        """Bring notes back that were deleted."""

        def work(desk: Desk) -> None:
            for note in gone:
                desk.notes.restore(note)

        self._writer.run(work)


class HistoryKeeper(_KeptPart):
    """The pages that were opened, and how far each has been read."""

    def __init__(self, writer: DeskWriter) -> None:
        super().__init__(writer, lambda lists: lists.visits)

    def recent(self) -> list[Visit]:
        """Return the monographs read last, newest first."""
        return self._writer.lists.visits if self._writer.keeps_history else []

    def visit(self, page_id: str, title: str) -> None:
        """Note that a monograph was opened; where nothing can be kept, the start has said so."""
        if self._writer.can_keep_history:
            self._writer.run(lambda desk: desk.history.visit(page_id, title))

    def keep_position(self, page_id: str, tab: str, place: float) -> None:
        """Note how far a monograph has been read."""
        if self._writer.can_keep_history:
            self._writer.run(lambda desk: desk.history.keep_position(page_id, tab, place))

    def position(self, page_id: str) -> Position | None:
        """Return how far a monograph was read last; it may wait for a write, so not for the GUI thread."""
        return self._writer.desk.history.position(page_id) if self._writer.keeps_history else None

    def clear(self) -> None:
        """Forget what was read."""
        self._writer.run(lambda desk: desk.history.clear())


class ReadingsKeeper:
    """Pages as they were read last, and what is kept of pages that have moved. Nothing here is for the GUI thread."""

    def __init__(self, writer: DeskWriter) -> None:
        self._writer = writer

    def last(self, page_id: str) -> LastRead | None:
        """Return what was last read of a page, None where that is not known."""
        try:
            return self._writer.desk.readings.last(page_id) if self._writer.keeps_history else None
        except DeskError as error:
            self._writer.failed.emit(error)
            return None

    def page(self, page_id: str) -> str | None:
        """Return the Markdown of a page as it was read last, None where it is not kept."""
        return self._writer.desk.readings.page(page_id)

    def follow(self, editions: Iterable[ReadEdition], *, across: bool) -> PageMoves:
        """Let what is kept go with pages that have moved, see `Desk.follow`."""
        return self._writer.desk.follow(editions, across=across)

    def changed(self, editions: Iterable[ReadEdition]) -> list[ChangedPage]:
        """Return what has changed since it was read, see `Desk.changed`."""
        return self._writer.desk.changed(editions) if self._writer.keeps_history else []


class NamesKeeper(_KeptPart):
    """The names that the user has given to drugs, and the searches that found none."""

    def __init__(self, writer: DeskWriter) -> None:
        super().__init__(writer, lambda lists: (lists.aliases, lists.failed, lists.keeps_failed))

    def aliases(self) -> list[Alias]:
        """Return the names that the user has given to drugs."""
        return self._writer.lists.aliases

    def by_alias(self) -> dict[str, str]:
        """Return the title that each alias leads to."""
        return {alias.alias: alias.title for alias in self.aliases()}

    def used_labels(self) -> dict[str, str]:
        """Return by folded name the id of the page that it leads to, of names that lead to one only."""
        return {fold(name): id for name, id in used_labels(self.aliases()).items()}

    def use_label(self, generic: str, label: Alias | None, labels: Sequence[str]) -> None:
        """Let a generic name open one of its published labels, or none of them; `labels` are the ids of all."""
        self._writer.run(lambda desk: desk.aliases.use_label(generic, label, labels))

    def add_alias(self, alias: str, page_id: str, title: str, forget: str = "") -> None:
        """Let `alias` lead to a monograph, and forget the failed search that it came from."""

        def write(desk: Desk) -> None:
            desk.aliases.add(alias, page_id, title)
            if forget:
                desk.failed.remove(forget)

        self._writer.run(write)

    def remove_alias(self, alias: Alias) -> None:
        """Take an alias away."""
        self._writer.run(lambda desk: desk.aliases.remove(alias.alias, alias.id))

    def failed_searches(self) -> list[FailedSearch]:
        """Return the searches that found nothing, the latest first."""
        return self._writer.lists.failed if self._writer.keeps_history else []

    def keeps_failed(self) -> bool:
        """Return whether searches that find nothing are kept."""
        return self._writer.keeps_history and self._writer.lists.keeps_failed

    def note_failed(self, query: str, instead_of: str = "") -> None:
        """Note a search that found nothing, unless its user does not want that; see `FailedSearches.note`."""
        if self.keeps_failed() and self._writer.can_write:
            self._writer.run(lambda desk: desk.failed.note(query, instead_of))

    def forget_failed(self, query: str) -> None:
        """Forget one search that found nothing."""
        self._writer.run(lambda desk: desk.failed.remove(query))

    def clear_failed(self) -> None:
        """Forget all searches that found nothing."""
        self._writer.run(lambda desk: desk.failed.clear())

    def keep_failed(self, keep: bool) -> None:
        """Keep searches that find nothing from now on, or do not."""
        self._writer.run(lambda desk: desk.failed.switch(keep))


class DeskKeeper:
    """The parts of what the reader keeps; who needs one takes that one."""

    def __init__(
        self, desk: Desk, tasks: Tasks, parent: QObject | None = None, configuration: Configuration = NOTHING_FORBIDDEN
    ) -> None:
        """configuration: says what may not be kept."""
        self.writer = DeskWriter(desk, tasks, parent, configuration)
        self.watch = DeskWatch(self.writer)  # before the others: it hears first that the desk was taken up
        self.favourites = FavouritesKeeper(self.writer)
        self.history = HistoryKeeper(self.writer)
        self.collections = CollectionsKeeper(self.writer)
        self.names = NamesKeeper(self.writer)
        self.notes = NotesKeeper(self.writer)
        self.readings = ReadingsKeeper(self.writer)

    def close(self) -> None:
        """Stop looking, finish what is being written, and close the file."""
        self.watch.end()
        self.writer.close()
