"""The downtime pack: every word of every monograph, contents that tell the truth, progress and cancel."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QColor, QImage

from medviewer.errors import ExportError, PageError
from medviewer.export import downtime
from medviewer.export.downtime import DowntimePage, Pack
from medviewer.export.local_notes import LocalNote, with_notes
from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph

pytestmark = pytest.mark.usefixtures("qapp")

Read = Callable[..., str]


def gone() -> tuple[Monograph, PageSource]:
    raise PageError("gone.md cannot be shown: it is no longer there.")


def member(monograph: Monograph, source: PageSource) -> DowntimePage:
    return DowntimePage(monograph.title, lambda: (monograph, source))


@pytest.fixture(scope="module")
def several(page: Monograph, source: PageSource, put) -> list[DowntimePage]:
    """Return three monographs, one of them of several sheets, and one that cannot be read."""
    long = put(("usage", "<p>long text</p>" * 150), ("dosage", "<p>5 mg</p>"), title="Long & winding")
    return [
        member(replace(page, title="Aaa"), source),
        member(long, source),
        DowntimePage("Gone", gone),
        member(replace(page, title="Zzz"), source),
    ]


@pytest.fixture(scope="module")
def pack(several: list[DowntimePage]) -> Pack:
    made = downtime.render("Ward 7 <&>", several)
    assert made
    return made


def sheets(pdf: bytes, pdf_text: Read) -> list[str]:
    return pdf_text(pdf, "-layout").split("\f")[:-1]


def rows(pack: Pack, pdf_text: Read) -> list[tuple[str, str, str, str]]:
    """Return (letter, title, class, page) of every line of the contents."""
    line = r"^ *(?:([A-Z#]) {3,})?(\S.*?)(?: {3,}(\S.*?))? {3,}(\d+|missing)$"
    return re.findall(line, sheets(pack.pdf, pdf_text)[0], re.MULTILINE)


def contents(pack: Pack, pdf_text: Read) -> dict[str, str]:
    return {title: page for _, title, _, page in rows(pack, pdf_text)}


def test_the_contents_stand_in_front_and_name_the_pages(pack: Pack, pdf_text: Read) -> None:
    pages = sheets(pack.pdf, pdf_text)
    listed = contents(pack, pdf_text)
    assert list(listed) == ["Aaa", "Long & winding", "Gone", "Zzz"]
    assert listed["Gone"] == "missing"
    for title, number in listed.items():
        if number != "missing":
            assert pages[int(number) - 1].split("\n")[0].startswith(title)
            assert " 1 of " in pages[int(number) - 1].split("\n")[0]
    assert f"4 monographs, {len(pages)} pages, made on" in pages[0]
    assert pack.pages == len(pages)


def test_each_sheet_has_its_drug_above_and_pack_source_and_number_below(pack: Pack, pdf_text: Read) -> None:
    for number, sheet in enumerate(sheets(pack.pdf, pdf_text), 1):
        lines = sheet.strip("\n").split("\n")
        assert re.search(r" \d+ of \d+$", lines[0])
        names = lines[-2] if number > 1 else lines[-1]
        assert names.startswith("Ward 7 <&> | ")
        assert lines[-1].endswith(f"Page {number}")
        assert number == 1 or "“Ward <3> formulary”" in names
        assert number == 1 or lines[-1].startswith("Signature: not signed, a folder of pages ")


def test_every_word_of_every_monograph_is_there_in_order(
    pack: Pack, several: list[DowntimePage], pdf_text: Read, seen, missing
) -> None:
    text = pdf_text(pack.pdf, "-raw")
    for one in (several[0], several[1], several[3]):
        monograph = one.read()[0]
        start = text.index(f"\f{monograph.title}")
        wanted = seen(section for tab in monograph.tabs for section in tab.sections)
        assert missing(wanted, text[start:]) == []
    assert text.count("Source: “Ward <3> formulary”") == 3
    assert text.count("Only an example; ask a pharmacist.") == 2


def test_the_outline_leads_to_the_monographs_and_below_them_to_their_headings(
    pack: Pack, poppler, pdf_text: Read
) -> None:
    told = poppler(pack.pdf, "pdftohtml", "-xml", "-i", "-stdout").partition("<outline>")[2]
    depth, found = 1, []
    for tag, page, title in re.findall(r'<(/?outline|item page="(\d+)">([^<]+)<)', told):
        depth += {"outline": 1, "/outline": -1}.get(tag, 0)
        found += [(depth, title, page)] if title else []
    listed = contents(pack, pdf_text)
    top = [(title.replace("&amp;", "&"), page) for level, title, page in found if level == 1]
    assert top == [("Contents", "1"), *((title, page) for title, page in listed.items() if page != "missing")]
    below = [title for level, title, _ in found if level == 2]
    assert below.count("Dosage") == 3
    assert len({page for level, title, page in found if title == "Dosage"}) == 3


def test_the_contents_can_be_clicked(pack: Pack) -> None:
    assert pack.pdf.count(b"/Subtype /Link") >= 3
    assert pack.pdf.count("member-00001".encode("utf-16-be")) >= 2


def test_title_and_fonts_and_file_are_sound(pack: Pack, poppler) -> None:
    told = poppler(pack.pdf, "pdfinfo")
    assert "Title:           Ward 7 <&>" in told
    assert f"Pages:           {pack.pages}\n" in told
    assert b"/Lang (en)" in pack.pdf


def test_what_is_missing_is_said(pack: Pack) -> None:
    assert pack.missing == (("Gone", "gone.md cannot be shown: it is no longer there."),)


def test_contents_of_many_pages_count_themselves(put, source: PageSource, pdf_text: Read) -> None:
    short = put(("usage", "<p>x</p>"))
    made = downtime.render(
        "Many", [DowntimePage(f"Drug {n} " + "name " * (n % 30), lambda: (short, source)) for n in range(90)]
    )
    assert made
    pages = sheets(made.pdf, pdf_text)
    first = next(number for number, page in enumerate(pages) if page.startswith("Testomycin"))
    assert first >= 3
    assert len(pages) == first + 90
    assert re.search(rf"Drug 0 .* {first + 1}\n", pages[0])
    assert all(page.startswith("Many") and "Monograph" in page for page in pages[:first])


def test_local_notes_are_in_it_if_they_are_put_in(page: Monograph, source: PageSource, pdf_text: Read) -> None:
    noted = with_notes(page, [LocalNote("dosage", "Ours is **5 mg**.", "AB", "2026-10-03T10:30:00Z")])
    made = downtime.render("Ward", [member(noted, source)])
    assert made
    assert re.search(r"Dosage\s+Local note, AB, 3 Oct 2026\s+Ours is 5 mg\.\s+Age", pdf_text(made.pdf))


def test_progress_is_told_and_cancel_makes_nothing(several: list[DowntimePage]) -> None:
    told: list[tuple[int, int]] = []
    assert (
        downtime.render("Ward", several, progress=lambda *now: told.append(now), cancelled=lambda: len(told) > 2)
        is None
    )
    assert told == [(0, 4), (1, 4), (2, 4)]
    told.clear()
    assert downtime.render("Ward", several, progress=lambda *now: told.append(now))
    assert told[-1] == (4, 4)


def test_a_pack_is_made_in_a_thread_of_the_pool(several: list[DowntimePage], pack: Pack, pdf_text: Read) -> None:
    made: list[tuple[Pack | None, int]] = []
    pool = QThreadPool()
    pool.start(lambda: made.append((downtime.render("Ward 7 <&>", several), threading.get_ident())))
    assert pool.waitForDone(60_000)
    [(threaded, thread)] = made
    assert threaded
    assert thread != threading.get_ident()
    assert pdf_text(threaded.pdf) == pdf_text(pack.pdf)


def test_a_pack_of_nothing_is_an_error() -> None:
    with pytest.raises(ExportError, match="holds no monograph"):
        downtime.render("Ward", [])
    with pytest.raises(ExportError, match=r"None of the monographs.*no longer there"):
        downtime.render("Ward", [DowntimePage("Gone", gone)])


@pytest.fixture(scope="module")
def lettered(page: Monograph, source: PageSource) -> list[DowntimePage]:
    """Return monographs that do not stand from A to Z, with an accent, a digit and one that cannot be read."""
    classes = {"Zetamol": "zeta blocker", "Ácidol": "acid", "5-FU": "", "Amol": "alpha & beta"}
    made = [member(replace(page, title=title, drug_class=one), source) for title, one in classes.items()]
    return [*made[:2], DowntimePage("Mgone", gone), *made[2:]]


def test_the_contents_name_each_class(lettered: list[DowntimePage], pdf_text: Read) -> None:
    made = downtime.render("Ward", lettered)
    assert made
    assert [(letter, title, one) for letter, title, one, _ in rows(made, pdf_text)] == [
        ("", "Zetamol", "zeta blocker"),
        ("", "Ácidol", "acid"),
        ("", "Mgone", ""),
        ("", "5-FU", ""),
        ("", "Amol", "alpha & beta"),
    ]


def test_where_drugs_stand_from_a_to_z_a_letter_heads_the_first_of_each(
    lettered: list[DowntimePage], pdf_text: Read
) -> None:
    ordered = [lettered[place] for place in (1, 4, 2, 0, 3)]
    made = downtime.render("Ward", ordered)
    assert made
    listed = rows(made, pdf_text)
    assert [letter for letter, *_ in listed] == ["A", "", "M", "Z", "#"]
    pages = sheets(made.pdf, pdf_text)
    for letter, title, _, number in listed:
        if number != "missing":
            body = pages[int(number) - 1].strip().split("\n", 1)[1].lstrip()
            assert body.startswith(f"{letter} " if letter else title) or re.match(rf"{letter}\n", body), title


def test_dividers_put_drugs_from_a_to_z_behind_a_sheet_for_each_letter(
    lettered: list[DowntimePage], pdf_text: Read, poppler
) -> None:
    made = downtime.render("Ward", lettered, dividers=True)
    assert made
    listed = rows(made, pdf_text)
    assert [title for _, title, *_ in listed] == ["Ácidol", "Amol", "Mgone", "Zetamol", "5-FU"]
    pages = sheets(made.pdf, pdf_text)
    for letter, _, _, number in listed:
        if letter and number != "missing":
            divider = pages[int(number) - 2]
            assert re.match(rf"\s*{letter} +1 of 1\n", divider)
    first = pages[int(listed[0][3]) - 2]
    assert re.search(r"Ácidol +acid\n+ *Amol +alpha & beta", first) and "Mgone" not in "".join(pages[1:])
    told = poppler(made.pdf, "pdftohtml", "-xml", "-i", "-stdout").partition("<outline>")[2]
    depth, found = 1, []
    for tag, title in re.findall(r'<(/?outline|item page="\d+">([^<]+)<)', told):
        depth += {"outline": 1, "/outline": -1}.get(tag, 0)
        found += [(depth, title)] if title and depth < 3 else []
    assert found == [
        (1, "Contents"),
        *((1, "A"), (2, "Ácidol"), (2, "Amol")),
        *((1, "Z"), (2, "Zetamol")),
        *((1, "#"), (2, "5-FU")),
    ]
    assert made.pages == len(pages)


def test_each_sheet_has_a_tab_at_its_outer_edge_at_the_height_of_its_letter(
    lettered: list[DowntimePage], pdf_text: Read, tmp_path: Path
) -> None:
    made = downtime.render("Ward", lettered, dividers=True)
    assert made
    listed = {title: int(number) for _, title, _, number in rows(made, pdf_text) if number != "missing"}
    heights = []
    for title in ("Ácidol", "Amol", "Zetamol", "5-FU"):
        image = picture(made.pdf, listed[title], tmp_path)
        edges = {"right": image.width() - 1, "left": 0}
        dark = {side: [y for y in range(image.height()) if any_dark(image, y, edge)] for side, edge in edges.items()}
        assert dark["right"], title
        assert bool(dark["left"]) is (listed[title] % 2 == 0), title
        assert not dark["left"] or abs(dark["left"][0] - dark["right"][0]) <= 1
        heights.append(dark["right"][0])
    assert heights == sorted(heights) and heights[0] == heights[1] < heights[2] < heights[3]
    front = picture(made.pdf, 1, tmp_path)
    assert not any_dark(front, heights[0] + 5, front.width() - 1)


def picture(pdf: bytes, page: int, tmp_path: Path) -> QImage:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not on this machine: install poppler-utils to look at PDF files")
    (tmp_path / "pack.pdf").write_bytes(pdf)
    place = tmp_path / f"page-{page}"
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run([*command, str(tmp_path / "pack.pdf"), str(place)], check=True, timeout=60)
    return QImage(f"{place}.png")


def any_dark(image: QImage, y: int, edge: int) -> bool:
    """Tell whether there is ink in the 13 mm of a line at an edge, where no text stands."""
    inside = range(0, 36) if edge == 0 else range(edge - 36, edge)
    return any(QColor(image.pixel(x, y)).lightness() < 60 for x in inside)
