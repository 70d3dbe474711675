"""All sentences that answer a query, as rows of a table: each a literal quote, none lost, none twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.store.browse import group_of
from medviewer.library.text.sentence_table import LONGEST_QUOTE, SentenceRow
from medviewer.library.text.sentences import sentence, sentences
from medviewer.library.text.topics import topic_of

OPEN = Callable[..., Catalogue]
WARD = {
    "c/cef.md": "---\natc: J01DD04\n---\n# Ceftest\n### Dosage\nAdults: 1 g daily. In renal failure 500 mg, e.g. in "
    "dialysis. Take with water.\n\n| Clearance | Dose |\n|---|---|\n| CrCl 10–30 | 250 mg |\n"
    "### Renal impairment\nHalve the dose.\nWatch the blood.\n",
    "a/amo.md": "---\natc: J01CA04\n---\n# Amotest\n### Usage\nFor infections.\n### Precautions\nKidney disease "
    "needs care; kidney stones do not. Liver too.\n",
    "b/bar.md": "---\natc: J01CA99\n---\n# Bartest\n### Usage\nFor other infections.\n",
    "z/zin.md": "# Zinctest\n### Dosage\nKidney: no limit.\n",
}


@pytest.fixture
def ward(indexed: OPEN, library: Callable[..., Path]) -> Catalogue:
    """Return a catalogue of four pages, three of them antiinfectives."""
    return indexed(library(WARD, "ward"))


def said(rows: list[SentenceRow]) -> list[tuple[str, str, str]]:
    """Return drug, section and sentence of rows."""
    return [(row.title, row.section, row.sentence) for row in rows]


def test_each_sentence_with_the_word_is_a_row_with_its_marks(ward: Catalogue) -> None:
    table = ward.sentences("kidney ")
    rows = list(table)
    assert said(rows) == [
        ("Amotest", "precautions", "Kidney disease needs care; kidney stones do not."),
        ("Zinctest", "dosage", "Kidney: no limit."),
    ]
    assert rows[0].marks == ((0, 6), (27, 6)) and rows[0].words == ["kidney"]
    assert (table.passages, table.pages, table.unquoted, table.quoted, table.changed) == (2, 2, 0, 2, False)


def test_the_words_of_a_topic_are_equals_and_a_heading_has_what_it_heads(ward: Catalogue) -> None:
    rows = list(ward.sentences("", topic=topic_of("kidney")))
    cef = [row for row in rows if row.title == "Ceftest"]
    assert "In renal failure 500 mg, e.g. in dialysis." in [row.sentence for row in cef]
    assert any("CrCl 10–30" in row.sentence and "250 mg" in row.sentence for row in cef)
    assert [row.sentence for row in cef][-1] == "Renal impairment Halve the dose."
    assert "Take with water." not in {row.sentence for row in rows}


def test_a_page_that_was_asked_about_and_has_none_says_so_in_its_place(ward: Catalogue) -> None:
    rows = list(ward.sentences("", topic=topic_of("kidney"), group=group_of("atc", "J01")))
    assert list(dict.fromkeys(row.title for row in rows)) == ["Amotest", "Bartest", "Ceftest"]
    assert [row.sentence for row in rows if row.title == "Bartest"] == [""]
    among = list(ward.sentences("kidney ", among=["ward/b/bar.md", "ward/z/zin.md", "ward/gone.md"]))
    assert said(among) == [("Bartest", "", ""), ("Zinctest", "dosage", "Kidney: no limit.")]


def test_a_section_whose_title_has_the_word_is_quoted_whole(indexed: OPEN, library: Callable[..., Path]) -> None:
    pages = {"a.md": "# A\n### Pregnancy\nAvoid. Crosses the placenta.\nAsk.\n### Usage\nPain.\n"}
    table = indexed(library(pages)).sentences("pregnancy")
    assert [(row.label, row.sentence, row.marks) for row in table] == [
        ("Pregnancy & breastfeeding", "Pregnancy Avoid. Crosses the placenta.", ((0, 9),)),
        ("Pregnancy & breastfeeding", "Ask.", ()),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Kidney failure\n\n500 mg\n\nMore.", ["Kidney failure 500 mg"]),
        ("Kidney failure:\n\nHalve it. Wait.\n\nMore.", ["Kidney failure: Halve it. Wait."]),
        ("Kidney failure\n\nFever\n\nRash.", ["Kidney failure"]),
        ("Kidney failure.\n\nHalve it.", ["Kidney failure."]),
        ("Kidney failure\n\nHalve the kidney dose. Kidney.", ["Kidney failure Halve the kidney dose. Kidney."]),
        ("Kidney failure", ["Kidney failure"]),
        ("Zinc: kidney pain\n\nIron: rash.", ["Zinc: kidney pain"]),
    ],
)
def test_a_heading_that_has_the_word_is_quoted_with_the_line_under_it(
    indexed: OPEN, library: Callable[..., Path], text: str, quoted: list[str]
) -> None:
    rows = indexed(library({"a.md": f"# A\n### Usage\n{text}\n"})).sentences("kidney ")
    assert [row.sentence for row in rows] == quoted


def test_a_drug_beside_its_topic_is_answered_by_its_own_page(ward: Catalogue) -> None:
    assert {row.title for row in ward.sentences("zinctest ", topic=topic_of("kidney"))} == {"Zinctest"}


def test_of_several_words_the_sentences_that_hold_them_all(ward: Catalogue) -> None:
    assert [row.sentence for row in ward.sentences("kidney liver")] == [
        "Kidney disease needs care; kidney stones do not.",
        "Liver too.",
    ]
    assert [row.sentence for row in ward.sentences("kidney stones")] == [
        "Kidney disease needs care; kidney stones do not."
    ]
    assert [row.sentence for row in ward.sentences("kidney -stones")] == ["Kidney: no limit."]
    assert [row.sentence for row in ward.sentences("kidney in:dosage")] == ["Kidney: no limit."]
    assert [row.sentence for row in ward.sentences("kidney", ["dosage"])] == ["Kidney: no limit."]


def test_passages_that_answer_by_the_name_alone_are_counted(ward: Catalogue) -> None:
    table = ward.sentences("ceftest")
    assert (list(table), table.passages, table.unquoted) == ([], 2, 2)


@pytest.mark.parametrize("query", ["", "- -", "in:dosage", "zzzz", '"'])
def test_what_asks_for_nothing_gives_no_row(ward: Catalogue, query: str) -> None:
    table = ward.sentences(query)
    assert (list(table), table.passages) == ([], 0)


def test_rows_are_sorted_by_drug_section_or_source(indexed: OPEN, library: Callable[..., Path]) -> None:
    pages = {
        f"{folder}/{name}.md": f"# {title}\n### Usage\nKidney {name}.\n### Dosage\nKidney dose {name}.\n"
        for folder, name, title in (("z", "p", "Vitamin B2"), ("a", "q", "Vitamin B12"))
    }
    catalogue = indexed(library(pages, "one"), library({"x.md": "# Vitamin B3\n### Usage\nKidney x.\n"}, "two"))
    by_drug = [(row.title, row.section) for row in catalogue.sentences("kidney")]
    assert by_drug == [
        ("Vitamin B2", "usage"),
        ("Vitamin B2", "dosage"),
        ("Vitamin B3", "usage"),
        ("Vitamin B12", "usage"),
        ("Vitamin B12", "dosage"),
    ]
    by_section = [(row.section, row.title) for row in catalogue.sentences("kidney", order="section")]
    assert by_section == [
        ("dosage", "Vitamin B2"),
        ("dosage", "Vitamin B12"),
        ("usage", "Vitamin B2"),
        ("usage", "Vitamin B3"),
        ("usage", "Vitamin B12"),
    ]
    assert [row.id for row in catalogue.sentences("kidney", order="source")] == [
        *["one/a/q.md"] * 2,
        *["one/z/p.md"] * 2,
        "two/x.md",
    ]


HOSTILE = [
    'A "kidney", a < b; "x" & `c`: *d* __e__ (f).',
    "=KIDNEY(1+1)",
    "10⁹ cells and H₂O for the kidney\u00a0daily.",
    "הכליה kidney בעברית.",
    "kidney " * 3000 + "end",
    "word " * 40_000 + "kidney" + " word" * 100,
    "x" * 5000 + " kidney " + "y" * 5000,
    "- kidney\n- KIDNEY\n\n1. Kidney. kidney! Kidney? (kidney.) e.g. Kidney",
]


def test_every_sentence_stands_literally_on_its_page(indexed: OPEN, library: Callable[..., Path]) -> None:
    pages = {f"{number}.md": f"# Drug {number}\n### Usage\n{text}\n" for number, text in enumerate(HOSTILE)}
    catalogue = indexed(library(pages, "odd"))
    rows = list(catalogue.sentences("kidney "))
    assert len({row.id for row in rows}) == len(HOSTILE)
    for row in rows:
        [text] = [section.text for section in catalogue.read(row.id).sections if section.key == row.section]
        assert row.sentence in " ".join(text.split())
        assert row.marks and row.sentence == row.sentence.strip()
        assert all(row.sentence[start : start + length].casefold() == "kidney" for start, length in row.marks)
    marked = {id: sum(len(row.marks) for row in rows if row.id == id) for id in {row.id for row in rows}}
    assert [marked[f"odd/{number}.md"] for number in range(len(HOSTILE))] == [1, 1, 1, 1, 3000, 1, 1, 7]


def test_a_long_sentence_is_several_rows_that_say_so(indexed: OPEN, library: Callable[..., Path]) -> None:
    text = "kidney " * 3000 + "end"
    rows = list(indexed(library({"a.md": f"# A\n### Usage\n{text}\n"})).sentences("kidney "))
    assert "".join(f"{row.sentence} " for row in rows).count("kidney") == 3000
    assert all(len(row.sentence) <= LONGEST_QUOTE + 10 for row in rows)
    assert [row.is_begun for row in rows] == [False] + [True] * (len(rows) - 1)
    assert [row.goes_on for row in rows] == [True] * (len(rows) - 1) + [False]


def test_a_phrase_over_two_sentences_makes_them_one_row(indexed: OPEN, library: Callable[..., Path]) -> None:
    rows = list(indexed(library({"a.md": "# A\n### Usage\nStop. Go on. Kidney pain. End.\n"})).sentences('"on kidney"'))
    assert [row.sentence for row in rows] == ["Go on. Kidney pain."]


def test_an_index_that_changes_meanwhile_is_said(ward: Catalogue) -> None:
    table = ward.sentences("kidney ")
    rows = iter(table)
    next(rows)
    path = ward.libraries[0].root / "z" / "zin.md"
    path.write_text("# Zinctest\n### Dosage\nNothing any more, and longer.\n")
    ward.update()
    assert len(list(table)) == 1 and table.changed


def test_a_table_can_be_given_up_between_pages(ward: Catalogue) -> None:
    class StoppedError(Exception):
        pass

    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) > 2:
            raise StoppedError

    rows = iter(ward.sentences("kidney ", check=check))
    assert next(rows).title == "Amotest"
    with pytest.raises(StoppedError):
        list(rows)


def test_all_sentences_are_those_around_each_of_their_places() -> None:
    chance = random.Random(7)
    pieces = ["Take it", "e.g.", ". ", "! ", "\n", "\n small", "\n(", "5.5 mg", '."', ")", " ", "?", "\n\n", "vs. Xy"]
    for _ in range(400):
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 14)))
        found = list(sentences(text))
        for start, end in found:
            assert sentence(text, start, start + 1) == (start, end), text
        covered = {place for start, end in found for place in range(start, end)}
        assert all(sign.isspace() or place in covered for place, sign in enumerate(text))
