"""Texts of ASCII words are read more quickly than others, and hold the same."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.library.mentions.match import Matcher, OwnTerms, SearchedTerm
from medviewer.library.mentions.terms import BRAND, CLASS, INGREDIENT, NAME, combination
from medviewer.library.mentions.words import ReadText, lists

FAR = " .\n" + "; " * 120
"""More than any rule looks at, before what makes a text one that is read slowly."""
NAMES = (
    *(
        "quinine",
        "zinc",
        "zinc oxide",
        "insulin",
        "insulin glargine",
        "insulin glargine pen",
        "vitamin d",
        "vitamin b 12",
    ),
    *("doxorubicin", "doxorubicin liposomal", "histamine", "h", "ace", "peg", "iron", "testosterone", "penicillin"),
)
KINDS = {"ace": BRAND, "penicillin": CLASS, "antibiotic": CLASS, "iron": INGREDIENT}
TERMS = [SearchedTerm(at, key, key, KINDS.get(key, NAME)) for at, key in enumerate((*NAMES, "antibiotic"))]
TERMS += [SearchedTerm(99, combination(["quinine", "zinc"]), "both", NAME)]
OWN = OwnTerms(frozenset({"insulin"}), frozenset({"iron"}), frozenset({"penicillin"}))
MATCHER = Matcher(TERMS)
SIGNS = (
    *(
        " ",
        " ",
        " ",
        " ",
        " ",
        "  ",
        "\n",
        " \n",
        "-\n",
        "-",
        " - ",
        "–",
        ", ",
        ". ",
        ".",
        ".com ",
        "; ",
        ": ",
        " (",
        ") ",
    ),
    *(
        "/",
        " / ",
        " + ",
        "&",
        " plus ",
        " PLUS ",
        "’",
        "'",
        "_",
        "@",
        "www.",
        "//",
        "\t",
        "\xa0",
        "™ ",
        " “",
        "[",
        "] [",
        "°",
    ),
)
KNOWN = lists()
BESIDE = (
    *sorted(KNOWN.compound | KNOWN.bound | KNOWN.bound_before | KNOWN.radicals | KNOWN.does),
    *sorted(KNOWN.compound_of_body)[::5],
    *(
        "sodium",
        "hydrochloride",
        "oxide",
        "Sodium",
        "sodium5",
        "and",
        "or",
        "and other antibiotics",
        "or two antibiotics",
    ),
    *("dehydrogenase", "5-kinase", "monoamineoxidases", "kinase", "type 2 receptor", "alpha receptor", "H2 receptor"),
    *(
        "or 5 receptors",
        "and 2 kinases",
        "in 5-HT receptors",
        "of 2 like",
        "h 2 receptor",
        "a 5 receptor",
        "xy 12 ab kinase",
    ),
    *(
        "5",
        "12",
        "5 mg",
        "3' -",
        "1'-x",
        "D",
        "DL-",
        "L-",
        "a",
        "A",
        "I",
        "B",
        "X",
        "10%",
        "re",
        "uptake",
        "lipid",
        "complex",
    ),
    *("nor", "iso", "hydro", "des", "this", "is a", "class of", "other", "serum", "levels of", "tablets", "given with"),
)


def words(rng: random.Random) -> str:
    """Return a text of names, of what may stand beside them, and of signs, in any order."""
    pieces = []
    for _ in range(rng.randrange(1, 14)):
        name = rng.choice((*NAMES, "antibiotics", "penicillins"))
        word = rng.choice((name, name.capitalize(), name.upper(), rng.choice(BESIDE), rng.choice(BESIDE).upper()))
        pieces += [word, rng.choice(SIGNS)]
    return "".join(pieces[: rng.randrange(1, len(pieces) + 1)])


@settings(max_examples=400)
@given(st.integers(0, 1 << 40), st.sampled_from(["interactions", "usage", "how_it_works", "dosage", "other"]))
def test_what_is_read_quickly_holds_the_same(seed: int, section: str) -> None:
    text = "\n".join(words(random.Random(seed + step)) for step in range(4))
    slow = f"{text}{FAR}я"
    assert not ReadText(slow).is_plain
    for own in (OwnTerms(), OWN):
        assert MATCHER.find(text + FAR, section, own) == MATCHER.find(slow, section, own)


def test_each_word_of_the_lists_stands_beside_a_name_with_the_same_end() -> None:
    for word in BESIDE:
        for sign in (" ", "-", "\n", " (", "s ", "_"):
            for text in (
                f"{word}{sign}quinine",
                f"quinine{sign}{word}",
                f"quinine {word}{sign}x",
                f"x {word}{sign}zinc",
            ):
                assert MATCHER.find(text + FAR, "usage") == MATCHER.find(f"{text}{FAR}я", "usage"), text


def test_combinations_are_joined_by_the_same() -> None:
    for sign in SIGNS:
        for salt in ("", " sodium", " Sodium sodium", " sodium5", " oxide", " x", "-sodium", " (sodium"):
            for text in (f"Quinine{salt}{sign}zinc", f"Zinc{salt}{sign}quinine{sign}insulin"):
                assert MATCHER.find(text + FAR, "usage") == MATCHER.find(f"{text}{FAR}я", "usage"), text


def test_most_texts_are_read_quickly() -> None:
    assert ReadText("Quinine – 5 mg, “twice” daily.").is_plain
    assert not any(ReadText(text).is_plain for text in ("Chinin für", "T_max", "ⅳ", "x‑ray", "İ"))
