"""The window stays live, whatever page is opened: the timer of the GUI thread keeps firing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from medviewer.ui.base.progress_label import ProgressLabel
from medviewer.ui.output.printing import MOST_SHOWN

LONGEST_GAP = 0.75
"""Seconds that no page may keep the window from answering, on a slow machine; 0.25 is what is aimed at."""
TABLE = "|a" * 30 + "|\n" + "|-" * 30 + "|\n" + ("|cell text" * 30 + "|\n") * 1500
PAGES = {
    "questions": "### FAQs\n" + "".join(f"* **Q: q{n}?** A: y\n" for n in range(20_000)),
    "words": "one line of words " * 55_000,
    "word": "x" * 1_000_000,
    "paragraphs": "A paragraph of a page.\n\n" * 50_000,
    "items": "* an item\n" * 100_000,
    "table": TABLE,
    "title": "# " + "a long name " * 20_000,
    "disclaimer": "**Disclaimer:** " + "no claim " * 50_000,
    "brackets": "[" * 500_000,
    "quotes": ">" * 10_000 + " text\n",
    "tables in tables": "<table><tr><td>x " * 500 + "</td></tr></table>" * 500,
    "bold": "**a** " * 100_000,
    "breaks": "a<br>" * 100_000,
}


class Pulse:
    """How long the GUI thread went without answering, at most: while this process had the processor."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = self._now()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        now = self._now()
        self.longest = max(self.longest, min(after - before for before, after in zip(self._last, now, strict=True)))
        self._last = now

    @staticmethod
    def _now() -> tuple[float, float]:
        """Return the time of the clock, and of the process, which stands still while others keep the machine busy."""
        return time.monotonic(), time.process_time()

    def stop(self) -> float:
        """Return the longest gap in seconds."""
        self._beat()
        self._timer.stop()
        return self.longest


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_huge_page_opens_without_a_freeze(open_window, formulary: Path, name: str) -> None:
    (formulary / "huge.md").write_text(PAGES[name] if name == "title" else f"---\ntitle: Zzzol\n---\n{PAGES[name]}")
    hands = open_window(rows=6)
    pulse = Pulse()
    hands.type("a long name" if name == "title" else "zzzol")
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait_long(lambda: hands.view.opened() is not None)
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.wait_long(hands.view.page.steps.is_done)
    hands.press(Qt.Key.Key_End, at=hands.view.page)
    assert hands.view.page.verticalScrollBar().value() == hands.view.page.verticalScrollBar().maximum()
    assert pulse.stop() < LONGEST_GAP


@pytest.fixture
def preview(open_window, formulary: Path):
    """Return hands before the print preview of a page of some 500 sheets, and that preview."""
    (formulary / "huge.md").write_text("# Zzzol\n### Dosage\n" + "A paragraph of a page.\n\n" * 20_000)
    hands = open_window(rows=6)
    hands.open("zzzol")
    hands.wait(lambda: not hands.app.tasks.busy())
    hands.app.actions.print.trigger()
    found = hands.window.findChild(QPrintPreviewDialog)
    yield hands, found
    if isValid(found):
        found.reject()


@pytest.mark.slow
def test_the_preview_of_a_huge_page_is_laid_out_without_a_freeze(preview) -> None:
    hands, dialog = preview
    pulse = Pulse()
    hands.wait_long(lambda: f"the first {MOST_SHOWN} of" in dialog.windowTitle())
    assert dialog.findChild(QPrintPreviewWidget).pageCount() == MOST_SHOWN
    assert pulse.stop() < LONGEST_GAP


@pytest.mark.slow
def test_a_preview_that_is_closed_stops_laying_out(preview) -> None:
    hands, dialog = preview
    dialog.reject()
    hands.wait(lambda: not hands.app.tasks.busy())


@pytest.mark.slow
@pytest.mark.parametrize("cancel", [True, False])
def test_a_huge_page_is_printed_without_a_freeze_and_can_be_stopped(preview, tmp_path: Path, cancel: bool) -> None:
    hands, dialog = preview
    dialog.printer().setOutputFileName(str(tmp_path / "huge.pdf"))
    pulse = Pulse()
    dialog.findChild(QPrintPreviewWidget).print_()
    dialog.accept()
    progress = hands.window.findChild(ProgressLabel)
    hands.wait_long(lambda: progress.isVisible() and progress.value() > 0)
    if cancel:
        progress.findChild(QPushButton).click()
    hands.wait_long(lambda: not hands.app.tasks.busy())
    assert not isValid(progress) or not progress.isVisible()
    assert hands.window.message.isVisible() is not cancel
    assert pulse.stop() < LONGEST_GAP


def test_a_file_of_50_mb_is_a_plain_problem_and_the_window_stays_live(open_window, formulary: Path) -> None:
    with (formulary / "huge.md").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    pulse = Pulse()
    hands = open_window()
    hands.wait(lambda: hands.window.foot.problems.isVisible())
    [problem] = hands.app.session.catalogue.problems()
    assert problem.source == "huge.md" and "Split it" in problem.message
    assert len(hands.titles()) == 5
    assert pulse.stop() < LONGEST_GAP
