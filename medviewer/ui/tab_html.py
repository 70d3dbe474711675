"""The HTML of a monograph's tabs, for the page view."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from medviewer.export.richtext import rich_text
from medviewer.monograph.model import Monograph, Section, Tab
from medviewer.monograph.sources import cited
from medviewer.ui.page_documents import ALL

OVERVIEW = "overview"


def tab_html(monograph: Monograph, key: str) -> str:
    """Return the body of one tab as rich text; the tab "all" holds every section under its heading.

    What the page was written from stands at the end of the whole page and of its overview.
    """
    sources = _sources(monograph) if key in (ALL, OVERVIEW) else ""
    if key == ALL:
        return _jump_list(monograph.tabs) + "".join(_tab(tab, True) for tab in monograph.tabs) + sources
    return "".join(_tab(tab, False) for tab in monograph.tabs if tab.key == key) + sources


def _jump_list(tabs: Sequence[Tab]) -> str:
    if len(tabs) < 2:
        return ""
    links = " &nbsp;·&nbsp; ".join(f'<a href="#{tab.key}">{escape(tab.title)}</a>' for tab in tabs)
    return f'<p class="jump">{links}</p>'


def _tab(tab: Tab, with_heading: bool) -> str:
    alone = len(tab.sections) == 1
    title = tab.sections[0].title if alone else tab.title
    heading = f'<h2><a name="{tab.key}"></a>{escape(title)}</h2>' if with_heading else ""
    return heading + "".join(_section(section, tab, alone and with_heading) for section in tab.sections)


def _section(section: Section, tab: Tab, named: bool) -> str:
    headed = not named and section.title.casefold() != tab.title.casefold()
    heading = f"<h3>{escape(section.title)}</h3>" if headed else ""
    return heading + rich_text(section.html)


def _sources(monograph: Monograph) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in cited(monograph.front_matter))
    return f'<h3 class="sources">Sources</h3><ul class="sources">{lines}</ul>' if lines else ""
