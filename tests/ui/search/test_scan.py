"""What the index of words has nothing for is looked for on all pages, letter by letter, while the window goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from medviewer.ui.documents.page_documents import without_joints
from tests.ui.conftest import Hands, OpenWindow


@pytest.mark.parametrize(
    ("query", "title", "snippet", "marked"),
    [
        ("ery mout", "Odd · Dosage", "for every mouth: ½ tab at ≥ 50, 10⁹/L, c.q.", ["ery mout"]),
        ("10^9/L", "Odd · Dosage", "for every mouth: ½ tab at ≥ 50, 10⁹/L, c.q.", ["10⁹/L"]),
        ("½", "Odd · Dosage", "for every mouth: ½ tab at ≥ 50, 10⁹/L, c.q.", ["½"]),
        (">=50", "Odd · Dosage", "for every mouth: ½ tab at ≥ 50, 10⁹/L, c.q.", ["≥ 50"]),
    ],
)
def test_what_no_word_is_found_letter_by_letter_and_opens_where_it_stands(
    hands: Hands, formulary: Path, query: str, title: str, snippet: str, marked: list[str]
) -> None:
    (formulary / "odd.md").write_text(f"# Odd\n### Usage\nAll.\n### Dosage\n* {snippet}\n", encoding="utf-8")
    hands.wait(lambda: "Odd" in hands.titles())
    hands.type(query)
    model = hands.window.drugs.model

    def shown() -> list[str]:
        lines = [model.rows()[place] for place, said in enumerate(hands.titles()) if said == title]
        return [line.subtitle[start : start + length] for line in lines for start, length in line.under]

    hands.wait(lambda: shown() == marked)
    place = hands.titles().index(title)
    line = model.rows()[place]
    assert line.id == "formulary/odd.md" and not hands.window.drugs.view.currentIndex().isValid()
    with hands.wait_for_page():
        hands.window.drugs.view.activate(model.index(place))
    hands.wait(lambda: hands.view.find_bar.count.text() == "1 of 1")
    [on_page] = hands.view.page.extraSelections()
    found = without_joints(on_page.cursor.selectedText()).replace("\xa0", " ")
    assert hands.tab() == "Dosage" and found == marked[0]


def test_the_next_key_abandons_what_goes_through_all_pages(hands: Hands) -> None:
    hands.type("qqqqqqqq")
    notice = hands.window.drugs.notice
    said: list[str] = []
    hands.app.list._text.found.connect(lambda _: said.append(notice.text()))
    hands.wait(lambda: bool(said))
    assert said[0] == "Looking through all pages for “qqqqqqqq” …"
    hands.type("%")
    assert hands.window.drugs.notice.text() == "No drug is called “%”."
    hands.wait(lambda: "Looked through: 5 pages" in hands.window.drugs.notice.text())
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    assert hands.titles()[0] == "Amoxicillin" and not hands.window.drugs.notice.isVisible()


def test_words_that_stand_there_without_the_sign_are_said_to_be_no_more(hands: Hands) -> None:
    hands.type("> 850")
    said = "No drug is called “> 850”, and no page holds it just so. Its words stand in these passages."
    hands.wait(lambda: hands.window.drugs.notice.text() == said)
    assert "Metformin · Dosage" in hands.titles()


def test_sections_of_what_was_found_letter_by_letter_can_be_chosen(hands: Hands) -> None:
    hands.type("eadach")
    hands.wait(lambda: "In the text  ·  5" in hands.titles())
    hands.type("ay")
    sections = hands.window.drugs.sections
    hands.wait(lambda: sections.count() == 3)
    assert sections.itemText(0) == "All sections 10"
    sections.setCurrentIndex(2)
    hands.wait(lambda: "In the text  ·  5" in hands.titles())
    assert sections.count() == 3 and hands.window.drugs.notice.text() == "No drug is called “ay”."


def test_a_pack_and_a_folder_are_gone_through(open_window: OpenWindow, formulary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.md").write_text("# Xtest\n### Usage\nOnly ½ here.\n", encoding="utf-8")
    hands = open_window(formulary, other, rows=6)
    hands.type("½")
    hands.wait(lambda: "Xtest · Usage" in hands.titles())
    hands.type("¾")
    hands.wait(lambda: "Looked through: 6 pages of formulary, other." in hands.window.drugs.notice.text())


def test_what_stands_above_and_below_the_text_opens_its_page(hands: Hands, formulary: Path) -> None:
    text = "---\ntitle: Fishtest\ndrug_class: 3/4 (fish) oil\n---\n# Fishtest\n### Usage\nNone.\n"
    (formulary / "fish.md").write_text(text, encoding="utf-8")
    hands.wait(lambda: "Fishtest" in hands.titles())
    hands.type("¾ (fi")
    hands.wait(lambda: "Fishtest · above the sections" in hands.titles())
    with hands.wait_for_page():
        hands.window.drugs.view.activate(hands.window.drugs.model.index(1))
    assert hands.title() == "Fishtest" and not hands.view.find_bar.isVisible()
    hands.type("ests alon")
    hands.wait(lambda: "Warfarin · Disclaimer" in hands.titles())
    with hands.wait_for_page():
        hands.window.drugs.view.activate(hands.window.drugs.model.index(hands.titles().index("Warfarin · Disclaimer")))
    assert hands.title() == "Warfarin" and not hands.view.find_bar.isVisible()
