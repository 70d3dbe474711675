"""Results as a table: made by keys, sorted, opened, copied, printed, exported and collected by real events."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu

from medviewer.export.result_table import ResultTable, SourcedSentence
from medviewer.library.text.sentence_table import SentenceRow
from medviewer.ui.several_pages.sentence_table_dialog import SentenceTableDialog
from medviewer.ui.several_pages.sentence_table_model import DRUG, SECTION, SENTENCE, copied

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGES = {
    "Kidneytest": "---\natc: J01CA04\n---\n# Kidneytest\n### Usage\nZest for kidney pain. Other.\n### Dosage\n"
    "A <b>low</b> dose for the kidney.\n\nRenal failure: halve.\n",
    "Silentol": "---\natc: J01DD04\n---\n# Silentol\n### Usage\nFor silence.\n",
}


@pytest.fixture
def hands(open_window, formulary: Path):
    """Return hands before a library in which one page speaks of the kidney."""
    for title, text in PAGES.items():
        (formulary / f"{title.lower()}.md").write_text(text, encoding="utf-8")
    hands = open_window(rows=7)
    hands.wait(lambda: not hands.app.session.is_reading())
    return hands


def dialog_of(hands) -> SentenceTableDialog:
    """Return the table once it is made."""
    hands.wait(lambda: any(one.model.rowCount() for one in hands.window.findChildren(SentenceTableDialog)))
    return next(one for one in hands.window.findChildren(SentenceTableDialog) if one.model.rowCount())


def searched(hands, text: str) -> SentenceTableDialog:
    """Type something, and ask for the table by its keys."""
    hands.type(text)
    hands.press(Qt.Key.Key_F, CTRL, SHIFT, at=hands.window)
    return dialog_of(hands)


def column(dialog: SentenceTableDialog, number: int) -> list[str]:
    """Return what a column shows."""
    return [dialog.model.index(row, number).data() for row in range(dialog.model.rowCount())]


def test_what_is_searched_for_is_a_table_by_its_keys(hands) -> None:
    dialog = searched(hands, "kidney")
    assert column(dialog, SENTENCE) == ["Zest for kidney pain.", "A low dose for the kidney."]
    assert column(dialog, DRUG) == ["Kidneytest"] * 2
    assert "2 passages on 1 pages" in dialog.lead.text() and "Looked for: kidney" in dialog.lead.text()
    assert 'Zest for <b class="hit">kidney</b> pain.' in dialog.model.html(dialog.model.index(0, SENTENCE))
    assert dialog.table.currentIndex().row() == 0


def test_a_click_on_a_head_sorts_and_again_turns_round(hands) -> None:
    dialog = searched(hands, "kidney")
    header = dialog.table.horizontalHeader()

    def click(number: int) -> None:
        place = header.viewport().rect().center()
        place.setX(header.sectionViewportPosition(number) + 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    click(SENTENCE)
    assert column(dialog, SENTENCE) == ["A low dose for the kidney.", "Zest for kidney pain."]
    click(SENTENCE)
    assert column(dialog, SENTENCE) == ["Zest for kidney pain.", "A low dose for the kidney."]
    click(SECTION)
    assert column(dialog, SECTION) == ["Dosage", "Usage"]


def test_return_opens_the_page_at_the_sentence(hands) -> None:
    dialog = searched(hands, "kidney")
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    hands.wait(lambda: hands.title() == "Kidneytest" and hands.tab() == "Dosage")
    assert dialog.isVisible()


def test_chosen_rows_are_copied_with_tabs_and_as_html(hands) -> None:
    dialog = searched(hands, "kidney")
    QGuiApplication.clipboard().clear()
    dialog.table.selectAll()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, CTRL)
    hands.wait(lambda: "Zest" in QGuiApplication.clipboard().text())
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0] == "Drug\tSection\tSentence\tSource" and len(lines) == 3
    assert lines[1].startswith("Kidneytest\tUsage\tZest for kidney pain.\t“")
    assert "<b" in data.html() and "kidney</b> pain." in data.html()


def test_what_is_copied_is_computed_by_no_spreadsheet() -> None:
    row = SentenceRow("l/a.md", "=HYPERLINK(1)", "usage", "+Usage", "@kidney;=1", 0, ((1, 6),))
    table = ResultTable("kidney", "", ["kidney"], "", 1, 1, (), list)
    text, html = copied(table, [SourcedSentence(row, "-Source", "")])
    assert text.splitlines()[1] == "'=HYPERLINK(1)\t'+Usage\t'@kidney;'=1\t'-Source"
    cells = [cell.partition("</td>")[0] for cell in html.split("<td>")[1:]]
    assert cells == ["&#x27;=HYPERLINK(1)", "&#x27;+Usage", '&#x27;@<b class="hit">kidney</b>;=1', "&#x27;-Source"]


@pytest.mark.parametrize("form", ["csv", "json", "html", "pdf"])
def test_a_table_is_exported_as_it_is_sorted(hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    path = tmp_path / f"out.{form}"
    dialog = searched(hands, "kidney")
    dialog.table.sortByColumn(SENTENCE, Qt.SortOrder.AscendingOrder)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    hands.wait(path.exists)
    if form == "csv":
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert [row["Sentence"] for row in rows] == ["A low dose for the kidney.", "Zest for kidney pain."]
    elif form == "json":
        assert json.loads(path.read_text(encoding="utf-8"))["query"] == "kidney"
    else:
        assert path.read_bytes().startswith(b"<!DOCTYPE" if form == "html" else b"%PDF")


def test_a_table_is_printed_with_a_preview(hands) -> None:
    dialog = searched(hands, "kidney")
    QTest.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    hands.wait(lambda: isinstance(QApplication.activeWindow(), QPrintPreviewDialog))
    preview = QApplication.activeWindow()
    hands.wait_long(lambda: not hands.app.tasks.busy())
    preview.close()


def test_the_drugs_of_a_table_are_put_into_a_collection(hands) -> None:
    hands.app.keeper.writer.run(lambda desk: desk.collections.create("Ward"), lambda _none: None)
    hands.wait(lambda: hands.app.keeper.collections.named("Ward") is not None)
    dialog = searched(hands, "kidney")
    QTest.mouseClick(dialog.collect, Qt.MouseButton.LeftButton)
    hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    hands.take("Ward")
    hands.wait(lambda: len(hands.app.keeper.collections.named("Ward").members) == 1)


def ask(hands, words: str) -> SentenceTableDialog:
    """Answer the question for words."""
    hands.wait(lambda: hands.window.findChild(QInputDialog) is not None)
    question = hands.window.findChild(QInputDialog)
    question.setTextValue(words)
    question.accept()
    return dialog_of(hands)


def test_a_topic_over_an_atc_group_names_each_of_its_drugs(hands) -> None:
    hands.press(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier, at=hands.window)
    hands.app.list.show(hands.app.list.state.in_group("J01"))
    hands.press(Qt.Key.Key_F, CTRL, SHIFT, at=hands.window)
    dialog = ask(hands, "Kidneys")
    assert column(dialog, DRUG) == ["Kidneytest"] * 3 + ["Silentol"]
    assert column(dialog, SENTENCE)[-1].startswith("no passage found for: ")
    assert column(dialog, SECTION)[-1] == ""


def test_a_topic_over_a_collection_is_asked_from_its_menu(hands) -> None:
    def fill(desk) -> None:
        desk.collections.create("Ward")
        desk.collections.add("Ward", "formulary/silentol.md", "Silentol")

    hands.app.keeper.writer.run(fill, lambda _none: None)
    hands.wait(lambda: hands.app.keeper.collections.named("Ward") is not None)
    hands.app.list.open_collection("Ward")
    hands.app.window.actions()
    hands.app.actions.collection_table.trigger()
    dialog = ask(hands, "kidney")
    assert column(dialog, DRUG) == ["Silentol"] and "Ward" in dialog.windowTitle()


def test_closing_while_it_is_made_stops_it(hands) -> None:
    hands.type("kidney")
    hands.press(Qt.Key.Key_F, CTRL, SHIFT, at=hands.window)
    dialog = hands.window.findChild(SentenceTableDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.wait(lambda: not hands.window.findChildren(SentenceTableDialog))


def test_only_rows_that_are_seen_get_their_height(hands, formulary: Path) -> None:
    for number in range(300):
        text = f"# Many {number}\n### Usage\n" + "A long sentence on the kidney goes on " * 12 + ".\n"
        (formulary / f"many{number}.md").write_text(text, encoding="utf-8")
    hands.press(Qt.Key.Key_F5, at=hands.window)
    hands.wait_long(lambda: not hands.app.session.is_reading() and len(hands.app.session.listing()) > 300)
    dialog = searched(hands, "kidney")
    assert dialog.model.rowCount() == 302
    hands.wait(lambda: dialog.table.rowHeight(1) > 0 and bool(dialog._fitted))
    assert len(dialog._fitted) < 60
    dialog.table.scrollToBottom()
    hands.wait(
        lambda: 301 in dialog._fitted or dialog.table.rowAt(dialog.table.viewport().height() - 2) in dialog._fitted
    )
