"""The way of a second start: it says to the first what it was asked for, and is done. Without Qt, to be quick."""

from __future__ import annotations

import os
import sys
import time

from medviewer.arriving.requests import DECLINED, DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from medviewer.arriving.meeting_place import MeetingPlace
    from medviewer.arriving.requests import StartRequest

PATIENCE = 5.0
"""Seconds that the first has to answer; a program that hangs keeps no other from starting."""
STARTING = 15.0
"""Seconds that the first has to open its door, or to end."""
_LOOK = 0.02  # seconds between two looks for one that is starting itself


def is_handed_over(place: MeetingPlace, request: StartRequest) -> bool:
    """Tell whether the first program has done what is asked for; else this one starts, as the first where it can be.

    Where another one is the first and does not listen yet it is waited for.
    """
    until = time.monotonic() + STARTING
    line = request.line(place.profile)
    while True:
        answer = _answer(place, line)
        if answer:
            return answer == DONE
        try:
            if place.claim():
                return False
        except OSError:
            return False
        if time.monotonic() >= until:
            return False
        time.sleep(_LOOK)


def _answer(place: MeetingPlace, line: bytes) -> bytes:
    """Return what the first answers, empty where nobody does; what hangs is taken to decline."""
    try:
        return _by_pipe(place, line) if sys.platform == "win32" else _by_socket(place, line)
    except TimeoutError:
        return DECLINED
    except OSError:
        return b""


def _by_socket(place: MeetingPlace, line: bytes) -> bytes:
    if not os.path.exists(place.address):
        return b""
    import _socket  # `socket` around it takes as long to import as the rest of a second start

    speaking = _socket.socket(_socket.AF_UNIX)
    try:
        speaking.settimeout(PATIENCE)
        speaking.connect(place.address)
        speaking.sendall(line)
        answer = b""
        while not answer.endswith(b"\n") and (part := speaking.recv(len(DONE))):
            answer += part
        return answer if answer in (DONE, DECLINED) else b""
    finally:
        speaking.close()


def _by_pipe(place: MeetingPlace, line: bytes) -> bytes:
    """Speak through a named pipe of Windows, in a thread, since nothing there ends after some time by itself."""
    from contextlib import suppress
    from threading import Thread

    answers: list[bytes] = []

    def speak() -> None:
        with suppress(OSError), open(place.pipe(), "r+b", buffering=0) as pipe:
            _let_come_to_front()
            pipe.write(line)
            answers.append(pipe.read(len(DONE)) or b"")

    speaking = Thread(target=speak, daemon=True)
    speaking.start()
    speaking.join(PATIENCE)
    if speaking.is_alive():
        raise TimeoutError
    return answers[0] if answers and answers[0] in (DONE, DECLINED) else b""


def _let_come_to_front() -> None:
    """Let the first program's window come to the front, which Windows grants to who was started last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
