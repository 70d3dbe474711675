"""The line of a passage, however long the passage is."""

from __future__ import annotations

import pytest

from medviewer.library.indexing.page_entries import plain_texts
from medviewer.library.text.passages import MarkedWords
from medviewer.library.text.snippets import MOST_READ, WIDTH, snippet

ONE = MarkedWords(frozenset({("needle",)}))


@pytest.mark.parametrize("before", [0, 10, MOST_READ // 4 - 1, MOST_READ // 4, MOST_READ, 3 * MOST_READ])
@pytest.mark.parametrize("filler", ["hay ", "haystack", "a\n"])
def test_a_hit_is_shown_wherever_it_stands(before: int, filler: str) -> None:
    text = filler * before + " A needle in it. " + filler * before
    shown = snippet(text, ONE)
    [(start, length)] = shown.marks
    assert shown.text[start : start + length] == "needle"
    assert len(shown.text) <= WIDTH + len("…needle…")


def test_a_text_without_hits_shows_its_beginning() -> None:
    assert snippet("word " * MOST_READ, ONE).text.startswith("word word")
    assert snippet("word " * MOST_READ, ONE).marks == ()


def test_escapes_of_markdown_are_no_part_of_a_text() -> None:
    [text] = plain_texts([("", "Neutropenia<sup>\\[1\\]</sup> \\[see a\\|b\\] HLA-B\\*1502")])
    assert text.split() == ["Neutropenia", "1", "see", "a", "b", "HLA-B*1502"]
