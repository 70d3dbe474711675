"""The target of a page's link: another monograph, or, after a question, something outside of the program."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from medviewer.errors import UnknownNameError
from medviewer.library.catalogue import Catalogue
from medviewer.library.names.hits import EXACT
from medviewer.library.paths import PAGES
from medviewer.monograph.commonmark.links import SCHEMES
from medviewer.ui.base.messages import Messages

if TYPE_CHECKING:
    from medviewer.ui.documents.open_page import OpenPage

LONGEST = 2000
"""Letters of an address that a dialog can show whole."""
LONGEST_NAME = 200
"""Letters of a name that a link may be."""
_MOST_NAMED = 20
_ENDINGS = ("", *(ending.decode() for ending in PAGES))
_WHOLE = QUrl.ComponentFormattingOption.FullyEncoded


def linked_page(address: QUrl, opened: OpenPage, catalogue: Catalogue) -> str | None:
    """Return the id of the monograph of the same library that a relative link means; looks at no disk.

    A path that begins with a slash starts at the library's folder; what leads out of that is no monograph. One that
    leads to no file may be the name of a monograph, or of a file in any folder, as links by name are (`[[Name]]`).
    """
    if address.scheme() or address.host() or address.authority():
        return None
    name = address.path(QUrl.ComponentFormattingOption.FullyDecoded)
    if not name or "\0" in name:
        return None
    folder = "" if name.startswith("/") else posixpath.dirname(opened.page.source)
    target = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
    if target.startswith("../") or target in ("..", "."):
        return None
    paths = dict.fromkeys((target, posixpath.normpath(name.lstrip("/"))))
    ids = (f"{opened.page.library.name}/{path}{ending}" for path in paths for ending in _ENDINGS)
    return next((page_id for page_id in ids if catalogue.page(page_id)), None) or _called(name, opened, catalogue)


def _called(name: str, opened: OpenPage, catalogue: Catalogue) -> str | None:
    """Return the id of the one monograph of the library that has exactly this name, or lies in a file that has."""
    if "/" in name or len(name) > LONGEST_NAME:
        return None
    library = f"{opened.page.library.name}/"
    hits = [hit.id for hit in catalogue.search().names(name, limit=_MOST_NAMED) if hit.kind == EXACT and not hit.labels]
    named = [page_id for page_id in dict.fromkeys(hits) if page_id.startswith(library)]
    if named:
        return named[0] if len(named) == 1 else None
    for ending in _ENDINGS[1:]:
        with suppress(UnknownNameError):
            page = catalogue.find(name + ending)
            return page.id if page.library == opened.page.library else None
    return None


def leave(address: QUrl, messages: Messages) -> None:
    """Open an address in the system's browser, once the user has seen it whole and said so."""
    whole = address.toString(_WHOLE)
    if address.scheme() not in SCHEMES or not address.isValid():
        message = QCoreApplication.translate("Links", "This link leads nowhere in the library: {}")
        messages.say(message.format(whole[:LONGEST]))
    elif len(whole) > LONGEST:
        message = QCoreApplication.translate("Links", "This link is too long to be shown whole, and is not opened: {}")
        messages.note(message.format(f"{whole[:200]}…"))
    elif messages.ask(_question(address), whole, QCoreApplication.translate("Links", "Open")):
        QDesktopServices.openUrl(address)


def _question(address: QUrl) -> str:
    """Ask whether to leave; the server is named by itself, since an address may be made to look like another's."""
    host = address.host(_WHOLE)
    if not host:
        return QCoreApplication.translate("Links", "Open this outside medviewer?")
    return QCoreApplication.translate("Links", "Open this address outside medviewer? It leads to {}.").format(host)
