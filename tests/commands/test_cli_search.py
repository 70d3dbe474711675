"""`medviewer search` as its users see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]
TESTAMYCIN = """---
title: Testamycin
---
### Usage
For infections that exist on paper.

### Dosage
* Adults: 5 mg once.
"""


@pytest.fixture
def run(run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path]) -> Run:
    """Return a function that runs `search` on two pages in this process: (exit code, stdout)."""
    pages = library({"t.md": TESTAMYCIN, "b.md": "---\ntitle: Testamycin + Samplic acid\n---\n### Usage\nBoth.\n"})
    return lambda *arguments: run_on(pages, "search", *arguments)[:2]


def test_search_prints_names_then_passages(run: Run) -> None:
    code, out = run("testamicin")
    assert (code, out.splitlines()[0]) == (0, "Testamycin\tdid you mean")
    code, out = run("infections", "paper")
    assert (code, out) == (0, "Testamycin\tusage\tFor infections that exist on paper.\n")
    assert run("nothing-has-this") == (1, "")


def test_search_as_json(run: Run) -> None:
    code, out = run("--json", "--in", "dosage", "--limit", 1, "testamycin")
    found = json.loads(out)
    assert code == 0
    [name] = found["names"]
    assert (name["title"], name["matched"], name["kind"], name["score"]) == ("Testamycin", "Testamycin", "exact", 100)
    [passage] = found["passages"]
    assert set(passage) == {"id", "title", "section", "snippet"}
    assert (passage["id"], passage["section"]) == (name["id"], "dosage")


def test_search_answers_a_file_of_queries_line_by_line(run: Run, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text('testamycin\n\n"5 mg\nsamplic testam\n', encoding="utf-8")
    code, out = run("--batch", queries)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [bool(one["names"]) for one in found] == [True, False, False, True]
    assert found[2]["passages"][0]["section"] == "dosage"
    assert found[3]["names"][0]["title"] == "Testamycin + Samplic acid"


CLASSED = {
    "s.md": "---\ntitle: Sertraline\natc: N06AB06\ndrug_class: SSRI\n---\n### Pregnancy\nNear term: jittery.\n",
    "f.md": "---\ntitle: Fluoxetine\natc: N06AB03\n---\n### Usage\nLow mood.\n",
    "w.md": "---\ntitle: Warfarin\n---\n### Pregnancy\nAvoid; SSRI add bleeding.\n",
}


def test_a_drug_of_a_class_is_printed_once(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path]
) -> None:
    pages = library(CLASSED)
    found = json.loads(run_on(pages, "search", "--json", "SSRI")[1])
    assert found["group"]["titles"] == ["Fluoxetine", "Sertraline"] and not found["names"]
    lines = run_on(pages, "search", "SSRI")[1].splitlines()
    assert [line for line in lines if line.startswith(("Sertraline\t", "Fluoxetine\t"))] == [
        "Fluoxetine\t",
        "Sertraline\t",
    ]


@pytest.mark.parametrize("query", ["ssri pregnancy", "N06AB in pregnancy", "pregnant SSRIs", "N06AB06 pregnancy"])
def test_a_class_and_a_topic_have_the_passages_of_its_drugs(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path], query: str
) -> None:
    found = json.loads(run_on(library(CLASSED), "search", "--json", query)[1])
    assert found["topic"] == "Pregnancy" and found["opens"] is None
    assert "Sertraline" in found["group"]["titles"] and "Warfarin" not in found["group"]["titles"]
    assert [(one["title"], one["section"]) for one in found["passages"]] == [("Sertraline", "pregnancy")]


def test_two_names_are_names_of_the_answer(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path]
) -> None:
    found = json.loads(run_on(library(CLASSED), "search", "--json", "warfarin and fluoxetine")[1])
    assert [one["name"] for one in found["named"]] == ["warfarin", "fluoxetine"]
    assert [(one["title"], one["kind"]) for one in found["names"]] == [("Warfarin", "named"), ("Fluoxetine", "named")]


def test_a_combination_stands_before_the_drugs_that_are_named(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path]
) -> None:
    pages = library(CLASSED | {"c.md": "---\ntitle: Fluoxetine + Warfarin\n---\n### Usage\nNone.\n"})
    found = json.loads(run_on(pages, "search", "--json", "warfa fluox")[1])
    assert [one["title"] for one in found["names"]] == ["Fluoxetine + Warfarin", "Warfarin", "Fluoxetine"]


def test_what_the_index_does_not_find_is_looked_for_letter_by_letter(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path], tmp_path: Path
) -> None:
    pages = library({"t.md": TESTAMYCIN.replace("5 mg", "≥\u00a05 µg"), "o.md": "# Other\n### Usage\nText.\n"})
    assert run_on(pages, "search", "≥ 5") == (0, "Testamycin\tdosage\tAdults: ≥ 5 µg once.\n", "")
    found = json.loads(run_on(pages, "search", "--json", "nfectio")[1])
    assert found["scanned"] == 2 and [one["section"] for one in found["passages"]] == ["usage"]
    assert json.loads(run_on(pages, "search", "--json", "infections")[1])["scanned"] == 0
    code, out, told = run_on(pages, "search", "≤ 7")
    assert (code, out) == (1, "")
    assert told == "medviewer: No page holds this text. Looked through: 2 pages of library.\n"
    assert run_on(pages, "search", "--in", "usage", "≥ 5")[2].startswith(
        "medviewer: No section that is asked for holds"
    )
    queries = tmp_path / "queries.txt"
    queries.write_text("≥\ntestamycni\nfect\n", encoding="utf-8")
    lines = [json.loads(line) for line in run_on(pages, "search", "--batch", queries)[1].splitlines()]
    assert [(line["scanned"], len(line["passages"])) for line in lines] == [(2, 1), (0, 0), (2, 1)]


def test_search_wants_a_query_or_a_file(run: Run) -> None:
    assert run()[0] == 2
    assert run("a", "--batch", "b")[0] == 2
    assert run("--limit", "0", "a")[0] == 2


def test_a_class_and_a_code_are_printed_with_their_pages_under_a_heading(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path]
) -> None:
    pages = library(
        {
            "a.md": "---\ntitle: Atenolol\natc: C07AB03\n---\n### Usage\nText.\n",
            "m.md": "---\ntitle: Metoprolol\natc: C07AB02\nndc: 0000-1234\n---\n### Usage\nText.\n",
        }
    )
    assert run_on(pages, "search", "C07")[:2] == (0, "ATC C07: beta blocking agents\t2\nAtenolol\t\nMetoprolol\t\n")
    assert run_on(pages, "search", "--limit", 1, "beta blockers")[:2] == (
        0,
        "Class: beta blocker\t1 of 2\nAtenolol\t\n",
    )
    assert run_on(pages, "search", "9999-9999")[:2] == (1, "NDC 9999-9999\t0\n")
    found = json.loads(run_on(pages, "search", "--json", "0000-1234-05")[1])
    assert (found["opens"], found["names"], found["passages"]) == ("library/m.md", [], [])
    assert (found["group"]["kind"], found["group"]["total"], found["group"]["ids"]) == ("ndc", 1, ["library/m.md"])
    assert run_on(pages, "show", "0000-1234")[1].startswith("Metoprolol\n")
    assert run_on(pages, "show", "C07")[0] == 1


@pytest.mark.parametrize("query", ["0000-1234 pregnancy", "NDC 0000-1234-01 in pregnancy", "00001234 pregnancy"])
def test_a_product_code_and_a_topic_have_its_passages(
    run_on: Callable[..., tuple[int, str, str]], library: Callable[..., Path], query: str
) -> None:
    page = CLASSED["s.md"].replace("drug_class", "ndc: 0000-1234\ndrug_class")
    found = json.loads(run_on(library(CLASSED | {"s.md": page}), "search", "--json", query)[1])
    assert (found["topic"], found["group"]["titles"]) == ("Pregnancy", ["Sertraline"])
    assert [one["title"] for one in found["passages"]] == ["Sertraline"]
