"""The head of a page at one glance: its boxed warning, its dose, and topics, each of which leads to its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.export.page_source import PageSource
from medviewer.ui.base.theme import contrast
from medviewer.ui.documents.essentials_box import SCHEME, box_end
from medviewer.ui.page.glance.fitted import ENDED, DoseLine, FittedButton, FittedLabel, quote_cut, whole_or_start
from medviewer.ui.page.glance.source_text import SourceText
from tests.ui.conftest import Hands

WEEKLY = """---
title: Weeklin
generic_name: weeklin sodium
---
# Weeklin

### Usage
Arthritis.

### Dosage
> **Warning:** Once a WEEK, not daily. Doses of 20 mg daily have killed.

**Usual adult dose in arthritis: 7.5 mg ONCE A WEEK, by mouth.**

In renal impairment halve it.

### Contraindications
* Pregnancy
* Liver failure

### Precautions
> **Boxed Warning:** Marrow failure. Watch the blood count.

{filler}

* Kidney failure: do not give.
* Dialysis removes little.

### FAQs
**Q: Is it given daily?** A: No: 7.5 mg ONCE A WEEK. In renal failure ask.
"""
PLAIN = "---\ntitle: Plainol\n---\n# Plainol\n\n### Usage\nFor nothing much.\n"


@pytest.fixture
def glance(formulary: Path, open_window) -> Hands:
    """Return the hands of somebody who reads a page with all that a glance shows."""
    filler = "\n\n".join(f"Line {number} says nothing." for number in range(60))
    (formulary / "weeklin.md").write_text(WEEKLY.replace("{filler}", filler), encoding="utf-8")
    (formulary / "plainol.md").write_text(PLAIN, encoding="utf-8")
    hands = open_window(rows=7)
    hands.window.resize(1280, 800)
    hands.open("weeklin")
    return hands


def click(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def first_line(hands: Hands) -> str:
    """Return the text of the first line of the page that is seen whole."""
    page = hands.view.page
    return page.cursorForPosition(QPoint(4, page.fontMetrics().height() + 6)).block().text()


def test_the_head_says_the_dose_of_the_page_and_that_it_warns_before_it(glance) -> None:
    bar = glance.view.header.essentials
    assert bar.isVisible() and not bar.panel.isVisible()
    assert bar.line.whole() == "⚠ Usual adult dose in arthritis: 7.5 mg ONCE A WEEK, by mouth."
    assert bar.source.text() == "from Dosage"
    assert bar.opener.accessibleName().startswith("Essentials: Warning: Once a WEEK, not daily.")
    assert bar.opener.accessibleName().endswith("7.5 mg ONCE A WEEK, by mouth.")


@pytest.mark.parametrize("label", [DoseLine, lambda: FittedLabel(quote_cut, 5)])
def test_lines_part_no_number_from_its_unit(label, qtbot) -> None:
    """“40 / mg” stood on two lines of the head of a label."""
    text = label()
    qtbot.addWidget(text)
    text.say("The recommended dose for adults with arthritis is 40 mg every other week, or 5 mg to 10 mg/kg once.")
    for width in range(120, 900, 20):
        text.resize(width, 200)
        lines = QTextLayout(text.text(), text.font())
        lines.beginLayout()
        starts = []
        while (line := lines.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        lines.endLayout()
        first = [text.text()[start:].split(" ")[0] for start in starts]
        assert not [word for word in first if word.startswith(("mg", "to 10"))], (width, first)


def test_it_opens_into_a_line_for_each_quote_and_stays_open_on_the_next_page(glance) -> None:
    bar = glance.view.header.essentials
    glance.app.actions.essentials.trigger()
    assert bar.panel.isVisible() and not bar.line.isVisible()
    assert [link.text() for link in bar.links()] == ["Warning", "Dosage", "Contraindications"]
    assert "Ctrl+I" in bar.opener.toolTip()
    glance.open("warfarin")
    assert bar.panel.isVisible()
    click(bar.opener)
    assert not bar.panel.isVisible()


@pytest.mark.parametrize("tab", ["all", "usage"])
def test_each_quote_leads_to_its_place(glance, tab: str) -> None:
    view = glance.view
    view.tabs.choose(tab)
    glance.app.actions.essentials.trigger()
    view.header.essentials.links()[1].click()
    assert view.tabs.key() == ("all" if tab == "all" else "dosage")
    cursor = view.page.textCursor()
    assert cursor.block().text().startswith("Usual adult dose")
    assert cursor.position() >= box_end(view.page.document())
    assert view.page.hasFocus()


def test_the_mark_of_a_boxed_warning_leads_there_from_every_tab(glance) -> None:
    header = glance.view.header
    for tab in ("all", "usage", "dosage"):
        glance.view.tabs.choose(tab)
        assert header.boxed.isVisible()
        assert header.boxed.whole() == "⚠ Boxed Warning: Marrow failure. Watch the blood count."
        click(header.boxed)
        assert "Marrow failure" in glance.view.page.textCursor().block().text()


def test_a_page_without_any_has_no_line_and_no_room_for_it(glance) -> None:
    glance.open("plainol")
    header = glance.view.header
    assert header.boxed.isHidden() and header.essentials.isHidden() and header.chips.isHidden()
    glance.app.actions.essentials.trigger()
    assert header.essentials.isHidden()
    assert "Essentials" not in glance.text()


def test_a_warning_that_is_not_boxed_is_not_called_so(glance) -> None:
    assert "7.5 mg" not in glance.view.header.boxed.whole()
    assert "Once a WEEK" not in glance.view.header.boxed.whole()


def test_the_short_head_has_the_mark_while_the_head_is_away(glance) -> None:
    glance.window.resize(900, 340)
    short = glance.view.column.short
    glance.wait(short.isVisible)
    glance.view.page.verticalScrollBar().setValue(glance.view.page.verticalScrollBar().maximum())
    assert short.boxed.isVisible() and "Marrow failure" in short.boxed.accessibleName()
    glance.view.tabs.choose("usage")
    click(short.boxed)
    assert glance.view.tabs.key() == "precautions"
    glance.open("plainol")
    assert short.boxed.isHidden()


# The whole page
def test_the_whole_page_begins_with_the_essentials_each_a_link(glance) -> None:
    glance.view.tabs.choose("all")
    assert glance.text().lstrip().startswith("Essentials\n")
    assert glance.text().count("ONCE A WEEK, by mouth") == 2
    glance.view.page.anchorClicked.emit(QUrl(f"{SCHEME}:0"))
    assert "Marrow failure" in glance.view.page.textCursor().block().text()
    glance.view.tabs.choose("dosage")
    assert "Essentials" not in glance.text()


def test_find_in_page_counts_no_hit_in_them(glance) -> None:
    glance.view.tabs.choose("all")
    glance.app.actions.find.trigger()
    bar = glance.view.find_bar
    bar.field.setText("by mouth")
    assert bar.count.text() == "1 of 1"
    assert glance.view.page.textCursor().position() > box_end(glance.view.page.document())


def test_what_is_copied_has_them_once(glance) -> None:
    glance.view.tabs.choose("all")
    glance.app.actions.copy_page.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.count("ONCE A WEEK, by mouth") == 1 and "Essentials" not in text
    glance.view.page.selectAll()
    copied = glance.view.page.createMimeDataFromSelection().text()
    assert copied.count("ONCE A WEEK, by mouth") == 1 and "Essentials" not in copied
    assert copied.rstrip().startswith("Overview") or "Usage" in copied.split("\n")[0]


def test_a_selection_within_them_is_copied_as_it_is(glance) -> None:
    glance.view.tabs.choose("all")
    page = glance.view.page
    cursor = QTextCursor(page.document())
    cursor.setPosition(1)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    assert "ssentials" in page.createMimeDataFromSelection().text()


def test_no_export_has_them(glance, tmp_path: Path) -> None:
    from medviewer.export.formats.text import render

    opened = glance.view.opened()
    written = render(opened.monograph, opened.source)
    assert "Essentials" not in written
    assert written.count("ONCE A WEEK, by mouth") == 1


# Topics
def chip(hands: Hands, name: str):
    return next(one for one in hands.view.header.chips.parts() if one.text() == name)


def test_there_is_a_chip_for_each_topic_that_the_page_speaks_of(glance) -> None:
    row = glance.view.header.chips
    assert row.names() == ["Kidneys", "Liver", "Pregnancy"]
    assert "says nothing about the drug" in row.toolTip()
    assert "says nothing about the drug" in chip(glance, "Liver").toolTip()
    assert chip(glance, "Liver").accessibleName() == "Jump to Liver"


def test_a_chip_goes_through_its_paragraphs_in_turn(glance) -> None:
    view = glance.view
    view.tabs.choose("dosage")
    seen = []
    for _ in range(5):
        click(chip(glance, "Kidneys"))
        seen.append((view.find_bar.count.text(), view.tabs.key()))
    assert seen == [
        ("1 of 4", "dosage"),
        ("2 of 4", "precautions"),
        ("3 of 4", "precautions"),
        ("4 of 4", "faqs"),
        ("1 of 4", "dosage"),
    ]
    assert view.find_bar.field.text() == "Kidneys"
    assert view.page.extraSelections()


def test_a_topic_stays_marked_on_the_whole_page_and_on_the_next_one(glance) -> None:
    view = glance.view
    view.tabs.choose("dosage")
    click(chip(glance, "Kidneys"))
    view.tabs.choose("all")
    assert view.find_bar.count.text() == "1 of 4"
    glance.open("plainol")
    glance.wait(lambda: view.find_bar.count.text() == "Not on this page")
    view.find_bar.field.setText("nothing")
    assert view.find_bar.count.text() == "1 of 1"


def test_typing_ends_the_topic(glance) -> None:
    view = glance.view
    click(chip(glance, "Kidneys"))
    view.find_bar.field.setText("Kidney f")
    assert view.find_bar.count.text() == "1 of 1"
    click(chip(glance, "Kidneys"))
    assert view.find_bar.count.text().endswith("of 4")


def test_another_chip_begins_anew_and_escape_ends_it(glance) -> None:
    view = glance.view
    view.tabs.choose("dosage")
    click(chip(glance, "Kidneys"))
    click(chip(glance, "Pregnancy"))
    assert view.find_bar.count.text() == "1 of 1" and view.tabs.key() == "contraindications"
    glance.press(Qt.Key.Key_Escape, at=view.page)
    assert not view.find_bar.isVisible() and not view.page.extraSelections()
    click(chip(glance, "Pregnancy"))
    assert view.find_bar.count.text() == "1 of 1"


def test_the_keyboard_presses_a_chip(glance) -> None:
    button = chip(glance, "Liver")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    glance.press(Qt.Key.Key_Space, at=button)
    assert glance.view.find_bar.count.text() == "1 of 1"


def test_chips_without_room_are_in_the_menu_at_the_end(glance) -> None:
    glance.open("weeklin")
    row = glance.view.header.chips
    row.setFixedWidth(chip(glance, "Kidneys").width() + row.lead.width() + row.more.sizeHint().width() + 20)
    QApplication.processEvents()
    assert row.names() == ["Kidneys"]
    assert [action.text() for action in row.more.menu().actions()] == ["Liver", "Pregnancy"]
    assert row.more.isVisible() and row.more.geometry().right() <= row.width()
    row.more.menu().actions()[1].trigger()
    assert glance.view.find_bar.count.text() == "1 of 1"


# Provenance and room
def test_provenance_is_one_line_whose_review_is_never_cut(glance) -> None:
    line = glance.view.header.seal
    assert re.fullmatch(r"Folder, not signed, “formulary”, file of [^,]*, not clinically reviewed", line.text.whole())
    assert "“weeklin.md”" in line.text.toolTip() and "“weeklin.md”" in line.shield.toolTip()
    for width in (2000, 500, 360, 300, 200, 120):
        shown = line.text.shown_in(width)
        assert shown.startswith("Folder, not signed") and shown.endswith("not clinically reviewed")
        assert line.text.heightForWidth(width) >= line.text.fontMetrics().height()
    assert line.text.shown_in(2000) == line.text.whole()


def test_the_facts_are_one_line_with_the_whole_in_the_tooltip(glance) -> None:
    facts = glance.view.header.facts
    facts.say("fact · " * 200)
    QApplication.processEvents()
    assert facts.text().endswith("…") and facts.height() < 2 * facts.fontMetrics().height()
    assert facts.toolTip() == facts.accessibleName() == facts.whole() == "fact · " * 200


def test_a_line_of_a_dose_is_cut_with_no_amount_in_two(qtbot) -> None:
    line = DoseLine()
    qtbot.addWidget(line)
    text = "Adults with arthritis: 1,000 mg once a WEEK, by mouth; then 2.5 g."
    line.say(text)
    for width in range(60, 700, 7):
        shown = line.shown_in(width).removesuffix(ENDED)
        assert text.startswith(shown)
        assert not re.search(r"\d$|mg$|once$|once a$", shown), shown
    assert line.shown_in(4000) == text
    assert "1,000 mg once a WEEK" in line.shown_in(170)  # in more lines than one


def test_the_number_of_a_heading_is_no_amount(qtbot) -> None:
    line = DoseLine()
    qtbot.addWidget(line)
    line.say("2.1 Arthritis of the large joints: the usual dose is 40 mg every other week. More …")
    assert "40 mg every other week" in line.shown_in(300)


def test_other_lines_are_cut_at_a_letter(qtbot) -> None:
    label = FittedLabel(whole_or_start)
    qtbot.addWidget(label)
    label.say("abcdefghij" * 20)
    assert label.shown_in(100).endswith("…") and len(label.shown_in(100)) < 30
    assert quote_cut("abc", lambda _: False) == ENDED


WHERE_FROM = PageSource("A library with a long name of its own, the second edition of the ward", "w.md", "2026-11-29")
LONG_DOSE = "Adults: start with 2 to 5 mg by mouth once daily; maintenance mostly 2 to 10 mg once daily, by INR."


@pytest.mark.parametrize("made", [DoseLine, lambda: FittedLabel(whole_or_start), FittedButton, SourceText])
def test_a_text_is_cut_anew_for_larger_letters(qtbot, made) -> None:
    """In the same width: the dose had two lines in the height of one, half of each to be seen."""

    def shown_in(font: QFont) -> QWidget:
        label = made()
        qtbot.addWidget(label)
        label.setFont(font)
        label.resize(600, 30)
        label.show_source(WHERE_FROM) if isinstance(label, SourceText) else label.say(LONG_DOSE)
        return label

    font = QApplication.font()
    label = shown_in(font)
    before = label.text()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    label.setFont(font)
    assert label.text() == shown_in(font).text() != before


def test_the_mark_can_be_read_in_every_theme(glance) -> None:
    for choice in ("light", "dark", "contrast"):
        glance.app.actions.theme[choice].trigger()
        colours = glance.app.theme.colours
        assert contrast(colours.warning, colours.warning_box) >= 4.5
        assert glance.view.header.boxed.isVisible()


def test_without_boxed_warning_the_head_is_hardly_higher_than_its_lines(glance) -> None:
    glance.open("warfarin")
    header = glance.view.header
    line = glance.window.fontMetrics().height()
    assert header.boxed.isHidden()
    glance.wait(lambda: header.height() <= header.name.height() + 4 * (line + 10) + 30)
