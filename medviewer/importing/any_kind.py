"""An import from sources of any kind: which hold SPL and which openFDA is told from the files themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds, sources
from medviewer.importing.archive import Archive
from medviewer.importing.bounds import RefusedError
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import, OnImportProgress
from medviewer.importing.report import Report
from medviewer.importing.sources import Refusal
from medviewer.importing.target_folder import require_target

_SUFFIXES = ("xml", "json", "zip")


class SourcesByKind(NamedTuple):
    """Sources by their kind; refused: those of none."""

    spl: list[Path]
    openfda: list[Path]
    refused: list[Refusal]


def sort(asked: list[Path], cancelled: Callable[[], bool] = lambda: False) -> SourcesByKind:
    """Return the files of `asked` by what they hold; what cannot be read goes to the import of SPL, which says so."""
    found = SourcesByKind([], [], [])
    for path in _files(asked):
        if cancelled():
            break
        suffixes = _suffixes(path)
        if suffixes & {"xml", "zip"}:
            found.spl.append(path)
        elif "json" in suffixes:
            found.openfda.append(path)
        else:
            found.refused.append(Refusal(str(path), Message("it holds no label: neither XML nor JSON")))
    return found


def import_any(
    asked: list[Path],
    target: Path,
    wanted: Filter,
    *,
    dry_run: bool = False,
    on_progress: OnImportProgress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Import from sources of either kind, SPL first, which says more; return one report of both.

    Raises MedviewerError where the folder cannot be written, TargetError where it must not be.
    """
    require_target(target, asked)
    by_kind = sort(asked, cancelled)
    whole = Report(dry_run=dry_run, cancelled=cancelled(), refused=by_kind.refused)
    reports: list[Report] = []
    for kind, files in (("spl", by_kind.spl), ("openfda", by_kind.openfda)):
        if files and not whole.cancelled:
            report = Import(
                kind, files, target, wanted, dry_run=dry_run, on_progress=on_progress, cancelled=cancelled
            ).run()
            reports.append(report)
            whole.add(report)
    if reports and not whole.cancelled:
        whole.withdrawn = sorted(set.intersection(*(set(report.withdrawn) for report in reports)))
    return whole


def _files(asked: list[Path]) -> Iterator[Path]:
    for source in asked:
        if source.is_dir():
            yield from sources.files_in(source, _SUFFIXES)
        else:
            yield source


def _suffixes(path: Path) -> set[str]:
    """Return the suffixes of what a file holds that may be labels; what cannot be looked into counts as a zip."""
    suffix = path.suffix.lower()[1:]
    if suffix != "zip" or not path.is_file():
        return {suffix} & set(_SUFFIXES) if path.is_file() else {"zip"}
    try:
        with Archive(str(path), bounds.MOST_RELEASE_MEMBERS) as archive:
            return {member.suffix for member in archive.members()} & set(_SUFFIXES)
    except RefusedError:
        return {"zip"}
