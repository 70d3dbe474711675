"""The images of a page together: each file once, within what a page and the program may take, off the GUI thread."""

from __future__ import annotations

import base64
import re
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextDocument

from medviewer.library.files import FolderFiles
from medviewer.library.pictures import Pictures
from medviewer.ui.documents.page_images import LARGEST_PICTURE, MOST_OF_PAGE, ImageCache, PageImages

PLACEHOLDER = QSize(420, 40)
PALETTE = QPalette(Qt.GlobalColor.white)
TALL = QSize(640, 4096)
FIT = MOST_OF_PAGE // (TALL.width() * TALL.height() * 4)


def png(size: QSize, colour: int = 0) -> bytes:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(colour % 360, 200, 200))
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return buffer.data().data()


class Reading:
    """The files of a folder, with what was read of them."""

    def __init__(self, root: Path) -> None:
        self._files = FolderFiles(root)
        self.read: list[bytes] = []

    def picture(self, path: bytes, largest: int) -> bytes:
        self.read.append(path)
        return self._files.picture(path, largest)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    (root / "t").mkdir(parents=True)
    (root / "t" / "p.png").write_bytes(png(TALL))
    return root


def images(
    library: Path, addresses: list[str], store: ImageCache | None = None
) -> tuple[PageImages, list[QImage], Reading]:
    files = Reading(library)
    page = PageImages(Pictures(b"t/page.md", files, LARGEST_PICTURE), store or ImageCache())
    return page, [page.image(QUrl(address), PALETTE) for address in addresses], files


def distinct(found: list[QImage]) -> int:
    return len({image.cacheKey() for image in found})


def test_a_file_is_one_image_however_it_is_addressed(qapp, library: Path) -> None:
    ways = ["p.png", "./p.png", "../t/p.png", "/t/p.png", "%70.png", "p.png?", "x/../p.png#a?b"]
    page, found, files = images(library, [*ways, *(f"p.png?{number}" for number in range(1200))])
    assert {(image.width(), image.height()) for image in found} == {(640, 4096)}
    assert distinct(found) == 1
    assert files.read == [b"t/p.png"]
    assert page.taken == 640 * 4096 * 4


def test_the_images_of_a_page_fit_together(qapp, library: Path) -> None:
    for number in range(3 * FIT):
        (library / "t" / f"{number}.png").write_bytes(png(TALL, number))
    page, found, _ = images(library, [f"{number}.png" for number in range(3 * FIT)])
    assert [image.size() for image in found] == [TALL] * FIT + [PLACEHOLDER] * 2 * FIT
    assert distinct(found) == FIT + 1
    assert page.taken <= MOST_OF_PAGE


def test_an_image_that_does_not_fit_leaves_room_for_smaller_ones(qapp, library: Path) -> None:
    (library / "t" / "small.png").write_bytes(png(QSize(30, 20)))
    for number in range(FIT + 2):
        (library / "t" / f"{number}.png").write_bytes(png(TALL, number))
    _, found, _ = images(library, [*(f"{number}.png" for number in range(FIT + 2)), "small.png"])
    assert found[-2].size() == PLACEHOLDER
    assert found[-1].size() == QSize(30, 20)


def test_images_within_the_page_count_too(qapp, library: Path) -> None:
    held = [f"data:image/png;base64,{base64.b64encode(png(TALL, number)).decode()}" for number in range(2 * FIT)]
    _, found, _ = images(library, held)
    assert [image.size() for image in found] == [TALL] * FIT + [PLACEHOLDER] * FIT


def test_files_that_are_no_images_are_not_read_without_end(qapp, library: Path) -> None:
    for number in range(20):
        (library / "t" / f"{number}.png").write_bytes(b"no picture" * 700_000)
    _, found, files = images(library, [f"{number}.png" for number in range(20)])
    assert {(image.width(), image.height()) for image in found} == {(420, 40)}
    assert len(files.read) == -(-MOST_OF_PAGE // 7_000_000)


def test_what_stands_in_place_of_images_is_bounded_too(qapp, library: Path) -> None:
    page, found, _ = images(library, [f"missing-{number}.png" for number in range(2000)])
    assert distinct(found) <= 65
    dark = QPalette(Qt.GlobalColor.black)
    again = [page.image(QUrl(f"missing-{number}.png"), dark) for number in range(2000)]
    assert distinct(again) <= 65
    assert found[0].cacheKey() != again[0].cacheKey()


def test_the_program_keeps_what_was_used_last(qapp, library: Path) -> None:
    for number in range(4):
        (library / "t" / f"{number}.png").write_bytes(png(QSize(100, 100), number))
    store = ImageCache(3 * 100 * 100 * 4)
    first = images(library, ["0.png", "1.png", "2.png"], store)[1]
    assert store.taken == 3 * 100 * 100 * 4
    assert images(library, ["0.png"], store)[1][0].cacheKey() == first[0].cacheKey()
    images(library, ["3.png"], store)
    assert store.taken == 3 * 100 * 100 * 4
    again = images(library, ["0.png", "1.png"], store)[1]
    assert again[0].cacheKey() == first[0].cacheKey()
    assert again[1].cacheKey() != first[1].cacheKey()


def test_a_file_that_changed_is_another_image(qapp, library: Path) -> None:
    store = ImageCache()
    before = images(library, ["p.png"], store)[1][0]
    (library / "t" / "p.png").write_bytes(png(QSize(30, 20)))
    assert images(library, ["p.png"], store)[1][0].size() == QSize(30, 20)
    assert before.size() == TALL


def test_a_page_of_many_images_is_read_once_and_not_by_the_gui(hands, formulary: Path, monkeypatch) -> None:
    threads: list[threading.Thread] = []
    read = FolderFiles.picture

    def watched(self: FolderFiles, path: bytes, largest: int) -> bytes:
        threads.append(threading.current_thread())
        return read(self, path, largest)

    monkeypatch.setattr(FolderFiles, "picture", watched)
    (formulary / "many.png").write_bytes(png(QSize(64, 64)))
    shown = "\n\n".join(f"![]({'./' * (number % 5)}many.png?{number})" for number in range(400))
    (formulary / "pictured.md").write_text(f"# Pictured\n### Usage\n{shown}\n\nend\n", encoding="utf-8")
    hands.wait(lambda: "Pictured" in hands.titles())
    hands.open("pictured")
    document = hands.view.page.document()
    kind = QTextDocument.ResourceType.ImageResource
    found = [document.resource(kind, QUrl(f"many.png?{number}")) for number in range(0, 400, 5)]
    assert {(image.width(), image.height()) for image in found} == {(64, 64)}
    assert distinct(found) == 1
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_pages_beside_each_other_show_each_its_own_pictures(hands, formulary: Path) -> None:
    colours = {"warfarin": 10, "metformin": 200}
    for name, colour in colours.items():
        folder = formulary / name[0]
        (folder / "p.png").write_bytes(png(QSize(60, 40), colour))
        page = folder / f"{name}.md"
        held = base64.b64encode(png(QSize(50, 30), colour + 60)).decode()
        shown = f"### Usage\n![a](p.png) ![b](./p.png?x#y) ![c](data:image/png;base64,{held}) ![gone](no.png) ![far](https://example.org/p.png)\n\n"
        page.write_text(page.read_text().replace("### Usage\n", shown, 1))
    hands.app.session.read_again()
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.app.compare.add(["formulary/w/warfarin.md", "formulary/m/metformin.md"])
    hands.wait(lambda: hands.app.compare.is_shown())
    view = hands.app.compare.view().page
    html = view.document().toHtml()
    addresses = re.findall(r'<img[^>]*src="([^"]*)"', html)
    images = [view.images.image(QUrl(address), PALETTE) for address in addresses]
    seen = {round(image.pixelColor(5, 5).hsvHue() / 10) for image in images if image.size() != PLACEHOLDER}
    assert seen == {1, 20, 7, 26}
    assert sum(image.size() == PLACEHOLDER for image in images) == 2
    assert view.toPlainText().count("Image: far – not in the library, never fetched") == 2
