"""What is typed on a keyboard is found on a page that writes it with typographic signs, and marked to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Hands, OpenWindow

SHOWN_ALIKE = {0x2060: None, 0x200B: None, 0xAD: None, 0xA0: " ", 0x202F: " "}
CTRL = Qt.KeyboardModifier.ControlModifier
PAGE = """---
title: Signotest
---
### Usage
😀 With co‑careldopa, or 6‑MP. The nurse’s “whole” word; naïve ﬁgures, para&shy;fusin, Maßkrug.
### Dosage
Between 3–7 mg, at −20 °C; 2.5&nbsp;mg, 4&#8239;mg or 12mg.

| Drug | Count |
|---|---|
| β‑lactam | 😀 10<sup>9</sup>/L, m<sup>2</sup>, 1½, 1<sup>1</sup>/<sub>2</sub>, the 2<sup>nd</sup> |
| alkalin | 10<sup>-3</sup> mol, 5 mg kg<sup>−1</sup>, **5 to** 10 *mg*/kg/day |
### Precautions
用于对抗生素过敏者
"""


@pytest.fixture
def page(open_window: OpenWindow, formulary: Path) -> Hands:
    """Return the hands before a page of typographic signs."""
    (formulary / "signotest.md").write_text(PAGE, encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("signotest")
    hands.press(Qt.Key.Key_F, CTRL)
    return hands


def marked(hands: Hands, text: str) -> list[str]:
    """Return what is marked on the page for a text in the field, with plain spaces and nothing hidden."""
    hands.view.find_bar.field.setText(text)
    marks = [mark.cursor.selectedText() for mark in hands.view.page.extraSelections()]
    return [mark.translate(SHOWN_ALIKE) for mark in marks]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("co-careldopa", ["co‑careldopa"]),
        ("6-MP", ["6‑MP"]),
        ("3-7 mg", ["3–7 mg"]),
        ("-20", ["−20"]),
        ("-20 C", []),
        ("nurse's", ["nurse’s"]),
        ('"whole"', ["“whole”"]),
        ("naive figures", ["naïve ﬁgures"]),
        ("parafusin", ["parafusin"]),
        ("masskrug", ["Maßkrug"]),
        ("2.5 mg", ["2.5 mg"]),
        ("10^-3", ["10-3"]),
        ("10⁻³ mol", ["10-3 mol"]),
        ("103", []),
        ("10-3", []),
        ("mg kg^-1", ["mg kg−1"]),
        ("mg kg⁻¹", ["mg kg−1"]),
        ("5 to 10 mg/kg", ["5 to 10 mg/kg"]),
        ("g/kg/d", ["g/kg/d"]),
        ("4mg", ["4 mg"]),
        ("12 mg", ["12mg"]),
        ("beta-lactam", ["β‑lactam"]),
        ("10^9/L", ["109/L"]),
        ("10⁹/L", ["109/L"]),
        ("109", []),
        ("m2", ["m2"]),
        ("1 1/2", ["1½", "11/2"]),
        ("11/2", []),
        ("2nd", ["2nd"]),
        ("过敏", ["过敏"]),
        ("bet", ["Bet"]),
        ("  ", []),
    ],
)
def test_what_is_typed_is_marked_as_it_is_written(page: Hands, typed: str, written: list[str]) -> None:
    assert marked(page, typed) == written


@pytest.mark.parametrize(("tab", "typed"), [("Usage", "nurse's"), ("Dosage", "3-7 mg"), ("Precautions", "过敏")])
def test_it_is_found_from_any_tab_in_any_tab(page: Hands, tab: str, typed: str) -> None:
    for start in ("Usage", "Dosage", "Precautions"):
        page.choose_tab(start)
        page.view.find_bar.field.setText("")
        page.view.find_bar.field.setText(typed)
        assert page.view.find_bar.count.text() == "1 of 1"
        assert page.tab() == tab


def test_what_the_library_found_is_marked_on_the_page(page: Hands) -> None:
    page.press(Qt.Key.Key_Escape, at=page.view.find_bar.field)
    for typed, written in (("masskrug", "Maßkrug"), ("6-mp", "6‑MP"), ("10^9/L", "109/L"), ("过敏", "过敏")):
        page.window.drugs.field.setText(typed)
        page.wait(lambda: any(title.startswith("Signotest · ") for title in page.titles()))
        row = next(row for row, title in enumerate(page.titles()) if title.startswith("Signotest · "))
        with page.wait_for_page():
            page.window.drugs.view.activate(page.window.drugs.model.index(row))
        marks = [mark.cursor.selectedText().translate(SHOWN_ALIKE) for mark in page.view.page.extraSelections()]
        assert marks == [written]
