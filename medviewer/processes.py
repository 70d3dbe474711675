"""The processes that work for a frozen program, which is their Python: `medviewer --process MODULE [ARGUMENT...]`.

Elsewhere Python runs their modules itself: see `medviewer.workers.python_on`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

Main = Callable[[], None]


def _worker() -> Main:
    from medviewer import workers

    return workers.main


def _index_worker() -> Main:
    from medviewer.library.indexing import worker

    return worker.main


def _paper() -> Main:
    from medviewer.export.paper_process import process

    return process.main


def _voice() -> Main:
    from medviewer.ui.aloud import voice_process

    return voice_process.main


PROCESSES: Mapping[str, Callable[[], Main]] = MappingProxyType(
    {
        "medviewer.workers": _worker,
        "medviewer.library.indexing.worker": _index_worker,
        "medviewer.export.paper_process.process": _paper,
        "medviewer.ui.aloud.voice_process": _voice,
    }
)
"""By module, what imports it and returns its main function."""


def run(words: Sequence[str]) -> int:
    """Be the process of a module until its end. words: the module and its arguments; 2 where there is no such process.

    The module finds the arguments where Python puts them.
    """
    if not words or words[0] not in PROCESSES:
        return 2
    sys.argv = [*words]
    PROCESSES[words[0]]()()
    return 0
