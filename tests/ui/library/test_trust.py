"""The seal of a library in the window: its shield, the question where a signature is gone, an older edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from medviewer.configuring.configuration import Configuration
from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.pack.verification.seen import SeenLibraries
from medviewer.sealing.keys import PublicKey, generate, load
from medviewer.sealing.seal import sign
from medviewer.sealing.trust import Trust
from medviewer.ui.services.settings import Settings

Make = Callable[..., Path]


@pytest.fixture
def key(tmp_path: Path) -> PublicKey:
    return generate(tmp_path / "key.pem")._replace(name="Pharmacy")


@pytest.fixture
def trusting(key: PublicKey) -> Configuration:
    """Return the configuration of a site that trusts the key."""
    return Configuration(trust=Trust((key,)), key_files=(Path("site.toml"),))


@pytest.fixture
def make(formulary: Path, tmp_path: Path, key: PublicKey) -> Make:
    """Return a function that puts a pack of the five drugs in its place, signed or not."""

    def made(made: str = "2026-11-26T08:00:00Z", signed: bool = True) -> Path:
        target = tmp_path / "share.medpack"
        build(BuildOptions(formulary, target, made=made), tmp_path / "work")
        if signed:
            sign(target, load(tmp_path / "key.pem"), target)
        return target

    return made


def seal(hands) -> str:
    line = hands.view.header.seal
    assert line.text.whole().startswith(f"{line.shield.accessibleName()}, “")
    return line.shield.accessibleName()


def bar(hands) -> str:
    return hands.window.message.label.text()


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_signed_pack_has_a_shield_that_tells_who_signed_it(open_window, make: Make, key: PublicKey, trusting) -> None:
    hands = open_window(make(), configuration=trusting)
    hands.open("warfarin")
    assert seal(hands) == "Signed by Pharmacy, pack of 26 Nov 2026"
    shield = hands.view.header.seal.shield
    assert shield.accessibleName() == seal(hands) and key.fingerprint in shield.accessibleDescription()
    for fact in ("Signed by Pharmacy", "26 Nov 2026", key.fingerprint, "Library: “formulary”"):
        assert fact in shield.toolTip()
    shield.setFocus()
    hands.press(Qt.Key.Key_Space, at=shield)
    assert key.fingerprint in QToolTip.text()
    QToolTip.hideText()


def test_what_names_say_is_quoted_and_draws_no_shield(open_window, make: Make, tmp_path: Path, trusting) -> None:
    folder = tmp_path / "<b>formulary, pack of 26 Nov 2026, signed by Pharmacy"
    folder.mkdir()
    (folder / "warfarin.md").write_text("---\nreviewed_by: “x”, \U0001f6e1 signed\n---\n# Warfarin\n### Usage\nx\n")
    hands = open_window(folder, rows=1, configuration=trusting)
    hands.open("warfarin")
    header = hands.view.header
    assert seal(hands) == "Folder, not signed"
    said = header.seal.text.whole()
    assert said.startswith("Folder, not signed, “<b>formulary, pack of 26 Nov 2026, signed by Pharmacy”, file of ")
    assert said.endswith("reviewed by “'x', \ufffd signed”")
    assert "<b>" not in header.seal.shield.toolTip() and "&lt;b&gt;" in header.seal.shield.toolTip()
    signed = open_window(make(), configuration=trusting)
    signed.open("warfarin")
    assert _drawn(signed) != _drawn(hands)


def _drawn(hands) -> bytes:
    image = hands.view.header.seal.shield.grab().toImage()
    return bytes(image.constBits())


def test_a_pack_that_is_not_signed_any_more_is_closed_until_somebody_says_yes(
    open_window, close_window, make: Make, trusting
) -> None:
    hands = open_window(make(), configuration=trusting)
    make("2026-11-27T08:00:00Z", signed=False)
    hands.app.session.look_soon()
    hands.wait(lambda: "was signed by Pharmacy when it was last read, and is not signed now." in bar(hands))
    hands.open("warfarin")
    assert seal(hands) == "Signed by Pharmacy, pack of 26 Nov 2026"
    close_window(hands.app)
    again = open_window(unasked=True, rows=0, configuration=trusting)
    again.wait(lambda: "It is closed." in bar(again))
    assert again.titles() == []
    assert (again.window.message.offered.text(), again.window.message.other.text()) == (
        "Read it all the same",
        "Leave it closed",
    )
    again.app.messages.note("Something else.")
    assert "Something else." in bar(again) and not again.window.message.offered.isVisible()
    click(again.window.message.rows()[1].offered)
    again.wait(lambda: "Warfarin" in again.titles())
    again.open("warfarin")
    assert seal(again) == "Not signed, pack of 27 Nov 2026"
    close_window(again.app)
    third = open_window(unasked=True, configuration=trusting)
    third.wait(lambda: "Warfarin" in third.titles())
    third.wait(lambda: third.app.is_complete() and bool(bar(third)))
    assert third.said() == "Said when the program was last open: Something else."  # which nobody closed


def test_a_pack_that_is_left_closed_stays_so_and_can_still_be_read(
    open_window, close_window, make: Make, trusting, profile
) -> None:
    hands = open_window(make(), configuration=trusting)
    close_window(hands.app)
    pack = make(signed=False)
    hands = open_window(unasked=True, rows=0, configuration=trusting)
    hands.wait(lambda: hands.window.message.other.isVisible())
    click(hands.window.message.other)
    assert not hands.window.message.isVisible()
    entry = SeenLibraries(profile.settings).of(pack)
    hands.wait(lambda: bool((entry := SeenLibraries(profile.settings).of(pack)) and entry.declined))
    assert entry is not None
    close_window(hands.app)
    again = open_window(unasked=True, rows=0, configuration=trusting)
    again.wait(lambda: "It stays closed, as was chosen here before." in bar(again))
    assert again.titles() == [] and not again.window.message.other.isVisible()
    click(again.window.message.offered)
    again.wait(lambda: "Warfarin" in again.titles())


def test_a_folder_in_place_of_a_signed_pack_is_asked_about_and_the_others_open(
    open_window, close_window, make: Make, trusting, tmp_path: Path, profile
) -> None:
    pack, other = make(), tmp_path / "other"
    other.mkdir()
    (other / "zinc.md").write_text("# Zinc\n### Usage\nLack of zinc.\n")
    hands = open_window(pack, other, rows=6, configuration=trusting)
    hands.wait(lambda: len(hands.titles()) == 6)
    close_window(hands.app)
    pack.unlink()
    pack.mkdir()
    (pack / "evil.md").write_text("# Evil\n### Usage\nx\n")
    again = open_window(unasked=True, rows=1, configuration=trusting)
    assert again.titles() == ["Zinc"]
    assert "“share.medpack” was signed by Pharmacy" in bar(again) and "is a folder without a signature now" in bar(
        again
    )
    click(again.window.message.offered)
    again.wait(lambda: again.titles() == ["Evil", "Zinc"])
    assert Settings(profile.settings).folders() == [pack, other]


def test_an_older_edition_is_called_older(open_window, make: Make, trusting) -> None:
    hands = open_window(make(), configuration=trusting)
    hands.open("warfarin")
    make("2026-11-05T08:00:00Z")
    hands.app.session.look_soon()
    hands.wait(lambda: "pack of 5 Nov 2026" in seal(hands))
    older = "older than the edition of 26 Nov 2026 seen before"
    assert seal(hands) == f"Signed by Pharmacy, pack of 5 Nov 2026, {older}"
    assert older in hands.view.header.seal.shield.toolTip()
