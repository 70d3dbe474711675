"""What `tools/look_check.py` finds in a window, and that a sample of windows has nothing of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from medviewer.ui.services.settings import Settings

SAMPLE = (
    ("page", (1280, 800), "light", "en", 100),
    ("page", (900, 600), "dark", "de", 200),
    ("compare", (900, 600), "contrast", "de", 200),
    ("compare", (1920, 1080), "dark", "en", 100),
    ("start", (900, 600), "light", "de", 200),
    ("start", (1280, 800), "contrast", "en", 100),
)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Return the module that looks for faults."""
    place = Path(__file__).resolve().parents[2] / "tools" / "look_check.py"
    if not place.exists():
        pytest.skip("tools/ is not here: this is no checkout")
    spec = importlib.util.spec_from_file_location("look_check", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def settle(hands) -> None:
    hands.wait(lambda: not hands.app.tasks.busy())
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize(("scene", "size", "theme", "language", "zoom"), SAMPLE)
def test_nothing_is_cut_faint_or_crowded(
    tool: ModuleType, open_window, profile, scene: str, size, theme: str, language: str, zoom: int
) -> None:
    settings = Settings(profile.settings)
    for key, value in (("theme", theme), ("language", language), ("zoom", zoom)):
        settings.keep(f"view/{key}", value)
    settings.write()
    hands = open_window()
    hands.window.resize(*size)
    if scene != "start":
        hands.open("warfarin")
    if scene == "compare":
        hands.app.compare.compare([row.id for row in hands.app.session.listing()][2:5])
        hands.wait(hands.app.compare.is_shown)
    settle(hands)
    assert tool.faults(hands.window) == []


def test_text_without_room_is_found(tool: ModuleType, hands) -> None:
    hands.open("warfarin")
    hands.view.header.facts.setFixedWidth(20)
    hands.view.tabs.setFixedHeight(8)
    settle(hands)
    cut = [fault for fault in tool.faults(hands.window) if fault.startswith("cut")]
    assert any("'All'" in fault for fault in cut)


def test_text_that_is_hardly_seen_is_found(tool: ModuleType, hands) -> None:
    hands.open("warfarin")
    hands.view.disclaimer.setStyleSheet("QLabel { color: #c0c0c0; }")
    settle(hands)
    assert any(fault.startswith("faint") and "Disclaimer" in fault for fault in tool.faults(hands.window))


def test_a_page_without_room_is_found(tool: ModuleType, hands) -> None:
    hands.open("warfarin")
    hands.view.page.setMaximumHeight(140)
    settle(hands)
    assert any(fault.startswith("few lines") for fault in tool.faults(hands.window))
