"""One page as an HTML body: what the HTML file, the PDF and the printed page all show."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from urllib.parse import unquote

from medviewer.export.column_marks import IN_COLUMNS, IN_ONE
from medviewer.export.images import ImageBudget
from medviewer.export.page_source import PageSource
from medviewer.export.selection import chosen_tabs, disclaimers, facts, headed_sections, sources
from medviewer.monograph.commonmark.htmlnames import PLACE
from medviewer.monograph.model import Monograph, Section, Tab
from medviewer.monograph.sections.anchors import anchor, names_in

FAQS = "faqs"
_HEADING = re.compile(r"<(/?)h([1-6])\b", re.IGNORECASE)
_LINK = re.compile(r'<a\b((?>(?:[^<>"]|"[^"]*")*))>((?>[^<]*(?:<(?!/?a\b)[^<]*)*))</a>', re.IGNORECASE)
_HREF = re.compile(r"\bhref=\"([^\"]*)\"", re.IGNORECASE)
_NAME = re.compile(rf"\bname=\"{PLACE}([^\"]*)\"")
_KEPT_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def page_html(
    monograph: Monograph,
    source: PageSource,
    tabs: Sequence[str] | None = None,
    inner: bool = False,
    for_paper: bool = False,
) -> str:
    """Return the body: title, facts, provenance and signature, sections under headings, disclaimer, both again.

    tabs: keys of the tabs to show; None for the whole page. Images are held in the body, links to other files of the
    library become text, and the headings of a section stand below the section's own. Raises ExportError for an
    unknown key. inner: links to places in the page stay links too. for_paper: questions and sources are marked.
    """
    before, after = (IN_COLUMNS, IN_ONE) if for_paper else ("", "")
    parts = [f'<h1 id="top">{html.escape(monograph.title)}</h1>', _facts(monograph), provenance_html(source)]
    room, shown = ImageBudget(), chosen_tabs(monograph, tabs)
    places = _linked_places(shown) if inner else frozenset()
    for number, (tab_heading, heading, section) in enumerate(headed_sections(shown), 1):
        at = "".join(anchor(name) for name in section.anchors if name in places)
        parts += [_heading(2, tab_heading, number, at), _heading(3, heading, number, "" if tab_heading else at)]
        parts.append(section_html(section, source, room, places))
        if section.key == FAQS:
            parts[-3:] = [before, *parts[-3:], after]
    for section in sources(monograph, tabs):
        parts += [before, _heading(2, section.title, "sources"), section.html, after]
    parts.append(f'<div class="disclaimer">{_disclaimer(monograph, source, room)}</div>')
    return "\n".join(part for part in parts if part)


def section_html(section: Section, source: PageSource, room: ImageBudget, places: frozenset[str] = frozenset()) -> str:
    """Return a section's HTML for a file of its own: images in it, no link that needs the library, headings from h4.

    places: names of places in the file, to which links lead.
    """
    body = room.shown(_LINK.sub(lambda link: _link(link, places), section.html), source)
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


def _heading(level: int, title: str, number: object, at: str = "") -> str:
    return f'<h{level} id="s{level}-{number}">{at}{html.escape(title)}</h{level}>' if title else ""


def _linked_places(tabs: Sequence[Tab]) -> frozenset[str]:
    """Return the names of the places to which links in these tabs lead."""
    sections = [section for tab in tabs for section in tab.sections]
    wanted = {_place(html.unescape(address)) for section in sections for address in _HREF.findall(section.html)}
    named = {name for section in sections for name in names_in(section)} if wanted != {""} else set()
    return frozenset(named & (wanted | set(map(str.lower, wanted))))


def _place(address: str) -> str:
    return unquote(address[1:]) if address.startswith("#") else ""


def _link(match: re.Match[str], places: frozenset[str]) -> str:
    address, name = _HREF.search(match[1]), _NAME.search(match[1])
    at = anchor(html.unescape(name[1])) if name and html.unescape(name[1]) in places else ""
    target = html.unescape(address[1]) if address else ""
    if address and _KEPT_LINK.match(target):
        return f'{at}<a href="{address[1]}">{match[2]}</a>'
    place = next((one for one in (_place(target), _place(target).lower()) if one in places), "")
    return f'{at}<a href="#{PLACE}{html.escape(place)}">{match[2]}</a>' if place else at + match[2]
