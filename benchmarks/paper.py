"""What it takes to see a page as it will be printed, and what the process costs that lays it out.

    QT_QPA_PLATFORM=offscreen python benchmarks/paper.py [--pages N]

Opens the program on the bundled library and previews N pages (20), each from the key to its sheets: the first with no
process there, the others with the one that waits. Prints the milliseconds beside those of laying out the same pages in
this process, the longest time that the window did not answer meanwhile, the process's memory beside the window's, and
how long it is there once the window has ended.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from event_loop import Gaps, wait
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from medviewer import locations
from medviewer.export.paper.paper import page_layout
from medviewer.export.paper.printout import Printable, Printout
from medviewer.ui.application import Application
from medviewer.ui.window_parts import WindowParts


def children() -> list[int]:
    """Return the processes that this one has started (proc(5))."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


def resident(pid: int | str) -> float:
    """Return the memory of a process in megabytes (proc(5), VmRSS)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def preview(app: WindowParts) -> tuple[float, float]:
    """Preview the open page; return the milliseconds until it is there, and the longest that the window was still."""
    gaps, begin = Gaps(), time.perf_counter()
    app.actions.print.trigger()
    wait(lambda: not app.tasks.busy())
    took = (time.perf_counter() - begin) * 1000
    app.window.findChild(QPrintPreviewDialog).reject()
    wait(lambda: app.window.findChild(QPrintPreviewDialog) is None)
    return took, gaps.longest()


def laid_out(app: WindowParts) -> float:
    """Return the milliseconds that laying out the open page takes in this process."""
    opened = app.window.monograph.opened()
    assert opened is not None
    begin, buffer = time.perf_counter(), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(1200)
    device.setPageLayout(page_layout())
    Printout(device, Printable.of(opened.monograph, opened.source))
    return (time.perf_counter() - begin) * 1000


def measure(app: WindowParts, pages: int) -> None:
    """Preview pages and print what it took."""
    catalogue = app.session.catalogue
    assert catalogue is not None
    previews, floors = list[tuple[float, float]](), list[float]()
    for page in catalogue.editions()[: pages + 1]:
        app.page.open(page.id)
        wait(lambda: not app.tasks.busy())
        previews.append(preview(app))
        floors.append(laid_out(app))
    floor = statistics.median(floors[1:])
    (first, first_gap), took = previews[0], [one for one, _ in previews[1:]]
    print(f"laid out in this process: {floor:.0f} ms; the first {floors[0]:.0f} ms")
    print(f"from key to preview: {statistics.median(took):.0f} ms, {statistics.median(took) / floor:.1f} times that")
    print(f"the first: {first:.0f} ms, the window still for {first_gap:.0f} ms at most")
    print(f"the others: the window still for {statistics.median(gap for _, gap in previews[1:]):.0f} ms at most")
    print(f"memory: window {resident('self'):.0f} MB", *(f"process {resident(pid):.0f} MB" for pid in children()))


def main() -> None:
    """Measure, with a profile of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20)
    options = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    with tempfile.TemporaryDirectory() as folder:
        app = Application(qt, locations.Profile.of(folder)).start([locations.bundled_library()], "amiodarone")
        wait(lambda: app.window.monograph.opened() is not None and not app.tasks.busy())
        measure(app, options.pages)
        begin = time.perf_counter()
        app.program.close()
        print(f"ended in {(time.perf_counter() - begin) * 1000:.0f} ms, processes left: {len(children())}")


if __name__ == "__main__":
    main()
