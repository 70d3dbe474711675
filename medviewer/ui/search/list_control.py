"""Keeps the drug list true to what is typed, to the library and to the desk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from medviewer.desk.notes import Note
from medviewer.library.catalogue import Row
from medviewer.library.names.marking import words_of
from medviewer.library.search import Passages
from medviewer.ui.base.language import translatable
from medviewer.ui.base.section_titles import shown_title
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.main_window import MainWindow
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_collections import ListCollections
from medviewer.ui.search.list_filters import ListedRows, ListFilters
from medviewer.ui.search.list_groups import ListGroups
from medviewer.ui.search.list_lines import CHANGED_LIST, NAME, ListItem, name_lines, note_lines, passage_lines
from medviewer.ui.search.rows import FixedRows, kind_of
from medviewer.ui.search.text_search import TextSearch, searched_words
from medviewer.ui.services.desk_keeper import DeskKeeper
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.services.move_follower import MoveFollower

NO_FAVOURITES = translatable(
    "ListControl", "No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here."
)
NOTHING_READ = translatable("ListControl", "Nothing has been read yet.")
NOTHING_OPEN = translatable("ListControl", "No pages in this library. Ctrl+O opens another folder.")
READING = translatable("ListControl", "Reading the library…")
NOTHING = translatable("ListControl", "No drug is called “{}”.")
NOTHING_HERE = translatable("ListControl", "Nothing here is called “{}”.")
NOWHERE = translatable("ListControl", "No drug is called “{}”, and no page holds it.")
ELSEWHERE = translatable(
    "ListControl", "No drug is called “{}”, and that section does not hold it. Others do: choose one above."
)
translate = QCoreApplication.translate
MOST_NAMES = 100
STOPPED_TYPING = 1500  # milliseconds without a key after which a search in vain is noted
STILL_OPEN = translatable("ListControl", "Still open. It does not match “{}”.")


class ListControl(QObject):
    """Fills the list, and asks for what the menu of a drug and a passage ask for.

    open_requested(id), compare_requested(id), tray_requested(ids): chosen in the menu of a drug.
    passage_requested(id, section, query): a page is to be opened where it holds the query.
    menu_opening(QMenu, id): the menu of a drug is about to open, and may be given more.
    """

    open_requested = Signal(str)
    passage_requested = Signal(str, str, str)
    compare_requested = Signal(str)
    tray_requested = Signal(list)
    menu_opening = Signal(QMenu, str)

    def __init__(
        self, window: MainWindow, session: LibrarySession, keeper: DeskKeeper, follower: MoveFollower, tasks: Tasks
    ) -> None:
        super().__init__(window)
        self._window = window
        self._drugs = window.drugs
        self._session = session
        self._favourites = keeper.favourites
        self._history = keeper.history
        self._aliases = keeper.names
        self._shelf = ListFilters(session, keeper)
        self._browsing = ListGroups(session)
        self.collected = ListCollections(self._shelf, keeper, follower)
        self._text = TextSearch(tasks, keeper.notes.find, self)
        self._vain = QTimer(self)
        self._vain.setSingleShot(True)
        self._vain.setInterval(STOPPED_TYPING)
        self._vain.timeout.connect(self._note_vain)
        self._names: list[Row | ListItem] = []
        self._section: str | None = None  # None until one is chosen
        self._passages: list[ListItem] = []
        self._reading = False
        self._connect()
        keeper.collections.changed.connect(self._collections_changed)
        keeper.favourites.changed.connect(self.show_favourites)
        keeper.history.changed.connect(self._recent_changed)
        for kept in (keeper.names, keeper.notes):
            kept.changed.connect(self._refresh_found_names)
        follower.changed_found.connect(self._collections_changed)

    def refresh(self) -> None:
        """Show what filter, grouping and query ask for, the chosen row staying chosen where it can."""
        query, chosen = self._drugs.query(), self._drugs.filter()
        self.stop()
        self._names, self._passages = [], []
        if self._finds():
            self._show_found(query)
            return
        self._drugs.show_sections([], "")
        if self._groups():
            rows = self._browsing.shown(query)
            self._drugs.show_found(rows)
            self._tell(self._browsing.count(rows), "all", "")
        else:
            shown = self._kept(chosen, query)
            self._drugs.show_rows(shown.rows, self._kept_choice(query), shown.missing)
            self._tell(len(shown.rows), chosen, query)

    def refresh_in_place(self) -> None:
        """Show what has changed in the library without moving what the reader sees."""
        query, chosen = self._drugs.query(), self._drugs.filter()
        if self._finds():
            self._refresh_found(query)
            return
        if self._groups():
            rows = self._browsing.shown(query)
            self._drugs.show_in_place(rows)
            self._tell(self._browsing.count(rows), "all", "")
            return
        shown = self._kept(chosen, query)
        if not len(shown.rows) or not self._drugs.model.rowCount():
            self.refresh()
            return
        self._drugs.show_in_place(shown.rows, shown.missing)
        self._tell(len(shown.rows), chosen, query)

    def open_collection(self, key: str) -> None:
        """Show what is in a collection, or what has changed; an empty text shows all collections."""
        self.collected.turn(key)
        self._drugs.choose_filter("collections")
        self._drugs.field.clear()
        self.refresh()

    def _kept(self, chosen: str, query: str) -> ListedRows:
        """Return what is listed under a filter."""
        if chosen != "collections":
            self._drugs.view.sorted_in = ""
            return self._shelf.shown(chosen, query)
        shown = self.collected.shown(query)
        self._drugs.view.sorted_in = "" if words_of(query) or not self.collected.collection() else self.collected.opened
        return shown

    def _collections_changed(self) -> None:
        self._window.foot.show_changed(self.collected.changed_count())
        if self._drugs.filter() == "collections":
            self.refresh_in_place()

    def stop(self) -> None:
        """Abandon what is being looked for in the text."""
        self._text.stop()
        self._vain.stop()

    def show_collections(self) -> None:
        """List all collections."""
        self.open_collection("")

    def show_changed(self) -> None:
        """List what is kept and has changed since it was read."""
        self.open_collection(CHANGED_LIST)

    def browse(self, grouping: str) -> None:
        """Group the drugs by letter, class, ATC or library; an empty text lists them by name."""
        self._browsing.choose(grouping)
        self._drugs.choose_filter("all")
        self.refresh()

    def _groups(self) -> bool:
        """Return whether the list shows groups."""
        return self._drugs.filter() == "all" and bool(self._browsing.grouping)

    def _finds(self) -> bool:
        """Return whether the list shows what was found for the query."""
        return self._drugs.filter() == "all" and not self._browsing.grouping and bool(words_of(self._drugs.query()))

    def _show_found(self, query: str) -> None:
        search = self._session.search()
        self._names = self._find_names(query)
        self._drugs.show_found(FixedRows(self._names))
        self._tell(self._found(), "all", query)
        if search:
            self._text.ask(search, self._asked(), self._section or "")

    def _asked(self) -> str:
        """Return what the text is searched for; a section that was chosen takes the place of one that was typed."""
        query = self._drugs.query()
        return query if self._section is None else " ".join(w for w in query.split() if not w.startswith("in:"))

    def _find_names(self, query: str) -> list[Row | ListItem]:
        search = self._session.search()
        if search is None:
            return []
        found = search.names(query, self._favourites.ids(), MOST_NAMES, self._aliases.by_alias())
        return name_lines(found, query)

    def _found(self) -> int:
        """Return how many names were found, those that are only near left out."""
        return sum(kind_of(row) == NAME for row in self._names)

    def _refresh_found(self, query: str) -> None:
        """Look again for names, then for passages; those that are shown stay until then."""
        before, search = self._names, self._session.search()
        self._names = self._find_names(query)
        if before != self._names:
            self._drugs.show_in_place(FixedRows([*self._names, *self._passages]))
            self._tell(self._found(), "all", query)
        if search:
            self._text.ask(search, self._asked(), self._section or "")

    def _show_passages(self, query: str, passages: Passages, notes: list[Note]) -> None:
        if query != self._asked() or not self._finds():
            return
        total = sum(n for key, n in passages.counts.items() if key in passages.sections or not passages.sections)
        here = [note for note in notes if not passages.sections or note.section in passages.sections]
        found = passage_lines(passages.hits, total, passages.capped)
        self._passages = [*note_lines(here, searched_words(query)), *found]
        self._drugs.show_in_place(FixedRows([*self._names, *self._passages]))
        chosen = next(iter(passages.sections)) if len(passages.sections) == 1 else ""
        self._drugs.show_sections(_sections(passages), chosen)
        self.show_whether_open_matches()
        if not self._passages and not self._names:
            said = ELSEWHERE if passages.counts else NOWHERE
            self._drugs.say(QCoreApplication.translate("ListControl", said).format(query.strip()))
        if not self._passages and not self._found():
            self._vain.start()

    def _note_vain(self) -> None:
        """Note a search in vain once its typist has stopped typing."""
        self._aliases.note_failed(self._drugs.query().strip())

    def _choose_section(self, key: str) -> None:
        self._section = key
        search = self._session.search()
        if search:
            self._text.ask(search, self._asked(), key)

    def _choose_group(self, key: str) -> None:
        if self._drugs.filter() == "collections":
            self.open_collection(key)
            return
        self._browsing.turn(key)
        self._drugs.field.clear()
        self.refresh()

    def show_favourites(self) -> None:
        """Paint the stars as the desk has them."""
        self._drugs.model.set_favourites(self._favourites.ids())
        if self._drugs.filter() == "favourites":
            self.refresh()

    def show_whether_open_matches(self) -> None:
        """Say on the open page that it is not among what is listed for the query."""
        opened = self._window.monograph.opened()
        query = self._drugs.query().strip()
        lists_drugs = self._drugs.filter() != "collections" or bool(self.collected.opened)
        lost = bool(opened and words_of(query) and lists_drugs and not self._is_listed(opened.id))
        said = QCoreApplication.translate("ListControl", STILL_OPEN).format(query) if lost else ""
        self._window.monograph.header.say_still_open(said)

    def _is_listed(self, page_id: str) -> bool:
        """Return whether a monograph is in the list, by its name or with a passage of its text."""
        return self._drugs.model.row_of(page_id) >= 0 or any(line.id == page_id for line in self._passages)

    def show_open_page(self) -> None:
        """Mark the row of the open monograph where it is listed."""
        opened = self._window.monograph.opened()
        if opened and self._drugs.model.row_of(opened.id) >= 0:
            self._drugs.choose(opened.id)
        self.show_whether_open_matches()

    def show_reading(self, done: int, total: int) -> None:
        """Show how far the library has been read."""
        self._reading = total > 0
        self._window.foot.show_progress(done, total)

    def show_verifying(self, done: int, total: int) -> None:
        """Show how far a pack has been verified."""
        self._reading = True
        self._window.foot.show_verifying(done, total)

    def _tell(self, count: int, chosen: str, query: str) -> None:
        total = len(self._session.listing())
        listed = count if chosen != "collections" else count - 1 if self.collected.opened else total
        self._window.foot.show_count(listed, total)
        self._drugs.say(self._notice(count, chosen, query))
        self.show_whether_open_matches()

    def _connect(self) -> None:
        self._drugs.query_changed.connect(self._query_changed)
        self._drugs.section_changed.connect(self._choose_section)
        self._drugs.browse_requested.connect(self.browse)
        self._drugs.view.group_requested.connect(self._choose_group)
        self._drugs.view.passage_requested.connect(self._ask_for_passage)
        self._text.found.connect(self._show_passages)
        self._drugs.filter_changed.connect(self.refresh)
        self._drugs.view.menu_requested.connect(self._show_menu)
        self._session.rows_changed.connect(self._library_changed)
        self._session.closing.connect(self.stop)
        self._session.reading.connect(self.show_reading)
        self._session.verifying.connect(self.show_verifying)
        self._window.foot.changed_requested.connect(partial(self.open_collection, CHANGED_LIST))
        self._window.foot.cancel_requested.connect(self._session.cancel)

    def _query_changed(self) -> None:
        self._section = None
        self.refresh()

    def _ask_for_passage(self, page_id: str, section: str) -> None:
        self.passage_requested.emit(page_id, section, self._drugs.query())

    def _refresh_found_names(self) -> None:
        if words_of(self._drugs.query()):
            self.refresh_in_place()

    def _library_changed(self) -> None:
        self.refresh_in_place()
        self._window.foot.show_problems(self._session.problem_count())

    def _recent_changed(self) -> None:
        if self._drugs.filter() != "recent":
            return
        rows = self._drugs.model.rows()
        if {rows[place].id for place in range(len(rows))} != {visit.id for visit in self._history.recent()}:
            self.refresh_in_place()

    def _kept_choice(self, query: str) -> str:
        if words_of(query):
            return ""
        opened = self._window.monograph.opened()
        return opened.id if opened else ""

    def _notice(self, count: int, chosen: str, query: str) -> str:
        if chosen == "collections" and not words_of(query):
            return _empty(self.collected.opened) if count == bool(self.collected.opened) else ""
        if count or self._groups():
            return ""
        if words_of(query):
            said = NOTHING if chosen == "all" else NOTHING_HERE
        elif chosen != "all":
            said = NO_FAVOURITES if chosen == "favourites" else NOTHING_READ
        else:
            said = READING if self._reading else NOTHING_OPEN
        return QCoreApplication.translate("ListControl", said).format(query.strip())

    def _title(self, page_id: str) -> str:
        number = self._drugs.model.row_of(page_id)
        return str(self._drugs.model.index(number).data()) if number >= 0 else page_id

    def _show_menu(self, page_id: str, place: QPoint) -> None:
        menu = QMenu(self._drugs)
        menu.addAction(QCoreApplication.translate("ListControl", "Open"), lambda: self.open_requested.emit(page_id))
        starred = page_id in self._favourites.ids()
        remove = QCoreApplication.translate("ListControl", "Remove from favourites")
        add = QCoreApplication.translate("ListControl", "Add to favourites")
        menu.addAction(remove if starred else add, partial(self._favourites.toggle, page_id, self._title(page_id)))
        compare = QCoreApplication.translate("ListControl", "Compare")
        menu.addAction(compare, lambda: self.compare_requested.emit(page_id))
        chosen = self._drugs.view.chosen_ids()
        several = chosen if page_id in chosen else [page_id]
        together = QCoreApplication.translate("ListControl", "Add to named together")
        menu.addAction(together, lambda: self.tray_requested.emit(several))
        self.menu_opening.emit(menu, page_id)
        index = self._drugs.model.index(self._drugs.model.row_of(page_id))
        menu.actions()[0].setEnabled(not index.data(DrugRole.MISSING))
        menu.popup(place)


def _empty(opened: str) -> str:
    """Return what is said of the open collection where it holds nothing, or where there are no collections."""
    if opened == CHANGED_LIST:
        return translate("ListControl", "Nothing that you keep has changed since you read it.")
    if opened:
        return translate("ListControl", "Nothing here. Drag drugs into this collection, or press Ctrl+Shift+D.")
    return translate("ListControl", "No collections yet. Ctrl+Shift+D puts the open drug into a new one.")


def _sections(passages: Passages) -> list[tuple[str, str]]:
    """Return (key, title with count) of the sections that have hits, all of them first, the fullest next."""
    ordered = sorted(passages.counts.items(), key=lambda pair: -pair[1])
    if len(ordered) < 2 and passages.hits:
        return []
    more = "+" if passages.capped else ""
    locale = QLocale()
    whole = QCoreApplication.translate("ListControl", "All text")
    named = [(key, f"{shown_title(key, passages.labels[key])} {locale.toString(n)}{more}") for key, n in ordered]
    return [("", f"{whole} {locale.toString(sum(passages.counts.values()))}{more}"), *named] if named else []
