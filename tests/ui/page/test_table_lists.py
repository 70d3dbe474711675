"""Tables as lists: chosen in the menu, by itself where the text is twice as large, and side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextTable

from tests.ui.conftest import Hands

PAGE = """---
title: Tabulin
---
### Dosage
| Patient | UK label | US label |
|---|---|---|
| Children 6 to 12 years | 0.3 mg | below 30 kg 0.01 mg/kg |
| Adults | 0.5 mg | |
"""


@pytest.fixture
def tabulin(formulary: Path, open_window) -> Hands:
    for name in ("Tabulin", "Tabulon"):
        (formulary / f"{name}.md").write_text(PAGE.replace("Tabulin", name), encoding="utf-8")
    hands = open_window(rows=7)
    hands.open("tabulin")
    return hands


def has_table(hands: Hands) -> bool:
    pane = hands.app.compare.view() if hands.app.compare.is_shown() else hands.view
    frames = pane.page.document().rootFrame().childFrames()
    return any(isinstance(frame, QTextTable) and frame.columns() > 1 for frame in frames)


def text(hands: Hands) -> str:
    return hands.view.page.toPlainText().replace("\u2060", "").replace("\u00a0", " ")


def test_each_value_is_read_with_its_row_and_column(tabulin: Hands, open_window, close_window) -> None:
    action = tabulin.app.actions.table_lists
    assert has_table(tabulin) and not action.isChecked()
    action.trigger()
    tabulin.wait(lambda: not has_table(tabulin))
    assert "Children 6 to 12 years, UK label: 0.3 mg" in text(tabulin)
    assert "Children 6 to 12 years, US label: below 30 kg 0.01 mg/kg" in text(tabulin)
    assert "Adults, US label: –" in text(tabulin)
    close_window(tabulin.app)
    again = open_window(rows=7)
    assert again.app.actions.table_lists.isChecked()
    again.open("tabulin")
    assert not has_table(again)
    again.app.actions.table_lists.trigger()
    again.wait(lambda: has_table(again))


def test_twice_as_large_tables_are_lists_unless_tables_were_chosen(tabulin: Hands) -> None:
    larger, normal = tabulin.app.actions.larger, tabulin.app.actions.normal_size
    for _ in range(9):
        larger.trigger()
    assert has_table(tabulin)
    larger.trigger()
    tabulin.wait(lambda: not has_table(tabulin))
    assert tabulin.app.actions.table_lists.isChecked()
    normal.trigger()
    tabulin.wait(lambda: has_table(tabulin))
    for _ in range(10):
        larger.trigger()
    tabulin.wait(lambda: not has_table(tabulin))
    tabulin.app.actions.table_lists.trigger()
    tabulin.wait(lambda: has_table(tabulin))


def test_pages_side_by_side_have_lists_too(tabulin: Hands) -> None:
    tabulin.app.compare.compare(["formulary/Tabulin.md", "formulary/Tabulon.md"])
    tabulin.wait(tabulin.app.compare.is_shown)
    tabulin.app.actions.table_lists.trigger()
    shown = tabulin.app.compare.view().page
    tabulin.wait(lambda: "Children 6 to 12 years, UK label" in shown.toPlainText().replace("\u00a0", " "))
    tabulin.app.actions.table_lists.trigger()
    tabulin.app.compare.leave()
    tabulin.wait(lambda: has_table(tabulin))
