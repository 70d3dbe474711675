"""The text of the pages is searched: words, phrases, sections, forms of words, and never an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.search import AbandonedError, PassageHit, Search
from medviewer.library.text.passages import forms

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

DRUGA = """---
title: Drugamine
brands: [Proofex]
---
# Drugamine
### Usage
For **paper cuts** of every size, and for `blank` pages.
### Dosage
* Adults: 5 mg once daily.
* **Renal impairment:** half of it. See [the table](https://example.org/renal) of HLA-B*5701.
### Side Effects
Yawning, vomiting, and rare seizures. Café noir helps.
"""
DRUGB = """---
title: Otherol
faqs:
  - q: Is it kept in the fridge?
    a: Never in winter.
---
### Dosage
Impairment of the renal kind needs no change. Do not take with drugamine.
### Precautions
Watch for bleeding. A seizure was seen.
"""


@pytest.fixture
def search(library: Write, indexed: Open) -> Search:
    return indexed(library({"a.md": DRUGA, "b.md": DRUGB})).search()


def found(search: Search, query: str, *sections: str) -> list[tuple[str, str]]:
    return [(hit.title, hit.section) for hit in search.passages(query, sections).hits]


def marked(hit: PassageHit) -> list[str]:
    return [hit.snippet[start : start + length] for start, length in hit.marks]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("paper cuts", {("Drugamine", "usage")}),
        ("renal impairment", {("Drugamine", "dosage"), ("Otherol", "dosage")}),
        ('"renal impairment"', {("Drugamine", "dosage")}),
        ("renal -half", {("Otherol", "dosage")}),
        ("seizure", {("Drugamine", "side_effects"), ("Otherol", "precautions")}),
        ("vomit", {("Drugamine", "side_effects")}),
        ("yawned", {("Drugamine", "side_effects")}),
        ("imp", {("Drugamine", "dosage"), ("Otherol", "dosage")}),
        ("cafe", {("Drugamine", "side_effects")}),
        ("in:precautions seizure", {("Otherol", "precautions")}),
        ("in:prec seizure", {("Otherol", "precautions")}),
        ("in:side_effects seizure", {("Drugamine", "side_effects")}),
        ("proofex yawning", {("Drugamine", "side_effects")}),
        ("fridge winter", {("Otherol", "faqs")}),
        ("hla-b*5701", {("Drugamine", "dosage")}),
        ("5 mg", {("Drugamine", "dosage")}),
        ("bleeding yawning", set()),
        ("example.org", set()),
        ("-bleeding", set()),
        ("in:dosage", set()),
    ],
)
def test_what_a_query_finds(search: Search, query: str, expected: set[tuple[str, str]]) -> None:
    assert set(found(search, query)) == expected


NEARER = "Rash."
FARTHER = "Rest and sleep, food and drink, light and air; seldom there was a rash in the end of it all."


def among_others(*pages: tuple[str, str]) -> dict[str, str]:
    """Return pages of titles and sections, and others beside them that make their words rare."""
    others = {f"other{n}.md": f"# Other{n}\n### Usage\nRest and sleep, food and drink.\n" for n in range(8)}
    return others | {f"{title}.md": f"# {title}\n{text}\n" for title, text in pages}


@pytest.mark.parametrize("order", [("near", "far"), ("far", "near")])
def test_passages_of_several_libraries_come_by_how_close_they_are(
    library: Write, indexed: Open, order: tuple[str, str]
) -> None:
    roots = {
        "near": library(among_others(("Zetamol", f"### Usage\n{NEARER}")), "near"),
        "far": library(among_others(("Alphamol", f"### Usage\n{FARTHER}")), "far"),
    }
    search = indexed(*(roots[name] for name in order)).search()
    assert [hit.title for hit in search.passages("rash").hits] == ["Zetamol", "Alphamol"]
    assert [hit.title for hit in search.passages("rash", limit=1).hits] == ["Zetamol"]


def test_passages_of_several_libraries_stay_together_by_drug(library: Write, indexed: Open) -> None:
    both = f"### Usage\n{NEARER}\n### Dosage\n{FARTHER}"
    between, far = "### Usage\nRest, sleep, food, drink, light, and a rash.", f"### Usage\n{FARTHER}"
    ours = library(among_others(("Betamol", both)), "ours")
    theirs = library(among_others(("Alphamol", between), ("Zetamol", far)), "theirs")
    answer = indexed(theirs, ours).search().passages("rash")
    assert [hit.title for hit in answer.hits] == ["Betamol", "Betamol", "Alphamol", "Zetamol"]
    assert answer.counts == {"usage": 3, "dosage": 1}


def test_a_section_can_be_asked_for_beside_the_query(search: Search) -> None:
    assert found(search, "seizure", "side_effects") == [("Drugamine", "side_effects")]
    assert found(search, "seizure", "nothing_like_it") == []


def test_counts_are_by_section_and_for_the_whole_query(search: Search) -> None:
    answer = search.passages("in:dosage seizure renal OR")
    assert not answer.hits
    assert search.passages("seizure", ["precautions"]).counts == {"side_effects": 1, "precautions": 1}
    assert not search.passages("seizure").capped


def test_a_snippet_is_one_line_with_its_hits(search: Search) -> None:
    [hit] = search.passages('"renal impairment"').hits
    assert "\n" not in hit.snippet
    assert "**" not in hit.snippet and "https" not in hit.snippet
    assert marked(hit) == ["Renal impairment"]
    [hit] = search.passages("seizures yawn").hits
    assert marked(hit) == ["Yawning", "seizures"]
    assert hit.label == "Side effects"


def test_a_drugs_name_is_never_taken_for_another_word(library: Write, indexed: Open) -> None:
    pages = {"a.md": "# Testing\n### Usage\nNothing.\n", "b.md": "# Bexamol\n### Usage\nTested and tests.\n"}
    search = indexed(library(pages)).search()
    assert found(search, "testing ") == [("Testing", "usage")]
    assert found(search, "tests ") == found(search, "tested ") == [("Bexamol", "usage")]


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("seizure", {"seizures"}),
        ("allergies", {"allergy"}),
        ("dosing", {"dose", "doses", "dosed"}),
        ("stopped", {"stop", "stops"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("infection", {"infections", "infected"}),
        ("dizziness", {"dizzy"} - {"dizzy"}),
    ],
)
def test_forms(word: str, others: set[str]) -> None:
    assert forms(word)[0] == word
    assert others <= set(forms(word))


@pytest.mark.parametrize("word", ["mg", "the", "5mg", "b12", "été"])
def test_short_words_and_numbers_have_one_form(word: str) -> None:
    assert forms(word) == [word]


@pytest.mark.parametrize("query", ['"', '""', "-", "in:", "NOT", "AND", "(", "a*", "^x", "NEAR(a b)", "{", "'", "in:x"])
def test_any_punctuation_is_text(search: Search, query: str) -> None:
    assert isinstance(search.passages(query).hits, list)


def test_operators_are_words(search: Search) -> None:
    assert found(search, "yawning OR bleeding") == []
    assert found(search, "yawning AND rare ") == [("Drugamine", "side_effects")]


def test_changed_and_removed_text(library: Write, indexed: Open) -> None:
    root = library({"a.md": DRUGA, "b.md": DRUGB})
    catalogue = indexed(root)
    library({"b.md": DRUGB.replace("bleeding", "gleaming")})
    (root / "a.md").unlink()
    catalogue.update()
    search = catalogue.search()
    assert found(search, "gleaming") == [("Otherol", "precautions")]
    assert found(search, "gleam") == [("Otherol", "precautions")]
    assert found(search, "bleeding") == found(search, "yawning") == []


def test_an_interrupted_question_is_abandoned_and_a_later_one_is_not(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = indexed(library({"a.md": DRUGA})).search()
    from medviewer.library.text import passages

    ask, raised = passages.ask, []

    def interrupted(*given: object) -> object:
        search.interrupt()
        return ask(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(passages, "ask", interrupted)

    def asked() -> None:
        with pytest.raises(AbandonedError):
            search.passages("yawning")
        raised.append(True)

    thread = Thread(target=asked)
    thread.start()
    thread.join()
    monkeypatch.undo()
    assert raised and len(search.passages("yawning").hits) == 1


def test_a_question_that_was_given_up_before_it_was_asked_is_not_answered(library: Write, indexed: Open) -> None:
    search = indexed(library({"a.md": DRUGA})).search()
    with pytest.raises(AbandonedError):
        search.passages("yawning", unwanted=lambda: True)


def test_a_question_whose_index_is_closed_meanwhile_is_abandoned(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = indexed(library({"o.md": "# Otherol\nNothing of it.\n"}, "first"), library({"a.md": DRUGA}, "second"))
    search = catalogue.search()
    from medviewer.library.text import passages

    ask = passages.ask

    def closed_after(*given: object) -> object:
        answer = ask(*given)  # type: ignore[arg-type]
        search.interrupt()
        catalogue.close()
        return answer

    monkeypatch.setattr(passages, "ask", closed_after)
    with pytest.raises(AbandonedError):
        search.passages("yawning")
