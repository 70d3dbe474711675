"""Whom a workstation trusts, and what that makes of a seal."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from medviewer.sealing import keys
from medviewer.sealing.keys import Key
from medviewer.sealing.seal import Seal, SealError, forged


class Trust(NamedTuple):
    """The keys whose packs are welcome; required: whether any other pack is refused."""

    keys: tuple[Key, ...] = ()
    required: bool = False


class Verdict(NamedTuple):
    """What a seal is worth here.

    kind: "unsigned", "trusted" (signed with a trusted key) or "unknown" (rightly signed, with a key that is not
    trusted). signer: the name of the trusted key, else empty. fingerprint: of the key that signed, else empty.
    sha256: names the pack.
    """

    kind: str
    signer: str
    fingerprint: str
    sha256: str


def judge(seal: Seal, trust: Trust, path: Path) -> Verdict:
    """Return what a seal is worth, its hash believed; raises SealError where its signature or its signer is refused."""
    if not seal.key:
        if trust.required:
            raise SealError(
                f"“{path}” is refused: it is not signed, and only packs signed with a trusted key are opened here. "
                "Ask whoever made it for a signed one."
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
            f"“{path}” is refused: it is signed with the key {fingerprint}, which is not trusted here. "
            "Ask whoever looks after this workstation whether that key is right."
        )
    return Verdict("unknown", "", fingerprint, seal.sha256)
