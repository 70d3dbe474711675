"""Heads and columns of a comparison: every dose under the name of its drug, at any width, and no word cut."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QTextTable
from PySide6.QtWidgets import QApplication

from medviewer.ui.services.settings import Settings
from tests.ui.conftest import write_page

TRIPLE = "Bedaquiline + Pretomanid + Levofloxacinhydrochloride"
TITLES = ("Warfarin", "Metformin", TRIPLE, "Paracetamol", "Amoxicillin")


@pytest.fixture
def side_by_side(open_window, formulary: Path, profile):
    """Return a function that puts drugs side by side one by one, in a window of a size."""
    write_page(formulary, TRIPLE, "three of them", "Tribrand", "antibiotics", 250)

    def compare(size, titles, zoom: int = 100, theme: str = "light"):
        settings = Settings(profile.settings)
        settings.keep("view/zoom", zoom)
        settings.keep("view/theme", theme)
        settings.write()
        hands = open_window(rows=6)
        hands.window.resize(*size)
        ids = {row.title: row.id for row in hands.app.session.listing()}
        hands.open(titles[0])
        for title in titles[1:]:
            hands.app.compare.toggle(ids[title])
            hands.wait(lambda: hands.app.compare.is_shown() and not hands.app.tasks.busy())
        QApplication.processEvents()
        return hands

    return compare


def seen(widget) -> QRect:
    """Return what is seen of a widget, in the places of the window."""
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(widget.window(), region.topLeft()), region.size())


def columns(view) -> list[tuple[int, int]]:
    """Return the left and right edges of the columns of text that are seen, in the places of the window."""
    page = view.page
    table = next(frame for frame in page.document().rootFrame().childFrames() if isinstance(frame, QTextTable))
    layout = page.document().documentLayout()
    offset = page.viewport().mapTo(view.window(), QPoint(0, 0)).x() - page.horizontalScrollBar().value()
    whole = layout.frameBoundingRect(table)
    lefts = [
        layout.blockBoundingRect(table.cellAt(0, n).firstCursorPosition().block()).x() for n in range(table.columns())
    ]
    return [(offset + round(a), offset + round(b)) for a, b in pairwise([*lefts, whole.right()])]


def assert_named(view, titles) -> None:
    """Assert that its drug stands above what is seen of each column, whole or with a sign that it is cut."""
    room = seen(view.page.viewport())
    for head, title, (left, right) in zip(view._heads, titles, columns(view), strict=True):
        dose = 22 + view.page.fontMetrics().horizontalAdvance("5mg")
        if right - dose <= room.left() or left + dose >= room.right():
            continue  # no dose can be seen
        place = seen(head.name)
        assert place.height() >= head.name.fontMetrics().height()
        assert max(left, room.left() - 24) - 2 <= place.left() and place.right() <= right + 2
        drawn = head.name.drawn_text()
        assert drawn == title or drawn.endswith("…")
        if room.left() <= left and right <= room.right():
            assert drawn == title and place.height() == head.name.height()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (1920, 1080)])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize(("zoom", "theme"), [(100, "light"), (200, "dark"), (200, "contrast")])
def test_each_column_has_the_name_of_its_drug_above_it(side_by_side, size, count, zoom, theme) -> None:
    view = side_by_side(size, TITLES[:count], zoom, theme).app.compare.view()
    shown = TITLES[: min(count, 4)]
    assert_named(view, shown)
    bar = view.page.horizontalScrollBar()
    for step in range(1, 8):
        bar.setValue(bar.maximum() * step // 7)
        assert_named(view, shown)


def test_the_first_line_of_a_column_in_each_section_is_the_name(side_by_side) -> None:
    view = side_by_side((1280, 800), TITLES[:4]).app.compare.view()
    tables = [table for table in view.page.document().rootFrame().childFrames() if isinstance(table, QTextTable)]
    assert len(tables) > 3
    for table in tables:
        firsts = [table.cellAt(0, column).firstCursorPosition() for column in range(4)]
        assert [first.block().text() for first in firsts] == list(TITLES[:4])
        assert all(first.block().begin().fragment().charFormat().fontWeight() > 500 for first in firsts)


def test_a_copy_of_all_has_each_dose_below_its_name(side_by_side) -> None:
    hands = side_by_side((1280, 800), TITLES[:2])
    hands.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    lines = QGuiApplication.clipboard().text().replace("\xa0", " ").splitlines()
    for title, dose in (("Warfarin", "5 mg by mouth"), ("Metformin", "850 mg by mouth")):
        place = next(number for number, line in enumerate(lines) if dose in line)
        assert [line for line in lines[:place] if line in TITLES][-1] == title


def test_no_word_is_parted_and_the_columns_scroll_sideways_instead(side_by_side) -> None:
    hands = side_by_side((900, 600), TITLES[:4], 200)
    page = hands.app.compare.view().page
    assert page.horizontalScrollBar().maximum() > 0
    block, ends = page.document().begin(), []
    while block.isValid():
        layout = block.layout()
        stops = [layout.lineAt(n).textStart() + layout.lineAt(n).textLength() for n in range(layout.lineCount())]
        ends += [block.text()[stop - 1] for stop in stops[:-1]]
        block = block.next()
    assert len(ends) > 20 and set(ends) <= {" "}
