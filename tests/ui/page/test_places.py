"""A link inside a page leads to the very heading; one that leads nowhere says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl

FILLER = "Some words that fill the page so that it is scrolled.\n\n" * 40
PAGE = f"""---
title: Anchomol
---
### Overview
[[Bnchomol|the other]]

### Dosage
#### Dose
{FILLER}
#### Dose
The second.

{FILLER}
### Plan
{FILLER}
### Tier 2 — write it down
{FILLER}
### Place {{#my-place}}
{FILLER}
"""
OTHER = f"---\ntitle: Bnchomol\naliases: [Benchol]\n---\n### Usage\n{FILLER}\n#### Late\nHere.\n\n{FILLER}"


@pytest.fixture
def page(open_window, formulary: Path):
    (formulary / "a.md").write_text(PAGE, encoding="utf-8")
    (formulary / "x").mkdir()
    (formulary / "x" / "b-file.md").write_text(OTHER, encoding="utf-8")
    hands = open_window(formulary)
    hands.open("anchomol")
    return hands


def first_line(hands) -> str:
    """Return the line at the top of what is seen."""
    shown = hands.view.page
    return shown.cursorForPosition(QPoint(20, 6)).block().text()


@pytest.mark.parametrize("tab", ["All", "Dosage", "Other"])
@pytest.mark.parametrize(
    ("place", "line", "in_tab"),
    [
        ("dose-1", "Dose", "Dosage"),
        ("tier-2--write-it-down", "Tier 2 — write it down", "Other"),
        ("my-place", "Place", "Other"),
        ("Plan", "Plan", "Other"),
    ],
)
def test_a_link_leads_to_the_very_heading(page, tab: str, place: str, line: str, in_tab: str) -> None:
    page.choose_tab(tab)
    page.app.page.follow(QUrl(f"#{place}"))
    assert page.tab() == ("All" if tab == "All" else in_tab)
    assert page.view.page.verticalScrollBar().value() > 0 or place == "Plan"
    assert first_line(page) == line
    if place == "dose-1":
        below = page.view.page.cursorForPosition(QPoint(20, 6)).block().next()
        assert below.text() == "The second."


def test_a_link_that_leads_nowhere_says_so(page) -> None:
    page.choose_tab("Dosage")
    page.app.page.follow(QUrl("#no-such-place"))
    assert "no-such-place" in page.window.message.label.text()
    assert page.tab() == "Dosage"


@pytest.mark.parametrize("address", ["Bnchomol#late", "Benchol#late", "b-file#late", "x/b-file.md#late"])
def test_a_link_by_name_opens_the_other_page_at_its_place(page, address: str) -> None:
    page.app.page.follow(QUrl(address))
    page.wait(lambda: page.title() == "Bnchomol")
    assert first_line(page) == "Late"


@pytest.mark.parametrize("address", ["Bncho", "Missing", "..%2Fx", "bnchomo"])
def test_a_name_that_is_not_whole_opens_nothing(page, address: str) -> None:
    page.app.page.follow(QUrl(address))
    page.wait(lambda: not page.app.tasks.busy())
    assert page.title() == "Anchomol"
    assert "leads nowhere" in page.window.message.label.text()


def test_a_place_that_the_other_page_lacks_is_told(page) -> None:
    page.app.page.follow(QUrl("Bnchomol#no-such-place"))
    page.wait(lambda: page.title() == "Bnchomol")
    assert "no-such-place" in page.window.message.label.text()
