"""The composition root: builds what the windows share and the parts of each, and runs the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from medviewer import locations
from medviewer.arriving.arguments import is_link, paths_of
from medviewer.arriving.meeting_place import MeetingPlace
from medviewer.arriving.requests import BACKGROUND, LOOK_UP_MARKED, StartRequest
from medviewer.configuring.configuration import Configuration
from medviewer.errors import MedviewerError
from medviewer.ui.arrivals import Arrivals
from medviewer.ui.base.ending import Ending, end, start_again
from medviewer.ui.base.first_paint import LONGEST_WAIT, FirstPaint
from medviewer.ui.base.language import Language
from medviewer.ui.base.messages import Notice, catch_everything, message_text, start_log
from medviewer.ui.qt_start import OpeningApplication, qt_application
from medviewer.ui.window_parts import WindowParts
from medviewer.ui.windows.front import FrontSpeaker, come_to_front
from medviewer.ui.windows.keep_ready import KeepReady, lacking
from medviewer.ui.windows.shared import Shared

if TYPE_CHECKING:
    from medviewer.ui.open_pages.page_tabs import PageTab
    from medviewer.ui.windows.kiosk import KioskReturn
    from medviewer.ui.windows.look_up_window import LookUpWindow

translate = QCoreApplication.translate
BETWEEN = 50
"""Milliseconds from one window that comes back to the next: its page comes, and keys are answered."""


class Coming(NamedTuple):
    """A further window that is not shown yet: one that was asked for just now, or that was open beside the first."""

    parts: WindowParts
    is_asked_for: bool


class Application(QObject):
    """The program: its windows, and what they share. windows: the first one's state stands for all where need be.

    restarts: whether it is to be started again once all of them are closed. ended(): all are closed, and it does not
    stay ready.
    """

    ended = Signal()

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
        self._coming: list[Coming] = []
        self._next_further = QTimer(self)
        self._next_further.setSingleShot(True)
        self._next_further.timeout.connect(self._open_further)
        self._next_step = QTimer(self)
        self._next_step.setSingleShot(True)
        self._next_step.timeout.connect(self._bring_up)
        self.restarts = False
        self.qt = qt
        self.kiosk = self._kiosk(qt)
        self.ready = KeepReady(self.shared.settings, self)
        self._look_up: LookUpWindow | None = None
        self._was_shown = self._is_watching = False
        self._to_open: tuple[str | None, StartRequest | None] = (None, None)
        self._add()
        self._connect_ready()
        FrontSpeaker(self.shared, self.in_front)

    @property
    def ends(self) -> bool:
        """Return whether all windows are being closed."""
        return self._ends

    def start(
        self, folders: Sequence[Path], open_name: str | None, request: StartRequest | None = None, shown: bool = True
    ) -> WindowParts:
        """Open the libraries and show the first window, which is returned; what takes longer follows its painting.

        folders: empty for those that were open last, else the bundled library. request: what else is to be opened.
        shown: whether the window is shown now, else once it is asked for. Raises LibraryError where a folder that was
        named cannot be opened.
        """
        first = self.windows[0]
        first.prepare(open_name is not None or bool(request and request.names_page))
        first.library.open_at_start(folders)
        self._to_open = (open_name, request)
        if shown:
            self.show()
        else:
            first.later.make_all()  # nothing that is told from now on comes before who hears it
            QTimer.singleShot(0, self, self._watch)
        return first

    def start_hidden(self, folders: Sequence[Path]) -> WindowParts:
        """Open the libraries and wait in the notification area; without one the window is shown, and says why."""
        there = self.ready.is_there()
        first = self.start(folders, None, shown=not there)
        if there:
            self.qt.setQuitOnLastWindowClosed(False)
            self.ready.stay()
        else:
            first.messages.note(lacking())
        return first

    def show(self) -> None:
        """Show the windows that are hidden, and bring the one that was used last to the front."""
        self.ready.window_shown()
        if not self._was_shown:
            self._was_shown = True
            first = self.windows[0]
            first.when_painted(partial(self._after_show, first, *self._to_open))
            first.window.show()
        else:
            come_to_front(self.in_front().window)

    def look_up(self, marked: bool = False) -> None:
        """Show the small window in which a drug is looked up; marked: with what is marked, in whichever program."""
        if self._look_up is None:
            from medviewer.ui.windows.look_up_window import LookUpWindow

            self._look_up = LookUpWindow(self.shared)
            self._look_up.open_requested.connect(self.open_page)
            self._look_up.put_away.connect(self._leave_look_up)
        self._look_up.come_up()
        if marked:
            self._look_up.look_up_marked()

    def open_page(self, page_id: str) -> None:
        """Open a monograph in the window that was used last, which is shown."""
        self.in_front().page.open(page_id)
        self.show()
        come_to_front(self.in_front().window)

    def in_front(self) -> WindowParts:
        """Return the window that is used now, else the one that was used last."""
        return self._front or self.windows[0]

    def open_window(self, asker: WindowParts, tab: PageTab | None = None, place: QPoint | None = None) -> WindowParts:
        """Open one more window on the same libraries, with the list and the page of the one that asks.

        tab: goes on there in place of that page. place: of the window on the screen.
        """
        state = asker.session_keeper.state()
        parts = self._make({name: state[name] for name in ("list", "page")[: 1 if tab else 2] if name in state})
        parts.window.stand_beside(asker.window)
        if place is not None:
            parts.window.move(place)
        if tab is not None:
            parts.pages.take(tab)  # now: it would be in no window meanwhile
        self._bring(Coming(parts, is_asked_for=True))
        return parts

    def open_from_desktop(self, text: str) -> None:
        """Open a path or a link in the window in front."""
        front = self.in_front()
        try:
            front.opening.open(StartRequest(link=text) if is_link(text) else StartRequest(paths=paths_of([text])))
        except MedviewerError as error:
            front.messages.report(error)

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
        self._bring_up_asked()
        self._ends = True
        self.ready.end()
        self._hide_look_up()
        for parts in reversed(self.windows):  # the first one last, whose size and place the settings keep
            parts.window.close()
        self.ended.emit()

    def restart(self) -> None:
        """Close all windows, to be started again with them."""
        self.restarts = True
        self.quit()

    def reads_aloud(self, parts: WindowParts) -> None:
        """Let one window alone read aloud: two voices at once are none."""
        for other in self.windows:
            if other is not parts:
                other.aloud.stop()

    def start_over(self) -> None:
        """Put away what was read, in all windows: the first stays, as it is when the program starts."""
        if not self._ends:
            self._bring_up_asked()
            for parts in self.windows[:0:-1]:
                parts.window.close()
            self.windows[0].start_over()
            if self._look_up is not None:
                self._look_up.empty()

    def close(self) -> None:
        """Finish all work but searches, and close the files."""
        self._ends = True
        self._next_step.stop()
        if self.kiosk is not None:
            self.kiosk.end()
        self.ready.end()
        if self._look_up is not None:
            self._hide_look_up()
            self._look_up.deleteLater()
            self._look_up = None
        for parts in self.windows:
            parts.stop()
        self.shared.close()

    def window_closes(self, parts: WindowParts) -> None:
        """Let a window go that is closing, unless it is the last, or all close: these come back."""
        self._bring_up_asked()
        is_last = not any(one.window.isVisible() for one in self.windows if one is not parts)
        if is_last and not self._ends and self.ready.stays():
            self.qt.setQuitOnLastWindowClosed(False)
            self.ready.stay()
            return
        self._ends = self._ends or is_last
        if self._ends:
            self._hide_look_up()
            self.qt.setQuitOnLastWindowClosed(True)
            return
        self.windows.remove(parts)
        self._front = None if self._front is parts else self._front
        self.shared.states.leave(parts.session_keeper)
        self._hand_on(parts)
        parts.leave()

    def _hand_on(self, parts: WindowParts) -> None:
        """Have the window in front say what stands in one that goes, without the buttons: they did something there.

        So it is with what is still done for that window, a merge of notes say.
        """
        for notice in reversed(parts.window.standing()):
            self._say_instead(notice)
        parts.messages.said.connect(self._say_instead)

    def _say_instead(self, notice: Notice) -> None:
        if notice.stands:
            self.shared.messages.said.emit(notice._replace(choices=()))

    def _kiosk(self, qt: QApplication) -> KioskReturn | None:
        """Return what watches a shared desk, None where this is none."""
        minutes = self.shared.settings.configuration.kiosk_minutes
        if not minutes:
            return None
        from medviewer.ui.windows.kiosk import KioskReturn

        kiosk = KioskReturn(qt, minutes, self.shared.tasks, self._speaks)
        kiosk.left.connect(self.start_over)
        return kiosk

    def _speaks(self) -> bool:
        return any(parts.aloud.is_speaking() for parts in self.windows)

    def _add(self, state: Mapping[str, object] | None = None) -> WindowParts:
        parts = WindowParts(self, self.shared, state)
        self.windows.append(parts)
        if self.kiosk is not None:
            parts.reader.asked.connect(self.kiosk.touch)
            parts.aloud.reading_changed.connect(self.kiosk.touch)
        return parts

    def _make(self, state: Mapping[str, object]) -> WindowParts:
        """Make the list of a further window in a state that the session kept."""
        parts = self._add(state)
        parts.prepare()
        parts.window.take_frame(state.get("frame"))
        return parts

    def _bring(self, coming: Coming) -> None:
        """Make what is left of a further window part by part, each in a turn of its own, and show it in the last."""
        self._coming.append(coming)
        self._next_step.start(0)

    def _bring_up(self) -> None:
        """Go on with the window that is the next to come up. A program that ends shows none: they are kept."""
        if self._ends or not self._coming:
            return
        if not self._coming[0].parts.later.make_next():
            self._show(self._coming.pop(0))
        self._next_step.start(0)

    def _bring_up_asked(self) -> None:
        """Show at once the windows that were asked for: what is done now concerns them too."""
        for coming in [one for one in self._coming if one.is_asked_for]:
            self._coming.remove(coming)
            self._show(coming)

    def _show(self, coming: Coming) -> None:
        coming.parts.later.make_all()
        coming.parts.when_painted(coming.parts.resume)
        if coming.is_asked_for:
            coming.parts.window.show()
        else:
            self._show_behind(coming.parts)

    def _open_further(self) -> None:
        """Go on with the windows that were open beside the first: with the next, once the one before is painted."""
        state = None if self._ends else self.windows[0].session_keeper.take_further()
        if state is not None:
            self._bring(Coming(self._make(state), is_asked_for=False))

    def _show_behind(self, parts: WindowParts) -> None:
        """Show a window that nobody has asked for just now, then go on; one that is closed at once is not painted."""
        self._next_further.start(LONGEST_WAIT)
        FirstPaint(parts.window.drugs.view.viewport(), lambda: self._next_further.start(BETWEEN))
        parts.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        parts.window.show()

    def _after_show(self, first: WindowParts, open_name: str | None, request: StartRequest | None) -> None:
        first.resume(open_name, request)
        if self.shared.keeper.watch.waits:
            self.shared.keeper.watch.taken_up.connect(self._open_further)
        else:
            self._next_further.start(BETWEEN)
        self._watch()

    def _watch(self) -> None:
        """Look for what changes in libraries and desk, and say what is to be known of both; once."""
        if self._is_watching or self._ends:
            return
        self._is_watching = True
        self.shared.session.watch()
        self.shared.keeper.watch.begin()
        problems = (problem.message() for problem in self.shared.settings.configuration.problems)
        for notice in filter(None, (self.shared.desk.notice, *problems)):
            self.shared.messages.note(message_text(notice))

    def _connect_ready(self) -> None:
        self.ready.opened.connect(self.show)
        self.ready.lost.connect(self.show)
        self.ready.look_up_requested.connect(self.look_up)
        self.ready.quit_requested.connect(self.quit)

    def _hide_look_up(self) -> None:
        if self._look_up is not None:
            self._look_up.hide()

    def _leave_look_up(self) -> None:
        """End a program that was started to look something up, once nothing else of it is to be seen."""
        is_seen = any(parts.window.isVisible() for parts in self.windows)
        if not is_seen and not self._ends and self.qt.quitOnLastWindowClosed():
            QTimer.singleShot(0, self, self._quit_unseen)

    def _quit_unseen(self) -> None:
        if not any(parts.window.isVisible() for parts in self.windows):
            self.quit()

    def _window_in_front(self) -> QWidget | None:
        return self.in_front().window if self.windows else None


def begin(application: Application, libraries: Sequence[Path], request: StartRequest) -> WindowParts:
    """Start the program in the way that is asked for; return its first window. Raises LibraryError as `start` does."""
    if request.way == BACKGROUND:
        return application.start_hidden(libraries)
    first = application.start(libraries, request.name or None, request._replace(name=""), shown=not request.way)
    if request.way:
        application.look_up(request.way == LOOK_UP_MARKED)
    return first


def _take_events(qt: QApplication, application: Application) -> None:
    """Open what macOS says by events, once the first window is painted."""
    if isinstance(qt, OpeningApplication):
        qt.asked.connect(application.open_from_desktop)
        FirstPaint(application.windows[0].window.drugs.view.viewport(), qt.begin)


def run(
    libraries: Sequence[Path],
    profile: locations.Profile,
    configuration: Configuration,
    request: StartRequest,
    startup_report: Path | None = None,
    place: MeetingPlace | None = None,
) -> int:
    """Open the window and return the exit code once it is closed.

    place: where further starts find this one, which is the first there; None where they start for themselves.
    Raises LibraryError for a folder that was named and cannot be opened.
    """
    qt = qt_application()
    ending = Ending(qt)
    application = Application(qt, profile, configuration=configuration)
    ending.asked.connect(partial(end, application.quit))
    start_log(application.shared.log_file)
    catch_everything(application.shared.messages.unexpected)
    arrivals = Arrivals(application, place, application) if place else None
    try:
        application.ended.connect(qt.quit)
        first = begin(application, libraries, request)
        _take_events(qt, application)
        if arrivals:
            arrivals.open_soon(first)
        if startup_report is not None:
            from medviewer.ui.startup_report import StartupReport

            StartupReport(first, startup_report)
        return qt.exec()
    finally:
        if arrivals:
            arrivals.close()
        application.close()
        if place:
            place.leave()
        if application.restarts:
            start_again()
