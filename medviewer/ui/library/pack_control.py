"""Packs in the window: what changed since the one before, back to it on this computer, and forward again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from medviewer.ui.base.provenance import quoted
from medviewer.ui.base.tasks import Task
from medviewer.ui.library.pack_changes_control import LANE, PackChangesControl
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.errors import MedviewerError
    from medviewer.library.catalogue import Library
    from medviewer.library.pack.pack_listing import PackStatus
    from medviewer.library.pack.verification.copies import CopyTotals
    from medviewer.ui.library.pack_comparison import ComparedEditions, EditionOpener

SEEN = "packs/seen"

translate = QCoreApplication.translate


class PackControl(QObject):
    """Holds the slots of packs.

    standing_changed(text, enabled): what the entry of the menu that goes back or forward says now.
    """

    standing_changed = Signal(str, bool)

    def __init__(self, view: MonographView, services: Services, changed: PackChangesControl) -> None:
        super().__init__(view)
        self._view = view
        self._session = services.session
        self._changed = changed
        self._settings = services.settings
        self._tasks = services.tasks
        self._messages = services.messages
        self._statuses: list[PackStatus] = []
        self._looked_at = False
        self._looking: Task | None = None
        self._session.settled.connect(self._look_once)
        self._session.pages_changed.connect(self.look)
        self._session.closing.connect(self._stop)
        self._session.arranged.connect(self._libraries_arranged)

    def page_shown(self) -> None:
        """Have the menu speak of the library of the page that is shown."""
        self.standing_changed.emit(*self._entry())

    def show_changes(self) -> None:
        """List what is different between the open library and the pack before, else what the reader chooses."""
        library, status = self._library(), self._status()
        if library is not None:
            self._changed.show(library, status.folder / status.before if status and status.before else None)

    def change_pack(self) -> None:
        """Go back to the pack before on this computer, or forward to the one for everybody where it is held back."""
        status = self._status()
        if status is not None:
            self._move(status)

    def clear_copies(self) -> None:
        """Say how many verified copies of packs are kept, and remove those that are not open if that is wanted."""
        catalogue, folder = self._session.catalogue, self._changed.comparing().memory

        def count(_task: Task) -> CopyTotals:
            from medviewer.library.pack.verification.copies import Copies

            return Copies(folder).count()

        def clear(_task: Task) -> CopyTotals:
            from medviewer.library.pack.verification.copies import Copies

            return Copies(folder).clear(*(place.where for place in catalogue.places()) if catalogue else ())

        def ask(kept: CopyTotals) -> None:
            question = translate("PackControl", "Copies of %Ln pack(s) are kept: {}.", "", kept.packs)
            detail = translate(
                "PackControl",
                "A pack is read from a copy that was verified. The copy is made again when its pack is opened next. "
                "Packs that are open keep theirs.",
            )
            button = translate("PackControl", "Remove copies")
            if self._messages.ask(question.format(_megabytes(kept.size)), detail, button):
                self._tasks.run(clear, say, self._messages.report, lane=LANE)

        def say(gone: CopyTotals) -> None:
            text = translate("PackControl", "Copies of %Ln pack(s) are removed: {}.", "", gone.packs)
            self._messages.say(text.format(_megabytes(gone.size)))

        self._tasks.run(count, ask, self._messages.report, lane=LANE)

    def _move(self, status: PackStatus) -> None:
        how = self._changed.comparing()

        def work(_task: Task) -> None:
            from medviewer.library.pack.pinning import pin_to, release

            if status.held:
                release(status.folder, how.pins, status.name)
            else:
                pin_to(status.folder, how.pins, how.trust, how.memory, status.name, status.before)

        self._tasks.run(work, lambda _none: self._session.read_again(), self._messages.report, lane=LANE)

    def _look_once(self) -> None:
        if not self._looked_at:
            self.look()

    def look(self) -> None:
        """Find out, off the GUI thread, where the open libraries stand."""
        libraries, comparing = self._session.libraries, self._changed.comparing
        if self._looking is not None:
            self._looking.cancel()
        self._looked_at = True

        def work(_task: Task) -> list[PackStatus]:
            from medviewer.library.places import place_of

            packs = [one for one in libraries if place_of(one.root)]
            return _statuses(packs, comparing()) if packs else []

        self._looking = self._tasks.run(work, self._looked, self._give_up, lane=LANE)

    def _libraries_arranged(self, others: bool) -> None:
        if others:
            self.look()

    def _looked(self, standings: list[PackStatus]) -> None:
        self._looking = None
        news = [one for one in standings if one not in self._statuses]
        self._statuses = standings
        self.standing_changed.emit(*self._entry())
        for one in news:
            self._tell(one)

    def _give_up(self, error: MedviewerError) -> None:
        self._looking = None
        self._messages.report(error)

    def _stop(self) -> None:
        """Forget where the libraries stood: others are about to be opened."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self._statuses, self._looked_at = [], False

    def _entry(self) -> tuple[str, bool]:
        """Return what the entry of the menu says, with the reason where it can do nothing."""
        status = self._status()
        if status is None:
            return translate("PackControl", "Back to t&he pack before (no pack folder is open)"), False
        if status.held:
            return translate("PackControl", "Use t&he current pack"), True
        if not status.before:
            return translate("PackControl", "Back to t&he pack before (this is the first)"), False
        return translate("PackControl", "Back to t&he pack before"), True

    def _library(self) -> Library | None:
        """Return the library of the open page, else the first one of a pack folder, else the first."""
        libraries, opened = self._session.libraries, self._view.opened()
        if opened and (found := [one for one in libraries if opened.id.startswith(f"{one.name}/")]):
            return found[0]
        roots = [one.root for one in self._statuses]
        return next((one for one in libraries if one.root in roots), libraries[0] if libraries else None)

    def _status(self) -> PackStatus | None:
        """Return where the library that is meant stands, None where it is of no pack folder."""
        library = self._library()
        return next((one for one in self._statuses if library and one.root == library.root), None)

    def _tell(self, status: PackStatus) -> None:
        """Say once that another pack is read than last time, with what changed; or that this computer is held back."""
        key = f"{SEEN}/{status.name}"
        seen = self._settings.text(key)
        self._settings.keep(key, status.read)
        if status.held and (seen != status.read or status.newer):
            self._offer_forward(status)
        elif not status.held and seen not in ("", status.read):
            self._offer_changes(status, seen)

    def _offer_forward(self, status: PackStatus) -> None:
        message = translate("PackControl", "{}: this computer reads the pack of {}, not the current one.")
        if status.newer:
            message = translate("PackControl", "{}: this computer is held at the pack of {}; there is a newer one.")
        button = translate("PackControl", "Use the current pack")
        text = message.format(quoted(status.name), _day(status.read))
        self._messages.offer(text, button, partial(self._move, status), about=f"pack {status.root}")

    def _offer_changes(self, status: PackStatus, seen: str) -> None:
        library = next((one for one in self._session.libraries if one.root == status.root), None)
        comparing, old, new = self._changed.comparing, status.folder / seen, status.folder / status.read

        def work(task: Task) -> ComparedEditions | None:
            return comparing().compare(old, new, lambda _done, _total: None, task.is_cancelled)

        def offer(compared: ComparedEditions | None) -> None:
            if compared is not None and library is not None:
                message = translate("PackControl", "{}: {} since {}.")
                text = message.format(quoted(status.name), compared.counts(), compared.old.message())
                show = partial(self._changed.show_compared, library, compared)
                self._messages.offer(text, translate("PackControl", "Show"), show, about=f"pack {status.root}")

        def say_without(_error: MedviewerError) -> None:
            message = translate("PackControl", "{}: another pack is read now, that of {}.")
            text = message.format(quoted(status.name), _day(status.read))
            self._messages.note(text, about=f"pack {status.root}")

        self._tasks.run(work, offer, say_without, lane=LANE)


def _statuses(libraries: list[Library], comparing: EditionOpener) -> list[PackStatus]:
    from medviewer.library.pack.pack_listing import status_of

    found = (status_of(library.root, comparing.pins) for library in libraries)
    return [one for one in found if one is not None]


def _megabytes(size: int) -> str:
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def _day(file: str) -> str:
    """Return the day that the name of a published pack holds, in words."""
    from medviewer.ui.base.provenance import day_text

    digits = file.removesuffix(".medpack").rpartition("-")[0].rpartition("-")[2]
    return day_text(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
