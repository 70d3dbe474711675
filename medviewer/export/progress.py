"""Progress and cancellation of long work."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from medviewer.errors import ExportError


def _tell_nobody(_done: int, _total: int) -> None:
    return


def _goes_on() -> bool:
    return False


class Watch(NamedTuple):
    """progress(done, total): pages drawn. is_cancelled(): asked between pieces of work, in the thread that does it."""

    progress: Callable[[int, int], None] = _tell_nobody
    is_cancelled: Callable[[], bool] = _goes_on

    def check(self) -> None:
        """Raise ExportError where the work was cancelled."""
        if self.is_cancelled():
            raise ExportError("Stopped. Nothing was written.")


UNWATCHED = Watch()
