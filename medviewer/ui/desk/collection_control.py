"""Collections made, named, coloured, ordered, filled, exchanged, printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from medviewer.ui.base.collection_colours import colour_names, swatch
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_control import ListControl
from medviewer.ui.search.list_lines import COLLECTION
from medviewer.ui.search.list_state import COLLECTIONS
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.desk.collections import Collection, Member
    from medviewer.desk.store import Desk

translate = QCoreApplication.translate


class CollectionControl(QObject):
    """Holds the slots of collections. What is asked of a collection is asked of the open one, or the chosen one.

    moved(): other rows are listed, or another one is chosen, and so perhaps another collection is meant.
    """

    moved = Signal()

    def __init__(self, drugs: DrugList, view: MonographView, services: Services, list_control: ListControl) -> None:
        super().__init__(drugs)
        self._drugs = drugs
        self._rows = drugs.view
        self._monograph = view
        self._writer = services.keeper.writer
        self._kept = services.keeper.collections
        self._theme = services.theme
        self._list = list_control
        self._messages = services.messages
        self._undo = services.undo
        self._actions: Sequence[QAction] = ()
        self._rows.selectionModel().currentChanged.connect(self.moved)
        drugs.model.modelReset.connect(self.moved)
        self._rows.dropped.connect(self.put)
        self._rows.remove_requested.connect(self._remove_chosen)
        self._rows.rename_requested.connect(lambda: self.rename() if self.name() else None)
        self._rows.move_requested.connect(self._move_chosen)
        self._rows.collection_menu_requested.connect(self._show_menu)

    def add_to_menu(self, actions: Sequence[QAction]) -> None:
        """Offer these in the menu of a collection too."""
        self._actions = actions

    def name(self) -> str:
        """Return the collection that is meant: the open one, else the one that is chosen in the list, else none."""
        opened, index = self._list.collection(), self._rows.currentIndex()
        if self._list.state.filter != COLLECTIONS:
            return ""
        if opened:
            return opened.name
        return str(index.data(DrugRole.ID)) if index.data(DrugRole.KIND) == COLLECTION else ""

    def insisted_name(self) -> str:
        """Return the collection that is meant; say how to choose one where none is."""
        name = self.name()
        if not name:
            choose = translate("CollectionControl", "Choose a collection first: Alt+9 lists them.")
            none = translate("ListControl", "No collections yet. Ctrl+Shift+D puts the open drug into a new one.")
            self._messages.say(choose if self._kept.all() else none, self.moved)
        return name

    def ask_where_to_collect(self) -> None:
        """Offer all collections for the drugs that are meant; those that hold them are ticked, and let them go."""
        ids = self._meant()
        if not ids:
            self._messages.say(translate("CollectionControl", "Choose a drug in the list, or open one."), self.moved)
            return
        menu = self._menu_for(ids)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._rows.mapToGlobal(QPoint(24, 24)))
        menu.setActiveAction(menu.actions()[0])

    def offer(self, ids: Sequence[str]) -> None:
        """Offer all collections for these drugs, where the pointer is."""
        menu = self._menu_for(ids, QApplication.activeWindow())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(QCursor.pos())
        menu.setActiveAction(menu.actions()[0])

    def fill_menu(self, menu: QMenu, page_id: str) -> None:
        """Add to the menu of a drug what collections can do with it, or with all that are chosen with it."""
        chosen = self._rows.chosen_ids()
        ids = chosen if page_id in chosen else [page_id]
        opened = self._list.collection()
        if opened:
            text = translate("CollectionControl", "Remove from “{}”").format(_plain(opened.name))
            menu.addAction(text, partial(self._remove, opened.name, ids))
        menu.addMenu(self._menu_for(ids, menu))

    def create(self, ids: Sequence[str] = ()) -> None:
        """Ask for the name of a new collection, and put drugs into it."""
        name = self._ask_name(translate("CollectionControl", "New collection"), "")
        if name:
            self._writer.run(lambda desk: desk.collections.create(name), lambda _none: self._created(name, ids))

    def rename(self) -> None:
        """Ask for another name."""
        old = self.insisted_name()
        name = self._ask_name(translate("CollectionControl", "Rename collection"), old) if old else ""
        if name:
            opened = self._list.state.opened == old
            self._writer.run(
                lambda desk: desk.collections.rename(old, name),
                lambda _none: self._list.open_collection(name) if opened else None,
            )

    def delete(self) -> None:
        """Delete the collection that is meant, and offer to bring it back."""
        name = self.insisted_name()
        if not name:
            return
        place = self._kept.place_of(name)

        def deleted(gone: Collection) -> None:
            text = translate("CollectionControl", "Deleted: the collection “{}”.").format(gone.name)
            back = partial(self._writer.run, lambda desk: desk.collections.restore(gone, place))
            self._undo.offer(text, back)

        self._rows.setFocus()
        self._writer.run(lambda desk: desk.collections.delete(name), deleted)

    def pin(self) -> None:
        """Let the drugs of the collection that is meant stand first on the start page, or no longer; say which."""
        name = self.insisted_name()
        if name:
            pinned = not self._is_pinned(name)
            stand = translate("CollectionControl", "The drugs of “{}” stand first on the start page: Alt+Home.")
            no_more = translate("CollectionControl", "The drugs of “{}” no longer stand first on the start page.")
            text = (stand if pinned else no_more).format(name)
            self._writer.run(lambda desk: desk.collections.pin(name, pinned), lambda _none: self._messages.say(text))

    def put(self, ids: Sequence[str], name: str, place: int = -1) -> None:
        """Put drugs into a collection, at a place in its order where it is not below 0."""
        titles = self._list.titles(ids)
        collection = self._kept.named(name)
        before = [member.id for member in collection.members[:place]] if collection and place >= 0 else []
        first = sum(page_id not in ids for page_id in before)

        def work(desk: Desk) -> None:
            for number, page_id in enumerate(ids):
                desk.collections.add(name, page_id, titles[page_id])
                if place >= 0:
                    desk.collections.move_member(name, page_id, first + number)

        self._writer.run(work, lambda _none: self._rows.choose_ids(ids) if place >= 0 else None)

    def _created(self, name: str, ids: Sequence[str]) -> None:
        if ids:
            self.put(ids, name)
        else:
            self._list.open_collection("")

    def _remove(self, name: str, ids: Sequence[str]) -> None:
        collection = self._kept.named(name)
        places = {member.id: number for number, member in enumerate(collection.members)} if collection else {}
        gone = [
            (places[page_id], collection.members[places[page_id]])
            for page_id in ids
            if collection and page_id in places
        ]
        if not gone:
            return

        def work(desk: Desk) -> None:
            for _, member in gone:
                desk.collections.remove(name, member.id)

        text = translate("CollectionControl", "%Ln drug(s) removed from “{}”.", "", len(gone)).format(name)
        back = partial(self._writer.run, partial(_bring_back, name, sorted(gone)))
        self._rows.setFocus()
        self._writer.run(work, lambda _none: self._undo.offer(text, back))

    def _remove_chosen(self) -> None:
        """Take what is chosen out of the open collection; where none is open, delete the chosen one."""
        opened = self._list.collection()
        if opened:
            self._remove(opened.name, self._rows.chosen_ids())
        elif self.name():
            self.delete()

    def _move_chosen(self, by: int) -> None:
        """Move what is chosen one place: a drug in its collection, or a collection among all."""
        opened, name = self._list.collection(), self.name()
        if opened:
            ids = self._rows.chosen_ids()
            order = [member.id for member in opened.members]
            if len(ids) == 1 and ids[0] in order:
                place = max(0, order.index(ids[0]) + by)
                moved = partial(self._rows.choose_ids, ids)
                self._writer.run(lambda d: d.collections.move_member(opened.name, ids[0], place), lambda _none: moved())
        elif name:
            place = max(0, self._kept.place_of(name) + by)
            self._writer.run(lambda d: d.collections.move(name, place), lambda _none: self._rows.choose_ids([name]))

    def _is_pinned(self, name: str) -> bool:
        collection = self._kept.named(name)
        return collection is not None and collection.pinned

    def _meant(self) -> list[str]:
        """Return the drugs that are chosen in the list while its cursor is there, else the one that is seen."""
        chosen = self._rows.chosen_ids()
        opened = self._monograph.opened() if self._monograph.isVisible() else None
        if chosen and (self._rows.hasFocus() or len(chosen) > 1 or opened is None):
            return chosen
        return [opened.id] if opened else []

    def _menu_for(self, ids: Sequence[str], parent: QWidget | None = None) -> QMenu:
        """Return a menu of collections for drugs."""
        menu = QMenu(translate("CollectionControl", "Collections"), parent or self._drugs.window())
        for one in self._kept.all():
            held = {member.id for member in one.members}
            holds = set(ids) <= held
            action = QAction(swatch(one.colour, self._theme), _plain(one.name), menu)
            action.setCheckable(True)
            action.setChecked(holds)
            change = partial(self._remove, one.name, ids) if holds else partial(self.put, ids, one.name)
            action.triggered.connect(lambda _checked=False, change=change: change())
            menu.addAction(action)
        menu.addAction(translate("CollectionControl", "New collection…"), partial(self.create, ids))
        return menu

    def _show_menu(self, name: str, place: QPoint) -> None:
        """Show what can be done with a collection."""
        menu = QMenu(self._drugs.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("CollectionControl", "Open"), partial(self._list.open_collection, name))
        menu.addAction(translate("CollectionControl", "Rename…"), self.rename)
        menu.addMenu(self._colours(name, menu))
        pin = translate("CollectionControl", "Pin to the start page")
        unpin = translate("CollectionControl", "Unpin from the start page")
        menu.addAction(unpin if self._is_pinned(name) else pin, self.pin)
        menu.addActions(self._actions)
        menu.popup(place)

    def ask_colour(self) -> None:
        """Offer the colours for the collection that is meant."""
        name = self.insisted_name()
        if name:
            menu = self._colours(name, self._drugs.window())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._rows.mapToGlobal(QPoint(24, 24)))

    def _colours(self, name: str, parent: QWidget) -> QMenu:
        menu = QMenu(translate("CollectionControl", "Colour"), parent)
        now = next((one.colour for one in self._kept.all() if one.name == name), "")
        for colour, word in colour_names().items():
            action = QAction(swatch(colour, self._theme), word, menu)
            action.setCheckable(True)
            action.setChecked(colour == now)
            work = partial(_recolour, name, colour)
            action.triggered.connect(lambda _checked=False, work=work: self._writer.run(work))
            menu.addAction(action)
        return menu

    def _ask_name(self, title: str, before: str) -> str:
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        question = translate("CollectionControl", "Its name:")
        text, chosen = QInputDialog.getText(self._drugs.window(), title, question, QLineEdit.EchoMode.Normal, before)
        return text.strip() if chosen else ""


def _bring_back(name: str, gone: Sequence[tuple[int, Member]], desk: Desk) -> None:
    for place, member in gone:
        desk.collections.add(name, member.id, member.title)
        desk.collections.move_member(name, member.id, place)


def _recolour(name: str, colour: str, desk: Desk) -> None:
    desk.collections.recolour(name, colour)


def _plain(name: str) -> str:
    """Return a name as a menu shows it."""
    return name.replace("&", "&&")
