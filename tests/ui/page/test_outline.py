"""The outline beside a page: headings in their order, the one in sight marked, local notes, room for wide tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator

from medviewer.ui.page.outline.entries import headings_of
from tests.ui.conftest import Hands

LINES = "\n\n".join(f"Line {number} of it." for number in range(40))
LABEL = (
    "## 1 INDICATIONS AND USAGE\n\nTests.\n\n"
    f"## 2 DOSAGE AND ADMINISTRATION\n\n### 2.1 Adults\n\n{LINES}\n\n"
    f"#### Platelets below 50 × 10<sup>9</sup>/L\n\n{LINES}\n\n"
    "### 2.2 A heading of a label that has so many words in it that they do not go on one line of an outline\n\n"
    "Last.\n\n"
    "## 5 WARNINGS AND PRECAUTIONS\n\nNone.\n"
)
CELLS = "| " + " | ".join(f"Averyverylongwordwithoutanyend{number}" for number in range(7)) + " |"
WIDE = f"## Dosage\n\n### One\n\nText.\n\n{CELLS}\n|{'---|' * 7}\n{CELLS}\n\n### Two\n\nText.\n"

DOSE_CELLS = "| " + " | ".join(f"{number} mg in some words that are read" for number in range(4)) + " |"
DOSES = f"{DOSE_CELLS}\n|{'---|' * 4}\n{DOSE_CELLS}\n"
PARAGRAPH = "Words of a label that go on and on. " * 40
LONG = "## Dosage\n\n" + "".join(f"### 2.{n} Patients of the kind {n}\n\n{PARAGRAPH}\n\n" for n in range(1, 120))


def items(hands: Hands) -> Iterator[QTreeWidgetItem]:
    """Yield the rows of the outline in their order."""
    walk = QTreeWidgetItemIterator(hands.view.beside.outline)
    while walk.value():
        yield walk.value()
        walk += 1


def listed(hands: Hands) -> list[str]:
    outline = hands.view.beside.outline
    return [row.text(0) for row in items(hands)] if outline is not None and outline.isVisible() else []


def marked(hands: Hands) -> str:
    row = hands.view.beside.outline.currentItem()
    return row.text(0) if row else ""


def click(hands: Hands, title: str) -> None:
    outline = hands.view.beside.outline
    row = next(row for row in items(hands) if row.text(0) == title)
    hands._qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualItemRect(row).center())


@pytest.fixture
def hands(open_window, formulary: Path) -> Hands:
    """Return hands before a label, in a wide window."""
    for title, text in (("Labelol", LABEL), ("Tablol", WIDE), ("Longol", LONG)):
        (formulary / f"{title.lower()}.md").write_text(f"---\ntitle: {title}\n---\n{text}", encoding="utf-8")
    hands = open_window(rows=8)
    hands.window.resize(1700, 800)
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.open("labelol")
    return hands


def test_headings_stand_in_their_order_with_their_powers(hands: Hands) -> None:
    titles = listed(hands)
    assert titles[:3] == ["1 INDICATIONS AND USAGE", "2 DOSAGE AND ADMINISTRATION", "2.1 Adults"]
    assert titles[3] == "Platelets below 50 × 10^9/L"
    assert titles[5] == "5 WARNINGS AND PRECAUTIONS"
    adults = next(row for row in items(hands) if row.text(0) == "2.1 Adults")
    assert adults.parent().text(0) == "2 DOSAGE AND ADMINISTRATION"


def test_a_long_title_is_shown_whole(hands: Hands) -> None:
    hands.window.resize(1420, 800)
    outline = hands.view.beside.outline
    long = next(row for row in items(hands) if row.text(0).startswith("2.2"))
    short = next(row for row in items(hands) if row.text(0) == "2.1 Adults")
    room = outline.visualItemRect(long)
    needed = outline.fontMetrics().boundingRect(0, 0, room.width() - 8, 0, int(Qt.TextFlag.TextWordWrap), long.text(0))
    assert room.height() >= needed.height() and room.width() <= outline.viewport().width()
    assert room.height() > outline.visualItemRect(short).height()


def test_what_is_in_sight_is_marked_and_a_click_leads_to_a_heading(hands: Hands) -> None:
    assert marked(hands) == "1 INDICATIONS AND USAGE"
    click(hands, "Platelets below 50 × 10^9/L")
    page = hands.view.page
    assert "Platelets" in page.cursorForPosition(page.viewport().rect().topLeft()).block().text()
    assert marked(hands) == "Platelets below 50 × 10^9/L"
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() - 200)
    assert marked(hands) == "2.1 Adults"
    click(hands, "5 WARNINGS AND PRECAUTIONS")
    assert marked(hands) == "5 WARNINGS AND PRECAUTIONS"  # though it cannot stand at the top


def test_the_keyboard_reaches_it_and_letters_go_into_the_search_field(hands: Hands) -> None:
    hands.view.page.setFocus()
    hands.press(Qt.Key.Key_F6)
    outline = hands.view.beside.outline
    assert outline.hasFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    page = hands.view.page
    assert "2.1" in page.cursorForPosition(page.viewport().rect().topLeft()).block().text()
    hands.press(Qt.Key.Key_W)
    assert hands.window.drugs.field.text() == "w"


def test_a_tab_without_headings_has_none_and_a_narrow_window_neither(hands: Hands) -> None:
    assert listed(hands)
    hands.choose_tab("Usage")
    assert listed(hands) == []
    hands.choose_tab("Dosage")
    assert listed(hands)[:2] == ["2 DOSAGE AND ADMINISTRATION", "2.1 Adults"]
    hands.window.resize(1300, 800)
    hands.wait(lambda: listed(hands) == [])
    hands.window.resize(1700, 800)
    hands.wait(lambda: listed(hands) != [])


def test_f4_hides_it_and_the_next_start_knows(hands: Hands, open_window) -> None:
    hands.press(Qt.Key.Key_F4, at=hands.window)
    assert listed(hands) == [] and not hands.app.actions.outline.isChecked()
    hands.window.close()
    again = open_window(rows=8)
    again.window.resize(1700, 800)
    again.wait(lambda: not again.app.session.is_reading())
    again.open("labelol")
    assert listed(again) == []
    again.press(Qt.Key.Key_F4, at=again.window)
    again.wait(lambda: bool(listed(again)))


def test_local_notes_are_listed_and_led_to(hands: Hands) -> None:
    opened = hands.view.opened()
    text = "On our ward **first** at 18:00."
    hands.app.keeper.writer.run(lambda desk: desk.notes.write(opened.id, "dosage", text, "AB", title="Labelol"))
    hands.wait(lambda: listed(hands)[-1:] == ["✎ On our ward first at 18:00."])
    assert listed(hands)[-2] == "Local notes"
    hands.view.page.verticalScrollBar().setValue(hands.view.page.verticalScrollBar().maximum())
    click(hands, "✎ On our ward first at 18:00.")
    page = hands.view.page
    seen = {page.cursorForPosition(QPoint(60, y)).block().text() for y in range(0, 120, 10)}
    assert any("Local note on" in text for text in seen)


def test_a_wide_table_takes_its_room_from_the_outline(hands: Hands) -> None:
    beside = hands.view.beside
    lines = hands.view.page.width()
    hands.open("tablol")
    hands.wait(lambda: hands.view.page.width() > lines)
    least = beside.outline.minimumWidth()
    assert hands.view.page.horizontalScrollBar().maximum() == 0 or beside.outline.width() == least
    hands.open("labelol")
    assert hands.view.page.width() == lines


def test_the_last_heading_of_a_long_page_is_listed_and_led_to(hands: Hands) -> None:
    hands.open("longol")
    hands.wait(lambda: listed(hands)[-1:] == ["2.119 Patients of the kind 119"])
    hands.view.beside.outline.scrollToBottom()
    click(hands, "2.119 Patients of the kind 119")
    page = hands.view.page
    end = page.viewport().rect().bottomRight()
    hands.wait(lambda: "kind 119" in page.toPlainText()[: page.cursorForPosition(end).position()])


def test_no_heading_is_made_of_nothing(qapp) -> None:
    document = QTextDocument()
    document.setHtml("<h2></h2><p>a</p><h4>Deep</h4><h3>Higher</h3>")
    assert [(one.title, one.level) for one in headings_of(document)] == [("Deep", 1), ("Higher", 0)]


def test_a_table_of_doses_takes_its_room_from_the_outline_early_and_late(hands: Hands, formulary: Path) -> None:
    lines, least = hands.view.page.width(), hands.view.beside.outline.minimumWidth()
    for title, text in (("Earlol", DOSES), ("Latol", f"{PARAGRAPH}\n\n" * 60 + DOSES)):
        (formulary / f"{title.lower()}.md").write_text(f"# {title}\n### Dosage\n#### One\n{text}", encoding="utf-8")
    hands.window.drugs.field.clear()
    hands.wait(lambda: {"Earlol", "Latol"} <= set(hands.titles()))
    for title in ("earlol", "latol"):
        hands.open(title)
        hands.wait(lambda: hands.view.page.steps.is_done() and hands.view.page.width() > lines)
        assert hands.view.page.horizontalScrollBar().maximum() == 0
        assert hands.view.beside.outline.isVisible() and hands.view.beside.outline.width() >= least
        hands.open("labelol")
        assert hands.view.page.width() == lines
