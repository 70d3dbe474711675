"""Paper that another process lays out: the window cannot wait for it for ever, and it looks as it did."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QImage, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QFileDialog

from medviewer.export.paper.printout import Printable, Printout
from tests.pdf_text import streams
from tests.processes import descendants
from tests.ui.output.layout_stress import LEAST

ROOT = Path(__file__).resolve().parents[3]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_window_goes_on_while_paper_is_laid_out_and_connections_are_dropped() -> None:
    command = [sys.executable, "-m", "tests.ui.output.layout_stress", "process", "3"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=True)
    numbers = re.fullmatch(r"laid out (\d+) times, dropped (\d+) connections\n", done.stdout)
    assert numbers and int(numbers[1]) >= LEAST and int(numbers[2]) > 0, done.stdout


def test_what_is_searched_in_a_thread_is_never_laid_out(hands) -> None:
    hands.open("warfarin")
    documents = hands.view.text.documents()
    for spot in documents.spots([tab.key for tab in hands.view.opened().monograph.tabs]):
        made = documents.recipe(spot).make()
        assert made.toPlainText() and made.findChild(QAbstractTextDocumentLayout) is None


def drawn(preview: QPrintPreviewWidget) -> QImage:
    """Return what a preview shows, at a size of its own."""
    preview.setZoomMode(QPrintPreviewWidget.ZoomMode.CustomZoom)
    preview.setZoomFactor(1.0)
    preview.resize(900, 1300)
    return preview.grab().toImage()


def test_a_preview_looks_as_if_it_had_been_laid_out_here(hands, qtbot) -> None:
    hands.open("warfarin")
    hands.press(Qt.Key.Key_P, CTRL)
    dialog = hands.window.findChild(QPrintPreviewDialog)
    hands.wait(lambda: not hands.app.tasks.busy())
    opened = hands.view.opened()

    def draw(printer: QPrinter) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        device = QPdfWriter(buffer)
        device.setResolution(printer.resolution())
        device.setPageLayout(printer.pageLayout())
        printout = Printout(device, Printable.of(opened.monograph, opened.source))
        painter = QPainter(printer)
        printout.draw(painter, 0)
        painter.end()

    here = QPrintPreviewWidget(dialog.printer())
    qtbot.addWidget(here)
    here.paintRequested.connect(draw)
    here.show()
    there = QPrintPreviewWidget(dialog.printer())
    qtbot.addWidget(there)
    there.paintRequested.connect(dialog.paintRequested)
    there.show()
    expected = drawn(here)
    assert drawn(there) == expected
    assert min(bytes(expected.convertToFormat(QImage.Format.Format_Grayscale8).constBits())) < 80  # ink
    dialog.reject()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_process_that_is_killed_leaves_the_window_able_to_preview(hands) -> None:
    hands.open("warfarin")
    before = set(descendants(os.getpid()))
    hands.app.actions.print.trigger()
    dialog = hands.window.findChild(QPrintPreviewDialog)
    hands.wait(lambda: bool(set(descendants(os.getpid())) - before))
    for pid in set(descendants(os.getpid())) - before:
        os.kill(pid, signal.SIGKILL)
    hands.wait(lambda: not hands.app.tasks.busy())
    dialog.reject()
    hands.app.actions.print.trigger()
    hands.wait(lambda: not hands.app.tasks.busy())
    [dialog] = [one for one in hands.window.findChildren(QPrintPreviewDialog) if one.isVisible()]
    assert dialog.findChild(QPrintPreviewWidget).pageCount() == 1
    assert dialog.windowTitle() == "Print Warfarin"
    dialog.reject()


def test_a_pdf_of_the_window_is_that_of_the_command_line(hands, formulary: Path, tmp_path: Path, monkeypatch) -> None:
    own, other = tmp_path / "window.pdf", tmp_path / "command.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(own), ""))
    hands.open("warfarin")
    hands.press(Qt.Key.Key_E, CTRL)
    hands.wait(lambda: hands.window.message.isVisible())
    command = [sys.executable, "-m", "medviewer", "--library", str(formulary), "--profile", str(tmp_path / "profile")]
    command += ["export", "--format", "pdf", "-o", str(other), "warfarin"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert streams(own.read_bytes()) == streams(other.read_bytes())
