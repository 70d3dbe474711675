"""Sheets of an Excel workbook (ECMA-376, .xlsx and .xlsm): a zip of XML, read within bounds; no formula is reckoned."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.archive import Archive
from medviewer.importing.bounds import RefusedError
from medviewer.importing.lists.cells import (
    LARGEST_LIST,
    MOST_COLUMNS,
    MOST_LIST_CELLS,
    MOST_ROWS,
    MOST_SHEETS,
    ListCell,
    ListSheet,
)
from medviewer.importing.lists.number_formats import format_of, shown_number
from medviewer.importing.spl.document import HARMLESS, XmlNode, fragment, local, unreadable
from medviewer.importing.spl.label_inline import TEXT, StyledRun

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATED_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_SCRIPTS = {"superscript": "sup", "subscript": "sub"}


class CellLook(NamedTuple):
    """The look of cells. code: of their number format. styles: tags of what their letters mean, such as a strike."""

    code: str
    styles: tuple[str, ...]


class _Parts:
    """Members of the zip by their names."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.numbers = {member.name.lstrip("/").lower(): member.number for member in archive.members()}

    def read(self, name: str) -> bytes:
        number = self.numbers.get(name.lstrip("/").lower())
        if number is None:
            raise RefusedError("it is no Excel workbook: it has no {}", name)
        data = self._archive.read(number, LARGEST_LIST)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise RefusedError("it has a DOCTYPE, which no workbook has")
        return data

    def root(self, name: str) -> XmlNode:
        return fragment(self.read(name))

    def has(self, name: str) -> bool:
        return name.lower() in self.numbers


def sheets_of(data: bytes) -> Iterator[ListSheet]:
    """Yield the sheets of a workbook that are not hidden. Raises RefusedError for what is none, and past the bounds."""
    with Archive(io.BytesIO(data), bounds.MOST_LABEL_MEMBERS) as archive:
        yield from _Workbook(_Parts(archive)).sheets()


class _Workbook:
    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._root = parts.root("xl/workbook.xml")
        self._is_1904 = any(node.get("date1904") in ("1", "true") for node in self._root.iter("{*}workbookPr"))
        related = parts.root("xl/_rels/workbook.xml.rels")
        self._targets = {node.get("Id"): node.get("Target", "") for node in related}
        self._texts = list(self._shared()) if parts.has("xl/sharedStrings.xml") else []
        self._looks = _looks(parts.root("xl/styles.xml")) if parts.has("xl/styles.xml") else []
        self._cells = 0
        self._told: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def sheets(self) -> Iterator[ListSheet]:
        listed = list(self._root.iter("{*}sheet"))
        if len(listed) > MOST_SHEETS:
            raise RefusedError("it has more than {:,} sheets", MOST_SHEETS)
        for node in listed:
            name = node.get("name", "")
            target = self._targets.get(node.get(_RELATED) or node.get(_RELATED_STRICT), "")
            if node.get("state", "visible") != "visible":
                yield ListSheet(name, [], [Message("the sheet “{}” is hidden and is not read", name)])
            elif "chartsheet" not in target.lower():
                yield self._sheet(name, target.removeprefix("/") if target.startswith("/") else f"xl/{target}")

    def _sheet(self, name: str, part: str) -> ListSheet:
        self._told.clear()
        rows: dict[int, dict[int, ListCell]] = {}
        merged: list[str] = []
        for node in _streamed(self._parts.read(part), ("row", "mergeCell")):
            if local(node) == "mergeCell":
                merged.append(node.get("ref", ""))
            else:
                self._row(node, rows)
        _fill_down(rows, merged)
        found = [(number, _in_order(rows[number])) for number in sorted(rows)]
        notes = _notes(self._told, self._first)
        if any("comment" in one and one.endswith(".xml") for one in self._parts.numbers):
            notes.append(Message("comments on cells are not read"))
        return ListSheet(name, found, notes)

    def _row(self, node: XmlNode, rows: dict[int, dict[int, ListCell]]) -> None:
        given = node.get("r", "")
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else max(rows, default=0) + 1
        cells: dict[int, ListCell] = {}
        last = -1
        for cell in node.iterchildren("{*}c"):
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            last = _column(place[1]) if place else last + 1
            found = self._cell(cell, place[0] if place else f"row {number}")
            if found.text.strip():
                cells[last] = found
        self._cells += len(cells)
        if max(cells, default=0) >= MOST_COLUMNS:
            raise RefusedError("line {:,} has more than {:,} cells", number, MOST_COLUMNS)
        if self._cells > MOST_LIST_CELLS or len(rows) > MOST_ROWS:
            raise RefusedError("it has more than {:,} rows or {:,} cells", MOST_ROWS, MOST_LIST_CELLS)
        if cells:
            rows[number] = cells
            if node.get("hidden") in ("1", "true"):
                self._tell("hidden", f"row {number}")

    def _cell(self, cell: XmlNode, where: str) -> ListCell:
        kind, look = cell.get("t", "n"), self._look(cell.get("s", "0"))
        value, formula = cell.find("{*}v"), cell.find("{*}f")
        stored = (value.text or "") if value is not None else ""
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return _struck(_rich(inline), look.styles) if inline is not None else ListCell()
        if formula is not None and not stored and kind != "str":
            self._tell("formula", where)
            return ListCell(f"={formula.text or ''}")
        if kind == "s":
            place = int(stored) if stored.isascii() and stored.isdigit() and len(stored) < 9 else -1
            if not 0 <= place < len(self._texts):
                raise RefusedError("the cell {} names a text that the workbook does not have", where)
            return _struck(self._texts[place], look.styles)
        return _struck(ListCell(self._value(kind, stored, look, where)), look.styles)

    def _value(self, kind: str, stored: str, look: CellLook, where: str) -> str:
        if kind == "b":
            return "TRUE" if stored == "1" else "FALSE"
        if kind == "e":
            self._tell("error", where)
        if kind != "n" or not stored:
            return _unescaped(stored)
        shown = shown_number(stored, look.code, self._is_1904)
        if shown.is_stored or shown.is_rounded:
            self._tell("stored" if shown.is_stored else "rounded", where)
        return shown.text

    def _look(self, number: str) -> CellLook:
        place = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
        return self._looks[place] if place < len(self._looks) else CellLook("", ())

    def _tell(self, what: str, where: str) -> None:
        if not self._told[what]:
            self._first[what] = where
        self._told[what] += 1

    def _shared(self) -> Iterator[ListCell]:
        for node in islice(_streamed(self._parts.read("xl/sharedStrings.xml"), ("si",)), MOST_LIST_CELLS):
            yield _rich(node)


def _notes(told: Counter[str], first: dict[str, str]) -> list[Message]:
    """Return what is told of the cells of a sheet: how many, and the first."""
    found = []
    for what, count in told.items():
        place = first[what]
        found.append(
            {
                "formula": Message(
                    "formulas without a stored value, which stand on the page: {:,} ({} …)", count, place
                ),
                "stored": Message(
                    "numbers in a format that is not followed, as they are stored: {:,} ({} …)", count, place
                ),
                "rounded": Message(
                    "numbers with more digits in store than the workbook shows: {:,} ({} …)", count, place
                ),
                "hidden": Message("rows that are hidden in the workbook, and are read: {:,} ({} …)", count, place),
                "error": Message("cells with an error value, which stands on the page: {:,} ({} …)", count, place),
            }[what]
        )
    return found


def _streamed(data: bytes, names: tuple[str, ...]) -> Iterator[XmlNode]:
    """Yield elements as they end, each let go of once the next is asked for."""
    found = etree.iterparse(io.BytesIO(data), tag=[f"{{*}}{name}" for name in names], **HARMLESS)
    try:
        for _, node in found:
            yield node
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise unreadable(error) from error


def _looks(root: XmlNode) -> list[CellLook]:
    own = {
        int(node.get("numFmtId")): node.get("formatCode", "")
        for node in root.iter("{*}numFmt")
        if node.get("numFmtId", "").isdigit() and node.getparent() is not None and local(node.getparent()) == "numFmts"
    }
    fonts = [_letters(node) for group in root.iterchildren("{*}fonts") for node in group.iterchildren("{*}font")]
    found = []
    for node in (node for group in root.iterchildren("{*}cellXfs") for node in group.iterchildren("{*}xf")):
        number, font = node.get("numFmtId", "0"), node.get("fontId", "0")
        code = format_of(int(number), own) if number.isdigit() else ""
        styles = fonts[int(font)] if font.isdigit() and int(font) < len(fonts) else ()
        found.append(CellLook(code, styles))
    return found


def _letters(node: XmlNode | None) -> tuple[str, ...]:
    """Return the tags of letters that are struck out, raised or lowered."""
    if node is None:
        return ()
    strike, script = node.find("{*}strike"), node.find("{*}vertAlign")
    is_struck = strike is not None and strike.get("val", "1") not in ("0", "false")
    raised = _SCRIPTS.get(script.get("val", "")) if script is not None else None
    return (*(("s",) if is_struck else ()), *((raised,) if raised else ()))


def _rich(node: XmlNode) -> ListCell:
    """Return a text with its runs; the readings of East Asian signs (rPh) are no part of it."""
    runs = []
    for child in node:
        if local(child) == "t":
            runs.append(StyledRun(TEXT, _unescaped(child.text or "")))
        elif local(child) == "r":
            text = "".join(_unescaped(part.text or "") for part in child.iterchildren("{*}t"))
            runs.append(StyledRun(TEXT, text, _letters(child.find("{*}rPr"))))
    text = "".join(run.text for run in runs)
    return ListCell(text, tuple(runs) if any(run.styles for run in runs) else ())


def _struck(cell: ListCell, styles: tuple[str, ...]) -> ListCell:
    """Return a cell with the look that its whole text has."""
    if not styles or not cell.text:
        return cell
    runs = cell.runs or (StyledRun(TEXT, cell.text),)
    return cell._replace(runs=tuple(run._replace(styles=tuple(dict.fromkeys((*styles, *run.styles)))) for run in runs))


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _fill_down(rows: dict[int, dict[int, ListCell]], merged: list[str]) -> None:
    """Write what a cell says that stands for several rows into each of these."""
    left = MOST_LIST_CELLS
    for reference in merged:
        ends = [_REFERENCE.fullmatch(part) for part in reference.split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        column, first, last = _column(ends[0][1]), int(ends[0][2]), int(ends[1][2])
        cell = rows.get(first, {}).get(column)
        left -= max(0, last - first)
        if left < 0:
            raise RefusedError("its merged cells stand for more than {:,} cells", MOST_LIST_CELLS)
        if cell:
            for number in range(first + 1, last + 1):
                if number in rows:
                    rows[number].setdefault(column, cell)


def _in_order(cells: dict[int, ListCell]) -> list[ListCell]:
    return [cells.get(column, ListCell()) for column in range(max(cells) + 1)]
