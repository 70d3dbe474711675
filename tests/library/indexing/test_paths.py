"""Every path has one spelling for people, and that leads back to it; a stranger's path stays inside on every system."""

from __future__ import annotations

import warnings
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.library.paths import is_safe_name, shown, stays_inside, stored


@given(st.binary())
def test_a_path_comes_back_as_it_was(path: bytes) -> None:
    assert stored(shown(path)) == path


@given(st.text(alphabet="\\xf9aé/", max_size=12))
def test_no_text_that_looks_like_an_escape_is_mistaken_for_one(text: str) -> None:
    assert stored(shown(text.encode())) == text.encode()


@given(st.text(st.characters()))
def test_any_text_gives_some_path(text: str) -> None:
    assert isinstance(stored(text), bytes)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a/käse.md".encode(), "a/käse.md"),
        (b"a/k\xe4se.md", r"a/k\xe4se.md"),
        (rb"a/k\xe4se.md", r"a/k\\xe4se.md"),
        (rb"back\slash.md", r"back\slash.md"),
        (b"new\nline%20.md", "new\nline%20.md"),
    ],
)
def test_spelling(path: bytes, source: str) -> None:
    assert shown(path) == source


OUTSIDE = [
    "",
    "/",
    "/etc/passwd",
    "..",
    "a/../../b.md",
    "./a.md",
    "a//b.md",
    "a/",
    r"..\..\a.md",
    r"\\host\share\a.png",
    r"\\.\pipe\a",
    r"\\?\UNC\host\share\a.png",
    r"\??\C:\a.md",
    r"\a.md",
    r"a\b.md",
    "//host/share/a.png",
    "C:/Users/a.md",
    "C:a.md",
    "sub/C:/a.md",
    "a.md:stream",
    "a.md::$DATA",
    "con",
    "CON.md",
    "Aux.tar.gz",
    "nul",
    "nul .md",
    "prn/a.md",
    "a/com1.md",
    "COM0",
    "COM².md",
    "lpt9.png",
    "LPT³",
    "CONIN$",
    "conout$.md",
    "CLOCK$",
    "trailing. /a.md",
    "trailing./a.md",
    "trailing /a.md",
    "a.md.",
    "a.md ",
    "...",
    ". .",
    "a\0.md",
    "a\n.md",
    "a\x1b[2J.md",
    "a\x7f.md",
    "a\x9b2J.md",
]
INSIDE = [
    "a.md",
    "Analgesics/paracetamol (oral).md",
    "käse/Å.md",
    ".hidden/a.md",
    "..a.md",
    "a..b.md",
    " leading.md",
    "console.md",
    "CONTRACEPTIVES/nulliparous.md",
    "com10.md",
    "com.md",
    "lpt/a.md",
    "auxiliary.md",
    "100%5C.md",
    "what is it?.md",
    "片.md",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_is_another_place_on_any_system_is_refused(path: str) -> None:
    assert not stays_inside(path.encode())
    assert not stays_inside(b"sub/" + path.encode())


@pytest.mark.parametrize("path", [*map(str.encode, INSIDE), b"a/k\xe4se.md"])
def test_a_path_that_is_the_same_on_every_system_is_taken(path: bytes) -> None:
    assert stays_inside(path)


PARTS = [
    "..",
    ".",
    "a",
    "C",
    ":",
    "\\",
    "/",
    "//",
    " ",
    "nul",
    "COM1",
    "con",
    "¹",
    "$",
    "?",
    "\0",
    "é",
    ".md",
    "host",
    "pipe",
]


def is_device(part: str) -> bool:
    """Return whether Windows takes a name for one of its devices; Python 3.13 calls names reserved that no file has."""
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        return not set(part) & set('*?"<>|') and PureWindowsPath(part).is_reserved()


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join))
@settings(max_examples=1000)
def test_what_is_taken_lies_below_its_folder_on_windows_and_elsewhere(path: str) -> None:
    if not stays_inside(path.encode()):
        return
    parts = path.split("/")
    on_windows = PureWindowsPath("C:/library") / path
    assert not any(map(is_device, parts))
    assert on_windows.parts == ("C:\\", "library", *parts)
    assert (PurePosixPath("/library") / path).parts == ("/", "library", *parts)
    assert not {"", ".", ".."} & set(parts)


@given(st.binary())
def test_any_bytes_are_a_name_or_none(name: bytes) -> None:
    assert is_safe_name(name) in (True, False)
