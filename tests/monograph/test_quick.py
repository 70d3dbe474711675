"""Plain pages are split by their lines' beginnings alone, into the same blocks as by the whole of CommonMark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.monograph.commonmark.block import Block
from medviewer.monograph.commonmark.blocks import BlockReader
from medviewer.monograph.commonmark.rawhtml import HtmlBlocks
from medviewer.monograph.commonmark.tags import closed_names
from medviewer.monograph.sections.quick_outline import quick_outline

LINES = (
    *("# Head", "## Head x", "#tag", "text", "   indented", "    deep", "  cont", "", "", " ", "a "),
    *("* item", "- item", "+ item", "1. one", "2. two", "1) one", "10. ten", "*  wide", "  * nested", "     - deeper"),
    *(
        "*",
        "-",
        "1.",
        "***",
        "---",
        "===",
        "- - -",
        "* # head",
        "* * two",
        "> quote",
        "`x`",
        "```",
        "~~~",
        "<b>",
        "<div>",
    ),
    *(
        "**Bold:** text",
        "**Bold**",
        "_it_",
        "* **B**",
        "[x]: y",
        "| a | b |",
        "|-|-|",
        "-|-",
        ":-",
        "\ttab",
        "-x",
        "*x*",
    ),
)


def whole(body: str) -> list[Block]:
    lines = body.split("\n")
    return BlockReader({}, HtmlBlocks(lines, closed_names(body))).read(lines).children


def seen(blocks: list[Block]) -> list[tuple[object, ...]]:
    return [(b.kind, b.start, b.end, *((b.level, b.lines[0]) if b.kind == "heading" else ())) for b in blocks]


@settings(max_examples=750)
@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join))
def test_the_same_blocks(body: str) -> None:
    quick = quick_outline(body)
    assert quick is None or seen(quick) == seen(whole(body))


@pytest.mark.parametrize(
    "body", ["# T\n### Usage\nText\nmore\n\n* a\n* **B:** b\n  more\n\n**Disclaimer:** d\n", "", "1. a\nlazy"]
)
def test_a_plain_page_needs_no_whole_reading(body: str) -> None:
    quick = quick_outline(body)
    assert quick is not None
    assert seen(quick) == seen(whole(body))


@pytest.mark.parametrize("body", ["> q", "```\nx", "a\n---", "|a|\n|-|", "<p>", "    code", "[a]: b", "* - x"])
def test_what_is_not_plain_is_left_to_the_whole_reading(body: str) -> None:
    assert quick_outline(body) is None
