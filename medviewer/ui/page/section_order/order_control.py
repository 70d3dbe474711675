"""The reader's own order of sections: kept in the settings, given to the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medviewer.configuring.section_order import SectionOrder, merged
from medviewer.ui.base.language import code_in_force
from medviewer.ui.base.tasks import Task
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.monograph.sections.vocabulary import Vocabulary
    from medviewer.ui.page.section_order.order_dialog import SectionOrderDialog

SETTING = "view/sections"


class SectionOrderControl(QObject):
    """Has the tabs of pages in the reader's order, and asks for another one. changed(SectionOrder): for other tabs."""

    changed = Signal(object)

    def __init__(self, view: MonographView, services: Services) -> None:
        super().__init__(view)
        self._view = view
        self._settings = services.settings
        self._session = services.session
        self._tasks = services.tasks
        self._messages = services.messages
        self._dialog: SectionOrderDialog | None = None
        self._settings.kept.connect(self._follow)

    def take(self) -> None:
        """Have the tabs in the order that is kept."""
        order = SectionOrder.of_text(self._settings.text(SETTING))
        self._view.tabs.arrange(order)
        self.changed.emit(order)

    def ask(self) -> None:
        """Open the dialog, once the words for the sections of the open libraries have been read."""
        search = self._session.search()

        def work(_task: Task) -> list[Vocabulary]:
            from medviewer.monograph.sections.vocabulary import default

            return [*(search.vocabularies() if search else ()), default()]

        self._tasks.run(work, self._show, self._messages.report, lane="related")

    def _show(self, vocabularies: list[Vocabulary]) -> None:
        from medviewer.ui.page.section_order.order_dialog import SectionOrderDialog

        if self._dialog is not None:
            return
        code = code_in_force()
        usual = merged(vocabulary.tabs for vocabulary in vocabularies)
        titles = {key: one.title_of(key, code) for one in reversed(vocabularies) for key in one.tabs}
        now, site = (SectionOrder.of_text(text) for text in (self._settings.text(SETTING), self._site()))
        self._dialog = SectionOrderDialog(self._view.window(), [(key, titles[key]) for key in usual], now, site)
        self._dialog.changed.connect(self._keep)
        self._dialog.finished.connect(self._leave)
        self._dialog.open()

    def _site(self) -> str:
        return self._settings.configured(SETTING)

    def _keep(self, order: SectionOrder) -> None:
        if order == SectionOrder.of_text(self._site()):
            self._settings.forget(SETTING)
        else:
            self._settings.keep(SETTING, order.as_text())

    def _follow(self, key: str) -> None:
        """Have the tabs in the order that was chosen in whichever window."""
        if key == SETTING:
            self.take()

    def _leave(self) -> None:
        self._dialog = None
