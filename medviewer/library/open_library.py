"""An open library as its readers know it, be it a folder or a pack."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from medviewer.errors import Message
    from medviewer.library.files import Files
    from medviewer.library.records import Library, LibraryPlace
    from medviewer.monograph.sections.vocabulary import Vocabulary

T = TypeVar("T")


class IndexReader(Protocol):
    """An index that answers questions, from any thread."""

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer to a question of one statement."""

    def read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer to a question of several statements, which all see the index as it is at the first."""


class OpenLibrary(Protocol):
    """An open library.

    library: which one it is. reachable: whether it answered when it was last looked at; folders: those to watch.
    """

    library: Library
    reachable: bool
    folders: list[bytes]

    @property
    def index(self) -> IndexReader:
        """Return what answers questions about its pages."""

    @property
    def files(self) -> Files:
        """Return its files."""

    @property
    def notice(self) -> Message:
        """Return what went wrong, for the user; empty if nothing did."""

    @property
    def place(self) -> LibraryPlace:
        """Return where its pages are read past the index."""

    def vocabulary(self) -> Vocabulary:
        """Return the words for its sections."""

    def close(self) -> None:
        """Close it."""


Opened = TypeVar("Opened", bound=OpenLibrary)


def holder(open_libraries: Iterable[Opened], id: str) -> tuple[Opened, str] | None:
    """Return the library of page `id` and what the ids of its pages begin with; None where it is not open."""
    parts = ((one, f"{one.library.name}/") for one in open_libraries)
    return next((part for part in parts if id.startswith(part[1])), None)
