"""What is said stays until it was read: what stands, what gives way, and how several messages share the bar."""

from __future__ import annotations

import ast
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from medviewer.errors import MedviewerError
from medviewer.ui import message_bar
from medviewer.ui.message_bar import MOST_ROWS, MOST_TOGETHER
from medviewer.ui.services.settings import Settings
from tests.ui.conftest import Hands, OpenWindow

UI = Path(message_bar.__file__).parent
LEFT = Qt.MouseButton.LeftButton
PASSING = {
    "aloud/aloud_control": 1,  # nothing to read from here on
    "desk/collection_control": 3,  # choose one first; pinned
    "desk/exchange_control": 3,  # an empty collection; written; imported without anything odd
    "desk/note_control": 1,  # no note on this page
    "desk/reading_control": 1,  # as it was read last
    "library/library_control": 2,  # written, merged
    "library/pack_control": 1,  # copies removed
    "output/output": 1,  # written whole
    "output/printing": 1,  # printed
    "output/wall_sheet_control": 1,  # printed whole
    "page/following_links": 1,  # a link leads nowhere
    "page/page_control": 3,  # moved; no such place, no such section
    "services/move_follower": 1,  # carried over, as was asked
    "several_pages/compare_control": 1,  # nothing to compare yet
    "window_parts": 1,  # mark something first
    "windows/opening_control": 1,  # opens soon
}
"""Messages that give way to the next, by module: successes, and hints that answer a key. Consequences are noted."""
LINE = "“Ward 7”: the page of drug number {} could not be read, and is not in the pack."


def settle() -> None:
    """Let the window lay itself out."""
    for _ in range(4):
        QApplication.processEvents()


def said(hands: Hands) -> list[str]:
    """Return the messages that are seen, from top to bottom."""
    settle()
    return [row.label.text() for row in hands.window.message.rows()]


def place_of(part: QWidget) -> QRect:
    """Return where a widget stands in its window."""
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def passing(file: Path) -> int:
    """Return how many messages of a module give way to the next."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    said = (ast.unparse(node.value) for node in nodes if isinstance(node, ast.Attribute) and node.attr == "say")
    return sum(name.endswith("messages") for name in said)


def close_all(hands: Hands) -> list[str]:
    """Close one message after the other with the mouse; return their texts in this order."""
    closed, bar = [], hands.window.message
    while bar.isVisible():
        closed.append(bar.label.text())
        QTest.mouseClick(bar.close_button, LEFT)
        settle()
    return closed


def test_only_successes_and_hints_give_way_to_the_next() -> None:
    found = {file.relative_to(UI).with_suffix("").as_posix(): passing(file) for file in UI.rglob("*.py")}
    assert {module: count for module, count in found.items() if count} == PASSING


def test_what_a_pack_lacks_stands_whatever_is_said_after_it(
    hands: Hands, tmp_path: Path, monkeypatch, formulary: Path
) -> None:
    app, path = hands.app, tmp_path / "pack.pdf"
    hands.open("metformin")
    app.keeper.writer.run(lambda desk: desk.collections.create("Ward 7"))
    hands.wait(lambda: bool(app.keeper.collections.all()))
    app.collections.put(["formulary/m/metformin.md", "formulary/w/warfarin.md"], "Ward 7")
    hands.wait(lambda: len(app.keeper.collections.all()[0].members) == 2)
    app.list.open_collection("Ward 7")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    (formulary / "m" / "metformin.md").unlink()
    app.actions.collection_pack.trigger()
    hands.wait(lambda: any("Not in it: " in text for text in said(hands)))
    app.session.look_soon()
    hands.wait(lambda: any("no longer in the library" in text for text in said(hands)))
    app.messages.say("A hint.")
    hands.open("warfarin")
    assert ["Not in it: " in text for text in said(hands)] == [False, True]
    assert any("Metformin" in text and str(path) in text for text in said(hands))


def test_a_hint_gives_way_to_the_next_and_never_to_nothing(hands: Hands) -> None:
    messages = hands.app.messages
    messages.note("Lost: one.")
    messages.say("Hint one.")
    messages.report(MedviewerError("Not written: two."))
    assert said(hands) == ["Not written: two.", "Hint one.", "Lost: one."]
    messages.say("Hint two.")
    assert said(hands) == ["Hint two.", "Not written: two.", "Lost: one."]


def test_the_same_again_is_one_message_and_comes_to_the_top(hands: Hands) -> None:
    messages, pressed = hands.app.messages, []
    messages.offer("Closed: share.", "Read it", lambda: pressed.append("read"))
    messages.note("Refused.")
    for _ in range(50):
        messages.note("Closed: share.")
        messages.report(MedviewerError("Refused."))
    assert said(hands) == ["Refused.", "Closed: share."]
    hands.app.messages.say("Closed: share.")
    assert said(hands) == ["Closed: share.", "Refused."]
    messages.say("Hint.")
    assert said(hands) == ["Hint.", "Closed: share.", "Refused."]  # a text that stands does not pass
    QTest.mouseClick(hands.window.message.rows()[1].offered, LEFT)
    assert pressed == ["read"] and said(hands) == ["Hint.", "Refused."]


def test_what_is_written_at_last_takes_the_place_of_what_failed(hands: Hands, tmp_path: Path, monkeypatch) -> None:
    hands.open("warfarin")
    folder = tmp_path / "ward"
    paths = [folder / "warfarin.html", tmp_path / "other.html"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(paths[0]), "Web page (*.html)"))
    hands.app.page.export_page()
    hands.wait(lambda: any(str(folder) in text for text in said(hands)))
    [failed] = said(hands)
    assert "Written" not in failed
    paths.reverse()
    hands.app.page.export_page()
    hands.wait(lambda: len(said(hands)) == 2)
    assert said(hands) == [f"Written: {paths[0]}", failed]  # of another file
    folder.mkdir()
    paths.reverse()
    hands.app.page.export_page()
    hands.wait(lambda: said(hands) == [f"Written: {paths[0]}"])


def test_a_button_does_what_its_own_message_says(hands: Hands) -> None:
    messages, done = hands.app.messages, []
    for name in ("one", "two", "three"):
        messages.offer(f"Deleted {name}.", f"Bring {name}", lambda name=name: done.append(name), ("No", list))
    rows = hands.window.message.rows()
    settle()
    assert [row.offered.text() for row in rows] == ["Bring three", "Bring two", "Bring one"]
    QTest.mousePress(rows[2].offered, LEFT)
    messages.offer("Deleted four.", "Bring four", lambda: done.append("four"))
    settle()
    QTest.mouseRelease(hands.window.message.rows()[2].offered, LEFT)  # what is there now was not pressed
    assert done == []
    QTest.mouseClick(hands.window.message.rows()[1].offered, LEFT)
    assert done == ["three"]
    assert said(hands) == ["Deleted four.", "Deleted two.", "Deleted one."]
    QTest.mouseClick(hands.window.message.rows()[1].other, LEFT)
    assert done == ["three"] and said(hands) == ["Deleted four.", "Deleted one."]


def test_one_undo_at_a_time_has_one_message(hands: Hands) -> None:
    undo, back = hands.app.undo, []
    for number in range(50):
        undo.offer(f"Deleted: note {number}.", lambda number=number: back.append(number))
    assert said(hands) == ["Deleted: note 49."]
    hands.app.messages.note("Lost.")
    hands.app.actions.undo.trigger()
    assert back == [49] and said(hands) == ["Lost."]


@pytest.mark.parametrize("width", [1280, 700])
def test_fifty_messages_keep_to_their_room_and_all_can_be_read(open_window: OpenWindow, width: int) -> None:
    hands = open_window()
    hands.window.resize(width, 800)
    hands.open("warfarin")
    settle()
    page, bar = place_of(hands.view.page), hands.window.message
    texts = [LINE.format(number) for number in range(50)]
    for text in texts:
        hands.app.messages.note(text)
    seen = said(hands)
    assert 1 < len(seen) <= MOST_ROWS and seen == texts[: -len(seen) - 1 : -1]
    assert place_of(hands.view.page) == page
    assert bar.height() <= (MOST_TOGETHER + 4) * bar.fontMetrics().lineSpacing() < hands.window.panes.height() / 3
    assert place_of(bar).bottom() == place_of(hands.window.panes).bottom()
    assert bar.more.text() == f"{50 - len(seen)} more" and bar.close_all.text() == "Close all 50"
    read = list(seen)
    while len(read) < 50:
        QTest.mouseClick(bar.more, LEFT)
        read += [text for text in said(hands) if text not in read]
    assert read == texts[::-1]
    hands.app.messages.note("The last one.")
    assert said(hands)[0] == "The last one."
    assert close_all(hands) == ["The last one.", *texts[::-1]]


def test_many_are_closed_at_once_by_who_wants_it(hands: Hands) -> None:
    for number in range(12):
        hands.app.messages.note(LINE.format(number))
    settle()
    QTest.mouseClick(hands.window.message.close_all, LEFT)
    assert said(hands) == [] and not hands.window.message.isVisible()
    hands.app.messages.note("One.")
    assert said(hands) == ["One."] and not hands.window.message.foot.isVisible()


def test_a_low_window_shows_one_message_and_counts_the_others(open_window: OpenWindow, profile) -> None:
    settings = Settings(profile.settings)
    settings.keep("view/zoom", 200)
    settings.write()
    hands = open_window()
    hands.window.resize(640, 480)
    hands.open("warfarin")
    for number in range(3):
        hands.app.messages.note(" ".join([LINE.format(number)] * 3))
    [shown] = said(hands)
    bar = hands.window.message
    assert "number 2" in shown and bar.more.isVisible()
    assert bar.height() < hands.window.panes.height()
    hands.window.resize(1280, 1000)
    settle()
    assert bar.geometry().bottomRight() == hands.window.panes.geometry().bottomRight()


def test_a_double_click_closes_one_message(hands: Hands) -> None:
    for text in ("One.", "Two.", "Three."):
        hands.app.messages.note(text)
    settle()
    spot = hands.window.message.close_button
    place = spot.mapToGlobal(spot.rect().center())
    QTest.mouseClick(spot, LEFT)
    settle()
    under = QApplication.widgetAt(place) or hands.window.message.close_button
    QTest.mouseDClick(under, LEFT, pos=under.rect().center())
    assert len(said(hands)) == 2


def test_closing_the_one_on_top_moves_none_of_the_others(hands: Hands) -> None:
    for text in ("One.", "Two.", "Three."):
        hands.app.messages.note(text)
        settle()
        lowest = hands.window.message.rows()[-1]
        assert lowest.label.text() == "One."
        assert place_of(lowest).bottom() == place_of(hands.window.panes).bottom()
    rows = hands.window.message.rows()
    before = [place_of(row) for row in rows[1:]]
    QTest.mouseClick(rows[0].close_button, LEFT)
    settle()
    assert [place_of(row) for row in hands.window.message.rows()] == before


def test_escape_closes_the_message_that_has_the_keyboard_and_no_other(hands: Hands) -> None:
    hands.open("warfarin")
    messages, bar = hands.app.messages, hands.window.message
    for text in ("One.", "Two.", "Three."):
        messages.note(text)
    settle()
    for widget in (hands.window.drugs.field, hands.view.page):
        widget.setFocus()
        hands.press(Qt.Key.Key_Escape)
        assert len(said(hands)) == 3
    hands.view.page.setFocus()
    for _ in range(8):
        if bar.isAncestorOf(hands.window.focusWidget()):
            break
        hands.press(Qt.Key.Key_F6)
    assert hands.window.focusWidget() is bar.close_button
    assert bar.close_button.accessibleDescription() == "Three."
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Escape)
    assert said(hands) == ["Three.", "One."]
    assert hands.window.focusWidget() is bar.close_button
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Escape)
    assert said(hands) == [] and hands.window.isVisible() and not hands.app.actions.find.isChecked()


def test_a_message_takes_the_keyboard_from_nobody(hands: Hands) -> None:
    hands.window.drugs.field.setFocus()
    for text in ("One.", "Two.", "Three.", "Four."):
        hands.app.messages.offer(text, "Do it", list)
        settle()
        assert hands.window.drugs.field.hasFocus()


def test_what_stands_stays_while_pages_change_and_what_is_of_the_page_goes(hands: Hands) -> None:
    hands.open("warfarin")
    messages = hands.app.messages
    messages.note("The desk was mended.")
    messages.note("This page is gone.", hands.app.page.shown)
    hands.open("metformin")
    assert said(hands) == ["The desk was mended."]
    hands.app.actions.back.trigger()
    hands.wait(lambda: hands.title() == "Warfarin")
    hands.app.start_page.show()
    assert said(hands) == ["The desk was mended."]


def test_what_stands_in_a_window_that_closes_stands_in_the_other(hands: Hands, qtbot) -> None:
    program = hands.app.program
    other = Hands(program.open_window(hands.app), qtbot)
    qtbot.waitUntil(other.window.isVisible)
    other.back()
    hands.app.messages.note("Lost: two.")
    messages = other.app.messages
    messages.note("Lost: one.")
    messages.note("Of its page.", other.app.page.shown)
    messages.offer("Closed: share.", "Read it", lambda: pytest.fail("of a window that is gone"))
    messages.say("A hint.")
    gate = threading.Event()
    for late in (lambda: messages.note("Merged, but for odd.md."), lambda: messages.say("Done.")):
        other.app.keeper.writer.run(lambda _desk: gate.wait(10), lambda _none, late=late: late())
    other.window.close()
    assert said(hands) == ["Closed: share.", "Lost: one.", "Lost: two."]
    row = hands.window.message.rows()[0]
    assert row.offered.isHidden() and row.other.isHidden()
    gate.set()
    hands.wait(lambda: not isValid(other.window))
    assert said(hands) == ["Merged, but for odd.md.", "Closed: share.", "Lost: one."]
    assert hands.window.message.more.accessibleName() == "1 more message"


def test_what_stands_at_the_end_stands_at_the_next_start(open_window: OpenWindow, close_window) -> None:
    hands = open_window()
    messages = hands.app.messages
    messages.note("Written: pack.pdf\nNot in it: Warfarin", about="file pack.pdf")
    messages.note("Lost: one.")
    messages.note("Of its page.", hands.app.page.shown)
    messages.offer("Closed: share.", "Read it", list)
    messages.say("A hint.")
    close_window(hands.app)
    again = open_window()
    lead = "Said when the program was last open: "
    again.wait(lambda: len(said(again)) == 2)
    assert said(again) == [f"{lead}Lost: one.", f"{lead}Written: pack.pdf\nNot in it: Warfarin"]
    again.app.messages.note("Lost: one.")
    assert said(again)[0] == "Lost: one." and len(said(again)) == 2
    again.app.messages.say("Written: pack.pdf", about="file pack.pdf")
    assert said(again) == ["Written: pack.pdf", "Lost: one."]
    close_all(again)
    close_window(again.app)
    third = open_window()
    third.wait(lambda: third.app.is_complete() and third.app.start_page.is_shown())
    assert said(third) == []


@pytest.mark.parametrize("kept", ["x", 7, None, [1, None, {"text": 3}, {"about": "x"}], {"text": "x"}])
def test_what_was_kept_of_messages_may_be_anything(hands: Hands, kept: object) -> None:
    hands.app.session_parts._say_again(kept)
    assert said(hands) == []
