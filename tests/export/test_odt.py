"""The OpenDocument file: well-formed, no word lost, headings that an office program knows as such."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.export import odt
from medviewer.export.odt import NAMESPACES, Body, grid, rows_of
from medviewer.export.page_source import PageSource
from medviewer.monograph.faq.html_tree import parse as parse_html
from medviewer.monograph.faq.html_tree import text_of
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

URI = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {kind: f"{URI}{kind}:1.0" for kind in ("office", "text", "table", "style", "meta", "manifest")}
NAMES |= {
    "draw": f"{URI}drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


def tag(name: str) -> str:
    kind, _, local = name.partition(":")
    return f"{{{NAMES[kind]}}}{local}"


def package(monograph: Monograph, source: PageSource) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(odt.render(monograph, source))) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def body(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<office:text {NAMESPACES}>{Body.of(html).xml}</office:text>")


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return ["".join(found.itertext()) for found in element.iter(tag(name))]


def test_the_kind_of_file_comes_first_and_plain(page: Monograph, source: PageSource) -> None:
    data = odt.render(page, source)
    assert data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


def test_a_page_gives_the_same_file_on_every_system(
    page: Monograph, source: PageSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = odt.render(page, source)
    monkeypatch.setattr(sys, "platform", "linux" if sys.platform == "win32" else "win32")
    assert odt.render(page, source) == here


def test_the_manifest_lists_every_part(put, source: PageSource) -> None:
    parts = package(put(("usage", f'<p><img src="{PIXEL}" alt="dot"></p>')), source)
    manifest = ElementTree.fromstring(parts["META-INF/manifest.xml"])
    listed = {entry.get(tag("manifest:full-path")) for entry in manifest}
    assert listed == {"/", *parts} - {"mimetype", "META-INF/manifest.xml"}
    assert "Pictures/1.png" in parts


def test_title_and_language_are_in_the_metadata(source: PageSource) -> None:
    parts = package(parse("---\ntitle: A & B\nlang: de-CH\n---\n", "x"), source)
    meta = ElementTree.fromstring(parts["meta.xml"])
    assert meta.findtext(f".//{tag('dc:title')}") == "A & B"
    assert meta.findtext(f".//{tag('dc:language')}") == "de-CH"
    assert b'fo:language="de" fo:country="CH"' in parts["styles.xml"]


def test_headings_are_headings(page: Monograph, source: PageSource) -> None:
    content = ElementTree.fromstring(package(page, source)["content.xml"])
    heads = [(h.get(tag("text:outline-level")), "".join(h.itertext())) for h in content.iter(tag("text:h"))]
    assert heads[:4] == [("1", "Testomycin + Ficacid"), ("2", "Generic Name"), ("2", "Usage"), ("2", "Dosage")]
    assert ("4", "Infants") in heads
    assert heads[-1] == ("2", "Disclaimer")


def test_every_style_that_is_used_is_there(page: Monograph, source: PageSource) -> None:
    parts = package(page, source)
    content, styles = (ElementTree.fromstring(parts[name]) for name in ("content.xml", "styles.xml"))
    known = {e.get(tag("style:name")) for root in (content, styles) for e in root.iter() if e.get(tag("style:name"))}
    used = {e.get(tag(f"{kind}:style-name")) for e in content.iter() for kind in ("text", "table")} - {None}
    assert used <= known
    assert {"Question", "Callout", "Provenance", "Disclaimer", "List", "Strong", "Superscript"} <= used


def paragraphs(content: ElementTree.Element) -> str:
    for element in content.iter(tag("text:line-break")):
        element.text = " "
    return " ".join("".join(e.itertext()) for e in content.iter() if e.tag in (tag("text:p"), tag("text:h")))


def test_every_word_is_there_in_order(page: Monograph, source: PageSource, seen, missing) -> None:
    content = ElementTree.fromstring(package(page, source)["content.xml"])
    assert missing(seen(section for tab in page.tabs for section in tab.sections), paragraphs(content)) == []


def test_the_foot_of_each_page_has_name_source_and_number(page: Monograph, source: PageSource) -> None:
    styles = ElementTree.fromstring(package(page, source)["styles.xml"])
    (foot,) = styles.iter(tag("style:footer"))
    assert "".join(foot.itertext()).startswith(
        "Testomycin + Ficacid | “Ward <3> formulary”, “t/testomycin.md”, not clin"
    )
    assert foot.find(f".//{tag('text:page-number')}") is not None
    assert foot.find(f".//{tag('text:page-count')}") is not None


def test_lists_are_nested_and_start_where_they_start() -> None:
    made = body('<ol start="3"><li>three<ul><li>in</li></ul></li><li><p>four</p><p>more</p></li></ol>')
    outer = made[0]
    assert [item.get(tag("text:start-value")) for item in outer] == ["3", None]
    assert [child.tag for child in outer[0]] == [tag("text:p"), tag("text:list")]
    assert [child.tag for child in outer[1]] == [tag("text:p"), tag("text:p")]


def test_a_table_in_a_list_stands_between_its_halves() -> None:
    made = body("<ul><li>a<ol><li>b<table><tr><td>c</td></tr></table>d</li></ol></li><li>e</li></ul>")
    assert [child.tag for child in made] == [tag("text:list"), tag("table:table"), tag("text:list")]
    assert made[2].get(tag("text:continue-numbering")) == "true"
    assert "".join(made.itertext()) == "abcde"


def test_a_table_has_its_head_its_spans_and_all_its_columns() -> None:
    made = body(
        '<table><thead><tr><th>h</th><th align="right">i</th><th>j</th></tr></thead><tbody>'
        '<tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td></tr><tr></tr></tbody></table>'
    )
    (table,) = made
    head = table.find(tag("table:table-header-rows"))
    assert head is not None
    assert texts(head, "table:table-cell") == ["h", "i", "j"]
    rows = [row for row in table if row.tag == tag("table:table-row")]
    shape = [
        ["#" if cell.tag == tag("table:covered-table-cell") else "".join(cell.itertext()) for cell in r] for r in rows
    ]
    assert shape == [["a", "b", "#"], ["#", "c", ""], [""]]


@pytest.mark.parametrize(
    ("table", "shape"),
    [
        ('<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>', [["a", "b"], ["#", "c", "d"]]),
        ('<tr><td>a</td><td rowspan="9">b</td></tr><tr></tr>', [["a", "b"], ["", "#"]]),
        ('<tr><td colspan="0">a</td><td rowspan="x">b</td></tr>', [["a", "b"]]),
        ("<tbody>x<tr>y<td>z</td></tr></tbody>", [["x"], ["y", "z"]]),
    ],
)
def test_no_cell_is_lost_in_a_crooked_table(table: str, shape: list[list[str]]) -> None:
    rows = grid(rows_of(parse_html(f"<table>{table}</table>").children[0])[1])
    assert [["#" if slot.cell is None else text_of([slot.cell]) for slot in row] for row in rows] == shape


def test_text_keeps_breaks_and_spaces_where_they_count() -> None:
    made = body("<p>a\n  b<br>c</p><pre>d   e\n  f\tg</pre>")
    assert ElementTree.tostring(made, encoding="unicode").count("line-break") == 2
    spaces = [element.get(tag("text:c")) for element in made.iter(tag("text:s"))]
    assert spaces == ["2", None, "1"]
    assert texts(made, "text:p")[0] == "a bc"


def test_right_to_left_text_runs_right_to_left() -> None:
    made = body("<p>\u0645\u0631\u062d\u0628\u0627 10 mg</p><p>10 mg</p>")
    assert [p.get(tag("text:style-name")) for p in made] == ["Right_20_to_20_left", "Text_20_body"]


def test_what_xml_cannot_hold_is_left_out(put, source: PageSource) -> None:
    made = put(("usage", "<p>a\x0bb\ufffec</p>"))
    content = package(replace(made, title="x\x01\ud800y"), source)
    assert "abc" in texts(ElementTree.fromstring(content["content.xml"]), "text:p")
    assert b"<dc:title>xy</dc:title>" in content["meta.xml"]


@settings(max_examples=300)
@given(
    st.recursive(
        st.sampled_from(["x ", "<br>", "<hr>", "<img src='y'>", "&lt;"]),
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
            st.sampled_from("p div ul ol li table tr td th thead tbody blockquote pre h2 b span a div".split()),  # noqa: SIM905
            st.lists(inner, min_size=1, max_size=4),
        ),
        max_leaves=20,
    )
)
def test_any_nesting_gives_xml_with_all_words_and_lists_that_hold_no_tables(html: str) -> None:
    made = body(html)
    assert "".join(made.itertext()).count("x") == html.count("x")
    for item in (*made.iter(tag("text:list-item")), *made.iter(tag("text:list-header"))):
        assert {child.tag for child in item} <= {tag("text:p"), tag("text:h"), tag("text:list")}
    for kind in ("text:list", "table:table-row"):
        allowed = {
            "text:list": ("text:list-item", "text:list-header"),
            "table:table-row": ("table:table-cell", "table:covered-table-cell"),
        }[kind]
        for element in made.iter(tag(kind)):
            assert {child.tag for child in element} <= {tag(name) for name in allowed}


@pytest.mark.parametrize("name", ["corpus1", "corpus2"])
def test_sample_pages_lose_no_word(
    name: str, request: pytest.FixtureRequest, source: PageSource, seen, missing
) -> None:
    folder: Path = request.getfixturevalue(name)
    for path in sorted(folder.rglob("*.md"))[::25]:
        page = parse(path.read_text(encoding="utf-8"), path.stem)
        content = ElementTree.fromstring(package(page, source)["content.xml"])
        wanted = seen(section for tab in page.tabs for section in tab.sections)
        assert missing(wanted, paragraphs(content)) == [], path.name
