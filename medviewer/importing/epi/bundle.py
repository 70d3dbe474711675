"""Bytes of a FHIR bundle, XML or JSON -> its resources and compositions, in one form (HL7 FHIR R4 and R5, document)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from medviewer.importing import bounds
from medviewer.importing.bounds import MB, RefusedError
from medviewer.importing.spl.document import XmlNode, fragment, local
from medviewer.monograph.sections.vocabulary import normalise

LARGEST_EPI = 32 * MB
"""Bytes of a bundle with its pictures."""
MOST_VALUES = 2_000_000
_FHIR = "http://hl7.org/fhir"
_DEEPEST_BUNDLE = 3
_LABEL_TYPES = frozenset({"34390-5", "34391-3", "34389-7", "60682-2"})
_TYPE_LIST, _SECTION_LIST = "100000155531", "200000029659"
_PRODUCTS = frozenset({"MedicinalProductDefinition", "MedicinalProduct", "MedicationKnowledge"})

SMPC, LEAFLET, LABELLING = "SmPC", "Package leaflet", "Labelling"
_DOCUMENT_NAMES = (
    (SMPC, re.compile("summary of product|smpc|fachinformation|ficha tecnica|preparatomtale|resumen de las caract")),
    (LEAFLET, re.compile("leaflet|gebrauchsinformation|packungsbeilage|prospecto|pakningsvedlegg")),
    (LABELLING, re.compile("labelling|etikettierung|etiquetado|merking")),
)

Resource = Mapping[str, Any]


class EpiDocument(NamedTuple):
    """A composition with the bundle that it is in, and all resources by the names that references have for them."""

    composition: Resource
    bundle: Resource
    resources: dict[str, Resource]


def read(data: bytes) -> Iterator[EpiDocument]:
    """Yield the compositions of a bundle; raises RefusedError for what is none, or is no product information."""
    root = _from_json(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _from_xml(data)
    if text_at(root, "resourceType") != "Bundle":
        raise RefusedError("it is no FHIR bundle")
    found = list(_documents(root, 1))
    if not found:
        raise RefusedError("it is a FHIR bundle without a composition that has sections")
    taken = [one for one in found if _is_product_information(one)]
    if not taken:
        raise RefusedError("it is a FHIR document, but no product information of a medicine")
    yield from taken


def _from_json(data: bytes) -> Resource:
    if data.count(b",") + data.count(b"[") > MOST_VALUES:
        raise RefusedError("its JSON has more than {:,} values", MOST_VALUES)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedError("its JSON cannot be read ({})", " ".join(str(error).split())[:200]) from error
    return value if isinstance(value, dict) else {}


def _from_xml(data: bytes) -> Resource:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise RefusedError("it has a DOCTYPE, which no label has")
    root = fragment(data)
    if not str(root.tag).startswith(f"{{{_FHIR}}}"):
        raise RefusedError("it is no FHIR bundle")
    return {"resourceType": local(root), **_element(root)}


def _element(node: XmlNode) -> dict[str, Any]:
    """Return an element as JSON knows it, but with a list for each name."""
    found: dict[str, Any] = {}
    for child in node:
        name = local(child)
        if name == "div":
            value: Any = child
        elif name in ("resource", "contained") and len(child):
            value = {"resourceType": local(child[0]), **_element(child[0])}
        else:
            value = _element(child) if len(child) else child.get("value", "")
        found.setdefault(name, []).append(value)
    return found


def all_at(node: object, *path: str) -> list[Any]:
    """Return all values at a path, whether a list holds them or not."""
    found: list[Any] = [node]
    for name in path:
        values = [one[name] for one in found if isinstance(one, Mapping) and name in one]
        found = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return found


def text_at(node: object, *path: str) -> str:
    """Return the first text at a path with single spaces, empty where there is none."""
    found = (one for one in all_at(node, *path) if isinstance(one, str | int) and not isinstance(one, bool))
    return next((words for one in found if (words := " ".join(str(one).split()))), "")


def _documents(bundle: Resource, depth: int) -> Iterator[EpiDocument]:
    resources: dict[str, Resource] = {}
    compositions: list[Resource] = []
    for entry in all_at(bundle, "entry"):
        for resource in all_at(entry, "resource"):
            if text_at(resource, "resourceType") == "Bundle" and depth < _DEEPEST_BUNDLE:
                yield from _documents(resource, depth + 1)
            _name(resource, text_at(entry, "fullUrl"), resources)
            if _is_composition(resource):
                compositions.append(resource)
    for composition in compositions:
        yield EpiDocument(composition, bundle, resources)


def _name(resource: Resource, url: str, resources: dict[str, Resource]) -> None:
    """Note a resource, and those that it contains, by all names that a reference may have for them."""
    id, kind = text_at(resource, "id"), text_at(resource, "resourceType")
    for name in (url, f"{kind}/{id}" if id else "", f"urn:uuid:{id}" if id else ""):
        if name and isinstance(resource, Mapping):
            resources.setdefault(name, resource)
    for inner in all_at(resource, "contained"):
        if isinstance(inner, Mapping):
            name = text_at(inner, "id").removeprefix("#")
            resources.setdefault(f"#{name}", inner)
            resources.setdefault(f"{text_at(inner, 'resourceType')}/{name}", inner)


def _is_composition(resource: Resource) -> bool:
    """Tell whether a resource is a composition; as EMA serves them some lack the name of their kind."""
    has_sections = bool(all_at(resource, "section"))
    kind = text_at(resource, "resourceType")
    return has_sections and (kind == "Composition" or (kind in ("", "0") and bool(text_at(resource, "title"))))


def named_kind(text: str) -> str:
    """Return the kind of document that a type or title names, empty for none that is known."""
    words = normalise(text)
    return next((kind for kind, pattern in _DOCUMENT_NAMES if pattern.search(words)), "")


def _is_product_information(one: EpiDocument) -> bool:
    codings = all_at(one.composition, "type", "coding")
    if any(text_at(coding, "code") in _LABEL_TYPES or _TYPE_LIST in text_at(coding, "system") for coding in codings):
        return True
    if any(text_at(coding, "code").startswith("1000001555") for coding in codings):
        return True
    type_names = (text_at(one.composition, "type", "text"), *(text_at(coding, "display") for coding in codings))
    if any(map(named_kind, (*type_names, text_at(one.composition, "title")))):
        return True
    profiles = [*all_at(one.bundle, "meta", "profile"), *all_at(one.composition, "meta", "profile")]
    if any("epi" in str(profile).lower() or "product-info" in str(profile).lower() for profile in profiles):
        return True
    systems = (text_at(coding, "system") for coding in all_at(one.composition, "section", "code", "coding"))
    return any(_SECTION_LIST in system for system in systems) or any(
        text_at(resource, "resourceType") in _PRODUCTS for resource in one.resources.values()
    )


def referred(one: EpiDocument, reference: str) -> Resource:
    """Return a resource by a reference, empty where the bundle does not hold it."""
    return one.resources.get(reference) or one.resources.get("/".join(reference.split("/")[-2:])) or {}


def of_kind(one: EpiDocument, *kinds: str) -> list[Resource]:
    """Return the resources of some kinds, each once."""
    found = {id(resource): resource for resource in one.resources.values()}
    return [resource for resource in found.values() if text_at(resource, "resourceType") in kinds]


def bound_sections(count: int) -> None:
    """Raise RefusedError where a document has more sections than are read."""
    if count > bounds.MOST_SECTIONS:
        raise RefusedError("it has {:,} sections, more than the {:,} that are read", count, bounds.MOST_SECTIONS)
