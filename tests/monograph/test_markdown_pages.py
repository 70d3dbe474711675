"""Markdown against markdown-it-py on real pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.monograph.html.markdown_html import to_html, to_text

WORD = re.compile(r"[^\W_]+(?:\*\d+)?")
Outline = Callable[[str], list[str]]
Render = Callable[[str], str]


def bodies(folder: Path) -> dict[str, str]:
    """Return the Markdown of every page without its front matter, by file name."""
    pages = sorted(folder.rglob("*.md"))
    return {page.name: _body(page.read_text(encoding="utf-8")) for page in pages}


def _body(source: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)


def differing(pages: dict[str, str], outline: Outline, commonmark: Render) -> list[str]:
    return [name for name, body in pages.items() if outline(to_html(body)) != outline(commonmark(body))]


def losing(pages: dict[str, str], commonmark: Render) -> dict[str, Counter[str]]:
    """Return the words that plain text lacks, by page."""
    lost = {}
    for name, body in pages.items():
        expected = to_words(re.sub(r"<[^>]+>", " ", commonmark(body)))
        if missing := expected - to_words(to_text(to_html(body))):
            lost[name] = missing
    return lost


def to_words(text: str) -> Counter[str]:
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return Counter(WORD.findall(text.lower()))


@pytest.fixture(params=["corpus1", "corpus2"])
def folder(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Path)
    return found


def test_every_page_reads_as_commonmark(folder: Path, outline: Outline, commonmark: Render) -> None:
    pages = bodies(folder)
    assert len(pages) > 50
    assert differing(pages, outline, commonmark) == []
    assert losing(pages, commonmark) == {}
