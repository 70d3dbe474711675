"""The dialog of wall sheets: sections, paper, last day, and a preview that another process lays out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medviewer.errors import MedviewerError
from medviewer.ui.base.dialogs import roomy
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import error_text, message_text
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.base.theme import Dialog

if TYPE_CHECKING:
    from medviewer.export.downtime import DowntimePage
    from medviewer.export.paper_process.client import PaperProcesses
    from medviewer.export.wall.wall_page import WallChoice
    from medviewer.export.wall.wall_sheets import SheetReport

translate = QCoreApplication.translate
LANE = "wall"
AFTER_CHANGE = 200
"""Milliseconds without a change after which the preview is laid out."""
LONGEST_SIDE, MOST_RATIO = 1100, 1.4
"""Pixels of the preview's longer side, and by how much a finer screen may have more: they are scaled at each resize."""
PAPERS = {"a4": "A4", "letter": "Letter", "a3": "A3"}
SIDES = {
    None: translatable("WallSheetDialog", "What fits better"),
    False: translatable("WallSheetDialog", "Upright"),
    True: translatable("WallSheetDialog", "On its side"),
}
"""The ways to hold the paper, by what `WallChoice.turned` says."""


class SectionChoice(NamedTuple):
    """A section that may stand on a sheet: key, title in the reader's language, and whether it does at first."""

    key: str
    title: str
    chosen: bool


class WallSheetDialog(Dialog):
    """Asks for the sheets of some pages. chosen(WallChoice, key of the paper, whether they are printed or a file)."""

    chosen = Signal(object, str, bool)

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        paper: PaperProcesses,
        name: str,
        members: Sequence[DowntimePage],
        sections: Callable[[], Sequence[SectionChoice]],
    ) -> None:
        """name: of the page or collection. sections: returns what may be chosen; called in a thread."""
        super().__init__(parent)
        self.setWindowTitle(translate("WallSheetDialog", "Wall sheet of {}").format(name))
        self.setObjectName("wallSheetDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self, 120, 44))
        self._tasks = tasks
        self._processes = paper
        self._members = members
        self._task: Task | None = None
        self._forbidden: set[QPushButton] = set()
        self._timer = QTimer(self, singleShot=True, interval=AFTER_CHANGE)
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._task = tasks.run(lambda _task: sections(), self._offer, self._refuse, lane=LANE)

    def forbid(self, printing: str, files: str) -> None:
        """Let the sheets never be printed, or never be saved, for these reasons; empty where they may."""
        for button, why in ((self.print, printing), (self.save, files)):
            if why:
                self._forbidden.add(button)
                button.setEnabled(False)
                button.setToolTip(why)

    def choice(self) -> WallChoice:
        """Return what is chosen now."""
        from medviewer.export.wall.wall_page import WallChoice

        items = (self.sections.item(row) for row in range(self.sections.count()))
        keys = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
        until = self.until.date().toPython() if self.has_until.isChecked() else None
        today = QDate.currentDate().toPython()
        return WallChoice(today, tuple(keys), self.side.currentData(), until)  # type: ignore[arg-type]

    def done(self, result: int) -> None:
        """Leave off laying out."""
        self._timer.stop()
        self._stop()
        super().done(result)

    def _make_fields(self) -> None:
        self.sections = QListWidget(self)
        self.sections.setAccessibleName(translate("WallSheetDialog", "Sections on the sheet"))
        self.paper = QComboBox(self)
        for key, paper in PAPERS.items():
            self.paper.addItem(paper, key)
        self.paper.setCurrentIndex(self.paper.findData(_usual_paper()))
        self.side = QComboBox(self)
        for turned, words in SIDES.items():
            self.side.addItem(translate("WallSheetDialog", words), turned)
        self.has_until = QCheckBox(translate("WallSheetDialog", "&Valid until"), self)
        self.until = QDateEdit(QDate.currentDate(), self)
        self.until.setMinimumDate(QDate.currentDate())
        self.until.setDisplayFormat(translate("WallSheetDialog", "d MMM yyyy"))
        self.until.setAccessibleName(translate("WallSheetDialog", "Last day of the sheet"))
        self.until.setEnabled(False)
        self.member = QComboBox(self)
        for member in self._members:
            self.member.addItem(member.title)
        self.preview = _Preview(self)
        self.report = QLabel(self)
        self.report.setWordWrap(True)
        self.report.setTextFormat(Qt.TextFormat.PlainText)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _make_buttons(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.print = QPushButton(translate("WallSheetDialog", "&Print…"), self)
        self.save = QPushButton(translate("WallSheetDialog", "&Save as PDF…"), self)
        buttons.addButton(self.print, role)
        buttons.addButton(self.save, role)
        self.print.setDefault(True)
        buttons.rejected.connect(self.reject)
        self.buttons = buttons
        self._allow(False)

    def _lay_out(self) -> None:
        column, beside = QVBoxLayout(self), QHBoxLayout()
        left, right, form = QVBoxLayout(), QVBoxLayout(), QFormLayout()
        column.addLayout(beside, 1)
        column.addWidget(self.buttons)
        beside.addLayout(left, 2)
        beside.addLayout(right, 3)
        heading = QLabel(translate("WallSheetDialog", "S&ections"), self)
        heading.setBuddy(self.sections)
        left.addWidget(heading)
        left.addWidget(self.sections, 1)
        left.addLayout(form)
        form.addRow(translate("WallSheetDialog", "Pa&per"), self.paper)
        form.addRow(translate("WallSheetDialog", "&Held"), self.side)
        form.addRow(self.has_until, self.until)
        several = len(self._members) > 1
        self.member.setVisible(several)
        if several:
            form.addRow(translate("WallSheetDialog", "Pre&view of"), self.member)
        right.addWidget(self.preview, 1)
        right.addWidget(self.report)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._preview)
        self.sections.itemChanged.connect(self._changed)
        for box in (self.paper, self.side, self.member):
            box.currentIndexChanged.connect(self._changed)
        self.has_until.toggled.connect(self.until.setEnabled)
        self.has_until.toggled.connect(self._changed)
        self.until.dateChanged.connect(self._changed)
        self.print.clicked.connect(partial(self._choose, True))
        self.save.clicked.connect(partial(self._choose, False))

    def _offer(self, sections: Sequence[SectionChoice]) -> None:
        """Offer the sections, and lay the first preview out."""
        self._task = None
        self.sections.blockSignals(True)
        for section in sections:
            item = QListWidgetItem(section.title, self.sections)
            item.setData(Qt.ItemDataRole.UserRole, section.key)
            item.setCheckState(Qt.CheckState.Checked if section.chosen else Qt.CheckState.Unchecked)
        self.sections.setCurrentRow(0)
        self.sections.blockSignals(False)
        self._preview()

    def _changed(self) -> None:
        self._allow(False)
        self._timer.start()

    def _preview(self) -> None:
        """Lay the sheet out that is looked at."""
        self._stop()
        choice, paper = self.choice(), str(self.paper.currentData())
        member, is_alone = self._members[max(0, self.member.currentIndex())], len(self._members) == 1
        if not choice.sections:
            self._say(translate("WallSheetDialog", "Choose a section."), None)
            return
        self.report.setText(translate("WallSheetDialog", "Laying out…"))
        work = partial(_laid_out, self._processes, member, choice, paper, is_alone, self.devicePixelRatioF())
        self._task = self._tasks.run(work, self._show, self._refuse, lane=LANE)

    def _show(self, made: tuple[QImage, SheetReport]) -> None:
        from medviewer.export.wall.wall_sheets import told

        self._task = None
        image, report = made
        size = translate("WallSheetDialog", "Text of {} points").format(f"{report.points:g}")
        self._say("\n".join([size, *map(message_text, told(report))]), image)
        self._allow(True)

    def _refuse(self, error: MedviewerError) -> None:
        self._task = None
        self._say(error_text(error), None)
        self._allow(len(self._members) > 1)  # the others may have a sheet

    def _say(self, text: str, image: QImage | None) -> None:
        self.report.setText(text)
        self.preview.show_image(image)
        self.preview.setAccessibleDescription(text)

    def _choose(self, printed: bool) -> None:
        choice, paper = self.choice(), str(self.paper.currentData())
        self.accept()
        self.chosen.emit(choice, paper, printed)

    def _allow(self, can_be_done: bool) -> None:
        for button in (self.print, self.save):
            button.setEnabled(can_be_done and button not in self._forbidden)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


class _Preview(QLabel):
    """A picture as large as there is room for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(translate("WallSheetDialog", "Preview"))
        self.setMinimumSize(QSize(220, 260))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or nothing."""
        self._image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the picture take the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image is None:
            self.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = QPixmap.fromImage(self._image.scaled(self.size() * ratio, keep, smooth))
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)


def _laid_out(
    processes: PaperProcesses,
    member: DowntimePage,
    choice: WallChoice,
    paper: str,
    is_alone: bool,
    ratio: float,
    task: Task,
) -> tuple[QImage, SheetReport]:
    """Return a picture of a sheet, and what is on it; raises MedviewerError. ratio: pixels of the screen for one."""
    from medviewer.export.progress import Watch
    from medviewer.export.wall.wall_page import wall_page

    page = wall_page(*member.read(), choice, is_alone)
    longest, watch = round(LONGEST_SIDE * min(ratio, MOST_RATIO)), Watch(is_cancelled=task.is_cancelled)
    (width, height, pixels), report = processes.wall_picture(page, paper, longest, watch)
    return QImage(pixels, width, height, QImage.Format.Format_RGB32).copy(), report


def _usual_paper() -> str:
    from PySide6.QtGui import QPageSize

    from medviewer.export.paper.paper import usual_paper

    return "letter" if usual_paper().id() == QPageSize.PageSizeId.Letter else "a4"
