"""The box answers two names, a pasted list and what it cannot find with something to go on from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from medviewer.ui.desk.aliases_dialog import AliasesDialog
from medviewer.ui.search.list_lines import NAMING, QUERY, TOGETHER
from medviewer.ui.several_pages.medication_dialog import MedicationDialog
from tests.ui.conftest import Hands, write_page

METFORMIN, WARFARIN = "formulary/m/metformin.md", "formulary/w/warfarin.md"


def kinds(hands: Hands) -> list[str]:
    """Return what the rows of the list stand for."""
    model = hands.window.drugs.model
    return [model.rows()[row].kind if hasattr(model.rows()[row], "kind") else "" for row in range(model.rowCount())]


def paste(hands: Hands, text: str) -> None:
    """Put a text into the search field with the clipboard."""
    QGuiApplication.clipboard().setText(text)
    hands.window.drugs.field.setFocus()
    hands.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, at=hands.window.drugs.field)


def test_two_names_lead_to_what_their_pages_say_of_one_another(hands: Hands) -> None:
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type("warfarin metformin")
    assert kinds(hands)[:3] == [TOGETHER, "", ""]
    assert hands.titles()[1:3] == ["Warfarin", "Metformin"]
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert not hands.app.reader.is_reading()
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.view)
    hands.wait(hands.app.tray.is_shown)
    assert list(hands.app.tray.ids()) == [WARFARIN, METFORMIN]


def test_a_combination_of_both_stands_before_them(hands: Hands, formulary: Path) -> None:
    write_page(formulary, "Metformin + Warfarin", "metformin + warfarin", "Both", "biguanide", 5)
    hands.wait(lambda: "Metformin + Warfarin" in hands.titles())
    hands.type("warfa metfo")
    assert kinds(hands)[0] == TOGETHER
    assert hands.titles()[1:4] == ["Metformin + Warfarin", "Warfarin", "Metformin"]


def test_what_was_in_the_tray_can_be_put_back(hands: Hands) -> None:
    hands.app.tray.add(["formulary/p/paracetamol.md"])
    hands.type("warfarin metformin")
    hands.window.drugs.view.activate(hands.window.drugs.model.index(0))
    hands.wait(hands.app.tray.is_shown)
    assert list(hands.app.tray.ids()) == [WARFARIN, METFORMIN]
    assert "1 drug was taken out of the tray." in hands.window.message.label.text()
    hands.wait(lambda: not hands.app.tasks.busy())
    hands._qtbot.mouseClick(hands.window.message.offered, Qt.MouseButton.LeftButton)
    hands.wait(lambda: len(hands.app.tray.ids()) == 3)


@pytest.mark.parametrize("text", ["Warfarin\nMetformin 500 mg", "Warfarin\r\n\r\nMetformin 500 mg\r\n"])
def test_several_lines_that_are_pasted_become_the_medication_list(hands: Hands, text: str) -> None:
    hands.type("para")
    paste(hands, text)
    dialog = hands.window.findChild(MedicationDialog)
    assert dialog.list.toPlainText() == "Warfarin\nMetformin 500 mg"
    assert hands.window.drugs.field.text() == "para"
    hands.wait(lambda: dialog.ids() == [WARFARIN, METFORMIN])


def test_one_line_that_is_pasted_with_its_end_is_a_query(hands: Hands) -> None:
    paste(hands, "  Warfarin 5 mg od\n")
    assert hands.window.drugs.field.text() == "Warfarin 5 mg od"
    assert hands.window.findChild(MedicationDialog) is None
    assert hands.titles()[0] == "Warfarin"


def test_what_is_not_found_can_be_asked_in_other_words_or_given_a_name(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QInputDialog, "getText", lambda _parent, _title, question: (asked.append(question) or "", False)
    )
    hands.type("renal xyzzy")
    hands.wait(lambda: NAMING in kinds(hands))
    assert QUERY in kinds(hands)
    hands.window.drugs.view.activate(hands.window.drugs.model.index(kinds(hands).index(NAMING)))
    assert "renal xyzzy" in asked[0]
    hands.window.findChild(AliasesDialog).reject()
    hands.window.drugs.view.activate(hands.window.drugs.model.index(kinds(hands).index(QUERY)))
    text = hands.window.drugs.field.text()
    assert text.endswith(" xyzzy") and "renal" not in text


def test_the_field_says_among_which_drugs_it_finds(hands: Hands) -> None:
    field = hands.window.drugs.field
    assert field.placeholderText() == "Find a drug"
    hands.choose_filter("Favourites")
    assert field.placeholderText() == "Find in Favourites"
    hands.choose_filter("Recent")
    assert field.placeholderText() == "Find in Recent"
    hands.press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    hands.window.drugs.view.activate(hands.window.drugs.model.index(2))
    assert field.placeholderText().startswith("Find in “")


def test_return_leads_into_the_drugs_and_not_back(hands: Hands) -> None:
    hands.press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    hands.window.drugs.view.activate(hands.window.drugs.model.index(2))
    back = hands.titles()[0]
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    assert hands.window.drugs.view.currentIndex().data() not in (None, back)
