"""Tags that a page writes itself: which are markup, and which are text in angle brackets.

CommonMark passes on whatever has the form of a tag, so that `<body weight>` or `<dose>` would vanish from the
screen. Here a tag counts only with a name that HTML knows and attributes that HTML may have; the rest is text.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from medviewer.monograph.commonmark.htmlnames import ATTRIBUTES, HIDDEN, KNOWN, MEANT, PLACE, SHOWN, VOID, WITHOUT_VALUE
from medviewer.monograph.commonmark.links import is_allowed, may_be_shown, written_on_windows

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)")
_ATTRIBUTE = re.compile(r"""\s++([A-Za-z_:][\w.:-]*+)(?>(?:\s*+=\s*+([^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?)""", re.ASCII)
_TAG_END = re.compile(r"\s*+/?>")
_CLOSING = re.compile(r"</([a-z][a-z0-9-]*+)")
_COMMENT = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)


class Tag(NamedTuple):
    """A piece of a page's own HTML that ends at `end`.

    kind: open, close, void, or nothing for what is left out. attributes: those that may stay.
    """

    kind: str
    name: str
    attributes: dict[str, str]
    end: int


def closed_names(source: str) -> frozenset[str]:
    """Return the names of all closing tags in `source`, and those as which they are shown."""
    names = frozenset(_CLOSING.findall(source.lower())) if "</" in source else frozenset()
    return names | {MEANT[name] for name in names & MEANT.keys()}


def tag_name(text: str, at: int) -> str:
    """Return the name in the tag that may begin at `at`, in small letters; empty if HTML has no such name."""
    found = _NAME.match(text, at)
    name = found[1].lower() if found else ""
    return name if name in KNOWN else ""


class TagReader:
    """Reads the tags of one text; `closed` are the names that have a closing tag on the page."""

    def __init__(self, text: str, closed: frozenset[str]) -> None:
        self._text = text
        self._closed = closed
        self._last: dict[str, int] = {}

    def read(self, at: int) -> Tag | None:
        """Return the markup that begins with the `<` at `at`, None where that is text."""
        if self._text.startswith("<!--", at):
            return self._comment(at)
        name = tag_name(self._text, at)
        if not name:
            return None
        if self._text.startswith("/", at + 1):
            return self._closing(name, at + 2 + len(name))
        return self._opening(name, at + 1 + len(name))

    def _stands_after(self, end: str, at: int) -> bool:
        """Return whether `end` still comes, so that nothing looks through the rest of the text in vain."""
        if end not in self._last:
            found = re.finditer(re.escape(end), self._text, re.IGNORECASE)
            self._last[end] = max((match.start() for match in found), default=-1)
        return self._last[end] >= at

    def _comment(self, at: int) -> Tag | None:
        found = _COMMENT.match(self._text, at) if self._stands_after("-->", at) else None
        return Tag("nothing", "", {}, found.end()) if found else None

    def _closing(self, name: str, at: int) -> Tag | None:
        found = _TAG_END.match(self._text, at)
        if not found:
            return None
        shown = MEANT.get(name, name)
        return Tag("close" if shown in SHOWN - VOID else "nothing", shown, {}, found.end())

    def _opening(self, name: str, at: int) -> Tag | None:
        attributes: dict[str, str | None] = {}
        while found := _ATTRIBUTE.match(self._text, at):
            attributes.setdefault(found[1].lower(), found[2])
            at = found.end()
        end = _TAG_END.match(self._text, at)
        if not end or not _are_plausible(attributes):
            return None
        if name in HIDDEN:
            return self._hidden(name, end.end())
        if name in MEANT and name in self._closed:
            return Tag("open", MEANT[name], {}, end.end())
        if name in SHOWN:
            return Tag("void" if name in VOID else "open", name, _kept(name, attributes), end.end())
        return Tag("nothing", name, {}, end.end()) if attributes or name in self._closed else None

    def _hidden(self, name: str, at: int) -> Tag | None:
        """Return a script or style with all that it holds; one that nobody closes is text."""
        if not self._stands_after(f"</{name}", at):
            return None
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._text, at)
        return Tag("nothing", name, {}, found.end()) if found else None


def _are_plausible(attributes: dict[str, str | None]) -> bool:
    return all(value is not None or name in WITHOUT_VALUE for name, value in attributes.items())


def _kept(name: str, attributes: dict[str, str | None]) -> dict[str, str]:
    allowed = ATTRIBUTES.get(name, frozenset())
    kept = {key: unescape(_unquoted(value or "")) for key, value in attributes.items() if key in allowed}
    if "name" in allowed and (place := attributes.get("id") or attributes.get("name")):
        kept["name"] = PLACE + unescape(_unquoted(place))
    allows = {"href": is_allowed, "src": may_be_shown}
    kept |= {key: written_on_windows(value) for key, value in kept.items() if key in allows}
    return {key: value for key, value in kept.items() if key not in allows or allows[key](value)}


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value
