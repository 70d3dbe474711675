"""The window stays live, whatever page is opened: the timer of the GUI thread keeps firing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

LONGEST_GAP = 0.75
"""Seconds that no page may keep the window from answering, on a slow machine; 0.25 is what is aimed at."""
TABLE = "|a" * 30 + "|\n" + "|-" * 30 + "|\n" + ("|cell text" * 30 + "|\n") * 1500
PAGES = {
    "questions": "### FAQs\n" + "".join(f"* **Q: q{n}?** A: y\n" for n in range(60_000)),
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
    """How long the GUI thread went without answering, at most."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        """Return the longest gap in seconds."""
        self._beat()
        self._timer.stop()
        return self.longest


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_huge_page_opens_without_a_freeze(open_window, formulary: Path, name: str) -> None:
    (formulary / "huge.md").write_text(PAGES[name] if name == "title" else f"---\ntitle: Zzz\n---\n{PAGES[name]}")
    hands = open_window(rows=6)
    pulse = Pulse()
    hands.type("a long name" if name == "title" else "zzz")
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait_long(lambda: hands.view.opened() is not None)
    hands.wait(lambda: not hands.app.tasks.busy())
    if hands.view.parts.isVisible():
        hands.view.parts.next.click()
        assert hands.view.spot().part == 1
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
