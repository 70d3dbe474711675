"""Links by a page's name: `[[Page]]`, `[[Page#Section|text]]`, and `![[picture.png|300]]` (https://help.obsidian.md/links)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from medviewer.monograph.commonmark.links import is_allowed
from medviewer.monograph.dialects.hidden_spans import ASIDE, HiddenSpans
from medviewer.monograph.dialects.slugs import slug_of

_LINK = re.compile(rf"(!?)\[\[(?<!\[\[\[)((?>[^\[\]\n]{{1,400}}))\]\](?!\[(?![\^\[])|[(\]])({ASIDE}\d+{ASIDE})?")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,400})\]:", re.MULTILINE)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp|avif)$", re.IGNORECASE)
_SIZE = re.compile(r"\d{1,5}(?:x\d{1,5})?$")
_Write = Callable[[str, str, str], str]
_MEANT = re.compile(r"([\\`*_\[\]<>&])")


def defined_in(body: str) -> frozenset[str]:
    """Return the labels of a page's link definitions."""
    return frozenset(_DEFINED.findall(body)) if "]:" in body else frozenset()


def read(text: str, hidden: HiddenSpans, defined: frozenset[str], is_html: bool = False) -> str:
    """Return a text with links of Markdown for those by name.

    defined: labels of definitions, which come first. is_html: it is a block of HTML, in which no Markdown is read.
    """
    write = _in_html if is_html else _in_markdown
    return _LINK.sub(lambda found: _written(found, hidden, defined, write), text)


def _written(found: re.Match[str], hidden: HiddenSpans, defined: frozenset[str], write: _Write) -> str:
    content = hidden.shown(found[2]).replace("\\|", "|")
    target, _, label = content.partition("|")
    page, _, section = target.partition("#")
    page, section, label = page.strip().replace("\\", "/"), section.strip(), label.split("|")[-1].strip()
    behind = found[3] or ""
    if not (page or section) or found[2] in defined or hidden.shown(behind).startswith("("):
        return found[0]
    if found[1] and _PICTURE.match(page):
        return hidden.aside(write("!", page if not label or _SIZE.match(label) else label, quote(page))) + behind
    section = "" if section.startswith("^") else section.rpartition("#")[2].strip()
    words = label or (f"{page}: {section}" if page and section else page or section)
    address = quote(page) + (f"#{quote(slug_of(section))}" if section else "")
    return hidden.aside(write("", words, address)) + behind


def _in_markdown(sign: str, words: str, address: str) -> str:
    words = _MEANT.sub(r"\\\1", words)
    return f"{sign}[{words}](<{address}>)" if is_allowed(address) and address else words


def _in_html(sign: str, words: str, address: str) -> str:
    words, address = escape(words), escape(address) if is_allowed(address) else ""
    if not address:
        return words
    return f'<img src="{address}" alt="{words}">' if sign else f'<a href="{address}">{words}</a>'
