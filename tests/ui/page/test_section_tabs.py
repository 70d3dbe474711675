"""The tabs of a page: whole or under “More”, in the reader's order, kept for the next drug where a hand chose them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.section_order import SectionOrder
from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import SYSTEM, SitePlace
from medviewer.locations import Profile
from medviewer.ui.base.tabs import FoldedTabs, fitting
from medviewer.ui.documents.essentials_box import box_end
from medviewer.ui.page.section_order.order_dialog import SectionOrderDialog
from medviewer.ui.services.settings import Settings
from tests.ui.conftest import Hands

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SECTIONS = (
    "Usage",
    "Dosage",
    "Contraindications",
    "Interactions",
    "Pregnancy & breastfeeding",
    "Side effects",
    "Precautions",
    "How it works",
    "Overdosage",
    "Description and ingredients",
    "Nonclinical toxicology",
    "Clinical studies",
    "Supply and storage",
)
OWN = ("Overdosage", "Description and ingredients", "Nonclinical toxicology", "Clinical studies", "Supply and storage")


@pytest.fixture
def label(open_window, formulary: Path) -> Hands:
    """Return the hands of somebody who reads a page of thirteen sections in a window that cannot show all its tabs."""
    tables = (f'[{name.lower().replace(" ", "_")}]\ntitle = "{name}"\nnames = ["{name.lower()}"]\n' for name in OWN)
    (formulary / "sections.toml").write_text("\n".join(tables), encoding="utf-8")
    text = "".join(f"## {name}\n\nWhat stands under {name}, of a quokka.\n\n" for name in SECTIONS)
    (formulary / "longol.md").write_text(f"# Longol\n\n{text}", encoding="utf-8")
    (formulary / "shortol.md").write_text("# Shortol\n\n## Dosage\n\nOnce a quokka.\n\n## Usage\n\nNone.", "utf-8")
    hands = open_window(rows=7)
    hands.window.resize(900, 600)
    hands.open("longol")
    return hands


def seen(hands: Hands) -> list[str]:
    """Return the titles of the tabs that are seen."""
    tabs = hands.view.tabs
    return [title for number, title in enumerate(tabs.titles()) if tabs.isTabVisible(number)]


def entries(hands: Hands) -> list[str]:
    """Return the entries of the menu behind the tabs."""
    menu = hands.view.tabs.more.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize(
    ("chosen", "listed", "room", "numbers"),
    [
        (0, 4, 40, {0, 1, 2, 3}),
        (0, 4, 39, {0, 1, 2}),
        (0, 4, 35, {0, 1, 2}),
        (0, 4, 34, {0, 1}),
        (3, 4, 39, {0, 1, 3}),
        (1, 4, 16, {1}),
        (1, 4, 0, {1}),
        (0, 3, 40, {0, 1, 2}),
        (3, 3, 40, {0, 1, 3}),
        (0, 3, 200, {0, 1, 2}),
        (3, 3, 200, {0, 1, 2, 3}),
    ],
)
def test_the_first_tabs_that_fit_are_seen_and_always_the_chosen_one(chosen, listed, room, numbers) -> None:
    assert fitting([10] * 4, chosen, listed, room, more=5) == numbers
    assert fitting([], -1, 0, 100, more=5) == set()


def test_tabs_are_whole_at_every_width_and_none_is_lost(label: Hands) -> None:
    tabs, heights = label.view.tabs, set()
    for width in range(1400, 700, -7):
        label.window.resize(width, 600)
        shown = [tabs.tabRect(number) for number in range(tabs.count()) if tabs.isTabVisible(number)]
        needed = [tabs.fontMetrics().horizontalAdvance(title) for title in seen(label)]
        assert all(rect.width() > text for rect, text in zip(shown, needed, strict=True))
        assert shown[-1].right() < tabs.width()
        assert tabs.more.isVisible() == (len(shown) < tabs.count())
        if tabs.more.isVisible():
            assert tabs.more.geometry().right() <= tabs.geometry().right()
            assert tabs.more.text() == f"More ▾ {tabs.count() - len(shown)}"
            assert [entry.split("\t")[0].replace("&&", "&") for entry in entries(label)][
                : tabs.count() - len(shown)
            ] == [title for title in tabs.titles() if title not in seen(label)]
        heights.add(tabs.height())
    assert len(heights) == 1


def test_a_tab_of_the_menu_takes_the_last_place_and_no_other_one_moves(label: Hands) -> None:
    before = seen(label)
    label.choose_tab("Supply and storage")
    assert label.tab() == "Supply and storage"
    after = seen(label)
    assert after[-1] == "Supply and storage" and after[:-1] == before[: len(after) - 1]
    assert "stands under Supply and storage" in label.text()
    label.choose_tab("Usage")
    assert seen(label) == before


def test_the_menu_says_the_keys_of_the_first_nine(label: Hands) -> None:
    keys = dict(entry.split("\t") for entry in entries(label) if "\t" in entry)
    assert keys["How it works"] == "Ctrl+9"
    assert set(keys) & set(OWN) == set()


def test_keys_go_through_all_tabs_in_the_order_of_the_page(label: Hands) -> None:
    tabs = label.view.tabs
    tabs.setFocus()
    passed = [label.tab()]
    for _ in range(tabs.count() + 1):
        label.press(Qt.Key.Key_Right, at=tabs)
        passed.append(label.tab())
    assert passed == ["All", *SECTIONS, SECTIONS[-1], SECTIONS[-1]]
    for _ in range(3):
        label.press(Qt.Key.Key_Left, at=tabs)
    assert label.tab() == SECTIONS[-4]
    label.press(Qt.Key.Key_9, CTRL)
    assert label.tab() == "How it works"
    for expected in (*OWN, "All", "Usage"):
        label.press(Qt.Key.Key_Tab, CTRL)
        assert label.tab() == expected
    label.press(Qt.Key.Key_Tab, CTRL, SHIFT)
    label.press(Qt.Key.Key_Tab, CTRL, SHIFT)
    assert label.tab() == SECTIONS[-1]


def test_a_screen_reader_finds_every_tab_and_the_button(label: Hands) -> None:
    bar = QAccessible.queryAccessibleInterface(label.view.tabs)
    inside = [bar.child(number) for number in range(label.view.tabs.count())]
    assert [one.text(QAccessible.Text.Name).replace("&&", "&") for one in inside] == ["All", *SECTIONS]
    assert {one.role() for one in inside} == {QAccessible.Role.PageTab}
    press = QAccessibleActionInterface.pressAction()
    inside[-1].actionInterface().doAction(press)
    assert label.tab() == SECTIONS[-1] == seen(label)[-1]
    frame = bar.parent()
    more = QAccessible.queryAccessibleInterface(label.view.tabs.more)
    assert frame.indexOfChild(more) >= 0
    assert more.text(QAccessible.Text.Name) == f"{len(entries(label)) - 1} more tabs"  # and the order


def test_two_tabs_that_just_fit_are_whole(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tabs = FoldedTabs("sections", "Sections", window)
    tabs.put(["A", "Description and ingredients"], 0)
    window.show()
    tabs.resize(1000, 30)
    needed = [tabs.tabSizeHint(number).width() for number in range(2)]
    for spare in (1, 0):
        tabs.resize(sum(needed) + spare, 30)
        assert [tabs.tabRect(number).width() for number in range(2)] == needed and not tabs.more.isVisible()
    tabs.resize(sum(needed) - 1, 30)
    assert [tabs.isTabVisible(number) for number in range(2)] == [True, False] and tabs.more.isVisible()
    tabs.choose_number(1)
    assert [tabs.isTabVisible(number) for number in range(2)] == [False, True]
    assert tabs.tabRect(1).right() < tabs.more.x()


def test_the_menu_is_opened_and_chosen_from_by_keys(label: Hands) -> None:
    label.view.tabs.more.setFocus()
    last = entries(label)[-2]
    label.take_from(last, lambda: label.press(Qt.Key.Key_Space))
    assert label.tab() == last and seen(label)[-1] == last


def test_the_button_is_the_next_stop_after_the_tabs(label: Hands) -> None:
    label.view.tabs.setFocus()
    label.press(Qt.Key.Key_Tab)
    assert QGuiApplication.focusObject() is label.view.tabs.more


def test_no_tab_is_cut_in_larger_text(label: Hands) -> None:
    tabs = label.view.tabs
    label.choose_tab("Interactions")
    for _ in range(3):
        label.press(Qt.Key.Key_Plus, CTRL)
    assert tabs.tabRect(tabs.currentIndex()).width() > tabs.fontMetrics().horizontalAdvance("Interactions")
    assert tabs.more.geometry().right() <= tabs.geometry().right()
    assert tabs.more.sizeHint().width() <= tabs.more.width()


def find(hands: Hands, text: str) -> None:
    """Look for a text in the page."""
    hands.press(Qt.Key.Key_F, CTRL)
    hands.view.find_bar.field.setText(text)


def test_stepping_through_hits_does_not_move_the_tab_of_the_next_drug(label: Hands) -> None:
    label.choose_tab("Dosage")
    find(label, "quokka")
    for _ in range(4):
        label.press(Qt.Key.Key_F3)
    assert label.tab() not in ("Dosage", "All")
    label.press(Qt.Key.Key_Escape, at=label.view.find_bar.field)
    label.open("shortol")
    assert label.tab() == "Dosage"


def test_back_leads_to_the_tab_that_was_read_though_a_hit_led_to_it(label: Hands) -> None:
    label.choose_tab("Dosage")
    find(label, "under Precautions")
    assert label.tab() == "Precautions"
    label.open("shortol")
    with label.wait_for_page():
        label.app.actions.back.trigger()
    assert (label.title(), label.tab()) == ("Longol", "Precautions")
    with label.wait_for_page():
        label.app.actions.forward.trigger()
    assert (label.title(), label.tab()) == ("Shortol", "Dosage")


def test_the_next_start_shows_the_tab_that_was_shown_and_knows_the_chosen_one(label, open_window, close_window) -> None:
    label.choose_tab("Usage")
    find(label, "under Dosage")
    close_window(label.app)
    again = open_window(rows=7)
    again.wait(lambda: again.view.opened() is not None)
    assert (again.title(), again.tab()) == ("Longol", "Dosage")
    again.open("shortol")
    assert again.tab() == "Usage"


def test_a_page_that_is_read_again_stays_at_the_tab_that_is_shown(label: Hands, formulary: Path) -> None:
    label.choose_tab("Dosage")
    find(label, "under Precautions")
    page = formulary / "longol.md"
    with label.wait_for_page():
        page.write_text(page.read_text("utf-8").replace("quokka", "wombat"), "utf-8")
    assert label.tab() == "Precautions" and "wombat" in label.text()


def test_a_passage_does_not_move_the_tab_of_the_next_drug(label: Hands) -> None:
    label.choose_tab("Usage")
    label.app.page.open_passage(label.view.opened().id, "clinical_studies", "quokka")
    assert label.tab() == "Clinical studies"
    label.press(Qt.Key.Key_Escape)
    label.wait(lambda: label.tab() == "Usage")
    label.app.page.open_section(label.view.opened().id, "overdosage")
    assert label.tab() == "Overdosage"
    label.open("shortol")
    assert label.tab() == "Usage"


@pytest.mark.parametrize("by", ["click", "key"])
def test_a_tab_that_a_hit_led_to_sticks_once_a_hand_chooses_it(label: Hands, by: str) -> None:
    label.choose_tab("Usage")
    find(label, "under Dosage")
    assert label.tab() == "Dosage"
    if by == "click":
        label.choose_tab("Dosage")
    else:
        label.press(Qt.Key.Key_3, CTRL)
    label.press(Qt.Key.Key_Escape, at=label.view.find_bar.field)
    label.open("shortol")
    assert label.tab() == "Dosage"


def test_an_entry_of_the_palette_does_not_move_the_tab_of_the_next_drug(label: Hands) -> None:
    label.choose_tab("Usage")
    palette = label.app.palette.open()
    palette.field.setText("Dosa")
    label.press(Qt.Key.Key_Return, at=palette.field)
    assert label.tab() == "Dosage"
    label.open("shortol")
    assert label.tab() == "Usage"


def test_what_a_hand_chose_and_a_page_lacks_is_said(label: Hands) -> None:
    label.choose_tab("Overdosage")
    label.open("shortol")
    assert label.tab() == "All" and label.view.notice.isVisible()
    find(label, "Once a")
    assert label.view.notice.isVisible()
    label.press(Qt.Key.Key_Escape, at=label.view.find_bar.field)
    label.app.page.open_section(label.view.opened().id, "dosage")
    assert label.tab() == "Dosage" and not label.view.notice.isVisible()
    label.open("longol")
    assert label.tab() == "Overdosage"


def test_all_begins_with_the_page_itself(label: Hands) -> None:
    document = label.view.page.document()
    assert document.toPlainText()[box_end(document) :].split()[0] == "Usage"


def dialog(hands: Hands) -> SectionOrderDialog:
    """Open the dialog for the order of sections, and return it."""
    hands.app.actions.section_order.trigger()
    hands.wait(lambda: isinstance(QApplication.activeModalWidget(), SectionOrderDialog))
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, SectionOrderDialog)
    return opened


def listed(opened: SectionOrderDialog) -> list[str]:
    """Return the sections that the dialog lists."""
    return [opened.list.item(row).text() for row in range(opened.list.count())]


def go_to(opened: SectionOrderDialog, title: str) -> None:
    """Make a section the current one."""
    opened.list.setCurrentRow(listed(opened).index(title))


def test_the_order_is_changed_by_keys_alone_at_once_and_remembered(label: Hands, open_window, close_window) -> None:
    opened = dialog(label)
    assert [title for title in listed(opened) if title in SECTIONS] == list(SECTIONS)
    go_to(opened, "Dosage")
    for _ in range(9):
        label.press(Qt.Key.Key_Up, ALT, at=opened.list)
    assert listed(opened)[0] == "Dosage" and opened.list.currentRow() == 0 and not opened.up.isEnabled()
    assert label.tabs()[:4] == ["All", "Dosage", "Usage", "Contraindications"]
    label.press(Qt.Key.Key_Down, ALT, at=opened.list)
    label.press(Qt.Key.Key_Escape, at=opened.list)
    label.back()
    label.press(Qt.Key.Key_2, CTRL)
    assert label.tab() == "Dosage"
    assert label.text().startswith("What stands under Dosage")
    label.choose_tab("All")
    assert label.text().index("under Usage") < label.text().index("under Dosage")
    close_window(label.app)
    again = open_window(rows=7)
    again.open("longol")
    assert again.tabs()[:3] == ["All", "Dosage", "Usage"]


def test_a_row_is_moved_by_the_mouse(label: Hands) -> None:
    opened = dialog(label)
    model = opened.list.model()
    model.moveRow(QModelIndex(), listed(opened).index("Interactions"), QModelIndex(), 0)
    assert label.tabs()[:3] == ["All", "Interactions", "Usage"]
    opened.reject()


def hide(hands: Hands, *titles: str) -> None:
    """Take the tick of sections away with the keyboard."""
    opened = dialog(hands)
    for title in titles:
        go_to(opened, title)
        hands.press(Qt.Key.Key_Space, at=opened.list)
    hands.press(Qt.Key.Key_Escape, at=opened.list)
    hands.back()


def test_a_hidden_section_is_said_and_opened_for_now(label: Hands) -> None:
    label.window.resize(2200, 700)
    assert not label.view.tabs.more.isVisible()
    hide(label, "Usage", "Side effects")
    assert {"Usage", "Side effects"} & set(seen(label)) == set()
    assert entries(label)[-3:-1] == ["Usage (hidden)", "Side effects (hidden)"]
    assert entries(label)[-1].replace("&", "") == "Order of sections…"
    assert label.view.tabs.more.text() == "More ▾ 2"
    label.choose_tab("Usage")
    assert label.tab() == "Usage" and seen(label)[-1] == "Usage"
    assert label.text().startswith("What stands under Usage")
    label.press(Qt.Key.Key_Tab, CTRL)
    assert label.tab() == "All"
    label.press(Qt.Key.Key_Tab, CTRL, SHIFT)
    assert label.tab() == "Supply and storage"
    label.press(Qt.Key.Key_2, CTRL)
    assert label.tab() == "Dosage"
    label.choose_tab("Usage")
    label.open("shortol")
    assert label.tab() == "Dosage"


def test_a_hidden_section_is_still_found_led_to_and_in_all(label: Hands) -> None:
    hide(label, "Overdosage", "Precautions")
    assert "under Overdosage" in label.text()
    label.choose_tab("Dosage")
    find(label, "under Overdosage")
    assert label.tab() == "Overdosage" and seen(label)[-1] == "Overdosage"
    label.press(Qt.Key.Key_Escape, at=label.view.find_bar.field)
    label.app.page.open_section(label.view.opened().id, "precautions")
    assert label.tab() == "Precautions"
    label.choose_tab("Dosage")
    assert label.view.text.go_to_section("overdosage")
    assert label.tab() == "Overdosage"
    palette = label.app.palette.open()
    palette.field.setText("Precau")
    label.press(Qt.Key.Key_Return, at=palette.field)
    assert label.tab() == "Precautions"


def test_a_section_that_was_chosen_and_then_hidden_is_where_no_drug_opens(label: Hands) -> None:
    label.choose_tab("Usage")
    hide(label, "Usage")
    assert label.tab() == "Usage"
    label.open("shortol")
    assert label.tab() == "All" and not label.view.notice.isVisible()


BOXED = "> **WARNING: OF TESTS**\n>\n> Never to be given."


@pytest.mark.parametrize("box", [BOXED, "**Warning:** never to be given."])
def test_a_section_with_a_boxed_warning_is_never_hidden(label: Hands, formulary: Path, box: str) -> None:
    hide(label, "Precautions", "Usage")
    page = formulary / "longol.md"
    with label.wait_for_page():
        page.write_text(page.read_text("utf-8").replace("What stands under Precautions", f"{box}\n\nUnder it"), "utf-8")
    label.window.resize(1900, 700)
    assert "Precautions" in seen(label) and "Usage" not in seen(label)
    number = label.tabs().index("Precautions")
    assert label.view.tabs.tabToolTip(number).endswith("Hidden, but shown here: it holds a boxed warning.")


def test_reset_leads_back_to_the_order_of_the_pages(label: Hands, profile: Profile) -> None:
    hide(label, "Dosage", "Usage")
    opened = dialog(label)
    assert opened.reset.isEnabled()
    label.press(Qt.Key.Key_Space, at=opened.reset)
    assert not opened.reset.isEnabled()
    assert label.tabs() == ["All", *SECTIONS]
    opened.reject()
    assert label.app.settings.text("view/sections") == ""


def test_a_comparison_has_the_readers_order_too(label: Hands) -> None:
    hide(label, "Overdosage")
    opened = dialog(label)
    go_to(opened, "Interactions")
    for _ in range(9):
        label.press(Qt.Key.Key_Up, ALT, at=opened.list)
    opened.reject()
    longol = label.view.opened().id
    label.app.compare.compare([longol, longol.replace("longol", "shortol")])
    label.wait(label.app.compare.is_shown)
    tabs = label.app.compare.view().tabs
    assert tabs.titles()[:2] == ["All", "Interactions"] and tabs.titles()[-1] == "Overdosage"
    assert not tabs.isTabVisible(tabs.count() - 1)


def site(tmp_path: Path, text: str) -> Configuration:
    """Return the configuration of a system whose file says this."""
    file = tmp_path / "etc" / "medviewer.toml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    found = read(SitePlace(SYSTEM, file))
    assert found is not None and not found.problems
    return combined([found])


SITE = '[settings.sections]\norder = ["dosage", "interactions"]\nhidden = ["faqs"]\n'


def test_a_site_sets_the_order_and_its_reader_another_one(open_window, tmp_path: Path) -> None:
    hands = open_window(configuration=site(tmp_path, SITE))
    hands.window.resize(1900, 700)
    hands.open("warfarin")
    assert hands.tabs() == ["All", "Dosage", "Overview", "Usage", "Side effects", "FAQs"]
    assert "FAQs" not in seen(hands)
    hide(hands, "Usage")
    assert hands.tabs() == ["All", "Dosage", "Overview", "Side effects", "Usage", "FAQs"]
    opened = dialog(hands)
    hands.press(Qt.Key.Key_Space, at=opened.reset)
    opened.reject()
    assert hands.tabs() == ["All", "Dosage", "Overview", "Usage", "Side effects", "FAQs"]


def test_a_site_locks_the_order(open_window, tmp_path: Path, profile: Profile) -> None:
    settings = Settings(profile.settings)
    settings.keep("view/sections", SectionOrder(("faqs",)).as_text())
    settings.write()
    hands = open_window(configuration=site(tmp_path, f'locked = ["sections"]\n{SITE}'))
    hands.open("warfarin")
    assert hands.tabs()[:2] == ["All", "Dosage"]
    assert "Order of sections…" not in str(entries(hands))
    assert not hands.app.actions.section_order.isEnabled()
    assert "Set by your site" in hands.app.actions.section_order.toolTip()
