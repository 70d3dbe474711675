"""The sentences of a page as a document has them: where they stand, and in what words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from medviewer.export.paper.richtext import rich_text
from medviewer.monograph.html.markdown_html import convert
from medviewer.ui.aloud.page_sentences import PageSentences, SpokenSentence
from medviewer.ui.base.utf16 import between
from medviewer.ui.documents.page_documents import build, text_of, without_joints


@pytest.fixture
def made(qapp: QApplication):
    """Return a function that makes the document of a page."""
    return lambda markdown: build(rich_text(convert(markdown)), "", qapp.font())


def walked(document: QTextDocument, *places: int) -> list[SpokenSentence]:
    """Return the sentences from first to last, which are the same from last to first."""
    way = PageSentences(document, "en", *places)
    found = [one] if (one := way.current()) else []
    while one := way.step(1):
        found.append(one)
    back = list(iter(lambda: way.step(-1), None)) if found else []
    assert back[::-1][-len(found) + 1 or len(back) :] == found[:-1]
    return found


def shown(document: QTextDocument, one: SpokenSentence) -> str:
    return without_joints(between(document.toPlainText(), one.start, one.end)).replace("\u00a0", " ")


def texts(document: QTextDocument, *places: int) -> list[str]:
    return [one.text for one in walked(document, *places)]


def test_sentences_end_where_a_full_stop_ends_one(made) -> None:
    document = made("Give 0.5 mg, e.g. by mouth. Dr. Who says no! Why? Ask.")
    assert texts(document) == ["Give 0.5 milligrams, e.g. by mouth.", "Dr. Who says no!", "Why?", "Ask."]
    assert shown(document, walked(document)[0]) == "Give 0.5 mg, e.g. by mouth."


def test_powers_indices_and_fractions_are_what_they_are(made) -> None:
    document = made(
        "10<sup>9</sup>/L of CO<sub>2</sub>.\n\n1<sup>1</sup>/<sub>2</sub> or <sup>1</sup>/<sub>2</sub> mL."
    )
    assert texts(document) == ["10 to the power of 9 per litre of CO2.", "1 1/2 or 1/2 millilitres."]


def test_places_count_as_qt_does(made) -> None:
    document = made("😀 one 😀. Two 𝛼 mg 😀. Three.")
    assert [shown(document, one) for one in walked(document)] == ["😀 one 😀.", "Two 𝛼 mg 😀.", "Three."]


def test_a_very_long_sentence_is_said_in_parts(made) -> None:
    words = "take 5 mg, or so and on " * 200
    document = made(words + "x" * 2500 + " to the end")
    said = texts(document)
    assert (
        max(map(len, said)) < 1500
        and "".join("".join(said).split())
        == "".join(words.replace("mg", "milligrams").split()) + "x" * 2500 + "totheend"
    )
    assert all(one.startswith("or so") for one in said[1:4])


def test_struck_text_is_said_to_be_struck_in_each_sentence(made) -> None:
    document = made("Take ~~500 mg. Or 5~~ 50 mg.")
    assert texts(document) == [
        "Take struck out: 500 milligrams., end of struck-out text,",
        "struck out: Or 5, end of struck-out text, 50 milligrams.",
    ]


def test_a_value_of_a_table_is_said_after_row_and_column(made) -> None:
    table = "| Patient | UK | US |\n|---|---|---|\n| Adults | 5 mg. Twice. | |\n| Old | – | 10<sup>9</sup>/L |\n\nEnd."
    document = made(table)
    assert texts(document) == [
        "Patient",
        "UK",
        "US",
        "Adults, UK: 5 milligrams.",
        "Twice.",
        "Adults, US: no entry",
        "Old, UK: no entry",
        "Old, US: 10 to the power of 9 per litre",
        "End.",
    ]
    assert shown(document, walked(document)[4]) == "Twice."


def test_a_cell_that_reaches_into_rows_is_said_in_each(made) -> None:
    table = (
        "<table><thead><tr><th>Patient</th><th>Dose</th><th>How</th></tr></thead>"
        "<tr><td>Adults</td><td rowspan=2>5 mg</td><td>iv</td></tr><tr><td>Children</td><td>po</td></tr></table>"
    )
    said = texts(made(table))
    assert said[3:] == [
        "Adults, Dose: 5 milligrams",
        "Adults, How: iv",
        "Children, Dose: 5 milligrams",
        "Children, How: po",
    ]


def test_a_long_name_of_a_row_is_said_in_full_once(made) -> None:
    name = "Adults " + "and others of that kind " * 20
    said = texts(made(f"| Patient | Dose |\n|---|---|\n| {name} | 5 mg |\n"))
    assert name.strip() in said and any(one.endswith(": 5 milligrams") for one in said)


def test_reading_begins_and_ends_at_given_places(made) -> None:
    document = made("One. Two. Three.\n\nFour.\n\n| A | B |\n|---|---|\n| c | 5 mg |")
    assert texts(document, text_of(document).index("wo")) == ["Two.", "Three.", "Four.", "A", "B", "c, B: 5 milligrams"]
    assert texts(document, 5, 12) == ["Two.", "Three."]
    assert texts(document, document.characterCount() - 3)[-1] == "c, B: 5 milligrams"
    assert texts(document, document.characterCount() - 1) == []


@pytest.mark.parametrize("markdown", ["", "---", "–\n\n•", "![](none.png)"])
def test_a_page_without_words_has_no_sentence(made, markdown: str) -> None:
    assert texts(made(markdown)) == []
