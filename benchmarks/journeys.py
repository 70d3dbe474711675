"""Ways of a reader through the window by real keys and clicks: how many of each, and how long until the goal is seen.

    python benchmarks/journeys.py [--write] [NAME...]

Each journey begins in a window of its own on the bundled library, the cursor in the empty search field, and ends when
what was wanted is on the screen. A letter is a key, so is Ctrl+Return. Milliseconds run from the first key or
click; nobody types as fast as this. `--write` puts the table into docs/journeys.md,
whose keys and clicks a test compares with those of now.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit, QWidget

from medviewer import locations
from medviewer.ui.application import Application
from medviewer.ui.search.drug_model import DrugRole
from medviewer.ui.search.list_lines import PASSAGE, TOGETHER
from medviewer.ui.window_parts import WindowParts

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "journeys.md"
PATIENCE = 10.0  # seconds until a goal counts as missed
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY = Qt.Key
KIDNEY = re.compile("renal|kidney", re.IGNORECASE)


def pause(milliseconds: int) -> None:
    """Let the window work for a while; `QTest.qWait` would keep its threads from Python meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Reader:
    """Somebody before a window. keys, clicks: of the journey so far; milliseconds: since the first of them."""

    def __init__(self, app: WindowParts) -> None:
        self.app = app
        self.window = app.window
        self.view = app.window.monograph
        self.keys = self.clicks = 0
        self._begun = 0.0
        self.milliseconds = 0.0

    def types(self, text: str) -> None:
        """Type letters into what has the focus."""
        for letter in text:
            self._begin()
            self.keys += 1
            QTest.keyClick(self._focus(), letter)

    def presses(self, key: Qt.Key, *held: Qt.KeyboardModifier, times: int = 1) -> None:
        """Press a key, with others held."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        for _ in range(times):
            self._begin()
            self.keys += 1
            QTest.keyClick(self._focus(), key, modifiers)

    def opens(self, typed: str, title: str) -> None:
        """Type the beginning of a name, press Return, and wait for the page."""
        self.types(typed)
        self.presses(KEY.Key_Return)
        self.sees(self.reads(title))

    def clicks_on(self, widget: QWidget, place: QPoint | None = None, held: Qt.KeyboardModifier | None = None) -> None:
        """Click on a widget, in its middle unless a place is given."""
        assert widget.isVisible(), f"{widget.objectName()} cannot be seen"
        self._begin()
        self.clicks += 1
        at = widget.rect().center() if place is None else place
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held or Qt.KeyboardModifier.NoModifier, at)

    def clicks_row(self, row: int) -> None:
        """Click on a row of the list."""
        view = self.window.drugs.view
        self.clicks_on(view.viewport(), view.visualRect(view.model().index(row, 0)).center())

    def clicks_button(self, text: str) -> None:
        """Click on the button that shows, or is called, a text."""
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and text in (button.text().replace("&", ""), button.accessibleName())
        ]
        assert found, f"no button {text}"
        self.clicks_on(found[0])

    def sees(self, goal: Callable[[], object]) -> None:
        """Wait until a goal is reached; raises SystemExit where it is not."""
        end = time.monotonic() + PATIENCE
        while not goal():
            if time.monotonic() > end:
                raise SystemExit(f"not seen: {self.view.header.name.text()!r}, {self.seen()[:300]!r}")
            pause(1)
        self.milliseconds = (time.monotonic() - self._begun) * 1000 if self._begun else 0.0

    def reads(self, drug: str, words: str = "", tab: str = "") -> Callable[[], bool]:
        """Return a goal: a drug is open, and words of its page are on the screen, on a tab where one is named."""

        def reached() -> bool:
            opened = self.view.opened()
            named = opened is not None and opened.monograph.title == drug and not self.app.reader.is_reading()
            return named and words in self.seen() and (not tab or self.view.tabs.key() == tab)

        return reached

    def seen(self) -> str:
        """Return the text of the page that is in sight, its spaces plain."""
        page = self.window.panes.shown().page
        if not isinstance(page, QTextEdit):
            return ""
        first = page.cursorForPosition(QPoint(0, 0)).position()
        last = page.cursorForPosition(page.viewport().rect().bottomRight()).position()
        return plain(page.toPlainText()[first : last + 1])

    def forget_time(self) -> None:
        """Begin to count milliseconds at the next key."""
        self._begun = self.milliseconds = 0.0

    def _begin(self) -> None:
        self._begun = self._begun or time.monotonic()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget() or self.window.focusWidget()
        return focus or self.window


def plain(text: str) -> str:
    """Return text with plain spaces, and without what joins words."""
    return " ".join(text.replace("\u00a0", " ").replace("\u2060", "").split())


class Journey(NamedTuple):
    """A way to a goal. most: keys and clicks together that it may take at most."""

    name: str
    most: int
    go: Callable[[Reader], None]
    prepare: Callable[[Reader], None] | None = None


class Taken(NamedTuple):
    """A journey as it went."""

    name: str
    keys: int
    clicks: int
    milliseconds: float


def opened(query: str, title: str, tab: str = "all") -> Callable[[Reader], None]:
    """Return a preparation: a drug is open at a tab, the cursor in the search field."""

    def prepare(reader: Reader) -> None:
        reader.view.tabs.choose(tab)
        reader.opens(query, title)
        reader.presses(KEY.Key_L, CTRL)
        reader.window.drugs.field.clear()

    return prepare


def dose_by_name(reader: Reader) -> None:
    """Find a dose by the first letters of a name."""
    reader.opens("metfo", "Metformin")
    reader.presses(KEY.Key_4, CTRL)
    reader.sees(reader.reads("Metformin", "500 mg", "dosage"))


def dose_by_brand(reader: Reader) -> None:
    """Find a dose by a brand."""
    reader.opens("coumadin", "Warfarin")
    reader.presses(KEY.Key_4, CTRL)
    reader.sees(reader.reads("Warfarin", "2 to 5 mg", "dosage"))


def misspelt(reader: Reader) -> None:
    """Find a drug whose name is misspelt."""
    reader.types("metphormin")
    reader.sees(lambda: "Metformin" in listed(reader))
    reader.clicks_row(listed(reader).index("Metformin"))
    reader.sees(reader.reads("Metformin"))


def by_palette(reader: Reader) -> None:
    """Open a section of a drug by the beginnings of both."""
    reader.presses(KEY.Key_K, CTRL)
    reader.types("warf dos")
    reader.sees(lambda: QApplication.focusWidget() is not reader.window.drugs.field)
    pause(300)
    reader.presses(KEY.Key_Return)
    reader.sees(reader.reads("Warfarin", "2 to 5 mg", "dosage"))


def first_passage(reader: Reader) -> None:
    """Find who says a word, and read it there."""
    reader.types("angioedema")
    reader.sees(lambda: rows_of(reader, PASSAGE))
    reader.clicks_row(rows_of(reader, PASSAGE)[0])
    reader.sees(lambda: "angioedema" in reader.seen().casefold())


def find_in_page(reader: Reader) -> None:
    """Find a word in the open page."""
    reader.presses(KEY.Key_F, CTRL)
    reader.types("INR")
    reader.sees(lambda: "INR" in reader.seen() and " of " in reader.view.find_bar.count.text())


def side_by_side(reader: Reader) -> None:
    """Read three drugs side by side."""
    for name in ("warfa", "hepar", "enoxa"):
        reader.types(name)
        reader.presses(KEY.Key_Return, CTRL)
        if name == "warfa":
            reader.sees(reader.reads("Warfarin"))
        if name != "enoxa":
            reader.presses(KEY.Key_L, CTRL)
    reader.sees(lambda: len(reader.app.compare.view().shown()) == 3 and reader.app.compare.is_shown())


def star(reader: Reader) -> None:
    """Make the open drug a favourite."""
    reader.presses(KEY.Key_D, CTRL)
    reader.sees(lambda: reader.app.keeper.favourites.ids())


def favourites(reader: Reader) -> None:
    """Open a favourite again."""
    reader.presses(KEY.Key_2, ALT)
    reader.presses(KEY.Key_Down)
    reader.presses(KEY.Key_Return)
    reader.sees(reader.reads("Warfarin"))


def back(reader: Reader) -> None:
    """Go back to the page before."""
    reader.presses(KEY.Key_Left, ALT)
    reader.sees(reader.reads("Warfarin"))


def copy_tab(reader: Reader) -> None:
    """Copy the dosage with drug and source."""
    reader.presses(KEY.Key_C, CTRL, SHIFT)
    reader.sees(lambda: "Warfarin | Dosage" in QApplication.clipboard().text())


def next_section(reader: Reader) -> None:
    """Go from the dosage to contraindications."""
    reader.presses(KEY.Key_Tab, CTRL)
    reader.sees(reader.reads("Warfarin", tab="contraindications"))


def next_drug_same_section(reader: Reader) -> None:
    """Read the same section of another drug."""
    reader.types("hepar")
    reader.presses(KEY.Key_Return)
    reader.sees(reader.reads("Heparin", tab="dosage"))


def who_names(reader: Reader) -> None:
    """See which pages name the open drug."""
    reader.presses(KEY.Key_B, CTRL)
    reader.sees(reader.app.naming.is_shown)


def named_together(reader: Reader) -> None:
    """See what two drugs say of each other."""
    reader.types("warfa amiod")
    reader.sees(lambda: rows_of(reader, TOGETHER))
    reader.clicks_row(rows_of(reader, TOGETHER)[0])
    reader.sees(reader.app.tray.is_shown)


def by_class(reader: Reader) -> None:
    """List the drugs of a class."""
    reader.presses(KEY.Key_6, ALT)
    reader.presses(KEY.Key_Down)
    reader.presses(KEY.Key_Return)
    reader.sees(lambda: 0 < len(listed(reader)) < 50 and not reader.window.drugs.field.text())


def larger(reader: Reader) -> None:
    """Make the text larger by half."""
    size = reader.view.font().pointSizeF()
    reader.presses(KEY.Key_Plus, CTRL, times=5)
    reader.sees(lambda: reader.view.font().pointSizeF() >= size * 1.45)


def end_of_page(reader: Reader) -> None:
    """Read the end of the open page, and come back to its beginning."""
    bar = reader.view.page.verticalScrollBar()
    reader.view.page.setFocus()
    reader.presses(KEY.Key_End)
    reader.sees(lambda: bar.value() == bar.maximum() > 0)
    reader.presses(KEY.Key_Home)
    reader.sees(lambda: bar.value() == 0)


def follow_link(reader: Reader) -> None:
    """Follow the name of another drug in the text, and come back."""
    reader.view.page.setFocus()
    reader.presses(KEY.Key_Tab)
    reader.presses(KEY.Key_Return)
    reader.sees(reader.reads("Aspirin"))
    reader.presses(KEY.Key_Left, ALT)
    reader.sees(reader.reads("Warfarin"))


def note(reader: Reader) -> None:
    """Write a local note beside the open section."""
    reader.presses(KEY.Key_N, CTRL)
    reader.sees(lambda: QApplication.activeWindow() is not reader.window)
    reader.types("At 18:00.")
    reader.presses(KEY.Key_Return, CTRL)
    reader.sees(lambda: "At 18:00." in reader.seen())


def topic_passage(reader: Reader) -> None:
    """Read what a page says of the kidneys, asked in words."""
    reader.types("morphine renal")
    reader.sees(lambda: rows_of(reader, PASSAGE))
    reader.clicks_row(rows_of(reader, PASSAGE)[0])
    reader.sees(lambda: reader.view.opened() is not None and KIDNEY.search(reader.seen()))


def recent(reader: Reader) -> None:
    """Open what was read before."""
    reader.presses(KEY.Key_Escape)
    reader.presses(KEY.Key_3, ALT)
    reader.presses(KEY.Key_Down, times=2)
    reader.presses(KEY.Key_Return)
    reader.sees(reader.reads("Warfarin"))


def keys_help(reader: Reader) -> None:
    """See all keys."""
    reader.presses(KEY.Key_F1)
    reader.sees(lambda: QApplication.activeModalWidget() or QApplication.activeWindow() is not reader.window)


def answer(reader: Reader) -> None:
    """Read the questions of a page."""
    reader.view.page.setFocus()
    reader.presses(KEY.Key_Tab, CTRL, SHIFT)
    reader.sees(reader.reads("Warfarin", tab="faqs"))


def child_dose(reader: Reader) -> None:
    """Read the dose of a child."""
    reader.opens("parac", "Paracetamol")
    reader.clicks_button("Jump to Children")
    reader.sees(reader.reads("Paracetamol", "from 3 to below 6 months 60 mg"))


def in_renal_failure(reader: Reader) -> None:
    """Read what a page says of the kidneys."""
    reader.opens("morph", "Morphine")
    reader.clicks_button("Jump to Kidneys")
    reader.sees(lambda: KIDNEY.search(reader.seen()))


def boxed_warning(reader: Reader) -> None:
    """See whether there is a boxed warning, on the tab that is open."""
    mark = reader.view.header.boxed
    reader.sees(lambda: mark.isVisible() and "Bleeding" in mark.text())


def to_boxed_warning(reader: Reader) -> None:
    """Read all of the boxed warning."""
    reader.clicks_on(reader.view.header.boxed)
    reader.sees(reader.reads("Warfarin", "Bleeding risk"))


def essentials(reader: Reader) -> None:
    """See dose, warnings and contraindications on any tab."""
    reader.presses(KEY.Key_I, CTRL)
    reader.sees(lambda: reader.view.header.essentials.isVisible())


def wall_sheet(reader: Reader) -> None:
    """Have a wall sheet of the open page."""
    reader.presses(KEY.Key_H, CTRL, SHIFT)
    reader.sees(lambda: QApplication.activeModalWidget() or QApplication.activeWindow() is not reader.window)


def start_page(reader: Reader) -> None:
    """Go to the start page, and back."""
    reader.presses(KEY.Key_Home, ALT)
    reader.sees(lambda: reader.window.panes.shown() is not reader.view)
    reader.presses(KEY.Key_Left, ALT)
    reader.sees(reader.reads("Warfarin"))


def example(reader: Reader) -> None:
    """Try one of the searches of the start page."""
    reader.sees(lambda: tiles(reader, "renal"))
    pause(500)  # the page is made anew once the libraries have answered
    reader.clicks_on(tiles(reader, "renal")[0])
    reader.sees(lambda: "renal" in reader.window.drugs.field.text() and rows_of(reader, PASSAGE))


def tiles(reader: Reader, text: str) -> list[QAbstractButton]:
    """Return the tiles of the start page that say a text."""
    buttons = reader.window.findChildren(QAbstractButton)
    return [one for one in buttons if one.isVisible() and text in (one.accessibleName() or one.text())]


def contents(reader: Reader) -> None:
    """Jump to a heading by the outline of a wide window."""
    reader.sees(lambda: reader.view.beside.outline)
    outline = reader.view.beside.outline
    assert outline is not None
    found = outline.findItems("Interactions", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    reader.clicks_on(outline.viewport(), outline.visualItemRect(found[0]).center())
    reader.sees(reader.reads("Warfarin", "Interactions"))


def last_section(reader: Reader) -> None:
    """Read a section whose tab has no room, in the menu More."""
    more = reader.view.tabs.more
    reader.view.tabs.setFocus()
    reader.presses(KEY.Key_9, CTRL)
    reader.sees(lambda: reader.view.tabs.currentIndex() == 8 and more.isVisible())


def mouse_back(reader: Reader) -> None:
    """Go back by the button."""
    reader.clicks_button("Back")
    reader.sees(reader.reads("Warfarin"))


def listed(reader: Reader) -> list[str]:
    """Return the names that the list shows."""
    model = reader.window.drugs.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def rows_of(reader: Reader, kind: str) -> list[int]:
    """Return the rows of the list that are of a kind."""
    model = reader.window.drugs.model
    return [row for row in range(model.rowCount()) if model.index(row).data(DrugRole.KIND) == kind]


WARFARIN, DOSAGE = opened("warfa", "Warfarin"), opened("warfa", "Warfarin", "dosage")


def wide(prepare: Callable[[Reader], None]) -> Callable[[Reader], None]:
    """Return a preparation in a wide window."""

    def prepared(reader: Reader) -> None:
        reader.window.resize(1920, 1080)
        prepare(reader)

    return prepared


def two_pages(reader: Reader) -> None:
    """Read one drug, then another."""
    WARFARIN(reader)
    reader.opens("hepar", "Heparin")


def starred(reader: Reader) -> None:
    """Have a favourite, and read another drug."""
    WARFARIN(reader)
    star(reader)
    reader.opens("hepar", "Heparin")
    reader.presses(KEY.Key_L, CTRL)
    reader.window.drugs.field.clear()


JOURNEYS = (
    Journey("a child's dose of paracetamol", 7, child_dose),
    Journey("morphine in renal failure", 12, in_renal_failure),
    Journey("whether there is a boxed warning", 0, boxed_warning, DOSAGE),
    Journey("all of the boxed warning", 1, to_boxed_warning, DOSAGE),
    Journey("dose, warnings and contraindications on any tab", 1, essentials, DOSAGE),
    Journey("a wall sheet", 5, wall_sheet, WARFARIN),
    Journey("a search of the start page", 1, example),
    Journey("the start page, and back", 2, start_page, WARFARIN),
    Journey("a heading in the outline of a wide window", 1, contents, wide(WARFARIN)),
    Journey("the ninth section of a page", 1, last_section, WARFARIN),
    Journey("back by the mouse", 1, mouse_back, two_pages),
    Journey("a dose by the first letters of a name", 7, dose_by_name),
    Journey("a dose by a brand", 10, dose_by_brand),
    Journey("a drug whose name is misspelt", 11, misspelt),
    Journey("the dosage of a drug in one line", 10, by_palette),
    Journey("who says a word, read there", 14, first_passage),
    Journey("morphine and the kidneys, in words", 15, topic_passage),
    Journey("a word in the open page", 4, find_in_page, WARFARIN),
    Journey("three drugs side by side", 21, side_by_side),
    Journey("a favourite made", 1, star, WARFARIN),
    Journey("a favourite opened", 3, favourites, starred),
    Journey("what was read before", 5, recent, two_pages),
    Journey("back to the page before", 1, back, two_pages),
    Journey("the dosage copied with drug and source", 1, copy_tab, DOSAGE),
    Journey("the next section", 1, next_section, DOSAGE),
    Journey("the same section of another drug", 6, next_drug_same_section, DOSAGE),
    Journey("the questions of a page", 1, answer, WARFARIN),
    Journey("who names the open drug", 1, who_names, WARFARIN),
    Journey("what two drugs say of each other", 12, named_together),
    Journey("the drugs of a class", 3, by_class),
    Journey("text larger by half", 5, larger, WARFARIN),
    Journey("the end of a page, and its beginning again", 2, end_of_page, WARFARIN),
    Journey("a name in the text followed, and back", 3, follow_link, DOSAGE),
    Journey("a local note", 11, note, DOSAGE),
    Journey("all keys", 1, keys_help),
)


def taken(qt: QApplication, journey: Journey) -> Taken:
    """Take a journey in a new window and return how it went."""
    with tempfile.TemporaryDirectory() as folder:
        program = Application(qt, locations.Profile.of(folder))
        app = program.start([locations.bundled_library()], None)
        app.later.make_all()
        app.window.resize(1280, 800)
        app.window.activateWindow()
        reader = Reader(app)
        reader.sees(lambda: len(app.session.listing()) >= 50 and not app.session.is_reading())
        pause(200)
        if journey.prepare:
            journey.prepare(reader)
        reader.keys = reader.clicks = 0
        reader.forget_time()
        journey.go(reader)
        for other in qt.topLevelWidgets():
            if other is not app.window and other.isVisible():
                other.close()
        app.window.close()
        program.close()
        pause(1)
    return Taken(journey.name, reader.keys, reader.clicks, reader.milliseconds)


def table(rows: Sequence[Taken]) -> str:
    """Return the journeys as a table of Markdown."""
    lines = [f"| {row.name} | {row.keys} | {row.clicks} | {row.milliseconds:,.0f} |" for row in rows]
    return "\n".join(["| Journey | Keys | Clicks | Milliseconds |", "|---|---|---|---|", *lines, ""])


def write(rows: Sequence[Taken]) -> None:
    """Put the table into the document in place of the one there."""
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(
        re.sub(r"\| Journey \|.*?(?=\n\n|\Z)", lambda _: table(rows).strip(), text, flags=re.S), "utf-8"
    )


def main() -> None:
    """Take the journeys and print them; exit with 1 where one takes more keys and clicks than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="words of the journeys to take; all without")
    parser.add_argument("--write", action="store_true", help="put the table into docs/journeys.md")
    options = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    chosen = [one for one in JOURNEYS if not options.names or any(name in one.name for name in options.names)]
    rows = [taken(qt, journey) for journey in chosen]
    print(table(rows), end="")
    if options.write and not options.names:
        write(rows)
    chosen_rows = zip(rows, chosen, strict=True)
    long = [f"{row.name}: at most {one.most}" for row, one in chosen_rows if row.keys + row.clicks > one.most]
    if long:
        print(f"Too long: {'; '.join(long)}", file=sys.stderr)
    sys.stdout.flush()
    os._exit(1 if long else 0)  # Python would destroy the parts of many windows in any order, and Qt with them


if __name__ == "__main__":
    main()
