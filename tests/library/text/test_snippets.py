"""The line of a passage, however long the passage is."""

from __future__ import annotations

import pytest

from medviewer.library.indexing.page_entries import plain_texts
from medviewer.library.text.passages import MarkedWords
from medviewer.library.text.snippets import MOST_READ, WIDTH, snippet
from medviewer.monograph.html.markdown_html import convert, to_text

ONE = MarkedWords(frozenset({("needle",)}))


@pytest.mark.parametrize("before", [0, 10, MOST_READ // 4 - 1, MOST_READ // 4, MOST_READ, 3 * MOST_READ])
@pytest.mark.parametrize("filler", ["hay ", "haystack", "a\n"])
def test_a_hit_is_shown_wherever_it_stands(before: int, filler: str) -> None:
    text = filler * before + " A needle in it. " + filler * before
    shown = snippet(text, ONE)
    [(start, length)] = shown.marks
    assert shown.text[start : start + length] == "needle"
    assert len(shown.text) <= WIDTH + len("…needle…")


def test_a_text_without_hits_shows_its_beginning() -> None:
    assert snippet("word " * MOST_READ, ONE).text.startswith("word word")
    assert snippet("word " * MOST_READ, ONE).marks == ()


def test_escapes_of_markdown_are_no_part_of_a_text() -> None:
    [text] = plain_texts([("", "Neutropenia<sup>\\[1\\]</sup> \\[see a\\|b\\] HLA-B\\*1502")])
    assert text.split() == ["Neutropenia", "1", "see", "a", "b", "HLA-B*1502"]


def test_words_that_html_parts_are_parted() -> None:
    markdown = (
        "one<br>two<BR/>three\n\n<table><tr><td>a<b>b</b></td><td>c</td></tr></table><p>d</p>e AT&T R&D &noentity;"
    )
    [text] = plain_texts([("", markdown)])
    assert text.split() == ["one", "two", "three", "ab", "c", "d", "e", "AT&T", "R&D", "&noentity;"]


def test_what_is_hidden_stays_out_of_a_text_also_as_an_entity() -> None:
    assert plain_texts([("", "10 mg&#8238;01&#x202e; a&shy;b &#0;c")]) == ["10 mg01 ab \N{REPLACEMENT CHARACTER}c"]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("| Dose | Route |\n| --- | :-: |\n| 5 mg | - |\n| 10 --- 20 mg | IV |", "Dose Route 5 mg - 10 --- 20 mg IV"),
        ("a | b\n--- | ---\n1 | 2", "a b 1 2"),
        ("> | a |\n> | - |\n> | 5 |", "a 5"),
        ("One\n\n---\n\n* * *\ntwo\n===", "One two"),
        ("10 mg\\\ntwice\\\n- daily", "10 mg twice daily"),
        ("C:\\\\\nx \\- 5", "C:\\ x - 5"),
    ],
)
def test_what_draws_a_line_or_breaks_it_is_no_word(markdown: str, words: str) -> None:
    [before, text, after] = plain_texts([("", "---\nbefore"), ("", markdown), ("", "after\n---")])
    assert (before, " ".join(text.split()), after) == ("before", words, "after")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Stop below 50 x 10<sup>9</sup>/L", "Stop below 50 x 10^9/L"),
        ("10<sup>-3</sup> g, 10<SUP>−3</SUP> g", "10^-3 g, 10^−3 g"),
        ("Take 1<sup>1</sup>/<sub>2</sub> of 2, <sup>3</sup>⁄<sub>4</sub>", "Take 1 1/2 of 2, 3/4"),
        ("75 mg/m<sup>2</sup>daily, x<sup>2</sup>3", "75 mg/m^2 daily, x^2 3"),
        ("H<sub>2</sub>O, CO<sub>2</sub>h, T<sub>max</sub>imum", "H_2O, CO_2 h, T_max imum"),
        ("Name<sup>®</sup> (a)<sup>b</sup>", "Name® (a)^b"),
        ("5&nbsp;&micro;g of &alpha;&#45;x, caf&eacute; &lt; 3", "5\u00a0µg of α-x, café < 3"),
        ("<b>hyper</b>kal<em class='x'>aemia</em>", "hyperkalaemia"),
        ("~~500 mg~~ <del>250 mg</del> <strike>2</strike> <s>1</s> 3 mg", "~~500 mg~~ ~~250 mg~~ ~~2~~ ~~1~~ 3 mg"),
    ],
)
def test_a_number_is_the_same_in_passages_and_in_the_plain_text(markdown: str, text: str) -> None:
    assert plain_texts([("", markdown)]) == [text]
    assert to_text(convert(markdown)) == text
