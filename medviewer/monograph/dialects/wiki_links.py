"""Links by a page's name: `[[Page]]`, `[[Page#Section|text]]`, and `![[picture.png|300]]` (https://help.obsidian.md/links)."""

from __future__ import annotations

import re
from urllib.parse import quote

from medviewer.monograph.commonmark.links import is_allowed
from medviewer.monograph.dialects.hidden_spans import ASIDE, HiddenSpans
from medviewer.monograph.dialects.slugs import slug_of

_LINK = re.compile(rf"(!?)\[\[(?<!\[\[\[)((?>[^\[\]\n]{{1,400}}))\]\](?!\[(?![\^\[])|[(\]{ASIDE}])")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,400})\]:", re.MULTILINE)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp|avif)$", re.IGNORECASE)
_SIZE = re.compile(r"\d{1,5}(?:x\d{1,5})?$")
_MEANT = re.compile(r"([\\`*_\[\]<>&])")


def defined_in(body: str) -> frozenset[str]:
    """Return the labels of a page's link definitions."""
    return frozenset(_DEFINED.findall(body)) if "]:" in body else frozenset()


def read(text: str, hidden: HiddenSpans, defined: frozenset[str]) -> str:
    """Return a text with links of Markdown for those by name. defined: labels of definitions, which come first."""
    return _LINK.sub(lambda found: _written(found, hidden, defined), text)


def _written(found: re.Match[str], hidden: HiddenSpans, defined: frozenset[str]) -> str:
    content = hidden.shown(found[2]).replace("\\|", "|")
    target, _, label = content.partition("|")
    page, _, section = target.partition("#")
    page, section, label = page.strip().replace("\\", "/"), section.strip(), label.split("|")[-1].strip()
    if not (page or section) or found[2] in defined:
        return found[0]
    if found[1] and _PICTURE.match(page):
        words = page if not label or _SIZE.match(label) else label
        words = _MEANT.sub(_BACKSLASH, words)
        return hidden.aside(f"![{words}](<{quote(page)}>)" if is_allowed(quote(page)) else words)
    section = "" if section.startswith("^") else section.rpartition("#")[2].strip()
    words = label or (f"{page}: {section}" if page and section else page or section)
    address = quote(page) + (f"#{quote(slug_of(section))}" if section else "")
    words = _MEANT.sub(_BACKSLASH, words)
    return hidden.aside(f"[{words}](<{address}>)" if is_allowed(address) and address else words)


_BACKSLASH = r"\\\1"
