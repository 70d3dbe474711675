"""Tables of many columns, such as published labels have: their words stay whole, in a narrow window too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from medviewer.export.paper.richtext import rich_text

DOSES = "| Parameter (median) |" + " Baseline | Week 26 |" * 4
RULE = "|" + "---|" * 9
ROWS = "\n".join(
    f"| Assessment of {what} |" + " 35 | 26* |" * 4 for what in ("Physician", "Swollen joints", "Disability")
)
PAGE = f"# Testamycin\n### Dosage\n{{}}\n\n{DOSES}\n{RULE}\n{ROWS}\n"


def open_page(hands, formulary: Path, text: str, width: int = 900) -> None:
    """Open a page with the table in a window of this width."""
    hands.window.resize(width, 600)
    (formulary / "t.md").write_text(PAGE.format(text), encoding="utf-8")
    hands.wait(lambda: "Testamycin" in hands.titles())
    hands.open("testamycin")


def broken_words(document: QTextDocument) -> Iterator[str]:
    """Yield what stands on both sides of the ends of lines that are inside of a word."""
    document.documentLayout().documentSize()
    block = document.begin()
    while block.isValid():
        text, layout = block.text(), block.layout()
        ends = [layout.lineAt(number).textStart() for number in range(1, layout.lineCount())]
        yield from (text[end - 4 : end + 4] for end in ends if text[end - 1].isalnum() and text[end].isalnum())
        block = block.next()


def test_words_in_a_wide_table_stay_whole_in_a_narrow_window_without_scrolling(hands, formulary: Path) -> None:
    open_page(hands, formulary, "Once daily.")
    assert not list(broken_words(hands.view.page.document()))
    assert hands.view.page.horizontalScrollBar().maximum() == 0


def test_a_table_that_has_no_room_is_scrolled_sideways_rather_than_broken(hands, formulary: Path) -> None:
    open_page(hands, formulary, "Once daily.", width=640)
    assert not list(broken_words(hands.view.page.document()))
    assert hands.view.page.horizontalScrollBar().maximum() > 0


def test_a_word_without_end_is_broken_and_nothing_scrolls_sideways(hands, formulary: Path) -> None:
    open_page(hands, formulary, "x" * 300)
    assert list(broken_words(hands.view.page.document()))
    assert hands.view.page.horizontalScrollBar().maximum() == 0


def test_the_next_page_has_whole_words_again(hands, formulary: Path) -> None:
    open_page(hands, formulary, "x" * 300)
    (formulary / "u.md").write_text(PAGE.format("Once.").replace("Testamycin", "Unomycin"), encoding="utf-8")
    hands.window.drugs.field.clear()
    hands.wait(lambda: "Unomycin" in hands.titles())
    hands.open("unomycin")
    assert not list(broken_words(hands.view.page.document()))


def test_a_range_of_doses_stays_on_one_line() -> None:
    shown = rich_text("<td>500 to 750 mg</td><td>5 – 10 mL</td><td>5 to ten</td>")
    assert shown == "<td>500\u00a0to\u00a0750\u00a0mg</td><td>5\u00a0–\u00a010\u00a0mL</td><td>5 to ten</td>"


SITUATION = "In whom and for what, as infections of the skin"
DOSE_TABLE = (
    f"| Group | Dose | Interval | Longest course |\n|---|---|---|---|\n"
    f"| {SITUATION} | 500 to 750 mg | every 12 hours | 7 to 14 days in all |\n"
    "| Children of more than a year | 10 mg/kg, at most 500 mg | every 12 hours | 10 to 21 days in all |\n"
)
LINE = "A line of the text itself, which goes on and on for long. " * 9
DOSES_PAGE = f"# Wideol\n### Dosage\n{LINE}\n\n{DOSE_TABLE}\n{LINE}\n"
FOOTNOTE = (
    "<table><tr><td>Weight</td><td>Dose</td></tr><tr><td>10 kg</td><td>5 mg</td></tr>"
    f'<tr><td colspan="2">{LINE}</td></tr></table>'
)


def open_doses(hands, formulary: Path, text: str = DOSES_PAGE, size: tuple[int, int] = (1280, 800)) -> None:
    """Open a page with a table of doses."""
    hands.window.resize(*size)
    (formulary / "w.md").write_text(text, encoding="utf-8")
    hands.wait(lambda: "Wideol" in hands.titles() and not hands.app.session.is_reading())
    hands.open("wideol")
    settle(hands)


def settle(hands) -> None:
    hands.wait_long(lambda: not hands.app.tasks.busy() and hands.view.page.steps.is_done())


def table_of(hands) -> QTextTable:
    frames = hands.view.page.document().rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)][-1]


def width_of(hands) -> float:
    return hands.view.page.document().documentLayout().frameBoundingRect(table_of(hands)).width()


def lines_in(hands, row: int, column: int) -> int:
    cell = table_of(hands).cellAt(row, column)
    block = cell.firstCursorPosition().block()
    layout = block.layout()  # of a block that is held meanwhile
    return layout.lineCount()


def text_widths(hands) -> list[float]:
    """Return the room of the lines of each paragraph outside of tables."""
    document = hands.view.page.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    layouts = [block.layout() for block in blocks if QTextCursor(block).currentTable() is None and block.length() > 1]
    return [layout.lineAt(0).width() for layout in layouts]


def test_a_table_of_doses_has_the_room_beside_the_lines_and_the_lines_do_not(hands, formulary: Path) -> None:
    open_doses(hands, formulary)
    page = hands.view.page
    assert width_of(hands) > page.lineWrapColumnOrWidth()
    assert {lines_in(hands, row, column) for row in range(3) for column in range(4)} == {1}
    assert max(text_widths(hands)) <= page.lineWrapColumnOrWidth()
    assert page.horizontalScrollBar().maximum() == 0


def test_without_that_room_doses_stay_on_their_lines_and_the_longest_text_has_several(hands, formulary: Path) -> None:
    open_doses(hands, formulary, size=(900, 600))
    assert lines_in(hands, 1, 0) > 1
    assert lines_in(hands, 1, 1) == lines_in(hands, 1, 2) == 1
    assert hands.view.page.horizontalScrollBar().maximum() == 0


def test_a_table_with_room_between_the_lines_is_no_wider_than_its_contents(hands, formulary: Path) -> None:
    open_doses(hands, formulary, "# Wideol\n### Dosage\n| Weight | Dose |\n|---|---|\n| 10 kg | 5 mg |\n")
    assert width_of(hands) < hands.view.page.lineWrapColumnOrWidth() / 2


def test_a_footnote_across_a_table_makes_it_no_wider(hands, formulary: Path) -> None:
    open_doses(hands, formulary, f"# Wideol\n### Dosage\n{FOOTNOTE}\n")
    assert width_of(hands) <= hands.view.page.lineWrapColumnOrWidth()


def test_a_word_of_a_cell_without_end_leaves_the_lines_as_they_are(hands, formulary: Path) -> None:
    open_doses(hands, formulary, DOSES_PAGE.replace("500 to 750", "5" * 400))
    page = hands.view.page
    assert max(text_widths(hands)) <= page.lineWrapColumnOrWidth()
    assert page.horizontalScrollBar().maximum() == 0


def test_a_window_that_grows_gives_the_table_more_room_and_the_reader_stays(hands, formulary: Path) -> None:
    open_doses(hands, formulary, DOSES_PAGE.replace(DOSE_TABLE, f"{LINE}\n\n" * 30 + DOSE_TABLE), (1000, 600))
    page, before = hands.view.page, width_of(hands)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    seen = page.cursorForPosition(QPoint(0, 4)).position()
    measure = page.lineWrapColumnOrWidth()
    hands.window.resize(1280, 600)
    settle(hands)
    assert width_of(hands) > before
    assert page.lineWrapColumnOrWidth() == measure
    now = page.cursorForPosition(QPoint(0, 4)).position()
    assert abs(now - seen) < 2 * 75  # the line that the edge had cut is seen whole


def test_a_table_that_comes_late_on_a_long_page_has_its_room_too(hands, formulary: Path) -> None:
    open_doses(hands, formulary, f"# Wideol\n### Dosage\n{f'{LINE}{chr(10)}{chr(10)}' * 120}{DOSE_TABLE}")
    assert len(hands.view.page._growing.ends) > 2
    assert {lines_in(hands, row, column) for row in range(3) for column in range(4)} == {1}


def test_a_boxed_warning_keeps_to_the_lines(hands, formulary: Path) -> None:
    open_doses(hands, formulary, f"# Wideol\n### Usage\nFew.\n\n> **Warning** {LINE}\n")
    hands.choose_tab("All")
    settle(hands)
    assert abs(width_of(hands) - hands.view.page.lineWrapColumnOrWidth()) < 8


def test_a_table_of_columns_side_by_side_stays_in_its_column(hands, formulary: Path) -> None:
    open_doses(hands, formulary)
    warfarin = next(row.id for row in hands.app.session.listing() if row.title == "Warfarin")
    hands.app.compare.compare([hands.view.opened().id, warfarin])
    hands.wait(hands.app.compare.is_shown)
    page = hands.app.compare.view().page
    outer = page.document().rootFrame().childFrames()
    layout = page.document().documentLayout()
    assert max(layout.frameBoundingRect(one).width() for one in outer) <= page.lineWrapColumnOrWidth() + 1


def test_what_stands_beside_the_lines_is_marked_copied_clicked_and_found(hands, formulary: Path, qtbot) -> None:
    open_doses(hands, formulary, DOSES_PAGE.replace("7 to 14 days in all", "see [Metformin](m/metformin.md) last"))
    page = hands.view.page
    found = page.document().find("Metformin", table_of(hands).firstPosition())
    place = page.cursorRect(found).center()
    assert place.x() > page.lineWrapColumnOrWidth()
    qtbot.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(12, 0))
    assert page.textCursor().selectedText() == "Metformin"
    assert "Metformin" in page.createMimeDataFromSelection().text()
    assert page.anchorAt(place - QPoint(12, 0))
    hands.app.actions.find.trigger()
    hands.view.find_bar.field.setText("last")
    hands.wait(lambda: bool(page.extraSelections()))
    marks = page.extraSelections()
    assert any(page.cursorRect(mark.cursor).x() > page.lineWrapColumnOrWidth() for mark in marks)


def test_cells_over_rows_and_columns_and_tables_in_cells_stay_within_the_page(hands, formulary: Path) -> None:
    inner = "<table><tr><td>10 kg</td><td>5 mg twice a day</td></tr></table>"
    rows = (
        f"<tr><th rowspan='2'>{SITUATION}</th><th colspan='2'>{SITUATION}, {SITUATION}</th><th>Course</th></tr>"
        f"<tr><td>5 mg every 12 hours, then less</td><td>{inner}</td><td>7 to 14 days in all</td></tr>"
    )
    open_doses(hands, formulary, f"# Wideol\n### Dosage\n<table>{rows}</table>\n\n{LINE}\n")
    page = hands.view.page
    assert page.horizontalScrollBar().maximum() == 0
    assert max(text_widths(hands)) <= page.lineWrapColumnOrWidth()


def test_lines_from_right_to_left_stay_where_they_are(hands, formulary: Path) -> None:
    line = "מנה ראשונה של עשרה מיליגרם פעמיים ביום עם אוכל " * 5
    open_doses(hands, formulary, f"# Wideol\n### Dosage\n{line}\n\n{DOSE_TABLE}\n{line}\n")
    page = hands.view.page
    assert max(text_widths(hands)) <= page.lineWrapColumnOrWidth()
    assert page.horizontalScrollBar().maximum() == 0
