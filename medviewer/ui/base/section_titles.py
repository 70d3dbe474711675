"""Titles of the sections that every library knows, in the language of the window."""

from __future__ import annotations

from medviewer.ui.base.language import code_in_force


def shown_title(key: str, title: str) -> str:
    """Return a section's title in the language of the window; one that a page or a library words itself as it is."""
    code = code_in_force()
    if code == "en":
        return title
    from medviewer.monograph.sections.vocabulary import default

    vocabulary = default()
    return vocabulary.title_of(key, code) if title == vocabulary.title_of(key) else title
