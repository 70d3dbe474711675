"""What can be computed of the look: contrast, names for screen readers, focus order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QTabBar, QTextEdit, QWidget

from medviewer.desk.collections import COLOURS
from medviewer.ui.actions import TABLE, keyboard_table
from medviewer.ui.shades import colour_names, shade
from medviewer.ui.theme import DARK, LIGHT, Colours, contrast

TEXT_ON = [
    ("text", "page"),
    ("text", "chrome"),
    ("text", "chosen"),
    ("text", "hover"),
    ("text", "hit"),
    ("text", "hit_now"),
    ("text", "warning_box"),
    ("quiet", "page"),
    ("quiet", "chrome"),
    ("quiet", "chosen"),
    ("quiet", "hover"),
    ("accent", "page"),
    ("accent", "chrome"),
    ("accent", "chosen"),
    ("accent", "hover"),
    ("on_accent", "accent"),
    ("warning", "warning_box"),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_from_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_every_control_has_a_name(hands) -> None:
    hands.open("warf")
    hands.app.actions["find"].trigger()
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QTabBar)
    controls = [w for w in hands.window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    nameless = [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())]
    named_by_qt = [w for w in nameless if type(w).__name__ in ("QLineEditIconButton", "QToolButton")]
    assert len(controls) > 8
    assert not [w for w in nameless if w not in named_by_qt]


def test_the_tab_key_goes_round_in_reading_order(hands) -> None:
    hands.open("warf")
    hands.window.drugs.field.setFocus()
    seen = []
    for _ in range(10):
        seen.append(hands.window.focusWidget())
        hands.window.focusNextChild()
    view = hands.view
    wanted = [
        hands.window.drugs.field,
        hands.window.drugs.browse,
        hands.window.drugs.filters,
        hands.window.drugs.view,
        view.header.star,
        view.header.note,
        view.header.print,
        view.header.export,
        view.tabs,
        view.page,
    ]
    assert seen[: len(wanted)] == wanted


def test_every_action_has_text_and_no_key_is_used_twice() -> None:
    keys = [key for entry in TABLE for key in entry.keys]
    assert len(keys) == len(set(keys))
    assert all(entry.text.strip() for entry in TABLE)
    assert len(keyboard_table()) > len(TABLE) // 2


def test_f1_lists_the_keys(hands) -> None:
    hands.press(Qt.Key.Key_F1)
    dialog = next(d for d in hands.window.children() if d.objectName() == "keyboardDialog")
    cells = {dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())}
    assert "Ctrl+P" in cells
    dialog.reject()


def test_a_change_of_font_is_taken_by_the_page(hands) -> None:
    hands.open("warf")
    before = hands.view.page.document().defaultFont().pointSizeF()
    font = hands.window.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    hands.window.setFont(font)
    assert hands.view.page.document().defaultFont().pointSizeF() == pytest.approx(2 * before)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_colours_of_collections_can_be_seen(hands, choice: str) -> None:
    hands.app.theme.choose(choice)
    ground = hands.app.theme.colours.chrome
    assert [name for name in COLOURS if contrast(shade(name, hands.app.theme), ground) < 3] == []
    assert set(colour_names()) == set(COLOURS)
