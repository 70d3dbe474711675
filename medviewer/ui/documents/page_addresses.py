"""The address of a monograph in a text of the window: its id, whatever signs that holds."""

from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

from PySide6.QtCore import QUrl

SCHEME = "monograph"
"""No page can have a link of it: the sanitiser leaves only those of the web and mail."""


def address_of(page_id: str, section: str = "") -> str:
    """Return the address of a monograph, or of a section of it."""
    written = f"{SCHEME}:{quote(page_id.encode('utf-8', 'surrogateescape'), safe='')}"
    return f"{written}#{quote(section)}" if section else written


def page_at(address: QUrl) -> str | None:
    """Return the id of the monograph at an address, None for an address of another kind."""
    if address.scheme() != SCHEME:
        return None
    path = address.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return unquote_to_bytes(path).decode("utf-8", "surrogateescape")
