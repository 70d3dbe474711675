"""The monograph that a window has open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medviewer.export.source import Source
from medviewer.library.catalogue import Page
from medviewer.monograph.model import Monograph

if TYPE_CHECKING:
    from medviewer.library.lookalikes import LookAlike
    from medviewer.library.quiet_links import Links

LONG = 8_000
"""Characters of a page from which on its tabs are made ready in the thread that reads it."""


class OpenPage(NamedTuple):
    """A page as the library knows it, its content, and what is said of where it comes from.

    parts: the HTML of the tabs by their keys, where it was made ready; see `tab_html.tab_parts`.
    alike: drugs whose names can be mistaken for this one's.
    """

    page: Page
    monograph: Monograph
    source: Source
    parts: Mapping[str, list[str]] = {}
    alike: Sequence[LookAlike] = ()

    @property
    def id(self) -> str:
        """Return the id under which library and desk know the page."""
        return self.page.id

    def tab(self, key: str) -> list[str]:
        """Return the HTML of the parts of a tab."""
        from medviewer.ui.tab_html import tab_parts

        return self.parts.get(key) or tab_parts(self.monograph, key)


def opened(page: Page, monograph: Monograph, links: Links | None = None, alike: Sequence[LookAlike] = ()) -> OpenPage:
    """Return a page that has been read, with what is said of where it comes from.

    links: finds the names of other monographs in its text, which then lead there.
    """
    from medviewer.ui.tab_html import all_parts

    ready = links is not None or len(monograph.markdown) > LONG
    return OpenPage(page, monograph, Source.of(page, monograph), all_parts(monograph, links) if ready else {}, alike)
