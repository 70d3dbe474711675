"""Titles of page tabs are shortened in the middle, and two different ones never to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medviewer.ui.open_pages.page_tabs import PageTab, PageTabs
from medviewer.ui.open_pages.tab_labels import SHORTEST, elided, labels

TALL = [("a/1.md", "vinCRIStine sulfate injection, liposomal"), ("a/2.md", "vinBLAStine sulfate injection, liposomal")]


def test_look_alikes_are_told_apart() -> None:
    for longest in range(3, 45):
        one, two = labels(TALL, longest)
        assert one.casefold() != two.casefold()
    assert labels([("a/1.md", "vinCRIStine"), ("a/2.md", "vinBLAStine")], 6) != ["vin…ne", "vin…ne"]


def test_pages_of_one_title_are_told_apart_by_their_library() -> None:
    assert labels([("ours/x.md", "Zinc"), ("theirs/x.md", "Zinc"), ("ours/x.md", "Zinc")]) == [
        "Zinc (ours)",
        "Zinc (theirs)",
        "Zinc (ours)",
    ]
    assert labels([("ours/x.md", "Zinc"), ("ours/x.md", "Zinc")]) == ["Zinc", "Zinc"]


@given(st.lists(st.text("aBc…é &", min_size=1, max_size=40), min_size=1, max_size=6), st.integers(3, SHORTEST))
def test_different_titles_have_different_labels(titles: list[str], longest: int) -> None:
    different = list(dict.fromkeys(titles))
    shown = labels([(f"a/{title}", title) for title in different], longest)
    assert len(set(shown)) == len(different)
    assert all(label == title or "…" in label for title, label in zip(different, shown, strict=True))


def test_a_title_keeps_its_beginning_and_its_end() -> None:
    assert elided("amoxicillin + clavulanic acid", 12) == "amoxic…acid"
    assert elided("zinc", 12) == "zinc"


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_the_tab_that_is_read_stays_read_whatever_is_closed_or_sorted(at: int, number: int, to: int) -> None:
    tabs = PageTabs(tuple(PageTab(str(n)) for n in range(6)), at)
    assert tabs.sorted(number, to).current() == tabs.current()
    assert tabs.sorted(number, to).tabs[to] == tabs.tabs[number]
    rest = tabs.without(number)
    assert (rest.current() == tabs.current()) == (number != at)
    assert rest.reopened().tabs == tabs.tabs and rest.reopened().current() == tabs.tabs[number]
