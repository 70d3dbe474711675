"""The choice among the labels of one generic name."""

from __future__ import annotations

import pytest

from medviewer.library.store.label_choice import FORM, LABELER, NAME, NEWEST, STRENGTH, LabelChoice
from medviewer.library.store.label_groups import LabelRow


def row(id: str, form: str = "", route: str = "", labeler: str = "", strength: str = "", title: str = "") -> LabelRow:
    """Return a label."""
    return LabelRow(id, title or id, "testamycin", False, "2020-01-01", form, route, strength, labeler, "")


ROWS = [
    row("a", "tablet", "oral", "Mill Works, Inc.", "500 mg", "Testamycin B12"),
    row("b", "Tablet", "ORAL", "MILL WORKS INC", "1 g", "Testamycin B2"),
    row(
        "c",
        "injection; powder, lyophilized",
        "intravenous; intramuscular",
        "Löwe GmbH",
        "250 mcg; 500 mcg",
        "Testamycin",
    ),
    row("d", "", "", "", "", "Another name"),
    row("e", "tablet", "", "Löwe GmbH", "62.5 mg/5 mL", "testamycin a"),
]


def ids(choice: LabelChoice) -> str:
    """Return the ids of the labels that are chosen."""
    return "".join(label.id for label in choice.of(ROWS))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (LabelChoice(), "abcde"),
        (LabelChoice(form="tablet"), "abe"),
        (LabelChoice(form="powder lyophilized"), "c"),
        (LabelChoice(form="injection", route="intramuscular"), "c"),
        (LabelChoice(form="tablet", labeler="lowe gmbh"), "e"),
        (LabelChoice(labeler="mill works inc"), "ab"),
        (LabelChoice(form=""), "d"),
        (LabelChoice(route=""), "de"),
        (LabelChoice(form="tab"), ""),
        (LabelChoice(form="tablet", route="intravenous"), ""),
        (LabelChoice(order=STRENGTH), "ceabd"),
        (LabelChoice(order=FORM), "ceabd"),
        (LabelChoice(order=LABELER), "ceabd"),
        (LabelChoice(order=NAME), "dceba"),
        (LabelChoice(form="tablet", order=STRENGTH), "eab"),
    ],
)
def test_labels_are_filtered_and_sorted(choice: LabelChoice, expected: str) -> None:
    assert ids(choice) == expected


def test_each_value_of_the_group_is_counted_and_what_is_not_stated_stands_last() -> None:
    found = LabelChoice().values(ROWS, "form")
    assert [(value.text, value.labels) for value in found] == [
        ("injection", 1),
        ("powder, lyophilized", 1),
        ("tablet", 3),
        ("", 1),
    ]
    assert [(value.text, value.labels) for value in LabelChoice().values(ROWS, "labeler")] == [
        ("Löwe GmbH", 2),
        ("Mill Works, Inc.", 2),
        ("", 1),
    ]


@pytest.mark.parametrize("fact", ["form", "route", "labeler"])
@pytest.mark.parametrize(
    "before", [LabelChoice(), LabelChoice(form="tablet"), LabelChoice("tablet", "oral", "lowe gmbh")]
)
def test_as_many_labels_are_listed_as_a_value_says(fact: str, before: LabelChoice) -> None:
    for value in before.values(ROWS, fact):
        assert len(before.having(fact, value.key).of(ROWS)) == value.labels


def test_a_chosen_value_that_no_label_has_any_more_is_there_with_none() -> None:
    choice = LabelChoice(form="gel")
    assert next((value.text, value.labels) for value in choice.values(ROWS, "form")) == ("gel", 0)
    assert choice.text_of(ROWS, "form") == "gel"
    assert choice.of(ROWS) == []


def test_signs_alone_state_nothing() -> None:
    rows = [row("a", "--"), row("b")]
    assert [(value.key, value.text, value.labels) for value in LabelChoice().values(rows, "form")] == [("", "", 2)]


def test_orders_are_stable_and_any_strength_has_a_place() -> None:
    rows = [
        row(str(n), strength=text)
        for n, text in enumerate(["", "5 units", "0.5 g", "500 mg", "٥ mg", "9" * 400, "5 mg"])
    ]
    assert [label.id for label in LabelChoice(order=STRENGTH).of(rows)][:4] == ["4", "6", "2", "3"]
    assert [label.id for label in LabelChoice(order=STRENGTH).of(rows)][-1] == "0"
    assert LabelChoice(order=NEWEST).of(rows) == rows
    assert not LabelChoice(order=STRENGTH).is_filter
    assert LabelChoice(route="").is_filter
