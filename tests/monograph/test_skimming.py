"""Pages of plain sections are split by their headings alone, into the same pieces as by the whole splitter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.monograph.frontmatter import front_matter
from medviewer.monograph.sections.raw_section import RawSections
from medviewer.monograph.sections.skimming import skim_page
from medviewer.monograph.sections.splitting import split_page
from medviewer.monograph.sections.vocabulary import default

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "corpus-1"
HEADINGS = (
    *("### Usage", "### Dosage", "### Side Effects", "### FAQs", "### Generic Name", "### Generic Name: X + Y"),
    *("### Aspirin Dosage", "### Usage (Aspirin)", "### Disclaimer", "### What is it?", "### Q: Why", "### Overview"),
    *("## Usage", "#### Children", "# Other", "### ", "### Usage #", "### **Usage**", "###  Precautions: x"),
)
LINES = (
    *("Text of a sentence that goes on for a while.", "Aspirin", "usage", "Usage: as above", "**Usage**", "2. Usage"),
    *("**Contraindications:** None are known at all, says the page.", "**Contraindications:**", "_Dosage:_ one", "x"),
    *(
        "**Warning:** Take care.",
        "Adults: one tablet twice a day",
        "* item",
        "* **Bold:** item",
        "  * deeper",
        "- other",
    ),
    *("**Disclaimer:** This page describes no drug that is sold.", "Disclaimer: none", "**Disclaimer**", "1. one", ""),
    *("<b>Usage:</b> text", "> quote", "    code", "a | b", "**Q: Why?** A: So.", "**Pregnancy:** No.", "dosage :", ""),
)


def told(split: RawSections) -> tuple[object, ...]:
    return split.title, [
        (p.key, p.label, p.labels, p.level, p.run_in, p.firm, p.line, p.lines, p.markdown) for p in split.pieces
    ]


def page(title: str, parts: list[tuple[str, list[str]]], end: str) -> str:
    sections = (f"{heading}\n\n" + "\n".join(lines) + "\n" for heading, lines in parts)
    return f"\n# {title}\n" + "\n".join(sections) + end


@settings(max_examples=2500)
@given(
    st.builds(
        page,
        st.sampled_from(["Aspirin", "Usage", "Aspirin (Usage)", "Usage: Aspirin", " two  words", "x #"]),
        st.lists(st.tuples(st.sampled_from(HEADINGS), st.lists(st.sampled_from(LINES), max_size=5)), max_size=4),
        st.sampled_from(["", "\n**Disclaimer:** The end of it all.\n", "\n**Disclaimer:** One\ntwo\n\n\n", "last"]),
    ),
    st.sampled_from(["", "Aspirin", "Usage"]),
)
def test_the_same_pieces(body: str, title: str) -> None:
    skimmed = skim_page(body, default(), 5, title)
    assert skimmed is None or told(skimmed) == told(split_page(body, default(), 5, title))


@pytest.mark.parametrize(
    "text",
    [
        "### Generic Name\nAspirin\n\n### Usage\nFor pain.\n\n* one\n* **two:** b\n\n**Disclaimer:** Made up.\n",
        "### Usage\n\n**Warning:** Not for cats.\n\n### FAQs\n* **Q: Why?** A: So.\n",
    ],
)
def test_a_page_of_plain_sections_is_skimmed(text: str) -> None:
    assert skim_page(f"\n# Aspirin\n{text}", default(), 1, "Aspirin")


@pytest.mark.parametrize(
    "text",
    [
        "### Usage\n#### Adults\n",
        "### Dosage\n**Side effects:** Many.\n",
        "Overview\n\n**Usage:** pain\n",
        "### Usage\n> quote\n",
    ],
)
def test_what_may_say_more_is_left_to_the_splitter(text: str) -> None:
    assert skim_page(f"\n# Aspirin\n{text}", default(), 1, "Aspirin") is None


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample pages are not here")
def test_the_same_pieces_of_real_pages() -> None:
    skimmed = 0
    for file in SAMPLES.rglob("*.md"):
        read = front_matter.split(file.read_text(encoding="utf-8"))
        asked = read.body, default(), read.first_line, read.text("title")
        found = skim_page(*asked)
        skimmed += found is not None
        assert found is None or told(found) == told(split_page(*asked)), file.name
    assert skimmed > 400
