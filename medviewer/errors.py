"""The tree of errors; each keeps its sentence as a template and values.

MedviewerError
 +-- PageError              one file cannot be shown as a page
 +-- LibraryError           a library folder cannot be opened
 |    +-- UnknownNameError       no monograph has this name
 |    +-- ChangedTrustError      a library was signed, and is not now
 +-- DeskError              favourites and history cannot be read or written
 +-- ExportError            a page cannot be written or printed

Every message says what happened, to which file, and what to do. It is English where it is read as a text; the window
looks its template up in the reader's language (docs/access.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

Value = str | int | float
"""What stands in a place of a template; one that is a Message is worded in the reader's language too."""

_PLACE = re.compile(r"\{(?P<form>|:,|:\.1f)\}")
_NUMBERED_PLACE = re.compile(r"\{(?P<number>[0-9]?)(?P<form>|:,|:\.1f)\}")
_LONGEST_JSON, _DEEPEST_JSON = 100_000, 8


class Message(str):
    """A sentence of the core: English as a text, with template and values for who words it in another language.

    template: English, with `{}`, `{:,}` or `{:.1f}` where the values go, each once and in order; any other brace is a
    brace. What is cut from a Message or put beside it is a plain text and stays English, so messages are joined by a
    template of their own.
    """

    __slots__ = ("template", "values")
    template: str
    values: tuple[Value, ...]

    def __new__(cls, template: str, *values: object) -> Self:
        kept = tuple(map(_kept, values))
        made = super().__new__(cls, filled(template, kept, _in_english))
        made.template, made.values = str(template), kept
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.template, *self.values)

    def as_json(self, fit: Callable[[str], str] = str) -> str:
        """Return the message as JSON: a list of its template and values, each of which may be such a list.

        fit: makes a text one that the place where it is kept can hold.
        """
        import json

        return json.dumps(_listed(self, fit), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return a message that `as_json` gave; anything else, such as a stranger's file may hold, is a plain text."""
        import json

        try:
            return cls(*_unlisted(json.loads(text[:_LONGEST_JSON]), _DEEPEST_JSON))
        except (ValueError, RecursionError):
            return cls("{}", text[:_LONGEST_JSON])


def filled(
    template: str, values: Sequence[Value], write: Callable[[Value, str], str], is_translated: bool = False
) -> str:
    """Return a template with the values in its places; what they hold is never looked at for places.

    write: returns a value as it is to be read; told the form of its place: "", ":," or ":.1f". is_translated: whether
    places may say by a number which value they take. A template of a stranger may not, so that its sentence grows no
    longer than what it is made of.
    """
    rest = iter(values)

    def one(place: re.Match[str]) -> str:
        number = place["number"] if is_translated else ""
        value = values[int(number)] if number and int(number) < len(values) else next(rest, None)
        return place[0] if value is None else write(value, place["form"])

    return (_NUMBERED_PLACE if is_translated else _PLACE).sub(one, template)


def joined_messages(messages: Sequence[str], between: str = " ") -> Message:
    """Return several messages as one."""
    return Message(between.join(["{}"] * len(messages)), *messages)


def message_of(error: BaseException) -> Message:
    """Return what an error says: the Message that it was made with, else its text as who raised it worded it."""
    if isinstance(error, MedviewerError):
        return error.message
    message = error.args[0] if error.args else None
    return message if isinstance(message, Message) else Message("{}", str(error))


def _kept(value: object) -> Value:
    if isinstance(value, BaseException):
        return message_of(value)
    if isinstance(value, Message | int | float):
        return value
    return str(value)


def _in_english(value: Value, form: str) -> str:
    if isinstance(value, str) or not form:
        return str(value)
    return format(value, form[1:])


def _listed(value: Value, fit: Callable[[str], str]) -> object:
    if isinstance(value, Message):
        return [value.template, *(_listed(one, fit) for one in value.values)]
    return fit(value) if isinstance(value, str) else value


def _unlisted(found: object, depth: int) -> tuple[Any, ...]:
    """Return template and values of a list as JSON has it; raises ValueError for what is none."""
    if not depth or not isinstance(found, list) or not found or not isinstance(found[0], str):
        raise ValueError("no message")
    if not found[0].replace("\n", "").isprintable():
        raise ValueError("no template")
    values = (Message(*_unlisted(one, depth - 1)) if isinstance(one, list) else one for one in found[1:])
    return found[0], *map(_value, values)


def _value(value: object) -> Value:
    if not isinstance(value, str | int | float):
        raise ValueError("no value")
    return value


_E = TypeVar("_E", bound="MedviewerError")


def _remade(kind: type[_E], args: tuple[object, ...]) -> _E:
    return kind.__new__(kind, *args)


class MedviewerError(Exception):
    """Any error that medviewer explains to its user. template, values: as Message has them."""

    def __init__(self, template: str, *values: object) -> None:
        self.message = Message(template, *values)
        super().__init__(self.message)

    @classmethod
    def of(cls, message: Message) -> Self:
        """Return the error that says what was worded elsewhere."""
        return cls("{}", message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _remade, (type(self), self.args), self.__dict__


class PageError(MedviewerError):
    """One file cannot be shown as a page."""


class LibraryError(MedviewerError):
    """A library folder cannot be opened."""


class UnknownNameError(LibraryError):
    """No monograph has this name; `nearest` holds the titles closest to it."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        from medviewer.quoted_names import named

        self.name = name
        self.nearest = nearest
        if nearest:
            super().__init__("No monograph is named “{}”. Nearest: {}.", named(name), ", ".join(nearest))
        else:
            super().__init__("No monograph is named “{}”. See `medviewer list`.", named(name))


class ChangedTrustError(LibraryError):
    """A library that was read as signed with a trusted key is not signed so now, and waits for somebody's yes.

    root: as it was named. signer: who signed it before. sha256: of the pack that is there now, "folder" for a folder of
    pages. what: "unsigned now", "other signer" or "folder now". fingerprint: of the key that is not trusted, else
    empty. declined: whether somebody chose before to leave it closed.
    """

    def __init__(self, root: Path, signer: str, sha256: str, what: str, fingerprint: str, declined: bool) -> None:
        import shlex

        from medviewer.quoted_names import quoted

        self.root = root
        self.signer = signer
        self.sha256 = sha256
        self.what = what
        self.fingerprint = fingerprint
        self.declined = declined
        now = {
            "unsigned now": Message("is not signed now"),
            "other signer": Message("is signed with a key that is not trusted here now ({})", fingerprint),
            "folder now": Message("is a folder of pages without a signature now"),
        }[what]
        super().__init__(
            "{} was read here as signed by {}, and {}. It is left closed; ask whoever looks after it, or read it all "
            "the same after `medviewer pack accept {}`.",
            quoted(str(root)),
            signer,
            now,
            shlex.quote(str(root)),
        )


class DeskError(MedviewerError):
    """Favourites and history cannot be read or written."""


class ExportError(MedviewerError):
    """A page cannot be written or printed."""
