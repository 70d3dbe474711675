"""Names as they are compared: `+`, `/`, `-`, commas, accents and case make no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medviewer.monograph.model import Summary

LONGEST = 500
"""Characters of one name that the index keeps; more is no name but a text gone astray."""
MOST_NAMES = 100

_UNHEARD = dict.fromkeys(map(ord, "'’‘ʼ`´"))
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
_PARTS = (" and ", " with ", " plus ", "&", "/")


def fold(text: str) -> str:
    """Return the words of `text` in lower case without accents, one space between; apostrophes join, signs part."""
    text = text.translate(_UNHEARD)
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    from unicodedata import combining, normalize

    plain = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_LETTERS)
    return " ".join("".join(_letter(sign) for sign in plain if not combining(sign)).split())


def _letter(sign: str) -> str:
    """Return a letter, digit or vowel sign as it is, nothing for an invisible format character, a space for others."""
    from unicodedata import category

    kind = category(sign)
    return sign if kind[0] in "LMN" else "" if kind == "Cf" else " "


def ingredients(name: str) -> int:
    """Count the ingredients that a name lists: by `+`; where it has none by “and”, “with”, “plus”, “&” and slashes."""
    if "+" in name:
        return len([part for part in name.split("+") if part.strip()])
    for part in _PARTS:
        name = name.replace(part, "+")
    return max(1, sum(any(sign.isalpha() for sign in part) for part in name.split("+")))


class Names(NamedTuple):
    """What the index compares of one page.

    key: folded title. others: folded names beside it, each between line ends. combined: more than one ingredient.
    """

    key: str
    others: str
    combined: bool


def names_of(summary: Summary) -> Names:
    """Return title, generic name and brands as they are compared; a hyphenated name counts in one word as well."""
    known = [clean(name) for name in (summary.title, summary.generic_name, *summary.brands[:MOST_NAMES])]
    key = fold(known[0])
    spellings = [fold(name) for name in known[1:]]
    spellings += [fold(name.replace("-", "")) for name in known if "-" in name]
    others = [name for name in dict.fromkeys(spellings) if name and name != key]
    combined = max(ingredients(name) for name in known[:2]) > 1
    return Names(key, "\n".join(["", *others, ""]) if others else "", combined)


def subtitle(summary: Summary) -> str:
    """Return the second line of a list: the generic name if it says something else than the title, else the class."""
    generic = clean(summary.generic_name)
    if generic and set(fold(generic).split()) != set(fold(clean(summary.title)).split()):
        return generic
    return clean(summary.drug_class)


def clean(text: str) -> str:
    """Return `text` on one line, no longer than `LONGEST`, such as a database can hold."""
    line = " ".join(text[: 4 * LONGEST].split())
    return (line if len(line) <= LONGEST else line[: LONGEST - 1] + "…").encode("utf-8", "replace").decode()
