"""The names by which links reach the headings of a page, as GitHub makes them."""

from __future__ import annotations

import re

_DROPPED = re.compile(r"[^\w\- ]+")


def slug_of(heading: str) -> str:
    """Return what a heading is called in a link: small letters, hyphens for spaces, without other signs.

    https://github.com/gjtorikian/html-pipeline/blob/v2.14.3/lib/html/pipeline/toc_filter.rb
    """
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


class Slugger:
    """Gives the headings of one page their names in its order, `-1` and on for those that are called alike."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def name(self, heading: str) -> str:
        """Return the name of the next heading; empty where it has no letters."""
        slug = slug_of(heading)
        if not slug:
            return ""
        number = self._given.get(slug, -1) + 1
        self._given[slug] = number
        return f"{slug}-{number}" if number else slug
