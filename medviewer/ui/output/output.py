"""Paper and files: print with preview, and export, of the open monograph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog, QWidget

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.restrictions import EXPORT, PRINTING
from medviewer.ui.base.forbidden import reason
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.services.paper_service import PaperService
from medviewer.work_log import logged

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout

    from medviewer.export.comparison import Column
    from medviewer.export.downtime import DowntimePage
    from medviewer.export.paper.printout import Printable
    from medviewer.export.paper_process.client import PaperProcesses
    from medviewer.export.progress import Watch
    from medviewer.export.quotations import QuoteWording, Together
    from medviewer.export.result_table import ResultTable
    from medviewer.export.wall.wall_page import WallChoice
    from medviewer.monograph.model import Monograph
    from medviewer.ui.documents.open_page import OpenPage
    from medviewer.ui.output.wall_sheet_dialog import SectionChoice

LABELS = {
    "pdf": translatable("Output", "PDF document"),
    "html": translatable("Output", "Web page"),
    "odt": translatable("Output", "OpenDocument text"),
    "markdown": translatable("Output", "Markdown"),
    "text": translatable("Output", "Plain text"),
    "json": translatable("Output", "JSON"),
}
"""The formats that a page can be exported to, and what the dialog calls them."""
COMPARED = QUOTED = ("pdf", "html")
TABLES = {
    "csv": translatable("Output", "Table for spreadsheets (CSV)"),
    **{form: LABELS[form] for form in ("html", "pdf", "json")},
}
"""The formats of a table of sentences."""


class WriteReport(NamedTuple):
    """News of a file that was written. done: of what is in it. lacking: of what is not."""

    done: str = ""
    lacking: str = ""


class Output(QObject):
    """Prints and exports for one window."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        messages: Messages,
        noted: Callable[[OpenPage], Monograph],
        paper: PaperService,
        site: Configuration,
    ) -> None:
        """noted: returns a page with what is printed of its local notes; called in a thread. site: what it forbids."""
        super().__init__(window)
        self.no_printing = reason(site, PRINTING)
        self.no_files = reason(site, EXPORT)
        """Why nothing is printed, or written to files; empty where it is."""
        self._noted = noted
        self._paper_service = paper
        self._window = window
        self._tasks = tasks
        self._messages = messages
        self._folder = ""
        self._sheets: list[Task] = []
        tasks.ended.connect(self._forget_sheets)

    @property
    def _paper(self) -> PaperProcesses:
        return self._paper_service.processes

    def print_page(self, opened: OpenPage, tabs: Sequence[str] | None = None) -> None:
        """Show a preview of the whole page, or of some tabs, from which it is printed."""
        from medviewer.export.paper.printout import Printable

        def made() -> Printable:
            return Printable.of(self._noted(opened), opened.source, tabs)

        self._preview(opened.monograph.title, made)

    def print_comparison(self, pages: Sequence[OpenPage], tab: str | None) -> None:
        """Show a preview of pages side by side on wide paper, whole or one section of each."""
        from medviewer.export.comparison import printable
        from medviewer.export.paper.paper import wide

        self._preview(_title(pages), partial(printable, _columns(pages), tab), wide())

    def print_together(self, together: Together, words: QuoteWording) -> None:
        """Show a preview of what pages say of one another."""
        from medviewer.export.quotations import named, printable

        self._preview(named(together), partial(printable, together, words))

    def export_together(self, together: Together, words: QuoteWording) -> None:
        """Ask for a file, and write what pages say of one another to it."""
        from medviewer.export.quotations import export, named

        chosen = ask_for_file(self._window, self._folder, named(together), QUOTED)
        if chosen is not None:
            path, form = chosen
            self.write(path, partial(export, together, words, form, path, to_pdf=self._paper.pdf))

    def print_table(self, table: ResultTable) -> None:
        """Show a preview of a table of sentences on wide paper."""
        from medviewer.export.paper.paper import wide
        from medviewer.export.result_table import printable

        self._preview(table.title, partial(printable, table), wide())

    def export_table(self, title: str, made: Callable[[Watch], ResultTable]) -> None:
        """Ask for a file, and write a table of sentences to it. made: returns it; called in a thread."""
        from medviewer.export.result_table import export

        heading = QCoreApplication.translate("Output", "Export table")
        chosen = ask_for_file(self._window, self._folder, title, tuple(TABLES), heading)
        if chosen is not None:
            path, form = chosen
            self.write(path, lambda watch: export(made(watch), form, path, watch, self._paper.pdf))

    def export(self, opened: OpenPage, tabs: Sequence[str] | None = None) -> None:
        """Ask for a file, and write the whole page or some tabs to it."""
        from medviewer.export.file_formats import export_page

        chosen = ask_for_file(self._window, self._folder, opened.monograph.title, tuple(LABELS))
        if chosen is not None:
            path, form = chosen

            def work(watch: Watch) -> None:
                noted = self._noted(opened)
                export_page(noted, opened.source, form, path, tabs, watch, self._paper.pdf)

            self.write(path, work)

    def export_comparison(self, pages: Sequence[OpenPage], tab: str | None) -> None:
        """Ask for a file, and write pages side by side to it, whole or one section of each."""
        from medviewer.export.comparison import export

        chosen = ask_for_file(self._window, self._folder, _title(pages), COMPARED)
        if chosen is not None:
            path, form = chosen
            self.write(path, lambda watch: export(_columns(pages), tab, form, path, watch, self._paper.pdf))

    def wall_sheet(self, opened: OpenPage) -> None:
        """Ask for the wall sheet of a page, and print it or write it to a file."""
        from medviewer.export.downtime import DowntimePage
        from medviewer.ui.output.wall_sheet_control import sections_of

        title = opened.monograph.title
        page = DowntimePage(title, lambda: (self._noted(opened), opened.source))
        self.wall_sheets(title, [page], lambda: sections_of(opened.monograph))

    def wall_sheets(
        self, name: str, members: Sequence[DowntimePage], sections: Callable[[], Sequence[SectionChoice]]
    ) -> None:
        """Ask for the wall sheets of some pages, and print them or write them to a file.

        sections: returns what may be chosen for them; called in a thread.
        """
        from medviewer.ui.output.wall_sheet_control import SheetPrinter
        from medviewer.ui.output.wall_sheet_dialog import WallSheetDialog

        def begun(task: Task) -> None:
            self._sheets.append(task)

        def chosen(choice: WallChoice, paper: str, printed: bool) -> None:
            if printed:
                printing = SheetPrinter(self._window, self._tasks, self._messages, name, begun, self._paper)
                printing.ask(members, choice, paper, self.no_files)
            else:
                self._save_sheets(name, members, choice, paper)

        self._warm()
        dialog = WallSheetDialog(self._window, self._tasks, self._paper, name, members, sections)
        dialog.forbid(self.no_printing, self.no_files)
        dialog.chosen.connect(chosen)
        dialog.open()

    def stop_sheets(self) -> None:
        """Stop making wall sheets: the pages cannot be asked for any more."""
        from medviewer.ui.output.wall_sheet_dialog import LANE

        for dialog in self._window.findChildren(QDialog, "wallSheetDialog"):
            dialog.reject()
        for task in self._sheets:
            task.cancel()
        self._tasks.wait(LANE)

    def _preview(self, title: str, made: Callable[[], Printable], layout: QPageLayout | None = None) -> None:
        if self.no_printing:
            self._messages.note(self.no_printing)
            return
        self._warm()
        from medviewer.ui.output.printing import PrintPreview

        preview = PrintPreview(self._window, self._tasks, self._messages, self._paper, title, made, layout)
        preview.no_files = self.no_files
        preview.open()

    def _warm(self) -> None:
        """Have the process that lays out start while the dialog that needs it is made."""
        paper = self._paper
        self._tasks.run(lambda _task: paper.warm(), lambda _none: None, lane="paper")

    def _forget_sheets(self, task: Task) -> None:
        self._sheets = [other for other in self._sheets if other is not task]

    def _save_sheets(self, name: str, members: Sequence[DowntimePage], choice: WallChoice, paper: str) -> None:
        from medviewer.export.file_formats import write_atomically
        from medviewer.ui.output.wall_sheet_control import write_sheets
        from medviewer.ui.output.wall_sheet_dialog import LANE

        heading = QCoreApplication.translate("Output", "Save wall sheet")
        asked = ask_for_file(self._window, self._folder, f"{name} wall sheet", ("pdf",), heading)
        if asked is not None:
            path = asked[0]
            make = partial(write_sheets, self._paper, name, members, choice, paper, partial(write_atomically, path))
            self._sheets.append(self.write(path, lambda watch: WriteReport(lacking=make(watch)), LANE))

    def write(self, path: Path, work: Callable[[Watch], WriteReport | None], lane: str = "export") -> Task:
        """Do `work`, which writes `path`, in a thread; show how far it is, and say where, and what `work` returns."""
        from medviewer.export.progress import Watch
        from medviewer.ui.base.progress_label import ProgressLabel

        self._folder = str(path.parent)

        def write(task: Task) -> WriteReport | None:
            with logged("monographs exported", files=1):
                return work(Watch(task.progress.emit, task.is_cancelled))

        written, failed = partial(self._written, path), partial(self._messages.report, about=f"file {path}")
        task = self._tasks.run(write, written, failed, lane=lane)
        doing = QCoreApplication.translate("Output", "Writing {}").format(path.name)
        ProgressLabel(doing, task, self._tasks, self._window)
        return task

    def _written(self, path: Path, report: WriteReport | None) -> None:
        """Say where a file is, in place of what was said of one before it there; what it lacks stands."""
        report = report or WriteReport()
        message = QCoreApplication.translate("Output", "Written: {}").format(path)
        say = self._messages.note if report.lacking else self._messages.say
        say("\n".join(filter(None, (message, *report))), about=f"file {path}")


def ask_for_file(
    parent: QWidget, folder: str, title: str, offered: Sequence[str], heading: str = ""
) -> tuple[Path, str] | None:
    """Ask where to and in which format to export; return (path, format), or None where nothing was chosen.

    folder: where to begin; empty for the user's documents. offered: the formats to choose from, the first proposed.
    heading: of the dialog, empty where a monograph is exported.
    """
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QFileDialog

    from medviewer.export.file_formats import FORMATS
    from medviewer.export.file_names import safe_name

    suffixes = {name: FORMATS[name].suffix if name in FORMATS else f".{name}" for name in offered}
    labels = LABELS | TABLES
    filters = {f"{QCoreApplication.translate('Output', labels[name])} (*{suffixes[name]})": name for name in offered}
    folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = str(Path(folder) / safe_name(title, suffixes[offered[0]]))
    heading = heading or QCoreApplication.translate("Output", "Export monograph")
    name, chosen = QFileDialog.getSaveFileName(parent, heading, proposed, ";;".join(filters))
    if not name:
        return None
    path = Path(name)
    by_suffix = {suffix: key for key, suffix in suffixes.items()}
    form = by_suffix.get(path.suffix.lower())
    if form is None:
        form = filters.get(chosen, offered[0])
        path = path.with_name(path.name + suffixes[form])
    return path, form


def _columns(pages: Sequence[OpenPage]) -> list[Column]:
    from medviewer.export.comparison import Column

    return [Column(page.monograph, page.source) for page in pages]


def _title(pages: Sequence[OpenPage]) -> str:
    from medviewer.export.comparison import title_of

    return title_of([page.monograph.title for page in pages])
