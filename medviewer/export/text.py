"""A page as plain text: lines as long as their paragraphs, headings underlined, bullets as in the page's text."""

from __future__ import annotations

from collections.abc import Sequence

from medviewer.export.selection import chosen_tabs, disclaimers, facts, headed_sections, sources
from medviewer.export.source import Source
from medviewer.monograph.model import Monograph


def render(monograph: Monograph, source: Source, tabs: Sequence[str] | None = None) -> str:
    """Return the text, ending in one newline; raises ExportError for an unknown tab key."""
    blocks = [_underlined(monograph.title, "="), "\n".join(f"{label}: {value}" for label, value in facts(monograph))]
    blocks.append(source.line())
    for tab_heading, heading, section in headed_sections(chosen_tabs(monograph, tabs)):
        blocks += [_underlined(tab_heading, "-"), _underlined(heading, "~"), section.text.strip("\n")]
    for section in (*sources(monograph, tabs), *disclaimers(monograph)):
        blocks += [_underlined(section.title, "-"), section.text.strip("\n")]
    blocks.append(f"Source: {source.line()}")
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _underlined(title: str, line: str) -> str:
    words = " ".join(title.split())
    return f"{words}\n{line * len(words)}" if words else ""
