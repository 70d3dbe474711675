"""The whole of an import: sources are gone through by two processes, one writes what they make."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.atomic import explain
from medviewer.errors import MedviewerError, Message
from medviewer.importing import kinds, openfda, sources
from medviewer.importing.bounds import MB, RefusedError
from medviewer.importing.choosing import Candidate, Filter
from medviewer.importing.label_page import LabelPage
from medviewer.importing.report import ImportStatus, Report
from medviewer.importing.sources import LabelSource, Refusal, Remark
from medviewer.importing.spl.document import Envelope
from medviewer.importing.target_folder import ImportedPage, ImportFolder, require_target
from medviewer.importing.work import KEPT, MADE, WEIGHED, ImportOptions, LabelResult, do_job, do_records
from medviewer.work_log import logged
from medviewer.workers import Workers

if TYPE_CHECKING:
    from medviewer.importing.lists.columns import ColumnMap

WORTH = 5.0
"""Seconds of work below which nothing is said of the rest: the first ones load modules and start processes."""
REMEMBERED = 30.0
"""Seconds of work that the rest is judged by: what is there already goes by faster than what has to be written."""


class Estimate:
    """Judges the seconds left by the pace of the last half minute. total: bytes, or what else is counted."""

    def __init__(self, total: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._seen: deque[tuple[float, float]] = deque([(clock(), 0.0)])

    def seconds_left(self, done: float) -> float | None:
        """Return the seconds left once `done` is done, None while nobody can tell."""
        now = self._clock()
        while len(self._seen) > 1 and now - self._seen[1][0] >= REMEMBERED:
            self._seen.popleft()
        then, before = self._seen[0]
        if now - self._seen[-1][0] >= 1:
            self._seen.append((now, done))
        if now - then < WORTH or done <= before:
            return None
        return (self._total - done) * (now - then) / (done - before)


WORTH_PROCESSES = 16
"""Jobs below which starting processes takes longer than it saves."""
_WORTH_BYTES = 4 * MB
_CHUNK = 8
_BY_FILE = (kinds.SPL, kinds.EPI)
"""Kinds whose sources hold a few pages each, so that each file is one process's work."""
_ENDED = Message("the process that read it ended")
OnImportProgress = Callable[[ImportStatus], None]
JobResult = tuple[float, list[LabelResult | Refusal]]


class Import:
    """One import of `kind` (see `kinds`) from sources into a folder; raises TargetError for one that is refused.

    on_progress: is called as it goes on. cancelled: is asked meanwhile; what is written by then stays, and importing
    again goes on from there, since what is there in the same version is kept. columns: of lists.
    """

    def __init__(
        self,
        kind: str,
        asked: list[Path],
        target: Path,
        wanted: Filter,
        *,
        dry_run: bool = False,
        on_progress: OnImportProgress = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        columns: ColumnMap | None = None,
    ) -> None:
        require_target(target, asked)
        self._kind = kind
        self._columns = columns
        self._target = target
        self._wanted = wanted
        self._shelf = ImportFolder(target)
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._report = Report(dry_run=dry_run)
        self._seen: set[str] = set()
        self._written: dict[str, ImportedPage] = {}
        self._jobs: list[LabelSource] = []
        for found in sources.jobs_of(asked, *kinds.SUFFIXES[kind]):
            if isinstance(found, Refusal):
                self._report.refused.append(found)
            else:
                self._jobs.append(found._replace(size=_size_of(kind, found)))
            if cancelled():
                self._report.cancelled = True
                break

    def run(self) -> Report:
        """Import, and return what was done. Raises MedviewerError where the folder cannot be written."""
        report = self._report
        with logged("labels imported") as counts:
            try:
                self._run()
            finally:
                counts |= {"new": report.written, "newer": report.updated, "kept": report.kept}
                counts |= {"filtered": report.filtered, "refused": len(report.refused), "images": report.images}
        return report

    def _run(self) -> None:
        known = self._shelf.known()
        is_choice = self._wanted.one_per_generic and self._kind in kinds.LABELS
        chosen = self._choose(known) if is_choice else None
        order = ImportOptions(self._wanted, known, chosen, kind=self._kind, folder=str(self._target))
        if not self._report.dry_run and self._jobs and not self._report.cancelled:
            self._prepare()
        if not self._report.cancelled:
            self._go_through(order, "import", lambda outcome: self._take(outcome, known))
        if not self._report.cancelled:
            self._report.withdrawn = sorted(self._without_source(known))

    def _without_source(self, known: dict[str, ImportedPage]) -> Iterator[str]:
        """Yield the pages that these sources might have had and have not: of lists, of those alone that were read."""
        lists = {set_id[: kinds.LIST_KEY] for set_id in self._seen} if self._kind in kinds.BY_CONTENT else None
        for set_id, page in known.items():
            is_of_these = kinds.may_replace(self._kind, page.kind)
            if set_id not in self._seen and is_of_these and (lists is None or set_id[: kinds.LIST_KEY] in lists):
                yield page.path

    # Going through the sources

    def _choose(self, known: dict[str, ImportedPage]) -> frozenset[str]:
        """Return the setIds of the labels that stand for their generics."""
        best: dict[str, Candidate] = {}

        def weigh(outcome: LabelResult) -> None:
            if outcome.state == WEIGHED and outcome.weight:
                best[outcome.generic] = max(best.get(outcome.generic, outcome.weight), outcome.weight)

        refused = len(self._report.refused)
        self._go_through(ImportOptions(self._wanted, known, weigh_only=True, kind=self._kind), "choose", weigh)
        del self._report.refused[refused:]
        return frozenset(candidate.set_id for candidate in best.values())

    def _go_through(self, order: ImportOptions, doing: str, take: Callable[[LabelResult], None]) -> None:
        total = sum(job.size for job in self._jobs)
        estimate, done, size, where = Estimate(total), 0, 0.0, ""
        for share, outcomes in self._results(order):
            for outcome in outcomes:
                if isinstance(outcome, Refusal):
                    told = self._report.left_out if isinstance(outcome, Remark) else self._report.refused
                    told.append(outcome)
                else:
                    take(outcome)
            done, size = done + len(outcomes), min(size + share, total)
            where = outcomes[-1].where if outcomes else where
            left = estimate.seconds_left(size)
            self._on_progress(
                ImportStatus(done, len(self._jobs), size / MB, total / MB, left, doing, where, self._kind)
            )
            if self._cancelled():
                self._report.cancelled = True
                return

    def _results(self, order: ImportOptions) -> Iterator[JobResult]:
        """Yield the bytes that were gone through and what became of the labels in them, in the sources' order."""
        try:
            yield from self._of_jobs(order) if self._kind in _BY_FILE else self._of_records(order)
        finally:
            sources.close_kept()

    def _of_jobs(self, order: ImportOptions) -> Iterator[JobResult]:
        chunks = _chunks(self._jobs)
        if len(self._jobs) < WORTH_PROCESSES or (os.cpu_count() or 1) < 2:
            return (_do_jobs(order, chunk) for chunk in chunks)
        return Workers(order, _do_jobs, lambda chunk: ([job] for job in chunk), _lost_jobs).results(chunks)

    def _of_records(self, order: ImportOptions) -> Iterator[JobResult]:
        gone: list[LabelResult | Refusal] = []
        chunks = self._batches(gone.append)
        results: Iterator[JobResult]
        if sum(job.size for job in self._jobs) < _WORTH_BYTES or (os.cpu_count() or 1) < 2:
            results = (_do_some(order, chunk) for chunk in chunks)
        else:
            results = Workers(order, _do_some, openfda.one_by_one, _lost_records).results(chunks)
        for result in results:
            yield result
            yield 0.0, gone[:]
            gone.clear()
        yield 0.0, gone

    def _batches(self, tell: Callable[[Refusal], object]) -> Iterator[openfda.RecordBatch]:
        if self._kind == kinds.DICTIONARY:
            from medviewer.importing.dictionaries.dictionary_page import entry_batches

            return entry_batches(self._jobs, tell, self._cancelled)
        if self._kind != kinds.LIST:
            return openfda.records_of(self._jobs, tell)
        from medviewer.importing.lists.columns import ColumnMap
        from medviewer.importing.lists.list_reader import drug_batches

        return drug_batches(self._jobs, self._columns or ColumnMap(), tell)

    # Writing

    def _take(self, outcome: LabelResult, known: dict[str, ImportedPage]) -> None:
        report, set_id = self._report, outcome.set_id
        if self._kind in kinds.BY_CONTENT and set_id in self._seen:
            report.refused.append(Refusal(outcome.where, Message("another entry of this import has the same name")))
            return
        self._seen.add(set_id)
        before = self._written.get(set_id) or known.get(set_id)
        if outcome.state == KEPT and before:
            is_new = self._is_brought_up_to_date(outcome, before)
            report.updated += is_new
            report.kept += not is_new
        elif outcome.state != MADE:
            report.filtered += 1
            report.unasked += [known[set_id].path] if set_id in known else []
        elif outcome.page and self._is_written(outcome.where, outcome.page, before):
            report.updated += before is not None
            report.written += before is None

    def _is_brought_up_to_date(self, outcome: LabelResult, before: ImportedPage) -> bool:
        """Give a page of the same version the title and the lines that an import gives now; tell whether it had not."""
        is_new = bool(outcome.title) and self._is_retitled(outcome.where, before, outcome.title)
        page, unlined = outcome.page, outcome.unlined
        if page and unlined:
            write = partial(self._shelf.put_lines, before, unlined, page.content, dry_run=self._report.dry_run)
            is_new |= bool(self._done(outcome.where, write))
        return is_new

    def _is_written(self, where: str, page: LabelPage, before: ImportedPage | None) -> bool:
        report, envelope = self._report, page.envelope
        if before and not self._says_more(where, page, before):
            report.kept += 1
            return False
        if before:
            page = page._replace(stem=before.stem)
        write = self._shelf.path_of if report.dry_run else self._shelf.write
        path = self._done(where, lambda: write(page, before))
        if path:
            version, date, document = _edition(envelope)
            found = (path, page.kind, version, date, page.title, len(page.pictures), document)
            self._written[envelope.set_id] = ImportedPage(*found)
            report.images += len(page.pictures)
            report.left_out += [Refusal(path, reason) for reason in page.troubles]
        return bool(path)

    def _says_more(self, where: str, page: LabelPage, before: ImportedPage) -> bool:
        """Tell whether a page is newer, or brings images that the one of the same version lacks."""
        newer = before.compare(page.kind, *_edition(page.envelope))
        if newer or len(page.pictures) <= before.pictures:
            return newer > 0
        if before.title != page.title and before.has_title_of_import(page.envelope.set_id):
            self._is_retitled(where, before, page.title)
        if self._shelf.is_unchanged(page, before):
            return True
        reason = Message("it was changed by hand and is left as it is, without {} images", len(page.pictures))
        self._report.left_out.append(Refusal(before.path, reason))
        return False

    def _is_retitled(self, where: str, before: ImportedPage, title: str) -> bool:
        return self._report.dry_run or bool(self._done(where, lambda: self._shelf.retitle(before, title)))

    def _done(self, where: str, write: Callable[[], str]) -> str:
        """Write; return the path, empty where that is refused. Raises MedviewerError where it is impossible."""
        try:
            return write()
        except RefusedError as error:
            self._report.refused.append(Refusal(where, error.message))
        except OSError as error:
            raise MedviewerError.of(explain(self._target, error)) from error
        return ""

    def _prepare(self) -> None:
        try:
            self._shelf.prepare()
        except OSError as error:
            raise MedviewerError.of(explain(self._target, error)) from error


def _size_of(kind: str, job: LabelSource) -> int:
    if kind != kinds.DICTIONARY:
        return job.size
    from medviewer.importing.dictionaries.stardict import size_of

    return size_of(job)


def _edition(envelope: Envelope) -> tuple[int, str, str]:
    return envelope.version, envelope.effective_date, envelope.document


def _chunks(jobs: list[LabelSource]) -> Iterator[list[LabelSource]]:
    left = iter(jobs)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


def _do_jobs(order: ImportOptions, jobs: list[LabelSource]) -> JobResult:
    return float(sum(job.size for job in jobs)), [outcome for job in jobs for outcome in do_job(order, job)]


def _lost_jobs(jobs: list[LabelSource]) -> JobResult:
    return float(sum(job.size for job in jobs)), [Refusal(job.where, _ENDED) for job in jobs]


def _do_some(order: ImportOptions, some: openfda.RecordBatch) -> JobResult:
    return some.size, do_records(order, some.records)


def _lost_records(some: openfda.RecordBatch) -> JobResult:
    return some.size, [Refusal(where, _ENDED) for where, _ in some.records]
