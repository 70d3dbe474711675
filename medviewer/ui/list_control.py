"""Keeps the drug list true to what is typed, to the library and to the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from medviewer.library.browse import Group
from medviewer.library.marking import words_of
from medviewer.library.searching import Passages
from medviewer.ui.desk_keeper import DeskKeeper
from medviewer.ui.drug_list import BROWSE
from medviewer.ui.drug_model import DrugRole
from medviewer.ui.library_session import LibrarySession
from medviewer.ui.lines import NAME, Line, group_lines, member_lines, name_lines, passage_lines
from medviewer.ui.main_window import MainWindow
from medviewer.ui.shelf import Shelf
from medviewer.ui.tasks import Tasks
from medviewer.ui.text_search import TextSearch

NO_FAVOURITES = "No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here."
NOTHING_READ = "Nothing has been read yet."
NOTHING_OPEN = "No pages in this library. Ctrl+O opens another folder."
READING = "Reading the library…"
NOTHING = "No drug is called “{}”."
NOTHING_HERE = "Nothing here is called “{}”."
NOWHERE = "No drug is called “{}”, and no page holds it."
MOST_NAMES = 200
STILL_OPEN = "Still open. It does not match “{}”."


class ListControl(QObject):
    """Fills the list and passes on what is asked of it."""

    open_requested = Signal(str)
    passage_requested = Signal(str, str, str)
    star_requested = Signal(str, str)

    def __init__(self, window: MainWindow, session: LibrarySession, keeper: DeskKeeper, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._drugs = window.drugs
        self._session = session
        self._keeper = keeper
        self._shelf = Shelf(session, keeper)
        self._text = TextSearch(tasks, self)
        self._names: list[Line] = []
        self._section = ""
        self._grouping = ""
        self._groups: list[Group] = []
        self._group: Group | None = None
        self._reading = False
        self._connect()

    def refresh(self) -> None:
        """Show what filter, grouping and query ask for, the chosen row staying chosen where it can."""
        query, chosen = self._drugs.query(), self._drugs.filter()
        self._text.stop()
        if chosen == "all" and self._grouping:
            self._show_groups(query)
        elif chosen == "all" and words_of(query):
            self._show_found(query)
        else:
            self._drugs.show_sections([], "")
            shown = self._shelf.shown(chosen, query)
            self._drugs.show_rows(shown.rows, self._kept_choice(query), shown.missing)
            self._tell(len(shown.rows), chosen, query)

    def refresh_in_place(self) -> None:
        """Show what has changed in the library without moving what the reader sees."""
        query, chosen = self._drugs.query(), self._drugs.filter()
        if chosen == "all" and (self._grouping or words_of(query)):
            self._refresh_found(query)
            return
        shown = self._shelf.shown(chosen, query)
        if not shown.rows or not self._drugs.model.rowCount():
            self.refresh()
            return
        self._drugs.show_rows_in_place(shown.rows, shown.missing)
        self._tell(len(shown.rows), chosen, query)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the slots of the actions that group the list, by action id."""
        return {f"browse_{key or 'name'}": partial(self.browse, key) for key, _ in BROWSE}

    def browse(self, grouping: str) -> None:
        """Group the drugs by letter, class, ATC or library; an empty text lists them by name."""
        self._grouping, self._group = grouping, None
        self._drugs.choose_filter("all")
        self.refresh()

    def _show_found(self, query: str) -> None:
        search = self._session.search()
        found = search.names(query, self._keeper.ids(), MOST_NAMES) if search else []
        self._names = name_lines(found, query)
        self._drugs.show_lines(self._names)
        self._tell(sum(line.kind == NAME for line in self._names), "all", query)
        if search:
            self._text.ask(search, query, self._section)

    def _refresh_found(self, query: str) -> None:
        if self._grouping or not self._names:
            self.refresh()
            return
        before = self._names
        search = self._session.search()
        self._names = name_lines(search.names(query, self._keeper.ids(), MOST_NAMES) if search else [], query)
        if before != self._names:
            self._drugs.show_lines_in_place(self._names)

    def _show_passages(self, query: str, passages: Passages) -> None:
        if query != self._drugs.query() or self._grouping or self._drugs.filter() != "all":
            return
        total = passages.counts.get(self._section, 0) if self._section else sum(passages.counts.values())
        lines = passage_lines(passages.hits, total, passages.capped)
        self._drugs.show_lines_in_place([*self._names, *lines])
        self._drugs.show_sections(_sections(passages), self._section)
        if not lines and not self._names:
            self._drugs.say(NOWHERE.format(query.strip()))

    def _choose_section(self, key: str) -> None:
        self._section = key
        search = self._session.search()
        if search:
            self._text.ask(search, self._drugs.query(), key)

    def _show_groups(self, query: str) -> None:
        catalogue = self._session.catalogue
        if catalogue is None:
            return
        self._drugs.show_sections([], "")
        if self._group is None:
            self._groups = catalogue.groups(self._grouping)
            lines = group_lines(self._groups, query)
        else:
            rows = catalogue.members(self._group)
            matching = {row.id for row in self._session.match(query)} if words_of(query) else None
            kept = [row for row in rows if matching is None or row.id in matching]
            lines = member_lines(self._group.title, kept)
        self._names = lines
        self._drugs.show_lines(lines)
        self._tell(sum(line.kind == NAME for line in lines), "all", "")

    def _choose_group(self, key: str) -> None:
        chosen = [group for group in self._groups if group.key == key]
        self._group = chosen[0] if chosen and self._group is None else None
        self._drugs.field.clear()
        self.refresh()

    def show_favourites(self) -> None:
        """Paint the stars as the desk has them."""
        self._drugs.model.set_favourites(self._keeper.ids())
        if self._drugs.filter() == "favourites":
            self.refresh()

    def show_whether_open_matches(self) -> None:
        """Say on the open page that it is not among what is listed for the query."""
        opened = self._window.monograph.opened()
        query = self._drugs.query().strip()
        lost = bool(opened and words_of(query) and self._drugs.model.row_of(opened.id) < 0)
        self._window.monograph.header.say_still_open(STILL_OPEN.format(query) if lost else "")

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

    def _tell(self, count: int, chosen: str, query: str) -> None:
        self._window.foot.show_count(count, len(self._session.rows()))
        self._drugs.say(self._notice(count, chosen, query))
        self.show_whether_open_matches()

    def _connect(self) -> None:
        self._drugs.query_changed.connect(self._query_changed)
        self._drugs.section_changed.connect(self._choose_section)
        self._drugs.browse_requested.connect(self.browse)
        self._drugs.group_requested.connect(self._choose_group)
        self._drugs.passage_requested.connect(self._ask_for_passage)
        self._text.found.connect(self._show_passages)
        self._drugs.filter_changed.connect(self.refresh)
        self._drugs.open_requested.connect(self.open_requested)
        self._drugs.star_requested.connect(lambda page_id: self.star_requested.emit(page_id, self._title(page_id)))
        self._drugs.menu_requested.connect(self._show_menu)
        self._keeper.favourites_changed.connect(self.show_favourites)
        self._keeper.recent_changed.connect(self._recent_changed)
        self._session.rows_changed.connect(self._library_changed)
        self._session.closing.connect(self._text.stop)
        self._session.reading.connect(self.show_reading)
        self._window.foot.cancel_requested.connect(self._session.cancel)

    def _query_changed(self) -> None:
        self._section = ""
        self.refresh()

    def _ask_for_passage(self, page_id: str, section: str) -> None:
        self.passage_requested.emit(page_id, section, self._drugs.query())

    def _library_changed(self) -> None:
        self._shelf.forget()
        self.refresh_in_place()
        self._window.foot.show_problems(self._session.problem_count())

    def _recent_changed(self) -> None:
        if self._drugs.filter() == "recent" and self._drugs.model.ids() != {v.id for v in self._keeper.recent}:
            self.refresh_in_place()

    def _kept_choice(self, query: str) -> str:
        if words_of(query):
            return ""
        opened = self._window.monograph.opened()
        return opened.id if opened else ""

    def _notice(self, count: int, chosen: str, query: str) -> str:
        if count or self._grouping:
            return ""
        if words_of(query):
            return (NOTHING if chosen == "all" else NOTHING_HERE).format(query.strip())
        if chosen != "all":
            return NO_FAVOURITES if chosen == "favourites" else NOTHING_READ
        return READING if self._reading else NOTHING_OPEN

    def _title(self, page_id: str) -> str:
        number = self._drugs.model.row_of(page_id)
        return str(self._drugs.model.index(number).data()) if number >= 0 else page_id

    def _show_menu(self, page_id: str, place: QPoint) -> None:
        menu = QMenu(self._drugs)
        menu.addAction("Open", lambda: self.open_requested.emit(page_id))
        starred = page_id in self._keeper.ids()
        text = "Remove from favourites" if starred else "Add to favourites"
        menu.addAction(text, lambda: self.star_requested.emit(page_id, self._title(page_id)))
        index = self._drugs.model.index(self._drugs.model.row_of(page_id))
        menu.actions()[0].setEnabled(not index.data(DrugRole.MISSING))
        menu.popup(place)


def _sections(passages: Passages) -> list[tuple[str, str]]:
    """Return (key, title with count) of the sections that have hits, all of them first, the fullest next."""
    titles = {hit.section: hit.label for hit in passages.hits}
    ordered = sorted(passages.counts.items(), key=lambda pair: -pair[1])
    if len(ordered) < 2:
        return []
    all_of_them = ("", f"All text {sum(passages.counts.values()):,}")
    return [all_of_them, *((key, f"{titles.get(key, key.replace('_', ' ').capitalize())} {n:,}") for key, n in ordered)]
