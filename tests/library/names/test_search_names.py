"""Names are found whatever was typed: partial, misspelt, in another order, in another country's spelling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medviewer.library.catalogue import Catalogue
from medviewer.library.names import ranking
from medviewer.library.names.hits import NameHit
from medviewer.library.search import Search

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str, generic: str = "", brands: str = "") -> str:
    return f'---\ntitle: "{title}"\ngeneric_name: "{generic}"\nbrands: [{brands}]\n---\n\n# {title}\n### Usage\nText.\n'


TITLES = (
    "Amoxicillin",
    "Amoxicillin + Clavulanic acid",
    "Flucloxacillin + Amoxicillin",
    "Ampicillin",
    "Pentazocine",
    "Paracetamol",
    "Paracetamol + Caffeine",
    "Paracetamol + Caffeine + Codeine",
    "Furosemide",
    "Phenytoin",
    "Fexofenadine",
    "Ciprofloxacin",
    "Oxymetazoline",
    "Folic acid",
    "Insulin glargine",
    "Lidocaine",
    "Quinine",
    "Sulfasalazine",
    "Estradiol",
    "Hydroxyzine",
    "Hydralazine",
    "Codeine",
    "Éphédrine",
)
PAGES = {f"{title.lower().replace(' ', '-')}.md": page(title) for title in TITLES} | {
    "tazocin.md": page("Tazocin", "piperacillin + tazobactam"),
    "salbutamol.md": page("Salbutamol", brands="Ventolin"),
    "co-trimoxazole.md": page("Co-trimoxazole", "sulfamethoxazole + trimethoprim", "Bactrim"),
}


@pytest.fixture
def search(library: Write, indexed: Open) -> Search:
    return indexed(library(PAGES)).search()


def first(search: Search, query: str) -> NameHit:
    return search.names(query)[0]


@pytest.mark.parametrize(
    ("query", "title", "kind"),
    [
        ("PARACETAMOL", "Paracetamol", "exact"),
        ("ephedrine", "Éphédrine", "exact"),
        ("ventolin", "Salbutamol", "exact"),
        ("cotrimoxazole", "Co-trimoxazole", "exact"),
        ("parac", "Paracetamol", "prefix"),
        ("glarg", "Insulin glargine", "word"),
        ("caffe parac", "Paracetamol + Caffeine", "words"),
        ("acid clavu amox", "Amoxicillin + Clavulanic acid", "words"),
        ("floxacin", "Ciprofloxacin", "contains"),
        ("folicacid", "Folic acid", "contains"),
        ("paracetamolcaff", "Paracetamol + Caffeine", "contains"),
        ("acetaminophen", "Paracetamol", "alias"),
        ("frusemide", "Furosemide", "alias"),
        ("albuterol", "Salbutamol", "alias"),
        ("lignoc", "Lidocaine", "alias"),
        ("oestradiol", "Estradiol", "alias"),
        ("amoxycillin", "Amoxicillin", "alias"),
    ],
)
def test_what_is_found_and_how(search: Search, query: str, title: str, kind: str) -> None:
    hit = first(search, query)
    assert (hit.title, hit.kind) == (title, kind)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("paracetmol", "Paracetamol"),
        ("parecatamol", "Paracetamol"),
        ("paarcetamol", "Paracetamol"),
        ("parracetamoll", "Paracetamol"),
        ("oaracetamol", "Paracetamol"),
        ("fenitoin", "Phenytoin"),
        ("siprofloxasin", "Ciprofloxacin"),
        ("oksymetazoline", "Oxymetazoline"),
        ("kwinine", "Quinine"),
        ("hidroxizin", "Hydroxyzine"),
        ("pentasozine", "Pentazocine"),
        ("ciprpfl", "Ciprofloxacin"),
        ("folc acid", "Folic acid"),
        ("clavulanik amoxicilin", "Amoxicillin + Clavulanic acid"),
        ("paracetamolcodein", "Paracetamol + Caffeine + Codeine"),
        ("ventoline", "Salbutamol"),
    ],
)
def test_what_was_nearly_typed_is_found_and_said_to_be_near(search: Search, query: str, title: str) -> None:
    hit = first(search, query)
    assert (hit.title, hit.kind) == (title, "near")


def test_a_short_name_is_one_edit_away_at_most(library: Write, indexed: Open) -> None:
    search = indexed(library({"z.md": page("Zinc"), "i.md": page("Iron")})).search()
    assert [hit.title for hit in search.names("zink")] == ["Zinc"]
    assert search.names("zaxc") == []


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("hidroxxch", "Hydroxychloroquine"),
        ("levohtiro", "Levothyroxine"),
        ("cyclpohso", "Cyclophosphamide"),
        ("methylperdmis", "Methylprednisolone"),
    ],
)
def test_a_long_beginning_may_hold_two_mistakes(library: Write, indexed: Open, query: str, title: str) -> None:
    names = ("Hydroxychloroquine", "Levothyroxine", "Cyclophosphamide", "Methylprednisolone")
    search = indexed(library({f"{name}.md": page(name) for name in names})).search()
    assert [(hit.title, hit.kind) for hit in search.names(query)] == [(title, "near")]


def test_a_shorter_beginning_may_hold_one(library: Write, indexed: Open) -> None:
    search = indexed(library({"h.md": page("Hydroxychloroquine")})).search()
    assert [hit.title for hit in search.names("hidroxic")] == []
    assert [hit.title for hit in search.names("hydroxic")] == ["Hydroxychloroquine"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("prednisone", {"Prednisone": "exact", "Prednisolone": "near"}),
        ("prednisolone", {"Prednisolone": "exact", "Prednisone": "near"}),
        ("cefixime", {"Cefixime": "exact", "Cefepime": "near"}),
        ("cefepime", {"Cefepime": "exact", "Cefixime": "near"}),
        ("tazocin", {"Tazocin": "exact", "Pentazocine": "contains"}),
    ],
)
def test_a_name_that_is_found_does_not_hide_those_that_are_nearly_it(
    library: Write, indexed: Open, query: str, kinds: dict[str, str]
) -> None:
    names = ("Prednisone", "Prednisolone", "Cefixime", "Cefepime", "Tazocin", "Pentazocine")
    search = indexed(library({f"{name}.md": page(name) for name in names})).search()
    assert {hit.title: hit.kind for hit in search.names(query)} == kinds
    assert search.names(query)[0].kind == "exact"


def test_near_names_are_looked_for_until_there_are_enough_that_begin_so(library: Write, indexed: Open) -> None:
    root = library({f"{name}.md": page(name) for name in ("Cefixime", "Cefixime 50", "Cefepime")})
    assert [hit.title for hit in indexed(root).search().names("cefixime")] == ["Cefixime", "Cefixime 50", "Cefepime"]
    search = indexed(library({f"{n}.md": page(f"Cefixime {n}") for n in range(ranking.ENOUGH)})).search()
    assert "Cefepime" not in [hit.title for hit in search.names("cefixime")]


def test_what_contains_the_query_comes_before_what_is_nearly_it(search: Search) -> None:
    assert [hit.title for hit in search.names("azocin")][:2] == ["Pentazocine", "Tazocin"]
    assert search.names("tazocin")[0].title == "Tazocin"


def test_single_ingredients_come_before_combinations_and_few_before_many(search: Search) -> None:
    assert [hit.title for hit in search.names("paracet")] == [
        "Paracetamol",
        "Paracetamol + Caffeine",
        "Paracetamol + Caffeine + Codeine",
    ]
    assert [hit.title for hit in search.names("caff parac")] == [
        "Paracetamol + Caffeine",
        "Paracetamol + Caffeine + Codeine",
    ]


def test_a_favourite_comes_before_its_equals_but_not_before_a_better_match(search: Search) -> None:
    star = frozenset({"library/hydroxyzine.md"})
    assert [hit.title for hit in search.names("hydr")] == ["Hydralazine", "Hydroxyzine"]
    assert [hit.title for hit in search.names("hydr", star)] == ["Hydroxyzine", "Hydralazine"]
    assert search.names("hydralazine", star)[0].title == "Hydralazine"
    assert search.names("hydr", star, limit=1)[0].title == "Hydroxyzine"


def test_the_users_own_aliases(search: Search) -> None:
    [hit, *_] = search.names("water tab", aliases={"Water tablet": "Furosemide"})
    assert (hit.title, hit.kind) == ("Furosemide", "alias")
    assert search.names("water tab") == []


def test_the_librarys_own_aliases(library: Write, indexed: Open) -> None:
    root = library({"f.md": page("Furosemide"), "aliases.toml": 'same = [["furosemide", "water tablet"]]\n'})
    catalogue = indexed(root)
    assert first(catalogue.search(), "water tab").title == "Furosemide"
    library({"aliases.toml": 'same = [["furosemide", "drainer"]]\n'})
    assert catalogue.stale()
    catalogue.update()
    assert first(catalogue.search(), "drainer").title == "Furosemide"
    assert catalogue.search().names("water tab") == []
    library({"aliases.toml": "same = 5"})
    catalogue.update()
    assert [problem.source for problem in catalogue.problems()] == ["aliases.toml"]


@pytest.mark.parametrize(("letters", "is_used"), [(200, True), (201, False)])
def test_an_alias_without_end_is_refused(library: Write, indexed: Open, letters: int, is_used: bool) -> None:
    """One of 20,000 words, looked for in a text that begins with it, took 2.7 GB."""
    catalogue = indexed(
        library({"f.md": page("Furosemide"), "aliases.toml": f'same = [["furosemide", "{"x" * letters}"]]'})
    )
    assert bool(catalogue.match("x" * letters)) == is_used
    assert [problem.source for problem in catalogue.problems()] == ([] if is_used else ["aliases.toml"])


def test_a_hit_says_which_name_it_was(search: Search) -> None:
    assert first(search, "ventol").matched == "Ventolin"
    assert first(search, "albuterol").matched == "albuterol"
    assert first(search, "parac").matched == "Paracetamol"


def test_a_name_that_is_gone_is_not_nearly_found(library: Write, indexed: Open) -> None:
    root = library({"w.md": page("Warfarin"), "a.md": page("Aspirin"), "b.md": page("Warfarin + Aspirin")})
    catalogue = indexed(root)
    (root / "w.md").unlink()
    catalogue.update()
    assert [hit.title for hit in catalogue.search().names("warfrin")] == ["Warfarin + Aspirin"]
    (root / "b.md").unlink()
    catalogue.update()
    assert catalogue.search().names("warfrin") == []
    assert first(catalogue.search(), "asprin").title == "Aspirin"


def test_several_libraries_are_one_answer(library: Write, indexed: Open) -> None:
    ours = library({"w.md": page("Warfarin")}, "ours")
    theirs = library({"w.md": page("Warfarin + Aspirin")}, "theirs")
    assert [hit.id for hit in indexed(theirs, ours).search().names("warf")] == ["ours/w.md", "theirs/w.md"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(st.characters(), max_size=30) | st.text(alphabet="amoxpr \"'*()-+:^/\\{}.,;%_?[]", max_size=30))
def test_nothing_that_can_be_typed_is_an_error(search: Search, query: str) -> None:
    hits = search.names(query, limit=10)
    assert len(hits) <= 10
    assert len({hit.id for hit in hits}) == len(hits)
    search.passages(query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("aspirine", "Aspirin"),
        ("rovatireline", "Rovatirelin"),
        ("pimonidazoled", "Pimonidazole"),
        ("vitaminb", "Vitamin B12"),
        ("aspirinesom", "Aspirin + Esomeprazole"),
        ("folicaci", "Folic acid"),
    ],
)
def test_a_letter_too_many_is_not_the_beginning_of_another_ingredient(
    library: Write, indexed: Open, query: str, first: str
) -> None:
    titles = ["Aspirin", "Rovatirelin", "Pimonidazole", "Vitamin B12", "Folic acid", "Aspirin + Esomeprazole"]
    titles += ["Rovatirelin + Epanolol", "Pimonidazole + Daledalin", "Caffeine + Aspirin + Estriol"]
    hits = indexed(library({f"{at}.md": page(title) for at, title in enumerate(titles)})).search().names(query)
    assert hits[0].title == first


def test_a_name_of_two_words_is_near_whichever_page_has_it_first(library: Write, indexed: Open) -> None:
    """Where a combination is called so, it is not looked for as a near name; one drug that comes later is."""
    root = library({"a.md": "---\ntitle: Betol + Gammol\nbrands: [Zolta Pafen]\n---\n## Usage\nText.\n"})
    catalogue = indexed(root)
    (root / "b.md").write_text("# Zolta Pafen\n## Usage\nText.\n", encoding="utf-8")
    catalogue.update()
    assert "library/b.md" in [hit.id for hit in catalogue.search().names("zoltapaven")]


def test_a_name_that_is_written_in_other_words_elsewhere_is_found_in_one_word_too(
    library: Write, indexed: Open
) -> None:
    pages = {f"{at}.md": f"# {title}\n## Usage\nText.\n" for at, title in enumerate(("Vitamin B12", "Vitamin B 12"))}
    root = library(pages)
    catalogue = indexed(root)
    found = [hit.title for hit in catalogue.search().names("vitaminb12")]
    assert sorted(found) == ["Vitamin B 12", "Vitamin B12"]
    (root / "0.md").unlink()
    catalogue.update()
    assert [hit.title for hit in catalogue.search().names("vitaminb12")] == ["Vitamin B 12"]
