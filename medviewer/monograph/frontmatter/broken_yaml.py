"""Broken front matter, read key by key as far as it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from medviewer.monograph.frontmatter.bounded_yaml import NotAMapError, YamlMap, read
from medviewer.monograph.frontmatter.plain import plain_key

MOST_PIECES = 2000

_KEY = re.compile(r"(?:- )?([A-Za-z][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")


@dataclass(slots=True)
class SalvagedKeys:
    """The keys that could be read, and the text of those that could not."""

    found: YamlMap = field(default_factory=YamlMap)
    leftover: list[str] = field(default_factory=list)


def salvage_keys(text: str) -> SalvagedKeys:
    """Read every top-level `name: value` of front matter that cannot be read as a whole."""
    result = SalvagedKeys()
    pieces = _pieces(text.split("\n"))
    for number, piece in enumerate(pieces):
        if not "".join(piece).strip():
            continue
        result.leftover += piece if number >= MOST_PIECES else _take(piece, result.found)
    return result


def first_lines(text: str) -> YamlMap:
    """Read the unbroken run of one-line `name: value` pairs that a text begins with."""
    found = YamlMap()
    for line in text.split("\n"):
        match = _KEY.match(line)
        if not match or not match[2]:
            break
        _keep(found, match[1], match[2])
    return found


def _pieces(lines: list[str]) -> list[list[str]]:
    """Group lines so that each key of the first column begins a group; what comes before the first is a group too."""
    pieces: list[list[str]] = [[]]
    for line in lines:
        if _KEY.match(line):
            pieces.append([])
        pieces[-1].append(line)
    return pieces


def _take(piece: list[str], found: YamlMap) -> list[str]:
    """Read one key into `found` and return the lines that could not be read."""
    match = _KEY.match(piece[0])
    if not match:
        return piece
    text = "\n".join([piece[0].removeprefix("- "), *piece[1:]])
    for candidate in (text, text.replace("\t", "    ")):
        try:
            part = read(candidate)
        except NotAMapError:
            continue
        found.values |= part.values
        found.texts |= part.texts
        return []
    if not match[2]:
        return piece
    _keep(found, match[1], match[2])
    return piece[1:]


def _keep(found: YamlMap, key: str, written: str) -> None:
    value = written.strip().strip("\"'").strip()
    found.values[key] = value
    found.texts[plain_key(key)] = value
