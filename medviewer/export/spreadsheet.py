"""Cells that a spreadsheet shows as they are, and computes none of: OWASP, CSV Injection."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_FURTHER = re.compile("[;\t\r\n][ \u00a0]*(?=[=+@＝＋－＠-])")
"""A formula behind what parts cells where the comma does not: most of Europe opens CSV by semicolons."""


def is_computed(cell: str) -> bool:
    """Tell whether a spreadsheet would compute a cell, by its beginning."""
    return cell.lstrip(" \u00a0").startswith(_FORMULA)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet computes: an apostrophe before what begins like a formula."""
    cell = _FURTHER.sub(r"\g<0>'", cell)
    return f"'{cell}" if is_computed(cell) else cell


def csv_line(cells: Sequence[str]) -> str:
    """Return a line of RFC 4180 with its end, every cell guarded."""
    line = io.StringIO()
    csv.writer(line).writerow([guarded(cell) for cell in cells])
    return line.getvalue()
