"""Lines of the list for a query: names, near names, passages and groups, under headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from PySide6.QtCore import QCoreApplication, QLocale

from medviewer.library.catalogue import Row
from medviewer.library.names.folding import fold
from medviewer.library.names.hits import NEAR, NameHit
from medviewer.library.names.name_query import hits, words_of
from medviewer.library.same_titles import differences
from medviewer.library.search import PassageHit
from medviewer.library.store.browse import Group
from medviewer.library.store.label_choice import FACTS, FORM, LABELER, NEWEST, STRENGTH, LabelChoice
from medviewer.library.store.label_choice import NAME as LABEL_NAME
from medviewer.local_days import local_day
from medviewer.ui.base.language import shown_title, translatable
from medviewer.ui.base.provenance import day_text
from medviewer.ui.base.topic_titles import topic_title
from medviewer.ui.search.list_state import CHANGED_LIST
from medviewer.ui.search.near_marks import Marks, differing

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.collections import Collection
    from medviewer.desk.notes import Note
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.store.label_groups import LabelRow
    from medviewer.library.text.topics import Topic

NAME, NEARLY, PASSAGE, HEADING, GROUP, UP = "name", "near", "passage", "heading", "group", "up"
COLLECTION, CHANGED, NOTE = "collection", "changed", "note"
TOGETHER, QUERY, NAMING = "together", "query", "naming"
MORE, TABLE, LABELS = "more", "table", "labels"
FILTER, ALL_LABELS = "filter", "all labels"
MOST_WITHOUT_FILTER = 4  # labels of a row that are looked through at a glance
LONGEST_SNIPPET = 200  # characters of a note in the list
MOST_EQUALS = 3  # words in place of one of a query
MOST_BEFORE_HIT = 12  # characters of a passage before its first hit
CODE_NAMES = {"atc": "ATC", "ndc": "NDC", "gtin": "GTIN", "unii": "UNII", "set_id": "Set ID"}
ORDER_TEXTS = {
    NEWEST: translatable("LabelOrder", "Newest first"),
    STRENGTH: translatable("LabelOrder", "By strength"),
    FORM: translatable("LabelOrder", "By form"),
    LABELER: translatable("LabelOrder", "By labeler"),
    LABEL_NAME: translatable("LabelOrder", "By name"),
}
NOT_STATED = {
    "form": translatable("LabelFacts", "Form not stated"),
    "route": translatable("LabelFacts", "Route not stated"),
    "labeler": translatable("LabelFacts", "Labeler not stated"),
}
translate = QCoreApplication.translate


class ListItem(NamedTuple):
    """One line of the list. marks: (start, length) of what is emphasised in the title; under: in the subtitle.

    id: of the monograph, or the key of the group or collection; of TOGETHER, the ids of two and more, one a line; of
    QUERY and NAMING, a text to search for, and one that another name is given; of FILTER and ALL_LABELS, of the row of
    labels below which they are. section: the key of a passage's section,
    of a note, or the colour of a collection. kept: the character of the title from which on it is shown before what is
    in front. is_inside: whether it stands below a row that is unfolded. painted: name, what is
    under it and what stands aside, as a narrow list has room for them, where that is not title and subtitle.
    """

    kind: str
    id: str
    title: str
    subtitle: str = ""
    marks: Marks = ()
    under: Marks = ()
    section: str = ""
    kept: int = 0
    is_inside: bool = False
    painted: tuple[()] | tuple[str, str, str] = ()


def name_lines(found: Sequence[NameHit], query: str) -> list[Row | ListItem]:
    """Return names that were found, and under a heading of their own those that are only near."""
    words = words_of(query)
    lines: list[Row | ListItem] = [_name(hit, words) for hit in found if hit.kind != NEAR]
    near = [_near(hit, query) for hit in found if hit.kind == NEAR]
    if near:
        heading = (
            QCoreApplication.translate("Lines", "Nearly the same")
            if lines
            else QCoreApplication.translate("Lines", "Did you mean")
        )
        lines += [ListItem(HEADING, "", heading), *near]
    return lines


def named_lines(rows: Sequence[Row], together: Sequence[str]) -> list[Row | ListItem]:
    """Return the drugs that a query names, above them the line that leads to what their pages say of one another.

    together: ids of those pages, none where the query names but one, or does not tell which.
    """
    if not together:
        return [*rows]
    titles = " · ".join(row.title for row in rows if row.id in together)
    line = ListItem(TOGETHER, "\n".join(together), translate("Lines", "What their pages say of one another"), titles)
    return [line, *rows]


def further_lines(query: str) -> list[ListItem]:
    """Return what else can be asked where nothing was found: equals of a word, another name for all of them."""
    lines = [ListItem(QUERY, text, translate("Lines", "Search for “{}”").format(text)) for text in with_equals(query)]
    naming = ListItem(NAMING, query, translate("Lines", "Give “{}” another name…").format(query))
    return [ListItem(HEADING, "", translate("Lines", "Try instead")), *lines, naming]


def with_equals(query: str) -> list[str]:
    """Return a query with a word of a topic replaced by its equals, a few of each word."""
    from medviewer.library.text.topics import equals

    words = query.split()
    others = ((at, other) for at, word in enumerate(words) for other in equals(word)[:MOST_EQUALS])
    return [" ".join([*words[:at], other, *words[at + 1 :]]) for at, other in others][: 2 * MOST_EQUALS]


def passage_lines(
    found: Iterable[PassageHit], total: int, capped: bool, most: int = 0, has_table: bool = True
) -> list[ListItem]:
    """Return passages under their heading, none where none was found; lines that lead to the others below.

    most: how many were asked for. There may be fewer, since of a drug no more than its best ones are listed; all
    of them are in a table, if it `has_table`.
    """
    passages = [*found]
    beside = differences(passages, len({hit.id.partition("/")[0] for hit in passages}) > 1, {})
    lines = [_passage(hit, beside.get(hit.id, "")) for hit in passages]
    if len(lines) < total:
        lines += [ListItem(MORE, "", translate("Lines", "More passages"))] if 0 < most <= len(lines) else []
        lines += [ListItem(TABLE, "", translate("Lines", "All as a table"))] if has_table else []
    return [ListItem(HEADING, "", _heading(len(passages), total, capped)), *lines] if passages else []


def _heading(shown: int, total: int, capped: bool) -> str:
    """Return the heading of passages: how many are listed, of how many."""
    if shown >= total and not capped:
        return translate("Lines", "In the text  ·  {}").format(QLocale().toString(total))
    of_over = translate("Lines", "In the text  ·  {} of over {} passages")
    message = of_over if capped else translate("Lines", "In the text  ·  {} of {} passages")
    return message.format(QLocale().toString(shown), QLocale().toString(total))


def group_heading(group: CodeGroup) -> ListItem:
    """Return the heading of the pages of a class or code: which it is, as it was read, and how many pages it has."""
    code = f"{CODE_NAMES[group.kind]} {group.read_as}" if group.is_code else ""
    said = code or translate("Lines", "Class: {}").format(group.read_as)
    named = f"{said}: {group.name}" if group.name else said
    return ListItem(HEADING, "", f"{named}  ·  {QLocale().toString(group.total)}")


def topic_line(topic: Topic) -> ListItem:
    """Return the line that leads to what the pages of a class or code say of a topic, as a table."""
    return ListItem(TABLE, "", translate("Lines", "{}: all of these as a table").format(topic_title(topic.name)))


def note_lines(found: Iterable[Note], words: Sequence[str]) -> list[ListItem]:
    """Return local notes under their heading, none where none was found."""
    lines = [_note(note, words) for note in found]
    heading = translate("Lines", "Local notes  ·  {}").format(f"{len(lines):,}")
    return [ListItem(HEADING, "", heading), *lines] if lines else []


def group_lines(groups: Iterable[Group], query: str) -> list[ListItem]:
    """Return the groups in whose title every word of the query begins a word."""
    words = words_of(query)
    lines = []
    for group in groups:
        marks = tuple(hits(group.title, words))
        if len(marks) >= len(words):
            count = QCoreApplication.translate("Lines", "%Ln drug(s)", "", group.pages)
            lines.append(ListItem(GROUP, group.key, group.title, count, marks))
    return lines


def collection_lines(collections: Iterable[Collection], changed: int, query: str) -> list[ListItem]:
    """Return the collections that a query means by their name or by what is in them; it stands under their name then.

    changed: how many drugs have changed since they were read; a line leads to them while nothing is typed.
    """
    words = words_of(query)
    lines = []
    if changed and not words:
        count = translate("ListCollections", "%Ln drug(s)", "", changed)
        lines.append(
            ListItem(CHANGED, CHANGED_LIST, translate("ListCollections", "Changed since you read them"), count)
        )
    for one in collections:
        marks = tuple(hits(one.name, words))
        found = [member.title for member in one.members if len(hits(member.title, words)) >= len(words)]
        if len(marks) >= len(words) or (words and found):
            count = translate("ListCollections", "%Ln drug(s)", "", len(one.members))
            pinned = translate("ListCollections", "{} · on the start page").format(count) if one.pinned else count
            under = pinned if len(marks) >= len(words) else ", ".join(found)
            lines.append(ListItem(COLLECTION, one.name, one.name, under, marks, (), one.colour))
    return lines


def changed_line(one: ChangedPage, words: Sequence[str]) -> ListItem:
    """Return a drug that has changed, under its name since when, and where it is kept."""
    kept = [translate("ListCollections", "Favourites")] * one.favourite + list(one.collections)
    message = translate("ListCollections", "△ since {}").format(day_text(local_day(one.read)))
    under = " · ".join([message, ", ".join(kept)])
    return ListItem(NAME, one.now or one.id, one.title, under, tuple(hits(one.title, words)))


def count_line(listed: int, total: int) -> str:
    """Return the line that says how many drugs are listed, of how many."""
    if listed == total:
        message = translate("ListFoot", "%Ln drug(s)", "", total)
    else:
        message = translate("ListFoot", "{} of %Ln drug(s)", "", total)
    return message.format(QLocale().toString(listed))


def _passage(hit: PassageHit, beside: str) -> ListItem:
    """Return a passage with its first hit near the beginning, where a narrow list shows it.

    beside: what tells its page from others of that title.
    """
    first = hit.marks[0][0] if hit.marks else 0
    cut = hit.snippet.rfind(" ", 0, max(0, first - MOST_BEFORE_HIT)) + 1 if first > 2 * MOST_BEFORE_HIT else 0
    marks = tuple((start - cut + bool(cut), length) for start, length in hit.marks)
    snippet = f"…{hit.snippet[cut:]}" if cut else hit.snippet
    where = shown_title(hit.section, hit.label) if hit.section else translate("Lines", "above the sections")
    section = " · ".join(filter(None, (where, beside)))
    drug = f"{hit.title} · "
    return ListItem(PASSAGE, hit.id, drug + section, snippet, (), marks, hit.section, len(drug))


def _note(note: Note, words: Sequence[str]) -> ListItem:
    """Return a note by its page, its text from shortly before the first hit on."""
    text = " ".join(note.text.split())
    places = [place for place in (text.casefold().find(word.casefold()) for word in words) if place >= 0]
    first = min(places, default=0)
    cut = text.rfind(" ", 0, max(0, first - MOST_BEFORE_HIT)) + 1 if first > 2 * MOST_BEFORE_HIT else 0
    snippet = (f"…{text[cut:]}" if cut else text)[:LONGEST_SNIPPET]
    found = ((snippet.casefold().find(word.casefold()), len(word)) for word in words)
    under = tuple(sorted(span for span in found if span[0] >= 0))
    title = " · ".join(part for part in (note.title or note.id, note.initials) if part)
    return ListItem(NOTE, note.id, f"✎ {title}", snippet, (), under, note.key)


class LabelLines(Sequence[ListItem]):
    """The lines below a row of labels that is unfolded, each made as it is looked at.

    Above the labels stands what they are filtered and sorted by, where there are more than a few or something was
    chosen; below them how many a filter leaves out.
    """

    def __init__(self, id: str, labels: Sequence[LabelRow], choice: LabelChoice, used: Mapping[str, str]) -> None:
        """Choose the labels, the one that is used before the others. id: of the row; used: id or setId by name."""
        self._labels = choice.of(labels)
        self.shown, self.total = len(self._labels), len(labels)
        key = used.get(fold(labels[0].generic)) if labels else None
        place = next((n for n, one in enumerate(self._labels) if key and key in (one.id, one.set_id)), -1)
        self._used = self._labels.pop(place) if place >= 0 else None
        self._labels = [self._used, *self._labels] if self._used else self._labels
        is_offered = len(labels) > MOST_WITHOUT_FILTER or choice != LabelChoice()
        self._head = [_filter_line(id, choice, labels)] * is_offered
        self._foot = [_left_out_line(id, self.total - self.shown, self.total)] * (self.shown < self.total)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._head) + self.shown + len(self._foot)

    @overload
    def __getitem__(self, place: int) -> ListItem: ...
    @overload
    def __getitem__(self, place: slice) -> list[ListItem]: ...
    def __getitem__(self, place: int | slice) -> ListItem | list[ListItem]:
        """Return the line at a place."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < len(self._head):
            return self._head[place]
        number = place - len(self._head)
        return self._line(self._labels[number]) if number < self.shown else self._foot[number - self.shown]

    def place_of(self, id: str) -> int:
        """Return where a label is, -1 where it is not."""
        places = enumerate(self._labels, len(self._head))
        return next((place for place, label in places if label.id == id), -1)

    def _line(self, label: LabelRow) -> ListItem:
        from medviewer.quoted_names import named

        # a label that says “✓ used” of itself is not used by that
        said = translate("Lines", "✓ used for {}").format(label.generic) if label is self._used else ""
        under = " · ".join(filter(None, (said, named(label.subtitle))))
        painted = _painted_label(label, "✓ " if said else "")
        return ListItem(NAME, label.id, label.title, under, is_inside=True, painted=painted)


def _painted_label(label: LabelRow, sign: str) -> tuple[()] | tuple[str, str, str]:
    """Return generic name; strength, form and labeler, which else were cut; and day, of a title as imports make it."""
    from medviewer.quoted_names import named

    start = len(label.generic)
    name, rest = label.title[:start], label.title[start:]
    if name.casefold() != label.generic.casefold() or not (rest.startswith(" (") and rest.endswith(")")):
        return ()
    return sign + named(name), " · ".join(map(named, filter(None, (label.strength, rest[2:-1])))), label.date


def _filter_line(id: str, choice: LabelChoice, labels: Iterable[LabelRow]) -> ListItem:
    title = translate("Lines", "Filter and sort")
    texts = [_fact_text(fact, choice.text_of(labels, fact)) for fact in FACTS if getattr(choice, fact) is not None]
    under = " · ".join([*texts, translate("LabelOrder", ORDER_TEXTS[choice.order])])
    return ListItem(FILTER, id, title, under, ((0, len(title)),), is_inside=True)


def _left_out_line(id: str, left_out: int, total: int) -> ListItem:
    """Return the line that says how many labels a filter leaves out, and leads to them."""
    title = translate("Lines", "Show all %Ln label(s)", "", total)
    under = translate("Lines", "%Ln label(s) left out by the filter", "", left_out)
    return ListItem(ALL_LABELS, id, title, under, ((0, len(title)),), is_inside=True)


def _fact_text(fact: str, text: str) -> str:
    """Return a value of a fact by which labels are filtered as a reader sees it: that it is not stated, where empty."""
    return text or translate("LabelFacts", NOT_STATED[fact])


def labels_title(name: str, shown: int, total: int) -> str:
    """Return the title of the row that stands for all labels of a generic name. shown: of them, below the row."""
    if shown == total:
        return translate("Lines", "{} · %Ln label(s)", "", total).format(name)
    return translate("Lines", "{} · {} of %Ln label(s)", "", total).format(name, QLocale().toString(shown))


def _name(hit: NameHit, words: Sequence[str]) -> Row | ListItem:
    """Return a drug found by its title as any list shows it, one found by another name with that name marked."""
    if hit.labels:
        return Row(hit.id, hit.title, hit.subtitle, hit.labels)
    if hit.matched.casefold() == hit.title.casefold():
        return Row(hit.id, hit.title, hit.subtitle)
    marks = tuple(hits(hit.title, words))
    if marks:
        return ListItem(NAME, hit.id, hit.title, hit.subtitle, marks)
    return ListItem(NAME, hit.id, hit.title, _with_match(hit), (), tuple(hits(hit.matched, words)))


def _with_match(hit: NameHit) -> str:
    """Return the second line of a drug that was found by another name than its title: that name first."""
    return " · ".join(dict.fromkeys(part for part in (hit.matched, hit.subtitle) if part))


def _near(hit: NameHit, query: str) -> Row | ListItem:
    if hit.labels:
        return Row(hit.id, hit.title, hit.subtitle, hit.labels)
    if hit.matched.casefold() == hit.title.casefold():
        return ListItem(NEARLY, hit.id, hit.title, hit.subtitle, differing(query, hit.title))
    return ListItem(NEARLY, hit.id, hit.title, _with_match(hit), (), differing(query, hit.matched))
