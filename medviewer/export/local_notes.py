"""Local notes put into a page before it is printed or exported in whatever format, each set off from the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from typing import NamedTuple

from medviewer.export.page_source import day_text
from medviewer.local_days import local_day
from medviewer.monograph.html.markdown_html import convert, to_text
from medviewer.monograph.model import Monograph, Section, Tab

LABEL = "Local note"
KEY = "local_notes"
"""Key of the tab and section that hold the notes on the whole page."""


class LocalNote(NamedTuple):
    """A note as it is printed. section: key of its section, empty for the whole page. changed: ISO 8601."""

    section: str
    text: str
    initials: str
    changed: str


def with_notes(monograph: Monograph, notes: Sequence[LocalNote]) -> Monograph:
    """Return the page with each note above its section; those on the whole page in a section before the others.

    A note whose section the page does not have stands with those on the whole page, and names it. Of several sections
    of one key the first has the notes.
    """
    if not notes:
        return monograph
    shown = {section.key for tab in monograph.tabs for section in tab.sections}
    shown |= {section.key for section in monograph.disclaimer}
    waiting = _by_section(notes, shown)
    tabs = tuple(replace(tab, sections=_noted(tab.sections, waiting)) for tab in monograph.tabs)
    sections = _noted(monograph.sections, _by_section(notes, shown))
    general = [note for note in notes if note.section not in shown]
    if general:
        whole = _of_page(general)
        sections, tabs = (whole, *sections), (Tab(KEY, whole.title, (whole,)), *tabs)
    return replace(monograph, sections=sections, tabs=tabs)


def _by_section(notes: Iterable[LocalNote], shown: set[str]) -> dict[str, list[LocalNote]]:
    found: dict[str, list[LocalNote]] = {}
    for note in notes:
        if note.section in shown:
            found.setdefault(note.section, []).append(note)
    return found


def _noted(sections: Iterable[Section], waiting: dict[str, list[LocalNote]]) -> tuple[Section, ...]:
    """Return the sections with the notes that wait for their keys, which then wait no more."""
    return tuple(_above(section, waiting.pop(section.key, [])) for section in sections)


def _above(section: Section, notes: Sequence[LocalNote]) -> Section:
    for note in reversed(notes):
        html, text, markdown = _card(note, _head(note))
        section = replace(
            section,
            html=f"{html}\n{section.html}",
            text=f"{text}\n\n{section.text}",
            markdown=f"{markdown}\n\n{section.markdown}",
        )
    return section


def _of_page(notes: Sequence[LocalNote]) -> Section:
    cards = [_card(note, _head(note, note.section)) for note in notes]
    html, text, markdown = ("\n\n".join(parts) for parts in zip(*cards, strict=True))
    return Section(KEY, "Local notes", html, text, markdown, 0)


def _head(note: LocalNote, section: str = "") -> str:
    """Return "Local note, AB, 3 Oct 2026", with the key of a section that the page does not have."""
    parts = (LABEL, f"on “{section}”" if section else "", note.initials, day_text(local_day(note.changed)))
    return ", ".join(part for part in parts if part)


def _card(note: LocalNote, head: str) -> tuple[str, str, str]:
    """Return a note as HTML, text and Markdown, in each of which it reads as a quotation with its head in bold."""
    body = convert(note.text)
    quoted = "\n".join(f"> {line}".rstrip() for line in note.text.split("\n"))
    return (
        f'<blockquote class="local-note"><p><strong>{escape(head)}</strong></p>\n{body}</blockquote>',
        f"[{head}]\n{to_text(body)}\n[end of the note]",
        f"> **{head}**\n>\n{quoted}",
    )
