"""The services that all windows of the program share: settings, language, theme, libraries, the desk, and its jobs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from medviewer.configuring.configuration import Configuration
from medviewer.desk.store import Desk
from medviewer.locations import Profile
from medviewer.ui.base.language import Language
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.base.theme import Theme
from medviewer.ui.library.reader_libraries import ReaderLibraries
from medviewer.ui.services.desk_keeper import DeskKeeper
from medviewer.ui.services.garbage_collector import GarbageCollector
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.services.move_follower import MoveFollower
from medviewer.ui.services.page_loader import PageExtras
from medviewer.ui.services.paper_service import PaperService
from medviewer.ui.services.session_keeper import WindowStates
from medviewer.ui.services.settings import Settings

LOG = "medviewer.log"


class Shared:
    """Each made once for the program. font: of text of normal size. log_file: where unexpected errors are written."""

    def __init__(
        self,
        qt: QApplication,
        profile: Profile,
        language: Language | None,
        configuration: Configuration | None,
        in_front: Callable[[], QWidget | None],
    ) -> None:
        """in_front: returns the window that is used now, before which jobs of the program ask and explain."""
        qt.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        qt.setEffectEnabled(Qt.UIEffect.UI_General, False)  # nothing slides or fades, whatever the desktop does
        self.root = QObject()
        self.profile = profile
        self.font = qt.font()
        self.log_file = profile.index / LOG
        self.settings = Settings(profile.settings, configuration)
        self.language = language or Language(qt, self.settings.text("view/language", "system"))
        self.theme = Theme(qt, self.settings.text("view/theme", "system"))
        self.messages = Messages(self.root, self.theme, self.log_file, in_front)
        self.desk = Desk.for_window(profile.desk_file)
        self.tasks = Tasks(self.messages.unexpected, self.root)
        self.paper = PaperService()
        self.collector = GarbageCollector(self.tasks.busy, self.root)
        self.keeper = DeskKeeper(self.desk, self.tasks, self.root, self.settings.configuration)
        self.session = LibrarySession(self.tasks, profile, self.settings.configuration.trust, self.root)
        self.beside = PageExtras(self.keeper.notes, self.keeper.readings)
        self.follower = MoveFollower(self.session, self.keeper, self.tasks, self.messages)
        self.follower.changed_found.connect(self._changed_found)
        self.libraries = ReaderLibraries(self.session, self.settings, self.messages, self.root)
        self.states = WindowStates(self.keeper.writer, self.messages)

    def _changed_found(self) -> None:
        """Have pages read with what was kept of them where their library took another's place."""
        self.beside.formerly = {one.now: one.id for one in self.follower.changed or () if one.now}

    def close(self) -> None:
        """Finish all work but searches, and close the files."""
        self.states.close()
        self.tasks.finish()
        self.paper.close()
        self.session.close()
        self.keeper.close()
        self.settings.write()
        self.language.leave()
        self.root.deleteLater()
