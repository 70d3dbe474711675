"""Paper, looked at as PDF: every word in order, nothing cut in half, dark on white."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageRanges,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter

from medviewer.errors import ExportError
from medviewer.export.page_source import PageSource
from medviewer.export.paper import pdf
from medviewer.export.paper.boxes import strips_of
from medviewer.export.paper.paper import page_layout, paint, usual_paper
from medviewer.export.paper.printout import Printable, for_paper
from medviewer.export.paper.typesetting import typeset
from medviewer.library.files import FolderFiles
from medviewer.locations import bundled_library
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

pytestmark = pytest.mark.usefixtures("qapp")

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
Read = Callable[..., str]


def sheets(text: str) -> list[str]:
    """Return the text of each page without its foot."""
    return [re.sub(r"\n[^\n]*\n+Signature: [^\n]*\n+Page \d+ of \d+\s*\Z", "", page) for page in text.split("\f")[:-1]]


def paragraphs(count: int, start: int = 0) -> str:
    text = "an efficient, double-blind affluent affiliation of 10 mg/kg/day in 5 days, "
    return "".join(f"<p>Paragraph{n} {text * (1 + n % 5)}end{n}.</p>" for n in range(start, start + count))


def table(rows: int, columns: int = 3, words: int = 6) -> str:
    head = "".join(f"<th>Column{n}</th>" for n in range(columns))
    lines = "".join(
        "<tr>"
        + "".join(f"<td>r{r}c{c} {'dose ' * (1 + (r + c) % words)}end-r{r}c{c}</td>" for c in range(columns))
        + "</tr>"
        for r in range(rows)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def question(number: int) -> str:
    blocks = "<p>" + "words of it " * (number % 40) + "</p><ul><li>point</li></ul>" * (number % 3)
    return (
        f'<div class="qa"><p class="q"><b><span class="mark">Q:</span> Question{number}?</b></p>'
        f'<div class="a"><p><span class="mark">A:</span> Answer{number}</p>{blocks}<p>Last{number}</p></div></div>'
    )


def test_every_word_of_a_page_is_there_in_order(
    page: Monograph, source: PageSource, seen, missing, pdf_text: Read
) -> None:
    wanted = seen(section for tab in page.tabs for section in tab.sections)
    made = pdf.render(page, source)
    assert missing(wanted, pdf_text(made, "-raw")) == []
    assert missing("Only an example; ask a pharmacist.", pdf_text(made)) == []


@pytest.mark.parametrize(
    "word",
    [
        "fi", "ffi", "ffl", "office", "efficacy", "affluent", "fjord", "HLA-B*57:01", "A*02:01", "5*10^9/L", "mg/m2",
        "co-trimoxazole", "double-blind/open-label", "(jaundice)", "µg", "≥5", "→", "±", "½", "naïve", "Straße",
        "e.g.,", "10–20", "word—word", "well…known", "AVATAR", "To", "10\u00a0mg", "don’t", "“quoted”",
    ],
)  # fmt: skip
def test_no_letter_is_lost_or_joined(put, source: PageSource, pdf_text: Read, word: str) -> None:
    text = f"{word} between {word} " * 60
    found = pdf_text(pdf.render(put(("usage", f"<p>{text}</p><p><b>{word}</b></p>")), source))
    assert " ".join(found.split()).count(" ".join(word.split())) >= 121


def test_a_line_ends_at_a_space_and_never_at_a_hyphen(put, source: PageSource, pdf_text: Read) -> None:
    text = " ".join(f"{'x' * (n % 17)}-{'y' * (n % 11)}/z" for n in range(400))
    lines = pdf_text(pdf.render(put(("usage", f"<p>{text}</p>")), source), "-raw").splitlines()
    assert not [line for line in lines if line.endswith(("-", "/")) and "x-" in line]
    assert set(text.split()) <= set(" ".join(lines).split())


def test_a_number_stays_with_its_unit(put, source: PageSource, pdf_text: Read) -> None:
    found = pdf_text(pdf.render(put(("dosage", f"<p>{'take 10 mg or 5 mL now, ' * 300}</p>")), source), "-raw")
    assert not re.search(r"\b(10|5)\n", found)


def test_no_question_is_parted_from_its_answer(put, source: PageSource, pdf_text: Read) -> None:
    body = "".join(question(number) for number in range(200))
    pages = sheets(pdf_text(pdf.render(put(("faqs", body)), source)))
    assert len(pages) > 10
    for number in range(200):
        (whole,) = (page for page in pages if re.search(rf"\bQuestion{number}\?", page))
        assert re.search(rf"\bLast{number}\b", whole), number


def test_no_row_is_cut_and_the_header_stands_on_each_page(put, source: PageSource, pdf_text: Read) -> None:
    pages = sheets(pdf_text(pdf.render(put(("dosage", paragraphs(3) + table(120))), source)))
    assert len(pages) > 4
    for page in pages[:-1]:
        assert "Column0" in page and "Column2" in page
    for row in range(120):
        (whole,) = (page for page in pages if f"r{row}c0 " in page)
        assert f"end-r{row}c0" in whole and f"end-r{row}c2" in whole


def test_rows_that_a_cell_joins_stay_together(put, source: PageSource, pdf_text: Read) -> None:
    rows = "".join(
        f'<tr><td rowspan="3">group{n}</td><td>a{n}</td></tr><tr><td>b{n}</td></tr><tr><td>c{n}</td></tr>'
        for n in range(60)
    )
    pages = sheets(pdf_text(pdf.render(put(("dosage", f"<table><tbody>{rows}</tbody></table>")), source)))
    assert len(pages) > 2
    for number in range(60):
        (whole,) = (page for page in pages if re.search(rf"\bgroup{number}\b", page))
        assert re.search(rf"\bc{number}\b", whole), number


def test_a_row_higher_than_a_page_goes_on_over_the_next(put, source: PageSource, missing, pdf_text: Read) -> None:
    left = "".join(f"<p>left{n}</p>" for n in range(150))
    right = "<br>".join(f"right{n}" for n in range(150))
    cells = f"<td>{left}</td><td>{right}</td>"
    found = pdf_text(pdf.render(put(("dosage", f"<table><tr>{cells}</tr></table>")), source))
    assert missing(" ".join(f"left{n}" for n in range(150)), found) == []
    assert missing(" ".join(f"right{n}" for n in range(150)), found) == []


def test_a_heading_does_not_end_a_page(put, source: PageSource, pdf_text: Read) -> None:
    body = "".join(f"<h4>Heading{n}</h4>{paragraphs(1 + n % 4, n)}" for n in range(60))
    pages = sheets(pdf_text(pdf.render(put(("usage", body)), source)))
    assert len(pages) > 5
    assert not [page for page in pages if re.search(r"Heading\d+\s*\Z", page)]


def test_what_is_said_above_a_table_does_not_end_a_page(put, source: PageSource, pdf_text: Read) -> None:
    body = "".join(f"{paragraphs(1 + n % 4, n)}<p><b>Caption{n}</b></p>{table(3 + n % 3)}" for n in range(40))
    pages = sheets(pdf_text(pdf.render(put(("usage", body)), source)))
    assert len(pages) > 5
    assert not [page for page in pages if re.search(r"Caption\d+\s*\Z", page)]


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph(put, source: PageSource, pdf_text: Read) -> None:
    pages = sheets(pdf_text(pdf.render(put(("usage", paragraphs(150))), source), "-raw"))
    assert len(pages) > 5
    for page in pages[1:]:
        first, second, *_ = page.strip().splitlines()
        assert first.startswith("Paragraph") or not second.startswith("Paragraph")


def test_no_box_of_a_page_goes_on_below_the_beginning_of_the_next(source: PageSource) -> None:
    """Qt says of a table of Levetiracetam that it ends within the text below it, which a page would cut."""
    device = QPdfWriter(QBuffer())
    device.setResolution(600)
    device.setPageLayout(page_layout(A4))
    for page in sorted(bundled_library().rglob("*.md")):
        body = Printable.of(parse(page.read_text("utf-8"), page.stem), source).body
        [document, *_] = typeset(for_paper(body, 500, 700), device, 4112.5, lambda: None)
        strips = strips_of(document, 5600)
        assert [(one, other) for one, other in pairwise(strips) if one.bottom > other.top] == [], page.stem


def test_a_callout_stays_whole(put, source: PageSource, pdf_text: Read) -> None:
    box = "<blockquote><p>Boxed{0} {1}</p><ul><li>Closing{0}</li></ul></blockquote>"
    body = "".join(paragraphs(2, n) + box.format(n, "warning " * (n % 90)) for n in range(60))
    pages = sheets(pdf_text(pdf.render(put(("usage", body)), source)))
    for number in range(60):
        (whole,) = (page for page in pages if re.search(rf"\bBoxed{number}\b", page))
        assert re.search(rf"\bClosing{number}\b", whole), number


@pytest.mark.parametrize("columns", [2, 6, 9, 14])
def test_a_wide_table_fits_the_page(put, source: PageSource, poppler, columns: int) -> None:
    made = pdf.render(put(("dosage", table(4, columns))), source, size=A4)
    boxes = poppler(made, "pdftotext", "-bbox", after=("-",))
    rights = [float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert max(rights) <= 595 - 18 / 25.4 * 72 + 1


def test_a_table_of_nine_columns_keeps_its_words_whole(put, source: PageSource, pdf_text: Read) -> None:
    found = pdf_text(pdf.render(put(("dosage", table(3, 9, 1))), source, size=A4))
    assert {f"end-r{r}c{c}" for r in range(3) for c in range(9)} <= set(found.split())


def test_a_word_longer_than_a_line_is_broken_and_not_cut_off(put, source: PageSource, poppler) -> None:
    address = "https://example.org/" + "a/very-long_path" * 40
    made = pdf.render(put(("usage", f"<p>{address}</p><ul><li><ul><li>{'x' * 500}</li></ul></li></ul>")), source)
    boxes = poppler(made, "pdftotext", "-bbox", after=("-",))
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes)) < 595 - 50
    shown = "".join(re.findall(r">([^<\s]+)</word>", boxes))
    assert address in shown
    assert "x" * 500 in shown


def test_images_are_as_wide_as_the_page_at_most(put, source: PageSource, tmp_path: Path, poppler) -> None:
    for name, size in (("wide", QSize(3000, 300)), ("tall", QSize(200, 4000))):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("#335577"))
        assert image.save(str(tmp_path / f"{name}.jpg"))
    made = put(("usage", '<p>a <img src="wide.jpg" alt="w"></p><p><img src="tall.jpg" alt="t"></p><p>after</p>'))
    listed = poppler(
        pdf.render(made, replace(source, file="x.md", files=FolderFiles(tmp_path)), size=A4), "pdfimages", "-list"
    )
    rows = [line.split() for line in listed.splitlines()[2:]]
    inches = [(int(row[3]) / float(row[12]), int(row[4]) / float(row[13])) for row in rows]
    assert len(inches) == 2
    assert all(width < 6.9 and height < 10.6 for width, height in inches)


def test_name_source_and_number_stand_at_the_foot_of_each_page(put, source: PageSource, pdf_text: Read) -> None:
    made = put(("usage", paragraphs(200)), title="Testomycin")
    pages = pdf_text(pdf.render(made, source)).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        foot = " ".join(page.split())
        assert foot.endswith(f"Page {number} of {len(pages)}")
        assert "Testomycin | “Ward <3> formulary”, “t/testomycin.md”, not clinically reviewed Signature: " in foot


def test_a_long_name_leaves_room_for_the_number(put, source: PageSource, pdf_text: Read) -> None:
    made = put(("usage", "<p>x</p>"), title="Ingredient + " * 40)
    assert "Page 1 of 1" in pdf_text(pdf.render(made, source))


def test_source_and_disclaimer_end_the_last_page(page: Monograph, source: PageSource, pdf_text: Read) -> None:
    end = " ".join(sheets(pdf_text(pdf.render(page, source, ["usage"])))[-1].split())
    assert end.endswith(f"Disclaimer Only an example; ask a pharmacist. Source: {' '.join(source.lines)}")


def test_paper_is_white_and_ink_dark_whatever_the_theme(page: Monograph, source: PageSource, pdf_text: Read) -> None:
    app = QGuiApplication.instance()
    before = app.palette()
    light = _painted(page, source)
    dark = QPalette(QColor("#101418"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.Link):
        dark.setColor(role, QColor("white"))
    try:
        app.setPalette(dark)
        assert _painted(page, source) == light
    finally:
        app.setPalette(before)


def _painted(page: Monograph, source: PageSource) -> bytes:
    """Return the drawing commands of the PDF, without what changes from one second to the next."""
    made = _written(lambda writer: paint(writer, Printable.of(page, source)))
    return re.sub(
        rb"/CreationDate.*?\n|/ModDate.*?\n|<xmp.*?/>|/ID \[.*?\]|xmpMM:.*?/>|<rdf:Description.*?>", b"", made
    )


def _written(draw: Callable[[QPdfWriter], object], layout: QPageLayout | None = None) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(layout or page_layout(A4))
    draw(writer)
    return bytes(buffer.data().data())


def test_a_callout_is_boxed_as_on_the_screen(put, source: PageSource, tmp_path: Path, poppler) -> None:
    made = pdf.render(put(("usage", "<p>plain</p><blockquote><p>boxed</p></blockquote>")), source, size=A4)
    poppler(made, "pdftoppm", "-r", "50", "-png", "-singlefile", after=(str(tmp_path / "page"),))
    image = QImage(str(tmp_path / "page.png"))
    shades = {image.pixelColor(image.width() // 2, y).name() for y in range(image.height())}
    assert "#fff6e3" in shades
    assert "#ffffff" in shades


def test_boxes_that_follow_each_other_are_two(put, source: PageSource, tmp_path: Path, poppler) -> None:
    boxes = "<blockquote><p>one</p></blockquote>\n<blockquote><p>two</p></blockquote>"
    made = pdf.render(put(("usage", boxes)), source, size=A4)
    poppler(made, "pdftoppm", "-r", "50", "-png", "-singlefile", after=(str(tmp_path / "page"),))
    image = QImage(str(tmp_path / "page.png"))
    inside = [image.pixelColor(image.width() // 2, y).name() == "#fff6e3" for y in range(image.height())]
    assert sum(now and not before for before, now in pairwise(inside)) == 2


@pytest.mark.parametrize(("size", "points"), [(A4, "595 x 842"), (LETTER, "612 x 792")])
def test_paper_sizes(page: Monograph, source: PageSource, poppler, size: QPageSize, points: str) -> None:
    assert points in poppler(pdf.render(page, source, size=size), "pdfinfo")


@pytest.mark.parametrize(
    ("locale", "name"), [("en_US", "Letter"), ("es_MX", "Letter"), ("de_DE", "A4"), ("en_GB", "A4"), ("C", "A4")]
)
def test_the_usual_paper_of_a_country(locale: str, name: str) -> None:
    assert usual_paper(QLocale(locale).territory()).name().startswith(name)


def test_only_the_pages_asked_for_are_printed(put, source: PageSource, pdf_text: Read) -> None:
    def draw(writer: QPdfWriter) -> None:
        writer.setPageRanges(QPageRanges.fromString("2-3"))
        paint(writer, Printable.of(put(("usage", paragraphs(200))), source))

    found = re.findall(r"Page (\d+) of (\d+)", pdf_text(_written(draw)))
    assert [number for number, _ in found] == ["2", "3"]
    assert int(found[0][1]) > 5


def test_a_printer_prints_the_same_words(page: Monograph, source: PageSource, tmp_path: Path, pdf_text: Read) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(A4))
    landmarks = paint(printer, Printable.of(page, source))
    del printer
    assert [mark.title for mark in landmarks][:2] == ["Testomycin + Ficacid", "Generic Name"]
    assert (
        pdf_text((tmp_path / "printed.pdf").read_bytes()).split() == pdf_text(pdf.render(page, source, size=A4)).split()
    )


def test_narrow_margins_of_a_printer_are_kept(page: Monograph, source: PageSource, pdf_text: Read) -> None:
    layout = QPageLayout(A4, QPageLayout.Orientation.Landscape, QMarginsF(4, 4, 4, 4), QPageLayout.Unit.Millimeter)
    assert "Page 1 of" in pdf_text(_written(lambda writer: paint(writer, Printable.of(page, source)), layout))


@pytest.mark.qt_log_ignore("QPainter::begin: A paint device can only be painted by one painter at a time")
def test_a_device_that_is_busy_is_an_error_with_the_drug_in_it(page: Monograph, source: PageSource) -> None:
    def draw(writer: QPdfWriter) -> None:
        other = QPainter(writer)
        try:
            with pytest.raises(ExportError, match=r"“Testomycin \+ Ficacid” cannot be printed"):
                paint(writer, Printable.of(page, source))
        finally:
            other.end()

    _written(draw)


@pytest.mark.parametrize("name", ["corpus1", "corpus2"])
def test_sample_pages_lose_no_word(name: str, request, source: PageSource, seen, missing, pdf_text: Read) -> None:
    folder: Path = request.getfixturevalue(name)
    for path in sorted(folder.rglob("*.md"))[::20]:
        page = parse(path.read_text(encoding="utf-8"), path.stem)
        wanted = seen(section for tab in page.tabs for section in tab.sections)
        assert missing(wanted, pdf_text(pdf.render(page, source), "-raw")) == [], path.name
