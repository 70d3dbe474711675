"""Safe HTML as plain text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.monograph.html.markdown_html import to_html, to_text

PAGE = """\
# Title

Intro with **bold** and `code`,
one paragraph.

* one
  * two

    second paragraph
    1. three
* four
5. five
6. six

   more

> A warning.

| Drug | Dose |
|------|------|
| a    | 5 mg |

line\\
break

---

end
"""
PLAIN = """\
Title

Intro with bold and code, one paragraph.

- one
  - two
    second paragraph
    1. three
- four

5. five
6. six
   more

A warning.

Drug | Dose
a | 5 mg

line
break

end"""


def test_a_page_as_plain_text() -> None:
    assert to_text(to_html(PAGE)) == PLAIN


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("5 × 10<sup>9</sup>/L", "5 × 10^9/L"),
        ("10<sup>−3</sup>", "10^−3"),
        ("60 mg/m<sup>2</sup>daily", "60 mg/m^2 daily"),
        ("T<sub>max</sub>", "T_max"),
        ("H<sub>2</sub>O", "H_2O"),
        ("1<sup>1</sup>/<sub>2</sub> tablets", "1 1/2 tablets"),
        ("<sup>3</sup>⁄<sub>4</sub> of 2", "3/4 of 2"),
        ("10<sup>1</sup> / 2", "10^1 / 2"),
        ("~~500 mg~~ 250 mg", "~~500 mg~~ 250 mg"),
        ("<s>500 mg</s> 250 mg, <s>twice</s> once", "~~500 mg~~ 250 mg, ~~twice~~ once"),
        ("Name<sup>®</sup>", "Name®"),
        ("(a)<sup>b</sup>", "(a)^b"),
        ("<p><sup>a</sup>Based on weight</p>", "a Based on weight"),
        ("a<br>b", "a\nb"),
        ("<ul><li><ul><li>a</li></ul></li><li></li><li>b</li></ul>", "- - a\n- b"),
        ('<ol start="9"><li>a<p>b</p></li><li>c</li></ol>', "9. a\n   b\n10. c"),
        ("<table><tr><td></td><td>a</td><td>b<br>c</td></tr></table>", "| a | b c"),
        ("<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li><li>d</li></ul></td></tr></table>", "a b  | - c - d"),
        (
            '<table><tr><td rowspan="2">a</td><td colspan="2">b</td><td>c</td></tr>'
            "<tr><td>d</td><td>e</td><td>f</td></tr><tr><td>g</td></tr></table>",
            "a | b |  | c\n| d | e | f\ng",
        ),
        ("<pre><code>a\n  b\n</code></pre>", "a\n  b"),
        ('a<img src="x.png" alt="structure">b', "a structure b"),
        ("a &amp;lt; b &nbsp; c", "a &lt; b \u00a0 c"),
        ("", ""),
    ],
)
def test_small_pieces(html: str, text: str) -> None:
    assert to_text(html) == text


def test_questions_stand_over_their_answers() -> None:
    pair = '<div class="qa"><p class="q"><b>{}</b></p><div class="a"><p>{}</p><p>{}</p></div></div>'
    text = to_text(pair.format("Why?", "So.", "Indeed.") + pair.format("How?", "Thus.", "Truly."))
    assert text == "Why?\nSo.\n\nIndeed.\n\nHow?\nThus.\n\nTruly."


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<br>"]
        )
        | st.sampled_from(["<pre>", "</pre>", "<div class=a>", "</div>", "<sup>", "</sup>", "<ol>", "</ol>", "<b>"])
        | st.sampled_from(["dose", "5 mg", "\n", " "])
    )
)
def test_every_word_is_there_in_order(parts: list[str]) -> None:
    words = " ".join(part for part in parts if not part.startswith("<")).split()
    found = re.findall(r"dose|mg|5(?= mg)", to_text(" ".join(parts)))
    assert found == words


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table>\n<tr>\n<td>\n<p>a</p>\n</td>\n<td>b</td>\n</tr>\n</table>", "a | b"),
        ("<table>\n<tr>\n<td></td>\n<td>b</td>\n<td></td>\n</tr>\n</table>", "| b |"),
        ("<p>Give 5.<sup>1</sup> Then stop.</p>", "Give 5.^1 Then stop."),
        ("<p>Give 5 <sup>1</sup> then</p>", "Give 5 ^1 then"),
        ("<p><sup>1</sup> Of adults</p>", "1 Of adults"),
    ],
)
def test_no_cell_moves_and_no_mark_becomes_a_figure(html: str, text: str) -> None:
    assert [" ".join(line.split()) for line in to_text(html).splitlines()] == [text]
