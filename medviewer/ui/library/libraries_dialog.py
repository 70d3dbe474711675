"""The library manager: the libraries in the reader's order, with pages, day, signature and size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from medviewer import locations
from medviewer.quoted_names import visible
from medviewer.ui.base.dialogs import lay_out_list, roomy
from medviewer.ui.base.language import translatable
from medviewer.ui.base.provenance import day_text, verdict
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.base.theme import Dialog

if TYPE_CHECKING:
    from medviewer.library.facts import LibraryFacts
    from medviewer.ui.library.reader_libraries import ReaderLibraries
    from medviewer.ui.services.library_session import LibrarySession

MIME = "application/x-medviewer-library"
NAME, KIND, PAGES, DAY, SIGNATURE, SIZE, STATE, PLACE = range(8)
HEADS = (
    translatable("LibrariesDialog", "Library"),
    translatable("LibrariesDialog", "Kind"),
    translatable("LibrariesDialog", "Pages"),
    translatable("LibrariesDialog", "Day"),
    translatable("LibrariesDialog", "Signature"),
    translatable("LibrariesDialog", "Size"),
    translatable("LibrariesDialog", "State"),
    translatable("LibrariesDialog", "Place"),
)
KINDS = {
    "folder": translatable("LibrariesDialog", "Folder"),
    "pack": translatable("LibrariesDialog", "Pack"),
    "pack folder": translatable("LibrariesDialog", "Pack folder"),
}
MOST = 40
"""Letters that a name or a signature has room for at first."""
SOON = 200  # milliseconds in which several reasons to look become one

translate = QCoreApplication.translate


class LibraryTable(QTreeWidget):
    """One library a row. moved(from, to): a row is to stand at another place, both from 0."""

    moved = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderLabels([translate("LibrariesDialog", head) for head in HEADS])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self._wanted = (0, 0)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (PAGES, SIZE):
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def give_room(self) -> None:
        """Give each column room for its texts, names, signatures and places up to MOST letters, and the last the rest.

        The state is a column only where a library has something to say of it.
        """
        states = [self.model().index(row, STATE).data() for row in range(self.topLevelItemCount())]
        self.setColumnHidden(STATE, not any(states))
        self.header().setStretchLastSection(False)
        for column in range(len(HEADS)):
            self.resizeColumnToContents(column)
            if column in (NAME, SIGNATURE, PLACE):
                most = self.fontMetrics().averageCharWidth() * MOST
                self.setColumnWidth(column, min(self.columnWidth(column), most))
        self._wanted = self.header().length(), self.columnWidth(PLACE)
        self._stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column the rest of the new width."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        """Let the last column have the rest of the width where there is one; else a reader scrolls to it."""
        length, place = self._wanted
        self.header().setStretchLastSection(length <= self.viewport().width())
        if length > self.viewport().width():
            self.setColumnWidth(PLACE, place)

    def mimeTypes(self) -> list[str]:
        """Return the one kind of data that rows are dragged as."""
        return [MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return the number of the row that is dragged."""
        data = QMimeData()
        data.setData(MIME, str(self.indexOfTopLevelItem(items[0])).encode())
        return data

    def dropMimeData(
        self, _parent: QTreeWidgetItem | None, index: int, data: QMimeData, _action: Qt.DropAction
    ) -> bool:
        """Tell where a row was dropped; no row is put there but by whoever is told."""
        number = bytes(data.data(MIME).data()).decode("ascii", "replace")
        if number.isdecimal() and int(number) < self.topLevelItemCount():
            row = int(number)
            QTimer.singleShot(0, self, lambda: self.moved.emit(row, index - 1 if index > row else index))
        return False


class LibrariesDialog(Dialog):
    """Lists the chosen libraries, and has them added, removed and moved, at once.

    add_folder_requested(), add_pack_requested(), add_requested(root): a library is to be opened beside the others.
    """

    add_folder_requested = Signal()
    add_pack_requested = Signal()
    add_requested = Signal(object)

    def __init__(self, parent: QWidget, chosen: ReaderLibraries, session: LibrarySession, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setObjectName("librariesDialog")
        self.setWindowTitle(translate("LibrariesDialog", "Libraries"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self, 150, 24))
        self._chosen = chosen
        self._session = session
        self._tasks = tasks
        self._facts: dict[Path, LibraryFacts] = {}
        self._sizes: dict[Path, str] = {}
        self._measuring: dict[Path, Task] = {}
        self._asking: Task | None = None
        self._bundled = locations.bundled_library()
        self.table = LibraryTable(self)
        self.message = QLabel(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._add_buttons()
        self._lay_out()
        self._connect()
        self._fill()
        self._ask()

    def say(self, text: str) -> None:
        """Show what went wrong, or what is to be known, below the list."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def done(self, result: int) -> None:
        """Leave off measuring."""
        self._soon.stop()
        for task in (self._asking, *self._measuring.values()):
            if task is not None:
                task.cancel()
        super().done(result)

    def _fill(self) -> None:
        """List what is chosen; the row with the focus keeps it, else the first has it."""
        current, names = self._root(), {library.root: library.name for library in self._session.libraries}
        roots = list(self._chosen.roots())
        self.table.clear()
        for root in roots:
            self.table.addTopLevelItem(self._row(root, names.get(root)))
        self.table.give_room()
        row = roots.index(current) if current in roots else min(max(0, self._row_before), len(roots) - 1)
        item = self.table.topLevelItem(row)
        if item is not None:
            self.table.setCurrentItem(item)
        self._tell_what_can_be_done()

    def _row(self, root: Path, name: str | None) -> QTreeWidgetItem:
        facts, locale = self._facts.get(root), QLocale()
        row = QTreeWidgetItem([""] * len(HEADS))
        row.setData(NAME, Qt.ItemDataRole.UserRole, root)
        row.setText(NAME, visible(name or root.name))
        row.setText(PLACE, visible(str(root)))
        row.setText(SIZE, self._sizes.get(root, ""))
        if name is None:
            row.setText(STATE, translate("LibrariesDialog", "Out of reach"))
        elif facts is not None:
            row.setText(KIND, translate("LibrariesDialog", KINDS[facts.kind]))
            row.setText(PAGES, locale.toString(facts.pages))
            row.setText(DAY, _day(facts))
            row.setText(SIGNATURE, _signature(facts))
            row.setText(STATE, _state(facts))
        for column in range(len(HEADS)):
            row.setToolTip(column, row.text(column))
        for column in (PAGES, SIZE):
            row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setSizeHint(PLACE, QSize(0, self.fontMetrics().height() + 8))
        row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        if self._chosen.locked_by() is not None:
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        return row

    def _root(self) -> Path | None:
        item = self.table.currentItem()
        root = item.data(NAME, Qt.ItemDataRole.UserRole) if item else None
        return root if isinstance(root, Path) else None

    def _ask(self) -> None:
        """Ask, off the GUI thread, what is known of the open libraries."""
        catalogue = self._session.catalogue
        if catalogue is None:
            return
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._tasks.run(lambda _task: catalogue.facts(), self._show_facts, lane="related")

    def _show_facts(self, several: Sequence[LibraryFacts]) -> None:
        self._asking = None
        self._facts = {facts.library.root: facts for facts in several}
        for facts in several:
            if facts.library.root not in self._sizes:
                self._measure(facts.library.root, facts.stored)
        self._fill()

    def _measure(self, root: Path, stored: Path) -> None:
        """Measure a library in a lane of its own: one that hangs keeps no other waiting."""
        self._sizes[root] = "…"

        def work(task: Task) -> int:
            from medviewer.library.facts import size_of

            try:
                return size_of(stored, task.is_cancelled)
            except OSError:
                return -1

        self._measuring[root] = self._tasks.run(work, partial(self._measured, root), lane=f"size of {root}")

    def _measured(self, root: Path, size: int) -> None:
        del self._measuring[root]
        known = translate("LibrariesDialog", "not known")
        kind = QLocale.DataSizeFormat.DataSizeSIFormat
        self._sizes[root] = QLocale().formattedDataSize(size, 1, kind) if size >= 0 else known
        self._fill()

    def _tell_what_can_be_done(self) -> None:
        """Enable what can be done with the row that has the focus, and say in the tooltip why something cannot."""
        root, roots, locked = self._root(), list(self._chosen.roots()), self._chosen.locked_by()
        if root is not None:
            self._row_before = self.table.currentIndex().row()
        bundled = self._bundled in roots
        last = translate("LibrariesDialog", "One library stays open. Add another one first.")
        reasons = {
            self.add_folder: "",
            self.add_pack: "",
            self.add_bundled: translate("LibrariesDialog", "It is in the list.") if bundled else "",
            self.up: translate("LibrariesDialog", "It is the first.") if root is None or root == roots[0] else "",
            self.down: translate("LibrariesDialog", "It is the last.") if root is None or root == roots[-1] else "",
            self.remove: "" if root and self._chosen.can_remove(root) else last,
        }
        for button, reason in reasons.items():
            if locked is not None:
                reason = translate("Actions", "Set by your site, in {}").format(locked)
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def _move(self, by: int) -> None:
        root, roots = self._root(), list(self._chosen.roots())
        if root is not None and 0 <= roots.index(root) + by < len(roots):
            self._chosen.move(root, roots.index(root) + by)

    def _move_row(self, row: int, place: int) -> None:
        roots = self._chosen.roots()
        if row < len(roots):
            self._chosen.move(roots[row], place if place >= 0 else len(roots))

    def _remove(self) -> None:
        root = self._root()
        if root is not None and self.remove.isEnabled():
            self._chosen.remove(root)

    def _add_buttons(self) -> None:
        self._row_before = 0
        self.add_folder = QPushButton(translate("LibrariesDialog", "Add &folder…"), self)
        self.add_pack = QPushButton(translate("LibrariesDialog", "Add &pack…"), self)
        self.add_bundled = QPushButton(translate("LibrariesDialog", "Add &bundled library"), self)
        self.up = QPushButton(translate("LibrariesDialog", "Move &up"), self)
        self.down = QPushButton(translate("LibrariesDialog", "Move &down"), self)
        self.remove = QPushButton(translate("LibrariesDialog", "&Remove"), self)
        for button in self._buttons():
            button.setAutoDefault(False)

    def _buttons(self) -> Sequence[QPushButton]:
        return (self.add_folder, self.add_pack, self.add_bundled, self.up, self.down, self.remove)

    def _connect(self) -> None:
        self.add_folder.clicked.connect(lambda: self.add_folder_requested.emit())
        self.add_pack.clicked.connect(lambda: self.add_pack_requested.emit())
        self.add_bundled.clicked.connect(lambda: self.add_requested.emit(self._bundled))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.table.moved.connect(self._move_row)
        self.table.currentItemChanged.connect(lambda *_: self._tell_what_can_be_done())
        self._on_key("Alt+Up", lambda: self._move(-1))
        self._on_key("Alt+Down", lambda: self._move(1))
        self._on_key("Del", self._remove)
        self._soon.timeout.connect(self._ask)
        self._chosen.changed.connect(self._changed)
        self._chosen.said.connect(self.say)
        for news in (self._session.rows_changed, self._session.settled, self._session.unreachable_changed):
            news.connect(self._look_soon)

    def _on_key(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    def _changed(self) -> None:
        self.say("")
        self._fill()
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _lay_out(self) -> None:
        lead = translate(
            "LibrariesDialog",
            "Where several libraries have a page of one name, Return opens that of the first. Changes count at once.",
        )
        locked = self._chosen.locked_by()
        if locked is not None:
            lead = translate("LibraryControl", "Which libraries are open is set by your site, in {}.").format(locked)
        label = QLabel(lead, self)
        label.setWordWrap(True)
        self.table.setAccessibleName(self.windowTitle())
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        side = lay_out_list(self, label, self.table, self.message)
        for button in self._buttons():
            side.addWidget(button)
            if button is self.add_bundled:
                side.addSpacing(12)
        self.table.setFocus()


def _day(facts: LibraryFacts) -> str:
    """Return the day of a pack's edition, else that of the newest page."""
    if facts.made:
        return day_text(facts.made[:10])
    if not facts.newest:
        return ""
    newest = QDateTime.fromSecsSinceEpoch(int(facts.newest)).date()
    return day_text(newest.toString(Qt.DateFormat.ISODate))


def _signature(facts: LibraryFacts) -> str:
    if facts.kind != "folder" and facts.stamp is None:
        return translate("LibrariesDialog", "Not verified yet")
    return verdict(facts.stamp)


def _state(facts: LibraryFacts) -> str:
    if not facts.reachable:
        return translate("LibrariesDialog", "Out of reach")
    return translate("LibrariesDialog", "%Ln problem(s)", "", facts.problems) if facts.problems else ""
