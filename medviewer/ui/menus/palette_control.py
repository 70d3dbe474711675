"""The offers of the palette: actions of the window, drugs of its libraries, sections of what is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from medviewer.library.names.folding import fold
from medviewer.library.names.hits import NameHit
from medviewer.ui.base.language import shown_title
from medviewer.ui.menus.actions import Actions
from medviewer.ui.page.panes import Panes
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.ui.menus.palette import Item, Palette

translate = QCoreApplication.translate
MOST_DRUGS = 8
MOST_SECTION_WORDS = 4
_WEAK = ("contains", "near")


class PaletteControl(QObject):
    """Opens the palette."""

    def __init__(
        self,
        panes: Panes,
        services: Services,
        open_page: Callable[[str], object],
        open_section: Callable[[str, str], object],
    ) -> None:
        super().__init__(panes)
        self._panes = panes
        self._session = services.session
        self._favourites = services.keeper.favourites
        self._history = services.keeper.history
        self._names = services.keeper.names
        self._open_page = open_page
        self._open_section = open_section
        self._actions: Actions | None = None
        self._open_collection: Callable[[str], object] | None = None
        self._collections = services.keeper.collections

    def offer_actions(self, actions: Actions) -> None:
        """Offer the actions of the window."""
        self._actions = actions

    def offer_collections(self, open_collection: Callable[[str], object]) -> None:
        """Offer the collections, of which one is opened by its name."""
        self._open_collection = open_collection

    def open(self) -> Palette:
        """Open the palette over the window."""
        from medviewer.ui.menus.palette import Palette, PaletteSource, named

        sources = [
            PaletteSource(translate("PaletteControl", "Drugs"), self._drugs),
            PaletteSource(translate("PaletteControl", "Sections"), self._sections),
            PaletteSource(translate("PaletteControl", "Sections of drugs"), self._sections_of_drugs),
            PaletteSource(translate("Application", "Collections"), partial(named, self._named_collections())),
            PaletteSource(translate("PaletteControl", "Actions"), self._found_actions),
            PaletteSource(translate("PaletteControl", "Drugs nearly called so"), self._nearly, sure=False),
        ]
        window = self._panes.window()
        palette = Palette(sources, window)
        palette.open_over(window)
        return palette

    def _named_collections(self) -> Sequence[Item]:
        from medviewer.ui.menus.palette import Item

        opening = self._open_collection
        kept = self._collections.all() if opening else ()
        return [Item(one.name, "", partial(opening, one.name)) for one in kept if opening]

    def _drugs(self, text: str) -> Sequence[Item]:
        from medviewer.ui.menus.palette import Item

        if not text.strip():
            return [Item(v.title, "", partial(self._open_page, v.id)) for v in self._history.recent()[:MOST_DRUGS]]
        return [self._item(hit) for hit in self._hits(text) if hit.kind not in _WEAK]

    def _nearly(self, text: str) -> Sequence[Item]:
        return [self._item(hit) for hit in self._hits(text) if hit.kind in _WEAK]

    def _hits(self, text: str) -> Sequence[NameHit]:
        search = self._session.search()
        return search.names(text, self._favourites.ids(), MOST_DRUGS, self._names.by_alias()) if search else []

    def _item(self, hit: NameHit) -> Item:
        from medviewer.ui.menus.palette import Item

        return Item(hit.title, hit.subtitle, partial(self._open_page, hit.id))

    def _sections(self, text: str) -> Sequence[Item]:
        from medviewer.ui.menus.palette import Item, named

        tabs = self._panes.shown().tabs
        if tabs is None:
            return []
        titled = zip(tabs.keys(), tabs.titles(), strict=True)
        return named([Item(title, "", partial(tabs.visit, key)) for key, title in titled], text)

    def _sections_of_drugs(self, text: str) -> Sequence[Item]:
        """Return sections of drugs where a text begins with one of the names and goes on with one of the sections."""
        search = self._session.search()
        if search is None:
            return []
        titles, words, found = search.section_titles(), fold(text).split(), []
        for count in range(len(words) - 1, max(0, len(words) - 1 - MOST_SECTION_WORDS), -1):
            meant = sections_called(words[count:], titles)
            for hit in self._hits(" ".join(words[:count])) if meant else ():
                if hit.kind not in _WEAK:
                    keys = [key for key in search.sections_of(hit.id) if key in meant]
                    found += [self._section_item(hit, key, meant[key]) for key in keys]
        return found[:MOST_DRUGS]

    def _section_item(self, hit: NameHit, key: str, title: str) -> Item:
        from medviewer.ui.menus.palette import Item

        return Item(f"{hit.title} · {title}", hit.subtitle, partial(self._open_section, hit.id, key))

    def _found_actions(self, text: str) -> Sequence[Item]:
        from medviewer.ui.menus.palette import Item, named

        if self._actions is None:
            return []
        offered = self._actions.offered()
        return named([Item(title, keys, run) for title, keys, run in offered], text)


def sections_called(words: Sequence[str], titles: Mapping[str, str]) -> dict[str, str]:
    """Return the titles, as the window shows them, of the sections that folded words mean, by their keys.

    They begin words of the title, here or in English, or are another word for the section, such as “dose”.
    """
    from medviewer.monograph.sections.vocabulary import default
    from medviewer.ui.menus.palette import is_called

    named = default().exact(" ".join(words))
    shown = {key: shown_title(key, title) for key, title in titles.items()}
    return {
        key: title
        for key, title in shown.items()
        if is_called(title, words) or is_called(titles[key], words) or (named and named.key == key)
    }
