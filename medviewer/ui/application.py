"""The composition root: builds what the windows share and the parts of each, and runs the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from medviewer import __version__, locations
from medviewer.configuring.configuration import Configuration
from medviewer.ui.base.ending import Ending, end, start_again
from medviewer.ui.base.first_paint import LONGEST_WAIT, FirstPaint
from medviewer.ui.base.language import Language
from medviewer.ui.base.messages import catch_everything, message_text, start_log
from medviewer.ui.qt_start import qt_application
from medviewer.ui.window_parts import WindowParts
from medviewer.ui.windows.front import FrontSpeaker
from medviewer.ui.windows.shared import Shared

if TYPE_CHECKING:
    from medviewer.ui.open_pages.page_tabs import PageTab

BETWEEN = 50
"""Milliseconds from one window that comes back to the next: its page comes, and keys are answered."""


class Application(QObject):
    """The program: its windows, and what they share. windows: the first one's state stands for all where need be.

    restarts: whether it is to be started again once all of them are closed.
    """

    def __init__(
        self,
        qt: QApplication,
        profile: locations.Profile,
        language: Language | None = None,
        configuration: Configuration | None = None,
    ) -> None:
        super().__init__()
        self.shared = Shared(qt, profile, language, configuration, self._window_in_front)
        self.windows: list[WindowParts] = []
        self._front: WindowParts | None = None
        self._ends = False
        self._coming: WindowParts | None = None
        self._next_further = QTimer(self)
        self._next_further.setSingleShot(True)
        self._next_further.timeout.connect(self._open_further)
        self.restarts = False
        self._add()
        FrontSpeaker(self.shared, self.in_front)

    def start(self, folders: Sequence[Path], open_name: str | None) -> WindowParts:
        """Open the libraries and show the first window, which is returned; what takes longer follows its painting.

        folders: empty for those that were open last, else the bundled library.
        Raises LibraryError where a folder that was named cannot be opened.
        """
        first = self.windows[0]
        first.prepare()
        first.library.open_at_start(folders)
        first.when_painted(partial(self._after_show, first, open_name))
        first.window.show()
        return first

    def in_front(self) -> WindowParts:
        """Return the window that is used now, else the one that was used last."""
        return self._front or self.windows[0]

    def open_window(self, asker: WindowParts, tab: PageTab | None = None, place: QPoint | None = None) -> WindowParts:
        """Open one more window on the same libraries, with the list and the page of the one that asks.

        tab: goes on there in place of that page. place: of the window on the screen.
        """
        state = asker.session_keeper.state()
        parts = self._open({name: state[name] for name in ("list", "page")[: 1 if tab else 2] if name in state})
        parts.window.stand_beside(asker.window)
        if place is not None:
            parts.window.move(place)
        if tab is not None:
            parts.pages.take(tab)
        parts.window.show()
        return parts

    def window_at(self, place: QPoint) -> WindowParts | None:
        """Return the window that is seen at a place on the screen, None where that is no window of the program."""
        there = QApplication.topLevelAt(place)
        return next((parts for parts in self.windows if parts.window is there), None)

    def window_activated(self, parts: WindowParts) -> None:
        """Take it that a window is in front of the others, unless it is one that is closing."""
        if parts in self.windows:
            self._front = parts

    def quit(self) -> None:
        """Close all windows, which come back at the next start."""
        self._ends = True
        for parts in reversed(self.windows):  # the first one last, whose size and place the settings keep
            parts.window.close()

    def restart(self) -> None:
        """Close all windows, to be started again with them."""
        self.restarts = True
        self.quit()

    def reads_aloud(self, parts: WindowParts) -> None:
        """Let one window alone read aloud: two voices at once are none."""
        for other in self.windows:
            if other is not parts:
                other.aloud.stop()

    def close(self) -> None:
        """Finish all work but searches, and close the files."""
        self._ends = True
        for parts in self.windows:
            parts.list.stop()
        self.shared.close()

    def window_closes(self, parts: WindowParts) -> None:
        """Let a window go that is closing, unless it is the last, or all close: these come back."""
        self._ends = self._ends or not any(one.window.isVisible() for one in self.windows if one is not parts)
        if self._ends:
            return
        self.windows.remove(parts)
        self._front = None if self._front is parts else self._front
        self.shared.states.leave(parts.session_keeper)
        parts.leave()

    def _add(self, state: Mapping[str, object] | None = None) -> WindowParts:
        parts = WindowParts(self, self.shared, state)
        self.windows.append(parts)
        return parts

    def _open(self, state: Mapping[str, object]) -> WindowParts:
        """Make a further window in a state that the session kept."""
        parts = self._add(state)
        parts.prepare()
        parts.window.take_frame(state.get("frame"))
        parts.join()
        parts.when_painted(parts.resume)
        return parts

    def _open_further(self) -> None:
        """Go on with the windows that were open beside the first: make the next one, or show the one that was made.

        Each is a turn of its own, the next once the one before is painted: keys wait for no more than one of them. A
        program that ends opens none: they are kept.
        """
        coming, self._coming = self._coming, None
        state = None if self._ends or coming else self.windows[0].session_keeper.take_further()
        if coming and not self._ends:
            self._show_behind(coming)
        elif state is not None:
            self._coming = self._open(state)
            self._next_further.start(0)

    def _show_behind(self, parts: WindowParts) -> None:
        """Show a window that nobody has asked for just now, then go on; one that is closed at once is not painted."""
        self._next_further.start(LONGEST_WAIT)
        FirstPaint(parts.window.drugs.view.viewport(), lambda: self._next_further.start(BETWEEN))
        parts.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        parts.window.show()

    def _after_show(self, first: WindowParts, open_name: str | None) -> None:
        first.resume(open_name)
        if self.shared.keeper.watch.waits:
            self.shared.keeper.watch.taken_up.connect(self._open_further)
        else:
            self._next_further.start(BETWEEN)
        self.shared.session.watch()
        self.shared.keeper.watch.begin()
        problems = (problem.message() for problem in self.shared.settings.configuration.problems)
        for notice in filter(None, (self.shared.desk.notice, *problems)):
            self.shared.messages.note(message_text(notice))

    def _window_in_front(self) -> QWidget | None:
        return self.in_front().window if self.windows else None


def run(
    libraries: Sequence[Path],
    profile: locations.Profile,
    configuration: Configuration,
    open_name: str | None = None,
    startup_report: Path | None = None,
) -> int:
    """Open the window and return the exit code once it is closed.

    Raises LibraryError for a folder that was named and cannot be opened.
    """
    qt = qt_application()
    qt.setApplicationName("medviewer")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("medviewer")
    qt.setStyle("fusion")
    ending = Ending(qt)
    application = Application(qt, profile, configuration=configuration)
    ending.asked.connect(partial(end, application.quit))
    start_log(application.shared.log_file)
    catch_everything(application.shared.messages.unexpected)
    try:
        application.start(libraries, open_name)
        if startup_report is not None:
            from medviewer.ui.startup_report import StartupReport

            first = application.windows[0]
            StartupReport(first.window, startup_report, first.open_first)
        return qt.exec()
    finally:
        application.close()
        if application.restarts:
            start_again()
