"""Pages that are deep, long or full of signs: they are shown, and cost work in proportion to their length."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest

from medviewer.monograph.html.markdown_html import to_html, to_text

Page = Callable[[int], str]
PAGES: dict[str, Page] = {
    "lists in one line": lambda n: "- " * n + "end",
    "items of an open list in one line": lambda n: "* a\n" + "* " * n + "end",
    "items in one line that is no rule": lambda n: "- a\n" + "- " * n + "end" + " -" * n,
    "numbers in one line": lambda n: "1. " * n + "end",
    "quotes in one line": lambda n: ">" * n + "end",
    "quoted lists in one line": lambda n: "> - " * n + "end",
    "deep quotes in lines": lambda n: "\n".join(">" * 200 + " a" for _ in range(n // 20)) + "\n\nend",
    "opening brackets": lambda n: "[" * n + "end",
    "closing brackets": lambda n: "]" * n + "end",
    "image brackets": lambda n: "![" * n + "end",
    "bracket pairs": lambda n: "[]" * n + "end",
    "links begun": lambda n: "[a](" * n + "end",
    "links begun with an angle": lambda n: "[a](<b" * n + "end",
    "links in links": lambda n: "[" * n + "a" + "](b)" * n + "end",
    "images in images": lambda n: "![" * n + "a" + "](b)" * n + "end",
    "references": lambda n: "[a]: /b\n\n" + "[a][" * n + "end",
    "titles begun": lambda n: '[a](b "c ' * n + "end",
    "parentheses": lambda n: "[a](" + "(" * n + "end",
    "definitions": lambda n: "".join(f"[a{i}]: /b\n" for i in range(n)) + "\nend",
    "definitions begun": lambda n: '[a]: b "c\n' * n + "\nend",
    "asterisks": lambda n: "*" * n + "end",
    "asterisks in words": lambda n: "a*" * n + "end",
    "asterisks before words": lambda n: "*a " * n + "end",
    "asterisks after words": lambda n: "a* " * n + "end",
    "asterisks around asterisks": lambda n: "*a " * n + "b* " * n + "end",
    "two signs in turn": lambda n: "*_" * n + "end",
    "two lengths in turn": lambda n: "a**b_c* " * n + "end",
    "backticks": lambda n: "`a " * n + "end",
    "backticks of every length": lambda n: "".join("`" * i + "a" for i in range(int(n**0.5))) + " end",
    "angles": lambda n: "<" * n + "end",
    "tags begun": lambda n: '<a b="' * n + "end",
    "comments begun": lambda n: "-->" + "<!--" * n + "end",
    "scripts begun": lambda n: "</script>" + "<script>" * n + "end",
    "bold tags": lambda n: "<b>" * n + "end",
    "divisions": lambda n: "<div>" * n + "end",
    "divisions in blocks": lambda n: "<div>\n\n" * n + "end",
    "divisions in paragraphs": lambda n: "a <div>\n\n" * n + "</div>end",
    "cells in a paragraph": lambda n: "<table><tr><td>\n\n" + "a</td><td>" * n + "end",
    "rows in paragraphs": lambda n: "<table><tr><td>\n\n" + "<b>a</td></tr><tr><td>\n\n" * n + "end",
    "closing tags": lambda n: "<div>\n\n" + "</div>" * n + "end",
    "tags that close others": lambda n: "<b>" * n + "</i></b>" * n + "end",
    "paragraph tags": lambda n: "<p>" * n + "end",
    "ampersands": lambda n: "&" * n + "end",
    "no-break spaces": lambda n: "\u00a0" * n + "end",
    "backslashes": lambda n: "\\" * (2 * n) + "end",
    "one long word": lambda n: "a" * (50 * n) + " end",
    "many lines": lambda n: "a  \n" * n + "end",
    "blank lines": lambda n: "\n" * n + "end",
    "empty items": lambda n: "-\n\n" * n + "end",
    "rule begun": lambda n: "* " * n + "end",
    "number signs": lambda n: "# a " + "# " * n + "end",
    "spaces": lambda n: "# a" + " " * n + "end",
    "fences": lambda n: "```\n" * (2 * (n // 2)) + "end",
    "underlines": lambda n: "a\n=\n" * n + "end",
    "pipes": lambda n: "|" * n + "end",
    "wide table": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n" + "|b\n" * (n // 10) + "\nend",
    "long table": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n + "\nend",
}
CASES = [pytest.param(page, id=name) for name, page in PAGES.items()]


def calls(page: str) -> int:
    """Return how many functions, Python's and C's, converting `page` calls."""
    count = 0

    def counted(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        to_html(page)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("page", CASES)
def test_thousands_of_anything_are_shown_to_the_end(page: Page) -> None:
    shown = to_text(to_html(page(4_000)))
    assert re.sub(r"\W+", "", shown).endswith("end")


@pytest.mark.parametrize("page", CASES)
def test_four_times_the_page_is_no_more_than_about_four_times_the_work(page: Page) -> None:
    assert calls(page(2_000)) < 5 * calls(page(500)) + 1_000


def seconds(page: str) -> float:
    """Return the processor's time for converting a page, the least of three times."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        to_html(page)
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("page", CASES)
def test_four_times_the_page_takes_no_more_than_about_four_times_as_long(page: Page) -> None:
    assert any(_is_in_proportion(page) for _ in range(3))  # other processes take the caches of the processor


def _is_in_proportion(page: Page) -> bool:
    longest = seconds(page(8_000))
    return longest < 0.25 or longest < 8 * seconds(page(2_000))


def test_a_line_of_a_megabyte() -> None:
    words = [f"word{n}" for n in range(100_000)]
    line = " ".join(words)
    assert to_text(to_html(line)).split() == words


def test_signs_after_very_many_in_one_block_are_text() -> None:
    html = to_html("**a** " * 6_000)
    assert html.startswith("<p><strong>a</strong>")
    assert html.endswith("**a**</p>")
    assert to_text(html).count("a") == 6_000


def test_lists_that_grow_deeper_line_by_line_are_flattened() -> None:
    page = "\n".join("  " * n + f"- item{n}" for n in range(600)) + "\n- last"
    html = to_html(page)
    assert [int(n) for n in re.findall(r"item(\d+)", to_text(html))] == list(range(600))
    assert max(_depths(html)) <= 110
    assert html.endswith("<li>last</li>\n</ul>")


@pytest.mark.parametrize("opened", ["> ", "- ", "*a ", "<b>", "<div>\n\n", "<ul><li>\n\n", "<blockquote>"])
def test_nothing_is_nested_without_bound(opened: str) -> None:
    html = to_html(opened * 2_000 + "end" + (" a*" * 2_000 if "*" in opened else "") + "</b></div></ul></blockquote>")
    assert max(_depths(html)) <= 110


def _depths(html: str) -> list[int]:
    depth, depths = 0, [0]
    for tag in re.findall(r"<(/?)(?!br|hr|img)\w+", html):
        depth += -1 if tag else 1
        depths.append(depth)
    return depths
