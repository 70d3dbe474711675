"""Paper from a process of its own: the same bytes, errors in words, and nothing half made, whatever ends it."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageRanges, QPageSize, QPainter, QPicture
from PySide6.QtPrintSupport import QPrinter

from medviewer.errors import ExportError, Message, PageError
from medviewer.export import downtime
from medviewer.export.downtime import DowntimePage, PackMember
from medviewer.export.page_source import PageSource
from medviewer.export.paper.paper import page_layout, wide
from medviewer.export.paper.pdf import written
from medviewer.export.paper.printout import Printable
from medviewer.export.paper_process import client
from medviewer.export.paper_process.client import PaperProcesses
from medviewer.export.paper_process.dots import for_dots
from medviewer.export.paper_process.orders import PaperLayout, PreviewOrder, PrinterSettings
from medviewer.export.paper_process.small_images import MOST_PIXELS, with_small_images
from medviewer.export.progress import Watch
from medviewer.export.wall.wall_page import WallChoice
from medviewer.export.wall.wall_sheets import sheet_members
from medviewer.monograph.model import Monograph
from tests.pdf_text import streams, text_of
from tests.processes import Watched, descendants

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
LONG = Printable("Longol", "a library", "<p>A paragraph of a long page.</p>" * 3000)


@pytest.fixture
def paper() -> Iterator[PaperProcesses]:
    """Return the processes, and end them."""
    made = PaperProcesses()
    yield made
    made.close()


def here() -> list[int]:
    """Return the processes that this one has started."""
    return descendants(os.getpid())


class Once:
    """A watch that does something when it is first told progress; then the work may be cancelled."""

    def __init__(self, act: Callable[[], object], cancels: bool = False) -> None:
        self._act = act
        self._cancels = cancels
        self.told = 0
        self.watch = Watch(self._tell, lambda: self._cancels and bool(self.told))

    def _tell(self, _done: int, _total: int) -> None:
        self.told += 1
        if self.told == 1:
            self._act()


@pytest.mark.parametrize("layout", [page_layout(QPageSize(QPageSize.PageSizeId.A4)), wide()], ids=["upright", "wide"])
def test_a_pdf_is_the_one_that_is_made_here(
    paper: PaperProcesses, page: Monograph, source: PageSource, layout: QPageLayout
) -> None:
    printed = Printable.of(page, source)
    elsewhere, made = paper.pdf(printed, layout, "en"), written(printed, layout, "en")
    assert streams(elsewhere) == streams(made) and len(streams(made)) > 4
    assert len(elsewhere) == len(made)


@linux
def test_one_process_does_one_job_after_the_other(paper: PaperProcesses) -> None:
    before, told = here(), list[tuple[int, int]]()
    for _ in range(2):
        paper.pdf(LONG, page_layout(), "en", Watch(lambda *now: told.append(now)))
        assert len(here()) == len(before) + 1
    assert told[0] == (1, told[0][1]) and told[-1] == (told[0][1], told[0][1])
    started = Watched(set(here()) - set(before))
    paper.close()
    assert started.left(10) == []


def test_an_error_of_a_job_is_raised_here_with_its_template(
    paper: PaperProcesses, page: Monograph, source: PageSource
) -> None:
    def gone() -> tuple[Monograph, PageSource]:
        raise PageError("The file {} is gone.", "x.md")

    members = sheet_members([DowntimePage("Gone", gone)], WallChoice(date.today()))
    with pytest.raises(PageError) as raised:
        paper.wall_pdf("Gone", members, "a4")
    assert raised.value.message == Message("The file {} is gone.", "x.md")
    assert raised.value.message.values == ("x.md",)
    assert paper.pdf(Printable.of(page, source), page_layout(), "en")


def test_a_pack_is_that_of_the_command_line(paper: PaperProcesses, page: Monograph, source: PageSource) -> None:
    def gone() -> tuple[Monograph, PageSource]:
        raise PageError("Somebody took it.")

    members = [DowntimePage(page.title, lambda: (page, source)), DowntimePage("Gone", gone)]
    elsewhere = paper.pack("Ward", [*map(PackMember.of, members)], dividers=False)
    made = downtime.render("Ward", members)
    assert elsewhere and made
    assert streams(elsewhere.pdf) == streams(made.pdf)
    assert elsewhere[1:] == made[1:] == (made.pages, (("Gone", Message("Somebody took it.")),))


@linux
def test_several_threads_are_served_at_once_and_one_process_waits_then(paper: PaperProcesses) -> None:
    before = set(here())
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda _: paper.pdf(LONG, page_layout(), "en"), range(6)))
    assert len({len(pdf) for pdf in made}) == 1
    assert len(set(here()) - before) == 1


@linux
def test_a_process_that_is_killed_is_told_in_a_sentence_and_the_next_job_is_done(
    paper: PaperProcesses, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"what was printed before")
    before = set(here())
    once = Once(lambda: [os.kill(pid, signal.SIGKILL) for pid in set(here()) - before])
    with pytest.raises(ExportError, match=r"“Longol” was not finished: .* Try again"):
        paper.print_document(LONG, settings_for(target), once.watch)
    assert target.read_bytes() == b"what was printed before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
    paper.print_document(LONG, settings_for(target))
    assert target.read_bytes().startswith(b"%PDF")


@linux
def test_a_process_that_died_while_it_waited_is_replaced(paper: PaperProcesses) -> None:
    before = set(here())
    paper.warm()
    waiting = set(here()) - before
    watched = Watched(waiting)
    for pid in waiting:
        os.kill(pid, signal.SIGKILL)
    assert watched.left(10) == []
    assert paper.pdf(Printable("W", "", "<p>x</p>"), page_layout(), "en").startswith(b"%PDF")


@linux
def test_a_job_that_is_cancelled_leaves_its_process_to_the_next_one(paper: PaperProcesses, tmp_path: Path) -> None:
    paper.warm()
    started = here()
    once = Once(lambda: None, cancels=True)
    with pytest.raises(ExportError, match="Stopped"):
        paper.print_document(LONG, settings_for(tmp_path / "out.pdf"), once.watch)
    assert here() == started and not list(tmp_path.iterdir())
    assert paper.pdf(LONG, page_layout(), "en").startswith(b"%PDF")
    assert here() == started


@linux
def test_a_job_that_does_not_stop_is_killed(paper: PaperProcesses) -> None:
    before = set(here())
    once = Once(lambda: [os.kill(pid, signal.SIGSTOP) for pid in set(here()) - before], cancels=True)
    with pytest.raises(ExportError, match="Stopped"):
        paper.pdf(LONG, page_layout(), "en", once.watch)
    assert not set(here()) - before


@linux
def test_a_process_that_does_not_come_up_can_be_left(paper: PaperProcesses) -> None:
    before = set(here())
    paper.warm()
    for pid in set(here()) - before:
        os.kill(pid, signal.SIGSTOP)
    with pytest.raises(ExportError, match="Stopped"):
        paper.pdf(LONG, page_layout(), "en", Watch(is_cancelled=lambda: True))
    assert not set(here()) - before


def test_where_no_process_can_start_that_is_said(paper: PaperProcesses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ExportError, match=r"“Longol” cannot be laid out: .* Close other programs"):
        paper.pdf(LONG, page_layout(), "en")
    paper.warm()


WAITING = """
import time
from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.printout import Printable
from medviewer.export.paper_process.client import PaperProcesses
paper = PaperProcesses()
paper.pdf(Printable("W", "", "<p>x</p>"), page_layout(), "en")
print("waits", flush=True)
if {busy}:
    paper.pdf(Printable("W", "", "<p>A paragraph.</p>" * 200_000), page_layout(), "en")
time.sleep(600)
"""


@linux
@pytest.mark.parametrize("busy", [False, True], ids=["waiting", "busy"])
def test_no_process_outlives_a_window_that_is_killed(busy: bool) -> None:
    command = [sys.executable, "-c", WAITING.format(busy=busy)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as window:
        assert window.stdout and window.stdout.readline() == b"waits\n"
        started = Watched(descendants(window.pid))
        assert len(started) == 1
        window.kill()
    assert started.left(30) == []


# What is handed over


def settings_for(target: Path) -> PrinterSettings:
    """Return a printer that prints to a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    printer.setPageLayout(page_layout())
    return PrinterSettings.of(printer)


def test_the_settings_of_a_dialog_are_those_of_the_printer(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setDocName("Warfarin")
    printer.setResolution(300)
    printer.setPageLayout(wide(QPageSize(QPageSize.PageSizeId.A5)))
    printer.setCopyCount(3)
    printer.setCollateCopies(False)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    settings = PrinterSettings.of(printer)
    assert PrinterSettings.of(settings.made()) == settings
    assert settings._replace(source=300).made().paperSource().value == 300  # a tray that the driver alone knows
    made = settings.made()
    assert made.copyCount() == printer.copyCount() and made.pageRanges() == printer.pageRanges()
    assert made.pageLayout() == printer.pageLayout() and made.resolution() == 300
    assert made.colorMode() == QPrinter.ColorMode.GrayScale and made.docName() == "Warfarin"


def test_a_printer_that_is_gone_gives_way_to_no_other(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "out.pdf")._replace(printer="Ward 7", file="", title="Warfarin")
    with pytest.raises(ExportError, match="“Warfarin” cannot be printed: the printer does not answer"):
        settings.made()


@pytest.mark.parametrize("mode", [QPageLayout.Mode.StandardMode, QPageLayout.Mode.FullPageMode])
@pytest.mark.parametrize(
    "size",
    [QPageSize(QPageSize.PageSizeId.A4), QPageSize(QSizeF(123.4, 456.7), QPageSize.Unit.Millimeter, "Label")],
    ids=["a4", "own"],
)
def test_a_layout_is_the_same_once_it_was_sent(size: QPageSize, mode: QPageLayout.Mode) -> None:
    margins, least = QMarginsF(18, 15, 17, 13), QMarginsF(4, 3, 2, 1)
    layout = QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter, least)
    layout.setMode(mode)
    assert PaperLayout.of(layout).made() == layout


def test_the_pages_that_are_asked_for_are_printed(paper: PaperProcesses, tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "out.pdf")._replace(ranges="2-3")
    paper.print_document(LONG, settings)
    text = text_of(tmp_path / "out.pdf")
    assert re.findall(r"Page (\d+) of", text) == ["2", "3"]


# The preview


def order(dots: int = 96, most: int = 2) -> PreviewOrder:
    return PreviewOrder(LONG, PaperLayout.of(page_layout()), 1200, most, dots)


def test_a_preview_has_the_first_sheets_and_the_count_of_all(paper: PaperProcesses) -> None:
    made = paper.preview(order())
    assert len(made.sheets) == 2 and made.of_all > 20


PLAYED = """
import sys
from datetime import date
from pathlib import Path
from tests.export.test_paper_process import inked
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
dots = round(QGuiApplication.primaryScreen().logicalDotsPerInchX())
print(dots, *inked(Path(sys.argv[1]).read_bytes(), dots))
"""


def inked(sheet: bytes, dots: int) -> tuple[int, int]:
    """Return how far text reaches to the right and down on a sheet of 1200 dots an inch, in hundredths of an inch."""
    picture = QPicture()
    picture.setData(sheet)
    image = QImage(848, 1200, QImage.Format.Format_Grayscale8)  # a row is whole words of memory
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(dots / image.logicalDpiX(), dots / image.logicalDpiX())
    painter.scale(100 / 1200, 100 / 1200)
    assert picture.play(painter)
    painter.end()
    rows = [bytes(image.constScanLine(row)) for row in range(image.height())]
    low = [number for number, row in enumerate(rows) if min(row) < 128]
    return max(len(row.rstrip(b"\xff")) for row in rows[: len(rows) // 2]), max(low)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another platform is used")
def test_text_is_as_large_on_a_screen_of_other_dots(paper: PaperProcesses, tmp_path: Path) -> None:
    expected = inked(paper.preview(order()).sheets[0], 96)
    sheet = tmp_path / "sheet"
    sheet.write_bytes(paper.preview(order(dots=144)).sheets[0])
    screen = {"name": "one", "x": 0, "y": 0, "width": 800, "height": 800, "logicalDpi": 144, "logicalBaseDpi": 144}
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [{**screen, "dpr": 1}]}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    command = [sys.executable, "-c", PLAYED, str(sheet)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    dots, right, low = map(int, done.stdout.split())
    assert dots == 144
    assert abs(right - expected[0]) <= 2 and abs(low - expected[1]) <= 2


def test_a_picture_for_the_same_dots_is_left_as_it_is(paper: PaperProcesses) -> None:
    [sheet, _] = paper.preview(order()).sheets
    assert for_dots(sheet, 96, 96) is sheet
    other = for_dots(sheet, 96, 72)
    assert other != sheet and for_dots(other, 72, 96) == sheet
    assert struct.unpack_from(">H", other, 4) != struct.unpack_from(">H", sheet, 4)


def test_a_listener_ends_with_its_process(paper: PaperProcesses) -> None:
    process = client.PaperProcess()
    process.send("job", ("nonsense", None))
    assert process.receive() == ("begun", None)
    kind, error = process.receive()
    assert (kind, type(error)) == ("failed", KeyError)
    process.end()
    assert not process.is_alive()


def test_large_images_of_a_preview_are_made_small_and_keep_their_place(paper: PaperProcesses) -> None:
    image = QImage(2000, 1500, QImage.Format.Format_RGB32)
    image.fill(QColor("darkRed"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    held = base64.b64encode(bytes(buffer.data().data())).decode()
    body = f'<p>above</p><img src="data:image/png;base64,{held}" alt="x" width="400" height="300"><p>below</p>'
    small = with_small_images(body)
    [address] = re.findall(r'src="data:image/png;base64,([^"]*)"', small)
    made = QImage.fromData(base64.b64decode(address))
    assert made.width() * made.height() <= MOST_PIXELS and abs(made.width() / made.height() - 4 / 3) < 0.01
    assert small.replace(address, held) == body
    assert with_small_images(small) is small
    sheet = paper.preview(order()._replace(printed=Printable("W", "", body))).sheets[0]
    whole = paper.preview(order()._replace(printed=Printable("W", "", small))).sheets[0]
    assert sheet == whole
