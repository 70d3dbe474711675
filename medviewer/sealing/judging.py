"""Judge a seal, and verify a sealed file: its signature, its hash, and whether its signer is trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from medviewer.sealing import keys
from medviewer.sealing.seal import OnProgress, Seal, SealError, damaged, forged, hash_body, opened, seal_of
from medviewer.sealing.trust import Trust, Verdict
from medviewer.work_log import logged


def judge(seal: Seal, trust: Trust, path: Path) -> Verdict:
    """Return what a seal is worth, its hash believed; raises SealError where its signature or its signer is refused."""
    if not seal.key:
        if trust.required:
            raise SealError(
                "“{}” is refused: it is not signed, and only packs signed with a trusted key are opened here. "
                "Ask whoever made it for a signed one.",
                path,
            )
        return Verdict("unsigned", "", "", seal.sha256)
    if not keys.is_signature(seal.key, seal.signed_text(), seal.signature):
        raise forged(path)
    fingerprint = keys.fingerprint(seal.key)
    signer = next((key for key in trust.keys if key.public == seal.key), None)
    if signer is not None:
        return Verdict("trusted", signer.name, fingerprint, seal.sha256)
    if trust.required:
        raise SealError(
            "“{}” is refused: it is signed with the key {}, which is not trusted here. Ask whoever looks "
            "after this workstation whether that key is right.",
            path,
            fingerprint,
        )
    return Verdict("unknown", "", fingerprint, seal.sha256)


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
    with opened(path) as file:
        seal = seal_of(file, path)
        verdict = judge(seal, trust, path)
        with logged("pack verified", bytes=seal.body):
            if hash_body(file, seal.body, progress, cancelled) != seal.sha256:
                raise damaged(path)
    return verdict
