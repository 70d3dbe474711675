"""The `medviewer:` links by which a record or an intranet page opens a monograph, read into a value or refused.

    medviewer:open?name=warfarin&section=dosage
    medviewer:open?atc=B01AA03      medviewer:open?ndc=0056-0172      medviewer:open?id=library/warfarin.md
    medviewer:infobutton?mainSearchCriteria.v.c=B01AA03&mainSearchCriteria.v.cs=2.16.840.1.113883.6.73

The second form is a request of HL7 Version 3 Implementation Guide: URL-Based Implementations of the Context-Aware
Knowledge Retrieval (Infobutton) Domain, Release 4; what it says of patient, author and task is not looked at. A link
names a page of the open libraries: it holds no path and no command, and there is no key by which it could.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from medviewer.errors import MedviewerError
from medviewer.library.names import codes
from medviewer.monograph.product_codes import ATC, NDC

LONGEST = 4_000
"""Characters of a link as it is written."""
LONGEST_VALUE = 200
"""Characters of a value, of an id too."""
MOST_KEYS = 60
"""Of an Infobutton request: the guide knows some forty."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,40}):")
_ACTION = re.compile(r"(?://)?(?:open|infobutton)/?", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_NEVER = re.compile(r"[\"\\<>^`{|}\x00-\x1f\x7f]")
"""No sign of an address (RFC 3986, 2); a quotation mark would end an argument where Windows makes a command line."""
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_NAME, _ID, _SECTION = "name", "id", "section"
_OWN = (_NAME, ATC, NDC, _ID, _SECTION)
_INFOBUTTON = "mainSearchCriteria.v."
_CODE, _CODE_SYSTEM, _DISPLAY, _TEXT = (f"{_INFOBUTTON}{part}" for part in ("c", "cs", "dn", "ot"))
_SYSTEMS = {"2.16.840.1.113883.6.69": NDC, "2.16.840.1.113883.6.73": ATC, "2.16.840.1.113883.6.88": ""}
"""Code systems by their OIDs in HL7's registry; of RxNorm's concepts (6.88) no page says which is its own."""


class LinkError(MedviewerError):
    """A link is refused; the sentence says why."""


class PageLink(NamedTuple):
    """A page as a link names it: by its id alone, else by a code, by a name, or both.

    code: as `Catalogue.choice` reads it, its system before it. section: key or title, empty for none.
    """

    id: str = ""
    code: str = ""
    name: str = ""
    section: str = ""


def read(link: str) -> PageLink:
    """Return what a link names; raises LinkError."""
    if len(link) > LONGEST:
        raise LinkError("The link is longer than {:,} characters, and was not opened.", LONGEST)
    scheme = _SCHEME.match(link)
    if scheme is None or scheme[1].lower() != "medviewer":
        raise LinkError("Only links that begin with medviewer: are opened.")
    if _NEVER.search(link):
        raise LinkError("The link holds characters that no link may hold, and was not opened.")
    action, _, query = link[scheme.end() :].partition("?")
    if not _ACTION.fullmatch(action) or "#" in query:
        raise LinkError("The link was not understood. It looks like medviewer:open?name=warfarin")
    values = _values(query)
    return _infobutton(values) if any(key.startswith(_INFOBUTTON) for key in values) else _own(values)


def _values(query: str) -> dict[str, str]:
    """Return the values of a query by their keys; raises LinkError for one that is there twice."""
    pairs = [part.partition("=") for part in query.split("&") if part]
    if len(pairs) > MOST_KEYS:
        raise LinkError("The link says more than a link may say, and was not opened.")
    values: dict[str, str] = {}
    for key, _, value in pairs:
        if key in values:
            raise LinkError("The link says “{}” twice, and was not opened.", _short(key))
        values[key] = value
    return values


def _own(values: Mapping[str, str]) -> PageLink:
    unknown = next((key for key in values if key not in _OWN), None)
    if unknown is not None:
        raise LinkError("“{}” means nothing in a link, which was not opened.", _short(unknown))
    read = {key: _value(key, value) for key, value in values.items()}
    coded = [key for key in (ATC, NDC) if key in read]
    named = [key for key in (_NAME, _ID) if key in read]
    if not coded and not named:
        raise LinkError("The link names no monograph.")
    if len(coded) > 1 or (_ID in read and len(named + coded) > 1):
        raise LinkError("The link names a monograph in several ways, and was not opened.")
    code = _coded(coded[0], read[coded[0]]) if coded else ""
    return PageLink(read.get(_ID, ""), code, read.get(_NAME, ""), read.get(_SECTION, ""))


def _infobutton(values: Mapping[str, str]) -> PageLink:
    """Return the drug of an Infobutton request: its code where one of a system that pages have, and its name."""
    wanted = (_CODE, _CODE_SYSTEM, _DISPLAY, _TEXT)
    read = {key: _value(key, values[key]) for key in wanted if values.get(key)}
    if any(key in values for key in (_NAME, _ID, ATC, NDC)):
        raise LinkError("The link names a monograph in several ways, and was not opened.")
    name = read.get(_DISPLAY) or read.get(_TEXT, "")
    oid = read.get(_CODE_SYSTEM, "").lower().removeprefix("urn:oid:")
    system = _SYSTEMS.get(oid, "") if _CODE in read else ""
    if not system and not name:
        raise LinkError("The request names no drug by a name, an ATC code or an NDC.")
    section = _value(_SECTION, values[_SECTION]) if values.get(_SECTION) else ""
    return PageLink("", _coded(system, read[_CODE]) if system else "", name, section)


def _coded(system: str, value: str) -> str:
    """Return a code with its system before it, which can then be no name; raises LinkError for what is none."""
    text = f"{system.upper()} {value}"
    reading = codes.read(text)
    if reading is None or reading.kind != system or reading.fault:
        raise LinkError("“{}” in the link is no {}.", _short(value), system.upper())
    return text


def _value(key: str, written: str) -> str:
    """Return a value as it is meant; raises LinkError for what is no text that somebody can read."""
    text = _SPACES.sub(" ", _decoded(written.replace("+", " "), key)).strip(" ")
    if not text:
        raise LinkError("“{}” in the link is empty.", _short(key))
    if len(text) > LONGEST_VALUE:
        raise LinkError("“{}” in the link is longer than {:,} characters.", _short(key), LONGEST_VALUE)
    if not text.isprintable() or "\N{REPLACEMENT CHARACTER}" in text:
        raise LinkError("“{}” in the link holds characters that cannot be seen, and was not opened.", _short(key))
    if _ESCAPE.search(text):
        raise LinkError("“{}” in the link is encoded twice, and was not opened.", _short(key))
    return text


def _decoded(text: str, key: str) -> str:
    """Return a text with its escapes decoded once, as UTF-8; raises LinkError."""
    parts = text.split("%")
    raw = parts[0].encode("utf-8", "surrogatepass")
    for part in parts[1:]:
        if not _ESCAPE.match(f"%{part}"):
            raise LinkError(
                "“{}” in the link has a % that encodes nothing; a percent sign is written %25.", _short(key)
            )
        raw += bytes.fromhex(part[:2]) + part[2:].encode("utf-8", "surrogatepass")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise LinkError("“{}” in the link is not encoded in UTF-8.", _short(key)) from error


def _short(text: str) -> str:
    """Return what a message shows of a stranger's text: its beginning, as ASCII."""
    return text[:40].encode("ascii", "backslashreplace").decode()
