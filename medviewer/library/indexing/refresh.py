"""Bring the index of one library up to date with its folder, in this thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.library import section_words
from medviewer.library.indexing import doubt
from medviewer.library.indexing.compare import Comparison
from medviewer.library.indexing.page_entries import PageEntry, read
from medviewer.library.indexing.writing import Writer
from medviewer.library.mentions import mention_index
from medviewer.library.names.synonyms import OWN, own
from medviewer.library.paths import shown
from medviewer.library.places import stray
from medviewer.library.pointer import POINTER
from medviewer.library.records import Changes
from medviewer.library.store import schema
from medviewer.library.store.index import Index
from medviewer.library.text.stored_texts import FEW
from medviewer.monograph.model import Problem

if TYPE_CHECKING:
    from medviewer.monograph.sections.vocabulary import Vocabulary

_BATCH, _LONGEST_BATCH = 0.2, 2.0
"""Seconds of reading between two transactions: few at first, so that names are there at once, then more."""
_LARGEST_BATCH = 2000
"""Pages between two transactions: they are held in memory, some 20 KB each."""
_CACHE_KIB = 32 * 1024
"""Of the index, while many pages are written; a window's own connections do with much less."""
_STEP = 0.03
"""Seconds between two reports of progress."""


class UpdateListener(NamedTuple):
    """Whom an update talks to.

    progress: is told how many of how many files are read. cancelled: is asked between files.
    changed: is told the sources of pages as soon as they are in the index.
    """

    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    changed: Callable[[Changes], None]


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
    if work.looked_into:
        with index.connection() as db:
            doubt.settle(db, work.looked_into)
    if not (work.reads or work.removed) and work.checksum == work.state.checksum:
        return UpdateResult(0, True)
    vocabulary, unused = section_words.vocabulary(root)
    aliases, refused = own(root)
    titles = {key: vocabulary.title_of(key) for key in vocabulary.keys}
    writer = Writer(work.state.birth, work.number, titles, aliases, stamps=not steady)
    if work.removed:
        with index.connection() as db:
            report.changed(writer.remove(db, work.removed))
    for batch in _batches(_readings(root, work, vocabulary, apart), work.reads, report, steady):
        with index.connection() as db, schema.roomy(db, _CACHE_KIB if work.reads > len(batch) else 0):
            report.changed(writer.put(db, batch))
    _compare_names(index, writer, report)
    if work.reads > FEW:
        _merge_texts(index, writer, report)
    if not report.cancelled():
        with index.connection() as db:
            writer.count_words(db)
    spelt = mention_index.bring_up_to_date(index, root, work.state.birth, aliases, report.cancelled)
    whole = not report.cancelled()
    if whole:
        with index.connection() as db:
            refusals = [*_told(OWN, refused), *_told(section_words.TALLMAN, spelt)]
            writer.finish(db, work, [*_troubles(root, work, vocabulary, unused), *refusals], not steady)
    return UpdateResult(writer.commits, whole)


def _compare_names(index: Index, writer: Writer, report: UpdateListener) -> None:
    more = True
    while more and not report.cancelled():
        with index.connection() as db, schema.roomy(db, _CACHE_KIB):
            more = writer.compare_names(db)


def _merge_texts(index: Index, writer: Writer, report: UpdateListener) -> None:
    begin = more = True
    while more and not report.cancelled():
        with index.connection() as db, schema.roomy(db, _CACHE_KIB):
            more = writer.merge_texts(db, begin)
        begin = False


def _readings(root: Path, work: Comparison, vocabulary: Vocabulary, apart: bool) -> Iterator[PageEntry]:
    """Yield what the files hold, one after the other."""
    if apart:
        from medviewer.library.indexing.reader_process import readings

        yield from readings(root, work.to_read, vocabulary)
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
            report.progress(count, reads)
        due = not steady and now - flush > min(_LONGEST_BATCH, max(_BATCH, (now - begun) / 2))
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
    yield from _told(POINTER, stray(root))


def _told(file: str, problems: tuple[Problem, ...]) -> Iterator[tuple[str, int, Message]]:
    yield from ((file, problem.line, problem.message) for problem in problems)
