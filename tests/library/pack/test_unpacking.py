"""A pack becomes a folder again, and never writes outside of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from medviewer.errors import LibraryError
from medviewer.library.pack.packed import PackCopy
from medviewer.library.pack.unpacking import unpack

from .conftest import packed_in, seen

Pack = Callable[..., Path]
Edited = Callable[..., PackCopy]


@pytest.fixture
def edited(ward: Path, pack_of: Pack, tmp_path: Path) -> Callable[..., PackCopy]:
    """Return a function that opens the database of a pack that something was done to after it was looked at."""

    def opened(statement: str, values: tuple[object, ...]) -> PackCopy:
        with seen(pack_of(ward)) as found:
            copy = tmp_path / "copy.sqlite"
            copy.write_bytes(found.copy.read_bytes())
        with closing(sqlite3.connect(copy)) as db, db:
            db.execute(statement, values)
        return PackCopy(copy, copy)

    return opened


def test_the_folder_comes_back_byte_for_byte_with_its_times(ward: Path, pack_of: Pack, tmp_path: Path) -> None:
    with packed_in(pack_of(ward)) as packed:
        assert unpack(packed, tmp_path / "new" / "ward") == 8
    for file in (path for path in ward.rglob("*") if path.is_file()):
        again = tmp_path / "new" / "ward" / file.relative_to(ward)
        assert again.read_bytes() == file.read_bytes()
        assert again.stat().st_mtime_ns == file.stat().st_mtime_ns


def test_a_folder_that_holds_something_is_left_alone(ward: Path, pack_of: Pack) -> None:
    with packed_in(pack_of(ward)) as packed, pytest.raises(LibraryError, match="not empty"):
        unpack(packed, ward)


LEADS_OUT = [
    b"../out.md",
    b"/out.md",
    b"a//out.md",
    b"a/../../out.md",
    b"a\0.md",
    b".",
    b"..\\out.md",
    b"\\\\host\\share\\out.md",
    b"C:/out.md",
    b"C:out.md",
    b"a/D:/out.md",
    b"a.md:stream",
    b"a/CON.md",
    b"a/lpt1",
    b"z. /out.md",
]


@pytest.mark.parametrize("path", LEADS_OUT)
def test_a_file_that_leads_out_is_refused_before_any_is_written(edited: Edited, tmp_path: Path, path: bytes) -> None:
    statement = "UPDATE packed SET path = ? WHERE path = ?"
    with closing(edited(statement, (path, b"w/warfarin.md"))) as packed, pytest.raises(LibraryError, match="outside"):
        unpack(packed, tmp_path / "new")
    assert not (tmp_path / "out.md").exists() and not (tmp_path / "new").exists()


def test_a_file_that_is_not_what_the_pack_says_is_refused(edited: Edited, tmp_path: Path) -> None:
    statement = "UPDATE packed SET content = zeroblob(size) WHERE path = ?"
    with closing(edited(statement, (b"a/aspirin.md",))) as packed, pytest.raises(LibraryError, match="damaged"):
        unpack(packed, tmp_path / "new")


@pytest.mark.parametrize("claimed", [None, 50_000_000, 5_000_000_000])
def test_a_file_that_swells_is_refused_whatever_size_it_claims(
    edited: Edited, tmp_path: Path, claimed: int | None
) -> None:
    import zlib

    bomb, digest = zlib.compress(bytes(50_000_000)), sha256(bytes(50_000_000)).digest()
    statement = "UPDATE packed SET content = ?, sha256 = ?, size = coalesce(?, size) WHERE path = ?"
    values = (bomb, digest, claimed, b"w/warfarin.md")
    with closing(edited(statement, values)) as packed, pytest.raises(LibraryError, match="damaged"):
        unpack(packed, tmp_path / "new")
