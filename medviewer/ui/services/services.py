"""The services of one window, handed down together to whatever is built on them."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.ui.base.messages import Messages
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.base.theme import Theme
from medviewer.ui.base.undo import Undo
from medviewer.ui.services.desk_keeper import DeskKeeper
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.services.page_loader import PageLoader
from medviewer.ui.services.paper_service import PaperService
from medviewer.ui.services.settings import Settings


class Services(NamedTuple):
    """The services of a window, each made once."""

    session: LibrarySession
    keeper: DeskKeeper
    reader: PageLoader
    tasks: Tasks
    messages: Messages
    settings: Settings
    undo: Undo
    theme: Theme
    paper: PaperService
