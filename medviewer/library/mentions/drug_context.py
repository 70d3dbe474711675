"""Tell whether the words around a name let it mean the drug: the rules are told in docs/together.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from medviewer.library.mentions.terms import BRAND
from medviewer.library.mentions.words import lists

ORDINARY, PLAIN, BODY, SHORT, CAPITAL = range(5)
"""How carefully a term is taken: as it stands; only where text says that it is taken; not where it is the body's own;
only in capitals or with a digit; only with a capital, as brands are."""
_SHORT = 4
_LOOK_BACK, _LOOK_AHEAD, _LINE = 40, 60, 80
_ABOUT_OTHERS = ("interactions",)
_ABOUT_ITSELF = ("overview", "summary", "usage", "how_it_works")
"""Sections where a class is mostly the page's own, whether or not front matter has it, and hormones are the body's."""

_DIGIT_BEHIND = re.compile(r"[-‐‑][ \t]?\d")
_ADDRESS_BEFORE = re.compile(r"(?:@|www\.|//)[\w.-]{0,40}$")
_ADDRESS_BEHIND = re.compile(r"\.(?:com|org|net|gov|edu|int|uk|de|eu)\b")
_PREFIX = re.compile(
    r"(?:\bnor|\bdes\w{0,40}|\biso|yl|oxy|amino|hydro|fluoro|chloro|bromo|nitro|thio|oxo)[-‐‑]$", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:another|other|additional|further|concomitant|concurrent|multiple|different|two|certain|similar)\b"
    r"(?:[ ,/-]++\w[\w-]{0,40}+){0,3}[ ,/-]*+$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:serum|plasma|blood|urinary|urine|endogenous|dietary)[ ]$", re.IGNORECASE)
_GIVEN_WITH = re.compile(
    r"\b(?:adjunct to|after|added to|alternative to|combin\w+ with|conjunction with|given with|instead of|"
    r"together with)[ ]$",
    re.IGNORECASE,
)
_ENZYME = r"\w*(?:transferase|transaminase|kinase|genase|synthetase|synthase|reductase|oxidase|phosphatase|peptidase)"
_NUMBERED = r"(?:[-‐‑ ]?(?:type )?(?:[A-Za-z]{0,2}\d\w{0,2}|alpha|beta|[αβ]))?"
_LISTED = r"(?:(?:[ ]*,[ ]*(?:and |or )?|[ ]+(?:and|or)[ ]+|[ ]*/[ ]*)[\w-]+(?:[ ][\w-]+)?){0,5}"


class _Patterns(NamedTuple):
    """The words that may stand beside a name, as the lists say.

    compound, bound: behind it, so that both together name something else; of_body: that for what the body makes.
    use, use_before: behind and before it, so that it is a medicine. salt: behind it.
    """

    compound: re.Pattern[str]
    bound: re.Pattern[str]
    of_body: re.Pattern[str]
    use: re.Pattern[str]
    use_before: re.Pattern[str]
    salt: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    known = lists()
    compound = rf"{_NUMBERED}[ \-‐‑](?:{_one_of(known.compound)}|{_ENZYME})s?\b"
    use = rf"{_LISTED}[ \-‐‑](?:{_one_of(known.use)}|containing(?! compound))\b"
    use_before = rf"\b(?:{_one_of(known.use_before)})[ ](?:[\w-]+(?:,[ ]|[ ](?:and|or)[ ])){{0,3}}$"
    behind = (rf"[ \-‐‑](?:{_one_of(words)})\b" for words in (known.bound, known.compound_of_body, known.salts))
    bound, of_body, salt = behind
    return _Patterns(*(re.compile(said, re.IGNORECASE) for said in (compound, bound, of_body, use, use_before, salt)))


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1 << 15)
def care(key: str, kind: int) -> int:
    """Return how carefully a term is taken. kind: the first of KINDS that it is on any page."""
    known = lists()
    if key in known.body:
        return BODY
    if key in known.plain or (" " not in key and key in known.bases | known.salts):
        return PLAIN
    if len(key) < _SHORT:
        return SHORT
    return CAPITAL if kind == BRAND and " " not in key else ORDINARY


def means_drug(text: str, start: int, end: int, section: str, caution: int) -> bool:
    """Tell whether a name from `start` to `end` of a section's text means the drug, as carefully as `caution` says."""
    before, behind = text[max(0, start - _LOOK_BACK) : start], text[end : end + _LOOK_AHEAD]
    beside = _patterns()
    if beside.compound.match(behind) or beside.bound.match(behind) or _DIGIT_BEHIND.match(behind):
        return False
    is_free = not before or before[-1].isspace() or not (_PREFIX.search(before) or _ADDRESS_BEFORE.search(before))
    if not is_free or _ADDRESS_BEHIND.match(behind):
        return False
    if caution in (PLAIN, BODY):
        return _is_taken(before, behind, section, caution)
    if caution == SHORT:
        return text[start:end].isupper() or any(sign.isdigit() for sign in text[start:end])
    return caution == ORDINARY or text[start].isupper()


def means_others(text: str, start: int, section: str, is_own: bool) -> bool:
    """Tell whether a class that begins at `start` of a section's text means drugs beside the page's own.

    is_own: it is the page's own class.
    """
    if section in _ABOUT_OTHERS or not (is_own or section in _ABOUT_ITSELF):
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return "interaction" in line[:_LINE].casefold() or bool(_OTHERS.search(text[max(0, start - _LOOK_BACK) : start]))


def _is_taken(before: str, behind: str, section: str, caution: int) -> bool:
    """Tell whether a plain name, or one of the body's own, is taken as a medicine."""
    beside = _patterns()
    if _MEASURED.search(before) or beside.salt.match(behind):
        return False
    if section != "how_it_works" and (beside.use.match(behind) or beside.use_before.search(before)):
        return True
    is_apart = section not in _ABOUT_ITSELF or bool(_GIVEN_WITH.search(before))
    return caution == BODY and is_apart and not beside.of_body.match(behind)
