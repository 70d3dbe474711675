"""Names as labels set them, in capitals or with a strength -> names as they are written in a title.

The label's own form of a name stays in front matter, where a search finds either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from medviewer.monograph.sections.vocabulary import normalise

_WORD = re.compile(r"[^\s\-/(),;+]+")
_KEPT = frozenset(
    """ASA ATP BCG BSS CD COVID CR D DHA DHEA DM DR EC EDTA EES EPA ER FE HBV HCT HCTZ HFA HIB HIV HPV HRT ICG IM
    IPV IR IUD IV LA MMR MPF NF NPH ODT OTC PEG PF PM RSV SC SR TDS TPN USP XL XR XT""".split()  # noqa: SIM905
)
"""Short forms that stay in capitals, beside roman numbers, single letters and words without a vowel."""
_WRITTEN = {
    "HCL": "HCl",
    "HBR": "HBr",
    "PH": "pH",
    "ST": "St",
    "IGG": "IgG",
    "MRNA": "mRNA",
    "DTAP": "DTaP",
    "TDAP": "Tdap",
}
_SMALL = frozenset(("and", "or", "with", "for", "in", "of", "the", "to", "by", "plus", "from", "as"))
_ROMAN = re.compile(r"[IVX]{1,4}")
_TOXIN = re.compile(r"(toxin)([a-z])$")
_ISOTOPE = re.compile(r"\b(cu|ga|in(?=[ -]11)|kr|lu|ra|rb|sm|sr|tc|tl|xe|zr)([ -]\d{2,3}m?)\b", re.IGNORECASE)
_ACTIVE_FACTOR = re.compile(r"\b(factor )([ivx]{1,4})(?=a\b)", re.IGNORECASE)
_SUBTYPE = re.compile(r"\b(?:alfa|alpha|beta)-\d[AB]\b", re.IGNORECASE)
_LONGEST_KEPT = 3
_NUMBER_AND_UNIT = re.compile(
    r"(?<![^\W\d_])\d[\d.,]*(?:\s?(?:%|mcg|mg|mL|g|kg|L|IU|units?|mEq|mmol)\b)?(?:\s?/\s?(?:\d[\d.,]*\s?)?(?:mL|g|L|h|hr|day|actuation)\b)?",
    re.IGNORECASE,
)
_FORM_WORDS = frozenset(
    """capsule capsules caplet caplets chewable coated cream drops effervescent elixir film for gel gelcaps inhalation
    injection liquid lotion lozenge lozenges nasal ointment ophthalmic oral patch pellets powder rx only shampoo soft
    softgel softgels solution spray suppositories suppository suspension syrup tablet tablets topical transdermal usp
    in and of the""".split()  # noqa: SIM905
)
_NO_FORM = frozenset(("usp", "rx", "only", "for", "in", "and", "of", "the"))


def calm(name: str) -> str:
    """Return a generic name with a capital in front, one all in capitals otherwise in small letters."""
    if not _is_shouted(name):
        return name[:1].upper() + name[1:] if name.partition(" ")[0].islower() else name
    text = _WORD.sub(lambda word: _kept(word[0]) or word[0].lower(), name)
    text = _ISOTOPE.sub(lambda found: found[1].capitalize() + found[2].lower(), text)
    text = _ACTIVE_FACTOR.sub(lambda found: found[1] + found[2].upper(), text)
    text = _SUBTYPE.sub(lambda found: found[0].lower(), text)
    text = _TOXIN.sub(lambda found: found[1] + found[2].upper(), text)
    return text[:1].upper() + text[1:]


def calm_brand(name: str) -> str:
    """Return a brand with a capital in front of each word where all of it is in capitals; any other stays."""
    if not _is_shouted(name):
        return name
    text = _WORD.sub(lambda word: _kept(word[0]) or _capital(word[0]), name)
    return text[:1].upper() + text[1:]


def _is_shouted(name: str) -> bool:
    """Tell whether a name is in capitals throughout, but for the unit of a strength."""
    return _NUMBER_AND_UNIT.sub("", name).isupper()


def _kept(word: str) -> str:
    """Return a word that does not get small letters, as it is written; empty for any other."""
    core = word.strip(".'’®™*")
    if not core.isupper():
        return word
    if core in _WRITTEN:
        return word.replace(core, _WRITTEN[core])
    is_short = len(core) <= _LONGEST_KEPT and not re.search("[AEIOUY]", core)
    return word if core in _KEPT or len(core) == 1 or is_short or _ROMAN.fullmatch(core) or _is_code(core) else ""


def _is_code(word: str) -> bool:
    """Tell whether a word holds a digit, as those of vitamins, isotopes and strengths do."""
    return any(map(str.isdigit, word))


def _capital(word: str) -> str:
    return word.lower() if word.lower() in _SMALL else word[:1] + word[1:].lower()


def says_more(brand: str, known: Sequence[str]) -> bool:
    """Tell whether a brand says more than names that are known, a strength and a form.

    Short forms such as ER and PM do, since they tell products apart.
    """
    words = set(normalise(" ".join(known)).split())
    return not words.issuperset(set(normalise(_NUMBER_AND_UNIT.sub(" ", brand)).split()) - _FORM_WORDS)


def form_in(brand: str) -> str:
    """Return the words of a brand that say its form, in small letters."""
    words = normalise(_NUMBER_AND_UNIT.sub(" ", brand)).split()
    return " ".join(word for word in words if word in _FORM_WORDS - _NO_FORM)
