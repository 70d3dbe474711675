"""A page that changes while its size and times stay is shown and found as it is now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from medviewer.library.indexing import folder

OLD = 1_700_000_000


def rewrite(page: Path, before: str, after: str) -> None:
    """Change a page in place, by as many letters."""
    page.write_text(page.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    os.utime(page, (OLD, OLD))


def is_shown(hands, text: str) -> bool:
    return text in hands.view.opened().monograph.markdown


def is_found(hands, text: str) -> bool:
    return bool(hands.app.session.search().passages(f'"{text}"', (), 5).hits)


@pytest.fixture
def page(formulary: Path) -> Path:
    path = formulary / "m" / "metformin.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n### Storage\nKeep at 10 degrees.\n", encoding="utf-8")
    os.utime(path, (OLD, OLD))
    return path


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have stamps trusted that tell nothing: size and time of writing alone."""
    monkeypatch.setattr(folder, "_changed_ns", lambda info: info.st_mtime_ns)
    monkeypatch.setattr(folder, "_is_sure", lambda *_: True)


def test_it_is_noticed_without_a_key(page: Path, hands) -> None:
    hands.open("metformin")
    rewrite(page, "at 10", "at 90")
    hands.wait(lambda: is_shown(hands, "at 90"))
    assert is_found(hands, "at 90") and not is_found(hands, "at 10")


@pytest.mark.usefixtures("trusting")
def test_f5_compares_contents(page: Path, hands) -> None:
    hands.open("metformin")
    rewrite(page, "at 10", "at 90")
    assert not hands.app.session.catalogue.stale()
    hands.press(Qt.Key.Key_F5, at=hands.window)
    hands.wait(lambda: is_shown(hands, "at 90"))
    assert is_found(hands, "at 90") and not is_found(hands, "at 10")


@pytest.mark.usefixtures("trusting")
def test_f5_while_the_library_is_being_read_compares_afterwards(page: Path, hands) -> None:
    hands.open("metformin")
    hands.press(Qt.Key.Key_F5, at=hands.window)
    assert hands.app.session.is_reading()
    rewrite(page, "at 10", "at 90")
    hands.press(Qt.Key.Key_F5, at=hands.window)
    hands.wait(lambda: is_shown(hands, "at 90"))


@pytest.mark.usefixtures("trusting")
def test_a_page_that_is_opened_brings_the_list_up_to_date(page: Path, hands) -> None:
    hands.wait(lambda: is_found(hands, "at 10"))
    rewrite(page, "at 10", "at 90")
    hands.open("metformin")
    assert is_shown(hands, "at 90")
    hands.wait(lambda: is_found(hands, "at 90"))
