"""Any sequence of uses leaves what plain dictionaries would hold."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from medviewer.desk.history import Position
from medviewer.desk.store import Desk

IDS = st.sampled_from(["a", "b", "c", "lib/é.md", "x'y"])
TITLES = st.text(st.characters(codec="utf-8"), max_size=8)
ALIASES = st.sampled_from(["Ward 7 mix", "WARD 7 MIX", "élan", "x'y"])
NOTES = st.sampled_from(["5 mg", "---\n# Ünï", "> quoted\n\n    code", "a: [b"])
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
        self.aliases: dict[tuple[str, str], tuple[str, str]] = {}
        self.failed: dict[str, int] = {}
        self.on = True
        self.notes: dict[str, tuple[str, str]] = {}
        self.members: list[str] = []
        self.desks[0].collections.create("Ward 7")

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

    @rule(window=WINDOWS, alias=ALIASES, name=IDS, title=TITLES)
    def call(self, window: int, alias: str, name: str, title: str) -> None:
        self.desks[window].aliases.add(alias, name, title)
        self.aliases[alias.lower(), name] = alias, title

    @rule(window=WINDOWS, alias=ALIASES, name=IDS)
    def call_no_more(self, window: int, alias: str, name: str) -> None:
        self.desks[window].aliases.remove(alias, name)
        self.aliases.pop((alias.lower(), name), None)

    @rule(window=WINDOWS, name=IDS, text=NOTES)
    def write_a_note(self, window: int, name: str, text: str) -> None:
        note = self.desks[window].notes.write(name, "dosage", text)
        self.notes[note.key] = name, text

    @precondition(lambda self: self.notes)
    @rule(window=WINDOWS, text=NOTES, data=st.data())
    def change_a_note(self, window: int, text: str, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(list(self.notes)))
        self.desks[window].notes.change(key, text)
        self.notes[key] = self.notes[key][0], text

    @precondition(lambda self: self.notes)
    @rule(window=WINDOWS, data=st.data(), come_back=st.booleans())
    def delete_a_note(self, window: int, data: st.DataObject, come_back: bool) -> None:
        key = data.draw(st.sampled_from(list(self.notes)))
        gone = self.desks[window].notes.delete(key)
        assert gone
        if come_back:
            self.desks[1 - window].notes.restore(gone)
        else:
            self.notes.pop(key)

    @rule(window=WINDOWS, name=IDS)
    def collect(self, window: int, name: str) -> None:
        self.desks[window].collections.add("ward 7", name, name)
        self.members += [] if name in self.members else [name]

    @rule(window=WINDOWS, name=IDS)
    def drop(self, window: int, name: str) -> None:
        self.desks[window].collections.remove("Ward 7", name)
        self.members = [one for one in self.members if one != name]

    @rule(window=WINDOWS, name=IDS, place=st.integers(0, 6))
    def sort(self, window: int, name: str, place: int) -> None:
        self.desks[window].collections.move_member("Ward 7", name, place)
        if name in self.members:
            self.members.remove(name)
            self.members.insert(place, name)

    @rule(window=WINDOWS)
    def delete_the_collection_and_undo_that(self, window: int) -> None:
        self.desks[1 - window].collections.restore(self.desks[window].collections.delete("Ward 7"))

    @rule(window=WINDOWS)
    def take_the_notes_out_and_in(self, window: int) -> None:
        folder = Path(self.folder.name) / "notes"
        shutil.rmtree(folder, ignore_errors=True)
        self.desks[window].export_notes(folder)
        for key in self.notes:
            self.desks[window].notes.delete(key)
        assert self.desks[1 - window].import_notes(folder).problems == ()

    @rule(window=WINDOWS, query=ALIASES)
    def search_in_vain(self, window: int, query: str) -> None:
        self.desks[window].failed.note(query)
        if self.on:
            self.failed[query.lower()] = self.failed.pop(query.lower(), 0) + 1

    @rule(window=WINDOWS, query=ALIASES)
    def forget_a_search(self, window: int, query: str) -> None:
        self.desks[window].failed.remove(query)
        self.failed.pop(query.lower(), None)

    @rule(window=WINDOWS)
    def forget_all_searches(self, window: int) -> None:
        self.desks[window].failed.clear()
        self.failed.clear()

    @rule(window=WINDOWS, on=st.booleans())
    def switch(self, window: int, on: bool) -> None:
        self.desks[window].failed.switch(on)
        self.on = on

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
        for alias, name in self.aliases:
            self.desks[window].aliases.remove(alias, name)
        for key in self.notes:
            self.desks[window].notes.delete(key)
        self.desks[window].collections.delete("Ward 7")
        self.desks[window].import_json(exported)

    @invariant()
    def both_show_what_was_kept(self) -> None:
        for desk in self.desks:
            assert [(one.id, one.title) for one in desk.favourites.all()] == list(self.stars.items())
            assert desk.favourites.ids() == self.stars.keys()
            shown = [(visit.id, visit.title) for visit in desk.history.recent()]
            assert shown == list(reversed(self.visits.items()))
            assert {name: desk.history.position(name) for name in self.places} == self.places
            assert {(one.alias, one.id, one.title) for one in desk.aliases.all()} == {
                (alias, name, title) for (_, name), (alias, title) in self.aliases.items()
            }
            failed = [(one.query.lower(), one.count) for one in desk.failed.all()]
            assert (failed, desk.failed.on()) == (list(reversed(self.failed.items())), self.on)
            assert {note.key: (note.id, note.text) for note in desk.notes.all()} == self.notes
            assert [one.id for one in desk.collections.get("Ward 7").members] == self.members
            assert desk.notice is None


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
