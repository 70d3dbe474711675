"""A release: one commit and one tag in which changelog, program and bill of materials have one version."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from medviewer import __version__

ROOT = Path(__file__).resolve().parents[2]
LOG = """# Changelog

## Unreleased

- A dose is shown
  whole.
### A heading
- `## 9.9.9` in a line.

## 0.1.0

First.
"""
METAINFO = "resources/io.github.medviewer.medviewer.metainfo.xml"
LISTED = """<component>
  <image>https://pictures.test/medviewer/v0.1.0/docs/screens/v1.png</image>
  <releases>
    <release version="0.1.0" date="2026-01-01"/>
  </releases>
</component>
"""
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def made(tool: Callable[[str], ModuleType]) -> ModuleType:
    """Return the tool."""
    return tool("release")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with the files that a release changes, and nobody's settings of git."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "somebody@example.org")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "clone"
    for folder in ("medviewer", "resources"):
        (root / folder).mkdir(parents=True)
    (root / "CHANGELOG.md").write_text(LOG, encoding="utf-8")
    (root / "medviewer" / "__init__.py").write_text('"""What it is."""\n\n__version__ = "0.1.0"\n', encoding="utf-8")
    bill = (ROOT / "resources" / "sbom.cdx.json").read_text(encoding="utf-8")
    (root / "resources" / "sbom.cdx.json").write_text(bill.replace(__version__, "0.1.0"), encoding="utf-8")
    (root / METAINFO).write_text(LISTED, encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=First")
    return root


def git(root: Path, *words: str) -> str:
    """Run git; return what it prints."""
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def test_a_release_is_one_commit_and_a_tag_that_holds_the_section(made: ModuleType, clone: Path) -> None:
    assert made.main(["0.2.0", "--date", "2026-11-28"], clone) == 0
    log = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log == LOG.replace("## Unreleased\n", "## Unreleased\n\n## 0.2.0 (2026-11-28)\n", 1)
    assert git(clone, "status", "--porcelain") == ""
    assert git(clone, "log", "--format=%s").splitlines() == ["Release 0.2.0", "First"]
    changed = {"CHANGELOG.md", "medviewer/__init__.py", "resources/sbom.cdx.json", METAINFO}
    assert set(git(clone, "show", "--name-only", "--format=").split()) == changed
    assert git(clone, "cat-file", "-t", "v0.2.0") == "tag\n"
    said = git(clone, "for-each-ref", "--format=%(contents)", "refs/tags/v0.2.0").strip()
    body = LOG.split("## Unreleased\n\n")[1].split("\n\n## 0.1.0")[0]
    assert said == f"medviewer 0.2.0 (2026-11-28)\n\n{body}"
    assert made.main(["--check", "v0.2.0"], clone) == 0


def test_a_software_centre_is_told_of_the_release_with_its_pictures(made: ModuleType, clone: Path) -> None:
    made.release(clone, "0.2.0", "2026-11-28")
    listed = (clone / METAINFO).read_text(encoding="utf-8")
    assert listed == LISTED.replace("/v0.1.0/", "/v0.2.0/").replace(
        "<releases>\n", '<releases>\n    <release version="0.2.0" date="2026-11-28"/>\n'
    )


def test_the_next_one_follows_it(made: ModuleType, clone: Path) -> None:
    made.release(clone, "0.2.0", "2026-11-28")
    log = clone / "CHANGELOG.md"
    text = log.read_text(encoding="utf-8").replace("## Unreleased\n", "## Unreleased\n\n- More.\n", 1)
    log.write_text(text, encoding="utf-8")
    git(clone, "commit", "--quiet", "--all", "--message=More")
    assert made.release(clone, "0.10.0", "2027-01-02") == "v0.10.0"
    names = [(one.name, one.date) for one in made.sections(log.read_text(encoding="utf-8"))]
    assert names == [("Unreleased", ""), ("0.10.0", "2027-01-02"), ("0.2.0", "2026-11-28"), ("0.1.0", "")]
    assert made.problems(clone, "v0.10.0") == []


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9", "v0.2.0", "0.2", "0.2.0rc1", "0.02.0", "", "0.2.0\n", "٠.٢.٠"])
def test_a_version_that_is_none_or_not_newer_changes_nothing(made: ModuleType, clone: Path, version: str) -> None:
    with pytest.raises(made.ReleaseError):
        made.release(clone, version, "2026-11-28")
    unchanged(clone)


def unchanged(clone: Path) -> None:
    """See that there is neither a commit nor a tag, and that no file is changed by the tool."""
    assert git(clone, "log", "--format=%s") == "First\n"
    assert git(clone, "tag") == ""
    assert '"0.1.0"' in (clone / "medviewer" / "__init__.py").read_text(encoding="utf-8")


def test_what_is_not_committed_is_not_released(
    made: ModuleType, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clone / "CHANGELOG.md").write_text(LOG + "\nmore\n", encoding="utf-8")
    assert made.main(["0.2.0"], clone) == 1
    assert "not committed" in capsys.readouterr().err
    unchanged(clone)


@pytest.mark.parametrize(
    "log", ["# Changelog\n\n## Unreleased\n\n## 0.1.0\n\nFirst.\n", "# Changelog\n\n## 0.1.0\n\nx\n"]
)
def test_nothing_new_is_no_release(made: ModuleType, clone: Path, log: str) -> None:
    (clone / "CHANGELOG.md").write_text(log, encoding="utf-8")
    git(clone, "commit", "--quiet", "--all", "--amend", "--message=First")
    with pytest.raises(made.ReleaseError, match="nothing stands under"):
        made.release(clone, "0.2.0", "2026-11-28")
    unchanged(clone)


def test_a_tag_that_is_there_is_not_made_again(made: ModuleType, clone: Path) -> None:
    git(clone, "tag", "v0.2.0")
    with pytest.raises(made.ReleaseError, match=r"there is a tag v0\.2\.0"):
        made.release(clone, "0.2.0", "2026-11-28")


def hooked(clone: Path) -> None:
    """Let a hook refuse every commit."""
    hook = clone / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)


@pytest.mark.parametrize("refuse", [hooked, lambda clone: git(clone, "tag", "v0.2.0/taken")], ids=["commit", "tag"])
def test_what_git_refuses_leaves_nothing(made: ModuleType, clone: Path, refuse: Callable[[Path], object]) -> None:
    (clone / "notes.txt").write_text("mine", encoding="utf-8")
    refuse(clone)
    with pytest.raises(made.ReleaseError, match=r"git (commit|tag) failed"):
        made.release(clone, "0.2.0", "2026-11-28")
    assert git(clone, "log", "--format=%s") == "First\n"
    assert git(clone, "status", "--porcelain") == "?? notes.txt\n"
    assert "v0.2.0\n" not in git(clone, "tag")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("medviewer/__init__.py", "0.2.0", "0.2.1", "the tag is v0.2.0"),
        ("CHANGELOG.md", "## 0.2.0 (2026-11-28)", "## 0.2.0", "no date"),
        ("CHANGELOG.md", "## 0.2.0", "## 0.3.0", "newest section"),
        ("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- Late.\n", "still stands"),
        ("resources/sbom.cdx.json", '"version": "0.2.0"', '"version": "0.1.0"', "make sbom"),
        (METAINFO, '"2026-11-28"', '"2026-11-27"', "newest release"),
        (METAINFO, '<release version="0.2.0" date="2026-11-28"/>', "", "newest release"),
    ],
)
def test_a_tag_that_parts_from_the_files_is_told(
    made: ModuleType, clone: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    made.release(clone, "0.2.0", "2026-11-28")
    text = (clone / file).read_text(encoding="utf-8")
    assert old in text
    (clone / file).write_text(text.replace(old, new), encoding="utf-8")
    assert made.main(["--check", "v0.2.0"], clone) == 1
    assert said in capsys.readouterr().err


def test_the_bill_is_the_one_that_its_own_tool_would_make(made: ModuleType, tool: Callable[[str], ModuleType]) -> None:
    bill = (ROOT / "resources" / "sbom.cdx.json").read_text(encoding="utf-8")
    sbom = tool("sbom")
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    if sbom.stale(lock):
        pytest.skip("here are other versions than the lock names")
    assert json.loads(made.billed(bill, "9.8.7")) == sbom.bom(lock, "9.8.7")


def test_the_changelog_can_be_released(made: ModuleType) -> None:
    listed = made.sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    program = made.version_of((ROOT / "medviewer" / "__init__.py").read_text(encoding="utf-8"))
    assert [one.name for one in listed][:2] == ["Unreleased", program]
    assert listed[1].date in made.announced((ROOT / METAINFO).read_text(encoding="utf-8"), "9.9.9", "9999-09-09")
    assert all(made.numbers(newer.name) > made.numbers(older.name) for newer, older in pairwise(listed[1:]))
