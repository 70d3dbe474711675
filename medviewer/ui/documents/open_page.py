"""The monograph that a window has open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from medviewer.export.page_source import PageSource
from medviewer.library.catalogue import PagePlace
from medviewer.library.paths import stored
from medviewer.monograph.model import Monograph
from medviewer.ui.documents.note_cards import Card, CardPlaces, TextWithCards
from medviewer.ui.documents.page_documents import ALL

if TYPE_CHECKING:
    from medviewer.desk.last_read import LastRead
    from medviewer.library.glance.page_glance import PageGlance
    from medviewer.library.mentions.lookalikes import LookAlike
    from medviewer.library.mentions.quiet_links import Links
    from medviewer.ui.documents.page_images import PageImages
    from medviewer.ui.documents.prepared_tabs import PreparedTabs
    from medviewer.ui.documents.tab_documents import TabText

SHORT = 8_000
"""Characters of a page up to which its tabs are made where they are shown."""
LONG = 30_000
"""Characters of a page from which on its tabs come piece by piece, while it is read already."""


class OpenPage(NamedTuple):
    """A page as the library knows it, its content, and what is said of where it comes from.

    tabs: their HTML, part of which may be yet to come; None where it is made when it is asked for.
    alike: drugs whose names can be mistaken for this one's.
    cards: the local notes beside it. last: what was last read of it, None where that is not known.
    images: those that the page names, looked at in the thread that read it. in_lists: tables are shown as lists.
    glance: its first words and topics, which stand in its head.
    """

    page: PagePlace
    monograph: Monograph
    source: PageSource
    tabs: PreparedTabs | None = None
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

    def tab(self, key: str) -> TabText:
        """Return the text of a tab, with the local notes that stand in it, the whole page's essentials."""
        from medviewer.ui.documents.tab_documents import TextBelow, WholeText
        from medviewer.ui.documents.tab_html import tab_parts

        text: TabText = self.tabs.text(key) if self.tabs else WholeText(tab_parts(self.monograph, key, self.in_lists))
        if key == ALL and self.glance:
            from medviewer.ui.documents.essentials_box import essentials_box

            text = TextBelow(essentials_box(self.glance.essentials), text)
        return TextWithCards(text, CardPlaces(self.cards, self._sections(), key)) if self.cards else text

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
    wanted: str = ALL,
) -> OpenPage:
    """Return a page that has been read, with what is said of where it comes from.

    links: finds the names of other monographs in its text, which then lead there. in_lists: its tables become lists.
    wanted: the key of the tab that is to be shown first.
    """
    from medviewer.library.glance.page_glance import glance_of

    tabs, glance = _prepared(monograph, links, in_lists, wanted), glance_of(monograph)
    return for_column(page, monograph, in_lists)._replace(tabs=tabs, alike=alike, glance=glance)


def for_column(page: PagePlace, monograph: Monograph, in_lists: bool = False) -> OpenPage:
    """Return a page that has been read, to be shown beside others: it needs neither tabs nor a glance of its own."""
    source, images = PageSource.of(page, monograph), _images_of(page, monograph)
    return OpenPage(page, monograph, source, images=images, in_lists=in_lists)


def _prepared(monograph: Monograph, links: Links | None, in_lists: bool, wanted: str) -> PreparedTabs | None:
    """Return the tabs; of a long page as much of the one that is wanted as is laid out without a pause."""
    from medviewer.ui.documents.prepared_tabs import PreparedTabs
    from medviewer.ui.documents.tab_documents import is_much
    from medviewer.ui.documents.tab_html import ready_with

    length = len(monograph.markdown)
    if links is None and length <= SHORT:
        return None
    keys = [ALL, *(tab.key for tab in monograph.tabs)]
    tabs = PreparedTabs(monograph, keys, ready_with(links, in_lists))
    tabs.wanted = wanted if wanted in keys else ALL
    while not (length > LONG and (tabs.made(tabs.wanted)[1] or is_much(tabs.made(tabs.wanted)[0]))):
        if not tabs.make_next():
            break
    return tabs


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
