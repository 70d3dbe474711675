"""Memory of the window while it shows pages of many pictures, beside that of the window with a page of none.

    python benchmarks/pictures.py

Each page is shown in a process of its own, scrolled through once, and its largest resident size is told (getrusage(2)):

- none: a page without pictures, the floor
- one, often: 1,200 links to one picture of 640 × 4096, each with a `?` of its own
- many: 1,200 pictures of that size
- held: 1,200 pictures of that size within the page
- missing: 1,200 links to pictures that are not there
"""

from __future__ import annotations

import base64
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

COUNT = 1200
KINDS = ("none", "one, often", "many", "held", "missing")


def png(colour: int) -> bytes:
    """Return a picture of 640 × 4096, some hundred bytes long."""
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

    image = QImage(640, 4096, QImage.Format.Format_Mono)
    image.setColorTable([0xFF000000 | colour, 0xFFFFFFFF])
    image.fill(0)
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return buffer.data().data()


def page(kind: str, folder: Path) -> str:
    """Write the pictures of a page to its folder and return its HTML."""
    if kind == "none":
        return "<p>Nothing to see.</p>" * COUNT
    addresses = [f"p.png?{number}" if kind == "one, often" else f"{number}.png" for number in range(COUNT)]
    if kind == "one, often":
        (folder / "p.png").write_bytes(png(0x205080))
    if kind == "many":
        for number in range(COUNT):
            (folder / f"{number}.png").write_bytes(png(number * 7919))
    if kind == "held":
        pictures = (base64.b64encode(png(number * 7919)).decode() for number in range(COUNT))
        addresses = [f"data:image/png;base64,{picture}" for picture in pictures]
    return "".join(f'<p><img src="{address}"></p>' for address in addresses)


def show(kind: str) -> None:
    """Show one page and print the megabytes and seconds that it took."""
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QApplication

    from medviewer.library.files import FolderFiles
    from medviewer.library.pictures import Pictures
    from medviewer.ui.documents.page_images import LARGEST_PICTURE, PageImages
    from medviewer.ui.page.page_view import PageView

    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        html = page(kind, Path(name))
        begun = time.perf_counter()
        view = PageView()
        view.images = PageImages(Pictures(b"page.md", FolderFiles(Path(name)), LARGEST_PICTURE))
        view.images.prepare(html)
        document = QTextDocument(view)
        document.setHtml(html)
        view.resize(800, 600)
        view.show()
        view.show_document(document)
        bar = view.verticalScrollBar()
        for step in range(101):
            bar.setValue(bar.maximum() * step // 100)
            app.processEvents()
        taken = time.perf_counter() - begun
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, taken)


def main() -> int:
    """Show each page in a process of its own."""
    if len(sys.argv) > 1:
        show(sys.argv[1])
        return 0
    floor = 0.0
    for kind in KINDS:
        told = subprocess.run([sys.executable, __file__, kind], check=True, capture_output=True, text=True).stdout
        megabytes, seconds = map(float, told.split()[-2:])
        floor = floor or megabytes
        print(f"{kind:<12} {megabytes:7.0f} MB, {megabytes - floor:+7.0f} MB over the window, {seconds:5.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
