"""The kinds of sources: how their files end, and which pages of earlier imports theirs may stand for."""

from __future__ import annotations

from medviewer.monograph.published_label import DICTIONARY, EPI, LIST, OPENFDA, SPL

__all__ = [
    "BY_CONTENT",
    "DICTIONARY",
    "EPI",
    "KINDS",
    "LABELS",
    "LIST",
    "LIST_KEY",
    "OPENFDA",
    "SPL",
    "SUFFIXES",
    "may_replace",
]

SUFFIXES = {
    SPL: ("xml",),
    OPENFDA: ("json",),
    EPI: ("xml", "json"),
    LIST: ("csv", "tsv", "tab", "xlsx", "xlsm"),
    DICTIONARY: ("ifo", "zim"),
}
KINDS = tuple(SUFFIXES)
LABELS = (SPL, OPENFDA)
"""Kinds that share their setIds, and whose labels are chosen among by a filter."""

BY_CONTENT = (LIST, DICTIONARY)
"""Kinds without versions: a page is written anew where what it is made of differs. Their keys begin with the list's."""
LIST_KEY = 8
"""Letters of a key that are those of the list or dictionary."""


def may_replace(kind: str, other: str) -> bool:
    """Tell whether a source of `kind` can tell that a page of the kind `other` has no source now."""
    return kind == other or {kind, other} <= set(LABELS)
