"""The columns of lists before they are imported: their heads, what they become, and what stands in their first rows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from medviewer.importing import kinds, sources
from medviewer.importing.bounds import RefusedError
from medviewer.importing.lists.cells import ListSheet
from medviewer.importing.lists.columns import NAMES, ColumnMap, folded, headed_sheet
from medviewer.importing.lists.list_reader import sheets_in
from medviewer.importing.sources import Refusal

_MOST_FILES = 20
_MOST_SAMPLES = 3


class ColumnPreview(NamedTuple):
    """A column. field: what it becomes. samples: its first cells that say something."""

    name: str
    field: str
    samples: tuple[str, ...]


def previews(files: list[Path], cancelled: Callable[[], bool] = lambda: False) -> list[ColumnPreview]:
    """Return the columns of some lists, each head once; what cannot be read has none."""
    found: dict[str, ColumnPreview] = {}
    jobs = sources.jobs_of(files, *kinds.SUFFIXES[kinds.LIST])
    try:
        for job in islice((job for job in jobs if not isinstance(job, Refusal)), _MOST_FILES):
            if cancelled():
                break
            try:
                for sheet in sheets_in(job, ColumnMap()):
                    for column in _columns(sheet):
                        found.setdefault(folded(column.name), column)
            except RefusedError:
                continue
    finally:
        sources.close_kept()
    return list(found.values())


def names_a_drug(chosen: list[str]) -> bool:
    """Tell whether one of these fields names a drug, without which a list makes no pages."""
    return not set(NAMES).isdisjoint(chosen)


def _columns(sheet: ListSheet) -> list[ColumnPreview]:
    headed = headed_sheet(sheet, ColumnMap())
    if headed:
        heads, rows = [(column.name, column.field) for column in headed.columns], headed.rows
    else:
        known = ColumnMap()
        widest = max(range(min(len(sheet.rows), 10)), key=lambda place: len(sheet.rows[place][1]), default=0)
        top = sheet.rows[widest][1] if sheet.rows else []
        heads, rows = [(cell.text, known.field_of(cell.text)) for cell in top], sheet.rows[widest + 1 :]
    return [
        ColumnPreview(
            name,
            field,
            tuple(
                islice(
                    (cells[place].text for _, cells in rows if len(cells) > place and cells[place].text), _MOST_SAMPLES
                )
            ),
        )
        for place, (name, field) in enumerate(heads)
        if name
    ]
