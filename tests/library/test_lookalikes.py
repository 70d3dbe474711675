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
