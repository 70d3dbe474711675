"""Judge a seal: its signature checked, its signer looked up among those that are trusted."""

from __future__ import annotations

from pathlib import Path

from medviewer.sealing import keys
from medviewer.sealing.seal import Seal, SealError, forged
from medviewer.sealing.trust import Trust, Verdict


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
