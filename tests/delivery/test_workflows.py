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
MAKEFILES = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("tools/packaging/**/*.mk"))
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="without the workflows, as in an sdist")


def read(file: Path) -> dict[str, Any]:
    """Return a workflow."""
    made: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return made


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    """Return the jobs of a workflow."""
    made: dict[str, dict[str, Any]] = read(file)["jobs"]
    return made


def steps() -> list[dict[str, Any]]:
    """Return the steps of all workflows."""
    return [step for file in WORKFLOWS for job in jobs(file).values() for step in job.get("steps", ())]


def commands() -> str:
    """Return all that workflows have run by a shell, without the ends of lines that go on."""
    return "\n".join(step["run"].replace("\\\n", " ") for step in steps() if "run" in step)


def test_every_action_is_pinned_by_its_hash_and_each_in_one_version() -> None:
    used = [
        line.partition("uses:")[2].strip()
        for file in WORKFLOWS
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    own = [one for one in used if one.startswith("$/")]
    assert all((ROOT / one.removeprefix("$/")).is_file() for one in own)
    others = [one for one in used if one not in own]
    assert others
    assert [one for one in others if not PINNED.fullmatch(one)] == []
    assert len(set(others)) == len({one.partition("@")[0] for one in others})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_only_read_and_every_job_ends(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    running = [
        job for job in jobs(file).values() if "uses" not in job
    ]  # what runs another workflow has no time of its own
    assert all(0 < job["timeout-minutes"] <= 60 for job in running)
    checkouts = [s for job in running for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")]
    assert checkouts and all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_only_a_release_may_write_and_each_part_of_it_what_it_needs() -> None:
    allowed = {
        (file.stem, name): job["permissions"]
        for file in WORKFLOWS
        for name, job in jobs(file).items()
        if "permissions" in job
    }
    assert allowed == {
        ("release", "draft"): {"attestations": "write", "contents": "write", "id-token": "write"},
        ("release", "index"): {"id-token": "write"},
    }
    release = jobs(ROOT / ".github" / "workflows" / "release.yml")
    assert release["index"]["environment"] == "pypi"
    assert not any("run" in step for step in release["index"]["steps"])  # nothing of the checkout is near that token


def test_a_release_waits_for_every_package_and_for_its_start() -> None:
    release, packages = (jobs(ROOT / ".github" / "workflows" / f"{name}.yml") for name in ("release", "packages"))
    assert packages and release["packages"]["needs"] == "agrees"
    order = [release[name].get("needs") for name in ("packages", "draft", "index")]
    assert order == ["agrees", "packages", "draft"]
    asked = set(read(ROOT / ".github" / "workflows" / "packages.yml")[True]["workflow_call"]["secrets"])
    assert set(release["packages"]["secrets"]) == asked
    sent = {step["with"]["name"] for step in steps() if step.get("uses", "").startswith("actions/upload-artifact@")}
    fetched = {
        step["with"].get("name") for step in steps() if step.get("uses", "").startswith("actions/download-artifact@")
    }
    assert fetched - {None} <= sent


def test_every_target_that_a_workflow_makes_is_there() -> None:
    rules = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("Makefile", *MAKEFILES))
    targets = {name for line in re.findall(r"(?m)^([a-z][\w -]*):(?!=)", rules) for name in line.split()}
    made = [word for words in re.findall(r"(?<![\w/-])make ([^\n;&|]*)", commands()) for word in words.split()]
    named = [word.strip('"') for word in made if "=" not in word]
    assert {"deb", "appimage", "flatpak", "dmg", "wheel"} <= set(named)
    for name in named:
        pattern = re.escape(name).replace(r"\$BOUND", r"\w+")
        assert any(re.fullmatch(pattern, target) for target in targets), name


def test_every_script_that_a_workflow_runs_is_there() -> None:
    named = set(re.findall(r"(?<![\w.-])(?:/medviewer/)?((?:tools|tests)/[\w./-]+)", commands()))
    assert {"tools/release.py", "tools/packaging/smoke.py", "tools/packaging/try-package"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_no_word_of_an_event_is_part_of_a_command() -> None:
    assert "${{" not in commands()


def test_every_system_that_the_readme_names_runs_the_tests() -> None:
    every = [job for file in WORKFLOWS for job in jobs(file).values()]
    testing = [
        job for job in every if any(re.search(r"make \W?test|pytest", s.get("run", "")) for s in job.get("steps", ()))
    ]
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
    words = [
        program,
        "--offline",
        "--persona=auditor",
        "--no-progress",
        "--quiet",
        "--format=plain",
        str(ROOT / ".github"),
    ]
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
