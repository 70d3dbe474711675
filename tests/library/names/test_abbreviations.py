"""An abbreviation means all that it has been taken for, however it is written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer import locations
from medviewer.library.catalogue import Catalogue
from medviewer.library.names.abbreviations import FILE, key, meanings, written
from medviewer.library.names.folding import fold
from medviewer.library.names.synonyms import shared

Open = Callable[..., Catalogue]

TEXT = (locations.resources() / FILE).read_text(encoding="utf-8")
MEANS: dict[str, list[str]] = tomllib.loads(TEXT)["means"]
AMERICAN = {"acetaminophen", "albuterol", "cyclosporine", "rifampin", "nitroglycerin", "leucovorin", "hydroxyurea"}


def test_there_are_many_and_the_dangerous_ones_are_among_them() -> None:
    assert len(MEANS) >= 120
    assert {"MTX", "MSO4", "MgSO4", "AZT", "HCT", "HCTZ", "PTU", "TAC", "TNK", "tPA", "CPZ", "DTO"} <= MEANS.keys()


@pytest.mark.parametrize("name", MEANS)
def test_an_entry_is_well_formed(name: str) -> None:
    assert name == name.strip()
    assert 2 <= len(key(name)) <= 10
    names = MEANS[name]
    assert names
    assert len({fold(one) for one in names}) == len(names)
    for one in names:
        assert re.fullmatch(r"[a-z][a-z0-9 ,-]*[a-z0-9](?: \+ [a-z][a-z0-9 -]*[a-z0-9])*", one), one
        assert one not in AMERICAN
    assert meanings(name) == tuple(names)
    assert written(name) == name


def test_no_two_entries_are_the_same_query() -> None:
    assert len({key(name) for name in MEANS}) == len(MEANS)


def test_no_abbreviation_is_a_drug_by_its_whole_name() -> None:
    names = {key(one) for names in MEANS.values() for one in names} | {key(word) for word in shared()}
    assert not names.intersection(map(key, MEANS))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mtx", "MTX"),
        ("M.T.X.", "MTX"),
        (" mTx ", "MTX"),
        ("tmp smx", "TMP-SMX"),
        ("TMP/SMX", "TMP-SMX"),
        ("TMP‑SMZ", "TMP-SMZ"),
        ("5fu", "5-FU"),
        ("5 FU", "5-FU"),
        ("MgSO₄", "MgSO4"),
        ("ifn-α", "IFN-alpha"),
        ("TPA", "tPA"),
        ("vit. k", "Vit K"),
        ("al(oh)3", "Al(OH)3"),
        ("lpv r", "LPV/r"),
        ("csa", "CsA"),
    ],
)
def test_case_and_signs_make_no_difference(text: str, name: str) -> None:
    assert written(text) == name
    assert meanings(text) == tuple(MEANS[name])


@pytest.mark.parametrize(
    "text", ["", " ", "-", "m", "mt", "mtxx", "methotrexate", "mtx 10 mg", "prednis", "MTX, AZT", "x" * 9999]
)
def test_what_is_no_abbreviation_means_nothing(text: str) -> None:
    assert meanings(text) == ()
    assert written(text) == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MTX", {"methotrexate", "mitoxantrone"}),
        ("MSO4", {"morphine", "magnesium sulfate"}),
        ("MgSO4", {"morphine", "magnesium sulfate"}),
        ("AZT", {"zidovudine", "azathioprine", "aztreonam", "azithromycin"}),
        ("HCT", {"hydrocortisone", "hydrochlorothiazide"}),
        ("TAF", {"tenofovir alafenamide", "tenofovir disoproxil"}),
        ("PNV", {"prenatal vitamins", "phenoxymethylpenicillin"}),
        ("pred", {"prednisolone", "prednisone"}),
        ("dex", {"dexamethasone", "dexmedetomidine", "dexamfetamine", "glucose"}),
    ],
)
def test_every_drug_that_it_was_taken_for_is_named(text: str, names: set[str]) -> None:
    assert set(meanings(text)) == names


@pytest.fixture
def bundled(indexed: Open) -> Catalogue:
    return indexed(locations.bundled_library())


def test_meanings_that_the_bundled_library_holds_are_found_by_name(bundled: Catalogue) -> None:
    """The name of each page in every meaning, and the page first of what the meaning finds."""
    pages = {path.stem: head_words(path) for path in locations.bundled_library().rglob("*.md")}
    known = {one: set(fold(one).split()) for names in MEANS.values() for one in names}
    held = {(one, stem) for one, words in known.items() for stem, heads in pages.items() if words in heads}
    assert len({stem for _, stem in held}) >= 20
    search = bundled.search()
    found = {(one, Path(search.names(one)[0].id).stem) for one, _ in held}
    assert found == held


def head_words(page: Path) -> list[set[str]]:
    """Return the words of a page's title and those of its generic name, without what stands in parentheses."""
    heads = re.findall(r"^(?:title|generic_name): (.*)", page.read_text(encoding="utf-8"), re.M)
    return [set(fold(re.sub(r"\(.*?\)", "", head)).split()) for head in heads]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("mtx", {"methotrexate"}),
        ("APAP", {"paracetamol"}),
        ("ASA", {"aspirin"}),
        ("EPI", {"epinephrine-adrenaline"}),
        ("TMP-SMX", {"sulfamethoxazole-trimethoprim"}),
        ("AMC", {"amoxicillin-clavulanic-acid"}),
        ("T-DM1", {"ado-trastuzumab-emtansine"}),
        ("HCT", {"hydrocortisone", "hydrochlorothiazide"}),
        ("LMWH", {"enoxaparin"}),
        ("MSO4", {"magnesium-sulfate", "morphine"}),
        ("VCR", {"vincristine"}),
        ("pred", {"prednisolone", "prednisone"}),
        ("levo", {"levothyroxine", "norepinephrine"}),
        ("LT4", {"levothyroxine"}),
        ("ARB", {"losartan"}),
        ("SABA", {"salbutamol"}),
        ("AZT", {"azithromycin"}),
    ],
)
def test_an_abbreviation_leads_to_the_bundled_pages_that_it_may_mean(
    text: str, stems: set[str], bundled: Catalogue
) -> None:
    search = bundled.search()
    hits = [hit for one in meanings(text) for hit in search.names(one)[:1]]
    assert {Path(hit.id).stem for hit in hits if hit.kind not in ("near", "contains")} == stems
