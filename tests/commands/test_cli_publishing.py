"""Packs published, listed, compared and gone back to on the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.locations import Profile

Run = Callable[..., tuple[int, str, str]]
PAGE = "---\ntitle: {}\n---\n### Usage\nFor little.\n\n### Dosage\nAdults: {} mg.\n"


@pytest.fixture
def run(run_cli: Run, profile: Profile) -> Run:
    """Return a function that runs `pack` with these words: (exit code, stdout, stderr)."""
    return lambda *words: run_cli("--profile", profile.index.parent, "pack", *words)


@pytest.fixture
def editions(run: Run, tmp_path: Path) -> list[Path]:
    """Return two packs of one library: another dose of warfarin, iron instead of zinc."""
    folder, packs = tmp_path / "formulary", []
    folder.mkdir()
    for number, (last, dose) in enumerate((("Zinc", 5), ("Iron", 3))):
        for old in folder.glob("*.md"):
            old.unlink()
        for title, amount in (("Aspirin", 500), ("Warfarin", dose), (last, 10)):
            (folder / f"{title.lower()}.md").write_text(PAGE.format(title, amount), encoding="utf-8")
        packs.append(tmp_path / f"edition-{number}.medpack")
        assert run("build", folder, "-o", packs[-1])[0] == 0
    return packs


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Return an empty folder."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


def test_publish_back_and_forward(run: Run, editions: list[Path], share: Path) -> None:
    code, out, err = run("publish", editions[0], "--to", share)
    assert (code, err) == (0, "")
    assert re.fullmatch(
        rf"Published: {re.escape(str(share / 'formulary-'))}\d{{8}}-\w{{12}}\.medpack\nFirst pack of formulary .*\n",
        out,
    )
    code, out, _ = run("publish", editions[1], "--to", share)
    assert code == 0 and "Current pack of formulary; before it formulary-" in out
    code, out, _ = run("publish", editions[1], "--to", share)
    assert out.startswith("Already there: ") and "It was the current pack of formulary already." in out

    rows = [line.split("\t") for line in run("list", share)[1].splitlines()]
    assert [(row[0], row[3], *row[4:]) for row in rows] == [
        ("formulary", "3 pages", "current", "read here"),
        ("formulary", "3 pages", "kept"),
    ]
    said = f"Current pack of formulary for everybody: {rows[1][1]}\nUntil now: {rows[0][1]}\n"
    assert run("rollback", share)[1] == said
    code, _, err = run("rollback", share)
    assert code == 1 and "no pack of “formulary”" in err
    assert run("rollback", share, "--to", rows[0][1])[0] == 0
    found = json.loads(run("list", share, "--json")[1])
    assert [(one["file"], one["state"], one["here"]) for one in found] == [
        (rows[0][1], "current", True),
        (rows[1][1], "kept", False),
    ]


def test_back_on_this_computer_alone(run: Run, editions: list[Path], share: Path) -> None:
    for pack in editions:
        run("publish", pack, "--to", share)
    code, out, err = run("rollback", share, "--here")
    assert (code, err) == (0, "") and out.startswith("This computer is held at the pack of formulary: formulary-")
    assert [line.split("\t")[4:] for line in run("list", share)[1].splitlines()] == [["current"], ["kept", "read here"]]
    assert "reads the current pack of formulary again" in run("rollback", share, "--here", "--current")[1]
    assert run("list", share)[1].splitlines()[0].endswith("\tread here")
    assert run("rollback", share, "--current")[0] == 2


def test_diff_names_what_is_kept_first(run: Run, editions: list[Path], profile: Profile) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.favourites.add("formulary/zinc.md", "Zinc")
        desk.collections.create("Ward 7")
        desk.collections.add("Ward 7", "formulary/warfarin.md", "Warfarin")
    assert run("diff", *editions) == (
        0,
        "★ changed  Warfarin (Dosage)\n★ gone     Zinc\n  added    Iron\n"
        "1 added, 1 changed, 0 moved, 1 gone, 1 the same\n",
        "",
    )
    found = json.loads(run("diff", *editions, "--json")[1])
    assert [(one["kept"], one["kind"], one["id"]) for one in found] == [
        (True, "changed", "formulary/warfarin.md"),
        (True, "gone", "formulary/zinc.md"),
        (False, "added", "formulary/iron.md"),
    ]
    assert found[0]["sections"] == [{"key": "dosage", "title": "Dosage", "fate": "changed"}]


def test_diff_of_equals_and_of_what_is_not_there(run: Run, editions: list[Path], share: Path, profile: Profile) -> None:
    run("publish", editions[0], "--to", share)
    assert run("diff", editions[0], share) == (0, "0 added, 0 changed, 0 moved, 0 gone, 3 the same\n", "")
    assert not profile.desk_file.exists()
    code, out, err = run("diff", editions[0], share / "nowhere")
    assert (code, out) == (1, "") and "nowhere" in err


def test_what_is_refused_is_one_line(run: Run, editions: list[Path], share: Path) -> None:
    editions[0].write_bytes(editions[0].read_bytes()[:-1])
    code, out, err = run("publish", editions[0], "--to", share)
    assert (code, out, err.count("\n")) == (1, "", 1) and "damaged or cut short" in err
    code, _, err = run("publish", editions[1], "--to", share / "nowhere")
    assert code == 1 and "There is no folder" in err
    code, _, err = run("rollback", share)
    assert code == 1 and "is no pack folder" in err
    assert run("publish", editions[1])[0] == 2
