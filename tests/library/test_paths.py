"""Every path has one spelling for people, and that leads back to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.paths import shown, stored


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
