"""A library that goes away while it is open, and links that lead about in it or out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl

from medviewer.ui.page import following_links


def test_a_folder_that_goes_away_is_said_quietly_and_comes_back_by_itself(hands, formulary: Path) -> None:
    hands.open("warfarin")
    away = formulary.with_name("away")
    formulary.rename(away)
    hands.wait(lambda: hands.window.foot.unreachable.isVisible())
    assert "Library not reachable: “formulary”" in hands.window.foot.unreachable.text()
    assert "Warfarin" in hands.titles()
    assert "5 mg" in hands.text().replace("\u00a0", " ")
    hands.type("metformin")
    hands.press(Qt.Key.Key_Return, at=hands.window.drugs.field)
    hands.wait(lambda: hands.window.message.isVisible())
    assert "not reachable" in hands.window.message.label.text()
    assert hands.title() == "Warfarin"
    away.rename(formulary)
    hands.wait(lambda: not hands.window.foot.unreachable.isVisible())
    hands.open("metformin")
    assert hands.title() == "Metformin"


def test_a_library_that_is_away_at_the_start_is_opened_from_its_index(
    open_window, formulary: Path, close_window
) -> None:
    first = open_window(formulary)
    first.wait(lambda: not first.app.tasks.busy())
    close_window(first.app)
    away = formulary.with_name("away")
    formulary.rename(away)
    again = open_window(formulary)
    assert "Warfarin" in again.titles()
    again.wait(lambda: again.window.foot.unreachable.isVisible())


LINKS = {
    "../w/warfarin.md": "Warfarin",
    "../w/warfarin.md#dosage": "Warfarin",
    "../w/warfarin": "Warfarin",
    "..%2Fw%2Fwarfarin.md": "Warfarin",
    "/w/warfarin.md": "Warfarin",
    "../w/w%61rfarin.md": "Warfarin",
    "../../formulary/w/warfarin.md": "",
    "../../../etc/passwd": "",
    "file:///etc/passwd": "",
    "//example.org/w/warfarin.md": "",
    "javascript:alert(1)": "",
    "x.md%00": "",
    "..": "",
    "": "",
}


@pytest.mark.parametrize("address", LINKS)
def test_a_link_opens_what_is_in_the_library_and_nothing_else(hands, monkeypatch, address: str) -> None:
    monkeypatch.setattr(following_links.QDesktopServices, "openUrl", lambda url: pytest.fail(f"opened {url}"))
    monkeypatch.setattr(hands.app.messages, "ask", lambda *_: pytest.fail("asked"))
    hands.open("paracetamol")
    hands.choose_tab("Usage")
    hands.app.page.follow(QUrl(address))
    if LINKS[address]:
        hands.wait(lambda: hands.title() == LINKS[address])
        assert hands.tab() == ("Dosage" if "#" in address else "Usage")
    else:
        hands.wait(lambda: not hands.app.tasks.busy())
        assert hands.title() == "Paracetamol"


@pytest.mark.parametrize(
    ("address", "shown", "host"),
    [
        ("https://b\u00fccher.example/x", "https://xn--bcher-kva.example/x", "xn--bcher-kva.example"),
        ("https://good.example@evil.example/%41", "https://good.example@evil.example/A", "evil.example"),
        ("https://example.org/a b\u202ec", "https://example.org/a%20b%E2%80%AEc", "example.org"),
    ],
)
def test_an_address_is_shown_whole_and_as_it_is(hands, monkeypatch, address: str, shown: str, host: str) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(hands.app.messages, "ask", lambda *said: bool(asked.append(said)))
    following_links.leave(QUrl(address), hands.app.messages)
    [(question, detail, verb)] = asked
    assert (detail.lower(), verb) == (shown.lower(), "Open")
    assert host in question


def test_an_address_too_long_to_show_is_not_opened(hands, monkeypatch) -> None:
    monkeypatch.setattr(hands.app.messages, "ask", lambda *_: pytest.fail("asked"))
    following_links.leave(QUrl("https://example.org/" + "a" * 3000), hands.app.messages)
    assert "too long" in hands.window.message.label.text()
