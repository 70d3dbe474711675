"""Bring an index up to date with its folder: pages are read, and written in batches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.library import checksums, section_words
from medviewer.library.indexing import doubt
from medviewer.library.indexing.compare import Comparison
from medviewer.library.indexing.page_entries import PageEntry, read
from medviewer.library.mentions import common_names, lookalikes, mention_index, tables
from medviewer.library.names import name_forms, page_names
from medviewer.library.names.natural_order import natural
from medviewer.library.names.page_names import between_lines, listed
from medviewer.library.names.synonyms import OWN, Groups, own, shared
from medviewer.library.paths import shown
from medviewer.library.places import stray
from medviewer.library.pointer import POINTER
from medviewer.library.records import NAMING, READING, Changes
from medviewer.library.store import label_groups, page_counts, schema
from medviewer.library.store.index import Index
from medviewer.library.store.page_counts import CountedPage
from medviewer.library.text.stored_texts import CODES, FEW, PassageWriter, StoredPage, packed, unpacked
from medviewer.monograph.model import Problem, Summary
from medviewer.workers import Processes

if TYPE_CHECKING:
    from medviewer.monograph.sections.vocabulary import Vocabulary

WORTH_A_READER = 400
"""Pages from which on another process is worth its start."""
_MOST_PROBLEMS = 100
_COMPARED_AT_ONCE = _RENAMED_AT_ONCE = 500
_MERGED_AT_ONCE = 1000
"""Pages of 4 KB that a step of merging writes; some 30 ms."""
_MERGE = "INSERT INTO passage (passage, rank) VALUES ('merge', ?)"
_KNOWN = "SELECT id FROM file WHERE path = ?"
_LAST = "SELECT coalesce(max(id), 0) FROM file"
_FILE = """INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, basis = excluded.basis,
    digest = excluded.digest"""
_TOUCH = "UPDATE file SET size = ?, mtime_ns = ? WHERE path = ?"
_PAGE = "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_DROP = "DELETE FROM page WHERE id = ? RETURNING key, others, combined, prose, empty, class, atc, natural"
_STORED = "SELECT key, others, combined, prose, empty, title, generic, brands, other_names FROM page WHERE id = ?"
_WRITTEN = "UPDATE state SET written = written + ?"
_CALLED = f"""SELECT DISTINCT page FROM called
    WHERE level IN (1, 3, 5, {name_forms.EMPTY}) AND key IN (SELECT value FROM json_each(?)) ORDER BY page"""


class Writer:
    """Writes to one index, each call in one short transaction; raises SupersededError, sqlite3.Error.

    birth: of the index that the comparison was made with. number: of the vocabulary. titles: of sections.
    aliases: the library's own. stamps: whether those of the files are kept, which are others on each computer.
    commits: how many were made.
    """

    def __init__(
        self, birth: int, number: int, titles: Mapping[str, str], aliases: Groups, stamps: bool = True
    ) -> None:
        self.commits = 0
        self._stamps = stamps
        self._passages = PassageWriter(titles)
        self._spellings = name_forms.Spellings()
        self._together: lookalikes.AllNames | None = None
        self._aliases = aliases
        self._nothing: frozenset[str] = frozenset()
        self._birth = birth
        self._number = number
        self._revision = -1

    def put(self, db: sqlite3.Connection, readings: Sequence[PageEntry]) -> Changes:
        """Write pages; return the sources of those that can be shown, and of those that no longer can."""
        with self._transaction(db):
            touched = [reading.file for reading in readings if reading.known]
            db.executemany(_TOUCH, [(file.size, file.mtime_ns, file.path) for file in touched])
            fresh = [reading for reading in readings if not reading.known]
            numbers = self._numbers(db, fresh)
            had_page = [is_known and self._forget(db, number) for number, is_known in numbers]
            self._write(db, [(number, reading) for (number, _), reading in zip(numbers, fresh, strict=True)])
            db.execute(_WRITTEN, (sum(had_page) + sum(reading.summary is not None for reading in fresh),))
            if self._stamps:
                doubt.keep(db, [reading.file for reading in readings])
        sources = [(shown(one.file.path), bool(one.summary), had) for one, had in zip(fresh, had_page, strict=True)]
        return Changes(
            tuple(source for source, has, had in sources if has and not had),
            tuple(source for source, has, had in sources if has and had),
            tuple(source for source, has, had in sources if had and not has),
        )

    def remove(self, db: sqlite3.Connection, paths: list[bytes]) -> Changes:
        """Forget files that are gone; return the sources of their pages."""
        gone: list[str] = []
        with self._transaction(db):
            for path in paths:
                row = db.execute("DELETE FROM file WHERE path = ? RETURNING id", (path,)).fetchone()
                db.execute("DELETE FROM file_stamp WHERE id = ?", row or (None,))
                if row and self._forget(db, row[0]):
                    gone.append(shown(path))
            db.execute(_WRITTEN, (len(gone),))
        return Changes(removed=tuple(gone))

    def meet_names(self, db: sqlite3.Connection) -> Iterator[None]:
        """Find which names are near those of the pages that were written, a step at a time, where they are many."""
        self._spellings.forget()
        self._together = found = lookalikes.together(db)
        yield from found.names.find() if found else ()

    def compare_names(self, db: sqlite3.Connection) -> bool:
        """Find the look-alikes of some of the pages that were written; tell whether any are left."""
        with self._transaction(db):
            pages = [row[0] for row in db.execute("SELECT page FROM uncompared LIMIT ?", (_COMPARED_AT_ONCE,))]
            lookalikes.put(db, pages, self._together)
            db.executemany("DELETE FROM uncompared WHERE page = ?", [(page,) for page in pages])
        self._together = self._together if len(pages) == _COMPARED_AT_ONCE else None
        return len(pages) == _COMPARED_AT_ONCE

    def merge_texts(self, db: sqlite3.Connection, begin: bool) -> bool:
        """Do a step towards a full-text index of one part, the quickest to search; tell whether to go on.

        https://sqlite.org/fts5.html#the_merge_command: a negative number begins with all parts, two changes are work.
        """
        with self._transaction(db):
            before = db.total_changes
            db.execute(_MERGE, (-_MERGED_AT_ONCE if begin else _MERGED_AT_ONCE,))
            return db.total_changes - before >= 2

    def finish(
        self, db: sqlite3.Connection, comparison: Comparison, troubles: Iterable[tuple[str, int, Message]], summed: bool
    ) -> None:
        """Note that index and folder agree. troubles: source, line and message of what is wrong beside the pages.

        summed: whether to keep the checksum of all that was written; one that goes into a pack has a seal.
        """
        with self._transaction(db):
            db.execute("DELETE FROM problem WHERE file IS NULL")
            rows = [(source, line, _stored(message)) for source, line, message in troubles]
            db.executemany("INSERT INTO problem VALUES (NULL, ?, ?, ?)", rows)
            schema.agree(db, comparison.checksum, comparison.device)
            if summed:
                checksums.keep(db, schema.state(db).revision)

    def settle_names(self, db: sqlite3.Connection) -> None:
        """Have names that are common words name nothing where they stand on many pages, and again where they do not."""
        with self._transaction(db):
            changed = common_names.settle(db, CODES, schema.state(db).written)
            if not any(changed):
                return
            self._nothing = common_names.nothing(db)
            rows = db.execute(_CALLED, (json.dumps(sorted(changed.lost | changed.regained)),)).fetchall()
            for begin in range(0, len(rows), _RENAMED_AT_ONCE):
                self._rename(db, [page for (page,) in rows[begin : begin + _RENAMED_AT_ONCE]])
            tables.name_again(db, None if changed.regained else changed.lost)

    def count_words(self, db: sqlite3.Connection) -> None:
        """Count the words of the pages that were written, from which a word half typed is completed."""
        with self._transaction(db):
            self._passages.count_words(db)
            db.execute("UPDATE state SET counted = written")

    @contextmanager
    def _transaction(self, db: sqlite3.Connection) -> Iterator[None]:
        with schema.transaction(db):
            state = schema.state(db)
            if state.birth != self._birth:
                raise schema.SupersededError("the index was made anew meanwhile")
            if state.revision != self._revision:
                if self._revision >= 0 or state.counted != state.written:
                    self._passages.count_all()
                self._spellings.forget()
                self._together = None
                self._nothing = common_names.nothing(db)
            db.execute("UPDATE state SET revision = revision + 1")
            yield
        self._revision = state.revision + 1
        self.commits += 1

    @staticmethod
    def _numbers(db: sqlite3.Connection, readings: Iterable[PageEntry]) -> list[tuple[int, bool]]:
        """Return the number of each file, and whether the index knows it already."""
        last = db.execute(_LAST).fetchone()[0]
        if not last:
            return [(number, False) for number, _ in enumerate(readings, 1)]
        free = count(last + 1)
        rows = [db.execute(_KNOWN, (reading.file.path,)).fetchone() for reading in readings]
        return [(row[0], True) if row else (next(free), False) for row in rows]

    def _write(self, db: sqlite3.Connection, readings: list[tuple[int, PageEntry]]) -> None:
        """Write pages and problems of files that have none in the index; rows for full-text tables last of all."""
        later = name_forms.LateRows()
        pages = [(number, one, one.summary) for number, one in readings if one.summary]
        named = [self._names(summary) for _, _, summary in pages]
        numbered = [(number, called) for (number, _, _), called in zip(pages, named, strict=True)]
        files = [(number, one.file, one.digest) for number, one in readings]
        db.executemany(_FILE, [(n, f.path, f.size, f.mtime_ns, self._number, digest) for n, f, digest in files])
        columns = [
            (number, *_columns(shown(one.file.path), summary, called))
            for (number, one, summary), called in zip(pages, named, strict=True)
        ]
        db.executemany(_PAGE, columns)
        page_counts.add(db, [CountedPage(*map(str, row[-3:])) for row in columns])
        codes = [(system, code, number) for number, _, summary in pages for system, code in summary.codes]
        db.executemany("INSERT OR IGNORE INTO code VALUES (?, ?, ?)", codes)
        label_groups.put(db, [(number, summary) for number, _, summary in pages])
        entries = {number for number, _, summary in pages if summary.is_entry}
        db.executemany("INSERT INTO entry VALUES (?)", [(number,) for number in entries])
        alone = [(number,) for number, called in numbered if not called.combined and number not in entries]
        db.executemany("INSERT OR IGNORE INTO uncompared VALUES (?)", alone)
        db.executemany("INSERT INTO problem VALUES (?, ?, ?, ?)", [row for one in readings for row in _problems(*one)])
        self._spellings.put(db, numbered, later)
        texts = [
            StoredPage(number, called, one.texts, packed(one.texts))
            for (number, one, _), called in zip(pages, named, strict=True)
        ]
        self._passages.put(db, texts, later)
        common_names.note(db, {word for called in named for word in called.common})
        later.write(db)

    def _names(self, summary: Summary) -> page_names.ComparedNames:
        return common_names.judged(page_names.names_of(summary, shared(), self._aliases), summary, self._nothing)

    def _rename(self, db: sqlite3.Connection, pages: Sequence[int]) -> None:
        """Write the names of some pages anew, and their passages, which hold them.

        All of them are taken out first: to take one out asks the full-text tables, where names come last, which of its
        spellings other pages have.
        """
        later = name_forms.LateRows()
        stored = [self._unnamed(db, page) for page in pages]
        self._spellings.forget()
        self._spellings.put(db, [(page.number, page.names) for page in stored], later)
        self._passages.put(db, stored, later)
        later.write(db)

    def _unnamed(self, db: sqlite3.Connection, page: int) -> StoredPage:
        """Take out names and passages of a page; return it with the names that it is to have."""
        *old, title, generic, brands, others = db.execute(_STORED, (page,)).fetchone()
        summary = Summary(title, generic, listed(brands), other_names=listed(others))
        was = name_forms.RemovedNames(*old)
        names = self._names(summary)._replace(prose=frozenset(listed(was.prose)))  # a label's product is among it
        db.execute("UPDATE page SET others = ?, empty = ? WHERE id = ?", (names.others, _empty(names), page))
        name_forms.remove(db, page, was)
        content = self._passages.remove(db, page, was.key, was.others)
        return StoredPage(page, names, unpacked(content), content)

    def _forget(self, db: sqlite3.Connection, number: int) -> bool:
        """Remove page and problems of a file; tell whether there was a page."""
        label_groups.remove(db, number)
        db.execute("DELETE FROM problem WHERE file = ?", (number,))
        gone = db.execute(_DROP, (number,)).fetchone()
        if gone:
            was = name_forms.RemovedNames(*gone[:5])
            self._spellings.forget()
            page_counts.add(db, [CountedPage(*gone[5:])], times=-1)
            name_forms.remove(db, number, was)
            lookalikes.remove(db, number)
            self._passages.remove(db, number, was.key, was.others)
            db.execute("DELETE FROM code WHERE page = ?", (number,))
            db.execute("DELETE FROM entry WHERE page = ?", (number,))
        return gone is not None


def _columns(source: str, summary: Summary, compared: page_names.ComparedNames) -> tuple[str | int, ...]:
    """Return the columns of `page` behind its number."""
    brands = _lines(summary.brands[: page_names.MOST_NAMES])
    other_names = _lines(summary.other_names[: page_names.MOST_NAMES])
    atc = " ".join(map(page_names.clean, summary.atc[: page_names.MOST_NAMES]))
    shown_names = (
        page_names.clean(summary.title),
        page_names.subtitle(summary),
        page_names.clean(summary.generic_name),
    )
    drug_class = page_names.clean(summary.drug_class)
    names = (*shown_names, brands, other_names, between_lines(sorted(compared.prose)), _empty(compared))
    return (*compared[:3], source, *names, drug_class, atc, natural(compared.key))


def _lines(names: Iterable[str]) -> str:
    return "\n".join(map(page_names.clean, names))


def _empty(names: page_names.ComparedNames) -> str:
    return between_lines(one.key for one in names.empty)


def _problems(number: int, reading: PageEntry) -> list[tuple[int, str, int, str]]:
    source = shown(reading.file.path)
    return [(number, source, *problem) for problem in _as_rows(reading.problems)]


def _as_rows(problems: tuple[Problem, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and message of the first problems, then how many more there are."""
    for problem in problems[:_MOST_PROBLEMS]:
        yield problem.line, _stored(problem.message)
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        yield 0, _stored(Message("{} more problems are not listed. Mend the first ones.", more))


def _stored(message: Message) -> str:
    return message.as_json(page_names.clean)


_BATCH, _LONGEST_BATCH, _SHARE = 0.2, 2.0, 32
"""Seconds of reading between two transactions: few at first, so that names are there at once, then more.

Numbers of spellings fall all over their table, so that a transaction writes half of it anew, however large that has
become: later there is one for each 32nd of the time.
"""
_LARGEST_BATCH = 2000
"""Pages between two transactions: they are held in memory, some 20 KB each."""
_CACHE_KIB = 32 * 1024
"""Of the index, while many pages are written; a window's own connections do with much less."""
_READ = 3, 5
"""Which part of the work is done once all files are read: so many of so many."""
_STEP = 0.03
"""Seconds between two reports of progress."""


class UpdateListener(NamedTuple):
    """Whom an update talks to.

    progress: is told how much of how many files is done: a part for reading them all, the rest for the names in them.
    cancelled: is asked between files. changed: is told the sources of pages as soon as they are in the index.
    stage: is told what is done from now on, READING or NAMING.
    """

    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    changed: Callable[[Changes], None]
    stage: Callable[[str], None] = lambda name: None


class UpdateResult(NamedTuple):
    """The end of an update. commits: transactions that were made. whole: nothing was left out."""

    commits: int
    whole: bool


def refresh(
    index: Index, root: Path, work: Comparison, report: UpdateListener, apart: bool = False, steady: bool = False
) -> UpdateResult:
    """Do what a whole comparison asks for; what was committed stays if this is cut short. Raises sqlite3.Error.

    apart: let another process read the pages while this one writes them. steady: write after so many pages, not after
    so many seconds, so that the same folder makes the same index.
    """
    if _is_settled(index, work):
        return UpdateResult(0, True)
    vocabulary, unused = section_words.vocabulary(root)
    aliases, refused = own(root)
    titles = {key: vocabulary.title_of(key) for key in vocabulary.keys}
    writer = Writer(work.state.birth, work.number, titles, aliases, stamps=not steady)
    if work.removed:
        with index.connection() as db:
            report.changed(writer.remove(db, work.removed))
    spelt: tuple[Problem, ...] = ()
    report.stage(READING)
    with Processes(1) if apart else nullcontext() as processes:
        for batch in _batches(_readings(root, work, vocabulary, processes), work.reads, report, steady):
            with index.connection() as db, schema.roomy(db, _CACHE_KIB if work.reads > len(batch) else 0):
                report.changed(writer.put(db, batch))
        if not report.cancelled():
            report.stage(NAMING)
            sharing = _sharing(index, writer, work.reads, report, processes)
            spelt = mention_index.bring_up_to_date(index, root, work.state.birth, aliases, report.cancelled, sharing)
    whole = not report.cancelled()
    if whole:
        with index.connection() as db:
            refusals = [*_told(OWN, refused), *_told(section_words.TALLMAN, spelt)]
            writer.finish(db, work, [*_troubles(root, work, vocabulary, unused), *refusals], not steady)
    return UpdateResult(writer.commits, whole)


def _is_settled(index: Index, work: Comparison) -> bool:
    """Keep the stamps of files that were looked into; tell whether there is nothing more to do."""
    if work.looked_into:
        with index.connection() as db:
            doubt.settle(db, work.looked_into)
    return not (work.reads or work.removed) and work.has_pages and work.checksum == work.state.checksum


def _sharing(
    index: Index, writer: Writer, reads: int, report: UpdateListener, processes: Processes | None
) -> mention_index.Sharing:
    """Do what comes before names are looked for, and return what may be done meanwhile: nothing in one process."""
    with index.connection() as db:
        writer.settle_names(db)
    rest = _Rest(writer, reads)
    if processes is None:
        rest.do_all(index, report.cancelled)
    return mention_index.Sharing(processes, rest.do, _naming(report, reads))


def _naming(report: UpdateListener, reads: int) -> Callable[[float], None]:
    """Return what takes the part of the names that is found for the progress of all."""
    read = reads * _READ[0] // _READ[1]
    return lambda part: report.progress(read + int((reads - read) * part), reads)


class _Rest:
    """The rest of the work once pages are written, in short steps: whoever waits for another process does one."""

    def __init__(self, writer: Writer, reads: int) -> None:
        self._writer = writer
        self._reads = reads
        self._steps: Iterator[None] | None = None

    def do(self, db: sqlite3.Connection) -> bool:
        """Do a step; tell whether there was one."""
        self._steps = self._steps or self._each(db)
        return next(self._steps, self) is None

    def do_all(self, index: Index, cancelled: Callable[[], bool]) -> None:
        """Do all that is left, as there is nobody to wait for, until it is cancelled."""
        with index.connection() as db, schema.roomy(db, _CACHE_KIB):
            while not cancelled() and self.do(db):
                pass

    def _each(self, db: sqlite3.Connection) -> Iterator[None]:
        for _ in self._writer.meet_names(db):
            yield
        while self._writer.compare_names(db):
            yield
        if self._reads > FEW:
            begin = True
            while self._writer.merge_texts(db, begin):
                begin = False
                yield
        self._writer.count_words(db)


def _readings(root: Path, work: Comparison, vocabulary: Vocabulary, processes: Processes | None) -> Iterator[PageEntry]:
    """Yield what the files hold, one after the other."""
    if processes:
        from medviewer.library.indexing.reader_process import readings

        yield from readings(root, work.to_read, vocabulary, processes)
        return
    for file, known in work.to_read:
        yield read(root, file, vocabulary, known)


def _batches(
    readings: Iterator[PageEntry], reads: int, report: UpdateListener, steady: bool
) -> Iterator[list[PageEntry]]:
    """Read file after file, and yield what was read every `_BATCH` seconds until all are, or it is cancelled."""
    batch: list[PageEntry] = []
    begun = flush = told = monotonic()
    count = 0
    while not report.cancelled() and (reading := next(readings, None)):
        count += 1
        batch.append(reading)
        now = monotonic()
        if now - told > _STEP:
            told = now
            report.progress(count * _READ[0] // _READ[1], reads)
        longest = max(_LONGEST_BATCH, (now - begun) / _SHARE)
        due = not steady and now - flush > min(longest, max(_BATCH, (now - begun) / 2))
        if due or len(batch) >= _LARGEST_BATCH:
            yield batch
            flush, batch = monotonic(), []
    if batch:
        yield batch


def _troubles(
    root: Path, work: Comparison, vocabulary: Vocabulary, unused: Message | None
) -> Iterator[tuple[str, int, Message]]:
    """Yield source, line and message of what is wrong in the folder beside its pages."""
    walked = (trouble for trouble in work.troubles if trouble.path not in section_words.TOLD_APART)
    yield from ((shown(trouble.path), 0, trouble.message) for trouble in walked)
    yield from _told(section_words.FILE, vocabulary.problems)
    if unused:
        yield section_words.FILE, 0, unused
    yield from _told(section_words.VALIDITY, section_words.validity(root)[1])
    yield from _told(POINTER, stray(root))


def _told(file: str, problems: tuple[Problem, ...]) -> Iterator[tuple[str, int, Message]]:
    yield from ((file, problem.line, problem.message) for problem in problems)
