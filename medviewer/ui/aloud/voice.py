"""The voice that reads a page: what the control asks of one, and the one that is a process of its own."""

from __future__ import annotations

import json
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, SignalInstance

from medviewer.workers import CannotStartError, python_on

MODULE = "medviewer.ui.aloud.voice_process"
FIRST_WAIT, WAIT, WAIT_FOR_LETTER = 30_000, 8_000, 250
"""Milliseconds that a sentence may take: until the first one begins, and of each the least and those for a letter."""
END = 1_000
"""Milliseconds in which the process is to end by itself."""


class Voice(Protocol):
    """Says one sentence at a time; after `hush` and a new `say` nothing more is heard or told of the one before.

    began(), over(): of the sentence. failed(reason): one of `voice_process.REASONS`, or "silent" where nothing answers.
    """

    @property
    def began(self) -> SignalInstance: ...
    @property
    def over(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...

    def say(self, text: str, language: str, rate: float) -> None: ...
    def hush(self) -> None: ...
    def end(self) -> None: ...


class ProcessVoice(QObject):
    """A `Voice` in another process, which is started at the first sentence and killed where it does not answer.

    began(), over(), failed(reason): as in `Voice`.
    """

    began = Signal()
    over = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject, engine: str = "") -> None:
        """engine: one of Qt's in place of the best that speaks on this computer."""
        super().__init__(parent)
        self._engine = engine
        self._number = self._wait = 0
        self._is_saying = False
        self._process: QProcess | None = None
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(lambda: self._give_up("silent"))

    def say(self, text: str, language: str, rate: float) -> None:
        """Say a sentence in a language, a BCP 47 tag. rate: -1 to 1, 0 for the voice's own."""
        self._number += 1
        self._is_saying = True
        self._wait = WAIT + WAIT_FOR_LETTER * len(text)
        is_first = self._process is None
        if is_first and not self._start():
            QTimer.singleShot(0, self, lambda: self._give_up("module"))
            return
        self._write({"say": [self._number, language, rate, text]})
        self._watch.start(self._wait + FIRST_WAIT * is_first)

    def hush(self) -> None:
        """Fall silent at once."""
        self._is_saying = False
        self._watch.stop()
        if self._process is not None:
            self._write({"hush": None})

    def end(self) -> None:
        """Fall silent, and end the process."""
        process = self._process
        if process is not None:
            self.hush()
            self._process = None
            process.closeWriteChannel()
            if not process.waitForFinished(END):
                process.kill()
                process.waitForFinished(END)

    def _start(self) -> bool:
        try:
            command, environment = python_on(MODULE, *([self._engine] if self._engine else []))
        except CannotStartError:
            return False
        process = QProcess(self)
        variables = QProcessEnvironment()
        for name, value in environment.items():
            variables.insert(name, value)
        process.setProcessEnvironment(variables)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._ended)
        self._process = process
        process.start(command[0], command[1:])
        return True

    def _write(self, order: dict[str, object]) -> None:
        if self._process is not None:
            self._process.write(json.dumps(order).encode() + b"\n")

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            [(kind, value)] = json.loads(bytes(self._process.readLine().data())).items()
            if not self._is_saying:
                continue
            if kind == "failed":
                self._give_up(value)
            elif kind == "began" and value == self._number:
                self._watch.start(self._wait)
                self.began.emit()
            elif kind == "over" and value == self._number:
                self._is_saying = False
                self._watch.stop()
                self.over.emit()

    def _ended(self, *_how: object) -> None:
        """Take the end of the process for silence where a sentence is said; the next one starts another process."""
        if self._process is not None and self.sender() is self._process:
            self._give_up("silent")

    def _give_up(self, reason: str) -> None:
        """Kill the process, which may never answer again."""
        process, self._process = self._process, None
        was_saying, self._is_saying = self._is_saying, False
        self._watch.stop()
        if process is not None:
            process.kill()
            process.waitForFinished(END)
            process.deleteLater()
        if was_saying:
            self.failed.emit(reason)
