"""Text is found letter by letter, whatever way the same signs are written, and marked where it stands."""

from __future__ import annotations

import random

import pytest

from medviewer.library.text.plain_text import PlainText, cuts_number, fold_signs, folded_text, has_signs, holds


def marked(query: str, text: str) -> list[str]:
    """Return what is marked of a text."""
    return [text[start:end] for start, end in PlainText.of(query).whole.spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("10^9/L", "above 1.5 × 10⁹/L again", ["10⁹/L"]),
        ("10⁹/L", "above 1.5 x 10^9/l again", ["10^9/l"]),
        ("3x10^9", "3 × 10⁹", ["3 × 10⁹"]),
        ("10⁻³", "at 10^-\u20603 mol", ["10^-\u20603"]),
        ("kg^-1", "5 mg·kg⁻¹·h⁻¹", ["kg⁻¹"]),
        ("kg⁻¹", "5 mg·kg^-1", ["kg^-1"]),
        ("µg", "50 μg and 5 µG", ["μg", "µG"]),
        ("½", "take 1/2 or ½ or 1½", ["1/2", "½", "½"]),
        ("1 1/2", "take 1½ tablets", ["1½"]),
        ("1½", "take 1 1/2 tablets", ["1 1/2"]),
        ("β-blocker", "any Β‑Blocker", ["Β‑Blocker"]),
        ("c.q.", "b.d., C.Q. and c. q.", ["C.Q.", "c. q."]),
        ("%", "0.9 % and 5%", ["%", "%"]),
        ("≥ 50", "if ≥50, ≥\u00a050 or >= 50", ["≥50", "≥\u00a050", ">= 50"]),
        ("statin", "atorvaſtatin, STATINS", ["ſtatin", "STATIN"]),
        ("ﬁrst ﬂoor", "First\n floor", ["First\n floor"]),
        ("strasse", "Straße", ["Straße"]),
        ("Weiß", "WEISS", ["WEISS"]),
        ("CO2", "CO₂ and ＣＯ２", ["CO₂", "ＣＯ２"]),
        ("café", "cafe\u0301 CAFE", ["cafe\u0301", "CAFE"]),
        ("10-30", "10–30, 10 − 30", ["10–30", "10 − 30"]),
        ("don't", "don’t", ["don’t"]),
        ("0.5", "0·5", ["0·5"]),
        ("well-known", "well\u00ad-known", ["well\u00ad-known"]),
        ("HLA-B*57:01", "HLA-B*57:01 and HLA-B57:01", ["HLA-B*57:01", "HLA-B57:01"]),
        ("5 < 6", "5 &lt; 6", ["5 &lt; 6"]),
        ("≠ 5", "= 5, ≠ 5", ["≠ 5"]),
    ],
)
def test_what_is_written_otherwise_is_found_and_marked_as_it_stands(query: str, text: str, found: list[str]) -> None:
    assert marked(query, text) == found


@pytest.mark.parametrize(
    ("query", "text"),
    [("or al", "for oral"), ("therapist", "the rapist"), ("10 9", "109"), ("= 5", "≠ 5"), ("µg", "drug"), ("β", "b")],
)
def test_what_is_another_text_is_not_found(query: str, text: str) -> None:
    assert not marked(query, text)
    assert not holds(fold_signs(text), folded_text(query))


def test_a_text_is_found_just_where_it_is_marked() -> None:
    rng = random.Random(7)
    signs = "aAbß½⁹9 \n–-µμ≥>=.&;^ltéE\u0301\u00a0\u200bﬁΣς×\U0001d7db&lt;"
    for _ in range(4000):
        text = "".join(rng.choice(signs) for _ in range(30))
        start = rng.randrange(28)
        wanted = PlainText((folded_text(text[start : start + rng.randrange(1, 5)]),))
        if wanted.parts[0]:
            assert bool(wanted.spans(text)) == holds(fold_signs(text), wanted.parts[0]), (text, wanted)


@pytest.mark.parametrize(
    ("query", "signs"),
    [
        ("≥ 50", True),
        ("½", True),
        ("c.q", True),
        ("10⁹", True),
        ("दवा", False),
        ("ปวดหัว", False),
        ("cafe\u0301", False),
    ],
)
def test_signs_are_what_the_index_leaves_out(query: str, signs: bool) -> None:
    assert has_signs(query) is signs


def test_a_number_that_goes_on_is_told_from_one_that_ends() -> None:
    assert cuts_number("at >= 500", folded_text("≥ 50"))
    assert not cuts_number("at >= 500, >= 50", folded_text("≥ 50"))
    assert not cuts_number("atorvastatins", "statin")


def test_a_query_is_taken_apart_as_the_search_of_the_text_does() -> None:
    read = PlainText.of('in:dosage "1/2 tablet" -% ≥5')
    assert read == PlainText(("1/2 tablet", ">=5"), ("%",), "", ("dosage",))
    assert read.whole == read
    assert PlainText.of("≥ 50 in:dosage").whole.parts == (">= 50",)
    assert PlainText.of("in:nowhere ", lambda _: None).parts == ("in:nowhere",)
    assert not PlainText.of("* [").parts and not PlainText.of(' "').parts
