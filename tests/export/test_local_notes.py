"""Local notes in every format, set off from the page and at their places."""

from __future__ import annotations

import json

import pytest

from medviewer.export.file_formats import render
from medviewer.export.local_notes import LocalNote, with_notes
from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph

WHEN = "2026-10-03T14:00:00Z"
NOTES = [
    LocalNote("", "About *all* of it", "AB", WHEN),
    LocalNote("dosage", "* alpha\n* beta", "CD", WHEN),
    LocalNote("dosage", "again <script>x()</script>", "", WHEN),
    LocalNote("gone_section", "kept all the same", "EF", WHEN),
]


@pytest.fixture
def noted(page: Monograph) -> Monograph:
    return with_notes(page, NOTES)


def test_no_notes_leave_the_page_as_it_is(page: Monograph) -> None:
    assert with_notes(page, []) is page


@pytest.mark.parametrize("form", ["html", "text", "markdown", "json", "odt", "pdf"])
def test_every_format_takes_them(qapp: object, noted: Monograph, source: PageSource, form: str) -> None:
    assert render(noted, source, form)


@pytest.mark.parametrize("form", ["html", "text", "markdown"])
def test_notes_stand_above_their_section_and_the_others_in_front(
    noted: Monograph, source: PageSource, form: str
) -> None:
    made = render(noted, source, form).decode()
    places = [
        made.index(words)
        for words in ("Local notes", "About", "kept all the same", "Dosage", "alpha", "again", "10 mg/m2", "Hiccups")
    ]
    assert places == sorted(places)
    for head in ("Local note, AB, 3 Oct 2026", "Local note, CD, 3 Oct 2026", "Local note, 3 Oct 2026"):
        assert made.count(head) == 1
    assert "gone_section” , EF".replace(" ,", ",") in made.replace("\\_", "_")


def test_a_note_is_a_quotation_and_as_safe_as_a_page(noted: Monograph) -> None:
    dosage = next(section for section in noted.sections if section.key == "dosage")
    assert dosage.html.startswith('<blockquote class="local-note"><p><strong>Local note, CD, 3 Oct 2026</strong></p>')
    assert "<script" not in dosage.html
    assert dosage.markdown.startswith("> **Local note, CD, 3 Oct 2026**\n>\n> * alpha\n> * beta\n\n")


def test_the_row_has_them(noted: Monograph, source: PageSource) -> None:
    row = json.loads(render(noted, source, "json"))
    assert row["sections"][0]["key"] == "local_notes"
    assert "About all of it" in row["sections"][0]["text"]


def test_chosen_tabs_have_their_notes_alone(noted: Monograph, source: PageSource) -> None:
    made = render(noted, source, "text", ["dosage"]).decode()
    assert "alpha" in made
    assert "About" not in made
