"""The page that a name opens by itself, or none: never another drug."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.search import Choice

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str, generic: str = "", brands: str = "") -> str:
    return f'---\ntitle: "{title}"\ngeneric_name: "{generic}"\nbrands: [{brands}]\n---\n\n# {title}\n### Usage\nText.\n'


PAGES = {
    "amoxicillin": page("Amoxicillin", "amoxicillin trihydrate", "Amoxil"),
    "clav": page("Amoxicillin + Clavulanic acid", "amoxicillin and clavulanic acid", "Augmentin, Augmentin Duo"),
    "emtansine": page("Trastuzumab emtansine", brands="Kadcyla"),
    "glargine": page("Insulin glargine", brands="Lantus"),
    "lispro": page("Insulin lispro", brands="Humalog"),
    "liposomal": page("Doxorubicin liposomal"),
    "alafenamide": page("Tenofovir Alafenamide Fumarate"),
    "nab": page("Paclitaxel protein-bound"),
    "depot": page("Medroxyprogesterone Depot"),
    "lipid": page("Amphotericin B lipid complex"),
    "penicillin": page("Penicillin V"),
    "cyano": page("Cyanocobalamin", "vitamin B12"),
    "hydroxo": page("Hydroxocobalamin", "vitamin B12"),
    "dexamethasone": page("Dexamethasone", "dexamethasone sodium phosphate"),
    "thiazide": page("Hydrochlorothiazide"),
    "cortisone": page("Hydrocortisone", brands="Solu-Cortef"),
    "adrenaline": page("Epinephrine (Adrenaline)"),
    "warfarin": page("Warfarin", "warfarin sodium", "Coumadin"),
    "certolizumab": page("Certolizumab pegol"),
    "orange": page("Bitter orange"),
    "diclofenac": page("Diclofenac"),
    "potassium": page("Diclofenac potassium"),
    "magnesium": page("Magnesium"),
    "sulfate": page("Magnesium sulfate"),
    "one": page("Metformin (One)", "metformin hydrochloride"),
    "two": page("Metformin (Two)", "metformin hydrochloride"),
    "sulfa": page("Sulfamethoxazole + Trimethoprim", brands="Bactrim"),
    "lead": page("Iron sucrose", brands="Venofer"),
    "ferrous": page("Ferrous fumarate + Folic acid"),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    from medviewer.library.catalogue import name_libraries

    root = tmp_path_factory.mktemp("names") / "library"
    root.mkdir()
    for name, text in PAGES.items():
        (root / f"{name}.md").write_text(text, encoding="utf-8")
    with closing(Catalogue.open(name_libraries([root]), root.parent / "index")) as opened:
        opened.update()
        yield opened


@pytest.mark.parametrize(
    "query",
    [
        *("-warfarin", "-Warfarin sodium", "  -warfarin", "--warfarin", '-"warfarin sodium"', "-coumadin", "-warfa"),
        *("amoxicillin -clavulanic acid", "Amoxicillin -clavulanic", "warfarin -amoxicillin", "warfarin -inr"),
        *("-warfarin 5 mg od", "• -warfarin", "- -warfarin", "-in:warfarin", "vitamin -B12", "-warfarin\n"),
    ],
)
def test_what_leaves_a_word_out_opens_nothing_and_names_no_drug(catalogue: Catalogue, query: str) -> None:
    assert catalogue.choice(query) == Choice()


@pytest.mark.parametrize(
    "query",
    [
        *(
            "- warfarin",
            "-  Warfarin",
            "-- warfarin",
            "•warfarin",
            "• warfarin",
            "*warfarin",
            "* warfarin",
            "+warfarin",
        ),
        *(
            "–warfarin",
            "— warfarin",
            "·warfarin",
            "1. warfarin",
            "[ ] warfarin",
            "- warfarin 5 mg",
            "warfarin -",
            "> warfarin",
        ),
    ],
)
def test_the_mark_of_a_list_before_a_name_is_none_of_it(catalogue: Catalogue, query: str) -> None:
    assert catalogue.choice(query).id == "library/warfarin.md"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Amoxicillin", "amoxicillin"),
        ("amoxicillin trihydrate", "amoxicillin"),
        ("AMOXIL", "amoxicillin"),
        ("amoxi", "amoxicillin"),
        ("amoxicillin +", "amoxicillin"),
        ("amoxicillin clav", "clav"),
        ("clavulanic acid and amoxicillin", "clav"),
        ("Clavulanic acid/amoxicillin", "clav"),
        ("augme", "clav"),
        ("kadcyla", "emtansine"),
        ("trastuzumab emt", "emtansine"),
        ("lantu", "glargine"),
        ("insulin gl", "glargine"),
        ("amphotericin b lipid", "lipid"),
        ("penicillin v", "penicillin"),
        ("dexam", "dexamethasone"),
        ("hydrochlo", "thiazide"),
        ("solu-cortef", "cortisone"),
        ("solucortef", "cortisone"),
        ("adrenaline", "adrenaline"),
        ("epinephrine", "adrenaline"),
        ("coumad", "warfarin"),
        ("certo", "certolizumab"),
        ("bitter", "orange"),
        ("diclo", "diclofenac"),
        ("diclofenac p", "potassium"),
        ("magnesium sul", "sulfate"),
        ("metformin one", "one"),
        ("bactr", "sulfa"),
        ("Amoxicillin 500 mg PO TDS", "amoxicillin"),
        ("Rx: warfarin 5mg tabs x28", "warfarin"),
        ("WARFARIN SODIUM 5MG TAB", "warfarin"),
        ("Take “Warfarin” (Coumadin®) 5mg.", "warfarin"),
        ("1) inj. dexamethasone 8 mg stat", "dexamethasone"),
        ("amoxi 250 mg/5 mL oral suspension", "amoxicillin"),
        ("insulin glargine 10 units nocte", "glargine"),
        ("amoxicillin 500 mg + clavulanic acid 125 mg tds", "clav"),
        ("warfarin po od", "warfarin"),
    ],
)
def test_a_name_and_a_beginning_that_one_drug_has_open_its_page(catalogue: Catalogue, query: str, name: str) -> None:
    assert catalogue.choice(query).id == f"library/{name}.md"


@pytest.mark.parametrize(
    "query",
    [
        *("", " ", "+", "a", "am", "amo", "amox", "warf", "lant"),
        *("trastuzumab", "trastuzuma", "trast", "insulin", "insul", "insulins", "doxorubicin", "doxor", "tenofovir"),
        *(
            "paclitaxel",
            "medroxyprogesterone",
            "amphotericin b",
            "amphotericin",
            "penicillin",
            "vitamin b12",
            "vitamin",
        ),
        *("emtansine", "glargine", "liposomal", "fumarate", "pegol", "orange", "acid", "sodium", "sulfate"),
        *("hydro", "metformin", "metfo", "trimethoprim", "sulfamethoxazole", "sulfameth", "clavulanic acid", "ferrous"),
        *("moxi", "cillin", "nutin", "warfrin", "amoxycilin", "warfarin bleeding", "qt prolongation"),
        *("warfarin aspirin", "trastuzumab 440 mg iv", "insulin 10 units sc", "metformin 500 mg bd", "500 mg", "po"),
        *(
            "warfarin in pregnancy",
            "amoxicillin trastuzumab 1 g",
            "warfarin 5 mg aspirin 75 mg",
            "warfarin and aspirin",
        ),
        *("insulin or warfarin 5 mg", "amoxicillin 500 mg + aspirin 75 mg", "warfarin 5 mg, amoxicillin 500 mg"),
        *("warfarin 5 mg co-amoxiclav", "warfarin 5 mg, aspirin, 3 days", "warfarin 5 mg, Asa 75 mg"),
    ],
)
def test_all_else_opens_nothing(catalogue: Catalogue, query: str) -> None:
    assert catalogue.choice(query).id == ""


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("warfarin", ""),
        ("Amoxicillin 500 mg PO TDS", "Amoxicillin"),
        ("Rx: furosemide 40 mg od", "furosemide"),
        ("enoxaparin 1 mg/kg sc bd", "enoxaparin"),
        ("metformin 500 mg bd", "metformin"),
        ("qt prolongation", ""),
    ],
)
def test_of_an_order_the_name_is_read(catalogue: Catalogue, query: str, read: str) -> None:
    assert catalogue.choice(query).read_as == read


def test_a_beginning_ends_within_no_number(library: Write, indexed: Open) -> None:
    """Vitamin B1 is thiamine, wherever no page is called so."""
    titles = {"b": "Vitamin B₁₂", "q": "Coenzyme Q10", "i": "Inulin 100"}
    here = indexed(library({f"{name}.md": page(title) for name, title in titles.items()}))
    for query in ("vitamin b1", "vitamin b 1", "vitamin b1 2 mg", "Vitamin B₁", "coenzyme q1", "inulin 10"):
        assert here.choice(query).id == "", query
    for query in ("vitamin b12", "vitamin b", "coenzyme q10", "inulin 100", "vitamin b 12", "vitamin b 12 1 mg od"):
        assert here.choice(query).id, query


def test_an_alias_of_the_reader_opens_what_it_stands_for(catalogue: Catalogue) -> None:
    assert catalogue.choice("wf", {"wf": "Warfarin"}).id == "library/warfarin.md"
    assert catalogue.choice("w", {"wf": "Warfarin"}).id == ""
    assert catalogue.choice("mf", {"mf": "metformin hydrochloride"}).id == ""


def test_the_first_library_that_has_the_name_decides(library: Write, indexed: Open) -> None:
    ours = library({"w.md": page("Warfarin"), "d.md": page("Digoxin")}, "ours")
    theirs = library({"w.md": page("Warfarin"), "n.md": page("Warfarin sodium"), "e.md": page("Digitoxin")}, "theirs")
    both = indexed(ours, theirs)
    assert [both.choice(query).id for query in ("warfarin", "warfa", "warfarin sodium")] == [
        "ours/w.md",
        "ours/w.md",
        "theirs/n.md",
    ]
    assert both.choice("digit").id == "theirs/e.md"
    assert indexed(theirs, ours).choice("warfarin").id == "theirs/w.md"


def test_two_pages_of_one_title_open_neither(library: Write, indexed: Open) -> None:
    found = indexed(library({"a/twinin.md": page("Twinin"), "b/twinin.md": page("Twinin"), "c.md": page("Solin")}))
    assert (found.choice("twinin").id, found.choice("twini").id, found.choice("solin").id) == ("", "", "library/c.md")


@pytest.mark.parametrize("title", ["Paracetamol, Codeine", "Paracetamol and Codeine", "Paracetamol, Codeine, Caffeine"])
@pytest.mark.parametrize("asked", ["Acetaminophen", "Paracetamol", "Acetamin"])
def test_a_synonym_of_one_ingredient_opens_no_combination(
    library: Write, indexed: Open, title: str, asked: str
) -> None:
    assert not indexed(library({"c.md": page(title)})).choice(asked).id


def test_a_long_name_is_compared_to_its_end(library: Write, indexed: Open) -> None:
    metals = "calcium magnesium sodium potassium zinc iron copper selenium iodine fluoride chromium manganese"
    found = indexed(library({"a.md": page(f"{metals} molybdenum infusion")}))
    wanted = {f"{metals} molybdenum infusion", metals, f"{metals} molyb", f"{metals} molybdenum infusion 5 ml daily"}
    others = {f"{metals} arsenic", f"{metals} molybdenum arsenic", f"{metals} molybdenum infusion arsenic"}
    assert {text for text in wanted | others if found.choice(text).id} == wanted


def test_an_order_that_goes_on_beyond_what_is_read_opens_nothing(catalogue: Catalogue) -> None:
    assert catalogue.choice(f"warfarin 5 mg{' ' * 400}daily").id == "library/warfarin.md"
    assert catalogue.choice(f"warfarin 5 mg{' ' * 400}and diclofenac 50 mg").id == ""
    assert catalogue.choice(f"warfarin 5 mg {'daily ' * 80}and diclofenac 50 mg").id == ""


def test_a_text_longer_than_any_name_is_not_looked_into(catalogue: Catalogue) -> None:
    assert catalogue.choice("warfarin " * 1000) == Choice()


@pytest.mark.parametrize("query", ["WFR", "MTX", "mtx", "M.T.X.", "MTX 10 mg weekly", "HCTZ", "ASA", "UFH", "MgSO4"])
def test_an_abbreviation_opens_nothing_and_tells_what_it_may_mean(catalogue: Catalogue, query: str) -> None:
    choice = catalogue.choice(query)
    assert (choice.id, bool(choice.means)) == ("", query != "WFR")
    if "MTX" in query.upper().replace(".", ""):
        assert choice.means == ("methotrexate", "mitoxantrone")


@pytest.mark.parametrize(
    ("query", "drug", "topic"),
    [
        ("warfarin renal", "warfarin", "Kidneys"),
        ("warfarin in pregnancy", "warfarin", "Pregnancy"),
        ("renal dose of amoxicillin", "amoxicillin", "Kidneys"),
        ("insulin renal", "", ""),
        ("bleeding renal", "", ""),
    ],
)
def test_a_drug_and_a_topic_open_nothing_and_ask_for_its_passages(
    catalogue: Catalogue, query: str, drug: str, topic: str
) -> None:
    choice = catalogue.choice(query)
    assert (choice.id, choice.read_as, choice.topic.name if choice.topic else "") == ("", drug, topic)


@pytest.mark.parametrize("text", ["10^9/L", "5 x 10^9/L", "pH 7", "K 20 mmol", "> 50 mL"])
def test_a_measure_is_no_order(catalogue: Catalogue, text: str) -> None:
    assert catalogue.choice(text).read_as == ""


@pytest.mark.parametrize(
    ("query", "drug"), [("metformin hydrochloride renal", "metformin hydrochloride"), ("nothing renal", None)]
)
def test_a_topic_is_asked_of_all_pages_of_one_name(catalogue: Catalogue, query: str, drug: str | None) -> None:
    choice = catalogue.choice(query)
    assert (choice.id, choice.read_as or None, choice.topic is None) == ("", drug, drug is None)


@pytest.mark.parametrize("query", ["warfa trans", "trans warfa"])
def test_a_combination_is_meant_before_a_drug_and_the_beginning_of_a_topic(
    library: Write, indexed: Open, query: str
) -> None:
    pages = {"w.md": page("Warfarin"), "t.md": page("Transcortin + Warfarin")}
    assert indexed(library(pages)).choice(query).topic is None
    assert indexed(library({"w.md": pages["w.md"]}, "other")).choice("warfa trans").topic is not None
