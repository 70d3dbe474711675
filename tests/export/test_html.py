"""The HTML file: whole, self-contained, and safe to open anywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from medviewer.export.formats import html
from medviewer.export.page_body import page_html
from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse


class _Read(HTMLParser):
    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "img", "hr"):
            self.open.append(tag)
        if tag in ("td", "th", "br", "p", "li", "ul"):
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.text.append(data)


@pytest.fixture(scope="module")
def document(page: Monograph, source: PageSource) -> str:
    return html.render(page, source)


def test_a_whole_document_with_language_and_title(document: str) -> None:
    read = _Read(document)
    assert document.startswith("<!DOCTYPE html>\n")
    assert read.open == []
    assert ("html", {"lang": "en"}) in read.tags
    assert ("meta", {"charset": "utf-8"}) in read.tags
    assert "<title>Testomycin + Ficacid</title>" in document


def test_nothing_in_it_runs_or_is_fetched(document: str) -> None:
    read = _Read(document)
    policy = next(a["content"] for tag, a in read.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "iframe", "object", "form", "base"})
    assert all(str(a["src"]).startswith("data:") for _, a in read.tags if "src" in a)
    assert not re.search(r"url\(|@import", document)


def test_links_that_need_the_library_are_text(document: str) -> None:
    addresses = [a.get("href") for tag, a in _Read(document).tags if tag == "a"]
    assert addresses == ["https://example.org/label?a=1&b=2"]
    assert "another page" in document


def test_every_word_is_there_in_order(document: str, page: Monograph, seen, missing) -> None:
    text = "".join(_Read(document).text)
    assert missing(seen(section for tab in page.tabs for section in tab.sections), text) == []
    assert missing("Only an example; ask a pharmacist.", text) == []


def test_title_facts_provenance_and_sections_under_headings(document: str) -> None:
    heads = re.findall(r"<h([1-6]) id=\"[^\"]+\">([^<]+)</h\1>", document)
    assert heads == [
        ("1", "Testomycin + Ficacid"),
        ("2", "Generic Name"),
        ("2", "Usage"),
        ("2", "Dosage"),
        ("2", "Side Effects"),
        ("2", "FAQs"),
        ("2", "Disclaimer"),
    ]
    assert "<h4>Infants</h4>" in document
    assert "Brands: <b>Testol, Brandix &amp; Sons</b>" in document
    said = "“Ward &lt;3&gt; formulary”, “t/testomycin.md”, file of 3 Oct 2026, not clinically reviewed"
    assert document.count(said) == 3
    assert document.count('<p class="seal">Signature: not signed, a folder of pages</p>') == 2


def test_a_question_is_bold_with_its_answer_below(document: str) -> None:
    assert '<p class="q"><b><span class="mark">Q:</span> Can it be taken with milk?</b></p>' in document


def test_chosen_tabs_still_end_with_the_disclaimer(page: Monograph, source: PageSource) -> None:
    made = html.render(page, source, ["dosage"])
    assert "2.5 mg" in made
    assert "sniffles" not in made
    assert "ask a pharmacist" in made


def test_ids_are_unique(document: str) -> None:
    ids = re.findall(r' id="([^"]+)"', document)
    assert len(ids) == len(set(ids))


def test_hostile_names_stay_text(source: PageSource) -> None:
    page = parse("---\ntitle: '</title><script>x</script> $style \"&amp;'\nbrands: ['<b>']\n---\n### Usage\nx\n", "x")
    made = html.render(page, replace(source, library="<i>", file="$body.md", reviewed_by="<u>"))
    assert "<script" not in made
    assert "&lt;/title&gt;&lt;script&gt;x&lt;/script&gt; $style &quot;&amp;amp;" in made
    assert _Read(made).open == []


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<h1>a</h1><h2>b</h2>", "<h4>a</h4><h5>b</h5>"),
        ("<h4>a</h4><h6>b</h6>", "<h4>a</h4><h6>b</h6>"),
        ("<h1>a</h1><h4>b</h4>", "<h4>a</h4><h6>b</h6>"),
    ],
)
def test_headings_of_a_section_stand_below_its_own(put, source: PageSource, inside: str, shown: str) -> None:
    assert shown in page_html(put(("usage", inside)), source)


def test_unsafe_links_lose_their_address(put, source: PageSource) -> None:
    made = page_html(put(("usage", '<a href="javascript:x()">one</a> <a href="#a">two</a> <a>three</a>')), source)
    assert "one two three" in made
