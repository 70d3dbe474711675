"""Front matter is read, bounded, salvaged, and never takes the page with it."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.monograph.frontmatter import front_matter

BODY = "# Fenoterol\n\nA page.\n"


def _split(yaml: str) -> front_matter.Matter:
    return front_matter.split(f"---\n{yaml}\n---\n{BODY}")


def test_values_and_body_and_the_line_of_the_body() -> None:
    found = _split("title: Fenoterol\nbrands: [One, Two]\nreviewed: 2024-05-01")
    assert found.values == {"title": "Fenoterol", "brands": ["One", "Two"], "reviewed": "2024-05-01"}
    assert found.body.strip() == BODY.strip()
    assert found.problems == ()
    lines = f"---\ntitle: x\n---\n{BODY}".split("\n")
    found = _split("title: x")
    assert lines[found.first_line - 1 + found.body.split("\n").index("# Fenoterol")] == "# Fenoterol"


@pytest.mark.parametrize("written", ["2024-01-01", "5", "No", "1e3", "010", "12:30", "0x1F", "5.0", "on"])
def test_a_title_is_what_is_written_whatever_yaml_makes_of_it(written: str) -> None:
    assert _split(f"title: {written}").text("title") == written


@pytest.mark.parametrize("written", ["", "null", "~", "[]"])
def test_absent_values_are_empty(written: str) -> None:
    assert _split(f"last_reviewed: {written}").text("last_reviewed") == ""


def test_keys_match_whatever_their_case_and_hyphens() -> None:
    assert _split("Generic-Name: fenoterol").text("generic_name") == "fenoterol"
    assert _split("brands:\n- A\n- B").texts_of("brand_names", "brands") == ("A", "B")
    assert _split("title: >-\n  one\n  two").text("title") == "one two"


def test_no_front_matter() -> None:
    assert front_matter.split(BODY).body == BODY
    assert front_matter.split("text\n---\nmore\n---\n").body == "text\n---\nmore\n---\n"
    assert front_matter.split("").body == ""


def test_blank_lines_before_front_matter() -> None:
    assert front_matter.split(f"\n\n---\ntitle: Z\n---\n{BODY}").text("title") == "Z"


@pytest.mark.parametrize(
    ("yaml", "line"),
    [
        ("layout: x\ntitle: Fenoterol: a page", 3),
        ("title: Fenoterol: a page\nfaqs:\n  - q: x\n    a: y", 2),
        ("title: Fenoterol: a page\n\tlayout: x", 2),
    ],
)
def test_a_bare_colon_is_listed_with_its_line_and_the_title_is_kept(yaml: str, line: int) -> None:
    found = _split(yaml)
    assert found.text("title") == "Fenoterol: a page"
    assert found.body.strip() == BODY.strip()
    assert [problem.line for problem in found.problems] == [line]
    assert "quotes" in found.problems[0].message


def test_what_cannot_be_salvaged_is_left_over_to_be_shown() -> None:
    found = _split("title: Fenoterol\n  strength: 5 mg\nother: [open")
    assert found.text("title") == "Fenoterol"
    assert found.leftover == "  strength: 5 mg"
    assert found.text("other") == "[open"


def test_a_list_where_a_map_should_be() -> None:
    found = _split("- title: Fenoterol\n- strength")
    assert found.text("title") == "Fenoterol"
    assert found.leftover == "- strength"
    assert "list" in found.problems[0].message


def test_text_between_rules_is_part_of_the_page() -> None:
    found = front_matter.split("---\nA first paragraph.\n\nA second.\n---\nMore.\n")
    assert "A first paragraph." in found.body
    assert found.problems


def test_front_matter_that_never_ends_is_shown_and_still_names_the_page() -> None:
    found = front_matter.split("---\ntitle: Fenoterol\n# Fenoterol\n")
    assert found.text("title") == "Fenoterol"
    assert "title: Fenoterol" in found.body
    assert "closing" in found.problems[0].message


def test_keys_that_stand_twice_are_listed() -> None:
    found = _split("title: One\ntitle: Two")
    assert found.text("title") == "Two"
    assert [(problem.line, "title" in problem.message) for problem in found.problems] == [(3, True)]


def test_nested_keys_of_the_same_name_are_not_twice() -> None:
    assert _split("faqs:\n  - q: 1\n    a: 2\n  - q: 3\n    a: 4").problems == ()


BOMB = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" if n else "k0: &k0 [x]" for n in range(9))


@pytest.mark.parametrize(
    "yaml",
    [
        f"title: Fenoterol\n{BOMB}",
        "title: Fenoterol\nx: " + "[" * 5000,
        "title: Fenoterol\nx: " + "{a: " * 3000,
        "title: Fenoterol\nx: &x [*x]",
        "title: Fenoterol\nx:\n" + "\n".join(f"{' ' * n}- " for n in range(200)),
        "title: Fenoterol\nx: [" + "a," * 30000 + "]",
        "title: Fenoterol\nx: " + "9" * 5000,
        "title: Fenoterol\nx: 2024-13-45",
        "title: Fenoterol\nx: !!bool maybe",
        "title: Fenoterol\nx: !!python/object/apply:os.system [true]",
        "title: Fenoterol\nx: !!timestamp never",
        "title: Fenoterol\n? [a, b]\n: c",
        "title: Fenoterol\nx: \x07",
        "title: Fenoterol\nx: y\n" + "z" * (front_matter.LARGEST + 1),
    ],
)
def test_hostile_front_matter_is_listed_quickly_and_the_title_survives(yaml: str) -> None:
    begin = time.process_time()
    found = _split(yaml)
    assert time.process_time() - begin < 2
    assert found.text("title") == "Fenoterol"
    assert len(found.problems) == 1
    assert found.body.strip() == BODY.strip()


def test_values_are_what_json_knows() -> None:
    found = _split("a: 2024-05-01 10:00:00\nb: .nan\nc: !!binary aGk=\nd: {5: x}\ne: !!set {y, x}")
    assert json.loads(json.dumps(found.values)) == {
        "a": "2024-05-01T10:00:00",
        "b": "nan",
        "c": "hi",
        "d": {"5": "x"},
        "e": ["x", "y"],
    }


@given(st.text(max_size=300))
def test_any_front_matter_is_read_salvaged_or_shown(yaml: str) -> None:
    found = _split(yaml)
    json.dumps(found.values)
    assert "A page." in found.body


@given(st.text(alphabet="ab:-[]{}&*?|>'\"#!%@,\t \n0.", max_size=200))
def test_any_mix_of_yaml_signs_is_read_salvaged_or_shown(yaml: str) -> None:
    assert "A page." in _split(yaml).body
