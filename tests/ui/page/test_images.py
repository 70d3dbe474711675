"""Images on the screen: from the library folder or the page itself, and never larger than a page can bear."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextDocument

from medviewer.library.files import FolderFiles
from medviewer.library.pictures import Pictures
from medviewer.ui.documents.page_images import LARGEST_PICTURE, WIDEST_SHOWN, PageImages

PLACEHOLDER = QSize(420, 40)
PALETTE = QPalette(Qt.GlobalColor.white)


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#205080"))
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return buffer.data().data()


def held(data: bytes, kind: str = "png") -> QUrl:
    return QUrl(f"data:image/{kind};base64,{base64.b64encode(data).decode()}")


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    root = tmp_path / "library"
    (root / "t").mkdir(parents=True)
    (root / "t" / "small.png").write_bytes(png(30, 20))
    (root / "t" / "wide.png").write_bytes(png(WIDEST_SHOWN * 2, 100))
    (root / "t" / "vast.png").write_bytes(png(5000, 2))
    (root / "t" / "text.png").write_bytes(b"no picture")
    (root / "t" / "drawn.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    (tmp_path / "secret.png").write_bytes(png(9, 9))
    (root / "t" / "out.png").symlink_to(tmp_path / "secret.png")
    return Pictures(b"t/page.md", FolderFiles(root), LARGEST_PICTURE)


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("small.png", QSize(30, 20)),
        ("../t/small.png", QSize(30, 20)),
        ("wide.png", QSize(WIDEST_SHOWN, 50)),
        ("vast.png", PLACEHOLDER),
        ("text.png", PLACEHOLDER),
        ("drawn.svg", PLACEHOLDER),
        ("out.png", PLACEHOLDER),
        ("../../secret.png", PLACEHOLDER),
        ("nowhere.png", PLACEHOLDER),
        ("https://example.org/a.png", PLACEHOLDER),
    ],
)
def test_an_image_is_shown_from_inside_the_library_alone(qapp, pictures: Pictures, address: str, size: QSize) -> None:
    assert PageImages(pictures).image(QUrl(address), PALETTE).size() == size


@pytest.mark.parametrize(
    ("address", "size"),
    [
        (held(png(7, 5)), QSize(7, 5)),
        (held(png(5000, 2)), PLACEHOLDER),
        (held(b"no picture"), PLACEHOLDER),
        (held(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "svg+xml"), PLACEHOLDER),
        (QUrl("data:image/png;base64,####"), PLACEHOLDER),
        (QUrl("data:,"), PLACEHOLDER),
    ],
)
def test_an_image_in_the_page_itself_is_bounded(qapp, pictures: Pictures, address: QUrl, size: QSize) -> None:
    assert PageImages(pictures).image(address, PALETTE).size() == size


def test_a_page_shows_the_image_that_it_holds(hands, formulary: Path) -> None:
    address = held(png(33, 22)).toString()
    (formulary / "pictured.md").write_text(f"# Pictured\n### Usage\n![a score line]({address})\n", encoding="utf-8")
    hands.wait(lambda: "Pictured" in hands.titles())
    hands.open("pictured")
    document = hands.view.page.document()
    image = document.resource(QTextDocument.ResourceType.ImageResource, QUrl(address))
    assert image.size() == QSize(33, 22)
    assert "Image: a score line" in hands.text()


def test_the_window_shows_no_image_from_outside_the_library(hands, formulary: Path) -> None:
    (formulary / "near.png").write_bytes(png(33, 22))
    (formulary.parent / "secret.png").write_bytes(png(44, 11))
    text = f"# Pictured\n### Usage\n![in](near.png)\n\n![out](../secret.png)\n\n![by name]({formulary}/near.png)\n"
    (formulary / "pictured.md").write_text(text, encoding="utf-8")
    hands.wait(lambda: "Pictured" in hands.titles())
    hands.open("pictured")
    document = hands.view.page.document()
    names = ("near.png", "../secret.png", f"{formulary}/near.png")
    found = [document.resource(QTextDocument.ResourceType.ImageResource, QUrl(name)).size() for name in names]
    assert found == [QSize(33, 22), PLACEHOLDER, PLACEHOLDER]
