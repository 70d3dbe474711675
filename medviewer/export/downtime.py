"""A downtime pack: many monographs in one PDF with contents, outline, running heads and page numbers.

Contents can be written only once all pages have their numbers, yet stand in front. So their room is measured first,
they are drawn last, and `outline.completed` puts them in front; no monograph is laid out twice or kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from medviewer import __version__
from medviewer.errors import ExportError, MedviewerError, Message
from medviewer.export.page_body import page_html
from medviewer.export.page_source import PageSource, day_text
from medviewer.export.paper.column import QUIET, RULE
from medviewer.export.paper.outline import OutlineEntry, completed
from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.pdf import DPI, ensure_gui
from medviewer.export.paper.printout import Landmark, Printable, Printout
from medviewer.export.selection import language
from medviewer.monograph.model import Monograph

STATEMENT = (
    "This pack shows what the pages of the library said on the day it was made. Each monograph names its source and "
    "ends with its disclaimer. Not a medical device: nothing here was checked, computed or advised by the program."
)
_ANCHOR = re.compile(r'(<h[1-6]) id="[^"]*"')
_LARGEST_NUMBER = "00000"  # stands in the contents while their room is measured


class DowntimePage(NamedTuple):
    """A monograph of the pack. read: returns it as it is to be printed; may raise MedviewerError."""

    title: str
    read: Callable[[], tuple[Monograph, PageSource]]


class Pack(NamedTuple):
    """A finished pack. missing: (title, reason) of members that could not be read; the pack says so, too."""

    pdf: bytes
    pages: int
    missing: tuple[tuple[str, Message], ...]


def render(
    name: str,
    members: Sequence[DowntimePage],
    size: QPageSize | None = None,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Pack | None:
    """Return the pack of a collection, None where it was cancelled; takes some 50 ms a page, so not for the GUI thread.

    name: of the collection. progress: is told how many of how many members are done, on the calling thread.
    cancelled: is asked between members. Raises ExportError.
    """
    if not members:
        raise ExportError("“{}” holds no monograph yet. Add some, then make the pack.", name)
    ensure_gui()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, name, size)
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("The pack “{}” cannot be drawn. Start medviewer again, then try once more.", name)
    binding = _Binding(writer, painter, name, members)
    try:
        whole = binding.bind(progress, cancelled)
    finally:
        painter.end()
    return binding.finished(bytes(buffer.data().data())) if whole else None


def _writer(buffer: QBuffer, name: str, size: QPageSize | None) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setTitle(name)
    writer.setCreator(f"medviewer {__version__}")
    writer.setResolution(DPI)
    writer.setPageLayout(page_layout(size))
    return writer


class _Binding:
    """Draws one monograph after the other, then the contents."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, name: str, members: Sequence[DowntimePage]) -> None:
        self._writer = writer
        self._painter = painter
        self._name = name
        self._members = members
        self._drawn = 0
        self._starts: dict[int, int] = {}
        self._missing: dict[int, Message] = {}
        self._outline: list[OutlineEntry] = []
        self._languages: Counter[str] = Counter()
        self._contents = self._room_of_contents()

    def bind(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> bool:
        """Draw everything; tell whether it was not cancelled."""
        progress(0, len(self._members))
        for number, member in enumerate(self._members):
            if cancelled():
                return False
            self._add(number, member)
            progress(number + 1, len(self._members))
        if not self._starts:
            raise ExportError(
                "None of the monographs of “{}” can be read: {}", self._name, next(iter(self._missing.values()))
            )
        self._body_pages = self._drawn
        self._draw(self._contents_html(self._drawn), self._name, ("", ""), first=1)
        return True

    def finished(self, pdf: bytes) -> Pack:
        """Return the pack with its outline and its contents in front."""
        front = OutlineEntry("Contents", 0, self._height_of(0.0))
        spoken = self._languages.most_common(1)[0][0]
        whole = completed(pdf, spoken, [front, *self._outline], first=self._body_pages)
        missing = tuple((self._members[number].title, reason) for number, reason in self._missing.items())
        return Pack(whole, self._drawn, missing)

    def _add(self, number: int, member: DowntimePage) -> None:
        try:
            monograph, source = member.read()
        except MedviewerError as error:
            self._missing[number] = error.message
            return
        start = self._contents + self._drawn
        self._starts[number] = start + 1
        self._languages[language(monograph)] += 1
        anchorless = _ANCHOR.sub(r"\1", page_html(monograph, source))
        body = anchorless.replace("<h1>", f'<h1 id="{_anchor(number)}">', 1)
        for landmark in self._draw(body, monograph.title, (source.short, source.seal), first=start + 1):
            if landmark.level <= 3:
                height = self._height_of(landmark.top)
                self._outline.append(OutlineEntry(landmark.title, start + landmark.page, height, landmark.level))

    def _draw(self, body: str, title: str, origin: tuple[str, str], first: int) -> list[Landmark]:
        if self._drawn and not self._writer.newPage():
            raise ExportError("“{}” cannot be drawn: no page {} could be begun. Try again.", self._name, first)
        chapter = _Chapter(self._writer, Printable(title, origin[0], body, origin[1]), self._name, first)
        for number in range(chapter.count):
            if number and not self._writer.newPage():
                raise ExportError(
                    "“{}” cannot be drawn: no page {} could be begun. Try again.", self._name, first + number
                )
            chapter.draw(self._painter, number)
        self._drawn += chapter.count
        return chapter.landmarks()

    def _room_of_contents(self) -> int:
        return _Chapter(self._writer, Printable(self._name, "", self._contents_html(None)), self._name, 1).count

    def _contents_html(self, pages: int | None) -> str:
        """Return the contents; None: with the longest numbers there can be, to see how much room they take."""
        rows = []
        for number, member in enumerate(self._members):
            place = "missing" if number in self._missing else str(self._starts.get(number, _LARGEST_NUMBER))
            title = escape(member.title)
            title = title if number in self._missing else f'<a href="#{_anchor(number)}">{title}</a>'
            rows.append(f'<tr><td>{title}</td><td align="right">{place}</td></tr>')
        count = _LARGEST_NUMBER if pages is None else str(pages + self._contents)
        made = f"{len(self._members)} monographs, {count} pages, made on {day_text(date.today().isoformat())}"
        return (
            f"<h1>{escape(self._name)}</h1><p>{made} with medviewer {__version__}</p><p>{STATEMENT}</p>"
            '<table width="100%"><thead><tr><th width="86%" align="left">Monograph</th>'
            f'<th width="14%" align="right">Page</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
        )

    def _height_of(self, top: float) -> float:
        """Return the height above the foot of the page, in points, of what stands `top` below its running head."""
        layout = self._writer.pageLayout()
        page = layout.fullRect(QPageLayout.Unit.Point).height() - layout.paintRect(QPageLayout.Unit.Point).top()
        return page - top * 72 / DPI


def _anchor(number: int) -> str:
    return f"member-{number:05}"


class _Chapter(Printout):
    """One monograph of a pack: its name above each sheet; pack, source and number below."""

    HEAD_LINES = 2.4

    def __init__(self, device: QPdfWriter, printed: Printable, pack: str, first: int) -> None:
        super().__init__(device, printed)
        self._pack = pack
        self._first = first

    def _draw_margins(self, painter: QPainter, number: int) -> None:
        self._draw_head(painter, f"{number + 1} of {self.count}")
        names = self._pack, self._provenance or "contents"
        self._draw_foot(painter, names, f"Page {self._first + number}")

    def _draw_head(self, painter: QPainter, sheet: str) -> None:
        metrics = QFontMetricsF(self._foot_font, self._device)
        box = QRectF(0, 0, self._width, metrics.height())
        room = self._width - metrics.horizontalAdvance(sheet + "    ")
        painter.setFont(self._foot_font)
        painter.setPen(QUIET)
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, sheet)
        painter.fillRect(QRectF(0, metrics.height() * 1.35, self._width, metrics.height() / 30), RULE)
