"""The documentation site has every document once, and a link that leads nowhere keeps it from being built."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-site" / "bin" / "python"
INDEX = """# The documents
## For who reads
| [b.md](b.md) | what |
## For who keeps a library
| [a.md](a.md) | what |
## For who looks after workstations
## For who changes the program, or writes one beside it
"""


@pytest.fixture
def hooks(tool: Callable[[str], ModuleType]) -> ModuleType:
    """Return what the site is made by; mkdocs need not be there."""
    return tool("site_hooks")


def listed(navigation: list[dict[str, Any]]) -> list[str]:
    """Return the pages of a navigation in its order."""
    rooms = [room for entry in navigation for room in entry.values()]
    pages = [page for room in rooms for page in ([room] if isinstance(room, str) else room)]
    return [next(iter(page.values())) if isinstance(page, dict) else page for page in pages]


def test_every_document_is_in_the_navigation_once(hooks: ModuleType) -> None:
    pages = listed(hooks.navigation((ROOT / "docs" / "README.md").read_text(encoding="utf-8")))
    documents = [file.name for file in (ROOT / "docs").glob("*.md")]
    assert sorted(pages) == sorted([*documents, *(page for page, _, _ in hooks.OF_THE_ROOT.values())])


def test_rooms_come_in_the_order_of_their_readers(hooks: ModuleType) -> None:
    assert hooks.navigation(INDEX) == [
        {"Start": "README.md"},
        {"Readers": ["b.md", {"Manual": "manual.md"}]},
        {"Pharmacists who keep a library": ["a.md"]},
        {"Administrators": [{"Reporting what could do harm": "security.md"}]},
        {"Developers": [{"Changing medviewer": "contributing.md"}, {"Changelog": "changelog.md"}]},
    ]


def test_a_room_that_is_not_known_is_said(hooks: ModuleType) -> None:
    with pytest.raises(hooks.SiteError, match="For nobody"):
        hooks.navigation(INDEX + "## For nobody\n| [c.md](c.md) | what |\n")


@pytest.mark.parametrize(
    ("document", "written", "made"),
    [
        ("README.md", "[docs/api.md](docs/api.md#files)", "[medviewer for scripts](api.md#files)"),
        ("README.md", "![x](docs/screens/list-light.png)", "![x](screens/list-light.png)"),
        ("README.md", "[SECURITY.md](SECURITY.md)", "[Reporting what could do harm](security.md)"),
        ("docs/api.md", "[the README](../README.md#pages)", "[the README](manual.md#pages)"),
        ("docs/README.md", "[api.md](api.md)", "[medviewer for scripts](api.md)"),
        ("docs/api.md", "[index](README.md)", "[index](README.md)"),
        ("docs/api.md", "[gone.md](gone.md)", "[docs/gone.md](gone.md)"),
        ("docs/api.md", "[web](https://example.org/docs/x.md) [here](#files)", None),
        ("docs/api.md", "`[api.md](../README.md)`\n```\n[api.md](api.md)\n```\n", None),
    ],
)
def test_links_lead_to_the_pages_of_the_site(hooks: ModuleType, document: str, written: str, made: str | None) -> None:
    assert hooks.linked(written, document) == (written if made is None else made)


def test_the_site_asks_nobody_on_the_web(hooks: ModuleType) -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert site["theme"]["highlightjs"] is False
    assert not re.search(r"https?://|@import", (ROOT / "docs" / "site.css").read_text(encoding="utf-8"))


def test_anchors_are_those_of_github(hooks: ModuleType) -> None:
    assert hooks.anchor("Who signed a pack, and `what` it is: A & B", "-") == "who-signed-a-pack-and-what-it-is-a--b"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of what the site is made of, or skip where mkdocs is not at hand."""
    if not PYTHON.is_file():
        pytest.skip("mkdocs is not here: `make site` brings it")
    for name in ("mkdocs.yml", "README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("docs", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def built(root: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a copy as `make site` does."""
    command = [str(PYTHON), "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


def test_dead_links_fail_and_are_named(copy: Path) -> None:
    page = copy / "docs" / "tour.md"
    dead = "[x](gone.md) [x](api.md#gone) [x](../GONE.md) ![x](screens/gone.png)"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{dead}\n", encoding="utf-8")
    done = built(copy)
    assert done.returncode != 0
    assert [
        link for link in ("'gone.md'", "'api.md#gone'", "'GONE.md'", "'screens/gone.png'") if link not in done.stderr
    ] == []


def test_the_pages_ask_nobody_on_the_web(copy: Path) -> None:
    assert built(copy).returncode == 0
    pages = list((copy / "build" / "site").glob("*.html"))
    assert len(pages) > 25
    asked = re.compile(r"<(?:script|img|iframe|link)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*")
    assert [asked.findall(page.read_text(encoding="utf-8")) for page in pages] == [[]] * len(pages)
