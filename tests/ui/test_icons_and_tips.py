"""Icons are of one style, and what has a key says it where the pointer rests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox, QPushButton

from medviewer import locations
from medviewer.ui.base.language import shown_key
from medviewer.ui.base.theme import Theme, contrast
from medviewer.ui.menus.actions import plain
from tests.ui.conftest import Hands

DO_THE_SAME = {
    "star": "star",
    "note": "note_add",
    "print": "print",
    "export": "export",
    "named_by": "named_by",
}
"""Buttons of the head, and the actions that do the same."""


def folded(text: str) -> str:
    return plain(text).casefold()


def same_as(button: QAbstractButton, actions: list[QAction]) -> QAction | None:
    """Return the action whose words a button has."""
    said = {folded(button.accessibleName()), folded(button.text())} - {""}
    return next((action for action in actions if folded(action.text()) in said), None)


def test_every_tip_of_a_control_that_has_a_key_names_it(hands: Hands) -> None:
    hands.open("warfarin")
    hands.app.actions.find.trigger()
    hands.app.tray.add([row.id for row in hands.app.session.listing()][:2])
    hands.app.actions.tray.trigger()
    hands.wait(hands.app.tray.is_shown)
    actions = hands.app.actions
    with_keys = [action for action in actions.all() if not action.shortcut().isEmpty()]
    buttons = hands.window.findChildren(QAbstractButton)
    pairs = [(button, action) for button in buttons if (action := same_as(button, with_keys))]
    header = hands.view.header
    pairs += [(getattr(header, name), getattr(actions, action)) for name, action in DO_THE_SAME.items()]
    pairs += [(hands.window.tray, actions.tray), (hands.window.foot.changed, actions.show_changed)]
    assert len(pairs) > 12
    silent = [
        (action.objectName(), button.toolTip())
        for button, action in pairs
        if shown_key(action.shortcut()) not in button.toolTip()
    ]
    assert silent == []


def test_the_scopes_of_the_list_and_its_groupings_say_their_keys(hands: Hands) -> None:
    drugs, actions = hands.window.drugs, hands.app.actions
    scopes = (actions.show_all, actions.show_favourites, actions.show_recent, actions.show_collections)
    tips = [drugs.filters.tabToolTip(number) for number in range(4)]
    assert [shown_key(action.shortcut()) in tip for action, tip in zip(scopes, tips, strict=True)] == [True] * 4
    groupings = (actions.browse_name, actions.browse_letter, actions.browse_class, actions.browse_atc)
    entries = [*groupings, actions.browse_library]
    said = [action.text().split("\t")[1] for action in drugs.browse.menu().actions()]
    assert said == [shown_key(action.shortcut()) for action in entries]
    assert [action.toolTip() for action in drugs.field.actions()] == ["Find (Ctrl+L)", "Clear the search field (Esc)"]


def with_box(hands: Hands, ask: Callable[[], object], look: Callable[[QMessageBox], None]) -> None:
    """Look at the box that `ask` opens, and press Escape."""

    def see() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        look(box)
        box.reject()

    QTimer.singleShot(0, see)
    ask()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_boxes_have_our_pictures_and_their_buttons_none(hands: Hands, theme: str) -> None:
    hands.app.theme.choose(theme)
    seen: list[tuple[bool, list[bool]]] = []

    def look(box: QMessageBox) -> None:
        colours = hands.app.theme.colours
        image = box.iconPixmap().toImage()
        drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        full = {colour.name() for colour in drawn if colour.alpha() == 255}
        ours = full in ({colours.accent}, {colours.warning})
        seen.append((ours, [button.icon().isNull() for button in box.findChildren(QPushButton)]))

    with_box(hands, lambda: hands.app.messages.ask("Forget?", "All of it.", "Forget"), look)
    with_box(hands, lambda: hands.app.messages._explain(RuntimeError("no")), look)
    assert len(seen) == 2
    assert all(ours and bare and all(bare) for ours, bare in seen)


@pytest.mark.parametrize("name", ["problems", "names", "keyboard", "libraries", "notes", "licences"])
def test_the_buttons_of_dialogs_have_no_icons_of_the_platform(hands: Hands, name: str) -> None:
    hands.open("warfarin")
    getattr(hands.app.actions, name).trigger()
    hands.wait(lambda: any(dialog.isVisible() for dialog in hands.window.findChildren(QDialog)))
    dialogs = [dialog for dialog in hands.window.findChildren(QDialog) if dialog.isVisible()]
    buttons = [button for dialog in dialogs for button in dialog.findChildren(QPushButton)]
    assert buttons and [button.text() for button in buttons if not button.icon().isNull()] == []
    for dialog in dialogs:
        dialog.reject()


def test_each_icon_takes_the_colour_that_it_is_given(hands: Hands) -> None:
    theme: Theme = hands.app.theme
    files = sorted(file.stem for file in (locations.resources() / "icons").glob("*.svg"))
    for name in [name for name in files if name != "medviewer"]:
        image = theme.icon(name, "#c01234").pixmap(theme.icon_size()).toImage()
        drawn = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert "#c01234" in drawn, name


def test_what_can_do_nothing_is_plainly_grey(hands: Hands) -> None:
    for choice in ("light", "dark", "contrast"):
        hands.app.theme.choose(choice)
        colours, back = hands.app.theme.colours, hands.app.way.back
        image = back.icon().pixmap(back.iconSize(), back.icon().Mode.Disabled).toImage()
        drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        [grey] = {colour.name() for colour in drawn if colour.alpha() == 255}
        assert contrast(grey, colours.chrome) < contrast(colours.text, colours.chrome) / 3
