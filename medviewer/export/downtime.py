"""A downtime pack: many monographs in one PDF with contents, outline, running heads, tabs of letters and page numbers.

Contents can be written only once all pages have their numbers, yet stand in front. So their room is measured first,
they are drawn last, and `outline.completed` puts them in front; no monograph is laid out twice or kept. Each is read
twice, since the contents name its class.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPainterPath, QPdfWriter

from medviewer import __version__
from medviewer.errors import ExportError, MedviewerError, Message
from medviewer.export.page_source import PageSource, day_text
from medviewer.export.paper.column import INK, QUIET, RULE
from medviewer.export.paper.outline import OutlineEntry, completed
from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.pdf import DPI, ensure_gui, pdf_writer
from medviewer.export.paper.printout import Landmark, Printable, Printout
from medviewer.export.paper.typesetting import font
from medviewer.export.progress import Watch
from medviewer.export.selection import language
from medviewer.library.names.folding import fold
from medviewer.library.names.natural_order import natural
from medviewer.monograph.model import Monograph

STATEMENT = (
    "This pack shows what the pages of the library said on the day it was made. Each monograph names its source and "
    "ends with its disclaimer. Not a medical device: nothing here was checked, computed or advised by the program."
)
_ANCHOR = re.compile(r'(<h[1-6]) id="[^"]*"')
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"
"""The letters of the tabs from the top of a sheet down; the last is that of what begins with none of the others."""
_TAB_FROM, _TAB_TO = 5.0, 13.0  # mm beside the text; most printers leave the last 5 mm of a sheet white
_TAB_SIZE = 13.0  # points
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LETTER_HEAD = '<th width="6%"></th>'
_LARGEST_NUMBER = "00000"  # stands in the contents while their room is measured


class DowntimePage(NamedTuple):
    """A monograph of the pack. read: returns it as it is to be printed; may raise MedviewerError."""

    title: str
    read: Callable[[], tuple[Monograph, PageSource]]


class BoundPage(NamedTuple):
    """A monograph as it stands in a pack. language: BCP 47."""

    printed: Printable
    language: str


class PackMember(NamedTuple):
    """A member of a pack. drug_class, page: return what of it is asked for; may raise MedviewerError."""

    title: str
    drug_class: Callable[[], str]
    page: Callable[[], BoundPage]

    @classmethod
    def of(cls, member: DowntimePage) -> PackMember:
        """Return a monograph as a member of a pack."""

        def bound() -> BoundPage:
            monograph, source = member.read()
            return BoundPage(Printable.of(monograph, source), language(monograph))

        return cls(member.title, lambda: member.read()[0].drug_class, bound)


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
    dividers: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Pack | None:
    """Return the pack of a collection, None where it was cancelled; takes some 50 ms a page, so not for the GUI thread.

    name: of the collection. dividers: monographs stand from A to Z, with a sheet before each letter. progress: is told
    how many of how many members are done, on the calling thread. cancelled: is asked between members.
    Raises ExportError.
    """
    return bind(name, [PackMember.of(member) for member in members], size, dividers, Watch(progress, cancelled))


def bind(name: str, members: Sequence[PackMember], size: QPageSize | None, dividers: bool, watch: Watch) -> Pack | None:
    """Return the pack of members, wherever they are read; all else as `render` has it."""
    if not members:
        raise ExportError("“{}” holds no monograph yet. Add some, then make the pack.", name)
    ensure_gui()
    buffer = QBuffer()
    writer = pdf_writer(buffer, name)
    writer.setPageLayout(page_layout(size))
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportError("The pack “{}” cannot be drawn. Start medviewer again, then try once more.", name)
    binding = _Binding(writer, painter, name, sorted(members, key=_place) if dividers else members, dividers)
    try:
        whole = binding.bind(watch.progress, watch.is_cancelled)
    finally:
        painter.end()
    return binding.finished(bytes(buffer.data().data())) if whole else None


def letter_of(title: str) -> str:
    """Return the letter under which a title is found, one of `LETTERS`."""
    first = fold(title)[:1].upper()
    return first if first and first in LETTERS else LETTERS[-1]


def _place(member: PackMember) -> tuple[int, str]:
    """Return what puts members in their order from A to Z."""
    return LETTERS.index(letter_of(member.title)), natural(fold(member.title))


class _Binding:
    """Draws one monograph after the other, then the contents.

    Letters are told where monographs stand from A to Z; a collection has an order of its own.
    """

    def __init__(
        self, writer: QPdfWriter, painter: QPainter, name: str, members: Sequence[PackMember], dividers: bool
    ) -> None:
        self._writer = writer
        self._painter = painter
        self._name = name
        self._members = members
        self._dividers = dividers
        self._letters = [letter_of(member.title) for member in members]
        self._from_a_to_z = [*map(_place, members)] == sorted(map(_place, members))
        self._letter = ""
        self._classes: list[str | None] = []
        self._drawn = 0
        self._starts: dict[int, int] = {}
        self._missing: dict[int, Message] = {}
        self._outline: list[OutlineEntry] = []
        self._languages: Counter[str] = Counter()
        self._contents = 0

    def bind(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> bool:
        """Draw everything; tell whether it was not cancelled."""
        progress(0, len(self._members))
        for member in self._members:
            if cancelled():
                return False
            self._classes.append(_class_of(member))
        self._contents = self._room_of_contents()
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
        self._draw(self._contents_html(self._drawn), Printable(self._name, "", ""), "", first=1)
        return True

    def finished(self, pdf: bytes) -> Pack:
        """Return the pack with its outline and its contents in front."""
        front = OutlineEntry("Contents", 0, self._height_of(0.0))
        spoken = self._languages.most_common(1)[0][0]
        whole = completed(pdf, spoken, [front, *self._outline], first=self._body_pages)
        missing = tuple((self._members[number].title, reason) for number, reason in self._missing.items())
        return Pack(whole, self._drawn, missing)

    def _add(self, number: int, member: PackMember) -> None:
        try:
            printed, language = member.page()
        except MedviewerError as error:
            self._missing[number] = error.message
            return
        starts, self._letter = self._letters[number] != self._letter, self._letters[number]
        if starts and self._dividers:
            self._add_divider()
        start = self._contents + self._drawn
        self._starts[number] = start + 1
        self._languages[language] += 1
        anchorless = _ANCHOR.sub(r"\1", printed.body)
        heading = starts and self._from_a_to_z and not self._dividers
        lead = f'<p class="letter">{self._letter}</p>' if heading else ""
        body = lead + anchorless.replace("<h1>", f'<h1 id="{_anchor(number)}">', 1)
        for landmark in self._draw(body, printed, self._letter, first=start + 1):
            if landmark.level <= 3:
                height, level = self._height_of(landmark.top), landmark.level + self._dividers
                self._outline.append(OutlineEntry(landmark.title, start + landmark.page, height, level))

    def _add_divider(self) -> None:
        """Draw the sheet that stands before a letter, with the names that follow it."""
        follow = [
            number
            for number, one in enumerate(self._letters)
            if one == self._letter and self._classes[number] is not None
        ]
        rows = "".join(f"<p>{self._named(number)}</p>" for number in follow)
        start = self._contents + self._drawn
        printed = Printable(self._letter, f"letter {self._letter}", "")
        self._draw(f'<p class="divider">{self._letter}</p>{rows}', printed, self._letter, start + 1)
        self._outline.append(OutlineEntry(self._letter, start, self._height_of(0.0)))

    def _draw(self, body: str, printed: Printable, letter: str, first: int) -> list[Landmark]:
        if self._drawn and not self._writer.newPage():
            raise ExportError("“{}” cannot be drawn: no page {} could be begun. Try again.", self._name, first)
        chapter = _Chapter(self._writer, printed._replace(body=body), self._name, first, letter)
        for number in range(chapter.count):
            if number and not self._writer.newPage():
                raise ExportError(
                    "“{}” cannot be drawn: no page {} could be begun. Try again.", self._name, first + number
                )
            chapter.draw(self._painter, number)
        self._drawn += chapter.count
        return chapter.landmarks()

    def _room_of_contents(self) -> int:
        return _Chapter(self._writer, Printable(self._name, "", self._contents_html(None)), self._name, 1, "").count

    def _contents_html(self, pages: int | None) -> str:
        """Return the contents; None: with the longest numbers there can be, to see how much room they take."""
        rows = "".join(self._contents_row(number) for number in range(len(self._members)))
        count = _LARGEST_NUMBER if pages is None else str(pages + self._contents)
        made = f"{len(self._members)} monographs, {count} pages, made on {day_text(date.today().isoformat())}"
        return (
            f"<h1>{escape(self._name)}</h1><p>{made} with medviewer {__version__}</p><p>{STATEMENT}</p>"
            f'<table width="100%"><thead><tr>{_LETTER_HEAD if self._from_a_to_z else ""}'
            '<th align="left">Monograph</th><th width="38%" align="left">Class</th>'
            f'<th width="12%" align="right">Page</th></tr></thead><tbody>{rows}</tbody></table>'
        )

    def _contents_row(self, number: int) -> str:
        title, letter = escape(self._members[number].title), self._letters[number]
        place = "missing" if number in self._missing else str(self._starts.get(number, _LARGEST_NUMBER))
        shown = title if number in self._missing else f'<a href="#{_anchor(number)}">{title}</a>'
        begins = number == 0 or self._letters[number - 1] != letter
        first = f"<td><b>{letter if begins else ''}</b></td>" if self._from_a_to_z else ""
        drug_class = escape(self._classes[number] or "")
        return f'<tr>{first}<td>{shown}</td><td>{drug_class}</td><td align="right">{place}</td></tr>'

    def _named(self, number: int) -> str:
        """Return a member with its class as HTML."""
        drug_class = self._classes[number]
        return f"<b>{escape(self._members[number].title)}</b>{escape(f'  {drug_class}') if drug_class else ''}"

    def _height_of(self, top: float) -> float:
        """Return the height above the foot of the page, in points, of what stands `top` below its running head."""
        layout = self._writer.pageLayout()
        page = layout.fullRect(QPageLayout.Unit.Point).height() - layout.paintRect(QPageLayout.Unit.Point).top()
        return page - top * 72 / DPI


def _class_of(member: PackMember) -> str | None:
    """Return the class of a member's drug, None where it cannot be read."""
    try:
        return member.drug_class()
    except MedviewerError:
        return None


def _anchor(number: int) -> str:
    return f"member-{number:05}"


class _Chapter(Printout):
    """One monograph of a pack: its name above each sheet; pack, source and number below; its letter at the edge."""

    HEAD_LINES = 2.4

    def __init__(self, device: QPdfWriter, printed: Printable, pack: str, first: int, letter: str) -> None:
        """letter: one of `LETTERS`, empty for contents."""
        super().__init__(device, printed)
        self._pack = pack
        self._first = first
        self._letter = letter

    def _draw_margins(self, painter: QPainter, number: int) -> None:
        self._draw_head(painter, f"{number + 1} of {self.count}")
        names = self._pack, self._provenance or "contents"
        self._draw_foot(painter, names, f"Page {self._first + number}")
        if self._letter:
            start, end = (side * DPI / 25.4 for side in (_TAB_FROM, _TAB_TO))
            painter.drawText(self._draw_tab(painter, self._width + start, end - start), _CENTRE, self._letter)
            if (self._first + number) % 2 == 0:
                self._draw_tab_of_back(painter, -end, end - start)

    def _draw_tab(self, painter: QPainter, left: float, width: float) -> QRectF:
        """Draw the ground of a tab at the height of the letter, and return where that stands."""
        height = self._height / len(LETTERS)
        box = QRectF(left, self._head + LETTERS.index(self._letter) * height, width, height)
        painter.fillRect(box, INK)
        painter.setFont(font(_TAB_SIZE))
        painter.setPen(Qt.GlobalColor.white)
        return box

    def _draw_tab_of_back(self, painter: QPainter, left: float, width: float) -> None:
        """Draw a tab at the left, the outer edge where both sides are printed; its letter is a shape and no text."""
        box = self._draw_tab(painter, left, width)
        shape = QPainterPath()
        shape.addText(0, 0, QFont(font(_TAB_SIZE), self._device), self._letter)
        painter.fillPath(shape.translated(box.center() - shape.boundingRect().center()), Qt.GlobalColor.white)

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
