"""Drugs that a query names one after another, and those that it only seems to name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.names.named_drugs import MOST_WORDS, named_drugs

PAGES = (
    ("Warfarin", "[Coumadin]"),
    ("Amiodarone", "[Cordarone]"),
    ("Folic acid", "[]"),
    ("Valproic acid", "[Depakote]"),
    ("Sulfamethoxazole + Trimethoprim", "[Bactrim]"),
    ("Trimethoprim", "[]"),
    ("Aspirin", "[]"),
    ("Insulin glargine", "[Lantus]"),
    ("Insulin aspart", "[NovoLog]"),
)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], list[str]]]:
    """Yield a function that returns the stems of the pages that a query names."""
    folder = tmp_path_factory.mktemp("ward")
    for title, brands in PAGES:
        stem = title.lower().replace(" + ", "-").replace(" ", "-")
        (folder / f"{stem}.md").write_text(f"---\ntitle: {title}\nbrands: {brands}\n---\n### Usage\nText.\n")
    catalogue = Catalogue.open(name_libraries([folder]), folder / "index")
    catalogue.update()

    def asked(query: str) -> list[str]:
        choice = catalogue.choice(query)
        assert not (choice.id and choice.named)
        return [Path(one.id).stem for one in choice.named]

    with closing(catalogue):
        yield asked


@pytest.mark.parametrize(
    "query",
    [
        "warfarin amiodarone",
        "Warfarin + Amiodarone",
        "warfarin and amiodarone",
        "warfarin vs. amiodarone",
        "warfarin/amiodarone",
        "warfarin, amiodarone",
        "coumadin with cordarone",
        "warfarin 5 mg and amiodarone 200 mg",
        "warfa amiod",
        "interaction of warfarin with amiodarone",
        "warfarin warfarin amiodarone",
    ],
)
def test_two_names_mean_both_drugs(named: Callable[[str], list[str]], query: str) -> None:
    assert named(query) == ["warfarin", "amiodarone"]


@pytest.mark.parametrize(
    ("query", "drugs"),
    [
        ("folic acid valproic acid", ["folic-acid", "valproic-acid"]),
        ("warfarin sulfamethoxazole + trimethoprim", ["warfarin", "trimethoprim"]),
        ("warfarin bactrim aspirin", ["warfarin", "sulfamethoxazole-trimethoprim", "aspirin"]),
        ("warfarin bisoprolol", ["warfarin"]),
        ("warfarin insulin", ["warfarin"]),
        ("warf amio", []),
        ("acid", []),
        ("headache and rash", []),
        ("warfarin", []),
        ("warfarin and", ["warfarin"]),
        ("ASA amiodarone", ["amiodarone"]),
        ("warfarin pregnancy", []),
    ],
)
def test_parts_of_names_classes_and_prose_are_no_names(
    named: Callable[[str], list[str]], query: str, drugs: list[str]
) -> None:
    assert [one for one in named(query) if one] == drugs


def test_no_more_words_are_asked_for_than_there_is_time_for() -> None:
    asked: list[str] = []
    named_drugs("; ".join(["word " * 50] * 50), lambda name, _may_begin: asked.append(name))
    assert len(asked) <= 4 * MOST_WORDS
