"""Bundles of product information in our own words, as JSON and as XML."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Mapping
from html import escape
from typing import Any

SPOR = "https://spor.ema.europa.eu/v1/lists/200000029659/terms/"
TYPES = "https://spor.ema.europa.eu/v1/lists/100000155531/terms/"
SMPC_TYPE, LEAFLET_TYPE = "100000155532", "100000155538"


def png() -> bytes:
    """Return a picture of 3 by 2 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\0\0\0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PICTURE = base64.b64encode(png()).decode()


def section(title: str, html: str = "", code: str = "", below: tuple[Any, ...] = (), **more: Any) -> dict[str, Any]:
    """Return a section of a composition."""
    made: dict[str, Any] = {"title": title, **more}
    if code:
        made["code"] = {"coding": [{"system": SPOR, "code": code}]}
    if html:
        made["text"] = {"status": "additional", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{html}</div>'}
    if below:
        made["section"] = list(below)
    return made


def composition(*sections: dict[str, Any], kind: str = SMPC_TYPE, language: str = "en", **more: Any) -> dict[str, Any]:
    """Return a composition."""
    return {
        "resourceType": "Composition",
        "language": language,
        "type": {"coding": [{"system": TYPES, "code": kind}]},
        "date": "2026-02-03T10:00:00Z",
        "subject": [{"reference": "MedicinalProductDefinition/mp"}],
        "author": [{"reference": "Organization/firm"}],
        "title": "Product information of Proofex",
        "section": list(sections),
        **more,
    }


PRODUCT = {
    "resourceType": "MedicinalProductDefinition",
    "id": "mp",
    "identifier": [{"value": "EU/1/00/001"}],
    "combinedPharmaceuticalDoseForm": {"coding": [{"display": "Tablet"}]},
    "classification": [{"coding": [{"system": "http://www.whocc.no/atc", "code": "J01CA04"}]}],
    "name": [
        {"productName": "Proofex 10 mg tablets", "usage": [{"language": {"coding": [{"code": "en"}]}}]},
        {"productName": "Proofex 10 mg Tabletten", "usage": [{"language": {"coding": [{"code": "de"}]}}]},
    ],
}
FIRM = {"resourceType": "Organization", "id": "firm", "name": "Mill Street Works"}
INGREDIENTS = [
    {
        "resourceType": "Ingredient",
        "id": role,
        "role": {"coding": [{"display": role}]},
        "substance": {"code": {"concept": {"coding": [{"display": name}]}}},
    }
    for role, name in (("Active", "testamycin"), ("Excipient", "chalk"))
]


def bundle(*resources: Mapping[str, Any], id: str = "urn:uuid:1", **more: Any) -> dict[str, Any]:
    """Return a document bundle with a product, a firm, and ingredients."""
    return {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:test", "value": id},
        "timestamp": "2026-02-03T10:00:00Z",
        "entry": [{"resource": one} for one in (*resources, PRODUCT, FIRM, *INGREDIENTS)],
        **more,
    }


def as_json(resource: Mapping[str, Any]) -> bytes:
    """Return a resource as JSON."""
    return json.dumps(resource).encode()


def as_xml(resource: Mapping[str, Any]) -> bytes:
    """Return a resource as XML."""
    kind = resource["resourceType"]
    return f'<?xml version="1.0"?>\n<{kind} xmlns="http://hl7.org/fhir">{_inside(resource)}</{kind}>'.encode()


def _inside(value: Mapping[str, Any]) -> str:
    return "".join(_named(name, one) for name, one in value.items() if name != "resourceType")


def _named(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_named(name, one) for one in value)
    if name == "div":
        return str(value)
    if isinstance(value, dict) and "resourceType" in value:
        kind = value["resourceType"]
        return f"<{name}><{kind}>{_inside(value)}</{kind}></{name}>"
    return (
        f"<{name}>{_inside(value)}</{name}>" if isinstance(value, dict) else f'<{name} value="{escape(str(value))}"/>'
    )
