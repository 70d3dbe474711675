"""Every TOML file that is not the program's own: it costs one problem with its line, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.errors import LibraryError
from medviewer.library.pack.pins import Pins
from medviewer.library.pack.publishing import publish
from medviewer.locations import Profile
from medviewer.monograph.frontmatter.bounded_toml import LARGEST, TomlError, load, parse
from medviewer.monograph.sections.vocabulary import Vocabulary
from medviewer.sealing.trust import Trust

from .hostile_toml import BROKEN, Plant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds")
Run = Callable[..., tuple[int, str, str]]
OWN = ("sections.toml", "aliases.toml", "tallman.toml", "current.toml")
EACH = pytest.mark.parametrize(("plant", "line"), BROKEN.values(), ids=BROKEN)


@pytest.fixture
def pages(library: Callable[..., Path]) -> Path:
    """Return a library of one page."""
    return library({"a.md": "# Aspirin\n### Usage\nPain.\n"})


@EACH
def test_a_library_is_read_without_its_broken_files(run_on: Run, pages: Path, plant: Plant, line: int) -> None:
    for name in OWN:
        plant(pages / name)
    assert run_on(pages, "list") == (0, "Aspirin\n", "")
    code, out, _ = run_on(pages, "check")
    places = [f"{pages / name}:{line}" if line else str(pages / name) for name in OWN]
    assert (code, [row.split(": ")[0] for row in out.splitlines()]) == (1, places)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("aliases.toml", "\nsame = [['a', 5]]", 2),
        ("aliases.toml", f"same = [{[f'name {n}' for n in range(60)]}]", 1),
        ("aliases.toml", f"same = {[['one', f'name {n}'] for n in range(15_000)]}", 1),
        ("aliases.toml", f"#\nsame = {[[f'a {n}', f'b {n}'] for n in range(11_000)]}", 2),
        ("tallman.toml", "\n\nconfused = [['a']]", 3),
        ("tallman.toml", f"confused = [{[f'name {n}' for n in range(6_000)]}]", 1),
        ("sections.toml", "[dosage]\naliases = 5", 2),
        ("sections.toml", "run_in = 5\n[dosage]\nrun_in = 'x'", 1),
        ("sections.toml", "[usage]\nrun_in = 'alone'\n[dosage]\nrun_in = 'x'", 4),
        ("sections.toml", "".join(f"[s{n}]\n" for n in range(301)), 301),
        ("sections.toml", f"[usage]\n[dosage]\nnames = {[f'name {n}' for n in range(3_001)]}", 2),
        ("current.toml", "# of another program\nname = 'x'", 2),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_toml_that_says_something_else(run_on: Run, pages: Path, name: str, text: str, line: int) -> None:
    (pages / name).write_text(text, encoding="utf-8")
    assert run_on(pages, "list") == (0, "Aspirin\n", "")
    code, out, _ = run_on(pages, "check")
    assert (code, out.count("\n"), out.startswith(f"{pages / name}:{line}: ")) == (1, 1, True), out


@EACH
def test_the_window_lists_it_under_problems(indexed_problems: Callable[[Path], list], pages: Path, plant, line) -> None:
    for name in OWN:
        plant(pages / name)
    found = {(problem.source, problem.line) for problem in indexed_problems(pages)}
    assert found == {(name, line) for name in OWN}


@pytest.fixture
def indexed_problems(tmp_path: Path) -> Callable[[Path], list]:
    """Return a function that indexes a folder and returns its problems."""
    from medviewer.library.catalogue import Catalogue, name_libraries

    def problems(root: Path) -> list:
        catalogue = Catalogue.open(name_libraries([root]), tmp_path / "index")
        try:
            catalogue.update()
            assert [row.title for row in catalogue.rows()] == ["Aspirin"]
            return catalogue.problems()
        finally:
            catalogue.close()

    return problems


@EACH
def test_the_sites_file(run_on: Run, pages: Path, profile: Profile, plant: Plant, line: int) -> None:
    profile.settings.mkdir(parents=True)
    plant(profile.settings / "medviewer.toml")
    code, out, err = run_on(pages, "list")
    place = f"medviewer.toml, line {line}: " if line else "medviewer.toml: "
    assert (code, out) == (0, "Aspirin\n")
    assert (err.count("\n"), place in err) == (1, True), err
    assert run_on(pages, "config")[0] == 1


@EACH
def test_the_pins_of_this_computer(run_on: Run, pages: Path, profile: Profile, plant: Plant, line: int) -> None:
    profile.settings.mkdir(parents=True)
    plant(profile.settings / "packs.toml")
    code, out, err = run_on(pages, "list")
    place = f"packs.toml, line {line}: " if line else "packs.toml: "
    assert (code, out) == (0, "Aspirin\n")
    assert (err.count("\n"), place in err) == (1, True), err


@EACH
def test_the_pins_are_written_anew_and_what_was_there_is_kept(tmp_path: Path, plant: Plant, line: int) -> None:
    plant(tmp_path / "packs.toml")
    pins = Pins(tmp_path)
    assert pins.problem() and pins.get(tmp_path, "formulary") is None
    pins.pin(tmp_path, "formulary", "a.medpack", "b.medpack")
    assert (pins.problem(), pins.of(tmp_path, "formulary")) == ("", "a.medpack")
    assert os.path.lexists(tmp_path / "packs.toml.broken")


@EACH
def test_the_pointer_of_a_pack_folder(
    run_on: Run, pages: Path, tmp_path: Path, profile: Profile, plant: Plant, line: int
) -> None:
    share = _share(run_on, pages, tmp_path)
    (share / "current.toml").unlink()
    plant(share / "current.toml")
    if not (share / "current.toml").is_file():
        assert run_on(share, "check")[1].startswith(f"{share / 'current.toml'}: ")
        return
    code, out, err = run_on(share, "list")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"{share / 'current.toml'} cannot be understood ({f'line {line}: ' if line else ''}" in err or (
        f"at line {line}, column" in err
    )
    with pytest.raises(LibraryError, match=r"current\.toml cannot be understood"):
        publish(next(share.glob("*.medpack")), share, Trust(), profile.index)


def _share(run_on: Run, pages: Path, tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    assert run_on(pages, "pack", "build", pages, "-o", tmp_path / "x.medpack")[0] == 0
    publish(tmp_path / "x.medpack", share, Trust(), tmp_path / "index of packs")
    return share


@EACH
def test_sections_in_a_pack(tmp_path: Path, plant: Plant, line: int) -> None:
    plant(tmp_path / "x")
    if not (tmp_path / "x").is_file():
        return
    with (tmp_path / "x").open("rb") as file:
        vocabulary = Vocabulary.load(file.read(LARGEST + 1))
    assert [problem.line for problem in vocabulary.problems] == [line]
    assert vocabulary.key_of("Dosage") == "dosage"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('\ufeffa = "[[[["\r\n', {"a": "[[[["}),
        ("a = '{{{'  # " + "[" * 99, {"a": "{{{"}),
        ('a = """' + "[" * 99 + '\n" ""\\""""', {"a": "[" * 99 + '\n" """'}),
        ("a = '''" + "{" * 99 + "''''", {"a": "{" * 99 + "'"}),
        ('"a.b"."[[["  .c = 1.5', {"a.b": {"[[[": {"c": 1.5}}}),
        ("a = " + "[" * 20 + "]" * 20, None),
        ("a" + ".a" * 19 + " = 1", None),
        ('a = "' + "x" * 500_000 + '"', None),
        ("a = [\n  'x', # ]]]\n  'y',\n]", {"a": ["x", "y"]}),
    ],
)
def test_what_is_in_bounds_is_read_as_it_is(text: str, values: dict | None) -> None:
    read = parse(text.encode()).values
    assert read.keys() == {"a"} if values is None else read == values


def test_lines_of_keys() -> None:
    toml = parse(b"same = 1\n[[a]]\nsame = 2\n[[a]]\n[b.same]\n'c' = 1\n")
    assert [toml.line_of("a", number) for number in range(3)] == [2, 4, 0]
    assert (toml.line_of("same"), toml.line_of("same", below=1), toml.line_of("c"), toml.line_of("d")) == (1, 3, 6, 0)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere.toml")
    with pytest.raises(TomlError, match="it is not a file"):
        load(tmp_path)
