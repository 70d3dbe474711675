"""Front matter of plain `key: value` lines, read without YAML, to the same values.

Anything that YAML could take for more than a text is left to `matter`; `tests/monograph/test_plainmatter.py` holds
both against each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_INSIDE = r"[A-Za-z0-9+/().,%'_-]"
_VALUE = rf"(?=[A-Za-z]){_INSIDE}*+(?>(?: {_INSIDE}++)*)"
_FENCED = re.compile(rf"---\n((?>(?:[A-Za-z][A-Za-z0-9_-]{{0,60}}: {_VALUE}\n)+))---(?=\n)\n*+(?=[^\s])")
_NO_TEXT = frozenset({"yes", "no", "true", "false", "on", "off", "null"})
"""What YAML 1.1 takes for something else than a text, of that which begins with a letter."""


class Plain(NamedTuple):
    """Front matter by its keys as written, and the page below it."""

    values: dict[str, object]
    body: str


@lru_cache(maxsize=256)
def plain_key(key: str) -> str:
    """Return a front matter key as the program compares it: `Generic-Name` is `generic_name`."""
    return "_".join(key.strip().casefold().replace("-", " ").replace("_", " ").split())


def read_plain(source: str) -> Plain | None:
    """Return front matter and body of a page that is plain all through, else None."""
    found = _FENCED.match(source)
    if found is None:
        return None
    lines = found[1].split("\n")[:-1]
    values: dict[str, object] = {}
    for line in lines:
        key, _, value = line.partition(": ")
        if key.casefold() in _NO_TEXT or value.casefold() in _NO_TEXT:
            return None
        values[key] = value
    return Plain(values, source[found.end() - 1 :]) if len(values) == len(lines) else None
