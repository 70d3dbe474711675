"""Names in the order in which a reader looks for them: B1, B2, B6, B12."""

from __future__ import annotations

import re
from itertools import takewhile

LAST = "\U0010ffff"
"""Sorts behind every letter."""
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 24
"""Digits of a number up to which its beginning is looked for."""


def natural(key: str) -> str:
    """Return a text that sorts as a folded name does when its numbers count as such: each has its length before it."""
    return _DIGITS.sub(_counted, key)


def ranges(beginning: str) -> list[tuple[str, str]]:
    """Return between which sort texts the names lie that begin with a folded text, the first ones first.

    A text that ends in digits begins longer numbers as well, between which others are sorted.
    """
    typed = "".join(takewhile(str.isdecimal, reversed(beginning)))[::-1]
    before, digits = natural(beginning[: len(beginning) - len(typed)]), _plain(typed)
    if not digits:
        return [(before, before + LAST)]
    lengths = range(len(digits), max(len(digits), _MOST_DIGITS) + 1)
    starts = [before + _length(length) + digits for length in lengths]
    return [(start, start + LAST) for start in starts]


def _counted(found: re.Match[str]) -> str:
    return _length(len(found[0])) + _plain(found[0])


def _plain(digits: str) -> str:
    """Return digits of any script as those of ASCII."""
    return digits if digits.isascii() else "".join(str(int(digit)) for digit in digits)


def _length(count: int) -> str:
    """Return a length of 1 and more as digits that sort as it does, whatever follows: 0 to 8, 90 to 98, 990 and so on.

    It is digits, so that a number keeps its place between signs and letters.
    """
    nines, rest = divmod(count - 1, 9)
    return "9" * nines + str(rest)
