"""The last gate that all HTML passes on its way to screen, paper and files."""

from __future__ import annotations

import re

import nh3

from medviewer import hidden_characters
from medviewer.monograph.commonmark.htmlnames import ATTRIBUTES, HIDDEN, INLINE, PLACE, SHOWN
from medviewer.monograph.commonmark.links import SCHEMES, is_allowed, may_be_shown

CLASSES = frozenset({"qa", "q", "a", "mark", "callout"})
"""Classes that the program itself gives: question and answer, the page's own marks, a warning's box."""

_CLASSED = ("div", "p", "span", "blockquote")
_ALLOWED = {tag: set(names) for tag, names in ATTRIBUTES.items()} | {tag: {"class"} for tag in _CLASSED}
_ALLOWED["*"] = set()  # on every tag; without it nh3 lets `lang` and `title` through
_NO_TEXT = re.compile("[\x00\ufdd0-\ufdef\ud800-\udfff]")
_INLINE = "(?>(?:" + "|".join(rf"</?{name}(?: [^<>]*)?>" for name in sorted({*INLINE, "span"})) + r"|\s)*)"
_EMPTY = "<p></p>"
_PARTING = re.compile(rf"([^<>\s]{_INLINE}){_EMPTY}(?=(?>(?:{_EMPTY}|\s)*){_INLINE}[^<\s])")
"""An empty paragraph between two texts, such as lines of a cell."""
_PLACE = re.compile(PLACE + r"[\w.:-]{1,100}")
_AMPERSAND, _NO_BREAK_SPACE = "\ufdd0", "\ufdd1"


def clean(html: str) -> str:
    """Return `html` with the tags, attributes and addresses that a page may have, and all its text that can be seen.

    Scripts and styles go with their content. Tags are balanced.
    """
    cleaned = nh3.clean(
        _masked(html),
        tags=set(SHOWN),
        clean_content_tags=set(HIDDEN),
        attributes=_ALLOWED,
        attribute_filter=_filtered,
        link_rel=None,
        url_schemes={*SCHEMES, "data"},
    )
    unmasked = cleaned.replace(_AMPERSAND, "&amp;").replace(_NO_BREAK_SPACE, "\xa0")
    html = hidden_characters.neutral(unmasked)
    if _EMPTY in html:
        html = _PARTING.sub(r"\1<br>", html).replace(_EMPTY, "")
    return html.strip("\n")


def _masked(html: str) -> str:
    """Hide the two characters on which nh3 takes quadratic time; what is no text becomes U+FFFD."""
    text = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", html)
    return text.replace("&amp;", _AMPERSAND).replace("\xa0", _NO_BREAK_SPACE)


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(word for word in value.split() if word in CLASSES) or None
    if name == "name":
        return value if _PLACE.fullmatch(value) else None
    if name == "href":
        return value if is_allowed(value) else None
    if name == "src":
        return value if may_be_shown(value) else None
    return value
