"""What the tags of a page set apart stays apart, and soft hyphens are no letters of a word."""

from __future__ import annotations

import re

import pytest

from medviewer import hidden_characters
from medviewer.library.indexing.page_entries import plain_texts
from medviewer.monograph.html.markdown_html import convert, to_text
from medviewer.monograph.parser import parse

BETWEEN = [
    "<p></p>",
    "<p></p><p></p>",
    "<p> </p>",
    "<p>&nbsp;</p>",
    "<br>",
    "<br/>",
    "<br></br>",
    "<div></div>",
    "<div><p></p></div>",
    "<span><p></p></span>",
    "<p><span></span></p>",
    "<section></section>",
    "</p><p>",
    "<hr>",
]
AROUND = [
    "<table><tr><td>x</td><td>{}</td></tr></table>",
    "<table>\n<tr>\n<td>x</td>\n<td>{}</td>\n</tr>\n</table>",
    "| a | b |\n|--|--|\n| x | {} |",
    "<ul><li>{}</li></ul>",
    "- {}",
    "<h3>{}</h3>",
    "### {}",
    "<div>{}</div>",
    "Words {}",
]


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("one", "other"), [("7mg", "Zinc"), ("<b>7mg</b>", "<i>Zinc</i>")])
def test_an_empty_block_parts_its_neighbours(around: str, between: str, one: str, other: str) -> None:
    markdown = around.format(f"{one}{between}{other}")
    html = convert(markdown)
    assert re.search(r"7mg\W", to_text(html))
    assert re.search(r"\WZinc", to_text(html))
    assert re.search(r"7mg(</?(b|i|span)>)*Zinc", html) is None
    assert {"7mg", "Zinc"} <= set(plain_texts([("", markdown)])[0].split())


def test_an_empty_paragraph_between_blocks_is_nothing() -> None:
    assert convert("<p>a</p>\n<p></p>\n<p>b</p>") == "<p>a</p>\n\n<p>b</p>"
    assert convert("<table><tr><td><p></p>a<p></p></td></tr></table>").count("<br>") == 0
    assert convert("a<b>b</b><span>c</span>") == "<p>a<b>b</b><span>c</span></p>"


@pytest.mark.parametrize(
    "tag", ["section", "article", "details", "summary", "dt", "dd", "figcaption", "center", "address"]
)
def test_blocks_of_html_are_no_part_of_the_word_before(tag: str) -> None:
    markdown = f"<div>Zinc<{tag}>salt</{tag}>water</div>"
    assert to_text(convert(markdown)).split() == plain_texts([("", markdown)])[0].split() == ["Zinc", "salt", "water"]


def test_a_question_that_unfolds_is_a_question() -> None:
    page = "## FAQs\n\n<details><summary>May I drive?</summary>Not today.</details>\n\n"
    page += "<details><summary>Why?</summary>It tires.</details>"
    assert [(pair.question, pair.answer) for pair in parse(page, "file").faqs] == [
        ("May I drive?", "Not today."),
        ("Why?", "It tires."),
    ]


SOFT_HYPHENS = [
    ("KRT5A-mutated", "KRT5A~mutated"),
    ("5-HT", "5~HT"),
    ("10-20 mg", "10~20 mg"),
    ("ABC-DEF", "ABC~DEF"),
    ("anti-TNF", "anti~TNF"),
    ("omega-3", "omega~3"),
    ("hypertension", "hyper~ten~sion"),
    ("HYPERTENSION", "HYPER~TENSION"),
    ("Contraindications", "Contra~~indi~cations"),
    ("end ", "end~ "),
]


@pytest.mark.parametrize(("shown", "written"), SOFT_HYPHENS)
@pytest.mark.parametrize("sign", ["\u00ad", "&shy;", "&#173;", "&#xAD;"])
def test_a_soft_hyphen_is_a_hyphen_only_where_one_is_meant(shown: str, written: str, sign: str) -> None:
    written = written.replace("~", sign)
    assert to_text(convert(f"Words {written}.")) == f"Words {shown}."
    assert plain_texts([("", hidden_characters.neutral(f"Words {written}."))]) == [f"Words {shown}."]
    assert parse(f"## Usage\n\nWords {written}.\n", "file").sections[0].text == f"Words {shown}."


def test_a_soft_hyphen_beside_markup_is_seen_as_well() -> None:
    assert to_text(convert("**KRT5A**\u00admutated and *hyper*\u00ad*tension*")) == "KRT5A-mutated and hypertension"


def test_the_index_has_the_signs_that_references_stand_for() -> None:
    assert plain_texts([("", "&lt;5&nbsp;mg R&D &notaname; A<b>B</b>"), ("x", "a&#0;b")]) == [
        "<5\xa0mg R&D &notaname; AB",
        "x\na\ufffdb",
    ]
