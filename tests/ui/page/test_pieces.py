"""A document that has grown piece by piece is the one that would have been made at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextDocument, QTextTable

from medviewer.locations import resources
from medviewer.monograph.parser import parse
from medviewer.ui.documents import page_documents
from medviewer.ui.documents.column_widths import signed
from medviewer.ui.documents.page_documents import ALL, goes_on, pieces_from
from medviewer.ui.documents.pieces import PIECE, Pieces, pieces_of, weight_of
from medviewer.ui.documents.tab_documents import DocumentPosition, DocumentRecipe, GrowingDocument, WholeText
from medviewer.ui.documents.tab_html import tab_html

STYLE = (resources() / "page.css").read_text(encoding="utf-8")
LINE = "Give {0} mg by mouth, and wait for {0} minutes."
ROW = "<tr><td>{0} kg</td><td>{0} mg</td><td>slowly, for {0} minutes</td></tr>"


def grown(pieces: list[str]) -> QTextDocument:
    """Return the document that these pieces grow to."""
    font = QGuiApplication.font()
    return DocumentRecipe(DocumentPosition(ALL), WholeText(pieces), STYLE, font).make()


def look(document: QTextDocument) -> list[tuple[object, ...]]:
    """Return what is seen of the blocks of a document: texts and formats, numbers of lists, whether in a table."""
    found, block = [], document.begin()
    while block.isValid():
        shape, items = block.blockFormat(), block.textList()
        margins = (shape.topMargin(), shape.bottomMargin(), shape.lineHeight(), shape.headingLevel(), shape.indent())
        letters = [(part.text(), *letter_look(part.charFormat())) for part in page_documents.fragments(block)]
        found.append((margins, items.itemText(block) if items else "", letters))
        block = block.next()
    return found


def letter_look(form) -> tuple[object, ...]:
    return (
        form.fontWeight(),
        form.fontItalic(),
        form.anchorHref(),
        tuple(form.anchorNames()),
        form.verticalAlignment(),
    )


def test_the_bundled_pages_grow_to_what_they_are(qapp) -> None:
    pages = sorted(Path("data").rglob("*.md"))[::7] or pytest.skip("no pages")
    for path in pages:
        html = tab_html(parse(path.read_text(encoding="utf-8"), path.stem), ALL)
        whole = page_documents.build(html, STYLE, QGuiApplication.font())
        assert look(grown(pieces_of(html))) == look(whole), path.name


def test_headings_paragraphs_lists_and_boxes_follow_each_other_as_in_one(qapp) -> None:
    blocks = [
        "<h2>Dosage</h2>",
        *(f"<p>{LINE.format(n)} <b>Bold.</b></p>" for n in range(200)),
        "<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>",
        '<table class="callout" width="100%"><tr><td class="callout"><p>Stop.</p></td></tr></table>',
        "<pre>a\nb</pre>",
        *(f'<h3><a name="at-{n}"></a>Next {n}</h3><p>10<sup>9</sup> {"word " * 50}</p>' for n in range(200)),
    ]
    html = "\n".join(blocks)
    pieces = pieces_of(html)
    assert len(pieces) > 4 and max(map(weight_of, pieces)) < 2 * PIECE
    assert look(grown(pieces)) == look(page_documents.build(html, STYLE, QGuiApplication.font()))


def test_a_list_counts_on_without_a_gap(qapp) -> None:
    html = '<ol start="5">' + "".join(f"<li>{LINE.format(n)}</li>\n" for n in range(900)) + "</ol>"
    pieces = pieces_of(html)
    assert len(pieces) > 5
    assert look(grown(pieces)) == look(page_documents.build(html, STYLE, QGuiApplication.font()))


def test_html_that_comes_in_bits_is_cut_as_in_one(qapp) -> None:
    bits = [f"<p>{LINE.format(n)}</p>" for n in range(500)] + ["<div>", "<p>in</p>", "</div>", "loose", " text"]
    pieces = Pieces()
    for bit in bits:
        pieces.feed(bit)
    assert pieces.finish() == pieces_of("".join(bits))


def test_a_long_table_is_cut_and_a_short_one_is_not(qapp) -> None:
    assert len(pieces_of(f"<table>{''.join(map(ROW.format, range(60)))}</table>")) == 1
    head = "<thead><tr><th>Weight</th><th>Dose</th><th>Remark</th></tr></thead>"
    pieces = pieces_of(f"<table>{head}<tbody>{''.join(map(ROW.format, range(900)))}</tbody></table>")
    document = grown(pieces)
    tables = document.rootFrame().childFrames()
    assert len(tables) == len(pieces) > 5 and [goes_on(one) for one in tables] == [False] + [True] * (len(pieces) - 1)
    assert sum(one.rows() for one in tables) == 901 and list(pieces_from(tables[0])) == tables
    assert len({tuple(one.rawValue() for one in table.format().columnWidthConstraints()) for table in tables}) == 1
    assert signed(pieces[3]) == signed(pieces[0]) is not None


def test_no_row_that_a_cell_reaches_into_begins_a_piece(qapp) -> None:
    rows = "".join(
        f'<tr><td rowspan="3">{n} kg</td><td>a {n}</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>' for n in range(500)
    )
    pieces = pieces_of(f"<table>{rows}</table>")
    assert len(pieces) > 5 and all(piece.count("<tr>") % 3 == 0 for piece in pieces)


def test_tables_beside_each_other_stay_two(qapp) -> None:
    rows = "".join(map(ROW.format, range(900)))
    document = grown(pieces_of(f"<table>{rows}</table><table>{rows}</table>"))
    tables = document.rootFrame().childFrames()
    assert [goes_on(table) for table in tables].count(False) == 2
    assert sum(one.rows() for one in pieces_from(tables[0])) == 900


def test_a_table_within_a_cell_has_no_widths_of_the_outer_one(qapp) -> None:
    row = "<tr><td>a <table><tr><td>in</td><td>ner</td></tr></table></td><td>b</td></tr>"
    pieces = pieces_of(f"<table>{row * 400}</table>")
    columns = signed(pieces[0])
    assert len(pieces) > 3 and columns is not None and len(columns.columns) == 2


@pytest.mark.parametrize("between", ["", "<h3>More</h3>"])
def test_each_of_two_cut_tables_keeps_its_own_columns(qapp, between: str) -> None:
    wide = "".join(ROW.format(n) for n in range(300))
    narrow = "".join(
        f"<tr><td>A remark on {n} that is longer than any cell above</td><td>{n}</td></tr>" for n in range(300)
    )
    pieces = pieces_of(f"<table>{wide}</table>{between}<table>{narrow}</table>")
    recipe = DocumentRecipe(DocumentPosition(ALL), WholeText(pieces), STYLE, QGuiApplication.font())
    growing = GrowingDocument(recipe)
    growing.fit(600, 900)
    growing.finish()
    tables = [one for one in growing.document.rootFrame().childFrames() if isinstance(one, QTextTable)]
    widths = {count: {lengths(one) for one in tables if one.columns() == count} for count in (2, 3)}
    assert len(widths[2]) == len(widths[3]) == 1
    assert [len(one) for found in widths.values() for one in found] == [2, 3]


def lengths(table: QTextTable) -> tuple[float, ...]:
    return tuple(one.rawValue() for one in table.format().columnWidthConstraints())
