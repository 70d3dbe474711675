"""No page, and no picture of one, is read, parsed or compared by the thread that draws the window."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip

from medviewer.library.files import FolderFiles
from medviewer.monograph import decoding, difference, parser
from medviewer.ui.desk.changes_dialog import ChangesDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WATCHED = (
    (parser, "_read"),  # what `parse` and `index_view` begin with
    (parser, "convert"),
    (decoding, "_all_of"),
    (FolderFiles, "picture"),
    (difference, "_compared"),
)
"""What takes as long as a page makes it take."""
PAGE = """# Simvastatin
### Interactions
Warfarin, and warfarin again. Metformin: none.

![a rash](near.png)
"""
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[threading.Thread]]:
    """Return in which threads each of what is watched was called."""
    seen: dict[str, set[threading.Thread]] = defaultdict(set)

    def watch(owner: object, name: str) -> None:
        own: Callable[..., object] = getattr(owner, name)

        def watched(*values: object, **named: object) -> object:
            seen[name].add(threading.current_thread())
            return own(*values, **named)

        monkeypatch.setattr(owner, name, watched)

    for owner, name in WATCHED:
        watch(owner, name)
    return seen


@pytest.fixture
def reader(open_window, formulary: Path, threads):
    """Return hands before a window that was opened while everything was watched."""
    (formulary / "simvastatin.md").write_text(PAGE, encoding="utf-8")
    (formulary / "near.png").write_bytes(PICTURE)
    return open_window(rows=6)


def insist(threads: dict[str, set[threading.Thread]], *called: str) -> None:
    assert set(called) <= set(threads)
    drawn = {name for name, found in threads.items() if threading.main_thread() in found}
    assert not drawn


def test_opening_paging_and_looking_through_links(reader, threads) -> None:
    reader.open("simva")
    reader.choose_tab("Interactions")
    reader.press(Qt.Key.Key_Tab, at=reader.view.page)
    reader.wait(lambda: "Warfarin is used" in QToolTip.text())
    reader.press(Qt.Key.Key_Escape, at=reader.view.page)
    reader.open("metformin")
    with reader.wait_for_page():
        reader.press(Qt.Key.Key_Left, ALT)
    insist(threads, "_read", "convert", "_all_of", "picture")


def test_comparing(reader, threads) -> None:
    reader.open("simva")
    reader.app.compare.add(["formulary/w/warfarin.md", "formulary/m/metformin.md"])
    reader.wait(lambda: reader.app.compare.is_shown())
    assert "5 mg" in reader.app.compare.view().page.toPlainText().replace("\xa0", " ")
    insist(threads, "_read", "convert", "picture")


def test_reading_again_and_what_changed(reader, formulary: Path, threads) -> None:
    reader.open("warfarin")
    reader.press(Qt.Key.Key_D, CTRL, at=reader.window)
    reader.wait(lambda: reader.app.desk.readings.last(reader.view.opened().id) is not None)
    page = next(formulary.rglob("warfarin.md"))
    page.write_text(page.read_text(encoding="utf-8").replace("**5 mg**", "**3 mg**"), encoding="utf-8")
    threads.clear()
    reader.press(Qt.Key.Key_F5, at=reader.window)
    reader.wait(lambda: reader.view.changed.isVisible())
    reader._qtbot.mouseClick(reader.view.changed.compare, Qt.MouseButton.LeftButton)
    reader.wait(lambda: isinstance(QApplication.activeWindow(), ChangesDialog))
    dialog = QApplication.activeWindow()
    reader.wait(lambda: "[−5 mg] [+3 mg]" in dialog.page.toPlainText().replace("\xa0", " "))
    insist(threads, "_read", "convert", "_all_of", "_compared")
    dialog.reject()


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_exporting(reader, threads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    target = tmp_path / f"page{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    reader.open("simva")
    threads.clear()
    reader.press(Qt.Key.Key_E, CTRL)
    reader.wait(lambda: target.exists())
    insist(threads, "picture")


def test_previewing_a_print(reader, threads) -> None:
    reader.open("simva")
    reader.wait(lambda: not reader.app.tasks.busy())
    threads.clear()
    reader.app.actions.print.trigger()
    preview = reader.window.findChild(QPrintPreviewDialog)
    reader.wait(lambda: not reader.app.tasks.busy())
    insist(threads, "picture")
    preview.reject()


def test_quoting_who_names_a_drug(reader, threads) -> None:
    reader.wait(lambda: not reader.app.session.is_reading())
    reader.open("warfarin")
    threads.clear()
    reader.press(Qt.Key.Key_B, CTRL, at=reader.window)
    reader.wait(lambda: not reader.app.tasks.busy())
    insist(threads)
