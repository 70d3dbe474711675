"""The content of a desk's JSON file, and the check of a file that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from math import isfinite
from typing import Any, NamedTuple, TypeVar

from medviewer.desk import aliases, collections, notes
from medviewer.desk.aliases import Alias
from medviewer.desk.collections import COLOURS, Collection
from medviewer.desk.favourites import Favourite
from medviewer.desk.notes import Note
from medviewer.desk.storage import values
from medviewer.errors import DeskError, Message

VERSION = 1
"""Of the file's format; a change that an older medviewer would misread raises it."""

T = TypeVar("T")


class ImportCounts(NamedTuple):
    """Numbers of entries that were new to the desk, or newer than its own; collections and their members together."""

    favourites: int
    history: int
    positions: int
    aliases: int
    notes: int = 0
    collections: int = 0


class KeptVisit(NamedTuple):
    """One visit; when: UTC, ISO 8601."""

    id: str
    title: str
    when: str


class KeptPosition(NamedTuple):
    """One reading position; when it was kept: UTC, ISO 8601."""

    id: str
    tab: str
    offset: float
    when: str


class DeskContent(NamedTuple):
    """All that leaves a desk: favourites in their order, visits and positions the latest first, aliases by name."""

    favourites: list[Favourite]
    visits: list[KeptVisit]
    positions: list[KeptPosition]
    aliases: list[Alias]
    notes: list[Note]
    collections: list[Collection]


def parsed(raw: object) -> DeskContent:
    """Return the content of a decoded JSON file; keys that are not known are passed over.

    Raises ValueError, whose message says where in the file what is wrong.
    """
    if not isinstance(raw, dict) or type(raw.get("version")) is not int:
        raise ValueError(Message("it has no “version” number, so medviewer did not export it"))
    if not 1 <= raw["version"] <= VERSION:
        raise ValueError(
            Message("it has version {}, this medviewer reads up to {}: update medviewer", raw["version"], VERSION)
        )
    return DeskContent(
        _entries(raw, "favourites", lambda e: Favourite(e.id(), e.text("title"), e.time("added"))),
        _entries(raw, "history", lambda e: KeptVisit(e.id(), e.text("title"), e.time("when"))),
        _entries(
            raw,
            "positions",
            lambda e: KeptPosition(e.id(), e.text("tab"), e.number("offset"), e.time("when")),
        ),
        _entries(raw, "aliases", lambda e: Alias(e.alias(), e.id(), e.text("title"), e.time("added"))),
        _entries(raw, "notes", lambda e: e.note()),
        _entries(raw, "collections", lambda e: e.collection()),
    )


def collection_of(raw: dict[str, Any], name: Message) -> Collection:
    """Return the collection that an object of the file describes; name: what the object is called in a message.

    Raises ValueError.
    """
    return _Entry(name, raw).collection()


def _entries(raw: dict[str, Any], key: str, build: Callable[[_Entry], T], of: Message | None = None) -> list[T]:
    entries = raw.get(key, [])
    if not isinstance(entries, list):
        raise ValueError(Message("“{}” in {} is not a list", key, of) if of else Message("“{}” is not a list", key))
    return [build(_Entry(_named(number, key, of), entry)) for number, entry in enumerate(entries, start=1)]


def _named(number: int, key: str, of: Message | None) -> Message:
    if of:
        return Message("entry {} of “{}” in {}", number, key, of)
    return Message("entry {} of “{}”", number, key)


class _Entry:
    """One object of a list, whose fields are checked as they are taken; each method raises ValueError."""

    def __init__(self, name: Message, raw: object) -> None:
        if not isinstance(raw, dict):
            raise ValueError(Message("{} is not an object", name))
        self._name = name
        self._raw: dict[str, object] = raw

    def id(self) -> str:
        value = self._raw.get("id")
        if isinstance(value, str) and values.can_be_id(value):
            return value
        raise self._wrong("id", Message("a text that is not empty"))

    def alias(self) -> str:
        written = self.text("alias")
        value = values.titled(written)
        problem = aliases.problem_of(written) or aliases.problem_of(value)
        if problem:
            raise ValueError(Message("“alias” in {} cannot be kept: {}", self._name, problem))
        return value

    def note(self) -> Note:
        try:
            text, initials = notes.checked(self.text("text")), notes.signed(self.text("initials"))
        except DeskError as error:
            raise ValueError(Message("{} cannot be kept: {}", self._name, error)) from error
        page = self.id(), values.titled(self.text("section"))
        times = self.time("created"), self.time("changed")
        key, digest = notes.usable_key(self.text("key", "")), notes.usable_digest(self.text("digest", ""))
        return Note(key, *page, text, initials, *times, self.title(), digest)

    def collection(self) -> Collection:
        try:
            name = collections.checked_name(values.titled(self.text("name")))
        except DeskError as error:
            raise ValueError(Message("“name” in {} cannot be kept: {}", self._name, error)) from error
        colour = self.text("colour", COLOURS[0])
        members = _entries(
            self._raw,
            "members",
            lambda e: Favourite(e.id(), e.title(), e.time("added")),
            self._name,
        )
        shade = colour if colour in COLOURS else COLOURS[0]
        return Collection(name, shade, tuple(members), self._raw.get("pinned") is True)

    def title(self) -> str:
        return values.titled(self.text("title"))

    def text(self, key: str, default: str | None = None) -> str:
        value = self._raw.get(key, default)
        if isinstance(value, str):
            return values.storable(value)
        raise self._wrong(key, Message("a text"))

    def number(self, key: str) -> float:
        value = self._raw.get(key)
        try:
            if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
                return float(value)
        except OverflowError:
            pass
        raise self._wrong(key, Message("a finite number"))

    def time(self, key: str) -> str:
        """Return a time as UTC; one without an offset is taken as UTC."""
        try:
            moment = datetime.fromisoformat(self.text(key))
            return values.iso(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        except (ValueError, OverflowError) as error:
            raise self._wrong(key, Message("a time such as 2026-10-03T14:05:09Z")) from error

    def _wrong(self, key: str, expected: Message) -> ValueError:
        return ValueError(Message("“{}” in {} is not {}", key, self._name, expected))
