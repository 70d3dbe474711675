"""Text of the rows: names wrap, sections stand whole, and nothing is cut without a sign."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication

from medviewer.ui.search.row_text import SIGN, FittedLine, RowText

LONG = "Zoster vaccine recombinant, adjuvanted, glycoprotein E and AS01b (Testgrix)"
ASTRAL = "\U0001f489 Vaccine of many words that do not stand in one line"
RIGHT_TO_LEFT = "ميتفورمين هيدروكلوريد أقراص مغلفة للاستعمال عن طريق الفم"
UNBROKEN = "Methionylglutaminylarginyltyrosylglutamylserylleucylphenylalanyl" * 2


@pytest.fixture
def drawn(qapp: QApplication) -> RowText:
    """Return what lays text out, hits in bold."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return RowText(qapp.font(), look)


@pytest.mark.parametrize("text", [LONG, ASTRAL, RIGHT_TO_LEFT, UNBROKEN, "Metformin", "", " "])
@pytest.mark.parametrize("width", [30, 60, 130, 170, 260, 400, 3000])
@pytest.mark.parametrize("marked", [0, 7, 40])
def test_no_letter_goes_without_a_sign_and_no_line_is_too_wide(
    drawn: RowText, text: str, width: int, marked: int
) -> None:
    lines = drawn.wrapped(FittedLine(text, ((0, marked),) if marked else ()), width, width)
    assert 1 <= len(lines) <= 2
    widths = [drawn.width(FittedLine(line.text.rstrip(), line.marks)) for line in lines]
    slack = 3 * (text == RIGHT_TO_LEFT)  # letters at an end have other shapes
    assert max(widths) <= width + slack, widths
    shown = "".join(line.text for line in lines).replace("\u200d", "")  # Qt joins letters to the sign
    squeezed = text.replace(" ", "")
    if shown.endswith(SIGN):
        assert squeezed.startswith(shown.removesuffix(SIGN).replace(" ", ""))
    else:
        assert shown.replace(" ", "") == squeezed


def test_a_name_that_two_lines_hold_is_whole_and_its_hits_are_marked_in_both(drawn: RowText) -> None:
    at = LONG.index("Testgrix")
    width = drawn.width(FittedLine(LONG)) * 0.7
    first, second = drawn.wrapped(FittedLine(LONG, ((0, 6), (at, 8))), width, width)
    assert f"{first.text.rstrip()} {second.text}" == LONG
    assert [first.text[start : start + length] for start, length in first.marks] == ["Zoster"]
    assert [second.text[start : start + length] for start, length in second.marks] == ["Testgrix"]


def test_bold_hits_make_no_word_vanish(drawn: RowText) -> None:
    text = "Warfarin wwwwwwwwwww mmmmmmmmm"
    width = drawn.width(FittedLine(text)) + 1
    lines = drawn.wrapped(FittedLine(text, ((0, len(text)),)), width, width)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("section", ["Dosage", "2.1 Dosage in adults with renal impairment", UNBROKEN[:40]])
@pytest.mark.parametrize("share", [0.7, 0.9, 1.0, 2.0])
def test_the_section_of_a_passage_is_whole_and_the_drug_is_cut_before_it(
    drawn: RowText, section: str, share: float
) -> None:
    drug = "Amlodipine besylate (AMLODIPINE BESYLATE 2.5 mg) · "
    least = drawn.width(FittedLine(section)) * share + drawn.width(FittedLine("mmmmmm · "))
    lines = drawn.wrapped(FittedLine(drug + section), least, least, len(drug))
    shown = "".join(line.text for line in lines)
    assert section.replace(" ", "") in shown.replace(" ", "")
    assert shown.startswith("Aml")


WRAPPED = "Metformin hydrochloride and other long names of drugs that wrap twice over"
TEXTS = ("", "Zinc", "Metoprolol succinate", WRAPPED)


@pytest.mark.parametrize("title", TEXTS[1:])
@pytest.mark.parametrize("under", TEXTS)
@pytest.mark.parametrize("aside", ["", "Ward", "A library with a very long name of its own"])
@pytest.mark.parametrize("yields", [False, True])
def test_texts_of_a_row_never_meet(drawn: RowText, title: str, under: str, aside: str, yields: bool) -> None:
    for width in range(120, 700, 7):
        placed = drawn.placed(FittedLine(title, [(0, 3)]), FittedLine(under), FittedLine(aside), width, yields=yields)
        lines = [[], []]
        for number, line in enumerate(placed.lines):
            lines[number].append(drawn.width(line.until(len(line.text.rstrip()))))
        if placed.under.text:
            lines[1] = [placed.start + drawn.width(placed.under)]
        lines[not placed.is_above].append(drawn.width(placed.aside))
        assert all(sum(widths) <= width + 0.01 for widths in lines)
        assert placed.aside.text or yields or not aside


@pytest.mark.parametrize(
    ("title", "under", "aside", "is_above"),
    [
        ("Morphine", "Opioid", "Bundled sample", True),
        ("Morphine", "Opioid analgesic of a long class that fills its line", "Bundled sample", True),
        ("Metformin hydrochloride, whole", "", "Bundled sample", False),
        ("Metformin hydrochloride, whole", "Biguanide", "Bundled sample", False),
    ],
)
def test_what_stands_aside_has_all_the_room_that_the_others_leave(
    drawn: RowText, title: str, under: str, aside: str, is_above: bool
) -> None:
    width = max(drawn.width(FittedLine(title)), drawn.width(FittedLine("Morphine" + aside))) + 20
    placed = drawn.placed(FittedLine(title), FittedLine(under), FittedLine(aside), width)
    assert (placed.aside.text, placed.is_above) == (aside, is_above)


def test_what_yields_goes_behind_what_is_under_the_title_where_there_is_no_room(drawn: RowText) -> None:
    texts = FittedLine("Metformin hydrochloride"), FittedLine("500 mg"), FittedLine("2025-09-25")
    wide, narrow = (drawn.placed(*texts, width, yields=True) for width in (400, drawn.width(texts[0]) + 5))
    assert (wide.under.text, wide.aside.text) == ("500 mg", "2025-09-25")
    assert (narrow.under.text, narrow.aside.text) == ("500 mg · 2025-09-25", "")


def test_pyside_makes_up_no_documentation_for_it() -> None:
    script = """
import sys
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication
from medviewer.ui.search.row_text import RowText
qt, called = QApplication([]), []
sys.setprofile(lambda frame, event, _: called.append(frame.f_code.co_filename) if event == "call" else None)
RowText(QFont(), QTextCharFormat())
sys.setprofile(None)
print(*{name for name in called if "shiboken" in name})
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
