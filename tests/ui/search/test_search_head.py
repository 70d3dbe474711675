"""The search field beside Back and Forward: a long name is seen whole, whatever the window, text and language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from medviewer.ui.base.language import Language
from medviewer.ui.search.search_head import LONG_NAME
from tests.ui.conftest import Hands, OpenWindow


@pytest.fixture(params=["en", "de"])
def hands(request: pytest.FixtureRequest, qapp: QApplication, open_window: OpenWindow) -> Iterator[Hands]:
    """Return the hands before a window in a language, its field with both icons in it."""
    language = Language(qapp, request.param)
    hands = open_window()
    hands.wait(lambda: bool(hands.window.drugs._icons))
    hands.window.drugs.field.setText(LONG_NAME)
    yield hands
    language.leave()


def is_whole(hands: Hands) -> bool:
    """Tell whether first and last letter of the field are seen between its icons."""
    field = hands.window.drugs.field
    field.home(False)
    left = field.cursorRect().center().x()
    field.end(False)
    right = field.cursorRect().center().x()
    return right - left >= field.fontMetrics().horizontalAdvance(LONG_NAME) - 1 and right < field.width()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("width", [1280, 1024, 900])
def test_a_long_name_is_whole(hands: Hands, width: int, zoom: int) -> None:
    hands.app.view._choose_zoom(zoom)
    hands.window.resize(width, 700)
    hands.wait(lambda: hands.window.splitter.width() == width and is_whole(hands))


def places(hands: Hands) -> tuple[int, int, int]:
    """Return how far down Back, the field and the button of A–Z stand."""
    drugs = hands.window.drugs
    middles = (part.mapTo(drugs, part.rect().center()) for part in (hands.app.way.back, drugs.field, drugs.browse))
    back, field, browse = (middle.y() for middle in middles)
    return back, field, browse


def test_the_field_has_a_row_of_its_own_only_where_it_needs_one(hands: Hands) -> None:
    hands.window.resize(1280, 700)
    hands.wait(lambda: max(places(hands)) - min(places(hands)) <= 2)
    hands.window.resize(900, 700)
    hands.wait(lambda: places(hands)[1] > places(hands)[0] + 10 and abs(places(hands)[0] - places(hands)[2]) <= 2)
    assert hands.window.drugs.field.mapTo(hands.window.drugs, QPoint()).x() < 20
    hands.window.resize(1280, 700)
    hands.wait(lambda: max(places(hands)) - min(places(hands)) <= 2)


def test_a_reader_who_makes_the_list_narrow_keeps_the_name(hands: Hands) -> None:
    hands.window.resize(1280, 700)
    splitter = hands.window.splitter
    splitter.setSizes([10, 1270])
    hands.wait(lambda: splitter.sizes()[0] < 357 and is_whole(hands))
