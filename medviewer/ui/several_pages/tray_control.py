"""The drugs in the tray, and what their pages say of one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from medviewer.library.catalogue import Changes
from medviewer.ui.base.language import with_key
from medviewer.ui.base.tasks import Task
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.output.output import Output
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import PaneCommands, Panes
from medviewer.ui.services.services import Services
from medviewer.ui.several_pages.quotes_control import QuotesControl

if TYPE_CHECKING:
    from medviewer.export.quotations import QuoteWording, Together
    from medviewer.ui.several_pages.quotes_view import QuotesView
    from medviewer.ui.several_pages.tray_text import TrayText

MOST = 30
"""Drugs that the tray has room for: as many as may be asked about at once."""
translate = QCoreApplication.translate


class TrayControl(QuotesControl):
    """Holds the ids of the tray. changed(): other drugs are in it."""

    changed = Signal()

    def __init__(self, panes: Panes, services: Services, output: Output, page: PageControl) -> None:
        super().__init__(panes, services, page, translate("TrayControl", "Drugs in the tray"))
        self._output = output
        self._ids: list[str] = []
        self._left_out: list[str] = []
        self._answer: TrayText | None = None
        self._session.pages_changed.connect(self._pages_changed)
        self._session.arranged.connect(self._libraries_arranged)
        self._session.closing.connect(self.clear)

    def ids(self) -> Sequence[str]:
        """Return the ids of the drugs in the tray, in the order in which they came."""
        return self._ids

    def left_out(self) -> Sequence[str]:
        """Return the lines of pasted lists for which no page is in the tray, with the reason."""
        return self._left_out

    def add(self, ids: Sequence[str]) -> None:
        """Put drugs into the tray, and read it anew where it is shown."""
        several = list(dict.fromkeys([*self._ids, *ids]))
        if len(several) > MOST:
            message = translate(
                "TrayControl", "There is room for {} drugs that are named together. Take one out first."
            )
            self._messages.note(message.format(MOST))
        self._hold(several[:MOST])

    def remove(self, page_id: str) -> None:
        """Take a drug out."""
        self._hold([other for other in self._ids if other != page_id])

    def empty(self) -> None:
        """Take all drugs out."""
        self._hold([])

    def show(self) -> None:
        """Show the tray, read anew."""
        self._read()

    def restore(self, ids: Sequence[str], left_out: Sequence[str] = ()) -> None:
        """Put in what was in it before, without showing it."""
        self._left_out = list(left_out)
        self._ids = list(dict.fromkeys(ids))[:MOST]
        self.changed.emit()

    def clear(self) -> None:
        """Forget what is in it: other libraries are opened."""
        self._stop()
        self._ids, self._left_out = [], []
        self.changed.emit()
        if self.is_shown():
            self.leave()

    def show_these(self, ids: Sequence[str]) -> None:
        """Show the tray with these drugs alone; what was in it can be put back."""
        others, left_out = [id for id in self._ids if id not in ids], self._left_out
        self._left_out = []
        self._hold(list(dict.fromkeys(ids))[:MOST])
        self.show()
        if others:
            message = translate("TrayControl", "%Ln drug(s) were taken out of the tray.", "", len(others))
            putting = partial(self._put_back, others, left_out)
            self._messages.offer(message, translate("TrayControl", "Put back"), putting, about="tray")

    def ask_for_list(self, text: str = "") -> None:
        """Ask for a medication list, and put the drugs in that were found or chosen. text: what stands in it first."""
        from medviewer.ui.several_pages.medication_dialog import MedicationDialog

        if self._session.catalogue is None:
            return
        dialog = MedicationDialog(self._panes.window(), self._session.catalogue, self._tasks)
        self._session.closing.connect(dialog.reject)
        dialog.chosen.connect(self._add_list)
        if text:
            dialog.list.setPlainText(text)
        dialog.open()

    def commands(self) -> PaneCommands:
        """Return what actions mean while the tray is shown."""
        printing = partial(self._with_sources, self._output.print_together)
        exporting = partial(self._with_sources, self._output.export_together)
        return super().commands()._replace(print=printing, print_tab=printing, export=exporting, export_tab=exporting)

    def _furnish(self, view: QuotesView) -> None:
        view.remove_requested.connect(self.remove)
        text, tip = translate("TrayControl", "Paste a list…"), translate("TrayControl", "Paste a medication list")
        view.add_button(text, with_key(tip, "Ctrl+Shift+V"), self.ask_for_list)
        text, tip = translate("TrayControl", "Clear"), translate("TrayControl", "Take all drugs out")
        view.add_button(text, tip, self.empty)

    def _add_list(self, ids: Sequence[str], left_out: Sequence[str]) -> None:
        """Put the drugs of a list in, and keep what of it was not taken, or has no room, in sight."""
        several = dict.fromkeys([*self._ids, *ids])
        without_room = list(several)[MOST:]
        catalogue = self._session.catalogue
        pages = (catalogue.page(page_id) if catalogue else None for page_id in without_room)
        no_room = translate("TrayControl", "no room")
        lost = [f"{page.title} ({no_room})" for page in pages if page]
        self._left_out = list(dict.fromkeys([*self._left_out, *left_out, *lost]))
        self.add(ids)
        self.changed.emit()
        self.show()

    def _put_back(self, ids: Sequence[str], left_out: Sequence[str]) -> None:
        """Put drugs in again, with what was left out of the list that they came from."""
        self._left_out = list(left_out)
        self.add(ids)

    def _hold(self, ids: list[str]) -> None:
        if not ids:
            self._left_out = []
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()
        if self.is_shown() or self._task is not None:
            self._read()

    def _read(self) -> None:
        catalogue, ids = self._session.catalogue, tuple(self._ids)
        if catalogue is None:
            return
        self._stop()

        def work(_task: Task) -> TrayText:
            from medviewer.ui.several_pages.tray_text import asked

            return asked(catalogue, ids)

        self._task = self._tasks.run(work, self._show, self._messages.report, lane="related")

    def _show(self, answer: TrayText) -> None:
        self._task = None
        self._answer = answer
        if list(answer.titles) != self._ids:
            self._ids = list(answer.titles)
            self.changed.emit()
        tabs = [(ALL, translate("TrayControl", "All")), *answer.titles.items()]
        title = translate("TrayControl", "Named together: %Ln drug(s)", "", len(answer.titles))
        self.view().show_left_out(answer.words.left_out, self._left_out)
        self.view().show_quotes(title, tabs, answer.parts, answer.quotes, closable=True)
        if self.is_shown():
            self._panes.name_page(title)
        else:
            self.come_back()

    def _with_sources(self, then: Callable[[Together, QuoteWording], None]) -> None:
        """Read where each page comes from, and print or export what they say."""
        catalogue, answer, left_out = self._session.catalogue, self._answer, tuple(self._left_out)
        if catalogue is None or answer is None or len(answer.titles) < 2:
            return
        self._tasks.run(
            lambda _task: answer.with_sources(catalogue, left_out),
            lambda told: then(told, answer.words),
            self._messages.report,
            lane="related",
        )

    def _libraries_arranged(self) -> None:
        """Say which drugs were of a library that is no longer open, and take them out; all others stay."""
        left = self._session.of_open_libraries(self._ids)
        gone = len(self._ids) - len(left)
        if gone:
            text = translate(
                "TrayControl", "%Ln drug(s) named together are of a library that is no longer open.", "", gone
            )
            self._messages.note(text)
            self._hold(left)

    def _pages_changed(self, changes: Changes) -> None:
        if self.is_shown() and (changes.elsewhere or set(self._ids) & {*changes.changed, *changes.removed}):
            self._read()
