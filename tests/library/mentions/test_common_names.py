"""Names that are common words name nothing where these stand on many pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.errors import UnknownNameError
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.indexing import refresh
from medviewer.library.mentions.common_names import is_common, stands_on_many
from medviewer.library.names.hits import ALIAS, CONTAINS, EXACT, NEAR, PREFIX
from tests.library.indexing.index_rows import rows

Made = Callable[..., Catalogue]
HEAD = "---\ntitle: {}\ngeneric_name: {}\nbrands: [{}]\n---\n## Usage\n\n{}\n"
WEAK = ("with", "IV", "same", "acid", "complex", "lotion", "soluble")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder of twenty pages that say the weak words, one that has them as brands, and one of another drug."""
    root = tmp_path / "library"
    root.mkdir()
    said = "Given with water, IV or as a soluble lotion; an acid complex at the same time, beside Fenolol."
    for number in range(20):
        page = HEAD.format(f"Drug{chr(97 + number)}ol", "", "", said)
        (root / f"{number}.md").write_text(page, encoding="utf-8")
    odd = HEAD.format("Oddamine", "oddamine (IV) + same (USA, as potassium)", ", ".join(WEAK), "A text.")
    (root / "odd.md").write_text(odd, encoding="utf-8")
    (root / "fenolol.md").write_text(HEAD.format("Fenolol", "", "Calmex", "A text."), encoding="utf-8")
    return root


@pytest.fixture
def opened(library: Path, tmp_path: Path) -> Iterator[Catalogue]:
    with_pages = Catalogue.open(name_libraries([library]), tmp_path / "index")
    with_pages.update()
    yield with_pages
    with_pages.close()


def kinds(catalogue: Catalogue, query: str) -> dict[str, str]:
    return {hit.title: hit.kind for hit in catalogue.search().names(query)}


@pytest.mark.parametrize("name", WEAK)
def test_a_common_word_on_many_pages_names_nothing(opened: Catalogue, name: str) -> None:
    assert kinds(opened, name).get("Oddamine") not in (EXACT, ALIAS, PREFIX)
    assert kinds(opened, name[:-1]).get("Oddamine") != PREFIX
    assert not opened.read_list(f"{name} 5 mg")[0].page


@pytest.mark.parametrize("name", ["with", "acid", "complex", "lotion", "soluble"])
def test_a_common_word_that_stands_among_brands_alone_finds_no_page(opened: Catalogue, name: str) -> None:
    assert opened.match(name) == []
    with pytest.raises(UnknownNameError):
        opened.find(name)


def test_nothing_links_to_a_page_by_a_common_word(opened: Catalogue) -> None:
    said = opened.links("library/0.md")
    text = "Given with water, IV or as a soluble lotion; an acid complex at the same time, beside Fenolol."
    assert [link.id for link in said.of_paragraph(text, "usage")] == ["library/fenolol.md"]
    assert not opened.named_by("library/odd.md").sections
    assert opened.named_by("library/fenolol.md").sections


def test_a_title_and_a_rare_word_still_name_their_page(library: Path, tmp_path: Path) -> None:
    (library / "odd.md").write_text(HEAD.format("Complex", "", "Lotion, Elixir", "A text."), encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    catalogue.update()
    assert kinds(catalogue, "complex") == {"Complex": EXACT}
    assert kinds(catalogue, "elixir") == {"Complex": EXACT}
    assert kinds(catalogue, "lotion").get("Complex") != EXACT
    catalogue.close()


def test_a_word_names_something_again_when_few_pages_hold_it(opened: Catalogue, library: Path, tmp_path: Path) -> None:
    for number in range(17):
        (library / f"{number}.md").unlink()
    opened.update()
    assert kinds(opened, "soluble")["Oddamine"] == EXACT
    fresh = Catalogue.open(name_libraries([library]), tmp_path / "fresh")
    fresh.update()
    for name in WEAK:
        assert kinds(opened, name) == kinds(fresh, name)
    fresh.close()


@pytest.mark.parametrize("at_once", [2, 500])
def test_words_that_pages_share_stay_found_when_a_word_names_something_again(
    opened: Catalogue, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """All names are written anew then: a page's must not take those away that the page before has just been given."""
    monkeypatch.setattr(refresh, "_RENAMED_AT_ONCE", at_once)
    shared = {f"Zolpafen {name}" for name in ("Alphol", "Betol", "Gammol", "Deltol")}
    for name in shared:
        (library / f"{name}.md").write_text(HEAD.format(name, "", "", "A text."), encoding="utf-8")
    opened.update()
    said = {number: (library / f"{number}.md").read_text(encoding="utf-8") for number in range(17)}
    for turn in range(3):
        assert kinds(opened, "soluble").get("Oddamine") != EXACT
        for number in said:
            (library / f"{number}.md").unlink()
        opened.update()
        assert kinds(opened, "soluble")["Oddamine"] == EXACT
        assert kinds(opened, "olpafen") == dict.fromkeys(shared, CONTAINS)
        fresh = Catalogue.open(name_libraries([library]), tmp_path / f"fresh{turn}")
        fresh.update()
        assert rows(opened) == rows(fresh)
        fresh.close()
        for number, page in said.items():
            (library / f"{number}.md").write_text(page, encoding="utf-8")
        opened.update()
        assert ("zolpafen", "", 1) in rows(opened)["spelling"]


def test_other_names_of_a_page_stay_found_when_one_of_its_names_names_nothing(library: Path, tmp_path: Path) -> None:
    """Front matter's synonyms are read once, and the names of a page are written anew without it."""
    page = (library / "odd.md").read_text(encoding="utf-8").replace("brands:", "synonyms: [Zuranolex]\nbrands:")
    (library / "odd.md").write_text(page, encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    catalogue.update()
    assert kinds(catalogue, "soluble").get("Oddamine") != EXACT
    assert kinds(catalogue, "zuranolex") == {"Oddamine": EXACT}
    for number in range(17):
        (library / f"{number}.md").unlink()
    catalogue.update()
    assert kinds(catalogue, "soluble")["Oddamine"] == kinds(catalogue, "zuranolex")["Oddamine"] == EXACT
    catalogue.close()


def test_a_labeler_in_a_title_stays_no_name_when_names_are_written_anew(library: Path, tmp_path: Path) -> None:
    page = (library / "odd.md").read_text(encoding="utf-8").replace("title: Oddamine", "title: Oddamine (Aktivia)")
    label = page.replace("brands:", "source: {kind: spl}\nlabeler: Aktivia\nbrands:")
    (library / "odd.md").write_text(label, encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    catalogue.update()
    assert kinds(catalogue, "aktiwia") == {}
    for number in range(17):
        (library / f"{number}.md").unlink()
    catalogue.update()
    assert kinds(catalogue, "soluble")["Oddamine (Aktivia)"] == EXACT
    assert kinds(catalogue, "aktiwia") == {}
    catalogue.close()


def test_a_word_that_names_nothing_does_not_name_a_drug_at_the_next_change(library: Path, tmp_path: Path) -> None:
    """The name that it was counted as is no longer found by it, and counts all the same."""
    for number in range(4, 20):
        (library / f"{number}.md").unlink()
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    for turn in range(3):
        catalogue.update()
        assert kinds(catalogue, "soluble").get("Oddamine") != EXACT
        (library / f"other{turn}.md").write_text(HEAD.format(f"Other{turn}ol", "", "", "A text."), encoding="utf-8")
    catalogue.close()


def test_pages_that_come_later_take_a_word_away(library: Path, tmp_path: Path) -> None:
    page = (library / "0.md").read_text(encoding="utf-8")
    for number in range(20):
        (library / f"{number}.md").unlink()
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    catalogue.update()
    assert kinds(catalogue, "lotion")["Oddamine"] == EXACT
    for number in range(20):
        (library / f"{number}.md").write_text(page.replace("Drugaol", f"Late{chr(97 + number)}ol"), encoding="utf-8")
    catalogue.update()
    assert kinds(catalogue, "lotion").get("Oddamine") != EXACT
    assert [link.id for link in catalogue.links("library/3.md").of_paragraph("a lotion, Fenolol", "usage")] == [
        "library/fenolol.md"
    ]
    (library / "odd.md").unlink()
    catalogue.update()
    assert kinds(catalogue, "oddamine").get("Oddamine") is None
    left = "SELECT * FROM called WHERE key = 'acid'"
    assert catalogue._holdings[0].index.ask(lambda db: db.execute(left).fetchall()) == []
    catalogue.close()


@pytest.mark.parametrize("typed", ["compoment", "healthcqre", "direcgion", "potassiun"])
def test_near_names_are_not_looked_for_in_what_a_page_adds_to_a_name(tmp_path: Path, typed: str) -> None:
    (tmp_path / "library").mkdir()
    generic = "Bravozol (one component needs direction by a healthcare professional, some products contain potassium)"
    (tmp_path / "library" / "a.md").write_text(f"---\ntitle: Bravo\ngeneric_name: {generic}\n---\nText.\n")
    catalogue = Catalogue.open(name_libraries([tmp_path / "library"]), tmp_path / "index")
    catalogue.update()
    assert kinds(catalogue, typed) == {}
    assert kinds(catalogue, "bravozil") == {"Bravo": NEAR}
    catalogue.close()


def test_common_words_are_those_that_no_drug_is_called() -> None:
    assert all(map(is_common, ["with", "iv", "same", "acid", "complex", "lotion", "soluble", "usa", "oral", "b12"]))
    assert not any(map(is_common, ["warfarin", "zinc", "iron", "acid complex", "fenolol"]))


def test_few_pages_say_nothing_about_a_word() -> None:
    assert [stands_on_many(pages, 20) for pages in (4, 5)] == [False, True]
    assert [stands_on_many(pages, 6447) for pages in (193, 194)] == [False, True]


def test_what_a_parenthesis_adds_is_no_name_but_a_class_stays_one(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    said = "Given as sodium, in oil; beside other acids, other antacids and Fenol salts."
    for number in range(20):
        (root / f"{number}.md").write_text(HEAD.format(f"Drug{chr(97 + number)}ol", "", "", said), encoding="utf-8")
    odd = HEAD.format("Oddamine", "Oddamine (as sodium) (in oil) (Fenol)", "Acids", "A text.")
    (root / "odd.md").write_text(odd.replace("brands", "drug_class: acids, antacids\nbrands"), encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([root]), tmp_path / "index")
    catalogue.update()
    passages = catalogue.passages_naming("library/odd.md", ["library/0.md"])["library/0.md"]
    found = {(mark.term, mark.kind) for passage in passages for mark in passage.marks}
    assert found == {("acids", "class"), ("antacids", "class"), ("Fenol", "ingredient")}
    catalogue.close()


SOLD = {
    "b.md": HEAD.format('"Bravozol (tablet, film coated, Rushmore Pharmaceuticals)"', "bravozol sodium", "", "A text."),
    "c.md": HEAD.format('"Corfenol (Systemic)"', "corfenol maleate (as powder)", "", "A text."),
    "s.md": HEAD.format("Sodium fenolate", "", "", "A text."),
    "w.md": HEAD.format("Sterile samplol", "", "", "A text."),
    "z.md": HEAD.format("Wonderol", "", "Solu-Wonder", "A text."),
}


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("sodum", ["Sodium fenolate"]),
        ("sodun", ["Sodium fenolate"]),
        ("tablte", []),
        ("pharmaceuticels", []),
        ("rushmoor", []),
        ("systemik", []),
        ("maleatt", []),
        ("powdr", []),
        ("sterlie", ["Sterile samplol"]),
        ("bravozil", ["Bravozol (tablet, film coated, Rushmore Pharmaceuticals)"]),
        ("corfenil", ["Corfenol (Systemic)"]),
        ("fenolatt", ["Sodium fenolate"]),
    ],
)
def test_near_names_are_not_looked_for_in_form_maker_and_salt(tmp_path: Path, typed: str, titles: list[str]) -> None:
    (tmp_path / "library").mkdir()
    for name, text in SOLD.items():
        (tmp_path / "library" / name).write_text(text, encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([tmp_path / "library"]), tmp_path / "index")
    catalogue.update()
    assert kinds(catalogue, typed) == dict.fromkeys(titles, NEAR)
    catalogue.close()


LABEL = """---
title: "{} ({})"
generic_name: {}
labeler: "{} Inc."
source: {{kind: spl, set_id: "{}", version: 1, effective_date: 2025-01-01, document: prescription}}
---
### Usage
Sold by Rushmore and by Wonderol.
"""


def test_who_sells_a_label_is_no_name_of_it(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    for number, (title, said) in enumerate([("Bravozol", "Rushmore"), ("Corfenol", "Wonderol")]):
        text = LABEL.format(title, said, title, "Rushmore", f"0000000{number}-0000-4000-8000-000000000000")
        (root / f"{number}.md").write_text(text, encoding="utf-8")
    catalogue = Catalogue.open(name_libraries([root]), tmp_path / "index")
    catalogue.update()
    assert catalogue.named_by("library/0.md").sections == ()
    assert [one.id for part in catalogue.named_by("library/1.md").sections for one in part.pages] == ["library/0.md"]
    catalogue.close()
