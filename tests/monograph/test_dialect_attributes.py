"""Attributes in braces go, what stands in braces for reading stays."""

from __future__ import annotations

import pytest

from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.parser import parse


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2 mg/kg\n{: .highlight }\n\nMore", "2 mg/kg\n\nMore"),
        ("| a | b |\n|--|--|\n| 1 | 2 |\n{: .table #t }", "| a | b |\n|--|--|\n| 1 | 2 |"),
        ("Text {.note #x}", "Text"),
        ("#### Inner {.unnumbered}", "#### Inner"),
        ("![a](x.png){width=50%}", "![a](x.png)"),
        ('[a](b.md){target=_blank rel="x"} c', "[a](b.md) c"),
        ("[small]{.smallcaps} caps", "small caps"),
        ("**b**{: .red} c", "**b** c"),
        ("`a`{.r} b", "`a` b"),
    ],
)
def test_attributes_go(written: str, read: str) -> None:
    assert rewritten(written).text == read


@pytest.mark.parametrize(
    "written",
    [
        "Give {5 mg}",
        "with {n=5} and {.5 mg}",
        "at {.5} of it",
        "the set {a, b}",
        "see {#1}",
        "`x {#y}`",
        "```\n# x {#y}\n```",
        "{{ page.title }}",
        "{: 5 mg :}",
        "10 {mg: kg}",
    ],
)
def test_other_braces_stay(written: str) -> None:
    assert rewritten(written).text == written


def test_words_in_attributes_are_listed() -> None:
    page = parse('Text\n\nmore [a](b.md){title="Never by vein"}\n', "P")
    [problem] = page.problems
    assert (problem.line, "Never by vein" in problem.message) == (3, True)
