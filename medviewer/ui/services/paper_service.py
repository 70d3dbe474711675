"""The processes that lay out paper, loaded at the first need: most readers print nothing."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medviewer.export.paper_process.client import PaperProcesses


class PaperService:
    """Made once for the program; any thread may ask it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._processes: PaperProcesses | None = None

    @property
    def processes(self) -> PaperProcesses:
        """Return what has paper laid out."""
        from medviewer.export.paper_process.client import PaperProcesses

        with self._lock:
            self._processes = self._processes or PaperProcesses()
            return self._processes

    def close(self) -> None:
        """End the process that waits, if there is one."""
        with self._lock:
            if self._processes:
                self._processes.close()
