"""The search box's questions, asked of all open libraries: which names, which passages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from weakref import WeakSet

from medviewer.library.names.folding import fold
from medviewer.library.names.hits import ALIAS, CONTAINS, EXACT, KINDS, NAMED, NEAR, IndexHit, NameHit
from medviewer.library.names.name_query import Query
from medviewer.library.names.named_drugs import NamedDrug
from medviewer.library.open_library import holder
from medviewer.library.same_titles import told_apart
from medviewer.work_log import logged

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.store.listing import Listing, PageCondition
    from medviewer.library.text.passages import FoundPassages
    from medviewer.library.text.plain_scan import ScannedPages
    from medviewer.library.text.plain_text import PlainText
    from medviewer.library.text.sentence_table import SentenceTable
    from medviewer.library.text.topics import Topic
    from medviewer.monograph.sections.vocabulary import Vocabulary

T = TypeVar("T")
_MOST_CALLED = 5
_ROW = "SELECT source, title, subtitle FROM page WHERE id = ?"
_SHOWN = "SELECT id, source, title, subtitle FROM page WHERE id IN (SELECT value FROM json_each(?))"
_PAGE_OF = "SELECT id FROM file WHERE path = ?"
_TITLED = "SELECT key, title FROM section WHERE key = ? OR lower(title) = ? OR key LIKE ? ORDER BY key != ?, key"

_SECTION_TITLES = "SELECT key, title FROM section ORDER BY code"
_SECTIONS_OF = """SELECT section.key FROM passage JOIN section ON section.code = passage.rowid % :codes
    WHERE passage.rowid BETWEEN :page * :codes AND :page * :codes + :codes - 2"""


class AbandonedError(Exception):
    """A question was interrupted; its asker no longer wants the answer."""


class Choice(NamedTuple):
    """Meaning of a query, and the page that it opens by itself.

    id: of the page, empty for none. read_as: the name that was read from an order, or beside a topic, else empty.
    means: all that the query may mean as an abbreviation; none of it is opened. topic: which passages are asked for.
    named: drugs that the query names among other words, or several of them; none of them is opened.
    group: the pages of the class or code that the query is, or names beside a topic, None where it is neither.
    """

    id: str = ""
    read_as: str = ""
    means: tuple[str, ...] = ()
    topic: Topic | None = None
    named: tuple[NamedDrug, ...] = ()

    @property
    def together(self) -> tuple[str, ...]:
        """Return the ids of two and more pages that the query names; none where one of its names has several."""
        ids = tuple(one.id for one in self.named)
        return ids if len(ids) > 1 and all(ids) else ()

    group: CodeGroup | None = None

    @property
    def is_no_name(self) -> bool:
        """Return whether the query is a code and can be nothing else: no names and no passages are looked for."""
        return self.group is not None and self.group.is_certain

    @property
    def among(self) -> CodeGroup | None:
        """Return the class or code in whose pages a topic is looked for, None for all pages."""
        return self.group if self.topic else None

    def searched(self, typed: str) -> str:
        """Return the text that passages are looked for by: the drug of an order or beside a topic, else all words.

        It is empty beside a class or code: the topic is looked for in the passages of its pages.
        """
        if self.topic:
            return "" if self.group else f"{self.read_as} "  # its last word is whole
        return self.read_as if self.id and self.read_as else typed


class PassageHit(NamedTuple):
    """A section of a page that answers a query.

    section: its key, label: its title. snippet: one line of it. marks: (start, length) of the hits in `snippet`.
    """

    id: str
    title: str
    section: str
    label: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


class FoundNames(NamedTuple):
    """The names that answer a query, each page once, in this order.

    asked: what was looked for: the name of an order, else all that was typed. held: those that it may mean as an
    abbreviation; missing: what it may mean and no library has. names: those that are called so, or nearly. named: drugs
    that the query names among other words. members: the pages of the class or code that it is, but those above; None
    where it is neither. behind: names that stand behind these.
    """

    asked: str
    held: Sequence[NameHit] = ()
    missing: tuple[str, ...] = ()
    names: Sequence[NameHit] = ()
    named: Sequence[NameHit] = ()
    members: Listing | None = None
    behind: Sequence[NameHit] = ()

    def hits(self) -> list[NameHit]:
        """Return all names in their order."""
        return [*self.held, *self.names, *self.named, *self.behind]


class Passages(NamedTuple):
    """The passages found, those of a drug together.

    counts: how many there are by section, in all of them; at least, if `capped`. labels: the titles of these sections.
    sections: the keys of those that were asked for, none for all. scanned: how many pages were gone through letter by
    letter for them, 0 where the index was asked. plain: what was looked for on these; is_whole: all of it as typed.
    """

    hits: list[PassageHit]
    counts: Mapping[str, int]
    capped: bool
    labels: Mapping[str, str]
    sections: frozenset[str]
    scanned: int = 0
    plain: PlainText | None = None
    is_whole: bool = False


def scan_for(text: str, found: Passages) -> bool:
    """Tell whether all pages are gone through for what no drug is called, once the index of words has answered.

    They are where it has nothing, and where it leaves signs of the text out.
    """
    from medviewer.library.text.plain_text import has_signs

    return not found.scanned and (not found.counts or has_signs(text))


class Search:
    """Asks the indexes of a catalogue.

    Every method may be called from any thread; each question uses a connection of its own. `interrupt` ends the
    questions that are being asked, which then raise AbandonedError; one that is asked afterwards is not touched.
    """

    def __init__(self, open_libraries: Iterable[OpenLibrary]) -> None:
        self._holdings = tuple(open_libraries)
        self._lock = Lock()
        self._busy: set[sqlite3.Connection] = set()
        self._round = 0
        self._askers: WeakSet[Search] = WeakSet()
        self._starred: tuple[object, Mapping[str, frozenset[int]]] = (None, {})

    def names(
        self,
        text: str,
        favourites: Collection[str] = frozenset(),
        limit: int = 50,
        aliases: Mapping[str, str] | None = None,
        apart: Collection[str] | None = None,
    ) -> list[NameHit]:
        """Return up to `limit` pages whose names answer `text`, the best first; none where it has no letter or digit.

        favourites: ids of pages that come before their equals. aliases: the user's own, from what is typed to a name.
        apart: None to have each label for itself; else published labels that are found by their generic name are one
        hit, all but the pages of these ids.
        """
        query = Query.of(text)
        if not query.words:
            return []
        found: list[tuple[tuple[float, ...], str, NameHit]] = []
        for open_library in self._holdings:
            prefix = f"{open_library.library.name}/"

            def question(db: sqlite3.Connection, prefix: str = prefix) -> list[tuple[tuple[float, ...], str, NameHit]]:
                from medviewer.library.names import ranking

                starred = _pages(db, prefix, favourites)

                def find(most: int) -> list[IndexHit]:
                    return ranking.names(db, query, starred, most, aliases or {})

                if apart is None:
                    return list(_shown(db, find(limit), prefix))
                from medviewer.library.store.folded_labels import found_folded

                return list(_shown(db, found_folded(db, query, find, _pages(db, prefix, apart), limit), prefix))

            found += self._ask(open_library, question, self._round)
        found.sort(key=lambda one: one[:2])
        return told_apart([hit for _, _, hit in found[:limit]], several=len(self._holdings) > 1)

    def found_names(
        self,
        query: str,
        choice: Choice,
        favourites: Collection[str] = frozenset(),
        limit: int = 50,
        aliases: Mapping[str, str] | None = None,
        apart: Collection[str] | None = None,
    ) -> FoundNames:
        """Return the names that answer a query, as the window lists them. choice: what it means; else as `names`."""
        asked = choice.read_as or query
        meant = self.called(choice.means)
        held = _once(hit for hits in meant.values() for hit in hits)
        found = [] if choice.is_no_name else self.names(asked, favourites, limit, aliases, apart)
        names = [hit for hit in found if hit.id not in {one.id for one in held}]
        answer = FoundNames(asked, held, tuple(name for name, hits in meant.items() if not hits), names)
        if choice.group is not None:
            return self._beside_group(answer, choice.group)
        if not choice.named or (len(choice.named) == 1 and any(hit.kind != NEAR for hit in [*held, *names])):
            return answer
        named = self._named(choice)
        others = [hit for hit in names if hit.id not in {one.id for one in named}]
        whole = [hit for hit in others if hit.kind not in (CONTAINS, NEAR)]  # a combination of these
        rest = [hit for hit in others if hit not in whole] if any(hit.kind != NEAR for hit in others) else []
        return answer._replace(names=whole, named=named, behind=rest)

    def _beside_group(self, found: FoundNames, group: CodeGroup) -> FoundNames:
        """Return the names that stand before the pages of a class or code, and those behind; near ones are left out.

        Before a class stand the drugs that are called just so, before a code all.
        """
        from medviewer.library.store.listing import members

        pages = members(self._holdings, group.wanted)
        names = [hit for hit in found.names if hit.kind != NEAR]
        before = [hit for hit in names if group.is_code or fold(hit.matched) == fold(found.asked)]
        if any(pages.place_of(hit.id) >= 0 for hit in before):
            pages = members(self._holdings, group.wanted, without=[hit.id for hit in before])
        held = [hit for hit in found.held if pages.place_of(hit.id) < 0]
        behind = [hit for hit in names if hit not in before and pages.place_of(hit.id) < 0]
        return found._replace(held=held, names=before, members=pages, behind=behind)

    def _named(self, choice: Choice) -> list[NameHit]:
        """Return the drugs that a query names among other words; all that are called so where a name is of several."""
        found: list[NameHit] = []
        for one in choice.named:
            held = holder(self._holdings, one.id) if one.id else None
            if held is None:
                found += [hit._replace(kind=NAMED) for hit in self.called([one.name])[one.name]]
            elif row := self._ask(held[0], partial(_row_of, id=one.id, prefix=held[1]), self._round):
                found.append(NameHit(one.id, *row, one.name, NAMED, 100.0))
        is_bare = all(one.id for one in choice.named)
        return told_apart(_once(found), several=len(self._holdings) > 1) if is_bare else _once(found)

    def called(self, names: Iterable[str]) -> dict[str, list[NameHit]]:
        """Return the pages that are called by each of some names, a few of each."""
        found = {name: self.names(name, limit=_MOST_CALLED) for name in names}
        return {
            name: [hit for hit in hits if hit.kind in (EXACT, ALIAS) and fold(hit.matched) == fold(name)]
            for name, hits in found.items()
        }

    def vocabularies(self) -> list[Vocabulary]:
        """Return the words for the sections of each library that is within reach; reads their files."""
        return [open_library.vocabulary() for open_library in self._holdings if open_library.reachable]

    def section_titles(self) -> dict[str, str]:
        """Return the title of each section that a page has, by its key."""
        titles: dict[str, str] = {}
        for open_library in self._holdings:
            rows = self._ask(open_library, lambda db: db.execute(_SECTION_TITLES).fetchall(), self._round)
            titles |= {key: title for key, title in rows if key not in titles}
        return titles

    def sections_of(self, id: str) -> list[str]:
        """Return the keys of the sections of a page that hold text; none of one that there is not.

        Of a library of 64 sections and more those from the 64th on are left out: its passages do not tell them apart.
        """
        held = holder(self._holdings, id)
        return self._ask(held[0], partial(_sections_of, id=id, prefix=held[1]), self._round) if held else []

    def passages(
        self,
        text: str,
        sections: Collection[str] = (),
        limit: int = 20,
        unwanted: Callable[[], bool] = lambda: False,
        topic: Topic | None = None,
        among: CodeGroup | None = None,
    ) -> Passages:
        """Return up to `limit` passages that answer `text`, best first; raises AbandonedError.

        sections: keys that are asked for besides those behind `in:` in the text. unwanted: whether the question was
        given up, which may be before a thread has come to it. topic: passages hold one of its words, too, and those in
        its sections come first. among: of whose pages they are. Not for the GUI's thread.
        """
        number = self._round
        if unwanted():
            raise AbandonedError
        told: list[_Told] = []
        with logged("text searched", libraries=len(self._holdings)) as counts:
            for open_library, pages in zip(self._holdings, self._pages_in(among), strict=True):
                prefix = f"{open_library.library.name}/"
                asked = _Asked(text, sections, limit, prefix, lambda: self._check(number), topic, pages)
                told.append(self._ask(open_library, asked.answer, number))
            found = _joined(told, limit)
            counts["passages"] = len(found.hits)
        return found

    def scan(
        self,
        text: str,
        sections: Collection[str] = (),
        limit: int = 20,
        unwanted: Callable[[], bool] = lambda: False,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Passages:
        """Return up to `limit` passages that hold `text` letter by letter, in words or not; see `plain_text`.

        All pages are gone through: for what `passages` does not find, whose parameters these are. Passages that hold
        its parts are returned where none holds all of it as it was typed. on_progress: takes how many pages of how many
        were gone through. Raises AbandonedError. Not for the GUI's thread.
        """
        from medviewer.library.text.plain_scan import PlainScan

        number = self._round
        if unwanted():
            raise AbandonedError
        found: list[ScannedPages] = []
        done = 0
        with logged("pages gone through", libraries=len(self._holdings)) as counts:
            total = sum(self._ask(one, _page_count, number) for one in self._holdings)
            for one in self._holdings:
                wanted = self._ask(one, partial(_plain_text, text), number)
                scan = PlainScan(wanted, frozenset((*wanted.keys, *sections)))
                on_progress(done, total)
                while self._ask(one, scan.go_on, number):
                    if unwanted():
                        raise AbandonedError
                    on_progress(done + scan.found.scanned, total)
                found.append(scan.found)
                done += scan.found.scanned
            counts["pages"] = done
        return self._joined_scans(found, limit, number)

    def _joined_scans(self, found: Sequence[ScannedPages], limit: int, number: int) -> Passages:
        is_whole = any(pages.whole for pages in found)
        told = [
            self._ask(one, partial(_scanned, pages, is_whole, limit, f"{one.library.name}/"), number)
            for one, pages in zip(self._holdings, found, strict=True)
        ]
        plain = next((pages.used(is_whole) for pages in found if pages.used(is_whole).parts), None)
        scanned = sum(pages.scanned for pages in found)
        return _joined(told, limit)._replace(scanned=scanned, plain=plain, is_whole=is_whole)

    def sentences(
        self,
        text: str,
        sections: Collection[str] = (),
        topic: Topic | None = None,
        wanted: Sequence[tuple[str, Mapping[str, str]] | None] = (),
        order: str = "drug",
        check: Callable[[], None] = lambda: None,
    ) -> SentenceTable:
        """Return the sentences of all passages that answer `text`, as rows of a table; `passages` says what it takes.

        wanted: of each library, which of its pages are asked about; empty for all. order: one of
        `sentence_table.ORDERS`. check: is called between pages, and may raise. Not for the GUI's thread.
        """
        from medviewer.library.text.sentence_table import SentenceQuestion, SentenceTable

        question = SentenceQuestion(text, _section, sections, topic)
        return SentenceTable(self._holdings, question, wanted or [None] * len(self._holdings), order, check)

    def _pages_in(self, group: CodeGroup | None) -> Sequence[PageCondition | None]:
        if group is None:
            return [None] * len(self._holdings)
        from medviewer.library.store.code_groups import pages_in

        return pages_in(self._holdings, group)

    def for_asker(self) -> Search:
        """Return what asks for one asker: its `interrupt` abandons its own questions, that of this one all of them."""
        asker = Search(self._holdings)
        self._askers.add(asker)
        return asker

    def interrupt(self) -> None:
        """Abandon all questions that are being asked; returns at once."""
        for asker in tuple(self._askers):
            asker.interrupt()
        with self._lock:
            self._round += 1
            for db in self._busy:
                db.interrupt()

    def _ask(self, open_library: OpenLibrary, question: Callable[[sqlite3.Connection], T], number: int) -> T:
        def asked(db: sqlite3.Connection) -> T:
            with self._abandonable(db, number):
                return question(db)

        try:
            return open_library.index.read(asked)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise AbandonedError from error
            raise
        except sqlite3.ProgrammingError as error:  # the index was closed
            if number != self._round:
                raise AbandonedError from error
            raise

    @contextmanager
    def _abandonable(self, db: sqlite3.Connection, number: int) -> Iterator[None]:
        with self._lock:
            self._busy.add(db)
        try:
            self._check(number)
            yield
        finally:
            with self._lock:
                self._busy.discard(db)

    def _check(self, number: int) -> None:
        if number != self._round:
            raise AbandonedError


class _Told(NamedTuple):
    """One index’s answer: hits with their closeness, and the rest as in `Passages`."""

    hits: list[tuple[float, PassageHit]]
    counts: dict[str, int]
    capped: bool
    labels: dict[str, str]
    sections: frozenset[str]


class _Asked(NamedTuple):
    """A question for passages, as one index answers it."""

    text: str
    sections: Collection[str]
    limit: int
    prefix: str
    check: Callable[[], None]
    topic: Topic | None
    pages: PageCondition | None

    def answer(self, db: sqlite3.Connection) -> _Told:
        from medviewer.library.text import passages
        from medviewer.library.text.text_query import TextQuery

        query = TextQuery.of(self.text, lambda word: _section(db, word))
        first = self.topic.sections if self.topic else ()
        if self.topic:
            query = query._replace(either=self.topic.terms)
        known = _sections(db)
        keys = frozenset((*query.keys, *self.sections))
        codes = [code for code, (key, _) in known.items() if key in keys]
        if keys and not codes:
            return _Told([], {}, False, {}, keys)
        leading = [code for code, (key, _) in known.items() if key in first]
        answer = passages.ask(db, query, codes, self.limit, self.check, leading, self.pages)
        counts = {known[code][0]: count for code, count in answer.counts.items() if code in known}
        labels = {key: title for key, title in known.values() if key in counts}
        return _Told(list(self._shown(db, answer, known)), counts, answer.capped, labels, keys)

    def _shown(
        self, db: sqlite3.Connection, answer: FoundPassages, known: Mapping[int, tuple[str, str]]
    ) -> Iterator[tuple[float, PassageHit]]:
        from medviewer.library.text.snippets import snippet
        from medviewer.library.text.stored_texts import unpacked

        for hit in answer.hits:
            self.check()
            source, title, _ = db.execute(_ROW, (hit.page,)).fetchone()
            key, label = known[hit.code]
            texts = dict(unpacked(db.execute("SELECT content FROM text WHERE page = ?", (hit.page,)).fetchone()[0]))
            line = snippet(texts.get(key, ""), answer.marks)
            yield hit.closeness, PassageHit(self.prefix + source, title, key, label, line.text, line.marks)


def _once(hits: Iterable[NameHit]) -> list[NameHit]:
    found: dict[str, NameHit] = {}
    for hit in hits:
        found.setdefault(hit.id, hit)
    return list(found.values())


def _row_of(db: sqlite3.Connection, id: str, prefix: str) -> tuple[str, str] | None:
    """Return title and second line of a page."""
    [*pages] = _pages(db, prefix, [id])
    row = db.execute(_ROW, (pages[0],)).fetchone() if pages else None
    return (row[1], row[2]) if row else None


def _plain_text(text: str, db: sqlite3.Connection) -> PlainText:
    from medviewer.library.text.plain_text import PlainText

    return PlainText.of(text, partial(_section, db))


def _scanned(pages: ScannedPages, is_whole: bool, limit: int, prefix: str, db: sqlite3.Connection) -> _Told:
    """Return the closest passages of pages that were gone through, as an index tells of those that it finds itself."""
    from medviewer.library.text.plain_scan import line

    known = _sections(db)
    hits = []
    for hit in pages.best(is_whole, limit):
        row = db.execute(_ROW, (hit.page,)).fetchone()
        if row and (said := line(db, hit, pages.used(is_whole))):
            key, label = known.get(hit.code, ("", ""))
            hits.append((hit.closeness, PassageHit(prefix + row[0], row[1], key, label, said.text, said.marks)))
    counts = {known.get(code, ("",))[0]: count for code, count in pages.counts(is_whole).items()}
    labels = {key: title for key, title in known.values() if key in counts}
    return _Told(hits, counts, pages.capped, labels, pages.keys)


def _page_count(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM page").fetchone()[0])


def _joined(told: Sequence[_Told], limit: int) -> Passages:
    """Return what several indexes say as one, the passages of a drug together, the closest drug first."""
    hits = [hit for one in told for hit in one.hits]
    counts: dict[str, int] = {}
    for key, count in (pair for one in told for pair in one.counts.items()):
        counts[key] = counts.get(key, 0) + count
    if len(told) > 1:
        best: dict[str, float] = {}
        for closeness, hit in hits:
            best[hit.id] = min(closeness, best.get(hit.id, 0.0))
        hits.sort(key=lambda one: (best[one[1].id], one[1].id, one[0]))
    labels = {key: title for one in told for key, title in one.labels.items()}
    sections = frozenset(key for one in told for key in one.sections)
    return Passages([hit for _, hit in hits[:limit]], counts, any(one.capped for one in told), labels, sections)


def _sections(db: sqlite3.Connection) -> dict[int, tuple[str, str]]:
    """Return key and title of each section by its code."""
    return {code: (key, title) for code, key, title in db.execute("SELECT code, key, title FROM section")}


def _section(db: sqlite3.Connection, word: str) -> str | None:
    """Return the key of the section that a word behind `in:` means: its key, its title, or the only one it begins."""
    name = word.casefold()
    rows = db.execute(_TITLED, (name, name.replace("_", " "), name.replace("%", "") + "%", name)).fetchall()
    return rows[0][0] if rows and (rows[0][0] == name or len(rows) == 1) else None


def _sections_of(db: sqlite3.Connection, id: str, prefix: str) -> list[str]:
    from medviewer.library.text.stored_texts import CODES

    [*pages] = _pages(db, prefix, [id])
    rows = (db.execute(_SECTIONS_OF, {"page": page, "codes": CODES}) for page in pages)
    return [key for found in rows for (key,) in found]


def _pages(db: sqlite3.Connection, prefix: str, favourites: Collection[str]) -> frozenset[int]:
    """Return the numbers of the favourites that lie in this index."""
    from medviewer.library.paths import stored

    paths = [stored(id.removeprefix(prefix)) for id in favourites if id.startswith(prefix)]
    rows = (db.execute(_PAGE_OF, (path,)).fetchone() for path in paths)
    return frozenset(row[0] for row in rows if row)


def _shown(
    db: sqlite3.Connection, found: Collection[IndexHit], prefix: str
) -> Iterator[tuple[tuple[float, ...], str, NameHit]]:
    """Yield what a list shows of each name that was found, behind what it is sorted by."""
    from medviewer.library.names.natural_order import natural

    pages = {row[0]: row[1:] for row in db.execute(_SHOWN, (str([hit.page for hit in found]),))}
    for hit in found:
        if hit.page not in pages:
            continue
        source, title, subtitle = pages[hit.page]
        found_name = NameHit(prefix + source, title, subtitle, hit.matched, hit.kind, _score(hit), hit.labels)
        if hit.labels:
            found_name = found_name._replace(title=hit.generic, subtitle="", matched=hit.generic)
        yield hit.order, natural(hit.key), found_name


def _score(hit: IndexHit) -> float:
    cost = 10 * hit.order[1] if hit.kind == NEAR else 0
    step = KINDS.index(hit.kind) if hit.kind in KINDS else int(hit.order[0])
    return round(max(0.0, 100 - 10 * step - cost), 1)
