"""Safe HTML to plain text that reads well without its markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from medviewer.monograph.commonmark.htmlnames import INLINE, SHOWN
from medviewer.monograph.commonmark.links import OUTSIDE
from medviewer.monograph.html.signs import SCRIPTS, STRUCK, with_fractions

_BLOCKS = SHOWN - INLINE - {"br", "img", "span", "td", "th", "tbody", "thead"}
_ROWS = frozenset({"table", "tr", "pre"})
"""Blocks that end a row of a table; the others go on in it where they stand in a cell."""
_WIDEST = 64
_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # a space alone stays: it need not be written anew


def to_text(html: str, between: str = " | ", addresses: bool = False) -> str:
    """Return safe HTML as plain text, a block a line. between: stands between the cells of a row.

    Items have their bullet or number and are indented by nesting, blocks outside lists are set apart by an empty line.
    A row of a table is a line; `between` parts its cells, and the places that a wide or high one covers.
    `10<sup>9</sup>` becomes `10^9`, never `109`, `T<sub>max</sub>` `T_max`, a fraction `1 1/2`, what is struck out
    `~~500 mg~~`. addresses: a link that leads outside is followed by where it leads, in round brackets.
    """
    writer = _TextWriter(between, addresses)
    writer.feed(with_fractions(html) if "<sup" in html else html)
    writer.close()
    return "\n".join(writer.lines)


class _Columns:
    """The places of a table's rows that cells reach into."""

    def __init__(self) -> None:
        self._below: list[int] = []
        self._at = 0

    def begin_row(self) -> None:
        """Go to the first place of the next row."""
        self._at = 0
        self._below = [max(0, rows - 1) for rows in self._below]

    def begins(self) -> bool:
        """Tell whether no cell of the row has been placed."""
        return not self._at

    def place(self, wide: int, high: int) -> int:
        """Place a cell; return how many places stand before it that are taken from above."""
        taken = 0
        while self._at < len(self._below) and self._below[self._at]:
            self._at += 1
            taken += 1
        self._below += [0] * (self._at + wide - len(self._below))
        self._below[self._at : self._at + wide] = [high] * wide
        self._at += wide
        return taken


class _TextWriter(HTMLParser):
    """Collects finished lines in `lines`."""

    def __init__(self, between: str, addresses: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._between = between
        self._addresses = addresses
        self._address = ""
        self._link_begun = 0
        self.lines: list[str] = []
        self._line: list[str] = []
        self._numbers: list[int | None] = []
        self._bullet = ""
        self._widths: list[int] = []
        self._apart = False
        self._joined = False
        self._in_pre = False
        self._in_table = False
        self._in_cell = False
        self._wide = 1
        self._columns = _Columns()
        self._script = ""
        self._after_script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, an item, a cell or a raised or lowered text."""
        if self._in_cell and (tag == "br" or tag in _BLOCKS - _ROWS):
            self._go_on("- " if tag == "li" else "")
            return
        if tag in _BLOCKS:
            self._end_line()
            self._separate()
        if tag in SCRIPTS:
            self._script = SCRIPTS[tag]
        elif tag == "s":
            self._line.append(STRUCK)
        elif tag == "a" and self._addresses:
            self._address, self._link_begun = dict(attrs).get("href") or "", len(self._line)
        elif tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag == "br":
            self._end_line()
        elif tag == "img":
            self._line.append(f" {dict(attrs).get('alt') or ''} ")
        elif tag in _BLOCKS:
            self._begin_block(tag, dict(attrs))

    def _end_inline(self, tag: str) -> None:
        if tag in SCRIPTS:
            self._script, self._after_script = "", tag
        elif tag == "s":
            self._line.append(STRUCK)
        elif tag == "a":
            self._end_link()

    def _end_link(self) -> None:
        said, address = "".join(self._line[self._link_begun :]).strip(), self._address
        self._address = ""
        if address.startswith(OUTSIDE) and address.removeprefix("mailto:") != said:
            self._line.append(f" ({address})")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        wide, high = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
        if self._columns.begins() and not "".join(self._line).strip():
            self._line.clear()  # of the ends of lines between the tags
        before = self._wide - 1 + self._columns.place(wide, high)
        signs = self._between * (before + bool(self._line))
        self._line.append(signs if self._line else f" {signs}")
        self._in_cell, self._wide = self._in_table, wide

    def _go_on(self, sign: str) -> None:
        """Set apart what is a line elsewhere, within a cell."""
        if self._line and not self._line[-1].endswith((" ", self._between)):
            self._line.append(" ")
        if sign:
            self._line.append(sign)

    def _begin_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in ("ul", "ol"):
            start = attributes.get("start") or "1"
            self._numbers.append(None if tag == "ul" else int(start) if start.isdecimal() else 1)
            self._widths.append(0)
        elif tag == "li":
            self._begin_item()
        elif tag == "pre":
            self._in_pre = True
        elif tag == "table":
            self._in_table, self._columns = True, _Columns()
        elif tag == "tr":
            self._columns.begin_row()
        elif attributes.get("class") == "a":
            self._apart, self._joined = False, True

    def _separate(self) -> None:
        """Ask for an empty line, except within lists and tables and between a question and its answer."""
        if not (self._numbers or self._in_table or self._joined):
            self._apart = True

    def _begin_item(self) -> None:
        number = self._numbers[-1] if self._numbers else None
        bullet = "- " if number is None else f"{number}. "
        self._bullet += bullet
        if self._numbers:
            self._widths[-1] = len(bullet)
            self._numbers[-1] = None if number is None else number + 1

    def handle_endtag(self, tag: str) -> None:
        """End a line, a list or a raised or lowered text."""
        if self._in_cell and tag in _BLOCKS - _ROWS:
            self._go_on("")
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag in INLINE:
            self._end_inline(tag)
        elif tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
            self._widths.pop()
        elif tag == "li":
            self._bullet = ""
        elif tag == "pre":
            self._in_pre = False
        elif tag == "table":
            self._in_table = False
        if tag in _BLOCKS:
            self._separate()

    def handle_data(self, data: str) -> None:
        """Add text; white space counts in preformatted text only."""
        if self._in_pre:
            *whole, last = data.split("\n")
            for line in whole:
                self._line.append(line)
                self._end_line()
            self._line.append(last)
        else:
            self._line.append(self._joint(data) + _SPACES.sub(" ", data))

    def _joint(self, data: str) -> str:
        """Return what keeps a raised or lowered text apart from what it touches."""
        before = self._line[-1][-1:] if self._line else ""
        script, self._script = self._script, ""
        after, self._after_script = self._after_script, ""
        if script and before and (data[0].isalnum() or data[0] in "+-−–"):  # 5.<sup>1</sup> is not 5.1
            return script
        in_formula = after == "sub" and before.isdecimal() and data[0].isupper()
        return " " if after and data[0].isalnum() and not in_formula else ""

    def _end_line(self) -> None:
        self._in_cell, self._wide = False, 1
        text = "".join(self._line)
        text = text.rstrip() if self._in_pre else text.strip(" ")
        self._line, self._script, self._after_script = [], "", ""
        if not text:
            return
        if self._apart and self.lines:
            self.lines.append("")
        indent = sum(self._widths)
        self.lines.append(" " * (indent - len(self._bullet)) + self._bullet + text)
        self._bullet, self._apart, self._joined = "", False, False

    def close(self) -> None:
        """Finish the last line."""
        super().close()
        self._end_line()


def _span(value: str | None) -> int:
    return min(int(value), _WIDEST) if value and value.isdecimal() and len(value) < 6 and int(value) else 1
