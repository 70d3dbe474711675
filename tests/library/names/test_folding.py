"""Text is compared in one way: what its readers take for the same is, and what is another thing stays apart."""

from __future__ import annotations

import random
from unicodedata import normalize

import pytest

from medviewer.library.names.folding import WORDS, Folding, fold
from medviewer.library.names.name_query import hits, words_of
from medviewer.library.text.plain_text import SHOWN, SIGNS


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Maßnahme", "massnahme"),
        ("Ödem", "odem"),
        ("Œsophage", "oesophage"),
        ("Ætér", "aeter"),
        ("Øre", "ore"),
        ("Łódź", "lodz"),
        ("ılık İlaç", "ilik ilac"),
        ("ﬂuor ﬁlm", "fluor film"),
        ("ＡＣＥ５", "ace5"),
        ("ёлка", "елка"),
        ("ἀήρ", "αηρ"),
        ("ΛΟΓΟΣ", "λογος"),
        ("약물", normalize("NFD", "약물")),
        ("ｶﾞｰｾﾞ", "ガーゼ"),
        ("שָׁלוֹם", "שלום"),
        ("كِتَاب", "كتاب"),
        ("كـتاب", "كتاب"),
        ("ज़हर", "जहर"),
        ("٢٥ mg", "25 mg"),
        ("CO₂", "co2"),
        ("m²", "m2"),
        ("T_max", "tmax"),
        ("PaCO_2", "paco2"),
        ("file_name", "file name"),
        ("Ca²⁺", "ca2+"),
        ("tablets¹ daily", "tablets 1 daily"),
        ("10⁻³", "10^-3"),
        ("10^-\u20603", "10⁻³"),
        ("mg·kg⁻¹·h⁻¹", "mg kg^-1 h^-1"),
        ("1½", "1 1/2"),
        ("1¹⁄₂", "1 1/2"),
        ("30℃", "30 °C"),
        ("5㌘", "5 グラム"),
        ("㈎", "가"),
        ("𝛃-blocker", "beta-blocker"),
        ("ᵝ-blocker", "beta-blocker"),
        ("5㎎", "5 mg"),
        ("12mg", "12 mg"),
        ("0.5ml", "0.5 ml"),
        ("10⁹L", "10⁹ L"),
        ("5µg", "5 μg"),
        ("Plainol™", "plainol"),
        ("co\u00adcodine", "cocodine"),
        ("β-blocker", "beta-blocker"),
        ("Β‑BLOCKER", "beta blocker"),
        ("TNFα", "TNF-alpha"),
        ("17β-estradiol", "17beta-estradiol"),
        ("β₂-agonist", "beta-2 agonist"),
        ("ω-3", "omega-3"),
        ("μ-opioid", "mu-opioid"),
    ],
)
def test_what_readers_take_for_the_same_is(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10⁹", "109"),
        ("10^9", "109"),
        ("10⁹", "10 9"),
        ("10⁹", "10⁻⁹"),
        ("10₉", "109"),
        ("10₉", "10⁹"),
        ("1½", "11/2"),
        ("5①", "51"),
        ("ハ", "バ"),
        ("バ", "パ"),
        ("ป่า", "ป้า"),
        ("कर्म", "करम"),
        ("ড়", "ড"),
        ("β", "b"),
        ("µg", "mug"),
        ("αβ", "alpha beta"),
        ("12", "1 2"),
        ("q12h", "q1 2h"),
    ],
)
def test_what_is_another_thing_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "text", ["10⁹/L", "x10⁻⁹ ŉ", "1_000 α ß ﬃ", "한국 ｶﾞ ﷺ ⅷ ⅔", "TGF‑β1 ①5", "mg/m² CO₂ tabs²", "Ǆ ΐ \u0345 ﾞ ゙"]
)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("folding", [WORDS, SIGNS, SHOWN])
def test_a_folded_text_is_as_long_as_its_places_say(folding: Folding) -> None:
    rng = random.Random(2)
    signs = [*"aZ9 ^_&;*[éßﬁ²₂½⁄αβµ胃ガｶﾞ한하①℃ʼ™–﹡＊＿", "\u0301", "\u00ad", "10⁹", "&amp;", "^2", "İ", "\u0345"]
    for _ in range(3000):
        text = "".join(rng.choices(signs, k=12))
        folded, places = folding.of(text), folding.places(text)
        spans = [places.of(at, at + 1) for at in range(len(folded))]
        assert all(0 <= start < end <= len(text) for start, end in spans), text
        assert spans == sorted(spans), text
        assert all(text[start].lower() == folded[at] for at, (start, _) in enumerate(spans) if folded[at] in "z;"), text


def test_each_sign_of_a_folded_text_is_led_back_to_where_it_stands() -> None:
    text = "Ein Maß 10⁹ ‑ cafe\u0301s β"
    folded = WORDS.of(text)
    places = WORDS.places(text)
    for typed, written in (("mass", "Maß"), ("ss", "ß"), ("⁹", "⁹"), ("cafe", "cafe\u0301"), ("beta", "β"), ("s", "ß")):
        at = folded.index(typed)
        start, end = places.of(at, at + len(typed))
        assert text[start:end] == written


@pytest.mark.parametrize(
    ("name", "typed", "marked"),
    [
        ("Cafe\u0301in forte", "cafe", ["Cafe\u0301"]),
        ("ปวดหัวยา", "ปวด", ["ปวด"]),
        ("कर्मल दवा", "कर्म", ["कर्म"]),
        ("Saint X’s wort", "xs", ["X’s"]),
        ("α-Plainol", "alpha plain", ["α", "Plain"]),
        ("Maßol", "mass", ["Maß"]),
        ("Œstrol", "œ", ["Œ"]),
    ],
)
def test_letters_of_a_name_that_were_typed_are_marked(name: str, typed: str, marked: list[str]) -> None:
    assert [name[start : start + length] for start, length in hits(name, words_of(typed))] == marked
