"""Electronic product information: sections by code, number and title, in any language, XML and JSON alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medviewer.importing.any_kind import import_any, sort
from medviewer.importing.choosing import Filter
from medviewer.importing.epi.bundle import MOST_VALUES
from medviewer.importing.importer import Import
from medviewer.importing.report import Report
from medviewer.monograph.parser import parse
from medviewer.monograph.published_label import label_of
from medviewer.monograph.sections.vocabulary import Vocabulary

from .bundles import (
    LEAFLET_TYPE,
    PICTURE,
    as_json,
    as_xml,
    bundle,
    composition,
    png,
    section,
)
from .conftest import USAGE, label, zipped
from .test_import import bulk, record

Take = Callable[..., Report]
WRITERS = [as_json, as_xml]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the folder that is imported into."""
    return tmp_path / "to"


@pytest.fixture
def take(tmp_path: Path, target: Path) -> Take:
    """Return a function that imports one bundle."""

    def take_one(data: bytes, name: str = "a.json", **options: Any) -> Report:
        file = tmp_path / "brought" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        return Import("epi", [file], target, Filter(), **options).run()

    return take_one


def only(target: Path) -> str:
    """Return the one page of a library."""
    [page] = target.rglob("*.md")
    return page.read_text(encoding="utf-8")


def keys(target: Path) -> dict[str, str]:
    """Return the text of the one page's sections by their keys, as the library reads them."""
    found = parse(only(target), "x.md", vocabulary=Vocabulary.load(target / "sections.toml"))
    return {one.key: one.markdown for one in found.sections}


def reasons(report: Report) -> list[str]:
    """Return why something was refused."""
    return [str(one.reason) for one in report.refused]


SMPC = composition(
    section(
        "SUMMARY OF PRODUCT CHARACTERISTICS",
        below=(
            section("1. NAME OF THE MEDICINAL PRODUCT", "<p>Proofex 10 mg tablets</p>"),
            section(
                "4. CLINICAL PARTICULARS",
                below=(
                    section("4.1 Therapeutic indications", "<p>For <b>testing</b> 10<sup>9</sup>/L&#160;only.</p>"),
                    section(
                        "4.2 Posology", "<p>Take <s>two</s> one.</p>", below=(section("Children", "<p>None.</p>"),)
                    ),
                    section("4.9 Overdose", "<ul><li>Call</li><li>Wait</li></ul>"),
                ),
            ),
            section("7. MARKETING AUTHORISATION HOLDER", "<p>Mill</p>"),
        ),
    )
)


@pytest.mark.parametrize("write", WRITERS)
def test_a_summary_by_the_numbers_of_its_sections(take: Take, target: Path, write: Callable[..., bytes]) -> None:
    report = take(write(bundle(SMPC)))
    assert (report.written, reasons(report)) == (1, [])
    found = keys(target)
    assert list(found) == ["ingredients", "usage", "dosage", "overdosage", "label_text"]
    assert "For **testing** 10<sup>9</sup>/L only." in found["usage"]
    assert "4\\. CLINICAL PARTICULARS" in found["usage"] or "4. CLINICAL PARTICULARS" in found["usage"]
    assert "Take <s>two</s> one." in found["dosage"]
    assert "Children" in found["dosage"]
    assert "- Call\n- Wait" in found["overdosage"]


@pytest.mark.parametrize("write", WRITERS)
def test_the_facts_of_a_page(take: Take, target: Path, write: Callable[..., bytes]) -> None:
    take(write(bundle(SMPC, meta={"versionId": "7"})))
    page = only(target)
    for line in (
        'title: "Proofex 10 mg tablets (SmPC)"',
        'generic_name: "testamycin"',
        'brands: ["Proofex 10 mg tablets"]',
        'active_ingredients: [{"name": "testamycin"}]',
        'dosage_forms: ["Tablet"]',
        'labeler: "Mill Street Works"',
        'atc: ["J01CA04"]',
        'product_codes: ["EU/1/00/001"]',
        'document_type: "SmPC"',
        'language: "en"',
        '  kind: "epi"',
        "  version: 7",
        '  effective_date: "2026-02-03"',
    ):
        assert f"\n{line}\n" in page
    label_found = label_of(parse(page, "x.md").front_matter)
    assert label_found is not None
    assert label_found and label_found[:3] == ("2026-02-03", "7", "Mill Street Works")


GERMAN = composition(
    section("1. Was ist Proofex und wofür wird es angewendet?", "<p>Zum Testen.</p>"),
    section(
        "2. Was sollten Sie vor der Einnahme von Proofex beachten?",
        below=(
            section("Proofex darf nicht eingenommen werden", "<ul><li>wenn Sie keinen Test machen</li></ul>"),
            section("Einnahme von Proofex zusammen mit anderen Arzneimitteln", "<p>Keine.</p>"),
            section("Schwangerschaft und Stillzeit", "<p>Fragen Sie.</p>"),
        ),
    ),
    section("3. Wie ist Proofex einzunehmen?", "<p>Einmal.</p>"),
    section("4. Welche Nebenwirkungen sind möglich?", "<p>Müde.</p>"),
    section("5. Wie ist Proofex aufzubewahren?", "<p>Kühl.</p>"),
    kind=LEAFLET_TYPE,
    language="de",
)
SPANISH = composition(
    section("1. Qué es Proofex y para qué se utiliza", "<p>Probar.</p>"),
    section("2. Qué necesita saber", below=(section("No tome Proofex", "<p>si no prueba.</p>"),)),
    kind=LEAFLET_TYPE,
    language="es",
)
NORWEGIAN = composition(
    section("2. Hva du må vite", below=(section("Bruk ikke Proofex", "<p>uten test.</p>"),)),
    section("3. Hvordan du bruker Proofex", "<p>Én gang.</p>"),
    kind=LEAFLET_TYPE,
    language="nb",
)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (GERMAN, ["usage", "contraindications", "interactions", "pregnancy", "dosage", "side_effects", "supply"]),
        (SPANISH, ["usage", "contraindications"]),
        (NORWEGIAN, ["contraindications", "dosage"]),
    ],
)
def test_leaflets_in_other_languages_keep_their_titles(
    take: Take, target: Path, document: dict[str, Any], expected: list[str]
) -> None:
    take(as_json(bundle(document)))
    found = keys(target)
    assert [key for key in found if key != "precautions"] == expected
    page = only(target).replace("\\.", ".")
    for one in document["section"]:
        assert one["title"] in page
    assert f'language: "{document["language"]}"' in page
    assert "(Package leaflet)" in page


def test_numbers_in_two_parts_are_those_of_a_summary_whatever_the_type_says(take: Take, target: Path) -> None:
    parts = (section("4.1 Therapeutic indications", "<p>For testing.</p>"), section("4.2. Posología", "<p>5 mg</p>"))
    take(as_json(bundle(composition(*parts, kind=LEAFLET_TYPE))))
    assert {one.key for one in parse(only(target), "page").sections} >= {"usage", "dosage"}


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("text", ["Package Leaflet", "Ficha técnica o resumen de las características"])
def test_a_type_in_words_alone_is_a_type(take: Take, target: Path, write: Callable[..., bytes], text: str) -> None:
    made = composition(section("4.2 Posology", "<p>5 mg</p>"), type={"text": text}, subject=[], author=[])
    report = take(write({**bundle(made), "entry": [{"resource": made}]}))
    assert (report.written, report.refused) == (1, [])


def test_codes_go_before_numbers_and_titles(take: Take, target: Path) -> None:
    odd = composition(
        section("Foo", "<p>a</p>", code="200000029816"),
        section("4.1 Bar", "<p>b</p>", code="200000029805"),
        section("Baz", "<p>c</p>", code="34068-7"),
        section("Left", "<p>d</p>", code="48780-1"),
        section("Box", "<p>e</p>", code="34066-1"),
    )
    take(as_json(bundle(odd)))
    found = keys(target)
    assert [key for key, text in found.items() for words in "abc" if re.search(rf"^{words}$", text, re.M)] == [
        "side_effects",
        "contraindications",
        "dosage",
    ]
    assert "\nd\n" in only(target)
    assert "> e" in only(target)


@pytest.mark.parametrize("write", WRITERS)
def test_each_language_of_a_bundle_is_a_page_and_is_known_again(
    take: Take, target: Path, write: Callable[..., bytes]
) -> None:
    german = composition(section("4.1 Anwendungsgebiete", "<p>Test.</p>"), language="de")
    both = bundle(SMPC, german, GERMAN)
    report = take(write(both))
    assert report.written == 3
    titles = {re.search(r'title: "(.*)"', p.read_text(encoding="utf-8"))[1] for p in target.rglob("*.md")}  # type: ignore[index]
    assert titles == {
        "Proofex 10 mg tablets (SmPC, en)",
        "Proofex 10 mg Tabletten (SmPC, de)",
        "Proofex 10 mg Tabletten (Package leaflet, de)",
    }
    assert take(write(both)).kept == 3
    newer = composition(section("4.1 Anwendungsgebiete", "<p>Zwei.</p>"), language="de", date="2026-03-01")
    report = take(write(bundle(SMPC, newer, GERMAN)))
    assert (report.written, report.updated, report.kept) == (0, 1, 2)
    assert len(list(target.rglob("*.md"))) == 3
    older = composition(section("4.1 Anwendungsgebiete", "<p>Alt.</p>"), language="de", date="2025-03-01")
    assert take(write(bundle(SMPC, older, GERMAN))).kept == 3
    mended = composition(section("4.1 Anwendungsgebiete", "<p>Drei.</p>"), language="de", date="2026-03-01")
    assert take(write(bundle(mended))).updated == 1


# Narrative

NARRATIVE = """<p>One<br/>two <span style="font-weight: bold">bold</span> <i>it</i> <u>under</u> H<sub>2</sub>O
<a href="https://example.org/x">out</a> <a href="javascript:alert(1)">bad</a></p>
<div>Loose <b>words</b><p>apart</p>tail</div><ol start="3"><li>c</li><li>
<p>d</p><ul><li>deep</li></ul></li></ol><ol type="a"><li>x</li></ol>
<table><thead><tr><th>Dose</th><th colspan="2">Age</th></tr></thead><tbody>
<tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>
<h3>Heading of html</h3><q>said</q><script>evil()</script><span style="text-decoration: line-through">gone</span>
<strong><p>b1</p><p>b2</p></strong>"""


@pytest.mark.parametrize("write", WRITERS)
def test_narrative_becomes_markdown_without_loss(take: Take, target: Path, write: Callable[..., bytes]) -> None:
    take(write(bundle(composition(section("4.1 Therapeutic indications", NARRATIVE)))))
    page = only(target)
    for words in (
        "One\\\ntwo **bold** *it* <u>under</u> H<sub>2</sub>O [out](https://example.org/x) bad",
        "Loose **words**\n\napart\n\ntail",
        "3. c\n",
        "- deep",
        "a. x",
        '<th colspan="2">Age</th>',
        "**Heading of html**",
        "“said”",
        "<s>gone</s>",
        "b1\n\nb2",
    ):
        assert words in page, words
    assert "evil" not in page


def test_signs_of_html_and_broken_markup_in_json_keep_their_words(take: Take, target: Path) -> None:
    html = "<p>5&nbsp;mg &plusmn; 1 &amp; &lt;b&gt; &bogus; <br>next <p>open"
    report = take(as_json(bundle(composition(section("4.2 Dose", html)))))
    assert reasons(report) == []
    text = keys(target)["dosage"]
    for words in ("5 mg ± 1 &", "\\<b\\>", "bogus", "next", "open"):
        assert words in text


@pytest.mark.parametrize("write", WRITERS)
def test_pictures_of_all_kinds_within_their_bounds(take: Take, target: Path, write: Callable[..., bytes]) -> None:
    html = (
        f'<p><img src="data:image/png;base64,{PICTURE}" alt="one"/> <img src="#pic" alt="two"/>'
        '<img src="https://example.org/x.png" alt="far"/><img src="../../etc/passwd" alt="near"/>'
        f'<img src="data:image/png;base64,{"A" * 8_000_000}" alt="bomb"/>'
        '<img src="data:image/svg+xml,x" alt="svg"/></p>'
    )
    binary = {"resourceType": "Binary", "id": "pic", "contentType": "image/png", "data": PICTURE}
    report = take(write(bundle(composition(section("4.1 x", html), contained=[binary]))))
    assert (report.written, report.images) == (1, 2)
    pictures = sorted(target.rglob("*.png"))
    assert [one.read_bytes() for one in pictures] == [png(), png()]
    page = only(target)
    assert all(f"![{alt}](" in page for alt in ("one", "two"))
    assert all(f"Image: {alt}" in page for alt in ("far", "near", "bomb", "svg"))
    assert len(report.left_out) >= 2


def test_links_within_a_document_lead_to_the_section(take: Take, target: Path) -> None:
    one = section("4.1 x", '<p>See <a href="#dose">there</a></p>')
    other = section("4.2 y", '<p id="dose">Once</p>')
    take(as_json(bundle(composition(one, other))))
    assert "[there](#dosage)" in only(target)


# What is none, and what would do harm


def deep(levels: int) -> dict[str, Any]:
    """Return a section in a section in a section."""
    found = section("x", "<p>x</p>")
    for _ in range(levels):
        found = section("x", below=(found,))
    return found


PATIENT = {
    "resourceType": "Bundle",
    "type": "document",
    "entry": [
        {
            "resource": {
                "resourceType": "Composition",
                "type": {"coding": [{"system": "http://loinc.org", "code": "60591-5"}]},
                "title": "Patient summary",
                "section": [{"title": "x"}],
            }
        }
    ],
}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{}", "it is no FHIR bundle"),
        (b'{"resourceType": "Patient"}', "it is no FHIR bundle"),
        (as_json(bundle()), "without a composition"),
        (as_json(PATIENT), "no product information of a medicine"),
        (as_xml(PATIENT), "no product information of a medicine"),
        (as_json(bundle(SMPC))[:-30], "its JSON cannot be read"),
        (as_xml(bundle(SMPC))[:-30], "its XML cannot be read"),
        (b"[" * 100_000, "its XML cannot be read"),
        (b'{"a":' * 100_000, "JSON cannot be read"),
        (b'{"a":[' + b"1," * (MOST_VALUES + 1) + b"1]}", "values"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><Bundle xmlns="http://hl7.org/fhir"/>', "DOCTYPE"),
        (label(USAGE), "it is no FHIR bundle"),
        (bulk(record(1)), "it is no FHIR bundle"),
        (as_json(bundle(composition(deep(60)))), "nested more than"),
        (as_json(bundle(composition(section("x", "<b>" * 300 + "x")))), "nested more than"),
        (as_json(bundle(composition(section("x", '<!ENTITY a "b">')))), "DOCTYPE"),
        (as_json(bundle(composition(*[section("x")] * 4000))), "more than the 3,000"),
        (as_json({**bundle({**SMPC}), "identifier": {}}), "it has no identifier"),
        (b"", "its XML cannot be read"),
    ],
)
def test_what_is_no_product_information_is_refused_with_its_reason(
    take: Take, target: Path, data: bytes, reason: str
) -> None:
    report = take(data)
    assert report.written == 0
    assert reason in " ".join(reasons(report))
    assert not list(target.rglob("*.md"))


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("at", range(3, 100, 16))
def test_twisted_bundles_never_raise(take: Take, write: Callable[..., bytes], at: int) -> None:
    data = bytearray(write(bundle(SMPC)))
    for place in range(at, len(data), 97):
        data[place] = (data[place] * 7 + at) % 256
    assert take(bytes(data)).seen >= 1


def test_odd_shapes_never_raise(take: Take) -> None:
    for odd in (None, 1, "x", [], {}, [[]], [None], [{"reference": 1}], True):
        broken = composition(section("4.1 x", "<p>y</p>"))
        for name in ("type", "date", "subject", "author", "title", "language"):
            assert take(as_json(bundle({**broken, name: odd}, id=f"{name}{odd}"))).seen == 1
        for name in ("entry", "identifier", "meta", "timestamp"):
            assert take(as_json({**bundle(broken), name: odd})).seen == 1


def test_a_composition_that_lacks_the_name_of_its_kind(take: Take, target: Path) -> None:
    served = {**SMPC, "resourceType": 0, "language": 0}
    report = take(as_json(bundle(served)))
    assert (report.written, reasons(report)) == (1, [])
    assert "language:" not in only(target)


# Kinds


def test_kinds_are_told_by_what_the_files_hold(tmp_path: Path, target: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    files = {
        "a.json": as_json(bundle(SMPC, id="1")),
        "b.xml": as_xml(bundle(SMPC, id="2")),
        "c.zip": zipped({"x.json": as_json(bundle(SMPC, id="3")), "y.xml": as_xml(bundle(SMPC, id="4"))}),
        "d.zip": zipped(
            {"in.zip": zipped({"x.json": as_json(bundle(SMPC, id="5"))}), "z.json": as_json(bundle(SMPC, id="6"))}
        ),
        "e.xml": label(USAGE),
        "f.json": bulk(record(4)),
    }
    for name, data in files.items():
        (source / name).write_bytes(data)
    found = sort([source])
    assert [path.name for path in found.epi] == ["a.json", "b.xml", "c.zip", "d.zip"]
    assert ([path.name for path in found.spl], [path.name for path in found.openfda]) == (["e.xml"], ["f.json"])
    report = import_any([source], target, Filter())
    assert (report.written, reasons(report)) == (8, [])
    again = import_any([source], target, Filter())
    assert (again.kept, again.withdrawn) == (8, [])


def test_signs_that_xml_cannot_hold_keep_the_words_around(take: Take, target: Path) -> None:
    odd = composition(section("4.1 T\x01itle\xad", "<p id='\x02'>one\x03two &#1; <br>hy\xadphen</p>", id="\x04"))
    report = take(as_json(bundle(odd)))
    assert (report.written, reasons(report)) == (1, [])
    assert "one two" in only(target)
    assert "hyphen" in only(target)
