"""Addresses of pictures: judged as Windows would read them, before anything is asked of a disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.files import FolderFiles, PictureError
from medviewer.library.pictures import picture
from medviewer.monograph.commonmark.links import is_allowed
from medviewer.monograph.html.markdown_html import to_html

ELSEWHERE = [
    "%5C%5Chost.example%5Cshare%5Cx.png",
    "/%5C%5Chost.example%5Cshare%5Cx.png",
    "sub/%5C%5Chost.example%5Cshare%5Cx.png",
    "%5c%5c.%5cpipe%5cx",
    "%5C%5C%3F%5CUNC%5Chost.example%5Cshare%5Cx.png",
    "%5C%3F%3F%5CC%3A%5Cx.png",
    "..%5C..%5C..%5Cx.png",
    "%2F%2Fhost.example/share/x.png",
    "%2e%2e/%2e%2e/x.png",
    "C:%5CUsers%5Cx.png",
    "C%3A/Users/x.png",
    "C%3Ax.png",
    "/C%3A/Users/x.png",
    "sub/C%3A/x.png",
    "x.png%3Astream",
    "x.png%3A%3A$DATA",
    "NUL",
    "aux.png",
    "com1/x.png",
    "COM%C2%B9.png",
    "x.png.",
    "x.png%20",
    "...%20/x.png",
    "x%00.png",
    "x%0A.png",
]


class Asked:
    """The files of a library that remembers the paths it was asked for, and touches none."""

    def __init__(self) -> None:
        self.paths: list[bytes] = []

    def picture(self, path: bytes, _largest: int) -> bytes:
        self.paths.append(path)
        return b"a picture"


def asked_for(address: str, page: bytes = b"t/page.md") -> list[bytes]:
    files = Asked()
    try:
        picture(address, page, files, 1000)
    except PictureError:
        assert not files.paths
    return files.paths


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_of_another_place_is_refused_before_a_path_is_made(address: str) -> None:
    assert asked_for(address) == []


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("x.png", b"t/x.png"),
        ("./sub//../x.png", b"t/x.png"),
        ("../x.png", b"x.png"),
        ("/top/x.png?v=1#a", b"top/x.png"),
        ("100%25.png", b"t/100%.png"),
        ("%255C.png", b"t/%5C.png"),
        ("k%C3%A4se%20(1).png", "t/käse (1).png".encode()),
        ("k%E4se.png", b"t/k\xe4se.png"),
    ],
)
def test_an_address_inside_the_library_is_asked_for(address: str, path: bytes) -> None:
    assert asked_for(address) == [path]


def test_a_folder_may_be_called_as_its_system_allows() -> None:
    assert asked_for("x.png", b"notes: 3/page.md") == [b"notes: 3/x.png"]


PARTS = [
    "..",
    "/",
    "//",
    "%5C",
    "%5C%5C",
    "%2F",
    "C",
    "%3A",
    ":",
    ".",
    "%2e",
    "%00",
    "nul",
    "x.png",
    "%20",
    "?",
    "#",
    "é",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join))
def test_whatever_is_asked_for_lies_in_the_library_on_windows_too(address: str) -> None:
    for path in asked_for(address):
        place = PureWindowsPath("C:/library") / path.decode()
        assert place.parts[:2] == ("C:\\", "library")
        assert not {"..", ""} & set(place.parts)
        assert len(place.parts) == 2 + len([part for part in path.split(b"/") if part != b"."])


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_library_is_not_touched_for_such_an_address(tmp_path: Path, address: str) -> None:
    touched: list[str] = []
    watching = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if watching and (event == "open" or event.startswith("os.")):
            touched.append(f"{event} {arguments}")

    sys.addaudithook(hear)
    with pytest.raises(PictureError):
        picture(address, b"t/page.md", FolderFiles(tmp_path), 1000)
    watching = False
    assert not touched


@pytest.mark.skipif(os.sep == "\\", reason="no such file can be there")
def test_a_picture_with_such_a_name_is_no_picture_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "C:x.png").write_bytes(b"a picture")
    with pytest.raises(PictureError, match="not an address inside the library"):
        picture("C%3Ax.png", b"page.md", FolderFiles(tmp_path), 1000)


LEADING_OUT = [
    "%5C%5Chost.example%5Cshare%5Cx.md",
    "/%5Chost.example/x.md",
    "%2F%2Fhost.example/x.md",
    "/%2Fhost.example/x.md",
    "\\\\host.example\\share\\x.md",
    "..%5Cx.md",
    "C:/x.md",
    "C%3A/x.md",
    "/C%3A/x.md",
    "%09//host.example/x.md",
    "file:///C:/x.md",
    "smb://host.example/share/x.md",
    "search-ms:query=x",
    "ms-word:ofe|u|https://example.org/x.docm",
]


@pytest.mark.parametrize("address", LEADING_OUT)
def test_a_link_to_another_place_becomes_text(address: str) -> None:
    assert not is_allowed(address)
    assert "href" not in to_html(f"[a](<{address}>)") + to_html(f'<a href="{address}">a</a>')
    assert "src" not in to_html(f"![a](<{address}>)") + to_html(f'<img src="{address}" alt="a">')


@pytest.mark.parametrize(
    "address",
    [
        "x.md",
        "../x.md",
        "/top/x.md",
        "100%25.md",
        "dose%3A5.md",
        "x.md#a:b",
        "x.md?q=a\\b",
        "https://example.org/a\\b",
        "",
    ],
)
def test_a_link_inside_the_library_or_to_the_web_stays(address: str) -> None:
    assert is_allowed(address)


@given(st.text(max_size=20))
def test_an_address_is_allowed_or_not_whatever_it_is(address: str) -> None:
    assert is_allowed(address) in (True, False)
    assert is_allowed(quote(address)) in (True, False)


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 8


@pytest.mark.parametrize("address", ["img/Vial.png", "img/vial.PNG", "IMG/vial.png", "img/Vi%61l.png"])
def test_a_picture_is_found_whatever_its_capitals(tmp_path: Path, address: str) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Vial.png").write_bytes(PNG)
    assert picture(address, b"page.md", FolderFiles(tmp_path), 1000) == PNG


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere these are one file")
def test_of_two_that_differ_in_capitals_none_is_taken_for_a_third(tmp_path: Path) -> None:
    for name in ("a.png", "A.png", "B.png"):
        (tmp_path / name).write_bytes(name.encode())
    files = FolderFiles(tmp_path)
    assert picture("A.png", b"page.md", files, 1000) == b"A.png"
    assert picture("b.png", b"page.md", files, 1000) == b"B.png"
    with pytest.raises(PictureError, match="not found"):
        picture("a.PNG", b"page.md", files, 1000)
    with pytest.raises(PictureError, match="not found"):
        picture("none/a.png", b"page.md", files, 1000)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_capitals_lead_out_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.png").write_bytes(PNG)
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "Away").symlink_to(tmp_path / "outside")
    (tmp_path / "library" / "Link.png").symlink_to(tmp_path / "outside" / "x.png")
    for address in ("away/x.png", "Away/X.png", "link.png"):
        with pytest.raises(PictureError):
            picture(address, b"page.md", FolderFiles(tmp_path / "library"), 1000)


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("![a](img\\Vial.png)", "img/Vial.png"),
        ("![a](img\\sub\\vial.png)", "img/sub/vial.png"),
        ('<img src="img\\vial.png" alt="a">', "img/vial.png"),
    ],
)
def test_a_path_of_windows_is_a_path(written: str, source: str) -> None:
    assert f'src="{source}"' in to_html(written)


def test_a_link_of_windows_inside_the_library_is_one_with_slashes() -> None:
    assert not is_allowed("sub\\x.md")
    assert to_html("[a](<sub\\x.md>)") == '<p><a href="sub/x.md">a</a></p>'


@pytest.mark.parametrize(
    "written",
    [
        "![a](C:\\x\\y.png)",
        "![a](\\\\\\\\host\\x.png)",
        "![a](/\\host\\x.png)",
        "![a](<\\\\host\\x.png>)",
        "![a](x%5Cy.png)",
    ],
)
def test_a_path_of_windows_to_another_place_is_none(written: str) -> None:
    assert "<img" not in to_html(written)
