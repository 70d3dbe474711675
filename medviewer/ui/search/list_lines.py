"""Lines of the list for a query: names, near names, passages and groups, under headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from medviewer.library.catalogue import Row
from medviewer.library.names.folding import fold
from medviewer.library.names.hits import NEAR, NameHit
from medviewer.library.names.name_query import hits, words_of
from medviewer.library.same_titles import differences
from medviewer.library.search import PassageHit
from medviewer.library.store.browse import Group
from medviewer.library.text.topics import equals
from medviewer.quoted_names import named
from medviewer.ui.base.language import shown_title
from medviewer.ui.base.provenance import day_text
from medviewer.ui.search.list_state import CHANGED_LIST

if TYPE_CHECKING:
    from medviewer.desk.changed import ChangedPage
    from medviewer.desk.collections import Collection
    from medviewer.desk.notes import Note
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.store.label_groups import LabelRow

NAME, NEARLY, PASSAGE, HEADING, GROUP, UP = "name", "near", "passage", "heading", "group", "up"
COLLECTION, CHANGED, NOTE = "collection", "changed", "note"
TOGETHER, QUERY, NAMING = "together", "query", "naming"
MORE, TABLE, LABELS = "more", "table", "labels"
MOST_EDITS = 3  # letters by which a beginning of a name may be longer or shorter than what was typed
LONGEST_SNIPPET = 200  # characters of a note in the list
MOST_EQUALS = 3  # words in place of one of a query
MOST_BEFORE_HIT = 12  # characters of a passage before its first hit
CODE_NAMES = {"atc": "ATC", "ndc": "NDC", "gtin": "GTIN", "unii": "UNII", "set_id": "Set ID"}
Marks = tuple[tuple[int, int], ...]
translate = QCoreApplication.translate


class ListItem(NamedTuple):
    """One line of the list. marks: (start, length) of what is emphasised in the title; under: in the subtitle.

    id: of the monograph, or the key of the group or collection; of TOGETHER, the ids of two and more, one a line; of
    QUERY and NAMING, a text to search for, and one that another name is given. section: the key of a passage's section,
    of a note, or the colour of a collection. kept: the character of the title from which on it is shown before what is
    in front. is_inside: whether it stands below a row that is unfolded.
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
    words = query.split()
    others = ((at, other) for at, word in enumerate(words) for other in equals(word)[:MOST_EQUALS])
    return [" ".join([*words[:at], other, *words[at + 1 :]]) for at, other in others][: 2 * MOST_EQUALS]


def passage_lines(found: Iterable[PassageHit], total: int, capped: bool, most: int = 0) -> list[ListItem]:
    """Return passages under their heading, none where none was found; lines that lead to the others below.

    most: how many were asked for. There may be fewer, since of a drug no more than its best ones are listed; all
    of them are in a table.
    """
    passages = [*found]
    beside = differences(passages, len({hit.id.partition("/")[0] for hit in passages}) > 1, {})
    lines = [_passage(hit, beside.get(hit.id, "")) for hit in passages]
    if len(lines) < total:
        lines += [ListItem(MORE, "", translate("Lines", "More passages"))] if 0 < most <= len(lines) else []
        lines.append(ListItem(TABLE, "", translate("Lines", "All as a table")))
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
            under = count if len(marks) >= len(words) else ", ".join(found)
            lines.append(ListItem(COLLECTION, one.name, one.name, under, marks, (), one.colour))
    return lines


def changed_line(one: ChangedPage, words: Sequence[str]) -> ListItem:
    """Return a drug that has changed, under its name since when, and where it is kept."""
    kept = [translate("ListCollections", "Favourites")] * one.favourite + list(one.collections)
    message = translate("ListCollections", "△ since {}").format(day_text(one.read[:10]))
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
    section = " · ".join(filter(None, (shown_title(hit.section, hit.label), beside)))
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


def label_lines(labels: Iterable[LabelRow], used: Mapping[str, str]) -> list[ListItem]:
    """Return the published labels of a generic name, the one that is used first. used: id or setId by folded name."""
    lines: list[ListItem] = []
    for label in labels:
        told = named(label.subtitle)  # a label that says “✓ used” of itself is not used by that
        if used.get(fold(label.generic)) in (label.id, label.set_id or label.id):
            said = translate("Lines", "✓ used for {}").format(label.generic)
            lines.insert(0, ListItem(NAME, label.id, label.title, f"{said} · {told}", is_inside=True))
        else:
            lines.append(ListItem(NAME, label.id, label.title, told, is_inside=True))
    return lines


def labels_title(name: str, count: int) -> str:
    """Return the title of the row that stands for all labels of a generic name."""
    return translate("Lines", "{} · %Ln label(s)", "", count).format(name)


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


def differing(typed: str, name: str) -> Marks:
    """Return (start, length) of the letters of `name` that `typed` has otherwise or lacks, the untyped rest apart."""
    from rapidfuzz.distance import Levenshtein

    asked, whole = typed.casefold().strip(), name.casefold()
    start, end = min(_pieces(whole, len(asked)), key=lambda piece: Levenshtein.distance(asked, whole[slice(*piece)]))
    steps = Levenshtein.opcodes(asked, whole[start:end])
    return tuple(
        (start + s.dest_start, s.dest_end - s.dest_start)
        for s in steps
        if s.tag != "equal" and s.dest_end > s.dest_start
    )


def _pieces(name: str, length: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what may be meant: about `length` letters from a word on, the likelier first; then all."""
    starts = [0, *(at for at in range(1, len(name)) if not name[at - 1].isalnum() and name[at].isalnum())]
    lengths = sorted(range(max(1, length - MOST_EDITS), length + MOST_EDITS + 1), key=lambda one: abs(one - length))
    for start in starts:
        yield from ((start, start + one) for one in lengths if start + one <= len(name))
    yield 0, len(name)
