"""One box: names first, then passages; sections of hits; browsing by groups."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt

from medviewer.library.text import passages
from medviewer.library.text.text_query import searched_words
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_lines import HEADING, MORE, NEARLY, PASSAGE, TABLE, differing
from tests.ui.conftest import write_page

ALT = Qt.KeyboardModifier.AltModifier


def kinds(hands) -> list[str]:
    """Return the kind of each row."""
    model = hands.window.drugs.model
    return [model.index(row).data(DrugRole.KIND) for row in range(model.rowCount())]


def wait_for_passages(hands) -> None:
    """Wait until passages stand in the list."""
    hands.wait(lambda: PASSAGE in kinds(hands))


def test_names_come_first_then_passages_under_their_heading(hands) -> None:
    hands.type("warf")
    assert hands.titles() == ["Warfarin"]
    wait_for_passages(hands)
    assert hands.titles()[0] == "Warfarin"
    assert kinds(hands)[1] == HEADING
    assert hands.titles()[1].startswith("In the text")
    assert set(kinds(hands)[2:-1]) == {PASSAGE} and kinds(hands)[-1] == TABLE  # of a drug its best three are listed


def test_the_chosen_name_stays_chosen_when_passages_come(hands) -> None:
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.type("amoxi")
    hands.press(Qt.Key.Key_Down, at=hands.window.drugs.field)
    before = hands.window.drugs.view.currentIndex().data()
    wait_for_passages(hands)
    assert hands.window.drugs.view.currentIndex().data() == before == "Amoxicillin + Clavulanic acid"


def test_a_passage_opens_its_tab_at_the_hit_and_escape_leads_back(hands) -> None:
    hands.open("metformin")
    hands.choose_tab("Usage")
    hands.type("headache warfarin")
    wait_for_passages(hands)
    row = next(n for n, kind in enumerate(kinds(hands)) if kind == PASSAGE)
    for _ in range(row):
        hands.press(Qt.Key.Key_Down, at=hands.window.drugs.field)
    hands.wait(lambda: hands.window.drugs.view.currentIndex().data(DrugRole.KIND) == PASSAGE)
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait(lambda: hands.title() == "Warfarin")
    assert hands.tab() == "Side effects"
    assert hands.view.page.extraSelections()
    assert hands.view.find_bar.isVisible()
    assert not hands.view.header.still_open.isVisible()
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_Escape)
    hands.wait(lambda: hands.title() == "Metformin")
    assert hands.tab() == "Usage"


def test_escape_leads_back_within_a_page_too(hands) -> None:
    hands.open("warfarin")
    hands.choose_tab("Usage")
    hands.type("headache warfarin")
    wait_for_passages(hands)
    for _ in range(kinds(hands).index(PASSAGE)):
        hands.press(Qt.Key.Key_Down, at=hands.window.drugs.field)
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait(lambda: hands.tab() == "Side effects")
    with hands.wait_for_page():
        hands.press(Qt.Key.Key_Escape)
    assert (hands.title(), hands.tab()) == ("Warfarin", "Usage")
    assert not hands.view.find_bar.isVisible()


def test_sections_are_counted_and_can_be_chosen(hands, qtbot) -> None:
    hands.type("twice")
    wait_for_passages(hands)
    hands.type("metformin mg")
    hands.wait(lambda: hands.window.drugs.sections.count() > 1 or PASSAGE in kinds(hands))
    hands.type("nausea")
    wait_for_passages(hands)
    hands.type("warfarin")
    hands.wait(lambda: hands.window.drugs.sections.count() > 1)
    bar = hands.window.drugs.sections
    titles = [bar.itemText(n) for n in range(bar.count())]
    assert titles[0].startswith("All sections")
    assert any(title.startswith("Usage 1") for title in titles)
    bar.setCurrentIndex(next(n for n, title in enumerate(titles) if title.startswith("Usage")))
    hands.wait(lambda: [t for t in hands.titles() if "·" in t and "text" not in t] == ["Warfarin · Usage"])


def test_a_section_can_be_typed(hands) -> None:
    hands.type("in:dosage twice")
    wait_for_passages(hands)
    found = [title for title in hands.titles() if " · " in title and not title.startswith("In the text")]
    assert len(found) == 5
    assert all(title.endswith("· Dosage") for title in found)
    assert "In the text  ·  5" in hands.titles()


def test_a_section_that_is_chosen_takes_the_place_of_one_that_was_typed(hands) -> None:
    hands.type("in:dosage warfarin")
    wait_for_passages(hands)
    bar = hands.window.drugs.sections
    assert bar.itemText(bar.currentIndex()) == "Dosage 1"
    bar.setCurrentIndex(0)
    hands.wait(lambda: kinds(hands).count(PASSAGE) > 1)
    assert bar.itemText(bar.currentIndex()).startswith("All sections")


def test_a_section_without_hits_names_those_that_have_some(hands) -> None:
    hands.type("in:usage headache rash")
    hands.wait(lambda: "that section does not hold it" in hands.window.drugs.notice.text())
    bar = hands.window.drugs.sections
    assert [bar.itemText(n) for n in range(bar.count())] == ["All sections 5", "Side effects 5"]
    assert not hands.window.drugs.model.rowCount()
    bar.setCurrentIndex(1)
    wait_for_passages(hands)
    assert kinds(hands).count(PASSAGE) == 5


def test_sections_are_named_as_in_the_page(hands) -> None:
    hands.type("halved scored")
    wait_for_passages(hands)
    hands.type("warfarin")
    hands.wait(lambda: hands.window.drugs.sections.count() > 1)
    bar = hands.window.drugs.sections
    assert "FAQs 1" in [bar.itemText(n) for n in range(bar.count())]


def test_passages_stay_and_the_chosen_one_stays_chosen_when_the_library_changes(hands, formulary: Path) -> None:
    hands.type("headache")
    wait_for_passages(hands)
    for _ in range(3):
        hands.press(Qt.Key.Key_Down, at=hands.window.drugs.field)
    chosen = hands.window.drugs.view.currentIndex().data()
    seen: list[bool] = []
    hands.window.drugs.model.modelReset.connect(lambda: seen.append(PASSAGE in kinds(hands)))
    write_page(formulary, "Headachex", "headachex", "Kopfweh", "analgesic", 5)
    hands.wait(lambda: hands.titles()[0] == "Headachex")
    assert all(seen)
    assert hands.window.drugs.view.currentIndex().data() == chosen


def test_a_group_stays_where_it_is_when_the_library_changes(hands, formulary: Path) -> None:
    hands.press(Qt.Key.Key_6, ALT)
    hands.window.drugs.view.activate(hands.window.drugs.model.index(2))
    hands.press(Qt.Key.Key_Down, at=hands.window.drugs.field)
    assert hands.window.drugs.view.currentIndex().data() == "Amoxicillin"
    write_page(formulary, "Almecillin", "almecillin", "Keen", "penicillin", 5)
    hands.wait(lambda: "Almecillin" in hands.titles())
    assert hands.titles()[:3] == ["penicillin", "Almecillin", "Amoxicillin"]
    assert hands.window.drugs.view.currentIndex().data() == "Amoxicillin"


def test_any_punctuation_is_text(hands) -> None:
    for text in ('"', "'", "a OR", "AND (", "*", 'mg/"m2', "-", "in:", "NEAR(a b)", "100%"):
        hands.type(text)
    hands.type("warf")
    assert hands.titles()[0] == "Warfarin"


def test_letters_that_differ_are_emphasised() -> None:
    assert differing("warfrin", "Warfarin") == ((4, 1),)
    assert differing("metphormin", "Metformin") == ((3, 1),)
    assert differing("warfarin", "Warfarin") == ()


def test_what_is_not_typed_yet_does_not_differ() -> None:
    assert differing("wafra", "Warfarin") == ((2, 1),)
    assert differing("metph", "Metformin hydrochloride") == ((3, 2),)


def test_letters_that_differ_are_those_of_the_word_that_was_meant() -> None:
    assert differing("metformn", "Sitagliptin + Metformin") == ((21, 1),)


def test_a_near_name_stands_above_all_passages_that_hold_the_wrong_spelling(formulary: Path, request) -> None:
    for number in range(12):
        page = write_page(formulary, f"Sampl{chr(97 + number)}l", "sample", "Keen", "sample", 5)
        page.write_text(
            page.read_text(encoding="utf-8") + "\nSpelt warfrin by many, warfrin again.\n", encoding="utf-8"
        )
    hands = request.getfixturevalue("hands")
    hands.type("warfrin")
    wait_for_passages(hands)
    assert kinds(hands)[:3] == [HEADING, NEARLY, HEADING]
    assert hands.titles()[1] == "Warfarin"
    assert kinds(hands).count(PASSAGE) > 3


def test_a_near_name_is_marked_as_one(hands) -> None:
    hands.type("warfrin")
    assert kinds(hands)[:2] == [HEADING, NEARLY]
    index = hands.window.drugs.model.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Near name, Warfarin")
    assert not hands.window.drugs.view.currentIndex().isValid()


def test_nothing_at_all_is_said(hands) -> None:
    hands.type("qqqqqqqq")
    said = "No drug is called “qqqqqqqq”, and no page holds this text. Looked through: 5 pages of formulary."
    hands.wait(lambda: hands.window.drugs.notice.text() == said)


@pytest.mark.parametrize(
    ("key", "groups"),
    [
        (Qt.Key.Key_5, ["A", "M", "P", "W"]),
        (Qt.Key.Key_6, ["analgesic", "biguanide", "penicillin", "vitamin K antagonist"]),
        (Qt.Key.Key_7, ["No ATC code given"]),
        (Qt.Key.Key_8, ["formulary"]),
    ],
)
def test_drugs_are_grouped(hands, key: Qt.Key, groups: list[str]) -> None:
    hands.press(key, ALT)
    assert hands.titles() == groups


def test_a_group_opens_narrows_and_leads_back(hands) -> None:
    hands.press(Qt.Key.Key_6, ALT)
    hands.window.drugs.view.activate(hands.window.drugs.model.index(2))
    assert hands.titles() == ["penicillin", "Amoxicillin", "Amoxicillin + Clavulanic acid"]
    hands.type("clav")
    assert hands.titles() == ["penicillin", "Amoxicillin + Clavulanic acid"]
    hands.window.drugs.view.activate(hands.window.drugs.model.index(0))
    assert hands.titles()[0] == "analgesic"
    hands.type("vit")
    assert hands.titles() == ["vitamin K antagonist"]
    hands.press(Qt.Key.Key_4, ALT)
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    assert len(hands.titles()) == 5


def test_words_that_are_marked_leave_operators_out() -> None:
    assert searched_words('in:dosage renal "end stage" -dialysis 5') == ["renal", "end", "stage", "5"]


ENDLESS = "WITH RECURSIVE count(n) AS (SELECT begun() UNION ALL SELECT n + 1 FROM count) SELECT max(n) FROM count"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the text be searched without end for `nausea`; return what is set once that has begun."""
    begun, ask = Event(), passages.ask

    def slow_ask(db, query, *rest):
        if query.wanted[0].words == ("nausea",):
            db.create_function("begun", 0, lambda: begun.set() or 1)  # while it runs: before, an interrupt is lost
            db.execute(ENDLESS).fetchone()
        return ask(db, query, *rest)

    monkeypatch.setattr(passages, "ask", slow_ask)
    return begun


def test_a_key_abandons_the_search_before_it(hands, slow: Event) -> None:
    hands.type("nausea")
    hands.wait(slow.is_set)
    hands.type("warf")
    assert hands.titles()[0] == "Warfarin"
    wait_for_passages(hands)
    assert any("Warfarin" in title for title in hands.titles()[2:])


def test_emptying_the_box_and_closing_the_window_abandon_a_search(hands, slow: Event, close_window) -> None:
    hands.type("nausea")
    hands.wait(slow.is_set)
    hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
    hands.wait(lambda: not hands.app.tasks.busy())
    slow.clear()
    hands.type("nausea")
    hands.wait(slow.is_set)
    close_window(hands.app)


def test_more_passages_are_asked_for_with_a_true_count(open_window, formulary: Path) -> None:
    for number in range(100):
        text = f"# Many {number}\n### Usage\nFor quiddity number {number}.\n"
        (formulary / f"many{number}.md").write_text(text, encoding="utf-8")
    hands = open_window(rows=105)
    hands.wait_long(lambda: not hands.app.session.is_reading())
    hands.type("quiddity")
    for shown, below in ((40, [MORE, TABLE]), (80, [MORE, TABLE]), (100, [])):
        hands.wait(lambda shown=shown: kinds(hands).count(PASSAGE) == shown)
        heading = next(title for title in hands.titles() if title.startswith("In the text"))
        assert heading == "In the text  ·  100" if shown == 100 else f"In the text  ·  {shown} of 100 passages"
        assert [kind for kind in kinds(hands) if kind in (MORE, TABLE)] == below
        if below:
            model, view = hands.window.drugs.model, hands.window.drugs.view
            view.setCurrentIndex(model.index(kinds(hands).index(MORE)))
            hands.press(Qt.Key.Key_Return, at=view)
