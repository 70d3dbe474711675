"""Configuration files of a workstation of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import NAMED, PROGRAM, SYSTEM, USER, SitePlace

KINDS = (SYSTEM, NAMED, PROGRAM, USER)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], SitePlace]:
    """Return a function that writes the configuration file of one kind and returns its place."""

    def write(kind: str, text: str) -> SitePlace:
        place = SitePlace(kind, tmp_path / kind / "medviewer.toml")
        place.file.parent.mkdir(exist_ok=True)
        place.file.write_text(text, encoding="utf-8")
        return place

    return write


@pytest.fixture
def configured(write: Callable[[str, str], SitePlace]) -> Callable[..., Configuration]:
    """Return a function that writes files, by kind, and returns what they say together."""

    def configured(**texts: str) -> Configuration:
        written = [write(kind, texts[kind]) for kind in KINDS if kind in texts]
        return combined(file for place in written if (file := read(place)))

    return configured
