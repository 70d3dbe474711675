"""The parts of a page that go into an export, the same for every format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from medviewer.errors import ExportError
from medviewer.monograph.model import Monograph, Section, Tab
from medviewer.monograph.published_label import cited, listed

NO_DISCLAIMER = (
    "This page carries no disclaimer of its own. It shows what its file says; nobody has checked it for you."
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def chosen_tabs(monograph: Monograph, tabs: Sequence[str] | None = None) -> tuple[Tab, ...]:
    """Return the tabs named by `tabs`, in the page's own order; None is the whole page.

    tabs: keys of tabs, or of single sections (such as "generic_name"); "disclaimer" adds nothing, since the
    disclaimer ends every export. Raises ExportError for a key that the page does not have.
    """
    if tabs is None:
        return monograph.tabs
    known = {tab.key for tab in monograph.tabs} | {s.key for tab in monograph.tabs for s in tab.sections}
    missing = [key for key in tabs if key not in known | {"disclaimer"}]
    if missing:
        has = ", ".join(sorted(known)) or "no sections at all"
        raise ExportError("“{}” has no section “{}”. It has: {}.", monograph.title, missing[0], has)
    narrowed = (_narrow(tab, tabs) for tab in monograph.tabs)
    return tuple(tab for tab in narrowed if tab.sections)


def disclaimers(monograph: Monograph) -> tuple[Section, ...]:
    """Return the page's own disclaimers, else one that says that it has none.

    A label at the head of the text that says the same as the section's title is left to the title.
    """
    if own := monograph.disclaimer:
        return tuple(_without_label(section) for section in own)
    return (Section("disclaimer", "Disclaimer", f"<p>{NO_DISCLAIMER}</p>", NO_DISCLAIMER, NO_DISCLAIMER, 0),)


def sources(monograph: Monograph, tabs: Sequence[str] | None = None) -> tuple[Section, ...]:
    """Return one section with what the page says it was written from; none where it does not, or for some tabs only."""
    lines = cited(monograph.front_matter) if tabs is None else []
    if not lines:
        return ()
    html = f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
    text = "\n".join(f"- {line}" for line in lines)
    return (Section("sources", "Sources", html, text, text, 0),)


def facts(monograph: Monograph) -> tuple[tuple[str, str], ...]:
    """Return (label, value) of what is known of the drug besides its title."""
    pairs = (
        ("Generic name", monograph.generic_name),
        ("Brands", ", ".join(monograph.brands)),
        ("Class", monograph.drug_class),
        ("ATC", ", ".join(monograph.atc)),
        ("Forms", listed(monograph.front_matter, "dosage_forms")),
        ("Routes", listed(monograph.front_matter, "routes")),
        ("Status", "marked as banned" if monograph.front_matter.get("is_banned") is True else ""),
    )
    return tuple((label, value) for label, value in pairs if value)


def headed_sections(tabs: Sequence[Tab]) -> list[tuple[str, str, Section]]:
    """Return (heading of the tab, heading of the section, section); an empty heading is not shown.

    A section alone in its tab stands under its own title; several stand under the tab's, each with its own title
    below that where it differs.
    """
    rows: list[tuple[str, str, Section]] = []
    for tab in tabs:
        if len(tab.sections) == 1:
            only = tab.sections[0]
            rows.append((only.title or tab.title, "", only))
            continue
        for number, section in enumerate(tab.sections):
            own = "" if section.title.casefold() == tab.title.casefold() else section.title
            rows.append((tab.title if number == 0 else "", own, section))
    return rows


def language(monograph: Monograph) -> str:
    """Return the page's language as a BCP 47 tag: front matter's `lang` or `language`, else "en"."""
    for key in ("lang", "language"):
        value = monograph.front_matter.get(key)
        if isinstance(value, str) and _LANGUAGE.fullmatch(value):
            return value
    return "en"


def _narrow(tab: Tab, keys: Sequence[str]) -> Tab:
    if tab.key in keys:
        return tab
    return Tab(tab.key, tab.title, tuple(section for section in tab.sections if section.key in keys))


def _without_label(section: Section) -> Section:
    title = re.escape(section.title)
    html = re.sub(rf"\A<p><(strong|b|em)>{re.escape(escape(section.title))}\s*:?</\1>\s*:?\s*", "<p>", section.html)
    text = re.sub(rf"\A{title}\s*:\s*", "", section.text)
    markdown = re.sub(rf"\A([*_]{{1,3}}){title}\s*:?\1\s*:?\s*", "", section.markdown)
    return replace(section, html=html, text=text, markdown=markdown)
