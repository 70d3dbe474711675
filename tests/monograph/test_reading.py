"""Bytes on disk -> text, with every odd file refused by name, reason and remedy."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.errors import PageError
from medviewer.monograph.decoding import LARGEST, decode, read_page

TEXT = "# Fenoterol µg ≥ 5\n\nÄrzte\n"


def _page(folder: Path, data: bytes) -> Path:
    path = folder / "page.md"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_or_without_byte_order_mark_is_read_without_a_problem(tmp_path: Path, encoding: str) -> None:
    text = "Plain words before the rest. " + TEXT
    assert read_page(_page(tmp_path, text.encode(encoding))) == (text, ())


def test_windows_1252_is_read_and_named_as_a_problem(tmp_path: Path) -> None:
    text, problems = read_page(_page(tmp_path, "5 µg – daily".encode("cp1252")))
    assert text == "5 µg – daily"
    assert "Windows-1252" in problems[0].message


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_all_line_ends_become_one(end: str) -> None:
    assert decode(f"one{end}two{end}".encode())[0] == "one\ntwo\n"


def test_nul_is_shown_as_a_replacement_in_its_line() -> None:
    text, problems = decode(b"one\ntw\0o\n")
    assert text == "one\ntw\ufffdo\n"
    assert [problem.line for problem in problems] == [2]


def test_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert read_page(_page(tmp_path, b"")) == ("", ())


def test_the_largest_page_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    assert len(read_page(_page(tmp_path, b"x" * LARGEST))[0]) == LARGEST
    with pytest.raises(PageError, match=r"page\.md.*8 MB.*Split it"):
        read_page(_page(tmp_path, b"x" * (LARGEST + 1)))


def test_a_file_that_has_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"gone\.md.*no longer there"):
        read_page(tmp_path / "gone.md")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    with pytest.raises(PageError, match=r"x\.md.*folder"):
        read_page(tmp_path / "x.md")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices in folders")
def test_pipes_devices_and_sockets_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(PageError, match="pipe"):
        read_page(tmp_path / "pipe.md")
    with pytest.raises(PageError, match="device"):
        read_page(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.md"))
        with pytest.raises(PageError, match=r"s\.md"):
            read_page(tmp_path / "s.md")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = _page(tmp_path, b"x")
    path.chmod(0)
    with pytest.raises(PageError, match=r"may not be read.*permission"):
        read_page(path)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_not_text_is_still_named(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff%\n.md"))
    with pytest.raises(PageError) as caught:
        read_page(path)
    assert "bad\ufffd%" in str(caught.value)
    str(caught.value).encode()


@given(st.binary(max_size=400))
def test_any_bytes_are_text(data: bytes) -> None:
    text, _ = decode(data)
    assert "\0" not in text
    assert "\r" not in text
