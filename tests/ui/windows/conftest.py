"""What starts of a program meet at, and the open door of one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from medviewer.arriving.meeting_place import MeetingPlace, meeting_place
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
