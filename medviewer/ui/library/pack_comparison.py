"""Two editions of a library compared for the window: what was found, and what is said of it. Runs in any thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from medviewer.library.pack.changes import Difference, PageChange, compare
from medviewer.library.pack.editions import FolderEdition, PackEdition, edition_of
from medviewer.ui.base.provenance import day_text, quoted
from medviewer.ui.desk.changes_html import difference_html

if TYPE_CHECKING:
    from medviewer.library.pack.pins import Pins
    from medviewer.sealing.trust import Trust

translate = QCoreApplication.translate


class ComparedEdition(NamedTuple):
    """An edition that was compared. made: when a pack was, ISO 8601; "" of a folder."""

    path: Path
    made: str

    def message(self) -> str:
        """Return what it is called: a pack by its day, a folder by its name."""
        if not self.made:
            return translate("PackChanges", "the folder {}").format(quoted(str(self.path), 200))
        return translate("PackChanges", "the pack of {}").format(day_text(self.made[:10]))


class ComparedEditions(NamedTuple):
    """Two editions, and what differs."""

    old: ComparedEdition
    new: ComparedEdition
    found: Difference

    def counts(self) -> str:
        """Return how many pages have which fate; one that none has is left out."""
        found = self.found
        message = (
            (found.count("added"), translate("PackChanges", "%Ln added", "", found.count("added"))),
            (found.count("changed"), translate("PackChanges", "%Ln changed", "", found.count("changed"))),
            (found.count("gone"), translate("PackChanges", "%Ln gone", "", found.count("gone"))),
            (found.count("moved"), translate("PackChanges", "%Ln moved", "", found.count("moved"))),
        )
        return ", ".join(text for number, text in message if number) or translate("PackChanges", "nothing changed")

    def lead(self) -> str:
        """Return what stands above the list: what was compared, and how many pages differ."""
        same = translate("PackChanges", "%Ln as before", "", self.found.same)
        lead = translate("PackChanges", "From {} to {}: {}; {}.")
        return lead.format(self.old.message(), self.new.message(), self.counts(), same)


class EditionOpener(NamedTuple):
    """Opens editions. memory: the folder that keeps copies of packs that were verified."""

    trust: Trust
    pins: Pins
    memory: Path

    def compare(
        self, old: Path, new: Path, progress: Callable[[int, int], object], cancelled: Callable[[], bool]
    ) -> ComparedEditions | None:
        """Compare two editions; None once cancelled. Raises LibraryError, SealError, StoppedError."""
        with self._open(old, cancelled) as before, self._open(new, cancelled) as after:
            found = compare(before, after, progress, cancelled)
            return None if found is None else ComparedEditions(_place(before), _place(after), found)

    def difference(self, compared: ComparedEditions, page: PageChange) -> str:
        """Return how a page that changed differs, word by word, as HTML; raises PageError, LibraryError, SealError."""
        with self._open(compared.old.path) as before, self._open(compared.new.path) as after:
            return difference_html(before.read(_source(page.before)), after.read(_source(page.id)))

    def _open(
        self, path: Path, cancelled: Callable[[], bool] = lambda: False
    ) -> AbstractContextManager[FolderEdition | PackEdition]:
        return edition_of(path, self.trust, self.memory, self.pins, cancelled)


def _place(edition: FolderEdition | PackEdition) -> ComparedEdition:
    return ComparedEdition(edition.place, edition.made)


def _source(id: str) -> str:
    return id.partition("/")[2]
