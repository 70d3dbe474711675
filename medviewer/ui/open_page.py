"""The monograph that a window has open."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.export.source import Source
from medviewer.library.catalogue import Page
from medviewer.monograph.model import Monograph


class OpenPage(NamedTuple):
    """A page as the library knows it, its content, and what is said of where it comes from."""

    page: Page
    monograph: Monograph
    source: Source

    @property
    def id(self) -> str:
        """Return the id under which library and desk know the page."""
        return self.page.id


def opened(page: Page, monograph: Monograph) -> OpenPage:
    """Return a page that has been read, with what is said of where it comes from."""
    return OpenPage(page, monograph, Source.of(page, monograph))
