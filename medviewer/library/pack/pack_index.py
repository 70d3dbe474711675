"""The index of a library that is a pack: asked as that of a folder is, never written, never mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import RLock
from typing import TypeVar

from medviewer.library.pack.verification.pool import Pool
from medviewer.library.store import schema
from medviewer.library.store.index import in_one_state
from medviewer.library.untrusted import FAULTS

T = TypeVar("T")


class PackIndex:
    """Answers from a pack, and as one without pages while there is none: before it is verified, or out of reach.

    fault: why the pack that answered was let go of; empty if none was.
    """

    def __init__(self) -> None:
        self.fault = ""
        self._pool: Pool | None = None
        self._lock = RLock()
        self._empty: sqlite3.Connection | None = None
        self._closed = False

    @property
    def pool(self) -> Pool | None:
        """Return the pack that answers, None where none does."""
        return self._pool

    def show(self, pool: Pool | None) -> None:
        """Answer from this pack from now on, and close the one before."""
        with self._lock:
            before, self._pool = self._pool, pool
        if before:
            before.close()

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer of the pack; one that can no longer be read is let go of, and knows of no pages."""
        while True:
            pool = self._pool
            if pool is None or self._closed:
                return self._without(question)
            try:
                with pool.lend() as db:
                    return question(db)
            except sqlite3.ProgrammingError:
                if self._pool is pool:
                    raise
            except FAULTS as error:
                if _was_interrupted(error) and not db.expired:
                    raise
                self._let_go(pool, error)

    def read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer to a question of several statements."""
        return self.ask(in_one_state(question))

    def close(self) -> None:
        """Close the pack; what is asked after that raises sqlite3.ProgrammingError."""
        self._closed = True
        self.show(None)
        with self._lock:
            if self._empty:
                self._empty.close()

    def _without(self, question: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            if self._closed:
                raise sqlite3.ProgrammingError("This index is closed")
            if self._empty is None:
                self._empty = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
                schema.prepare(self._empty)
            return question(self._empty)

    def _let_go(self, pool: Pool, error: Exception) -> None:
        """Answer from this pack no more: its tables cannot be read, or what is in them is not what it should be."""
        if self._pool is pool:
            self.fault = str(error)
            self.show(None)


def _was_interrupted(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_INTERRUPT
