"""The voice in a process of its own: what it answers, and that nothing it does holds the window."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from medviewer import workers
from medviewer.ui.aloud import voice as voice_module
from medviewer.ui.aloud.voice import ProcessVoice
from tests.ui.conftest import Hands

HAS_MODULE = importlib.util.find_spec("PySide6.QtTextToSpeech") is not None
with_module = pytest.mark.skipif(not HAS_MODULE, reason="medviewer[speech] is not installed")
"""Its engine "mock" is one of Qt's own, which is heard by nobody and takes the time of the words."""


@pytest.fixture
def voice(qapp) -> Iterator[ProcessVoice]:
    """Return a voice of Qt's silent engine."""
    parent = QObject()
    made = ProcessVoice(parent, "mock")
    yield made
    made.end()


@pytest.mark.skipif(HAS_MODULE, reason="medviewer[speech] is installed")
def test_a_missing_module_is_told(voice: ProcessVoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.failed, timeout=30_000) as failed:
        voice.say("Give 5 milligrams.", "en", 0.0)
    assert failed.args == ["module"]
    with qtbot.waitSignal(voice.failed, timeout=30_000) as failed:
        voice.say("Once more.", "en", 0.0)
    assert failed.args == ["module"]


def test_where_no_process_can_start_there_is_no_voice(
    voice: ProcessVoice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(workers.CannotStartError):
        workers.python_on("medviewer")
    with qtbot.waitSignal(voice.failed) as failed:
        voice.say("Give 5 milligrams.", "en", 0.0)
    assert failed.args == ["module"]


@pytest.mark.skipif(os.name != "posix", reason="a process is stopped by a signal")
def test_a_process_that_hangs_is_killed_and_told(
    voice: ProcessVoice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRST_WAIT", "WAIT", "WAIT_FOR_LETTER"):
        monkeypatch.setattr(voice_module, name, 100)
    with qtbot.waitSignal(voice.failed, timeout=30_000) as failed:
        voice.say("A.", "en", 0.0)
        [process] = [child.processId() for child in voice.children() if hasattr(child, "processId")]
        os.kill(process, signal.SIGSTOP)
    assert failed.args == ["silent"]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_an_end_of_the_process_is_told_once(voice: ProcessVoice, qtbot: QtBot) -> None:
    reasons: list[str] = []
    voice.failed.connect(reasons.append)
    with qtbot.waitSignal(voice.failed, timeout=30_000):
        voice.say("A.", "en", 0.0)
        [process] = [child for child in voice.children() if hasattr(child, "processId")]
        process.kill()
    assert reasons == ["silent"]


def test_what_was_hushed_tells_nothing(voice: ProcessVoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(voice.failed), qtbot.assertNotEmitted(voice.over):
        voice.say("Give 5 milligrams.", "en", 0.0)
        voice.hush()
        voice.end()
    voice.end()
    voice.hush()


@with_module
def test_a_sentence_begins_and_is_over(voice: ProcessVoice, qtbot: QtBot) -> None:
    for text, language in (("Give 5 milligrams.", "en-US"), ("Then 10.", "en")):
        with qtbot.waitSignals([voice.began, voice.over], timeout=30_000, order="strict"):
            voice.say(text, language, 0.5)


@with_module
def test_a_sentence_takes_the_place_of_the_one_before(voice: ProcessVoice, qtbot: QtBot) -> None:
    over: list[int] = []
    voice.over.connect(lambda: over.append(1))
    with qtbot.waitSignal(voice.began, timeout=30_000):
        voice.say("A sentence of many words that takes its time to be said to the end.", "en", -1.0)
    with qtbot.waitSignal(voice.over, timeout=30_000):
        voice.say("Short.", "en", 1.0)
    assert len(over) == 1


@with_module
def test_a_language_without_a_voice_is_told(voice: ProcessVoice, qtbot: QtBot) -> None:
    for language in ("de", "tlh", "not a tag"):
        with qtbot.waitSignal(voice.failed, timeout=30_000) as failed:
            voice.say("Fünf Milligramm.", language, 0.0)
        assert failed.args == ["voice"]


@with_module
def test_an_engine_that_is_not_there_is_told(qapp, qtbot: QtBot) -> None:
    voice = ProcessVoice(parent := QObject(), "none")
    with qtbot.waitSignal(voice.failed, timeout=30_000) as failed:
        voice.say("Give 5 milligrams.", "en", 0.0)
    assert failed.args == ["engine"] and parent is not None


@with_module
def test_a_window_reads_a_page_to_its_end(hands: Hands, qtbot: QtBot) -> None:
    hands.app.aloud.make_voice = partial(ProcessVoice, engine="mock")
    hands.open("warfarin")
    hands.choose_tab(hands.tabs()[-1])
    marked: list[str] = []
    page = hands.view.page
    hands.app.actions.read_aloud.trigger()
    with qtbot.waitSignal(hands.app.aloud.reading_changed, timeout=60_000) as changed:
        marked += [one.cursor.selectedText() for one in page.extraSelections()]
    assert changed.args == [False] and marked[0] and not page.extraSelections()
    hands.app.actions.read_aloud.trigger()
    hands.window.close()
    assert not hands.app.aloud.is_reading()
