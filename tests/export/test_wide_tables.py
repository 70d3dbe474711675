"""Tables of many columns are set closer on screen, so that their words stay whole in a narrow window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontMetricsF, QTextDocument

from medviewer.export.richtext import CLOSE_FROM, MOST_COLUMNS, rich_text
from medviewer.locations import resources


def table(columns: int) -> str:
    """Return a table of so many columns."""
    return f"<table><tr>{'<td>Baseline</td>' * columns}</tr></table>"


@pytest.mark.parametrize("columns", [1, CLOSE_FROM - 1, CLOSE_FROM, MOST_COLUMNS, MOST_COLUMNS + 1])
def test_only_tables_of_many_columns_are_set_closer(columns: int) -> None:
    html = rich_text(table(columns))
    assert ('class="close"' in html) == (CLOSE_FROM <= columns <= MOST_COLUMNS)
    assert html.count("Baseline") == columns


def test_a_class_of_its_own_stays() -> None:
    assert rich_text(table(9).replace("<table", '<table class="note"')).startswith('<table class="note">')


def test_words_of_nine_columns_stay_whole_where_the_pane_of_a_narrow_window_is() -> None:
    document = QTextDocument()
    css = (resources() / "page.css").read_text(encoding="utf-8")
    document.setDefaultStyleSheet(re.sub(r"@\w+", "#000000", css))
    document.setTextWidth(9 * (QFontMetricsF(document.defaultFont()).horizontalAdvance("Baseline") + 8))
    document.setHtml(rich_text(table(9)))
    document.size()  # lays it out
    block, lines = document.begin(), []
    while block.isValid():
        lines += [block.layout().lineCount()] if block.text() else []
        block = block.next()
    assert lines == [1] * 9
