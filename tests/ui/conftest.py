"""A real window on a small library of our own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers, isValid

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import SYSTEM, SitePlace
from medviewer.locations import Profile
from medviewer.ui.application import Application
from medviewer.ui.search.drug_delegate import DrugDelegate
from medviewer.ui.window_parts import WindowParts

PAGE = """---
title: {title}
generic_name: {generic}
brands: [{brand}]
drug_class: {drug_class}
---
# {title}
### Generic Name
{generic}
### Usage
{title} is used for the complaint of which its class is a remedy.
### Dosage
* Adults: **{dose} mg** by mouth twice a day.
* Children: half of the adult dose.
### Side Effects
Nausea and headache, seldom a rash.
### FAQs
* **Q: May {title} be halved?** A: Where it is scored, yes.
* **Q: With food?** A: Either way.

**Disclaimer:** {title} is described here for tests alone.
"""
LONGEST_WAIT = 30_000
"""Milliseconds for what takes some tens of them, but where the machine has much else to do."""
DRUGS = (
    ("Amoxicillin", "amoxicillin trihydrate", "Amoxil", "penicillin", 500),
    ("Amoxicillin + Clavulanic acid", "amoxicillin + clavulanic acid", "Augmentin", "penicillin", 875),
    ("Metformin", "metformin hydrochloride", "Glucophage", "biguanide", 850),
    ("Paracetamol", "paracetamol", "Panadol", "analgesic", 1000),
    ("Warfarin", "warfarin sodium", "Coumadin", "vitamin K antagonist", 5),
)


def write_page(folder: Path, title: str, generic: str, brand: str, drug_class: str, dose: int) -> Path:
    """Write one monograph of the test library and return its path."""
    name = title.lower().replace(" + ", "-").replace(" ", "-")
    path = folder / title[0].lower() / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = PAGE.format(title=title, generic=generic, brand=brand, drug_class=drug_class, dose=dose)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def formulary(tmp_path: Path) -> Path:
    """Return a library folder of five drugs."""
    folder = tmp_path / "formulary"
    for drug in DRUGS:
        write_page(folder, *drug)
    return folder


class Hands:
    """What a person does with the window and sees of it: clicks, keys, words on the screen."""

    def __init__(self, app: WindowParts, qtbot: QtBot) -> None:
        self.app = app
        self.window = app.window
        self.view = app.window.monograph
        self._qtbot = qtbot

    def type(self, text: str) -> None:
        """Type into the search field in place of what stands there."""
        self.window.drugs.field.setFocus()
        self.window.drugs.field.selectAll()
        self._qtbot.keyClicks(self.window.drugs.field, text)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier, at: QWidget | None = None) -> None:
        """Press a key where the cursor is, or `at` a widget."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self._qtbot.keyClick(at or self.window.focusWidget() or self.window, key, held)

    def open(self, query: str) -> None:
        """Type, press Return, and wait until the page is shown."""
        self.type(query)
        with self._qtbot.waitSignal(self.app.page.shown, timeout=LONGEST_WAIT):
            self.press(Qt.Key.Key_Return, at=self.window.drugs.field)

    def wait_for_page(self) -> AbstractContextManager[object]:
        """Wait, at the end of a `with` block, until a page is shown that was asked for in it."""
        return self._qtbot.waitSignal(self.app.page.shown, timeout=LONGEST_WAIT)

    def click_row(self, title: str) -> None:
        """Click a drug in the list and wait until its page is shown."""
        with self._qtbot.waitSignal(self.app.page.shown, timeout=LONGEST_WAIT):
            self._qtbot.mouseClick(
                self.window.drugs.view.viewport(), Qt.MouseButton.LeftButton, pos=self.row_rect(title).center()
            )

    def click_star_of(self, title: str) -> None:
        """Click the star of a drug in the list."""
        place = DrugDelegate.star_rect(self.row_rect(title)).center()
        self._qtbot.mouseClick(self.window.drugs.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def row_rect(self, title: str) -> QRect:
        """Return where a drug stands in the list."""
        view = self.window.drugs.view
        return view.visualRect(view.model().index(self.titles().index(title), 0))

    def choose_tab(self, title: str) -> None:
        """Click a tab by its title, in the menu of those that have no room if it is there."""
        tabs, number = self.view.tabs, self.tabs().index(title)
        if tabs.isTabVisible(number):
            self._qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(number).center())
        else:
            self.take_from(title, lambda: self._qtbot.mouseClick(tabs.more, Qt.MouseButton.LeftButton))

    def choose_filter(self, title: str) -> None:
        """Click a filter above the list by its title."""
        bar = self.window.drugs.filters
        number = [bar.tabText(n) for n in range(bar.count())].index(title)
        self._qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())

    def titles(self) -> list[str]:
        """Return the names that the list shows."""
        model = self.window.drugs.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def tabs(self) -> list[str]:
        """Return the titles of the tabs."""
        return [self.view.tabs.tabText(n).replace("&&", "&") for n in range(self.view.tabs.count())]

    def tab(self) -> str:
        """Return the title of the tab that is shown."""
        return self.tabs()[self.view.tabs.currentIndex()]

    def title(self) -> str:
        """Return the name of the drug in the header."""
        return self.view.header.name.text()

    def text(self) -> str:
        """Return the text that the page pane shows."""
        return self.view.page.toPlainText()

    def said(self) -> str:
        """Return the messages that are seen, each on its lines, the last one first."""
        return "\n".join(row.label.text() for row in self.window.message.rows())

    def back(self) -> None:
        """Give the keys back to the window, as a desktop does when a dialog or a menu closes."""
        self.window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is self.window)

    def popup(self) -> QMenu:
        """Return the menu that is open."""
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def take(self, text: str, opens: bool = False) -> None:
        """Choose an entry of the menu that is open, with the keyboard; `opens`: it opens a dialog."""
        menu = self.popup()
        menu.setActiveAction(next(action for action in menu.actions() if text in action.text()))
        self.press(Qt.Key.Key_Return, at=menu)
        if not opens:
            self.back()

    def take_from(self, text: str, opening: Callable[[], object]) -> None:
        """Choose an entry of a button's menu; `opening` it lasts until it closes, but since Qt 6.12 no longer."""
        taken: list[None] = []
        QTimer.singleShot(0, lambda: taken.append(self.take(text)))
        opening()
        self.wait(lambda: bool(taken))

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until the window shows what is awaited."""
        self._qtbot.waitUntil(condition, timeout=LONGEST_WAIT)

    def wait_long(self, condition: Callable[[], bool]) -> None:
        """Wait for what takes a while, such as a page of a megabyte."""
        self._qtbot.waitUntil(condition, timeout=120_000)


OpenWindow = Callable[..., Hands]


@pytest.fixture(scope="module", autouse=True)
def _nothing_old_is_garbage() -> None:
    """Leave what stood before the tests of a module out of what is looked through after each of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """Collect what a test leaves on the thread that its widgets belong to, as the program does."""
    gc.disable()
    yield
    gc.collect()


def held_layout_items() -> list[QLayoutItem]:
    """Return what Python holds of the places of widgets in layouts; none of it may be asked for anything."""
    return [one for one in getAllValidWrappers() if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Fail a test whose windows leave Python with places of widgets in layouts.

    Qt destroys them and tells nobody. What it makes at the same address next is then taken for one: a crash.
    """
    yield
    held = held_layout_items()
    if held:
        pytest.fail(f"{len(held)} places in layouts are held: a layout was put into another after its widgets")


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, formulary: Path, profile: Profile) -> Iterator[OpenWindow]:
    """Return a function that opens a window on the library, its list filled; all are closed at the end."""
    opened: list[Application] = []
    font = qapp.font()

    def make(
        *folders: Path,
        name: str | None = None,
        rows: int = len(DRUGS),
        configuration: Configuration | None = None,
        unasked: bool = False,
    ) -> Hands:
        """unasked: open what the program opens where no folder is named."""
        program = Application(qapp, profile, configuration=configuration)
        opened.append(program)
        app = program.start(() if unasked else folders or (formulary,), name)
        qtbot.waitUntil(app.window.isVisible)
        qtbot.waitUntil(lambda: app.is_complete() and len(app.session.listing()) >= rows, timeout=20_000)
        return Hands(app, qtbot)

    yield make
    for program in opened:
        if any(isValid(app.window) for app in program.windows):
            _close(program.windows[0])
    qapp.setFont(font)
    qapp.processEvents()


@pytest.fixture
def site(tmp_path: Path) -> Callable[[str], Configuration]:
    """Return a function that writes the system's file and returns what it configures."""

    def write(text: str) -> Configuration:
        place = SitePlace(SYSTEM, tmp_path / "etc" / "medviewer.toml")
        place.file.parent.mkdir(exist_ok=True)
        place.file.write_text(text, encoding="utf-8")
        found = read(place)
        return combined([found] if found else [])

    return write


@pytest.fixture
def hands(open_window: OpenWindow) -> Hands:
    """Return the hands of somebody before a window that is open on the library."""
    return open_window()


@pytest.fixture
def close_window() -> Callable[[WindowParts], None]:
    """Return a function that closes all windows as their user does, and what stands behind them."""
    return _close


def _close(app: WindowParts) -> None:
    app.program.quit()
    app.close()
    for one in app.program.windows:
        one.window.deleteLater()
