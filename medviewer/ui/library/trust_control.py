"""Asks whether a library is read that was signed when it was last read, and is not now; keeps the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from medviewer.errors import ChangedTrustError
from medviewer.library.pack.verification.seen import SeenLibraries
from medviewer.ui.base.messages import Messages
from medviewer.ui.base.tasks import Tasks

LANE = "trust"

translate = QCoreApplication.translate


class TrustControl:
    """Puts the question into the message bar; nothing of the library is read until somebody says yes."""

    def __init__(self, settings: Path, tasks: Tasks, messages: Messages) -> None:
        self._seen = SeenLibraries(settings)
        self._tasks = tasks
        self._messages = messages

    def report(self, error: Exception, again: Callable[[], None]) -> None:
        """Show an error; ask where it is about trust, and call `again` once a yes is kept."""
        if not isinstance(error, ChangedTrustError):
            self._messages.report(error)
            return
        seen, root, sha256 = self._seen, error.root, error.sha256
        messages, tasks = self._messages, self._tasks

        def accept() -> None:
            tasks.run(lambda _task: seen.accept(root, sha256), lambda _none: again(), messages.report, lane=LANE)

        def decline() -> None:
            tasks.run(lambda _task: seen.decline(root, sha256), lambda _none: None, messages.report, lane=LANE)

        yes = translate("TrustControl", "Read it all the same")
        no = translate("TrustControl", "Leave it closed")
        messages.offer(worded(error), yes, accept, None if error.declined else (no, decline))


def worded(error: ChangedTrustError) -> str:
    """Return what has changed, and what follows, in the language of the window."""
    from medviewer.quoted_names import named
    from medviewer.ui.base.provenance import quoted

    changed = {
        "unsigned now": translate("TrustControl", "{} was signed by {} when it was last read, and is not signed now."),
        "other signer": translate(
            "TrustControl", "{} was signed by {} when it was last read, now with a key that is not trusted here."
        ),
        "folder now": translate(
            "TrustControl", "{} was signed by {} when it was last read, and is a folder without a signature now."
        ),
    }
    asks = translate("TrustControl", "It is closed. Ask whoever looks after it before you read it.")
    closed = translate("TrustControl", "It stays closed, as was chosen here before.")
    what = changed[error.what].format(quoted(error.root.name), named(error.signer))
    return f"{what} {closed if error.declined else asks}"
