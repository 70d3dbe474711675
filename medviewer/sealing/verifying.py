"""Is a sealed file what was made, and who signed it? The whole of it is read once, a piece at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from medviewer.sealing import remembered
from medviewer.sealing.seal import Progress, SealError, damaged, hash_body, seal_of
from medviewer.sealing.trust import Trust, Verdict, judge


def verify(
    path: Path,
    trust: Trust,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    memory: Path | None = None,
) -> Verdict:
    """Read a sealed file to its end and return what its seal is worth.

    progress(done, total): bytes. memory: the folder that keeps that it was verified, for `known`.
    Raises SealError where its hash or signature is wrong, or where `trust` refuses it: what its seal alone tells is
    found before the rest is read. Raises StoppedError, and OSError where it is out of reach.
    """
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        seal = seal_of(file, path)
        verdict = judge(seal, trust, path)
        if memory is not None:
            remembered.wait_for_tick(before)
        sha256 = hash_body(file, seal.body, progress, cancelled)
        after = os.fstat(file.fileno())
    if remembered.identity(before) != remembered.identity(after):
        raise SealError(f"“{path}” was changed while it was read. Try again once it is written.")
    if sha256 != seal.sha256:
        raise damaged(path)
    if memory is not None:
        remembered.remember(memory, before, sha256)
    return verdict


def known(path: Path, trust: Trust, memory: Path) -> Verdict | None:
    """Return at once what a file's seal is worth where this very file was verified before; None: it must be verified.

    Its signature and the trust in its signer are judged anew. None too where it would be refused or is out of reach:
    `verify` then says why.
    """
    try:
        with path.open("rb") as file:
            seal = seal_of(file, path)
            if remembered.recall(memory, os.fstat(file.fileno())) != seal.sha256:
                return None
        return judge(seal, trust, path)
    except (SealError, OSError):
        return None
