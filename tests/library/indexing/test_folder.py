"""What is found in a folder: pages in order, and a reason for whatever looks like a page and is none."""

from __future__ import annotations

import os
import socket
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from medviewer.library.indexing import folder
from medviewer.library.indexing.folder import DEEPEST, Folder, PageFile, UnreachableError, UnreadPath

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds and names")
Write = Callable[..., Path]


def files(root: Path) -> list[bytes]:
    return [found.path for found in Folder(root).walk() if isinstance(found, PageFile)]


def troubles(root: Path) -> dict[bytes, str]:
    return {found.path: found.message for found in Folder(root).walk() if isinstance(found, UnreadPath)}


def test_pages_are_markdown_of_any_case_outside_hidden_names(library: Write) -> None:
    names = ["a.md", "b.MD", "c.Markdown", "d.txt", "md", ".hidden.md", ".git/e.md", "sub/.f.md", "sub/README.md"]
    assert files(library(dict.fromkeys(names, "text"))) == [b"a.md", b"b.MD", b"c.Markdown", b"sub/README.md"]


@pytest.mark.parametrize(
    "bin_of_a_server",
    [
        "#recycle",
        "#Snapshot",
        "@eaDir",
        "@Recycle",
        "@Recently-Snapshot",
        "~snapshot",
        "$RECYCLE.BIN",
        "$Recycle.Bin/S-1-5-21",
        "RECYCLER",
        "System Volume Information",
        "Network Trash Folder",
        "lost+found",
        "__MACOSX",
        ".snapshot/daily.0",
        ".Trash-1000/files",
    ],
)
def test_what_was_thrown_away_on_a_server_is_no_page(library: Write, bin_of_a_server: str) -> None:
    root = library({"kept.md": "text", f"{bin_of_a_server}/gone.md": "text", f"a/{bin_of_a_server}/gone.md": "text"})
    before = Folder(root).checksum()
    assert (files(root), troubles(root)) == ([b"kept.md"], {})
    (root / bin_of_a_server / "more.md").write_text("text")
    assert Folder(root).checksum() == before
    (root / "a" / bin_of_a_server.partition("/")[0] / "link").symlink_to(root)
    assert (files(root), troubles(root)) == ([b"kept.md"], {})


def test_locks_of_editors_are_no_pages_and_copies_of_conflicts_are(library: Write) -> None:
    left = ["~$x.md", ".~lock.x.md#", "._x.md", ".#x.md", "#x.md#", "x.md~", "Thumbs.db", ".x.md.swp"]
    read = [
        "#/5-fluorouracil.md",
        "$x.md",
        "@x.md",
        "recycle/x.md",
        "x (conflicted copy).md",
        "x.sync-conflict-1.md",
        "~x.md",
    ]
    assert files(library(dict.fromkeys(left + read, "text"))) == sorted(map(os.fsencode, read))


def test_files_come_in_the_order_of_their_paths_bytes(library: Write) -> None:
    found = files(library(dict.fromkeys(["a/x.md", "a-b.md", "a.md", "a0.md", "a/b/c.md", "é.md", "Z.md"], "")))
    assert found == sorted(found)
    assert len(found) == 7


@pytest.mark.parametrize(
    "name", [b"new\nline.md", b"100%.md", "💊.md".encode(), b"\xff\xfe.md", b"'\"`.md", b"n" * 252 + b".md"]
)
def test_any_name_is_a_name(tmp_path: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("text")
    assert files(tmp_path) == [name]


def test_what_is_no_file_is_listed_and_not_read(library: Write) -> None:
    root = library({"folder.md/page.md": "text"})
    os.mkfifo(root / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(root / "socket.md"))
    assert files(root) == [b"folder.md/page.md"]
    listed = troubles(root)
    assert listed.keys() == {b"folder.md", b"pipe.md", b"socket.md"}
    assert "a pipe" in listed[b"pipe.md"] and "a socket" in listed[b"socket.md"]


def test_only_links_to_files_of_the_library_are_followed(library: Write, tmp_path: Path) -> None:
    root = library({"real.md": "text", "sub/page.md": "text"})
    (tmp_path / "outside.md").write_text("text")
    (root / "alias.md").symlink_to(root / "real.md")
    (root / "out.md").symlink_to(tmp_path / "outside.md")
    (root / "up").symlink_to(tmp_path)
    (root / "again").symlink_to(root / "sub")
    (root / "sub" / "loop").symlink_to(root)
    (root / "self.md").symlink_to(root / "self.md")
    (root / "dead.md").symlink_to(root / "nothing")
    (root / "dead").symlink_to(root / "nothing")
    assert files(root) == [b"alias.md", b"real.md", b"sub/page.md"]
    assert troubles(root).keys() == {b"out.md", b"up", b"again", b"sub/loop", b"self.md", b"dead.md"}


def test_a_library_may_itself_be_reached_by_a_link(library: Write, tmp_path: Path) -> None:
    root = library({"page.md": "text"})
    (root / "alias.md").symlink_to(root / "page.md")
    (tmp_path / "link").symlink_to(root)
    assert files(tmp_path / "link") == [b"alias.md", b"page.md"]


def test_folders_nested_without_end_are_left_with_a_trouble(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (DEEPEST + 1))
    deep.mkdir(parents=True)
    (deep / "deep.md").write_text("text")
    (deep.parent / "last.md").write_text("text")
    assert [path.rpartition(b"/")[2] for path in files(tmp_path)] == [b"last.md"]
    assert len(troubles(tmp_path)) == 1


def test_a_folder_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    gone = Folder(tmp_path / "gone")
    with pytest.raises(UnreachableError, match="gone"):
        list(gone.walk())
    with pytest.raises(UnreachableError, match="gone"):
        gone.checksum()


def test_the_checksum_is_the_sum_of_what_is_found(library: Write) -> None:
    root = library(dict.fromkeys(["a.md", "sub/b.md", "sub/deeper/c.md"], "text"))
    (root / "dead.md").symlink_to(root / "nothing")
    total = sum(found.mark for found in Folder(root).walk())
    assert Folder(root).checksum() == total & ((1 << 63) - 1)


def _rewritten(root: Path) -> None:
    (root / "b.md").write_text("longer text")


def _touched(root: Path) -> None:
    os.utime(root / "b.md", (1, 1))


def _added(root: Path) -> None:
    (root / "sub" / "new.md").write_text("")


def _removed(root: Path) -> None:
    (root / "b.md").unlink()


def _renamed(root: Path) -> None:
    (root / "b.md").rename(root / "c.md")


def _moved(root: Path) -> None:
    (root / "b.md").rename(root / "sub" / "b.md")


def _forbidden(root: Path) -> None:
    (root / "b.md").chmod(0)


def _linked(root: Path) -> None:
    (root / "link.md").symlink_to("/nowhere")


@pytest.mark.parametrize("change", [_rewritten, _touched, _added, _removed, _renamed, _moved, _forbidden, _linked])
def test_the_checksum_differs_after_any_change(library: Write, change: Callable[[Path], None]) -> None:
    root = library({"a.md": "text", "b.md": "text", "sub/a.md": "text"})
    before = Folder(root).checksum()
    assert Folder(root).checksum() == before
    change(root)
    assert Folder(root).checksum() != before


STATE = {
    "st_mode": stat.S_IFREG | 0o644,
    "st_size": 700,
    "st_mtime_ns": 1_700_000_000_123_456_789,
    "st_ctime_ns": 1_700_000_000_223_456_789,
    "st_ino": 42,
}


def looked_at(**other: int) -> PageFile:
    """Return the file that a state of it is, as the system may tell of it."""
    found = folder._file(b"a.md", SimpleNamespace(**STATE | other))  # type: ignore[arg-type]
    assert isinstance(found, PageFile)
    return found


@pytest.mark.parametrize("told", sorted(STATE))
def test_a_mark_differs_where_anything_does_that_the_system_tells_of_a_file(told: str) -> None:
    """An edit of as many letters has another time alone, one that is put back in time another time of change."""
    assert looked_at().mark == looked_at().mark
    assert looked_at(**{told: STATE[told] ^ 1}).mark != looked_at().mark


SECOND, PART = 10**9, 123_456_789
"""Nanoseconds; a part of a second that no whole one has."""


@pytest.mark.parametrize(
    ("written", "changed", "sure"),
    [
        (-60 * SECOND + PART, -60 * SECOND + PART, True),
        (-3 * SECOND + PART, -3 * SECOND + PART, True),
        (-SECOND - PART, -60 * SECOND + PART, False),
        (-60 * SECOND + PART, -SECOND - PART, False),
        (-PART, -PART, False),
        (60 * SECOND, -60 * SECOND + PART, False),
        (-60 * SECOND + PART, 60 * SECOND + PART, False),
        (-60 * SECOND, -60 * SECOND + PART, True),
        (-60 * SECOND + PART, -60 * SECOND, False),
    ],
)
def test_a_stamp_is_trusted_once_the_clock_of_the_disk_has_gone_on(
    monkeypatch: pytest.MonkeyPatch, written: int, changed: int, sure: bool
) -> None:
    """A file of these seconds may be written once more within one tick of that clock, and keep its stamp."""
    now = time.time_ns() // SECOND * SECOND
    monkeypatch.setattr(time, "time_ns", lambda: now)
    assert looked_at(st_mtime_ns=now + written, st_ctime_ns=now + changed).sure == sure


def test_the_checksum_minds_pages_only(library: Write) -> None:
    root = library({"a.md": "text"})
    before = Folder(root).checksum()
    library({"notes.txt": "text", ".b.md": "text", "empty/notes.txt": "text"})
    assert Folder(root).checksum() == before


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read every folder")
def test_an_unreadable_folder_is_listed(library: Write) -> None:
    root = library({"a.md": "text", "closed/b.md": "text"})
    (root / "closed").chmod(0)
    try:
        assert files(root) == [b"a.md"]
        assert troubles(root).keys() == {b"closed"}
    finally:
        (root / "closed").chmod(0o700)


def test_pages_end_in_any_name_of_markdown(tmp_path: Path) -> None:
    names = ["a.md", "b.Markdown", "c.mdown", "d.QMD", "e.mdx", "f.Rmd", "g.mkd", "h.mkdn"]
    for name in [*names, "i.txt", "j.mdz", "k.html"]:
        (tmp_path / name).write_text("# A\n", encoding="utf-8")
    assert files(tmp_path) == [os.fsencode(name) for name in names]
    assert not troubles(tmp_path)


def test_an_empty_folder_says_what_it_passes_over_and_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.RST", "sub/a.rst", "c.html", "d.csv"):
        (tmp_path / name).write_text("A\n", encoding="utf-8")
    told = troubles(tmp_path)
    assert sorted(told) == [b"b.RST", b"c.html"]
    assert told[b"b.RST"].startswith("Files that end in .rst are not read (2 here).")
    assert Folder(tmp_path).checksum() == 0
    (tmp_path / "page.qmd").write_text("# A\n", encoding="utf-8")
    assert not troubles(tmp_path)
