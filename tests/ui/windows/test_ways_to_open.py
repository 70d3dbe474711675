"""The ways by which something is opened, each by a real process or a real event: the window that runs shows it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from medviewer import locations
from medviewer.library.pack.building import BuildOptions, build
from medviewer.locations import Profile
from medviewer.ui.arrivals import Arrivals
from tests.ui.conftest import Hands, write_page

pytestmark = pytest.mark.skipif(os.name != "posix", reason="speaks through sockets, and starts a shell's scripts")
PACK, LINK = "application/vnd.medviewer.pack", "x-scheme-handler/medviewer"
INFOBUTTON = (
    "medviewer:infobutton?representedOrganization.id.root=1.2.3&taskContext.c.c=MLREV&age.v.v=77&performer=PROV"
    "&mainSearchCriteria.v.c=B01AA03&mainSearchCriteria.v.cs=2.16.840.1.113883.6.73&mainSearchCriteria.v.dn=Warfarin"
)


class Ended(NamedTuple):
    """How a process has ended, and what it said."""

    code: int
    said: str


class Desktop:
    """A desktop that knows the program as one on which it is installed: by its entry, its types and its command."""

    def __init__(self, folder: Path, profile: Profile, hands: Hands) -> None:
        self._hands = hands
        self.data = folder / "share"
        self.environment = QProcessEnvironment.systemEnvironment()
        self.command = command = folder / "bin" / "medviewer"
        command.parent.mkdir(parents=True)
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m medviewer "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        for name, value in {
            "PATH": f"{command.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(locations.__file__).parents[1]),
            "HOME": str(folder),
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "MEDVIEWER_PROFILE": str(profile.desk.parent),
            "QT_QPA_PLATFORM": QApplication.platformName(),
            "GIO_USE_VFS": "local",
            "XDG_CURRENT_DESKTOP": "GNOME",  # else xdg-utils ask file(1), which takes a pack for any SQLite database
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }.items():
            self.environment.insert(name, value)
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.remove(name)

    def install(self) -> None:
        """Put the entry and the type where a desktop looks, and have both known."""
        applications, packages = self.data / "applications", self.data / "mime" / "packages"
        for folder in (applications, packages):
            folder.mkdir(parents=True)
        shutil.copy(locations.resources() / "medviewer.desktop", applications)
        shutil.copy(locations.resources() / "medviewer-mime.xml", packages / "medviewer.xml")
        assert self.run("update-mime-database", packages.parent).code == 0
        for kind in (PACK, LINK):
            assert self.run("xdg-mime", "default", "medviewer.desktop", kind).code == 0

    def run(self, *words: object) -> Ended:
        """Run a command to its end while the window goes on."""
        process = QProcess()
        process.setProcessEnvironment(self.environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.start(str(words[0]), [str(word) for word in words[1:]])
        self._hands.wait(lambda: process.state() == QProcess.ProcessState.NotRunning)
        return Ended(process.exitCode(), process.readAll().data().decode())


@pytest.fixture
def desktop(tmp_path: Path, profile: Profile, hands: Hands, door: Arrivals) -> Desktop:
    hands.wait(lambda: not hands.app.session.is_reading())
    return Desktop(tmp_path / "home", profile, hands)


@pytest.fixture
def second(desktop: Desktop) -> Callable[..., None]:
    """Return a function that starts the program again, as typed, and sees that this start ends well and in silence."""

    def second(*words: object) -> None:
        assert desktop.run(desktop.command, *words) == (0, "")

    return second


@pytest.fixture
def installed(desktop: Desktop) -> Desktop:
    """Return a desktop on which a file manager finds the program; skip where its tools are missing."""
    missing = [tool for tool in ("gio", "xdg-mime", "update-mime-database") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    desktop.install()
    return desktop


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a folder of one page that is no library yet, with a name that is hard to hand on."""
    folder = tmp_path / "Station 7 % ü'\"\n&#$(x)"
    write_page(folder, "Zinc", "zinc sulfate", "Zincoval", "mineral", 15)
    return folder


@pytest.fixture
def pack(ward: Path, tmp_path: Path) -> Path:
    target = tmp_path / "Ward 7 % ü\n&#.medpack"
    build(BuildOptions(ward, target, made="2026-11-26T08:00:00Z", name="ward"), tmp_path / "work")
    return target


def shows(hands: Hands, title: str, tab: str = "") -> bool:
    return hands.title() == title and (not tab or hands.tab() == tab)


def libraries(hands: Hands) -> list[str]:
    return [library.name for library in hands.app.session.libraries]


def said(hands: Hands) -> str:
    bar = hands.window.message
    return bar.label.text() if bar.isVisible() else ""


class TestTyped:
    def test_a_second_start_alone_brings_the_window_back(self, hands: Hands, second) -> None:
        hands.window.showMinimized()
        second()
        hands.wait(lambda: not hands.window.isMinimized() and hands.window.isActiveWindow())

    def test_a_name(self, hands: Hands, second) -> None:
        second("open", "Coumadin")
        hands.wait(lambda: shows(hands, "Warfarin"))

    def test_a_page_of_an_open_library(self, hands: Hands, second, formulary: Path) -> None:
        second(formulary / "w" / ".." / "w" / "warfarin.md")
        hands.wait(lambda: shows(hands, "Warfarin"))

    def test_a_pack_and_a_folder_are_added(self, hands: Hands, second, pack: Path, tmp_path: Path) -> None:
        write_page(tmp_path / "clinic", "Iron", "ferrous sulfate", "Ferroval", "mineral", 200)
        second(pack, tmp_path / "clinic")
        hands.wait(lambda: {"Zinc", "Iron"} <= {*hands.titles()})
        assert libraries(hands) == ["formulary", "ward", "clinic"]

    def test_one_more_window(self, hands: Hands, second, qtbot) -> None:
        second("--new-window", "open", "metformin")
        hands.wait(lambda: len(hands.app.program.windows) == 2)
        other = Hands(hands.app.program.windows[1], qtbot)
        hands.wait(lambda: shows(other, "Metformin"))

    def test_a_look_up(self, hands: Hands, second) -> None:
        second("--look-up")
        hands.wait(
            lambda: any(
                one.isVisible() and one.windowTitle().startswith("Look up") for one in QApplication.topLevelWidgets()
            )
        )
        hands.app.program._hide_look_up()


class TestDesktop:
    @pytest.mark.parametrize("opener", ["gio open", "gio launch", "xdg-open"])
    def test_a_double_click_on_a_pack_adds_it(self, hands: Hands, installed: Desktop, pack: Path, opener: str) -> None:
        entry = installed.data / "applications" / "medviewer.desktop"
        words = {
            "gio open": ("gio", "open", pack),
            "gio launch": ("gio", "launch", entry, pack),
            "xdg-open": ("xdg-open", pack),
        }[opener]
        done = installed.run(*words)
        assert done.code == 0, done.said
        hands.wait(lambda: "Zinc" in hands.titles())
        assert libraries(hands) == ["formulary", "ward"]

    def test_the_desktop_takes_the_program_for_packs_and_links(self, installed: Desktop, pack: Path) -> None:
        for kind in (PACK, LINK):
            assert installed.run("xdg-mime", "query", "default", kind).said == "medviewer.desktop\n"
            assert "medviewer.desktop" in installed.run("gio", "mime", kind).said.splitlines()[0]
        assert installed.run("xdg-mime", "query", "filetype", pack).said == f"{PACK}\n"

    def test_a_link_in_another_program_opens_at_its_section(self, hands: Hands, installed: Desktop) -> None:
        done = installed.run("gio", "open", "medviewer:open?name=Warfarin%20sodium&section=side-effects")
        assert done.code == 0, done.said
        hands.wait(lambda: shows(hands, "Warfarin", "Side effects"))

    def test_the_infobutton_of_a_record(self, hands: Hands, installed: Desktop) -> None:
        done = installed.run("gio", "open", f"{INFOBUTTON}&section=dosage")
        assert done.code == 0, done.said
        hands.wait(lambda: shows(hands, "Warfarin", "Dosage"))

    def test_a_file_manager_that_writes_addresses(self, hands: Hands, second, pack: Path) -> None:
        second(f"file://{quote(str(pack))}")
        hands.wait(lambda: "Zinc" in hands.titles())


class TestNeighbours:
    @pytest.mark.parametrize("keys", ["preview", "message", "menu", "palette"])
    def test_a_window_that_asks_something_still_opens_what_comes(self, hands: Hands, second, qtbot, keys: str) -> None:
        hands.open("metformin")
        if keys == "message":
            box = QMessageBox(QMessageBox.Icon.Question, "Question", "Really?", parent=hands.window)
            box.open()
        elif keys == "menu":
            QTimer.singleShot(0, lambda: hands.window.menuBar().actions()[0].menu().popup(hands.window.pos()))
        else:
            key = {"preview": Qt.Key.Key_P, "palette": Qt.Key.Key_K}[keys]
            hands.press(key, Qt.KeyboardModifier.ControlModifier)
        hands.wait(
            lambda: bool(QApplication.activeModalWidget() or QApplication.activePopupWidget() or keys == "palette")
        )
        second("medviewer:open?name=warfarin&section=dosage")
        hands.wait(lambda: shows(hands, "Warfarin", "Dosage"))
        asking = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if asking is not None:
            asking.close()
        assert shows(hands, "Warfarin", "Dosage")

    def test_a_file_that_is_gone_is_said(self, hands: Hands, second, tmp_path: Path) -> None:
        second(tmp_path / "Häpp\n%.medpack", tmp_path / "gone.md")
        hands.wait(lambda: "There is no" in said(hands))
        assert libraries(hands) == ["formulary"]

    def test_a_library_that_was_deleted_is_said_and_nothing_else_opens(
        self, hands: Hands, second, formulary: Path
    ) -> None:
        shutil.rmtree(formulary)
        second(formulary / "w" / "warfarin.md")
        hands.wait(lambda: "There is no file or folder" in said(hands))
        second("medviewer:open?name=warfarin")
        hands.wait(lambda: bool(said(hands)) and "no file or folder" not in said(hands))
        assert hands.title() != "Metformin"

    def test_a_name_that_is_longer_than_any_is_said(self, hands: Hands, second) -> None:
        second("open", "ü" * 60_000)
        hands.wait(lambda: "No monograph is named" in said(hands))
        assert len(said(hands)) < 1_000
        second("medviewer:open?name=" + "a" * 60_000)
        hands.wait(lambda: "longer than" in said(hands))

    def test_what_a_link_has_behind_it_is_refused_before_it_is_handed_over(
        self, hands: Hands, desktop: Desktop
    ) -> None:
        done = desktop.run(desktop.command, "medviewer:open?name=warfarin", "--library", "/")
        assert done.code == 2
        assert "nothing may stand behind a link" in done.said
        assert hands.view.opened() is None

    @pytest.mark.parametrize(
        ("name", "value"),
        [("MEDVIEWER_PROFILE", "/nowhere/other"), ("QT_QPA_PLATFORM", "minimal"), ("XDG_RUNTIME_DIR", "/nowhere")],
    )
    def test_another_profile_display_or_session_has_a_program_of_its_own(
        self, hands: Hands, desktop: Desktop, tmp_path: Path, name: str, value: str
    ) -> None:
        desktop.environment.insert("TMPDIR", str(tmp_path))
        desktop.environment.insert(name, value)
        script = "import sys; from medviewer.arriving.second_start import hand_over; print(hand_over(sys.argv[1:])[0])"
        assert desktop.run(sys.executable, "-c", script, "open", "warfarin") == (0, "False\n")
        assert hands.view.opened() is None
