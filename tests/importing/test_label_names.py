"""Names of labels in titles: capitals, strengths, kits; what a label says twice it says once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.errors import UnknownNameError
from medviewer.importing import openfda
from medviewer.importing.report import Report
from medviewer.importing.spl import document, product
from medviewer.importing.spl.label_names import calm, calm_brand
from medviewer.importing.spl.product import Product
from medviewer.library.catalogue import Catalogue, name_libraries

from .conftest import SET_ID, USAGE, label, section

Bring = Callable[..., Report]
ACTIVE = '<ingredient classCode="{kind}"><ingredientSubstance><name>{name}</name></ingredientSubstance></ingredient>'


def facts(data: bytes) -> Product:
    """Return the facts of a label."""
    root = document.read(data)
    return product.product(root, document.envelope(root))


def part(brand: str, generic: str, form: str, substance: str, kind: str = "ACTIB") -> str:
    """Return a part of a kit."""
    return (
        f'<part><partProduct><name>{brand}</name><formCode displayName="{form}"/><asEntityWithGeneric><genericMedicine>'
        f"<name>{generic}</name></genericMedicine></asEntityWithGeneric>{ACTIVE.format(kind=kind, name=substance)}"
        "</partProduct></part>"
    )


def kit(*parts: str, generics: tuple[str, ...] = ()) -> Product:
    """Return the facts of a kit that lists `generics` itself, too."""
    named = "".join(
        f"<asEntityWithGeneric><genericMedicine><name>{name}</name></genericMedicine></asEntityWithGeneric>"
        for name in generics
    )
    inner = f'<name>Kitex</name><formCode displayName="KIT"/>{named}{"".join(parts)}'
    product = f"<manufacturedProduct>{inner}</manufacturedProduct>"
    subject = f"<subject><manufacturedProduct>{product}</manufacturedProduct></subject>"
    data = label(USAGE).decode()
    start, end = data.index("<subject>"), data.index("</subject>") + len("</subject>")
    return facts((data[:start] + subject + data[end:]).encode())


DRUG = part("Kitex Pen", "testamycin", "INJECTION, SOLUTION", "TESTAMYCIN")
SWAB = part("Alcohol Pad", "isopropyl alcohol", "SWAB", "ISOPROPYL ALCOHOL", "IACT")


@pytest.mark.parametrize(
    "serving",
    [
        SWAB,
        part("Alcohol Pad", "Isopropyl Alcohol", "SWAB", "Isopropyl Alcohol", "ACTIB"),
        part("Water", "sterile water", "LIQUID", "WATER", "IACT"),
    ],
)
def test_what_serves_the_drug_of_a_kit_gives_it_no_name(serving: str) -> None:
    found = kit(DRUG, serving, generics=("testamycin",))
    assert (found.generics, found.brands) == (("testamycin",), ("Kitex", "Kitex Pen"))
    assert found.title == "Testamycin (Kitex)"
    assert [name for name, _ in found.ingredients] == ["TESTAMYCIN"]


def test_a_kit_that_lists_its_swab_again_has_no_name_of_it() -> None:
    found = kit(DRUG, SWAB, generics=("testamycin", "isopropyl alcohol"))
    assert (found.generics, found.brands) == (("testamycin",), ("Kitex", "Kitex Pen"))


def test_a_kit_of_two_drugs_keeps_both() -> None:
    found = kit(DRUG, part("Other", "provastatin", "TABLET", "PROVASTATIN"), SWAB)
    assert found.title == "Testamycin, provastatin (Kitex)"


def test_alcohol_that_is_the_drug_keeps_its_name() -> None:
    assert kit(SWAB).generics == ("isopropyl alcohol",)
    assert kit(part("Lotion", "isopropyl alcohol", "LOTION", "ISOPROPYL ALCOHOL"), DRUG).title == (
        "Isopropyl alcohol, testamycin (Kitex)"
    )
    assert facts(label(USAGE, generic="isopropyl alcohol", form="SWAB")).title == "Isopropyl alcohol (Proofex)"


def test_a_record_of_openfda_names_no_swab_either() -> None:
    names = {"generic_name": ["TESTAMYCIN", "ISOPROPYL ALCOHOL"], "brand_name": ["PROOFEX"]}
    assert openfda.product({"openfda": {**names, "substance_name": ["TESTAMYCIN"]}}).title == "Testamycin (Proofex)"
    both = {**names, "substance_name": ["TESTAMYCIN", "ISOPROPYL ALCOHOL"]}
    assert openfda.product({"openfda": both}).title == "Testamycin, isopropyl alcohol (Proofex)"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("PROOFEX", "Proofex"),
        ("PROOFEX XR", "Proofex XR"),
        ("PROOFEX-MPF WITH EPI", "Proofex-MPF with Epi"),
        ("ST. MILL'S PROOFEX", "St. Mill's Proofex"),
        ("PROOFEX 45", "Proofex 45"),
        ("PROOFEX 5 mg", "Proofex 5 mg"),
        ("PROOFEX U-100", "Proofex U-100"),
        ("BSS", "BSS"),
        ("proofEX", "proofEX"),
        ("PROOFEX Childrens", "PROOFEX Childrens"),
        ("Proofex", "Proofex"),
        ("", ""),
    ],
)
def test_brands_in_capitals_are_set_as_names(name: str, written: str) -> None:
    assert calm_brand(name) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("TESTAMYCIN SODIUM", "Testamycin sodium"),
        ("TESTAMYCIN HCL ER", "Testamycin HCl ER"),
        ("TESTAMYCIN TABLETS USP", "Testamycin tablets USP"),
        ("VITAMIN B12", "Vitamin B12"),
        ("COAGULATION FACTOR VIIA", "Coagulation factor VIIa"),
        ("TESTETIUM TC-99M TESTAMIBI", "Testetium Tc-99m testamibi"),
        ("TESTIUM IN-111 OXINE", "Testium In-111 oxine"),
        ("TESTERON ALFA-2B", "Testeron alfa-2b"),
        ("COVID-19 VACCINE, MRNA", "COVID-19 vaccine, mRNA"),
        ("VITAMIN D", "Vitamin D"),
        ("FACTOR VIII", "Factor VIII"),
        ("TESTOTOXINA", "TestotoxinA"),
        ("TESTIUM GA 68", "Testium Ga 68"),
        ("TESTAMYCIN IN 5% DEXTROSE", "Testamycin in 5% dextrose"),
        ("testaMYCIN", "testaMYCIN"),
        ("Testamycin HCl", "Testamycin HCl"),
        ("testamycin", "Testamycin"),
    ],
)
def test_generic_names_in_capitals_are_set_as_names(name: str, written: str) -> None:
    assert calm(name) == written


@pytest.mark.parametrize(
    ("brand", "title"),
    [
        ("TESTAMYCIN 2.5 mg", "Testamycin (tablet, Mill Street Works)"),
        ("Testamycin tablets 200 mg", "Testamycin (tablet, Mill Street Works)"),
        ("Testamycin Tablets, USP 0.5%", "Testamycin (tablet, Mill Street Works)"),
        ("Testamycin 5 mg/5 mL Oral Solution", "Testamycin (tablet, Mill Street Works)"),
        ("Testamycin ER", "Testamycin (Testamycin ER)"),
        ("Testamycin PM 200 mg", "Testamycin (Testamycin PM 200 mg)"),
        ("Proofex 200 mg", "Testamycin (Proofex 200 mg)"),
        ("Testamycin Mill", "Testamycin (Testamycin Mill)"),
    ],
)
def test_a_brand_that_is_generic_and_strength_leaves_the_title(brand: str, title: str) -> None:
    found = facts(label(USAGE, brand=brand))
    assert (found.title, found.brands) == (title, (brand,))


def test_a_form_that_only_the_brand_says_stays() -> None:
    names = {"generic_name": ["TESTAMYCIN"], "brand_name": ["Testamycin Tablets 200 mg"], "manufacturer_name": ["Mill"]}
    assert openfda.product({"openfda": names}).title == "Testamycin (tablets, Mill)"


def test_the_form_of_the_label_stays_in_front_matter_and_in_search(bring: Bring, library: Path, tmp_path: Path) -> None:
    dose = section("34068-7", "<paragraph>x</paragraph>")
    names = {"generic": "alfanol and betacin", "brand": "Alfanol and Betacin"}
    bring({"a.xml": label(USAGE, brand="PROOFEX", generic="TESTAMYCIN SODIUM"), "b.xml": label(dose, 2, **names)})
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    try:
        catalogue.update()
        page = catalogue.find("PROOFEX")
        assert page.title == "Testamycin sodium (Proofex)"
        assert catalogue.find("proofex") == catalogue.find("testamycin sodium") == page
        assert catalogue.read(page.id).brands == ("PROOFEX",)
        both = catalogue.find("alfanol and betacin")
        assert (both.title, catalogue.read(both.id).brands) == (
            "Alfanol and betacin (tablet, Mill Street Works)",
            ("Alfanol and Betacin",),
        )
        for half in ("alfanol", "betacin"):
            with pytest.raises(UnknownNameError):
                catalogue.find(half)
    finally:
        catalogue.close()


def test_pages_of_titles_in_capitals_get_the_name_and_no_second_page(bring: Bring, library: Path) -> None:
    bring({"a.xml": label(USAGE, brand="PROOFEX")})
    [page] = library.rglob("*.md")
    assert page.name == f"testamycin-proofex-{SET_ID.format(1)}.md"
    page.write_text(page.read_text().replace("Testamycin (Proofex)", "Testamycin (PROOFEX)"))
    report = bring({"a.xml": label(USAGE, brand="PROOFEX")})
    assert (report.written, report.updated) == (0, 1)
    assert list(library.rglob("*.md")) == [page]
    assert page.read_text().count("Testamycin (Proofex)") == 2
