"""A page on one sheet: laid out on the paper that lets its text be larger, and drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from medviewer.errors import ExportError
from medviewer.export.paper.column import RULE
from medviewer.export.paper.pdf import DPI
from medviewer.export.wall.fitting import Fit, Fitting
from medviewer.export.wall.frame import MARGIN, Frame, draw_column, sheet_layout
from medviewer.export.wall.wall_page import WallPage


class WallSheet:
    """A page laid out on one sheet; belongs to the thread that made it.

    fit: in which size, with which sections. layout: of the paper. Raises ExportError where nothing fits.
    """

    def __init__(
        self, page: WallPage, size: QPageSize, margin: float = MARGIN, check: Callable[[], None] = lambda: None
    ) -> None:
        """margin: mm. check: called now and then; may raise ExportError."""
        self.page = page
        turned = page.choice.turned
        ways = (False, True) if turned is None else (turned,)
        frames = [Frame(page, sheet_layout(size, way, margin), check) for way in ways]
        self._frame, self._fitting, self.fit = _best([(frame, Fitting(frame)) for frame in frames])
        self.layout: QPageLayout = self._frame.layout

    @property
    def turned(self) -> bool:
        """Return whether the paper is on its side."""
        return self.layout.orientation() == QPageLayout.Orientation.Landscape

    @property
    def left_out(self) -> list[str]:
        """Return the titles of the page's sections that are not on the sheet."""
        return self.page.left_out(self.fit.kept)

    @property
    def no_room(self) -> list[str]:
        """Return the titles of those that were chosen and are not on it."""
        return [one.title for place, one in enumerate(self.page.sections) if place not in self.fit.kept]

    @property
    def goes_on(self) -> str:
        """Return the title of the section that is cut, empty for none."""
        return self.page.sections[self.fit.kept[0]].title if self.fit.is_cut else ""

    def draw(self, painter: QPainter) -> None:
        """Draw the sheet with a painter whose units are those of a device of `pdf.DPI`, from the margins' corner."""
        frame, fit = self._frame, self.fit
        frame.draw_head(painter)
        parts = self._fitting.parts(fit)
        last_cut = [part for part in parts if part.column is parts[0].column][-1] if fit.is_cut else None
        for part in parts:
            draw_column(painter, part.column, fit.points, (part.left, part.top), part.sheet)
            if part.left:
                room = frame.room(fit.kept, fit.is_cut)
                painter.fillRect(QRectF(part.left - frame.gap / 2, frame.head, frame.hair * 2, room), RULE)
            if part is last_cut:
                mark = frame.mark(self.goes_on, fit.columns)
                frame.draw_mark(painter, mark, self._fitting.mark_place(fit, part), fit.columns)
        frame.draw_foot(painter, fit.kept, fit.is_cut)

    def image(self, longest: int) -> QImage:
        """Return a picture of the whole paper. longest: pixels of its longer side."""
        whole, inside = (rect(DPI) for rect in (self.layout.fullRectPixels, self.layout.paintRectPixels))
        scale = longest / max(whole.width(), whole.height())
        made = QImage(round(whole.width() * scale), round(whole.height() * scale), QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(inside.topLeft())
        self.draw(painter)
        painter.end()
        return made


def _best(ways: list[tuple[Frame, Fitting]]) -> tuple[Frame, Fitting, Fit]:
    """Return the frame with the better fit, the first where both are as good."""
    found = [(frame, fitting, fit) for frame, fitting in ways if (fit := fitting.all_fit())]
    if not found:
        found = list(_narrowed(ways))
    return max(found, key=lambda way: (not way[2].is_cut, len(way[2].kept), way[1].rank(way[2])))


def _narrowed(ways: list[tuple[Frame, Fitting]]) -> Iterator[tuple[Frame, Fitting, Fit]]:
    """Yield the frames with the fit of some sections; raises ExportError where none of them has one."""
    for number, (frame, fitting) in enumerate(ways, 1):
        try:
            yield frame, fitting, fitting.some_fit()
        except ExportError:
            if number == len(ways):
                raise
