"""The look of the window and the place of the cursor: text size, theme, filters, help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from medviewer.ui.base.language import Language
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.services.services import Services
from medviewer.ui.services.settings import LARGEST, NORMAL, SMALLEST

STEP = 10  # per cent


class ViewControl(QObject):
    """Holds text size and theme; does what the View and Help menus ask for.

    resized(): the text has another size. restart_requested(): the program is to be started again.
    """

    resized = Signal()
    restart_requested = Signal()

    def __init__(self, drugs: DrugList, view: MonographView, services: Services, spoken: Language, font: QFont) -> None:
        super().__init__(view)
        self._drugs = drugs
        self._view = view
        self._language = spoken
        self._messages = services.messages
        self._theme = services.theme
        self._settings = services.settings
        self._font = font
        self._zoom = self._settings.zoom()
        self.is_compact = bool(self._settings.number("list/compact", 0))

    def resize_text(self, steps: int) -> None:
        """Make all text larger by some steps, smaller where they are below 0, unless the site has locked its size."""
        if self._settings.configuration.locked_by("text_size") is None:
            self._choose_zoom(self._zoom + steps * STEP)

    def reset_size(self) -> None:
        """Make all text as large as the system has it."""
        self._choose_zoom(NORMAL)

    def restore(self) -> None:
        """Take text size, filter, tab and place of the window as they were left."""
        if self._zoom != NORMAL:
            self._set_zoom(self._zoom)
        self._view.beside.want(self.has_outline())
        if self.is_compact:
            self._drugs.set_compact(True)
        self._view.tabs.choose(self._settings.text("page/tab", ALL), self._settings.text("page/tab_title"))
        self._drugs.choose_filter(self._settings.text("list/filter", "all"))
        self._drugs.focus_field()

    def keep(self) -> None:
        """Remember what `restore` takes."""
        opened = self._view.opened()
        key, title = self._view.tabs.wanted()
        self._settings.keep("page/tab", key)
        self._settings.keep("page/tab_title", title)
        self._settings.keep("page/last", opened.id if opened else "")
        self._settings.keep("list/filter", self._drugs.filter())

    def _choose_zoom(self, zoom: int) -> None:
        self._set_zoom(zoom)
        self._settings.keep("view/zoom", self._zoom)
        self.resized.emit()

    def _set_zoom(self, zoom: int) -> None:
        self._zoom = max(SMALLEST, min(LARGEST, zoom))
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * self._zoom / 100)
        QApplication.setFont(font)

    def turn_compact(self) -> None:
        """Put the rows of the list closer together, or further apart; remembered."""
        self.is_compact = not self.is_compact
        self._settings.keep("list/compact", int(self.is_compact))
        self._drugs.set_compact(self.is_compact)

    def choose_theme(self, choice: str) -> None:
        """Take one of the themes, and remember it."""
        self._theme.choose(choice)
        self._settings.keep("view/theme", choice)

    def choose_language(self, choice: str) -> None:
        """Remember a language, and offer to start again: a window is made in one language."""
        message = QCoreApplication.translate(
            "ViewControl", "The window speaks the language that was chosen when medviewer is started again."
        )
        if choice == self._settings.text("view/language", self._language.choice):
            return
        self._settings.keep("view/language", choice)
        if choice == self._language.choice:
            self._messages.withdraw(message)
        else:
            now = QCoreApplication.translate("ViewControl", "Start again now")
            self._messages.offer(message, now, self.restart_requested.emit)

    def has_outline(self) -> bool:
        """Return whether a wide window shows the outline of a page."""
        return self._settings.text("view/outline", "on") == "on"

    def turn_outline(self) -> None:
        """Show the outline of a page in a wide window, or do not; remembered."""
        self._settings.keep("view/outline", "off" if self.has_outline() else "on")
        self._view.beside.want(self.has_outline())

    def show_keyboard(self) -> None:
        """List all keys."""
        from medviewer.ui.menus import keyboard_dialog

        keyboard_dialog.show_keyboard(self._view.window())

    def show_about(self) -> None:
        """Say what this program is."""
        from medviewer.ui.menus import licences

        licences.show_about(self._view.window())

    def show_licences(self) -> None:
        """Show the licences of what the program is made of."""
        from medviewer.ui.menus import licences

        licences.show_licences(self._view.window())

    def turn_full_screen(self) -> None:
        """Fill the screen with the window, or do not."""
        if self._view.window().isFullScreen():
            self._view.window().showNormal()
        else:
            self._view.window().showFullScreen()
