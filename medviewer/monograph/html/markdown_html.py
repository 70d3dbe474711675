"""Markdown to safe HTML, and that to plain text.

What does the work is imported by the first page that needs it: listing and finding drugs needs none of it.
"""

from __future__ import annotations


def to_html(text: str) -> str:
    """Return Markdown as safe HTML; see `convert`."""
    return convert(text)


def convert(text: str, references: str = "") -> str:
    """Return Markdown as safe HTML: what CommonMark and GFM's tables make of it, no word lost.

    references: Markdown of the rest of the page, whose link definitions count too.
    """
    from medviewer.monograph.commonmark import extension
    from medviewer.monograph.html.sanitise import clean

    return clean(extension.convert(text, references))


def to_text(html: str, between: str = " | ", addresses: bool = False) -> str:
    """Return our safe HTML as plain text: a block a line, bullets by nesting, `between` the cells of a row.

    addresses: a link that leads outside is followed by where it leads.
    """
    from medviewer.monograph.html import plaintext

    return plaintext.to_text(html, between, addresses)
