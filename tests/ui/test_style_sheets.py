"""Each part of a window has a style sheet of its own, and what is hidden takes it when it comes up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget

from medviewer.ui.base.theme import SHEETS, Theme
from medviewer.ui.search.section_box import LETTERS, HitSectionBox


def is_dark(widget: QWidget, place: QPoint) -> bool:
    return widget.grab().toImage().pixelColor(place).lightness() < 128


def choose(hands, name: str) -> None:
    hands.app.actions.theme[name].trigger()
    hands.wait(hands.window.updatesEnabled)


def test_a_dialog_is_measured_with_the_style_that_it_has(hands) -> None:
    hands.app.actions.licences.trigger()
    [dialog] = [one for one in hands.window.findChildren(QDialog) if one.isVisible()]
    head = dialog.table.horizontalHeader()
    cut = [n for n in range(head.count() - 1) if head.sectionSize(n) < head.sectionSizeFromContents(n).width()]
    assert not cut, "columns whose names do not fit"
    dialog.close()


def test_an_open_dialog_takes_the_colours_with_its_window(hands) -> None:
    hands.app.actions.libraries.trigger()
    [dialog] = [one for one in hands.window.findChildren(QDialog) if one.isVisible()]
    assert not is_dark(dialog, QPoint(3, 3))
    before = dialog.styleSheet()
    choose(hands, "dark")
    assert is_dark(dialog, QPoint(3, 3))
    assert dialog.styleSheet() != before
    dialog.close()


def test_a_view_that_was_hidden_comes_up_in_the_new_colours(hands) -> None:
    hands.open("warfarin")
    hands.app.actions.find.trigger()
    page = hands.view
    hands.app.actions.start.trigger()
    hands.wait(lambda: not page.isVisible())
    before = page.styleSheet()
    choose(hands, "dark")
    assert page.styleSheet() == before, "nobody sees it"
    hands.app.actions.back.trigger()
    hands.wait(page.isVisible)
    for part in (page.page.viewport(), page.header, page.find_bar):
        assert part.isVisible() and is_dark(part, QPoint(part.width() - 3, part.height() // 2)), part


def test_menus_are_styled_wherever_they_open(hands) -> None:
    hands.open("warfarin")
    choose(hands, "dark")
    for asked in (hands.window.drugs.view.viewport(), hands.view.page.viewport()):
        there = QPoint(20, 20)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, asked.mapToGlobal(there))
        QApplication.postEvent(asked, event)
        hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert is_dark(menu, QPoint(menu.width() // 2, 3))
        hands.press(Qt.Key.Key_Escape, at=menu)


def test_a_change_of_mind_half_way_ends_in_what_was_chosen_last(hands, qtbot) -> None:
    hands.open("warfarin")
    hands.app.actions.theme["dark"].trigger()
    QApplication.processEvents()
    hands.app.actions.theme["light"].trigger()
    qtbot.waitUntil(hands.window.updatesEnabled)
    for part in (hands.window, hands.window.drugs.view.viewport(), hands.view.header):
        assert not is_dark(part, QPoint(part.width() - 3, part.height() // 2))


def test_no_part_is_given_rules_that_another_part_alone_has(qapp) -> None:
    theme = Theme(qapp, "light")
    assert "#header" in theme.style_sheet("page")
    assert "#header" not in theme.style_sheet("list")
    assert all(rule in theme.style_sheet("dialogs") for part in SHEETS for rule in theme.style_sheet(part).splitlines())


def test_a_section_box_has_the_room_that_qt_gives_one_of_as_many_letters(qtbot, qapp) -> None:
    asking = QWidget()
    asking.setObjectName("drugList")
    asking.setStyleSheet(Theme(qapp, "light").style_sheet("list"))
    qtbot.addWidget(asking)
    box, qts = HitSectionBox(asking), QComboBox(asking)
    qts.setObjectName(box.objectName())
    qts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    qts.setMinimumContentsLength(LETTERS)
    asking.show()
    box.show()
    qts.show()
    for points in (7, 11, 26):
        for one in (box, qts):
            font = one.font()
            font.setPointSize(points)
            one.setFont(font)
        qapp.processEvents()
        assert box.sizeHint() == box.minimumSizeHint() == qts.sizeHint()  # Qt keeps the least one of before
