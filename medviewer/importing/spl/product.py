"""The product of a label: names, ingredients, forms, routes, codes and who stands behind it.

From the product data of section 48780-1; unique ingredient identifiers are those of OID 2.16.840.1.113883.4.9, national
drug codes those of 2.16.840.1.113883.6.69. D-U-N-S numbers of firms are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from medviewer.importing.spl.document import SPL, Envelope, XmlNode, attribute, text_of
from medviewer.importing.spl.label_names import calm, calm_brand, form_in, says_more
from medviewer.importing.spl.strengths import strengths

_UNII, _NDC = "2.16.840.1.113883.4.9", "2.16.840.1.113883.6.69"
_OTC, _RX = "34390-5", "34391-3"
_PACKED_AGAIN = frozenset({"repack", "relabel"})
_LONGEST_TITLE = 120
_LONGEST_INITIALS = 4
_PRODUCTS = (f"{SPL}manufacturedProduct", f"{SPL}manufacturedMedicine", f"{SPL}partProduct")
_SUBSTANCE = f"{SPL}ingredientSubstance/{SPL}name"
SWABBED = frozenset(("isopropyl alcohol", "alcohol"))
"""What the swabs of a kit hold, which is no drug of it, in small letters."""
_GENERIC = f"{SPL}asEntityWithGeneric/{SPL}genericMedicine/{SPL}name"
_COMPANY = re.compile(
    r"(?:(?<![\s,])[\s,]++(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|lp|l\.p|usa|gmbh|ag)\b\.?){1,20}$",
    re.I,
)


class Product(NamedTuple):
    """The facts of one label. ingredients: name and UNII of each active one. market: "rx", "otc" or "other".

    repackaged: somebody else made it, as its equivalence to another product or the acts of its firms say.
    """

    generics: tuple[str, ...]
    brands: tuple[str, ...]
    ingredients: tuple[tuple[str, str], ...]
    forms: tuple[str, ...]
    routes: tuple[str, ...]
    ndc: tuple[str, ...]
    labeler: str
    market: str
    repackaged: bool
    drug_class: str = ""
    strengths: tuple[str, ...] = ()

    @property
    def generic_name(self) -> str:
        """Return all generic names as one text."""
        return ", ".join(self.generics)

    @property
    def title(self) -> str:
        """Return the page's title: the generic name, and in brackets what tells its labels apart.

        That is the brand where it is another name, else dosage form and labeler; with a brand, the labeler that
        repackages it. It depends on the label alone, so that no other label changes it. The brand stands alone
        where the generic names are long.
        """
        brand = next((brand for brand in self.brands if says_more(brand, self._generics)), "")
        generic = self.generic_name or ", ".join(name for name, _ in self.ingredients)
        if brand and (not generic or len(generic) > _LONGEST_TITLE):
            return calm_brand(brand)
        generic = _shortened(calm(generic)) or "Label without a name"
        told = [calm_brand(brand)] if brand else [self._form]
        told += [_firm(self.labeler)] if self.repackaged or not brand else []
        apart = ", ".join(filter(None, told))
        return f"{generic} ({apart})" if apart else generic

    @property
    def _form(self) -> str:
        """Return the dosage form as it is said; nothing where there are several, as in kits.

        Where none is given, the form that a brand says behind the generic name.
        """
        if not self.forms:
            return next(filter(None, map(form_in, self.brands)), "")
        return self.forms[0].lower() if len(self.forms) == 1 else ""

    @property
    def _generics(self) -> list[str]:
        return [self.generic_name, *(name for name, _ in self.ingredients)]


def product(root: XmlNode, envelope: Envelope) -> Product:
    """Return what an SPL document says of its product."""
    parts = [*root.iter(*_PRODUCTS)]
    serving = _serving(root)
    names = (part.find(f"{SPL}name") for part in parts if part not in serving)
    codes = (part.find(f"{SPL}code") for part in parts)
    return Product(
        generics=_generics(root, serving),
        brands=_once(_brand(name) for name in names if name is not None),
        ingredients=_ingredients(root, serving),
        forms=_once(_display(part, "formCode") for part in parts),
        routes=_once(code.get("displayName", "") for code in root.iter(f"{SPL}routeCode")),
        ndc=_once(code.get("code", "") for code in codes if code is not None and code.get("codeSystem") == _NDC),
        labeler=text_of(root.find(f"{SPL}author/{SPL}assignedEntity/{SPL}representedOrganization/{SPL}name")),
        market=market_of(envelope),
        repackaged=_is_repackaged(root),
        strengths=strengths(part for part in parts if part not in serving),
    )


def _serving(root: XmlNode) -> frozenset[XmlNode]:
    """Return the parts of kits that only serve its drug, such as swabs and water, where another part is that drug."""
    parts = list(root.iter(f"{SPL}partProduct"))
    drugs = {part for part in parts if _is_drug(part)}
    return frozenset(part for part in parts if part not in drugs) if drugs else frozenset()


def _is_drug(part: XmlNode) -> bool:
    """Tell whether a part has an active ingredient, and is no swab of mere alcohol."""
    active = {text_of(node.find(_SUBSTANCE)).casefold() for node in part.iter(f"{SPL}ingredient") if _is_active(node)}
    return bool(active - SWABBED if _display(part, "formCode").upper() == "SWAB" else active)


def _generics(root: XmlNode, serving: frozenset[XmlNode]) -> tuple[str, ...]:
    """Return the generic names of a label. A kit lists those of its parts, also of such as only serve its drug."""
    single = (part for part in root.iter(*_PRODUCTS) if part.find(f"{SPL}part") is None)
    drugs = (part for part in single if part not in serving and _is_drug(part))
    own = {text_of(name) for part in drugs for name in part.iterfind(_GENERIC)}
    others = {text_of(name) for part in serving for name in part.iterfind(_GENERIC)} - own
    names = (text_of(name) for name in root.iterfind(f".//{SPL}genericMedicine/{SPL}name"))
    return _once(name for name in names if name not in others)


def _is_active(ingredient: XmlNode) -> bool:
    return bool(ingredient.get("classCode", "").startswith("ACTI"))


def market_of(envelope: Envelope) -> str:
    """Return which market a document is for, by the code of its kind or, for others, by that code's name."""
    if envelope.kind in (_RX, _OTC):
        return "rx" if envelope.kind == _RX else "otc"
    return market_named(envelope.kind_name)


def market_named(kind: str) -> str:
    """Return the market that the name of a kind of label tells; labels for animals are "other"."""
    name = kind.upper()
    if "HUMAN" not in name:
        return "other"
    return "rx" if "PRESCRIPTION" in name else "otc" if "OTC" in name else "other"


def _ingredients(root: XmlNode, serving: frozenset[XmlNode]) -> tuple[tuple[str, str], ...]:
    found = []
    left_out = {node for part in serving for node in part.iter(f"{SPL}ingredient")}
    for ingredient in root.iter(f"{SPL}ingredient"):
        if _is_active(ingredient) and ingredient not in left_out:
            substance = ingredient.find(f"{SPL}ingredientSubstance")
            if substance is not None:
                code = substance.find(f"{SPL}code")
                unii = code.get("code", "") if code is not None and code.get("codeSystem") == _UNII else ""
                found.append((text_of(substance.find(f"{SPL}name")), unii))
    return tuple(dict.fromkeys(pair for pair in found if pair[0]))


def _brand(name: XmlNode) -> str:
    """Return a brand with its suffix, which may stand against it without a space."""
    return " ".join(filter(None, [(name.text or "").strip(), *(text_of(child) for child in name)]))


def _is_repackaged(root: XmlNode) -> bool:
    if root.find(f".//{SPL}asEquivalentEntity") is not None:
        return True
    acts = (attribute(act, "code", "displayName").lower() for act in root.iter(f"{SPL}actDefinition"))
    return not _PACKED_AGAIN.isdisjoint(acts)


def _display(node: XmlNode, child: str) -> str:
    return attribute(node, child, "displayName")


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in (" ".join(text.split()) for text in texts) if text))


def _firm(name: str) -> str:
    """Return a labeler without what kind of company it is; one all in capitals otherwise."""
    short = _COMPANY.sub("", name)
    return short.title() if short.isupper() and len(short) > _LONGEST_INITIALS else short


def _shortened(name: str) -> str:
    return (
        name if len(name) <= _LONGEST_TITLE else f"{name[:_LONGEST_TITLE].rpartition(',')[0] or name[:_LONGEST_TITLE]}…"
    )
