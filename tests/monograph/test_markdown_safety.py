"""What hostile pages try, and what comes out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.monograph.commonmark import htmlnames, links
from medviewer.monograph.html import sanitise
from medviewer.monograph.html.markdown_html import to_html, to_text
from medviewer.monograph.html.sanitise import clean

TAGS = {"p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "i"}
TAGS |= {"strong", "b", "u", "s", "sub", "sup", "a", "img", "div", "span", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"href", "title", "src", "alt", "start", "align", "colspan", "rowspan", "class"}
IMAGE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=]{1,150000}")
ATTACKS = [
    "<script>alert(1)</script>",
    "a <ScRiPt src=//example.org/x.js>alert(1)</sCrIpT> b",
    "<style>p{display:none}</style>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<img src=x onerror=alert(1)>",
    '<img src="data:image/svg+xml;base64,PHN2Zy8+"> <img src="data:text/html;base64,PHN2Zy8+">',
    "<img src='data:image/png;base64,AAAA\" onerror=alert(1)'> <img src='data:image/png,<svg>'>",
    "<a href='data:image/png;base64,AAAA'>a</a> [b](data:image/png;base64,AAAA)",
    f"![a](data:image/png;base64,{'A' * 200_000})",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<object data=x></object><embed src=x><applet code=x></applet>",
    "<form action=https://example.org><input name=a><button>b</button></form>",
    "<meta http-equiv=refresh content='0;url=https://example.org'><base href=//a.example><link rel=stylesheet href=x>",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href=' java\tscript:alert(1)'>a</a>",
    "<a href='&#106;avascript&colon;alert(1)'>a</a>",
    "<a href='\u0001javascript:alert(1)'>a</a>",
    "<a href='java\u200bscript:alert(1)'>a</a>",
    "<a href='vbscript:x'>a</a> <a href='file:///etc/passwd'>b</a> <a href='data:text/html,x'>c</a>",
    "![a](%5C%5Chost%5Cx.png) [b](/%5Chost) [c](C%3A/x) <img src='..%5Cx.png'> <a href='%2F%2Fhost/x'>d</a>",
    "<a href='//example.org'>a</a> <a href='\\\\host\\share'>b</a> <a href='/\\host'>c</a>",
    "<p style='position:fixed' id=x class='evil qa' onclick=alert(1)>a</p>",
    "[a](javascript:alert(1)) ![b](javascript:alert(1)) <javascript:alert(1)>",
    "[a](JaVaScRiPt:alert(1)) [b](<java\tscript:alert(1)>) [c](&#x6A;avascript:alert(1))",
    "[a][r] ![b][r]\n\n[r]: javascript:alert(1)",
    "[a](file:///etc/passwd) ![b](file:///etc/passwd) ![c](data:image/png;base64,AAAA) [d](//example.org)",
    '[a](/b "\\"onmouseover=alert(1) x=\\"") ![a"onerror="alert(1)](/b)',
    '<a title="<script>alert(1)</script>" href="/x">a</a>',
    "`<script>alert(1)</script>`\n\n    <script>alert(1)</script>\n\n```<script>\n<script>alert(1)</script>\n```",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><script>alert(1)</script></textarea><title><img src=x onerror=alert(1)></title>",
    "<div>\n<script>alert(1)\n\n</script>\n<a href=javascript:alert(1)>a</a>",
    "<scr<script></script>ipt>alert(1)</scr<script></script>ipt>",
    "<!--><script>alert(1)</script>-->\n\n<!-- --!><script>alert(1)</script> -->",
    "&lt;script&gt;alert(1)&lt;/script&gt; \\<script>alert(1)\\</script>",
    "\x02wzxhzdk:0\x03 \x02amp\x03lt;script&gt; \x02klzzwxh:0000\x03 &#2;wzxhzdk:0&#3;\n\n<div>a</div>",
    "\ufdd0lt;script> \ufdd0#60;script>alert(1)",
    "<table><a href=javascript:alert(1)>a</a><tr onclick=x><td background=x>b</table>",
    "<ol start='1;alert(1)' type=a><li value=9>a</ol>",
]


NEVER = (
    "onclick ondblclick onmousedown onmouseup onmouseover onmousemove onmouseout onmouseenter onwheel onkeydown"
    " onkeyup onkeypress onload onerror onabort onfocus onblur onchange oninput onsubmit onreset onselect onscroll"
    " oncopy onpaste ondrag ondrop ontoggle onbegin onanimationstart ontransitionend onpointerdown ontouchstart"
    " style id name background lang srcset action formaction poster ping target is slot"
)
"""Attributes that no tag may have."""


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_comment(self, data: str) -> None:
        self.tags.add("a comment")

    def handle_decl(self, decl: str) -> None:
        self.tags.add("a declaration")


def assert_safe(html: str) -> None:
    seen = _Seen()
    seen.feed(html)
    seen.close()
    assert seen.tags <= TAGS
    assert set(seen.attributes) <= ATTRIBUTES
    assert set(" ".join(seen.attributes.get("class", [])).split()) <= {"qa", "q", "a", "mark", "callout"}
    pictures = [address for address in seen.attributes.get("src", []) if not IMAGE.fullmatch(address)]
    for address in seen.attributes.get("href", []) + pictures:
        bare = "".join(c for c in address if c.isprintable() and not c.isspace()).lower()
        read = unquote(re.split("[?#]", bare)[0])
        assert not read.startswith("//")
        assert bare.startswith(("http:", "https:", "mailto:")) or "\\" not in read
        before = re.split("[/?#]", bare)[0]
        assert ":" not in before or before.split(":")[0] in ("http", "https", "mailto")


def test_the_gate_lets_through_these_attributes_and_no_other() -> None:
    """Each of them is a decision: one more may run a script, name a server, or hide text."""
    classed = {tag: {"class"} for tag in ("div", "p", "span", "blockquote")}
    assert (
        classed
        | {
            "*": set(),
            "a": {"href", "name", "title"},
            "img": {"src", "alt", "title"},
            "ol": {"start"},
            "td": {"align", "colspan", "rowspan"},
            "th": {"align", "colspan", "rowspan"},
        }
        == sanitise._ALLOWED
    )


def test_the_gate_lets_through_these_tags_classes_and_addresses_and_no_other() -> None:
    assert set(htmlnames.SHOWN) == TAGS
    assert set(htmlnames.HIDDEN) == {"script", "style"}
    assert set(sanitise.CLASSES) == {"qa", "q", "a", "mark", "callout"}
    assert set(links.SCHEMES) == {"http", "https", "mailto"}


def _let_through(tag: str, name: str) -> bool:
    """Tell whether an attribute with a harmless value is still there behind the gate."""
    around = {"td": "<table><tr>{}</tr></table>", "th": "<table><tr>{}</tr></table>"}.get(tag, "{}")
    value = {"src": "data:image/png;base64,AAAA", "class": "mark"}.get(name, "2")
    seen = _Seen()
    seen.feed(clean(around.format(f'<{tag} {name}="{value}">x</{tag}>')))
    return name in seen.attributes


@pytest.mark.parametrize("tag", sorted(TAGS))
def test_no_handler_style_name_or_foreign_address_stays_on_any_tag(tag: str) -> None:
    for name in NEVER.split():
        assert not _let_through(tag, name), name
    for name in ("href", "src", "title", "alt", "start", "align", "colspan", "rowspan", "class"):
        assert _let_through(tag, name) == (name in sanitise._ALLOWED.get(tag, ())), name


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_comes_to_nothing(attack: str) -> None:
    for html in (to_html(attack), to_html(f"text {attack} text"), to_html(f"* a\n\n  {attack}"), clean(attack)):
        assert_safe(html)


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_stands_around_an_attack_stays(attack: str) -> None:
    text = to_text(to_html(f"before {attack} within\n\nafter"))
    assert text.startswith("before")
    assert text.endswith("after")


HOSTILE = ["<", ">", "</", "<a href=", "<img src=", "script", "style", "javascript:", "data:", "'", '"', " ", "=", "/"]
MORE = [
    "%5C",
    "<!--",
    "-->",
    "<svg>",
    "<b",
    "onclick=",
    "&lt;",
    "&#60;",
    "\\",
    "\n",
    "\n\n",
    "[a](",
    ")",
    "`",
    "x",
    "\ufdd0",
]


@given(st.lists(st.sampled_from(HOSTILE + MORE), max_size=12).map("".join))
@settings(max_examples=400)
def test_nothing_made_of_hostile_parts_is_unsafe(text: str) -> None:
    assert_safe(to_html(text))


def test_scripts_and_styles_go_with_what_they_hold() -> None:
    page = "a <script>b</script> c\n\n<style>\nd\n\ne\n</style>\n\nf"
    assert to_text(to_html(page)).split() == ["a", "c", "f"]


def test_the_classes_of_the_program_pass_the_gate() -> None:
    html = '<div class="qa"><p class="q"><span class="mark">Q:</span></p><div class="a">b</div></div>'
    assert clean(html) == html
    assert clean('<blockquote class="callout x">a</blockquote>') == '<blockquote class="callout">a</blockquote>'


def test_a_page_cannot_give_itself_the_programs_classes() -> None:
    assert "class" not in to_html('<div class="qa">\na\n</div>\n\n<span class="mark">b</span>')
