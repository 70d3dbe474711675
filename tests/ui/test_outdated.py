"""An answer that nobody wants any more is dropped, wherever it was asked for: what was asked last is what comes up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QToolTip

from medviewer.errors import PageError
from medviewer.ui.base.tasks import Tasks
from medviewer.ui.importing.import_target import ImportTarget, explanation
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.several_pages.medication_dialog import MedicationDialog
from tests.ui.conftest import Hands, write_page

CTRL = Qt.KeyboardModifier.ControlModifier
METFORMIN, PARACETAMOL, WARFARIN = "formulary/m/metformin.md", "formulary/p/paracetamol.md", "formulary/w/warfarin.md"


@contextmanager
def late(hands: Hands, lane: str) -> Iterator[Event]:
    """Have what is asked in a lane answered at the end of the `with` block, or once the event is set; all of it."""
    hands.wait(lambda: not hands.app.tasks.busy())
    gate = Event()
    hands.app.tasks.run(lambda _task: gate.wait(30), lambda _answer: None, lane=lane)
    try:
        yield gate
    finally:
        gate.set()
    hands.wait(lambda: not hands.app.tasks.busy())


def calls_of(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[tuple[object, ...]]:
    """Return a list that grows by the arguments of each call of a method, which is made as ever."""
    calls, own = [], getattr(owner, name)

    def called(*values: object, **named: object) -> object:
        calls.append(values)
        return own(*values, **named)

    monkeypatch.setattr(owner, name, called)
    return calls


@pytest.fixture
def naming(open_window, formulary: Path) -> Hands:
    """Return hands before a library in which two pages name warfarin, and one names metformin."""
    (formulary / "simvastatin.md").write_text("# Simvastatin\n### Interactions\nWarfarin. Metformin.\n")
    (formulary / "miconazole.md").write_text("# Miconazole\n### Interactions\nWith warfarin: bleeding.\n")
    hands = open_window(rows=7)
    hands.wait(lambda: not hands.app.session.is_reading() and not hands.app.tasks.busy())
    return hands


def ask_for(hands: Hands, query: str) -> None:
    hands.type(query)
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)


def test_a_task_that_was_cancelled_delivers_neither_answer_nor_error(hands) -> None:
    told: list[object] = []

    def fail(_task: object) -> None:
        raise PageError("unread")

    with late(hands, "read"):
        for work in (lambda _task: "answer", fail):
            hands.app.tasks.run(work, told.append, told.append, lane="read").cancel()
        hands.app.tasks.run(lambda _task: "wanted", told.append, told.append, lane="read")
        hands.app.tasks.run(fail, told.append, lambda _error: told.append("failed"), lane="read")
    assert told == ["wanted", "failed"]


def test_of_two_pages_that_are_asked_for_the_last_one_comes_up(hands) -> None:
    opened: list[str] = []
    hands.app.reader.opened.connect(lambda page, _place: opened.append(page.id))
    with late(hands, "read"):
        ask_for(hands, "warfarin")
        ask_for(hands, "metformin")
    assert opened == [METFORMIN]
    assert hands.title() == "Metformin"


def test_a_page_does_not_come_up_behind_one_that_is_not_there(hands) -> None:
    opened: list[str] = []
    hands.app.reader.opened.connect(lambda page, _place: opened.append(page.id))
    with late(hands, "read"):
        ask_for(hands, "warfarin")
        hands.app.page.open("formulary/gone.md")
    assert opened == []
    assert "no longer in an open library" in hands.window.message.label.text()


def test_going_back_twice_brings_up_the_second_page_alone(hands) -> None:
    for query in ("metformin", "paracetamol", "warfarin"):
        hands.open(query)
    opened: list[str] = []
    hands.app.reader.opened.connect(lambda page, _place: opened.append(page.id))
    with late(hands, "read"):
        hands.app.actions.back.trigger()
        hands.app.actions.back.trigger()
    assert opened == [METFORMIN]


def test_a_page_of_libraries_that_were_closed_does_not_come_up(hands, tmp_path: Path) -> None:
    opened: list[str] = []
    hands.app.reader.opened.connect(lambda page, _place: opened.append(page.id))
    other = tmp_path / "other"
    write_page(other, "Otherol", "otherol", "Otherex", "remedy", 1)
    with late(hands, "read") as gate:
        hands.app.session.closing.connect(gate.set)
        hands.app.page.open(WARFARIN)
        hands.app.library._open([other])
    hands.wait(lambda: bool(hands.titles()) and "Otherol" in hands.titles())
    assert WARFARIN not in opened


def test_passages_of_a_query_that_was_typed_over_are_not_listed(hands) -> None:
    found: list[str] = []
    text = hands.app.list._text
    text.found.connect(lambda answer: found.append(answer.query.typed))
    with late(hands, "search"):
        hands.type("headache")
        hands.wait(lambda: text._task is not None)
        hands.type("scored")
        hands.wait(lambda: text._task is not None)
    assert found == ["scored"]


def test_passages_do_not_come_once_the_field_was_emptied(hands) -> None:
    found: list[str] = []
    text = hands.app.list._text
    text.found.connect(lambda answer: found.append(answer.query.typed))
    with late(hands, "search"):
        hands.type("headache")
        hands.wait(lambda: text._task is not None)
        hands.press(Qt.Key.Key_Escape, at=hands.window.drugs.field)
        hands.wait(lambda: not hands.window.drugs.field.text())
    assert found == []


def test_passages_of_a_section_that_was_chosen_over_are_not_listed(hands) -> None:
    text, bar = hands.app.list._text, hands.window.drugs.sections
    hands.type("warfarin")
    hands.wait(lambda: bar.isVisible() and bar.count() > 2)
    found: list[object] = []
    text.found.connect(lambda answer: found.append(answer.passages.sections))
    with late(hands, "search"):
        bar.setCurrentIndex(1)
        hands.wait(lambda: text._task is not None)
        first = text._task
        bar.setCurrentIndex(2)
        hands.wait(lambda: text._task not in (None, first))
    assert len(found) == 1 and bar.currentIndex() == 2


def test_how_many_name_a_page_is_never_said_of_another(naming, monkeypatch: pytest.MonkeyPatch) -> None:
    header = naming.view.header
    naming.open("parac")
    told = calls_of(monkeypatch, header, "show_named_by")
    with late(naming, "related"):
        naming.open("warfarin")
        naming.wait(lambda: naming.app.naming._asked is not None)
        naming.open("metformin")
        naming.wait(lambda: not naming.app.naming._later.isActive())
    assert [text for (text,) in told if text] == ["Mentioned in 1 page"]


def test_how_many_name_a_page_is_said_once_where_it_is_asked_twice(naming, monkeypatch: pytest.MonkeyPatch) -> None:
    naming.open("warfarin")
    naming.wait(lambda: bool(naming.view.header.named_by.text()))
    told = calls_of(monkeypatch, naming.view.header, "show_named_by")
    with late(naming, "related"):
        for _ in range(2):
            naming.app.naming.ask()
            naming.wait(lambda: not naming.app.naming._later.isActive())
    assert told == [("Mentioned in 2 pages",)]


def test_how_many_name_a_page_is_not_said_of_the_next_where_the_answer_meets_it(
    naming, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it comes between the page that is shown next and the question of who names that one."""
    naming.open("metformin")
    with late(naming, "related") as gate:
        naming.open("warfarin")
        naming.wait(lambda: naming.app.naming._asked is not None)
        told = calls_of(monkeypatch, naming.view.header, "show_named_by")

        def answered(*_: object) -> None:
            gate.set()
            naming.app.tasks.wait("related")

        naming.app.reader.opened.connect(answered)
        naming.open("parac")
    assert [text for (text,) in told if text] == []


def test_how_many_name_a_page_is_said_though_another_cannot_be_read(naming, monkeypatch: pytest.MonkeyPatch) -> None:
    def unread(_page_id: str) -> None:
        raise PageError("The disk does not give it.")

    failed: list[str] = []
    naming.app.reader.failed.connect(lambda page_id, _error: failed.append(page_id))
    with late(naming, "related"):
        naming.open("warfarin")
        monkeypatch.setattr(naming.app.session.catalogue, "read", unread)
        naming.app.page.open(METFORMIN)
        naming.wait(lambda: failed == [METFORMIN])
        assert naming.view.header.named_by.text() == ""
    naming.wait(lambda: naming.view.header.named_by.text() == "Mentioned in 2 pages")


def test_who_names_a_page_is_not_shown_over_another(naming) -> None:
    naming.open("warfarin")
    with late(naming, "related"):
        naming.press(Qt.Key.Key_B, CTRL, at=naming.window)
        naming.open("metformin")
    assert not naming.app.naming.is_shown()
    assert naming.title() == "Metformin"


def test_who_names_a_page_is_shown_once_however_often_it_is_asked(naming, monkeypatch: pytest.MonkeyPatch) -> None:
    naming.open("warfarin")
    view = naming.app.naming.view()
    shown = calls_of(monkeypatch, view, "show_quotes")
    with late(naming, "related"):
        naming.press(Qt.Key.Key_B, CTRL, at=naming.window)
        naming.press(Qt.Key.Key_B, CTRL, at=naming.window)
    assert len(shown) == 1 and naming.app.naming.is_shown()


def test_what_is_found_of_a_text_that_was_typed_over_is_not_counted(open_window, formulary: Path) -> None:
    steps = "".join(f"* Step {n}: take {n} mg by mouth, and then wait.\n" for n in range(4000))
    (formulary / "longosine.md").write_text(f"# Longosine\n### Dosage\n{steps}", encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("longosine")
    hands.press(Qt.Key.Key_F, CTRL)
    field = hands.view.find_bar.field
    with late(hands, "find"):
        hands._qtbot.keyClicks(field, "and then")
        field.selectAll()
        hands._qtbot.keyClicks(field, "Step 39")
    assert hands.view.find_bar.count.text().endswith(" of 111")
    with late(hands, "find"):
        field.selectAll()
        hands._qtbot.keyClicks(field, "and then")
        hands.press(Qt.Key.Key_Escape, at=field)
    assert not hands.view.find_bar.isVisible() and not hands.view.page.extraSelections()


def test_the_first_lines_of_a_page_do_not_come_once_its_name_was_left(naming) -> None:
    naming.open("simva")
    naming.choose_tab("Interactions")
    page, links = naming.view.page, naming.app.links
    with late(naming, "related"):
        naming.press(Qt.Key.Key_Tab, at=page)
        naming.wait(lambda: links._task is not None)
        for _ in range(2):
            naming.press(Qt.Key.Key_Tab, at=page)
        naming.wait(lambda: links._task is None)
    assert not QToolTip.isVisible()


def test_of_a_list_that_is_typed_on_only_the_last_state_is_read(hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.app.actions.tray_list.trigger()
    dialog = hands.window.findChild(MedicationDialog)
    shown = calls_of(monkeypatch, dialog, "_show")
    with late(hands, "related"):
        dialog.list.setPlainText("warfarin")
        hands.wait(lambda: dialog._task is not None)
        before = dialog._task
        dialog.list.setPlainText("warfarin\nmetformin")
        hands.wait(lambda: dialog._task is not before)
    assert [[entry.text for entry in entries] for (entries,) in shown] == [["warfarin", "metformin"]]
    with late(hands, "related"):
        dialog.list.setPlainText("paracetamol")
        hands.wait(lambda: dialog._task is not None)
        dialog.reject()
    assert len(shown) == 1


def test_the_last_comparison_that_was_asked_for_is_shown(hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.open("warfarin")
    shown = calls_of(monkeypatch, hands.app.compare.view(), "show_pages")
    with late(hands, "read"):
        hands.app.compare.add([METFORMIN])
        hands.app.compare.add([PARACETAMOL])
    assert [[page.id for page in pages] for pages, *_ in shown] == [[WARFARIN, METFORMIN, PARACETAMOL]]


def test_a_comparison_that_was_taken_apart_does_not_come_up(hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.open("warfarin")
    shown = calls_of(monkeypatch, hands.app.compare.view(), "show_pages")
    with late(hands, "read"):
        hands.app.compare.add([METFORMIN])
        hands.app.compare.remove(METFORMIN)
    assert shown == [] and not hands.app.compare.is_shown() and not hands.app.compare.ids()


def test_a_comparison_of_libraries_that_were_closed_does_not_come_up(hands, tmp_path: Path, monkeypatch) -> None:
    hands.open("warfarin")
    shown = calls_of(monkeypatch, hands.app.compare.view(), "show_pages")
    other = tmp_path / "other"
    write_page(other, "Otherol", "otherol", "Otherex", "remedy", 1)
    with late(hands, "read") as gate:
        hands.app.session.closing.connect(gate.set)
        hands.app.compare.add([METFORMIN])
        hands.app.library._open([other])
    assert shown == [] and not hands.app.compare.is_shown() and not hands.app.compare.ids()


def test_the_tray_shows_what_is_in_it_now(naming, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = naming.app.tray
    tray.add([WARFARIN, METFORMIN])
    shown = calls_of(monkeypatch, tray.view(), "show_quotes")
    with late(naming, "related"):
        tray.show()
        tray.add([PARACETAMOL])
    assert len(shown) == 1 and list(tray.ids()) == [WARFARIN, METFORMIN, PARACETAMOL]


def test_a_preview_is_shown_in_the_layout_that_was_asked_for_last(hands) -> None:
    hands.open("warfarin")
    shown: list[QPageLayout.Orientation] = []
    with late(hands, "preview"):
        hands.app.actions.print.trigger()
        dialog = hands.window.findChild(QPrintPreviewDialog)
        preview = dialog.findChild(QPrintPreviewWidget)
        hands.wait(dialog.isVisible)
        preview.paintRequested.connect(lambda printer: shown.append(printer.pageLayout().orientation()))
        preview.setLandscapeOrientation()
        hands.wait(lambda: bool(shown))
        shown.clear()
    assert shown == [QPageLayout.Orientation.Landscape]
    dialog.reject()


def test_what_is_said_of_a_folder_is_said_of_the_one_that_is_named_now(hands, tmp_path: Path, qtbot) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter.txt").write_text("x")
    target = ImportTarget(hands.window, hands.app.tasks)
    said: list[str] = []
    with late(hands, "import target"):
        target.field.setText(str(tmp_path / "used"))
        target.explain([])
        target.field.setText(str(tmp_path / "new"))
        target.explain([])
        told = target.explained.setText
        target.explained.setText = lambda text: (said.append(text), told(text))  # type: ignore[method-assign]
    assert said == [explanation("new")]


def test_an_update_that_was_stopped_tells_of_no_pages(hands, formulary: Path) -> None:
    told: list[object] = []
    session: LibrarySession = hands.app.session
    hands.wait(lambda: not session.is_reading())
    session.pages_changed.connect(told.append)
    with late(hands, "library"):
        session.read_again()
        session.cancel()
    assert told == []


@pytest.mark.parametrize(
    ("lane", "part", "ask", "told"),
    [
        ("library", "session", "_look", "_looked"),
        ("library", "follower", "look_now", "_show"),
        ("packs", "packs", "look", "_looked"),
    ],
)
def test_what_was_looked_for_in_libraries_is_not_told_once_they_are_closed(
    hands, monkeypatch: pytest.MonkeyPatch, lane: str, part: str, ask: str, told: str
) -> None:
    owner = getattr(hands.app, part)
    hands.wait(lambda: not hands.app.tasks.busy())
    answers = calls_of(monkeypatch, owner, told)
    with late(hands, lane) as gate:
        answers.clear()
        getattr(owner, ask)()
        hands.app.session.closing.connect(gate.set)
        hands.app.session.close()
    assert answers == []


def test_of_two_looks_at_packs_the_last_one_is_told(hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.wait(lambda: not hands.app.tasks.busy())
    told = calls_of(monkeypatch, hands.app.packs, "_looked")
    with late(hands, "packs"):
        hands.app.packs.look()
        hands.app.packs.look()
    assert len(told) == 1


def test_notes_of_a_page_are_not_shown_on_another(hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.open("warfarin")
    shown = calls_of(monkeypatch, hands.view.text, "take_cards")
    hands.app.keeper.writer.run(lambda desk: desk.notes.write(WARFARIN, "Warfarin", "usage", "Mind the INR."))
    hands.wait(lambda: any(cards for (cards,) in shown))
    hands.open("parac")
    hands.wait(lambda: not hands.app.tasks.busy())
    shown.clear()
    with late(hands, "notes"):
        hands.open("warfarin")
        hands.open("metformin")
    assert not any(cards for (cards,) in shown)


def test_a_helper_that_ends_with_its_window_delivers_nothing(qtbot, qapp) -> None:
    told: list[object] = []
    tasks = Tasks(told.append, qapp)
    gate = Event()
    tasks.run(lambda _task: gate.wait(30), told.append)
    gate.set()
    tasks.finish()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert told == []
