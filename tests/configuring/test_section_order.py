"""An order of sections: what it does to the keys of a page, and what is kept of a list."""

from __future__ import annotations

import pytest

from medviewer.configuring.section_order import MOST, SectionOrder, merged

USUAL = ["overview", "usage", "dosage", "interactions", "faqs"]


def test_what_is_named_comes_first_and_the_rest_stays_in_the_order_of_the_page() -> None:
    order = SectionOrder(("dosage", "nothing", "faqs"))
    assert order.arranged(USUAL) == ["dosage", "faqs", "overview", "usage", "interactions"]
    assert order.arranged(["usage", "other"]) == ["usage", "other"]
    assert SectionOrder().arranged(USUAL) == USUAL


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        (USUAL, ()),
        (["dosage", "overview", "usage", "interactions", "faqs"], ("dosage",)),
        (["overview", "dosage", "usage", "interactions", "faqs"], ("overview", "dosage")),
        (["overview", "usage", "faqs", "dosage", "interactions"], ("overview", "usage", "faqs")),
        (["usage", "dosage", "interactions", "faqs", "overview"], ("usage", "dosage", "interactions", "faqs")),
    ],
)
def test_a_list_is_kept_as_far_as_it_is_another_one(keys: list[str], first: tuple[str, ...]) -> None:
    order = SectionOrder.of_list(keys, ["faqs"], USUAL)
    assert order == SectionOrder(first, ("faqs",))
    assert order.arranged(USUAL) == keys


def test_a_section_that_was_not_known_comes_to_its_own_place_behind_what_was_moved() -> None:
    order = SectionOrder.of_list(["dosage", "overview", "usage", "interactions", "faqs"], [], USUAL)
    assert order.arranged(["overview", "dosage", "storage", "faqs"]) == ["dosage", "overview", "storage", "faqs"]


def test_an_order_is_read_as_it_was_written() -> None:
    order = SectionOrder(("dosage", "faqs"), ("other", "größe"))
    assert SectionOrder.of_text(order.as_text()) == order


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", "null", '{"order": 3, "hidden": {}}', '{"order": [1, null]}', "[" * 9999]
)
def test_what_is_no_order_changes_nothing(text: str) -> None:
    assert SectionOrder.of_text(text) == SectionOrder()


def test_a_list_without_end_is_cut() -> None:
    text = SectionOrder(tuple(f"s{number}" for number in range(9 * MOST))).as_text()
    assert len(SectionOrder.of_text(text).first) == MOST


def test_orders_are_merged_each_key_behind_the_one_before_it() -> None:
    assert merged([["a", "b", "c"], ["a", "x", "c", "z"], ["y", "a"]]) == ["y", "a", "x", "b", "c", "z"]
    assert merged([]) == []
