"""Addresses, titles and labels of links, and which addresses a page may name.

https://spec.commonmark.org/0.31.2/#links and #link-reference-definitions
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple
from urllib.parse import unquote

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_SPACE = re.compile(r"[ \t]*+(?>(?:\n[ \t]*+)?)")
_POINTED = re.compile(r"<((?>(?:[^<>\n\\]|\\.)*))>")
_BARE = re.compile(r"[^()\\\x00-\x20\x7f]++|\\[!-/:-@\[-`{-~]|[()\\]")
_TITLE = re.compile(r'"((?>(?:[^"\\]|\\.)*))"|\'((?>(?:[^\'\\]|\\.)*))\'|\(((?>(?:[^()\\]|\\.)*))\)', re.DOTALL)
_LABEL = re.compile(r"\[((?>(?:[^\[\]\\]|\\.){0,999}))\]", re.DOTALL)
_DEFINITION = re.compile(r"\[((?>(?:[^\[\]\\]|\\.){1,999}))\]:", re.DOTALL)
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_SCHEME = re.compile(r"([^/?#:]*):")
_DRIVE = re.compile(r"/*[A-Za-z]:")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_DATA_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/]+={0,2}", re.IGNORECASE)
_MAX_PARENTHESES = 8
MAX_LABEL = 999
"""Characters that a link's label may have."""
SCHEMES = frozenset({"http", "https", "mailto"})
OUTSIDE = tuple(f"{scheme}:" for scheme in sorted(SCHEMES))
"""How an address begins that leads out of the library."""
"""Schemes that a link may have; an address without one is relative to the page."""
LARGEST_DATA_IMAGE = 150_000
"""Characters of an image that stands in the page itself."""


class LinkTarget(NamedTuple):
    """The target of a link; `title` is empty where it has none."""

    address: str
    title: str


References = dict[str, LinkTarget]
"""Link definitions of a page by label, as `normal_label` gives it."""


def unescape(text: str) -> str:
    """Return `text` with backslash escapes and character references replaced by what they stand for."""
    return _ESCAPED.sub(_unescaped, text) if "\\" in text or "&" in text else text


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or character(found[0])


def character(reference: str) -> str:
    """Return what a character reference such as `&ge;` stands for, the reference itself if it is unknown."""
    if reference[1] != "#":
        return html5.get(reference[1:], reference)
    hexadecimal = reference[2] in "xX"
    code = int(reference[3:-1], 16) if hexadecimal else int(reference[2:-1])
    valid = 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF or code in (9, 10, 13)
    return chr(code) if valid else "\N{REPLACEMENT CHARACTER}"


def is_allowed(address: str) -> bool:
    """Return whether a page may name `address`: relative, or one of SCHEMES; never another host without scheme.

    A relative one is judged as it will be once percent signs are read, and as Windows would read it: no backslash,
    no drive.
    """
    bare = _IGNORED.sub("", address)
    if scheme := _SCHEME.match(bare):
        return scheme[1].lower() in SCHEMES
    path = _IGNORED.sub("", unquote(re.split("[?#]", bare, maxsplit=1)[0]))
    return not (path.startswith("//") or "\\" in path or _DRIVE.match(path))


def written_on_windows(address: str) -> str:
    """Return an address with slashes for the backslashes in it, which are none of Markdown's: those are read by now.

    What comes of it is judged as any other address.
    """
    return address.replace("\\", "/") if "\\" in address and not address.startswith("\\") else address


def may_be_shown(address: str) -> bool:
    """Return whether an image may stand at `address`: where a link may lead, or small within the page itself."""
    if len(address) <= LARGEST_DATA_IMAGE and _DATA_IMAGE.fullmatch(address):
        return True
    return is_allowed(address)


def normal_label(label: str) -> str:
    """Return the form in which labels are compared."""
    return " ".join(label.split()).casefold()


def read_label(text: str, at: int) -> tuple[str, int] | None:
    """Return the label in brackets at `at` and the index after it."""
    found = _LABEL.match(text, at)
    return (found[1], found.end()) if found else None


def read_target(text: str, at: int) -> tuple[LinkTarget, int] | None:
    """Return what stands in the parentheses after a link's text, `at` being after the opening one."""
    at = _skip(text, at)
    if text.startswith(")", at):
        return LinkTarget("", ""), at + 1
    found = _read_address(text, at)
    if found is None:
        return None
    address, end = found
    title, after = _read_title(text, end)
    after = _skip(text, after)
    return (LinkTarget(address, title), after + 1) if text.startswith(")", after) else None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _read_address(text: str, at: int) -> tuple[str, int] | None:
    if text.startswith("<", at):
        pointed = _POINTED.match(text, at)
        return (unescape(pointed[1]), pointed.end()) if pointed else None
    end = _bare_end(text, at)
    return (unescape(text[at:end]), end) if end > at else None


def _bare_end(text: str, at: int) -> int:
    """Return the end of an address without angle brackets, `at` itself if its parentheses do not match."""
    depth, start = 0, at
    while found := _BARE.match(text, at):
        if found[0] == "(":
            depth += 1
            if depth > _MAX_PARENTHESES:
                return start
        elif found[0] == ")":
            if depth == 0:
                break
            depth -= 1
        at = found.end()
    return at if depth == 0 else start


def _read_title(text: str, end: int) -> tuple[str, int]:
    """Return the title that follows an address after white space, and the index after it."""
    at = _skip(text, end)
    found = _TITLE.match(text, at) if at > end else None
    if found is None:
        return "", end
    return unescape(found[1] or found[2] or found[3] or ""), found.end()


def take_definitions(lines: list[str], references: References) -> list[str]:
    """Add the link definitions that a paragraph begins with to `references`; return its other lines.

    Only what leads to an address is taken: a note such as `[Warning]: contraindicated`, which CommonMark
    would hide as a definition, stays text.
    """
    text, at = "\n".join(lines), 0
    while found := _definition(text, at):
        label, target, at = found
        references.setdefault(label, target)
    return text[at:].split("\n") if at < len(text) else []


def _definition(text: str, start: int) -> tuple[str, LinkTarget, int] | None:
    head = _DEFINITION.match(text, start)
    if not head or not head[1].strip():
        return None
    at = _skip(text, head.end())
    found = _read_address(text, at)
    if found is None or not _leads_somewhere(found[0], text[at]):
        return None
    address, end = found
    title, after = _read_title(text, end)
    for title_taken, stop in ((title, after), ("", end)):
        if line_end := _LINE_END.match(text, stop):
            return normal_label(head[1]), LinkTarget(address, title_taken), line_end.end()
    return None


def _leads_somewhere(address: str, first: str) -> bool:
    return is_allowed(address) and (first == "<" or any(sign in address for sign in "/.#:"))
