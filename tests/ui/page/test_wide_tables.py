"""Tables of many columns, such as published labels have: their words stay whole, in a narrow window too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QTextDocument

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
