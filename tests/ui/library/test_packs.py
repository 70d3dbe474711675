"""Library packs in the window: opened from the menu, verified, shown with where they come from, refused, away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.pack.verification.copies import Copies
from medviewer.library.pack.verification.verified import verified
from medviewer.sealing.trust import Trust
from medviewer.ui.base.messages import Messages
from medviewer.ui.services.settings import Settings

TITLES = ["Amoxicillin", "Amoxicillin + Clavulanic acid", "Metformin", "Paracetamol", "Warfarin"]
RED = QColor("#d01030")


@pytest.fixture
def pack(formulary: Path, tmp_path: Path) -> Path:
    """Return a pack of the five drugs, one of which shows a red picture."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    image.save(buffer, "PNG")
    (formulary / "red.png").write_bytes(buffer.data().data())
    page = formulary / "w" / "warfarin.md"
    page.write_text(page.read_text().replace("### Usage\n", "### Usage\n![tablet](../red.png)\n\n"))
    target = tmp_path / "share" / "formulary.medpack"
    target.parent.mkdir()
    build(BuildOptions(formulary, target, made="2026-11-26T08:00:00Z"), tmp_path / "work")
    return target


def choose(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "zinc.md").write_text("# Zinc\n### Usage\nLack of zinc.\n")
    return folder


def test_a_pack_is_opened_from_the_menu_and_shows_text_and_picture(
    open_window, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile
) -> None:
    hands = open_window(empty(tmp_path), rows=1)
    choose(monkeypatch, pack)
    hands.app.actions.open_pack.trigger()
    hands.wait(lambda: hands.titles() == TITLES)
    hands.open("coumad")
    assert hands.title() == "Warfarin"
    header = hands.view.header
    assert header.seal.text.whole().startswith("Not signed, pack of 26 Nov 2026, “formulary”, file of ")
    assert "“w/warfarin.md”" in header.seal.text.toolTip()
    hands.wait(lambda: RED.name() in colours(hands.view.page.viewport().grab().toImage()))
    assert Settings(profile.settings).folders() == [pack]
    assert list(pack.parent.iterdir()) == [pack]


def test_a_pack_is_added_beside_a_folder(open_window, pack: Path, tmp_path: Path, monkeypatch) -> None:
    hands = open_window(empty(tmp_path), rows=1)
    choose(monkeypatch, pack)
    hands.app.actions.add_pack.trigger()
    hands.wait(lambda: hands.titles() == [*TITLES, "Zinc"])


def test_what_is_no_pack_leaves_what_is_open(open_window, tmp_path: Path, monkeypatch) -> None:
    hands = open_window(empty(tmp_path), rows=1)
    (tmp_path / "x.medpack").write_text("no pack")
    choose(monkeypatch, tmp_path / "x.medpack")
    hands.app.actions.open_pack.trigger()
    assert "is no library pack" in hands.window.message.label.text()
    hands.wait(lambda: hands.titles() == ["Zinc"] and not hands.app.session.is_reading())


def test_a_damaged_pack_is_refused_and_said_once(open_window, pack: Path, tmp_path: Path, monkeypatch) -> None:
    hands = open_window(empty(tmp_path), rows=1)
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 1
    pack.write_bytes(data)
    choose(monkeypatch, pack)
    failed: list[Exception] = []
    hands.app.session.failed.connect(failed.append)
    hands.app.actions.open_pack.trigger()
    hands.wait(lambda: "damaged or cut short" in hands.window.message.label.text())
    assert hands.titles() == []
    settled: list[bool] = []
    hands.app.session.settled.connect(lambda: settled.append(True))
    hands.app.session.watch()
    hands.wait(lambda: bool(settled))
    assert len(failed) == 1


def test_a_pack_of_last_time_that_is_away_stays_open_and_comes_back(open_window, pack: Path, profile) -> None:
    settings = Settings(profile.settings)
    settings.keep_folders([pack])
    settings.write()
    away = pack.rename(pack.with_name("away"))
    hands = open_window(unasked=True, rows=0)
    assert "Library not reachable: “formulary”" in hands.window.foot.unreachable.text()
    away.rename(pack)
    hands.app.session.look_soon()
    hands.wait(lambda: hands.titles() == TITLES)
    hands.wait(lambda: not hands.window.foot.unreachable.isVisible())


def test_a_pack_that_is_replaced_is_shown_anew(open_window, pack: Path, formulary: Path, tmp_path: Path) -> None:
    hands = open_window(pack)
    hands.open("metformin")
    page = formulary / "m" / "metformin.md"
    page.write_text(page.read_text().replace("850 mg", "500 mg"))
    build(BuildOptions(formulary, pack, made="2026-11-27T08:00:00Z"), tmp_path / "work")
    hands.app.session.look_soon()
    hands.wait(lambda: "500 mg" in hands.text().replace("\xa0", " "))
    assert "pack of 27 Nov 2026" in hands.view.header.seal.text.whole()


def test_copies_are_counted_and_those_that_are_not_open_are_removed(
    open_window, pack: Path, tmp_path: Path, profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified(build_other(tmp_path), Trust(), profile.index)
    hands = open_window(pack, rows=5)
    asked: list[str] = []

    def ask(_messages: Messages, question: str, _detail: str, _yes: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Messages, "ask", ask)
    hands.app.actions.clear_copies.trigger()
    hands.wait(lambda: "Copies of 1 pack are removed" in hands.window.message.label.text())
    assert asked[0].startswith("Copies of 2 packs are kept: ")
    assert Copies(profile.index).count().packs == 1
    hands.open("coumad")
    assert hands.title() == "Warfarin"


def build_other(tmp_path: Path) -> Path:
    build(BuildOptions(empty(tmp_path), tmp_path / "other.medpack"), tmp_path / "work")
    return tmp_path / "other.medpack"
