"""The bundled pages, read with python-frontmatter alone: a fault of the program's own parser hides none of theirs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import frontmatter
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
LIBRARY = REPOSITORY / "data"
PAGES = sorted(LIBRARY.rglob("*.md"))
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
LABELS = REPOSITORY.parent / "shared" / "labels"
OLD_SOURCES = Path(__file__).with_name("old_sources.txt")
GONE_THROUGH = 2026
"""The year in which all pages were last gone through."""
OLD = 5
"""Years."""
NEEDS_LABELS = pytest.mark.skipif(
    not LABELS.is_dir(), reason="the label texts ../shared/labels are not on this machine"
)


@cache
def post(page: Path) -> frontmatter.Post:
    """Return a page as it is on the disk, its front matter apart."""
    return frontmatter.loads(page.read_text(encoding="utf-8"))


def body(page: Path) -> str:
    """Return a page without its front matter."""
    return str(post(page).content)


def section_match(text: str, title: str) -> re.Match[str] | None:
    """Return where a section stands: its group 1 is what is under the heading, without the disclaimer of the last."""
    return re.search(rf"^### {re.escape(title)}\n(.*?)(?=^### |^\*\*Disclaimer:|\Z)", text, re.M | re.S)


def section(text: str, title: str) -> str:
    """Return what stands under one heading; empty where there is none."""
    found = section_match(text, title)
    return found[1].strip() if found else ""


def old_sources() -> list[str]:
    """Return the labels of all pages that were older than five years when these were last gone through."""
    return sorted(
        f"{page.stem}: {source['title']}: {source['year']}"
        for page in PAGES
        for source in post(page)["sources"]
        if source["kind"] == "label" and source["year"] < GONE_THROUGH - OLD
    )
