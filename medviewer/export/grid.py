"""The cells of an HTML table in their rows and columns."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from medviewer.monograph.faq.html_tree import Element, Node

WIDEST_SPAN = 64

_ATTRIBUTE = re.compile(r'(?<![a-z])([a-z]++)="([^"]*)"')


class GridSlot(NamedTuple):
    """A place in a row: a cell that reaches over `wide` columns and `high` rows, or None where one reaches into."""

    cell: Element | None
    wide: int = 1
    high: int = 1


def attributes_of(element: Element) -> dict[str, str]:
    """Return an element's attributes without character references."""
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(element.attributes)}


def rows_of(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the rows of a table's head and of its body; what stands outside of rows gets one of its own."""
    head: list[Element] = []
    body: list[Element] = []
    for part in _only(table.children, ("tr", "thead", "tbody")):
        rows = [part] if part.tag == "tr" else _only(part.children, ("tr",))
        (head if part.tag == "thead" and not body else body).extend(rows)
    return head, body


def grid(rows: Sequence[Element]) -> list[list[GridSlot]]:
    """Return the slots of each row, each at its column; rows may differ in length.

    Cells that span rows end with the last one, as HTML has it.
    """
    placed: list[list[GridSlot]] = []
    below: list[int] = []  # for each column, how many rows more a cell reaches into
    for number, row in enumerate(rows):
        slots: list[GridSlot] = []
        for cell in _only(row.children, ("td", "th")):
            _pass_covered(slots, below)
            wide = min(_span(cell, "colspan"), _free(below, len(slots)))
            high = min(_span(cell, "rowspan"), len(rows) - number)
            below += [0] * (len(slots) + wide - len(below))
            below[len(slots) : len(slots) + wide] = [high - 1] * wide
            slots += [GridSlot(cell, wide, high), *[GridSlot(None)] * (wide - 1)]
        while len(slots) < len(below):
            _pass_covered(slots, below)
            slots += [GridSlot(Element("td"))] * (len(slots) < len(below))
        while below and not below[-1]:
            below.pop()
        placed.append(slots)
    return placed


def _pass_covered(slots: list[GridSlot], below: list[int]) -> None:
    while len(slots) < len(below) and below[len(slots)]:
        below[len(slots)] -= 1
        slots.append(GridSlot(None))


def _free(below: Sequence[int], column: int) -> int:
    """Return how many columns from `column` on no cell of a row above reaches into."""
    taken = (number for number in range(column, len(below)) if below[number])
    return next(taken, column + WIDEST_SPAN) - column


def _span(cell: Element, name: str) -> int:
    value = attributes_of(cell).get(name, "1")
    return max(1, min(int(value), WIDEST_SPAN)) if value.isdecimal() and len(value) < 5 else 1


def _only(nodes: Sequence[Node], tags: tuple[str, ...]) -> list[Element]:
    """Return the elements of these tags, each other node that says something in one of the first tag."""
    wanted = []
    for node in nodes:
        if isinstance(node, Element) and node.tag in tags:
            wanted.append(node)
        elif isinstance(node, Element) or node.strip():
            wanted.append(Element(tags[0], "", [node]))
    return wanted
