"""Who names the open drug: how many in its header, and a pane that quotes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medviewer.library.mentions import together
from medviewer.ui.several_pages import named_by_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library(formulary: Path) -> Path:
    """Return a library of which two pages name warfarin, one of them in two sections."""
    simvastatin = "# Simvastatin\n### Dosage\nHalf with warfarin.\n### Interactions\nWarfarin: test more often.\n"
    (formulary / "simvastatin.md").write_text(simvastatin, encoding="utf-8")
    (formulary / "miconazole.md").write_text("# Miconazole\n### Interactions\nWith warfarin: bleeding.\n")
    return formulary


@pytest.fixture
def named(open_window, library: Path):
    """Return hands before warfarin, which two pages name."""
    hands = open_window(rows=7)
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.open("warfarin")
    hands.wait(lambda: bool(hands.view.header.named_by.text()))
    return hands


def test_the_header_says_how_many_pages_name_the_drug(named) -> None:
    button = named.view.header.named_by
    assert re.match(r"Mentioned in 2 page", button.text()) and button.isVisible()
    height = named.view.header.height()
    named.open("metformin")
    assert not button.isVisible()
    named.wait(lambda: named.view.header.height() == height)


def test_they_are_quoted_by_section_and_open_at_the_place(named) -> None:
    QTest.mouseClick(named.view.header.named_by, Qt.MouseButton.LeftButton)
    named.wait(lambda: named.app.naming.is_shown())
    view = named.app.naming.view()
    assert view.notice.text() == together.NOTICE
    assert [view.tabs.tabText(n) for n in range(view.tabs.count())] == ["All", "Interactions", "Dosage"]
    text = view.page.toPlainText()
    assert text.index("With warfarin: bleeding.") < text.index("Warfarin: test more often.") < text.index("Half with")
    named.press(Qt.Key.Key_3, CTRL, at=named.window)
    assert view.page.toPlainText() == "Dosage\nSimvastatin\nHalf with warfarin."
    for _ in range(2):
        named.press(Qt.Key.Key_Tab, at=view.page)
    with named.wait_for_page():
        named.press(Qt.Key.Key_Return, at=view.page)
    assert (named.title(), named.tab()) == ("Simvastatin", "Dosage")
    named.press(Qt.Key.Key_Escape, at=named.view.page)
    assert named.app.naming.is_shown()
    named.press(Qt.Key.Key_Escape, at=view)
    assert not named.app.naming.is_shown()


def test_a_title_opens_its_page_at_the_section(named) -> None:
    named.press(Qt.Key.Key_B, CTRL, at=named.window)
    named.wait(lambda: named.app.naming.is_shown())
    page = named.app.naming.view().page
    named.press(Qt.Key.Key_Tab, at=page)
    with named.wait_for_page():
        named.press(Qt.Key.Key_Return, at=page)
    assert named.title() == "Miconazole" and not named.app.naming.is_shown()


def test_of_very_many_the_first_are_quoted_and_the_others_named(named, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_NAMING", 1)
    named.press(Qt.Key.Key_B, CTRL, at=named.window)
    named.wait(lambda: named.app.naming.is_shown())
    text = named.app.naming.view().page.toPlainText()
    assert "With warfarin: bleeding." in text and "Warfarin: test more often." not in text
    assert "Also named on the pages of: Simvastatin" in text


def test_names_of_very_many_stand_in_several_paragraphs(named, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_NAMING", 0)
    monkeypatch.setattr(named_by_text, "NAMES_AT_ONCE", 1)
    named.press(Qt.Key.Key_B, CTRL, at=named.window)
    named.wait(lambda: named.app.naming.is_shown())
    text = named.app.naming.view().page.toPlainText()
    assert "Also named on the pages of: Miconazole,\nSimvastatin" in text


def test_a_drug_that_nobody_names_says_so(named) -> None:
    named.open("metformin")
    named.press(Qt.Key.Key_B, CTRL, at=named.window)
    named.wait(lambda: named.app.naming.is_shown())
    assert "No page of this library names it." in named.app.naming.view().page.toPlainText()
    assert named.app.naming.view().notice.isVisible()


def test_a_page_that_comes_to_name_it_is_counted(named, library: Path) -> None:
    (library / "new.md").write_text("# Newmycin\n### Interactions\nNot with warfarin.\n", encoding="utf-8")
    named.app.actions.reread.trigger()
    named.wait(lambda: "3" in named.view.header.named_by.text())
