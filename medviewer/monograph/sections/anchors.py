"""The places in a page that links reach: every heading by its name, and what the page itself names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape, unescape
from typing import NamedTuple

from medviewer.monograph.commonmark.htmlnames import PLACE
from medviewer.monograph.dialects.slugs import Slugger
from medviewer.monograph.model import Section

_HEADING = re.compile("<h([1-6])>")
_TAG = re.compile("<[^<>]*>")
_WRITTEN = re.compile(rf" name=\"{PLACE}([^\"<>]*)\"")


class HeadingNames(NamedTuple):
    """The names of a section's beginning: the texts of its headings, and names that they give themselves."""

    headings: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


def anchored(sections: Iterable[Section], named: Mapping[int, HeadingNames], title: str) -> list[Section]:
    """Return the sections of one page, in its order, with the names of their places.

    named: by the line at which a section begins; a section at another line has its title for a heading. title: of the
    page, where that is a heading of it.
    """
    slugger, result = Slugger(), list[Section]()
    above = [slugger.name(title)] if title else []
    for section in sections:
        begun = named.get(section.line, HeadingNames((section.title,)))
        names = [*above, *map(slugger.name, begun.headings), *begun.given]
        anchors = tuple(dict.fromkeys(filter(None, names)))
        result.append(replace(section, anchors=anchors, html=_with_names(section.html, slugger)))
        above = []
    return result


def anchor(name: str) -> str:
    """Return the HTML of a place that shows nothing."""
    return f'<a name="{PLACE}{escape(name)}"></a>'


def names_in(section: Section) -> list[str]:
    """Return the names of all places in a section, its beginning first."""
    return [*section.anchors, *(unescape(name) for name in _WRITTEN.findall(section.html))]


def _with_names(html: str, slugger: Slugger) -> str:
    """Return HTML with the name of each heading in it, as Qt and browsers read it."""
    parts, last = list[str](), 0
    for found in _HEADING.finditer(html):
        end = html.find(f"</h{found[1]}>", found.end())
        if end < 0:
            break
        name = slugger.name(unescape(_TAG.sub("", html[found.end() : end])))
        if name:
            parts += [html[last : found.end()], anchor(name)]
            last = found.end()
    return "".join([*parts, html[last:]]) if parts else html
