"""Headings, links and tables as a screen reader has them, each cell with its row and column."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocument

from medviewer.monograph.html.markdown_html import convert
from medviewer.ui.page.page_view import PageView
from medviewer.ui.page.spoken_page import SpokenPage, elements_of
from tests.ui.conftest import Hands

PAGE = """---
title: Spokin
---
### Dosage
See [the label](https://example.org/label).

| Patient | UK label | US label |
|---|---|---|
| Children 6 to 12 years | 0.3 mg | below 30 kg 0.01 mg/kg |
| Adults | 10<sup>9</sup>/L | |

> Not into the *spine*.

Platelets below 50 × 10<sup>9</sup>/L.

### Precautions
None.
"""


@pytest.fixture
def heard(formulary: Path, open_window) -> Hands:
    (formulary / "s.md").write_text(PAGE, encoding="utf-8")
    QAccessible.setActive(True)
    hands = open_window(rows=6)
    hands.open("spokin")
    yield hands
    QAccessible.setActive(False)


def tree(hands: Hands) -> QAccessibleInterface:
    [told] = hands.view.page.findChildren(SpokenPage)
    return QAccessible.queryAccessibleInterface(told)


def told(node: QAccessibleInterface) -> list:
    """Return (role, name, what stands in it) of all that stands in something, the way back checked."""
    found = []
    for number in range(node.childCount()):
        child = node.child(number)
        assert node.indexOfChild(child) == number and child.parent() is not None and child.isValid()
        found.append((child.role().name, child.text(QAccessible.Text.Name), told(child)))
    return found


def test_headings_links_and_tables_are_told(heard: Hands) -> None:
    heard.view.tabs.choose("all")
    said = told(tree(heard))
    assert [name for role, name, _ in said if role == "Heading"] == ["Dosage", "Precautions"]
    links = [name for role, name, _ in said if role == "Link"]
    assert links[0].startswith("Dosage Patient: ")  # of its essentials
    assert links[1:] == ["the label"]
    assert [name for role, name, _ in said if role == "Paragraph"] == ["Platelets below 50 × 10^9/L."]
    [(_, name, rows)] = [one for one in said if one[0] == "Table"]
    assert name == "Patient | UK label | US label"
    assert [role for role, _, _ in rows] == ["Row"] * 3
    cells = [[f"{role}: {cell}" for role, cell, _ in row] for _, _, row in rows]
    assert cells == [
        ["ColumnHeader: Patient", "ColumnHeader: UK label", "ColumnHeader: US label"],
        [
            "RowHeader: Children 6 to 12 years",
            "Cell: Children 6 to 12 years, UK label: 0.3 mg",
            "Cell: Children 6 to 12 years, US label: below 30 kg 0.01 mg/kg",
        ],
        ["RowHeader: Adults", "Cell: Adults, UK label: 10^9/L", "Cell: Adults, US label: –"],
    ]


def test_another_tab_is_told_in_place_of_the_one_before(heard: Hands) -> None:
    heard.view.tabs.choose("dosage")
    assert "Table" in [role for role, _, _ in told(tree(heard))]
    heard.view.tabs.choose("precautions")
    assert [role for role, _, _ in told(tree(heard))] == []
    heard.open("warfarin")
    heard.view.tabs.choose("all")
    assert "Dosage" in [name for role, name, _ in told(tree(heard)) if role == "Heading"]


def test_an_element_says_where_it_stands(heard: Hands) -> None:
    heard.view.tabs.choose("all")
    spoken, page = tree(heard), heard.view.page
    tops = [spoken.child(number).rect().top() for number in range(spoken.childCount())]
    assert tops == sorted(tops) and tops[0] >= page.mapToGlobal(page.rect().topLeft()).y()
    assert spoken.child(99) is None and spoken.indexOfChild(None) == -1


def nodes(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield all that stands in something."""
    for number in range(node.childCount()):
        yield node.child(number)
        yield from nodes(node.child(number))


def test_what_was_told_is_let_go_with_its_document(heard: Hands) -> None:
    heard.view.tabs.choose("all")
    spoken = tree(heard)
    known = [weakref.ref(node) for node in nodes(spoken)]
    assert len(known) > 10
    heard.view.tabs.choose("precautions")
    assert spoken.childCount() == 0 and spoken.child(0) is None
    del spoken
    gc.collect()
    assert [one for one in known if one() is not None] == []


def test_what_was_told_is_let_go_with_its_view(heard: Hands) -> None:
    view = PageView()
    document = QTextDocument()
    document.setHtml(convert("# Dosage\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
    view.show_document(document)
    [told] = view.findChildren(SpokenPage)
    spoken = QAccessible.queryAccessibleInterface(told)
    known = [weakref.ref(node) for node in nodes(spoken)]
    shiboken6.delete(view)
    gc.collect()
    assert spoken.childCount() == 0
    assert len(known) == 8 and [one for one in known if one() is not None] == []


def test_a_cell_is_told_as_it_stands(qapp) -> None:
    """A copy keeps spreadsheets from computing what a cell says; nobody computes what is heard."""
    document = QTextDocument()
    document.setHtml(convert("| Dose | Sign |\n|---|---|\n| =1/2 tablet | @night |"))
    [table] = elements_of(document)
    assert [cell.name for cell in table.inside[1].inside] == ["=1/2 tablet", "=1/2 tablet, Sign: @night"]


def test_a_link_is_told_once_whatever_stands_in_it(qapp) -> None:
    document = QTextDocument()
    document.setHtml(
        convert("See [50 × 10<sup>9</sup>/L **of** all](https://example.org/a)[next](https://example.org/b).")
    )
    links = [element.name for element in elements_of(document) if element.role == QAccessible.Role.Link]
    assert links == ["50 × 10^9/L of all", "next"]


def test_where_nobody_listens_nothing_is_made(hands: Hands) -> None:
    hands.open("warfarin")
    assert hands.view.page.findChildren(SpokenPage) == []
