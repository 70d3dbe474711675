"""A drug of a list -> its page: facts in the front matter, sections, and a table of all cells that are in neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from medviewer.errors import Message
from medviewer.importing.kinds import LIST
from medviewer.importing.label_page import LabelPage, page_bytes
from medviewer.importing.lists.cells import ListCell
from medviewer.importing.lists.columns import BRANDS, GENERIC, NAMES, OTHER, TITLE, folded, section_fields
from medviewer.importing.lists.list_reader import ListedDrug
from medviewer.importing.spl import document
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import Envelope
from medviewer.importing.spl.label_blocks import MarkdownBlock, paragraphs
from medviewer.importing.spl.label_inline import html_line, lines_of, markdown_line, tidy
from medviewer.importing.spl.mapping import FURTHER, HEADINGS, mapped
from medviewer.monograph.sections.vocabulary import normalise

_LISTS = ("atc", "ndc", "gtin", "strengths", "dosage_forms", "routes")
_TEXTS = ("drug_class", "formulary_status")
_PARTED = re.compile(r"[;\n|]|,\s")
_MOST = 500
_STRUCK = Message("its name is struck out in the list, which the page shows below “{}” alone", "Overview")
_OVERVIEW = "overview"
_HEADINGS = {**HEADINGS, _OVERVIEW: "Overview", OTHER: "Other"}


def envelope_of(drug: ListedDrug) -> Envelope:
    """Return what identifies a drug; lists have no versions, so that the hash of its rows stands for its document."""
    return Envelope(drug.set_id, 1, "", drug.digest, LIST, "")


def list_page(drug: ListedDrug, envelope: Envelope, stem: str) -> LabelPage:
    """Return the page of a drug; raises RefusedError where it is too much for one."""
    title = " ".join(drug.title.signed(is_name=True).split())
    troubles = (_STRUCK,) if any("s" in run.styles for run in drug.title.runs) else ()
    context = Context(document.fragment(b"<text/>"), lambda _: None, stem, mapped().vocabulary)
    body = "\n\n".join(_Writer(drug, context).pieces())
    content = page_bytes(LIST, envelope, title, _values(drug), body)
    return LabelPage(envelope, LIST, title, stem, content, (), troubles)


def _values(drug: ListedDrug) -> dict[str, object]:
    values: dict[str, object] = {
        GENERIC: ", ".join(_in_any_case(_each(drug, GENERIC))),
        BRANDS: _in_any_case(_parted(_each(drug, BRANDS)))[:_MOST],
    }
    for field in _LISTS:
        values[field] = _each(drug, field)[:_MOST]
    for field in _TEXTS:
        values[field] = "; ".join(_each(drug, field))
    return {**values, "language": drug.language, "sources": [drug.file]}


def _parted(texts: Sequence[str]) -> list[str]:
    """Return the names that stand in some texts, parted by semicolons, lines, bars or commas."""
    return [name for text in texts for part in _PARTED.split(text) if (name := part.strip())]


def _in_any_case(names: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return list(found.values())


def _each(drug: ListedDrug, field: str) -> list[str]:
    """Return what the cells of a field say, each once; names without the signs of a strike."""
    places = [place for place, column in enumerate(drug.columns) if column.field == field]
    cells = (row[place] for row in drug.rows for place in places if place in row)
    said = (cell.signed(is_name=field in NAMES).split("\n") for cell in cells)
    return list(dict.fromkeys(" ; ".join(filter(None, map(str.strip, lines))) for lines in said))


class _Writer:
    """Writes columns: one that says the same for all rows once, others beside what tells the rows apart."""

    def __init__(self, drug: ListedDrug, context: Context) -> None:
        self._drug = drug
        self._context = context
        self._sections = set(section_fields())
        facts = [place for place, column in enumerate(drug.columns) if column.field not in self._sections]
        self._telling = self._telling_apart([place for place in facts if not self._is_same(place)])

    def pieces(self) -> list[str]:
        """Return the blocks of the page's body."""
        columns = self._drug.columns
        notes = [place for place, column in enumerate(columns) if column.field == _OVERVIEW]
        free = [place for place, column in enumerate(columns) if column.field == OTHER]
        facts = [
            p for p, column in enumerate(columns) if column.field not in (OTHER, *self._sections) and self._says(p)
        ]
        found = [f"## {_HEADINGS[_OVERVIEW]}"] if notes or facts else []
        found += [text for place in notes for text in self._section(place, _OVERVIEW, is_named=True)]
        found += self._table(facts)
        for key in section_fields()[1:]:
            places = [place for place, column in enumerate(columns) if column.field == key]
            found += [f"## {_HEADINGS[key]}"] if places else []
            for place in places:
                is_named = len(places) > 1 or normalise(columns[place].name) != normalise(_HEADINGS[key])
                found += self._section(place, key, is_named)
        return [*found, *([f"## {_HEADINGS[OTHER]}"] if free else []), *self._table(free)]

    def _telling_apart(self, varying: list[int]) -> list[int]:
        """Return the columns by which the rows are told apart: free ones only where the facts do not suffice."""
        known = [place for place in varying if self._drug.columns[place].field != OTHER and self._says_apart(place)]
        apart = {tuple(row.get(place) for place in known) for row in self._drug.rows} - {(None,) * len(known)}
        return known if len(apart) == len(self._drug.rows) else varying

    def _says_apart(self, place: int) -> bool:
        """Tell whether a column differs by more than capitals and spaces."""
        return len({folded(row.get(place, ListCell()).text) for row in self._drug.rows}) > 1

    def _is_same(self, place: int) -> bool:
        return len({row.get(place) for row in self._drug.rows}) == 1

    def _says(self, place: int) -> bool:
        """Tell whether a column says more than the title of the page does."""
        column, first = self._drug.columns[place], self._drug.rows[0].get(place)
        is_title = first is not None and first.text == self._drug.title.text and not first.runs
        return not (column.field in (TITLE, GENERIC, BRANDS) and self._is_same(place) and is_title)

    def _section(self, place: int, key: str, is_named: bool) -> list[str]:
        name = ListCell(self._drug.columns[place].name)
        head = [f"<h3>{html_line(tidy(name.styled()))}</h3>"] if is_named else []
        if not self._is_same(place):
            return [*head, *self._rows([*self._telling, place], is_apart=True)]
        self._context.key = FURTHER if key == _OVERVIEW else key
        return [*head, *(block.text for block in self._paragraphs(self._drug.rows[0][place]))]

    def _paragraphs(self, cell: ListCell) -> list[MarkdownBlock]:
        return paragraphs(tidy(cell.styled()), self._context)

    def _table(self, places: Sequence[int]) -> list[str]:
        """Return columns as a table: what is the same for all rows as a line each, the rest with all its rows."""
        same = [place for place in places if self._is_same(place)]
        others = [place for place in places if place not in same]
        found = []
        if same:
            row = self._drug.rows[0]
            found.append(_facts_table([(ListCell(self._drug.columns[place].name), row[place]) for place in same]))
        if others:
            found += self._rows([*self._telling, *others], is_apart=False)
        return found

    def _rows(self, places: Iterable[int], is_apart: bool) -> list[str]:
        """Return columns with all rows that have a cell in the last of them, or, unless `is_apart`, in any."""
        taken = list(dict.fromkeys(places))
        heads = [_cell(ListCell(self._drug.columns[place].name)) for place in taken]
        rows = [row for row in self._drug.rows if not is_apart or taken[-1] in row]
        lines = [[_cell(row.get(place, ListCell())) for place in taken] for row in rows]
        return [_gfm([heads, *lines])]


def _facts_table(facts: Sequence[tuple[ListCell, ListCell]]) -> str:
    """Return heads of columns beside their cells, as a table that has no heads of its own."""
    lines = [f"<tr><th>{_html_cell(name)}</th><td>{_html_cell(cell)}</td></tr>" for name, cell in facts]
    return "\n".join(["<table>", "<tbody>", *lines, "</tbody>", "</table>"])


def _html_cell(cell: ListCell) -> str:
    return html_line(tidy(cell.styled())).strip()


def _gfm(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _cell(cell: ListCell) -> str:
    """Return a cell in one line of Markdown."""
    lines = (markdown_line(line).strip() for line in lines_of(tidy(cell.styled())))
    return "<br> ".join(filter(None, lines))
