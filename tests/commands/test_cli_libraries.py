"""The libraries in the reader's order on the command line, and that all commands answer in it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.configuring.remembered_libraries import FILE, RememberedLibraries
from medviewer.library.catalogue import Library
from medviewer.library.pack.verification import seen
from medviewer.locations import Profile, bundled_library

Run = Callable[..., tuple[int, str, str]]
PAGE = "# Wardol\n### Usage\nOf the {}.\n"


@pytest.fixture
def run(run_cli: Run, profile: Profile) -> Run:
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    return lambda *words: run_cli("--profile", profile.index.parent, *words)


@pytest.fixture
def wards(tmp_path: Path) -> list[Path]:
    """Return three libraries, two of one name, each with a page of one title."""
    folders = [tmp_path / name for name in ("ward", "clinic", "night/ward")]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "w.md").write_text(PAGE.format(folder.name), encoding="utf-8")
    return folders


def listed(run: Run) -> list[str]:
    code, out, _ = run("libraries", "list", "--json")
    assert code == 0
    return [entry["name"] for entry in json.loads(out)]


def opens(run: Run, query: str) -> str:
    return json.loads(run("search", "--json", query)[1])["opens"]


@pytest.fixture
def chosen(run: Run, wards: list[Path]) -> list[Path]:
    """Return the three libraries, chosen in place of the bundled one."""
    for folder in wards:
        assert run("libraries", "add", folder)[0] == 0
    assert run("libraries", "remove", "Bundled sample")[0] == 0
    return wards


def test_at_first_the_bundled_library_is_the_only_one(run: Run) -> None:
    [entry] = json.loads(run("libraries", "list", "--json")[1])
    assert (entry["name"], entry["path"], entry["kind"]) == ("Bundled sample", str(bundled_library()), "folder")
    assert entry["pages"] > 40 and entry["bytes"] > 10_000 and entry["reachable"] and entry["day"][:2] == "20"
    assert entry["signature"].startswith("not signed")
    assert run("libraries", "remove", "Bundled sample")[0] == 1


def test_a_name_opens_the_page_of_the_first(run: Run, chosen: list[Path]) -> None:
    assert listed(run) == ["ward", "clinic", "ward (night)"]
    assert opens(run, "wardol") == "ward/w.md"
    assert run("libraries", "move", "ward (night)", "1")[0] == 0
    assert listed(run) == ["ward (night)", "ward", "clinic"]
    assert opens(run, "wardol") == "ward (night)/w.md"
    assert run("libraries", "move", str(chosen[1]), "1")[0] == 0
    assert opens(run, "wardol") == "clinic/w.md"
    assert "Of the clinic." in run("show", "wardol")[1]


def test_a_name_stays_when_the_library_that_it_was_told_apart_from_goes(run: Run, chosen: list[Path]) -> None:
    assert run("libraries", "remove", "ward")[0] == 0
    assert listed(run) == ["clinic", "ward (night)"]
    assert run("libraries", "add", chosen[0])[0] == 0
    assert listed(run) == ["clinic", "ward (night)", "ward"]


def test_what_cannot_be_done_is_said_and_changes_nothing(run: Run, chosen: list[Path], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(chosen[0])
    for words, said in (
        (("add", chosen[0]), "is open already: it is the library “ward”"),
        (("add", tmp_path / "link"), "is open already: it is the library “ward”"),
        (("add", tmp_path / "nowhere"), "There is no library folder or pack"),
        (("remove", "nobody"), "There is no library “nobody”"),
        (("move", "nobody", "1"), "There is no library “nobody”"),
    ):
        code, _, err = run("libraries", *words)
        assert (code, said in err) == (1, True), words
    for words in (("move", "ward", "0"), ("move", "ward", "4"), ("move", "ward"), ("list", "x"), ("add",)):
        assert run("libraries", *words)[0] == 2, words
    assert listed(run) == ["ward", "clinic", "ward (night)"]


def test_a_library_that_is_away_is_said_and_left_out_of_answers_but_not_of_the_list(
    run: Run, chosen: list[Path], tmp_path: Path
) -> None:
    chosen[0].rename(tmp_path / "away")
    code, out, err = run("search", "--json", "wardol")
    assert (code, json.loads(out)["opens"]) == (0, "clinic/w.md")
    assert f"The library {chosen[0]} is out of reach, and left out." in err
    [first, *_] = json.loads(run("libraries", "list", "--json")[1])
    assert (first["name"], first["reachable"], first["pages"]) == ("ward", False, None)
    assert run("libraries", "move", "ward", "2")[0] == 0
    assert listed(run) == ["clinic", "ward", "ward (night)"]


def test_named_libraries_go_before_those_that_were_chosen(run: Run, chosen: list[Path]) -> None:
    assert json.loads(run("--library", chosen[1], "search", "--json", "wardol")[1])["opens"] == "clinic/w.md"


@pytest.mark.parametrize(
    "content",
    [
        *("", "[]", "{}", "[1]", '[{"root": "relative"}]', "[" * 100_000, '[{"root": 1}]'),
        *(r'[{"root": "/\ud800"}]', r'[{"root": "/a\u0000b"}]', '[{"root": "/' + "a" * 5000 + '"}]'),
    ],
)
def test_a_list_that_cannot_be_read_is_none(run: Run, profile: Profile, content: str) -> None:
    profile.settings.mkdir(parents=True)
    (profile.settings / FILE).write_text(content, encoding="utf-8")
    assert RememberedLibraries(profile.settings).read() is None
    assert listed(run) == ["Bundled sample"]


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("name", [FILE, seen.FILE])
def test_a_pipe_among_the_settings_is_not_waited_for(run: Run, profile: Profile, name: str) -> None:
    profile.settings.mkdir(parents=True)
    os.mkfifo(profile.settings / name)
    assert listed(run) == ["Bundled sample"]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_library_that_is_a_link_to_itself_is_out_of_reach(
    run: Run, profile: Profile, chosen: list[Path], tmp_path: Path
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    RememberedLibraries(profile.settings).keep([Library("", loop), Library("", chosen[0])])
    assert listed(run) == ["loop", "ward"]
    assert run("--library", loop, "list")[0] == run("libraries", "add", loop / "x")[0] == 1


def test_names_of_any_kind_are_kept(tmp_path: Path) -> None:
    kept = [Library("a\nb", tmp_path / "a\nb"), Library("\udcff", tmp_path / "\udcff"), Library("", bundled_library())]
    RememberedLibraries(tmp_path / "settings").keep(kept)
    assert RememberedLibraries(tmp_path / "settings").read() == kept


def test_a_library_that_was_moved_with_its_profile_is_found(run_cli: Run, tmp_path: Path) -> None:
    stick, moved = tmp_path / "stick", tmp_path / "elsewhere" / "E"
    page = stick / "ward" / "w.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format("stick"), encoding="utf-8")
    run_cli("--profile", stick / "profile", "libraries", "add", page.parent)
    moved.parent.mkdir()
    for place, to in ((stick, moved), (moved, stick)):
        place.rename(to)
        [entry] = json.loads(run_cli("--profile", to / "profile", "libraries", "list", "--json")[1])[1:]
        assert (entry["name"], entry["path"]) == ("ward", str(to / "ward"))
        found = run_cli("--profile", to / "profile", "search", "--json", "wardol")[1]
        assert json.loads(found)["opens"] == "ward/w.md"


def test_the_library_that_moved_goes_before_the_one_that_stayed(tmp_path: Path) -> None:
    here, there = tmp_path / "a" / "settings", tmp_path / "b" / "settings"
    for folder in (tmp_path / "a" / "ward", tmp_path / "b" / "ward", there):
        folder.mkdir(parents=True)
    RememberedLibraries(here).keep([Library("ward", tmp_path / "a" / "ward")])
    (there / FILE).write_bytes((here / FILE).read_bytes())
    assert [one.root for one in RememberedLibraries(there).read()] == [tmp_path / "b" / "ward"]
    (tmp_path / "b" / "ward").rmdir()
    assert [one.root for one in RememberedLibraries(there).read()] == [tmp_path / "a" / "ward"]
