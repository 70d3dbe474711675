"""Is a sealed file what was made, and who signed it? The whole of it is read once, a piece at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from medviewer.sealing.judging import judge
from medviewer.sealing.seal import OnProgress, damaged, hash_body, seal_of
from medviewer.sealing.trust import Trust, Verdict
from medviewer.work_log import logged


def verify(
    path: Path,
    trust: Trust,
    progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verdict:
    """Read a sealed file to its end and return what its seal is worth.

    progress(done, total): bytes. Raises SealError where its hash or signature is wrong, or where `trust` refuses it:
    what its seal alone tells is found before the rest is read. Raises StoppedError, and OSError where it is out of
    reach. Whoever then reads the file reads what is there by then: packs are opened through
    `library.pack.verification.verified`.
    """
    with path.open("rb") as file:
        seal = seal_of(file, path)
        verdict = judge(seal, trust, path)
        with logged("pack verified", bytes=seal.body):
            if hash_body(file, seal.body, progress, cancelled) != seal.sha256:
                raise damaged(path)
    return verdict
