"""Text whose cells are parted by commas, semicolons, tabs or bars (RFC 4180 and what spreadsheets make of it)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from medviewer.errors import Message
from medviewer.importing.bounds import RefusedError
from medviewer.importing.lists.cells import LARGEST_LIST, MOST_COLUMNS, MOST_LIST_CELLS, MOST_ROWS, ListCell, ListSheet
from medviewer.monograph.decoding import decode

DELIMITERS = ",;\t|"
_LOOKED_AT = 60
_HEADS_IN = 10
"""Rows among which heads of columns, which begin with a letter, tell a delimiter from a decimal sign."""
_HEAD = re.compile(r"[^\W\d_]")
_TOLD = re.compile(r"sep=(.)\n", re.IGNORECASE)


def delimited_sheet(data: bytes, delimiter: str = "") -> ListSheet:
    """Return the one sheet of a text; raises RefusedError where a quotation mark leaves open which cell is which.

    delimiter: "" to find it out, or what the file says in its first line as spreadsheets write it (`sep=;`).
    """
    text, problems = decode(data)
    told = _TOLD.match(text)
    first = 2 if told else 1
    text = text[told.end() :] if told else text
    delimiter = delimiter or (told[1] if told else delimiter_of(text))
    rows: list[tuple[int, list[ListCell]]] = []
    cells = 0
    for line, values in _records(text, delimiter, first):
        cells += len(values)
        if len(values) > MOST_COLUMNS:
            raise RefusedError("line {:,} has more than {:,} cells", line, MOST_COLUMNS)
        if cells > MOST_LIST_CELLS or len(rows) > MOST_ROWS:
            raise RefusedError("it has more than {:,} rows or {:,} cells", MOST_ROWS, MOST_LIST_CELLS)
        if any(map(str.strip, values)):
            rows.append((line, [ListCell(value.strip()) for value in values]))
    notes = [Message("line {:,}: {}", one.line, one.message) if one.line else one.message for one in problems]
    return ListSheet("", rows, notes, is_even=True)


def delimiter_of(text: str) -> str:
    """Return the delimiter that parts most of the first rows into equally many cells; a comma where none does.

    One that parts none of the letters is a decimal sign or stands in words: 1,5; 0,25.
    """
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, delimiter: str) -> tuple[bool, int, int]:
    try:
        rows = [values for _, values in islice(_records(text, delimiter, 1), _LOOKED_AT) if any(values)]
    except RefusedError:
        return False, 0, 0
    counts = Counter(map(len, rows))
    wide = [(count, cells) for cells, count in counts.items() if cells > 1]
    has_heads = any(len(row) > 1 and all(_HEAD.match(cell.strip()) for cell in row if cell) for row in rows[:_HEADS_IN])
    return has_heads, *max(wide, default=(0, 0))


def _records(text: str, delimiter: str, first: int) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LARGEST_LIST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = first
    try:
        for values in reader:
            yield line, values
            line = first + reader.line_num
    except csv.Error as error:
        reason = Message("line {:,}: a quotation mark is not closed, or stands inside a quoted cell ({})", line, error)
        raise RefusedError("{}", reason) from error
