"""A small real database with a seal, and people with keys."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.sealing.keys import PublicKey, generate, load
from medviewer.sealing.seal import seal, sign
from medviewer.sealing.trust import Trust


class Signer:
    """Somebody with a key pair in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.file = folder / f"{name}.pem"
        self.key: PublicKey = generate(self.file)._replace(name=name)
        self.trusted = Trust((self.key,), required=True)

    def sign(self, path: Path, out: Path | None = None) -> Path:
        """Sign a sealed file, in place where there is no `out`."""
        sign(path, load(self.file), out or path)
        return out or path


def write_pack(path: Path, seed: int = 1) -> Path:
    """Write a SQLite file of some 60 kB and seal it, unsigned."""
    words = random.Random(seed)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE packed (path TEXT PRIMARY KEY, content BLOB)")
        rows = [(f"{number}.md", words.randbytes(500)) for number in range(100)]
        database.executemany("INSERT INTO packed VALUES (?, ?)", rows)
    seal(path)
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a sealed, unsigned file."""
    return write_pack(tmp_path / "formulary.medpack")


@pytest.fixture
def other_pack(tmp_path: Path) -> Path:
    """Return another one of the same length."""
    return write_pack(tmp_path / "other.medpack", seed=2)


@pytest.fixture
def pharmacy(tmp_path: Path) -> Signer:
    """Return whom this workstation trusts."""
    return Signer(tmp_path, "Pharmacy")


@pytest.fixture
def stranger(tmp_path: Path) -> Signer:
    """Return whom it does not know."""
    return Signer(tmp_path, "Stranger")
