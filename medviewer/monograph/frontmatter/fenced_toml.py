"""Front matter in TOML between two lines of three plus signs (https://gohugo.io/content-management/front-matter/)."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.monograph.frontmatter.plain import plain_key
from medviewer.monograph.model import Problem

LARGEST = 64 * 1024
"""Characters that are read; what is longer is shown as it is."""
MOST_LINES = 2000
"""Lines of broken TOML that are tried one by one."""

_FENCED = re.compile(r"\s*?^\+\+\+[ \t]*\n((?>(?:(?!\+\+\+[ \t]*$)[^\n]*\n)*))\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)
_PAIR = re.compile(r"[\w-]+ *= *\S")
_FURTHER = ("extra", "params", "taxonomies")
"""Tables in which Zola and Hugo keep what a site adds to a page."""

_Text = str | tuple[str, ...]


class TomlMatter(NamedTuple):
    """Front matter of TOML as `front_matter.Matter` has it."""

    values: Mapping[str, object]
    texts: Mapping[str, _Text]
    problems: tuple[Problem, ...]
    leftover: str
    body: str
    first_line: int


def split_toml(source: str) -> TomlMatter | None:
    """Split a page whose front matter is TOML; None where there is none, or nothing in it can be read."""
    found = _FENCED.match(source)
    if found is None:
        return None
    written = found[1]
    top = source.count("\n", 0, found.start(1)) + 1
    values, problems, leftover = _understood(written, top)
    if leftover and not values:
        return None
    body = source[found.end() :]
    return TomlMatter(values, _texts(values), problems, leftover, body, source.count("\n", 0, found.end()) + 1)


def _understood(written: str, top: int) -> tuple[dict[str, object], tuple[Problem, ...], str]:
    """Return the values, what is wrong, and the lines that could not be read."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError, parse

    try:
        if len(written) > LARGEST:
            raise TomlError(0, Message("it has more than {} KB. Shorten it.", LARGEST // 1024))
        return _as_json(parse(written.encode()).values), (), ""
    except TomlError as error:
        reason = Message("The front matter cannot be read as a whole: {}", error.reason)
        values, left = _salvaged(written[:LARGEST].split("\n"))
        unread = written if len(written) > LARGEST else "\n".join(left)
        return values, (Problem(top + max(error.line - 1, 0), reason),), unread.strip("\n")


def _salvaged(lines: list[str]) -> tuple[dict[str, object], list[str]]:
    """Read each `name = value` that stands in a line of its own."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError, parse

    values, left = dict[str, object](), list[str]()
    for number, line in enumerate(lines):
        try:
            is_pair = number < MOST_LINES and _PAIR.match(line)
            read = _as_json(parse(line.encode()).values) if is_pair else {}
        except TomlError:
            read = {}
        values |= read
        left += [] if read or not line.strip() else [line]
    return values, left


def _as_json(table: Mapping[str, object]) -> dict[str, object]:
    return {key: _value(value) for key, value in table.items()}


def _value(value: object) -> object:
    if isinstance(value, Mapping):
        return _as_json(value)
    if isinstance(value, list):
        return [_value(one) for one in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _texts(values: Mapping[str, object]) -> dict[str, _Text]:
    """Return scalars and lists of scalars as texts; those of further tables count where the page has none itself."""
    tables = [values, *(table for key in _FURTHER if isinstance(table := values.get(key), Mapping))]
    texts: dict[str, _Text] = {}
    for table in tables:
        for key, value in table.items():
            text = _text(value)
            if text is not None:
                texts.setdefault(plain_key(key), text)
    return texts


def _text(value: object) -> _Text | None:
    if isinstance(value, list):
        return tuple(str(one) for one in value if not isinstance(one, Mapping | list))
    return None if isinstance(value, Mapping) else str(value)
