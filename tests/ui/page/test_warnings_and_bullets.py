"""A warning is never weaker in high contrast, and bullets stand off their text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from medviewer.ui.base.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours, contrast
from medviewer.ui.documents.page_documents import INDENT, READING, build
from tests.ui.conftest import Hands, OpenWindow


def edges(colours: Colours) -> list[float]:
    """Return how much the four sides of a warning stand out from the page."""
    return [contrast(edge, colours.page) for edge in (colours.warning, *[colours.warning_edge] * 3)]


@pytest.mark.parametrize(("usual", "strong"), [(LIGHT, LIGHT_CONTRAST), (DARK, DARK_CONTRAST)], ids=["light", "dark"])
def test_a_warning_is_stronger_in_high_contrast(usual: Colours, strong: Colours) -> None:
    assert all(after >= before for before, after in zip(edges(usual), edges(strong), strict=True))
    assert min(edges(strong)) >= 7
    assert contrast(strong.warning_box, strong.page) > contrast(usual.warning_box, usual.page)


def test_the_frame_of_a_warning_is_painted_on_all_sides(open_window: OpenWindow, formulary) -> None:
    page = next(formulary.rglob("warfarin.md"))
    page.write_text(page.read_text("utf-8").replace("* Adults:", "**Warning:** Once a week.\n\n* Adults:"), "utf-8")
    hands: Hands = open_window()
    hands.window.resize(1100, 780)
    hands.app.theme.choose("contrast")
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    colours = hands.app.theme.colours
    picture = hands.view.page.viewport().grab().toImage()
    ground = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).name() == colours.warning_box
    ]
    left, right = min(x for x, _ in ground), max(x for x, _ in ground)
    top, bottom = min(y for _, y in ground), max(y for _, y in ground)
    middle, half = (left + right) // 2, (top + bottom) // 2
    sides = [(left - 1, half), (right + 1, half), (middle, top - 1), (middle, bottom + 1)]
    assert [picture.pixelColor(*side).name() for side in sides] == [colours.warning] * 4


def drawn_columns(body: str, points: float) -> list[bool]:
    """Return which columns of pixels have ink where a list is painted."""
    font = QFont("DejaVu Sans")
    font.setPointSizeF(points)
    document = build(body, "", font)
    document.setTextWidth(600)
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    return [any(QColor(image.pixel(x, y)).value() < 128 for y in range(200)) for x in range(600)]


@pytest.mark.parametrize("points", [7, 9, 12, 20])
def test_a_bullet_stands_off_its_text_at_any_size(points: float) -> None:
    for body, first in (("<ul><li>Ill</li></ul>", 0), ("<ul><li>Ill<ul><li>Ill</li></ul></li></ul>", 0)):
        columns = drawn_columns(body, points)
        start = columns.index(True, first)
        end = columns.index(False, start)
        text = columns.index(True, end)
        assert start > 2
        assert text - end >= 0.75 * points * 96 / 72 * 0.9


@pytest.mark.parametrize("points", [7, 9, 12, 20])
def test_numbers_of_a_list_stay_in_sight_and_are_no_wider(qapp, points: float) -> None:
    columns = drawn_columns("<ol start='9'><li>Ill</li><li>Ill</li></ol>", points)
    width = QFontMetricsF(QFont("DejaVu Sans", round(points * READING))).horizontalAdvance("10.")
    first = columns.index(True)
    text = round(INDENT * QFontMetricsF(QFont("DejaVu Sans", round(points * READING))).height())
    assert first >= 1
    assert text - first < width * 1.7 + 4
