"""A page read aloud in the window: what the voice is given, what is marked, and what ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from medviewer.ui.aloud.aloud_bar import AloudBar
from tests.ui.conftest import Hands

PAGE = """---
title: Sonol
---
### Dosage
Adults take 5 mg/kg/day. Not more than 1 g in 24 h. ~~Never 50 mg.~~

| Patient | UK label | US label |
|---|---|---|
| Children | 0.3 mg | 5–10 mg |

### Precautions
Stop below 10<sup>9</sup>/L.
"""
DOSAGE = [
    "Dosage",
    "Adults take 5 milligrams per kilogram per day.",
    "Not more than 1 gram in 24 hours.",
    "struck out: Never 50 milligrams., end of struck-out text,",
    "Patient",
    "UK label",
    "US label",
    "Children, UK label: 0.3 milligrams",
    "Children, US label: 5 to 10 milligrams",
]
GERMAN = "---\ntitle: Tonol\nlanguage: de\n---\n### Dosierung\nErwachsene 0,5 mg/kg KG.\n"


class RecordingVoice(QObject):
    """A voice that keeps what it is to say, and is over when the test says so."""

    began = Signal()
    over = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str, float]] = []
        self.is_heard = False
        self.is_there = True

    def say(self, text: str, language: str, rate: float) -> None:
        self.said.append((text, language, rate))
        self.is_heard = True
        self.began.emit()

    def hush(self) -> None:
        self.is_heard = False

    def end(self) -> None:
        self.is_there = self.is_heard = False

    def finish(self) -> None:
        """End the sentence."""
        self.is_heard = False
        self.over.emit()


class Listener:
    """Hears the voice of a window."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.voice = RecordingVoice(hands.window)
        hands.app.aloud.make_voice = lambda _parent: self.voice
        hands.view.page.setFocus()

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        self.hands.press(key, *held)

    def texts(self) -> list[str]:
        return [text for text, _, _ in self.voice.said]

    def marked(self) -> str:
        """Return the text that is marked in the page."""
        return "|".join(one.cursor.selectedText() for one in self.hands.view.page.extraSelections())

    def bar(self) -> AloudBar | None:
        found = self.hands.view.findChildren(AloudBar)
        return next((bar for bar in found if bar.isVisible()), None)

    def is_silent(self) -> bool:
        return not self.voice.is_heard and not self.marked() and self.bar() is None


def open_tray(listener: Listener) -> None:
    """Show the passages that name drugs together, in place of the page."""
    held = Qt.KeyboardModifier.ControlModifier
    listener.press(Qt.Key.Key_T, held, Qt.KeyboardModifier.ShiftModifier)
    listener.press(Qt.Key.Key_T, held)
    listener.hands.wait(listener.hands.app.tray.is_shown)


@pytest.fixture
def listener(formulary: Path, open_window) -> Listener:
    (formulary / "s.md").write_text(PAGE, encoding="utf-8")
    (formulary / "t.md").write_text(GERMAN, encoding="utf-8")
    hands = open_window(rows=7)
    hands.open("sonol")
    hands.choose_tab("Dosage")
    return Listener(hands)


def test_a_tab_is_read_to_its_end_each_sentence_marked(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    marked = []
    while listener.voice.is_heard:
        marked.append(listener.marked())
        listener.voice.finish()
    begin = listener.texts().index(DOSAGE[1])
    assert listener.texts()[begin:] == DOSAGE[1:]
    assert marked[begin + 1] == "Not more than 1\u00a0g in 24\u00a0h." and marked[-1] == "5–\u206010\u00a0mg"
    assert listener.is_silent()


def test_it_is_paused_and_goes_on_with_the_same_sentence(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    before, marked = listener.texts(), listener.marked()
    listener.press(Qt.Key.Key_F8)
    assert not listener.voice.is_heard and listener.marked() == marked
    assert listener.bar().pause.accessibleName() == "Go on reading aloud"
    listener.press(Qt.Key.Key_F8)
    assert listener.voice.is_heard and listener.texts() == before * 2
    assert listener.bar().pause.accessibleName() == "Pause reading aloud"


def test_keys_and_buttons_go_from_sentence_to_sentence(listener: Listener, qtbot) -> None:
    listener.press(Qt.Key.Key_F8)
    first = listener.texts()[0]
    listener.press(Qt.Key.Key_F7)
    assert listener.texts()[-1] == first, "there is none before"
    listener.press(Qt.Key.Key_F9)
    second = listener.texts()[-1]
    qtbot.mouseClick(listener.bar().next, Qt.MouseButton.LeftButton)
    third = listener.texts()[-1]
    qtbot.mouseClick(listener.bar().previous, Qt.MouseButton.LeftButton)
    assert listener.texts()[-1] == second and len({first, second, third}) == 3
    listener.press(Qt.Key.Key_F8)
    listener.press(Qt.Key.Key_F9)
    assert not listener.voice.is_heard, "a paused voice stays so"
    listener.press(Qt.Key.Key_F8)
    assert listener.texts()[-1] == third
    listener.voice.over.emit()


def test_the_next_sentence_behind_the_last_one_ends_it(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    for _ in range(len(DOSAGE) + 3):
        listener.press(Qt.Key.Key_F9)
    assert listener.is_silent() and listener.texts()[-1] == DOSAGE[-1]


def test_speed_holds_for_this_sentence_and_is_remembered(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    for _ in range(8):
        listener.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert [rate for _, _, rate in listener.voice.said][-1] == 1.0 and not listener.bar().faster.isEnabled()
    assert len(set(listener.texts())) == 1 and listener.bar().speed.text() == "Speed +5"
    listener.press(Qt.Key.Key_Escape)
    listener.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    listener.press(Qt.Key.Key_F8)
    assert listener.voice.said[-1][2] == 0.8
    assert listener.hands.app.settings.number("aloud/speed", 0) == 4


def test_escape_silences_before_it_does_anything_else(listener: Listener) -> None:
    hands = listener.hands
    listener.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    listener.press(Qt.Key.Key_F8)
    hands.view.page.setFocus()
    listener.press(Qt.Key.Key_Escape)
    assert not listener.voice.is_heard and hands.view.find_bar.isVisible()
    listener.press(Qt.Key.Key_Escape)
    assert not hands.view.find_bar.isVisible()
    listener.press(Qt.Key.Key_F8)
    hands.type("zzz")
    listener.press(Qt.Key.Key_Escape)
    assert listener.is_silent() and hands.window.drugs.field.text() == "zzz"
    listener.press(Qt.Key.Key_Escape)
    assert hands.window.drugs.field.text() == ""


def test_a_finished_sentence_of_a_stopped_reading_begins_nothing(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    listener.press(Qt.Key.Key_Escape)
    count = len(listener.texts())
    listener.voice.over.emit()
    listener.voice.began.emit()
    assert len(listener.texts()) == count and listener.is_silent()


@pytest.mark.parametrize("by", ["tab", "page", "pane", "theme", "list"])
def test_it_ends_where_something_else_is_shown(listener: Listener, by: str) -> None:
    hands = listener.hands
    listener.press(Qt.Key.Key_F8)
    assert listener.voice.is_heard
    if by == "tab":
        hands.choose_tab("Precautions")
    elif by == "page":
        hands.open("warfarin")
    elif by == "pane":
        open_tray(listener)
    elif by == "theme":
        hands.app.actions.theme["dark"].trigger()
        hands.wait(listener.is_silent)
    else:
        hands.type("warf")
        hands.wait(lambda: "Warfarin" in hands.titles())
        hands.click_row("Warfarin")
    assert listener.is_silent()


def test_a_change_of_the_file_ends_it(listener: Listener, formulary: Path) -> None:
    listener.press(Qt.Key.Key_F8)
    (formulary / "s.md").write_text(PAGE.replace("5 mg", "75 mg"), encoding="utf-8")
    listener.press(Qt.Key.Key_F5)
    listener.hands.wait(lambda: "75 mg" in listener.hands.text())
    assert listener.is_silent()


def test_it_ends_with_the_window(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    listener.hands.window.close()
    assert not listener.voice.is_there


def test_what_is_marked_is_read_and_no_more(listener: Listener) -> None:
    page = listener.hands.view.page
    cursor = page.document().find("Not more")
    cursor.setPosition(page.document().find("Never").position(), QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    listener.press(Qt.Key.Key_F8)
    while listener.voice.is_heard:
        listener.voice.finish()
    assert listener.texts() == DOSAGE[2:4] and listener.is_silent()
    assert page.textCursor().selectedText().startswith("Not more"), "the reader's own mark stays"


def test_it_begins_at_the_cursor_where_that_is_in_sight(listener: Listener) -> None:
    page = listener.hands.view.page
    cursor = page.document().find("Not more")
    cursor.clearSelection()
    page.setTextCursor(cursor)
    listener.press(Qt.Key.Key_F8)
    assert listener.texts() == [DOSAGE[2]]


def test_the_menu_of_a_place_reads_from_there(listener: Listener) -> None:
    page = listener.hands.view.page
    place = page.cursorRect(page.document().find("0.3")).center()
    QApplication.sendEvent(
        page.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.viewport().mapToGlobal(place))
    )
    listener.hands.take("aloud from here")
    assert listener.texts() == ["Children, UK label: 0.3 milligrams"]


def test_the_voice_has_the_language_of_the_page(listener: Listener) -> None:
    listener.hands.open("tonol")
    listener.hands.view.page.setFocus()
    listener.press(Qt.Key.Key_F8)
    while listener.voice.is_heard:
        listener.voice.finish()
    assert "Erwachsene 0,5 Milligramm pro Kilogramm Körpergewicht." in listener.texts()
    assert {language for _, language, _ in listener.voice.said} == {"de"}
    listener.voice.is_heard = True
    listener.press(Qt.Key.Key_F8)
    listener.voice.failed.emit("voice")
    assert "speaks Deutsch (de)" in listener.hands.window.message.label.text() and listener.bar() is None


def test_what_is_missing_is_said_in_a_sentence(listener: Listener) -> None:
    for reason, said in (
        ("module", "medviewer[speech]"),
        ("engine", "speech-dispatcher"),
        ("silent", "does not answer"),
    ):
        listener.press(Qt.Key.Key_F8)
        listener.voice.failed.emit(reason)
        assert said in listener.hands.window.message.label.text() and listener.bar() is None


def test_hits_stay_marked_beside_what_is_read(listener: Listener, qtbot) -> None:
    listener.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(listener.hands.view.find_bar.field, "label")
    hits = listener.marked()
    listener.press(Qt.Key.Key_F8)
    assert listener.marked().endswith(hits) and listener.marked() != hits
    listener.press(Qt.Key.Key_F3)
    assert listener.voice.is_heard and "label" in listener.marked()
    listener.press(Qt.Key.Key_Escape)
    assert "label" in listener.marked() and len(listener.marked()) == len(hits)


def test_actions_are_there_only_for_what_they_can_do(listener: Listener) -> None:
    actions = listener.hands.app.actions
    assert actions.read_aloud.isEnabled() and not actions.aloud_next.isEnabled() and not actions.aloud_stop.isEnabled()
    listener.press(Qt.Key.Key_F8)
    assert actions.aloud_next.isEnabled() and actions.aloud_stop.isEnabled()
    actions.aloud_stop.trigger()
    open_tray(listener)
    assert not actions.read_aloud.isEnabled()


def test_a_sentence_out_of_sight_is_scrolled_into_it(formulary: Path, open_window) -> None:
    text = "---\ntitle: Longol\n---\n### Dosage\n" + "\n\n".join(
        f"Sentence number {n} of the page." for n in range(200)
    )
    (formulary / "l.md").write_text(text, encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("longol")
    listener = Listener(hands)
    listener.press(Qt.Key.Key_F8)
    page = hands.view.page
    while listener.voice.is_heard and len(listener.texts()) < 150:
        [mark] = page.extraSelections()
        at = page.cursorRect(mark.cursor)
        assert at.top() >= 0 and at.bottom() <= page.viewport().height(), listener.texts()[-1]
        listener.voice.finish()
    assert page.verticalScrollBar().value() > 0
    listener.press(Qt.Key.Key_Escape)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    seen = page.document().findBlock(page.first_seen()).text()
    listener.press(Qt.Key.Key_F8)
    assert listener.texts()[-1] == seen


def test_a_value_beside_the_window_is_scrolled_into_it(formulary: Path, open_window) -> None:
    heads = "|".join(f"A-column-with-a-long-name-{n}" for n in range(12))
    table = f"|{heads}|\n|{'---|' * 12}\n|{'|'.join(f'{n} mg' for n in range(12))}|\n"
    (formulary / "w.md").write_text(f"---\ntitle: Widol\n---\n### Dosage\n{table}", encoding="utf-8")
    hands = open_window(rows=6)
    hands.open("widol")
    hands.choose_tab("Dosage")
    listener, page = Listener(hands), hands.view.page
    assert page.horizontalScrollBar().maximum() > 0
    listener.press(Qt.Key.Key_F8)
    while listener.voice.is_heard:
        [mark] = page.extraSelections()
        assert 0 <= page.cursorRect(mark.cursor).left() <= page.viewport().width(), listener.texts()[-1]
        listener.voice.finish()
    assert listener.texts()[-1].endswith("11 milligrams")


def test_every_button_of_the_bar_has_a_name_and_says_its_key(listener: Listener) -> None:
    listener.press(Qt.Key.Key_F8)
    buttons = listener.bar().findChildren(QToolButton)
    assert len(buttons) == 6
    for button in buttons:
        assert button.accessibleName() and button.toolTip().startswith(f"{button.accessibleName()} (")


def test_the_bar_makes_no_window_wider_and_leaves_out_what_has_no_room(listener: Listener) -> None:
    window = listener.hands.window
    listener.hands.app.view.resize_text(10)
    window.resize(900, 600)
    listener.hands.wait(lambda: window.width() <= 900)
    before = window.width()
    listener.press(Qt.Key.Key_F8)
    bar = listener.bar()
    QApplication.processEvents()
    assert window.width() == before
    shown = [one for one in bar.findChildren(QLabel) if one.isVisible()]
    assert all(one.width() >= one.sizeHint().width() for one in shown), [one.text() for one in shown]
    assert all(one.geometry().right() < bar.width() for one in bar.findChildren(QToolButton))
    listener.press(Qt.Key.Key_Escape)
    listener.hands.app.view.reset_size()
    window.resize(1280, 800)
    listener.press(Qt.Key.Key_F8)
    assert bar.status.isVisible() and bar.speed.isVisible() and bar.status.text() == "Reading aloud"
