"""What the documents point at is there: files, sections, and each document in the index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
INDEX = ROOT / "docs" / "README.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/**/*.md")])
FOLDERS = ("medviewer", "tests", "docs", "tools", "resources", "requirements", "benchmarks", ".github")
LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"(?m)^```[\s\S]*?^```|^(?: {4}|\t).*$|`[^`\n]*`")
PLACE = re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, FOLDERS))})/[\w./*-]*\w")
"""A path from the root of the repository; `*` stands for any name."""


def prose(document: Path) -> str:
    """Return a document without its code, in which brackets are no links."""
    return CODE.sub("", document.read_text(encoding="utf-8"))


def anchors(document: Path) -> set[str]:
    """Return what a link may name after `#`: each heading as GitHub spells it."""
    headings = re.findall(r"(?m)^#+ +(.+?)\s*$", document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def links(document: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield (as it is written, file, anchor) of each link of a document that leads to a file."""
    for written in LINK.findall(prose(document)):
        if ":" not in written:
            name, _, anchor = written.partition("#")
            yield written, document.parent / name if name else document, anchor


def leads_nowhere(file: Path, anchor: str) -> bool:
    """Return whether a file, or the section of it that a link names, is missing."""
    return not file.exists() or bool(anchor and anchor not in anchors(file))


def places(document: Path) -> set[str]:
    """Return the paths that a document names of those folders that are here; an sdist has not all."""
    here = tuple(f"{name}/" for name in FOLDERS if (ROOT / name).is_dir())
    return {place for place in PLACE.findall(document.read_text(encoding="utf-8")) if place.startswith(here)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    assert [written for written, file, anchor in links(document) if leads_nowhere(file, anchor)] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/README.md", "docs/design.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    assert [place for place in sorted(places(ROOT / name)) if not any(ROOT.glob(place))] == []


def test_every_document_is_in_the_index_once() -> None:
    listed = [file.resolve() for _, file, _ in links(INDEX) if file.resolve().parent == INDEX.parent]
    rows = [line for line in INDEX.read_text(encoding="utf-8").splitlines() if line.startswith("| [")]
    documents = sorted(set(INDEX.parent.glob("*.md")) - {INDEX})
    assert sorted(set(listed)) == documents
    assert len(rows) == len(documents)


@pytest.mark.parametrize("named", ["CONTRIBUTING.md", "SECURITY.md", "docs/README.md"])
def test_the_readme_leads_to_the_other_doors(named: str) -> None:
    assert ROOT / named in [file for _, file, _ in links(ROOT / "README.md")]


def test_links_and_places_are_found_and_missed(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(
        "# One `x` heading\n[a](#one-x-heading) [b](#two) [c](gone.md) [d](https://x.test/docs/y.md)\n"
        "`[no](link.md)` `tests/test_docs.py::test_x` tests/gone.py, other/tests/no.py\n\n    [code](no.md)\n",
        encoding="utf-8",
    )
    assert [written for written, file, anchor in links(document) if leads_nowhere(file, anchor)] == ["#two", "gone.md"]
    assert places(document) == {"tests/test_docs.py", "tests/gone.py"}
