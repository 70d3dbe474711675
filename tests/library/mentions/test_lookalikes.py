"""Names that can be mistaken for one another are known once a library is indexed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str) -> str:
    return f"# {title}\n### Usage\nText.\n"


def alike(catalogue: Catalogue, id: str) -> list[tuple[str, int]]:
    return [(other.title, other.edits) for other in catalogue.lookalikes(f"library/{id}.md")]


NAMES = ("Hydroxyzine", "Hydralazine", "Vinblastine", "Vincristine", "Cefotaxime", "Cefoxitin", "Cefuroxime", "Zinc")
SIMILAR = ("Prednisone", "Prednisolone", "Clonidine", "Klonidin", "Quinine", "Quinidine", "Zink")


def test_names_two_edits_apart_or_with_the_same_sound(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({f"{name}.md": page(name) for name in (*NAMES, *SIMILAR, "Quinine + Zinc")}))
    assert alike(catalogue, "Prednisone") == [("Prednisolone", 2)]
    assert alike(catalogue, "Prednisolone") == [("Prednisone", 2)]
    assert alike(catalogue, "Quinine") == [("Quinidine", 2)]
    assert alike(catalogue, "Clonidine") == [("Klonidin", 2)]
    assert alike(catalogue, "Zinc") == [("Zink", 1)]
    assert alike(catalogue, "Vinblastine") == []
    assert catalogue.lookalikes("library/nothing.md") == catalogue.lookalikes("other/Zinc.md") == []


def test_names_that_only_sound_alike_come_last(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({f"{name}.md": page(name) for name in ("Phoxyne", "Foksin", "Phoxime")}))
    assert alike(catalogue, "Phoxyne") == [("Phoxime", 2), ("Foksin", 0)]
    assert alike(catalogue, "Foksin") == [("Phoxyne", 0)]


def test_short_names_are_alike_by_one_edit_alone(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({f"{name}.md": page(name) for name in ("Zinc", "Zarc", "Zink", "Tunac", "Tumas")}))
    assert alike(catalogue, "Zinc") == [("Zink", 1)]
    assert alike(catalogue, "Zarc") == alike(catalogue, "Tunac") == alike(catalogue, "Tumas") == []


def test_two_pages_of_one_name_are_not_alike_and_both_are_told(library: Write, indexed: Open) -> None:
    names = ("a/Quinine", "b/Quinine", "Quinidine")
    catalogue = indexed(library({f"{name}.md": page(name.rpartition("/")[2]) for name in names}))
    assert alike(catalogue, "a/Quinine") == alike(catalogue, "b/Quinine") == [("Quinidine", 2)]
    assert alike(catalogue, "Quinidine") == [("Quinine", 2), ("Quinine", 2)]


def test_a_combination_is_not_like_a_drug_whose_name_is_its_own_in_one_word(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({f"{name}.md": page(name) for name in ("Zinc + Quinine", "Zincquimine")}))
    assert alike(catalogue, "Zinc + Quinine") == alike(catalogue, "Zincquimine") == []


def test_they_follow_the_pages(library: Write, indexed: Open) -> None:
    root = library({"Quinine.md": page("Quinine")})
    catalogue = indexed(root)
    assert alike(catalogue, "Quinine") == []
    library({"Quinidine.md": page("Quinidine")})
    catalogue.update()
    assert alike(catalogue, "Quinine") == [("Quinidine", 2)]
    library({"Quinidine.md": page("Warfarin")})
    catalogue.update()
    assert alike(catalogue, "Quinine") == alike(catalogue, "Quinidine") == []


def spelt(catalogue: Catalogue, id: str) -> list[tuple[str, str]]:
    return [(other.own, other.spelling) for other in catalogue.lookalikes(f"library/{id}.md")]


def test_the_letters_that_differ_are_set_apart(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({f"{name}.md": page(name) for name in (*NAMES, *SIMILAR)}))
    assert spelt(catalogue, "Prednisone") == [("prednisoNe", "prednisoLONe")]
    assert spelt(catalogue, "Clonidine") == [("ClonidinE", "Klonidin")]
    [quinidine] = catalogue.lookalikes("library/Quinine.md")
    assert (quinidine.marks, quinidine.own_marks, quinidine.published) == (((5, 3),), ((5, 1),), False)


def test_salts_and_spellings_of_one_drug_and_combinations_are_none(library: Write, indexed: Open) -> None:
    names = ("Amoxicillin", "Amoxycillin", "Quinate", "Quinic acid", "Zinc + Quinine", "Zink + Quinine")
    catalogue = indexed(library({f"{name}.md": page(name) for name in names}))
    assert [alike(catalogue, name) for name in names] == [[]] * len(names)


def test_few_are_told_the_nearest_first(library: Write, indexed: Open) -> None:
    names = ["Testamycin", "Testamicin", *(f"Testam{letter}zin" for letter in "abcdefghij")]
    catalogue = indexed(library({f"{name}.md": page(name) for name in names}))
    found = alike(catalogue, "Testamycin")
    assert len(found) == 5
    assert found[0] == ("Testamicin", 1)


PUBLISHED = (
    'confused = [["hydrALAZINE", "hydrOXYzine"], ["predniSONE", "prednisoLONE"], ["CARBOplatin", "CISplatin"]]\n'
)


def test_a_librarys_own_spellings_come_first(library: Write, indexed: Open) -> None:
    pages = {f"{name}.md": page(name) for name in (*NAMES, *SIMILAR)}
    classed = "---\ntitle: Hydralazine\ndrug_class: vasodilator\n---\n### Usage\nText.\n"
    root = library({**pages, "Hydralazine.md": classed, "tallman.toml": PUBLISHED})
    catalogue = indexed(root)
    [hydralazine] = catalogue.lookalikes("library/Hydroxyzine.md")
    assert hydralazine[1:6] == ("Hydralazine", "vasodilator", "vasodilator", 0, "hydrALAZINE")
    assert (hydralazine.own, hydralazine.own_marks, hydralazine.published) == ("hydrOXYzine", ((4, 3),), True)
    assert spelt(catalogue, "Prednisone") == [("predniSONE", "prednisoLONE")]
    assert alike(catalogue, "Prednisone") == [("Prednisolone", 2)]
    assert catalogue.problems() == []
    library({"tallman.toml": 'confused = [["QUINidine", "quinIne", "ZINK"]]\n'})
    assert catalogue.stale()
    catalogue.update()
    assert spelt(catalogue, "Hydroxyzine") == []
    assert spelt(catalogue, "Zink") == [("ZINK", "QUINidine"), ("ZINK", "quinIne"), ("zinK", "zinC")]


def test_a_bad_file_is_a_problem_that_is_listed(library: Write, indexed: Open) -> None:
    root = library({"Quinine.md": page("Quinine"), "Quinidine.md": page("Quinidine"), "tallman.toml": PUBLISHED})
    catalogue = indexed(root)
    for content in (
        "confused = 5",
        'confused = [["one"]]',
        'confused = [["one", "ONE"]]',
        "confused = [[1, 2]]",
        "=",
        b"\xff",
    ):
        library({"tallman.toml": content})
        catalogue.update()
        [problem] = catalogue.problems()
        assert (problem.source, problem.line) == ("tallman.toml", 1)
        assert "tallman.toml is not used" in problem.message
        assert alike(catalogue, "Quinine") == [("Quinidine", 2)]
    library({"tallman.toml": " " * (1 << 20) + "#"})
    catalogue.update()
    assert "at most 1 MB" in catalogue.problems()[0].message
    (root / "tallman.toml").unlink()
    catalogue.update()
    assert catalogue.problems() == []


def test_a_page_that_has_both_published_names_is_not_beside_itself(library: Write, indexed: Open) -> None:
    both = "---\ntitle: Hydralazine\nbrands: [Hydroxyzine]\n---\n### Usage\nText.\n"
    catalogue = indexed(library({"Hydralazine.md": both, "tallman.toml": PUBLISHED}))
    assert alike(catalogue, "Hydralazine") == []


def test_names_are_alike_whichever_of_them_comes_later(library: Write, indexed: Open) -> None:
    """One of three letters counts as the like of a longer one, not of another as short."""
    root = library({"DHEA.md": page("DHEA"), "Zinc.md": page("Zinc")})
    catalogue = indexed(root)
    for name in ("DHA", "DHB"):
        (root / f"{name}.md").write_text(page(name), encoding="utf-8")
    catalogue.update()
    assert alike(catalogue, "DHEA") == [("DHA", 1)]
    assert alike(catalogue, "DHA") == [("DHEA", 1)]
    assert alike(catalogue, "DHB") == []


def test_one_of_very_many_alike_has_those_that_are_left_when_others_go(library: Write, indexed: Open) -> None:
    root = library({f"{sign}.md": page(f"Drug{sign}ol") for sign in "abcdefghijklmnopqrst"})
    catalogue = indexed(root)
    for sign in "abcdefghijklmnopq":
        (root / f"{sign}.md").unlink()
    catalogue.update()
    assert alike(catalogue, "t") == [("Drugrol", 1), ("Drugsol", 1)]
