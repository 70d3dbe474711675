"""`medviewer list --labels`: the published labels of one generic name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from medviewer.cli import main

LABEL = """---
title: "Testamycin sodium ({number})"
generic_name: "TESTAMYCIN SODIUM"
{facts}
source: {{kind: spl, set_id: "{number}", effective_date: "202{number}-01-01"}}
---

# Testamycin sodium ({number})

### Dosage

Once.
"""
FACTS = (
    'dosage_forms: ["TABLET"]\nroutes: ["ORAL"]\nstrengths: ["1 g"]\nlabeler: "Mill Works, Inc."',
    'dosage_forms: ["TABLET, FILM COATED"]\nroutes: ["ORAL"]\nstrengths: ["500 mg"]\nlabeler: "Other Works"',
    'dosage_forms: ["SOLUTION"]\nroutes: ["ORAL"]\nlabeler: "Mill Works, Inc."',
    'labeler: "Mill Works, Inc."',
)


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """Return what names a library of labels, and a profile."""
    library = tmp_path / "labels"
    library.mkdir()
    for number, facts in enumerate(FACTS):
        (library / f"{number}.md").write_text(LABEL.format(number=number, facts=facts), encoding="utf-8")
    (library / "own.md").write_text("---\ntitle: Testamycin\n---\n\n### Dosage\n\nOnce.\n", encoding="utf-8")
    return ["--library", str(library), "--profile", str(tmp_path / "profile")]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], "3210"),
        (["--form", "tablet"], "10"),
        (["--form", "film coated", "--form", "Solution"], "21"),
        (["--form", ""], "3"),
        (["--form", "tab"], ""),
        (["--route", "oral", "--labeler", "mill"], "20"),
        (["--sort", "strength"], "1032"),
        (["--labeler", "works inc", "--sort", "form"], "203"),
    ],
)
def test_labels_are_listed_by_what_is_asked(
    arguments: list[str], capfd: pytest.CaptureFixture[str], asked: list[str], expected: str
) -> None:
    code = main(["list", "--labels", "testamycin Sodium", *asked, *arguments])
    lines = capfd.readouterr().out.splitlines()
    assert ("".join(line.split("(")[1][0] for line in lines), code) == (expected, 0 if expected else 1)


def test_json_has_all_that_is_known_of_a_label(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--labels", "testamycin sodium", "--form", "film coated", "--json", *arguments]) == 0
    [label] = json.loads(capfd.readouterr().out)
    assert label == {
        "id": "labels/1.md",
        "title": "Testamycin sodium (1)",
        "generic": "Testamycin sodium",
        "repackaged": False,
        "date": "2021-01-01",
        "form": "tablet, film coated",
        "route": "oral",
        "strength": "500 mg",
        "labeler": "Other Works",
        "set_id": "1",
    }


@pytest.mark.parametrize("name", ["testamycin", "", "none"])
def test_another_name_has_no_labels(arguments: list[str], capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["list", "--labels", name, *arguments]) == 1
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("asked", [["--form", "tablet"], ["--sort", "name"], ["--labels", "x", "--sort", "age"]])
def test_what_makes_no_sense_is_2(arguments: list[str], capfd: pytest.CaptureFixture[str], asked: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["list", *asked, *arguments])
    assert ended.value.code == 2
    assert capfd.readouterr().err.startswith("usage: medviewer list")
