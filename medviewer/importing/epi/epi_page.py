"""A composition of electronic product information -> its page: facts, then sections by code, number and title."""

from __future__ import annotations

import base64
import binascii
import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError
from medviewer.importing.epi.bundle import (
    LABELLING,
    LEAFLET,
    SMPC,
    EpiDocument,
    Resource,
    all_at,
    bound_sections,
    named_kind,
    of_kind,
    referred,
    text_at,
)
from medviewer.importing.epi.narrative import Narrative, parsed, xml_text
from medviewer.importing.kinds import EPI
from medviewer.importing.label_page import LabelPage, page_bytes
from medviewer.importing.spl import sections
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import SPL, Envelope, XmlNode
from medviewer.importing.spl.mapping import AROUND, BOXED, FURTHER, LEFT_OUT, mapped
from medviewer.importing.spl.sections import PlannedSection
from medviewer.monograph.sections.vocabulary import normalise
from medviewer.starting.shipped_tables import shipped_toml

_DOCUMENTS = {
    "100000155532": SMPC,
    "200000029791": SMPC,
    "100000155538": LEAFLET,
    "200000029894": LEAFLET,
    "100000155535": LABELLING,
    "200000029861": LABELLING,
    "200000029850": "Annex II",
}
_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})?)(?:\.(?!\d)|\s|$)")
_DEEPEST_SECTION = 30
_LONGEST_ID = 64
_ATC = re.compile(r"[A-Z][0-9]{2}(?:[A-Z](?:[A-Z](?:[0-9]{2})?)?)?")
_MOST = 100


class EpiFacts(NamedTuple):
    """The facts of one document. kind: SmPC, leaflet, or what it calls itself. title: of its page."""

    title: str
    kind: str
    language: str
    values: dict[str, object]


class SectionRules(NamedTuple):
    """The key of each code and number, and patterns of titles with their keys."""

    codes: Mapping[str, str]
    smpc: Mapping[str, str]
    leaflet: Mapping[str, str]
    titles: tuple[tuple[re.Pattern[str], str], ...]


@functools.cache
def rules() -> SectionRules:
    """Return the rules, read once."""
    tables = shipped_toml("epi_sections.toml")
    codes, smpc, leaflet = (
        {one: key for key, table in tables.items() for one in table.get(name, ())}
        for name in ("codes", "smpc", "leaflet")
    )
    titles = [(_pattern(title), key) for key, table in tables.items() for title in table.get("titles", ())]
    return SectionRules({**mapped().codes, **codes}, smpc, leaflet, tuple(titles))


def _pattern(title: str) -> re.Pattern[str]:
    return re.compile(
        "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", title)).replace(r"\ .*", r"\b.*")
    )


def envelope_of(one: EpiDocument) -> Envelope:
    """Return what identifies a document: its bundle's identifier, else its own, with language and kind.

    Raises RefusedError where it has none, by which it could be known again.
    """
    composition, bundle = one.composition, one.bundle
    name = _identified(bundle) or _identified(composition) or text_at(bundle, "id") or text_at(composition, "id")
    if not name:
        raise RefusedError("it has no identifier, by which it is known again")
    kind = kind_of(composition)
    hashed = hashlib.sha256("\0".join([name, _language(one), kind]).encode("utf-8", "replace")).hexdigest()
    versions = (
        text_at(composition, "version"),
        text_at(bundle, "meta", "versionId"),
        text_at(composition, "meta", "versionId"),
    )
    version = next((int(text) for text in versions if text.isascii() and text.isdigit() and len(text) < 10), 0)
    date = text_at(composition, "date") or text_at(bundle, "timestamp")
    day = date[:10] if re.match(r"\d{4}-\d{2}-\d{2}", date) else ""
    return Envelope(f"{hashed[:8]}-{hashed[8:24]}", version, day, _digest(one), EPI, kind)


def _identified(resource: Resource) -> str:
    system, value = text_at(resource, "identifier", "system"), text_at(resource, "identifier", "value")
    return f"{system}|{value}" if value else ""


def _digest(one: EpiDocument) -> str:
    return hashlib.sha256(_flat(one.composition).encode("utf-8", "replace")).hexdigest()[:32]


def _flat(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{key}:{_flat(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_flat, value)) + "]"
    return etree.tostring(value, encoding="unicode") if isinstance(value, etree._Element) else str(value)


def kind_of(resource: Resource) -> str:
    """Return what kind of document a composition is: SmPC, leaflet, or what its type is called."""
    path = ("type", "coding") if all_at(resource, "type") else ("code", "coding")
    codings = all_at(resource, *path)
    known = next((_DOCUMENTS[code] for one in codings if (code := text_at(one, "code")) in _DOCUMENTS), "")
    named = text_at(resource, path[0], "text") or next((text_at(one, "display") for one in codings), "")
    return known or named_kind(named) or named_kind(text_at(resource, "title")) or named


def _language(one: EpiDocument) -> str:
    return (text_at(one.composition, "language") or text_at(one.bundle, "language")).strip("0")[:35]


def facts_of(one: EpiDocument, is_one_of_several: bool) -> EpiFacts:
    """Return the facts of a document. is_one_of_several: whether its bundle has others, so that its title says more."""
    kind, language = kind_of(one.composition), _language(one)
    products = [referred(one, text_at(subject, "reference")) for subject in all_at(one.composition, "subject")]
    products = [product for product in products if product] or of_kind(
        one, "MedicinalProductDefinition", "MedicinalProduct"
    )
    names = _names(products, language)
    name = next(iter(names), "") or text_at(one.composition, "title") or text_at(one.composition, "subject", "display")
    apart = ", ".join(filter(None, [kind, language if is_one_of_several else ""]))
    substances = _substances(one)
    values: dict[str, object] = {
        "generic_name": ", ".join(substances),
        "brands": [brand for brand in names if normalise(brand) not in map(normalise, substances)][:_MOST],
        "active_ingredients": [{"name": substance} for substance in substances],
        "dosage_forms": _coded(products, "combinedPharmaceuticalDoseForm")
        or _coded(of_kind(one, "AdministrableProductDefinition"), "administrableDoseForm"),
        "routes": _routes(one),
        "labeler": _holder(one),
        "atc": _atc(products),
        "product_codes": _codes(products),
        "document_type": kind,
        "language": language,
    }
    return EpiFacts(
        f"{name or 'Product information without a name'}{f' ({apart})' if apart else ''}", kind, language, values
    )


def _names(products: Iterable[Resource], language: str) -> list[str]:
    """Return the names of products, those in the language of the document before others."""
    named = [name for product in products for name in all_at(product, "name") if not isinstance(name, str)]
    own = [name for name in named if language[:2] in {str(code)[:2] for code in _usages(name)}]
    return list(dict.fromkeys(filter(None, (text_at(name, "productName") for name in own or named))))


def _usages(name: Resource) -> list[object]:
    return [
        text_at(code, "code")
        for code in (
            *all_at(name, "usage", "language", "coding"),
            *all_at(name, "countryLanguage", "language", "coding"),
        )
    ]


def _concept(concept: object) -> str:
    return text_at(concept, "text") or next(
        filter(None, (text_at(one, "display") for one in all_at(concept, "coding"))), ""
    )


def _coded(resources: Iterable[Resource], name: str) -> list[str]:
    found = (_concept(concept) for resource in resources for concept in all_at(resource, name))
    return list(dict.fromkeys(filter(None, found)))[:_MOST]


def _routes(one: EpiDocument) -> list[str]:
    routes = (
        route
        for product in of_kind(one, "AdministrableProductDefinition")
        for route in all_at(product, "routeOfAdministration")
    )
    return list(
        dict.fromkeys(filter(None, (_concept(all_at(route, "code")[0]) for route in routes if all_at(route, "code"))))
    )[:_MOST]


def _substances(one: EpiDocument) -> list[str]:
    """Return the names of active substances: ingredients whose role says so, or all where none has a role."""
    listed = [(_role(ingredient), ingredient) for ingredient in of_kind(one, "Ingredient")]
    active = [
        ingredient
        for role, ingredient in listed
        if "active" in role and "inactive" not in role and "not active" not in role
    ]
    chosen = active if any(role for role, _ in listed) else [ingredient for _, ingredient in listed]
    return list(dict.fromkeys(filter(None, (_substance(one, ingredient) for ingredient in chosen))))[:_MOST]


def _role(ingredient: Resource) -> str:
    codes = {text_at(coding, "code") for coding in all_at(ingredient, "role", "coding")}
    return (
        "active"
        if codes & {"100000072072", "ACTI", "Active"}
        else _concept(next(iter(all_at(ingredient, "role")), {})).lower()
    )


def _substance(one: EpiDocument, ingredient: Resource) -> str:
    for code in all_at(ingredient, "substance", "code"):
        concept = next(iter(all_at(code, "concept")), code)
        found = _concept(concept)
        reference = text_at(code, "reference", "reference") or text_at(code, "reference")
        found = found or text_at(referred(one, reference), "name", "name")
        if found:
            return found
    return ""


def _holder(one: EpiDocument) -> str:
    """Return the firm that stands behind a document: its author, else the first organization of its bundle."""
    for author in all_at(one.composition, "author"):
        name = text_at(referred(one, text_at(author, "reference")), "name") or text_at(author, "display")
        if name:
            return name
    return next((text_at(firm, "name") for firm in of_kind(one, "Organization")), "")


def _atc(products: Iterable[Resource]) -> list[str]:
    codes = (text_at(coding, "code") for product in products for coding in all_at(product, "classification", "coding"))
    return list(dict.fromkeys(code for code in codes if _ATC.fullmatch(code)))


def _codes(products: Iterable[Resource]) -> list[str]:
    values = (text_at(one, "value") for product in products for one in all_at(product, "identifier"))
    return list(dict.fromkeys(value for value in values if value))[:_MOST]


def epi_page(
    one: EpiDocument, envelope: Envelope, facts: EpiFacts, stem: str, beside: Callable[[str], bytes | None]
) -> LabelPage:
    """Return the page of a document; raises RefusedError where it is too much for one. beside: its images."""
    planner = _Planner()
    root = etree.Element(f"{SPL}document")
    top = [
        planned
        for node in all_at(one.composition, "section")
        if (planned := planner.planned(node, root, FURTHER, facts.kind, 1))
    ]
    root.extend(planner.narrative.media_nodes())
    known = mapped()
    context = Context(root, _pictures(one, beside), stem, known.vocabulary)
    context.anchors = sections.anchors(top)
    body = sections.body(top, context, known)
    troubles = tuple(
        Message("{} ({} times)", reason, count) if count > 1 else reason for reason, count in context.troubles.items()
    )
    content = page_bytes(EPI, envelope, facts.title, facts.values, body)
    return LabelPage(envelope, EPI, facts.title, stem, content, tuple(context.pictures), troubles)


def _pictures(one: EpiDocument, beside: Callable[[str], bytes | None]) -> Callable[[str], bytes | None]:
    """Return what gives a picture by its address: data in itself, a Binary of the bundle, or a file beside it."""

    def picture(address: str) -> bytes | None:
        if address.lower().startswith("data:"):
            head, _, data = address.partition(",")
            return _decoded(data) if head.lower().endswith(";base64") else None
        found = referred(one, address)
        if found:
            return _decoded(text_at(found, "data"))
        return None if "/" in address or ":" in address else beside(address)

    return picture


def _decoded(text: str) -> bytes | None:
    if len(text) > bounds.LARGEST_IMAGE * 4 // 3 + 4:
        raise RefusedError("it has more than {:,} MB", bounds.LARGEST_IMAGE // bounds.MB)
    try:
        return base64.b64decode("".join(text.split()), validate=True) or None
    except (binascii.Error, ValueError):
        return None


class _Planner:
    """Plans the sections of a document, each with its key."""

    def __init__(self) -> None:
        self.narrative = Narrative()
        self._count = 0

    def planned(self, section: Resource, above: XmlNode, around: str, kind: str, depth: int) -> PlannedSection | None:
        self._count += 1
        bound_sections(self._count)
        if depth > _DEEPEST_SECTION:
            raise RefusedError("its elements are nested more than {} deep", _DEEPEST_SECTION)
        node = etree.SubElement(above, f"{SPL}section")
        if id := text_at(section, "id")[:_LONGEST_ID]:
            node.set("ID", xml_text(id))
        title = text_at(section, "title") or _concept(next(iter(all_at(section, "code")), {}))
        kind = _kind_below(section, title, kind)
        etree.SubElement(node, f"{SPL}title").text = xml_text(title)
        has_text = self._text(section, node)
        named = key_of(section, title, kind)
        key = around if named in (AROUND, BOXED) else named
        planned = PlannedSection(node, key, boxed=named == BOXED, is_coded=named not in (AROUND, BOXED))
        for inner in all_at(section, "section"):
            below = self.planned(inner, node, key, kind, depth + 1)
            if below:
                planned.children.append(below)
        if not has_text and planned.children and not planned.is_coded:
            planned.key = planned.children[0].key
        return planned if has_text or planned.children or title else None

    def _text(self, section: Resource, node: XmlNode) -> bool:
        """Write a section's own text, unless it says that there is none; tell whether there is."""
        divs = all_at(section, "text", "div")
        if not divs or all_at(section, "emptyReason"):
            return False
        root = parsed(divs[0]) if isinstance(divs[0], str) else divs[0]
        text = self.narrative.text(root)
        node.append(text)
        return bool("".join(text.itertext()).strip() or len(text))


def _kind_below(section: Resource, title: str, kind: str) -> str:
    """Return the kind of document that a section is of: its own where it begins one."""
    own = "" if _NUMBER.match(title) else kind_of(section)
    return own if own in {*_DOCUMENTS.values()} else kind


def key_of(section: Resource, title: str, kind: str) -> str:
    """Return the key of a section: by its code, by its number in documents of its kind, by its title."""
    known = rules()
    for coding in all_at(section, "code", "coding"):
        key = known.codes.get(text_at(coding, "code"), LEFT_OUT)
        if key != LEFT_OUT:
            return key
    numbers = {SMPC: known.smpc, LEAFLET: known.leaflet}.get(kind, {})
    found = _NUMBER.match(title)
    if found and "." in found[1]:  # numbers in two parts are those of a summary, whatever its type says
        numbers = known.smpc
    if found and found[1] in numbers:
        return numbers[found[1]]
    words = normalise(title)
    return next((key for pattern, key in known.titles if pattern.fullmatch(words)), AROUND)
