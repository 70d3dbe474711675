"""Whatever lies in a library folder: listed, read, laid out and exported, or refused by name. Never an error."""

from __future__ import annotations

import os
import socket
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from medviewer import locations
from medviewer.errors import PageError
from medviewer.export.file_formats import render
from medviewer.export.page_source import PageSource
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.monograph.decoding import decode
from medviewer.monograph.parser import index_view, parse
from medviewer.ui.documents import page_documents
from medviewer.ui.documents.tab_html import tab_parts

TEXT = "# Testol\n### Dosage\n10 mg ≥ 5 µg\n### FAQs\n**Q: a?**\nA: b\n"
SHOWN: dict[bytes, bytes] = {
    b"utf8.md": TEXT.encode(),
    b"bom.md": TEXT.encode("utf-8-sig"),
    b"utf16.md": TEXT.encode("utf-16"),
    b"utf16be.md": "\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"),
    b"cp1252.md": "# Caf\u00e9\n10 \u00b5g\n".encode("cp1252"),
    b"nul.md": b"# A\0B\n\0\0text\n",
    b"cr.md": TEXT.replace("\n", "\r").encode(),
    b"mixed.md": b"# A\r\n### Usage\rone\ntwo\r\n",
    b"empty.md": b"",
    b"blank.md": b" \n\t\n",
    b"line.md": b"word " * 200_000,
    b"lists.md": b"".join(b" " * n + b"- x\n" for n in range(0, 4000, 2)),
    b"flat lists.md": b"- " * 10_000 + b"x\n",
    b"quotes.md": b">" * 10_000 + b" x\n",
    b"brackets.md": b"[" * 10_000 + b"x" + b"]" * 10_000,
    b"emphasis.md": b"*" * 10_000 + b"x" + b"**_" * 10_000,
    b"tables.md": b"<table><tr><td>x" * 10_000,
    b"fences.md": b"```\n" * 10_000,
    b"front.md": b"---\n" + b"a: [" * 10_000 + b"\n---\ntext\n",
    b"aliases.md": b"---\na: &a [x]\n" + b"".join(b"b%d: [*a, *a]\n" % n for n in range(500)) + b"---\ntext\n",
    b"random.md": bytes(range(256)) * 64,
    b"new\nline.md": b"# Newline\n",
    b"per%20cent.md": b"# Percent\n",
    b"quote'\".md": b"# Quote\n",
    "emoji 💊.md".encode(): b"# Emoji\n",
    b"n" * 252 + b".md": b"# Long\n",
    b"\xff\xfe.md": b"# Undecodable\n",
    b"Same.md": b"# Same\n",
    b"same.MD": b"# same\n",
    unicodedata.normalize("NFC", "é.md").encode(): b"# Composed\n",
    unicodedata.normalize("NFD", "é.md").encode(): b"# Decomposed\n",
}
FORMS = ("html", "text", "markdown", "json", "jsonl", "odt")


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """Return a library folder of all that is odd; what may not be read is freed again at the end."""
    if sys.platform != "linux":
        pytest.skip("names and kinds of files that other systems do not have")
    folder = tmp_path / "odd"
    folder.mkdir()
    base = os.fsencode(folder)
    for name, content in SHOWN.items():
        Path(os.fsdecode(base + b"/" + name)).write_bytes(content)
    with (folder / "huge.md").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.md").mkdir()
    (folder / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to("self.md")
    (folder / "out.md").symlink_to("/etc/passwd")
    (folder / "device.md").symlink_to("/dev/zero")
    (folder / "dead.md").symlink_to("gone.md")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "socket.md"))
    yield folder


def whole_way(monograph: object, source: PageSource) -> None:
    """Lay out every tab of a page and export it."""
    for key, _ in page_documents.tabs_of(monograph):  # type: ignore[arg-type]
        for part in tab_parts(monograph, key):  # type: ignore[arg-type]
            document = page_documents.build(part, "", QGuiApplication.font())
            document.setTextWidth(600)
            assert document.size().height() < 16_000_000
    for form in FORMS:
        assert render(monograph, source, form)  # type: ignore[arg-type]


def test_every_odd_file_is_shown_or_refused_by_name(root: Path, tmp_path: Path) -> None:
    catalogue = Catalogue.open(name_libraries([root]), tmp_path / "index")
    try:
        catalogue.update()
        rows = catalogue.rows()
        assert len(rows) == len(SHOWN)
        refused = {problem.source for problem in catalogue.problems() if problem.line == 0}
        assert refused >= {"huge.md", "pipe.md", "folder.md", "self.md", "out.md", "device.md", "dead.md", "socket.md"}
        assert "cp1252.md" in refused and "empty.md" in refused
        for row in rows:
            page = catalogue.page(row.id)
            assert page is not None
            monograph = catalogue.read(row.id)
            whole_way(monograph, PageSource.of(page, monograph))
    finally:
        catalogue.close()


def test_a_page_that_vanishes_between_listing_and_reading_says_so(root: Path, tmp_path: Path) -> None:
    catalogue = Catalogue.open(name_libraries([root]), tmp_path / "index")
    try:
        catalogue.update()
        (root / "utf8.md").unlink()
        (root / "bom.md").unlink()
        (root / "bom.md").mkdir()
        for name in ("utf8.md", "bom.md"):
            with pytest.raises(PageError, match=name):
                catalogue.read(f"odd/{name}")
    finally:
        catalogue.close()


def _whole(source: str) -> None:
    monograph = parse(source, "x")
    assert index_view(source, "x").summary.title == monograph.title
    whole_way(monograph, PageSource("Library", "x.md", "2026-01-02"))


@given(st.text(max_size=400))
@settings(max_examples=75)
def test_any_text_goes_the_whole_way(source: str) -> None:
    _whole(source)


@given(st.binary(max_size=600))
@settings(max_examples=75)
def test_any_bytes_go_the_whole_way(content: bytes) -> None:
    _whole(decode(content)[0])


BLOCKS = ("# ", "### Dosage\n", "**Warning:** ", "> ", "* ", "| a | b |\n|---|---|\n", "---\n", "title: x\n", "```\n")
INLINES = ("<b>", "\n\n", "[", "](x.md)", "10 mg", "\u202e", "&#8238;", "<table><tr><td>", "![", "  - ", "</p>", "é")
PIECES = st.sampled_from((*BLOCKS, *INLINES, "**Q: a?** A: b\n"))


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=100)
def test_any_mixture_of_a_pages_parts_goes_the_whole_way(source: str) -> None:
    _whole(source)


@given(data=st.data())
@settings(max_examples=30)
def test_any_mutation_of_a_sample_page_goes_the_whole_way(data: st.DataObject, sample_pages: list[bytes]) -> None:
    page = bytearray(data.draw(st.sampled_from(sample_pages)))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, max(0, len(page) - 1)))
        page[at : at + data.draw(st.integers(0, 300))] = data.draw(st.binary(max_size=40))
    _whole(decode(bytes(page))[0])


@pytest.fixture(scope="session")
def sample_pages() -> list[bytes]:
    """Return some of the bundled pages, as bytes."""
    return [path.read_bytes() for path in sorted(locations.bundled_library().rglob("*.md"))[::5]]
