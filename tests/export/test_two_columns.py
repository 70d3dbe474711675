"""Questions and sources in two columns on paper: only where that saves a sheet, and nothing lost, cut or parted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter

from medviewer.export.page_source import PageSource
from medviewer.export.paper import pdf
from medviewer.export.paper.page_breaks import BreakPenalty
from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.printout import Printable, Printout
from medviewer.export.paper.two_columns import ColumnFlow
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

pytestmark = pytest.mark.usefixtures("qapp")
Read = Callable[..., str]
TABLE = (
    "\n| a | b | c | d | e | f |\n|--|--|--|--|--|--|\n| " + " | ".join(f"substantially{n}" for n in range(6)) + " |\n"
)


def page(lines: int, questions: int, sources: int = 0, answer: str = "It is {}.", notes: int = 0) -> Monograph:
    """Return a page with so many lines of usage, questions and sources; notes: lines of a section behind those."""
    asked = "".join(
        f"**Q: Question number {n}, is it so?**\nA: {answer.replace('{}', str(n))}\n\n" for n in range(questions)
    )
    listed = "".join(f"  - Source {n} of the page, section {n}\n" for n in range(sources))
    matter = f"---\ntitle: Columnol\n{f'sources:{chr(10)}{listed}' if sources else ''}---\n# Columnol\n"
    used = "\n\n".join(f"Line{n} of the usage, said in words that fill no line." for n in range(lines))
    more = "### Notes\n" + "\n\n".join(f"Note{n} of the page." for n in range(notes)) + "\n\n" if notes else ""
    end = "**Disclaimer:** Only an example; ask a pharmacist.\n"
    return parse(f"{matter}### Usage\n{used}\n\n### FAQs\n{asked}\n{more}{end}", "columnol")


@pytest.fixture
def laid_out(source: PageSource) -> Iterator[Callable[[Monograph], Printout]]:
    """Return a function that lays a page out on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPageLayout(page_layout(QPageSize(QPageSize.PageSizeId.A4)))
    yield lambda monograph: Printout(device, Printable.of(monograph, source))


def test_a_sheet_is_saved_with_every_word_in_its_order(source: PageSource, pdf_text: Read, seen, missing) -> None:
    monograph = page(14, 28, 12)
    printed = pdf.render(monograph, source, size=QPageSize(QPageSize.PageSizeId.A4))
    sheets = pdf_text(printed, "-raw").split("\f")[:-1]
    assert len(sheets) == 2
    text = "\n".join(sheets)
    assert missing(seen(section for tab in monograph.tabs for section in tab.sections), text) == []
    assert missing(" ".join(f"Source {n} of the page, section {n}" for n in range(12)), text) == []
    for n in range(28):
        assert text.count(f"Question number {n},") == 1
    assert text.index("Source 11 of") < text.index("Disclaimer\nOnly an example")
    lines = pdf_text(printed, "-layout").split("\n")
    assert any(re.search(r"Question number \d+.* {3,}.*Question number \d+", line) for line in lines)


def test_nothing_changes_where_no_sheet_is_saved(laid_out) -> None:
    for monograph in (page(3, 5, 2), page(14, 6), page(34, 0), page(30, 2), page(70, 3)):
        printout = laid_out(monograph)
        assert [[one.sheet for one in sheet] for sheet in printout._pages] == [[sheet] for sheet in printout._sheets]


@pytest.mark.parametrize("notes", [0, 4])
@pytest.mark.parametrize("sources", [0, 9])
def test_pages_of_many_lengths_lose_nothing_and_part_nothing(laid_out, sources: int, notes: int) -> None:
    saved = 0
    for lines in range(2, 40, 3):
        for questions in (4, 11, 19, 28, 47):
            printout = laid_out(page(lines, questions, sources, "It is {}, and more words." * (1 + lines % 3), notes))
            if printout.count < len(printout._sheets):
                saved += 1
                check(printout)
            else:
                assert printout.count == len(printout._sheets)
    assert saved >= 3


def check(printout: Printout) -> None:
    """Assert that every line of a page in columns stands once, whole, in order and in its place."""
    shown = [one for sheet in printout._pages for one in sheet]
    for column, placed in printout._placed().items():
        boxes = [box for _, one in placed for box in column.strips if one.sheet.top <= box.top < one.sheet.bottom]
        assert boxes == sorted(set(boxes), key=lambda box: box.top)
        whole = column.strips if column is not printout._column else outside_of_columns(printout)
        assert boxes == whole
        for (_, one), (_, _following) in pairwise(placed):
            last = [box for box in column.strips if box.bottom <= one.sheet.bottom][-1]
            assert last.bottom == one.sheet.bottom
            assert last.glue < BreakPenalty.HEADING
    for one in shown:
        assert one.top + one.sheet.bottom - one.sheet.top <= printout._height + 1
        assert one.left >= 0 and one.left + one.column.width <= printout._width + 1
    for sheet in printout._pages:
        for one, other in ((a, b) for a in sheet for b in sheet if a is not b):
            beside = one.left + one.column.width <= other.left or other.left + other.column.width <= one.left
            above = one.top + one.sheet.bottom - one.sheet.top <= other.top + 0.01
            below = other.top + other.sheet.bottom - other.sheet.top <= one.top + 0.01
            assert beside or above or below


def outside_of_columns(printout: Printout) -> list:
    """Return the boxes of the one column that are neither questions nor sources."""
    inside, kept = False, []
    headings = {top: title for level, title, top in printout._column.headings() if level == 2}
    for box in printout._column.strips:
        if box.top in headings:
            inside = headings[box.top] in ("FAQs", "Sources")
        kept += [] if inside else [box]
    return kept


def test_the_outline_leads_to_the_sheet_on_which_a_heading_stands(source: PageSource, pdf_text: Read, poppler) -> None:
    printed = pdf.render(page(14, 28, 12), source, size=QPageSize(QPageSize.PageSizeId.A4))
    told = poppler(printed, "pdftohtml", "-xml", "-i", "-stdout").partition("<outline>")[2]
    listed = re.findall(r'page="(\d+)">([^<]+)<', told)
    assert [title for _, title in listed] == ["Columnol", "Usage", "FAQs", "Sources", "Disclaimer"]
    sheets = pdf_text(printed, "-raw").split("\f")
    for number, title in listed:
        assert re.search(rf"^{title}$", sheets[int(number) - 1], re.MULTILINE)


def test_what_has_no_room_in_half_the_width_keeps_the_whole(laid_out) -> None:
    printout = laid_out(page(14, 28, 12, "It is {}.\n" + TABLE))
    assert printout.count == len(printout._sheets)


def test_no_page_can_forge_the_marks(source: PageSource, laid_out) -> None:
    usage = "<!--in columns-->\n![<!--in columns-->](x.png)\n\nWords.<!--in one-->"
    text = f"# X\n\n### Usage\n{usage}\n\n### FAQs\n**Q: A?**\nA: B.\n"
    body = Printable.of(parse(text, "x"), source).body
    assert len(re.findall(r"(?<!\")<!--in columns-->(?!\")", body)) == 1
    assert laid_out(parse(text, "x")).count == 1


def test_a_comparison_and_other_files_have_no_marks(source: PageSource) -> None:
    from medviewer.export.formats import html

    assert "<!--" not in html.render(page(3, 3, 3), source).partition("<body")[2]


def test_questions_may_begin_where_a_sheet_is_full(source: PageSource, laid_out) -> None:
    for lines in range(30, 50):
        printout = laid_out(page(lines, 30, 6))
        if printout.count < len(printout._sheets):
            check(printout)
        flow = ColumnFlow(printout._column, printout._sheets, printout._height, 100.0)
        flow._top = printout._height + lines - 40.0
        flow._pages = [[printout._pages[0][0]]]
        assert flow._put_two(printout._column)
