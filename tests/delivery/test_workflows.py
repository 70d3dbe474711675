"""Workflows run the work of others by its hash alone, may only read, end by themselves, and cover each system.

Hooks are the tools that are locked; forms for issues ask for what is needed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="without the workflows, as in an sdist")


def read(file: Path) -> dict[str, Any]:
    """Return a workflow."""
    made: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return made


def test_every_action_is_pinned_by_its_hash_and_each_in_one_version() -> None:
    used = [
        line.partition("uses:")[2].strip()
        for file in WORKFLOWS
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    assert len(set(used)) == len({one.partition("@")[0] for one in used})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_only_read_and_every_job_ends(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    jobs = workflow["jobs"].values()
    assert all(0 < job["timeout-minutes"] <= 60 and "permissions" not in job for job in jobs)
    checkouts = [s for job in jobs for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")]
    assert checkouts and all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_every_system_that_the_readme_names_runs_the_tests() -> None:
    jobs = [job for file in WORKFLOWS for job in read(file)["jobs"].values()]
    testing = [job for job in jobs if any(re.search(r"make test|pytest", s.get("run", "")) for s in job["steps"])]
    systems = {job["runs-on"] for job in testing}
    systems |= {
        row["system"]
        for job in testing
        for row in job.get("strategy", {}).get("matrix", {}).get("include", ())
        if "system" in row
    }
    assert {"ubuntu-latest", "windows-latest", "macos-latest"} <= systems


def test_zizmor_finds_nothing() -> None:
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("zizmor is not installed: it is among what the tests need (`make test`)")
    words = [program, "--offline", "--no-progress", "--quiet", "--format=plain", str(ROOT / ".github")]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_are_the_tools_that_are_locked() -> None:
    hooks = [hook for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    started = [hook["entry"].split()[:3] for hook in hooks]
    assert all(words[:2] == ["sh", "tools/in-venv"] for words in started)
    assert {words[2] for words in started} == {"ruff", "mypy", "lint-imports", "zizmor"}


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_a_form_asks_for_what_is_needed_and_each_question_once(file: Path) -> None:
    form = read(file)
    assert form["name"] and form["description"] and form["labels"]
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert all(part["attributes"]["label"] for part in asked)
    assert len({part["id"] for part in asked}) == len(asked)
    assert any(part.get("validations", {}).get("required") for part in asked)
