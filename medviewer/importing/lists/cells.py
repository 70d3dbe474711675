"""Cells and sheets of a list, whatever file they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.importing.bounds import MB
from medviewer.importing.spl.label_inline import BREAK, TEXT, StyledRun
from medviewer.monograph.html.signs import SCRIPTS, STRUCK

LARGEST_LIST = 64 * MB
"""Bytes of a file of CSV, and of one part of a workbook."""
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_LIST_CELLS = 4_000_000
MOST_SHEETS = 100


class ListCell(NamedTuple):
    """A cell. runs: its text with its looks where it has any that mean something, such as a power or a strike."""

    text: str = ""
    runs: tuple[StyledRun, ...] = ()

    def signed(self, is_name: bool = False) -> str:
        """Return the text with signs for powers (10^9) and strikes, where there are no looks. is_name: no strikes."""
        return "".join(_signed(run, is_name) for run in self.runs) or self.text

    def styled(self) -> list[StyledRun]:
        """Return the cell as runs, its lines parted by breaks."""
        found: list[StyledRun] = []
        for run in self.runs or (StyledRun(TEXT, self.text),):
            for number, line in enumerate(run.text.split("\n")):
                found += [StyledRun(BREAK)] if number else []
                found += [run._replace(text=line)] if line else []
        return found


def _signed(run: StyledRun, is_name: bool) -> str:
    text = "".join(SCRIPTS.get(style, "") for style in run.styles) + run.text
    return f"{STRUCK}{text}{STRUCK}" if "s" in run.styles and not is_name else text


@dataclass(slots=True)
class ListSheet:
    """A sheet. rows: with the numbers that they have in the file. notes: what its reader has to be told.

    is_even: whether each row has a cell for each head, as in text, where one that has not is odd.
    """

    name: str
    rows: list[tuple[int, list[ListCell]]]
    notes: list[Message] = field(default_factory=list)
    is_even: bool = False
