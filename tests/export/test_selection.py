"""Which parts of a page are exported."""

from __future__ import annotations

import pytest

from medviewer.errors import ExportError
from medviewer.export.selection import (
    NO_DISCLAIMER,
    chosen_tabs,
    disclaimers,
    facts,
    headed_sections,
    language,
    sources,
)
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse


def test_the_whole_page_is_all_tabs(page: Monograph) -> None:
    assert chosen_tabs(page) == page.tabs


def test_tabs_come_in_the_order_of_the_page(page: Monograph) -> None:
    assert [tab.key for tab in chosen_tabs(page, ["faqs", "usage"])] == ["usage", "faqs"]


def test_a_section_can_be_chosen_by_its_own_key(page: Monograph) -> None:
    (tab,) = chosen_tabs(page, ["generic_name"])
    assert [section.key for section in tab.sections] == ["generic_name"]


def test_the_disclaimer_alone_is_no_tab(page: Monograph) -> None:
    assert chosen_tabs(page, ["disclaimer"]) == ()


def test_an_unknown_key_names_those_there_are(page: Monograph) -> None:
    with pytest.raises(ExportError, match=r"has no section “nonsense”. It has: .*dosage, faqs"):
        chosen_tabs(page, ["dosage", "nonsense"])


def test_a_page_without_disclaimer_says_so() -> None:
    (only,) = disclaimers(parse("# Warfarin\n\n### Usage\nx\n", "w"))
    assert only.text == NO_DISCLAIMER
    assert NO_DISCLAIMER in only.html


def test_a_label_that_repeats_the_title_is_left_to_the_title(page: Monograph) -> None:
    (only,) = disclaimers(page)
    assert only.title == "Disclaimer"
    assert only.text == only.markdown == "Only an example; ask a pharmacist."
    assert only.html == "<p>Only an example; ask a pharmacist.</p>"


def test_facts_are_those_that_are_known(page: Monograph) -> None:
    assert facts(page)[1] == ("Brands", "Testol, Brandix & Sons")
    assert facts(parse("# Warfarin\n", "w")) == ()


def test_a_section_alone_in_its_tab_stands_under_its_own_title(put) -> None:
    page = parse("# X\n\n### Usage (Omeprazole)\na\n", "x")
    assert [(tab, own) for tab, own, _ in headed_sections(page.tabs)] == [("Usage (Omeprazole)", "")]


def test_several_sections_stand_under_their_tab() -> None:
    page = parse("# X\n\n### Usage\na\n\n### Alprazolam Usage\nb\n", "x")
    assert [(tab, own) for tab, own, _ in headed_sections(page.tabs)] == [("Usage", ""), ("", "Alprazolam Usage")]


@pytest.mark.parametrize(
    ("matter", "tag"), [("", "en"), ("lang: de-CH", "de-CH"), ("language: fr", "fr"), ("lang: 'x\"><b'", "en")]
)
def test_language_is_that_of_the_front_matter_if_it_is_one(matter: str, tag: str) -> None:
    assert language(parse(f"---\ntitle: X\n{matter}\n---\n", "x")) == tag


@pytest.mark.parametrize(
    ("named", "lines"),
    [
        ([{"kind": "label", "title": "Label of Aspirin", "section": "2.1", "year": 2020}],
         ["Label of Aspirin, section 2.1, 2020"]),
        ("The ward's own list", ["The ward's own list"]),
        (["One", {"title": "Two", "url": "https://example.org"}], ["One", "Two, https://example.org"]),
        ([{"kind": "label"}, "", None], []),
        (None, []),
    ],
)  # fmt: skip
def test_what_a_page_was_written_from_is_said_of_the_whole_page(named: object, lines: list[str]) -> None:
    monograph = Monograph("Aspirin", "", (), "", (), (), (), (), front_matter={"sources": named})
    assert [line for section in sources(monograph) for line in section.text.split("\n")] == [f"- {x}" for x in lines]
    assert sources(monograph, ["dosage"]) == ()


@pytest.mark.parametrize(
    ("front", "fact"),
    [
        ("generic_name: warfarin sodium", ("Generic name", "warfarin sodium")),
        ("brands: [Coumadin, Marevan]", ("Brands", "Coumadin, Marevan")),
        ("drug_class: anticoagulant", ("Class", "anticoagulant")),
        ("atc: [B01AA03]", ("ATC", "B01AA03")),
        ("dosage_forms: [tablet, injection]", ("Forms", "tablet; injection")),
        ("routes: [oral]", ("Routes", "oral")),
        ("is_banned: true", ("Status", "marked as banned")),
    ],
)
def test_every_fact_goes_into_an_export(front: str, fact: tuple[str, str]) -> None:
    assert facts(parse(f"---\ntitle: W\n{front}\n---\n### Usage\nText.\n", "w")) == (fact,)


@pytest.mark.parametrize("value", ["false", "no", '"true"', "1"])
def test_a_drug_is_banned_only_where_that_is_said_plainly(value: str) -> None:
    assert facts(parse(f"---\ntitle: W\nis_banned: {value}\n---\n### Usage\nText.\n", "w")) == ()
