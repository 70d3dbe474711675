"""Whom a workstation trusts, and what that makes of a seal. Every window imports this: it imports next to nothing."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.sealing.keys import PublicKey


class Trust(NamedTuple):
    """The keys whose packs are welcome; required: whether any other pack is refused."""

    keys: tuple[PublicKey, ...] = ()
    required: bool = False


class Verdict(NamedTuple):
    """A seal's worth here.

    kind: "unsigned", "trusted" (signed with a trusted key) or "unknown" (rightly signed, with a key that is not
    trusted). signer: the name of the trusted key, else empty. fingerprint: of the key that signed, else empty.
    sha256: names the pack.
    """

    kind: str
    signer: str
    fingerprint: str
    sha256: str
