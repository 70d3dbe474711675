"""Monographs side by side: a column each, a row for each section, what one of them lacks said as missing."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.atomic import write_atomically
from medviewer.errors import ExportError
from medviewer.export.images import ImageBudget
from medviewer.export.page_body import provenance_html, section_html
from medviewer.export.page_source import SIGNATURE, PageSource
from medviewer.export.paper.richtext import plain_tables
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.export.selection import disclaimers, language
from medviewer.monograph.model import Monograph, Tab
from medviewer.quoted_names import titled

if TYPE_CHECKING:
    from medviewer.export.paper.pdf import ToPdf
    from medviewer.export.paper.printout import Printable

MISSING = "The page of {} has no section “{}”."
MOST = 4
"""Monographs that there is room for beside each other."""


class Column(NamedTuple):
    """One monograph of a comparison, and where it comes from."""

    monograph: Monograph
    source: PageSource


class ComparedSection(NamedTuple):
    """One section of all: key and title of its tab, and for each monograph its HTML, None where it has none."""

    key: str
    title: str
    cells: tuple[str | None, ...]


def tabs_of(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return (key, title) of the tabs that any of the monographs has, in clinical order as each of them has it."""
    merged: list[tuple[str, str]] = []
    for column in columns:
        place = 0
        for tab in column.monograph.tabs:
            known = next((number for number, (key, _) in enumerate(merged) if key == tab.key), None)
            if known is None:
                merged.insert(place, (tab.key, tab.title))
                place += 1
            else:
                place = known + 1
    return merged


def rows_of(
    columns: Sequence[Column], key: str | None = None, room: ImageBudget | None = None
) -> list[ComparedSection]:
    """Return a row for each tab, or for the one of this key; raises ExportError where none has it.

    room: of the images of all that is shown.
    """
    tabs = tabs_of(columns)
    chosen = [tab for tab in tabs if key is None or tab[0] == key]
    if key is not None and not chosen:
        names = ", ".join(f"“{column.monograph.title}”" for column in columns)
        raise ExportError("None of {} has a section “{}”.", names, key)
    room = room or ImageBudget()
    return [ComparedSection(key, title, tuple(_cell(column, key, room) for column in columns)) for key, title in chosen]


def table(
    row: ComparedSection, names: Sequence[str], headed: bool, cell: Callable[[str], str] = str, missing: str = MISSING
) -> str:
    """Return the HTML of a row: its heading, then a table of one row, each drug's name above what its page says.

    headed: the names are the head of the table, which paper repeats on each sheet; else they stand in the cells, and so
    are read aloud and copied with what is theirs. cell: what each cell's HTML passes before it stands in the table.
    missing: what is said of a page, for the first “{}”, that lacks the section of the second.
    """
    width = share(len(names))
    head = "".join(f'<th width="{width}%" align="left">{html.escape(name)}</th>' for name in names)
    cells = "".join(
        f'<td width="{width}%" valign="top">{"" if headed else _name(name)}'
        f"{cell(held) if held is not None else _missing(row, name, missing)}</td>"
        for name, held in zip(names, row.cells, strict=True)
    )
    heading = f'<h2><a name="{html.escape(row.key)}"></a>{html.escape(row.title)}</h2>'
    thead = f"<thead><tr>{head}</tr></thead>" if headed else ""
    return f'{heading}<table class="compare" width="100%">{thead}<tbody><tr>{cells}</tr></tbody></table>'


def share(count: int) -> int:
    """Return how much of a table each of `count` columns takes, in percent."""
    return 100 // count


def printed(columns: Sequence[Column], key: str | None = None) -> str:
    """Return the HTML body of a comparison for paper and files, with every provenance and disclaimer."""
    names = [column.monograph.title for column in columns]
    heading = f'<h1 id="top">{html.escape(title_of(names))}</h1>'
    provenance = "".join(provenance_html(c.source, f"{titled(c.monograph.title)}: ") for c in columns)
    room = ImageBudget()
    rows = [*rows_of(columns, key, room), _disclaimers(columns, room)]
    fitted = partial(plain_tables, most_columns=max(1, MOST - len(columns) + 1))
    return heading + provenance + "".join(table(row, names, True, fitted) for row in rows) + provenance


def printable(columns: Sequence[Column], key: str | None = None) -> Printable:
    """Return a comparison as it is printed, on wide paper; raises ExportError for a key that no page has."""
    from medviewer.export.paper.printout import Printable

    sources = "; ".join(dict.fromkeys(column.source.short for column in columns))
    title = title_of([column.monograph.title for column in columns])
    return Printable(title, sources, printed(columns, key), _seal(columns))


def export(
    columns: Sequence[Column],
    key: str | None,
    form: str,
    path: Path,
    watch: Watch = UNWATCHED,
    to_pdf: ToPdf | None = None,
) -> None:
    """Write a comparison to `path`, whole or not at all; raises ExportError.

    form: "pdf" or "html". to_pdf: lays it out, None for this thread.
    """
    spoken = language(columns[0].monograph)
    if form == "pdf":
        from medviewer.export.paper.paper import wide
        from medviewer.export.paper.pdf import written

        content = (to_pdf or written)(printable(columns, key), wide(), spoken, watch)
    else:
        from medviewer.export.formats.html import document

        title = title_of([column.monograph.title for column in columns])
        described = "; ".join(f"{titled(column.monograph.title)}: {column.source.line}" for column in columns)
        content = document(title, described, printed(columns, key), spoken).encode("utf-8", "replace")
    watch.check()
    write_atomically(path, content)


def title_of(names: Sequence[str]) -> str:
    """Return what a comparison is called."""
    return " | ".join(names)


def _seal(columns: Sequence[Column]) -> str:
    """Return the line on the signature where it is that of all pages, else that it is not."""
    seals = {column.source.seal for column in columns}
    return seals.pop() if len(seals) == 1 else f"{SIGNATURE}not the same for all pages, see the first sheet"


def _cell(column: Column, key: str, room: ImageBudget) -> str | None:
    tab = next((tab for tab in column.monograph.tabs if tab.key == key), None)
    return _tab_html(tab, column.source, room) if tab else None


def _tab_html(tab: Tab, source: PageSource, room: ImageBudget) -> str:
    parts = []
    for section in tab.sections:
        own = section.title.casefold() != tab.title.casefold()
        parts += [f"<h3>{html.escape(section.title)}</h3>" if own else "", section_html(section, source, room)]
    return "".join(parts)


def _disclaimers(columns: Sequence[Column], room: ImageBudget) -> ComparedSection:
    cells = ("".join(section_html(s, column.source, room) for s in disclaimers(column.monograph)) for column in columns)
    return ComparedSection("disclaimer", "Disclaimer", tuple(cells))


def _name(name: str) -> str:
    return f'<p class="drug"><b>{html.escape(name)}</b></p>'


def _missing(row: ComparedSection, name: str, template: str) -> str:
    return f'<p class="missing">{html.escape(template.format(name, row.title))}</p>'
