"""The published label that a page was made of, and the sources that it cites, as its front matter says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from medviewer.monograph.model import ListedLabel

_PARTS = ("title", "section", "publisher", "year", "url")


def cited(front_matter: Mapping[str, object]) -> list[str]:
    """Return one line for each source that the front matter names, in its order.

    A source is a text, or a map with any of `title`, `section`, `publisher`, `year` and `url`, of which what is
    there is joined by commas; docs/monograph-format.md describes the key.
    """
    named = front_matter.get("sources") or ()
    listed = named if isinstance(named, list | tuple) else (named,)
    return [line for line in map(_line, listed) if line]


def _line(source: object) -> str:
    if isinstance(source, Mapping):
        return ", ".join(_worded(source, part) for part in _known(source))
    return "" if source is None else str(source).strip()


def _known(source: Mapping[object, object]) -> Iterable[str]:
    return (part for part in _PARTS if str(source.get(part) or "").strip())


def _worded(source: Mapping[object, object], part: str) -> str:
    text = str(source[part]).strip()
    return f"section {text}" if part == "section" and text[:1].isdigit() else text


SPL, OPENFDA, EPI, LIST, DICTIONARY = "spl", "openfda", "epi", "csv", "dictionary"
"""Kinds of sources that an import makes pages of, all in plain CommonMark."""
KINDS = (SPL, OPENFDA, EPI)
"""Those that are published labels."""
MADE = frozenset({*KINDS, LIST, DICTIONARY})


class PublishedLabel(NamedTuple):
    """A published label. date: the ISO date from which it is in force; version: of the publisher; labeler: its firm.
    set_id: of all its versions.

    Each is empty where the page does not say.
    """

    date: str
    version: str
    labeler: str
    set_id: str = ""


def label_of(front_matter: Mapping[str, object]) -> PublishedLabel | None:
    """Return the label that an import made the page of, None for a page that somebody wrote."""
    source = front_matter.get("source")
    if not isinstance(source, Mapping) or _kind(front_matter) not in KINDS:
        return None
    date, version = source.get("effective_date"), source.get("version")
    labeler, set_id = front_matter.get("labeler"), source.get("set_id")
    return PublishedLabel(
        date if isinstance(date, str) else "",
        str(version) if isinstance(version, int) and version > 0 else "",
        " ".join(labeler.split()) if isinstance(labeler, str) else "",
        set_id if isinstance(set_id, str) else "",
    )


def listed(front_matter: Mapping[str, object], key: str) -> str:
    """Return a list such as `dosage_forms` or `routes` in one line; what labels shout is said in small letters."""
    return "; ".join(dict.fromkeys(text.lower() if text.isupper() else text for text in _texts(front_matter, key)))


def _texts(front_matter: Mapping[str, object], key: str) -> list[str]:
    values = front_matter.get(key)
    return [text for text in values if isinstance(text, str)] if isinstance(values, list) else []


def distinguishing_facts(front_matter: Mapping[str, object]) -> str:
    """Return what tells a label from others of the same drug: forms and labeler; empty for a page of somebody's own."""
    label = label_of(front_matter)
    parts = (listed(front_matter, "dosage_forms"), label.labeler) if label else ()
    return " · ".join(filter(None, parts))


def listed_label(front_matter: Mapping[str, object]) -> ListedLabel | None:
    """Return what a list says of a published label, None for a page that somebody wrote."""
    label, source = label_of(front_matter), front_matter.get("source")
    if label is None or not isinstance(source, Mapping):
        return None
    form, route = listed(front_matter, "dosage_forms"), listed(front_matter, "routes")
    strength = "; ".join(dict.fromkeys(_texts(front_matter, "strengths")))  # units mean what their capitals say
    set_id = source.get("set_id")
    texts = (label.date, form, route, strength, label.labeler, set_id if isinstance(set_id, str) else "")
    return ListedLabel(front_matter.get("repackaged") is True, texts)


def is_made(front_matter: Mapping[str, object]) -> bool:
    """Tell whether an import made the page: what its source says in signs is what it says, no other dialect."""
    return _kind(front_matter) in MADE


def is_entry(front_matter: Mapping[str, object]) -> bool:
    """Tell whether an import made the page of a dictionary's entry."""
    return _kind(front_matter) == DICTIONARY


def _kind(front_matter: Mapping[str, object]) -> str:
    source = front_matter.get("source")
    return str(source.get("kind")) if isinstance(source, Mapping) else ""
