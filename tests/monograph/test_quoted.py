"""Names beside the program's own words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.quoted_names import LONGEST, named, quoted, titled, visible

QUOTES = '"“”„‟«»＂〝〞❝❞″'


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Formulary", "“Formulary”"),
        ("St Mary’s", "“St Mary’s”"),
        ("x”, signed by Pharmacy, “y", "“x', signed by Pharmacy, 'y”"),
        ("x'', signed by ‘‘y", "“x', signed by 'y”"),
        ("one\ntwo\r\nthree\u2028four\x0bfive", "“one two three four five”"),
        ("a\u202eb\u2066c\u200fd\u200be", "“abcde”"),
        ("\U0001f6e1\ufe0f signed", "“\ufffd signed”"),
        ("✅ checked 🔒", "“\ufffd checked \ufffd”"),
        ("\u0338struck", "“\u25cc\u0338struck”"),
        ("a\x00b\x1bc\udcff", "“a\ufffdb\ufffdc\ufffd”"),
        ("نمی\u200cخواهم", "“نمی\u200cخواهم”"),
        ("", "“”"),
    ],
)
def test_a_name_is_quoted_in_one_line_that_it_cannot_leave(name: str, shown: str) -> None:
    assert quoted(name) == shown


def test_the_middle_of_a_very_long_name_is_left_out() -> None:
    said = named("a" * 300 + "z" * 300)
    assert len(said) == LONGEST and said.startswith("aaa") and said.endswith("zzz") and "…" in said
    assert named("a" * LONGEST) == "a" * LONGEST


def test_a_title_is_quoted_where_it_could_be_taken_for_several_parts() -> None:
    assert titled("Amoxicillin + Clavulanic acid") == "Amoxicillin + Clavulanic acid"
    for title in ("Signature: signed", "Warfarin | Dosage", "Warfarin｜Dosage", "x, signed by Ward 7"):
        assert titled(title) == f"“{title}”"


@given(st.text(max_size=400))
def test_no_name_closes_its_quotes_or_hides_anything(name: str) -> None:
    said = quoted(name)
    assert said[0] == "“" and said[-1] == "”" and not set(said[1:-1]) & set(QUOTES)
    assert not re.search("[\n\r\x85\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]", said)
    assert all(char.isprintable() or char in "\u200c\u200d" for char in said)
    assert visible(said) == said
