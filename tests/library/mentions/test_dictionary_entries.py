"""Entries of a dictionary are words: they open when they are asked for, and no text names them as drugs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def drug(title: str, text: str) -> str:
    return f"# {title}\n\n## Usage\n\n{text}\n"


def entry(word: str, brands: str = "") -> str:
    source = f'source:\n  kind: "dictionary"\n  set_id: "aaaaaaaa-{word}"\n  version: 1\n'
    return f'---\ntitle: "{word}"\nbrands: [{brands}]\n{source}---\n# {word}\n\n## Overview\n\nA word, and codeine.\n'


TEXT = "For oedema and pain, not with digoxin, as a tablet."
PAGES = {
    "Furosemide": drug("Furosemide", TEXT),
    "Digoxin": drug("Digoxin", TEXT),
    "Codeine": drug("Codeine", "For pain. It is a tablet."),
    "Paracetamol": '---\ngeneric_name: "acetaminophen"\n---\n' + drug("Paracetamol", "For pain."),
    **{word: entry(word) for word in ("pain", "with", "oedema", "tablet", "acetaminophen", "digoxinn", "phlogiston")},
}


@pytest.fixture
def opened(library: Write, indexed: Open) -> Catalogue:
    return indexed(library({f"{name}.md": text for name, text in PAGES.items()}))


def test_no_text_names_an_entry_and_an_entry_names_drugs(opened: Catalogue) -> None:
    linked = [link.id for link in opened.links("library/Furosemide.md").of_paragraph(TEXT, "interactions")]
    assert linked == ["library/Digoxin.md"]
    text = "A word, and codeine."
    linked = [link.id for link in opened.links("library/oedema.md").of_paragraph(text, "overview")]
    assert linked == ["library/Codeine.md"]


def test_an_entry_is_no_look_alike(opened: Catalogue) -> None:
    assert opened.lookalikes("library/Digoxin.md") == []


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("phlogiston", "library/phlogiston.md"),
        ("phlogi", "library/phlogiston.md"),
        ("oedema", "library/oedema.md"),
        ("acetaminophen", "library/Paracetamol.md"),
        ("pain", ""),
        ("with", ""),
        ("tablet", ""),
        ("table", ""),
    ],
)
def test_an_entry_opens_by_its_word_where_no_drug_is_called_so_and_it_is_no_common_one(
    opened: Catalogue, asked: str, page: str
) -> None:
    assert opened.choice(asked).id == page


def test_an_entry_is_no_drug_of_a_medication_list(opened: Catalogue) -> None:
    read = opened.read_list("Digoxin 125 mcg for oedema\nOedema 5 mg\nacetaminophen 500 mg")
    named = [line.page and line.page.id for line in read]
    assert named == ["library/Digoxin.md", None, "library/Paracetamol.md"]


def test_an_entry_is_no_drug_of_a_query_that_names_several(opened: Catalogue) -> None:
    assert [one.name for one in opened.choice("furosemide oedema digoxin").named] == ["furosemide", "digoxin"]
