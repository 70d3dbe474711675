"""A text read as a code: ATC, NDC, GTIN alone or in what a scanner types, UNII, setId. Pure: no index is asked.

GS1 General Specifications: application identifiers (3.2), element strings and FNC1 (7.8), symbology identifiers (5.1).
A GTIN of the United States holds an NDC: 3 and its ten digits before the check digit (FDA, National Drug Code and the
GS1 prefix 03), which can be parted as 4-4-2, 5-3-2 and 5-4-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from medviewer.monograph import product_codes
from medviewer.monograph.product_codes import ATC, GTIN, NDC, PART, SET_ID, UNII, Code

LONGEST = 200
"""Signs of a scan; nothing longer is a code."""
_WHOLE_ATC = 7
_NAMED = re.compile(r"(atc|ndc|gtin|ean|upc|unii|set\s?id)(?:\s*(?:code|no\.?|number))?\s*[:#]?\s+", re.IGNORECASE)
_SYSTEMS = {"ean": GTIN, "upc": GTIN, "setid": SET_ID}
_SCANNED = re.compile(r"\](?:d2|C1|e0|Q3|J1)", re.IGNORECASE)
_FNC1 = re.compile(r"\x1d|\u241d|<GS>|\{GS\}|\[GS\]|<FNC1>|\{FNC1\}|\[FNC1\]|\ufffd", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)([^()]*)")
_LINK = re.compile(r"https?://[^/?#\s]+(?:/[^?#\s]*)?/01/([0-9]{8,14})(?:[/?#]\S*)?", re.IGNORECASE)
_FIXED = {"11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
"""Signs behind the identifiers that need no FNC1 at their end, beside 01: dates and a variant."""
_GTIN_DIGITS = 14
_NDC_OF_US = "715"
_DIGITS = re.compile(r"[0-9]{8,14}")
_PARTED = re.compile(r"[0-9]+(?:[ -][0-9]+)+")


class CodeReading(NamedTuple):
    """A text as a code.

    kind: its system. shown: the code as it was read, in its usual form. wanted: each of the codes that it may be; a
    shorter ATC code stands for all that begin so. is_certain: whether the text can be nothing else, such as a name.
    is_whole: whether it means one product or substance, and not a group. fault: its check digit is another one.
    """

    kind: str
    shown: str
    wanted: tuple[Code, ...] = ()
    is_certain: bool = True
    is_whole: bool = True
    fault: bool = False


def read(text: str) -> CodeReading | None:
    """Return a text as a code, None where it is none.

    The system may be named before it (`NDC 0093-1048`). A GTIN whose check digit is another is a reading with `fault`,
    which wants nothing, and so is an element string without one.
    """
    if len(text) > LONGEST or not any(sign.isdigit() for sign in text):
        return _unii(text.strip()) if len(text) <= LONGEST else None
    text = text.strip(" \t\r\n")
    named = _NAMED.match(text)
    if named:
        name = "".join(named[1].lower().split())
        found = _READERS[_SYSTEMS.get(name, name.replace("setid", SET_ID))](text[named.end() :].strip())
        return found._replace(is_certain=True) if found else None
    return _set_id(text) or _ndc(text) or _scan(text) or _gtin(text) or _atc(text) or _unii(text)


def _atc(text: str) -> CodeReading | None:
    code = product_codes.atc(text)
    if not code or (" " in text and len(code) < _WHOLE_ATC):
        return None
    return CodeReading(ATC, code, (Code(ATC, code),), is_certain=False, is_whole=len(code) == _WHOLE_ATC)


def _set_id(text: str) -> CodeReading | None:
    code = product_codes.uuid(text)
    if not code:
        return None
    shown = "-".join((code[:8], code[8:12], code[12:16], code[16:20], code[20:]))
    return CodeReading(SET_ID, shown, (Code(SET_ID, code),))


def _unii(text: str) -> CodeReading | None:
    code = product_codes.unii(text)
    return CodeReading(UNII, code, (Code(UNII, code), Code(PART, code)), is_certain=False) if code else None


def _ndc(text: str) -> CodeReading | None:
    """Return an NDC with hyphens, or of 8 to 11 digits without: then each way to part it."""
    if text.isascii() and text.isdecimal():
        if len(text) == len("00000000") and product_codes.gtin(text):
            return CodeReading(GTIN, text, (Code(GTIN, product_codes.gtin(text)), *_products(text)))
        wanted = _products(text)
        return CodeReading(NDC, text, wanted) if wanted else None
    code = product_codes.ndc(text)
    return CodeReading(NDC, text, (Code(NDC, code),)) if code else None


def _products(digits: str) -> tuple[Code, ...]:
    """Return the products that 8 to 11 digits may be: labeler and product may each have lost its first zero."""
    parted = {
        8: (("0" + digits[:4], digits[4:]), (digits[:5], "0" + digits[5:])),
        9: ((digits[:5], digits[5:]),),
        10: (("0" + digits[:4], digits[4:8]), (digits[:5], "0" + digits[5:8]), (digits[:5], digits[5:9])),
        11: ((digits[:5], digits[5:9]),),
    }
    return tuple(dict.fromkeys(Code(NDC, labeler + product) for labeler, product in parted.get(len(digits), ())))


def _gtin(text: str) -> CodeReading | None:
    """Return a GTIN of 12 to 14 digits, also with the spaces and hyphens that are printed below a bar code."""
    is_bare = bool(_DIGITS.fullmatch(text))
    digits = text if is_bare else "".join(re.split("[ -]", text)) if _PARTED.fullmatch(text) else ""
    if not _DIGITS.fullmatch(digits):
        return None
    code = product_codes.gtin(digits)
    if not code:
        is_fault = is_bare and len(digits) >= len("000000000000")
        return CodeReading(GTIN, text, fault=True) if is_fault else None
    return CodeReading(GTIN, digits, (Code(GTIN, code), *_of_us(code)))


def _of_us(code: str) -> tuple[Code, ...]:
    """Return the products that a GTIN of the United States may mean, whatever its level of packaging."""
    return _products(code[3:13]) if code[1:3] == "03" else ()


def _scan(text: str) -> CodeReading | None:
    """Return the GTIN of an element string, as scanners type it or as it is printed, or of a GS1 Digital Link."""
    link = _LINK.fullmatch(text)
    if link:
        return _gtin(link[1])
    scanned = _SCANNED.match(text)
    rest = text[scanned.end() :] if scanned else text
    if _BRACKETED.match(rest):
        elements = [(name, _FNC1.sub("", value).strip()) for name, value in _BRACKETED.findall(rest)]
    else:
        elements = _elements(_FNC1.split(rest))
    meant = {value for name, value in elements if name == "01"}
    if meant:
        [first] = meant if len(meant) == 1 else [""]
        return _gtin(first) or CodeReading(GTIN, first, fault=True)
    national = [value for name, value in elements if name == _NDC_OF_US]
    is_scan = scanned or elements or rest != _FNC1.sub("", rest)
    return _ndc(national[0]) if len(national) == 1 else CodeReading(GTIN, text, fault=True) if is_scan else None


def _elements(pieces: Iterable[str]) -> list[tuple[str, str]]:
    """Return (identifier, value) of what lies between FNC1s; the end of a piece belongs to its last element.

    Behind a value of any length that no FNC1 ends nothing is told apart: no part of a batch is taken for a GTIN.
    """
    found = []
    for piece in pieces:
        while piece:
            length = _GTIN_DIGITS if piece.startswith("01") else _FIXED.get(piece[:2])
            if length is None or len(piece) < length + 2:
                found += [(_NDC_OF_US, piece[3:])] if piece.startswith(_NDC_OF_US) else []
                break
            found.append((piece[:2], piece[2 : length + 2]))
            piece = piece[length + 2 :]
    return [] if any(name in _FIXED or name == "01" for name, value in found if not value.isdecimal()) else found


_READERS = {ATC: _atc, NDC: _ndc, GTIN: _gtin, UNII: _unii, SET_ID: _set_id}
