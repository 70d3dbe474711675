"""The state of the drug list: what it becomes by what is typed, chosen, opened and left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from itertools import product

import pytest

from medviewer.ui.search.list_state import (
    ALL,
    CHANGED_LIST,
    COLLECTIONS,
    FAVOURITES,
    RECENT,
    ListState,
    TextQuestion,
)

FILTERS = (ALL, FAVOURITES, RECENT, COLLECTIONS)
WARD = ListState(filter=COLLECTIONS, collection="Ward 7")
PENICILLINS = ListState(grouping="class", group="penicillin")
EVERY = [
    ListState(query, filter, grouping, group, collection, section)
    for query, filter, grouping, group, collection, section in product(
        ("", "--", "amox"), FILTERS, ("", "class"), (None, "", "penicillin"), ("", "Ward 7", CHANGED_LIST), (None, "")
    )
]


@pytest.mark.parametrize(
    ("before", "asked", "after"),
    [
        (ListState(), lambda s: s.typed("amox"), ListState("amox")),
        (ListState("amox", section="dosage"), lambda s: s.typed("amoxi"), ListState("amoxi")),
        (PENICILLINS, lambda s: s.typed("clav"), ListState("clav", grouping="class", group="penicillin")),
        (WARD, lambda s: s.typed("war"), ListState("war", COLLECTIONS, collection="Ward 7")),
        (ListState("amox"), lambda s: s.filtered(FAVOURITES), ListState("amox", FAVOURITES)),
        (WARD, lambda s: s.filtered(ALL), ListState(collection="Ward 7")),
        (WARD, lambda s: s.filtered(ALL).filtered(COLLECTIONS), WARD),
        (PENICILLINS, lambda s: s.filtered(RECENT).filtered(ALL), PENICILLINS),
        (WARD, lambda s: s.grouped("atc"), ListState(grouping="atc", collection="Ward 7")),
        (PENICILLINS, lambda s: s.grouped("class"), ListState(grouping="class")),
        (PENICILLINS.typed("clav"), lambda s: s.grouped(""), ListState("clav")),
        (ListState("pen", grouping="class"), lambda s: s.in_group("penicillin"), PENICILLINS),
        (ListState(grouping="atc"), lambda s: s.in_group(""), ListState(grouping="atc", group="")),
        (PENICILLINS.typed("clav"), lambda s: s.back(), ListState(grouping="class")),
        (WARD.typed("war"), lambda s: s.back(), ListState(filter=COLLECTIONS)),
        (ListState("w", section="dosage"), lambda s: s.in_collection("Ward 7"), WARD),
        (WARD, lambda s: s.in_collection(""), ListState(filter=COLLECTIONS)),
        (WARD, lambda s: s.in_collection(CHANGED_LIST), ListState(filter=COLLECTIONS, collection=CHANGED_LIST)),
        (ListState("amox"), lambda s: s.in_section("dosage"), ListState("amox", section="dosage")),
        (WARD, lambda s: s.without_lost(["Ward 7"]), WARD),
        (WARD.typed("w"), lambda s: s.without_lost(["Ward 8"]), ListState("w", COLLECTIONS)),
        (WARD.in_collection(CHANGED_LIST), lambda s: s.without_lost([]), WARD.in_collection(CHANGED_LIST)),
        (WARD.filtered(ALL), lambda s: s.without_lost([]), WARD.filtered(ALL)),
    ],
)
def test_what_is_asked_for_makes_another_state(
    before: ListState, asked: Callable[[ListState], ListState], after: ListState
) -> None:
    assert asked(before) == after


def test_a_state_is_never_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        WARD.query = "w"  # type: ignore[misc]


def test_a_list_shows_one_thing_at_a_time() -> None:
    for state in EVERY:
        assert sum((state.searches, state.shows_groups, bool(state.opened))) <= 1, state
        assert state.searches == (state.filter == ALL and not state.grouping and state.query == "amox"), state
        assert state.shows_groups == (state.filter == ALL and state.grouping == "class"), state
        assert state.opened == (state.collection if state.filter == COLLECTIONS else ""), state


def test_the_way_back_and_every_way_in_show_all_that_is_there() -> None:
    for state in EVERY:
        for after in (state.back(), state.in_group("x"), state.in_collection("x")):
            assert (after.query, after.section) == ("", None), state
        assert state.back().opened == "", state
        assert state.filter == COLLECTIONS or state.back().group is None, state
        assert state.back().back() == state.back(), state


@pytest.mark.parametrize(
    ("state", "question", "text"),
    [
        (ListState("renal"), TextQuestion("renal"), "renal"),
        (ListState("in:dosage renal"), TextQuestion("in:dosage renal"), "in:dosage renal"),
        (ListState("in:dosage renal", section=""), TextQuestion("in:dosage renal", ""), "renal"),
        (
            ListState("renal in:dosage  dose", section="usage"),
            TextQuestion("renal in:dosage  dose", "usage"),
            "renal dose",
        ),
    ],
)
def test_a_section_that_is_chosen_takes_the_place_of_one_that_is_typed(
    state: ListState, question: TextQuestion, text: str
) -> None:
    assert state.text_query == question
    assert question.text == text
