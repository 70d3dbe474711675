"""All open libraries as one list of pages: the only thing of this package that others need."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from medviewer.errors import LibraryError, Message, UnknownNameError, joined_messages
from medviewer.library.indexing.folder_library import FolderLibrary
from medviewer.library.names import beginnings
from medviewer.library.names.beginnings import HOLDING, STARTING, RankedName
from medviewer.library.names.folding import fold
from medviewer.library.names.name_query import Query
from medviewer.library.open_library import holder
from medviewer.library.opening import further, opened, prepare, tell_apart
from medviewer.library.paths import real, stored
from medviewer.library.records import (
    Changes,
    FileProblem,
    Library,
    LibraryPlace,
    PageEdition,
    PagePlace,
    Row,
    joined,
    name_libraries,
)
from medviewer.library.same_titles import told_apart
from medviewer.library.search import Choice, Search
from medviewer.work_log import logged

if TYPE_CHECKING:
    import sqlite3

    from medviewer.library.facts import LibraryFacts
    from medviewer.library.mentions.lookalikes import LookAlike
    from medviewer.library.mentions.medication_list import ListedMedication
    from medviewer.library.mentions.quiet_links import Links
    from medviewer.library.mentions.together import NamedBy, NamingCount, PagePair, Passage
    from medviewer.library.opening import KeptLibrary
    from medviewer.library.pack.format import Manifest
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.library.store.browse import Group
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.store.index import Index
    from medviewer.library.store.label_groups import LabelRow
    from medviewer.library.store.listing import Listing, PageCondition
    from medviewer.library.store.named_pages import NamedPage
    from medviewer.library.text.sentence_table import SentenceTable
    from medviewer.library.text.topics import Topic
    from medviewer.monograph.model import Monograph
    from medviewer.sealing.trust import Trust, Verdict

__all__ = [
    "Catalogue",
    "Changes",
    "FileProblem",
    "Library",
    "LibraryError",
    "PageEdition",
    "PagePlace",
    "Row",
    "UnknownNameError",
    "already_open",
    "name_libraries",
]

T = TypeVar("T")
_MOST_CALLED = 5
_PAGE = "SELECT title, mtime_ns FROM file JOIN page USING (id) WHERE path = ? AND source = ?"
_EDITIONS = "SELECT ? || source, title, lower(hex(digest)) FROM file JOIN page USING (id)"
_PROBLEMS = "SELECT source, line, message FROM problem ORDER BY source, line, rowid"


class Catalogue:
    """Several libraries, read through their indexes. Every method may be called from any thread."""

    def __init__(self, index_folder: Path) -> None:
        self._index_folder = index_folder
        self._holdings: tuple[KeptLibrary, ...] = ()
        self._opened: Callable[..., KeptLibrary] = partial(opened, index_folder=index_folder, trust=None, patient=False)
        self._names: Mapping[Path, str] = {}
        self._updating, self._naming = Lock(), Lock()
        self._used_labels: Mapping[str, str] = {}

    @classmethod
    def open(
        cls,
        libraries: Iterable[Library],
        index_folder: Path,
        trust: Trust | None = None,
        patient: bool = False,
        pins: Pins | None = None,
        seen: SeenLibraries | None = None,
        names: Mapping[Path, str] = MappingProxyType({}),
    ) -> Catalogue:
        """Open libraries with what their indexes hold; reads no page.

        trust: whose packs are welcome, None for everybody's. patient: a pack that is out of reach has no pages until
        it comes back. pins: at which packs of pack folders this workstation is held. seen: what it read of packs
        before. names: that libraries had before; see `name_libraries`. A pack that was not verified before has none
        until `update` has done that. Raises LibraryError where a folder is not there and was never indexed, or a pack
        is not there, ChangedTrustError where a folder stands in place of signed packs. An index that is missing,
        damaged or of another version is made anew, and kept in memory where it cannot be written: `notice` says so.
        """
        catalogue = cls(index_folder)
        catalogue._opened = partial(
            opened, index_folder=index_folder, trust=trust, patient=patient, pins=pins, seen=seen
        )
        catalogue._names = names
        try:
            with logged("libraries opened") as counts:
                for library in libraries:
                    catalogue._holdings += (catalogue._opened(library),)
                catalogue._name_packs()
                counts["libraries"] = len(catalogue._holdings)
        except LibraryError:
            catalogue.close()
            raise
        return catalogue

    def further(self, root: Path) -> KeptLibrary:
        """Open one library more as `open` does, in a thread, for `arrange`; raises LibraryError, also if it is open."""
        place = real(root)
        same = next((one for one in self.libraries if one.root == root or real(one.root) == place), None)
        if same is not None:
            raise already_open(root, same)
        *_, library = name_libraries([*(one.root for one in self.libraries), root], self.own_names(), self._names)
        return self._opened(library, patient=False)

    def arrange(self, roots: Sequence[Path], further: Iterable[KeptLibrary] = ()) -> list[KeptLibrary]:
        """List the open libraries and `further` ones in the order of `roots`; reads no page, looks at no disk.

        Return those that are not named, which the caller closes once nobody asks them any more.
        """
        with self._naming:
            known = {one.library.root: one for one in (*self._holdings, *further)}
            listed = [known.pop(root) for root in dict.fromkeys(roots) if root in known]
            tell_apart(listed)
            self._names = {**self._names, **{one.library.root: one.library.name for one in listed}}
            self._holdings = tuple(listed)
        return list(known.values())

    @property
    def libraries(self) -> tuple[Library, ...]:
        """Return the open libraries in the order in which they were named."""
        return tuple(open_library.library for open_library in self._holdings)

    def only_index(self) -> Index | None:
        """Return the index of the only open library; None where it is a pack's or in memory, or there are others."""
        kept = [one.index for one in self._folder_libraries() if one.index.file]
        return kept[0] if len(kept) == len(self._holdings) == 1 else None

    @property
    def notice(self) -> Message:
        """Return what went wrong with the indexes, a sentence or two for the user; empty if nothing did."""
        return joined_messages([open_library.notice for open_library in self._holdings if open_library.notice])

    def places(self) -> list[LibraryPlace]:
        """Return where the pages of each library are read past its index; a pack that was not verified is not named."""
        return [open_library.place for open_library in self._holdings]

    def seals(self) -> list[tuple[Library, Verdict, Manifest]]:
        """Return each pack that answers with what its seal is worth and what it says of itself."""
        packs = [(open_library.library, getattr(open_library, "opened", None)) for open_library in self._holdings]
        return [(library, opened.verdict, opened.manifest) for library, opened in packs if opened]

    def facts(self) -> list[LibraryFacts]:
        """Return what index, pack and `library.toml` of each open library say of it; not for the GUI's thread."""
        from medviewer.library.facts import facts_of

        return [facts_of(one) for one in self._holdings]

    def own_names(self) -> dict[Path, str]:
        """Return the name that each pack states of itself, by what was named; of those that were verified."""
        return _own_names(self._holdings)

    def rows(self) -> list[Row]:
        """Return all pages by title, whatever its case and accents."""
        if len(self._holdings) == 1:
            [one] = self._holdings
            rows = one.index.ask(lambda db: beginnings.rows(db, f"{one.library.name}/"))
            return told_apart(rows, several=False)
        return self._rows(beginnings.everything)

    def folded_listing(self) -> Listing:
        """Return all pages by title as `listing` does, the published labels of one generic name as one row."""
        from medviewer.library.store.listing import FOLDED, Listing

        return Listing(self._holdings, [FOLDED] * len(self._holdings))

    def labels(self, id: str) -> list[LabelRow]:
        """Return the published labels of the generic name of page `id`, in its library; see `label_groups`."""
        from medviewer.library.store import label_groups

        prefix = f"{id.partition('/')[0]}/"
        return self._asked_of(id, partial(label_groups.labels_of, prefix=prefix), [])

    def labels_called(self, generic: str) -> list[LabelRow]:
        """Return the published labels of a generic name in all libraries, one library after the other."""
        from medviewer.library.store.label_groups import labels_called

        return self._told_by_all(partial(labels_called, key=fold(generic)))

    def label_count(self, id: str) -> int:
        """Return how many labels `labels` returns."""
        from medviewer.library.store import label_groups

        return self._asked_of(id, label_groups.count_of, 0)

    def label_leader(self, id: str) -> str:
        """Return the id of the page that stands for the labels among which page `id` is, empty where it is no label."""
        from medviewer.library.store import label_groups

        source = self._asked_of(id, label_groups.leader_of, "")
        return f"{id.partition('/')[0]}/{source}" if source else ""

    def _asked_of(self, id: str, question: Callable[..., T], otherwise: T) -> T:
        """Return the answer about the path of a page, from the index of its library; `otherwise` where it has none."""
        held = holder(self._holdings, id)
        return held[0].index.ask(partial(question, path=stored(id.removeprefix(held[1])))) if held else otherwise

    def listing(self, group: Group | None = None, query: str = "", among: Collection[str] | None = None) -> Listing:
        """Return the pages by title so that only those that are looked at are read.

        group: whose pages are meant. among: ids of the pages that are meant. query: whose words each start a word of a
        page's names; where no page is named so, those that hold the query anywhere.
        """
        from medviewer.library.store.listing import Listing

        asked = Query.of(query)
        meant = [self._meant(one, group, among) for one in self._holdings]
        if not asked.words:
            return Listing(self._holdings, meant)
        starting = Listing(self._holdings, [one.and_also(STARTING, starts=asked.starts) for one in meant])
        if starting:
            return starting
        return Listing(self._holdings, [one.and_also(HOLDING, squeezed=asked.squeezed) for one in meant])

    def members(self, group: CodeGroup, without: Collection[str] = ()) -> Listing:
        """Return the pages of a class or code by title; of a group that `choice` made of these libraries.

        without: ids of pages that are left out.
        """
        from medviewer.library.store.listing import members

        return members(self._holdings, group.wanted, without)

    def code_group(self, text: str) -> CodeGroup | None:
        """Return the pages of the class or code that `text` is, None where it is neither."""
        from medviewer.library.store.code_groups import group_of

        return group_of(self._holdings, text)

    def match(self, query: str) -> list[Row]:
        """Return the pages that `query` names, the best first; all of them where it holds no letter or digit.

        Each of its words starts a word of the title, the generic name or a brand, in any order; signs, case and accents
        make no difference. Where no page is named so, those come whose names hold the query anywhere. For the order see
        `search.starting`; at each level a single ingredient comes before a combination.
        """
        asked = Query.of(query)
        if not asked.words:
            return self.rows()
        return self._rows(lambda db: beginnings.starting(db, asked)) or self._rows(
            lambda db: beginnings.anywhere(db, asked)
        )

    def groups(self, kind: str) -> list[Group]:
        """Return the groups of a kind (browse.KINDS) with the number of their pages."""
        from medviewer.library.store import browse

        counts = [
            pair
            for one in self._holdings
            for pair in one.index.read(partial(_counted, kind=kind, library=one.library.name))
        ]
        return browse.gathered(kind, counts)

    def search(self) -> Search:
        """Return what asks these libraries for names and passages; good until the catalogue is closed."""
        return Search(self._holdings)

    def sentences(
        self,
        text: str,
        sections: Collection[str] = (),
        topic: Topic | None = None,
        group: Group | CodeGroup | None = None,
        among: Collection[str] | None = None,
        order: str = "drug",
        check: Callable[[], None] = lambda: None,
    ) -> SentenceTable:
        """Return the sentences that answer `text` as rows of a table; see `Search.sentences`.

        group: whose pages are asked about, a class or code as these libraries have it now. among: ids of those. Each of
        them that has none has a row that says so.
        """
        from medviewer.library.store.code_groups import CodeGroup, pages_in

        if isinstance(group, CodeGroup):
            return self.search().sentences(text, sections, topic, pages_in(self._holdings, group), order, check)
        asks_each = group is not None or among is not None
        wanted = [self._meant(one, group, among) for one in self._holdings] if asks_each else ()
        return self.search().sentences(text, sections, topic, wanted, order, check)

    def lookalikes(self, id: str, limit: int = 5) -> list[LookAlike]:
        """Return the drugs of the same library whose names can be mistaken for that of page `id`; see `lookalikes`."""
        held = holder(self._holdings, id)
        return held[0].index.read(partial(_lookalikes, prefix=held[1], id=id, limit=limit)) if held else []

    def named_together(self, ids: Sequence[str]) -> list[PagePair]:
        """Return each two of up to 30 pages with the passages in which one names the other; see `together`."""
        from medviewer.library.mentions import together

        return together.named_together(self._holdings, ids)

    def named_by(self, id: str) -> NamedBy:
        """Return the pages of the same library that name page `id`, by section."""
        from medviewer.library.mentions import together

        return together.named_by(self._holdings, id)

    def naming_count(self, id: str) -> NamingCount:
        """Return how many pages of the same library name page `id`."""
        from medviewer.library.mentions import together

        return together.naming_count(self._holdings, id)

    def passages_naming(self, id: str, others: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
        """Return the passages in which up to 200 other pages name page `id`, by the ids of those that do."""
        from medviewer.library.mentions import together

        return together.passages_naming(self._holdings, id, others)

    def read_list(self, text: str) -> list[ListedMedication]:
        """Return what each line of a pasted medication list names; see `medication_list`."""
        from medviewer.library.mentions import medication_list, tables

        is_entry = partial(self._asked_of, question=tables.is_entry, otherwise=False)
        return medication_list.read_list(self.search(), text, self._called, is_entry)

    def links(self, id: str) -> Links:
        """Return what finds the names of other pages of the library in the text of page `id`."""
        from medviewer.library.mentions import quiet_links

        return quiet_links.links(self._holdings, id)

    def page(self, id: str) -> PagePlace | None:
        """Return where the page `id` lies, None where there is none."""
        for open_library in self._holdings:
            library, prefix = open_library.library, f"{open_library.library.name}/"
            if not id.startswith(prefix):
                continue
            source = id.removeprefix(prefix)
            path = stored(source)
            row = open_library.index.ask(partial(_page, path=path, source=source))
            if row:
                return PagePlace(
                    id, row[0], library, library.root / os.fsdecode(path), source, row[1] / 1e9, open_library.files
                )
        return None

    def editions(self) -> list[PageEdition]:
        """Return id, title and content hash of every page, in no order."""
        return [PageEdition._make(row) for row in self._told_by_all(_editions)]

    def named_pages(self) -> list[NamedPage]:
        """Return every page with its names and codes, by title as `rows` does."""
        from medviewer.library.store.named_pages import named_pages

        return [page for _, page in sorted(self._told_by_all(named_pages))]

    def choice(self, text: str, aliases: Mapping[str, str] | None = None) -> Choice:
        """Return what `text` opens by itself; see `chosen_page.chosen`."""
        from medviewer.library.chosen_page import chosen

        return chosen(self._holdings, text, aliases, self._used_labels)

    def use_labels(self, labels: Mapping[str, str]) -> None:
        """Have generic names open the published labels that are used for them. labels: id or setId by name."""
        self._used_labels = {fold(name): id for name, id in labels.items()}

    def find(self, name: str) -> PagePlace:
        """Return the page that `name` means: by its id, by what the name opens, or by the name of its file.

        Raises UnknownNameError with the nearest titles.
        """
        from medviewer.library.find_page import find

        page = self.page(name) or self.page(find(self._holdings, name, self._used_labels))
        if page is None:
            raise UnknownNameError(name)
        return page

    def read(self, id: str) -> Monograph:
        """Read the page `id` from its file; raises UnknownNameError, PageError where it cannot be read.

        Where the index holds another edition of it, `outdated` and `stale` tell so from then on.
        """
        from medviewer.library.rendered import read_page

        page = self.page(id)
        if page is None:
            raise UnknownNameError(id)
        open_library = self._holding_of(page)
        monograph = read_page(page, open_library, self._index_folder)
        if isinstance(open_library, FolderLibrary):
            open_library.was_read(stored(page.source), monograph.digest)
        return monograph

    def _called(self, key: str) -> list[Row]:
        """Return the pages that others call `key`, as texts are looked through for it."""
        from medviewer.library.mentions import tables

        return self._told_by_all(partial(tables.called, key=key, limit=_MOST_CALLED))

    def _told_by_all(self, question: Callable[..., Iterable[T]]) -> list[T]:
        """Return what all libraries answer, one after the other. question: takes `prefix`, how their ids begin."""
        return [
            row for one in self._holdings for row in one.index.ask(partial(question, prefix=f"{one.library.name}/"))
        ]

    def earlier(self, id: str, markdown: str) -> Monograph:
        """Return an earlier text of the page `id` as it would be read today; raises UnknownNameError."""
        from medviewer.library.indexing.page_entries import fallback_title
        from medviewer.monograph.parser import parse

        page = self.page(id)
        if page is None:
            raise UnknownNameError(id)
        return parse(markdown, fallback_title(stored(page.source)), self._holding_of(page).vocabulary())

    def _holding_of(self, page: PagePlace) -> KeptLibrary:
        for open_library in self._holdings:
            if open_library.library == page.library:
                return open_library
        raise UnknownNameError(page.id)

    def problems(self) -> list[FileProblem]:
        """Return what could not be read or understood, by library and file; as of the last update."""
        return [
            FileProblem(library, source, library.root / os.fsdecode(stored(source)), line, Message.from_json(message))
            for library, index in ((open_library.library, open_library.index) for open_library in self._holdings)
            for source, line, message in index.ask(lambda db: db.execute(_PROBLEMS).fetchall())
        ]

    def problem_count(self) -> int:
        """Return how many problems there are, without reading them."""
        return sum(self._told_by_all(lambda db, prefix: db.execute("SELECT count(*) FROM problem").fetchone()))

    def is_whole(self) -> bool:
        """Tell whether the names of all libraries are known that can be reached; looks at no disk."""
        return all(one.is_whole() or not one.reachable for one in self._holdings)

    def stale(self, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Tell whether `update` would find something, by a look at stamps, and at contents where these do not tell.

        cancelled: is asked at each file that is looked at. Not for the GUI's thread.
        """
        by_stamps = sum(open_library.stale(cancelled) for open_library in self._holdings)
        return bool(by_stamps) or any(one.doubted_differ(cancelled) for one in self._folder_libraries())

    def outdated(self) -> bool:
        """Tell whether a page that was read proved to be another edition than its index holds; looks at no disk."""
        return any(one.outdated for one in self._folder_libraries())

    def _folder_libraries(self) -> list[FolderLibrary]:
        return [one for one in self._holdings if isinstance(one, FolderLibrary)]

    def folders(self) -> list[str]:
        """Return the folders of the libraries as the last `stale` found them."""
        return [os.fsdecode(folder) for open_library in self._holdings for folder in open_library.folders]

    def unreachable(self) -> tuple[Library, ...]:
        """Return the libraries whose folder did not answer the last `open`, `stale` or `update`; looks at no disk."""
        return tuple(open_library.library for open_library in self._holdings if not open_library.reachable)

    def update(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
        checking: Callable[[int, int], None] = lambda done, total: None,
        contents: bool = False,
        stage: Callable[[str], None] = lambda name: None,
    ) -> Changes:
        """Read what differs between the folders and their indexes, and return that; not for the GUI's thread.

        progress: is told how much of how many files is done, on the calling thread; stage: READING or NAMING.
        cancelled: is asked between files; what is read by then stays. checking: is told how many of how many bytes of a
        pack are verified. contents: compare every page's content with its index, whatever its stamps say; told as
        `progress`. A library that cannot be reached keeps its pages. Raises LibraryError where the process that reads
        many dies twice, and, once all is done, where a pack is refused; ChangedTrustError where it waits for a yes.
        """
        with self._updating, logged("libraries updated", libraries=len(self._holdings)) as counts:
            refused = prepare(self._holdings, checking, cancelled)
            self._name_packs()
            for open_library in self._holdings:
                if contents and isinstance(open_library, FolderLibrary):
                    open_library.look_into(progress, cancelled)
            tasks = [(open_library, open_library.compare(cancelled)) for open_library in self._holdings]
            total = sum(work.reads for _, work in tasks if work)
            before, parts, counts["read"] = 0, [], total
            progress(0, total)
            for open_library, work in tasks:
                parts.append(open_library.update(work, partial(further, progress, before, total), cancelled, stage))
                before += work.reads if work else 0
                if cancelled():
                    break
            else:
                progress(total, total)
            changes = joined(parts)
            counts |= {"added": len(changes.added), "changed": len(changes.changed), "removed": len(changes.removed)}
            if refused:
                raise refused[0]
            return changes

    def close(self) -> None:
        """Close the indexes; what other threads ask after that raises sqlite3.ProgrammingError."""
        for open_library in self._holdings:
            open_library.close()

    def _name_packs(self) -> None:
        """Call packs by the names that they state, as soon as they are verified."""
        with self._naming:
            if _own_names(self._holdings):
                self._rename(self._holdings)

    def _rename(self, open_libraries: Sequence[KeptLibrary]) -> None:
        """Name libraries that are listed together; each keeps the name that it had before where that is one of its."""
        roots = [one.library.root for one in open_libraries]
        named = name_libraries(roots, _own_names(open_libraries), self._names)
        by_root = {library.root: library for library in named}
        for one in open_libraries:
            one.library = by_root.get(one.library.root, one.library)
        self._names = {**self._names, **{library.root: library.name for library in named}}

    def _meant(self, open_library: KeptLibrary, group: Group | None, among: Collection[str] | None) -> PageCondition:
        """Return which pages of a library are in the group, or among those that are named."""
        from medviewer.library.store import browse
        from medviewer.library.store.listing import EVERY, pages_of

        name = open_library.library.name
        meant = browse.wanted(group, name) if group else EVERY
        if among is None:
            return meant
        pages = open_library.index.ask(partial(pages_of, prefix=f"{name}/", ids=among))
        return meant.and_also("id IN (SELECT value FROM json_each(:among))", among=str(pages))

    def _rows(self, question: Callable[[sqlite3.Connection], Iterable[RankedName]]) -> list[Row]:
        """Ask all libraries and return their rows in one order."""
        if len(self._holdings) == 1:
            [one] = self._holdings
            rows = one.index.ask(lambda db: [_row(ranked, one.library) for ranked in question(db)])
            return told_apart(rows, several=False)
        found = [(row, one) for one in self._holdings for row in one.index.ask(lambda db: list(question(db)))]
        found.sort(key=lambda pair: beginnings.shown_order(pair[0]))
        return told_apart([_row(ranked, one.library) for ranked, one in found], several=True)


def already_open(root: Path, same: Library) -> LibraryError:
    """Return what says that a folder or pack is open, and as which library."""
    return LibraryError("“{}” is open already: it is the library “{}”.", root, same.name)


def _own_names(open_libraries: Iterable[KeptLibrary]) -> dict[Path, str]:
    names = {one.library.root: getattr(one, "own_name", "") for one in open_libraries}
    return {root: name for root, name in names.items() if name}


def _row(ranked: RankedName, library: Library) -> Row:
    return Row(f"{library.name}/{ranked[3]}", ranked[4], ranked[5])


def _counted(db: sqlite3.Connection, kind: str, library: str) -> list[tuple[str, int]]:
    from medviewer.library.store import browse

    return browse.counted(db, kind, library)


def _page(db: sqlite3.Connection, path: bytes, source: str) -> tuple[str, int] | None:
    row: tuple[str, int] | None = db.execute(_PAGE, (path, source)).fetchone()
    return row


def _editions(db: sqlite3.Connection, prefix: str) -> list[tuple[str, str, str]]:
    return db.execute(_EDITIONS, (prefix,)).fetchall()


def _lookalikes(db: sqlite3.Connection, prefix: str, id: str, limit: int) -> list[LookAlike]:
    from medviewer.library.mentions import lookalikes

    row = db.execute("SELECT id FROM file WHERE path = ?", (stored(id.removeprefix(prefix)),)).fetchone()
    return lookalikes.of(db, row[0], prefix, limit) if row else []
