"""Python keeps nothing that Qt destroys without a word: layouts are put into each other before they are filled."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tests.ui.conftest import Hands, held_layout_items


def test_no_place_in_a_layout_is_held_while_the_head_loses_its_buttons_and_gets_them_back(hands: Hands) -> None:
    hands.open("warfarin")
    header, short = hands.view.header, hands.view.column.short
    for size, head in ((QSize(780, 380), short), (QSize(1180, 900), header), (QSize(780, 380), short)):
        hands.window.resize(size)
        hands.wait(lambda head=head: header.buttons.parent() is head)
        assert held_layout_items() == []


def _held_of_a_row(is_put_in_full: bool) -> int:
    """Return how many places are held of a row of one widget that is put into a window's layout."""
    window = QWidget()
    column, row, label = QVBoxLayout(window), QHBoxLayout(), QLabel(window)
    steps = [lambda: column.addLayout(row), lambda: row.addWidget(label)]
    for step in reversed(steps) if is_put_in_full else steps:
        step()
    return len(held_layout_items())


def test_what_is_held_is_found(qapp: QApplication) -> None:
    assert (_held_of_a_row(True), _held_of_a_row(False)) == (1, 0)
