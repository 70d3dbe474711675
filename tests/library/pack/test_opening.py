"""The life of an open pack: verified before it is shown, replaced, refused, out of reach, of another version."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread

import pytest

from medviewer.errors import LibraryError
from medviewer.library.catalogue import Catalogue, Changes, name_libraries
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.pack.verification.copies import FOLDER
from medviewer.library.pack.verification.pool import Pool
from medviewer.library.store import schema
from medviewer.sealing.keys import generate, load
from medviewer.sealing.seal import LENGTH, SealError, seal, sign
from medviewer.sealing.trust import Trust

from .conftest import forge, seen

Pack = Callable[..., Path]
Open = Callable[..., Catalogue]
TITLES = ["Amiodarone", "Amlodipine", "Aspirin", "Warfarin"]


@pytest.fixture
def opened(index_folder: Path) -> Iterator[Open]:
    catalogues: list[Catalogue] = []

    def open_catalogue(*roots: Path, **more: object) -> Catalogue:
        catalogues.append(Catalogue.open(name_libraries(roots), index_folder, **more))  # type: ignore[arg-type]
        return catalogues[-1]

    yield open_catalogue
    for catalogue in catalogues:
        catalogue.close()


def titles(catalogue: Catalogue) -> list[str]:
    return [row.title for row in catalogue.rows()]


def flip(pack: Path, place: int) -> None:
    with pack.open("r+b") as file:
        file.seek(place)
        [byte] = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1]))


def other_version(pack: Path, version: int) -> None:
    """Make a pack as a program with another index would have: its tables are not those of this one."""
    body = pack.read_bytes()[:-LENGTH]
    pack.write_bytes(body)
    with closing(sqlite3.connect(pack)) as db, db:
        db.execute(f"PRAGMA user_version={version}")
        db.execute("UPDATE manifest SET content = json_set(content, '$.index_version', ?)", (version,))
        db.execute("DROP TABLE page")
    seal(pack)


def test_a_pack_is_verified_before_it_is_shown_and_known_the_next_time(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack, told = pack_of(ward), []
    first = opened(pack)
    assert (titles(first), len(first.rows()), first.seals(), first.stale()) == ([], 0, [], True)
    assert first.update(checking=lambda done, total: told.append((done, total))) == Changes(elsewhere=True)
    assert (titles(first), first.stale()) == (TITLES, False)
    assert told[-1] == (pack.stat().st_size - LENGTH,) * 2
    again = opened(pack)
    assert (titles(again), again.stale(), again.update()) == (TITLES, False, Changes())
    [(library, verdict, manifest)] = again.seals()
    assert (library.name, verdict.kind, manifest.pages) == ("ward", "unsigned", 4)


def test_nothing_is_written_beside_a_pack(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = pack_of(ward)
    before = pack.read_bytes()
    catalogue = opened(pack)
    catalogue.update()
    catalogue.search().passages("bleeding")
    catalogue.read("ward/w/warfarin.md")
    assert list(pack.parent.iterdir()) == [pack]
    assert pack.read_bytes() == before


@pytest.mark.parametrize("place", [0, 30, 5000, -LENGTH - 1, -LENGTH, -1])
def test_a_damaged_pack_is_refused_and_not_read_again_until_asked(
    ward: Path, pack_of: Pack, opened: Open, place: int
) -> None:
    pack = pack_of(ward)
    catalogue = opened(pack)
    flip(pack, place % pack.stat().st_size)
    assert catalogue.stale()
    with pytest.raises(LibraryError):
        catalogue.update()
    assert (titles(catalogue), catalogue.stale(), catalogue.seals()) == ([], False, [])
    with pytest.raises(LibraryError):
        catalogue.update()


def test_a_pack_that_was_cut_short_is_refused_while_the_rest_is_read(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = pack_of(ward)
    catalogue = opened(pack, ward)
    os.truncate(pack, pack.stat().st_size // 2)
    with pytest.raises(SealError, match="damaged or cut short"):
        catalogue.update()
    assert titles(catalogue) == TITLES


@pytest.mark.parametrize("content", [b"", b"# Warfarin\n", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_pack_is_not_opened(tmp_path: Path, opened: Open, content: bytes) -> None:
    (tmp_path / "x.medpack").write_bytes(content)
    with pytest.raises(LibraryError, match="no library pack"):
        opened(tmp_path / "x.medpack")


def test_only_trusted_packs_are_shown_where_that_is_asked(
    ward: Path, pack_of: Pack, opened: Open, tmp_path: Path
) -> None:
    pack, key = pack_of(ward), generate(tmp_path / "key")
    trust = Trust((key._replace(name="Pharmacy"),), required=True)
    catalogue = opened(pack, trust=trust)
    with pytest.raises(SealError, match="not signed"):
        catalogue.update()
    assert titles(catalogue) == []
    sign(pack, load(tmp_path / "key"), pack)
    assert catalogue.stale()
    catalogue.update()
    page = catalogue.page("ward/w/warfarin.md")
    assert page and page.files.stamp and page.files.stamp[1:3] == ("trusted", "Pharmacy")
    assert [verdict.signer for _, verdict, _ in catalogue.seals()] == ["Pharmacy"]


def test_a_pack_that_is_replaced_is_noticed_and_verified(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = pack_of(ward)
    catalogue = opened(pack)
    catalogue.update()
    page = catalogue.page("ward/a/aspirin.md")
    (ward / "a" / "aspirin.md").write_text("# Aspirin\n### Usage\nGout.\n")
    (ward / "n.md").write_text("# Naproxen\n### Usage\nPain.\n")
    pack_of(ward)
    assert titles(catalogue) == TITLES  # the one before answers, from a file that has no name any more
    assert "Pain." in catalogue.read("ward/a/aspirin.md").markdown
    assert catalogue.stale()
    assert catalogue.update().elsewhere
    assert "Naproxen" in titles(catalogue)
    assert "Gout." in catalogue.read("ward/a/aspirin.md").markdown
    assert page and b"Gout." in page.files.page(b"a/aspirin.md")
    assert not catalogue.stale()


def test_one_that_is_refused_leaves_the_one_before(ward: Path, pack_of: Pack, opened: Open, tmp_path: Path) -> None:
    pack = pack_of(ward)
    catalogue = opened(pack)
    catalogue.update()
    bad = tmp_path / "bad.medpack"
    shutil.copy(pack, bad)
    flip(bad, 5000)
    bad.replace(pack)
    with pytest.raises(SealError):
        catalogue.update()
    assert titles(catalogue) == TITLES
    assert catalogue.read("ward/w/warfarin.md").title == "Warfarin"
    assert not catalogue.stale()


def test_several_threads_read_a_copy_that_was_cleared_away(ward: Path, pack_of: Pack) -> None:
    with seen(pack_of(ward)) as found:
        pool = Pool(found.copy)
    assert not found.copy.exists()
    counted: list[int] = []

    def ask() -> None:
        for _ in range(50):
            with pool.lend() as db, pool.lend() as within:
                counted.append(within.execute("SELECT count(*) FROM page").fetchone()[0] if within is db else 0)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()
    assert counted == [4] * 200
    with pytest.raises(sqlite3.ProgrammingError), pool.lend():
        pass


def test_a_pack_out_of_reach_is_said_and_comes_back(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = pack_of(ward)
    away = pack.rename(pack.with_name("away"))
    with pytest.raises(UnreachableError, match="There is no library pack"):
        opened(pack)
    catalogue = opened(pack, patient=True)
    assert ([library.root for library in catalogue.unreachable()], catalogue.stale()) == ([pack], False)
    assert titles(catalogue) == []
    away.rename(pack)
    assert catalogue.stale()
    catalogue.update()
    assert (titles(catalogue), catalogue.unreachable()) == (TITLES, ())
    pack.rename(away)
    assert (catalogue.stale(), len(catalogue.unreachable()), titles(catalogue)) == (False, 1, TITLES)


def test_a_pack_that_was_out_of_reach_gets_its_own_name(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = pack_of(ward, "formulary-2026.medpack")
    away = pack.rename(pack.with_name("away"))
    catalogue = opened(pack, patient=True)
    away.rename(pack)
    catalogue.update()
    assert catalogue.page("ward/a/aspirin.md")


def copies_in(index_folder: Path) -> list[Path]:
    return sorted(index_folder.glob(f"{FOLDER}/*/*"))


def zero(file: Path) -> None:
    """Overwrite a file in place, as a failing disk does: the open connections see it."""
    with file.open("r+b") as opened:
        opened.write(bytes(file.stat().st_size))


def test_a_copy_that_can_no_longer_be_read_is_made_anew(
    ward: Path, pack_of: Pack, opened: Open, index_folder: Path
) -> None:
    catalogue = opened(pack_of(ward))
    catalogue.update()
    [copy] = copies_in(index_folder)
    zero(copy)
    catalogue.search().passages("bleeding")
    assert titles(catalogue) == []
    assert "can no longer be read" in catalogue.notice
    assert catalogue.stale()
    catalogue.update()
    assert (titles(catalogue), catalogue.notice, catalogue.stale()) == (TITLES, "", False)


def test_a_pack_whose_pages_make_no_sense_is_let_go_of_for_good(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = forge(pack_of(ward), lambda db: db.execute("UPDATE text SET content = x'00'"))
    catalogue = opened(pack)
    catalogue.update()
    assert titles(catalogue) == TITLES
    for _ in range(2):
        assert catalogue.search().passages("bleeding").hits == []
        assert titles(catalogue) == []
        assert "can no longer be read" in catalogue.notice
        if catalogue.stale():
            with suppress(LibraryError):
                catalogue.update()
    assert not catalogue.stale()
    assert titles(catalogue) == []


def test_a_pack_that_is_written_over_while_it_is_open_changes_nothing(ward: Path, pack_of: Pack, opened: Open) -> None:
    pack = pack_of(ward)
    catalogue = opened(pack)
    catalogue.update()
    zero(pack)
    catalogue.search().passages("bleeding")
    assert (titles(catalogue), catalogue.notice) == (TITLES, "")
    assert catalogue.stale()
    with pytest.raises(LibraryError):
        catalogue.update()
    assert (titles(catalogue), catalogue.stale()) == (TITLES, False)


@pytest.mark.parametrize("version", [schema.VERSION - 1, schema.VERSION + 1])
def test_a_pack_of_another_version_is_indexed_anew_once(
    ward: Path, pack_of: Pack, opened: Open, index_folder: Path, version: int
) -> None:
    pack = pack_of(ward)
    other_version(pack, version)
    catalogue = opened(pack)
    assert catalogue.stale()
    catalogue.update()
    assert titles(catalogue) == TITLES
    assert "another version of medviewer" in catalogue.notice
    assert catalogue.read("ward/w/warfarin.md").title == "Warfarin"
    page = catalogue.page("ward/w/warfarin.md")
    assert page and page.files.stamp and page.path == pack / "w/warfarin.md"
    assert page.files.stamp.made == "2026-11-26T08:00:00Z"
    assert not catalogue.stale()
    made = [(file, file.stat().st_ino) for file in copies_in(index_folder)]
    assert [file.name for file, _ in made] == ["pack.sqlite", f"version-{schema.VERSION}.sqlite"]
    again = opened(pack)
    assert (titles(again), again.stale()) == (TITLES, False)
    assert [(file, file.stat().st_ino) for file in copies_in(index_folder)] == made
    (ward / "n.md").write_text("# Naproxen\n")
    pack_of(ward)
    catalogue.update()
    assert "Naproxen" in titles(catalogue)
    assert catalogue.notice == ""


def test_indexing_anew_can_be_stopped(ward: Path, pack_of: Pack, opened: Open, index_folder: Path) -> None:
    pack, told = pack_of(ward), list[int]()
    other_version(pack, schema.VERSION - 1)
    catalogue = opened(pack)
    whole = pack.stat().st_size - LENGTH
    catalogue.update(checking=lambda done, total: told.append(total), cancelled=lambda: told[-1:] not in ([], [whole]))
    assert (titles(catalogue), catalogue.stale()) == ([], True)
    assert [file.name for file in copies_in(index_folder)] == ["pack.sqlite"]


def test_a_stopped_verification_shows_nothing(ward: Path, pack_of: Pack, opened: Open) -> None:
    catalogue = opened(pack_of(ward))
    catalogue.update(cancelled=lambda: True)
    assert (titles(catalogue), catalogue.stale()) == ([], True)


def test_packs_are_called_by_their_own_names_once_they_are_verified(ward: Path, pack_of: Pack, opened: Open) -> None:
    packs = [pack_of(ward, "one.medpack"), pack_of(ward, "two.medpack")]

    def names(catalogue: Catalogue) -> list[str]:
        return [library.name for library in catalogue.libraries]

    catalogue = opened(*packs, ward)
    assert names(catalogue) == ["one", "two", "ward"]
    catalogue.update()
    assert names(catalogue) == names(opened(*packs, ward)) == ["ward", "ward (share)", f"ward ({ward.parent.name})"]
    assert catalogue.page("ward (share)/w/warfarin.md") and catalogue.page("ward/w/warfarin.md")
