"""Bytes of an SPL document -> its tree and what its envelope says.

HL7 Structured Product Labeling (SPL), as the FDA publishes labels in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError

NAMESPACE = "urn:hl7-org:v3"
SPL = f"{{{NAMESPACE}}}"

XmlNode = Any
"""An element of lxml, which has no types of its own."""

_SET_ID = re.compile(r"[0-9A-Fa-f][0-9A-Fa-f-]{7,63}")
_EMPTY_DOCTYPE = re.compile(
    rb"((?:\xef\xbb\xbf)?(?>(?:\s|<\?(?>(?:(?!\?>).)*)\?>|<!--(?>(?:(?!-->).)*)-->)*))"
    rb"<!DOCTYPE\s++[\w:.-]++\s*+(?:\[\s*+\]\s*+)?>",
    re.DOTALL,
)
"""A DOCTYPE before the root that declares nothing and names no file, as Health Canada writes it."""


HARMLESS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
HARMLESS |= {"remove_comments": True, "remove_pis": True}
"""How XML of any kind is parsed: nothing in it is resolved, loaded or fetched."""


class Envelope(NamedTuple):
    """The identity of a document. effective_date: ISO 8601, empty where none is given. kind: code of the document."""

    set_id: str
    version: int
    effective_date: str
    document: str
    kind: str
    kind_name: str


def read(data: bytes) -> XmlNode:
    """Return the root of an SPL document; raises RefusedError for anything else, and for whatever could do harm."""
    data = _without_empty_doctype(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _declares()
    root = fragment(data)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares()
    if root.tag != f"{SPL}document":
        raise RefusedError("it is not an SPL document")
    return root


def _without_empty_doctype(data: bytes) -> bytes:
    found = _EMPTY_DOCTYPE.match(data)
    return found[1] + data[found.end() :] if found else data


def _declares() -> RefusedError:
    return RefusedError("it brings declarations of its own (a DOCTYPE), which no label needs and which could do harm")


def unreadable(error: Exception) -> RefusedError:
    """Return what is said of XML that a parser does not take."""
    return RefusedError("its XML cannot be read ({})", " ".join(str(error).split())[:200])


def fragment(data: bytes) -> XmlNode:
    """Return the root of any XML, read by a parser that resolves, loads and fetches nothing."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**HARMLESS))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise unreadable(error) from error
    if is_deeper(root, bounds.DEEPEST):
        raise RefusedError("its elements are nested more than {} deep", bounds.DEEPEST)
    return root


def is_deeper(root: XmlNode, limit: int) -> bool:
    """Tell whether elements are nested more than `limit` deep."""
    return bool(root.xpath("/*" * (limit + 1)))


def envelope(root: XmlNode) -> Envelope:
    """Return what identifies a document; raises RefusedError where it has no usable setId."""
    set_id = checked_set_id(attribute(root, "setId", "root"))
    version = attribute(root, "versionNumber", "value")
    code = root.find(f"{SPL}code")
    return Envelope(
        set_id,
        int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0,
        iso_date(attribute(root, "effectiveTime", "value")),
        attribute(root, "id", "root").lower()[:64],
        code.get("code", "") if code is not None else "",
        code.get("displayName", "") if code is not None else "",
    )


def checked_set_id(text: str) -> str:
    """Return a setId in small letters; raises RefusedError for what is none."""
    if not _SET_ID.fullmatch(text):
        raise RefusedError("it has no setId, by which a label is known again")
    return text.lower()


def attribute(node: XmlNode, child: str, name: str) -> str:
    """Return an attribute of a child element, empty where there is none."""
    found = node.find(f"{SPL}{child}")
    return "" if found is None else str(found.get(name, "")).strip()


def iso_date(digits: str) -> str:
    """Return a date such as 20250604 as 2025-06-04, empty where it is none."""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if re.fullmatch(r"\d{8}\d*", digits) else ""


def local(node: XmlNode) -> str:
    """Return an element's name without its namespace."""
    return _local(node.tag)


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def text_of(node: XmlNode | None) -> str:
    """Return the text of an element with single spaces."""
    return "" if node is None else " ".join("".join(node.itertext()).split())
