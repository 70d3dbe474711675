"""The process that speaks for the window: calls of Qt's speech module wait for the system's service, some without end.

    python -m medviewer.ui.aloud.voice_process [ENGINE]

Lines of JSON on stdin: {"say": [number, BCP 47 tag, rate from -1 to 1, text]}, which ends what is said before it, and
{"hush": null}. Lines on stdout: {"began": number}, {"over": number}, {"failed": reason}, with one of REASONS.
Where stdin ends, so does this process.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QDataStream, QIODevice, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice  # type: ignore[import-not-found, unused-ignore]

REASONS = ("module", "engine", "voice", "service")
"""Of silence: Qt's module is not installed, no engine works, no voice has the language, the engine fails."""
ENGINES = ("darwin", "macos", "winrt", "sapi", "speechd", "flite")
"""Engines whose voices speak on this computer, by their names in Qt, the better ones first."""
MODULES = (
    "espeak-ng",
    "espeak-ng-mbrola",
    "espeak",
    "flite",
    "pico",
    "kali",
    "ibmtts",
    "voxin",
    "baratinoo",
    "rhvoice",
    "RHVoice",
)
"""Of Speech Dispatcher: those that are linked with their voices. Others run any command, or ask a server."""
PLAIN_VOICES = ("English (Great Britain)", "English (America)", "German", "Spanish (Spain)", "Spanish (Latin America)")
"""Of eSpeak NG, before its dialects."""
LONGEST_WAIT = 20
"""Seconds that a speech service may take to answer at the start."""
GRACE = 100
"""Milliseconds in which a voice falls silent at the end."""


class Speaker(QObject):
    """Says what it is told to. received(bytes): a line, empty at the end of stdin."""

    received = Signal(bytes)

    def __init__(self, engine: str = "") -> None:
        super().__init__()
        self._wanted_engine = engine
        self._speech: QTextToSpeech | None = None
        self._next: tuple[int, str, float, str] | None = None
        self._number = 0
        self._language = ""
        self.received.connect(self._take)
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin.buffer:
            self.received.emit(line)
        self.received.emit(b"")

    def _take(self, line: bytes) -> None:
        if not line:
            self._hush()
            QTimer.singleShot(GRACE, lambda: os._exit(0))
            return
        [(order, value)] = json.loads(line).items()
        if order == "hush":
            self._hush()
        elif self._is_there():
            self._next, self._number = (value[0], value[1], value[2], value[3]), 0
            self._go_on()

    def _hush(self) -> None:
        self._next, self._number = None, 0
        if self._speech is not None:
            self._speech.stop()

    def _is_there(self) -> bool:
        """Make the engine at the first need; return whether there is one."""
        if self._speech is None:
            try:
                import PySide6.QtTextToSpeech  # noqa: F401
            except ImportError:
                tell("failed", "module")
                return False
            faulthandler.dump_traceback_later(LONGEST_WAIT, exit=True)  # Qt's call holds the interpreter
            self._speech = made_engine((self._wanted_engine,) if self._wanted_engine else ENGINES)
            faulthandler.cancel_dump_traceback_later()
            if self._speech is None:
                tell("failed", "engine")
                return False
            self._speech.stateChanged.connect(self._go_on)
        return True

    def _go_on(self) -> None:
        """Say what waits once the voice is silent; tell that a sentence has begun or is over."""
        assert self._speech is not None
        state = self._speech.state().name
        if state == "Error":
            self._next, self._number = None, 0
            tell("failed", "service")
        elif self._next is not None:
            self._say(*self._next) if state == "Ready" else self._speech.stop()
        elif self._number and state in ("Speaking", "Ready"):
            tell("began" if state == "Speaking" else "over", self._number)
            if state == "Ready":
                self._number = 0

    def _say(self, number: int, language: str, rate: float, text: str) -> None:
        assert self._speech is not None
        self._next = None
        if language != self._language and not choose_voice(self._speech, language):
            self._language = ""
            tell("failed", "voice")
            return
        self._language = language
        self._number = number
        self._speech.setRate(rate)
        self._speech.say(text)


def tell(kind: str, value: object) -> None:
    """Write one line to the window; end where that is gone."""
    try:
        print(json.dumps({kind: value}), flush=True)
    except OSError:
        os._exit(1)


def made_engine(names: tuple[str, ...]) -> QTextToSpeech | None:
    """Return the first of these engines that works."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    there = QTextToSpeech.availableEngines()
    for name in names:
        if name in there:
            speech = QTextToSpeech(name)
            if speech.state() != QTextToSpeech.State.Error:
                return speech
    return None


def choose_voice(speech: QTextToSpeech, language: str) -> bool:
    """Choose a voice of this computer that speaks a language, in its own country's way if there is one."""
    wanted = QLocale(language)
    if wanted.language() == QLocale.Language.C:
        return False
    territory = wanted.territory() if "-" in language else QLocale.system().territory()
    found = [locale for locale in speech.availableLocales() if locale.language() == wanted.language()]
    for locale in sorted(found, key=lambda one: (one.territory() != territory, one.name())):
        speech.setLocale(locale)
        voices = [voice for voice in speech.availableVoices() if is_local(speech.engine(), voice)]
        if voices:
            speech.setVoice(min(voices, key=lambda one: (one.name() not in PLAIN_VOICES, "+" in one.name())))
            return True
    return False


def is_local(engine: str, voice: QVoice) -> bool:
    """Return whether a voice is known to speak on this computer: of Speech Dispatcher's those of MODULES."""
    if engine != "speechd":
        return True
    data = QByteArray()
    stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream << voice  # its module is what ends it, and is told in no other way
    return bytes(data.data()).endswith(tuple(len(name).to_bytes(4, "big") + name.encode() for name in MODULES))


def main() -> None:
    """Speak until stdin ends."""
    os.environ["QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"] = "1"
    application = QGuiApplication([]) if sys.platform == "darwin" else QCoreApplication([])  # the Mac's loop is Gui's
    speaker = Speaker(*sys.argv[1:2])
    application.exec()
    del speaker


if __name__ == "__main__":
    main()
