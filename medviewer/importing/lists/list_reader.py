"""Files of lists -> their drugs, each with all rows that name it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from medviewer.errors import Message
from medviewer.importing import sources
from medviewer.importing.bounds import RefusedError
from medviewer.importing.lists.cells import LARGEST_LIST, ListCell, ListSheet
from medviewer.importing.lists.columns import OTHER, ColumnMap, HeadedSheet, ListColumn, folded, headed_sheet
from medviewer.importing.lists.delimited import delimited_sheet
from medviewer.importing.openfda import RecordBatch
from medviewer.importing.sources import LabelSource, Refusal, Remark

SHEET = "Sheet"
"""Head of the column that says which sheet a row is of, where there are several."""
_WORKBOOKS = ("xlsx", "xlsm")
_NOT_READ = {"xls": "xlsx", "ods": "xlsx", "xlsb": "xlsx", "numbers": "xlsx"}
_DATED = re.compile(r"(?<!\w)\w*\d\w*")
_LONGEST_TOLD = 200
_ERRORS = frozenset(
    (
        "#N/A",
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#NV",
        "#BEZUG!",
        "#WERT!",
        "#¡REF!",
        "#¡VALOR!",
    )
)
"""Error values of spreadsheets in English, German and Spanish, which name no drug."""
_BATCH = 64

Told = Callable[[Refusal], object]


@dataclass(slots=True)
class ListedDrug:
    """A drug of a list. columns: those in which it has a cell, by their place in the rows.

    list_name, key: by which it is known again. file: that its first row stands in.
    """

    list_name: str
    key: str
    title: ListCell
    language: str
    file: str
    columns: list[ListColumn] = field(default_factory=list)
    rows: list[dict[int, ListCell]] = field(default_factory=list)

    @property
    def set_id(self) -> str:
        """Return what the drug is known by: hashes of its list and of its key."""
        return f"{_hashed(self.list_name)[:8]}-{_hashed(self.key)[:16]}"

    @property
    def digest(self) -> str:
        """Return a hash of all that the page is made of, but for the name of the file."""
        told = [self.title, self.language, self.columns, [sorted(row.items()) for row in self.rows]]
        return _hashed(repr(told))[:32]

    def add(self, columns: list[ListColumn], cells: list[ListCell]) -> None:
        """Add a row; columns of the same head and field are one."""
        row: dict[int, ListCell] = {}
        for column, cell in zip(columns, cells, strict=True):
            if cell.text.strip():
                if column not in self.columns:
                    self.columns.append(column)
                row[self.columns.index(column)] = cell
        self.rows.append(row)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def drug_batches(jobs: list[LabelSource], known: ColumnMap, tell: Told) -> Iterator[RecordBatch]:
    """Yield the drugs of all files, some at a time; those of one list are gathered first, whatever file they are in.

    tell: is told what is not taken, and what is odd.
    """
    gathered: dict[tuple[str, str], ListedDrug] = {}
    heads: set[str] = set()
    for job in jobs:
        try:
            heads |= _take(job, known, gathered, tell)
        except RefusedError as error:
            tell(Refusal(job.where, error.message))
        yield RecordBatch(job.size / 2, [])
    for head in known.columns:
        if jobs and head not in heads:
            tell(Remark(jobs[0].where, Message("no column is called “{}”, as the file of columns says", head)))
    drugs = [(drug.file, drug) for drug in gathered.values()]
    share = sum(job.size for job in jobs) / 2 / max(1, len(drugs))
    for first in range(0, len(drugs), _BATCH):
        some = drugs[first : first + _BATCH]
        yield RecordBatch(share * len(some), some)


def _take(job: LabelSource, known: ColumnMap, gathered: dict[tuple[str, str], ListedDrug], tell: Told) -> set[str]:
    """Gather the drugs of a file; return the heads of its columns, folded."""
    found = list(sheets_in(job, known))
    headed = [headed_sheet(sheet, known) if sheet.rows else None for sheet in found]
    if not any(sheet.rows for sheet in found):
        tell(Refusal(job.where, Message("it has no rows")))
    has_several = sum(one is not None for one in headed) > 1
    for sheet, columns in zip(found, headed, strict=True):
        where = f"{job.where} › {sheet.name}" if sheet.name else job.where
        for note in sheet.notes:
            tell(Remark(where, note))
        if columns is None and sheet.rows:
            tell(Refusal(where, Message("no column of it names a drug; say in a file of columns which one does")))
        if columns is None:
            continue
        if known.key and not columns.has_key:
            tell(Refusal(where, Message("it has no column “{}”, by which its drugs are told apart", known.key)))
            continue
        for remark in _oddities(columns, where):
            tell(remark)
        for number, cells in _gather(columns, sheet.name if has_several else "", known, file_of(job), gathered):
            tell(Refusal(f"{where}, row {number}", Message("it names no drug: {}", _short(cells))))
    return {head for one in headed if one for head in one.heads}


def file_of(job: LabelSource) -> str:
    """Return the name of a list's file, without folders and the zip that it is in."""
    return PurePath(job.where.rpartition(" › ")[2].replace("\\", "/")).name


def sheets_in(job: LabelSource, known: ColumnMap) -> Iterator[ListSheet]:
    """Yield the sheets of a file."""
    suffix = job.where.lower().rpartition(".")[2]
    if suffix in _NOT_READ:
        raise RefusedError("a .{} file is not read; save it as .{} or CSV", suffix, _NOT_READ[suffix])
    data = sources.bytes_of_job(job, LARGEST_LIST)
    if suffix in _WORKBOOKS or data.startswith(b"PK\x03\x04"):
        from medviewer.importing.lists.workbook import sheets_of

        yield from sheets_of(data)
    else:
        yield delimited_sheet(data, known.delimiter)


def _list_name(file: str) -> str:
    """Return the name of a list without what changes from issue to issue: words with digits in them."""
    stem = file.rpartition(".")[0]
    return folded(re.sub(r"[\s_.\-]+", " ", _DATED.sub(" ", re.sub(r"[_.\-]+", " ", stem)))).strip() or folded(stem)


def _gather(
    sheet: HeadedSheet,
    sheet_name: str,
    known: ColumnMap,
    file: str,
    gathered: dict[tuple[str, str], ListedDrug],
) -> Iterator[tuple[int, list[ListCell]]]:
    """Add the drugs of a sheet to those that are gathered; yield the rows that name none."""
    list_name = known.list_name or _list_name(file)
    columns = [*sheet.columns, ListColumn(SHEET, OTHER)]
    for number, cells in sheet.rows:
        padded = [*cells, *[ListCell()] * (len(sheet.columns) - len(cells)), ListCell(sheet_name)]
        title = padded[sheet.name]
        if title.text.strip() in _ERRORS or not any(map(str.isalnum, title.text)):
            yield number, cells
            continue
        key = folded(padded[sheet.key].text) or folded(title.text)
        drug = gathered.get((list_name, key))
        if drug is None:
            drug = gathered[list_name, key] = ListedDrug(list_name, key, title, known.language, file)
        drug.add(columns, padded)


def _oddities(sheet: HeadedSheet, where: str) -> Iterator[Remark]:
    above = [cell for _, cells in sheet.above for cell in cells]
    if above:
        yield Remark(where, Message("above the heads of the columns, on no page: {}", _short(above)))
    if sheet.odd:
        odd = Message(
            "rows with another number of cells than there are heads, all of which are kept: {:,} (row {:,} …)",
            len(sheet.odd),
            sheet.odd[0],
        )
        yield Remark(where, odd)


def _short(cells: Iterable[ListCell]) -> str:
    text = " / ".join(" ".join(cell.text.split()) for cell in cells if cell.text)
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"
