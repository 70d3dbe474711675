"""What a page says that its drug is called, where front matter does not."""

from __future__ import annotations

import pytest

from medviewer.monograph.parser import index_view


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("### Generic Name\nFenoterol + Ipratropium\n\n**Please note:** more", "Fenoterol + Ipratropium"),
        ("### Generic Name: Fenoterol + Ipratropium\n\nMore.", "Fenoterol + Ipratropium"),
        ("### Generic Name\n\n* **Fenoterol** hydrobromide\n", "Fenoterol hydrobromide"),
        ("**Generic Name:** fenoterol", "fenoterol"),
        ("**Generic Name: fenoterol**", "fenoterol"),
        ("Generic Name: fenoterol\n\nUsage: x", "fenoterol"),
        ("### One\n\n**Generic Name:** one\n\n### Two\n\n**Generic Name:** two\n", "one + two"),
        ("## Usage\n\ntext", ""),
    ],
)
def test_generic_name(body: str, name: str) -> None:
    assert index_view(body, "file").summary.generic_name == name


@pytest.mark.parametrize(
    ("matter", "brands"),
    [
        ("brands: [Airone, Airtwo]", ("Airone", "Airtwo")),
        ("brand_names: Airone, Airtwo; Airthree", ("Airone", "Airtwo", "Airthree")),
        ("brands: null", ()),
        ("brands: Airone, Airtwo and Airthree", ("Airone", "Airtwo", "Airthree")),
        ("brands: [Airone and Betair]", ("Airone and Betair",)),
        ('brands: ["Airone or Betair, Forte / Mild"]', ("Airone or Betair, Forte / Mild",)),
        ('brands: ["Airone and Betair", Airtwo]', ("Airone and Betair", "Airtwo")),
        ("brands:\n- Airone, Betair", ("Airone, Betair",)),
        ('brands: ["Airone and Betair", ""]', ("Airone and Betair",)),
        ('brands: ["Airone and Betair"', ('["Airone and Betair',)),
    ],
)
def test_brands_of_front_matter(matter: str, brands: tuple[str, ...]) -> None:
    assert index_view(f"---\ntitle: x\n{matter}\n---\n", "file").summary.brands == brands


@pytest.mark.parametrize(
    ("line", "brands"),
    [
        ("- **Brand Names:** Airone, Airtwo (with salt), and others by region.", ("Airone", "Airtwo")),
        ("Brand names include Airone® and Airtwo. Others exist.", ("Airone", "Airtwo")),
        ("- Airone (brand name)", ("Airone",)),
        ("- **Brand Names:** Numerous generic versions exist.", ()),
        ("- No brand names are known.", ()),
    ],
)
def test_brands_of_a_section_of_names(line: str, brands: tuple[str, ...]) -> None:
    assert (
        index_view(f"## **Alternate Names**\n\n{line}\n\n## Usage\n\nBrand names: Notone\n", "file").summary.brands
        == brands
    )


def test_drug_class_of_the_page() -> None:
    line = "- **Pharmacological classification:** Beta-2 agonist (SABA)."
    assert index_view(f"## Usage\n\n{line}\n", "file").summary.drug_class == "Beta-2 agonist (SABA)"
    assert (
        index_view(f"---\ndrug_class: bronchodilator\n---\n## Usage\n\n{line}\n", "file").summary.drug_class
        == "bronchodilator"
    )
    assert index_view("## Usage\n\n- **Drug class:** Fenoterol is a beta-2 agonist.\n", "file").summary.drug_class == ""


def test_a_list_of_atc_codes() -> None:
    assert index_view("---\natc: [R03AC04, R03AL01]\n---\n", "file").summary.atc == ("R03AC04", "R03AL01")
