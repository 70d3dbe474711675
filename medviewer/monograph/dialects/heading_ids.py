"""Names that a page gives its own headings: `### Place {#my-place}` (kramdown, Pandoc, Docusaurus).

Between the reading of a page and that of its labels a name is a number in signs that no word is made of, so that
neither it nor its tag is taken for what the heading says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST = 0xE000
_EDGE = chr(_FIRST)
_DIGITS = {ord(str(digit)): chr(_FIRST + 1 + digit) for digit in range(10)}
_NUMBERS = {ord(sign): chr(digit) for digit, sign in _DIGITS.items()}
_SIGN = re.compile(f" ?{_EDGE}([{chr(_FIRST + 1)}-{chr(_FIRST + 10)}]{{1,6}}){_EDGE}")


class HeadingIds:
    """The names that one page gives, in its order."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def sign(self, name: str) -> str:
        """Return what stands for a name."""
        self.names.append(name)
        return f" {_EDGE}{str(len(self.names) - 1).translate(_DIGITS)}{_EDGE}"


def may_take(body: str) -> bool:
    """Tell whether a page may hold these signs: not where it has the first of them itself."""
    return _EDGE not in body


def names_in(text: str, names: Sequence[str]) -> list[str]:
    """Return the names whose signs stand in a text."""
    return [names[int(number.translate(_NUMBERS))] for number in _SIGN.findall(text)]


def without(text: str) -> str:
    """Return a text without these signs."""
    return _SIGN.sub("", text)


def as_tags(text: str, names: Sequence[str]) -> str:
    """Return a text with a tag for each of these signs."""
    return _SIGN.sub(lambda found: f'<a id="{names[int(found[1].translate(_NUMBERS))]}"></a>', text)
