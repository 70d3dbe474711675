"""An import from sources of any kind, which is told from the files themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds, sources
from medviewer.importing.archive import Archive
from medviewer.importing.bounds import RefusedError
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import, OnImportProgress
from medviewer.importing.kinds import DICTIONARY, EPI, KINDS, LABELS, LIST, OPENFDA, SPL, SUFFIXES
from medviewer.importing.report import Report
from medviewer.importing.sources import Refusal
from medviewer.importing.target_folder import require_target

if TYPE_CHECKING:
    from medviewer.importing.lists.columns import ColumnMap

_SUFFIXES = (*dict.fromkeys(suffix for suffixes in SUFFIXES.values() for suffix in suffixes), "zip")
_HEAD = 4096
_FHIR = re.compile(rb'xmlns\s*=\s*["\']http://hl7\.org/fhir["\']|"resourceType"')
_SPREADSHEETS = ("xls", "xlsb", "ods", "numbers")
"""Lists in files that are not read; the import of lists says so."""


_ENDINGS = ", ".join(f".{suffix}" for suffix in _SUFFIXES)


class SourcesByKind(NamedTuple):
    """Sources by their kind; refused: those of none."""

    spl: list[Path]
    openfda: list[Path]
    epi: list[Path]
    csv: list[Path]
    dictionary: list[Path]
    refused: list[Refusal]

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that there are sources of."""
        return tuple(kind for kind in KINDS if getattr(self, kind))


def sort(asked: list[Path], cancelled: Callable[[], bool] = lambda: False) -> SourcesByKind:
    """Return the files of `asked` by what they hold; what cannot be read goes to the import of SPL, which says so."""
    found = SourcesByKind(*([] for _ in SourcesByKind._fields))
    for path in _files(asked):
        if cancelled():
            break
        kinds = list(_kinds_of(path))
        for kind in kinds:
            getattr(found, kind).append(path)
        if not kinds:
            found.refused.append(
                Refusal(str(path), Message("it holds nothing that can be imported: its ending is none of {}", _ENDINGS))
            )
    return found


def _kinds_of(path: Path) -> Iterator[str]:
    """Yield the kinds of what a file holds: one, but for a zip that holds labels and lists."""
    suffixes = _suffixes(path)
    is_epi = bool(suffixes & {"xml", "json", "zip"}) and _is_fhir(path)
    if is_epi:
        yield EPI
    elif suffixes & {"xml", "zip"}:
        yield SPL
    elif "json" in suffixes:
        yield OPENFDA
    if suffixes & {*SUFFIXES[LIST], *_SPREADSHEETS}:
        yield LIST
    if suffixes & {*SUFFIXES[DICTIONARY]}:
        yield DICTIONARY


def import_any(
    asked: list[Path],
    target: Path,
    wanted: Filter,
    *,
    dry_run: bool = False,
    on_progress: OnImportProgress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    columns: ColumnMap | None = None,
) -> Report:
    """Import from sources of all kinds, SPL first, which says more than openFDA; return one report of all.

    Raises MedviewerError where the folder cannot be written, TargetError where it must not be.
    """
    require_target(target, asked)
    by_kind = sort(asked, cancelled)
    whole = Report(dry_run=dry_run, cancelled=cancelled(), refused=by_kind.refused)
    gone: dict[str, list[str]] = {}
    for kind in KINDS:
        files = getattr(by_kind, kind)
        if files and not whole.cancelled:
            report = Import(
                kind,
                files,
                target,
                wanted,
                dry_run=dry_run,
                on_progress=on_progress,
                cancelled=cancelled,
                columns=columns,
            ).run()
            gone[kind] = report.withdrawn
            whole.add(report)
    if not whole.cancelled:
        whole.withdrawn = _withdrawn(gone)
    return whole


def _withdrawn(gone: dict[str, list[str]]) -> list[str]:
    """Return the pages that no import found a source of; for labels either kind may have it."""
    labels = [set(paths) for kind, paths in gone.items() if kind in LABELS]
    others = (path for kind, paths in gone.items() if kind not in LABELS for path in paths)
    return sorted({*(set.intersection(*labels) if labels else ()), *others})


def _files(asked: list[Path]) -> Iterator[Path]:
    for source in asked:
        if source.is_dir():
            yield from sources.files_in(source, _SUFFIXES)
        else:
            yield source


def _is_fhir(path: Path) -> bool:
    """Tell whether a file, or the first label of a zip, begins as resources of FHIR do."""
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as file:
                return bool(_FHIR.search(file.read(_HEAD)))
        with Archive(str(path), bounds.MOST_RELEASE_MEMBERS) as archive:
            first = next((member for member in archive.members() if member.suffix in SUFFIXES[EPI]), None)
            if first is None:
                return False
            with archive.open(first.number, bounds.LARGEST_JSON) as member:
                return bool(_FHIR.search(member.read(_HEAD)))
    except (RefusedError, OSError):
        return False


def _suffixes(path: Path) -> set[str]:
    """Return the suffixes of what a file holds that may be labels; what cannot be looked into counts as a zip."""
    suffix = path.suffix.lower()[1:]
    if suffix != "zip" or not path.is_file():
        return {suffix} & {*_SUFFIXES, *_SPREADSHEETS} if path.is_file() else {"zip"}
    try:
        with Archive(str(path), bounds.MOST_RELEASE_MEMBERS) as archive:
            return {member.suffix for member in archive.members()} & set(_SUFFIXES)
    except RefusedError:
        return {"zip"}
