"""Two versions of a page: every word accounted for, amounts whole, in bounded work."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.monograph import word_diff
from medviewer.monograph.difference import HEAD, SectionDifference, difference
from medviewer.monograph.parser import parse
from medviewer.monograph.sections.vocabulary import Vocabulary
from medviewer.monograph.word_diff import DiffRun, diff_words


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(run.kind, run.text.strip()) for run in diff_words(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("give 5 mg once", "give 10 mg once", "5 mg", "10 mg"),
        ("give 5\u00a0mg once", "give 5\u00a0g once", "5\u00a0mg", "5\u00a0g"),
        ("give 5 mg.", "give 6 mg.", "5 mg", "6 mg"),
        ("test HLA-B*5701 first", "test HLA-B*1502 first", "HLA-B*5701", "HLA-B*1502"),
        ("10 to 20 mg/kg daily", "10 to 25 mg/kg daily", "10 to 20 mg/kg", "10 to 25 mg/kg"),
        ("2.5–5 mL hourly", "2.5–7.5 mL hourly", "2.5–5 mL", "2.5–7.5 mL"),
        ("below 50 % of it", "below 60 % of it", "50 %", "60 %"),
        ("use co-trimoxazole now", "use co-amoxiclav now", "co-trimoxazole", "co-amoxiclav"),
        ("max. 1,000 units", "max. 10,000 units", "1,000 units", "10,000 units"),
    ],
)
def test_an_amount_and_a_name_are_one_word(old: str, new: str, gone: str, come: str) -> None:
    assert [text for kind, text in told(old, new) if kind == "removed"] == [gone]
    assert [text for kind, text in told(old, new) if kind == "added"] == [come]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg to 10 mg", "2 mg to 5 mg"),
        ("5 mg or 10 mg", "5 mg or 20 mg"),
        ("1.5 mg/kg – 2 mg/kg", "1 mg/kg – 2 mg/kg"),
        ("5 mg\u00a0to 10 mg", "5 mg\u00a0to 15 mg"),
    ],
)
def test_a_range_whose_unit_stands_twice_is_one_change(old: str, new: str) -> None:
    assert told(f"Give {old}, daily.", f"Give {new}, daily.") == [
        ("same", "Give"),
        ("removed", old),
        ("added", new),
        ("same", ", daily."),
    ]


def test_amounts_of_two_kinds_are_no_range() -> None:
    assert told("2 tablets or 5 ml daily", "2 tablets or 10 ml daily") == [
        ("same", "2 tablets or"),
        ("removed", "5 ml"),
        ("added", "10 ml"),
        ("same", "daily"),
    ]


def test_a_sign_that_ends_a_word_is_no_part_of_it() -> None:
    assert told("once daily.", "once daily, with food.") == [
        ("same", "once daily"),
        ("added", ", with food"),
        ("same", "."),
    ]


def test_white_space_alone_is_no_change() -> None:
    assert diff_words("a b\nc", " a  b c\n") == (DiffRun("same", " a  b c\n"),)
    assert diff_words("", "") == ()
    assert diff_words("", "x") == (DiffRun("added", "x"),)


def test_a_sentence_that_was_written_anew_is_not_chopped_up() -> None:
    kinds = [kind for kind, _ in told("avoid in all forms of liver disease", "do not give to those with liver failure")]
    assert kinds == ["removed", "added"] or kinds.count("same") <= 1


words = st.lists(st.sampled_from(["5", "mg", "10", "to", "a", "b.", "(", "\n", "HLA-B*5701", "–", "é,"]), max_size=30)
texts = st.one_of(words.map(" ".join), st.text(max_size=60))


def squeezed(told: tuple[DiffRun, ...], without: str) -> str:
    return "".join("".join(run.text for run in told if run.kind != without).split()).replace("\u00a0", "")


@given(texts, texts, st.sampled_from([0, 4, 30, word_diff.MOST]))
def test_every_word_of_both_is_there_once_in_order(old: str, new: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_diff, "MOST", most)
        found = diff_words(old, new)
    assert "".join(run.text for run in found if run.kind != "removed") == new
    assert squeezed(found, "added") == "".join(old.split())
    assert all(run.text for run in found)
    assert all(one.kind != other.kind for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x" * 300_000, "y" * 300_000),
        ("?" * 100_000, "?" * 99_999 + "!"),
        ("5 to " * 40_000, "5 to " * 40_000 + "6"),
        ("1-" * 50_000, "1," * 50_000),
        ("a b " * 40_000, "b a " * 40_000),
        ("a b\n" * 40_000, "b a\n" * 40_000),
    ],
    ids=["one word", "signs", "ranges", "numbers", "many words", "many lines"],
)
def test_hostile_sizes_come_to_an_end(old: str, new: str) -> None:
    assert "".join(run.text for run in diff_words(old, new) if run.kind != "removed") == new


def page(*sections: tuple[str, str], head: str = "title: X") -> str:
    return f"---\n{head}\n---\n" + "".join(f"### {title}\n{text}\n\n" for title, text in sections)


def compared(old: str, new: str) -> list[tuple[str, str, bool]]:
    return [(one.title, one.state, one.moved) for one in difference(parse(old, "x"), parse(new, "x"))]


USAGE, DOSAGE, EFFECTS = ("Usage", "For pain."), ("Dosage", "Adults: 5 mg."), ("Side Effects", "Sleep.")


def test_sections_are_told_in_the_order_of_the_page() -> None:
    new = page(USAGE, ("Dosage", "Adults: 10 mg."), ("Pregnancy", "Avoid."))
    found = difference(parse(page(USAGE, DOSAGE, EFFECTS), "x"), parse(new, "x"))
    assert [(one.title, one.state) for one in found] == [
        ("Usage", "same"),
        ("Dosage", "changed"),
        ("Pregnancy", "added"),
        ("Side Effects", "removed"),
    ]
    assert found[1] == SectionDifference(
        "dosage",
        "Dosage",
        "changed",
        False,
        (DiffRun("same", "Adults: "), DiffRun("removed", "5 mg"), DiffRun("added", "10 mg"), DiffRun("same", ".")),
    )
    assert found[2].runs == (DiffRun("added", "Avoid."),)
    assert found[3].runs == (DiffRun("removed", "Sleep."),)


def test_a_removed_section_is_told_where_it_stood() -> None:
    assert [title for title, _, _ in compared(page(USAGE, DOSAGE, EFFECTS), page(USAGE, EFFECTS))] == [
        "Usage",
        "Dosage",
        "Side Effects",
    ]


def test_the_one_section_that_moved_is_said_to_have() -> None:
    assert compared(page(USAGE, DOSAGE, EFFECTS), page(EFFECTS, USAGE, DOSAGE)) == [
        ("Side Effects", "same", True),
        ("Usage", "same", False),
        ("Dosage", "same", False),
    ]


def test_a_section_with_another_title_is_the_same_by_its_key() -> None:
    [one] = difference(parse(page(("Dosing", "5 mg.")), "x"), parse(page(("Dosage", "5 mg.")), "x"))
    assert (one.key, one.state) == ("dosage", "changed")
    assert [run.kind for run in one.runs] == ["removed", "added", "same"]


def test_two_sections_of_one_name_are_matched_in_their_order() -> None:
    old, new = (page(("Storage", text), ("Storage", "Dry.")) for text in ("Cool.", "Warm."))
    assert [state for _, state, _ in compared(old, new)] == ["changed", "same"]


def test_what_stands_above_the_sections_is_told_only_where_it_differs() -> None:
    old = page(USAGE, head="title: X\nbrands: [One]")
    [head, usage] = difference(parse(old, "x"), parse(page(USAGE, head="title: X\nbrands: [One, Two]"), "x"))
    assert (head.key, head.state, usage.state) == (HEAD, "changed", "same")
    assert ("added", "Two") in [(run.kind, run.text.strip(" ,")) for run in head.runs]
    assert HEAD not in [one.key for one in difference(parse(old, "x"), parse(old, "x"))]


sections = st.lists(
    st.tuples(st.sampled_from(["Usage", "Dosage", "Storage", "Notes"]), st.sampled_from(["A.", "B b.", "5 mg"])),
    max_size=6,
)


@given(sections, sections)
def test_every_section_of_both_is_told_once(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    before, after = parse(page(*old), "x"), parse(page(*new), "x")
    found = [one for one in difference(before, after) if one.key != HEAD]
    assert [one.title for one in found if one.state != "removed"] == [section.title for section in after.sections]
    kept = sum(one.state in ("same", "changed") for one in found)
    assert kept + sum(one.state == "removed" for one in found) == len(before.sections)


@pytest.mark.parametrize(
    ("fact", "label"),
    [
        ("generic_name", "Generic name"),
        ("brands", "Brands"),
        ("drug_class", "Class"),
        ("atc", "ATC"),
        ("reviewed_by", "Reviewed by"),
        ("last_reviewed", "Last reviewed"),
    ],
)
def test_whatever_stands_above_the_sections_is_compared(fact: str, label: str) -> None:
    values = ("2024-01-01", "2025-01-01") if fact == "last_reviewed" else ("B01AA03", "B01AA04")
    old, new = (parse(page(USAGE, head=f"title: X\n{fact}: {value}"), "x") for value in values)
    assert difference(old, old)[0].key != HEAD
    head = difference(old, new)[0]
    assert (head.key, head.state) == (HEAD, "changed")
    assert [run.text.strip() for run in head.runs if run.kind == "removed"] == [values[0]]
    assert label in "".join(run.text for run in head.runs)


def test_a_section_whose_key_is_another_now_is_the_same_by_its_title() -> None:
    old = parse(page(USAGE, ("Storage", "Keep at 5 degrees.")), "x")
    cold = Vocabulary.load(b"[cold]\ntitle = 'Cold chain'\nnames = ['storage']\n")
    new = parse(page(USAGE, ("Storage", "Keep at 8 degrees.")), "x", cold)
    assert [section.key for section in new.sections][-1] == "cold" != [section.key for section in old.sections][-1]
    assert [(one.title, one.state) for one in difference(old, new)] == [("Usage", "same"), ("Storage", "changed")]
