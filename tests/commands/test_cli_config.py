"""What a site's configuration does to the command line, and `medviewer config`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.locations import Profile

PAGE = "# {0}\n\n### Usage\nFor {0} alone.\n\n**Disclaimer:** None of it is so.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(run_cli: Run, profile: Profile) -> Run:
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    return lambda *words: run_cli("--profile", profile.index.parent, *words)


@pytest.fixture
def ward(library: Callable[..., Path]) -> Path:
    """Return the library of the site."""
    return library({"wardol.md": PAGE.format("Wardol")}, "ward")


def test_libraries_of_the_site_are_read_where_none_is_named(
    run: Run, site: Callable[[str], Path], ward: Path, library: Callable[..., Path]
) -> None:
    file = site("")
    file.write_text(f"libraries = ['{Path('../../ward')}']")
    assert run("list")[1] == "Wardol\n"
    other = library({"othera.md": PAGE.format("Othera")}, "other")
    assert run("--library", other, "list")[1] == "Othera\n"


def test_locked_libraries_are_the_only_ones(run: Run, site: Callable[[str], Path], ward: Path) -> None:
    file = site(f"libraries = ['{ward}']\nlocked = ['libraries']")
    assert run("list")[0] == 0
    for command in (["list"], ["open", "x"], []):
        code, out, err = run("--library", ward, *command)
        assert (code, out) == (1, "")
        assert err == (
            f"medviewer: The libraries of this workstation are set by your site ({file}). Leave out --library.\n"
        )


@pytest.mark.parametrize("command", [["list"], [], ["open", "wardol"], ["notes", "list"]])
def test_a_desk_in_a_library_is_refused(
    run: Run, site: Callable[[str], Path], ward: Path, library: Callable[..., Path], command: list[str]
) -> None:
    code, out, err = run("--profile", ward / "me", "--library", ward, *command)
    assert (code, out, "would lie in the library" in err) == (1, "", True)
    site(f"libraries = ['{ward}']")
    other = library({"othera.md": PAGE.format("Othera")}, "other")
    assert run("--profile", ward / "me", *command)[0] == 1
    assert run("--profile", ward / "me", "--library", other, *command)[0] == 1
    assert [path.name for path in ward.rglob("*")] == ["wardol.md"]


def test_mistakes_are_told_with_every_command_and_the_answer_comes_all_the_same(
    run: Run, site: Callable[[str], Path], ward: Path
) -> None:
    file = site(f"libraries = ['{ward}']\n\ncolour = 'blue'\n")
    code, out, err = run("list")
    assert (code, out) == (0, "Wardol\n")
    assert err.startswith(f"medviewer: {file}, line 3: there is no “colour”; known are libraries, ")


def test_the_configuration_is_shown(run: Run, site: Callable[[str], Path], profile: Profile) -> None:
    file = site("libraries = ['/srv/ward']\nlocked = ['libraries', 'theme']\n[settings]\ntheme = 'dark'\n")
    mine = profile.settings / "medviewer.toml"
    mine.parent.mkdir(parents=True)
    mine.write_text(f"[[trusted_keys]]\nname = 'Me'\nkey = 'ed25519:{'0' * 64}'\n[settings]\ntheme = 'light'\n")
    code, out, err = run("config")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[:2] == [f"libraries\t1\t{file}, locked", "\t/srv/ward"]
    assert lines[2] == f"trusted_keys\t1\t{mine}"
    assert lines[3].startswith(f"\tMe\ted25519:{'0' * 64}\t")
    assert "require_signature\tfalse\tno file" in lines
    assert f"theme\tdark\t{file}, locked" in lines
    assert f"looked for\t{mine}" in lines


def test_an_order_of_sections_is_shown_as_it_counts(run: Run, site: Callable[[str], Path]) -> None:
    file = site("[settings.sections]\nhidden = ['other']\n")
    assert f'sections\t{{"order": [], "hidden": ["other"]}}\t{file}' in run("config")[1].splitlines()
    value = json.loads(run("config", "--json")[1])["values"]["sections"]["value"]
    assert value == {"order": [], "hidden": ["other"]}


def test_the_configuration_as_json(run: Run, site: Callable[[str], Path]) -> None:
    file = site("require_signature = true\nlocked = ['require_signature']\ncolour = 1")
    code, out, err = run("config", "--json")
    told = json.loads(out)
    assert (code, err) == (1, "")
    assert told["values"]["require_signature"] == {"value": True, "file": str(file), "locked": True}
    assert told["values"]["theme"] == {"value": None, "file": None, "locked": False}
    assert [(one["file"], one["line"]) for one in told["problems"]] == [(str(file), 3)]
    assert {"file": str(file), "there": True} in told["places"]


def test_the_configuration_is_shown_even_where_nothing_else_works(
    run: Run, site: Callable[[str], Path], tmp_path: Path
) -> None:
    site(f"libraries = ['{tmp_path}']\nlocked = ['libraries']")
    assert run("list")[0] == 1
    assert run("--library", tmp_path, "config")[0] == 0


def test_copies_of_packs_are_counted_and_cleared(run: Run, ward: Path, tmp_path: Path, profile: Profile) -> None:
    assert run("pack", "build", ward, "-o", tmp_path / "ward.medpack")[0] == 0
    assert run("--library", tmp_path / "ward.medpack", "list")[1] == "Wardol\n"
    kept = json.loads(run("config", "--json")[1])["copies"]
    assert (kept["packs"], kept["folder"]) == (1, str(profile.index / "packs"))
    assert kept["size"] == sum(file.stat().st_size for file in profile.index.glob("packs/*/*"))
    assert "copies of packs\t1, " in run("config")[1]
    assert "copies of packs\t0, 0.0 MB\t" in run("config", "--clear-copies")[1]
    assert list(profile.index.glob("packs/*")) == []
    assert run("--library", tmp_path / "ward.medpack", "list")[1] == "Wardol\n"
