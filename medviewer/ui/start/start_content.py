"""The sections of the start page, computed from the desk's lists and from what the libraries say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, Qt

from medviewer.library.welcome.examples import SearchExamples
from medviewer.ui.base.provenance import day_text, is_odd, kind, quoted, validity, verdict

if TYPE_CHECKING:
    from medviewer.desk.collections import Collection
    from medviewer.desk.favourites import Favourite
    from medviewer.desk.history import Visit
    from medviewer.library.facts import LibraryFacts
    from medviewer.library.records import Row

PAGE, COLLECTION, LIBRARY, LIST, QUERY, ACTION = "page", "collection", "library", "list", "query", "action"
"""Kinds of tiles: a page is opened; a collection, a library or a filter of the list listed; a query typed."""
FAVOURITES, COLLECTIONS = "favourites", "collections"
"""Filters of the list."""
MOST_PINNED, MOST_TILES = 8, 120
"""Pinned collections whose drugs are shown, and tiles of any section; behind them a tile leads to the list of all."""
MOST_RECENT = 8
MANAGE, NEW_COLLECTION, PROBLEMS = "libraries", "collection_new", "problems"
OPENING = ("open_folder", "open_pack", "open_bundled", "import_labels")
"""Names of actions that a section offers."""

translate = QCoreApplication.translate


class StartTile(NamedTuple):
    """Something that can be chosen. kind: one of those above, key: an id, a name or a query.

    colour: that of a collection. is_odd: something is wrong with it, which `under` says. library: of a page, where
    several are open.
    """

    kind: str
    key: str
    title: str
    under: str = ""
    colour: str = ""
    is_odd: bool = False
    library: str = ""


class StartSection(NamedTuple):
    """Tiles under a title. colour: that of a collection. notes: sentences below. actions: names of what is offered."""

    title: str
    tiles: tuple[StartTile, ...] = ()
    large: bool = False
    colour: str = ""
    notes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class KeptLists(NamedTuple):
    """The desk's lists that the start page shows. keeps_history: whether the site lets `recent` be kept."""

    favourites: Sequence[Favourite] = ()
    recent: Sequence[Visit] = ()
    collections: Sequence[Collection] = ()
    keeps_history: bool = True

    @property
    def pinned(self) -> Sequence[Collection]:
        """Return the collections whose drugs stand first."""
        return [one for one in self.collections if one.pinned][:MOST_PINNED]

    def shown_ids(self) -> list[str]:
        """Return the ids of all pages that have a tile."""
        members = [member.id for one in self.pinned for member in one.members[:MOST_TILES]]
        recent = [visit.id for visit in self.recent[:MOST_RECENT]]
        starred = [favourite.id for favourite in self.favourites[:MOST_TILES]]
        return list(dict.fromkeys([*members, *recent, *starred]))


class StartAnswers(NamedTuple):
    """The answers of the libraries. rows: of pages that have a tile, by id. is_read: whether all pages are known."""

    libraries: Sequence[LibraryFacts] = ()
    rows: Mapping[str, Row] = {}
    examples: SearchExamples = SearchExamples()
    is_read: bool = True


def sections_of(kept: KeptLists, answers: StartAnswers) -> list[StartSection]:
    """Return the sections in their order; those that hold nothing are one, of sentences that say what to do.

    The first sentence is for who has read no page yet: it takes room from what is wanted at once.
    """
    several = (
        StartSection("", notes=() if kept.recent else (_first_words(),)),
        *(_pinned(one, answers) for one in kept.pinned),
        _pages(translate("StartPage", "Continue with"), kept.recent[:MOST_RECENT], answers),
        _pages(translate("StartPage", "Favourites"), kept.favourites, answers),
        _collections(kept.collections),
        _libraries(answers),
        _examples(answers.examples),
        _still_empty(kept),
    )
    return [one for one in several if one.tiles or one.notes or one.actions]


def _first_words() -> str:
    return translate("StartPage", "Type the first letters of a drug’s name. Return opens it, F1 shows all keys.")


def _pinned(collection: Collection, answers: StartAnswers) -> StartSection:
    tiles = [_page(member.id, member.title, answers) for member in collection.members[:MOST_TILES]]
    if len(collection.members) > MOST_TILES:
        told = translate("StartPage", "All %Ln drug(s)", "", len(collection.members))
        tiles.append(StartTile(COLLECTION, collection.name, told))
    empty = translate("StartPage", "Nothing in it yet. Drag drugs onto it in the list, or press Ctrl+Shift+D.")
    notes = () if tiles else (empty,)
    return StartSection(collection.name, tuple(tiles), True, collection.colour, notes)


def _pages(title: str, several: Sequence[Favourite | Visit], answers: StartAnswers) -> StartSection:
    tiles = [_page(one.id, one.title, answers) for one in several[:MOST_TILES]]
    if len(several) > MOST_TILES:
        tiles.append(StartTile(LIST, FAVOURITES, translate("StartPage", "All %Ln favourite(s)", "", len(several))))
    return StartSection(title, tuple(tiles))


def _page(page_id: str, title: str, answers: StartAnswers) -> StartTile:
    """Return the tile of a page as the library calls it now; what the desk knows of one that no library has."""
    row, library = answers.rows.get(page_id), page_id.partition("/")[0]
    if row is None:
        gone = translate("StartPage", "In no open library") if answers.is_read else ""
        return StartTile(PAGE, page_id, title, gone, is_odd=bool(gone))
    named = quoted(library) if len(answers.libraries) > 1 else ""
    return StartTile(PAGE, page_id, row.title, row.subtitle, library=named)


def _collections(collections: Sequence[Collection]) -> StartSection:
    tiles = [
        StartTile(COLLECTION, one.name, one.name, _count(len(one.members)), one.colour)
        for one in collections[:MOST_TILES]
    ]
    if len(collections) > MOST_TILES:
        told = translate("StartPage", "All %Ln collection(s)", "", len(collections))
        tiles.append(StartTile(LIST, COLLECTIONS, told))
    return StartSection(translate("StartPage", "Collections"), tuple(tiles))


def _count(drugs: int) -> str:
    return translate("StartPage", "%Ln drug(s)", "", drugs)


def _libraries(answers: StartAnswers) -> StartSection:
    title, libraries = translate("StartPage", "Libraries"), answers.libraries
    if not libraries:
        return StartSection(title, notes=(translate("StartPage", "No library is open. Open one:"),), actions=OPENING)
    tiles = tuple(_library(one, answers.is_read) for one in libraries)
    if answers.is_read and not any(one.pages for one in libraries) and all(one.reachable for one in libraries):
        empty = translate("StartPage", "It has no pages. Put Markdown files into its folder, or open another one:")
        unreadable = translate("StartPage", "No page in it could be read. See why, or open another one:")
        has_problems = any(one.problems for one in libraries)
        offered = (PROBLEMS, *OPENING) if has_problems else OPENING
        return StartSection(title, tiles, notes=(unreadable if has_problems else empty,), actions=offered)
    away = translate("StartPage", "What is out of reach stays listed as it was, and is read again once it answers.")
    notes = () if all(one.reachable for one in libraries) else (away,)
    return StartSection(title, tiles, notes=notes, actions=(MANAGE,))


def _library(facts: LibraryFacts, is_read: bool) -> StartTile:
    """Return the tile of a library: pages, day, signature, and what is wrong with it."""
    pages = translate("StartPage", "%Ln page(s)", "", facts.pages)
    waits = facts.kind != "folder" and facts.stamp is None
    told = [pages if facts.pages or is_read else translate("StartPage", "Being read")]
    told += [] if facts.reachable else [translate("StartPage", "out of reach")]
    told += [translate("StartPage", "not verified yet")] if waits else [verdict(facts.stamp), _newest(facts)]
    told += [validity(facts.valid_until)]
    wrong = not facts.reachable or is_odd(facts.stamp) or (is_read and not facts.pages)
    return StartTile(LIBRARY, facts.library.name, quoted(facts.library.name), _joined(told), is_odd=wrong)


def _newest(facts: LibraryFacts) -> str:
    """Return the day of the newest page of a folder; that of a pack stands in its verdict."""
    if kind(facts.stamp) != "folder" or not facts.newest:
        return ""
    day = QDateTime.fromSecsSinceEpoch(int(facts.newest)).date().toString(Qt.DateFormat.ISODate)
    return translate("StartPage", "newest page of {}").format(day_text(day))


def _examples(examples: SearchExamples) -> StartSection:
    words = (
        translate("StartPage", "a name"),
        translate("StartPage", "a name, misspelt"),
        translate("StartPage", "a drug and what is asked about it"),
    )
    pairs = zip(examples, words, strict=True)
    tiles = tuple(StartTile(QUERY, query, query, said) for query, said in pairs if query)
    return StartSection(translate("StartPage", "Searches to try"), tiles)


def _still_empty(kept: KeptLists) -> StartSection:
    title = translate("StartPage", "What you keep stands here")
    return StartSection(title, notes=tuple(_advice(kept)), actions=() if kept.collections else (NEW_COLLECTION,))


def _advice(kept: KeptLists) -> Iterator[str]:
    if not kept.recent and kept.keeps_history:
        yield translate("StartPage", "Pages that you have read: none yet.")
    if not kept.favourites:
        yield translate("StartPage", "Favourites: none yet. Ctrl+D, or the star beside a drug, adds one.")
    if not kept.collections:
        yield translate("StartPage", "Collections: none yet. Ctrl+Shift+D puts the open drug into a new one.")
    elif not kept.pinned:
        yield translate("StartPage", "Emergency drugs: pin a collection in its menu, and its drugs stand first here.")


def _joined(parts: Iterable[str]) -> str:
    return "  ·  ".join(part for part in parts if part)
