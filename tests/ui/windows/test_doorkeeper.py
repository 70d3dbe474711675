"""The door of the first program, and who comes to it: starts of the same user, nonsense, and those who never end."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from medviewer.arriving.handing_over import is_handed_over
from medviewer.arriving.meeting_place import MeetingPlace
from medviewer.arriving.requests import DECLINED, DONE, LONGEST_LINE, StartRequest
from medviewer.locations import Profile
from medviewer.ui.arrivals import Arrivals
from medviewer.ui.windows import doorkeeper
from tests.ui.conftest import Hands
from tests.ui.windows.conftest import place_of

NOTHING = StartRequest()
pytestmark = pytest.mark.skipif(os.name != "posix", reason="speaks through sockets")


@pytest.fixture
def start(hands: Hands, profile: Profile) -> Callable[[StartRequest], bool]:
    """Return a function that hands a request over as another process does, and returns whether that went well."""

    def start(request: StartRequest = NOTHING) -> bool:
        answers: list[bool] = []
        thread = threading.Thread(target=lambda: answers.append(is_handed_over(place_of(profile), request)))
        thread.start()
        hands.wait(lambda: not thread.is_alive())
        return answers[0]

    return start


def speak(place: MeetingPlace, hands: Hands, *parts: bytes) -> bytes:
    """Say something at the door, and return what is answered until the connection ends."""
    heard: list[bytes] = []

    def talk() -> None:
        with socket.socket(socket.AF_UNIX) as speaking:
            speaking.connect(str(place.socket))
            try:
                for part in parts:
                    speaking.sendall(part)
                heard.append(speaking.recv(100))
            except (BrokenPipeError, ConnectionResetError):
                heard.append(b"")

    thread = threading.Thread(target=talk)
    thread.start()
    hands.wait(lambda: not thread.is_alive())
    return heard[0]


def test_a_minimised_window_comes_back(hands: Hands, door: Arrivals, start) -> None:
    hands.window.showMinimized()
    assert start()
    hands.wait(lambda: not hands.window.isMinimized() and hands.window.isActiveWindow())
    assert len(hands.app.program.windows) == 1


def test_a_name_and_a_link_open_in_the_window_in_front(hands: Hands, door: Arrivals, start) -> None:
    with hands.wait_for_page():
        assert start(StartRequest("warfarin"))
    with hands.wait_for_page():
        assert start(StartRequest(link="medviewer:open?name=metformin&section=dosage"))
    assert (hands.title(), hands.tab()) == ("Metformin", "Dosage")


def test_a_further_window_shows_what_is_asked_for_and_nothing_else(hands: Hands, door: Arrivals, start, qtbot) -> None:
    hands.open("metformin")
    assert start(StartRequest("warfarin", new_window=True))
    windows = hands.app.program.windows
    assert len(windows) == 2
    other = Hands(windows[1], qtbot)
    hands.wait(lambda: other.title() == "Warfarin")
    assert [tab.title for tab in other.app.pages.tabs().tabs] == ["Warfarin"]
    assert hands.title() == "Metformin"


def test_a_further_window_alone_is_that_of_the_menu(hands: Hands, door: Arrivals, start, qtbot) -> None:
    hands.open("metformin")
    assert start(StartRequest(new_window=True))
    other = Hands(hands.app.program.windows[1], qtbot)
    hands.wait(lambda: other.title() == "Metformin")


def test_other_libraries_are_left_to_the_one_who_asks(hands: Hands, door: Arrivals, start, formulary, tmp_path) -> None:
    assert start(StartRequest(libraries=(str(formulary),)))
    assert not start(StartRequest(libraries=(str(tmp_path),)))
    assert not start(StartRequest(libraries=(str(formulary), str(tmp_path))))


def test_a_program_that_ends_is_waited_for(hands: Hands, door: Arrivals, profile: Profile) -> None:
    hands.app.program.quit()
    assert door.answer(StartRequest()) == b""


@pytest.mark.parametrize(
    "said",
    [b"\n", b"{}\n", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 999 + b"\n", b"[" * 300_000 + b"\n"],
    ids=lambda said: str(said[:20]),
)
def test_nonsense_is_declined(hands: Hands, door: Arrivals, profile: Profile, said: bytes, start) -> None:
    assert speak(place_of(profile), hands, said) == DECLINED
    assert hands.view.opened() is None
    assert start()


def test_what_never_ends_is_cut_off(hands: Hands, door: Arrivals, profile: Profile, start) -> None:
    assert speak(place_of(profile), hands, b"x" * (LONGEST_LINE + 1)) == b""
    assert start()


def test_a_request_of_another_profile_or_version_is_declined(hands: Hands, door: Arrivals, profile: Profile) -> None:
    place = place_of(profile)
    assert speak(place, hands, StartRequest("warfarin").line("/home/other")) == DECLINED
    later = StartRequest("warfarin").line(place.profile).replace(b'"format": 1', b'"format": 2, "more": 1')
    assert speak(place, hands, later) == DECLINED
    assert hands.view.opened() is None


def test_a_request_in_pieces_is_one(hands: Hands, door: Arrivals, profile: Profile) -> None:
    place = place_of(profile)
    line = StartRequest("warfarin").line(place.profile)
    with hands.wait_for_page():
        assert speak(place, hands, *(line[n : n + 7] for n in range(0, len(line), 7))) == DONE
    assert hands.title() == "Warfarin"


def test_what_comes_behind_a_request_is_no_second_one(hands: Hands, door: Arrivals, profile: Profile) -> None:
    place = place_of(profile)
    line = StartRequest(new_window=True).line(place.profile)
    assert speak(place, hands, line + line) == DECLINED
    assert len(hands.app.program.windows) == 1


def test_who_says_nothing_is_sent_away(hands: Hands, profile: Profile, monkeypatch, door: Arrivals, start) -> None:
    monkeypatch.setattr(doorkeeper, "LONGEST_VISIT", 50)
    many = [socket.socket(socket.AF_UNIX) for _ in range(5)]
    for one in many:
        one.connect(str(place_of(profile).socket))
    assert start()
    for one in many:
        one.setblocking(False)
        hands.wait(lambda one=one: is_closed(one))
        one.close()


def is_closed(one: socket.socket) -> bool:
    try:
        return one.recv(1) == b""
    except BlockingIOError:
        return False


def test_the_socket_is_the_users_alone_and_goes_with_the_door(hands: Hands, door: Arrivals, profile: Profile) -> None:
    place = place_of(profile)
    assert place.socket.stat().st_mode & 0o077 == 0
    door.close()
    assert not place.socket.exists()


def test_what_a_killed_program_left_is_taken_over(hands: Hands, profile: Profile, start) -> None:
    place = place_of(profile)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place.socket))
    assert place.claim()
    arrivals = Arrivals(hands.app.program, place, hands.window)
    arrivals.open()
    assert start()
    arrivals.close()
    place.leave()


def test_where_no_socket_can_be_made_another_is_the_first(hands: Hands, profile: Profile) -> None:
    place = place_of(profile)
    assert place.claim()
    place.socket.mkdir()
    (place.socket / "file").touch()
    Arrivals(hands.app.program, place, hands.window).open()
    assert not place.is_mine


def test_the_keyboard_is_not_taken_from_a_dialog(hands: Hands, door: Arrivals, start) -> None:
    hands.app.library.manage()
    hands.wait(lambda: len([w for w in hands.window.children() if w.objectName() == "librariesDialog"]) == 1)
    with hands.wait_for_page():
        assert start(StartRequest("warfarin"))
    dialog = next(w for w in hands.window.children() if w.objectName() == "librariesDialog")
    dialog.close()
    assert hands.window.windowState() == Qt.WindowState.WindowNoState
