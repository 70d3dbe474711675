"""YAML of front matter, read safely and within bounds. Imported late: it loads PyYAML and python-frontmatter."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from frontmatter.default_handlers import SafeLoader, YAMLHandler

from medviewer.errors import Message
from medviewer.monograph.frontmatter.plain import plain_key

DEEPEST = 20
MOST_ALIASES = 20
"""References to anchors: 20 of them, however nested, make some thousand values of one."""

MOST_VALUES = 20_000

Text = str | tuple[str, ...]


class NotAMapError(ValueError):
    """YAML that is not read as a map; `line` counts from 0, `remedy` says what to do."""

    def __init__(self, line: int, reason: Message, remedy: Message | None = None) -> None:
        self.line = line
        super().__init__(Message("{}. {}", reason, remedy) if remedy else Message("{}.", reason))


@dataclass(slots=True)
class YamlMap:
    """A map of front matter: its values, its scalars as written, and (line, key) of keys that stand twice."""

    values: dict[str, object] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    twice: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    is_map: bool
    key: str = ""
    wants_key: bool = True
    keys: set[str] = field(default_factory=set)
    items: list[str] = field(default_factory=list)


def read(text: str) -> YamlMap:
    """Read one YAML map with PyYAML's safe loader; raise NotAMapError for anything else.

    Nesting, references and the number of values are counted on the parser's events, which need no recursion,
    before anything is built.
    """
    result = YamlMap()
    try:
        events = yaml.parse(text, Loader=SafeLoader)
        if not _Survey(result).accept(events):
            return result
        loaded = YAMLHandler().load(text)
        result.values = {str(key): _as_json(value, DEEPEST) for key, value in loaded.items()}
    except yaml.YAMLError as error:
        raise _explained(error) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if isinstance(error, NotAMapError):
            raise
        # PyYAML's constructors let these out for values such as `2024-13-45` or `!!bool maybe`.
        raise NotAMapError(
            0, Message("a value is not what it is marked as ({})", error), Message("Put it in quotes.")
        ) from error
    return result


class _Survey:
    """One pass over the events of a document: bounds, scalars as written, keys that stand twice."""

    def __init__(self, result: YamlMap) -> None:
        self._result = result
        self._levels: list[_Level] = []
        self._values = 0
        self._aliases = 0

    def accept(self, events: Iterator[yaml.Event]) -> bool:
        """Return whether there is a map; raise NotAMapError where bounds are passed or there is something else."""
        any_value = False
        for event in events:
            line = event.start_mark.line if event.start_mark else 0
            if isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.NodeEvent):
                self._count(event, line)
                if not any_value and not isinstance(event, yaml.MappingStartEvent):
                    self._refuse(event, line)
                any_value = True
                self._node(event, line)
        return any_value

    def _count(self, event: yaml.Event, line: int) -> None:
        self._values += 1
        self._aliases += isinstance(event, yaml.AliasEvent)
        if len(self._levels) >= DEEPEST:
            raise NotAMapError(line, Message("it is nested more than {} deep", DEEPEST), Message("Flatten it."))
        if self._aliases > MOST_ALIASES:
            raise NotAMapError(
                line, Message("it has more than {} references (*name)", MOST_ALIASES), Message("Write the values out.")
            )
        if self._values > MOST_VALUES:
            raise NotAMapError(line, Message("it has more than {} values", MOST_VALUES), Message("Shorten it."))

    @staticmethod
    def _refuse(event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.ScalarEvent):
            raise NotAMapError(line, Message("it is a text where `name: value` should be"))
        raise NotAMapError(
            line, Message("it is a list where a map should be"), Message("Write `name: value`, one a line.")
        )

    def _node(self, event: yaml.Event, line: int) -> None:
        written = event.value if isinstance(event, yaml.ScalarEvent) else ""
        parent = self._levels[-1] if self._levels else None
        is_key = parent is not None and parent.is_map and parent.wants_key
        if parent is not None and is_key:
            if written and written in parent.keys:
                self._result.twice.append((line, written))
            parent.keys.add(written)
            parent.key = written
        elif written:
            self._keep(written)
        if isinstance(event, yaml.CollectionStartEvent):
            self._levels.append(_Level(isinstance(event, yaml.MappingStartEvent)))
        elif parent is not None:
            parent.wants_key = not is_key

    def _keep(self, written: str) -> None:
        if len(self._levels) == 1:
            self._result.texts[plain_key(self._levels[0].key)] = written
        elif len(self._levels) == 2 and not self._levels[1].is_map:
            self._levels[1].items.append(written)

    def _close(self) -> None:
        closed = self._levels.pop()
        if len(self._levels) == 1 and not closed.is_map and not self._levels[0].wants_key:
            self._result.texts[plain_key(self._levels[0].key)] = tuple(closed.items)
        if self._levels:
            parent = self._levels[-1]
            parent.wants_key = not parent.wants_key


def _as_json(value: object, depth: int) -> object:
    if depth < 0:
        raise NotAMapError(0, Message("it refers to itself"), Message("Write the values out."))
    if isinstance(value, dict):
        return {str(key): _as_json(item, depth - 1) for key, item in value.items()}
    if isinstance(value, set):
        value = sorted(value, key=str)
    if isinstance(value, (list, tuple)):
        return [_as_json(item, depth - 1) for item in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def _explained(error: Exception) -> NotAMapError:
    mark = getattr(error, "problem_mark", None)
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML")
    if "mapping values are not allowed" in reason:
        return NotAMapError(
            mark.line if mark else 0, Message("a value holds a colon"), Message("Put the value in quotes.")
        )
    if "tab character" in reason or "cannot start any token" in reason:
        return NotAMapError(
            mark.line if mark else 0,
            Message("it has tabs or marks where they may not be"),
            Message("Use spaces and quotes."),
        )
    return NotAMapError(
        mark.line if mark else 0, Message("it is not YAML ({})", reason), Message("Put values in quotes.")
    )
