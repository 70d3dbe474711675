"""Pages on their way into the index: read from the folder, written in short transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library import lookalikes, names, naming, schema
from medviewer.library.compare import Comparison
from medviewer.library.folder import File
from medviewer.library.paths import shown
from medviewer.library.plain import plain_text
from medviewer.library.records import Changes
from medviewer.library.synonyms import Groups, shared
from medviewer.library.texts import FEW, Passages, Texts, count_terms, merged, packed

if TYPE_CHECKING:
    from medviewer.monograph.model import IndexView, Problem, Summary
    from medviewer.monograph.vocabulary import Vocabulary

_MOST_PROBLEMS = 100
_COMPARED_AT_ONCE = 500
_FILE = """INSERT INTO file (path, size, mtime_ns, basis, digest) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, basis = excluded.basis,
    digest = excluded.digest RETURNING id"""
_TOUCH = "UPDATE file SET size = ?, mtime_ns = ? WHERE path = ?"
_PAGE = "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Reading(NamedTuple):
    """What one file holds. digest: None where it could not be read. summary: None then, and where it is `known`.

    content: the page's texts as the index keeps them.
    """

    file: File
    digest: bytes | None
    summary: Summary | None
    problems: tuple[Problem, ...] = ()
    content: bytes = b""
    known: bool = False


def read(root: Path, file: File, vocabulary: Vocabulary, known: bytes | None) -> Reading:
    """Read and summarise one file; a content with the digest `known` is not parsed again. Raises no PageError."""
    from medviewer.monograph.errors import PageError
    from medviewer.monograph.model import Problem
    from medviewer.monograph.parser import index_view
    from medviewer.monograph.reading import read_page

    path = root / os.fsdecode(file.path)
    try:
        source, problems = read_page(path)
        digest = digest_of(source, problems)
        if digest == known:
            return Reading(file, digest, None, known=True)
        view = index_view(source, fallback_title(file.path), vocabulary)
    except PageError as error:
        return Reading(file, None, None, (Problem(0, str(error)),))
    return Reading(file, digest, view.summary, problems + view.summary.problems, packed(_texts(view, vocabulary)))


def _texts(view: IndexView, vocabulary: Vocabulary) -> Texts:
    """Return the texts of a page by section; a label says something where it is not the section's own title."""
    return merged(
        (key, plain_text("" if label.casefold() == vocabulary.title_of(key).casefold() else label, markdown))
        for key, label, markdown in view.texts
    )


def fallback_title(path: bytes) -> str:
    """Return the title of a page that names none: its file's name without the suffix."""
    return shown(path.rpartition(b"/")[2].rpartition(b".")[0])


def digest_of(source: str, problems: tuple[Problem, ...]) -> bytes:
    """Return the content hash of a page as `read_page` returns it: 16 bytes of BLAKE2b.

    Of the problems the lines alone count, since their words may be others in another version or language.
    """
    from hashlib import blake2b

    return blake2b(
        (source + repr(tuple(problem.line for problem in problems))).encode("utf-8", "surrogatepass"), digest_size=16
    ).digest()


class Writer:
    """Writes to one index, each call in one short transaction; raises SupersededError, sqlite3.Error.

    birth: of the index that the comparison was made with. number: of the vocabulary. titles: of sections.
    aliases: the library's own.
    commits: how many were made.
    """

    def __init__(self, birth: int, number: int, titles: Mapping[str, str], aliases: Groups) -> None:
        self.commits = 0
        self._passages = Passages(titles)
        self._new: list[bytes] | None = []
        self._aliases = aliases
        self._birth = birth
        self._number = number

    def put(self, db: sqlite3.Connection, readings: list[Reading]) -> Changes:
        """Write pages; return the sources of those that can be shown, and of those that no longer can."""
        added: list[str] = []
        changed: list[str] = []
        lost: list[str] = []
        later = naming.Later()
        with self._transaction(db):
            for reading in readings:
                if reading.known:
                    db.execute(_TOUCH, (reading.file.size, reading.file.mtime_ns, reading.file.path))
                    continue
                had_page = self._put(db, reading, later)
                if reading.summary:
                    (changed if had_page else added).append(shown(reading.file.path))
                elif had_page:
                    lost.append(shown(reading.file.path))
            later.write(db)
        return Changes(tuple(added), tuple(changed), tuple(lost))

    def remove(self, db: sqlite3.Connection, paths: list[bytes]) -> Changes:
        """Forget files that are gone; return the sources of their pages."""
        gone: list[str] = []
        with self._transaction(db):
            for path in paths:
                row = db.execute("DELETE FROM file WHERE path = ? RETURNING id", (path,)).fetchone()
                if row and self._forget(db, row[0]):
                    gone.append(shown(path))
        return Changes(removed=tuple(gone))

    def compare_names(self, db: sqlite3.Connection) -> bool:
        """Find the look-alikes of some of the pages that were written; tell whether any are left."""
        with self._transaction(db):
            pages = [row[0] for row in db.execute("SELECT page FROM uncompared LIMIT ?", (_COMPARED_AT_ONCE,))]
            lookalikes.put(db, pages)
            db.executemany("DELETE FROM uncompared WHERE page = ?", [(page,) for page in pages])
        return len(pages) == _COMPARED_AT_ONCE

    def finish(self, db: sqlite3.Connection, comparison: Comparison, troubles: Iterable[tuple[str, int, str]]) -> None:
        """Note that index and folder agree. troubles: source, line and message of what is wrong beside the pages."""
        with self._transaction(db):
            db.execute("DELETE FROM problem WHERE file IS NULL")
            db.executemany("INSERT INTO problem VALUES (NULL, ?, ?, ?)", troubles)
            db.execute("UPDATE state SET checksum = ?, device = ?", (comparison.checksum, comparison.device))
            counted = db.execute("SELECT EXISTS (SELECT 1 FROM term)").fetchone()[0]
            count_terms(db, self._new if counted else None)

    @contextmanager
    def _transaction(self, db: sqlite3.Connection) -> Iterator[None]:
        with schema.transaction(db):
            if schema.state(db).birth != self._birth:
                raise schema.SupersededError("the index was made anew meanwhile")
            db.execute("UPDATE state SET revision = revision + 1")
            yield
        self.commits += 1

    def _put(self, db: sqlite3.Connection, reading: Reading, later: naming.Later) -> bool:
        """Write one page and its problems in place of what the file held before; tell whether that was a page."""
        file, source = reading.file, shown(reading.file.path)
        values = (file.path, file.size, file.mtime_ns, self._number, reading.digest)
        number = db.execute(_FILE, values).fetchone()[0]
        had_page = self._forget(db, number)
        if reading.summary:
            compared = names.names_of(reading.summary, shared(), self._aliases)
            db.execute(_PAGE, (number, *_columns(source, reading.summary, compared)))
            naming.put(db, number, compared, later)
            if not compared.combined:
                db.execute("INSERT OR IGNORE INTO uncompared VALUES (?)", (number,))
            self._passages.put(db, number, compared, reading.content, later)
            self._remember(reading.content)
        problems = [(number, source, *problem) for problem in _told(reading.problems)]
        db.executemany("INSERT INTO problem VALUES (?, ?, ?, ?)", problems)
        return had_page

    def _forget(self, db: sqlite3.Connection, number: int) -> bool:
        """Remove page and problems of a file; tell whether there was a page."""
        db.execute("DELETE FROM problem WHERE file = ?", (number,))
        gone = db.execute("DELETE FROM page WHERE id = ? RETURNING key, others, combined", (number,)).fetchone()
        if gone:
            naming.remove(db, number, *gone)
            lookalikes.remove(db, number)
            self._passages.remove(db, number, gone[0], gone[1])
        return gone is not None

    def _remember(self, content: bytes) -> None:
        """Keep the texts of few pages, so that `finish` can count their words without counting all."""
        if self._new is not None:
            self._new.append(content)
            if len(self._new) > FEW:
                self._new = None


def _columns(source: str, summary: Summary, compared: names.Names) -> tuple[str | int, ...]:
    """Return the columns of `page` behind its number."""
    brands = "\n".join(map(names.clean, summary.brands[: names.MOST_NAMES]))
    atc = " ".join(map(names.clean, summary.atc[: names.MOST_NAMES]))
    shown_names = (names.clean(summary.title), names.subtitle(summary), names.clean(summary.generic_name))
    return (*compared[:3], source, *shown_names, brands, names.clean(summary.drug_class), atc)


def _told(problems: tuple[Problem, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and message of the first problems, then how many more there are."""
    for problem in problems[:_MOST_PROBLEMS]:
        yield problem.line, names.clean(problem.message)
    if len(problems) > _MOST_PROBLEMS:
        yield 0, f"{len(problems) - _MOST_PROBLEMS} more problems are not listed. Mend the first ones."
