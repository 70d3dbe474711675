"""What can be computed of the look: contrast, names for screen readers, focus order."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QProgressBar, QTabBar, QTextEdit, QWidget

from medviewer.desk.collections import COLOURS
from medviewer.ui.base.collection_colours import colour_names, shade
from medviewer.ui.base.progress_label import ProgressLabel
from medviewer.ui.base.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours, contrast
from medviewer.ui.menus.actions import TABLE, keyboard_table
from medviewer.ui.services.settings import Settings

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


@pytest.mark.parametrize("colours", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [*TEXT_ON, ("line", "page"), ("line", "chrome")])
def test_text_and_lines_stand_out_more_in_high_contrast(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 7


def test_high_contrast_is_chosen_in_the_menu_and_remembered(hands, open_window, close_window) -> None:
    hands.open("warfarin")
    hands.app.actions.theme["contrast"].trigger()
    assert hands.app.theme.colours in (LIGHT_CONTRAST, DARK_CONTRAST)
    assert hands.app.theme.colours.warning in hands.app.theme.page_style()
    close_window(hands.app)
    again = open_window()
    assert again.app.actions.theme["contrast"].isChecked()
    assert again.app.theme.colours in (LIGHT_CONTRAST, DARK_CONTRAST)
    again.app.actions.theme["light"].trigger()
    assert again.app.theme.colours is LIGHT


def test_a_theme_that_is_no_theme_is_the_systems(profile, open_window) -> None:
    settings = Settings(profile.settings)
    settings.keep("view/theme", "mauve")
    settings.write()
    assert open_window().app.actions.theme["system"].isChecked()


def test_every_control_has_a_name(hands) -> None:
    hands.open("warfarin")
    hands.app.actions.find.trigger()
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QTabBar)
    controls = [w for w in hands.window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    nameless = [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())]
    named_by_qt = [w for w in nameless if type(w).__name__ in ("QLineEditIconButton", "QToolButton")]
    assert len(controls) > 8
    assert not [w for w in nameless if w not in named_by_qt]


def test_the_tab_key_goes_round_in_reading_order(hands) -> None:
    hands.open("warfarin")
    hands.wait(hands.window.drugs.sections.isEnabled)
    hands.window.drugs.field.setFocus()
    seen = []
    for _ in range(20):
        seen.append(hands.window.focusWidget())
        hands.window.focusNextChild()
    view = hands.view
    wanted = [
        hands.window.drugs.field,
        hands.window.drugs.browse,
        hands.window.drugs.filters,
        hands.window.drugs.sections,
        hands.window.drugs.view,
        hands.window.tray,
        view.header.star,
        view.header.note,
        view.header.print,
        view.header.export,
        view.header.seal.shield,
        view.header.essentials.opener,
        *view.header.chips.parts()[:-1],
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


def test_the_hit_that_the_reader_is_at_is_told_by_more_than_its_colour(hands) -> None:
    hands.open("warfarin")
    hands.app.actions.find.trigger()
    hands.view.find_bar.field.setText("warf")
    marks = hands.view.page.extraSelections()
    assert [mark.format.fontUnderline() for mark in marks].count(True) == 1
    assert len(marks) > 1


def test_full_and_empty_stars_differ_in_shape(hands) -> None:
    full, empty = (hands.app.theme.icon(name, "#000000").pixmap(64, 64).toImage() for name in ("star-full", "star"))
    middle = full.rect().center()
    assert full.pixelColor(middle).alpha() > 200
    assert empty.pixelColor(middle).alpha() < 50


def test_nothing_moves_by_itself(qapp, hands, qtbot) -> None:
    """Menus, combo boxes and tool tips do not slide or fade, and no bar without an end runs to and fro."""
    hands.open("warfarin")
    blocked = threading.Event()
    task = hands.app.tasks.run(lambda _task: blocked.wait(20), lambda _answer: None, hands.app.messages.report)
    progress = ProgressLabel("Working", task, hands.app.tasks, hands.window)
    progress.show()
    task.progress.emit(0, 0)
    hands.window.foot.show_progress(3, 10)
    qapp.processEvents()
    bars = [bar for bar in hands.window.findChildren(QProgressBar) if bar.isVisible()]
    assert len(bars) == 2
    assert all(bar.maximum() > bar.minimum() for bar in bars)
    movers = [owner.findChildren(QAbstractAnimation) for owner in (qapp, qapp.style(), hands.window)]
    assert not [mover for found in movers for mover in found if mover.state() == QAbstractAnimation.State.Running]
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    blocked.set()
    qtbot.waitUntil(lambda: not hands.window.findChildren(ProgressLabel))


def test_a_change_of_font_is_taken_by_the_page(hands) -> None:
    hands.open("warfarin")
    before = hands.view.page.document().defaultFont().pointSizeF()
    font = hands.window.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    hands.window.setFont(font)
    hands.wait(lambda: hands.view.page.document().defaultFont().pointSizeF() == pytest.approx(2 * before))


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_colours_of_collections_can_be_seen(hands, choice: str) -> None:
    hands.app.theme.choose(choice)
    ground = hands.app.theme.colours.chrome
    assert [name for name in COLOURS if contrast(shade(name, hands.app.theme), ground) < 3] == []
    assert set(colour_names()) == set(COLOURS)


def test_the_head_stands_on_the_ground_of_the_page(hands) -> None:
    hands.open("warfarin")
    picture, header, page = hands.window.grab().toImage(), hands.view.header, hands.view.page.viewport()
    ground = picture.pixelColor(page.mapTo(hands.window, page.rect().bottomRight() - QPoint(2, 2)))
    assert picture.pixelColor(header.mapTo(hands.window, QPoint(3, 3))) == ground
