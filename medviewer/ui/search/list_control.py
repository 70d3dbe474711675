"""Keeps the drug list true to what is typed, to the library and to the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from medviewer.desk.aliases import Alias
from medviewer.library.names.folding import fold
from medviewer.library.search import AbandonedError, scan_for
from medviewer.library.store.label_choice import LabelChoice
from medviewer.ui.base.tasks import Task
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.search.label_reading import LabelReading
from medviewer.ui.search.list_content import (
    ListAnswers,
    ListContent,
    ListSources,
    answered,
    first_choice,
    list_content,
    looking,
    still_open,
)
from medviewer.ui.search.list_foot import ListFoot
from medviewer.ui.search.list_state import CHANGED_LIST, COLLECTIONS, FAVOURITES, RECENT, FoundText, ListState
from medviewer.ui.search.text_search import TextSearch
from medviewer.ui.services.move_follower import MoveFollower
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.desk.collections import Collection
    from medviewer.library.search import Choice
    from medviewer.library.store.label_groups import LabelRow

NOBODYS = "qqqqqq qqqqqq"
"""Asked for once, in a thread, so that the first key finds all loaded that answers it. No drug is called so."""
BESIDE_TEXT = ("", "disclaimer")
"""Keys of what stands above and below the text of a page, where find in page does not lead."""
STOPPED_TYPING = 1500  # milliseconds without a key after which a search without result is noted
PAINTED = 200  # milliseconds in which what stands beside the list is painted: Python runs one thread at a time
translate = QCoreApplication.translate


class ListControl(QObject):
    """Holds the state of the list, shows what it means and passes on what is asked of a row.

    open_requested(id), compare_requested(id), tray_requested(ids): chosen in the menu of a drug.
    passage_requested(id, section, query, what): a page is to be opened where it holds the words of the query, or its
    topic, or that letter by letter: what is None, a Topic or a PlainText.
    menu_opening(QMenu, id): the menu of a drug is about to open, and may be given more.
    still_open(words): what the open page says of not being among what is listed, empty where it is.
    rehearsed(): what answers a key has been loaded.
    """

    open_requested = Signal(str)
    passage_requested = Signal(str, str, str, object)
    compare_requested = Signal(str)
    tray_requested = Signal(list)
    menu_opening = Signal(QMenu, str)
    still_open = Signal(str)
    rehearsed = Signal()

    def __init__(
        self,
        drugs: DrugList,
        foot: ListFoot,
        opened: Callable[[], str],
        services: Services,
        follower: MoveFollower,
    ) -> None:
        super().__init__(drugs)
        self._drugs = drugs
        self._foot = foot
        self._opened = opened
        self._session = services.session
        self._favourites = services.keeper.favourites
        self._collections = services.keeper.collections
        self._history = services.keeper.history
        self._aliases = services.keeper.names
        self._notes = services.keeper.notes
        self._undo = services.undo
        self._configuration = services.settings.configuration
        self._follower = follower
        self._state = ListState()
        self._answers = ListAnswers()
        self._content = ListContent()
        self._tasks = services.tasks
        self._reader = services.reader
        self._rehearsal: Task | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(PAINTED)
        self._idle.timeout.connect(self._rehearse_if_idle)
        self._text = TextSearch(services.tasks, self._notes.find, self)
        self._labels = LabelReading(services.tasks, self)
        self._no_result = QTimer(self)
        self._no_result.setSingleShot(True)
        self._no_result.setInterval(STOPPED_TYPING)
        self._no_result.timeout.connect(self._note_no_result)
        self._noted = ""
        self._connect_widgets()
        self._connect_services()

    @property
    def state(self) -> ListState:
        """Return what decides which drugs are listed."""
        return self._state

    def choice(self) -> Choice:
        """Return what the query means."""
        return self._answers.choice

    def open_collection(self, key: str) -> None:
        """Show what is in a collection, or what has changed; an empty text shows all collections."""
        self.show(self._state.in_collection(key))

    def browse(self, grouping: str) -> None:
        """Group the drugs by letter, class, ATC or library; an empty text lists them by name."""
        self.show(self._state.grouped(grouping))

    def browse_library(self, name: str) -> None:
        """List the drugs of one library."""
        self.show(self._state.grouped("library").in_group(name))

    def show_collections(self) -> None:
        """List all collections."""
        self.open_collection("")

    def show_changed(self) -> None:
        """List what is kept and has changed since it was read."""
        self.open_collection(CHANGED_LIST)

    def collection(self) -> Collection | None:
        """Return the collection whose drugs are listed."""
        return self._collections.named(self._state.opened)

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the titles of monographs by id; of one that is not in an open library, what the desk knows of it."""
        return self._sources().titles(ids)

    def stop(self) -> None:
        """Abandon what is being looked for in the text."""
        self._idle.stop()
        if self._rehearsal is not None:
            self._rehearsal.cancel()
        self._text.stop()
        self._no_result.stop()

    def start_over(self) -> None:
        """List all drugs, with nothing typed that could be brought back."""
        self.show(ListState())
        self._drugs.field.setText("")

    def show(self, state: ListState, in_place: bool = False) -> None:
        """Show the list in a state, from its beginning.

        in_place: the state is the one before, the libraries or the desk are not; what is chosen and what is seen stay.
        """
        if not in_place:
            self.stop()
        if not _goes_on(self._noted, state.query.strip()):
            self._noted = ""
        self._state = state.without_lost([one.name for one in self._collections.all()])
        sources = self._sources()
        self._answers = answered(self._state, sources, self._answers.text if in_place else None)
        self._drugs.show_state(self._state)
        self._show_content(sources, in_place and (self._state.searches or len(self._content.rows) > 0))
        self._search_text()

    def _show_content(self, sources: ListSources, in_place: bool) -> None:
        before, self._content = self._content, list_content(self._state, sources, self._answers)
        in_place = in_place and not (
            self._content.opens != before.opens and self._drugs.chosen_id() in ("", before.opens)
        )
        opened, leader = self._opened_among()
        chosen = None if in_place else first_choice(self._state, self._content, opened, leader)
        self._drugs.show_content(self._content, chosen)
        self._foot.show_count(self._content.listed, self._content.total)
        self._say_whether_open_matches(opened, leader)

    def _sources(self) -> ListSources:
        session, used_labels = self._session, self._used_labels()
        if session.catalogue:
            session.catalogue.use_labels(used_labels)
        return ListSources(
            session.catalogue,
            session.search(),
            session.listing(),
            session.is_reading(),
            self._favourites.all(),
            self._favourites.ids(),
            self._history.recent(),
            self._collections.all(),
            self._follower.changed or (),
            self._aliases.by_alias(),
            used_labels,
            self._labels.of(session.catalogue, self._state.unfolded),
        )

    def _change(self, state: ListState) -> None:
        """Show another state; a widget that was told of the state in force asks for nothing."""
        if state != self._state:
            self.show(state)

    def _refresh(self) -> None:
        """Show what has changed in the libraries or on the desk."""
        self.show(self._state, in_place=True)

    def _rehearse_if_idle(self) -> None:
        """Rehearse once no page is being read: Python runs one thread at a time, and the page goes first."""
        if self._reader.is_reading():
            self._tasks.ended.connect(self._idle.start, Qt.ConnectionType.SingleShotConnection)
        else:
            self._rehearse()

    def _rehearse(self) -> None:
        """Ask for a name once, so that files and modules that answer are not read at the first key."""
        catalogue, search = self._session.catalogue, self._session.search()
        if catalogue is None or search is None:
            return

        def ask(_task: Task) -> None:
            with suppress(AbandonedError):  # other libraries are open by now, and asked for themselves
                catalogue.choice(NOBODYS)
                search.names(NOBODYS, apart=())

        def forget(_answer: None) -> None:
            self._rehearsal = None
            self.rehearsed.emit()

        self._rehearsal = self._tasks.run(ask, forget, lane="rehearsal")  # who names the open page is not behind it

    def _search_text(self) -> None:
        search = self._session.search()
        if search and self._state.searches and self._answers.searches_text:
            self._text.ask(search, self._state.text_query, self._answers.choice)

    def _show_found(self, found: FoundText) -> None:
        """Show what was found in the text, unless something else is asked for by now."""
        answers = self._answers.with_text(found, self._state)
        if answers is self._answers:
            return
        if _is_scanned(self._answers.text, found):
            self._text.look_through(found, self._say_looking)
            return
        self._answers = answers
        self._show_content(self._sources(), in_place=True)
        if self._content.scans:
            self._text.look_through(found, self._say_looking)
        if self._content.no_result:
            self._no_result.start()

    def _say_looking(self, done: int, total: int) -> None:
        """Say how far all pages are gone through."""
        if self._content.scans:
            self._drugs.notice.setText(looking(self._state.query, done, total))

    def _note_no_result(self) -> None:
        """Note a search that found nothing once its typist has stopped typing, and none of it that was noted before.

        A search is noted once, however often what is listed is made anew; one that is gone on with replaces its
        beginning.
        """
        query, before = self._state.query.strip(), self._noted
        if query == before:
            return
        self._noted = query
        self._aliases.note_failed(query, before)

    def _choose_section(self, key: str) -> None:
        """Look for passages in a section; those that are shown stay until then."""
        self._state = self._state.in_section(key)
        self._search_text()

    def show_open_page(self) -> None:
        """Mark the row of the open monograph where it is listed, or that of the labels that it is among."""
        opened, leader = self._opened_among()
        place = self._content.place_of(opened, leader) if opened else -1
        if place >= 0:
            self._drugs.choose(place)
        self._say_whether_open_matches(opened, leader)

    def _say_whether_open_matches(self, opened: str, leader: str) -> None:
        """Say on the open page that it is not among what is listed for the query; both as `_opened_among` has them."""
        self.still_open.emit(still_open(self._state, self._content, opened, leader))

    def _opened_among(self) -> tuple[str, str]:
        """Return the id of the open monograph, and of the page that stands for the labels that it is among."""
        opened, catalogue = self._opened(), self._session.catalogue
        return opened, catalogue.label_leader(opened) if opened and catalogue else ""

    def show_favourites(self) -> None:
        """Paint the stars as the desk has them."""
        self._drugs.model.set_favourites(self._favourites.ids())
        if self._state.filter == FAVOURITES:
            self.show(self._state)

    def _show_collections(self) -> None:
        self._foot.show_changed(len(self._follower.changed or ()))
        if self._state.filter == COLLECTIONS:
            self._refresh()

    def _show_recent(self) -> None:
        """Show what was read last; a page that is read again does not change its place under the reader's eyes."""
        if self._state.filter != RECENT:
            return
        rows = self._content.rows
        if {rows[place].id for place in range(len(rows))} != {visit.id for visit in self._history.recent()}:
            self._refresh()

    def show_library(self) -> None:
        """Show what the libraries, and what has changed there, are now."""
        if self._session.catalogue:
            self._state = self._state.led_by(self._labels.leaders(self._session.catalogue))
        self._labels.forget()
        self._refresh()
        self._foot.show_problems(self._session.problem_count())
        self._foot.show_changed(len(self._follower.changed or ()))

    def _show_names(self) -> None:
        """Look again for names and notes that the reader has given or taken."""
        if self._state.words or self._state.unfolded:
            self._refresh()

    def _connect_widgets(self) -> None:
        drugs, view = self._drugs, self._drugs.view
        drugs.query_changed.connect(lambda text: self._change(self._state.typed(text)))
        drugs.filter_changed.connect(lambda key: self._change(self._state.filtered(key)))
        drugs.browse_requested.connect(self.browse)
        drugs.section_changed.connect(self._choose_section)
        view.group_requested.connect(lambda key: self.show(self._state.in_group(key)))
        view.collection_requested.connect(self.open_collection)
        view.fold_requested.connect(lambda id: self.show(self._state.folding(id), in_place=True))
        view.labels_menu_requested.connect(self._show_label_menu)
        view.all_labels_requested.connect(self._show_all_labels)
        view.back_requested.connect(lambda: self.show(self._state.back()))
        view.passage_requested.connect(self._ask_for_passage)
        view.query_requested.connect(lambda text: self._change(self._state.typed(text)))
        view.more_requested.connect(self._text.ask_more)
        view.menu_requested.connect(self._show_menu)
        self._foot.changed_requested.connect(partial(self.open_collection, CHANGED_LIST))
        self._foot.cancel_requested.connect(self._session.cancel)

    def _connect_services(self) -> None:
        session = self._session
        self._text.found.connect(self._show_found)
        self._follower.changed_found.connect(self._show_collections)
        self._collections.changed.connect(self._show_collections)
        self._favourites.changed.connect(self.show_favourites)
        self._history.changed.connect(self._show_recent)
        for kept in (self._aliases, self._notes):
            kept.changed.connect(self._show_names)
        session.rows_changed.connect(self.show_library)
        session.settled.connect(self._idle.start, Qt.ConnectionType.SingleShotConnection)
        session.closing.connect(self.stop)
        session.closing.connect(self._labels.stop)
        self._labels.found.connect(lambda: self._show_content(self._sources(), in_place=True))
        session.reading.connect(self._foot.show_progress)
        session.stage.connect(self._foot.show_stage)
        session.verifying.connect(self._foot.show_verifying)

    def _show_label_menu(self, id: str, place: QPoint) -> None:
        """Offer to filter and sort the labels below a row, which is unfolded for that."""
        from medviewer.ui.search.label_menu import label_menu

        if id not in self._state.unfolded:
            self.show(self._state.folding(id), in_place=True)
        labels = self._sources().labels.get(id)
        if labels:
            choose = partial(self._choose_labels, id)
            label_menu(self._drugs, labels, self._state.label_choice(id), choose).popup(place)

    def _choose_labels(self, id: str, choice: LabelChoice) -> None:
        self.show(self._state.choosing(id, choice), in_place=True)

    def _show_all_labels(self, id: str) -> None:
        self._choose_labels(id, LabelChoice(order=self._state.label_choice(id).order))

    def _ask_for_passage(self, page_id: str, section: str) -> None:
        if section in BESIDE_TEXT:
            self.open_requested.emit(page_id)
            return
        text = self._answers.text
        plain = text.passages.plain if text else None
        self.passage_requested.emit(page_id, section, self._state.query, plain or self._answers.choice.topic)

    def _toggle_star(self, page_id: str) -> None:
        place = self._content.rows.place_of(page_id)
        self._favourites.toggle(page_id, self._content.rows[place].title if place >= 0 else page_id)

    def _used_labels(self) -> dict[str, str]:
        """Return by folded generic name the id, or setId, of the label that is used for it."""
        return {fold(name): id for name, id in self._configuration.labels_over(self._aliases.used_labels()).items()}

    def _offer_label(self, menu: QMenu, page_id: str) -> None:
        """Offer to use a published label for its generic name, or to do so no longer."""
        labels = self._session.catalogue.labels(page_id) if self._session.catalogue else []
        label = next((one for one in labels if one.id == page_id), None)
        if label is None:
            return
        is_used = self._aliases.used_labels().get(fold(label.generic)) == page_id
        use, leave = (
            translate("ListControl", "Use this label for {}"),
            translate("ListControl", "No longer use it for {}"),
        )
        act = partial(self._use_label, label.generic, "" if is_used else page_id, labels)
        entry = menu.addAction((leave if is_used else use).format(label.generic), act)
        entry.setEnabled(self._configuration.locked_by("labels") is None)

    def _use_label(self, generic: str, page_id: str, labels: Sequence[LabelRow]) -> None:
        """Let a generic name open one of its labels, none for an empty id; the step before can be taken back."""
        ids = [one.id for one in labels]
        before = self._aliases.used_labels().get(fold(generic), "")
        named = {one.id: Alias(generic, one.id, one.title, "") for one in labels}
        self._aliases.use_label(generic, named.get(page_id), ids)
        text = (
            translate("ListControl", "Used for {}: {}.")
            if page_id
            else translate("ListControl", "No label is used for {}.")
        )
        said = text.format(generic, named[page_id].title if page_id else "")
        self._undo.offer(said, partial(self._aliases.use_label, generic, named.get(before), ids))

    def _show_menu(self, page_id: str, place: QPoint) -> None:
        menu = QMenu(self._drugs)
        open_it = menu.addAction(translate("ListControl", "Open"), partial(self.open_requested.emit, page_id))
        open_it.setEnabled(page_id not in self._content.missing)
        starred = page_id in self._favourites.ids()
        remove, add = translate("ListControl", "Remove from favourites"), translate("ListControl", "Add to favourites")
        menu.addAction(remove if starred else add, partial(self._toggle_star, page_id))
        menu.addAction(translate("ListControl", "Compare"), partial(self.compare_requested.emit, page_id))
        chosen = self._drugs.view.chosen_ids()
        several = chosen if page_id in chosen else [page_id]
        together = translate("ListControl", "Add to named together")
        menu.addAction(together, partial(self.tray_requested.emit, several))
        self._offer_label(menu, page_id)
        self.menu_opening.emit(menu, page_id)
        menu.popup(place)


def _is_scanned(shown: FoundText | None, found: FoundText) -> bool:
    """Tell whether what is shown was found letter by letter, and is to be so again: it stays until then."""
    is_same = shown is not None and shown.is_scan and shown.query.typed == found.query.typed
    return is_same and not found.is_scan and scan_for(found.query.typed, found.passages)


def _goes_on(noted: str, query: str) -> bool:
    """Tell whether a query is the one that was noted, or that with letters added or taken away at its end."""
    return bool(query) and (query.startswith(noted) or noted.startswith(query))
