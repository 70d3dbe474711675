"""The front matter of a page: split off, read within bounds, and salvaged where it is broken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medviewer.errors import Message, message_of
from medviewer.monograph.frontmatter.fenced_toml import split_toml
from medviewer.monograph.frontmatter.plain import Plain, plain_key, read_plain
from medviewer.monograph.model import Problem

if TYPE_CHECKING:
    from medviewer.monograph.frontmatter.bounded_yaml import YamlMap
    from medviewer.monograph.frontmatter.broken_yaml import SalvagedKeys

LARGEST = 64 * 1024
"""Characters of front matter that are read; what is longer is shown as it is."""

_OPENS = re.compile(r"\s*?^-{3,}[ \t]*\n", re.MULTILINE)
_ABSENT = frozenset({"", "null", "~"})


@dataclass(frozen=True, slots=True)
class Matter:
    """A page's front matter.

    values: as JSON knows them, by the page's own keys. texts: scalars and lists of scalars as they are written,
    by keys in small letters with underscores, so that a title `2024-01-01` or `No` stays what it is.
    leftover: its text that could not be understood, to be shown. body: the page below it, from line `first_line`.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    leftover: str = ""
    body: str = ""
    first_line: int = 1

    def text(self, *keys: str) -> str:
        """Return the first of `keys` that has a value, as one line of text; lists are joined by commas."""
        return ", ".join(self.texts_of(*keys))

    def texts_of(self, *keys: str) -> tuple[str, ...]:
        """Return the values of the first of `keys` that has any."""
        if self.texts.keys().isdisjoint(keys):
            return ()
        for key in keys:
            value = self.texts.get(key, ())
            values = (" ".join(v.split()) for v in ((value,) if isinstance(value, str) else value))
            present = tuple(v for v in values if v.casefold() not in _ABSENT)
            if present:
                return present
        return ()


def split(source: str) -> Matter:
    """Split a page into front matter and body; never fails, what is wrong is in `problems`.

    Front matter is YAML between two lines of three or more hyphens, as python-frontmatter has it, or TOML between two
    of three plus signs. Broken front matter is salvaged key by key; what is left of it stands in `leftover`.
    """
    if plain := read_plain(source):
        return _of_plain(source, plain)
    if source.lstrip().startswith("+++") and (toml := split_toml(source)):
        return Matter(*toml)
    opening = _OPENS.match(source)
    if not opening:
        return Matter(body=source)
    from frontmatter.default_handlers import YAMLHandler

    try:
        written, body = YAMLHandler().split(source.lstrip())
    except ValueError:
        return _unclosed(source, opening.end())
    top = _line(source, source.find(written.strip("\n"), opening.end() - 1))
    matter = _understood(written.strip("\n"), top)
    if not matter.values and matter.leftover:
        return Matter(body=source, problems=matter.problems)
    return Matter(
        matter.values,
        matter.texts,
        matter.problems,
        matter.leftover,
        body,
        _line(source, len(source) - len(body)),
    )


def _of_plain(source: str, plain: Plain) -> Matter:
    texts = {plain_key(key): str(value) for key, value in plain.values.items()}
    return Matter(plain.values, texts, body=plain.body, first_line=_line(source, len(source) - len(plain.body)))


def _line(source: str, at: int) -> int:
    return source.count("\n", 0, max(at, 0)) + 1


def _understood(written: str, top: int) -> Matter:
    from medviewer.monograph.frontmatter.bounded_yaml import NotAMapError, read
    from medviewer.monograph.frontmatter.broken_yaml import SalvagedKeys, salvage_keys

    if len(written) > LARGEST:
        long = Message("it has more than {} KB. Shorten it.", LARGEST // 1024)
        return _salvaged(SalvagedKeys(salvage_keys(written[:LARGEST]).found, [written]), Problem(top, _said(long)))
    try:
        found = read(written)
    except NotAMapError as error:
        return _salvaged(salvage_keys(written), Problem(top + error.line, _said(message_of(error))))
    return Matter(found.values, found.texts, _repeated(found, top))


def _said(reason: Message) -> Message:
    return Message("The front matter cannot be read as a whole: {}", reason)


def _salvaged(salvaged: SalvagedKeys, problem: Problem) -> Matter:
    found = salvaged.found
    return Matter(found.values, found.texts, (problem,), "\n".join(salvaged.leftover).strip("\n"))


def _repeated(found: YamlMap, top: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(top + line, Message("The front matter has “{}” twice; the last one counts. Remove the other.", key))
        for line, key in found.twice
    )


def _unclosed(source: str, start: int) -> Matter:
    """Keep a page whose front matter never ends as it is, and take its name from the first lines."""
    from medviewer.monograph.frontmatter.broken_yaml import first_lines

    found = first_lines(source[start : start + LARGEST])
    problem = Problem(1, Message("The front matter has no closing line ---; it is shown as text."))
    return Matter(found.values, found.texts, (problem,) if found.values else (), body=source)
