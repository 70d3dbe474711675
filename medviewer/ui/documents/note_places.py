"""Places of local notes in a page that is shown: their names, and the links of their cards."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextFrame, QTextTable

SCHEME = "medviewer-note"
"""Of the links in a card, `medviewer-note:edit/KEY`; a page may not have links of it (`commonmark.links.SCHEMES`)."""
EDIT, DELETE, TOP = "edit", "delete", "top"


def anchor_of(key: str) -> str:
    """Return the name of the place in a page where a note stands."""
    return f"note-{key}"


def note_link(address: QUrl) -> tuple[str, str] | None:
    """Return (verb, key of the note) of a link in a card; None for any other link."""
    if address.scheme() != SCHEME:
        return None
    verb, _, key = address.path().partition("/")
    return verb, key


def note_at(cursor: QTextCursor) -> str:
    """Return the key of the note in whose card a cursor stands; empty where it stands in the page's own text."""
    frame: QTextFrame | None = cursor.currentFrame()
    while frame is not None:
        found = _edited_by(frame.lastCursorPosition()) if isinstance(frame, QTextTable) else ""
        if found:
            return found
        frame = frame.parentFrame()
    return ""


def _edited_by(cursor: QTextCursor) -> str:
    """Return the key of the note that a link in the block of a cursor edits."""
    fragments = cursor.block().begin()
    while not fragments.atEnd():
        link = note_link(QUrl(fragments.fragment().charFormat().anchorHref()))
        if link and link[0] == EDIT:
            return link[1]
        fragments += 1
    return ""
