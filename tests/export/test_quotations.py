"""What pages say of one another, on paper and in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from medviewer.errors import ExportError
from medviewer.export.quotations import QuoteWording, Together, export, pairs_html, printed
from medviewer.library.mentions.together import NOTICE, NamedMark, PagePair, Passage

SAID = Passage(
    "l/a.md", "dosage", "Dosage & use", "Halve <b> with warfarin.", 0, (NamedMark(15, 8, "warfarin", "name"),)
)
TITLES = {"l/a.md": "A & B", "l/w.md": "Warfarin", "l/x.md": "Xamine"}
PAIRS = (
    PagePair("l/a.md", "l/w.md", (SAID,), ()),
    PagePair("l/a.md", "l/x.md", (), ()),
    PagePair("l/w.md", "l/x.md", (), ()),
)
TOLD = Together(
    PAIRS, TITLES, {id: (f"“library”, “{id}”, not clinically reviewed", "Signature: not signed") for id in TITLES}
)


def test_a_passage_stands_under_its_section_with_its_name_marked() -> None:
    body = pairs_html(PAIRS, TITLES, QuoteWording())
    assert '<b class="label">Dosage &amp; use</b>' in body
    assert 'Halve &lt;b&gt; with <b class="hit">warfarin</b>.' in body
    assert "<h2>A &amp; B and Warfarin</h2>" in body and "The page of Warfarin does not name A &amp; B." in body
    assert "Pages of which neither names the other: A &amp; B with Xamine; Warfarin with Xamine." in body
    assert "href" not in body


def test_a_passage_is_a_link_where_it_has_an_address() -> None:
    body = pairs_html(PAIRS, TITLES, QuoteWording(), lambda passage: f"x:{passage.offset}&")
    assert body.count('<a class="quote" href="x:0&amp;">') == 1


def test_the_sentence_comes_first_and_every_provenance_last_those_quoted_before_the_others() -> None:
    body = printed(TOLD, QuoteWording())
    assert body.index(NOTICE) < body.index("Halve") < body.index("<h2>The pages</h2>")
    assert body.index("A &amp; B: “lib") < body.index("Warfarin: “lib") < body.index("Xamine: “lib")


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE")])
def test_it_is_written_as_a_file(tmp_path: Path, form: str, begins: bytes) -> None:
    target = tmp_path / f"t.{form}"
    export(TOLD, QuoteWording(), form, target)
    content = target.read_bytes()
    assert content.lower().startswith(begins.lower())
    if form == "html":
        assert NOTICE in content.decode() and content.decode().count("not clinically reviewed") == 3


def test_a_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        export(TOLD, QuoteWording(), "html", tmp_path / "missing" / "t.html")
