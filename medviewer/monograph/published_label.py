"""The published label that a page was made of, as its front matter says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

KINDS = ("spl", "openfda")


class PublishedLabel(NamedTuple):
    """A published label. date: the ISO date from which it is in force; version: of the publisher; labeler: its firm.

    Each is empty where the page does not say.
    """

    date: str
    version: str
    labeler: str


def label_of(front_matter: Mapping[str, object]) -> PublishedLabel | None:
    """Return the label that an import made the page of, None for a page that somebody wrote."""
    source = front_matter.get("source")
    if not isinstance(source, Mapping) or source.get("kind") not in KINDS:
        return None
    date, version = source.get("effective_date"), source.get("version")
    labeler = front_matter.get("labeler")
    return PublishedLabel(
        date if isinstance(date, str) else "",
        str(version) if isinstance(version, int) and version > 0 else "",
        " ".join(labeler.split()) if isinstance(labeler, str) else "",
    )


def listed(front_matter: Mapping[str, object], key: str) -> str:
    """Return a list such as `dosage_forms` or `routes` in one line; what labels shout is said in small letters."""
    values = front_matter.get(key)
    texts = [text for text in values if isinstance(text, str)] if isinstance(values, list) else []
    return "; ".join(dict.fromkeys(text.lower() if text.isupper() else text for text in texts))


def distinguishing_facts(front_matter: Mapping[str, object]) -> str:
    """Return what tells a label from others of the same drug: forms and labeler; empty for a page of somebody's own."""
    label = label_of(front_matter)
    parts = (listed(front_matter, "dosage_forms"), label.labeler) if label else ()
    return " · ".join(filter(None, parts))
