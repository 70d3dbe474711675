"""An estimate of the time that an import still takes, said once it is worth something."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WORTH = 5.0
"""Seconds of work below which nothing is said of the rest: the first ones load modules and start processes."""
REMEMBERED = 30.0
"""Seconds of work that the rest is judged by: what is there already goes by faster than what has to be written."""


class Estimate:
    """Judges the seconds left by the pace of the last half minute. total: bytes, or what else is counted."""

    def __init__(self, total: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._seen: deque[tuple[float, float]] = deque([(clock(), 0.0)])

    def seconds_left(self, done: float) -> float | None:
        """Return the seconds left once `done` is done, None while nobody can tell."""
        now = self._clock()
        while len(self._seen) > 1 and now - self._seen[1][0] >= REMEMBERED:
            self._seen.popleft()
        then, before = self._seen[0]
        if now - self._seen[-1][0] >= 1:
            self._seen.append((now, done))
        if now - then < WORTH or done <= before:
            return None
        return (self._total - done) * (now - then) / (done - before)
