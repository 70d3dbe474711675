"""What is on the screen and on paper is what counts: every word of the source, in order, in each tab and in the PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from PySide6.QtGui import QGuiApplication

from medviewer.export.page_source import PageSource
from medviewer.export.paper.pdf import render
from medviewer.monograph.frontmatter.front_matter import split
from medviewer.monograph.model import Monograph, Section
from medviewer.monograph.parser import parse
from medviewer.ui.documents import page_documents
from medviewer.ui.documents.tab_html import tab_parts

EVERY = int(os.environ.get("MEDVIEWER_EVERY", "25"))
"""One page in so many is tested; 1 tests them all, which takes some minutes."""
WORD = re.compile(r"[^\W_]+")
SCRIPT_TAG = re.compile(r"</?su[bp]>")
SCRIPT = re.compile(r"[^\s<>]*(?:<su([bp])>[^<]*</su\1>[^\s<>]*)+")
LIST_NUMBER = re.compile(r"^[ >*-]*\d+[.)] ", re.MULTILINE)
STYLE = "p { margin-top: 0px; line-height: 135%; } td.callout { border-width: 3px; }"


def words(text: str) -> list[str]:
    """Return the words of a text; what the eye does not tell apart is one."""
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def lacking(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return the first words that are not, in that order, in what was found."""
    left = list(wanted)
    place = 0
    for word in found:
        place += place < len(left) and word == left[place]
    return left[place : place + 6]


def source_words(section: Section, commonmark: Callable[[str], str], lowered: bool = True) -> list[str]:
    """Return the words of a section's own Markdown as CommonMark has them.

    lowered: with those that have raised or lowered letters, which stand on lines of their own in the text of a PDF.
    """
    html = commonmark(section.markdown)
    html = re.sub(r"</?(?:strong|em|b|i|code|a)\b[^>]*>", "", html)
    html = SCRIPT_TAG.sub("", html) if lowered else SCRIPT.sub(" ", html)
    text = re.sub(r"<[^>]+>", " ", html)
    return words(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&"))


def screen(monograph: Monograph, key: str) -> str:
    """Return what a tab's documents show, all parts."""
    font = QGuiApplication.font()
    documents = [page_documents.build(part, STYLE, font) for part in tab_parts(monograph, key)]
    return "\n".join(map(page_documents.text_of, documents))


@pytest.fixture(scope="session")
def commonmark() -> Callable[[str], str]:
    """Return the function that renders CommonMark with GFM's tables as markdown-it-py does."""
    return MarkdownIt("commonmark").enable("table").render


def _sample(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))[::EVERY]


@pytest.fixture(params=["corpus1", "corpus2"])
def pages(request: pytest.FixtureRequest) -> list[Path]:
    """Return a sample of the pages of each format."""
    return _sample(request.getfixturevalue(request.param))


def test_every_word_is_on_the_screen_in_order(pages: list[Path], commonmark: Callable[[str], str]) -> None:
    short = {}
    for path in pages:
        monograph = parse(path.read_text(encoding="utf-8"), path.stem)
        for tab in monograph.tabs:
            wanted = [word for section in tab.sections for word in source_words(section, commonmark)]
            for key in (tab.key, page_documents.ALL):
                if missing := lacking(wanted, words(screen(monograph, key))):
                    short[f"{path.name} {key}"] = missing
    assert short == {}


def test_every_word_of_a_page_is_in_one_of_its_tabs_or_its_disclaimer(pages: list[Path]) -> None:
    for path in pages:
        source = path.read_text(encoding="utf-8")
        monograph = parse(source, path.stem)
        shown = words(screen(monograph, page_documents.ALL)) + words(monograph.title)
        shown += [word for section in monograph.disclaimer for word in words(section.title + " " + section.text)]
        lost = (
            set(words(LIST_NUMBER.sub("", SCRIPT_TAG.sub("", split(source).body))))
            - set(shown)
            - {"b", "br", "em", "sub", "sup", "p", "i"}
        )
        assert not lost, f"{path.name}: {sorted(lost)}"


def test_every_word_is_on_paper_in_order(pages: list[Path], commonmark: Callable[[str], str], tmp_path: Path) -> None:
    short = {}
    for path in pages:
        monograph = parse(path.read_text(encoding="utf-8"), path.stem)
        printed = words(
            _without_feet(pdf_text(tmp_path, render(monograph, PageSource("Library", path.name, "2026-01-02")), "-raw"))
        )
        for section in [*(s for tab in monograph.tabs for s in tab.sections), *monograph.disclaimer]:
            if missing := lacking(source_words(section, commonmark, lowered=False), printed):
                short[f"{path.name} {section.title}"] = missing
    assert short == {}


def pdf_text(folder: Path, pdf: bytes, *options: str) -> str:
    """Return the text of a PDF as Poppler's pdftotext reads it; with -raw in the order in which it was drawn.

    Else Poppler puts two columns into an order of its own.
    """
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine: install poppler-utils")
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True, text=True).stdout


def _without_feet(text: str) -> str:
    """Return the text of a PDF without the line at the foot of each page."""
    return re.sub(r"^.*Page \d+ of \d+\s*$", "", text.replace("\f", "\n"), flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("### Usage\nبجرعة 125 mg مرتين.\n", ["125 mg"]),
        ("### Usage\nמנה של 125 mg ליום.\n", ["125 mg"]),
    ],
)
def test_right_to_left_text_keeps_its_direction_and_its_doses(source: str, lines: list[str]) -> None:
    monograph = parse(source, "x")
    document = page_documents.build(monograph.tabs[0].sections[0].html, STYLE, QGuiApplication.font())
    document.setTextWidth(600)
    document.size()
    block = document.begin()
    assert block.textDirection().name == "RightToLeft"
    line = block.layout().lineAt(0)
    text = block.text()
    at = text.index("1")
    assert _x(line, at + 1) < _x(line, at + 2), "digits stand from left to right"
    letters = [n for n, sign in enumerate(text) if "\u0590" <= sign <= "\u06ff"]
    assert _x(line, letters[0]) > _x(line, letters[-1]), "the letters stand from right to left"
    assert lines[0] in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "turned", ["\u202e01 mg\u202c", "\u202d01 mg", "\u206701 mg\u2069", "&#8238;01 mg", "0\u200b1 mg"]
)
def test_nothing_hidden_turns_a_number_on_the_screen(turned: str) -> None:
    monograph = parse(f"### Dosage\nGive {turned} once.\n", "x")
    document = page_documents.build(monograph.tabs[0].sections[0].html, STYLE, QGuiApplication.font())
    document.setTextWidth(600)
    document.size()
    line, text = document.begin().layout().lineAt(0), document.begin().text()
    places = [_x(line, n) for n in range(len(text))]
    assert places == sorted(places)
    assert "01 mg" in text.replace("\u00a0", " ")
    assert [p.line for p in monograph.problems] == [2]


def _x(line: object, at: int) -> float:
    place = line.cursorToX(at)  # type: ignore[attr-defined]
    return float(place[0] if isinstance(place, tuple) else place)


HOSTILE_TABLES = {
    "thirty columns": "|" + "col|" * 30 + "\n|" + "-|" * 30 + "\n" + ("|" + "milligrams|" * 30 + "\n") * 3,
    "long words": "| a | b |\n|---|---|\n| " + "w" * 200 + " | " + "v" * 200 + " |\n",
    "sixty columns of long words": "|" + "c|" * 60 + "\n|" + "-|" * 60 + "\n|" + f"{'w' * 60}|" * 60 + "\n",
    "an address": "<https://example.org/" + "a" * 3000 + ">\n",
    "code": "```\n" + "x" * 400 + "\n```\n",
}


@pytest.mark.parametrize("name", HOSTILE_TABLES)
def test_nothing_pushes_the_page_sideways(open_window, formulary: Path, name: str) -> None:
    (formulary / "wide.md").write_text(f"# Zzzol wide\n\n### Dosage\n\nText before.\n\n{HOSTILE_TABLES[name]}")
    hands = open_window(rows=6)
    for width in (760, 1180):
        hands.window.resize(width, 700)
        hands.open("zzzol")
        page = hands.view.page
        assert page.document().size().width() <= page.viewport().width()
        assert page.horizontalScrollBar().maximum() == 0
