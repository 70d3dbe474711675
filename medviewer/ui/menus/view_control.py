"""The look of the window and the place of the cursor: text size, theme, filters, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from medviewer.configuring.restrictions import KIOSK
from medviewer.ui.base.language import Language
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.services.services import Services
from medviewer.ui.services.settings import LARGEST, NORMAL, SMALLEST

if TYPE_CHECKING:
    from medviewer.ui.page.monograph_view import MonographView

STEP = 10  # per cent
COMPACT, OUTLINE, LANGUAGE = "list/compact", "view/outline", "view/language"


class ViewControl(QObject):
    """Does what the View and Help menus ask for; text size, theme and density of the list are those of all windows.

    restart_requested(): the program is to be started again.
    """

    restart_requested = Signal()

    def __init__(
        self,
        drugs: DrugList,
        page: Callable[[], MonographView],
        services: Services,
        spoken: Language,
        font: QFont,
    ) -> None:
        """page: returns the page, which is made then at the latest. font: of text of normal size."""
        super().__init__(drugs)
        self._drugs = drugs
        self._page = page
        self._language = spoken
        self._messages = services.messages
        self._theme = services.theme
        self._settings = services.settings
        self._font = font
        self._is_kiosk = self._settings.configuration.locked_by(KIOSK) is not None
        self._keeps_history = services.keeper.writer.keeps_history
        self._settings.kept.connect(self._follow)

    def resize_text(self, steps: int) -> None:
        """Make all text larger by some steps, smaller where they are below 0, unless the site has locked its size."""
        if self._settings.configuration.locked_by("text_size") is None:
            self._choose_zoom(self._settings.zoom() + steps * STEP)

    def reset_size(self) -> None:
        """Make all text as large as the system has it."""
        self._choose_zoom(NORMAL)

    def restore(self) -> None:
        """Take text size and filter as they were left."""
        self._set_zoom(self._settings.zoom())
        if self.is_compact():
            self._drugs.set_compact(True)
        if not self._is_kiosk:
            self._drugs.choose_filter(self._settings.text("list/filter", "all"))
        self._drugs.focus_field()

    def restore_page(self) -> None:
        """Take the outline and the tab as they were left."""
        from medviewer.ui.documents.page_documents import ALL

        self._page().beside.want(self.has_outline())
        if not self._is_kiosk:
            kept = self._settings.text("page/tab", ALL), self._settings.text("page/tab_title")
            self._page().tabs.choose(*kept)

    def start_over(self) -> None:
        """Show each page whole from its beginning again, and wait for a name."""
        from medviewer.ui.documents.page_documents import ALL

        self._page().tabs.choose(ALL, "")
        self._page().find_bar.close_bar()
        self._page().find_bar.field.setText("")
        self._drugs.focus_field()

    def keep(self) -> None:
        """Remember what `restore` takes; at a shared desk each reader begins anew."""
        if self._is_kiosk:
            return
        opened = self._page().opened()
        key, title = self._page().tabs.wanted()
        self._settings.keep("page/tab", key)
        self._settings.keep("page/tab_title", title)
        self._settings.keep("page/last", opened.id if opened and self._keeps_history else "")
        self._settings.keep("list/filter", self._drugs.filter())

    def _choose_zoom(self, zoom: int) -> None:
        within = max(SMALLEST, min(LARGEST, zoom))
        self._set_zoom(within)
        self._settings.keep("view/zoom", within)

    def _set_zoom(self, zoom: int) -> None:
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * zoom / NORMAL)
        if font.pointSizeF() != QApplication.font().pointSizeF():
            QApplication.setFont(font)

    def turn_compact(self) -> None:
        """Put the rows of the list closer together, or further apart, in all windows; remembered."""
        self._settings.keep(COMPACT, int(not self.is_compact()))

    def is_compact(self) -> bool:
        """Return whether the rows of the list are close together."""
        return bool(self._settings.number(COMPACT, 0))

    def choose_theme(self, choice: str) -> None:
        """Take one of the themes, and remember it."""
        self._theme.choose(choice)
        self._settings.keep("view/theme", choice)

    def choose_language(self, choice: str) -> None:
        """Remember a language, and offer to start again: a window is made in one language."""
        if choice == self._settings.text(LANGUAGE, self._language.choice):
            return
        self._settings.keep(LANGUAGE, choice)
        if choice != self._language.choice:
            now = QCoreApplication.translate("ViewControl", "Start again now")
            self._messages.offer(_later_language(), now, self.restart_requested.emit, about="language")

    def has_outline(self) -> bool:
        """Return whether a wide window shows the outline of a page."""
        return self._settings.text(OUTLINE, "on") == "on"

    def turn_outline(self) -> None:
        """Show the outline of a page in wide windows, or do not; remembered."""
        self._settings.keep(OUTLINE, "off" if self.has_outline() else "on")

    def _follow(self, key: str) -> None:
        """Take what was chosen in whichever window."""
        if key == COMPACT:
            self._drugs.set_compact(self.is_compact())
        elif key == OUTLINE:
            self._page().beside.want(self.has_outline())
        elif key == LANGUAGE and self._settings.text(LANGUAGE) == self._language.choice:
            self._messages.withdraw(_later_language())

    def show_keyboard(self) -> None:
        """List all keys."""
        from medviewer.ui.menus import keyboard_dialog

        keyboard_dialog.show_keyboard(self._drugs.window())

    def show_about(self) -> None:
        """Say what this program is."""
        from medviewer.ui.menus import licences

        licences.show_about(self._drugs.window())

    def show_licences(self) -> None:
        """Show the licences of what the program is made of."""
        from medviewer.ui.menus import licences

        licences.show_licences(self._drugs.window())

    def turn_full_screen(self) -> None:
        """Fill the screen with the window, or do not."""
        if self._drugs.window().isFullScreen():
            self._drugs.window().showNormal()
        else:
            self._drugs.window().showFullScreen()


def _later_language() -> str:
    return QCoreApplication.translate(
        "ViewControl", "The window speaks the language that was chosen when medviewer is started again."
    )
