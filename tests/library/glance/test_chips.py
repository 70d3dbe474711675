"""Chips: a page has those whose words it holds, and each leads to lines that hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

from medviewer.library.glance.chips import Chip, chips, chips_of
from medviewer.library.text.topics import topics
from medviewer.monograph.model import Section
from medviewer.monograph.parser import parse

ROOT = Path(__file__).resolve().parents[3]
BUNDLED = sorted((ROOT / "data").rglob("*.md"))
BY_KEY = {chip.key: chip for chip in chips()}


def section(text: str) -> Section:
    return Section("dosage", "Dosage", "", text, text, 1)


def keys(text: str) -> list[str]:
    return [chip.key for chip in chips_of([section(text)])]


def lines(chip: Chip, text: str) -> list[str]:
    return [text[start:end] for start, end in chip.spans(text)]


def test_chips_are_those_that_a_ward_asks_for_in_their_order() -> None:
    assert [*BY_KEY] == [
        "kidney", "liver", "children", "pregnancy", "breastfeeding", "elderly", "overdose", "by_vein",
    ]  # fmt: skip


def test_a_chip_that_is_a_topic_is_called_as_the_topic_is() -> None:
    named = {topic.key: topic.name for topic in topics()}
    assert all(chip.name == named[chip.key] for chip in chips() if chip.key in named)
    assert "by_vein" not in named  # a search for “iv” is for a name that has it


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_chip_of_a_page_finds_something_and_no_other_does(path: Path) -> None:
    page = parse(path.read_text(encoding="utf-8"), path.stem)
    sections = [one for tab in page.tabs for one in tab.sections]
    found = chips_of(sections)
    assert found
    for chip in chips():
        assert any(chip.spans(one.text) for one in sections) == (chip in found)


@pytest.mark.parametrize("chip", chips(), ids=lambda chip: chip.key)
def test_every_word_of_a_chip_is_found_as_it_is_written(chip: Chip) -> None:
    for word in chip.words:
        text = f"See {word.removesuffix('*').upper()} here."
        assert chip.key in keys(text), word
        assert len(chip.spans(text)) == 1, word


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The adrenal gland.", "kidney"),
        ("Adults and adolescents of 12 years and older.", "elderly"),
        ("Ask nursing staff.", "breastfeeding"),
        ("A kind of delivery, in factor IV deficiency.", "by_vein"),
        ("A kind of delivery.", "liver"),
        ("A kind of delivery.", "children"),
        ("Embryo-fetal toxicity.", "overdose"),
        ("The deliverer.", "liver"),
    ],
)
def test_a_word_that_means_something_else_is_no_chip(text: str, key: str) -> None:
    assert key not in keys(text)
    assert not BY_KEY[key].spans(text)


def test_each_line_counts_once() -> None:
    text = "Renal impairment: ask.\nNothing here.\nIn renal failure with dialysis halve it; kidneys recover."
    assert lines(BY_KEY["kidney"], text) == ["Renal", "renal"]


def test_signs_that_fold_to_more_letters_move_no_place() -> None:
    text = "½ ﬁ Straße\nﬁne — RENAL"
    assert lines(BY_KEY["kidney"], text) == ["RENAL"]


def test_pages_in_other_languages_have_chips() -> None:
    assert keys("Bei Niereninsuffizienz und in der Schwangerschaft.") == ["kidney", "pregnancy"]
    assert keys("En insuficiencia hepática y durante el embarazo.") == ["liver", "pregnancy"]
    assert keys("En cas d’insuffisance rénale, et chez l’enfant.") == ["kidney", "children"]


def test_a_page_without_words_has_none() -> None:
    assert keys("") == []
