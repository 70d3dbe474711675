"""Paper and files, from the window."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QFileDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch):
    """Return a function that names the file that the dialog is to answer with."""

    def choose(path: Path, kind: str = "") -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))

    return choose


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".json", ".odt", ".pdf"])
def test_a_monograph_is_exported_in_each_format(hands, chosen, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"Warfarin{suffix}"
    chosen(target)
    hands.open("warfarin")
    hands.press(Qt.Key.Key_E, CTRL)
    hands.wait(lambda: hands.window.message.isVisible())
    assert hands.window.message.label.text() == f"Written: {target}"
    assert target.stat().st_size > 500


def test_a_name_without_ending_takes_that_of_the_chosen_format(hands, chosen, tmp_path: Path) -> None:
    chosen(tmp_path / "warfarin", "Plain text (*.txt)")
    hands.open("warfarin")
    hands.press(Qt.Key.Key_E, CTRL)
    hands.wait(lambda: (tmp_path / "warfarin.txt").exists())


def test_a_tab_is_exported_alone_with_its_disclaimer(hands, chosen, tmp_path: Path) -> None:
    target = tmp_path / "dosage.txt"
    chosen(target)
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.app.actions.export_tab.trigger()
    hands.wait(lambda: hands.window.message.isVisible())
    text = target.read_text(encoding="utf-8")
    assert "5 mg" in text
    assert "Nausea" not in text
    assert "described here for tests alone" in text


def test_a_folder_that_is_not_there_is_named_and_the_window_goes_on(hands, chosen, tmp_path: Path) -> None:
    chosen(tmp_path / "nowhere" / "warfarin.pdf")
    hands.open("warfarin")
    hands.press(Qt.Key.Key_E, CTRL)
    hands.wait(lambda: hands.window.message.isVisible())
    assert "nowhere" in hands.window.message.label.text()
    hands.open("metformin")


def test_the_desk_is_saved_and_merged(hands, chosen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "favourites.json"
    chosen(target)
    hands.click_star_of("Warfarin")
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))
    hands.app.actions.export_desk.trigger()
    hands.wait(lambda: target.exists() and hands.window.message.isVisible())
    assert "formulary/w/warfarin.md" in json.dumps(json.loads(target.read_text(encoding="utf-8")))
    hands.click_star_of("Warfarin")
    hands.wait(lambda: not hands.app.keeper.favourites.ids())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    hands.app.actions.import_desk.trigger()
    hands.wait(lambda: bool(hands.app.keeper.favourites.ids()))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize(("action", "whole"), [("print", True), ("print_tab", False)])
def test_what_the_preview_prints_is_the_page_or_the_tab(hands, tmp_path: Path, action: str, whole: bool) -> None:
    hands.open("warfarin")
    hands.choose_tab("Dosage")
    hands.window.findChild(QAction, action).trigger()
    preview = hands.window.findChild(QPrintPreviewDialog)
    assert preview.windowTitle() == "Print Warfarin"
    preview.printer().setOutputFileName(str(tmp_path / "out.pdf"))
    preview.findChild(QPrintPreviewWidget).print_()
    hands.wait(lambda: hands.window.message.isVisible())
    assert hands.window.message.label.text() == "Printed: Warfarin"
    done = subprocess.run(["pdftotext", str(tmp_path / "out.pdf"), "-"], capture_output=True, text=True, check=True)
    for words in ("Warfarin", "twice a day", "tests alone", "not clinically reviewed", "Page 1 of"):
        assert words in done.stdout
    assert ("Nausea" in done.stdout) is whole
    preview.reject()
