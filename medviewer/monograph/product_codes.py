"""The codes that a page's front matter gives its drug, each in the one form in which codes are compared.

ATC: WHO Collaborating Centre for Drug Statistics Methodology, structure of the index. NDC: 21 CFR 207.33 and FDA,
National Drug Code Format (labelers of 4 or 5 digits; 5-4 is the form with all zeros). GTIN and its check digit: GS1
General Specifications, 7.9. setId: HL7 SPL, a UUID.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

ATC, NDC, GTIN, SET_ID, UNII, PART = "atc", "ndc", "gtin", "set_id", "unii", "part"
"""Systems of codes. NDC: of a product, without its package. PART: the UNII of one of several active ingredients."""

MOST = 500
"""Codes of one page; of a longer list the rest is left out."""
_LONGEST = 64
_GTINS = (8, 12, 13, 14)
_ATC = re.compile(r"[A-Z][0-9]{2}(?:[A-Z](?:[A-Z](?:[0-9]{2})?)?)?")
_NDC = re.compile(
    r"([0-9]{4})-([0-9]{4})(?:-[0-9]{2})?|([0-9]{5})-([0-9]{3})(?:-[0-9]{2})?|([0-9]{5})-([0-9]{4})(?:-[0-9]{1,2})?|"
    r"([0-9]{5})([0-9]{4})(?:[0-9]{2})?"
)
_UNII = re.compile(r"[A-Z0-9]{10}")
_HEX = re.compile(r"[0-9a-f]{32}")
_ATC_KEYS = ("atc", "atc_code", "atc_codes")
_NDC_KEYS = ("ndc", "ndcs", "ndc_codes", "product_ndc", "package_ndc")
_GTIN_KEYS = ("gtin", "gtins", "ean", "upc")
_SET_KEYS = ("set_id", "setid")
_UNII_KEYS = ("unii", "uniis")
_INGREDIENTS = ("active_ingredients", "ingredients")
_KEYS = frozenset({*_ATC_KEYS, *_NDC_KEYS, *_GTIN_KEYS, *_SET_KEYS, *_UNII_KEYS, *_INGREDIENTS, "source"})


class Code(NamedTuple):
    """A code in the form in which codes of its system are compared."""

    system: str
    code: str


def codes_of(values: Mapping[str, object], texts: Mapping[str, str | tuple[str, ...]]) -> tuple[Code, ...]:
    """Return the codes of a page, each once, in the order of their systems; what is no code is left out.

    values: of the front matter, as JSON knows them. texts: its scalars and lists of scalars as they are written, by
    keys in small letters with underscores.
    """
    if _KEYS.isdisjoint(texts) and _KEYS.isdisjoint(values):
        return ()
    found = [
        *_each(ATC, map(atc, _written(texts, _ATC_KEYS))),
        *_each(NDC, map(ndc, _written(texts, _NDC_KEYS))),
        *_each(GTIN, map(gtin, _written(texts, _GTIN_KEYS))),
        *_each(SET_ID, map(uuid, [*_written(texts, _SET_KEYS), *_set_id(values)])),
        *_ingredients(values, texts),
    ]
    return tuple(dict.fromkeys(found))[:MOST]


def atc(text: str) -> str:
    """Return an ATC code of 3, 4, 5 or 7 signs in capitals, empty where the text is none."""
    code = "".join(text.split()).upper()
    return code if _ATC.fullmatch(code) else ""


def ndc(text: str) -> str:
    """Return the nine digits of the product (5-4) of an NDC, empty where the text is none or leaves open which.

    4-4, 5-3 and 5-4 with or without a package behind them; without hyphens only where no digit is left out (9 and 11).
    """
    found = _NDC.fullmatch(text.strip())
    if found is None:
        return ""
    labeler, product = (part for part in found.groups() if part is not None)
    return labeler.zfill(5) + product.zfill(4)


def gtin(text: str) -> str:
    """Return a GTIN-8, -12, -13 or -14 in 14 digits, empty where the text is none or its check digit is another."""
    digits = "".join(text.split())
    if len(digits) not in _GTINS or not (digits.isascii() and digits.isdecimal()):
        return ""
    whole = digits.zfill(14)
    return whole if check_digit(whole[:-1]) == whole[-1] else ""


def check_digit(digits: str) -> str:
    """Return the digit that ends a GTIN: weights 3 and 1 by turns from the right, up to the next ten."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def unii(text: str) -> str:
    """Return a UNII in capitals, empty where the text is none; ten letters and digits, the last one not checked."""
    code = text.strip().upper()
    return code if _UNII.fullmatch(code) else ""


def uuid(text: str) -> str:
    """Return a UUID in 32 small digits, with or without braces and hyphens; empty where the text is none."""
    code = text.strip().removeprefix("{").removesuffix("}").replace("-", "").lower()
    return code if _HEX.fullmatch(code) else ""


def _each(system: str, codes: Iterable[str]) -> Iterator[Code]:
    return (Code(system, code) for code in codes if code)


def _written(texts: Mapping[str, str | tuple[str, ...]], keys: Iterable[str]) -> list[str]:
    """Return the values under the first MOST of these keys, of lists each entry, of texts each part."""
    found: list[str] = []
    for key in keys:
        value = texts.get(key, ())
        parts = re.split(r"[\s,;]+", value[: MOST * _LONGEST]) if isinstance(value, str) else value[:MOST]
        found += [part for part in parts if len(part) <= _LONGEST]
    return found[:MOST]


def _set_id(values: Mapping[str, object]) -> list[str]:
    """Return the setId of the label that an import made the page of."""
    source = values.get("source")
    given = source.get("set_id") if isinstance(source, Mapping) else None
    return [given] if isinstance(given, str) and len(given) <= _LONGEST else []


def _ingredients(values: Mapping[str, object], texts: Mapping[str, str | tuple[str, ...]]) -> list[Code]:
    """Return the UNIIs of the active ingredients: each a part, unless there is but one ingredient."""
    listed = [one for key in _INGREDIENTS if isinstance(one := values.get(key), list | tuple)]
    entries = [entry for one in listed for entry in one[:MOST]]
    given = [entry.get("unii") for entry in entries if isinstance(entry, Mapping)]
    written = [one for one in given if isinstance(one, str) and len(one) <= _LONGEST]
    codes = [code for code in map(unii, [*_written(texts, _UNII_KEYS), *written]) if code]
    is_one = len(set(codes)) == 1 and len(written) == len(entries)
    return [Code(UNII if is_one else PART, code) for code in codes]
