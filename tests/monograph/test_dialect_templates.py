"""Formulas, templates, components and folded parts: their text, never their braces, and nothing lost without a word."""

from __future__ import annotations

import pytest

from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.parser import parse


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"$10^{9}/L$", "10<sup>9</sup>/L"),
        (r"$\frac{1}{2}$ tablet", "1/2 tablet"),
        (r"$1\frac{1}{2}$ tablets", "1 1/2 tablets"),
        (r"$\frac{a+b}{2c}$", "(a+b)/2c"),
        (r"$5\,\mu g$", "5 μg"),
        (r"$5 \times 10^{-3}$ g", "5 × 10<sup>-3</sup> g"),
        (r"if $CrCl \leq 30\,\text{mL/min}$", "if CrCl ≤ 30 mL/min"),
        (r"$C_{max}$ and $t_{1/2}$", "C<sub>max</sub> and t<sub>1/2</sub>"),
        (r"$38^\circ C$", "38°C"),
        (r"$$Cl = \frac{D}{AUC}$$", "Cl = D/AUC"),
        ("$n$ pages", "n pages"),
    ],
)
def test_a_formula_is_text(written: str, read: str) -> None:
    assert rewritten(written).text == read


@pytest.mark.parametrize(
    "written",
    [
        "$5 and $10",
        "from $5-$10",
        "US$5",
        "costs $5, or 5$ more",
        r"\$5^2\$",
        "`$x^2$`",
        "```\n$x^2$\n```",
        "5 $ and 6 $",
    ],
)
def test_a_price_stays(written: str) -> None:
    assert rewritten(written).text == written


@pytest.mark.parametrize(
    "written", [r"$\begin{matrix}a\end{matrix}$", "$10^{9$", r"$a \\ b$", "$" + r"\sqrt{" * 20 + "x" + "}" * 20 + "$"]
)
def test_a_formula_that_is_not_understood_stays_and_is_listed(written: str) -> None:
    plain = rewritten(f"first\n\n{written}")
    assert plain.text == f"first\n\n{written}"
    [problem] = plain.problems
    assert (problem.line, "not understood" in problem.message) == (3, True)


BOXES = [
    '{{< warning "Never" >}}\nBy vein.\n{{< /warning >}}',
    '{{% notice danger "Never" %}}By vein.{{% /notice %}}',
    '<Callout type="warning" title="Never">\n\nBy vein.\n\n</Callout>',
    '<Warning title="Never">By vein.</Warning>',
    "{{< notice warning Never >}}By vein.{{< /notice >}}",
]


@pytest.mark.parametrize("body", BOXES)
def test_a_template_that_is_a_box_is_one(body: str) -> None:
    html = "".join(section.html for section in parse(f"{body}\n\nAfter.", "P").sections)
    assert html == "<blockquote><p><strong>Never</strong></p>\n<p>By vein.</p>\n</blockquote>\n<p>After.</p>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('{{< tooltip "half-life" >}} of 5 h', "(half-life) of 5 h"),
        ('{{< figure src="img/a.png" caption="A curve" >}}', "![A curve](<img/a.png>)"),
        ('[b]({{< ref "b.md" >}})', "[b](b.md)"),
        ('{% include alert.html content="Never by vein" %}', "(Never by vein)"),
        ("at {{ page.strength }}", "at 5 mg"),
        ('{{< warning "Never by vein" >}}', "**Warning** (Never by vein)"),
        ('<Dose value="5 mg" /> a day', "(5 mg) a day"),
        ('import X from "x";\n\nText', "\nText"),
        ("export const a = { b: 1 };\nText", "Text"),
        ('<Tooltip content="time">half-life</Tooltip>', "(time) half-life"),
        ('a <Note text="At most 5 mg" /> b', "a **Note** (At most 5 mg) b"),
        ("class:: beta-blocker\nid:: 1234\nText", "class: beta-blocker\nText"),
    ],
)
def test_the_text_of_a_template_stays(written: str, read: str) -> None:
    plain = rewritten(written, {"strength": "5 mg"})
    assert plain.text == read
    assert plain.problems == ()


@pytest.mark.parametrize(
    "written", ["{{< toc >}} x", "{% include nav.html %} x", "{{ site.name }} x", "{{ page.gone }} x"]
)
def test_a_template_without_text_is_listed(written: str) -> None:
    plain = rewritten(written)
    assert plain.text.endswith(" x")
    assert len(plain.problems) == 1


@pytest.mark.parametrize(
    "written",
    [
        "<Dose> mg a day",
        "at <Weight> and <Age>",
        "important drugs from 'x'",
        "import drugs from abroad",
        "export of ions",
        '`{{< x >}}` and `<Note text="a" />`',
        "```\n{{< warning >}}\nimport x from 'y'\n```",
        "C++::x and a :: b",
        "{5 mg} {{",
    ],
)
def test_what_is_no_template_stays(written: str) -> None:
    plain = rewritten(written)
    assert (plain.text, plain.problems) == (written, ())


def test_tabs_of_components_are_labels() -> None:
    page = parse(
        '<Tabs>\n<TabItem label="Adult">\n10 mg\n</TabItem>\n<TabItem label="Child">\n5 mg\n</TabItem>\n</Tabs>',
        "P",
    )
    assert page.sections[0].text == "- Adult\n  10 mg\n- Child\n  5 mg"


def test_a_folded_part_is_open_under_its_summary() -> None:
    page = parse("<details>\n<summary>More</summary>\n\nFolded *text*.\n\n- a\n\n</details>\n\nAfter.", "P")
    shown = page.sections[0].html.replace("\n", "")
    assert shown.startswith("<div><p><strong>More</strong></p><p>Folded <em>text</em>.</p>")
    assert page.sections[0].text == "More\n\nFolded text.\n\n- a\n\nAfter."


def test_a_chunk_of_code_is_code_and_listed() -> None:
    page = parse("### Usage\n\n```{r plot, echo=FALSE}\nplot(1)\n```\n", "P")
    assert "<pre><code>plot(1)" in page.sections[0].html
    [problem] = page.problems
    assert problem.line == 3


def test_marked_words_are_bold() -> None:
    assert parse("<mark>Never</mark> by vein", "P").sections[0].html == "<p><strong>Never</strong> by vein</p>"


def test_properties_of_an_outline_indented_by_tabs_are_read() -> None:
    [section] = parse("- Pain\n\tid:: 64f-1\n\tstrength:: 5 mg\n", "P").sections
    assert "strength: 5 mg" in section.text
    assert "64f" not in section.text


def test_arguments_of_a_component_keep_whose_dose_they_are() -> None:
    [section] = parse('## Dosage\n\n<Dose adult="5 mg" child="2 mg" class="x" />\n', "P").sections
    assert section.text == "(adult: 5 mg; child: 2 mg)"


def test_boxes_between_tags_of_liquid_are_boxes_and_conditions_are_told() -> None:
    page = parse('{% tab title="Adult" %}\n5 mg\n{% endtab %}\n\n{% if page.renal %}\n2 mg\n{% endif %}\n', "P")
    assert page.sections[0].text == "- Adult\n  5 mg\n\n2 mg"
    assert [problem.line for problem in page.problems] == [5]
