"""The sources that a page says it was written from: `sources` of its front matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
