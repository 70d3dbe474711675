"""Links, paths and drops in a real window: pages open, libraries are added, and what is neither is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from medviewer.arriving.requests import StartRequest
from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import SYSTEM, SitePlace
from medviewer.library.pack.building import BuildOptions, build
from medviewer.ui.open_pages.page_tabs import MOST_TABS
from tests.ui.conftest import Hands, OpenWindow, write_page
from tests.ui.drags import drop, send


def tabs(hands: Hands) -> list[str]:
    return [tab.title for tab in hands.app.pages.tabs().tabs]


def said(hands: Hands) -> str:
    bar = hands.window.message
    return bar.label.text() if bar.isVisible() else ""


def libraries(hands: Hands) -> list[str]:
    return [library.name for library in hands.app.session.libraries]


def dragged_files(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a folder of one page that is no library yet."""
    folder = tmp_path / "ward"
    write_page(folder, "Zinc", "zinc sulfate", "Zincoval", "mineral", 15)
    return folder


@pytest.fixture
def pack(ward: Path, tmp_path: Path) -> Path:
    target = tmp_path / "share" / "ward.medpack"
    target.parent.mkdir()
    build(BuildOptions(ward, target, made="2026-11-26T08:00:00Z"), tmp_path / "work")
    return target


class TestLinks:
    def test_one_opens_its_page_at_the_section_in_a_tab_of_its_own(self, hands: Hands) -> None:
        hands.open("metformin")
        with hands.wait_for_page():
            hands.app.opening.open_link("medviewer:open?name=warfarin&section=side-effects")
        assert (hands.title(), hands.tab()) == ("Warfarin", "Side effects")
        assert tabs(hands) == ["Metformin", "Warfarin"]

    def test_a_page_that_is_open_is_gone_to(self, hands: Hands) -> None:
        for name in ("warfarin", "metformin", "warfarin"):
            with hands.wait_for_page():
                hands.app.opening.open_link(f"medviewer:open?name={name}&section=dosage")
        hands.wait(lambda: hands.title() == "Warfarin")
        assert tabs(hands) == ["Warfarin", "Metformin"]
        with hands.wait_for_page():
            hands.app.opening.open_link("medviewer:open?name=warfarin&section=usage")
        assert hands.tab() == "Usage"

    def test_a_section_that_the_page_does_not_have_is_said(self, hands: Hands) -> None:
        with hands.wait_for_page():
            hands.app.opening.open_link("medviewer:open?name=warfarin&section=horoscope")
        assert hands.title() == "Warfarin"
        assert said(hands) == "This page has no section “horoscope”."

    def test_what_may_be_several_goes_into_the_search_field_and_opens_nothing(self, hands: Hands) -> None:
        hands.app.opening.open_link("medviewer:open?name=amox")
        hands.wait(lambda: hands.window.drugs.field.text() == "amox")
        assert "one page alone" in said(hands)
        assert hands.view.opened() is None
        assert hands.titles()[:2] == ["Amoxicillin", "Amoxicillin + Clavulanic acid"]

    @pytest.mark.parametrize("link", ["https://a.test/", "medviewer:open?path=/etc/passwd", "medviewer:open?name=%00"])
    def test_a_refused_one_is_told_and_nothing_else_happens(self, hands: Hands, link: str) -> None:
        hands.app.opening.open_link(link)
        assert said(hands).endswith(".")
        assert (hands.view.opened(), hands.window.drugs.field.text(), libraries(hands)) == (None, "", ["formulary"])

    def test_one_waits_until_the_libraries_are_read(self, open_window: OpenWindow) -> None:
        hands = open_window(rows=0)
        assert hands.app.session.is_reading()
        with hands.wait_for_page():
            hands.app.opening.open(StartRequest(link="medviewer:open?name=warfarin"))
            assert said(hands) == "What was asked for opens once the libraries have been read."
        assert (hands.title(), said(hands)) == ("Warfarin", "")

    def test_a_library_does_not_wait_for_those_that_are_read(self, open_window: OpenWindow, ward: Path) -> None:
        hands = open_window(rows=0)
        hands.app.opening.open_paths([ward])
        assert said(hands) == ""
        hands.wait(lambda: len(hands.titles()) == 6)

    def test_there_is_always_room_for_one(self, hands: Hands) -> None:
        hands.open("metformin")
        for number in range(MOST_TABS - 1):
            with hands.wait_for_page():
                hands.app.pages.open_beside(f"formulary/{'a/amoxicillin' if number % 2 else 'p/paracetamol'}.md")
        assert hands.app.pages.count() == MOST_TABS
        with hands.wait_for_page():
            hands.app.opening.open_link("medviewer:open?name=warfarin")
        assert hands.title() == "Warfarin"
        assert hands.app.pages.count() == MOST_TABS

    def test_the_readers_own_names_are_not_those_of_a_link(self, hands: Hands) -> None:
        hands.app.keeper.names.add_alias("blutverdünner", "formulary/w/warfarin.md", "Warfarin")
        hands.wait(lambda: bool(hands.app.keeper.names.aliases()))
        hands.app.opening.open_link("medviewer:open?name=blutverd%C3%BCnner")
        hands.wait(lambda: "one page alone" in said(hands))
        assert hands.view.opened() is None


class TestNames:
    def test_one_opens_beside(self, hands: Hands) -> None:
        hands.open("metformin")
        with hands.wait_for_page():
            hands.app.opening.open(StartRequest("warfarin"))
        assert tabs(hands) == ["Metformin", "Warfarin"]

    def test_one_that_nothing_is_called_is_said(self, hands: Hands) -> None:
        hands.app.opening.open(StartRequest("warfrin"))
        hands.wait(lambda: "No monograph is named “warfrin”" in said(hands))
        assert hands.window.drugs.field.text() == "warfrin"


class TestPaths:
    def test_a_page_of_an_open_library_opens(self, hands: Hands, formulary: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(formulary)
        with hands.wait_for_page():
            hands.app.opening.open_paths([tmp_path / "link" / "w" / "warfarin.md"])
        assert hands.title() == "Warfarin"
        assert libraries(hands) == ["formulary"]

    def test_a_folder_is_added_and_can_be_taken_out_again(self, hands: Hands, ward: Path, qtbot) -> None:
        hands.app.opening.open_paths([ward])
        hands.wait(lambda: "Zinc" in hands.titles())
        assert libraries(hands) == ["formulary", "ward"]
        assert said(hands) == "“ward” is among your libraries from now on."
        qtbot.mouseClick(hands.window.message.offered, Qt.MouseButton.LeftButton)
        hands.wait(lambda: libraries(hands) == ["formulary"])
        assert (ward / "z" / "zinc.md").exists()

    def test_a_page_of_no_library_is_asked_about(self, hands: Hands, ward: Path, qtbot) -> None:
        hands.app.opening.open_paths([ward / "z" / "zinc.md"])
        hands.wait(lambda: "page of no open library" in said(hands))
        assert libraries(hands) == ["formulary"]
        with hands.wait_for_page():
            qtbot.mouseClick(hands.window.message.offered, Qt.MouseButton.LeftButton)
        assert (hands.title(), libraries(hands)) == ("Zinc", ["formulary", "z"])

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("gone.medpack", None, "There is no library pack"),
            ("gone.md", None, "There is no file"),
            ("letter.pdf", b"%PDF", "is no library pack, no folder and no page"),
            ("false.medpack", b"SQLite format 3\0" + bytes(100), "is no library pack"),
        ],
    )
    def test_what_cannot_be_opened_is_said(
        self, hands: Hands, tmp_path: Path, name: str, content: bytes | None, words: str
    ) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        hands.app.opening.open_paths([tmp_path / name])
        hands.wait(lambda: words in said(hands))
        assert libraries(hands) == ["formulary"]

    def test_one_that_is_open_is_said(self, hands: Hands, formulary: Path) -> None:
        hands.app.opening.open_paths([formulary])
        hands.wait(lambda: "is open already" in said(hands))

    def test_a_file_beside_the_pages_is_no_page(self, hands: Hands, formulary: Path) -> None:
        (formulary / "w" / "warfarin.md").rename(formulary / "w" / "warfarin.txt")
        hands.app.opening.open_paths([formulary / "w" / "warfarin.txt"])
        hands.wait(lambda: "no page" in said(hands))

    def test_where_the_site_says_which_libraries_are_open_none_is_added(
        self, open_window: OpenWindow, ward: Path, formulary: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "medviewer.toml"
        file.write_text(f'libraries = ["{formulary.as_posix()}"]\nlocked = ["libraries"]\n', encoding="utf-8")
        place = read(SitePlace(SYSTEM, file))
        hands = open_window(configuration=combined([place] if place else []), unasked=True)
        hands.app.opening.open_paths([ward])
        hands.wait(lambda: "set by your site" in said(hands))
        assert libraries(hands) == ["formulary"]


class TestDesktop:
    def test_what_macos_gives_by_an_event_waits_for_the_window(self) -> None:
        script = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from medviewer.ui.qt_start import OpeningApplication
qt, found = OpeningApplication([]), []
qt.asked.connect(found.append)
QCoreApplication.sendEvent(qt, QFileOpenEvent(QUrl.fromLocalFile("/tmp/a b.medpack")))
assert found == []
qt.begin()
QCoreApplication.sendEvent(qt, QFileOpenEvent(QUrl("medviewer:open?name=a%20%2B%20b")))
assert found == ["/tmp/a b.medpack", "medviewer:open?name=a%20%2B%20b"], found
"""
        subprocess.run([sys.executable, "-c", script], check=True)

    @pytest.mark.parametrize(("flatpak", "name"), [(None, "medviewer"), ("io.github.a.b", "io.github.a.b")])
    def test_a_window_belongs_to_its_desktop_entry(self, flatpak: str | None, name: str) -> None:
        script = "from medviewer.ui.qt_start import qt_application; print(qt_application().desktopFileName())"
        variables = {key: value for key, value in os.environ.items() if key != "FLATPAK_ID"}
        variables |= {"FLATPAK_ID": flatpak} if flatpak else {}
        done = subprocess.run([sys.executable, "-c", script], env=variables, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == name

    def test_it_opens_in_the_window_in_front(self, hands: Hands, tmp_path: Path) -> None:
        program = hands.app.program
        with hands.wait_for_page():
            program.open_from_desktop("medviewer:open?name=warfarin")
        program.open_from_desktop(str(tmp_path / "gone.md"))
        hands.wait(lambda: "There is no file" in said(hands))
        program.open_from_desktop("file://server/share/x.md")
        hands.wait(lambda: "another computer" in said(hands))


class TestDrops:
    @pytest.mark.parametrize("onto", ["page", "list", "search field", "foot"])
    def test_a_pack_is_added_wherever_it_is_dropped(self, hands: Hands, pack: Path, onto: str) -> None:
        target = {
            "page": hands.view.page.viewport(),
            "list": hands.window.drugs.view.viewport(),
            "search field": hands.window.drugs.field,
            "foot": hands.window.foot,
        }[onto]
        dropped_at(target, dragged_files(pack))
        hands.wait(lambda: "Zinc" in hands.titles())
        assert libraries(hands) == ["formulary", "ward"]
        assert hands.window.drugs.field.text() == ""

    def test_it_is_copied_and_never_moved(self, hands: Hands, pack: Path) -> None:
        for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
            event = send(kind, hands.window, dragged_files(pack), QPoint(5, 5), ignored=True)
            assert (event.dropAction(), event.isAccepted()) == (Qt.DropAction.CopyAction, True)
        hands.wait(lambda: "Zinc" in hands.titles())
        assert pack.exists()

    def test_a_source_that_can_only_move_keeps_what_it_has(self, hands: Hands, pack: Path) -> None:
        assert not send(
            QDragEnterEvent, hands.window, dragged_files(pack), QPoint(5, 5), True, Qt.DropAction.MoveAction
        ).isAccepted()

    @pytest.mark.parametrize("data", ["text", "web", "ids"])
    def test_what_is_no_file_is_left(self, hands: Hands, data: str, pack: Path) -> None:
        dragged = QMimeData()
        if data == "text":
            dragged.setText(str(pack))
        elif data == "web":
            dragged.setUrls([QUrl("https://example.org/x.medpack")])
        else:
            dragged = dragged_files(pack)
            dragged.setData("application/x-medviewer-ids", b"formulary/w/warfarin.md")
        assert not send(QDragEnterEvent, hands.window, dragged, QPoint(5, 5), ignored=True).isAccepted()

    def test_so_many_files_are_a_mistake(self, hands: Hands, tmp_path: Path) -> None:
        drop(hands.window, dragged_files(*(tmp_path / f"{n}.md" for n in range(21))), QPoint(5, 5))
        assert said(hands) == "So many files are not opened at once."

    def test_a_page_opens(self, hands: Hands, formulary: Path) -> None:
        with hands.wait_for_page():
            drop(hands.window, dragged_files(formulary / "w" / "warfarin.md"), QPoint(5, 5))
        assert hands.title() == "Warfarin"


def dropped_at(target: QWidget, data: QMimeData) -> None:
    """Drop something on a widget as the system does: on the nearest around it that takes drops and wants it."""
    widget: QWidget | None = target
    while widget is not None:
        if widget.acceptDrops() and send(QDragEnterEvent, widget, data, QPoint(2, 2), ignored=True).isAccepted():
            send(QDropEvent, widget, data, QPoint(2, 2))
            return
        widget = widget.parentWidget()
    raise AssertionError("nobody took it")
