"""Markdown against markdown-it-py on pages made from a small grammar, and on any text at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from medviewer.monograph.commonmark.tree import OPERATOR
from medviewer.monograph.html.markdown_html import to_html, to_text
from medviewer.monograph.html.sanitise import clean

SIGNS = ["*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "![", "\\*", "!", "“", "—", ":", ".", '"', "|"]
WORDS = ["dose", "of 5 mg", "é", "HLA-B*5701", "5*10^9/L", "mg/m2", "&ge;", "&amp;", "&none;", "a_b", "1", " ", "£"]
MARKED = ["*rare*", "**Q:**", "`code`", "[link](/page)", "<https://example.org>", "<sub>2</sub>", "***all***", "* "]
INLINE = st.lists(st.sampled_from(SIGNS + WORDS + MARKED), min_size=1, max_size=8).map("".join)
PLAIN = st.lists(st.sampled_from(["dose", "5 mg", "**Q:**", "*rare*", "B*57", "≥"]), min_size=1, max_size=4)
TEXT = PLAIN.map(" ".join)


def indented(block: str, width: int) -> str:
    return block.replace("\n", "\n" + " " * width)


def listed(items: list[str], marker: str, loose: bool) -> str:
    marks = [
        marker if not marker[0].isdigit() else f"{n}{marker[1:]}" for n in range(int(marker[0] == "0"), len(items) + 1)
    ]
    return ("\n\n" if loose else "\n").join(
        mark + indented(item, len(mark)) for mark, item in zip(marks, items, strict=False)
    )


def containers(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join) | st.tuples(TEXT, blocks).map("\n".join)
    markers = st.sampled_from(["* ", "- ", "+  ", "*   ", "1. ", "3) ", "0. "])
    lists = st.builds(listed, st.lists(inner, min_size=1, max_size=3), markers, st.booleans())
    return lists | inner.map(lambda block: "> " + block.replace("\n", "\n> "))


def table(rows: list[tuple[str, str]], aligns: str) -> str:
    lines = [f"| {left} | {right} |" for left, right in rows]
    return "\n".join([lines[0], aligns, *lines[1:]])


TABLES = st.builds(
    table,
    st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3),
    st.sampled_from(["|---|---|", "|:--|--:|", ":-: | -"]),
)
BLANK = st.sampled_from(["", " ", "   ", "     "])
LEAVES = st.one_of(
    TEXT,
    st.lists(TEXT, min_size=2, max_size=3).map("\n".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######", "#tag"]), TEXT),
    st.builds("{}\n{}".format, TEXT, st.sampled_from(["---", "===", "***"])),
    st.builds("```\n{0}\n{1}\n  {0}\t{0}\n```".format, TEXT, BLANK),
    st.builds("    {0}\n{1}\n    \t{0}".format, TEXT, BLANK),
    TABLES,
)
PAGES = st.lists(st.recursive(LEAVES, containers, max_leaves=8), min_size=1, max_size=4)
TAB_IN_QUOTE = re.compile(r"^[ >]*>[ >]*\t", re.MULTILINE)
"""markdown-it-py loses the columns of a tab that a quote or list within one cuts; the specification keeps them."""


def wrapped(tags: str, parts: list[str], cut: str) -> str:
    """Return each part in the innermost of `tags`, and these in the others, with a cut between any two tags."""
    *outer, inner = tags.split()
    body = cut.join(f"<{inner}>{cut}{part}{cut}</{inner}>" for part in parts)
    for tag in reversed(outer):
        body = f"<{tag}>{cut}{body}{cut}</{tag}>"
    return body


HTML = st.recursive(
    st.sampled_from(["dose", "*rare*", "**Q:** why<br>", "<b>5 mg</b>"]),
    lambda parts: st.builds(
        wrapped,
        st.sampled_from(["div", "blockquote", "ul li", "table tr td", "table tbody tr th"]),
        st.lists(parts, min_size=1, max_size=3),
        st.sampled_from(["", " ", "\n", "\n\n"]),
    ),
    max_leaves=8,
)


@given(INLINE)
@settings(max_examples=300)
def test_inline_markup(outline: Callable[[str], list[str]], commonmark: Callable[[str], str], text: str) -> None:
    html = to_html(text)
    assume(OPERATOR not in html)
    assume("]:" not in text)  # a definition that leads nowhere is shown
    assert outline(html) == outline(commonmark(text))


@given(PAGES, st.sampled_from(["\n\n", "\n"]))
@settings(max_examples=200)
def test_blocks(
    outline: Callable[[str], list[str]], commonmark: Callable[[str], str], blocks: list[str], joint: str
) -> None:
    page = joint.join(blocks) + "\n"
    html = to_html(page)
    assume(OPERATOR not in html and not TAB_IN_QUOTE.search(page))
    assert outline(html) == outline(commonmark(page))


def test_a_tab_that_a_quoted_list_cuts_keeps_its_columns() -> None:
    html = to_html("> > * dose\n> >\n> >     \tdose\n")
    assert "<pre><code>  dose\n</code></pre>" in html


@given(st.lists(HTML, min_size=1, max_size=2), st.sampled_from(["", "\n", "\n\n"]))
@settings(max_examples=200)
def test_html_that_blank_lines_cut(
    outline: Callable[[str], list[str]], commonmark: Callable[[str], str], blocks: list[str], joint: str
) -> None:
    page = joint.join([*blocks, "end\n"])
    assert outline(to_html(page)) == outline(clean(commonmark(page)))


@given(st.text() | st.text(alphabet="*_`[]()<>!\\&;#-+=|~:. \t\n1ax/\"'\x00\x02\x03\ud800"))
@settings(max_examples=300)
def test_any_text_becomes_html_that_stays_as_it_is(text: str) -> None:
    html = to_html(text)
    assert clean(html) == html
    assert not set("\x00\x02\x03\ud800") & set(html)


@given(st.lists(st.sampled_from(["<", ">", "</", "/>", "dose", "weight", "18", "years", " ", "=", "&", '"', "\n"])))
@settings(max_examples=200)
def test_no_word_is_lost_in_angle_brackets(parts: list[str]) -> None:
    text = " ".join(parts)
    shown = to_text(to_html(text))
    assert [word for word in text.split() if word.isalnum()] == [w for w in _words(shown) if w.isalnum()]


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()
