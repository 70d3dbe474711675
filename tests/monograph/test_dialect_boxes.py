"""Boxes and tabs of other programs: what they hold is text under their title, never code and never a raw sign."""

from __future__ import annotations

import pytest

from medviewer.monograph.dialects.callout_boxes import DEEPEST
from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.parser import index_view, parse


def html_of(body: str) -> str:
    return "".join(section.html for section in parse(body, "Page").sections)


BOX = "<blockquote><p><strong>{}</strong></p>\n<p>{}</p>\n</blockquote>"


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        ("> [!WARNING]\n> Not by vein.", "Warning", "Not by vein."),
        ("> [!caution] Slowly\n> Over an hour.", "Slowly", "Over an hour."),
        ("> [!danger]- Folded\n> Not by vein.", "Folded", "Not by vein."),
        ("> [!tip]+ Open\n>\n> With food.", "Open", "With food."),
        ("> [!note|right] Aside\n> With food.", "Aside", "With food."),
        ("> [!drug-round]\nWithout a mark.", "Drug round", "Without a mark."),
        ("!!! warning\n    Not by vein.", "Warning", "Not by vein."),
        ('!!! danger highlight "Never *so*"\n\n    Not by vein.', "Never <em>so</em>", "Not by vein."),
        ("!!! warning 'Single'\n\tWith a tab.", "Single", "With a tab."),
        ('!!! warning ""\n    Not by vein.', "Warning", "Not by vein."),
        ("??? note\n    Folded.", "Note", "Folded."),
        ('???+ tip "Open"\n  Two spaces.', "Open", "Two spaces."),
        (":::warning\nNot by vein.\n:::", "Warning", "Not by vein."),
        (":::danger Never\n\nNot by vein.\n\n:::", "Never", "Not by vein."),
        (":::tip[With **food**]\nA meal.\n:::", "With <strong>food</strong>", "A meal."),
        ("::: {.callout-warning}\n## A heading\n\nNot by vein.\n:::", "A heading", "Not by vein."),
        ('::: {.callout-tip title="Given" collapse="true"}\nA meal.\n:::', "Given", "A meal."),
        (":::{important}\nA meal.\n:::", "Important", "A meal."),
        ("::::: warning :::::\nA meal.\n:::::", "Warning", "A meal."),
        ("{: .warning }\nNot by vein.", "Warning", "Not by vein."),
        ("{: .note }\n> With food.", "Note", "With food."),
        ("Not by vein.\n{: .danger #x}", "Danger", "Not by vein."),
        ("{: .important-title }\n> **Never**\n>\n> Not by vein.", "Never", "Not by vein."),
        ('{% hint style="danger" %}\nNot by vein.\n{% endhint %}', "Danger", "Not by vein."),
        ("{% note warning %}\nNot by vein.\n{%- endnote %}", "Warning", "Not by vein."),
        ("{{< hint danger >}}\nNot by vein.\n{{< /hint >}}", "Danger", "Not by vein."),
        (":::warning[Never] by vein\nA meal.\n:::", "Never – by vein", "A meal."),
        ('::: {.callout-note title="Given"} and more\nA meal.\n:::', "Given – and more", "A meal."),
        (':::note[Food]{title="Given"}\nA meal.\n:::', "Food – Given", "A meal."),
    ],
)
def test_a_box_has_its_title_and_its_text(body: str, title: str, text: str) -> None:
    assert html_of(body) == BOX.format(title, text)


def test_boxes_follow_each_other_and_nest() -> None:
    html = html_of("> [!note] A\n> one\n> [!warning] B\n> two\n> > [!tip] C\n> > three\n\nafter")
    assert html.count("<blockquote>") == html.count("</blockquote>") == 3
    assert html.endswith("<p>three</p>\n</blockquote>\n</blockquote>\n<p>after</p>")


def test_a_box_keeps_lists_and_its_place_in_a_list() -> None:
    html = html_of('- one\n\n    !!! warning "W"\n        Text\n\n        - a\n        - b\n\n- two')
    assert "<li><p>one</p>\n<blockquote>" in html
    assert "<pre>" not in html
    assert html.count("<li>") == 4


def test_what_follows_a_box_is_not_in_it() -> None:
    for body in ("!!! note\n    in\nout", ":::note\nin\n:::\nout", '=== "T"\n    in\nout'):
        assert html_of(body).endswith("<p>out</p>")
    assert html_of("before\n!!! note\n    in").startswith("<p>before</p>\n<blockquote>")


def test_tabs_are_labels_with_text_and_never_code() -> None:
    monograph = parse(
        '### Dosage\n=== "Adult"\n\n    10 mg\n\n=== "Child"\n\n    5 mg\n\n    | a | b |\n    |--|--|\n\nAll: slowly.',
        "P",
    )
    html = monograph.sections[0].html
    assert "<pre>" not in html
    assert "<li><p><strong>Adult</strong></p>\n<p>10 mg</p>" in html
    assert monograph.sections[0].text.splitlines()[:2] == ["- Adult", "  10 mg"]
    assert html.endswith("<p>All: slowly.</p>")


def test_layout_leaves_no_sign_and_no_box() -> None:
    html = html_of(':::: {.columns}\n::: {.column width="50%"}\n### Dosage\n5 mg\n:::\n::::\n')
    assert (html,) == ("<p>5 mg</p>",)


@pytest.mark.parametrize(
    "body",
    [
        "```\n!!! warning\n    x\n```",
        "```\n> [!note]\n> x\n```",
        "    !!! warning\n        x",
        "~~~~\n:::warning\nx\n:::\n~~~~",
        '    === "Adult"',
        "> ```\n> [!note] x\n> ```",
        "Wow!!! That is a warning",
        "!!! Never give it twice !!!",
        "!!! Never give it twice",
        "??? Who knows",
        "Is it so???",
        "Text\n===",
        "===",
        "> [!note](https://example.org)",
        "> [!important notes](#x) for all",
        "> [1] a quoted note",
        "> [!] x",
        "[!note] not quoted",
        "a ::: b",
        ":::",
        "`> [!note]` is how it is written",
    ],
)
def test_what_is_no_box_stays_as_it_is(body: str) -> None:
    assert rewritten(body).text == body


def test_a_box_that_is_never_closed_is_text_and_listed() -> None:
    monograph = parse("---\ntitle: P\n---\nfirst\n\n:::danger\nNot by vein.", "P")
    assert "Not by vein." in monograph.sections[0].text
    [problem] = monograph.problems
    assert problem.line == 6
    assert ":::danger" in problem.message


def test_sections_keep_their_lines_and_an_index_reads_the_same() -> None:
    source = "# P\n\n!!! warning\n    a\nb\n\n> [!note] x\n> y\n\n### Dosage\n\n5 mg\n"
    monograph = parse(source, "P")
    assert [(section.key, section.line) for section in monograph.sections] == [("overview", 1), ("dosage", 10)]
    [overview, _] = index_view(source, "P").texts
    assert "!!!" not in overview[2]
    assert "**Warning**" in overview[2]


def test_boxes_in_boxes_end_somewhere() -> None:
    body = "\n".join("    " * depth + "!!! note" for depth in range(60)) + "\n" + "    " * 60 + "deep"
    html = html_of(body)
    assert html.count("<blockquote>") == DEEPEST
    assert "deep" in html


@pytest.mark.parametrize(
    "opening", ['::: {.callout-note title="Given"}', "::: {#id .warning}", "> ::: {.note}", "- ::: {.note}"]
)
def test_a_box_that_nobody_closes_is_shown_as_it_is_written(opening: str) -> None:
    page = parse(f"## Usage\n\n{opening}\n\nText.\n", "P")
    assert page.sections[0].text.startswith(opening.removeprefix("> "))


@pytest.mark.parametrize("block", ["## Usage", "```\nx = 1\n```", "<div>x</div>", "Usage\n---", "    x = 1"])
@pytest.mark.parametrize("shape", ["{}\n{{: .warning}}", "{{: .warning}}\n{}"])
def test_a_class_of_a_heading_or_of_code_makes_no_box(block: str, shape: str) -> None:
    assert "<blockquote" not in html_of(f"Words.\n\n{shape.format(block)}\n\nText.\n")


def test_each_class_boxes_the_block_right_above_it() -> None:
    texts = ("One.", "Two.", "Three.")
    html = html_of("".join(f"{text}\n{{: .warning}}\n" for text in texts) + "Four.\n")
    assert html == "\n".join([*(BOX.format("Warning", text) for text in texts), "<p>Four.</p>"])
