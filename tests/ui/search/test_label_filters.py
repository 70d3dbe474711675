"""Labels of one generic name filtered and sorted, and the row of the open one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyle

from medviewer.library.catalogue import Row
from medviewer.ui.search import label_reading
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.label_menu import MOST_VALUES
from medviewer.ui.search.list_content import ListContent
from medviewer.ui.search.list_lines import ALL_LABELS, FILTER
from medviewer.ui.search.rows import FixedRows

NAME = "Metformin hydrochloride"
FACTS = (
    ("One Works", "TABLET", "ORAL", "500 mg", "2024-01-01"),
    ("Two Works", "TABLET, FILM COATED", "ORAL", "1 g", "2023-01-01"),
    ("Three & Co", "TABLET", "ORAL", "850 mg", "2022-01-01"),
    ("Four Works", "SOLUTION", "ORAL", "500 mg/5 mL", "2021-01-01"),
    ("One Works", "", "", "", "2020-01-01"),
    ("Six Works", "TABLET", "ORAL", "", "2019-01-01"),
)
FOLDED, UNFOLDED = f"▸ {NAME} · 6 labels", f"▾ {NAME} · 6 labels"
TITLES = [f"{NAME} ({number}, {firm})" for number, (firm, *_) in enumerate(FACTS)]


def written(folder: Path, facts: Sequence[tuple[str, str, str, str, str]] = FACTS, name: str = NAME) -> Path:
    """Write labels of a generic name."""
    for number, (firm, form, route, strength, date) in enumerate(facts):
        lists = {"dosage_forms": form, "routes": route, "strengths": strength}
        lines = [f'{key}: ["{value}"]' for key, value in lists.items() if value]
        text = "\n".join(
            [
                "---",
                f'title: "{name} ({number}, {firm})"',
                f'generic_name: "{name}"',
                *lines,
                f'labeler: "{firm}"',
                f'source: {{kind: spl, set_id: "{name}-{number}", effective_date: "{date}"}}',
                "---",
                "",
                f"# {name} ({number}, {firm})",
                "",
                "### Dosage",
                "",
                "Once a day.",
                "",
            ]
        )
        (folder / f"{name.lower().replace(' ', '-')}-{number}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def reader(formulary: Path, open_window):
    """Return hands on a window over six labels of one generic name, folded."""
    reader = open_window(written(formulary))
    reader.wait(lambda: FOLDED in reader.titles())
    return reader


@pytest.fixture
def unfolded(reader):
    """Return hands on the labels, unfolded by a click."""
    click(reader, FOLDED)
    return reader


def click(reader, title: str) -> None:
    """Click on a row by its title."""
    viewport = reader.window.drugs.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=reader.row_rect(title).center())


def inside(reader) -> list[str]:
    """Return the numbers of the labels that are listed, in their order."""
    return [title.split("(")[1][0] for title in reader.titles() if title.startswith(f"{NAME} (")]


def choose(reader, *texts: str) -> None:
    """Choose by the arrows in the menu of the labels: an entry of it, or of one of its menus."""
    menu = reader.popup()
    for text in texts:
        entry = next(action for action in menu.actions() if action.text().startswith(text))
        menu.setActiveAction(entry)
        inner = entry.menu()
        reader.press(Qt.Key.Key_Right if inner else Qt.Key.Key_Return, at=menu)
        menu = inner
    reader.back()


def filter_by(reader, *texts: str) -> None:
    """Open the menu of the labels by a click, and choose in it."""
    click(reader, "Filter and sort")
    choose(reader, *texts)


def entries(menu: QMenu) -> list[str]:
    """Return what a menu offers."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def values(reader, menu: QMenu, number: int) -> list[str]:
    """Return what one of the menus in a menu offers, opened by the arrow and closed."""
    action = menu.actions()[number]
    menu.setActiveAction(action)
    reader.press(Qt.Key.Key_Right, at=menu)
    found = entries(action.menu())
    reader.press(Qt.Key.Key_Left, at=action.menu())
    return found


def under(reader, title: str) -> str:
    """Return the second line of a row."""
    return str(reader.window.drugs.model.index(reader.titles().index(title)).data(DrugRole.SUBTITLE))


def test_what_labels_are_filtered_by_stands_under_their_row(unfolded) -> None:
    titles = unfolded.titles()
    at = titles.index(UNFOLDED)
    assert titles[at : at + 8] == [UNFOLDED, "Filter and sort", *TITLES]
    assert under(unfolded, "Filter and sort") == "Newest first"


def test_its_menu_counts_the_values_that_the_group_has(unfolded) -> None:
    click(unfolded, "Filter and sort")
    menu = unfolded.popup()
    assert entries(menu) == [
        *("All forms", "All routes", "All labelers"),
        *("Newest first", "By strength", "By form", "By labeler", "By name"),
        "Show all 6 labels",
    ]
    forms, routes, labelers = (values(unfolded, menu, number) for number in range(3))
    assert forms == ["All forms", "solution · 1", "tablet · 3", "tablet, film coated · 1", "not stated · 1"]
    assert routes == ["All routes", "oral · 5", "not stated · 1"]
    assert "Three && Co · 1" in labelers
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Newest first"]
    assert not menu.actions()[-1].isEnabled()
    menu.close()


def test_a_filter_says_how_many_of_how_many_and_is_cleared_by_one_row(unfolded) -> None:
    filter_by(unfolded, "All forms", "tablet ·")
    assert inside(unfolded) == ["0", "2", "5"]
    titles = unfolded.titles()
    assert f"▾ {NAME} · 3 of 6 labels" in titles
    assert under(unfolded, "Filter and sort") == "tablet · Newest first"
    assert under(unfolded, "Show all 6 labels") == "3 labels left out by the filter"
    assert titles.index("Show all 6 labels") == titles.index(TITLES[5]) + 1
    click(unfolded, "Show all 6 labels")
    assert (inside(unfolded), UNFOLDED in unfolded.titles()) == (["0", "1", "2", "3", "4", "5"], True)
    assert "Show all 6 labels" not in unfolded.titles()


def test_facts_are_combined_and_what_is_not_stated_can_be_chosen(unfolded) -> None:
    filter_by(unfolded, "All labelers", "One Works")
    assert inside(unfolded) == ["0", "4"]
    click(unfolded, "Filter and sort")
    assert values(unfolded, unfolded.popup(), 0)[1:] == [
        "solution · 0",
        "tablet · 1",
        "tablet, film coated · 0",
        "not stated · 1",
    ]
    choose(unfolded, "All forms", "not stated")
    assert inside(unfolded) == ["4"]
    assert under(unfolded, "Filter and sort") == "Form not stated · One Works · Newest first"
    click(unfolded, "Filter and sort")
    assert entries(unfolded.popup())[:3] == ["Form: not stated", "All routes", "Labeler: One Works"]
    choose(unfolded, "Show all 6 labels")
    assert len(inside(unfolded)) == 6


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("By strength", ["0", "3", "2", "1", "4", "5"]),
        ("By form", ["3", "0", "2", "5", "1", "4"]),
        ("By labeler", ["3", "0", "4", "5", "2", "1"]),
        ("By name", ["0", "1", "2", "3", "4", "5"]),
        ("Newest first", ["0", "1", "2", "3", "4", "5"]),
    ],
)
def test_the_order_is_chosen(unfolded, order: str, expected: list[str]) -> None:
    filter_by(unfolded, order)
    assert inside(unfolded) == expected
    assert under(unfolded, "Filter and sort") == order
    assert UNFOLDED in unfolded.titles()


def test_a_menu_of_hundreds_of_firms_lists_those_with_most_labels_and_scrolls(formulary: Path, open_window) -> None:
    facts = [(f"Firm {n // 2 if n < 20 else n}", "TABLET", "ORAL", "", "2020-01-01") for n in range(MOST_VALUES + 40)]
    reader = open_window(written(formulary, facts))
    row = f"▸ {NAME} · {len(facts)} labels"
    reader.wait(lambda: row in reader.titles())
    click(reader, row)
    click(reader, "Filter and sort")
    menu = reader.popup()
    firms = values(reader, menu, 2)
    assert firms[1:11] == [f"Firm {n} · 2" for n in range(10)]
    assert (len(firms), firms[-1]) == (MOST_VALUES + 2, "30 more: type the name into the search field")
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu.actions()[2].menu())
    menu.close()


def test_keys_alone_filter_and_clear(reader) -> None:
    view, model = reader.window.drugs.view, reader.window.drugs.model
    reader.window.drugs.choose(reader.titles().index(FOLDED))
    view.setFocus()
    reader.press(Qt.Key.Key_Right, at=view)
    reader.press(Qt.Key.Key_Down, at=view)
    said = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Filter and sort, Newest first, menu"
    reader.press(Qt.Key.Key_Return, at=view)
    menu = reader.popup()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        reader.press(key, at=menu if key != Qt.Key.Key_Return else reader.popup())
        menu = reader.popup() if key != Qt.Key.Key_Return else menu
    reader.back()
    assert inside(reader) == ["3"]
    assert view.hasFocus()
    assert view.currentIndex().data(DrugRole.KIND) == FILTER
    for _ in range(2):
        reader.press(Qt.Key.Key_Down, at=view)
    assert view.currentIndex().data(DrugRole.KIND) == ALL_LABELS
    reader.press(Qt.Key.Key_Space, at=view)
    assert len(inside(reader)) == 6
    assert view.currentIndex() == model.index(reader.titles().index(UNFOLDED))
    reader.press(Qt.Key.Key_Down, at=view)
    reader.press(Qt.Key.Key_Left, at=view)
    assert FOLDED in reader.titles()


def test_a_filter_is_kept_while_the_window_runs_for_its_own_group(formulary: Path, open_window) -> None:
    written(formulary, name="Metoprolol tartrate")
    reader = open_window(written(formulary), rows=7)
    other = "▸ Metoprolol tartrate · 6 labels"
    reader.wait(lambda: {FOLDED, other} <= set(reader.titles()))
    click(reader, FOLDED)
    filter_by(reader, "All forms", "solution")
    click(reader, f"▾ {NAME} · 1 of 6 labels")
    assert FOLDED in reader.titles()
    click(reader, other)
    assert "▾ Metoprolol tartrate · 6 labels" in reader.titles()
    click(reader, "▾ Metoprolol tartrate · 6 labels")
    reader.type("metformin h")
    click(reader, FOLDED)
    assert inside(reader) == ["3"]
    reader.window.drugs.field.clear()
    click(reader, FOLDED)
    assert f"▾ {NAME} · 1 of 6 labels" in reader.titles()


def test_what_a_group_loses_is_counted_and_the_filter_stays(unfolded, formulary: Path) -> None:
    filter_by(unfolded, "All forms", "solution")
    (formulary / "metformin-hydrochloride-3.md").unlink()
    unfolded.app.session.look_soon()
    unfolded.wait(lambda: f"▾ {NAME} · 0 of 5 labels" in unfolded.titles())
    assert (inside(unfolded), under(unfolded, "Filter and sort")) == ([], "solution · Newest first")
    click(unfolded, "Show all 5 labels")
    assert inside(unfolded) == ["0", "1", "2", "4", "5"]


@pytest.mark.parametrize("comes", [False, True])
def test_another_first_label_leaves_the_group_unfolded_and_filtered(unfolded, formulary: Path, comes: bool) -> None:
    filter_by(unfolded, "All forms", "solution")
    first = formulary / "metformin-hydrochloride-0.md"
    if comes:
        text = first.read_text(encoding="utf-8")
        (formulary / "new.md").write_text(text.replace(TITLES[0], NAME), encoding="utf-8")
    else:
        first.unlink()
    unfolded.app.session.look_soon()
    unfolded.wait(lambda: f"▾ {NAME} · 1 of {7 if comes else 5} labels" in unfolded.titles())
    assert (inside(unfolded), under(unfolded, "Filter and sort")) == (["3"], "solution · Newest first")


def test_few_labels_need_no_filter_and_the_menu_of_their_row_has_it(formulary: Path, open_window) -> None:
    reader = open_window(written(formulary, FACTS[:4]))
    view, row = reader.window.drugs.view, f"▸ {NAME} · 4 labels"
    reader.wait(lambda: row in reader.titles())
    click(reader, row)
    assert "Filter and sort" not in reader.titles()
    view.customContextMenuRequested.emit(reader.row_rect(row.replace("▸", "▾")).center())
    choose(reader, "All forms", "solution")
    assert (inside(reader), under(reader, "Filter and sort")) == (["3"], "solution · Newest first")
    click(reader, "Show all 4 labels")
    assert "Filter and sort" not in reader.titles()


def test_labels_of_a_large_group_are_read_off_the_gui_thread(reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_reading, "MOST_AT_ONCE", 5)
    click(reader, FOLDED)
    assert FOLDED in reader.titles()
    reader.wait(lambda: UNFOLDED in reader.titles())
    assert len(inside(reader)) == 6
    filter_by(reader, "By strength")
    assert inside(reader)[0] == "0"


def opened(reader, number: int) -> None:
    """Open a label by its firm."""
    reader.window.drugs.field.clear()
    reader.open(TITLES[number])
    reader.window.drugs.field.clear()


def current(reader) -> str:
    """Return the row that is marked."""
    return str(reader.window.drugs.view.currentIndex().data())


def test_a_row_has_room_for_strength_form_and_labeler_before_all_else(unfolded) -> None:
    model = unfolded.window.drugs.model
    looks = model.index(unfolded.titles().index(TITLES[3])).data(DrugRole.LOOKS)
    assert (looks.title, looks.subtitle, looks.aside) == (NAME, "500 mg/5 mL · 3, Four Works", "2021-01-01")
    spoken = model.index(unfolded.titles().index(TITLES[3])).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{TITLES[3]}, 500 mg/5 mL · 2021-01-01 · solution"


@pytest.mark.parametrize("number", [0, 3])
def test_the_row_of_folded_labels_is_marked_for_the_open_one(reader, number: int) -> None:
    opened(reader, number)
    assert reader.title() == TITLES[number]
    assert current(reader) == FOLDED
    reader.press(Qt.Key.Key_Right, at=reader.window.drugs.view)
    reader.press(Qt.Key.Key_Left, at=reader.window.drugs.view)
    assert current(reader) == FOLDED


def test_the_row_of_unfolded_labels_is_marked_where_the_open_one_is_left_out(unfolded) -> None:
    filter_by(unfolded, "All forms", "tablet ·")
    with unfolded.wait_for_page():
        unfolded.app.page.open(label(unfolded, 3))
    assert current(unfolded) == f"▾ {NAME} · 3 of 6 labels"
    with unfolded.wait_for_page():
        unfolded.app.page.open(label(unfolded, 2))
    assert current(unfolded) == TITLES[2]


def label(reader, number: int) -> str:
    """Return the id of a label."""
    return f"formulary/metformin-hydrochloride-{number}.md"


def test_a_label_is_listed_where_the_row_is_that_it_is_among() -> None:
    content = ListContent(FixedRows([Row("l/first", NAME, "", 3), Row("l/own", "Own", "")]))
    assert [content.place_of(id, "l/first") for id in ("l/first", "l/other", "l/own")] == [0, 0, 1]
    assert [content.lists_page("l/other", leader) for leader in ("l/first", "l/own", "")] == [True, False, False]


def test_a_label_of_another_list_marks_no_row_of_labels(reader) -> None:
    opened(reader, 3)
    reader.choose_filter("Favourites")
    assert not reader.window.drugs.view.currentIndex().isValid()
    reader.choose_filter("All")
    assert current(reader) == FOLDED
