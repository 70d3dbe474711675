"""A page as plain text: lines as long as their paragraphs, headings underlined, bullets as in the page's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medviewer.export.page_source import SIGNATURE, PageSource
from medviewer.export.selection import chosen_tabs, disclaimers, facts, headed_sections, sources
from medviewer.monograph.html.markdown_html import to_text
from medviewer.monograph.model import Monograph, Section

_BREAKS = r"\r\v\f\x85\u2028\u2029"
_LIKE_THE_SEAL = re.compile(rf"(?:^|(?<=[{_BREAKS}]))(?=[^\S\n{_BREAKS}]*+{SIGNATURE.strip()})", re.M | re.I)


def render(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> str:
    """Return the text, ending in one newline; raises ExportError for an unknown tab key."""
    known = (f"{label}: {' '.join(value.split())}" for label, value in facts(monograph))
    head = [_underlined(monograph.title, "="), "\n".join(known)]
    body: list[str] = []
    for tab_heading, heading, section in headed_sections(chosen_tabs(monograph, tabs)):
        body += [_underlined(tab_heading, "-"), _underlined(heading, "~"), _text(section)]
    for section in (*sources(monograph, tabs), *disclaimers(monograph)):
        body += [_underlined(section.title, "-"), _text(section)]
    origin = "\n".join(source.lines)
    blocks = [*map(_guarded, head), origin, *map(_guarded, body), f"Source: {origin}"]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _text(section: Section) -> str:
    """Return what a section says, each link that leads outside with its address."""
    text = to_text(section.html, addresses=True) if 'href="' in section.html else section.text
    return text.strip("\n")


def _guarded(block: str) -> str:
    """Return what a page says; a line of it that begins as the program's own does is set off as quoted mail is."""
    return _LIKE_THE_SEAL.sub("> ", block)


def _underlined(title: str, line: str) -> str:
    words = " ".join(title.split())
    return f"{words}\n{line * len(words)}" if words else ""
