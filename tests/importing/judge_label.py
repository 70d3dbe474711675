"""What the page of an SPL document has to hold, by the document's own XML and nothing of the importer's but its codes.

Signs of each section of the page in their order, the tables, how many boxes: as docs/import.md says that they stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .judge_signs import BULLET, BULLETS, IMAGE, Grid, Sign, grid_of, seen

V3 = "{urn:hl7-org:v3}"
BOX = "34066-1"
_LOOKS = {"bold": "b", "italics": "i", "italic": "i", "emphasis": "i", "underline": "u"}
_BLOCKS = ("paragraph", "list", "table")
_COUNTED = re.compile(r"(\d{1,6})\.")
_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]


@dataclass
class Held:
    """What a page holds or has to hold. runs: its sections' keys with their signs, neighbours of one key joined."""

    runs: list[tuple[str, list[Sign]]] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    boxes: int = 0

    def signs(self, key: str) -> list[Sign]:
        """Return the list that signs of a section go into."""
        if not self.runs or self.runs[-1][0] != key:
            self.runs.append((key, []))
        return self.runs[-1][1]


def name(node: Any) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def own_text(node: Any) -> str:
    """Return the words of an element with single spaces."""
    return " ".join("".join(node.itertext()).split())


def label_holds(root: Any, codes: Mapping[str, str], images: frozenset[str] = frozenset()) -> Held:
    """Return what the page of a label has to hold. codes: the key of each LOINC code. images: that the source has."""
    return _Reader(root, codes, images).held


class _Reader:
    def __init__(self, root: Any, codes: Mapping[str, str], images: frozenset[str]) -> None:
        self.held = Held()
        self._codes = codes
        self._media = {m.get("ID"): m for m in root.iter(f"{V3}observationMedia")}
        self._images = images
        self._footnotes = {note.get("ID") for note in root.iter(f"{V3}footnote")}
        self._numbers: dict[str, int] = {}
        self._count = 0
        self._waiting: list[tuple[int, Any]] = []
        self._to: list[Sign] = []
        self._sets: list[tuple[Any, str]] = []
        top = root.findall(f"{V3}component/{V3}structuredBody/{V3}component/{V3}section")
        self._keys: dict[str, str] = {}
        for node in top:
            self._place(node, "label_text", in_box=self._code(node) == "boxed")
        for node in [n for n in top if self._code(n) == "boxed"]:
            self._section(node, "overview", boxed=True, outermost=True)
        for node in [n for n in top if self._code(n) != "boxed"]:
            self._section(node, "label_text", boxed=False, outermost=False)

    # Sections

    def _code(self, node: Any) -> str:
        code = node.find(f"{V3}code")
        return self._codes.get(code.get("code", "") if code is not None else "", "around")

    def _key(self, node: Any, around: str) -> str:
        named = self._code(node)
        return around if named in ("around", "boxed") else named

    def _place(self, node: Any, around: str, in_box: bool) -> None:
        """Note the key under which each ID stands."""
        if self._code(node) == "left_out":
            return
        key = self._key(node, around)
        for part in node:
            inner = [] if name(part) == "component" else part.iter()
            for one in (node, *inner):
                if one.get("ID"):
                    self._keys[one.get("ID")] = "overview" if in_box else key
        for below in node.iterfind(f"{V3}component/{V3}section"):
            self._place(below, key, in_box)

    def _section(self, node: Any, around: str, boxed: bool, outermost: bool) -> None:
        if self._code(node) == "left_out":
            return
        is_box = self._code(node) == "boxed"
        key = around if boxed else self._key(node, around)
        opens_box = is_box and (outermost or not boxed)
        boxed = boxed or is_box
        self._to = []
        before = sum(len(signs) for _, signs in self.held.runs)
        title, text = node.find(f"{V3}title"), node.find(f"{V3}text")
        if title is not None:
            self._inline(title, frozenset({"b"}) if boxed else frozenset(), "", heading=not boxed)
            shown = [sign for sign in self._to if sign.char == IMAGE]
            self._to = [sign for sign in self._to if sign.char != IMAGE]
            del self._to[len(self._to) - (not boxed and "".join(s.char for s in self._to).endswith(":")) :]
            self._to += shown
            self._notes()
        if text is not None:
            self._blocks(text, notes=True)
        self._notes()
        if self._to:
            box = frozenset({"box"}) if boxed else frozenset()
            self.held.signs(key).extend(sign._replace(looks=sign.looks | box) for sign in self._to)
        for below in node.iterfind(f"{V3}component/{V3}section"):
            self._section(below, key, boxed, outermost=False)
        if opens_box:
            self.held.boxes += sum(len(signs) for _, signs in self.held.runs) > before

    # Blocks

    def _blocks(self, node: Any, notes: bool = False) -> None:
        self._say(node.text)
        for child in node:
            if name(child) in _BLOCKS:
                self._notes() if notes else None
                getattr(self, f"_{name(child)}")(child)
                self._notes() if notes else None
            elif not (name(child) == "caption" and name(node) == "item"):
                self._one(child, frozenset(), "", False)
            self._say(child.tail)
        if notes:
            self._notes()

    def _notes(self) -> None:
        while self._waiting:
            number, note = self._waiting.pop(0)
            self._say(f"[{number}]", frozenset({"sup"}))
            self._inline(note, frozenset(), "", False)

    def _paragraph(self, node: Any) -> None:
        self._inline(node, frozenset(), "", False)

    def _list(self, node: Any) -> None:
        for caption in node.findall(f"{V3}caption"):
            self._inline(caption, frozenset(), "", False)
        items = [item for item in node if name(item) != "caption"]
        for mark, item in zip(_markers(node, items), items, strict=True):
            before = len(self._to)
            literal = item.find(f"{V3}caption")
            if literal is not None and mark == own_text(literal) and mark not in (*BULLETS, "o"):
                self._inline(literal, frozenset(), "", False)
            else:
                self._say(mark)
            start = len(self._to)
            self._blocks(item)
            if len(self._to) == start and (literal is None or mark in (BULLET, "") or _COUNTED.fullmatch(mark)):
                del self._to[before:]

    def _table(self, node: Any) -> None:
        for caption in node.findall(f"{V3}caption"):
            self._inline(caption, frozenset({"b"}), "", False)
        rows = []
        number = len(self.held.tables)
        for part in ("thead", "", "tbody", "tfoot"):
            for row in node.iterfind(f"{V3}{part}/{V3}tr" if part else f"{V3}tr"):
                cells = [self._cell(cell, part == "thead") for cell in row if name(cell) in ("td", "th")]
                rows += [cells] if cells else []
        grid = grid_of(rows)
        if grid:
            self.held.tables.insert(number, grid)

    def _cell(self, cell: Any, is_head: bool) -> tuple[str, int, int, bool]:
        before = len(self._to)
        self._blocks(cell)
        text = "".join(sign.char for sign in self._to[before:])
        return text, _span(cell, "colspan"), _span(cell, "rowspan"), is_head or name(cell) == "th"

    # Within text

    def _say(
        self, text: str | None, looks: frozenset[str] = frozenset(), leads: str = "", heading: bool = False
    ) -> None:
        self._to += [Sign(char, looks, leads, heading) for char in seen(text or "")]

    def _inline(self, node: Any, looks: frozenset[str], leads: str, heading: bool) -> None:
        self._say(node.text, looks, leads, heading)
        for child in node:
            self._one(child, looks, leads, heading)
            self._say(child.tail, looks, leads, heading)

    def _one(self, node: Any, looks: frozenset[str], leads: str, heading: bool) -> None:
        kind = name(node)
        if kind == "content":
            found = {_LOOKS[code] for code in node.get("styleCode", "").lower().split() if code in _LOOKS}
            self._inline(node, looks | found, leads, heading)
        elif kind in ("sup", "sub"):
            self._inline(node, looks | {kind}, leads, heading)
        elif kind == "linkHtml":
            self._inline(node, looks, self._target(node) or leads, heading)
        elif kind == "footnote":
            self._waiting.append((self._number(node.get("ID")), node))
            self._say(f"[{self._waiting[-1][0]}]", frozenset({"sup"}), "", heading)
        elif kind == "footnoteRef" and node.get("IDREF") in self._footnotes:
            self._say(f"[{self._number(node.get('IDREF'))}]", frozenset({"sup"}), "", heading)
        elif kind == "renderMultiMedia":
            self._to.append(Sign(IMAGE))
            for caption in node.findall(f"{V3}caption"):
                self._inline(caption, looks, "", heading)
        else:
            self._inline(node, looks, leads, heading)

    def _number(self, ref: str | None) -> int:
        if ref and ref in self._numbers:
            return self._numbers[ref]
        self._count += 1
        if ref:
            self._numbers[ref] = self._count
        return self._count

    def _target(self, node: Any) -> str:
        href = node.get("href", "").strip()
        if href.startswith("#"):
            key = self._keys.get(href[1:])
            return f"#{key}" if key else ""
        return href if re.fullmatch(r"(https?://|mailto:)\S{1,1990}", href, re.IGNORECASE) else ""


def _span(cell: Any, attribute: str) -> int:
    text = cell.get(attribute, "1").strip()
    return min(max(1, int(text)), 64 if attribute == "colspan" else 10**6) if re.fullmatch(r"[0-9]{1,6}", text) else 1


def _markers(node: Any, items: list[Any]) -> list[str]:
    """Return what stands before each item: the label's own marks, for mere bullets or numbers the page's."""
    own = [" ".join(own_text(caption) for caption in item.findall(f"{V3}caption")).strip() for item in items]
    own = ["".join(seen(mark)) for mark in own]
    if any(own):
        if all(mark in ("", "o", *BULLETS) for mark in own):
            return [BULLET] * len(items)
        return own
    if node.get("listType", "").lower() != "ordered":
        return [BULLET] * len(items)
    style = node.get("styleCode", "").lower()
    return [_counted(number, style) for number in range(len(items))]


def _counted(number: int, style: str) -> str:
    if "roman" in style:
        text = _ROMAN[number]
    elif "alpha" in style:
        text = chr(ord("a") + number % 26) * (number // 26 + 1)
    else:
        return f"{number + 1}."
    return f"{text.upper() if style.startswith('big') else text}."
