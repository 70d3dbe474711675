"""“Not to be confused with” in the header: letters set apart, class, one click to compare."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

NAMES = ("Hydroxyzine", "Hydralazine", "Hydroxyurea")


@pytest.fixture
def alike(open_window, formulary: Path):
    """Return hands before hydroxyzine, which a published list sets apart from two others."""
    for name in NAMES:
        text = f"---\ntitle: {name}\ndrug_class: class of {name}\n---\n# {name}\n### Usage\nFor tests.\n"
        (formulary / f"{name}.md").write_text(text, encoding="utf-8")
    groups = 'confused = [["hydrALAZINE", "hydrOXYzine", "hydroxyUREA"]]'
    (formulary / "tallman.toml").write_text(groups, encoding="utf-8")
    hands = open_window(rows=8)
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.window.resize(1280, 800)
    hands.open("hydroxyz")
    return hands


def test_near_names_stand_in_the_header_with_their_class(alike) -> None:
    row = alike.view.header.alike
    assert row.isVisible() and row.lead.text() == "Not to be confused with"
    assert row.names() == ["hydrALAZINE, class of Hydralazine", "hydroxyUREA, class of Hydroxyurea"]
    spoken = [button.accessibleName() for button in row._buttons]
    assert spoken[0] == "Not to be confused with Hydralazine, class of Hydralazine. Compare the two."
    alike.open("metformin")
    assert not row.isVisible()


def test_the_letters_that_differ_are_bold_and_underlined(alike) -> None:
    button = alike.view.header.alike._buttons[0]
    [marked] = button._layout().formats()
    assert (marked.start, marked.length) == (4, 7)
    assert marked.format.fontUnderline() and marked.format.fontWeight() >= 700
    image = button.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 2


def test_one_click_compares_the_two(alike) -> None:
    QTest.mouseClick(alike.view.header.alike._buttons[0], Qt.MouseButton.LeftButton)
    alike.wait(lambda: alike.app.compare.is_shown())
    assert [page.monograph.title for page in alike.app.compare.view().shown()] == ["Hydroxyzine", "Hydralazine"]


def test_where_there_is_little_room_the_rest_is_behind_more(alike) -> None:
    row = alike.view.header.alike
    alike.window.resize(760, 700)
    alike.wait(lambda: row.more.isVisible())
    assert row.names() == ["hydrALAZINE, class of Hydralazine"]
    assert row._buttons[0].geometry().right() < row.more.geometry().left() <= row.width()
    assert "Hydroxyurea" in row.more.accessibleName()
    [action] = row.more.menu().actions()
    assert action.text() == "hydroxyUREA, class of Hydroxyurea"
    action.trigger()
    alike.wait(lambda: alike.app.compare.is_shown())
    assert alike.app.compare.view().shown()[1].monograph.title == "Hydroxyurea"


def test_the_keyboard_reaches_the_names_behind_the_header(alike) -> None:
    header = alike.view.header
    header.export.setFocus()
    seen = []
    for _ in range(4):
        alike.window.focusNextChild()
        seen.append(alike.window.focusWidget())
    assert seen == [header.seal.shield, *header.alike._buttons, alike.view.tabs]


def test_a_larger_text_has_the_room_it_needs(alike) -> None:
    row = alike.view.header.alike
    before = row.height()
    for _ in range(10):
        alike.app.actions.larger.trigger()
    alike.wait(lambda: row.height() > 1.5 * before)
    first = row._buttons[0]
    alike.wait(lambda: first.height() == row.height() and first.x() > row.lead.sizeHint().width())
    assert row.names()[0] == "hydrALAZINE, class of Hydralazine"
    shown = [part for part in row.parts() if part.isVisible()]
    assert shown[-1].geometry().right() <= row.width()


def test_the_keyboard_presses_a_near_name(alike) -> None:
    button = alike.view.header.alike._buttons[1]
    button.setFocus()
    alike.press(Qt.Key.Key_Space, at=button)
    alike.wait(lambda: alike.app.compare.is_shown())


def test_in_a_narrow_window_a_name_stands_below_the_words_that_lead_to_it(alike, qtbot) -> None:
    row = alike.view.header.alike
    high = row.height()
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(font)
    alike.window.resize(1, 600)
    alike.wait(lambda: row.names() != [] and row._buttons[0].y() > 0)
    first = row._buttons[0]
    assert first.isVisible() and first.x() == 0 and first.width() >= min(first.sizeHint().width(), row.width() // 2)
    assert row.height() >= 2 * first.height() > high
    assert row.rect().contains(first.geometry()) and row.rect().contains(row.lead.geometry())
