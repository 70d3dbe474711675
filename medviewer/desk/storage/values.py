"""The plain values that the desk stores: ids, titles, texts that were typed, and UTC times."""

from __future__ import annotations

from datetime import UTC, datetime

from medviewer.errors import DeskError


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def iso(moment: datetime) -> str:
    """Return an aware time as UTC, ISO 8601, "2026-10-03T14:05:09Z"; such texts sort by time."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def stamp(moment: datetime) -> str:
    """Return an aware time as it stands in file names, UTC, such as "20261003-140509"."""
    return moment.astimezone(UTC).strftime("%Y%m%d-%H%M%S")


def checked_id(monograph_id: str) -> str:
    """Return the id as it is; raise DeskError where a text column of SQLite cannot hold it."""
    if can_be_id(monograph_id):
        return monograph_id
    raise DeskError(
        "The page {} cannot be kept: its name is empty or no valid Unicode. Rename its file, then try again.",
        repr(monograph_id),
    )


def can_be_id(text: str) -> bool:
    """Tell whether a text can name a monograph on the desk."""
    return bool(text) and storable(text) == text


def storable(text: str) -> str:
    """Return `text` with a question mark for each lone surrogate, as undecodable file names have them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def neutral(text: str) -> str:
    """Return `text` without characters that turn, hide or part what is read, and the same again for that.

    Which these are: `hidden_characters`.
    """
    from medviewer import hidden_characters

    while (clean := hidden_characters.neutral(text)) != text:
        text = clean
    return text


def titled(text: str) -> str:
    """Return a title that comes from elsewhere as those of pages are: on one line, without hidden characters."""
    return tidied(neutral(storable(text)))


def tidied(text: str) -> str:
    """Return a text that was typed on one line: one space for white space of any kind, none at the ends."""
    return " ".join(storable(text).split())


def folded(text: str) -> str:
    """Return what is equal for texts that differ in case and white space alone.

    Caseless matching as Unicode has it (https://www.unicode.org/versions/latest/core-spec/chapter-3/#G53253).
    """
    if text.isascii():
        return tidied(text).lower()
    from unicodedata import normalize

    return tidied(normalize("NFKC", normalize("NFKC", storable(text)).casefold()))
