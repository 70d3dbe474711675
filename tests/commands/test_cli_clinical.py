"""`medviewer check --clinical`: warnings with file and line, as text and as JSON, that change no exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

RunOn = Callable[..., tuple[int, str, str]]
Made = Callable[..., Path]
ODD = """---
title: Testamycin
---
# Testamycin

### Usage

Infection.

### Dosage


**Adults: 10 IU, at most 20 units.** Children, older people, kidney, liver: none. Overdose: none.

| GFR | Dose |
| --- | --- |
| above 50 mL/min | 5 units |
| below 30 mL/min | 2 units |
"""


def test_each_warning_has_file_and_line_and_says_what_to_do(run_on: RunOn, library: Made) -> None:
    root = library({"t/testamycin.md": ODD})
    code, out, err = run_on(root, "check", "--clinical")
    assert code == 0
    assert out.splitlines() == [
        f"{root}/t/testamycin.md:13: warning: unit: “10 IU”. Write “units”: U is read as 0, IU as IV.",
        f"{root}/t/testamycin.md:17: warning: hole in a table: nothing between 30 and 50 mL/min. "
        "Let each row begin where the one before ends.",
    ]
    assert "1 pages checked, 0 problems, 2 warnings." in err


def test_warnings_stand_in_json_beside_problems(run_on: RunOn, library: Made) -> None:
    root = library({"t/testamycin.md": ODD.replace("| 5 units |", "| 5 units | |")})
    code, out, _ = run_on(root, "check", "--clinical", "--json")
    told = json.loads(out)
    assert code == 0 and set(told) == {"pages", "problems", "warnings"}
    assert told["warnings"][0] == {
        "library": root.name,
        "source": "t/testamycin.md",
        "line": 13,
        "rule": "unit",
        "odd": "“10 IU”",
        "do": "Write “units”: U is read as 0, IU as IV.",
    }


def test_without_the_option_nothing_is_said_of_doses(run_on: RunOn, library: Made) -> None:
    root = library({"t/testamycin.md": ODD})
    assert run_on(root, "check")[:2] == (0, "")
    assert set(json.loads(run_on(root, "check", "--json")[1])) == {"pages", "problems"}


def test_a_page_that_cannot_be_read_has_its_problem_alone(run_on: RunOn, library: Made) -> None:
    root = library({"t/testamycin.md": ODD})
    (root / "big.md").write_bytes(b"x" * (9 << 20))
    code, out, _ = run_on(root, "check", "--clinical")
    assert code == 1
    assert [line for line in out.splitlines() if "big.md" in line and "warning" in line] == []
