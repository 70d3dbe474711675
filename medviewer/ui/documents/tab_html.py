"""The HTML of a monograph's tabs, for the page view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medviewer.export.paper.richtext import MOST_COLUMNS, rich_text
from medviewer.monograph.model import Monograph, Section, Tab
from medviewer.monograph.published_label import cited
from medviewer.monograph.sections.anchors import anchor
from medviewer.ui.base.language import code_in_force
from medviewer.ui.documents.note_cards import note_place
from medviewer.ui.documents.page_addresses import address_of
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.page_facts import LONGEST_DISCLAIMER, LONGEST_FACTS, LONGEST_TITLE, facts_of
from medviewer.ui.documents.pieces import pieces_of

if TYPE_CHECKING:
    from medviewer.library.mentions.quiet_links import Links

OVERVIEW = "overview"
Ready = Callable[[Section], str]


def tab_parts(monograph: Monograph, key: str, in_lists: bool = False) -> list[str]:
    """Return the body of one tab in pieces that are quick to lay out; most tabs have one.

    in_lists: the rows of tables are lines of “row, column: value”.
    """
    return pieces_of(tab_html(monograph, key, partial(_plain, most_columns=_most_columns(in_lists))))


def ready_with(links: Links | None, in_lists: bool) -> Ready:
    """Return what makes sections ready, the names that `links` finds leading to their monographs."""
    return partial(_linked, links=links, most_columns=_most_columns(in_lists))


def _most_columns(in_lists: bool) -> int:
    return 0 if in_lists else MOST_COLUMNS


def _plain(section: Section, most_columns: int = MOST_COLUMNS) -> str:
    return rich_text(section.html, most_columns)


def _linked(section: Section, links: Links | None, most_columns: int) -> str:
    linked = links.in_html(section.html, section.key, address_of) if links else section.html
    return rich_text(linked, most_columns)


def tab_html(monograph: Monograph, key: str, ready: Ready = _plain) -> str:
    """Return the body of one tab as rich text; the tab "all" holds every section under its heading.

    ready: returns the rich text of a section.

    What the page was written from stands at the end of the whole page and of its overview.
    """
    sources = _sources(monograph) if key in (ALL, OVERVIEW) else ""
    if key == ALL:
        sections = "".join(_tab(tab, True, ready) for tab in monograph.tabs)
        return _long_title(monograph) + sections + sources + _long_disclaimer(monograph)
    return "".join(_tab(tab, False, ready) for tab in monograph.tabs if tab.key == key) + sources


def _tab(tab: Tab, with_heading: bool, ready: Ready) -> str:
    alone = len(tab.sections) == 1
    title = tab.sections[0].title if alone else tab.titled(code_in_force())
    places = _places(tab.sections[0]) if alone else ""
    heading = f'<h2><a name="{tab.key}"></a>{places}{escape(title)}</h2>' if with_heading else ""
    return heading + "".join(_section(section, tab, alone and with_heading, ready) for section in tab.sections)


def _section(section: Section, tab: Tab, named: bool, ready: Ready) -> str:
    headed = not named and section.title.casefold() != tab.title.casefold()
    heading = f"<h3>{_places(section)}{escape(section.title)}</h3>" if headed else ""
    return heading + note_place(section.key) + ready(section)


def _places(section: Section) -> str:
    return "".join(map(anchor, section.anchors))


def _long_title(monograph: Monograph) -> str:
    title, facts = monograph.title, facts_of(monograph)
    long = [title] * (len(title) > LONGEST_TITLE) + [facts] * (len(facts) > LONGEST_FACTS)
    return "".join(f"<p><b>{rich_text(escape(text))}</b></p>" for text in long)


def _long_disclaimer(monograph: Monograph) -> str:
    own = monograph.disclaimer
    if sum(len(section.text) for section in own) <= LONGEST_DISCLAIMER:
        return ""
    return "".join(f"<h2>{escape(section.title)}</h2>{rich_text(section.html)}" for section in own)


def _sources(monograph: Monograph) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in cited(monograph.front_matter))
    heading = escape(QCoreApplication.translate("TabHtml", "Sources"))
    return f'<h3 class="sources">{heading}</h3><ul class="sources">{lines}</ul>' if lines else ""
