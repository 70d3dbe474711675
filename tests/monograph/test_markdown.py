"""Markdown against markdown-it-py, feature by feature."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest

from medviewer.monograph.html.markdown_html import to_html

SNIPPETS = {
    "lists after paragraphs": [
        "Signs:\n* pale skin\n* weak pulse",
        "Signs:\n- one\n- two\n\nafter",
        "Signs:\n1. one\n2. two",
        "Signs:\n2. no list\n3. so is this",
        "Signs:\n*\n* two",
        "Take\n+ with water\nor without",
        "**Rare:**\n* rash\n\n**Frequent:**\n* nausea",
    ],
    "nested lists": [
        "* a\n  * b\n    * c\n  * d\n* e",
        "* a\n   * b\n      * c",
        "* a\n    * b\n        * c",
        "* a\n\t* b\n\t\t* c",
        "- a\n * b\n  + c\n   - d",
        "1. a\n   - b\n     1. c\n2. d",
        "1. a\n  - b\n2. c",
        "10. a\n    - b\n11. c",
        "- - - deep",
        "1. - 2. deep",
        "*   wide\n\n    second paragraph\n\n    - nested",
        "-\ttab\n\t- nested by tab",
        "- a\n      code is not begun here\n- b",
        "-     code\n- b",
        "* a\n\n  b\n * c",
    ],
    "loose and tight": [
        "- a\n- b\n\n- c",
        "- a\n\n- b",
        "- a\n  - b\n\n    c\n- d",
        "- a\n\n  - b",
        "* a\n  > b\n  >\n* c",
        "- a\n  ```\n  b\n\n\n  ```\n- c",
        "- a\n- b\n\n  [r]: /address\n- c",
        "* a\n*\n\n* c",
        "-\n  under a bare bullet",
        "-\n\n  not under it",
    ],
    "ordered lists": [
        "3. three\n4. four",
        "0. nought",
        "1) one\n2) two",
        "1. one\n2) other list",
        "123456789. long\n\n1234567890. too long",
        "- a\n+ other list\n* third",
        "1.no space\n-no space\n*no space",
    ],
    "headings": [
        "# One\n## Two\n### Three\n#### Four\n##### Five\n###### Six\n####### none",
        "#none\n\n# yes #\n\n## yes ##   \n\n# C# and F#\n\n# a \\#\n\n#\n\n## ##",
        "Title\n=====\n\nSub *title*\n---\n\ntwo\nlines\n===",
        "   # three spaces\n\n    # four are code",
        "text\n# heading\ntext",
        "- # in an item\n- other\n  ---",
        "## **Dosage**\ntext",
    ],
    "thematic breaks": ["***", "- - -", "_ _ _ _", "a\n***\nb", "* a\n* * *\n* b", "--\n\n**", " ---", "a\n\n---\n\nb"],
    "code": [
        "    mg/m2 * 2\n\n\n    b\n\nc",
        "a\n    b",
        "```\n*a*\n\n<b>\n```\nafter",
        "~~~ text\n```\n~~~~\nafter",
        "```\nnever closed\n\nto the end\n",
        "  ```\n   a\n  b\n ```",
        "- ```\n  a\n  ```\n- b",
        "``` a ``` b",
        "`a` ``b ` c`` ` d `` e ` `` ` ``",
        "`a  b\nc` and ` `",
    ],
    "tabs in code": [
        "```\ndose\t5 mg\n\t2\t10 mg\n```",
        "\tdose\t5 mg\n\t\tat night\n  \tat noon",
        "    dose\t5 mg\n     \tat night",
        "- a\n\n\t\tdose\t5 mg\n- b",
        "-\t\tdose\t5 mg",
        "1.\t```\n\tdose\t5 mg\n\t\tat night\n   \t```",
        "- ```\n\tdose\t5 mg\n  \tat night\n  ```",
        ">\t\tdose\t5 mg\n>\t \tat night",
        "> - ```\n>\t\tdose\t5 mg\n>   ```",
        "  ```\n\tdose\n \tat night\n  ```\t\nafter",
        "<pre>\ndose\t5 mg\n\tat night\n</pre>",
        "```\n\t\n \t \n```",
    ],
    "tabs in text": [
        "a\t\t\nb\t\n\n\tc\t",
        "#\tdose\t5 mg\t#\t",
        "dose\t5 mg\t\n---\t",
        '[a](\t/page\t"title"\t) [r]\n\n[r]:\t/r\t"title"\t',
        "a\t|\tb\t\n-\t|\t-\n\tc\t|\td\n",
        "*\t*\t*\n*a\t* b*",
        "`a\tb\t`",
    ],
    "blank lines in code": [
        "```\na\n   \n\n b\n```",
        "    a\n      \n  \n\t\t\n    b\n      \n\nc",
        "- ```\n  a\n     \n \n  b\n  ```",
        "- a\n\n      code\n        \n      code\n- b",
        "> ```\n> a\n>    \n>\n> b\n> ```",
        "```\na\n \n  \n\n",
        "\n \n```\n \n",
        "<pre>\na\n   \nb\n</pre>",
    ],
    "quotes": [
        "> a\nlazy\n\nb",
        "> a\n> b\n>\n> c",
        ">a\n>> b\n> c",
        "> - a\n> - b\nlazy\n- c",
        "> # Warning\n> text\n\n> other",
        "> ```\n> a\n\nb",
        "- > a\n  b",
        "> a\n---",
        "> a\n===",
    ],
    "emphasis": [
        "5*10^9/L",
        "**HLA-B*5701:** test before use",
        "the HLA-A*02:01 allele; HLA-B* 5801",
        "UGT1A1*28",
        "*A: text that is never closed",
        "**Q: never closed",
        "* *A: in an item\n* **B:** c",
        "*a **b** c* **d *e* f** ***g*** ***h* i** ***j** k*",
        "*a*b *a*b* a*b* **a**b **a**",
        "_a_ _a_b a_b_c __init__ _(a)_ a_(b)_",
        "2 * 3 * 4 ** 5",
        '*"quoted"* a*"quoted"* *(note)* **(note)**a',
        "**a** **“b”** **£5** **a.**b",
        "*foo**bar**baz* **foo*bar**baz* foo***bar***baz *foo**bar*",
        "****a**** *****b***** **a*b***c",
        "*a _b* c_ **a __b** c__",
        "*a\u00a0b* \u00a0*a*\u00a0 a*\u00a0b*",
        "**mg/m2:**3",
        "`*a`*b*",
        "[*a](b)*",
        "*a [b*](c)",
        "\\*a\\* *\\** **a\\***",
    ],
    "escapes and entities": [
        " ".join(f"\\{sign}" for sign in string.punctuation),
        "\\a \\µ \\ b",
        "\\# no heading\n\n\\* no list\n\n1\\. no list",
        "&ge; &le; &micro;g &amp; &lt;b&gt; &nbsp; &#176; &#xB0; &copy &none; &#0; &",
        "&amp;lt; &#42;a&#42; \\&amp;",
        "R&D A&B&C &;",
    ],
    "signs of the trade": [
        "60 mg/m2, 0.5 µg, ≥ 38 °C, a → b, ½ tablet, 5\u00a0mg, 10–20 mg — “daily” … 'as needed' (c) -- ...",
        "CrCl <30 mL/min, <5%, > 50, a<b, <=3, x < y > z",
        "± 5 % ~ 3 ^2^ ~~none~~ $5 5$ {a} |b| @c",
    ],
    "struck out": [
        "~~500 mg~~ 250 mg, a~~b~~c, ~~**d** e~~ **~~f~~**",
        "~~ no ~~ ~no~ \\~~no~~ `~~no~~` ~~no\n\nno~~",
        "~~a\nb~~ *~~c*~~ [~~d~~](e) ~~[f](g)~~ ~~h ~~i~~",
        "about ~5 mg to ~10 mg; >~~1~~2",
        "| ~~a~~ | b |\n|---|---|\n| c~~ | ~~d |",
    ],
    "links and images": [
        '[a](https://example.org "title") [b](<c d>) [e](f (g)) [h](i(j)k) [l]() [m](<>)',
        "[a] (b) [c](d e) [f](g\nh) [i](j 'k' l) [m](n",
        "[r] [R][] [text][r] [text][none] [r][none]\n\n[r]: https://example.org/ 'title'",
        "[r]: <./page.md>\n[s]: /x\n'title'\ntext [r] [s]",
        "[a *b* `c` ![d](e)](f) ![g *h*](i 'j')",
        "[a [b](c) d](e) [x](y [z](w))",
        "<https://example.org/?a=b&c=d> <mailto:a@example.org> <a@example.org> <http://a b>",
        "![a] [b] !c [ ] []",
        "[a\\]](b\\)c) [d](e&amp;f)",
        "no [r\n\n[r\n]: /later",
    ],
    "line breaks": ["a  \nb\\\nc\nd   \n  e", "a\\", "a  ", "# a  \nb", "`a  \nb`", "* a  \n  b"],
    "tables": [
        "| a | b |\n|---|---|\n| c | d |",
        "a | b\n:-- | --:\nc | d\ne",
        "| a | b | c | d |\n|:-|-:|:-:|-|\n| **e** | `f` | <sub>g</sub> | h\\|i |",
        "| a |\n|---|\n| b |\n\nafter",
        "| a | b |\n|---|\n| c | d |",
        "text\n| a | b |\n|---|---|\n| c | d |\n* list",
        "| a | b |\n|---|---|\n| c |\n|| d |\n# heading",
        "- | a | b |\n  |---|---|\n  | c | d |\n- e",
        "> | a |\n> |---|\n> | b |\nc",
        "| `a \\| b` | c |\n|---|---|",
        "a | b\n---\n\na\n-|-",
    ],
    "its own HTML": [
        "H<sub>2</sub>O 10<sup>9</sup> <i>a</i> <em>b</em> <b>c</b> <strong>d</strong> e<br>f<br/>g",
        "a <i>*b*</i> <b>c *d*</b> *e <sub>f</sub>*",
        "* a <em>b</em>\n* c",
        "<b>a</b> text\n*b*",
        "a <!-- hidden --> b",
        "<!-- hidden\n\n*a* -->\n\nb",
        "<table><tbody><tr><td>*a*</td></tr></tbody></table>\n\nb",
        "<div>\n\n*a*\n\n</div>",
    ],
}
CASES = [pytest.param(text, id=f"{kind}-{n}") for kind, texts in SNIPPETS.items() for n, text in enumerate(texts)]


@pytest.mark.parametrize("text", CASES)
def test_reads_as_commonmark(text: str, outline: Callable[[str], list[str]], commonmark: Callable[[str], str]) -> None:
    assert outline(to_html(text)) == outline(commonmark(text))


@pytest.mark.parametrize(
    "text", ["HLA-B*5701", "A*02:01", "5*10^9/L", "**HLA-B*5701:** rash", "*A: text", "UGT1A1*28", "a * b * c"]
)
def test_an_asterisk_of_the_text_stays(text: str) -> None:
    assert to_html(text).count("*") == text.replace("**", "").count("*")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("> ```\n>\tdose\n> \tat\tnight\n>\t\tat noon\n> ```", "  dose\n\tat\tnight\n  \tat noon\n"),
        (">\t\tdose\n>\t\t\tat night", "  dose\n  \tat night\n"),
        ("-\t\tdose\n\n\t\t\tat night", "  dose\n\n  \tat night\n"),
        ("  ```\n\tdose\n \tat night\n\t\tat noon\n  ```", "  dose\n  at night\n  \tat noon\n"),
    ],
)
def test_a_tab_that_a_mark_takes_a_part_of_is_spaces_for_the_rest(text: str, code: str) -> None:
    assert f"<pre><code>{code}</code></pre>" in to_html(text)


def test_no_break_spaces_stay_at_the_ends_of_a_text() -> None:
    assert to_html("\u00a05\u00a0mg\u00a0") == "<p>\u00a05\u00a0mg\u00a0</p>"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(line_end: str) -> None:
    assert to_html(line_end.join(["# A", "b", "* c"])) == "<h1>A</h1>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>"


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\t"])
def test_nothing_becomes_nothing(text: str) -> None:
    assert to_html(text) == ""
