"""Wall sheets from the window: asked for in a dialog, then printed or written in a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from medviewer.export.paper_process.printers import stay_on_this_machine
from medviewer.ui.base.language import code_in_force
from medviewer.ui.base.messages import Messages, message_text
from medviewer.ui.base.progress_label import ProgressLabel
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.output.printing import writes_file
from medviewer.ui.output.wall_sheet_dialog import LANE, SectionChoice
from medviewer.work_log import logged

if TYPE_CHECKING:
    from medviewer.export.downtime import DowntimePage
    from medviewer.export.paper_process.client import PaperProcesses
    from medviewer.export.progress import Watch
    from medviewer.export.wall.wall_page import WallChoice
    from medviewer.export.wall.wall_sheets import WallSheets
    from medviewer.monograph.model import Monograph

translate = QCoreApplication.translate
MOST_SAID = 5  # lines of a message


def sections_of(monograph: Monograph) -> list[SectionChoice]:
    """Return the sections of a page that may be chosen, those that a sheet has by itself ticked."""
    from medviewer.export.wall.essentials_section import essentials_section
    from medviewer.export.wall.wall_page import usual_sections

    usual, code = usual_sections(monograph), code_in_force()
    sections = [SectionChoice(tab.key, tab.titled(code), tab.key in usual) for tab in monograph.tabs]
    return [_essentials(), *sections] if essentials_section(monograph) else sections


def sections_of_any() -> list[SectionChoice]:
    """Return the sections that pages have, those that a sheet has by itself ticked."""
    from medviewer.export.wall.wall_page import USUAL_SECTIONS
    from medviewer.monograph.sections.vocabulary import default

    vocabulary, code = default(), code_in_force()
    sections = (SectionChoice(key, vocabulary.title_of(key, code), key in USUAL_SECTIONS) for key in vocabulary.tabs)
    return [_essentials(), *sections]


def _essentials() -> SectionChoice:
    from medviewer.export.wall.essentials_section import ESSENTIALS

    return SectionChoice(ESSENTIALS, translate("EssentialsBox", "Essentials"), False)


def write_sheets(
    paper_processes: PaperProcesses,
    name: str,
    members: Sequence[DowntimePage],
    choice: WallChoice,
    paper: str,
    put: Callable[[bytes], None],
    watch: Watch,
) -> str:
    """Make the sheets as one PDF, hand it to `put`, and return what is to be said of it; raises MedviewerError."""
    from medviewer.export.wall.wall_sheets import sheet_members

    pdf, sheets = paper_processes.wall_pdf(name, sheet_members(members, choice), paper, watch)
    watch.check()
    put(pdf)
    return _said(sheets)


class SheetPrinter:
    """Prints wall sheets on a printer that is asked for."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        messages: Messages,
        name: str,
        begun: Callable[[Task], object],
        paper: PaperProcesses,
    ) -> None:
        """begun: is told the task that prints."""
        stay_on_this_machine()
        self._window = window
        self._tasks = tasks
        self._messages = messages
        self._name = name
        self._begun = begun
        self._paper = paper

    def ask(self, members: Sequence[DowntimePage], choice: WallChoice, paper: str, no_files: str = "") -> QPrintDialog:
        """Ask for a printer, and print on it. no_files: why not to a file, empty where that may be."""
        from medviewer.export.wall.frame import sheet_layout
        from medviewer.export.wall.wall_sheets import paper_of

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(sheet_layout(paper_of(paper), bool(choice.turned)))
        printer.setDocName(self._name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=not no_files)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)

        def answer(result: int) -> None:
            if result and no_files and writes_file(printer):
                self._messages.note(no_files)
            elif result:
                self._print(printer, members, choice)

        dialog.finished.connect(answer)
        dialog.show()
        return dialog

    def _print(self, printer: QPrinter, members: Sequence[DowntimePage], choice: WallChoice) -> None:
        """Print on the paper that the printer was told to use."""
        from medviewer.export.paper_process.orders import PrinterSettings

        settings = PrinterSettings.of(printer)

        def work(task: Task) -> str:
            from medviewer.export.progress import Watch
            from medviewer.export.wall.wall_sheets import sheet_members

            watch = Watch(task.progress.emit, task.is_cancelled)
            with logged("printed"):
                return _said(self._paper.print_wall(self._name, sheet_members(members, choice), settings, watch))

        printed = translate("WallSheet", "Printed: {}").format(self._name)

        def tell(lacking: str) -> None:
            say = self._messages.note if lacking else self._messages.say
            say("\n".join(filter(None, (printed, lacking))))

        task = self._tasks.run(work, tell, self._messages.report, lane=LANE)
        self._begun(task)
        ProgressLabel(translate("WallSheet", "Printing {}").format(self._name), task, self._tasks, self._window)


def _said(sheets: WallSheets) -> str:
    """Return what is to be known of the sheets, a line each; of many lines the first, and how many more there are."""
    from medviewer.export.wall.wall_sheets import told

    lines = [f"{report.title}: {message_text(line)}" for report in sheets.reports for line in told(report)]
    gone = translate("WallSheet", "No sheet for {}: {}")
    lines = [*(gone.format(title, message_text(reason)) for title, reason in sheets.missing), *lines]
    if len(lines) > MOST_SAID:
        more = translate("WallSheet", "… and %Ln more.", "", len(lines) - MOST_SAID)
        lines = [*lines[:MOST_SAID], more]
    return "\n".join(lines)
