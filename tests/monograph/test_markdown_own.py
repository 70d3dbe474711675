"""Where a reader would lose words by CommonMark's rules, and so has another answer here; link definitions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medviewer.monograph.html.markdown_html import convert, to_html, to_text
from medviewer.monograph.html.sanitise import clean


@pytest.mark.parametrize(
    "text",
    [
        "Give <dose> per <body weight>",
        "for <18 years> and <5>",
        "<time> after <meal>",
        "<patient-name>",
        "</meal>",
        "<b dose>",
        "<!-- never closed",
        "<!doctype html> <?xml?> <![CDATA[x]]>",
        "<script>never closed",
        "<div dose>\n*no block*",
        "<body weight> in kg\nand more",
    ],
)
def test_what_html_does_not_know_is_text(text: str) -> None:
    assert to_text(to_html(text)).replace("\n", " ") == text.replace("\n", " ").replace("*", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <font color=red>b</font> c", "<p>a b c</p>"),
        ("<center>\na\n</center>", "<div>\na\n</div>"),
        ('a <input type="text"> b', "<p>a  b</p>"),
        ("a <SPAN>b</SPAN> <Br> c", "<p>a <span>b</span> <br> c</p>"),
        ("<div class=qa onclick=x>\na\n</div>", "<div>\na\n</div>"),
        ("a <b>b\n\nc", "<p>a <b>b</b></p>\n<p>c</p>"),
        ("*a <b>c*</b> d", "<p><em>a <b>c</b></em> d</p>"),
        ("<b>\na\n\nc", "a\n<p>c</p>"),
        ("a<p>b", "<p>a</p><p>b</p>"),
        ("<table><tr><td>a &ge; R&D < 5</td></tr></table>", None),
    ],
)
def test_tags_that_html_knows(text: str, html: str | None) -> None:
    table = "<table><tbody><tr><td>a ≥ R&amp;D &lt; 5</td></tr></tbody></table>"
    assert to_html(text) == (html if html is not None else table)


def test_comments_are_not_shown() -> None:
    assert to_html("a <!-- b --> c\n\n<!--\nd\n\ne\n-->\n\nf") == "<p>a  c</p>\n\n<p>f</p>"


@pytest.mark.parametrize("note", ["[Warning]: contraindicated", "[Note]: avoid", "[1]: see\n[2]: there"])
def test_a_note_that_looks_like_a_link_definition_is_text(note: str) -> None:
    assert to_text(to_html(note)).replace("\n", " ") == note.replace("\n", " ")


def test_surplus_cells_stay_in_the_last_column() -> None:
    html = to_html("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |")
    assert "<td>1</td><td>2 | 3 | 4</td>" in html


@pytest.mark.parametrize("address", ["tel:123", "ftp://example.org", "javascript:x", "file:///etc", "//example.org"])
def test_a_link_that_may_not_be_followed_shows_its_address(address: str) -> None:
    assert to_html(f"[a]({address})") == f"<p>[a]({address})</p>"


def test_definitions_of_the_rest_of_the_page_count() -> None:
    page = "# Sources\n\n> [label]: https://example.org/label 'Label'\n\n[own]: /other"
    html = convert("See [label][] and [own].\n\n[own]: /own", page)
    expected = '<a href="https://example.org/label" title="Label">label</a> and <a href="/own">own</a>'
    assert html == f"<p>See {expected}.</p>"


def test_the_first_definition_wins() -> None:
    assert 'href="/one"' in to_html("[a]\n\n[A]: /one\n[a]: /two")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("HLA-B*1502 and HLA-A*3101", "<p>HLA-B∗1502 and HLA-A∗3101</p>"),
        ("**Alleles:** B*15:02, A*31:01 and C*03:02", "<p><strong>Alleles:</strong> B∗15:02, A∗31:01 and C*03:02</p>"),
        ("5*10^9/L to 7*10^9/L", "<p>5∗10^9/L to 7∗10^9/L</p>"),
        ("*take HLA-B*1502 with care*", "<p><em>take HLA-B∗1502 with care</em></p>"),
        ("*p*-chloro-*m*-cresol, H*2*O", "<p><em>p</em>-chloro-<em>m</em>-cresol, H<em>2</em>O</p>"),
        ("HLA-B*5701", "<p>HLA-B*5701</p>"),
    ],
)
def test_the_asterisk_of_an_allele_or_a_power_is_seen_even_where_two_would_emphasise(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "<table><tr><td>\n\n*Adults*</td><td>\n\n5 mg</td></tr></table>\n\nNever more.",
            "<table><tbody><tr><td>\n<p><em>Adults</em></p></td><td>\n<p>5 mg</p></td></tr></tbody></table>\n"
            "<p>Never more.</p>",
        ),
        (
            "<table><tr><td>\n<pre>\na\n\nb\n</pre>\n\nWarning\n\n</td></tr></table>",
            "<table><tbody><tr><td>\n<pre>a\n<p>b\n</p></pre>\n<p>Warning</p>\n</td></tr></tbody></table>",
        ),
        ("<blockquote>\n\nBoxed</blockquote>\n\nText", "<blockquote>\n<p>Boxed</p></blockquote>\n<p>Text</p>"),
        ("<div>\n\n# Head</div>\n\nText", "<div>\n<h1>Head</h1></div>\n<p>Text</p>"),
        ("<ul><li>\n\n*a*</li><li>b</li></ul>\n\nc", "<ul><li>\n<p><em>a</em></p></li><li>b</li></ul>\n<p>c</p>"),
        ("<b>\n\nbold</b> text\n\nmore", "<b>\n</b><p><b>bold</b> text</p>\n<p>more</p>"),
        ("<table><tr><td>\n\na<td>b\n\nc</table>", None),
        ("text <div>\n\ninside\n\n</div>\n\nafter", None),
    ],
)
def test_a_tag_in_a_paragraph_closes_and_opens_blocks_around_it(
    text: str, html: str | None, outline: Callable[[str], list[str]], commonmark: Callable[[str], str]
) -> None:
    assert to_html(text) == html or html is None
    assert outline(to_html(text)) == outline(clean(commonmark(text)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <div> b\n\nc", "<p>a </p><div> b</div>\n<p>c</p>"),
        ("a <li> b\n\nc", "<p>a </p><li> b</li>\n<p>c</p>"),
        ("a <td> b\n\nc", "<p>a  b</p>\n<p>c</p>"),
        ("- a</li></ul>\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a <h2> b\n\nc", "<p>a </p><h2> b</h2>\n<p>c</p>"),
        ("<b> a\n\nb", "<p><b> a</b></p>\n<p>b</p>"),
    ],
)
def test_a_tag_without_partner_reaches_no_further_than_its_paragraph(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize("tag", ["del", "strike", "s", "DEL"])
def test_what_is_struck_out_is_so_by_whatever_tag(tag: str) -> None:
    assert to_html(f"a <{tag}>b *c*</{tag}> d") == "<p>a <s>b <em>c</em></s> d</p>"
    assert to_html(f"<div>\n<{tag} class=x>b</{tag}></div>") == "<div>\n<s>b</s></div>"


def test_a_tag_for_what_was_deleted_is_text_where_nothing_closes_it() -> None:
    assert to_html("Press <del> or <strike>") == "<p>Press &lt;del&gt; or &lt;strike&gt;</p>"
