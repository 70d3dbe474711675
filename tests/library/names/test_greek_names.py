"""A Greek letter of a name and its spelling are one name; a Latin letter, and what is not yet typed, open nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
NAMES = (
    *("α-Plainol", "Plainol", "β-Plainol", "Gamma-linolol", "Kappol", "Interfol-beta", "Ωlol", "Tonic 12 mg", "Œstrol"),
    *("B-Oddol", "β-Oddol", "Unalike beta-2"),
)


@pytest.fixture
def catalogue(library: Write, indexed: Open) -> Catalogue:
    return indexed(
        library({f"{at}.md": f"---\ntitle: {name}\n---\n### Usage\nText.\n" for at, name in enumerate(NAMES)})
    )


def opened(catalogue: Catalogue, query: str) -> str:
    """Return the title of the page that Return opens."""
    id = catalogue.choice(query).id
    return NAMES[int(Path(id).stem)] if id else ""


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("alpha-plainol", "α-Plainol"),
        ("ALPHA PLAINOL", "α-Plainol"),
        ("alphaplainol", "α-Plainol"),
        ("αplainol", "α-Plainol"),
        ("Α‑plainol 5 mg od", "α-Plainol"),
        ("beta-plainol", "β-Plainol"),
        ("plainol", "Plainol"),
        ("γ-linolol", "Gamma-linolol"),
        ("interfolβ", "Interfol-beta"),
        ("omegalol", "Ωlol"),
        ("tonic 12mg", "Tonic 12 mg"),
        ("oestrol", "Œstrol"),
        ("b-oddol", "B-Oddol"),
        ("beta-oddol", "β-Oddol"),
        ("unalike β2", "Unalike beta-2"),
        ("a-plainol", ""),
        ("al-plainol", ""),
        ("α", ""),
        ("κ", ""),
        ("ω", ""),
        ("γ-plainol", ""),
        ("kappa", ""),
    ],
)
def test_what_return_opens(catalogue: Catalogue, query: str, title: str) -> None:
    assert opened(catalogue, query) == title


@pytest.mark.parametrize(
    ("query", "title"), [("a-plainol", "α-Plainol"), ("al-plainol", "α-Plainol"), ("α", "α-Plainol")]
)
def test_what_is_nearly_the_name_lists_it(catalogue: Catalogue, query: str, title: str) -> None:
    assert title in [hit.title for hit in catalogue.search().names(query)]


def test_a_medication_list_reads_either_spelling(catalogue: Catalogue) -> None:
    lines = "alpha-plainol 12mg od\nβ-plainol 5µg bd\nInterfol-β ½ tab\ntonic 12mg"
    pages = [line.page.title for line in catalogue.read_list(lines) if line.page]
    assert pages == ["α-Plainol", "β-Plainol", "Interfol-beta", "Tonic 12 mg"]
