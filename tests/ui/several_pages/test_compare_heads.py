"""Heads and columns of a comparison: every dose under the name of its drug, at any width, and no word cut."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from medviewer.export.comparison import Column, printable
from medviewer.export.paper.paper import wide
from medviewer.export.paper.printout import Printout
from medviewer.ui.page.page_column import LEAST
from medviewer.ui.page.page_view import LINE
from medviewer.ui.services.settings import Settings
from medviewer.ui.several_pages.column_head import ColumnSource
from tests.ui.conftest import write_page

TRIPLE = "Bedaquiline + Pretomanid + Levofloxacinhydrochloride"
TITLES = ("Warfarin", "Metformin", TRIPLE, "Paracetamol", "Amoxicillin")


@pytest.fixture
def side_by_side(open_window, formulary: Path, profile):
    """Return a function that puts drugs side by side one by one, in a window of a size."""
    write_page(formulary, TRIPLE, "three of them", "Tribrand", "antibiotics", 250)

    def compare(size, titles, zoom: int = 100, theme: str = "light"):
        settings = Settings(profile.settings)
        settings.keep("view/zoom", zoom)
        settings.keep("view/theme", theme)
        settings.write()
        hands = open_window(rows=6)
        hands.window.resize(*size)
        ids = {row.title: row.id for row in hands.app.session.listing()}
        hands.open(titles[0])
        for title in titles[1:]:
            hands.app.compare.toggle(ids[title])
            hands.wait(lambda: hands.app.compare.is_shown() and not hands.app.tasks.busy())
        QApplication.processEvents()
        return hands

    return compare


def seen(widget) -> QRect:
    """Return what is seen of a widget, in the places of the window."""
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(widget.window(), region.topLeft()), region.size())


def columns(view) -> list[tuple[int, int]]:
    """Return the left and right edges of the columns of text that are seen, in the places of the window."""
    page = view.page
    table = next(frame for frame in page.document().rootFrame().childFrames() if isinstance(frame, QTextTable))
    layout = page.document().documentLayout()
    offset = page.viewport().mapTo(view.window(), QPoint(0, 0)).x() - page.horizontalScrollBar().value()
    whole = layout.frameBoundingRect(table)
    lefts = [
        layout.blockBoundingRect(table.cellAt(0, n).firstCursorPosition().block()).x() for n in range(table.columns())
    ]
    return [(offset + round(a), offset + round(b)) for a, b in pairwise([*lefts, whole.right()])]


def assert_named(view, titles) -> None:
    """Assert that its drug stands above what is seen of each column, whole or with a sign that it is cut."""
    room = seen(view.page.viewport())
    for head, title, (left, right) in zip(view._heads, titles, columns(view), strict=True):
        dose = 22 + view.page.fontMetrics().horizontalAdvance("5mg")
        if right - dose <= room.left() or left + dose >= room.right():
            continue  # no dose can be seen
        place = seen(head.name)
        assert place.height() >= head.name.fontMetrics().height()
        assert max(left, room.left() - 24) - 2 <= place.left() and place.right() <= right + 2
        drawn = head.name.drawn_text()
        assert drawn == title or drawn.endswith("…")
        if room.left() <= left and right <= room.right():
            assert drawn == title and place.height() == head.name.height()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (1920, 1080)])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize(("zoom", "theme"), [(100, "light"), (200, "dark"), (200, "contrast")])
def test_each_column_has_the_name_of_its_drug_above_it(side_by_side, size, count, zoom, theme) -> None:
    view = side_by_side(size, TITLES[:count], zoom, theme).app.compare.view()
    shown = TITLES[: min(count, 4)]
    assert_named(view, shown)
    bar = view.page.horizontalScrollBar()
    for step in range(1, 8):
        bar.setValue(bar.maximum() * step // 7)
        assert_named(view, shown)


LABEL = """---
source:
  kind: spl
  set_id: {set_id}
  version: 3
  effective_date: '2025-10-28'
labeler: {labeler}
---
# {title}
### Dosage
Give 5 mg, and look at the label.
"""


@pytest.fixture
def labels(formulary: Path, side_by_side):
    """Return a function that puts labels side by side, given as (title, labeler, set id), in a window of a size."""

    def compare(*told: tuple[str, str, str], size=(900, 600), zoom: int = 100, theme: str = "light"):
        for number, (title, labeler, set_id) in enumerate(told):
            path = formulary / f"x{number}" / f"label-{number}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(LABEL.format(title=title, labeler=labeler, set_id=set_id), encoding="utf-8")
        hands = side_by_side(size, ["Warfarin"], zoom, theme)
        hands.wait(lambda: len(hands.app.session.listing()) >= 6 + len(told))
        hands.app.compare.compare([f"formulary/x{number}/label-{number}.md" for number in range(len(told))])
        hands.wait(lambda: hands.app.compare.is_shown() and not hands.app.tasks.busy())
        QApplication.processEvents()
        return hands.app.compare.view()

    return compare


def sources(view) -> list[ColumnSource]:
    return [strip.findChild(ColumnSource) for strip in view._facts_strip._widgets]


LONG = "Oxycodone and Acetaminophen Hydrochloride (tablet, film coated, Granules Pharmaceuticals Incorporated)"
FOUR = tuple((f"{LONG} {n}", f"Some Labeler {n} LLC", f"{n}a0c1e57-0b1b-4d8c-9a55-0123456789ab") for n in range(4))


def test_library_and_labeler_stand_in_the_head_and_the_file_in_its_tooltip(labels) -> None:
    for number, source in enumerate(sources(labels(*FOUR))):
        text = source.text.text()
        assert text.startswith(f"“formulary”, “Some Labeler {number} LLC”, label of 28 Oct 2025, version 3")
        assert "not clinically reviewed" in text and "Folder, not signed" in text
        assert ".md" not in text and f"label-{number}.md" in source.text.toolTip()
        assert "Set id" not in text and f"{number}a0c1e57" in source.text.toolTip()


def test_labels_of_one_drug_and_labeler_are_told_apart_by_their_set(labels) -> None:
    view = labels(("Warf", "One LLC", "aaaa-1"), ("Warf", "ONE LLC", "bbbb-2"), ("Warf", "Two LLC", "cccc-3"))
    texts = [source.text.text() for source in sources(view)]
    assert ["aaaa-1" in texts[0], "bbbb-2" in texts[1], "Set id" in texts[2]] == [True, True, False]


def test_labels_of_one_set_are_told_apart_by_their_folder(labels) -> None:
    view = labels(("Warf", "One LLC", "aaaa-1"), ("Warf", "One LLC", "aaaa-1"))
    assert [source.text.text().split(", ")[0] for source in sources(view)] == ["x0", "x1"]


@pytest.mark.parametrize(("zoom", "letters"), [(100, len(LONG)), (200, 76)])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_eight_lines_are_seen_below_the_heads_of_four(labels, zoom: int, letters: int, theme: str) -> None:
    view = labels(*((title[-letters:], *rest) for title, *rest in FOUR), zoom=zoom, theme=theme)
    assert view.page.viewport().height() >= 8 * LINE * view.page.fontMetrics().height()
    assert all("…" not in head.name.drawn_text() for head in view._heads if head.remove.isVisible())
    first = sources(view)[0].text
    assert seen(first).height() >= first.fontMetrics().height()


def test_the_first_line_of_a_column_in_each_section_is_the_name(side_by_side) -> None:
    view = side_by_side((1280, 800), TITLES[:4]).app.compare.view()
    tables = [table for table in view.page.document().rootFrame().childFrames() if isinstance(table, QTextTable)]
    assert len(tables) > 3
    for table in tables:
        firsts = [table.cellAt(0, column).firstCursorPosition() for column in range(4)]
        assert [first.block().text() for first in firsts] == list(TITLES[:4])
        assert all(first.block().begin().fragment().charFormat().fontWeight() > 500 for first in firsts)


def test_a_copy_of_all_has_each_dose_below_its_name(side_by_side) -> None:
    hands = side_by_side((1280, 800), TITLES[:2])
    hands.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    lines = QGuiApplication.clipboard().text().replace("\xa0", " ").splitlines()
    for title, dose in (("Warfarin", "5 mg by mouth"), ("Metformin", "850 mg by mouth")):
        place = next(number for number, line in enumerate(lines) if dose in line)
        assert [line for line in lines[:place] if line in TITLES][-1] == title


def ends_of_lines(document: QTextDocument) -> list[str]:
    """Return the last character of each line that another one follows in its paragraph."""
    document.documentLayout().documentSize()
    block, ends = document.begin(), []
    while block.isValid():
        layout = block.layout()
        stops = [layout.lineAt(n).textStart() + layout.lineAt(n).textLength() for n in range(layout.lineCount())]
        ends += [block.text()[stop - 1] for stop in stops[:-1]]
        block = block.next()
    return ends


WIDE = (
    "| Indication | Start | Then | Most | Renal | Hepatic | Child | Note |\n|" + "---|" * 8 + "\n"
    "| Deep vein thrombosis | 500 mg/125 mg | 1 to 2 weeks | 2–3 g | half | | none | anti-Xa/APTT |\n"
)
FLOW = "Give 2.5–3.5 mg/kg/day, or 500 mg/125 mg in well-hydrated non-diabetics, at 30–60 mL/min—never more. " * 20
MERGED = (
    "<table><thead><tr><th>Who</th><th>Route</th><th>Dose</th></tr></thead><tbody>"
    '<tr><td rowspan="2">Adults</td><td>vein</td><td><ul><li>5 mg</li><li>10 mg<ul><li>slowly</li></ul></li></ul></td>'
    '</tr><tr><td>mouth</td><td>20 mg</td></tr><tr><td>Children</td><td colspan="2">none</td></tr></tbody></table>\n'
)


@pytest.fixture
def with_tables(side_by_side, formulary: Path):
    """Return a function that puts drugs side by side, of which the first has two tables in its dosage."""
    page = formulary / "w" / "warfarin.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("### Side", f"\n{FLOW}\n\n{WIDE}\n{MERGED}\n### Side"), encoding="utf-8")
    return side_by_side


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (1920, 1080)])
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("zoom", [100, 200])
def test_lines_end_at_spaces_only(with_tables, size, count, zoom) -> None:
    ends = ends_of_lines(with_tables(size, TITLES[:count], zoom).app.compare.view().page.document())
    assert len(ends) > 10 and set(ends) <= {" "}


def test_columns_without_room_scroll_sideways(side_by_side) -> None:
    page = side_by_side((900, 600), TITLES[:4], 200).app.compare.view().page
    assert page.horizontalScrollBar().maximum() > 0


def test_a_table_without_room_becomes_lines_of_row_column_and_value(with_tables) -> None:
    hands = with_tables((1280, 800), TITLES[:4])
    text = hands.app.compare.view().copied().text
    lines = [line.strip().removeprefix("- ") for line in text.splitlines()]
    assert not any(" | " in line for line in lines if "Metformin | " not in line)
    told = (
        "Deep vein thrombosis, Start: 500 mg/125 mg",
        "Deep vein thrombosis, Then: 1 to 2 weeks",
        "Deep vein thrombosis, Hepatic: –",
        "Deep vein thrombosis, Note: anti-Xa/APTT",
        "Adults, vein, Dose:",
        "10 mg",
        "slowly",
        "Adults, mouth, Dose: 20 mg",
        "Children, Route / Dose: none",
    )
    places = [lines.index(line) for line in told]
    assert places == sorted(places)
    assert {"Indication", "Who", "Route"} <= set(lines)


def test_a_table_stays_one_where_there_is_room(with_tables) -> None:
    view = with_tables((1920, 1080), TITLES[:2]).app.compare.view()
    cursor = view.page.document().find("20 mg")
    assert cursor.currentTable().columns() == 3
    assert "Deep vein thrombosis, Then: 1 to 2 weeks" in view.copied().text.replace("\xa0", " ")


def test_a_wider_window_makes_tables_of_the_lines_again(with_tables) -> None:
    hands = with_tables((900, 600), TITLES[:2])
    view = hands.app.compare.view()
    assert "Adults, mouth, Dose: 20" in view.copied().text.replace("\xa0", " ")
    hands.window.resize(1920, 1080)
    hands.wait(lambda: "Adults, mouth, Dose: 20" not in view.copied().text.replace("\xa0", " "))


def test_what_is_kept_on_one_line_is_found_and_copied_as_the_page_has_it(with_tables) -> None:
    hands = with_tables((1280, 800), TITLES[:2])
    view = hands.app.compare.view()
    hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, at=view.page)
    for text in ("anti-xa/aptt", "Start: 500 mg/125 mg", "2–3 g", "Xa"):
        view.find_bar.field.setText(text)
        assert view.find_bar.count.text() == "1 of 1", text
    view.page.selectAll()
    view.page.copy()
    assert "anti-Xa/APTT" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("count", [2, 3, 4])
def test_no_word_of_a_comparison_is_parted_on_paper(with_tables, count) -> None:
    pages = with_tables((1280, 800), TITLES[:count]).app.compare.view().shown()
    sheets = QPdfWriter(QBuffer())
    sheets.setPageLayout(wide())
    printed = printable([Column(page.monograph, page.source) for page in pages])
    assert "<b>Deep vein thrombosis, Then:</b> 1 to 2 weeks" in printed.body
    for _, document in Printout(sheets, printed)._column._pieces:
        text = document.toPlainText()
        assert "\u200b" not in text and " | " not in text.replace(" | ".join(TITLES[:count]), "")
        assert set(ends_of_lines(document)) <= {" "}


def test_each_sheet_of_a_long_comparison_has_the_names(with_tables, formulary: Path) -> None:
    page = formulary / "m" / "metformin.md"
    text = page.read_text(encoding="utf-8")
    more = "".join(f"\n\n#### Step {number}\n{FLOW}" for number in range(8))
    page.write_text(text.replace("### Side", f"{more}\n\n### Side"), encoding="utf-8")
    pages = with_tables((1280, 800), TITLES[:3]).app.compare.view().shown()
    sheets = QPdfWriter(QBuffer())
    sheets.setPageLayout(wide())
    printout = Printout(sheets, printable([Column(page.monograph, page.source) for page in pages]))
    (_, document), *others = printout._column._pieces
    assert printout.count > 3 and not others
    heads = [
        document.documentLayout().frameBoundingRect(table).top()
        for table in document.rootFrame().childFrames()
        if isinstance(table, QTextTable) and table.columns() == 3
    ]
    for sheet in printout._sheets:
        assert sheet.header is not None or any(sheet.top - 1 <= top < sheet.bottom for top in heads)


def test_the_text_has_its_lines_where_letters_are_large_and_the_window_is_small(side_by_side) -> None:
    hands = side_by_side((900, 600), TITLES[:2], zoom=200)
    view = hands.app.compare.view()
    assert view.page.viewport().height() >= LEAST * LINE * hands.window.fontMetrics().height()
    assert not view.hint.isVisible() and view.hint.text()
    hands.window.resize(1280, 1000)
    hands.wait(view.hint.isVisible)
