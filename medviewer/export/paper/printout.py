"""A page laid out in sheets of paper, each of which can be drawn by itself, always dark on white."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPagedPaintDevice, QPainter, QTextDocument

from medviewer.export.paper.column import INK, QUIET, RULE, PrintedColumn
from medviewer.export.paper.page_breaks import paginate
from medviewer.export.paper.richtext import plain_tables, split_tags
from medviewer.export.paper.ties import NO_BREAK_SPACE, WORD_JOINER, tied
from medviewer.export.paper.two_columns import WHOLE_TABLES, ColumnFlow, Placed, parts_in_columns
from medviewer.export.paper.typesetting import font, typeset
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.quoted_names import named, titled

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.monograph.model import Monograph

MOST_COLUMNS = 24  # of a table for which paper has room
LONGEST_WORD = 60  # characters; what is longer, such as an address, may be broken
_BREAK = "\u200b"
_OVERLONG = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD}}}(?=[^\s\u200b])")
_HANGING_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_ENDS_LINES = re.compile(r"[^A-Za-z0-9.,;:À-ÖØ-öø-ÿ\s]")
"""A character beside which a line may end without a space; between all others none may."""
_AT_START, _AT_END = re.compile(r"\A(?=[–—…])"), re.compile(r"(?<=[-/–—…])\Z")
_WRITTEN_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff]")
_IMAGE_SIZE = re.compile(r'(<img\b(?:[^<>"]|"[^"]*")*?) width="(\d+)" height="(\d+)"')


_BETWEEN_BOXES = re.compile(r"</blockquote>\s*+(?=<blockquote)")
"""The end of a box that another follows: Qt draws blocks of the same kind that touch as one box."""


def for_paper(body: str, width: float, height: float) -> str:
    """Return HTML whose lines Qt ends at spaces only, with no image larger than width × height (in px).

    Between other characters where a line may end (UAX 14), such as after the hyphen of "co-trimoxazole", an invisible
    word joiner keeps it together: nobody, and no program that reads the PDF, has to guess whether a hyphen at the end
    of a line belongs to the word. Scripts that are written without spaces keep theirs.
    """
    parted = _BETWEEN_BOXES.sub('</blockquote><p class="between">&nbsp;</p>', plain_tables(body, MOST_COLUMNS))
    whole = lines_at_spaces(parted).replace("<th>", '<th align="left">')
    return _IMAGE_SIZE.sub(lambda match: _fitted(match, width, height), whole)


def lines_at_spaces(body: str) -> str:
    """Return HTML whose lines end at spaces only, and within what goes on for more than LONGEST_WORD letters."""
    pieces = tied(split_tags(body))
    pieces[::2] = [html.escape(_kept(html.unescape(text)), quote=False) for text in pieces[::2]]
    return "".join(pieces)


def _kept(text: str) -> str:
    if not text.strip():
        return text
    whole = _HANGING_HYPHEN.sub(f"-{NO_BREAK_SPACE}", text)
    opened = _OVERLONG.sub(lambda match: match[0] + _BREAK, whole)
    joined = WORD_JOINER.join(_unbroken(opened))
    return _AT_END.sub(WORD_JOINER, _AT_START.sub(WORD_JOINER, joined))


def _unbroken(text: str) -> Iterator[str]:
    """Yield the pieces of a text between which Qt might end a line where there is no space."""
    places = sorted({end for found in _ENDS_LINES.finditer(text) for end in found.span()} - {0, len(text)})
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text) if places else None
    is_counted_alike, start = max(text) <= "\uffff", 0  # the finder counts in UTF-16
    for place in places:
        before, after = text[place - 1], text[place]
        if finder is None or before.isspace() or before == _BREAK or _WRITTEN_WITHOUT_SPACES.search(before + after):
            continue
        finder.setPosition(place if is_counted_alike else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2)
        if finder.isAtBoundary():
            yield text[start:place]
            start = place
    yield text[start:]


def _fitted(match: re.Match[str], width: float, height: float) -> str:
    own = float(match[2]), float(match[3])
    scale = min(1.0, width / max(own[0], 1.0), height / max(own[1], 1.0))
    return f'{match[1]} width="{int(own[0] * scale)}" height="{int(own[1] * scale)}"'


FOOT_LINES = 2.4  # height of the foot of a page, in lines of its text


class Landmark(NamedTuple):
    """A heading and where it came to stand: page from 0, height in the device's units below the top margin."""

    level: int
    title: str
    page: int
    top: float


class Printable(NamedTuple):
    """A document to be printed: its name and where it comes from, for the foot of each sheet, and its HTML.

    seal: what the program says of the signature, a line of its own at the very foot; empty for none.
    """

    title: str
    provenance: str
    body: str
    seal: str = ""

    @classmethod
    def of(cls, monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> Printable:
        """Return a page, or some of its tabs; raises ExportError for an unknown key."""
        from medviewer.export.page_body import page_html

        body = page_html(monograph, source, tabs, for_paper=True)
        return cls(monograph.title, source.short, body, source.seal)


class Printout:
    """A document laid out for a device, or for another of the same page layout and resolution.

    It belongs to the thread that made it. Raises ExportError when it is cancelled.
    """

    HEAD_LINES = 0.0
    """Height of what stands above each sheet, in lines of its text."""

    def __init__(self, device: QPagedPaintDevice, printed: Printable, watch: Watch = UNWATCHED) -> None:
        self.title = printed.title
        self._device = device
        self._provenance = printed.provenance
        self._seal = printed.seal
        self._foot_font = font(8.0)
        lines = FOOT_LINES + 0.8 if printed.seal else FOOT_LINES
        self._foot = QFontMetricsF(self._foot_font, device).height() * lines
        self._hair = QFontMetricsF(self._foot_font, device).height() / 30
        self._width = float(device.width())
        self._head = QFontMetricsF(self._foot_font, device).height() * self.HEAD_LINES
        self._height = device.height() - self._foot - self._head
        self._column = PrintedColumn(self._typeset(printed.body, watch), self._width, self._height, self._hair)
        line = QFontMetricsF(font(), device).height()
        self._sheets = paginate(self._column.strips, self._height, overlap=line)
        self._pages = [[Placed(self._column, sheet)] for sheet in self._sheets]
        self._pages = self._in_columns(printed.body, line, watch) or self._pages

    @property
    def count(self) -> int:
        """Return how many sheets there are."""
        return len(self._pages)

    def landmarks(self) -> list[Landmark]:
        """Return where the headings stand."""
        found = []
        for column, placed in self._placed().items():
            bottoms = [one.sheet.bottom for _, one in placed]
            for level, title, top in column.headings():
                at = bisect_right(bottoms, top)
                if at < len(placed) and placed[at][1].sheet.top <= top:
                    page, one = placed[at]
                    height = one.top + top - one.sheet.top + self._head
                    found.append((page, self._pages[page].index(one), Landmark(level, title, page, height)))
        return [landmark for _, _, landmark in sorted(found, key=itemgetter(0, 1))]

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw the sheet `number`, from 0."""
        painter.save()
        painter.translate(0, self._head)
        for one in self._pages[number]:
            painter.translate(one.left, one.top)
            one.column.draw(painter, one.sheet)
            painter.translate(-one.left, -one.top)
        painter.restore()
        self._draw_margins(painter, number)

    def _typeset(self, body: str, watch: Watch) -> list[QTextDocument]:
        scale = QGuiApplication.primaryScreen().logicalDotsPerInch() / self._device.logicalDpiX()
        html = for_paper(body, self._width * scale, self._height * scale * 0.9)
        return typeset(html, self._device, self._width, watch.check)

    def _placed(self) -> dict[PrintedColumn, list[tuple[int, Placed]]]:
        """Return the parts of each column with the pages on which they stand."""
        found: dict[PrintedColumn, list[tuple[int, Placed]]] = {}
        for number, page in enumerate(self._pages):
            for one in page:
                found.setdefault(one.column, []).append((number, one))
        return found

    def _in_columns(self, body: str, line: float, watch: Watch) -> list[list[Placed]] | None:
        """Return the pages with questions and sources in two columns, None where that saves none."""
        flow = ColumnFlow(self._column, self._sheets, self._height, line)
        parts = parts_in_columns(body)
        if not flow.may_save(parts):
            return None
        width = (self._width - line) / 2
        scale = QGuiApplication.primaryScreen().logicalDotsPerInch() / self._device.logicalDpiX()
        narrow = []
        for part in parts:
            if part.in_columns:
                html = for_paper(part.html, width * scale, self._height * scale * 0.9)
                documents = typeset(html, self._device, width, watch.check, WHOLE_TABLES)
                narrow.append(PrintedColumn(documents, width, self._height, self._hair))
        pages = flow.pages(parts, narrow)
        return pages if pages and len(pages) < len(self._sheets) else None

    def _draw_margins(self, painter: QPainter, number: int) -> None:
        """Draw what stands around the sheet `number`."""
        self._draw_foot(painter, (self.title, self._provenance), f"Page {number + 1} of {self.count}")

    def _draw_foot(self, painter: QPainter, names: tuple[str, str], page: str) -> None:
        """Draw the names, and the number of the page; between them, on a line of its own, what the program says."""
        metrics = QFontMetricsF(self._foot_font, self._device)
        box = QRectF(0, self._head + self._height, self._width, self._foot)
        room = self._width - metrics.horizontalAdvance(page + "    ")
        right = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(named(names[0]), right, (self._width if self._seal else room) * 0.6)
        line = metrics.elidedText(f"{titled(title)}  |  {names[1]}", right, self._width if self._seal else room)
        painter.setFont(self._foot_font)
        painter.setPen(QUIET)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        above = box.adjusted(0, 0, 0, -metrics.height()) if self._seal else box
        painter.drawText(above, left, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, page)
        painter.fillRect(QRectF(0, above.bottom() - metrics.height() * 1.35, self._width, self._hair), RULE)
        painter.setPen(INK)
        painter.drawText(box, left, metrics.elidedText(self._seal, right, room))
