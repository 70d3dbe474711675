"""The strengths that a label states: for each product, the quantity of each active ingredient.

From `ingredient/quantity` of section 48780-1. Units are UCUM codes; `classCode` says of which substance the quantity
is: ACTIB the ingredient, ACTIM its active moiety, ACTIR its reference substance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from medviewer.importing.spl.document import SPL, XmlNode, text_of

MOST, LONGEST = 50, 8000
"""Strengths of a label, and letters of them all: a label with more, such as one of many allergens, is given none."""

_SUBSTANCES = {
    "ACTIB": f"{SPL}ingredientSubstance/{SPL}name",
    "ACTIM": f"{SPL}ingredientSubstance/{SPL}activeMoiety/{SPL}activeMoiety/{SPL}name",
    "ACTIR": f"{SPL}ingredientSubstance/{SPL}asEquivalentSubstance/{SPL}definingSubstance/{SPL}name",
}
_UNITS = {"ug": "mcg", "meq": "mEq", "U": "units", "[iU]": "international units", "[USP'U]": "USP units"}
"""Units that are mistaken as they are coded, or not understood; all others stay as they are."""
_LONGEST_NUMBER = 20


def strengths(products: Iterable[XmlNode]) -> tuple[str, ...]:
    """Return the strength of each product once; substances are named where the quantities are of several in the label.

    A product is left out where the label does not give all quantities of it as plain numbers.
    """
    stated = [found for product in products if (found := _ingredients(product))]
    substances = {
        (one.get("classCode"), text_of(one.find(_SUBSTANCES["ACTIB"])).casefold()) for found in stated for one in found
    }
    is_named = len(substances) > 1 or any(len(found) > 1 for found in stated)
    texts = tuple(dict.fromkeys(filter(None, (_strength(found, is_named) for found in stated))))
    return texts if len(texts) <= MOST and sum(map(len, texts)) <= LONGEST else ()


def _ingredients(product: XmlNode) -> list[XmlNode]:
    return [one for one in product.findall(f"{SPL}ingredient") if one.get("classCode", "").startswith("ACTI")]


def _strength(ingredients: Sequence[XmlNode], is_named: bool) -> str:
    texts = [_named_quantity(one) if is_named else _quantity(one) for one in ingredients]
    return " + ".join(texts) if all(texts) else ""


def _named_quantity(ingredient: XmlNode) -> str:
    """Return a quantity behind the substance that it is of; empty where the label lacks one of them, or names two."""
    substances = ingredient.findall(_SUBSTANCES.get(ingredient.get("classCode", ""), _SUBSTANCES["ACTIB"]))
    name, quantity = text_of(substances[0]) if len(substances) == 1 else "", _quantity(ingredient)
    return f"{_calm(name)} {quantity}" if name and quantity else ""


def _quantity(ingredient: XmlNode) -> str:
    """Return such as 500 mg, 10 mg/5 mL or 2 mg/mL; empty where there is no such quantity."""
    number, unit = _amount(ingredient.find(f"{SPL}quantity/{SPL}numerator"))
    per, per_unit = _amount(ingredient.find(f"{SPL}quantity/{SPL}denominator"))
    if not number or not unit or not per:
        return ""
    if not per_unit:
        return f"{number} {unit}" if per == "1" else ""
    return f"{number} {unit}/{per_unit}" if per == "1" else f"{number} {unit}/{per} {per_unit}"


def _amount(node: XmlNode | None) -> tuple[str, str]:
    """Return number and unit; the unit of a count is empty, and so is what is no plain number above nought."""
    if node is None:
        return "", ""
    unit = " ".join(node.get("unit", "1").split())
    return _number(node.get("value", "").strip()), "" if unit == "1" else _UNITS.get(unit, unit)


def _number(text: str) -> str:
    """Return a number with a nought before its point and none behind it, as strengths are to be written."""
    whole, _, rest = text.partition(".")
    if len(text) > _LONGEST_NUMBER or not (whole + rest).isdecimal() or not text.isascii() or not text.strip("0."):
        return ""
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def _calm(name: str) -> str:
    return name.lower() if name.isupper() else name
