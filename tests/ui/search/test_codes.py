"""Classes and codes in the box: listed under their heading, and what a scanner's Return opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from medviewer.library.catalogue import Row
from medviewer.monograph.product_codes import check_digit
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_lines import HEADING, PASSAGE, ListItem
from medviewer.ui.search.rows import FixedRows, JoinedRows
from medviewer.ui.several_pages.sentence_table_dialog import SentenceTableDialog

GTIN = "0030000123401" + check_digit("0030000123401")
TEXT = "### Interactions\nAnticoagulants add up.\n### Dosage"
CODES = {
    "Warfarin": "atc: B01AA03\nndc: [0000-1234]",
    "Metformin": "atc: A10BA02\nndc: [0000-1235]",
    "Paracetamol": "ndc: [0000-1235]",
}


@pytest.fixture
def formulary(formulary: Path) -> Path:
    """Return the library with codes in some of its pages."""
    for title, codes in CODES.items():
        path = formulary / title[0].lower() / f"{title.lower()}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\n{codes}\n", 1), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("### Dosage", TEXT), encoding="utf-8")
    return formulary


def kinds(hands) -> list[str]:
    """Return the kind of each row."""
    model = hands.window.drugs.model
    return [model.index(row).data(DrugRole.KIND) for row in range(model.rowCount())]


def test_a_scanner_types_all_at_once_and_its_return_opens_the_drug(hands) -> None:
    hands.window.drugs.field.setFocus()
    hands.type(f"]d201{GTIN}17271130" + "10AB12")
    separator = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier, "\x1d"
    )  # FNC1, which the field leaves out
    QApplication.sendEvent(hands.window.drugs.field, separator)
    with hands.wait_for_page():
        hands.window.drugs.field.insert("21XYZ")
        hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert hands.title() == "Warfarin"
    assert hands.titles() == [f"GTIN {GTIN}  ·  1", "Warfarin"]


def test_the_next_scan_replaces_the_one_before(hands) -> None:
    hands.open("0000-1234-01")
    hands.window.drugs.field.insert("A10BA02")
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert hands.title() == "Metformin"


def test_a_code_of_two_drugs_opens_none_and_return_moves_into_the_list(hands) -> None:
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type("0000-1235")
    assert hands.titles() == ["NDC 0000-1235  ·  2", "Metformin", "Paracetamol"]
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert hands.window.drugs.view.hasFocus()
    assert hands.window.drugs.view.currentIndex().data() == "Metformin"
    assert hands.view.opened() is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9999-9999", "No drug here has the code “9999-9999”."),
        (GTIN[:-1] + "X", "No drug is called"),
        ("00300001234999", "“00300001234999” is no whole code: a digit is wrong or missing. Scan it again."),
    ],
)
def test_a_code_that_no_page_has_is_said_and_opens_nothing(hands, typed: str, said: str) -> None:
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type(typed)
    assert hands.titles() == []
    assert hands.window.drugs.notice.text().startswith(said)


def test_a_class_lists_its_drugs_and_then_passages_and_opens_none(hands) -> None:
    hands.type("penicillins")
    assert hands.titles() == ["Class: penicillin  ·  2", "Amoxicillin", "Amoxicillin + Clavulanic acid"]
    hands.type("analgesic")
    assert not hands.window.drugs.view.currentIndex().isValid()
    assert hands.titles() == ["Class: analgesic  ·  1", "Paracetamol"]


def test_passages_follow_a_class_and_not_a_code(hands) -> None:
    hands.type("anticoagulants")
    hands.wait(lambda: PASSAGE in kinds(hands))
    assert hands.titles()[:3] == ["Class: anticoagulant  ·  1", "Warfarin", "In the text  ·  1"]
    hands.type("B01")
    assert hands.titles() == ["ATC B01: antithrombotics  ·  1", "Warfarin"]
    assert kinds(hands)[0] == HEADING


def test_a_class_beside_a_topic_lists_its_drugs_their_passages_and_the_table(hands) -> None:
    hands.type("anticoagulants in children")
    hands.wait(lambda: PASSAGE in kinds(hands))
    assert hands.titles() == [
        "Class: anticoagulant  ·  1",
        "Children: all of these as a table",
        "Warfarin",
        "In the text  ·  1",
        "Warfarin · Dosage",
    ]
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert hands.view.opened() is None and hands.window.drugs.view.currentIndex().row() == 1
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.view)
    hands.wait(lambda: hands.window.findChild(SentenceTableDialog) is not None)
    dialog = hands.window.findChild(SentenceTableDialog)
    hands.wait(lambda: dialog.model.rowCount() > 0)
    assert {row.row.title for row in dialog.model.rows()} == {"Warfarin"}
    assert "anticoagulant" in dialog.windowTitle()
    dialog.reject()


def test_a_class_alone_is_asked_for_a_topic_by_the_table(hands) -> None:
    hands.type("B01")
    hands.app.tables.show()
    dialog = hands.window.findChild(QInputDialog, "topicDialog")
    assert "“B01: antithrombotics”" in dialog.labelText()
    dialog.setTextValue("Children")
    dialog.accept()
    hands.wait(lambda: hands.window.findChild(SentenceTableDialog) is not None)
    table = hands.window.findChild(SentenceTableDialog)
    hands.wait(lambda: table.model.rowCount() > 0)
    assert {row.row.title for row in table.model.rows()} == {"Warfarin"}
    table.reject()


@pytest.mark.parametrize("typed", ["anticoagulant", "B01", "warfarin", "coumadin", "B01AA03", "vitamin K antagonists"])
def test_a_drug_is_listed_once(hands, formulary: Path, typed: str) -> None:
    path = formulary / "w" / "class.md"
    path.write_text("---\ntitle: Anticoagulant\ndrug_class: anticoagulant\n---\n### Usage\nAll.\n", encoding="utf-8")
    hands.wait(lambda: "Anticoagulant" in hands.titles())
    hands.type(typed)
    rows = hands.window.drugs.model.rows()
    ids = [rows[place].id for place in range(len(rows)) if kinds(hands)[place] not in (PASSAGE, HEADING)]
    assert len(ids) == len(set(ids)) and ids


def test_rows_behind_one_another_are_found_by_their_place_and_beginning() -> None:
    first = FixedRows([Row("l/a", "Alpha", ""), ListItem(HEADING, "", "Class")])
    rows = JoinedRows(first, FixedRows([Row("l/b", "Beta", ""), Row("l/a", "Alpha", "")]), FixedRows())
    assert [rows[place].title for place in range(len(rows))] == ["Alpha", "Class", "Beta", "Alpha"]
    assert (rows.place_of("l/b"), rows.place_of("l/a"), rows.place_of("l/c")) == (2, 0, -1)
    assert (rows.beginning("al"), rows.beginning("al", 1), rows.beginning("be", 3), rows.beginning("x")) == (
        0,
        3,
        2,
        -1,
    )
    with pytest.raises(IndexError):
        rows[4]
