"""Formats, and names for files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medviewer.errors import ExportError
from medviewer.export.file_formats import FORMATS, export_page, format_of, render, suggest_name
from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key", FORMATS)
def test_every_format_writes_a_file_with_name_dose_source_and_disclaimer(
    key: str, page: Monograph, source: PageSource, tmp_path: Path, pdf_text
) -> None:
    path = tmp_path / suggest_name(page.title, key)
    export_page(page, source, key, path)
    said = {"pdf": pdf_text, "odt": lambda _: _odt_text(path), "json": _json_text, "jsonl": _json_text}
    shown = said.get(key, bytes.decode)(path.read_bytes())
    for expected in ("Testomycin + Ficacid", "10 mg/m2", "not clinically reviewed", "ask a pharmacist"):
        assert expected in " ".join(shown.split())


def _odt_text(path: Path) -> str:
    with ZipFile(path) as package:
        return "".join(ElementTree.fromstring(package.read("content.xml")).itertext())


def _json_text(data: bytes) -> str:
    made = json.loads(data)
    texts = " ".join(section["text"] for section in made["sections"])
    return f"{made['title']} {texts} {made['provenance']} {made['disclaimer']}"


@pytest.mark.parametrize("key", ["html", "odt", "markdown", "text", "json", "jsonl"])
def test_a_page_gives_the_same_bytes_every_time(key: str, page: Monograph, source: PageSource) -> None:
    assert render(page, source, key) == render(page, source, key)


def test_an_unknown_format_names_those_there_are(page: Monograph, source: PageSource, tmp_path: Path) -> None:
    with pytest.raises(
        ExportError, match=r"no format “docx”. Choose one of: pdf, html, odt, markdown, text, json, jsonl"
    ):
        export_page(page, source, "docx", tmp_path / "x.docx")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_section_leaves_no_file(page: Monograph, source: PageSource, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="has no section “xyz”"):
        export_page(page, source, "text", tmp_path / "x.txt", ["xyz"])
    assert list(tmp_path.iterdir()) == []


def test_suffixes_are_all_different() -> None:
    assert len({made.suffix for made in FORMATS.values()}) == len(FORMATS)
    assert all(made.key == key == format_of(key).key for key, made in FORMATS.items())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Amoxicillin + Clavulanic acid", "Amoxicillin + Clavulanic acid.pdf"),
        ("a/b", "a-b.pdf"),
        ("Dextrose 5% / 0.9% NaCl", "Dextrose 5% - 0.9% NaCl.pdf"),
        ('q: <x> "y"|z?*\\', "q- -x- -y--z---.pdf"),
        ("..", "monograph.pdf"),
        ("", "monograph.pdf"),
        (" \t\n", "monograph.pdf"),
        ("con", "_con.pdf"),
        ("NUL.tablets", "_NUL.tablets.pdf"),
        ("console", "console.pdf"),
        (".hidden.", "hidden.pdf"),
        ("a\u202eb\x07c\ud800", "abc.pdf"),
        ("two\nlines", "two lines.pdf"),
        ("é" * 100, "é" * 60 + ".pdf"),
        ("cafe\u0301", "caf\u00e9.pdf"),
    ],
)
def test_names_that_every_system_takes(title: str, name: str) -> None:
    assert suggest_name(title, "pdf") == name


@given(st.text(max_size=300), st.sampled_from(sorted(FORMATS)))
@example("COM¹", "pdf")
@example("aux .b", "text")
def test_any_title_gives_a_name_that_is_safe(title: str, key: str) -> None:
    name = suggest_name(title, key)
    stem = name.removesuffix(FORMATS[key].suffix)
    assert stem and name != stem
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert stem == stem.strip(" .")
    assert len(name.encode()) < 140
    assert stem.split(".")[0].strip().casefold() not in RESERVED


@given(st.text(max_size=60))
def test_a_safe_name_is_its_own_safe_name(title: str) -> None:
    name = suggest_name(title, "text")
    assert suggest_name(name.removesuffix(".txt"), "text") == name


def test_a_name_that_is_suggested_can_be_written(page: Monograph, source: PageSource, tmp_path: Path) -> None:
    for title in ("CON", "a/b:c", "ü" * 200, "\u202e"):
        export_page(page, source, "text", tmp_path / suggest_name(title, "text"))
    assert len(list(tmp_path.iterdir())) == 4


def test_only_paper_needs_qt() -> None:
    without = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from medviewer.export.file_formats import FORMATS, render\n"
        "from medviewer.export.page_source import PageSource\n"
        "from medviewer.monograph.parser import parse\n"
        "page, source = parse('# X\\n\\n### Usage\\ny', 'x'), PageSource('L', 'x.md', '2026-01-01')\n"
        "print(*(len(render(page, source, key)) > 99 for key in FORMATS if key != 'pdf'))"
    )
    done = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("True True True True True True\n", "")


def test_formats_are_imported_when_they_are_used() -> None:
    seen = (
        "import sys, medviewer.export.file_formats\n"
        "print([module for module in sys.modules if module in ('yaml', 'json', 'PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"
