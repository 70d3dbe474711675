"""The monograph pane: header, tabs, find, copy, and what stands at its foot."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_header_names_drug_facts_and_source(hands) -> None:
    hands.open("warfarin")
    header = hands.view.header
    assert header.name.text() == "Warfarin"
    for fact in ("warfarin sodium", "vitamin K antagonist", "Coumadin"):
        assert fact in header.facts.whole()
    for fact in ("Folder, not signed", "formulary", "file of", "not clinically reviewed"):
        assert fact in header.seal.text.whole()
    assert "w/warfarin.md" in header.seal.text.toolTip()


def test_a_review_is_named_only_where_the_page_is_signed(hands, formulary: Path) -> None:
    page = formulary / "w" / "warfarin.md"
    signed = page.read_text(encoding="utf-8").replace(
        "title: Warfarin\n", "title: Warfarin\nreviewed_by: Ward 7\nlast_reviewed: 2026-03-14\n"
    )
    page.write_text(signed, encoding="utf-8")
    hands.open("warfarin")
    hands.wait(lambda: "reviewed by “Ward 7” on 14 Mar 2026" in hands.view.header.seal.text.whole())


def test_tabs_are_the_sections_that_the_page_has_in_clinical_order(hands) -> None:
    hands.open("warfarin")
    assert hands.tabs() == ["All", "Overview", "Usage", "Dosage", "Side effects", "FAQs"]


def test_a_tab_shows_its_section_alone(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    assert "5 mg" in hands.text().replace("\u00a0", " ")
    assert "Nausea" not in hands.text()


def test_the_tab_stays_when_another_drug_is_opened(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    for title in ("Metformin", "Paracetamol", "Amoxicillin", "Warfarin"):
        hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
        hands.click_row(title)
        assert hands.tab() == "Dosage"


def test_a_page_without_the_chosen_section_says_so_and_the_next_returns_to_it(hands, formulary: Path) -> None:
    (formulary / "a" / "aspirin.md").write_text("# Aspirin\n### Usage\nPain.\n", encoding="utf-8")
    hands.wait(lambda: "Aspirin" in hands.titles())
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.open("aspirin")
    assert hands.tab() == "All"
    assert hands.view.notice.isVisible()
    assert "Dosage" in hands.view.notice.text()
    hands.open("metformin")
    assert hands.tab() == "Dosage"
    assert not hands.view.notice.isVisible()


def test_ctrl_and_a_number_choose_a_tab(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_4, CTRL)
    assert hands.tab() == "Dosage"
    hands.press(Qt.Key.Key_1, CTRL)
    assert hands.tab() == "All"


def test_a_question_stands_bold_with_its_answer_under_it(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("FAQs")
    document = hands.view.page.document()
    question = document.find("May Warfarin be halved?")
    assert question.charFormat().fontWeight() >= 600
    answer = document.find("Where it is scored, yes.")
    assert answer.charFormat().fontWeight() < 600
    assert answer.blockNumber() > question.blockNumber()


def test_the_disclaimer_is_at_the_foot_of_every_tab_and_opens_to_the_whole(hands) -> None:
    hands.window.resize(700, 600)
    hands.open("warfarin")
    for tab in hands.tabs():
        hands.choose_tab(tab)
        assert hands.view.disclaimer.label.isVisible()
        assert hands.view.disclaimer.label.text().startswith("Disclaimer")
    assert "tests alone" in hands.view.disclaimer.label.accessibleName()


def test_find_counts_and_goes_on_across_tabs(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Usage")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.press(Qt.Key.Key_A, CTRL, at=hands.view.find_bar.field)
    for letter in (Qt.Key.Key_W, Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_F):
        hands.press(letter, at=hands.view.find_bar.field)
    assert hands.view.find_bar.count.text() == "2 of 3"
    seen = {hands.tab()}
    for _ in range(3):
        hands.press(Qt.Key.Key_F3)
        seen.add(hands.tab())
    assert seen == {"Overview", "Usage", "FAQs"}
    assert hands.view.page.extraSelections()
    hands.press(Qt.Key.Key_Escape, at=hands.view.find_bar.field)
    assert not hands.view.find_bar.isVisible()
    assert not hands.view.page.extraSelections()


def test_find_says_where_there_is_nothing(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.press(Qt.Key.Key_Z, at=hands.view.find_bar.field)
    hands.press(Qt.Key.Key_Z, at=hands.view.find_bar.field)
    assert hands.view.find_bar.count.text() == "Not on this page"


def test_back_and_forward_lead_to_the_monographs_read(hands) -> None:
    hands.open("warfarin")
    hands.open("metformin")
    hands.press(Qt.Key.Key_Left, ALT)
    hands.wait(lambda: hands.title() == "Warfarin")
    hands.press(Qt.Key.Key_Right, ALT)
    hands.wait(lambda: hands.title() == "Metformin")


def test_what_is_copied_names_drug_section_and_source(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.view.page.setFocus()
    hands.press(Qt.Key.Key_A, CTRL, at=hands.view.page)
    hands.press(Qt.Key.Key_C, CTRL, at=hands.view.page)
    lines = QGuiApplication.clipboard().text().strip().splitlines()
    assert "5 mg" in lines[0].replace("\u00a0", " ")
    assert lines[-2].startswith("Warfarin | Dosage | “formulary”, “w/warfarin.md”")
    assert lines[-1] == "Signature: not signed, a folder of pages"


def test_the_star_is_full_once_the_desk_has_it(hands) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_D, CTRL)
    hands.wait(lambda: hands.view.header.star.accessibleName() == "Remove from favourites")
    assert hands.app.desk.favourites.ids() == {"formulary/w/warfarin.md"}
    hands.press(Qt.Key.Key_D, CTRL)
    hands.wait(lambda: hands.view.header.star.accessibleName() == "Add to favourites")
    assert not hands.app.desk.favourites.ids()


@pytest.mark.parametrize("width", [700, 1000, 1900])
def test_a_line_is_never_longer_than_a_comfortable_measure(hands, width: int) -> None:
    hands.window.resize(width, 700)
    hands.open("warfarin")
    page = hands.view.page
    assert page.lineWrapColumnOrWidth() <= QFontMetrics(page.document().defaultFont()).averageCharWidth() * 76
    assert page.horizontalScrollBar().maximum() == 0


def test_text_size_grows_and_comes_back(hands) -> None:
    hands.open("warfarin")

    def size() -> float:
        return hands.view.page.document().defaultFont().pointSizeF()

    before = size()
    hands.press(Qt.Key.Key_Plus, CTRL)
    hands.wait(lambda: size() > before)
    hands.press(Qt.Key.Key_0, CTRL)
    hands.wait(lambda: size() == before)


def test_the_theme_can_be_chosen(hands) -> None:
    hands.open("warfarin")
    for choice, page in (("theme_dark", "#15181c"), ("theme_light", "#ffffff")):
        hands.window.findChild(QAction, choice).trigger()
        hands.wait(lambda page=page: hands.view.page.palette().base().color().name() == page)


def test_a_link_to_another_page_opens_it_and_a_link_outside_asks(
    hands, formulary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# Aspirin\n\nSee [warfarin](../w/warfarin.md) and [the web](https://example.org/a?b=1).\n"
    (formulary / "a" / "aspirin.md").write_text(text, encoding="utf-8")
    hands.wait(lambda: "Aspirin" in hands.titles())
    hands.open("aspirin")
    asked: list[str] = []
    monkeypatch.setattr(hands.app.messages, "ask", lambda _question, detail, _yes: bool(asked.append(detail)))
    hands.view.page.setFocus()
    hands.press(Qt.Key.Key_Tab, at=hands.view.page)
    hands.press(Qt.Key.Key_Tab, at=hands.view.page)
    hands.press(Qt.Key.Key_Return, at=hands.view.page)
    assert asked == ["https://example.org/a?b=1"]
    hands.press(Qt.Key.Key_Tab, SHIFT, at=hands.view.page)
    hands.press(Qt.Key.Key_Return, at=hands.view.page)
    hands.wait(lambda: hands.title() == "Warfarin")


def test_a_page_that_marks_its_drug_as_banned_says_so_in_the_header(hands, formulary: Path) -> None:
    hands.open("warfarin")
    assert not hands.view.header.banned.isVisible()
    page = formulary / "w" / "warfarin.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nis_banned: true\n", 1), encoding="utf-8")
    hands.wait(lambda: hands.view.header.banned.isVisible())
    assert "banned" in hands.view.header.banned.text()


def test_what_a_page_was_written_from_stands_at_its_end(hands, formulary: Path) -> None:
    page = formulary / "w" / "warfarin.md"
    sources = "---\nsources: [{title: Label of warfarin, section: '2.1', year: 2020}]\n"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", sources, 1), encoding="utf-8")
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.open("warfarin")
    hands.wait(lambda: "Label of warfarin, section 2.1, 2020" in hands.text())
    hands.choose_tab("Usage")
    assert "Label of warfarin" not in hands.text()


def test_a_page_opens_where_it_was_left(hands) -> None:
    hands.window.resize(900, 420)
    hands.open("warfarin")
    bar = hands.view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    left_at = hands.view.page.place()
    assert 0 < left_at < 1
    hands.open("metformin")
    assert bar.value() == 0
    hands.open("warfarin")
    assert hands.view.page.place() == pytest.approx(left_at, abs=0.001)


def test_the_line_that_is_read_stays_at_the_top_when_the_window_grows(hands) -> None:
    hands.window.resize(620, 420)
    hands.open("warfarin")
    bar = hands.view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    before = hands.view.page.place()
    hands.window.resize(700, 420)
    assert hands.view.page.place() == pytest.approx(before, abs=0.05)
