"""The libraries that the reader has chosen, in the reader's order, those out of reach among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from medviewer.errors import MedviewerError
from medviewer.ui.base.messages import Messages
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.services.settings import Settings

translate = QCoreApplication.translate


class ReaderLibraries(QObject):
    """Adds, removes and orders libraries beside those that stay open as they are; each change is kept at once.

    changed(): others are chosen, or in another order. said(text): what is to be known of one that was added.
    replaced(): others are open in place of all before.
    """

    replaced = Signal()
    changed = Signal()
    said = Signal(str)

    def __init__(self, session: LibrarySession, settings: Settings, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._messages = messages
        self._roots: list[Path] = []
        self._coming: list[Path] = []

    def roots(self) -> Sequence[Path]:
        """Return where they lie."""
        return self._roots

    def expected(self) -> Sequence[Path]:
        """Return where those lie that are open, and those that are being opened."""
        return [*(library.root for library in self._session.libraries), *self._coming]

    def locked_by(self) -> Path | None:
        """Return the file in which the site says which libraries are open, None where the reader does."""
        return self._settings.configuration.locked_by("libraries")

    def take(self, roots: Sequence[Path]) -> None:
        """Note what was opened in place of all before, and what of it did not answer; it is not kept by that."""
        self._coming.clear()
        self._roots = list(dict.fromkeys(root.expanduser().absolute() for root in roots))
        self.changed.emit()

    def keep(self, quietly: bool = False) -> None:
        """Remember them for the next start; say where they cannot be kept, unless nobody changed them here."""
        names = {library.root: library.name for library in self._session.libraries}
        try:
            self._settings.keep_folders(self._roots, names)
        except MedviewerError as error:
            if not quietly:
                self._messages.report(error)

    def add(
        self,
        root: Path,
        failed: Callable[[MedviewerError], None],
        added: Callable[[Path], None] = lambda root: None,
    ) -> None:
        """Open a library behind the others; one that is among them already is said. added: called once it is open."""
        if root in self._roots and not self._is_open(root):
            self._roots.remove(root)
        self._coming.append(root)

        def fail(error: MedviewerError) -> None:
            self._no_longer_coming(root)
            failed(error)

        def come(root: Path, overlapping: Path | None) -> None:
            added(root)
            self._added(root, overlapping)

        self._session.open_beside(root, come, fail)

    def try_again(self) -> None:
        """Open those that did not answer, where they do now."""
        for root in self._roots:
            if not self._is_open(root):
                self._session.open_beside(root, self._came_back, lambda _error: None)

    def remove(self, root: Path) -> None:
        """Close a library and forget where it lies; what was kept of its pages stays."""
        if self.can_remove(root):
            self._set([one for one in self._roots if one != root])

    def can_remove(self, root: Path) -> bool:
        """Return whether another one is open that stays."""
        return any(library.root != root for library in self._session.libraries)

    def move(self, root: Path, place: int) -> None:
        """Put a library at a place of the order, from 0."""
        others = [one for one in self._roots if one != root]
        self._set([*others[:place], root, *others[place:]])

    def say(self, text: str) -> None:
        """Say it in the window, and in the manager."""
        self._messages.note(text)
        self.said.emit(text)

    def _set(self, roots: list[Path]) -> None:
        if roots == self._roots or self.locked_by() is not None:
            return
        self._roots = roots
        self._session.arrange([root for root in roots if self._is_open(root)])
        self.keep()
        self.changed.emit()

    def _is_open(self, root: Path) -> bool:
        return any(library.root == root for library in self._session.libraries)

    def _added(self, root: Path, overlapping: Path | None) -> None:
        self._no_longer_coming(root)
        self._roots.append(root)
        self.keep()
        self.changed.emit()
        if overlapping is not None:
            from medviewer.quoted_names import visible

            text = translate("ReaderLibraries", "“{}” and “{}” lie one in the other: some pages are listed twice.")
            self.say(text.format(visible(str(root)), visible(str(overlapping))))

    def _no_longer_coming(self, root: Path) -> None:
        """Forget that it is being opened, which `take` may have done before."""
        if root in self._coming:
            self._coming.remove(root)

    def _came_back(self, _root: Path, _overlapping: Path | None) -> None:
        self._session.arrange([root for root in self._roots if self._is_open(root)])
        self.changed.emit()
