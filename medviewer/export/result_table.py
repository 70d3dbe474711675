"""Sentences that answer a query, as a table with their sources: CSV, HTML, PDF and JSON; nothing in it is judged.

Rows are written as they come, so that a table of any length needs little memory; paper alone holds all of them.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from medviewer.atomic import write_atomically
from medviewer.errors import ExportError, PageError
from medviewer.export.page_source import SIGNATURE, PageSource, day_text
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.export.spreadsheet import csv_line
from medviewer.library.paths import stored
from medviewer.quoted_names import quoted, visible

if TYPE_CHECKING:
    from medviewer.export.paper.pdf import ToPdf
    from medviewer.export.paper.printout import Printable
    from medviewer.library.catalogue import Catalogue, PagePlace
    from medviewer.library.text.sentence_table import SentenceRow

CSV, HTML, PDF, JSON = FORMS = ("csv", "html", "pdf", "json")
MOST_PRINTED = 5000
"""Rows of a table for which there is paper; laying them out takes about a minute."""
LANGUAGE = "en"
_AT_ONCE = 100
_ROWS_LAID_OUT = 40
"""Rows that are laid out at once, while no other thread runs."""
_WIDTHS = (16, 13, 48, 23)


class TableWording(NamedTuple):
    """The words around the quotes. counts: passages, pages; none: the words; each other `{}` one thing.

    topic_title: returns the name of a topic in the language of these.
    """

    drug: str = "Drug"
    section: str = "Section"
    sentence: str = "Sentence"
    found: str = "Words found"
    note: str = "Note"
    source: str = "Source"
    signature: str = "Signature"
    page: str = "Page"
    title: str = "Sentences with {}"
    looked_for: str = "Looked for: {}"
    where: str = "Among: {}"
    counts: str = "{} passages on {} pages"
    made: str = "made on {}"
    none: str = "no passage found for: {}"
    part: str = "part of a longer sentence"
    unquoted: str = "Passages that answer by a name of their page alone, of which no sentence is quoted: {}"
    changed: str = "The library was read anew meanwhile; a page may be missing. Make the table again."
    absent: str = "none of the open libraries has this page"
    unread: str = "the page cannot be read now"
    newer: str = "the file has changed since it was read for this quote"
    notice: str = "What these pages say, word for word. Nothing is judged; what is not found here may still be so."
    topic_title: Callable[[str], str] = str


class SourcedSentence(NamedTuple):
    """A row with where it comes from. source: what the names say; seal: what the program says of the signature."""

    row: SentenceRow
    source: str
    seal: str


class ResultTable(NamedTuple):
    """A table to be written.

    query: as it was typed. topic: its name, empty for none. words: that were looked for. where: the collection or group
    that was asked about, empty for all. closing: returns what is known once all rows have been written.
    """

    query: str
    topic: str
    words: Sequence[str]
    where: str
    passages: int
    pages: int
    rows: Iterable[SourcedSentence]
    closing: Callable[[], Sequence[str]]
    wording: TableWording = TableWording()

    @property
    def title(self) -> str:
        """Return what the table is called."""
        name = self.wording.title.format(quoted(self.query))
        return f"{name} · {quoted(self.where)}" if self.where else name

    @property
    def made(self) -> str:
        """Return the line on the day."""
        return self.wording.made.format(day_text(date.today().isoformat()))

    def lines(self) -> list[str]:
        """Return what stands above the rows."""
        words = self.wording
        looked_for = ", ".join(self.words)
        return [
            words.looked_for.format(f"{words.topic_title(self.topic)}: {looked_for}" if self.topic else looked_for),
            *([words.where.format(quoted(self.where))] if self.where else []),
            f"{words.counts.format(f'{self.passages:,}', f'{self.pages:,}')}, {self.made}",
            words.notice,
        ]

    def note(self, row: SentenceRow) -> str:
        """Return what is said of a row beside its quote, mostly nothing."""
        if not row.section:
            return self.wording.none.format(", ".join(self.words))
        return self.wording.part if row.is_begun or row.goes_on else ""


class QuoteSources:
    """Finds where quotes come from; reads the front matter of each page, when it is first asked for one of them."""

    def __init__(self, catalogue: Catalogue, wording: TableWording) -> None:
        self._catalogue = catalogue
        self._wording = wording
        self._known: dict[str, tuple[str, str]] = {}
        self._digests: dict[str, str] | None = None

    def rows(self, rows: Iterable[SentenceRow]) -> Iterator[SourcedSentence]:
        """Yield rows with their sources."""
        for row in rows:
            if row.id not in self._known:
                self._known[row.id] = self._lines(row.id)
            yield SourcedSentence(row, *self._known[row.id])

    def _lines(self, id: str) -> tuple[str, str]:
        page = self._catalogue.page(id)
        if page is None:
            return f"{quoted(id)}, {self._wording.unread}", ""
        try:
            text, digest = _read(page)
        except PageError:
            source = PageSource.of_text(page, "")
            return f"{quoted(source.library)}, {quoted(source.file)}, {self._wording.unread}", source.seal
        if self._digests is None:
            self._digests = {edition.id: edition.digest for edition in self._catalogue.editions()}
        message, seal = PageSource.of_text(page, text).lines
        return (message if digest == self._digests.get(id) else f"{message}, {self._wording.newer}"), seal


def _read(page: PagePlace) -> tuple[str, str]:
    """Return text and digest of a page as its file is now; raises PageError."""
    from medviewer.monograph.decoding import decode, digest_of

    text, problems = decode(page.files.page(stored(page.source)))
    return text, digest_of(text, problems).hex()


def export(table: ResultTable, form: str, path: Path, watch: Watch = UNWATCHED, to_pdf: ToPdf | None = None) -> None:
    """Write a table to `path`, whole or not at all. form: one of FORMS; to_pdf: as in `pdf`. Raises ExportError."""
    if form == PDF:
        content = pdf(table, watch, to_pdf)
        watch.check()
        write_atomically(path, content)
    else:
        write_atomically(path, lambda file: write(table, form, file, watch))


def write(table: ResultTable, form: str, file: BinaryIO, watch: Watch = UNWATCHED) -> None:
    """Write a table, rows as they come; raises ExportError where it is cancelled. form: any but PDF."""
    for piece in pieces(table, form, watch):
        file.write(piece.encode("utf-8", "replace"))


def pieces(table: ResultTable, form: str, watch: Watch = UNWATCHED) -> Iterator[str]:
    """Yield the text of a table, as `write` writes it, piece by piece."""
    for number, piece in enumerate({CSV: _csv, HTML: _html, JSON: _json}[form](table)):
        watch.check()
        yield piece
        watch.progress(min(number, table.passages), table.passages)
    watch.progress(table.passages, table.passages)


def pdf(table: ResultTable, watch: Watch = UNWATCHED, to_pdf: ToPdf | None = None) -> bytes:
    """Return a table as a PDF file, its heads on each sheet; raises ExportError, of too many rows too.

    to_pdf: lays it out, None for this thread.
    """
    from medviewer.export.paper.paper import wide
    from medviewer.export.paper.pdf import written

    return (to_pdf or written)(printable(table, watch), wide(), LANGUAGE, watch)


def printable(table: ResultTable, watch: Watch = UNWATCHED) -> Printable:
    """Return what is printed, query and day at the foot of each sheet; raises ExportError of too many rows."""
    from medviewer.export.paper.printout import Printable

    rows = []
    for row in table.rows:
        watch.check()
        rows.append(row)
        if len(rows) > MOST_PRINTED:
            raise ExportError(
                "The table has more than {} rows, too many for paper. Narrow it, or export it as CSV or HTML.",
                f"{MOST_PRINTED:,}",
            )
    parts = "".join(table_html(table, rows[at : at + _ROWS_LAID_OUT]) for at in range(0, len(rows), _ROWS_LAID_OUT))
    seals = list(dict.fromkeys(row.seal for row in rows if row.seal))
    body = f"{_above(table)}{parts}{_below([*table.closing(), *seals])}"
    several = f"{SIGNATURE}not the same for all pages, see the last sheet"
    return Printable(table.title, table.made, body, seals[0] if len(seals) == 1 else several if seals else "")


def _csv(table: ResultTable) -> Iterator[str]:
    """Yield RFC 4180 with a byte order mark, by which spreadsheets know UTF-8."""
    words = table.wording
    heads = (words.drug, words.section, words.sentence, words.found, words.note, words.source)
    yield "\ufeff" + csv_line([*heads, words.signature, words.page])
    for row, source, seal in table.rows:
        found = "; ".join(row.words)
        signature = seal.removeprefix(SIGNATURE)
        cells = (row.title, row.label, row.sentence, found, table.note(row), source, signature, visible(row.id))
        yield csv_line(cells)


def _json(table: ResultTable) -> Iterator[str]:
    head = {
        "query": table.query,
        "topic": table.topic or None,
        "words": list(table.words),
        "among": table.where or None,
        "made": date.today().isoformat(),
        "notice": table.wording.notice,
        "passages": table.passages,
        "pages": table.pages,
    }
    without = []
    before = _dumped(head)[:-2] + ',\n "rows": ['
    for row, source, seal in table.rows:
        if row.section:
            yield f"{before}\n  {json.dumps(_object(row, source, seal), ensure_ascii=False)}"
            before = ","
        else:
            without.append({"id": row.id, "drug": row.title, "source": source, "signature": seal})
    rest = _dumped({"without": without, "notes": list(table.closing())})
    yield f"{before if before != ',' else ''}\n ],{rest[1:]}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _object(row: SentenceRow, source: str, seal: str) -> dict[str, object]:
    return {
        "id": row.id,
        "drug": row.title,
        "section": row.section,
        "label": row.label,
        "sentence": row.sentence,
        "offset": row.offset,
        "marks": [list(mark) for mark in row.marks],
        "whole": not (row.is_begun or row.goes_on),
        "source": source,
        "signature": seal,
    }


def _html(table: ResultTable) -> Iterator[str]:
    from medviewer.export.formats.html import document

    whole = document(table.title, "; ".join(table.lines()), "\0", LANGUAGE)
    head, _, tail = whole.rpartition("\0")
    yield f"{head}{_above(table)}{_table_head(table)}"
    seals: dict[str, None] = {}
    rows = iter(table.rows)
    while some := list(islice(rows, _AT_ONCE)):
        seals |= dict.fromkeys(row.seal for row in some if row.seal)
        yield "".join(_row(table, row) for row in some)
    yield f"</tbody></table>{_below([*table.closing(), *seals])}{tail}"


def _above(table: ResultTable) -> str:
    lines = "".join(f'<p class="provenance">{html.escape(line)}</p>' for line in table.lines())
    return f'<h1 id="top">{html.escape(table.title)}</h1>{lines}'


def _below(lines: Iterable[str]) -> str:
    return "".join(f'<p class="provenance">{html.escape(line)}</p>' for line in lines)


def table_html(table: ResultTable, rows: Iterable[SourcedSentence]) -> str:
    """Return some rows of a table under its heads, as HTML."""
    return f"{_table_head(table)}{''.join(_row(table, row) for row in rows)}</tbody></table>"


def _table_head(table: ResultTable) -> str:
    words = table.wording
    names = zip(_WIDTHS, (words.drug, words.section, words.sentence, words.source), strict=True)
    cells = "".join(f'<th width="{width}%" align="left">{html.escape(name)}</th>' for width, name in names)
    return f'<table class="quotes" width="100%"><thead><tr>{cells}</tr></thead><tbody>\n'


def _row(table: ResultTable, sourced: SourcedSentence) -> str:
    row, note = sourced.row, table.note(sourced.row)
    noted = f'<span class="missing">{html.escape(note)}</span>' if note else ""
    quote = f"{'… ' * row.is_begun}{marked_html(row)}{' …' * row.goes_on} {noted}"
    cells = (html.escape(row.title), html.escape(row.label), quote, html.escape(sourced.source))
    return f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in cells)}</tr>\n"


def marked_html(row: SentenceRow) -> str:
    """Return the quote of a row, with the words that were looked for in bold."""
    at, pieces = 0, []
    for start, length in row.marks:
        pieces += [html.escape(row.sentence[at:start]), _bold(row.sentence[start : start + length])]
        at = start + length
    return "".join([*pieces, html.escape(row.sentence[at:])])


def _bold(text: str) -> str:
    return f'<b class="hit">{html.escape(text)}</b>'
