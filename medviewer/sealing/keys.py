"""Ed25519 keys: made, written, read, and named by their fingerprints.

A private key is a PKCS #8 PEM file, a public key one line of text, `ed25519:HEX`. `cryptography` is imported in the
functions that need it: who opens unsigned packs, or none, does not wait for it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import MedviewerError, Message

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_LINE = re.compile(r"ed25519:([0-9a-fA-F]{64})")


class KeyFileError(MedviewerError):
    """A key cannot be read, written or used."""


class PublicKey(NamedTuple):
    """A public key and what its owner is called here. public: 32 bytes."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """Return what people compare: 16 hex digits of the SHA-256 of the key, in fours."""
        return fingerprint(self.public)

    @property
    def line(self) -> str:
        """Return the key as configuration files have it."""
        return f"ed25519:{self.public.hex()}"


def fingerprint(public: bytes) -> str:
    """Return the fingerprint of a public key, such as `1a2b 3c4d 5e6f 7081`."""
    import hashlib

    digits = hashlib.sha256(public).hexdigest()[:16]
    return " ".join(digits[n : n + 4] for n in range(0, 16, 4))


def parsed(line: str, name: str = "") -> PublicKey:
    """Return the public key that a line of text is; raises KeyFileError."""
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise KeyFileError("A public key is “ed25519:” and 64 hex digits, as `medviewer pack keygen` prints it.")
    return PublicKey(name, bytes.fromhex(found[1]))


def generate(path: Path, passphrase: bytes | None = None) -> PublicKey:
    """Make a key pair: the private key in `path`, for its owner alone; the public key in `path` with `.pub` added.

    Raises KeyFileError where one of them is there already or cannot be written; then neither is made.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    key = public_of(private)
    protection: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase is not None:
        protection = serialization.BestAvailableEncryption(_not_empty(passphrase))
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection)
    _write_new(path, pem, 0o600)
    try:
        _write_new(path.with_name(path.name + ".pub"), f"{key.line}\n".encode("ascii"), 0o644)
    except KeyFileError:
        path.unlink()
        raise
    return key


def load(path: Path, passphrase: bytes | None = None) -> Ed25519PrivateKey:
    """Return the private key of a PEM file; raises KeyFileError, OSError where the file is out of reach."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(path.read_bytes(), passphrase)
    except TypeError as error:
        what = Message("needs a passphrase")
        if passphrase is not None:
            what = Message("has no passphrase, and one was given")
        raise KeyFileError("The key “{}” {}.", path, what) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        what = Message("holds no private key (PEM)")
        if passphrase is not None:
            what = Message("does not open with this passphrase")
        raise KeyFileError("“{}” {}.", path, what) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyFileError("“{}” holds a key of another kind. Make an Ed25519 key with `medviewer pack keygen`.", path)
    return private


def is_encrypted(path: Path) -> bool:
    """Return whether a private key's file asks for a passphrase; raises OSError."""
    return b"-----BEGIN ENCRYPTED PRIVATE KEY-----" in path.read_bytes()


def public_of(private: Ed25519PrivateKey, name: str = "") -> PublicKey:
    """Return the public half of a key."""
    return PublicKey(name, private.public_key().public_bytes_raw())


def is_signature(public: bytes, text: bytes, signature: bytes) -> bool:
    """Return whether the owner of a public key signed exactly this text."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def _not_empty(passphrase: bytes) -> bytes:
    if not passphrase:
        raise KeyFileError("The passphrase is empty. Choose one, or make a key without.")
    return passphrase


def _write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a file that must not be there yet, whole or not at all."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError as error:
        raise KeyFileError("“{}” is there already; a key is never overwritten. Choose another name.", path) from error
    except OSError as error:
        raise KeyFileError("“{}” cannot be written: {}. Choose another folder.", path, error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink()
        raise KeyFileError("“{}” cannot be written: {}. Choose another folder.", path, error.strerror) from error
