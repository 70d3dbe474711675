"""What is copied from a page reads as the page does: powers, strikes, numbers of lists, and cells in their places."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from medviewer.ui.documents.copied_text import of_selection

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGE = """---
title: Copyin
---
### Dosage
Stop below 50 x 10<sup>9</sup>/L. At most 10<sup>-3</sup> g of H<sub>2</sub>O. Take 1<sup>1</sup>/<sub>2</sub> tablets.

~~500 mg~~ **250 mg** daily. <del>Twice</del> *once* daily, [see](https://example.org/x) or [there](#usage).

3. third
4. fourth
    - inside

> Never by the spine.

| Weight | Dose | Note |
|---|---|---|
| 10 kg | 100 mg | once |
| 20 kg |  | not given |
| 30 kg | 300 mg |  |

After the table.
### Usage
For tests.
### Precautions
~~5 **mg** bold~~ of [10<sup>9</sup>/L](https://example.org/y), and 10 to 20&nbsp;mg/kg/day.

<table><tr><td>Adult</td><td>daily: <ul><li>1 mg</li><li>2<sup>1</sup>/<sub>2</sub> mg</li></ul></td></tr></table>
"""
TABLE = ["Weight\tDose\tNote", "10 kg\t100 mg\tonce", "20 kg\t\tnot given", "30 kg\t300 mg\t"]


class Cells(HTMLParser):
    """Reads the rows of tables as a spreadsheet does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._is_inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._is_inside = True

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.rows[-1][-1] += data.replace("\xa0", " ")


@pytest.fixture
def copyin(open_window, formulary: Path):
    """Return hands before a page of all that can get lost on the way out."""
    (formulary / "copyin.md").write_text(PAGE, encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("copyin")
    hands.choose_tab("Dosage")
    hands.view.page.setFocus()
    return hands


def select(hands, first: str, last: str) -> None:
    """Mark from a text of the page to the end of another."""
    page = hands.view.page
    begin = page.document().find(first)
    end = page.document().find(last, begin.selectionStart())
    cursor = QTextCursor(page.document())
    cursor.setPosition(begin.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def copied(hands) -> tuple[list[str], str]:
    """Copy by the key; return the lines of the text without the credit, and the HTML."""
    QGuiApplication.clipboard().clear()
    hands.press(Qt.Key.Key_C, CTRL, at=hands.view.page)
    data = QGuiApplication.clipboard().mimeData()
    text, _, credit = data.text().rpartition("\n\n")
    assert credit.startswith("Copyin | Dosage | ") and "Copyin | Dosage" in data.html()
    return text.split("\n"), data.html()


@pytest.mark.parametrize("whole_tab", [True, False])
def test_the_whole_tab(copyin, whole_tab: bool) -> None:
    copyin.view.page.selectAll()
    if whole_tab:
        copyin.press(Qt.Key.Key_C, CTRL, SHIFT)
    else:
        copyin.press(Qt.Key.Key_C, CTRL, at=copyin.view.page)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0] == "Stop below 50 x 10^9/L. At most 10^-3 g of H_2O. Take 1 1/2 tablets."
    assert "~~500 mg~~ 250 mg daily. ~~Twice~~ once daily, see (https://example.org/x) or there." in lines
    assert [line for line in lines if line.lstrip(" ")[:2] in ("3.", "4.", "- ")] == [
        "3. third",
        "4. fourth",
        "   - inside",
    ]
    assert "Never by the spine." in lines
    assert [line for line in lines if "\t" in line] == TABLE
    assert "<s>500 mg</s> <b>250 mg</b> daily. <s>Twice</s> <i>once</i>" in data.html().replace("\xa0", " ")
    assert "10<sup>9</sup>/L" in data.html() and data.html().count("href=") == 1
    assert Cells(data.html()).rows == [line.split("\t") for line in TABLE]


def test_the_same_of_a_page_with_notes_or_of_many_parts(copyin) -> None:
    from medviewer.ui.documents.copied_text import of_tabs

    whole = of_tabs(copyin.view.opened().monograph, ["dosage"])
    assert "Take 1 1/2 tablets." in whole.text and "   - inside" in whole.text.split("\n")
    assert [line for line in whole.text.split("\n") if "\t" in line] == TABLE


def test_from_within_a_line_into_a_table(copyin) -> None:
    select(copyin, "daily, ", "20 kg")
    lines, html = copied(copyin)
    assert lines[0] == "daily, see (https://example.org/x) or there."
    assert [line for line in lines if "\t" in line] == TABLE  # Qt marks the whole of a table that is entered
    assert "500 mg" not in html.replace("\xa0", " ")


def test_cells_and_a_part_of_one(copyin) -> None:
    select(copyin, "100", "mg")
    assert copied(copyin)[0] == ["100 mg"]
    select(copyin, "10 kg", "once")
    lines, html = copied(copyin)
    assert lines == ["10 kg\t100 mg\tonce"]
    assert Cells(html).rows == [["10 kg", "100 mg", "once"]]


def test_a_power_from_its_middle_on(copyin) -> None:
    select(copyin, "x 10", "At")
    assert copied(copyin)[0] == ["x 10^9/L. At"]
    select(copyin, "fourth", "inside")
    assert copied(copyin)[0] == ["4. fourth", "   - inside"]


SPANS = """<table>
<tr><th>Age</th><th>Weight</th><th>Dose</th></tr>
<tr><td rowspan="2">Child</td><td>10 kg</td><td>100 mg</td></tr>
<tr><td>20 kg</td><td>200 mg<br>at night</td></tr>
<tr><td colspan="2">Adult</td><td>300 mg</td></tr>
</table>"""


def test_cells_over_several_rows_and_columns_leave_each_dose_in_its_column(open_window, formulary: Path) -> None:
    (formulary / "copyin.md").write_text(f"---\ntitle: Copyin\n---\n### Dosage\n{SPANS}\n", encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("copyin")
    hands.choose_tab("Dosage")
    hands.view.page.selectAll()
    lines, html = copied(hands)
    assert lines == [
        "Age\tWeight\tDose",
        "Child\t10 kg\t100 mg",
        "\t20 kg\t200 mg at night",
        "Adult\t\t300 mg",
    ]
    assert 'rowspan="2"' in html and 'colspan="2"' in html
    select(hands, "20 kg", "300 mg")
    assert copied(hands)[0] == ["20 kg\t200 mg at night", "\t300 mg"]


def opened(open_window, formulary: Path, text: str):
    """Return hands before a page with this dosage."""
    (formulary / "copyin.md").write_text(f"---\ntitle: Copyin\n---\n### Dosage\n{text}\n", encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("copyin")
    hands.choose_tab("Dosage")
    hands.view.page.setFocus()
    return hands


def test_lists_that_follow_each_other_have_their_own_numbers(open_window, formulary: Path) -> None:
    hands = opened(open_window, formulary, "7. a\n8. b\n\n<ol><li>c<ol><li>d</li></ol></li><li>e</li></ol>")
    hands.view.page.selectAll()
    assert copied(hands)[0] == ["7. a", "8. b", "", "1. c", "   1. d", "2. e"]


def test_signs_beyond_the_first_plane_are_cut_where_they_are_marked(open_window, formulary: Path) -> None:
    hands = opened(open_window, formulary, "\U0001f48a first **\U0001f489\U0001f48a second** third")
    select(hands, "\U0001f48a second", "thi")
    assert copied(hands)[0] == ["\U0001f48a second thi"]


def test_no_cell_is_computed_by_a_spreadsheet(open_window, formulary: Path) -> None:
    cells = ["=1+1", "@SUM(1)", "+cmd()", "-2+3", "**=A1**", "-5 °C", "+2.5 kg", "- none", "≥ 5"]
    shown = ["'=1+1", "'@SUM(1)", "'+cmd()", "'-2+3", "'=A1", "-5 °C", "+2.5 kg", "'- none", "≥ 5"]
    rows = "\n".join(f"| {cell} | x |" for cell in cells)
    hands = opened(open_window, formulary, f"| A | B |\n|---|---|\n{rows}")
    hands.view.page.selectAll()
    lines, html = copied(hands)
    assert [line.split("\t")[0] for line in lines[1:]] == shown
    assert [row[0] for row in Cells(html).rows[1:]] == shown


def test_a_strike_or_a_link_is_one_whatever_stands_in_it(copyin) -> None:
    copyin.choose_tab("Precautions")
    copyin.view.page.selectAll()
    copyin.press(Qt.Key.Key_C, CTRL, at=copyin.view.page)
    data = QGuiApplication.clipboard().mimeData()
    assert (
        data.text()
        .split("\n")[0]
        .startswith("~~5 mg bold~~ of 10^9/L (https://example.org/y), and 10 to 20 mg/kg/day.")
    )
    assert '<a href="https://example.org/y">10<sup>9</sup>/L</a>' in data.html()
    assert "<s>5 <b>mg</b> bold</s>" in data.html()


def test_the_items_of_a_cell_stay_apart(copyin) -> None:
    copyin.choose_tab("Precautions")
    copyin.view.page.selectAll()
    copyin.press(Qt.Key.Key_C, CTRL, at=copyin.view.page)
    data = QGuiApplication.clipboard().mimeData()
    assert "Adult\tdaily: - 1 mg - 2 1/2 mg" in data.text().split("\n")
    assert "<ul><li>1 mg</li><li>2<sup>1</sup>/<sub>2</sub> mg</li></ul></td>" in data.html()


def test_no_tie_of_the_page_leaves_it(copyin) -> None:
    """Whoever looks for `20 mg` where it was put types a plain space."""
    copyin.choose_tab("Precautions")
    for anchor in range(copyin.view.page.document().characterCount() - 1):
        cursor = QTextCursor(copyin.view.page.document())
        cursor.setPosition(anchor)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        copied = of_selection(cursor)
        assert not any(sign in part for sign in "\xa0\u2060\u200b" for part in (copied.text, copied.html))
