"""Front matter in TOML, and the synonyms that front matter of other programs gives."""

from __future__ import annotations

import pytest

from medviewer.library.names.page_names import names_of
from medviewer.monograph.frontmatter import front_matter
from medviewer.monograph.parser import index_view, parse

TOML = """+++
title = "Ketomol"
date = 2026-01-05
weight = 3
aliases = ["Molaket", "keto-mol"]
[extra]
drug_class = "hypnotic"
reviewed_by = "N. N."
[[faqs]]
q = "May I drive?"
a = "No."
+++

### Dosage

5 mg at night.
"""


def test_toml_is_front_matter_and_not_text() -> None:
    page = parse(TOML, "File")
    assert (page.title, page.drug_class, page.reviewed_by) == ("Ketomol", "hypnotic", "N. N.")
    assert page.front_matter["date"] == "2026-01-05"
    assert [section.key for section in page.sections] == ["dosage", "faqs"]
    assert page.sections[0].line == 14
    assert "+++" not in page.sections[0].text
    assert index_view(TOML, "File").summary.other_names == ("Molaket", "keto-mol")


def test_broken_toml_keeps_what_can_be_read_and_shows_the_rest() -> None:
    page = parse('+++\ntitle = "Ketomol"\nbrands = [unquoted\nclass = "hypnotic"\n+++\n\nText.\n', "File")
    assert (page.title, page.drug_class) == ("Ketomol", "hypnotic")
    [problem] = page.problems
    assert problem.line == 3
    assert page.sections[-1].text == "brands = [unquoted"


@pytest.mark.parametrize(
    "source", ["+++\nnever closed\n\ntext\n", "+++\nno pairs\n+++\ntext\n", "text\n+++\na = 1\n+++\n"]
)
def test_what_is_no_toml_is_text(source: str) -> None:
    assert front_matter.split(source).body == source


@pytest.mark.parametrize("deep", ["a = " + "[" * 5000, "a" + ".a" * 5000 + " = 1", 'a = "' + "x" * 70_000])
def test_hostile_toml_is_shown_and_listed(deep: str) -> None:
    page = parse(f'+++\ntitle = "Ketomol"\n{deep}\n+++\nText.\n', "File")
    assert page.title == "Ketomol"
    assert page.problems


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("aliases: [Zetamol, zetamolum]", ("Zetamol", "zetamolum")),
        ("synonyms: Zetamol, zetamolum; Z and Z", ("Zetamol", "zetamolum", "Z and Z")),
        ("alias: Zetamol\nsynonym: zetamolum\nother_names: [Zetamol]", ("Zetamol", "zetamolum")),
        ("Also-Known-As: [Zeta and Mol]", ("Zeta and Mol",)),
        ("aliases:\n  - /old/zetamol/\n  - /drugs/z.html\n  - Zetamol", ("Zetamol",)),
        ("tags: [beta-blocker]\ncategories: [heart]", ()),
        ("aliases: []\nsynonyms: null", ()),
    ],
)
def test_synonyms_are_names_and_tags_are_none(written: str, names: tuple[str, ...]) -> None:
    source = f"---\ntitle: Fenbromol\n{written}\n---\n\n### Dosage\n\n5 mg\n"
    summary = index_view(source, "x").summary
    assert summary.other_names == names
    assert summary.brands == ()
    assert {one.shown for one in names_of(summary).called if one.kind < 2} == {"Fenbromol", *names}


def test_answers_in_front_matter_are_read_as_the_page_is() -> None:
    source = '---\ntitle: A\nfaqs:\n  - {q: "How?", a: "==At most== 10^9^/L[^1]\\n\\n[^1]: A day."}\n---\n\nText.\n'
    [_, faqs] = parse(source, "A").sections
    assert "At most 10^9/L(1)" in faqs.text
    assert "(1) A day." in faqs.text
