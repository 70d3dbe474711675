"""What a page holds, by the HTML that its sections are shown as."""

from __future__ import annotations

from itertools import count
from typing import Any
from urllib.parse import unquote

import lxml.html

from medviewer.monograph.model import Monograph

from .judge_label import Held
from .judge_signs import BULLET, IMAGE, Sign, grid_of, seen, with_images

_LOOKS = {"strong": "b", "b": "b", "em": "i", "i": "i", "u": "u", "sup": "sup", "sub": "sub"}
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def page_holds(page: Monograph) -> Held:
    """Return what a page holds, in the order of its sections."""
    reader = _Reader()
    for section in page.sections:
        reader.section(section.key, section.title, section.html)
    return reader.held


class _Reader:
    def __init__(self) -> None:
        self.held = Held()
        self._to: list[Sign] = []
        self._parts = count(1)

    def section(self, key: str, title: str, html: str) -> None:
        self._to = self.held.signs(key)
        number = next(self._parts)
        self._to += [Sign(char, is_heading=True, part=number) for char in seen(title)]
        if html.strip():
            root = lxml.html.fragment_fromstring(html, create_parent="div")
            self._node(root, Sign(""))

    def _say(self, text: str | None, like: Sign) -> None:
        self._to += [like._replace(char=char) for char in seen(text or "")]

    def _node(self, node: Any, like: Sign) -> None:
        self._say(node.text, like)
        for child in node:
            if isinstance(child.tag, str):
                self._child(child, like)
            self._say(child.tail, like)

    def _child(self, node: Any, like: Sign) -> None:
        tag = node.tag
        if tag in _LOOKS:
            like = like._replace(looks=like.looks | {_LOOKS[tag]})
        elif tag in _HEADS:
            like = like._replace(is_heading=True, part=next(self._parts))
        elif tag == "a":
            like = like._replace(leads=unquote(node.get("href", "")))
        elif tag == "img":
            self._to.append(Sign(IMAGE, like.looks & {"box"}))
        elif tag == "li":
            self._say(_marker(node), Sign("", like.looks & {"box"}))
        elif tag == "blockquote":
            self.held.boxes += 1
            like = like._replace(looks=like.looks | {"box"})
        if tag == "p" and node.getparent().tag == "blockquote" and node.getparent()[0] is node:
            like = like._replace(part=next(self._parts))
        if tag == "table":
            self._table(node, like)
        else:
            self._node(node, like)
        if tag in _HEADS and self._to and self._to[-1] == like._replace(char=":", looks=self._to[-1].looks):
            self._to.pop()

    def _table(self, table: Any, like: Sign) -> None:
        number = len(self.held.tables)
        rows = [
            [self._cell(cell, like) for cell in row if cell.tag in ("td", "th")]
            for row in list(table.iter("tr"))
            if next(row.iterancestors("table")) is table
        ]
        grid = grid_of(rows)
        if grid:
            self.held.tables.insert(number, grid)

    def _cell(self, cell: Any, like: Sign) -> tuple[str, int, int, bool]:
        before = len(self._to)
        self._node(cell, like)
        text = with_images("".join(sign.char for sign in self._to[before:]))
        return text, int(cell.get("colspan", 1)), int(cell.get("rowspan", 1)), cell.tag == "th"


def _marker(item: Any) -> str:
    around = item.getparent()
    if around.tag != "ol":
        return BULLET
    return f"{int(around.get('start', 1)) + [child for child in around if child.tag == 'li'].index(item)}."
