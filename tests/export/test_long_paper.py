"""A long page on paper: laid out part by part it looks as it would laid out at once, and it can be stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter, QTextDocument

from medviewer.errors import ExportError
from medviewer.export.file_formats import export_page
from medviewer.export.page_source import PageSource
from medviewer.export.paper import pdf, typesetting
from medviewer.export.paper.paper import page_layout
from medviewer.export.progress import Watch
from medviewer.monograph.parser import parse

pytestmark = pytest.mark.usefixtures("qapp")

BODY = (
    "<h1>Name</h1><h2>Dosage</h2>"
    + "".join(f"<p>Paragraph {n} of <b>some</b> words.</p>" for n in range(30))
    + "<ol>"
    + "".join(f"<li>step {n}<ul><li>inner {n}</li></ul></li>" for n in range(30))
    + "</ol>"
    + "".join(f'<p class="callout"><b>Warning:</b> callout {n}</p><p>after {n}</p>' for n in range(10))
    + '<div class="qa"><p class="q"><b>Q?</b></p><div class="a"><p>A.</p></div></div>' * 10
    + "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    + "".join(f"<h3>Heading {n}</h3><p>text</p>" for n in range(10))
)


def looks(document: QTextDocument) -> Iterator[tuple[object, ...]]:
    """Yield what each block that holds something looks like."""
    block = document.begin()
    while block.isValid():
        if block.text().strip():
            form, listed = block.blockFormat(), block.textList()
            look = (listed.format().style(), listed.format().indent()) if listed else None
            weight = block.begin().fragment().charFormat().fontWeight()
            yield block.text(), form.headingLevel(), block.userState(), form.leftMargin(), look, weight
        block = block.next()


def laid_out(monkeypatch: pytest.MonkeyPatch, step: int) -> list[tuple[object, ...]]:
    monkeypatch.setattr(typesetting, "LARGEST_STEP", step)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPageLayout(page_layout())
    documents = typesetting.typeset(BODY, device, float(device.width()), lambda: None)
    return [look for document in documents for look in looks(document)]


@pytest.mark.parametrize("step", [700, 2000, 6000])
def test_parts_look_as_the_whole_does(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    assert laid_out(monkeypatch, step) == laid_out(monkeypatch, 1_000_000)


def long_page() -> str:
    return "# Long\n### Dosage\n" + "".join(f"* Step {n} of the way.\n\n" for n in range(9000))


def test_all_of_a_long_page_is_printed(source: PageSource, pdf_text) -> None:
    told: list[tuple[int, int]] = []
    text = pdf_text(pdf.render(parse(long_page(), "long"), source, watch=Watch(lambda *done: told.append(done))))
    assert re.findall(r"Step (\d+) of the way\.", text) == [str(n) for n in range(9000)]
    assert told[-1][0] == told[-1][1] == len(told) == text.count("\f")


@pytest.mark.parametrize("calls", [0, 1, 5])
def test_what_is_stopped_leaves_no_file(source: PageSource, tmp_path: Path, calls: int) -> None:
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > calls

    with pytest.raises(ExportError, match="Stopped"):
        export_page(parse(long_page(), "l"), source, "pdf", tmp_path / "l.pdf", watch=Watch(is_cancelled=stopped))
    assert list(tmp_path.iterdir()) == []
