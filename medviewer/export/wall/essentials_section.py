"""Essentials of a page as a section of a wall sheet: what it says first of dose and warnings, each from its section."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from medviewer.export.wall.wall_section import WallSection
from medviewer.library.glance.essentials import essentials_of

if TYPE_CHECKING:
    from medviewer.library.glance.essentials import PageQuote
    from medviewer.monograph.model import Monograph

ESSENTIALS = "essentials"
"""The key by which they are chosen beside those of sections."""


def essentials_section(monograph: Monograph) -> WallSection | None:
    """Return the essentials of a page; None where it says nothing that surely is one."""
    quotes = essentials_of(monograph).quotes
    return WallSection("Essentials", "".join(map(_quote, quotes))) if quotes else None


def _quote(quote: PageQuote) -> str:
    boxed = "Boxed warning" if quote.kind == "boxed" else quote.title
    title, text = html.escape(quote.label or boxed), html.escape(quote.line)
    return f"<p><b>{title}:</b> {f'<b>{text}</b>' if quote.kind == 'dose' else text}</p>"
