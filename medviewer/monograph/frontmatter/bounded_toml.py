"""TOML of small files that a library, a site or a share brings: read within bounds, mistakes told with their line.

What the bounds keep out is counted by one pass over the text, before `tomllib`, which calls itself for each nesting and
takes the square of the length of a dotted key, sees any of it (TOML 1.0).
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from medviewer.errors import Message

LARGEST = 1 << 20
"""Bytes of a file."""
DEEPEST = 20
"""Brackets inside each other, and parts of a key with dots."""
MOST_VALUES = 50_000
"""Keys, their parts, tables and members of lists, all together."""
_LONGEST_WORD = 200
"""Characters of a key, number or date without quotes."""

_TOKEN = re.compile(
    r'"""(?>(?:[^"\\]+|\\.|"(?!""))*)(?:"{3,5})?'
    r"|'''(?>(?:[^']+|'(?!''))*)(?:'{3,5})?"
    r'|"(?>(?:[^"\\\n]+|\\.)*)"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*"
    r"|[\w+:-]+"
    r"|[\[\]{}=,.\n]",
    re.DOTALL,
)


class TomlError(ValueError):
    """TOML that is not read. line: from 1, 0 where it is not known."""

    def __init__(self, line: int, reason: Message) -> None:
        self.line = line
        self.reason = reason
        super().__init__(Message("line {}: {}", line, reason) if line and "at line" not in reason else reason)


class TomlMap(NamedTuple):
    """The content of a file, and how it is written."""

    values: dict[str, Any]
    text: str

    def line_of(self, name: str, number: int = 0, below: int = 0) -> int:
        """Return the line in which a key or table stands for the `number`th time, from 0; 0 where it does not.

        below: the line behind which it is looked for.
        """
        start = sum(len(line) + 1 for line in islice(self.text.split("\n"), below))
        written = re.compile(rf"^(?>[ \t]*)(?>\[*)(?>[ \t]*)(?:(?>\w+)\.)?[\"']?{re.escape(name)}\b", re.MULTILINE)
        found = next(islice(written.finditer(self.text, start), number, None), None)
        return self.text.count("\n", 0, found.start()) + 1 if found else 0


def quoted(text: str) -> str:
    """Return a text as a TOML string (TOML 1.0, basic strings); it differs from JSON's in DEL alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def load(file: Path) -> TomlMap:
    """Read a file; raises OSError where it cannot be, TomlError where it is no TOML within the bounds or no file."""
    return parse(read_bytes(file))


def read_bytes(file: Path) -> bytes:
    """Return the bytes of a regular file, or one more than LARGEST of them; never waits for a pipe or a device.

    Raises OSError, TomlError for anything else than a file.
    """
    _insist_on_regular(file.stat().st_mode)
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as opened:
        _insist_on_regular(os.fstat(handle).st_mode)
        return opened.read(LARGEST + 1)


def parse(data: bytes) -> TomlMap:
    """Return what bytes say, a byte order mark before them or not; raises TomlError."""
    if len(data) > LARGEST:
        raise TomlError(0, Message("it is larger than 1 MB"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError(data.count(b"\n", 0, error.start) + 1, Message("it is not UTF-8. Save it as UTF-8")) from error
    _survey(text)
    return TomlMap(_values(text), text)


def _values(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, OverflowError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.rstrip("\n").count("\n") + 1
        raise TomlError(line, Message("it is not TOML: {}", error)) from error


def _survey(text: str) -> None:
    """Count what nests, what has dots and what there is; raises TomlError where it is too much."""
    depth = dots = count = 0
    for place, token in _tokens(text):
        dots = dots + 1 if token == "." else 0
        count += token in "[{=,."
        depth = depth + 1 if token in "[{" else max(0, depth - (token in "]}"))
        if dots >= DEEPEST:
            raise _too_much(text, place, Message("a key of its TOML has more than {} parts", DEEPEST))
        if depth > DEEPEST:
            raise _too_much(text, place, Message("its TOML is nested more than {} deep", DEEPEST))
        if count > MOST_VALUES:
            raise _too_much(text, place, Message("its TOML has more than {:,} values", MOST_VALUES))


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and sign of what stands outside texts and comments; raises TomlError for a word without end."""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if len(token) == 1 and token in "[]{}=,.\n":
            yield found.start(), token
        elif len(token) > _LONGEST_WORD and token[0] not in "\"'#":
            long = Message("a word of its TOML without quotes has more than {} characters", _LONGEST_WORD)
            raise _too_much(text, found.start(), long)


def _too_much(text: str, place: int, reason: Message) -> TomlError:
    return TomlError(text.count("\n", 0, place) + 1, reason)


def _insist_on_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise TomlError(0, Message("it is not a file"))
