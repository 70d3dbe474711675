"""Work that is shared by two processes goes on where one of them dies."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from medviewer.importing.processes import AHEAD, Processes


def test_results_come_in_order_and_one_that_kills_its_process_is_told() -> None:
    """Reading one byte at the address 1 ends a process; reading none does not."""
    sizes = [0] * AHEAD + [1, 0, 0, 1] + [0] * AHEAD
    shared = Processes(1, ctypes.string_at, lambda size: [size], lambda _: b"lost")
    assert list(shared.results(sizes)) == [b"lost" if size else b"" for size in sizes]


def test_what_is_not_asked_for_is_not_begun() -> None:
    taken: list[int] = []

    def sizes() -> Iterator[int]:
        for _ in range(1000):
            taken.append(0)
            yield 0

    shared = Processes(1, ctypes.string_at, lambda size: [size], lambda _: b"lost")
    results = shared.results(sizes())
    assert next(results) == b""
    results.close()
    assert len(taken) == AHEAD
