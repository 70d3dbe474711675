"""Images come from inside the library only, and only when they are what they say."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.export.images import LARGEST_FILE, MOST_HELD, MOST_PIXELS, ImageBudget, inline_images
from medviewer.export.page_source import PageSource
from medviewer.library.files import FolderFiles
from medviewer.monograph.picture import image_size


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(min(height, 2000))))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + bytes(10)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xc0\x00\x11\x08\x00\x14\x00\x1e" + bytes(12)


@pytest.fixture
def ward(tmp_path: Path, source: PageSource) -> PageSource:
    (tmp_path / "outside.png").write_bytes(png(3, 3))
    root = tmp_path / "library"
    (root / "t").mkdir(parents=True)
    (root / "top.png").write_bytes(png(40, 10))
    (root / "t" / "a b.png").write_bytes(png(8, 4))
    (root / "t" / "text.png").write_bytes(b"not a picture")
    (root / "t" / "huge.png").write_bytes(png(2, 2) + bytes(LARGEST_FILE))
    (root / "t" / "vast.png").write_bytes(png(1, 1)[:16] + struct.pack(">II", 60_000, 60_000) + png(1, 1)[24:])
    return replace(source, files=FolderFiles(root))


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(7, 5), ("image/png", 7, 5)),
        (GIF, ("image/gif", 30, 20)),
        (JPEG, ("image/jpeg", 30, 20)),
        (b"<svg/>", None),
        (b"\xff\xd8\xff", None),
    ],
)
def test_size_is_read_from_the_header(data: bytes, size: object) -> None:
    assert image_size(data) == size


@given(st.binary(max_size=80), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"GIF89a", b"\xff\xd8"]))
def test_any_bytes_have_a_size_or_none(data: bytes, start: bytes) -> None:
    found = image_size(start + data)
    assert found is None or (found[0].startswith("image/") and min(found[1:]) >= 0)


def test_an_image_beside_the_page_is_held_in_the_file(ward: PageSource) -> None:
    made = inline_images('<p>x <img src="a%20b.png" alt="a &amp; b"> y</p>', ward)
    data = base64.b64encode(ward.files.page(b"t/a b.png")).decode()
    assert made == f'<p>x <img src="data:image/png;base64,{data}" alt="a &amp; b" width="8" height="4"> y</p>'


@pytest.mark.parametrize("address", ["../top.png", "/top.png", "../t/../top.png?v=1"])
def test_an_image_elsewhere_in_the_library(ward: PageSource, address: str) -> None:
    assert 'width="40" height="10"' in inline_images(f'<img src="{address}">', ward)


@pytest.mark.parametrize(
    ("asked", "shown"), [('width="20"', (20, 10)), ('height="2"', (4, 2)), ('width="9" height="9"', (9, 9))]
)
def test_the_page_may_ask_for_a_size(ward: PageSource, asked: str, shown: tuple[int, int]) -> None:
    made = inline_images(f'<img src="a b.png" {asked}>', ward)
    assert made.endswith(f'width="{shown[0]}" height="{shown[1]}">')


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://example.org/x.png", "not in the library, never fetched"),
        ("//example.org/x.png", "not in the library, never fetched"),
        ("file:///etc/passwd", "not in the library, never fetched"),
        ("../../outside.png", "outside the library"),
        ("../../../../../../etc/passwd", "outside the library"),
        ("missing.png", "not found in the library"),
        ("../t", "not found in the library"),
        ("text.png", "not a PNG, JPEG or GIF image"),
        ("huge.png", "too large to include"),
        ("vast.png", "too large to include"),
        ("x%00y.png", "not an address inside the library"),
        (f"{'x' * 300}.png", "cannot be read"),
        ("http://[bad", "its address cannot be read"),
        ("data:image/png;base64,AAAA", "not a PNG, JPEG or GIF image"),
        ("data:image/png;base64,AAAAA", "damaged"),
        ("data:image/svg+xml;base64,PHN2Zy8+", "not a PNG, JPEG or GIF image"),
        (f"data:image/png;base64,{'A' * 2 * LARGEST_FILE}", "too large to include"),
        ("", "not found in the library"),
    ],
)
def test_what_is_not_shown_says_why(ward: PageSource, address: str, reason: str) -> None:
    made = inline_images(f'<img src="{address}" alt="a rash">', ward)
    assert made == f'<span class="no-image">[Image: a rash – {reason}]</span>'


def test_a_link_out_of_the_library_is_not_followed(ward: PageSource) -> None:
    (ward.files.root / "t" / "link.png").symlink_to(ward.files.root.parent / "outside.png")
    (ward.files.root / "t" / "loop.png").symlink_to("loop.png")
    assert "outside the library" in inline_images('<img src="link.png">', ward)
    assert "[Image – " in inline_images('<img src="loop.png">', ward)


def test_without_a_folder_no_image_is_read(source: PageSource) -> None:
    assert inline_images('<img src="a.png">', source) == '<span class="no-image">[Image – not included]</span>'


def test_an_embedded_image_stays(source: PageSource) -> None:
    data = base64.b64encode(png(6, 6)).decode()
    assert f"data:image/png;base64,{data}" in inline_images(f'<img src="data:image/png;base64,{data}">', source)


def test_the_images_of_an_export_fit_together(ward: PageSource) -> None:
    data = png(40, 40) + bytes(100_000)
    (ward.files.root / "t" / "one.png").write_bytes(data)
    made = inline_images("".join(f'<img src="one.png?{number}">' for number in range(1200)), ward)
    assert made.count("<img ") == MOST_HELD // len(data)
    assert made.count("[Image – the page has too many or too large ones]") == 1200 - MOST_HELD // len(data)


def test_different_images_of_an_export_are_few_enough_to_be_decoded_together(ward: PageSource) -> None:
    for number in range(40):
        (ward.files.root / "t" / f"{number}.png").write_bytes(png(2000, 1000 + number))
    room = ImageBudget()
    sections = [inline_images(f'<img src="{number}.png"><img src="{number}.png">', ward, room) for number in range(40)]
    assert 0 < sum(section.count("<img ") for section in sections) // 2 <= MOST_PIXELS // (2000 * 1000)
    assert 'src="data:' in inline_images('<img src="a b.png">', ward, room)
