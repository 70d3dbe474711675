"""One page as an HTML body: what the HTML file, the PDF and the printed page all show."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from medviewer.export.images import ImageBudget
from medviewer.export.page_source import PageSource
from medviewer.export.selection import chosen_tabs, disclaimers, facts, headed_sections, sources
from medviewer.monograph.model import Monograph, Section

_HEADING = re.compile(r"<(/?)h([1-6])\b", re.IGNORECASE)
_LINK = re.compile(r'<a\b((?>(?:[^<>"]|"[^"]*")*))>((?>[^<]*(?:<(?!/?a\b)[^<]*)*))</a>', re.IGNORECASE)
_HREF = re.compile(r"\bhref=\"([^\"]*)\"", re.IGNORECASE)
_KEPT_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def page_html(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> str:
    """Return the body: title, facts, provenance and signature, sections under headings, disclaimer, both again.

    tabs: keys of the tabs to show; None for the whole page. Images are held in the body, links to other files of the
    library become text, and the headings of a section stand below the section's own. Raises ExportError for an
    unknown key.
    """
    parts = [f'<h1 id="top">{html.escape(monograph.title)}</h1>', _facts(monograph), provenance_html(source)]
    room = ImageBudget()
    for number, (tab_heading, heading, section) in enumerate(headed_sections(chosen_tabs(monograph, tabs)), 1):
        parts += [_heading(2, tab_heading, number), _heading(3, heading, number), section_html(section, source, room)]
    for section in sources(monograph, tabs):
        parts += [_heading(2, section.title, "sources"), section.html]
    parts.append(f'<div class="disclaimer">{_disclaimer(monograph, source, room)}</div>')
    return "\n".join(part for part in parts if part)


def section_html(section: Section, source: PageSource, room: ImageBudget) -> str:
    """Return a section's HTML for a file of its own: images in it, no link that needs the library, headings from h4."""
    body = room.shown(_LINK.sub(_link, section.html), source)
    levels = [int(level) for slash, level in _HEADING.findall(body) if not slash]
    shift = 4 - min(levels, default=4)
    return _HEADING.sub(lambda match: f"<{match[1]}h{min(6, int(match[2]) + shift)}", body)


def _facts(monograph: Monograph) -> str:
    lines = (f"{label}: <b>{html.escape(value)}</b>" for label, value in facts(monograph))
    joined = "<br>".join(lines)
    return f'<p class="facts">{joined}</p>' if joined else ""


def _disclaimer(monograph: Monograph, source: PageSource, room: ImageBudget) -> str:
    parts = []
    for number, section in enumerate(disclaimers(monograph)):
        parts += [_heading(2, section.title, f"disclaimer-{number}"), section_html(section, source, room)]
    return "".join([*parts, provenance_html(source, "Source: ")])


def provenance_html(source: PageSource, lead: str = "") -> str:
    """Return where a page comes from: `lead` and what names say in one paragraph, the program's line in another."""
    message, seal = map(html.escape, source.lines)
    return f'<p class="provenance">{html.escape(lead)}{message}</p><p class="seal">{seal}</p>'


def _heading(level: int, title: str, anchor: object) -> str:
    return f'<h{level} id="s{level}-{anchor}">{html.escape(title)}</h{level}>' if title else ""


def _link(match: re.Match[str]) -> str:
    address = _HREF.search(match[1])
    kept = address is not None and _KEPT_LINK.match(html.unescape(address[1])) is not None
    return f'<a href="{address[1]}">{match[2]}</a>' if kept and address else match[2]
