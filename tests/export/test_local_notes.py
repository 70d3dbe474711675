"""Local notes in every format, set off from the page and at their places."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

import pytest

from medviewer.export.file_formats import render
from medviewer.export.local_notes import LocalNote, with_notes
from medviewer.export.page_source import PageSource
from medviewer.local_days import local_day
from medviewer.monograph.model import Monograph

WHEN = "2026-10-03T10:30:00Z"  # the same day from Honolulu to Auckland
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


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return a function that moves this computer to another time zone; it comes back."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Auckland", "2026-10-03T14:00:00Z", "2026-10-04"),
        ("America/Los_Angeles", "2026-10-04T02:00:00Z", "2026-10-03"),
        ("UTC", "2026-10-03T23:59:59Z", "2026-10-03"),
        ("Pacific/Auckland", "2026-10-03T14:00:00", "2026-10-03"),
        ("Pacific/Auckland", "2026-10-03", "2026-10-03"),
        ("Pacific/Auckland", "yesterday", "yesterday"),
        ("Pacific/Auckland", "", ""),
        ("Pacific/Auckland", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ],
)
def test_a_day_is_that_of_the_clock_on_the_wall(in_zone, zone: str, moment: str, day: str) -> None:
    in_zone(zone)
    assert local_day(moment) == day


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", "4 Oct 2026"), ("UTC", "3 Oct 2026")])
def test_notes_carry_the_day_on_which_they_were_written_here(in_zone, page: Monograph, source: PageSource, zone, day):
    in_zone(zone)
    late = LocalNote("dosage", "late in the evening", "AB", "2026-10-03T14:00:00Z")
    assert day in render(with_notes(page, [late]), source, "text").decode()
