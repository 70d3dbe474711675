"""Text as it is compared: `+`, `/`, `-`, commas, accents and case make no difference."""

from __future__ import annotations

from functools import lru_cache

_SHORT = 100
_UNHEARD = dict.fromkeys(map(ord, "'’‘ʼ`´"))
LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
"""Letters that Unicode takes for no others, and their readers do."""
_LETTERS = str.maketrans(LETTERS)
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))


def fold(text: str) -> str:
    """Return the words of `text` in lower case without accents, one space between; apostrophes join, signs part."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    text = text.translate(_UNHEARD)
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    from unicodedata import combining, normalize

    plain = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_LETTERS)
    return " ".join("".join(_letter(sign) for sign in plain if not combining(sign)).split())


# A key press folds the same names and their beginnings some seventy times.
_fold_short = lru_cache(4096)(_fold)


def _letter(sign: str) -> str:
    """Return a letter, digit or vowel sign as it is, nothing for an invisible format character, a space for others."""
    from unicodedata import category

    kind = category(sign)
    return sign if kind[0] in "LMN" else "" if kind == "Cf" else " "
