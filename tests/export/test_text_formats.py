"""Plain text, Markdown and JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.export.formats import json_, markdown, text
from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

ROW_KEYS = "id source library title generic_name brands sections faqs front_matter problems".split()  # noqa: SIM905
SOURCE = PageSource("Ward", "x.md", "2026-10-03")


def test_text_has_underlined_headings_and_bullets(page: Monograph, source: PageSource) -> None:
    made = text.render(page, source)
    assert made.startswith(
        "Testomycin + Ficacid\n====================\n\nGeneric name: testomycin and ficacid\n"
        "Brands: Testol, Brandix & Sons\n"
    )
    assert "\n\nDosage\n------\n\nAge | Dose | Times\n" in made
    assert "\n- Renal impairment\n  - 50% below 30 mL/min\n    - stop below 10 mL/min\n" in made
    assert "HLA-B*57:01" in made
    assert made.endswith(
        "\n\nDisclaimer\n----------\n\nOnly an example; ask a pharmacist.\n\n"
        "Source: “Ward <3> formulary”, “t/testomycin.md”, file of 3 Oct 2026, not clinically reviewed\n"
        "Signature: not signed, a folder of pages\n"
    )


def test_text_of_chosen_tabs(page: Monograph, source: PageSource) -> None:
    made = text.render(page, source, ["faqs"])
    assert made.index("\nQ: What if one is missed?\n") < made.index("\nA: Take it as soon as")
    assert "sniffles" not in made
    assert "ask a pharmacist" in made


def test_markdown_is_a_page_that_reads_back_the_same(page: Monograph, source: PageSource) -> None:
    again = parse(markdown.render(page, source), "fallback")
    assert (again.title, again.generic_name, again.brands) == (page.title, page.generic_name, page.brands)
    assert (again.drug_class, again.atc, again.faqs) == (page.drug_class, page.atc, page.faqs)
    assert again.tabs and [(t.key, [(s.key, s.title, s.html) for s in t.sections]) for t in again.tabs] == [
        (t.key, [(s.key, s.title, s.html) for s in t.sections]) for t in page.tabs
    ]
    assert "Only an example; ask a pharmacist." in again.disclaimer[0].text
    assert again.problems == ()


def test_markdown_says_where_it_comes_from(page: Monograph, source: PageSource) -> None:
    made = frontmatter.loads(markdown.render(page, replace(source, reviewed_by="R. Ph", last_reviewed="2025-01-31")))
    assert made["source"].endswith("reviewed by “R. Ph” on 31 Jan 2025")
    assert (made["reviewed_by"], made["last_reviewed"]) == ("R. Ph", "2025-01-31")
    assert "last_reviewed" not in frontmatter.loads(markdown.render(page, source)).metadata


@pytest.mark.parametrize("title", ["Vitamin D3 *1,25*", "No", "2024-01-01", "a: b # c", "[x](y) <b>", "1_000_", "`x`"])
def test_markdown_keeps_titles_that_look_like_something_else(title: str) -> None:
    page = replace(parse("### Usage\nx\n", "x"), title=title)
    again = parse(markdown.render(page, SOURCE), "fallback")
    assert again.title == title
    assert [s.key for s in again.sections] == ["usage", "disclaimer"]


def test_the_row_has_its_documented_keys(page: Monograph, source: PageSource) -> None:
    made = json_.row(page, source)
    assert list(made)[:6] == ROW_KEYS[:6]
    assert set(ROW_KEYS) <= set(made)
    assert (made["id"], made["source"], made["library"]) == (source.id, source.file, source.library)
    assert [s["key"] for s in made["sections"]] == [s.key for s in page.sections]
    assert all(list(s) == ["key", "title", "html", "text"] for s in made["sections"])
    assert made["sections"][-1]["key"] == "disclaimer"
    assert made["faqs"][0] == {"question": "Can it be taken with milk?", "answer": "Yes."}
    assert made["front_matter"]["atc"] == ["J01ZZ99"]


def test_problems_are_in_the_row() -> None:
    made = json_.row(parse("---\ntitle: a: b\n---\n# X\n", "x"), SOURCE)
    assert made["problems"]
    assert all(list(problem) == ["line", "message"] for problem in made["problems"])


def test_one_page_of_json_is_indented_and_a_row_is_one_line(page: Monograph, source: PageSource) -> None:
    whole, line = json_.render(page, source), json_.render_line(page, source)
    assert json.loads(whole) == json.loads(line) == json_.row(page, source)
    assert whole.startswith('{\n  "id": ')
    assert line.count("\n") == 1
    assert "µg" in line


def test_json_of_chosen_tabs_has_only_their_sections_and_questions(page: Monograph, source: PageSource) -> None:
    made = json_.row(page, source, ["dosage"])
    assert [s["key"] for s in made["sections"]] == ["dosage", "disclaimer"]
    assert made["faqs"] == []
    assert len(json_.row(page, source, ["faqs"])["faqs"]) == 2


@given(st.text(), st.text())
def test_any_text_is_one_line_of_json(title: str, body: str) -> None:
    page = parse(f"# {title}\n\n### Usage\n{body}\n", "x")
    line = json_.render_line(replace(page, title=title), SOURCE)
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode())["title"] == title


@given(st.text(max_size=200))
def test_any_page_becomes_text_with_every_word_of_it(body: str) -> None:
    page = parse(f"### Usage\n{body}\n", "x")
    made = text.render(page, SOURCE)
    assert all(word in made for s in page.sections for word in s.text.split())


def test_a_link_that_leads_outside_is_followed_by_its_address(source) -> None:
    links = "[the label](https://example.org/l), <https://example.org>, [here](other.md), [mail](mailto:a@example.org)"
    page = parse(f"# A\n### Usage\nSee {links}.\n", "a")
    said = "See the label (https://example.org/l), https://example.org, here, mail (mailto:a@example.org)."
    assert said in text.render(page, source)
