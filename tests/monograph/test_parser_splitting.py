"""Where the sections of a page begin and end."""

from __future__ import annotations

import re

import pytest

from medviewer.monograph.parser import parse

LONG = "This sentence is long enough to stand below a label of its own."


def _sections(body: str, title: str = "") -> list[tuple[str, str, str]]:
    source = f"---\ntitle: {title}\n---\n{body}" if title else body
    return [(s.key, s.title, re.sub(r"\n+", "\n", s.text)) for s in parse(source, "file").sections]


def _keys(body: str) -> list[str]:
    return [key for key, _, _ in _sections(body)]


@pytest.mark.parametrize(
    "headings",
    [
        ("### Usage", "### Dosage"),
        ("## **Usage**", "## **Dosage:**"),
        ("# Usage", "# Dosage"),
        ("###### USAGE ######", "###### DOSAGE ######"),
        ("Usage\n-----", "Dosage\n===="),
        ("**Usage:**", "**Dosage:**"),
        ("**Usage**:", "**Dosage** :"),
        ("**Usage**", "**Dosage**"),
        ("__Usage:__", "__Dosage:__"),
        ("*Usage:*", "*Dosage:*"),
        ("<b>Usage:</b>", "<strong>Dosage</strong>:"),
        ("Usage:", "Dosage:"),
        ("USAGE\n", "DOSAGE\n"),
        ("##Usage\n", "##Dosage\n"),
        ("**1. Usage:**", "**2. Dosage:**"),
        ("## 💊 Usage", "## 💊 Dosage"),
        ("## 4.1 Therapeutic indications", "## 4.2 Posology"),
        ("## Fenoterol Usage", "## Dosage (Fenoterol)"),
        ("   ## Usage", "   ## Dosage"),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_label_in_any_form_opens_its_section(headings: tuple[str, str], gap: str) -> None:
    usage, dosage = headings
    body = f"# Fenoterol\n\n{usage}{gap}For asthma in adults: {LONG}\n\n{dosage}{gap}Twice a day. {LONG}\n"
    assert [(key, text) for key, _, text in _sections(body)] == [
        ("usage", f"For asthma in adults: {LONG}"),
        ("dosage", f"Twice a day. {LONG}"),
    ]


def test_a_run_in_label_is_lifted_once() -> None:
    body = f"**Usage:** {LONG}\n\n* one\n* two\n\n**Side Effects**: {LONG}\n\nDosage: {LONG}"
    assert _sections(body) == [
        ("usage", "Usage", f"{LONG}\n- one\n- two"),
        ("side_effects", "Side Effects", LONG),
        ("dosage", "Dosage", LONG),
    ]


def test_a_phrase_stays_with_its_label() -> None:
    assert _sections("## Fenoterol\n\n**Generic Name:** fenoterol bromide") == [
        ("generic_name", "Fenoterol", "Generic Name: fenoterol bromide")
    ]


@pytest.mark.parametrize(
    "rest", ["1. 5 mg once a day, and more of it if needed later.", "- five of ten patients have it"]
)
def test_a_label_is_not_lifted_where_its_text_would_become_a_list(rest: str) -> None:
    section = parse(f"**Dosage:** {rest}", "file").sections[0]
    assert (section.key, section.title) == ("dosage", "Dosage")
    assert "<li>" not in section.html
    assert rest in section.text


def test_labels_in_the_lines_of_one_paragraph() -> None:
    assert _keys(f"**Usage:** {LONG}\n**Dosage:** {LONG}\n**Precautions:** {LONG}") == [
        "usage",
        "dosage",
        "precautions",
    ]


def test_a_label_right_below_a_list_is_not_its_last_item() -> None:
    sections = _sections(f"**Usage:**\n* asthma\n* cough\n**Dosage:** {LONG}")
    assert sections == [("usage", "Usage", "- asthma\n- cough"), ("dosage", "Dosage", LONG)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n## Dosage\n\n**Dosage:** 5 mg\n```",
        "> ## Dosage\n>\n> **Dosage:** five",
        "- item\n\n  ## Dosage\n\n  **Dosage:** five",
        "    ## Dosage",
        "* **Dosage:** five",
        "1. Dosage: five",
        "Words. Dosage: five",
        "**Dosages of fenoterol vary.** See below.",
        "\\## Dosage",
    ],
)
def test_what_only_looks_like_a_label_opens_nothing(text: str) -> None:
    assert _keys(f"## Usage\n\n{LONG}\n\n{text}\n") == ["usage"]


def test_sub_headings_stay_in_their_section() -> None:
    below = f"### Adults\n\n{LONG}\n\n### Side effects and dosage\n\n{LONG}\n\n#### Usage\n\n{LONG}"
    body = f"## Dosage\n\n{below}\n\n## Usage\n"
    sections = _sections(body)
    assert [key for key, _, _ in sections] == ["dosage", "usage"]
    assert sections[0][2].count(LONG) == 3


def test_labels_inside_a_headed_section_are_part_of_it() -> None:
    body = (
        f"### Usage\n\n**Mechanism of action:** {LONG}\n\n### Precautions\n\n**Contraindications:** {LONG}\n\n"
        f"**Pregnancy:** {LONG}\n\n**Warnings:** {LONG}\n\n### How it works\n\n{LONG}\n"
    )
    assert _keys(body) == ["usage", "precautions", "how_it_works"]


def test_a_label_of_a_section_without_heading_opens_it_even_below_a_heading() -> None:
    assert _keys(f"### Generic Name\n\nFenoterol\n\n**Usage:** {LONG}\n\n**Dosage:** {LONG}") == [
        "generic_name",
        "usage",
        "dosage",
    ]


def test_labels_all_in_running_text_have_contraindications_of_their_own() -> None:
    body = f"**Usage:** {LONG}\n\n**Contraindications:** {LONG}\n\n**Precautions:** {LONG}\n\n**Pregnancy:** {LONG}"
    assert _keys(body) == ["usage", "contraindications", "precautions"]


def test_a_warning_box_is_not_a_section() -> None:
    assert _keys(f"**Warning:** {LONG}\n\n**Caution:** {LONG}\n\n## Usage\n\n{LONG}") == ["overview", "usage"]


def test_sections_of_components_keep_their_names() -> None:
    body = (
        f"# Fenoterol + Ipratropium\n\nBoth.\n\n### Fenoterol\n\n**Usage:** {LONG}\n\n#### Children\n\n{LONG}\n\n"
        f"### Ipratropium\n\n**Usage:** {LONG}\n\n**FAQs:**\n\n* **Q: Both?** A: Yes.\n\n### Together\n\n{LONG}"
    )
    assert [(key, title) for key, title, _ in _sections(body)] == [
        ("overview", "Overview"),
        ("usage", "Fenoterol: Usage"),
        ("usage", "Ipratropium: Usage"),
        ("faqs", "FAQs"),
        ("other", "Together"),
    ]


def test_faqs_of_each_component_keep_their_names() -> None:
    asked = "**FAQs:**\n\n* **Q: How?** A: With water.\n\n"
    assert [title for _, title, _ in _sections(f"## Fenoterol\n\n{asked}## Ipratropium\n\n{asked}")] == [
        "Fenoterol: FAQs",
        "Ipratropium: FAQs",
    ]


def test_headings_below_a_component() -> None:
    body = f"## Fenoterol\n\n### Usage\n\n{LONG}\n\n### Storage\n\n{LONG}\n\n## Ipratropium\n\n### Usage\n\n{LONG}\n"
    assert [(key, title) for key, title, _ in _sections(body)] == [
        ("usage", "Fenoterol: Usage"),
        ("other", "Fenoterol: Storage"),
        ("usage", "Ipratropium: Usage"),
    ]


def test_a_bold_line_above_a_label_names_the_component() -> None:
    body = f"**Fenoterol**\n\n**Usage:** {LONG}\n\n**Ipratropium:**\n\n**Usage:** {LONG}\n"
    assert [title for _, title, _ in _sections(body)] == ["Fenoterol: Usage", "Ipratropium: Usage"]


def test_headings_that_only_group_are_shown_with_what_they_group() -> None:
    below = f"### 4.1 Therapeutic indications\n\n{LONG}\n\n### 4.8 Undesirable effects\n\n{LONG}\n"
    body = f"## Clinical particulars\n\n{below}"
    assert [(key, title) for key, title, _ in _sections(body)] == [
        ("usage", "Clinical particulars: 4.1 Therapeutic indications"),
        ("side_effects", "Clinical particulars: 4.8 Undesirable effects"),
    ]


def test_unknown_headings_are_other_in_order_with_what_is_below_them() -> None:
    body = f"## Storage\n\nCool.\n\n### Light\n\nDark.\n\n## Usage\n\n{LONG}\n\n## Price\n\nFive.\n"
    assert _sections(body) == [
        ("other", "Storage", "Cool.\nLight\nDark."),
        ("usage", "Usage", LONG),
        ("other", "Price", "Five."),
    ]


def test_a_disclaimer_ends_the_page() -> None:
    body = f"## Usage\n\n{LONG}\n\n**Disclaimer:** {LONG}\n\nAsk your doctor.\n"
    assert _sections(body) == [("usage", "Usage", LONG), ("disclaimer", "Disclaimer", f"{LONG}\nAsk your doctor.")]


@pytest.mark.parametrize(
    "text",
    [
        "**Important Disclaimer:** {}",
        "*Disclaimer: {}*",
        "Disclaimer: {}",
        "> **Disclaimer:** {}",
        "## Disclaimer\n\n{}",
    ],
)
def test_disclaimers_in_any_form(text: str) -> None:
    page = parse(f"## Usage\n\n{LONG}\n\n" + text.format(LONG), "file")
    assert [section.key for section in page.sections] == ["usage", "disclaimer"]
    assert LONG in page.disclaimer[0].text
    assert all(section.key != "disclaimer" for tab in page.tabs for section in tab.sections)


def test_a_disclaimer_in_the_middle_does_not_swallow_the_rest() -> None:
    disclaimer = f"**Disclaimer:** {LONG}"
    body = f"{disclaimer}\n\nIt widens the airways.\n\n## Usage\n\n{LONG}\n\n{disclaimer}\n\n- last\n"
    assert _keys(body) == ["disclaimer", "overview", "usage", "disclaimer", "usage"]
    assert _keys(f"## Usage\n\n{LONG}\n\n{disclaimer}\n\n{disclaimer}\n\n- a\n\nb\n") == [
        "usage",
        "disclaimer",
        "disclaimer",
        "usage",
    ]


def test_the_title_heading_is_not_repeated_in_the_text() -> None:
    page = parse(f"---\ntitle: Fenoterol\n---\n# **Fenoterol**\n\n{LONG}\n", "file")
    assert (page.title, page.sections[0].text) == ("Fenoterol", LONG)


@pytest.mark.parametrize("heading", ["Fenoterol inhaler", "1. Fenoterol", "Feno-terol"])
def test_a_title_heading_that_says_something_else_is_shown(heading: str) -> None:
    page = parse(f"---\ntitle: Fenoterol\n---\n# {heading}\n\n{LONG}\n", "file")
    assert page.title == "Fenoterol"
    assert heading in page.sections[0].text


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\ntitle: From matter\n---\n# Heading\n", "From matter"),
        ("# HLA-B*5701 *test*\n", "HLA-B*5701 test"),
        ("Heading\n=======\n\ntext", "Heading"),
        ("## Usage\n\ntext\n\n# Late\n\nmore", "Late"),
        ("# Usage\n\ntext\n\n# Dosage\n", "file"),
        ("text only", "file"),
        ("", "file"),
    ],
)
def test_titles(source: str, title: str) -> None:
    assert parse(source, "file").title == title


def test_lines_are_those_of_the_file() -> None:
    source = "---\ntitle: Fenoterol\n---\n\n# Fenoterol\n\nIntro.\n\n## Usage\n\ntext\n\n**Dosage:** " + LONG
    lines = source.split("\n")
    found = {section.key: lines[section.line - 1] for section in parse(source, "file").sections}
    assert found["usage"] == "## Usage"
    assert found["dosage"].startswith("**Dosage:**")


def test_link_definitions_count_in_every_section() -> None:
    html = (
        parse("## Usage\n\nSee [label].\n\n## Other\n\n[label]: https://example.org/label\n", "file").sections[0].html
    )
    assert 'href="https://example.org/label"' in html


def test_a_heading_too_long_for_a_title_is_shown_whole_below_it() -> None:
    words = "The usage of fenoterol " + "and of everything like it " * 20
    section = parse(f"{words}\n---\n\ntext", "file").sections[0]
    assert section.key == "usage"
    assert len(section.title) < 200
    assert " ".join(words.split()) in section.text


def test_thousands_of_labels_are_bounded_and_lose_nothing() -> None:
    body = "\n".join(f"## Usage {n}\n\nword{n}" for n in range(3000))
    page = parse(body, "file")
    assert len(page.sections) <= 501
    assert "word2999" in page.sections[-1].text


def test_a_heading_that_names_two_sections_does_not_swallow_the_second_below_it() -> None:
    body = "## Contraindications and Dosage\nBoth of them.\n### Dosage\nTwice a day.\n"
    assert _sections(body) == [
        ("contraindications", "Contraindications and Dosage", "Both of them."),
        ("dosage", "Dosage", "Twice a day."),
    ]


def test_a_section_that_is_asked_like_a_question_ends_the_questions() -> None:
    body = "## FAQs\n### Is it safe?\nYes.\n## Dosage?\nTwice a day.\n"
    assert [(key, title) for key, title, _ in _sections(body)] == [("faqs", "FAQs"), ("dosage", "Dosage?")]


def test_a_sentence_that_begins_with_a_bold_label_stays_whole() -> None:
    sentence = "is reduced in those over 65, and never more than 5 mg a day is given."
    assert _sections(f"**Dosage** {sentence}") == [("dosage", "Dosage", f"Dosage {sentence}")]


def test_a_disclaimer_in_the_text_is_none_where_the_page_has_a_section_for_it() -> None:
    body = f"## Usage\nFor asthma.\n\n**Disclaimer:** {LONG}\n\nMore of it.\n\n## Disclaimer\nThe page's own.\n"
    assert _sections(body) == [
        ("usage", "Usage", f"For asthma.\nDisclaimer: {LONG}\nMore of it."),
        ("disclaimer", "Disclaimer", "The page's own."),
    ]


def test_a_bold_line_that_names_a_section_is_no_component_of_the_next() -> None:
    body = f"**Dosage in adults**\n\nUsage: {LONG}\n"
    assert _sections(body) == [("dosage", "Dosage in adults", ""), ("usage", "Usage", LONG)]
    assert _sections(body.replace("Dosage in adults", "Fenoterol")) == [("usage", "Fenoterol: Usage", LONG)]
