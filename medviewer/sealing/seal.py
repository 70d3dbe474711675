"""The seal: a block of ASCII text of fixed length at the end of a file, which names and vouches for all before it.

    medviewer seal 1
    body 00000000000000012345
    sha256 HEX
    key HEX or dashes
    signature HEX or dashes

body: bytes before the seal. sha256: of these. key: an Ed25519 public key; signature: of the seal's lines above it.
There is one way of writing each seal, and what is written in another way is none.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from medviewer.atomic import write_atomically
from medviewer.errors import LibraryError, MedviewerError
from medviewer.sealing import keys

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

OnProgress = Callable[[int, int], object]


class HashedFile(Protocol):
    """Bytes that are hashed: an open file."""

    def seek(self, place: int, /) -> int:
        """Go to a place."""

    def readinto(self, piece: memoryview, /) -> int:
        """Read on into a piece of memory, and return how many bytes were read."""


PIECE = 1 << 20  # bytes that are read at a time
_KEY, _SIGNATURE = 32, 64  # bytes of Ed25519 (RFC 8032)
_FORM = re.compile(
    rb"medviewer seal 1\nbody ([0-9]{20})\nsha256 ([0-9a-f]{64})\n"
    rb"key ([0-9a-f]{64}|-{64})\nsignature ([0-9a-f]{128}|-{128})\n"
)


class SealError(LibraryError):
    """A pack is damaged, or not signed as it must be: no page of it may be shown."""


class StoppedError(MedviewerError):
    """Somebody stopped the reading of a pack; nothing is known of it."""


class Seal(NamedTuple):
    """The content of a seal.

    body: bytes before it; sha256: lower-case hex; key, signature: empty where it is unsigned.
    """

    body: int
    sha256: str
    key: bytes = b""
    signature: bytes = b""

    def signed_text(self) -> bytes:
        """Return what a signature covers: every line above it."""
        key = self.key.hex() or "-" * 2 * _KEY
        return f"medviewer seal 1\nbody {self.body:020}\nsha256 {self.sha256}\nkey {key}\n".encode("ascii")

    def rendered(self) -> bytes:
        """Return the seal as it stands in a file."""
        signature = self.signature.hex() or "-" * 2 * _SIGNATURE
        return self.signed_text() + f"signature {signature}\n".encode("ascii")


LENGTH = len(Seal(0, "0" * 64).rendered())


def read_seal(path: Path) -> Seal:
    """Return the seal of a file; raises SealError where it has none that fits it, OSError where it is out of reach."""
    with opened(path) as file:
        return seal_of(file, path)


def opened(path: Path) -> BufferedReader:
    """Open a file that is to have a seal; a pipe of its name keeps nobody waiting, and has none. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.fdopen(os.open(path, flags), "rb")


def seal_of(file: BufferedReader, path: Path) -> Seal:
    """Return the seal of an open file; raises SealError. path: how errors name it."""
    info = os.fstat(file.fileno())
    if not stat.S_ISREG(info.st_mode):
        raise damaged(path)
    size = info.st_size
    file.seek(max(0, size - LENGTH))
    text = file.read(LENGTH)
    found = _parsed(text)
    if found is None or found.rendered() != text or found.body != size - LENGTH:
        raise damaged(path)
    return found


def hash_body(
    file: HashedFile,
    length: int,
    progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    copy: BinaryIO | None = None,
) -> str:
    """Return the SHA-256 of the first `length` bytes in hex, and write them to `copy`; raises StoppedError, OSError.

    A file that ends sooner gives the hash of what there is. progress(done, total): bytes.
    """
    if copy is None:
        return _hashed(file, length, progress, cancelled, lambda piece: lambda: None)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as beside:  # a piece is written while it is hashed
        return _hashed(file, length, progress, cancelled, lambda piece: beside.submit(copy.write, piece).result)


def _hashed(
    file: HashedFile,
    length: int,
    progress: OnProgress,
    cancelled: Callable[[], bool],
    begin: Callable[[memoryview], Callable[[], object]],
) -> str:
    """Hash piece by piece; `begin` begins what else is done with one, and returns what waits for its end."""
    digest = hashlib.sha256()
    piece = memoryview(bytearray(PIECE))
    file.seek(0)
    done = 0
    while done < length:
        if cancelled():
            raise StoppedError("Stopped. The pack was not read to its end.")
        count = file.readinto(piece[: min(PIECE, length - done)])
        if not count:
            break
        wait = begin(piece[:count])
        digest.update(piece[:count])
        wait()
        done += count
        progress(done, length)
    return digest.hexdigest()


def seal(path: Path) -> Seal:
    """Append an unsigned seal to a finished file; raises OSError, with the file as it was.

    Raises SealError where it has a seal already.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - LENGTH))
        if _parsed(file.read()) is not None:
            raise SealError("“{}” has a seal already.", path)
        made = Seal(size, hash_body(file, size))
    with path.open("r+b", buffering=0) as file:
        try:
            file.seek(size)
            if file.write(made.rendered()) != LENGTH:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(file.fileno())
        except OSError:
            file.truncate(size)
            raise
    return made


def sign(
    path: Path,
    private_key: Ed25519PrivateKey,
    out: Path,
    progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Seal:
    """Write a sealed file to `out` with a signed seal in place of its own; `out` may be the file itself.

    Raises SealError where the file is not what its seal says, so that nobody signs damage; StoppedError; OSError where
    it is out of reach; ExportError where `out` cannot be written. `out` is written whole or not at all.
    """
    before = read_seal(path)
    bare = Seal(before.body, before.sha256, keys.public_of(private_key).public)
    made = bare._replace(signature=private_key.sign(bare.signed_text()))

    def content(copy: BinaryIO) -> None:
        with path.open("rb") as file:
            if hash_body(file, made.body, progress, cancelled, copy) != made.sha256:
                raise damaged(path)
        copy.write(made.rendered())

    if before.key and not keys.is_signature(before.key, before.signed_text(), before.signature):
        raise forged(path)
    write_atomically(out, content)
    return made


def damaged(path: Path) -> SealError:
    """Return the error of a file whose bytes are not those that were sealed."""
    return SealError("“{}” is damaged or cut short: it is not what was sealed. Copy it again.", path)


def forged(path: Path) -> SealError:
    """Return the error of a file whose signature is wrong."""
    return SealError(
        "“{}” is refused: its signature does not match. It was changed after it was signed, or it is "
        "damaged. Copy it again from where it was published, and tell whoever signed it if that does "
        "not help.",
        path,
    )


def _parsed(text: bytes) -> Seal | None:
    """Return what a text says as a seal, None where it is none; half a signature is none."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    body, sha256, key, signature = (group.decode("ascii") for group in found.groups())
    if key.startswith("-") != signature.startswith("-"):
        return None
    return Seal(int(body), sha256, _unhexed(key), _unhexed(signature))


def _unhexed(text: str) -> bytes:
    return b"" if text.startswith("-") else bytes.fromhex(text)
