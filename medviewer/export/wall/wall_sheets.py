"""Wall sheets of one page or of several: one PDF file, or the sheets of a printer, a sheet a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from medviewer.errors import ExportError, MedviewerError, Message
from medviewer.export.downtime import DowntimePage
from medviewer.export.paper.outline import OutlineEntry, completed
from medviewer.export.paper.paper import usual_paper
from medviewer.export.paper.pdf import DPI, ensure_gui, pdf_writer
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.export.wall.frame import MARGIN, sheet_layout
from medviewer.export.wall.sheet import WallSheet
from medviewer.export.wall.wall_page import WallChoice, WallPage, wall_page
from medviewer.quoted_names import titled

PAPERS = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
    "a3": QPageSize.PageSizeId.A3,
}
"""The papers that a sheet may be asked for, by their keys."""


class SheetMember(NamedTuple):
    """A page that is to have a sheet. page: returns what the sheet says; may raise MedviewerError."""

    title: str
    page: Callable[[], WallPage]


def sheet_members(members: Sequence[DowntimePage], choice: WallChoice) -> list[SheetMember]:
    """Return pages as those that are to have a sheet."""

    def made(member: DowntimePage) -> WallPage:
        return wall_page(*member.read(), choice, is_alone=len(members) == 1)

    return [SheetMember(member.title, partial(made, member)) for member in members]


class SheetReport(NamedTuple):
    """The fit of one page on its sheet.

    points: size of the text. left_out: titles of the sections that are not on it, no_room: those of them that were
    chosen. goes_on: title of the section that is cut, empty for none. lacking: keys that the page does not have.
    """

    title: str
    points: float
    turned: bool
    left_out: tuple[str, ...]
    no_room: tuple[str, ...]
    goes_on: str
    lacking: tuple[str, ...]

    @classmethod
    def of(cls, sheet: WallSheet) -> SheetReport:
        """Return the report of a sheet."""
        return cls(
            sheet.page.title,
            sheet.fit.points,
            sheet.turned,
            tuple(sheet.left_out),
            tuple(sheet.no_room),
            sheet.goes_on,
            sheet.page.lacking,
        )


class WallSheets(NamedTuple):
    """Finished sheets. missing: (title, reason) of pages without one."""

    reports: tuple[SheetReport, ...]
    missing: tuple[tuple[str, Message], ...]
    languages: tuple[str, ...]

    def require_sections(self) -> None:
        """Raise ExportError for a section that was asked for and that none of the pages has."""
        nowhere = set(self.reports[0].lacking).intersection(*(report.lacking for report in self.reports))
        if nowhere:
            raise ExportError("None of the monographs has a section “{}”.", min(nowhere))


def paper_of(key: str) -> QPageSize:
    """Return a paper by its key, the usual one of the locale for an empty key; raises ExportError."""
    if not key:
        return usual_paper()
    if key not in PAPERS:
        raise ExportError("There is no paper “{}”. Choose one of: {}.", key, ", ".join(PAPERS))
    return QPageSize(PAPERS[key])


def render(
    name: str,
    members: Sequence[DowntimePage],
    choice: WallChoice,
    size: QPageSize | None = None,
    watch: Watch = UNWATCHED,
) -> tuple[bytes, WallSheets]:
    """Return a PDF file of the sheets of some pages, and what is on them.

    name: of the file's content. Raises ExportError, also when it is cancelled or none of the pages has a sheet.
    """
    return rendered(name, sheet_members(members, choice), size or usual_paper(), watch)


def rendered(
    name: str, members: Sequence[SheetMember], size: QPageSize, watch: Watch = UNWATCHED
) -> tuple[bytes, WallSheets]:
    """Return what `render` does, of pages wherever they are read."""
    ensure_gui()
    buffer = QBuffer()
    writer = pdf_writer(buffer, name)
    made = paint_sheets(writer, members, size, watch=watch)
    top = sheet_layout(size, False).fullRect(QPageLayout.Unit.Point).height()
    entries = [OutlineEntry(report.title, number, top) for number, report in enumerate(made.reports)]
    spoken = Counter(made.languages).most_common(1)[0][0]
    return completed(bytes(buffer.data().data()), spoken, entries), made


def paint_sheets(
    device: QPagedPaintDevice,
    members: Sequence[SheetMember],
    size: QPageSize,
    margin: float = MARGIN,
    watch: Watch = UNWATCHED,
) -> WallSheets:
    """Draw the sheets of some pages on a device, and return what is on them; may be called in any thread.

    margin: mm. Raises ExportError where the device cannot be drawn on, when it is cancelled, where the only page has
    no sheet, and where none of several has one.
    """
    drawing = _Drawing(device, size, margin, watch)
    try:
        for number, member in enumerate(members):
            watch.check()
            drawing.add(member, is_alone=len(members) == 1)
            watch.progress(number + 1, len(members))
        watch.check()
        return drawing.finished()
    finally:
        drawing.end()


class _Drawing:
    """Draws one sheet after the other."""

    def __init__(self, device: QPagedPaintDevice, size: QPageSize, margin: float, watch: Watch) -> None:
        self._device = device
        self._size = size
        self._margin = margin
        self._watch = watch
        self._painter = QPainter()
        self._reports: list[SheetReport] = []
        self._missing: list[tuple[str, Message]] = []
        self._languages: list[str] = []

    def add(self, member: SheetMember, is_alone: bool) -> None:
        """Draw the sheet of a page. is_alone: an error is raised, and not kept as what is missing."""
        try:
            page = member.page()
            sheet = WallSheet(page, self._size, self._margin, self._watch.check)
        except MedviewerError as error:
            if is_alone:
                raise
            self._missing.append((member.title, error.message))
            return
        self._draw(page, sheet)

    def finished(self) -> WallSheets:
        """Return what was drawn; raises ExportError where nothing was."""
        if not self._reports:
            reason = self._missing[0][1] if self._missing else Message("it holds no monograph yet")
            raise ExportError("None of the monographs has a wall sheet: {}", reason)
        return WallSheets(tuple(self._reports), tuple(self._missing), tuple(self._languages))

    def end(self) -> None:
        """Leave the device."""
        if self._painter.isActive():
            self._painter.end()

    def _draw(self, page: WallPage, sheet: WallSheet) -> None:
        self._device.setPageLayout(sheet.layout)
        begun = self._device.newPage() if self._painter.isActive() else self._painter.begin(self._device)
        if not begun:
            raise ExportError(
                "“{}” cannot be printed: the printer does not answer. Check it, or choose another.", page.title
            )
        self._painter.save()
        scale = self._device.logicalDpiX() / DPI
        self._painter.scale(scale, scale)
        sheet.draw(self._painter)
        self._painter.restore()
        self._reports.append(SheetReport.of(sheet))
        self._languages.append(page.language)


def told(report: SheetReport) -> list[Message]:
    """Return what a reader is to know of a sheet before it hangs: what was cut, what is not on it."""
    unasked = ", ".join(titled(one) for one in report.left_out if one not in report.no_room)
    no_room, lacking = ", ".join(map(titled, report.no_room)), ", ".join(report.lacking)
    return [
        *([Message("Cut, goes on in the page: {}", report.goes_on)] if report.goes_on else []),
        *([Message("No room for: {}", no_room)] if no_room else []),
        *([Message("Left out: {}", unasked)] if unasked else []),
        *([Message("Not on the page: {}", lacking)] if lacking else []),
    ]
