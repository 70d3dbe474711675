"""A page's text -> a Monograph, whole."""

from __future__ import annotations

import html
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from medviewer.monograph.decoding import read_page
from medviewer.monograph.frontmatter.front_matter import split
from medviewer.monograph.html.markdown_html import to_html, to_text
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import index_view, parse
from medviewer.monograph.sections.vocabulary import Vocabulary

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAGE = """---
layout: page
title: Fenoterol + Ipratropium
generic_name: fenoterol and ipratropium
brands: [Airone, Airtwo]
drug_class: bronchodilators
atc: R03AL01, R03AC04
reviewed_by: A. Pharmacist
last_reviewed: 2024-05-01
lastModified: 2025-01-01
---

# Fenoterol + Ipratropium

Read the whole page.

### Usage

Airways that are too narrow.

### Storage

Below 25 °C.

### FAQs

* **Q: May I drive?** A: Yes.

**Disclaimer:** These words are here for a test and for nothing else at all.
"""


def _words(text: str) -> Counter[str]:
    """Count the words; the asterisk of an allele may be shown as the sign that is no markup (U+2217)."""
    return Counter(word.casefold() for word in re.findall(r"[^\W_]+(?:\*\d+)?", text.replace("\u2217", "*")))


def _shown(page: Monograph) -> Counter[str]:
    return _words("\n".join([page.title, *(f"{section.title}\n{section.text}" for section in page.sections)]))


def _on_tabs(page: Monograph) -> Counter[str]:
    tabbed = [section for tab in page.tabs for section in tab.sections]
    return _words("\n".join([page.title, *(f"{s.title}\n{s.text}" for s in [*tabbed, *page.disclaimer])]))


def test_a_whole_page() -> None:
    page = parse(PAGE, "file")
    assert page.title == "Fenoterol + Ipratropium"
    assert page.generic_name == "fenoterol and ipratropium"
    assert page.brands == ("Airone", "Airtwo")
    assert page.drug_class == "bronchodilators"
    assert page.atc == ("R03AL01", "R03AC04")
    assert (page.reviewed_by, page.last_reviewed) == ("A. Pharmacist", "2024-05-01")
    assert [section.key for section in page.sections] == ["overview", "usage", "other", "faqs", "disclaimer"]
    assert [tab.key for tab in page.tabs] == ["overview", "usage", "faqs", "other"]
    assert [(q.question, q.answer) for q in page.faqs] == [("May I drive?", "Yes.")]
    assert page.front_matter["lastModified"] == "2025-01-01"
    assert page.problems == ()
    assert page.markdown == PAGE


def test_a_summary_says_what_the_monograph_says() -> None:
    page, summary = parse(PAGE, "file"), index_view(PAGE, "file").summary
    for name in ("title", "generic_name", "brands", "drug_class", "atc", "problems"):
        assert getattr(summary, name) == getattr(page, name)


def test_a_modification_date_is_no_review() -> None:
    page = parse("---\ntitle: x\nlastModified: 2025-01-01\ndate: 2025-01-01\nlast_reviewed: null\n---\n", "file")
    assert (page.reviewed_by, page.last_reviewed) == ("", "")


def test_an_empty_page_is_a_problem_and_still_a_page() -> None:
    page = parse("", "fenoterol")
    assert (page.title, page.sections, page.tabs) == ("fenoterol", (), ())
    assert "empty" in page.problems[0].message


def test_front_matter_that_was_not_understood_is_read_under_other() -> None:
    page = parse("---\ntitle: Fenoterol\nstrengths\n  - 5 <mg>\n---\n## Usage\n\ntext\n", "file")
    assert page.title == "Fenoterol"
    assert [section.key for section in page.sections] == ["usage", "other"]
    assert "5 <mg>" in page.sections[1].text
    assert "<mg>" not in page.sections[1].html
    assert page.problems


def test_a_vocabulary_of_a_library(tmp_path: Path) -> None:
    own = tmp_path / "sections.toml"
    own.write_text('[storage]\naliases = ["storage"]\n', encoding="utf-8")
    page = parse(PAGE, "file", Vocabulary.load(own))
    assert [tab.key for tab in page.tabs] == ["overview", "usage", "storage", "faqs"]


def test_faqs_inside_another_section_have_their_own_tab() -> None:
    source = (
        "## Fenoterol\n\n**Precautions:** Use it with care, in the way that the label says, and not otherwise.\n\n"
        "**FAQs (for both):**\n\n* **Q: May I drive?** A: Yes.\n* **Q: Milk?** A: No.\n"
    )
    page = parse(source, "file")
    assert [section.key for section in page.sections] == ["precautions"]
    assert {tab.key: [section.title for section in tab.sections] for tab in page.tabs} == {
        "precautions": ["Fenoterol: Precautions"],
        "faqs": ["FAQs (for both)"],
    }
    assert [question.question for question in page.faqs] == ["May I drive?", "Milk?"]
    assert "drive" not in page.tabs[0].sections[0].text


def test_questions_below_no_label_at_all() -> None:
    page = parse("## Precautions\n\nWith care.\n\n### **Q1: May I drive?**\n\n**A:** Yes.\n", "file")
    assert [tab.key for tab in page.tabs] == ["precautions", "faqs"]
    assert [(q.question, q.answer) for q in page.faqs] == [("May I drive?", "Yes.")]


@pytest.mark.parametrize("text", ["Q.I.D. dosing is rare.", "- Q.D. or Q.O.D.", "Q10 is a vitamin. Is it?"])
def test_dosing_intervals_are_not_questions(text: str) -> None:
    assert [tab.key for tab in parse(f"## Dosage\n\n{text}\n", "file").tabs] == ["dosage"]


HOSTILE = [
    "[" * 20_000,
    "> " * 5_000 + "x",
    "- " * 5_000 + "x",
    "*" * 50_000,
    "**" + " " * 100_000 + "x",
    "**a " * 20_000,
    "<" * 20_000,
    "<b>" * 10_000 + "x",
    "`" * 20_000 + "x",
    "x" * 1_000_000,
    "## FAQs\n\n" + "Q: a? A: b\n" * 5_000,
    "## FAQs\n\nA" + " " * 200_000 + "b",
    "## FAQs\n\n" + "-\n" * 20_000,
    "## FAQs\n\n" + "- **Q: a?**\n  - A: b\n" * 1_000,
    "**Disclaimer:** x\n\n" + "y\n\n" * 10_000,
    "# x\n" * 10_000,
    "a\n---\n" * 10_000,
    "**Usage:** a\n" * 10_000,
    "[a]: b.c\n[a]\n" * 2_000,
    "---\nfaqs:\n  - q: '" + "*" * 50_000 + "'\n    a: 'A" + " " * 10_000 + "'\n---\nx",
]


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_are_bounded(source: str) -> None:
    begin = time.process_time()
    parse(source, "file")
    assert time.process_time() - begin < 10


@given(st.text())
def test_any_text_is_a_page(source: str) -> None:
    page = parse(source, "file")
    assert page.title
    assert index_view(source, "file").summary.title == page.title


_LINES = """

---
===
```
# Fenoterol
## Usage
### **Dosage:**
## Storage
#### Adults
### FAQs
**Usage:** some text
**Side Effects:**
Precautions: more text
**Disclaimer:** nobody signed this
* **Q: What is it?** A: A drug.
**Q: Why?**
A: Because.
  - A: nested
### Q3: How?
- item
  - inner
1. first
> quoted **Dosage:** text
    code
| a | b |
|---|---|
<div>
</div>
*A: unclosed
**Fenoterol**
text *with* marks HLA-B*5701
title: Fenoterol
\tindented
**Generic Name: one + two**
""".splitlines()


@settings(max_examples=300)
@example(["*A: unclosed", "**Usage:** some text", "text *with* marks HLA-B*5701"])
@given(st.lists(st.sampled_from(_LINES), max_size=25))
def test_no_word_is_lost(lines: list[str]) -> None:
    source = "\n".join(lines)
    page = parse(source, "file")
    whole = _words(re.sub(r"^ *\d+\. ", "", to_text(to_html(split(source).body)), flags=re.MULTILINE))
    assert not whole - _shown(page)
    assert not whole - _on_tabs(page)


def _sample() -> list[Path]:
    pages = sorted(SHARED.glob("corpus-1/**/*.md"))[::12] + sorted(SHARED.glob("corpus-2/**/*.md"))[::6]
    return pages or [pytest.param(None, marks=pytest.mark.skip(reason="no sample pages here"))]  # type: ignore[list-item]


@pytest.mark.parametrize("path", _sample(), ids=lambda path: path.name if path else "none")
def test_sample_pages_lose_no_word_and_no_question(path: Path) -> None:
    source, problems = read_page(path)
    page = parse(source, path.stem)
    assert problems == page.problems == ()
    rendered = MarkdownIt("commonmark").enable("table").render(split(source).body)
    expected = _words(html.unescape(re.sub(r"<[^>]+>", " ", rendered)))
    assert not expected - _shown(page)
    assert not expected - _on_tabs(page)
    answers = "\n".join(f"{pair.question}\n{pair.answer}" for pair in page.faqs)
    assert not re.search(r"^\W*[QA]\d*\s*:|\*\*|(?:^|\s)\*|\*(?:\s|$)", answers, re.MULTILINE)
    assert all(pair.question and pair.answer for pair in page.faqs)
    asked = sum(len(re.findall(r"\bQ\d*\s*:", s.text)) for tab in page.tabs if tab.key == "faqs" for s in tab.sections)
    assert len(page.faqs) >= asked
