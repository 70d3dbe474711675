"""Processes that are watched from outside, by Linux's means."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterable
from pathlib import Path

WITH_SIGNALS = ("env", "--default-signal")
"""What a command begins with that is to hear signals which the tests were told to ignore, by nohup or a shell's `&`."""


def descendants(pid: int) -> list[int]:
    """Return the processes that `pid` started, those that they started behind them."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:  # a thread that has ended meanwhile
            continue
        for child in children:
            found += [child, *descendants(child)]
    return found


class Watched:
    """Processes that run now; told apart from later ones of the same number."""

    def __init__(self, pids: Iterable[int]) -> None:
        self._handles: dict[int, int] = {}
        for pid in pids:
            try:
                self._handles[pid] = os.pidfd_open(pid)
            except ProcessLookupError:
                continue

    def __len__(self) -> int:
        return len(self._handles)

    def left(self, seconds: float) -> list[int]:
        """Return which of them still run after so many seconds; sooner where none does. To be asked once."""
        end = time.monotonic() + seconds
        left = []
        for pid, handle in self._handles.items():
            if not select.select([handle], [], [], max(0, end - time.monotonic()))[0]:
                left.append(pid)
            os.close(handle)
        return left
