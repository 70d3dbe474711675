"""Wall sheets, looked at as PDF: one sheet a page, all that was chosen or what is left out, nothing too small."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize

from medviewer.errors import ExportError, PageError
from medviewer.export.downtime import DowntimePage
from medviewer.export.page_source import PageSource
from medviewer.export.wall.frame import LEAST
from medviewer.export.wall.qr_code import QUIET_ZONE
from medviewer.export.wall.sheet import WallSheet
from medviewer.export.wall.wall_page import WallChoice, code_text, wall_page
from medviewer.export.wall.wall_sheets import PAPERS, SheetReport, paper_of, render
from medviewer.library.files import Stamp
from medviewer.locations import bundled_library
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = date(2026, 11, 29)
Read = Callable[..., str]
POINTS = 72 / 25.4


def made(
    monograph: Monograph,
    source: PageSource,
    sections: tuple[str, ...] | None = None,
    paper: str = "a4",
    **choice: object,
) -> tuple[bytes, SheetReport]:
    one = DowntimePage(monograph.title, lambda: (monograph, source))
    pdf, sheets = render(monograph.title, [one], WallChoice(TODAY, sections, **choice), paper_of(paper))
    [report] = sheets.reports
    return pdf, report


def items(count: int, words: str = "an efficient dose of 10 mg/kg/day in 5 days") -> str:
    return "<ul>" + "".join(f"<li>Item{n} {words} end{n}</li>" for n in range(count)) + "</ul>"


def table(rows: int, columns: int = 3) -> str:
    head = "".join(f"<th>Head{n}</th>" for n in range(columns))
    body = "".join(
        "<tr>" + "".join(f"<td>row{r} cell{c} 5 mg</td>" for c in range(columns)) + "</tr>" for r in range(rows)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def sizes(pdf: bytes) -> list[float]:
    """Return the size in points of every text that Qt wrote to the sheets, by its operators of scale and font."""
    found: list[float] = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        if b" Tf" in (text := _inflated(stream)):
            scales, scale = [], 1.0
            for step in re.finditer(
                rb"(?m)^q\b|\bq$|\bQ\b|([\d.]+) 0 0 -?[\d.]+ -?[\d.]+ -?[\d.]+ cm|([\d.]+) Tf", text
            ):
                if step[1]:
                    scale *= float(step[1])
                elif step[2]:
                    found.append(round(float(step[2]) * scale, 4))
                elif step[0] == b"q":
                    scales.append(scale)
                else:
                    scale = scales.pop()
    return found


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("turned", [False, True])
def test_one_sheet_of_the_paper_that_was_asked_for(
    page: Monograph, source: PageSource, poppler, paper: str, turned: bool
) -> None:
    pdf, report = made(page, source, paper=paper, turned=turned)
    told = poppler(pdf, "pdfinfo")
    assert re.search(r"Pages: +1\n", told)
    width, height = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", told).groups())
    inside = {"a4": (210, 297), "letter": (215.9, 279.4), "a3": (297, 420)}[paper]
    wanted = tuple(side * POINTS for side in (reversed(inside) if turned else inside))
    assert (width, height) == pytest.approx(wanted, abs=1)
    assert report.turned is turned


def test_dose_and_warnings_are_the_usual_choice_and_the_rest_is_told(
    page: Monograph, source: PageSource, pdf_text: Read, seen, missing
) -> None:
    pdf, report = made(page, source)
    text = pdf_text(pdf, "-raw")
    assert missing(seen(section for section in page.sections if section.key == "dosage"), text) == []
    assert text.startswith("Testomycin + Ficacid\n")
    assert "double-blind" not in text and "Hiccups" not in text
    assert "Left out: Generic Name, Usage, Side Effects, FAQs." in text
    assert report.left_out == ("Generic Name", "Usage", "Side Effects", "FAQs")
    assert (report.no_room, report.goes_on, report.lacking) == ((), "", ())


def test_source_review_days_and_disclaimer_stand_on_every_sheet(
    page: Monograph, source: PageSource, pdf_text: Read
) -> None:
    text = " ".join(pdf_text(made(page, source, valid_until=date(2027, 3, 1))[0], "-raw").split())
    assert "“Ward <3> formulary”, “t/testomycin.md”, file of 3 Oct 2026, not clinically reviewed" in text
    assert "Signature: not signed, a folder of pages" in text
    assert "Printed 29 Nov 2026 · Valid until 1 Mar 2027" in text
    assert "Only an example; ask a pharmacist." in text
    signed = replace(source, reviewed_by="A. Pharmacist", last_reviewed="2026-09-01")
    reviewed = " ".join(pdf_text(made(page, signed)[0], "-raw").split())
    assert "reviewed by “A. Pharmacist” on 1 Sep 2026" in reviewed
    assert "Valid until" not in reviewed


def test_a_day_that_is_past_is_refused(page: Monograph, source: PageSource) -> None:
    with pytest.raises(ExportError, match=r"valid until 28 Nov 2026: that day is past"):
        made(page, source, valid_until=date(2026, 11, 28))
    assert made(page, source, valid_until=TODAY)


def test_less_text_is_set_larger_and_nothing_is_smaller_than_eleven_points(put, source: PageSource) -> None:
    taken = []
    for count in (2, 12, 25):
        pdf, report = made(put(("dosage", items(count))), source)
        taken.append(report.points)
        assert min(sizes(pdf)) >= LEAST
        assert report.no_room == () and report.goes_on == ""
    assert taken == sorted(taken, reverse=True) and taken[0] > taken[-1] >= LEAST


@pytest.mark.parametrize("columns", [3, 7, 12])
def test_a_wide_table_stays_readable_or_becomes_lines(
    put, source: PageSource, poppler, pdf_text: Read, columns
) -> None:
    pdf, _ = made(put(("dosage", table(6, columns))), source)
    assert min(sizes(pdf)) >= LEAST
    text = pdf_text(pdf, "-raw")
    for row in range(6):
        for column in range(columns):
            assert re.search(rf"\b(?:row{row}\s*cell{column}|cell{column}\s*5\smg)", text)


def test_what_has_no_room_is_left_out_whole_and_said(put, source: PageSource, pdf_text: Read) -> None:
    monograph = put(("dosage", items(30)), ("contraindications", items(60, "never")), ("precautions", "<p>Short.</p>"))
    pdf, report = made(monograph, source)
    text = pdf_text(pdf, "-raw")
    assert report.no_room == ("Contraindications",)
    assert "never" not in text and "Short." in text
    assert "Left out: Contraindications." in text
    assert all(f"end{number}\n" in text for number in range(30))


@pytest.mark.parametrize("body", [items(120), table(90), "<p>" + "many words of it. " * 40 + "</p>" + items(99)])
def test_a_section_that_is_too_long_alone_is_cut_at_a_block_and_says_so(
    put, source: PageSource, pdf_text: Read, poppler, body: str
) -> None:
    pdf, report = made(put(("dosage", body), ("precautions", "<p>Short.</p>")), source)
    text = pdf_text(pdf, "-raw")
    assert (report.goes_on, report.points) == ("Dosage", LEAST)
    assert "▼ Dosage goes on in “Ward <3> formulary”, “t/testomycin.md”" in " ".join(text.split())
    assert "Left out: the rest of Dosage" in text
    assert "Short." in text
    before = text[: text.index("▼")].rstrip()
    assert re.search(r"(end\d+|5 mg|of it\.)$", before)
    assert re.search(r"Pages: +1\n", poppler(pdf, "pdfinfo"))


def test_a_section_that_cannot_be_cut_is_refused(put, source: PageSource) -> None:
    with pytest.raises(ExportError, match=r"“Dosage” of “Testomycin” is too long for this sheet"):
        made(put(("dosage", "<p>" + "one long paragraph of words " * 900 + "</p>")), source)


def test_a_section_that_the_page_does_not_have_is_an_error(page: Monograph, source: PageSource) -> None:
    with pytest.raises(ExportError, match=r"has no section “nonsense”. It has: "):
        made(page, source, ("dosage", "nonsense"))


def test_a_page_without_the_usual_sections_shows_what_it_has(put, source: PageSource, pdf_text: Read) -> None:
    text = pdf_text(made(put(("usage", "<p>For sniffles.</p>")), source)[0])
    assert "For sniffles." in text
    with pytest.raises(ExportError, match="none of the sections"):
        made(put(), source)


def test_the_paper_is_turned_where_a_table_has_room_on_its_side_alone(put, source: PageSource, pdf_text: Read) -> None:
    wide = put(("dosage", table(5, 4).replace(" cell", "substance-of-many-letters-").replace(" 5 mg", "")))
    (turned, report), (upright, _) = made(wide, source), made(wide, source, turned=False)
    assert report.turned
    assert "Head1:" not in pdf_text(turned) and "Head1:" in pdf_text(upright)
    assert not made(put(("dosage", items(20))), source)[1].turned


def test_a_collection_is_one_file_with_a_sheet_for_each_drug(
    page: Monograph, put, source: PageSource, pdf_text: Read, poppler
) -> None:
    other = put(("usage", "<p>For sneezes.</p>"), title="Zzz")

    def gone() -> tuple[Monograph, PageSource]:
        raise PageError("gone.md cannot be shown: it is no longer there.")

    members = [
        DowntimePage("Testomycin", lambda: (page, source)),
        DowntimePage("Gone", gone),
        DowntimePage("Zzz", lambda: (other, source)),
    ]
    choice = WallChoice(TODAY, ("usage", "dosage"))
    pdf, sheets = render("Ward", members, choice, paper_of("a4"))
    first, second = pdf_text(pdf, "-raw").split("\f")[:2]
    assert "10 mg/m2" in first and "For sneezes." in second and "Zzz\n" in second
    assert "Not on this page: dosage." in second and "Not on this page" not in first
    assert sheets.missing == (("Gone", "gone.md cannot be shown: it is no longer there."),)
    outline = poppler(pdf, "pdftohtml", "-xml", "-i", "-stdout").partition("<outline>")[2]
    assert re.findall(r'page="(\d)">([^<]+)', outline) == [("1", page.title), ("2", "Zzz")]
    sheets.require_sections()
    _, others = render("Ward", members, WallChoice(TODAY, ("usage", "nonsense")), paper_of("a4"))
    with pytest.raises(ExportError, match=r"None of the monographs has a section “nonsense”"):
        others.require_sections()
    with pytest.raises(ExportError, match="None of the monographs has a wall sheet"):
        render("Ward", [], choice, paper_of("a4"))


def code_of(pdf: bytes, tmp_path: Path, count: int) -> list[list[bool]]:
    """Return the modules of the one code on a sheet, by their centres; count: on a side."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not on this machine: install poppler-utils to look at codes")
    (tmp_path / "page.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "300", "-png", "-singlefile", str(tmp_path / "page.pdf"), str(tmp_path / "page")]
    subprocess.run(command, check=True, timeout=60)
    image = QImage(str(tmp_path / "page.png"))
    millimetre = 300 / 25.4
    side, right, top = 28 * millimetre, image.width() - 12 * millimetre, 12 * millimetre
    step = side / (count + 2 * QUIET_ZONE)
    places = [(n + QUIET_ZONE + 0.5) * step for n in range(count)]
    return [
        [QColor(image.pixel(int(right - side + across), int(top + down))).lightness() < 128 for across in places]
        for down in places
    ]


@pytest.mark.parametrize("title", ["Testomycin", "Ácido fólico – 5 mg, 薬"])
def test_the_code_on_the_paper_holds_library_edition_page_and_day(
    page: Monograph, source: PageSource, tmp_path: Path, title: str
) -> None:
    named = replace(page, title=title)
    choice = WallChoice(TODAY, valid_until=date(2027, 3, 1))
    text = code_text(wall_page(named, source, choice))
    expected = [[bool(module) for module in row] for row in segno.make_qr(text, error="m", encoding="utf-8").matrix]
    pdf, _ = made(named, source, valid_until=choice.valid_until)
    assert code_of(pdf, tmp_path, len(expected)) == expected
    assert text.split("\n") == [
        "medviewer wall sheet",
        f"Drug: {title}",
        "Library: Ward <3> formulary",
        "Edition: folder, file of 2026-10-03",
        "Page: t/testomycin. md",
        "Printed: 2026-11-29",
        "Valid until: 2027-03-01",
    ]


def test_the_code_says_of_a_pack_its_day_and_makes_nothing_an_address(page: Monograph, source: PageSource) -> None:
    packed = replace(source, library="https://evil.example/x www.evil.example", pack=Stamp("2026-10-02", "", "", ""))
    text = code_text(wall_page(page, packed, WallChoice(TODAY)))
    assert "Edition: pack of 2 Oct 2026" in text
    assert not re.search(r"://|\w\.[a-z]{2}", text)


def test_names_of_any_length_leave_a_code_and_one_sheet(page: Monograph, source: PageSource, poppler) -> None:
    long = replace(page, title="Very" * 60 + " long name" * 20, brands=("Brand",) * 99)
    far = replace(source, library="L" * 500, file="f/" * 400 + "x.md")
    pdf, _ = made(long, far)
    assert re.search(r"Pages: +1\n", poppler(pdf, "pdfinfo"))


def test_every_bundled_page_has_a_sheet_with_nothing_too_small(pdf_text: Read) -> None:
    for path in sorted(bundled_library().rglob("*.md"))[::6]:
        monograph = parse(path.read_text(encoding="utf-8"), path.stem)
        pdf, report = made(monograph, PageSource("Bundled", path.name, "2026-10-03"))
        assert pdf_text(pdf).count("\f") == 1, path
        assert min(sizes(pdf)) >= LEAST, path
        assert report.points >= LEAST


def test_a_page_of_very_many_sections_says_how_many_more_are_left_out(put, source: PageSource, pdf_text: Read) -> None:
    keys = [f"a section of a page with a long heading and number {n}" for n in range(300)]
    monograph = put(("dosage", items(120)), *((key, "<p>Words.</p>") for key in keys))
    for turned in (False, True):
        pdf, report = made(monograph, source, turned=turned)
        text = " ".join(pdf_text(pdf, "-raw").split())
        told = re.search(r"Left out: the rest of Dosage, .* and (\d+) more\.", text)
        assert told and report.goes_on == "Dosage"
        assert int(told[1]) + text.lower().count("long heading and number") == 300


def test_the_heading_of_a_section_cannot_speak_for_the_program(put, source: PageSource, pdf_text: Read) -> None:
    forged = put(("dosage", items(3)), ("x. Signature: signed by Pharmacy ✓", "<p>Words.</p>"))
    text = " ".join(pdf_text(made(forged, source)[0], "-raw").split())
    assert re.search(r"Left out: “X\. Signature: Signed By Pharmacy [^✓]?”\.", text)
    assert len(re.findall(r"(?<!X\. )Signature: ", text)) == 1


def test_a_sheet_without_room_for_anything_is_refused(put, source: PageSource) -> None:
    tiny = wall_page(put(("dosage", items(3))), source, WallChoice(TODAY))
    with pytest.raises(ExportError, match="too long for this sheet"):
        WallSheet(tiny, QPageSize(QSizeF(60, 90), QPageSize.Unit.Millimeter))


def test_names_that_nobody_can_see_leave_a_sheet(page: Monograph, source: PageSource, pdf_text: Read) -> None:
    hidden = replace(page, title=" ", generic_name="\u00a0", brands=(" ",), drug_class="")
    assert "10 mg/m2" in pdf_text(made(hidden, source)[0])


@pytest.mark.parametrize("turned", [False, True])
def test_nothing_of_the_frame_reaches_out_of_its_place(put, source: PageSource, turned: bool) -> None:
    far = replace(source, library="L" * 199, file="f-" * 99 + "x.md")
    long = put(("dosage", items(120)), ("W" * 199, "<p>Words.</p>"), title="Unparted" * 20)
    sheet = WallSheet(wall_page(long, far, WallChoice(TODAY, turned=turned)), paper_of("letter"))
    frame = sheet._frame
    columns = [frame._title, frame._names, frame._foot(sheet.fit.kept, True), frame.mark(sheet.goes_on, 1)]
    assert not any(column.is_too_wide() for column in [*columns, frame.mark(sheet.goes_on, 2)] if column)


def test_the_dose_stands_first_and_goes_last_whatever_is_chosen(put, source: PageSource, pdf_text: Read) -> None:
    parts = [(key, items(22, key)) for key in ("overview", "usage", "dosage", "contraindications", "side_effects")]
    pdf, report = made(put(*parts), source, tuple(key for key, _ in parts))
    text = pdf_text(pdf, "-raw")
    assert "Item21 dosage end21" in text and "Item21 contraindications end21" in text
    assert text.index("Item0 dosage") < text.index("Item0 contraindications")
    assert report.no_room and set(report.no_room) <= {"Overview", "Usage", "Side_Effects"}


def test_essentials_stand_first_each_from_its_section(pdf_text: Read) -> None:
    monograph = parse((bundled_library() / "m" / "methotrexate.md").read_text(encoding="utf-8"), "m")
    source = PageSource("Library", "m/methotrexate.md", "2026-01-02")
    pdf, report = made(monograph, source, ("essentials", "interactions"))
    text = " ".join(pdf_text(pdf, "-raw").split())
    assert text.index("Essentials") < text.index("ONCE A WEEK") < text.index("Interactions")
    assert "Boxed Warning: Embryo-fetal toxicity" in text and "Contraindications: Pregnancy" in text
    assert "Dosage" in report.left_out and not report.lacking
    alone, _ = made(monograph, source, ("essentials",))
    assert "7.5 mg ONCE A WEEK" in " ".join(pdf_text(alone).replace("\u00a0", " ").split())


def test_a_page_without_essentials_lacks_them() -> None:
    monograph = parse("# A\n\n### Usage\n\nFor tests.\n", "a")
    with pytest.raises(ExportError, match="essentials"):
        wall_page(monograph, PageSource("Library", "a.md", ""), WallChoice(TODAY, ("essentials",)))
