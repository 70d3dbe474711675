"""Any sequence of uses leaves what a plain list and two dictionaries would hold."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from medviewer.desk.history import Position
from medviewer.desk.store import Desk

IDS = st.sampled_from(["a", "b", "c", "lib/é.md", "x'y"])
TITLES = st.text(st.characters(codec="utf-8"), max_size=8)
WINDOWS = st.integers(0, 1)


class TwoWindows(RuleBasedStateMachine):
    """Two windows on one desk, and what they must both show."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "desk.sqlite"
        self.desks = [Desk.open(self.path), Desk.open(self.path)]
        self.stars: dict[str, str] = {}
        self.visits: dict[str, str] = {}
        self.places: dict[str, Position] = {}

    def teardown(self) -> None:
        for desk in self.desks:
            desk.close()
        self.folder.cleanup()

    @rule(window=WINDOWS, name=IDS, title=TITLES)
    def star(self, window: int, name: str, title: str) -> None:
        self.desks[window].favourites.add(name, title)
        self.stars[name] = title

    @rule(window=WINDOWS, name=IDS)
    def unstar(self, window: int, name: str) -> None:
        self.desks[window].favourites.remove(name)
        self.stars.pop(name, None)

    @rule(window=WINDOWS, name=IDS, title=TITLES)
    def read(self, window: int, name: str, title: str) -> None:
        self.desks[window].history.visit(name, title)
        self.visits.pop(name, None)
        self.visits[name] = title

    @rule(window=WINDOWS, name=IDS, tab=TITLES, offset=st.floats(0, 1) | st.integers(0, 10**6))
    def scroll(self, window: int, name: str, tab: str, offset: float) -> None:
        self.desks[window].history.keep_position(name, tab, offset)
        self.places[name] = Position(tab, offset)

    @rule(window=WINDOWS)
    def clear(self, window: int) -> None:
        self.desks[window].history.clear()
        self.visits.clear()
        self.places.clear()

    @rule(window=WINDOWS)
    def start_again(self, window: int) -> None:
        self.desks[window].close()
        self.desks[window] = Desk.open(self.path)

    @rule(window=WINDOWS)
    def back_up(self, window: int) -> None:
        self.desks[window].back_up()

    @rule(window=WINDOWS)
    def lose_all_but_the_export(self, window: int) -> None:
        exported = Path(self.folder.name) / "desk.json"
        self.desks[window].export_json(exported)
        self.desks[1 - window].history.clear()
        for name in self.stars:
            self.desks[window].favourites.remove(name)
        self.desks[window].import_json(exported)

    @invariant()
    def both_show_what_was_kept(self) -> None:
        for desk in self.desks:
            assert [(one.id, one.title) for one in desk.favourites.all()] == list(self.stars.items())
            assert desk.favourites.ids() == self.stars.keys()
            shown = [(visit.id, visit.title) for visit in desk.history.recent()]
            assert shown == list(reversed(self.visits.items()))
            assert {name: desk.history.position(name) for name in self.places} == self.places
            assert desk.notice is None


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
