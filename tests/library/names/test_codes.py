"""A text as a code, and the pages that a code or a class means: never another drug."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.catalogue import Catalogue
from medviewer.library.names import codes, drug_classes
from medviewer.library.names.codes import read
from medviewer.monograph.parser import index_view
from medviewer.monograph.product_codes import check_digit

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def whole(digits: str) -> str:
    """Return a GTIN with its check digit."""
    return digits + check_digit(digits)


PACK = whole("0030000123401")
"""GTIN-14 of the NDC 0000-1234-01."""
BEHIND = "17271130" + "10AB12"


@pytest.mark.parametrize(
    "text",
    [
        *(PACK, PACK[1:], PACK[2:], f"3 0000-1234-01 {PACK[-1]}", f"GTIN {PACK}", f"01{PACK}", f"01{PACK}{BEHIND}"),
        *(f"]d201{PACK}{BEHIND}\x1d21XY", f"]C101{PACK}{BEHIND}21XY", f"(01){PACK}(17)271130(10)AB12(21)X9"),
        *(f"10AB12\x1d01{PACK}", f"1727113010AB<GS>01{PACK}{{GS}}21X", f"https://id.gs1.org/01/{PACK}/10/AB?17=1"),
    ],
)
def test_a_gtin_is_read_alone_and_in_what_scanners_type(text: str) -> None:
    found = read(text)
    assert found
    assert ("ndc", "000001234") in found.wanted
    assert not found.fault


@pytest.mark.parametrize(
    "text", [PACK[:-1] + str((int(PACK[-1]) + 1) % 10), f"10AB1217271130\x1d21{PACK}", "]d210AB12"]
)
def test_a_wrong_digit_and_a_scan_without_a_gtin_want_nothing(text: str) -> None:
    found = read(text)
    assert found
    assert (found.wanted, found.fault) == ((), True)


def test_what_stands_in_a_batch_is_not_taken_for_a_gtin() -> None:
    assert read(f"10AB1201{PACK}") is None
    assert read(f"(01){PACK}(01){whole('0030000999901')}") == codes.CodeReading("gtin", "", fault=True)


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("0000-1234", ["000001234"]),
        ("0000-1234-01", ["000001234"]),
        ("12345-678", ["123450678"]),
        ("12345-678-90", ["123450678"]),
        ("12345-6789-0", ["123456789"]),
        ("NDC: 12345-6789-01", ["123456789"]),
        ("12345678901", ["123456789"]),
        ("1234567890", ["012345678", "123450678", "123456789"]),
        ("123456789", ["123456789"]),
    ],
)
def test_an_ndc_means_each_product_that_it_can_be(text: str, products: list[str]) -> None:
    found = read(text)
    assert found
    assert [code for _, code in found.wanted] == products


@pytest.mark.parametrize("text", ["C", "C7", "D3", "H2", "B", "warfarin", "5-10", "1234-567", "100 200 300 400", ""])
def test_short_and_other_texts_are_no_codes(text: str) -> None:
    assert read(text) is None


@given(st.text(max_size=300) | st.text("0123456789()]d{}<GS>\x1d -", max_size=300))
def test_any_text_is_read_or_not(text: str) -> None:
    assert read(text) is None or len(text) <= codes.LONGEST


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("β-blockers", "beta blocker"), ("Betablocker", "beta blocker"), ("NSAIDs", "NSAID")),
        *(("sulphonylureas", "sulfonylurea"), ("local anesthetics", "local anaesthetic"), ("MAOIs", "MAO inhibitor")),
        *(("ACEI", "ACE inhibitor"), ("H2 blocker", "H2 blocker"), ("oestrogen", "oestrogen")),
    ],
)
def test_a_class_is_known_in_its_plural_and_in_either_spelling(typed: str, name: str) -> None:
    found = drug_classes.named(typed)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    ("typed", "said", "belongs"),
    [
        ("opioid", "Opioid analgesic (strong)", True),
        ("opioid", "Opioid antagonist (antidote)", False),
        ("opioid", "Opioid (mu) antagonist", False),
        ("opioid", "Non-opioid analgesic", False),
        ("opioid", "Partial Opioid Agonist/Antagonist", True),
        ("thiazide", "Thiazide-like diuretic", False),
        ("benzodiazepine", "Benzodiazepine receptor agonist", False),
        ("vitamin", "Vitamin K antagonist", False),
        ("NSAID", "Corticosteroid, anti-inflammatory", False),
        ("beta blocker", "beta-Adrenergic Blocker, Thiazide-like Diuretic", True),
        ("antiepileptic", "Anti-epileptic agent", True),
    ],
)
def test_a_page_belongs_to_the_class_that_it_says_and_to_none_beside(typed: str, said: str, belongs: bool) -> None:
    found = drug_classes.named(typed)
    assert found
    assert found.is_said_by(said) is belongs


def test_no_word_means_two_classes() -> None:
    import tomllib

    from medviewer import locations

    table = tomllib.loads((locations.resources() / drug_classes.FILE).read_text(encoding="utf-8"))["class"]
    for one in table:
        for word in [one["name"], *one.get("also", ()), *one.get("typed", ())]:
            found = drug_classes.named(word)
            assert found
            assert found.name == one["name"]


def page(title: str, front: str = "") -> str:
    return f"---\ntitle: {title}\n{front}\n---\n# {title}\n### Usage\nText.\n"


PAGES = {
    "m.md": page("Metoprolol", "atc: [c07ab02]\nndc: [0000-1234]\ndrug_class: Cardioselective agent"),
    "a.md": page("Atenolol", "atc: C07AB03\ndrug_class: Beta-blocker"),
    "p1.md": page("Pillamycin (One)", "ndc: [12345-678, 12345-679-01]"),
    "p2.md": page("Pillamycin (Two)", "ndc: 12345-678"),
    "x.md": page("Exemplol", "ndc: [1234-5678]\ngtin: '04012345678901'"),
    "y.md": page("Other", "ndc: [12345-6780]"),
    "c.md": page("C07AB99", "atc: B12AA01"),
    "u.md": page(
        "Ingredine", "active_ingredients: [{name: I, unii: ab12cd34ef}]\nset_id: 0a0a0a0a-1111-2222-3333-444444444444"
    ),
    "t.md": page("Twodine", "active_ingredients: [{name: I, unii: ZZ12CD34EF}, {name: J, unii: YY12CD34EF}]"),
    "h.md": page(
        "Hostile", "ndc: [[1, [2]], {a: b}, .inf, 1e9, " + "9" * 900 + "]\nsource: [x]\natc: {C07: 1}\nunii: [1, 2]"
    ),
}


@pytest.fixture
def catalogue(library: Write, indexed: Open) -> Catalogue:
    return indexed(library(PAGES))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        *(("0000-1234", "m"), ("0000-1234-05", "m"), ("00001234", "m"), (f"]d201{PACK}{BEHIND}", "m"), (PACK, "m")),
        *(("C07AB02", "m"), ("c07ab03", "a"), ("AB12CD34EF", "u"), ("0A0A0A0A111122223333444444444444", "u")),
        *(("{0a0a0a0a-1111-2222-3333-444444444444}", "u"), ("C07AB99", "c"), ("12345-679", "p1")),
    ],
)
def test_a_code_of_one_page_opens_it(catalogue: Catalogue, query: str, name: str) -> None:
    assert catalogue.choice(query).id == f"library/{name}.md"


@pytest.mark.parametrize(
    ("query", "kind", "titles"),
    [
        ("C07", "atc", ["Atenolol", "Metoprolol"]),
        ("B12", "atc", ["C07AB99"]),
        ("beta blockers", "class", ["Atenolol", "Metoprolol"]),
        ("12345-678", "ndc", ["Pillamycin (One)", "Pillamycin (Two)"]),
        ("1234567801", "ndc", ["Exemplol", "Other", "Pillamycin (One)", "Pillamycin (Two)"]),
        ("YY12CD34EF", "unii", ["Twodine"]),
        ("9999-9999", "ndc", []),
    ],
)
def test_a_class_and_a_code_of_several_list_all_and_open_none(
    catalogue: Catalogue, query: str, kind: str, titles: list[str]
) -> None:
    choice = catalogue.choice(query)
    assert choice.id == ""
    assert choice.group
    assert (choice.group.kind, choice.group.total) == (kind, len(titles))
    assert [row.title for row in catalogue.members(choice.group)] == titles


def test_a_code_follows_its_page_when_that_changes_and_goes(library: Write, indexed: Open) -> None:
    root = library({"m.md": page("Metoprolol", "ndc: 0000-1234")})
    catalogue = indexed(root)
    (root / "m.md").write_text(page("Metoprolol tartrate", "ndc: 0000-5678"), encoding="utf-8")
    catalogue.update()
    assert (catalogue.choice("0000-1234").id, catalogue.choice("0000-5678").id) == ("", "library/m.md")
    (root / "m.md").unlink()
    catalogue.update()
    assert catalogue.choice("0000-5678").id == ""


def test_of_two_libraries_the_first_that_has_a_code_decides_and_both_are_listed(tmp_path: Path, indexed: Open) -> None:
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "m.md").write_text(page("Metoprolol", "ndc: 0000-1234"), encoding="utf-8")
    choice = indexed(tmp_path / "theirs", tmp_path / "ours").choice("0000-1234-01")
    assert choice.id == "theirs/m.md"
    assert choice.group
    assert choice.group.total == 2


def test_a_reading_that_another_library_has_leaves_open_which_is_meant(tmp_path: Path, indexed: Open) -> None:
    for name, code in (("ours", "1234-5678"), ("theirs", "12345-678")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "m.md").write_text(page(f"Drug of {name}", f"ndc: {code}"), encoding="utf-8")
    both = indexed(tmp_path / "ours", tmp_path / "theirs")
    assert both.choice("1234567801").id == ""
    assert both.choice("1234-5678-01").id == "ours/m.md"


def test_front_matter_of_a_thousand_codes_is_bounded() -> None:
    many = ", ".join(f"{number:05}-{number % 10000:04}" for number in range(4000))
    found = index_view(page("Many", f"ndc: [{many}]"), "many").summary.codes
    assert len(found) == 500
