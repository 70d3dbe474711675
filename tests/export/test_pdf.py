"""The PDF as a file: title, language, outline, and made without a display."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool

from medviewer.export.page_source import PageSource
from medviewer.export.paper import pdf
from medviewer.export.paper.outline import OutlineEntry, completed
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

pytestmark = pytest.mark.usefixtures("qapp")


def test_title_and_creator_are_in_the_metadata(page: Monograph, source: PageSource, poppler) -> None:
    told = poppler(pdf.render(replace(page, title="Ficacid 5 µg (naïve) → ½"), source), "pdfinfo")
    assert re.search(r"Title: +Ficacid 5 µg \(naïve\) → ½\n", told)
    assert re.search(r"Creator: +medviewer \d", told)


def test_language_is_in_the_catalog(source: PageSource) -> None:
    made = pdf.render(parse("---\ntitle: X\nlang: de-CH\n---\n### Usage\nx\n", "x"), source)
    assert made.count(b"/Lang (de-CH)") == 1
    assert b"/DisplayDocTitle true" in made


def test_headings_are_in_the_outline_with_their_pages(put, source: PageSource, poppler) -> None:
    parts = [(key, "<p>text</p>" * 120) for key in ("usage", "dosage", "faqs")]
    made = pdf.render(put(*parts, title="Ä & B"), source)
    outline = poppler(made, "pdftohtml", "-xml", "-i", "-stdout").partition("<outline>")[2]
    found = [(title, int(page)) for page, title in re.findall(r'<item page="(\d+)">([^<]+)</item>', outline)]
    assert [title for title, _ in found] == ["Ä &amp; B", "Usage", "Dosage", "Faqs", "Disclaimer"]
    pages = [page for _, page in found]
    assert pages == sorted(pages)
    assert pages[0] == pages[1] == 1
    assert len(set(pages)) > 3


def test_text_is_text_in_embedded_fonts(page: Monograph, source: PageSource, poppler) -> None:
    rows = poppler(pdf.render(page, source), "pdffonts").splitlines()[2:]
    assert rows
    assert all(
        row.split()[-5:-2] == ["yes", "yes", "yes"] or row.split()[-5:-2] == ["yes", "no", "yes"] for row in rows
    )


def test_an_outline_is_added_without_touching_what_is_there(page: Monograph, source: PageSource) -> None:
    made = pdf.render(page, source)
    assert made.count(b"%%EOF") == 2
    assert made.count(b"/Prev ") >= 1


def test_a_file_of_another_make_stays_as_it_is() -> None:
    other = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\nstartxref\n9\n%%EOF\n"
    assert completed(other, "en", [OutlineEntry("x", 0, 1.0)]) == other


def test_a_document_without_headings_has_a_language_and_no_outline(page: Monograph, source: PageSource) -> None:
    original = pdf.render(page, source).partition(b"%%EOF\n")[0] + b"%%EOF\n"
    made = completed(original, "fr", [])
    assert b"/Lang (fr)" in made
    assert b"/Outlines" not in made


def test_a_pdf_is_made_in_a_thread_of_the_pool(page: Monograph, source: PageSource, pdf_text) -> None:
    made: list[bytes] = []
    pool = QThreadPool()
    pool.start(lambda: made.append(pdf.render(page, source)))
    assert pool.waitForDone(30_000)
    assert pdf_text(made[0]) == pdf_text(pdf.render(page, source))


ALONE = """
import sys
from medviewer.export.file_formats import export_page
from medviewer.export.page_source import PageSource
from medviewer.errors import ExportError
from medviewer.monograph.parser import parse
from pathlib import Path
for number in range(3):
    page = parse(f"# Testomycin {number}\\n\\n### Usage\\noffice\\n", "x")
    try:
        export_page(page, PageSource("L", "x.md", "2026-01-01"), "pdf", Path(sys.argv[1]) / f"{number}.pdf")
    except ExportError as error:
        print(error)
"""


def test_no_display_is_needed(tmp_path: Path, pdf_text) -> None:
    done = _alone(tmp_path, {"DISPLAY": ":77", "WAYLAND_DISPLAY": "none", "QT_QPA_PLATFORM": "xcb"})
    assert (done.stdout, done.stderr) == ("", "")
    assert "Testomycin 2" in pdf_text((tmp_path / "2.pdf").read_bytes())


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are found by fontconfig on Linux")
def test_a_system_without_fonts_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>", "utf-8")
    done = _alone(tmp_path, {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")})
    assert "No PDF can be made: this system has no fonts. Install one, such as fonts-dejavu-core." in done.stdout
    assert list(tmp_path.glob("*.pdf")) == []


def _alone(folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    import os

    inherited = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", ALONE, str(folder)],
        env=inherited | environment, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
