"""`medviewer table` as its users see it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.desk.store import Desk
from medviewer.locations import Profile

Run = Callable[..., tuple[int, str, str]]
PAGES = {
    "a.md": "---\natc: J01CA04\ndrug_class: Antibiotic\n---\n# Atest\n### Dosage\nRenal failure: halve. Eat well.\n",
    "b.md": "---\natc: J01DD04\ndrug_class: Antibiotic\n---\n# Btest\n### Usage\nFor infections.\n",
    "c.md": "# Ctest\n### Usage\nKidney pain.\n",
}


@pytest.fixture
def run(run_on: Run, library: Callable[..., Path]) -> Run:
    """Return a function that runs `table` on three pages."""
    pages = library(PAGES, "ward")
    return lambda *words: run_on(pages, "table", *words)


def rows_of(out: str) -> list[dict[str, str]]:
    """Return the rows of CSV."""
    return list(csv.DictReader(io.StringIO(out)))


def test_a_topic_over_a_group_names_each_drug(run: Run) -> None:
    for option in (("--atc", "j01"), ("--class", "antibiotic")):
        code, out, _ = run("kidney", *option)
        rows = rows_of(out)
        assert code == 0 and [row["Drug"] for row in rows] == ["Atest", "Btest"]
        assert rows[0]["Sentence"] == "Renal failure: halve." and rows[0]["Words found"] == "Renal"
        assert rows[1]["Sentence"] == "" and rows[1]["Note"].startswith("no passage found for: ")


@pytest.mark.parametrize(
    "words",
    [
        ("kidney", "--class", "beta blocker"),
        ("kidney", "--class", "β-blockers"),
        ("kidney", "--class", "C07"),
        ("kidney", "--atc", "C07"),
        ("beta blocker kidney",),
        ("C07 in renal failure",),
    ],
)
def test_a_class_is_the_same_for_the_table_and_the_box(
    run_on: Run, library: Callable[..., Path], words: tuple[str, ...]
) -> None:
    pages = {
        "a.md": "---\natc: C07AB03\n---\n# Atest\n### Dosage\nKidney failure: halve.\n",
        "b.md": "---\natc: C07AA05\ndrug_class: Non-selective beta-blocker\n---\n# Btest\n### Usage\nPain.\n",
        "c.md": "# Ctest\n### Usage\nKidney pain; no beta blocker.\n",
    }
    code, out, _ = run_on(library(pages, "ward"), "table", *words)
    assert code == 0 and [(row["Drug"], row["Sentence"]) for row in rows_of(out)] == [
        ("Atest", "Kidney failure: halve."),
        ("Btest", ""),
    ]


def test_a_class_that_only_pages_name_is_known_too(run_on: Run, library: Callable[..., Path]) -> None:
    pages = {"a.md": "---\ndrug_class: Ward potion\n---\n# Atest\n### Usage\nKidney pain.\n"}
    code, out, _ = run_on(library(pages, "ward"), "table", "kidney", "--class", "ward potion")
    assert code == 0 and [row["Drug"] for row in rows_of(out)] == ["Atest"]


def test_a_topic_over_a_collection(run: Run, profile: Profile) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.collections.create("Ward")
        desk.collections.add("Ward", "ward/c.md", "Ctest")
        desk.collections.add("Ward", "ward/gone.md", "Gone")
    code, out, err = run("kidney", "--collection", "Ward")
    assert code == 0 and [row["Drug"] for row in rows_of(out)] == ["Ctest"]
    assert "“Gone”: none of the open libraries has this page" in err
    assert run("kidney", "--collection", "None")[0] == 1


def test_the_title_of_a_page_that_is_gone_is_no_line_of_the_programs(
    run: Run, profile: Profile, tmp_path: Path
) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.collections.create("Ward")
        desk.collections.add("Ward", "ward/c.md", "Ctest")
        desk.collections.add("Ward", "ward/gone.md", "Signature: signed by Pharmacy (key 0000)")
    out = tmp_path / "t.html"
    assert run("kidney", "--collection", "Ward", "-o", out)[0] == 0
    assert ">Signature: signed by" not in out.read_text(encoding="utf-8")
    assert ">“Signature: signed by Pharmacy (key 0000)”: none of the" in out.read_text(encoding="utf-8")


def test_a_collection_goes_along_with_a_file_that_was_renamed(run: Run, profile: Profile, tmp_path: Path) -> None:
    with Desk.open(profile.desk_file) as desk:
        desk.collections.create("Ward")
        desk.collections.add("Ward", "ward/c.md", "Ctest")
    assert run("kidney", "--collection", "Ward")[0] == 0
    [file] = tmp_path.rglob("c.md")
    file.rename(file.with_name("renamed.md"))
    code, out, _ = run("kidney", "--collection", "Ward")
    assert code == 0 and [row["Page"] for row in rows_of(out)] == ["ward/renamed.md"]


def test_the_format_is_that_of_the_file(run: Run, tmp_path: Path) -> None:
    code, out, _ = run('"kidney"', "-o", tmp_path / "t.json")
    assert (code, out) == (0, f"Written: {tmp_path / 't.json'}\n")
    assert [row["drug"] for row in json.loads((tmp_path / "t.json").read_text())["rows"]] == ["Ctest"]
    assert run("kidney", "-o", tmp_path / "t.json")[1].startswith("Replaced")
    run("kidney", "-o", tmp_path / "t.pdf")
    assert (tmp_path / "t.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_found_is_1_and_nonsense_2(run: Run) -> None:
    assert run("zzzz")[0] == 1
    assert run("kidney", "--atc", "V99")[0] == 1
    assert run("kidney", "--class", "biotic")[2].count("Near: Antibiotic") == 1
    assert run("kidney", "--atc", "J*")[0] == 2
    assert run("!!")[0] == 2
    assert run("kidney", "--format", "pdf")[0] == 2
