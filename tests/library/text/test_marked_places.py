"""Places of marked words are those that the words of a text, taken apart one by one, have."""

from __future__ import annotations

from random import Random

import pytest

from medviewer.library.text.indexed_words import TextWords
from medviewer.library.text.marked_places import marked_places
from medviewer.library.text.passages import MarkedWords, matches

PIECES = (*"aab1 2-_.\n'/%A", "mg ", "dose ", "12", "b12", "5mg", *"µéß²³⁹¹–ſ。薬", "K", "² ")
PLAIN = 15
"""Of these pieces the first stand in any text in ASCII."""
WORDS = ("a", "b", "1", "12", "ab", "b1", "薬", "é", "²", "1²", "a²", "ß", "mg", "dose")


def taken_apart(text: str, marks: MarkedWords) -> list[tuple[int, int, str]]:
    words = TextWords(text)
    return [(*words.span(at, phrase), words.words[at]) for at, phrase in matches(words.words, marks)]


def found(text: str, *phrases: str) -> list[str]:
    marks = MarkedWords(frozenset(tuple(phrase.split()) for phrase in phrases))
    places = marked_places(text, marks)
    assert [place[:3] for place in places] == taken_apart(text, marks)
    return [text[place.start : place.end] for place in places]


@pytest.mark.parametrize("seed", range(8))
def test_they_are_those_of_words_that_are_taken_apart(seed: int) -> None:
    draw = Random(seed)
    hits = 0
    for number in range(1500):
        pieces = PIECES if number % 2 else PIECES[:PLAIN]
        text = "".join(draw.choice(pieces) for _ in range(draw.randrange(30)))
        words = TextWords(text).words or ["a"]
        begun = [draw.randrange(len(words)) for _ in range(3)]
        phrases = {tuple(words[at : at + draw.randint(1, 3)]) for at in begun} | {(draw.choice(WORDS),)}
        marks = MarkedWords(frozenset(phrases))
        expected = taken_apart(text, marks)
        assert [place[:3] for place in marked_places(text, marks)] == expected, (text, phrases)
        hits += len(expected)
    assert hits > 1000


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("A dose; the doses, dosed: DOSE", "dose", ["dose", "DOSE"]),
        ("5mg, 15mg and b5mg, 5 mg", "5 mg", ["5mg", "5 mg"]),
        ("b12 and 12b or 12", "12", ["12", "12"]),
        ("10⁹ cells, 10 cells", "10", ["10"]),
        ("10⁹ cells/µl", "10⁹", ["10⁹"]),
        ("the patient’s dose – a dose", "dose", ["dose", "dose"]),
        ("liver–disease of the liver\ndisease", "liver disease", ["liver–disease", "liver\ndisease"]),
        ("", "dose", []),
    ],
)
def test_a_word_stands_by_itself(text: str, phrase: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def test_of_two_that_overlap_the_first_is_marked_and_of_those_at_one_place_the_longest() -> None:
    assert found("side effects of an effect", "side", "side effects", "effects of an") == ["side effects"]


def test_a_word_without_an_end_is_looked_at_once() -> None:
    """Of 200,000 letters each place might be a word: to look back from each would take minutes."""
    assert found(f"{'1a' * 100_000} a", "a", "1") == ["1", "a"]
