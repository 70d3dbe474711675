"""The page keeps its lines with any font, at twice the size, in the smallest window: its head scrolls away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medviewer.ui.base.small_screen import FRAME
from medviewer.ui.documents.page_documents import ABOVE
from medviewer.ui.main_window import FIRST_SIZE
from medviewer.ui.services.settings import Settings
from tests.ui.conftest import Hands, write_page

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FONTS = {
    "DejaVu Sans": HERE.parents[1] / "fonts" / "DejaVuSans.ttf",
    "Noto Sans": Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
    "Liberation Sans": Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"),
    "": None,
}
"""Fonts that desktops come with, and where Debian keeps them; no font at all draws boxes, wider than letters."""


def with_fonts(folder: Path, family: str) -> Path:
    """Write a file for fontconfig that names the fonts of one family, and return its path."""
    file, regular = folder / "fonts.conf", FONTS[family]
    fonts = folder / "fonts"
    fonts.mkdir()
    for each in [] if regular is None else regular.parent.glob(f"{regular.name.split('-')[0].split('.')[0]}[-.]*"):
        (fonts / each.name).symlink_to(each)
    file.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir></fontconfig>", "utf-8")
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig on Linux")
@pytest.mark.parametrize("family", FONTS)
def test_the_page_keeps_six_lines_at_twice_the_size_with_any_font(family: str, tmp_path: Path) -> None:
    if FONTS[family] is not None and not FONTS[family].exists():
        pytest.skip(f"{family} is not installed")
    environment = {**os.environ, "FONTCONFIG_FILE": str(with_fonts(tmp_path, family)), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / "rooms.py"), str(tmp_path / "profile")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert len(rows) == 9
    assert [(row["case"], row["lines"]) for row in rows if row["lines"] < 6] == []
    for row in rows:
        if row["case"].endswith("smallest"):
            assert row["short"][0] == "Amiodarone"
    if family:  # boxes for letters are so wide that no screen has room for the rest
        assert [row for row in rows if row["cut"] or row["outside"] or row["window"][1] > 800] == []
        assert "not clinically reviewed" in next(row["short"] for row in rows if row["case"] == "en, smallest")


LONG = "Paracetamol + Codeine phosphate hemihydrate + Caffeine, effervescent tablets for children above twelve years"


@pytest.fixture
def large(open_window, formulary: Path, profile, qtbot) -> Hands:
    """Return the hands of somebody before a small window whose text is twice as large."""
    write_page(formulary, LONG, "paracetamol", "Panadeine", "analgesic", 500)
    settings = Settings(profile.settings)
    settings.keep("view/zoom", 200)
    settings.write()
    for page in formulary.rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("* Children", "* Go slowly.\n" * 40 + "* Children"))
    hands = open_window(rows=6)
    hands.window.resize(900, 560)
    hands.open("warfarin")
    return hands


def settle() -> None:
    """Let the window lay itself out."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def top(large) -> Callable[[], int]:
    """Return a function that tells where the head stands, in pixels below the page's upper edge."""
    return lambda: large.view.header.mapTo(large.view.page, QPoint()).y()


def test_the_head_scrolls_away_with_the_page_where_room_is_short(large, top) -> None:
    view = large.view
    bar, short = view.page.verticalScrollBar(), view.column.short
    height, lines = view.page.viewport().height(), 6 * view.page.fontMetrics().height()
    assert 0 < bar.value() < view.header.height()  # it opens with lines to read, the end of the head above them
    assert height - (top() + view.header.height()) >= lines
    bar.setValue(0)
    assert top() == 0
    assert (short.name.text(), short.review.text()) == ("Warfarin", "not clinically reviewed")
    first = view.page.cursorRect().top()
    assert first >= view.header.height()
    bar.setValue(30)
    assert top() == -30
    bar.setValue(bar.maximum())
    assert top() < -view.header.height()
    assert short.isVisible() and short.name.isVisible() and short.review.isVisible()
    bar.setValue(0)
    assert (top(), view.page.cursorRect().top()) == (0, first)


def test_the_wheel_over_the_head_scrolls_it_and_its_buttons_work(large, top) -> None:
    header = large.view.header
    large.wait(lambda: header.star.accessibleName() == "Add to favourites")
    QTest.mouseClick(header.star, Qt.MouseButton.LeftButton)
    large.wait(lambda: header.star.accessibleName() == "Remove from favourites")
    place = header.facts.mapTo(large.window, header.facts.rect().center())
    QTest.wheelEvent(large.window.windowHandle(), place, QPoint(0, -120))
    large.wait(lambda: top() < 0)


def test_the_head_stays_where_there_is_room(large, top) -> None:
    view = large.view
    assert view.column.short.isVisible()
    view.page.verticalScrollBar().setValue(view.header.height() + 40)
    seen = view.page.first_seen()
    large.window.resize(900, 1400)
    settle()
    assert not view.column.short.isVisible()
    assert view.header.parent() is view.column
    assert view.column.layout().indexOf(view.header) == 0
    assert view.page.document().rootFrame().frameFormat().topMargin() == ABOVE
    large.window.resize(900, 560)
    settle()
    assert view.column.short.isVisible() and top() <= 0
    large.window.resize(900, 561)
    settle()
    view.page.verticalScrollBar().setValue(view.header.height() + 40)
    assert view.page.first_seen() == seen


def test_a_tab_begins_below_a_head_that_is_away_and_another_page_with_its_head(large, top) -> None:
    view, bar = large.view, large.view.page.verticalScrollBar()
    assert -view.header.height() < top() < 0
    view.tabs.choose("dosage")
    assert -view.header.height() < top() < 0
    bar.setValue(view.header.height())
    for tab in ("all", "dosage"):
        view.tabs.choose(tab)
        assert top() <= -view.header.height()
        assert view.page.cursorRect().top() < view.page.fontMetrics().height()
    large.open("metformin")
    settle()
    assert large.title() == "Metformin"
    assert -view.header.height() < top() < 0


def test_the_keyboard_brings_the_head_back(large, top) -> None:
    view = large.view
    view.page.verticalScrollBar().setValue(view.page.verticalScrollBar().maximum())
    assert top() < 0
    view.header.star.setFocus(Qt.FocusReason.TabFocusReason)
    assert top() == 0
    seen = []
    for _ in range(12):
        seen.append(QApplication.focusWidget())
        large.press(Qt.Key.Key_Tab, at=QApplication.focusWidget())
    header = view.header
    assert seen[:5] == [header.star, header.note, header.print, header.export, header.seal.shield]
    assert view.tabs in seen


def test_what_warns_stays_with_the_name(large) -> None:
    short = large.view.column.short
    assert short.banned.isHidden() and short.still_open.isHidden()
    large.type("xyzzy")
    large.wait(lambda: short.still_open.isVisible())
    assert short.still_open.text().startswith("Still open.") and short.review.isHidden()
    assert "xyzzy" in short.still_open.toolTip() and "xyzzy" in short.still_open.accessibleName()
    assert large.view.page.viewport().height() >= 6 * large.window.fontMetrics().height()


def test_a_name_without_room_is_shortened_in_its_middle_and_stands_whole_in_the_head(large) -> None:
    large.open("paracetamol + cod")
    short = large.view.column.short
    settle()
    assert short.name.text() != LONG
    assert short.name.text().startswith("Paracetamol") and short.name.text().endswith("years")
    assert (short.name.toolTip(), large.title(), short.review.text()) == (LONG, LONG, "not clinically reviewed")


def test_a_long_message_is_scrolled_and_the_page_keeps_its_lines(large) -> None:
    said = " ".join(["The disk of the pharmacy’s server has no room left for the pages."] * 9)
    large.app.messages.say(said)
    settle()
    bar = large.window.message
    assert bar.label.text() == said
    assert bar.label.height() == bar.label.heightForWidth(bar.label.width()) > bar.height()
    assert large.view.page.viewport().height() >= 6 * large.window.fontMetrics().height()
    room = bar.label.parentWidget().parentWidget()
    room.setFocus(Qt.FocusReason.TabFocusReason)
    assert room.hasFocus()
    QTest.keyClick(room, Qt.Key.Key_Down)
    assert bar.label.y() < 0
    for words in (1, 12, 20):
        large.app.messages.say(" ".join(["Short"] * words))
        settle()
        room = bar.label.parentWidget().parentWidget()
        assert bar.label.y() == 0
        assert bar.label.heightForWidth(bar.label.width()) <= bar.label.height() <= room.viewport().height()
    large.app.messages.say("Short")
    settle()
    room = bar.label.parentWidget().parentWidget()
    assert bar.height() < 3 * bar.label.fontMetrics().height()
    assert room.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_first_window_is_no_larger_than_its_screen(hands) -> None:
    room, window = hands.window.screen().availableGeometry(), hands.window.frameGeometry()
    assert room.width() < FIRST_SIZE.width()  # Qt's screen without a display is one of 800 pixels
    assert room.width() - FRAME <= window.width() <= room.width() and window.height() <= room.height()


def test_the_buttons_go_to_the_short_head_where_they_leave_the_name_whole(hands) -> None:
    hands.open("warfarin")
    header, short, page = hands.view.header, hands.view.column.short, hands.view.page
    hands.window.resize(900, 340)
    hands.wait(short.isVisible)
    assert header.buttons.parent() is short
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    header.star.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    assert header.star.mapTo(hands.view, header.star.rect().bottomRight()).x() < hands.view.width()
    assert (short.name.text(), short.review.text()) == ("Warfarin", "not clinically reviewed")
    hands.window.resize(900, 790)
    hands.wait(short.isHidden)
    assert header.buttons.parent() is header and header.star.hasFocus()
