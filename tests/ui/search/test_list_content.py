"""The rows of the drug list, its count and what is said above it, for every state that it can be in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Visit
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.search import Passages
from medviewer.ui.base.language import Language
from medviewer.ui.search.list_content import (
    ListAnswers,
    ListContent,
    ListSources,
    SectionChoices,
    answered,
    first_choice,
    list_content,
    still_open,
)
from medviewer.ui.search.list_lines import NAME, count_line, passage_lines
from medviewer.ui.search.list_state import (
    ALL,
    CHANGED_LIST,
    COLLECTIONS,
    FAVOURITES,
    RECENT,
    FoundText,
    ListState,
    TextQuestion,
)
from medviewer.ui.search.rows import FixedRows, kind_of
from tests.ui.search.list_samples import (
    ALL_NAMES,
    AMOX,
    AWAY,
    BOTH,
    CHANGED,
    CLAV,
    DESK,
    ELSEWHERE,
    GONE,
    IN_WARD,
    METFORMIN,
    NO_TEXT,
    NOTE,
    NOWHERE,
    ONE,
    OTHERS,
    READ,
    SCANNED,
    WARFARIN,
    found_for,
    write_libraries,
)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds two libraries."""
    return write_libraries(tmp_path_factory.mktemp("libraries"))


@pytest.fixture(scope="module")
def catalogue(libraries: Path) -> Iterator[Catalogue]:
    """Return a catalogue over both, read."""
    opened = Catalogue.open(name_libraries([libraries / "ward", libraries / "clinic"]), libraries / "index")
    opened.update()
    yield opened
    opened.close()


@pytest.fixture(autouse=True, scope="module")
def english(qapp: QApplication) -> Iterator[None]:
    """Let the texts be English ones with their plurals."""
    language = Language(qapp, "en")
    yield
    language.leave()


Sources = Callable[..., ListSources]


@pytest.fixture
def sources(catalogue: Catalogue) -> Sources:
    """Return a function that makes sources of the libraries and of what a desk has."""

    def make(**desk: object) -> ListSources:
        return ListSources(catalogue, catalogue.search(), catalogue.listing(), **desk)

    return make


def shown(state: ListState, sources: ListSources, text: FoundText | None = None) -> ListContent:
    """Return what is shown in a state, once its names have been looked for."""
    return list_content(state, sources, answered(state, sources, text))


def lines(content: ListContent) -> list[str]:
    """Return the rows as a person would tell them: names as they are, other lines after what they are."""
    rows = [content.rows[place] for place in range(len(content.rows))]
    return [row.title if kind_of(row) == NAME else f"{kind_of(row)}: {row.title}" for row in rows]


def counted(content: ListContent) -> str:
    """Return the line that says how many."""
    return count_line(content.listed, content.total)


FIVE, NONE = "5 drugs", "0 of 5 drugs"
SAID = {
    "nothing": "No drug is called “zzz”.",
    "near": "No drug is called “warfrin”.",
    "not here": "Nothing here is called “zzz”.",
    "no favourites": "No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here.",
    "nothing read": "Nothing has been read yet. Type a drug’s name; Return opens it.",
    "no collections": "No collections yet. Ctrl+Shift+D puts the open drug into a new one.",
    "empty": "Nothing here. Drag drugs into this collection, or press Ctrl+Shift+D.",
    "unchanged": "Nothing that you keep has changed since you read it.",
    "no pages": "No pages in this library. Ctrl+O opens another folder.",
    "reading": "Reading the library…",
}
CLASSES = ["group: biguanide", "group: penicillin", "group: vitamin K antagonist", "group: No class given"]
PENICILLIN = ListState(grouping="class", group="penicillin")
PENICILLINS = ["up: penicillin", "Amoxicillin", "Amoxicillin + Clavulanic acid"]
TABLE: dict[str, tuple[ListState, dict[str, object], list[str], str, str]] = {
    "all": (ListState(), {}, ALL_NAMES, FIVE, ""),
    "signs alone": (ListState(" -- "), {}, ALL_NAMES, FIVE, ""),
    "names": (ListState("amox"), {}, ALL_NAMES[:2], "2 of 5 drugs", ""),
    "one name": (ListState("WARF"), {}, ["Warfarin"], "1 of 5 drugs", ""),
    "an alias": (ListState("wf"), DESK, ["Warfarin"], "1 of 5 drugs", ""),
    "a near name": (ListState("warfrin"), {}, ["heading: Did you mean", "near: Warfarin"], NONE, SAID["near"]),
    "no name": (ListState("zzz"), {}, [], NONE, SAID["nothing"]),
    "a name with blanks around": (ListState("  zzz "), {}, [], NONE, SAID["nothing"]),
    "a query as it would be filled in": (ListState("{} zzz"), {}, [], NONE, "No drug is called “{} zzz”."),
    "groups": (ListState(grouping="class"), {}, CLASSES, FIVE, ""),
    "letters": (ListState(grouping="letter"), {}, [f"group: {letter}" for letter in "AMPW"], FIVE, ""),
    "libraries": (ListState(grouping="library"), {}, ["group: clinic", "group: ward"], FIVE, ""),
    "groups that are meant": (ListState("pen", grouping="class"), {}, ["group: penicillin"], FIVE, ""),
    "no group that is meant": (ListState("zzz", grouping="class"), {}, [], FIVE, ""),
    "a group": (PENICILLIN, {}, PENICILLINS, "2 of 5 drugs", ""),
    "a group narrowed": (PENICILLIN.typed("clav"), {}, [PENICILLINS[0], PENICILLINS[2]], "1 of 5 drugs", ""),
    "a group without it": (PENICILLIN.typed("zzz"), {}, PENICILLINS[:1], NONE, ""),
    "a group that is gone": (replace(PENICILLIN, group="statin"), {}, ["up: statin"], NONE, ""),
    "the group of the others": (
        ListState(grouping="class", group=""),
        {},
        ["up: No class given", "Paracetamol"],
        "1 of 5 drugs",
        "",
    ),
    "a library": (
        ListState(grouping="library", group="clinic"),
        {},
        ["up: clinic", "Metformin", "Paracetamol"],
        "2 of 5 drugs",
        "",
    ),
    "a collection that is open elsewhere": (IN_WARD.filtered(ALL), DESK, ALL_NAMES, FIVE, ""),
    "no favourites": (ListState(filter=FAVOURITES), {}, [], NONE, SAID["no favourites"]),
    "favourites": (
        ListState(filter=FAVOURITES),
        DESK,
        ["Warfarin", "Gonemycin", "Amoxicillin", "Heparin"],
        "4 of 5 drugs",
        "",
    ),
    "favourites, though groups are chosen": (
        PENICILLIN.filtered(FAVOURITES),
        DESK,
        ["Warfarin", "Gonemycin", "Amoxicillin", "Heparin"],
        "4 of 5 drugs",
        "",
    ),
    "favourites narrowed": (ListState("warf", FAVOURITES), DESK, ["Warfarin"], "1 of 5 drugs", ""),
    "a favourite that is gone": (ListState("gone", FAVOURITES), DESK, ["Gonemycin"], "1 of 5 drugs", ""),
    "a favourite that is not there": (
        ListState("metf", FAVOURITES),
        DESK,
        [ELSEWHERE, "Metformin"],
        NONE,
        "Nothing here is called “metf”.",
    ),
    "a name beyond the open group": (
        PENICILLIN.typed("metf"),
        {},
        ["up: penicillin", ELSEWHERE, "Metformin"],
        NONE,
        "",
    ),
    "a name beyond the open collection": (
        IN_WARD.typed("paracetamol"),
        DESK,
        ["up: Ward 7", ELSEWHERE, "Paracetamol"],
        NONE,
        "",
    ),
    "two names": (
        ListState("warfarin and metformin"),
        {},
        ["together: What their pages say of one another", "Warfarin", "Metformin"],
        "2 of 5 drugs",
        "",
    ),
    "one of two names": (
        ListState("warfarin and bisoprolol"),
        {},
        ["heading: Named in what was typed", "Warfarin"],
        "1 of 5 drugs",
        "",
    ),
    "no such favourite": (ListState("zzz", FAVOURITES), DESK, [], NONE, SAID["not here"]),
    "nothing read": (ListState(filter=RECENT), {}, [], NONE, SAID["nothing read"]),
    "what was read": (ListState(filter=RECENT), DESK, ["Metformin", "Warfarin"], "2 of 5 drugs", ""),
    "what was read narrowed": (ListState("w", RECENT), DESK, ["Warfarin"], "1 of 5 drugs", ""),
    "nothing such read": (ListState("zzz", RECENT), DESK, [], NONE, SAID["not here"]),
    "no collections": (ListState(filter=COLLECTIONS), {}, [], FIVE, SAID["no collections"]),
    "collections": (
        ListState(filter=COLLECTIONS),
        DESK,
        ["changed: Changed since you read them", "collection: Ward 7", "collection: Night"],
        FIVE,
        "",
    ),
    "collections, nothing changed": (
        ListState(filter=COLLECTIONS),
        DESK | {"changed": ()},
        ["collection: Ward 7", "collection: Night"],
        FIVE,
        "",
    ),
    "collections by name": (ListState("nig", COLLECTIONS), DESK, ["collection: Night"], FIVE, ""),
    "collections by what is in them": (ListState("clav", COLLECTIONS), DESK, ["collection: Ward 7"], FIVE, ""),
    "no such collection": (ListState("zzz", COLLECTIONS), DESK, [], FIVE, SAID["not here"]),
    "a collection": (
        IN_WARD,
        DESK,
        ["up: Ward 7", "Warfarin", "Amoxicillin + Clavulanic acid", "Gonemycin"],
        "3 of 5 drugs",
        "",
    ),
    "a collection narrowed": (IN_WARD.typed("gone"), DESK, ["up: Ward 7", "Gonemycin"], "1 of 5 drugs", ""),
    "a collection without it": (IN_WARD.typed("zzz"), DESK, ["up: Ward 7"], NONE, ""),
    "an empty collection": (IN_WARD.in_collection("Night"), DESK, ["up: Night"], NONE, SAID["empty"]),
    "a collection that is gone": (
        IN_WARD.in_collection("Day"),
        DESK,
        ["changed: Changed since you read them", "collection: Ward 7", "collection: Night"],
        FIVE,
        "",
    ),
    "changed": (CHANGED, DESK, ["up: Changed since you read them", "Warfarin", "Gonemycin"], "2 of 5 drugs", ""),
    "changed narrowed": (CHANGED.typed("w"), DESK, ["up: Changed since you read them", "Warfarin"], "1 of 5 drugs", ""),
    "nothing changed": (CHANGED, {}, ["up: Changed since you read them"], NONE, SAID["unchanged"]),
}


@pytest.mark.parametrize(("state", "desk", "rows", "count", "notice"), TABLE.values(), ids=TABLE)
def test_a_state_means_rows_a_count_and_a_notice(
    sources: Sources, state: ListState, desk: dict[str, object], rows: list[str], count: str, notice: str
) -> None:
    content = shown(state, sources(**desk))
    assert lines(content) == rows
    assert counted(content) == count
    assert content.notice == notice


def least(state: ListState) -> ListState:
    """Return a state without those of its parts that do not count."""
    grouping = state.grouping if state.filter == ALL else ""
    group = state.group if grouping else None
    return ListState(state.query, state.filter, grouping, group, state.opened)


@pytest.mark.parametrize("filter", [ALL, FAVOURITES, RECENT, COLLECTIONS])
def test_what_was_chosen_under_another_filter_changes_nothing(sources: Sources, filter: str) -> None:
    kept = sources(**DESK)
    queries, groupings, groups = ("", "--", "amox", "zzz"), ("", "letter", "class", "atc", "library"), (None, "", "A")
    collections, sections = ("", "Ward 7", "Day", CHANGED_LIST), (None, "usage")
    for query, *others in product(queries, groupings, groups, collections, sections):
        state = ListState(query, filter, *others)
        content, other = shown(state, kept), shown(least(state), kept)
        assert lines(content) == lines(other), state
        assert content._replace(rows=FixedRows()) == other._replace(rows=FixedRows()), state
        assert 0 <= content.listed <= content.total == 5, state
        assert bool(content.sorted_in) == (state.opened == "Ward 7" and not state.words), state
        assert (content.tabs is None) == state.searches, state
        assert not content.listed or not content.notice or state.filter == COLLECTIONS, state


@pytest.mark.parametrize("filter", [ALL, FAVOURITES, RECENT, COLLECTIONS])
def test_nothing_is_open(filter: str) -> None:
    for query, *others, reading in product(("", "zzz"), ("", "class"), (None, "penicillin"), (False, True)):
        state = ListState(query, filter, *others)
        content = shown(state, ListSources(None, None, FixedRows(), reading))
        assert (lines(content), counted(content)) == ([], "0 drugs"), state
        if state == ListState():
            assert content.notice == SAID["reading" if reading else "no pages"]


def test_what_is_kept_has_a_reason_where_its_page_is_not_there(sources: Sources) -> None:
    for state in (ListState(filter=FAVOURITES), ListState("gone", FAVOURITES), ListState("hepa", FAVOURITES)):
        assert shown(state, sources(**DESK)).missing == {
            GONE: "No longer in this library",
            AWAY: "In a library that is not open: away",
        }
    assert shown(IN_WARD, sources(**DESK)).missing == {GONE: "No longer in this library"}
    assert shown(CHANGED, sources(**DESK)).missing == {GONE: "No longer in the library"}
    nothing = ListSources(None, None, FixedRows(), **DESK)
    assert set(shown(ListState(filter=FAVOURITES), nothing).missing) == {WARFARIN, GONE, AMOX, AWAY}


def test_a_library_that_does_not_answer_is_listed_as_it_was_read(libraries: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(libraries / "ward", tmp_path / "ward")
    for there in (True, False):
        catalogue = Catalogue.open(name_libraries([folder]), tmp_path / "index")
        if there:
            catalogue.update()
            shutil.rmtree(folder)
        kept = ListSources(catalogue, catalogue.search(), catalogue.listing(), **DESK)
        everything, favourites = shown(ListState(), kept), shown(ListState(filter=FAVOURITES), kept)
        found = shown(ListState("warf"), kept)
        unreachable = [library.name for library in catalogue.unreachable()]
        catalogue.close()
    assert unreachable == ["ward"]
    assert (counted(everything), counted(found)) == ("3 drugs", "1 of 3 drugs")
    assert set(favourites.missing) == {GONE, AWAY}


@pytest.mark.parametrize(
    ("state", "text", "rows", "notice", "no_result"),
    [
        ("warf", None, ["Warfarin"], "", False),
        ("warf", found_for("warf", NO_TEXT), ["Warfarin"], "", False),
        (
            "warf",
            found_for("warf", BOTH, [NOTE]),
            [
                "Warfarin",
                "heading: Local notes  ·  1",
                "note: ✎ Metformin · AB",
                "heading: In the text  ·  2 of 1,201 passages",
                "passage: Paracetamol · Usage",
                "passage: Warfarin · Dosage",
                "table: All as a table",
            ],
            "",
            False,
        ),
        (
            "zzz",
            found_for("zzz", ONE._replace(capped=True)),
            ["heading: In the text  ·  1 of over 1 passages", "passage: Paracetamol · Usage"],
            "No drug is called “zzz”.",
            False,
        ),
        ("zzz", None, [], "No drug is called “zzz”.", False),
        ("zzz", found_for("zzz", NO_TEXT), [], "Looking through all pages for “zzz” …", False),
        ("zzz", SCANNED, ["heading: Try instead", "naming: Give “zzz” another name…"], NOWHERE, True),
        (
            "in:dosage zzz",
            found_for("in:dosage zzz", OTHERS),
            [],
            "No drug is called “in:dosage zzz”, and that section does not hold it. Others do: choose one above.",
            True,
        ),
        (
            "zzz",
            found_for("zzz", NO_TEXT, [NOTE]),
            ["heading: Local notes  ·  1", "note: ✎ Metformin · AB"],
            "Looking through all pages for “zzz” …",
            False,
        ),
        (
            "warfrin",
            found_for("warfrin", NO_TEXT),
            ["heading: Did you mean", "near: Warfarin"],
            "Looking through all pages for “warfrin” …",
            False,
        ),
        (
            "warfrin",
            SCANNED._replace(query=TextQuestion("warfrin")),
            ["heading: Did you mean", "near: Warfarin"],
            NOWHERE.replace("zzz", "warfrin"),
            True,
        ),
        ("warf", found_for("war", BOTH), ["Warfarin"], "", False),
        ("zzz", found_for("zz", NO_TEXT), [], "No drug is called “zzz”.", False),
    ],
)
def test_what_the_text_holds_stands_below_the_names(
    sources: Sources, state: str, text: FoundText | None, rows: list[str], notice: str, no_result: bool
) -> None:
    content = shown(ListState(state), sources(), text)
    assert lines(content) == rows
    assert (content.notice, content.no_result) == (notice, no_result)
    assert (content.tabs is None) == (text is None or text.query.typed != state)


@pytest.mark.parametrize("filter", [FAVOURITES, RECENT, COLLECTIONS])
def test_what_the_text_holds_stands_in_no_other_list(sources: Sources, filter: str) -> None:
    text = found_for("warf", BOTH, [NOTE])
    assert shown(ListState("warf", filter), sources(**DESK), text) == shown(ListState("warf", filter), sources(**DESK))


def test_notes_of_other_sections_are_left_out_where_one_is_searched(sources: Sources) -> None:
    usage = ONE._replace(sections=frozenset({"usage"}), counts={"usage": 1, "dosage": 7})
    content = shown(ListState("zzz", section="usage"), sources(), found_for("zzz", usage, [NOTE], "usage"))
    assert lines(content) == ["heading: In the text  ·  1", "passage: Paracetamol · Usage"]


@pytest.mark.parametrize(
    ("state", "found", "taken"),
    [
        (ListState("warf"), found_for("warf", BOTH), True),
        (ListState("warf"), found_for("war", BOTH), False),
        (ListState("warf"), found_for("warf", BOTH, section="usage"), False),
        (ListState("warf", section="usage"), found_for("warf", BOTH), False),
        (ListState("warf", section="usage"), found_for("warf", BOTH, section="usage"), True),
        (ListState("warf", FAVOURITES), found_for("warf", BOTH), False),
        (ListState("warf", grouping="atc"), found_for("warf", BOTH), False),
    ],
)
def test_an_answer_that_is_not_wanted_any_more_is_dropped(state: ListState, found: FoundText, taken: bool) -> None:
    before = ListAnswers([], found_for("before", NO_TEXT))
    assert before.with_text(found, state) == (before._replace(text=found) if taken else before)


TABS = [("", "All sections 1,201"), ("dosage", "Dosage 1,200"), ("usage", "Usage 1")]


@pytest.mark.parametrize(
    ("section", "passages", "tabs"),
    [
        (None, BOTH, SectionChoices(TABS, "")),
        ("usage", BOTH, SectionChoices(TABS, "usage")),
        ("", BOTH._replace(sections=frozenset({"dosage"})), SectionChoices(TABS, "")),
        (None, BOTH._replace(sections=frozenset({"dosage"})), SectionChoices(TABS, "dosage")),
        (None, BOTH._replace(sections=frozenset({"dosage", "usage"})), SectionChoices(TABS, "")),
        (None, BOTH._replace(capped=True), SectionChoices([(key, f"{title}+") for key, title in TABS], "")),
        (None, ONE, SectionChoices()),
        (None, OTHERS, SectionChoices([("", "All sections 1"), ("usage", "Usage 1")], "dosage")),
        (None, NO_TEXT, SectionChoices()),
    ],
)
def test_sections_that_have_hits_are_offered(
    sources: Sources, section: str | None, passages: Passages, tabs: SectionChoices
) -> None:
    content = shown(ListState("headache", section=section), sources(), found_for("headache", passages))
    assert content.tabs == tabs


@pytest.mark.parametrize(
    ("state", "opened", "place"),
    [
        (ListState(), "", -1),
        (ListState(), WARFARIN, 4),
        (ListState(), GONE, -1),
        (ListState("amoxi"), "", 0),
        (ListState("amox"), CLAV, -1),
        (ListState("amoxi"), CLAV, 0),
        (ListState("Rx: amoxicillin 500 mg tds"), CLAV, 0),
        (ListState("cillin"), CLAV, -1),
        (ListState("warfrin"), WARFARIN, -1),
        (ListState("zzz"), WARFARIN, -1),
        (ListState(grouping="class"), WARFARIN, -1),
        (PENICILLIN, CLAV, -1),
        (PENICILLIN.typed("clav"), CLAV, -1),
        (PENICILLIN.typed("amoxi"), CLAV, 1),
        (ListState(filter=FAVOURITES), AMOX, 2),
        (ListState(filter=FAVOURITES), METFORMIN, -1),
        (ListState("amox", FAVOURITES), WARFARIN, -1),
        (ListState("amoxi", FAVOURITES), WARFARIN, 0),
        (ListState("metfo", FAVOURITES), WARFARIN, 1),
        (ListState(filter=COLLECTIONS), WARFARIN, -1),
        (ListState("nig", COLLECTIONS), WARFARIN, 0),
        (IN_WARD, CLAV, 2),
        (IN_WARD.typed("clav"), WARFARIN, -1),
        (IN_WARD.typed("amoxicillin + clavu"), WARFARIN, 1),
        (IN_WARD.typed("zzz"), WARFARIN, -1),
    ],
)
def test_the_open_page_is_chosen_or_the_first_name_that_is_meant(
    sources: Sources, state: ListState, opened: str, place: int
) -> None:
    assert first_choice(state, shown(state, sources(**DESK)), opened) == place


@pytest.mark.parametrize(
    ("state", "text", "opened", "said"),
    [
        (ListState("amox"), found_for("amox", NO_TEXT), WARFARIN, True),
        (ListState(" amox "), found_for(" amox ", NO_TEXT), WARFARIN, True),
        (ListState("amox"), None, WARFARIN, False),
        (ListState("amox"), found_for("amox", ONE._replace(hits=[])), WARFARIN, False),
        (ListState("amox"), found_for("amox", NO_TEXT._replace(capped=True)), WARFARIN, False),
        (ListState("amox"), None, AMOX, False),
        (ListState("amox"), None, "", False),
        (ListState("--"), None, GONE, False),
        (ListState(), None, GONE, False),
        (ListState("amox"), found_for("amox", BOTH), WARFARIN, False),
        (ListState("amox"), found_for("amox", NO_TEXT, [NOTE]), METFORMIN, False),
        (ListState("warfrin"), None, WARFARIN, False),
        (ListState("amox", FAVOURITES), None, WARFARIN, True),
        (ListState("amox", COLLECTIONS), None, WARFARIN, False),
        (IN_WARD.typed("amox"), None, WARFARIN, True),
        (IN_WARD.typed("amox"), None, CLAV, False),
        (PENICILLIN.typed("amox"), None, WARFARIN, True),
        (PENICILLIN.typed("amox"), None, AMOX, False),
    ],
)
def test_the_open_page_says_that_it_is_not_what_was_typed(
    sources: Sources, state: ListState, text: FoundText | None, opened: str, said: bool
) -> None:
    expected = "Still open. It does not match “amox”." if said else ""
    assert still_open(state, shown(state, sources(**DESK), text), opened) == expected


def test_titles_are_those_of_the_library_then_those_of_the_desk(sources: Sources) -> None:
    kept = sources(**DESK | {"recent": [Visit(METFORMIN, "Old name", READ), Visit("x/y.md", "Read once", READ)]})
    assert kept.titles([METFORMIN, GONE, AWAY, "x/y.md", "x/z.md"]) == {
        METFORMIN: "Metformin",
        GONE: "Gonemycin",
        AWAY: "Heparin",
        "x/y.md": "Read once",
        "x/z.md": "x/z.md",
    }


@pytest.mark.parametrize(
    ("code", "listed", "total", "line"),
    [
        ("en", 0, 0, "0 drugs"),
        ("en", 1, 1, "1 drug"),
        ("en", 0, 1, "0 of 1 drug"),
        ("en", 5, 5, "5 drugs"),
        ("en", 1, 5, "1 of 5 drugs"),
        ("en", 1234, 12345, "1,234 of 12,345 drugs"),
        ("de", 1, 1, "1 Arzneimittel"),
        ("de", 1234, 12345, "1.234 von 12.345 Arzneimitteln"),
        ("es", 1, 1, "1 medicamento"),
        ("es", 1, 5, "1 de 5 medicamentos"),
    ],
)
def test_the_count_is_worded_in_singular_and_plural(
    qapp: QApplication, code: str, listed: int, total: int, line: str
) -> None:
    language = Language(qapp, code)
    said = count_line(listed, total)
    language.leave()
    assert said == line


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[Catalogue]:
    """Return a catalogue over a library with two pages of one title."""
    for name in ("p/twinin.md", "q/twinin.md", "other.md"):
        path = tmp_path / "ward" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {path.stem.title()}\n### Usage\nFor headache.\n", encoding="utf-8")
    opened = Catalogue.open(name_libraries([tmp_path / "ward"]), tmp_path / "index")
    opened.update()
    yield opened
    opened.close()


@pytest.mark.parametrize("state", [ListState(), ListState(filter=FAVOURITES), ListState(filter=RECENT)])
@pytest.mark.parametrize("query", ["", "twinin"])
def test_pages_of_one_title_are_told_apart_in_every_list(twins: Catalogue, state: ListState, query: str) -> None:
    kept = ["ward/q/twinin.md", "ward/p/twinin.md"]
    desk = ListSources(
        twins,
        twins.search(),
        twins.listing(),
        favourites=[Favourite(page, "Twinin", READ) for page in kept],
        recent=[Visit(page, "Twinin", READ) for page in kept],
    )
    rows = shown(replace(state, query=query), desk).rows
    told = {rows[place].id: rows[place].subtitle for place in range(len(rows)) if "twinin" in rows[place].id}
    assert told == {"ward/p/twinin.md": "p", "ward/q/twinin.md": "q"}


def test_passages_of_two_pages_of_one_title_are_told_apart(twins: Catalogue) -> None:
    found = twins.search().passages("headache")
    titles = [line.title for line in passage_lines(found.hits, 3, capped=False)]
    assert sorted(titles[1:]) == ["Other · Usage", "Twinin · Usage · p", "Twinin · Usage · q"]
