"""Errors that nobody foresaw: a dialog that says what happened, a log that names no drug, and the window goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from medviewer.ui.base import messages

SECRET = "formulary/w/warfarin.md"


@pytest.fixture
def caught(hands, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Catch everything as the program does, and log to a file; return that."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = qInstallMessageHandler(None)
    messages.catch_everything(hands.app.messages.unexpected)
    path = hands.app.messages._log_file
    handler = messages.start_log(path)
    yield path
    qInstallMessageHandler(before)
    logging.getLogger("medviewer").removeHandler(handler)
    handler.close()


def answer(button: str, said: list[str]) -> None:
    """Press a button of the next dialog, noting what it says."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        said.append(box.text() + box.informativeText())
        next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == button).click()

    QTimer.singleShot(0, press)


def fail() -> None:
    raise KeyError(SECRET)


class Filter(QObject):
    """Fails in one of Qt's virtual methods, once."""

    def eventFilter(self, watched: QObject, _event: object) -> bool:
        watched.removeEventFilter(self)
        fail()
        return False


def in_slot(hands: object) -> None:
    QTimer.singleShot(0, fail)


def in_task(hands: object) -> None:
    hands.app.tasks.run(lambda _task: fail(), lambda _answer: None)  # type: ignore[attr-defined]


def in_thread(hands: object) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_virtual_method(hands: object) -> None:
    window = hands.window  # type: ignore[attr-defined]
    window.filter = Filter(window)
    window.installEventFilter(window.filter)
    window.update()


@pytest.mark.parametrize("cause", [in_slot, in_task, in_thread, in_virtual_method])
def test_the_dialog_says_what_happened_and_the_window_goes_on(hands, caught: Path, caplog, cause) -> None:
    said: list[str] = []
    answer("Copy details", said)
    cause(hands)
    hands.wait(lambda: bool(said))
    assert "KeyError" in said[0] and SECRET in said[0] and str(caught) in said[0]
    hands.wait(lambda: "in fail" in QGuiApplication.clipboard().text())
    assert not QApplication.activeModalWidget()
    hands.open("warfarin")
    assert hands.title() == "Warfarin"
    logged = caught.read_text(encoding="utf-8")
    assert "builtins.KeyError" in logged and "in fail" in logged
    assert "warfarin" not in logged.casefold()


@pytest.mark.parametrize("ask", [False, True])
def test_a_dialog_that_goes_with_its_window_is_no_second_error(hands, caught: Path, caplog, ask: bool) -> None:
    gone: list[bool] = []

    def go() -> None:
        box = QApplication.activeModalWidget()
        box.destroyed.connect(lambda: gone.append(True))
        box.deleteLater()

    QTimer.singleShot(100, go)
    if ask:
        assert not hands.app.messages.ask("Remove?", "It is gone then.", "Remove")
    else:
        hands.app.messages.unexpected(KeyError("one"))
    hands.wait(lambda: bool(gone))
    assert caught.read_text(encoding="utf-8").count("unexpected error") == (0 if ask else 1)


def test_the_log_turns_over_and_a_full_disk_stops_nothing(hands, caught: Path, caplog) -> None:
    for _ in range(9000):
        messages.log.error("x" * 200)
    files = sorted(file.name for file in caught.parent.glob("medviewer.log*"))
    assert files == ["medviewer.log", "medviewer.log.1", "medviewer.log.2"]
    assert all(file.stat().st_size <= 520 * 1024 for file in caught.parent.glob("medviewer.log*"))


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, caplog) -> None:
    (tmp_path / "file").write_text("in the way")
    handler = messages.start_log(tmp_path / "file" / "medviewer.log")
    messages.log.error("said to nobody")
    logging.getLogger("medviewer").removeHandler(handler)
    handler.close()


def test_what_qt_warns_of_is_logged_without_names_of_files(caplog, capsys) -> None:
    class Context:
        category = "default"

    messages._log_qt(QtMsgType.QtWarningMsg, Context(), 'cannot open "/lib/w/warfarin.md"')
    messages._log_qt(QtMsgType.QtDebugMsg, Context(), "chatter")
    assert [record.getMessage() for record in caplog.records] == ["Qt, default: cannot open …"]
    assert "warfarin" in capsys.readouterr().err


def test_two_notices_at_the_start_are_both_seen(hands) -> None:
    for text in ("The index was made anew.", "The desk was mended.", "The desk was mended."):
        hands.app.messages.note(text)
    rows = hands.window.message.rows()
    assert [row.label.text() for row in rows] == ["The desk was mended.", "The index was made anew."]
