"""Footnotes, links by name, definitions and tasks: what they say stands where it belongs, without their signs."""

from __future__ import annotations

import pytest

from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.parser import index_view, parse

NOTED = """# Amlomol[^t]

Intro.

### Dosage[^max]

At most 10 mg[^max] a day.[^1] Slowly^[over an *hour*].

[^1]: Twice on
    two lines.

    And a second paragraph.

[^max]: 5 mg where kidneys fail[^1].
[^t]: Of the title.

### Side effects

Cough.[^1]

### Usage

For pressure.
"""


def test_footnotes_stand_below_the_section_of_their_marks() -> None:
    page = parse(NOTED, "P")
    texts = {section.key: section.text for section in page.sections}
    assert (page.title, page.sections[1].title) == ("Amlomol", "Dosage")
    assert texts["overview"] == "Intro.\n\n(1) Of the title."
    assert texts["dosage"].startswith("At most 10 mg(2) a day.(3) Slowly(4).\n\n(2) 5 mg where kidneys fail(3).")
    assert "(3) Twice on two lines.\n\nAnd a second paragraph." in texts["dosage"]
    assert texts["dosage"].endswith("(4) over an hour")
    assert texts["side_effects"].startswith("Cough.(3)\n\n(3) Twice on")
    assert texts["usage"] == "For pressure."
    assert page.problems == ()
    assert "[^" not in "".join(texts.values())
    assert "[^" not in "".join(markdown for _, _, markdown in index_view(NOTED, "P").texts)


def test_a_mark_is_never_a_power() -> None:
    [section] = parse("### Dosage\n10 mg[^2] of 10^2^\n\n[^2]: A day.\n", "P").sections
    assert section.text == "10 mg(1) of 10^2\n\n(1) A day."


def test_a_footnote_without_mark_or_text_stays_and_is_listed() -> None:
    page = parse("---\ntitle: P\n---\nText[^lost].\n\n[^alone]: Nobody asks.\n", "P")
    assert page.sections[0].text == "Text[^lost].\n\n(alone) Nobody asks."
    assert [problem.line for problem in page.problems] == [4, 6]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[[Amlomol]]", "[Amlomol](<Amlomol>)"),
        ("[[A]][[B]]", "[A](<A>)[B](<B>)"),
        ("[[A]]^[note]", '[A](<A>)<sup id="fn">(1)</sup>'),
        ("[[Amlomol|that one]]", "[that one](<Amlomol>)"),
        ("[[Amlomol#Side effects]]", "[Amlomol: Side effects](<Amlomol#side-effects>)"),
        ("[[Amlomol#Dosage|its dose]]", "[its dose](<Amlomol#dosage>)"),
        ("[[#Tier 2 — write]]", "[Tier 2 — write](<#tier-2--write>)"),
        ("[[Amlomol#^a1b2c3]]", "[Amlomol](<Amlomol>)"),
        ("[[a b/C d.md]]", "[a b/C d.md](<a%20b/C%20d.md>)"),
        ("![[curve.png]]", "![curve.png](<curve.png>)"),
        ("![[img/curve.PNG|300]]", "![img/curve.PNG](<img/curve.PNG>)"),
        ("![[curve.png|A curve|200x100]]", "![curve.png](<curve.png>)"),
        ("![[curve.png|A curve]]", "![A curve](<curve.png>)"),
        ("![[img\\a.png]]", "![img/a.png](<img/a.png>)"),
        ("![[C:/a.png]]", "C:/a.png"),
        ("![[Amlomol]]", "[Amlomol](<Amlomol>)"),
        ("| [[A\\|b]] |", "| [b](<A>) |"),
        ("[[javascript:alert(1)]]", "[javascript:alert(1)](<javascript%3Aalert%281%29>)"),
        ("[[//host/x]]", "//host/x"),
    ],
)
def test_a_link_by_name_is_a_link(written: str, read: str) -> None:
    assert rewritten(written).text == read


@pytest.mark.parametrize(
    "written",
    [
        "[[1, 2], [3, 4]]",
        "`[[Page]]`",
        "```\n[[Page]]\n```",
        "[[1]](https://example.org)",
        "[[]]",
        "[[Page]\n]",
    ],
)
def test_what_is_no_link_by_name_stays(written: str) -> None:
    assert rewritten(written).text == written


def test_no_address_leaves_the_library() -> None:
    html = parse("[[\\\\host\\x]] [[C:/x]] [[javascript:x]] ![[//h/x.png]]", "P").sections[0].html
    assert "href" not in html.replace('href="javascript%3Ax"', "")
    assert "<img" not in html


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "Adults\n: 10 mg\n\nChildren\n: 5 mg\n: rarely 10 mg\n\nAll slowly.",
            "- Adults\n  10 mg\n- Children\n  5 mg\n  rarely 10 mg\n\nAll slowly.",
        ),
        ("Adults\n\n:   10 mg\n    a day\n\n    Then less.\n\nNext.", "- Adults\n  10 mg a day\n  Then less.\n\nNext."),
        ("- [ ] weigh\n- [x] ask\n  - [X] again", "- ☐ weigh\n- ☑ ask\n  - ☑ again"),
        ("| a | b |\n|--|--|\n| 1 | 2 |\n\n: Of adults", "a | b\n1 | 2\n\nOf adults"),
    ],
)
def test_items_are_read(written: str, text: str) -> None:
    assert parse(f"### Other things\n{written}", "P").sections[0].text == text


def test_a_bold_term_may_still_be_a_label() -> None:
    page = parse("Text.\n\n**Dosage**\n: 5 mg a day, slowly, with water and food\n", "P")
    assert [section.key for section in page.sections] == ["overview", "dosage"]


@pytest.mark.parametrize(
    "written",
    [
        "text\n:no",
        "# Head\n: x",
        "a\nb\n: x",
        "- [x](y)",
        "[x] text",
        "- [-] x",
        "```\nA\n: b\n- [ ] c\n```",
        "at 10\n :30",
    ],
)
def test_what_is_no_item_stays(written: str) -> None:
    assert rewritten(written).text == written


@pytest.mark.parametrize(
    "body",
    [
        "Text.\n\n[^a]: Of itself[^a].\n",
        "Text.\n\n[^a]: See[^b].\n\n[^b]: Of itself, see[^a].\n",
        "Text.[^b]\n\n[^a]: See[^c].\n\n[^b]: Mine.\n\n[^c]: Of itself.\n",
    ],
)
def test_footnotes_that_only_each_other_mark_are_shown(body: str) -> None:
    [section] = parse(body, "P").sections
    assert "Of itself" in section.text
    assert "Of itself" in index_view(body, "P").texts[0][2]


@pytest.mark.parametrize("lead", ["> ", "- ", "  - ", "> - ", "1. ", ">"])
@pytest.mark.parametrize("text", ["https://example.org/five", "Five", "Five mg\n{more}    and **six**"])
@pytest.mark.parametrize("mark", ["[^1]", ""])
def test_footnotes_in_quotes_and_lists_keep_their_words(lead: str, text: str, mark: str) -> None:
    more = "".join(">" if sign == ">" else " " for sign in lead)
    body = f"## Dosage\n\nAt most 5 mg.{mark}\n\n{lead}[^1]: {text.format(more=more)}\n\n## Usage\n\nPain.\n"
    section = next(section for section in parse(body, "P").sections if section.key == "dosage")
    assert text.split("/")[-1].split()[0].lower() in section.text.lower()
    assert "(1)" in section.text
    assert ("six" in section.text) == ("six" in text)
    assert "[^1]" not in section.text


def test_links_by_name_in_a_table_of_html_are_links() -> None:
    body = "<table>\n<tr><td>[[Alpha|the <first>]] ![[a.png]] ==never== [[Beta & Co#Dose]]</td></tr>\n</table>\n"
    [section] = parse(body, "P").sections
    assert '<a href="Alpha">the &lt;first&gt;</a>' in section.html
    assert '<img src="a.png" alt="a.png">' in section.html
    assert "<strong>never</strong>" in section.html
    assert '<a href="Beta%20%26%20Co#dose">Beta &amp; Co: Dose</a>' in section.html


def test_links_by_name_right_before_a_tag_or_code_are_links() -> None:
    [section] = parse("## Usage\n\n[[A]]<br>[[B]]`c^d^` [[C]](x.md)\n", "P").sections
    assert section.html == ('<p><a href="A">A</a><br><a href="B">B</a><code>c^d^</code> <a href="x.md">[C]</a></p>')


@pytest.mark.parametrize(
    "body",
    [
        "- [^4]: Of an item.\n\n    More[^4] of it.\n",
        "- a\n\n  > [^4]: Of an item.\n  >\n  >     More[^4] of it.\n",
        "[^4]: Of an item.\n\nWords.\n\n<!-- [^4] -->\n",
        "[^4]: Of an item.\n\nWords `[^4]`.\n",
    ],
)
def test_a_footnote_whose_mark_is_none_after_all_is_shown(body: str) -> None:
    page = parse(f"# Ovelar\n\n{body}", "P")
    assert "Of an item" in " ".join(section.text for section in page.sections)
