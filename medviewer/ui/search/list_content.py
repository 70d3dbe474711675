"""The drug list as it is shown: made from its state, the libraries, the desk's lists and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from medviewer.library.catalogue import Catalogue, Row
from medviewer.library.names.hits import NameHit
from medviewer.library.names.name_query import hits
from medviewer.library.search import Choice, Passages, Search, scan_for
from medviewer.library.store.browse import group_of
from medviewer.ui.base.language import shown_title, translatable
from medviewer.ui.search.list_lines import (
    HEADING,
    LABELS,
    NAME,
    UP,
    LabelLines,
    ListItem,
    changed_line,
    collection_lines,
    further_lines,
    group_heading,
    group_lines,
    name_lines,
    named_lines,
    note_lines,
    passage_lines,
    topic_line,
)
from medviewer.ui.search.list_state import ALL, CHANGED_LIST, COLLECTIONS, FAVOURITES, RECENT, FoundText, ListState
from medviewer.ui.search.rows import FixedRows, JoinedRows, Rows, UnfoldedRows, kind_of

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.collections import Collection
    from medviewer.desk.favourites import Favourite
    from medviewer.desk.history import Visit
    from medviewer.library.store.label_groups import LabelRow

MOST_NAMES = 100
NO_FAVOURITES = translatable(
    "ListControl", "No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here."
)
NOTHING_READ = translatable("ListControl", "Nothing has been read yet. Type a drug’s name; Return opens it.")
NOTHING_OPEN = translatable("ListControl", "No pages in this library. Ctrl+O opens another folder.")
NOTHING_READABLE = translatable(
    "ListControl", "No pages in this library; the problems below say what was passed over. Ctrl+O opens another folder."
)
READING = translatable("ListControl", "Reading the library…")
NOTHING = translatable("ListControl", "No drug is called “{}”.")
NOTHING_HERE = translatable("ListControl", "Nothing here is called “{}”.")
WORDS_ALONE = translatable(
    "ListControl", "No drug is called “{}”, and no page holds it just so. Its words stand in these passages."
)
NOWHERE = translatable("ListControl", "No drug is called “{}”, and no page holds this text.")
OTHER_SECTIONS = translatable(
    "ListControl", "No drug is called “{}”, and that section does not hold it. Others do: choose one above."
)
STILL_READING = translatable("ListControl", "The library is still being read. Return waits until all names are known.")
NO_CODE = translatable("ListControl", "No drug here has the code “{}”.")
WRONG_CODE = translatable("ListControl", "“{}” is no whole code: a digit is wrong or missing. Scan it again.")
MISTAKEN = translatable("ListControl", "“{}” is an abbreviation that has been mistaken. It may mean: {}.")
READ_AS = translatable("ListControl", "Read as: {}")
STILL_OPEN = translatable("ListControl", "Still open. It does not match “{}”.")
FIND = translatable("ListControl", "Find a drug")
FIND_FAVOURITES = translatable("ListControl", "Find in Favourites")
FIND_RECENT = translatable("ListControl", "Find in Recent")
FIND_COLLECTION = translatable("ListControl", "Find a collection")
FIND_IN = translatable("ListControl", "Find in “{}”")
GONE = translatable("ListFilters", "No longer in this library")
ELSEWHERE = translatable("ListFilters", "In a library that is not open: {}")
translate = QCoreApplication.translate
Names = Sequence[Row | ListItem]


class ListSources(NamedTuple):
    """All that is listed from: the libraries that are open, and the lists of the desk as they are on disk.

    catalogue, search: None where no library is open. listing: all its pages by name. reading: whether pages are being
    read. starred: ids of the favourites. changed: what has changed since it was read. aliases: title by alias.
    used_labels: id of the label that is used, by folded generic name. labels: those below rows that are unfolded, by id
    of the row, as far as they are read.
    """

    catalogue: Catalogue | None
    search: Search | None
    listing: Rows
    reading: bool = False
    favourites: Sequence[Favourite] = ()
    starred: frozenset[str] = frozenset()
    recent: Sequence[Visit] = ()
    collections: Sequence[Collection] = ()
    changed: Sequence[ChangedPage] = ()
    aliases: Mapping[str, str] = {}
    used_labels: Mapping[str, str] = {}
    labels: Mapping[str, Sequence[LabelRow]] = {}

    def rows_of(self, ids: Iterable[str], query: str = "") -> dict[str, Row]:
        """Return the rows of those monographs that are in the open libraries, and that a query means."""
        return {row.id: row for row in self.catalogue.listing(query=query, among=list(ids))} if self.catalogue else {}

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the titles of monographs by id; of one that is not in an open library, what the desk knows of it."""
        known = {member.id: member.title for one in self.collections for member in one.members}
        known |= {one.id: one.title for one in self.favourites}
        known |= {one.id: one.title for one in self.recent}
        rows = self.rows_of(ids)
        return {page_id: rows[page_id].title if page_id in rows else known.get(page_id, page_id) for page_id in ids}


class ListAnswers(NamedTuple):
    """The finds of a query: names at once, passages once a thread has looked for them; None until then.

    choice: what the query means, and the monograph that it opens by itself once all pages are read. missing: what it
    may mean as an abbreviation and no open library has. members: the pages of the class or code that the query is.
    behind: names that stand behind these.
    """

    names: Names = ()
    text: FoundText | None = None
    choice: Choice = Choice()
    missing: tuple[str, ...] = ()
    members: Rows = FixedRows()
    behind: Names = ()

    @property
    def searches_text(self) -> bool:
        """Return whether passages are looked for: not for a code that is no name of a drug besides."""
        group = self.choice.group
        return group is None or not group.is_code or bool(self.names)

    def with_text(self, found: FoundText, state: ListState) -> ListAnswers:
        """Return the answers with what was found in the text; the same where that is not asked for any more."""
        wanted = state.searches and found.query == state.text_query
        return self._replace(text=found) if wanted else self


class SectionChoices(NamedTuple):
    """The sections in which the text has hits, as (key, title with count), and the key of the one that is searched."""

    sections: Sequence[tuple[str, str]] = ()
    chosen: str = ""


class ListContent(NamedTuple):
    """The content of the list.

    listed: of how many drugs there are rows, or lines that lead to them; of `total` in the open libraries.
    notice: a line above the list, empty for none. missing: the reason by id for rows whose page is gone.
    tabs: None to leave those that are there until the text has been searched. searches_text: whether it is searched.
    sorted_in: the name of the collection in whose order the rows are, empty where they are in another one.
    passages: those of the rows that are of the text.
    no_result: names and text hold nothing that is meant. scans: all pages are still to be gone through for
    it. opens: the id of the monograph that Return opens, empty for none. waits: whether that is known only when the
    libraries have been read. is_all: nothing answers the query but what is listed. several: whether several are open.
    unfolded: by id of a row of labels that shows them, how many of how many.
    """

    rows: Rows = FixedRows()
    listed: int = 0
    total: int = 0
    notice: str = ""
    missing: Mapping[str, str] = {}
    tabs: SectionChoices | None = SectionChoices()
    searches_text: bool = False
    sorted_in: str = ""
    passages: Sequence[ListItem] = ()
    no_result: bool = False
    scans: bool = False
    opens: str = ""
    waits: bool = False
    is_all: bool = True
    several: bool = False
    unfolded: Mapping[str, tuple[int, int]] = {}

    def place_of(self, page_id: str, leader: str = "") -> int:
        """Return where a monograph is listed by name, else the row of labels that it is among; -1 for neither.

        leader: id of the page that stands for these labels.
        """
        place = self.rows.place_of(page_id)
        return self.rows.labels_place(leader) if place < 0 and leader else place

    def lists_page(self, page_id: str, leader: str = "") -> bool:
        """Return whether a monograph is listed, by its name, among labels, or with a passage or note."""
        return self.place_of(page_id, leader) >= 0 or any(line.id == page_id for line in self.passages)


class _Kept(NamedTuple):
    """Rows, and the reason by id for those whose page is gone."""

    rows: Rows
    missing: Mapping[str, str] = {}


def answered(state: ListState, sources: ListSources, text: FoundText | None = None) -> ListAnswers:
    """Return what answers the query at once: names, near ones under a heading, and what it opens; and `text` with it.

    Of an order, its name is looked for; in favourites and the like, what is named so elsewhere.
    """
    if not state.words or sources.catalogue is None or sources.search is None:
        return ListAnswers(text=text)
    choice = sources.catalogue.choice(state.query, sources.aliases)
    if not state.searches and not state.is_part:
        return ListAnswers((), text, choice)
    searched = sources.search
    found = searched.found_names(state.query, choice, sources.starred, MOST_NAMES, sources.aliases, apart=[choice.id])
    lines = [*name_lines(found.held, ""), *name_lines(found.names, found.asked)]
    behind = name_lines(found.behind, found.asked)
    if found.members is None:
        return ListAnswers([*_with_named(lines, found.named, choice), *behind], text, choice, found.missing)
    return ListAnswers(lines, text, choice, found.missing, found.members, behind)


def _with_named(lines: Names, named: Sequence[NameHit], choice: Choice) -> Names:
    """Return names with the drugs behind them that the query names among other words, and what leads to them all."""
    if not named:
        return lines
    first, *others = named_lines([Row(hit.id, hit.title, hit.subtitle) for hit in named], choice.together)
    if len(choice.named) == 1:
        return [ListItem(HEADING, "", translate("Lines", "Named in what was typed")), *lines, first, *others]
    return [first, *lines, *others] if choice.together else [*lines, first, *others]


def list_content(state: ListState, sources: ListSources, answers: ListAnswers) -> ListContent:
    """Return what the list shows in a state; passages that answer another query than that of the state are left out.

    While libraries are read nothing is opened by itself: a page that is not yet read may be called so too.
    """
    several = sources.catalogue is not None and len(sources.catalogue.libraries) > 1
    lines = _label_lines(state, sources)
    unfolded = {id: (one.shown, one.total) for id, one in lines.items()}
    content = _content(state, sources, answers, lines)._replace(several=several, unfolded=unfolded)
    if not state.words:
        return content
    is_listed = content.rows.place_of(answers.choice.id) >= 0
    return content._replace(
        opens=answers.choice.id if is_listed and not sources.reading else "",
        waits=sources.reading,
        notice=_notice(state, sources, answers, content.notice),
    )


def _notice(state: ListState, sources: ListSources, answers: ListAnswers, otherwise: str) -> str:
    """Return what is said of the query."""
    choice = answers.choice
    if choice.means and state.searches:
        missing = translate("ListControl", "{} (not in the open libraries)")
        means = ", ".join(missing.format(one) if one in answers.missing else one for one in choice.means)
        return translate("ListControl", MISTAKEN).format(choice.read_as or state.query.strip(), means)
    if sources.reading or otherwise:
        return otherwise or translate("ListControl", STILL_READING)
    is_order = choice.read_as and not choice.topic
    return translate("ListControl", READ_AS).format(choice.read_as) if is_order else ""


def _content(
    state: ListState, sources: ListSources, answers: ListAnswers, labels: Mapping[str, LabelLines]
) -> ListContent:
    if state.searches:
        return _found(state, sources, answers, labels)
    if state.shows_groups:
        return _groups(state, sources, answers)
    if state.filter == COLLECTIONS:
        return _collections(state, sources, answers)
    return _filtered(state, sources, answers, labels)


def _elsewhere(rows: Rows, answers: ListAnswers) -> FixedRows:
    """Return what else is named so in all drugs, under its heading."""
    others = [row for row in answers.names if kind_of(row) in (NAME, LABELS) and rows.place_of(row.id) < 0]
    if not others:
        return FixedRows()
    count = QLocale().toString(len(others)) + ("+" if len(answers.names) >= MOST_NAMES else "")
    return FixedRows([ListItem(HEADING, "", translate("Lines", "In all drugs  ·  {}").format(count)), *others])


def field_prompt(state: ListState) -> str:
    """Return what the empty search field says: among which drugs it finds."""
    if state.filter in (FAVOURITES, RECENT):
        message = FIND_FAVOURITES if state.filter == FAVOURITES else FIND_RECENT
        return translate("ListControl", message)
    if state.opened and state.opened != CHANGED_LIST:
        return translate("ListControl", FIND_IN).format(state.opened)
    if state.shows_groups and state.group is not None:
        return translate("ListControl", FIND_IN).format(group_of(state.grouping, state.group).title)
    return translate("ListControl", FIND_COLLECTION if state.filter == COLLECTIONS and not state.opened else FIND)


def first_choice(state: ListState, content: ListContent, opened: str, leader: str = "") -> int:
    """Return which row is chosen where rows are shown from their beginning, -1 for none.

    Where something is typed that is the monograph which it opens, or the first collection. opened: id of the open
    monograph, empty for none. leader: id of the page that stands for the labels that it is among.
    """
    wanted, leader = (content.opens, "") if state.words else (opened, leader)
    if state.words and state.filter == COLLECTIONS and not state.opened:
        return 0 if len(content.rows) else -1
    if state.shows_groups and not state.words:
        return -1
    return content.place_of(wanted, leader) if wanted else -1


def still_open(state: ListState, content: ListContent, opened: str, leader: str = "") -> str:
    """Return what is said on the open page where it is not among the drugs that are listed for the query, else nothing.

    Nothing is said where the query may mean it and it is not listed, for there are more pages than are listed.
    opened: id of the open monograph, empty for none. leader: of the page that stands for the labels that it is among.
    """
    lists_drugs = state.filter != COLLECTIONS or bool(state.opened)
    if not opened or not state.words or not lists_drugs or content.lists_page(opened, leader):
        return ""
    return _worded(STILL_OPEN, state) if content.is_all else ""


def _found(
    state: ListState, sources: ListSources, answers: ListAnswers, labels: Mapping[str, LabelLines]
) -> ListContent:
    names = [*answers.names, *answers.behind]
    text = answers.text if answers.text and answers.text.query.typed == state.query else None
    passages = _text_lines(text, has_table=not answers.choice.group) if text else []
    members = answers.members
    ids = [row.id for row in names if kind_of(row) in (NAME, LABELS)]
    listed = len(members) + len([id for id in ids if members.place_of(id) < 0] if len(members) else ids)
    nothing = text is not None and not (passages or listed or sources.reading)
    scans = (
        text is not None and not (text.is_scan or listed or sources.reading) and scan_for(state.query, text.passages)
    )
    is_nowhere = nothing and not names and not scans and not (text and text.passages.counts)
    further = further_lines(state.query.strip()) if is_nowhere else []
    lines = [*passages, *further]
    return ListContent(
        _unfolded(_grouped(answers, lines) if len(members) else FixedRows([*names, *lines]), labels),
        listed,
        len(sources.listing),
        _nothing(state, sources, answers, text, scans) if not listed else "",
        tabs=_section_tabs(text.passages, state.section) if text else _tabs_before(answers),
        searches_text=answers.searches_text,
        passages=passages,
        no_result=nothing and not scans,
        scans=scans,
        is_all=listed < MOST_NAMES and text is not None and _are_all(text.passages),
    )


def _nothing(state: ListState, sources: ListSources, answers: ListAnswers, text: FoundText | None, scans: bool) -> str:
    """Return what is said where no drug is listed. text: the answer of the text; scans: it is still looked for.

    Nothing is said while libraries are read: the drug may be among what is not yet known.
    """
    if sources.reading:
        return ""
    if text is None or _no_code(answers.choice):
        return _worded(_no_code(answers.choice) or NOTHING, state)
    found = text.passages
    if scans:
        return looking(state.query)
    if text.is_scan and found.hits and not found.is_whole:
        return _worded(WORDS_ALONE, state)
    if found.hits or text.notes or not (found.counts or found.scanned):
        return _worded(NOTHING, state)
    if found.counts:
        return _worded(OTHER_SECTIONS, state)
    libraries = ", ".join(one.name for one in sources.catalogue.libraries) if sources.catalogue else ""
    looked = QCoreApplication.translate("ListControl", "Looked through: %Ln page(s) of {}.", "", found.scanned)
    return f"{_worded(NOWHERE, state)} {looked.format(libraries)}"


def looking(query: str, done: int = 0, total: int = 0) -> str:
    """Return what is said while all pages are gone through for a text. done: pages, of how many."""
    if not total:
        return translate("ListControl", "Looking through all pages for “{}” …").format(query.strip())
    said = QCoreApplication.translate("ListControl", "Looking through %Ln page(s) for “{}” …", "", total)
    return said.format(query.strip()) + (f" {100 * done // total} %" if done else "")


def _are_all(passages: Passages) -> bool:
    """Return whether no more passages answer than these."""
    asked = passages.sections or passages.counts
    return not passages.capped and sum(passages.counts.get(key, 0) for key in asked) <= len(passages.hits)


def _tabs_before(answers: ListAnswers) -> SectionChoices | None:
    """Return the tabs until the text has been searched: those that are there, none where it will not be."""
    return None if answers.searches_text else SectionChoices()


def _no_code(choice: Choice) -> str:
    """Return what is said of a code that no page has, nothing of what is no code."""
    if choice.group is None:
        return ""
    return WRONG_CODE if choice.group.fault else NO_CODE


def _grouped(answers: ListAnswers, passages: Sequence[ListItem]) -> Rows:
    """Return names, the pages of a class or code under their heading, the other names under theirs, and passages."""
    choice = answers.choice
    heading = [group_heading(choice.group)] if choice.group else []
    heading += [topic_line(choice.topic)] if choice.among and choice.topic else []
    behind = [ListItem(HEADING, "", translate("ListControl", "Names")), *answers.behind] if answers.behind else []
    return JoinedRows(FixedRows([*answers.names, *heading]), answers.members, FixedRows([*behind, *passages]))


def _text_lines(text: FoundText, has_table: bool) -> list[ListItem]:
    """Return notes, then passages, each under their heading. has_table: a line leads to all of them as a table."""
    from medviewer.library.text.text_query import searched_words

    passages = text.passages
    total = sum(n for key, n in passages.counts.items() if key in passages.sections or not passages.sections)
    here = [note for note in text.notes if not passages.sections or note.section in passages.sections]
    lines = note_lines(here, searched_words(text.query.text))
    return [*lines, *passage_lines(passages.hits, total, passages.capped, text.most, has_table and not passages.plain)]


def _groups(state: ListState, sources: ListSources, answers: ListAnswers) -> ListContent:
    catalogue, total = sources.catalogue, len(sources.listing)
    if catalogue is None:
        return ListContent(total=total, listed=total)
    if state.group is None:
        return ListContent(FixedRows(group_lines(catalogue.groups(state.grouping), state.query)), total, total)
    group = group_of(state.grouping, state.group)
    listing = catalogue.listing(group, state.query)
    rows = JoinedRows(FixedRows([ListItem(UP, "", group.title)]), listing, _elsewhere(listing, answers))
    return ListContent(rows, len(listing), total)


def _collections(state: ListState, sources: ListSources, answers: ListAnswers) -> ListContent:
    """Return the collections, or what is in the open one, as far as the query means them."""
    total = len(sources.listing)
    shown = _opened(state, sources)
    if shown is None:
        lines = collection_lines(sources.collections, len(sources.changed), state.query)
        return ListContent(FixedRows(lines), total, total, _empty_collections(state, len(lines)))
    title, kept = shown
    rows = JoinedRows(FixedRows([ListItem(UP, "", title)]), kept.rows, _elsewhere(kept.rows, answers))
    listed = len(kept.rows)
    in_order = "" if state.words or state.opened == CHANGED_LIST else state.opened
    return ListContent(rows, listed, total, _empty_collections(state, listed), kept.missing, sorted_in=in_order)


def _opened(state: ListState, sources: ListSources) -> tuple[str, _Kept] | None:
    """Return the title of what is open, and what is in it; None where all collections are listed."""
    if state.opened == CHANGED_LIST:
        return translate("ListCollections", "Changed since you read them"), _changed(sources.changed, state.words)
    collection = next((one for one in sources.collections if one.name == state.opened), None)
    if collection is None:
        return None
    return collection.name, _narrowed(((member.id, member.title) for member in collection.members), state, sources)


def _changed(changed: Iterable[ChangedPage], words: Sequence[str]) -> _Kept:
    found = [one for one in changed if len(hits(one.title, words)) >= len(words)]
    missing = {one.id: translate("ListCollections", "No longer in the library") for one in found if one.now is None}
    return _Kept(FixedRows([changed_line(one, words) for one in found]), missing)


def _filtered(
    state: ListState, sources: ListSources, answers: ListAnswers, labels: Mapping[str, LabelLines]
) -> ListContent:
    """Return all drugs, the favourites or those read last."""
    if state.filter == ALL:
        kept = _Kept(_unfolded(sources.listing, labels))
    else:
        pages = sources.favourites if state.filter == FAVOURITES else sources.recent
        kept = _narrowed(((page.id, page.title) for page in pages), state, sources)
    listed = len(sources.listing) if state.filter == ALL else len(kept.rows)
    notice = "" if listed else _worded(_empty(state, sources), state)
    others = _elsewhere(kept.rows, answers)
    rows = JoinedRows(kept.rows, others) if others else kept.rows
    return ListContent(rows, listed, len(sources.listing), notice, kept.missing)


def _label_lines(state: ListState, sources: ListSources) -> dict[str, LabelLines]:
    """Return what stands below the rows that are unfolded, by their ids, as far as the labels are read."""
    return {
        id: LabelLines(id, sources.labels[id], state.label_choice(id), sources.used_labels)
        for id in state.unfolded
        if sources.labels.get(id)
    }


def _unfolded(rows: Rows, labels: Mapping[str, LabelLines]) -> Rows:
    """Return rows with the labels below those that are unfolded."""
    return UnfoldedRows(rows, labels) if labels else rows


def _narrowed(kept: Iterable[tuple[str, str]], state: ListState, sources: ListSources) -> _Kept:
    """Return the rows of (id, title) of monographs in their order, as far as the query means them."""
    titles, words = dict(kept), state.words
    known = sources.rows_of(titles)
    wanted = sources.rows_of(titles, state.query) if words else known
    missing = {id: _reason(id, sources) for id in titles if id not in known}
    rows = [
        wanted.get(id) or Row(id, title, "")
        for id, title in titles.items()
        if id in wanted or (id in missing and len(hits(title, words)) >= len(words))
    ]
    return _Kept(FixedRows(rows), missing)


def _reason(page_id: str, sources: ListSources) -> str:
    """Return why a page that is kept has no row."""
    library = page_id.split("/", 1)[0]
    opened = sources.catalogue.libraries if sources.catalogue else ()
    message = GONE if any(one.name == library for one in opened) else ELSEWHERE
    return translate("ListFilters", message).format(library)


def _empty(state: ListState, sources: ListSources) -> str:
    """Return what is said where nothing is listed."""
    if state.words:
        return NOTHING_HERE
    if state.filter == ALL:
        is_told = sources.catalogue is not None and sources.catalogue.problem_count() > 0
        return READING if sources.reading else NOTHING_READABLE if is_told else NOTHING_OPEN
    return NO_FAVOURITES if state.filter == FAVOURITES else NOTHING_READ


def _empty_collections(state: ListState, listed: int) -> str:
    """Return what is said where the open collection holds nothing, where there are none, or none that is meant."""
    if listed or (state.words and state.opened):
        return ""
    if state.words:
        return _worded(NOTHING_HERE, state)
    if state.opened == CHANGED_LIST:
        return translate("ListControl", "Nothing that you keep has changed since you read it.")
    if state.opened:
        return translate("ListControl", "Nothing here. Drag drugs into this collection, or press Ctrl+Shift+D.")
    return translate("ListControl", "No collections yet. Ctrl+Shift+D puts the open drug into a new one.")


def _worded(message: str, state: ListState) -> str:
    return translate("ListControl", message).format(state.query.strip()) if message else ""


def _section_tabs(passages: Passages, chosen: str | None) -> SectionChoices:
    """Return the sections that have hits, all of them first, the fullest next; none where one holds all hits.

    chosen: the key of the section that was chosen, None where what is typed decides.
    """
    ordered = sorted(((key, n) for key, n in passages.counts.items() if key), key=lambda pair: -pair[1])
    if not ordered or (len(ordered) < 2 and passages.hits):
        return SectionChoices()
    more, locale = "+" if passages.capped else "", QLocale()
    whole = translate("ListControl", "All sections")
    named = [(key, f"{shown_title(key, passages.labels[key])} {locale.toString(n)}{more}") for key, n in ordered]
    tabs = [("", f"{whole} {locale.toString(sum(passages.counts.values()))}{more}"), *named]
    typed = next(iter(passages.sections)) if len(passages.sections) == 1 else ""
    return SectionChoices(tabs, typed if chosen is None else chosen)
