"""The copies of packs in the cache: nothing is trusted that was not written here, nothing outside is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from medviewer.library.pack.verification import copies
from medviewer.library.pack.verification.copies import COPY, FOLDER, MOST, Copies
from medviewer.sealing.remembered import remember
from medviewer.sealing.seal import LENGTH, read_seal
from medviewer.sealing.trust import Trust

from .conftest import DOSE, refusal, shown

Pack = Callable[..., Path]


def copy_of(pack: Path, index: Path) -> Path:
    return index / FOLDER / read_seal(pack).sha256 / COPY


@pytest.mark.parametrize("planted", ["evil", "link", "folder link", "file", "folder", "half"])
def test_what_was_planted_there_is_not_shown(
    good: Path, evil: Path, tmp_path: Path, pharmacy: Trust, planted: str
) -> None:
    index = tmp_path / "index"
    copy, body = copy_of(good, index), evil.read_bytes()[:-LENGTH]
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / COPY).write_bytes(body)
    copy.parent.parent.mkdir(parents=True)
    if planted == "folder link":
        copy.parent.symlink_to(precious)
    elif planted == "file":
        copy.parent.write_bytes(body)
    else:
        copy.parent.mkdir()
        if planted == "link":
            copy.symlink_to(precious / COPY)
        elif planted == "folder":
            copy.mkdir()
        else:
            copy.write_bytes(body if planted == "evil" else body[:5000])
    assert DOSE in shown(good, index, pharmacy)[0]
    assert (precious / COPY).read_bytes() == body
    assert sha256(copy.read_bytes()).hexdigest() == copy.parent.name


def test_a_folder_of_copies_that_is_a_link_is_left_alone(good: Path, tmp_path: Path, pharmacy: Trust) -> None:
    index, elsewhere = tmp_path / "index", tmp_path / "elsewhere"
    index.mkdir()
    (elsewhere / ("a" * 64)).mkdir(parents=True)
    (index / FOLDER).symlink_to(elsewhere)
    assert DOSE in shown(good, index, pharmacy)[0]
    Copies(index).clear()
    assert [one.name for one in elsewhere.iterdir()] == ["a" * 64]
    with pytest.raises(OSError, match="no place for a copy"):
        Copies(index).remove(index / FOLDER / ("a" * 64))


@pytest.mark.parametrize("name", ["..", "x", ".", "a" * 63, "../" + "a" * 64])
def test_nothing_else_is_ever_removed(tmp_path: Path, name: str) -> None:
    (tmp_path / "index" / FOLDER / "x").mkdir(parents=True)
    with pytest.raises(OSError, match="no place for a copy"):
        Copies(tmp_path / "index").remove(tmp_path / "index" / FOLDER / name)
    assert (tmp_path / "index" / FOLDER / "x").is_dir()


def test_a_copy_that_was_changed_is_made_anew(good: Path, tmp_path: Path, pharmacy: Trust) -> None:
    index = tmp_path / "index"
    shown(good, index, pharmacy)
    copy = copy_of(good, index)
    whole = copy.read_bytes()
    copy.write_bytes(whole.replace(b"5 mg", b"9 mg"))
    assert DOSE in shown(good, index, pharmacy)[0]
    assert copy.read_bytes() == whole


def test_a_memory_that_lies_of_a_pack_shows_what_its_seal_says(
    good: Path, evil: Path, tmp_path: Path, pharmacy: Trust
) -> None:
    index = tmp_path / "index"
    shown(good, index, pharmacy)
    remember(index, evil.stat(), read_seal(good).sha256)
    assert "not signed" in refusal(evil, index, pharmacy)
    assert b"500 mg" in shown(evil, index)[0]


def test_copies_are_for_their_owner_alone(good: Path, tmp_path: Path, pharmacy: Trust) -> None:
    index = tmp_path / "index"
    shown(good, index, pharmacy)
    copy = copy_of(good, index)
    modes = [path.stat().st_mode & 0o777 for path in (copy, copy.parent, copy.parent.parent)]
    assert modes == [0o600, 0o700, 0o700] or os.name != "posix"


def test_their_number_is_bounded_and_they_can_be_cleared(
    make_pack: Pack, good: Path, tmp_path: Path, pharmacy: Trust, monkeypatch
) -> None:
    index = tmp_path / "index"
    monkeypatch.setattr(copies, "MOST", 3)
    packs = [make_pack({"warfarin.md": f"# Warfarin\n### Dosage\n{n} mg\n"}, file=f"p{n}") for n in range(5)]
    for number, pack in enumerate([*packs, good]):
        shown(pack, index)
        os.utime(copy_of(pack, index).parent, (number, number))
    there = [copy_of(pack, index).exists() for pack in [*packs, good]]
    assert there == [False, False, False, True, True, True] and MOST > 3
    half = index / FOLDER / f".{'0' * 16}.tmp"
    half.mkdir()
    os.utime(half, (1, 1))
    Copies(index).trim()
    assert not half.exists()
    count = Copies(index).count()
    assert (count.packs, count.size) == (3, sum(copy_of(p, index).stat().st_size for p in [*packs[3:], good]))
    assert Copies(index).clear() == count
    assert Copies(index).count() == (0, 0)
    assert DOSE in shown(good, index, pharmacy)[0]


@pytest.mark.parametrize("place", ["file", "read-only"])
def test_where_no_copy_can_be_kept_a_pack_opens_all_the_same(
    good: Path, tmp_path: Path, pharmacy: Trust, place: str
) -> None:
    index = tmp_path / "index"
    if place == "file":
        index.write_text("")
    else:
        index.mkdir()
        (index / FOLDER).write_text("")
    for _ in range(2):
        assert DOSE in shown(good, index, pharmacy)[0]


def test_a_damaged_memory_is_made_anew(good: Path, tmp_path: Path, pharmacy: Trust) -> None:
    index = tmp_path / "index"
    for damage in (b"", b"no database", b"SQLite format 3\0" + bytes(4000)):
        shown(good, index, pharmacy)
        (index / "verified.sqlite").write_bytes(damage)
        assert DOSE in shown(good, index, pharmacy)[0]
