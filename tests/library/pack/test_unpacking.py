"""A pack becomes a folder again, and never writes outside of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library.pack.packed import Packed
from medviewer.library.pack.unpacking import unpack
from medviewer.monograph.errors import LibraryError

Pack = Callable[..., Path]


def test_the_folder_comes_back_byte_for_byte_with_its_times(ward: Path, pack_of: Pack, tmp_path: Path) -> None:
    with closing(Packed(pack_of(ward))) as packed:
        assert unpack(packed, tmp_path / "new" / "ward") == 8
    for file in (path for path in ward.rglob("*") if path.is_file()):
        again = tmp_path / "new" / "ward" / file.relative_to(ward)
        assert again.read_bytes() == file.read_bytes()
        assert again.stat().st_mtime_ns == file.stat().st_mtime_ns


def test_a_folder_that_holds_something_is_left_alone(ward: Path, pack_of: Pack) -> None:
    with closing(Packed(pack_of(ward))) as packed, pytest.raises(LibraryError, match="not empty"):
        unpack(packed, ward)


@pytest.mark.parametrize("path", [b"../out.md", b"/out.md", b"a//out.md", b"a/../../out.md", b"a\0.md", b"."])
def test_a_file_that_leads_out_is_refused(ward: Path, pack_of: Pack, tmp_path: Path, path: bytes) -> None:
    pack = pack_of(ward)
    with closing(sqlite3.connect(pack)) as db, db:
        db.execute("UPDATE packed SET path = ? WHERE path = ?", (path, b"a/aspirin.md"))
    with closing(Packed(pack)) as packed, pytest.raises(LibraryError, match="outside of it"):
        unpack(packed, tmp_path / "new")
    assert not (tmp_path / "out.md").exists()


def test_a_file_that_is_not_what_the_pack_says_is_refused(ward: Path, pack_of: Pack, tmp_path: Path) -> None:
    pack = pack_of(ward)
    with closing(sqlite3.connect(pack)) as db, db:
        db.execute("UPDATE packed SET content = zeroblob(size) WHERE path = ?", (b"a/aspirin.md",))
    with closing(Packed(pack)) as packed, pytest.raises(LibraryError, match="Copy the pack again"):
        unpack(packed, tmp_path / "new")


def test_a_file_that_swells_is_refused(ward: Path, pack_of: Pack, tmp_path: Path) -> None:
    import zlib

    pack, bomb = pack_of(ward), zlib.compress(bytes(50_000_000))
    with closing(sqlite3.connect(pack)) as db, db:
        db.execute("UPDATE packed SET content = ? WHERE path = ?", (bomb, b"w/warfarin.md"))
    with closing(Packed(pack)) as packed, pytest.raises(LibraryError, match="damaged"):
        unpack(packed, tmp_path / "new")
