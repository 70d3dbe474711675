"""The strengths that labels of our own state in their product data."""

from __future__ import annotations

import pytest

from medviewer.importing import label_page
from medviewer.importing.spl import document, product
from medviewer.importing.spl.strengths import MOST
from medviewer.monograph.parser import parse
from medviewer.monograph.published_label import listed_label

from .conftest import USAGE, label

MG = ("500", "mg", "1", "1")


def quantity(value: str, unit: str, per: str, per_unit: str) -> str:
    """Return the quantity of an ingredient."""
    return (
        f'<quantity><numerator value="{value}" unit="{unit}"/><denominator value="{per}" unit="{per_unit}"/></quantity>'
    )


def ingredient(name: str, amount: str, kind: str = "ACTIB", more: str = "") -> str:
    """Return an ingredient of a product."""
    substance = f"<ingredientSubstance><name>{name}</name>{more}</ingredientSubstance>"
    return f'<ingredient classCode="{kind}">{amount}{substance}</ingredient>'


def moiety(name: str) -> str:
    """Return the active moiety of a substance."""
    return f"<activeMoiety><activeMoiety><name>{name}</name></activeMoiety></activeMoiety>"


def strengths(*products: str) -> tuple[str, ...]:
    """Return the strengths that a label of some products states, each given by its ingredients."""
    parts = "".join(f"<manufacturedProduct>{one}</manufacturedProduct>" for one in products)
    whole = f'<document xmlns="urn:hl7-org:v3"><setId root="0a0b0c0d-1"/>{parts}</document>'
    root = document.read(whole.encode())
    return product.product(root, document.envelope(root)).strengths


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (MG, "500 mg"),
        (("10", "mg", "5", "mL"), "10 mg/5 mL"),
        (("2.5", "mg", "1", "mL"), "2.5 mg/mL"),
        (("50", "ug", "0.5", "mL"), "50 mcg/0.5 mL"),
        (("5.0", "mg", "1.0", "1"), "5 mg"),
        ((".50", "mg", "1", "1"), "0.5 mg"),
        (("0100", "mg", "1", "1"), "100 mg"),
        (("1000", "[iU]", "1", "mL"), "1000 international units/mL"),
        (("30", "[hp_C]", "1", "1"), "30 [hp_C]"),
        (("5", "U", "1", "1"), "5 units"),
        (("40", "meq", "100", "mL"), "40 mEq/100 mL"),
        (("1", "kg", "1", "kg"), "1 kg/kg"),
    ],
)
def test_a_quantity_is_said_as_the_label_states_it(stated: tuple[str, str, str, str], said: str) -> None:
    assert strengths(ingredient("testamycin", quantity(*stated))) == (said,)


@pytest.mark.parametrize(
    "amount",
    [
        "",
        quantity("", "mg", "1", "1"),
        quantity("0", "mg", "1", "1"),
        quantity("-5", "mg", "1", "1"),
        quantity("1e3", "mg", "1", "1"),
        quantity("1,5", "mg", "1", "1"),
        quantity("٥", "mg", "1", "1"),
        quantity("5", "1", "1", "1"),
        quantity("5", "mg", "2", "1"),
        quantity("5", "mg", "", "mL"),
        quantity("9" * 400, "mg", "1", "1"),
        '<quantity><numerator><low value="5" unit="mg"/></numerator><denominator value="1" unit="1"/></quantity>',
        '<quantity><numerator value="5" unit="mg"/></quantity>',
    ],
)
def test_what_is_no_plain_quantity_is_left_out(amount: str) -> None:
    assert strengths(ingredient("testamycin", amount)) == ()
    assert strengths(ingredient("testamycin", amount), ingredient("testamycin", quantity(*MG))) == ("500 mg",)


def test_each_product_has_its_strength_once_in_the_order_of_the_label() -> None:
    ten, twenty = (ingredient("testamycin", quantity(amount, "mg", "1", "1")) for amount in ("10", "20"))
    assert strengths(twenty, ten, twenty) == ("20 mg", "10 mg")


def test_of_several_ingredients_each_is_named() -> None:
    one, other = ingredient("TESTAMYCIN", quantity(*MG)), ingredient("Provastatin", quantity("5", "mg", "1", "1"))
    assert strengths(one + other) == ("testamycin 500 mg + Provastatin 5 mg",)
    assert strengths(one, other) == ("testamycin 500 mg", "Provastatin 5 mg")
    assert strengths(one + ingredient("Provastatin", "")) == ()


def test_a_quantity_of_the_active_part_is_named_by_that_part() -> None:
    salt = ingredient("testamycin calcium", quantity(*MG), "ACTIM", moiety("testamycin"))
    other = ingredient("Provastatin", quantity("5", "mg", "1", "1"))
    assert strengths(salt) == ("500 mg",)
    assert strengths(salt + other) == ("testamycin 500 mg + Provastatin 5 mg",)
    equal = (
        "<asEquivalentSubstance><definingSubstance><name>testamycin base</name></definingSubstance>"
        "</asEquivalentSubstance>"
    )
    assert strengths(ingredient("testamycin calcium", quantity(*MG), "ACTIR", equal) + other) == (
        "testamycin base 500 mg + Provastatin 5 mg",
    )
    of_the_salt = ingredient("testamycin calcium", quantity("550", "mg", "1", "1"))
    assert strengths(salt, of_the_salt) == ("testamycin 500 mg", "testamycin calcium 550 mg")
    unnamed = ingredient("testamycin calcium", quantity(*MG), "ACTIM")
    assert strengths(unnamed + other) == ()
    of_two = ingredient("testamycin salt", quantity(*MG), "ACTIM", moiety("testamycin") + moiety("benzathine"))
    assert strengths(of_two + other) == ()


def test_inactive_ingredients_have_no_strength() -> None:
    active = ingredient("testamycin", quantity(*MG))
    assert strengths(active + ingredient("starch", quantity("9", "mg", "1", "1"), "IACT")) == ("500 mg",)
    assert strengths(ingredient("starch", quantity("9", "mg", "1", "1"), "IACT")) == ()


def test_a_label_with_very_many_strengths_is_given_none() -> None:
    products = [ingredient("testamycin", quantity(str(n), "mg", "1", "1")) for n in range(1, MOST + 2)]
    assert len(strengths(*products[:-1])) == MOST
    assert strengths(*products) == ()
    long = [ingredient("x" * 4000, quantity(*MG)), ingredient("y" * 4000, quantity(*MG))]
    assert strengths(*long) == ()


def test_the_page_has_them_and_a_list_reads_them() -> None:
    states = label(USAGE).replace(b'classCode="ACTIB">', f'classCode="ACTIB">{quantity(*MG)}'.encode())
    root = document.read(states)
    envelope = document.envelope(root)
    page = label_page.spl_page(root, envelope, product.product(root, envelope), "stem", lambda _: None)
    assert 'strengths: ["500 mg"]' in page.content.decode().splitlines()
    listed = listed_label(parse(page.content.decode(), "page").front_matter)
    assert listed is not None
    assert listed.texts[1:4] == ("tablet", "oral", "500 mg")


def test_the_unit_of_a_strength_keeps_its_capitals_in_a_list() -> None:
    source = "source: {kind: spl, set_id: x}"
    listed = listed_label(
        parse(f'---\nstrengths: ["5 [AU]"]\ndosage_forms: ["GEL"]\n{source}\n---\n', "page").front_matter
    )
    assert listed is not None
    assert (listed.texts[1], listed.texts[3]) == ("gel", "5 [AU]")
