"""What starts of a program meet at, and the open door of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.arriving.meeting_place import MeetingPlace, meeting_place
from medviewer.configuring.configuration import Configuration
from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import SYSTEM, SitePlace
from medviewer.locations import Profile
from medviewer.ui.arrivals import Arrivals
from tests.ui.conftest import Hands


def place_of(profile: Profile) -> MeetingPlace:
    place = meeting_place(profile)
    assert place is not None
    return place


@pytest.fixture
def door(hands: Hands, profile: Profile) -> Iterator[Arrivals]:
    """Return the open door of a window's program."""
    place = place_of(profile)
    assert place.claim()
    arrivals = Arrivals(hands.app.program, place, hands.window)
    arrivals.open()
    yield arrivals
    arrivals.close()
    place.leave()


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
