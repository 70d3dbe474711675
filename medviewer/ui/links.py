"""Where a link of a page leads: to another monograph, or out of the program after a question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from medviewer.library.catalogue import Catalogue
from medviewer.ui.messages import Messages
from medviewer.ui.open_page import OpenPage

OUTSIDE = ("http", "https", "mailto")


def linked_page(address: QUrl, opened: OpenPage, catalogue: Catalogue) -> str | None:
    """Return the id of the monograph of the same library that a relative link means."""
    if address.scheme() not in ("", "file"):
        return None
    name = address.path(QUrl.ComponentFormattingOption.FullyDecoded)
    target = Path(opened.page.path.parent, name).resolve()
    root = opened.page.library.root.resolve()
    if not target.is_relative_to(root):
        return None
    page_id = f"{opened.page.library.name}/{target.relative_to(root).as_posix()}"
    return page_id if catalogue.page(page_id) else None


def leave(address: QUrl, messages: Messages) -> None:
    """Open an address in the system's browser, once the user has seen it whole and said so."""
    if address.scheme() not in OUTSIDE:
        messages.say(f"This link leads nowhere in the library: {address.toDisplayString()}")
        return
    whole = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if messages.ask("Open this address outside medviewer?", whole, "Open"):
        QDesktopServices.openUrl(address)
