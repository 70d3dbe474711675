"""The monograph that a window has open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medviewer.export.page_source import PageSource
from medviewer.library.catalogue import PagePlace
from medviewer.library.paths import stored
from medviewer.monograph.model import Monograph
from medviewer.ui.documents.note_cards import Card, with_cards
from medviewer.ui.documents.page_documents import ALL

if TYPE_CHECKING:
    from medviewer.desk.last_read import LastRead
    from medviewer.library.glance.page_glance import PageGlance
    from medviewer.library.mentions.lookalikes import LookAlike
    from medviewer.library.mentions.quiet_links import Links
    from medviewer.ui.documents.page_images import PageImages

LONG = 8_000
"""Characters of a page from which on its tabs are made ready in the thread that reads it."""


class OpenPage(NamedTuple):
    """A page as the library knows it, its content, and what is said of where it comes from.

    parts: the HTML of the tabs by their keys, where it was made ready; see `tab_html.tab_parts`.
    alike: drugs whose names can be mistaken for this one's.
    cards: the local notes beside it. last: what was last read of it, None where that is not known.
    images: those that the page names, looked at in the thread that read it. in_lists: tables are shown as lists.
    glance: its first words and topics, which stand in its head.
    """

    page: PagePlace
    monograph: Monograph
    source: PageSource
    parts: Mapping[str, list[str]] = {}
    alike: Sequence[LookAlike] = ()
    cards: tuple[Card, ...] = ()
    last: LastRead | None = None
    images: PageImages | None = None
    in_lists: bool = False
    glance: PageGlance | None = None

    @property
    def id(self) -> str:
        """Return the id under which library and desk know the page."""
        return self.page.id

    def tab(self, key: str) -> list[str]:
        """Return the HTML of the parts of a tab, with the local notes that stand in it, the whole page's essentials."""
        from medviewer.ui.documents.tab_html import tab_parts

        parts = self.parts.get(key) or tab_parts(self.monograph, key, self.in_lists)
        if key == ALL and self.glance:
            from medviewer.ui.documents.essentials_box import essentials_box

            parts = [essentials_box(self.glance.essentials) + parts[0], *parts[1:]]
        return with_cards(parts, self.cards, self._sections(), key) if self.cards else parts

    def changed_since(self) -> str:
        """Return the time of the last reading, ISO 8601, if the page was another one then; else an empty text."""
        now = self.monograph.digest
        return self.last.when if self.last and self.last.digest and now and self.last.digest != now else ""

    def as_read(self) -> OpenPage:
        """Return the page as one that was read as it is now."""
        now = self.monograph.digest
        return self._replace(last=self.last._replace(digest=now) if self.last else None)

    def _sections(self) -> dict[str, str]:
        """Return the titles of the sections in tabs by their keys."""
        sections = (section for tab in self.monograph.tabs for section in tab.sections)
        return {section.key: section.title for section in sections}


def opened(
    page: PagePlace,
    monograph: Monograph,
    links: Links | None = None,
    alike: Sequence[LookAlike] = (),
    in_lists: bool = False,
) -> OpenPage:
    """Return a page that has been read, with what is said of where it comes from.

    links: finds the names of other monographs in its text, which then lead there. in_lists: its tables become lists.
    """
    from medviewer.library.glance.page_glance import glance_of
    from medviewer.ui.documents.tab_html import all_parts

    ready = links is not None or len(monograph.markdown) > LONG
    parts = all_parts(monograph, links, in_lists) if ready else {}
    source, images = PageSource.of(page, monograph), _images_of(page, monograph)
    glance = glance_of(monograph)
    return OpenPage(page, monograph, source, parts, alike, images=images, in_lists=in_lists, glance=glance)


def _images_of(page: PagePlace, monograph: Monograph) -> PageImages | None:
    """Return the images that a page names, decoded; None where it names none."""
    shown = "".join(section.html for section in (*monograph.sections, *monograph.disclaimer) if "<img" in section.html)
    if not shown:
        return None
    from medviewer.library.pictures import Pictures
    from medviewer.ui.documents.page_images import LARGEST_PICTURE, PageImages

    images = PageImages(Pictures(stored(page.source), page.files, LARGEST_PICTURE))
    images.prepare(shown)
    return images
