"""A folder becomes a pack: whole, true to the folder at one moment, and the same each time."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.errors import ExportError, LibraryError, Message
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.pack.building import ROUNDS, BuildOptions, BuiltPack, build
from medviewer.library.pack.format import content_hash
from medviewer.library.pack.verification.verified import is_pack

from .conftest import manifest_of, packed_in

Pack = Callable[..., Path]


def made(root: Path, tmp_path: Path, **more: object) -> BuiltPack:
    return build(BuildOptions(root, tmp_path / "x.medpack"), tmp_path / "work", **more)  # type: ignore[arg-type]


def test_every_file_is_packed_as_it_is(ward: Path, tmp_path: Path) -> None:
    built = made(ward, tmp_path)
    files = {os.fsencode(path.relative_to(ward)): path for path in ward.rglob("*") if path.is_file()}
    with packed_in(tmp_path / "x.medpack") as packed:
        listed = packed.files()
        assert {path: packed.content(path) for path, _ in listed} == {p: f.read_bytes() for p, f in files.items()}
    assert listed == sorted((path, hashlib.sha256(file.read_bytes()).digest()) for path, file in files.items())
    assert built.left_out == []
    assert built.manifest.content == content_hash(listed)
    assert (built.manifest.pages, built.manifest.pictures, built.manifest.name) == (4, 1, "ward")
    assert built.manifest.bytes == sum(file.stat().st_size for file in files.values())
    assert manifest_of(tmp_path / "x.medpack") == built.manifest


def test_bins_of_servers_and_locks_of_editors_are_not_packed(ward: Path, pack_of: Pack) -> None:
    before = pack_of(ward, "one.medpack").read_bytes()
    for left in ("#recycle", "@eaDir/w", "w/$RECYCLE.BIN"):
        (ward / left).mkdir(parents=True)
        (ward / left / "withdrawnin.md").write_text("# Withdrawnin\n", encoding="utf-8")
        (ward / left / "red.png").write_bytes((ward / "pictures" / "red.png").read_bytes())
    (ward / "w" / "~$warfarin.md").write_bytes(b"lock")
    assert pack_of(ward, "two.medpack").read_bytes() == before


@pytest.mark.parametrize("born", [b"\0" * 7, b"\0" * 5 + b"\1\2", b"\xff" * 7])
def test_the_same_library_gives_the_same_bytes(
    ward: Path, pack_of: Pack, monkeypatch: pytest.MonkeyPatch, born: bytes
) -> None:
    """Whatever number the index that it is made of had by chance."""
    (ward / "empty.md").write_bytes(b"\xff")
    before = pack_of(ward, "one.medpack").read_bytes()
    monkeypatch.setattr(os, "urandom", lambda size: born[:size])
    assert pack_of(ward, "two.medpack").read_bytes() == before


def test_where_pages_come_from_is_noted_beside_the_licence(ward: Path, pack_of: Pack) -> None:
    manifest = manifest_of(pack_of(ward, licence="As the hospital says."))
    assert manifest.licence == "As the hospital says."
    assert manifest.notes == ("1 pages from US labels (HL7 SPL), as their labelers published them",)


def test_what_cannot_be_packed_is_named(ward: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes((ward / "pictures" / "red.png").read_bytes())
    (tmp_path / "secret.md").write_text("# Secret\n")
    (ward / "out.png").symlink_to(tmp_path / "secret.png")
    (ward / "out.md").symlink_to(tmp_path / "secret.md")
    (ward / "within.png").symlink_to("pictures/red.png")
    (ward / "lies.png").write_text("<html>")
    (ward / "vast.gif").write_bytes(b"GIF89a" + bytes(8 * 1024 * 1024))
    (ward / "large.md").write_text("# Large\n" + "x" * (8 * 1024 * 1024))
    (ward / ".hidden.png").write_bytes(b"")
    built = made(ward, tmp_path)
    said = dict(built.left_out)
    assert said.keys() == {"out.png", "lies.png", "vast.gif", "large.md"}
    assert "leads out of the library" in said["out.png"]
    assert "8 MB" in said["vast.gif"]
    with packed_in(tmp_path / "x.medpack") as packed:
        assert b"within.png" in dict(packed.files())
        kept = dict(packed.rows("SELECT source, message FROM problem WHERE source IN ('large.md', 'out.md')"))
    told = {source: Message.from_json(message) for source, message in kept.items()}
    assert "leads out of the library" in told["out.md"]
    assert "8 MB" in told["large.md"] and str(tmp_path) not in kept["large.md"]


@pytest.mark.parametrize("name", ["a:b.md", "CON.md", "aux/x.md", "b /x.md", "c\\d.md", "x.\t.md"])
def test_a_page_whose_path_is_none_on_windows_is_named_and_nothing_is_packed(
    ward: Path, tmp_path: Path, name: str
) -> None:
    (ward / name).parent.mkdir(exist_ok=True)
    (ward / name).write_text("# Zinc\n")
    with pytest.raises(LibraryError, match="cannot be packed"):
        made(ward, tmp_path)
    assert not (tmp_path / "x.medpack").exists()


@pytest.mark.parametrize("inside", ["ward.medpack", "a/ward.medpack", "../link/ward.medpack"])
def test_a_pack_inside_its_library_is_refused(ward: Path, tmp_path: Path, inside: str) -> None:
    (tmp_path / "link").symlink_to(ward)
    with pytest.raises(LibraryError, match="inside the library"):
        build(BuildOptions(ward, ward / inside), tmp_path / "work")


@pytest.mark.parametrize(
    ("root", "target", "name", "said"),
    [
        ("nowhere", "x.medpack", "", "no library folder"),
        ("ward", "share", "", "is a folder"),
        ("ward", "x.medpack", "a/b", "cannot be called"),
        ("ward", "x.medpack", "a\nb", "cannot be called"),
        ("share", "x.medpack", "", "no page that can be read"),
        ("ward/sections.toml", "x.medpack", "", "no library folder"),
    ],
)
def test_what_no_pack_can_be_made_of_is_refused(
    ward: Path, tmp_path: Path, root: str, target: str, name: str, said: str
) -> None:
    (tmp_path / "share").mkdir()
    with pytest.raises(LibraryError, match=said):
        build(BuildOptions(tmp_path / root, tmp_path / target, name), tmp_path / "work")
    assert not (tmp_path / "x.medpack").exists()


def test_a_target_that_cannot_be_written_is_named(ward: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="The folder does not exist"):
        build(BuildOptions(ward, tmp_path / "no" / "x.medpack"), tmp_path / "work")


def test_an_interrupted_build_leaves_what_was_there_and_nothing_else(ward: Path, tmp_path: Path) -> None:
    (tmp_path / "x.medpack").write_bytes(b"the old one")

    def interrupt(what: str, done: int, total: int) -> None:
        if what == "packed" and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(ward, tmp_path, progress=interrupt)
    assert (tmp_path / "x.medpack").read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ward", "work", "x.medpack"]
    assert list((tmp_path / "work").iterdir()) == []


def test_what_a_killed_build_left_goes_after_a_day(ward: Path, tmp_path: Path) -> None:
    left = [tmp_path / "work" / f"building-{name}" for name in ("old", "new")]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / "0.sqlite").write_bytes(b"half")
    (tmp_path / "precious").mkdir()
    (tmp_path / "work" / "building-link").symlink_to(tmp_path / "precious")
    os.utime(left[0], (1, 1))
    made(ward, tmp_path)
    assert [folder.exists() for folder in left] == [False, True]
    assert (tmp_path / "precious").is_dir()


def test_a_page_that_changes_meanwhile_is_found_as_it_is_packed(ward: Path, tmp_path: Path) -> None:
    page, changed = ward / "a" / "aspirin.md", []

    def change(what: str, done: int, total: int) -> None:
        if what == "packed" and not changed:
            before = page.stat()
            page.write_text(page.read_text().replace("Pain.", "Gout."))
            os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
            changed.append(page)

    made(ward, tmp_path, progress=change)
    with closing(Catalogue.open(name_libraries([tmp_path / "x.medpack"]), tmp_path / "index")) as catalogue:
        catalogue.update()
        assert [hit.id for hit in catalogue.search().passages("gout").hits] == ["ward/a/aspirin.md"]
        assert "Gout." in catalogue.read("ward/a/aspirin.md").markdown


@pytest.mark.parametrize("name", ["a/aspirin.md", "aliases.toml"])
def test_a_library_that_changes_all_the_time_is_refused(ward: Path, tmp_path: Path, name: str) -> None:
    file, count = ward / name, []

    def change(what: str, done: int, total: int) -> None:
        if what == "packed" and done == 1:
            count.append(done)
            file.write_text(file.read_text() + "\n# more\n")

    with pytest.raises(LibraryError, match="changed while it was read"):
        made(ward, tmp_path, progress=change)
    assert len(count) == ROUNDS
    assert not (tmp_path / "x.medpack").exists()


def test_the_header_says_what_the_file_is(ward: Path, pack_of: Pack) -> None:
    pack = pack_of(ward)
    assert is_pack(pack) and not is_pack(ward / "sections.toml") and not is_pack(ward)
    assert pack.read_bytes()[18:20] == b"\1\1"  # no write-ahead log
    with closing(sqlite3.connect(f"file:{pack}?mode=ro&immutable=1", uri=True)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (0x6D656470,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
