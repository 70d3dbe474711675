"""Every monograph in data/ is whole, names its sources, and holds no dose that cannot be meant.

The pages are read with python-frontmatter alone: a fault of the program's own parser hides none of theirs.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bundled.pages import EVERY_PAGE, LABELS, LIBRARY, NEEDS_LABELS, PAGES, REPOSITORY, body, post, section

SECTIONS = [
    "Generic Name",
    "Usage",
    "Dosage",
    "Contraindications",
    "Interactions",
    "Pregnancy and breastfeeding",
    "Side Effects",
    "Precautions",
    "Overdose",
    "How it Works",
    "FAQs",
]
REQUIRED_DRUGS = {
    "ado-trastuzumab-emtansine",
    "albendazole",
    "amoxicillin-clavulanic-acid",
    "insulin-glargine",
    "levothyroxine",
    "mebendazole",
    "metformin",
    "methotrexate",
    "morphine",
    "paracetamol",
    "vincristine",
    "warfarin",
}

# The highest value of each unit that a label can mean: in one dose, one day, one bag, one laboratory value.
CEILINGS = {
    "micrograms": 5_000.0,
    "microgram": 1.0,
    "mg": 20_000.0,
    "g": 50.0,
    "kg": 200.0,
    "mL": 5_000.0,
    "L": 20.0,
    "units": 100_000.0,
    "mmol": 500.0,
    "micromol": 1_000.0,
    "mIU": 1_000.0,
    "milliunits": 1_000.0,
    "%": 100.0,
    "°C": 60.0,
}
PER_KILOGRAM = {
    "micrograms": 1_000.0,
    "microgram": 1.0,
    "mg": 200.0,
    "g": 5.0,
    "mL": 50.0,
    "units": 1_000.0,
    "mmol": 20.0,
}
PER_SQUARE_METRE = {"micrograms": 2_000.0, "mg": 15_000.0, "g": 15.0, "units": 25_000.0}
PENICILLINS = {"benzathine-benzylpenicillin", "benzylpenicillin"}
PENICILLIN_CEILINGS = {"units": 24_000_000.0, "units/kg": 300_000.0, "mg/kg": 300.0}
"""The highest values of a day: 1 million units of penicillin are 600 mg, and a child with meningitis needs many."""
DIVISORS = {"kg", "m²", "L", "dL", "mL", "g", "day", "dose", "hour", "min", "week", "tablet"}
MISSPELT = {"u", "iu", "ug", "mcg", "mgs", "mgm", "gm", "gms", "gr", "cc", "mls", "kgs", "qd", "µg", "μg"}
LOOK_ALIKES = MISSPELT | {unit.casefold() for unit in CEILINGS}
SHORT_WITHOUT_VOWEL = {"mm", "cm", "nm", "ms", "mV", "h", "s", "S", "x", "mmHg"}

NUMBER = r"\d[\d,]*(?:\.\d+)?"
UNIT = rf"(?:%|°C|[A-Za-zµμ]+(?:/(?:{NUMBER} )?[A-Za-z]+²?)*)"
AMOUNT = re.compile(rf"(?<![\w.,/*^-])({NUMBER})[ \u00a0]?({UNIT})(?![A-Za-z\d])")
RANGE = re.compile(rf"(?<![\w.,/])(?<!from )({NUMBER})(?: ({UNIT}))? to ({NUMBER}) ({UNIT})")
DOSE_UNIT = r"(?:micrograms?|mg|g|kg|mL|L|units?|mmol)\b"


def slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def number(text: str) -> float:
    return float(text.replace(",", ""))


def amounts(page: Path) -> Iterator[tuple[float, str]]:
    """Yield each number of the body with the word or unit that follows it."""
    for found in AMOUNT.finditer(body(page)):
        yield number(found[1]), found[2]


def is_known(unit: str) -> bool:
    """Say whether `unit` is spelt as this library spells units, or is a word that looks like none."""
    amount, *divisors = unit.split("/")
    if divisors:
        return amount in CEILINGS and all(is_divisor(divisor) for divisor in divisors)
    looks_like_one = amount.casefold() in LOOK_ALIKES or not re.search(r"[aeiouyAEIOU]", amount)
    return amount in CEILINGS or amount in SHORT_WITHOUT_VOWEL or not looks_like_one


def is_divisor(text: str) -> bool:
    """Accept `kg`, `1.73 m²`, `100 mL` and, for strengths such as 500 mg/125 mg, an amount."""
    bare = re.sub(rf"^{NUMBER} ", "", text)
    return bare in DIVISORS or (bare != text and bare in {"mg", "micrograms"})


def ceiling(unit: str) -> float:
    """Return the highest plausible value for `unit`; infinite for a word that is no unit."""
    amount, *divisors = unit.split("/")
    if "kg" in divisors:
        return PER_KILOGRAM.get(amount, 0.0)
    if "m²" in divisors:
        return PER_SQUARE_METRE.get(amount, 0.0)
    return CEILINGS.get(amount, float("inf"))


def falls(found: re.Match[str]) -> bool:
    """Say whether a range in one unit does not rise."""
    low, low_unit, high, unit = found.groups()
    return low_unit in (None, unit) and number(low) >= number(high)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str, length: int = 12) -> set[str]:
    found = words(text)
    return {" ".join(found[i : i + length]) for i in range(len(found) - length + 1)}


def taken(ours: dict[str, str], texts: Iterable[str]) -> dict[str, str]:
    """Return those of our runs, each with its page, that stand in other texts."""
    return {run: ours[run] for text in texts for run in ours.keys() & runs(text)}


def is_of_figures(run: str) -> bool:
    """Say whether a run is a schedule of doses, which is a fact and has no words of its own."""
    return len(re.findall(r"\b\d+\b", run)) >= 4


def test_the_library_has_at_least_forty_monographs_and_the_promised_ones() -> None:
    assert len(PAGES) >= 40
    assert {page.stem for page in PAGES} >= REQUIRED_DRUGS


def test_no_two_pages_share_a_title() -> None:
    titles = [slug(str(post(page)["title"])) for page in PAGES]
    assert sorted(set(titles)) == sorted(titles)


@EVERY_PAGE
def test_the_file_is_named_and_placed_by_its_title(page: Path) -> None:
    title = str(post(page)["title"])
    assert page.stem == slug(title)
    assert page.parent == LIBRARY / page.stem[0]
    assert body(page).startswith(f"# {title}\n")


@EVERY_PAGE
def test_the_page_is_of_a_size_that_can_be_read_at_the_bedside(page: Path) -> None:
    assert 2_500 <= page.stat().st_size <= 14_000


@EVERY_PAGE
def test_front_matter_is_complete(page: Path) -> None:
    meta = post(page).metadata
    required = {"title", "generic_name", "brands", "drug_class", "atc", "sources", "last_reviewed"}
    assert required <= set(meta)
    assert all(isinstance(meta[key], str) and meta[key].strip() for key in ("title", "generic_name", "drug_class"))
    assert meta["brands"] and all(isinstance(brand, str) and brand.strip() for brand in meta["brands"])


@EVERY_PAGE
def test_nobody_is_said_to_have_reviewed_the_page(page: Path) -> None:
    assert post(page)["last_reviewed"] is None
    assert "reviewed_by" not in post(page).metadata


@EVERY_PAGE
def test_atc_codes_are_of_the_fifth_level(page: Path) -> None:
    given = post(page)["atc"]
    codes = [given] if isinstance(given, str) else given
    assert codes
    assert [code for code in codes if not re.fullmatch(r"[A-Z]\d\d[A-Z]{2}\d\d", code)] == []


@EVERY_PAGE
def test_sources_name_a_label_or_a_list_with_section_and_year(page: Path) -> None:
    sources: list[dict[str, Any]] = post(page)["sources"]
    assert any(source["kind"] == "label" for source in sources)
    for source in sources:
        assert set(source) - {"date"} == {"kind", "title", "section", "year"}
        assert source["kind"] in {"label", "list", "guideline"}
        assert str(source["title"]).strip() and str(source["section"]).strip()
        assert 1990 <= source["year"] <= datetime.date.today().year
        assert source.get("date", datetime.date(source["year"], 1, 1)).year == source["year"]


@EVERY_PAGE
def test_all_sections_stand_in_order_with_something_to_say(page: Path) -> None:
    found = re.findall(r"^### (.+)$", body(page), re.M)
    assert found == SECTIONS
    assert [title for title in found if not words(section(body(page), title))] == []
    assert [title for title in found[1:] if len(words(section(body(page), title))) < 5] == []


@EVERY_PAGE
def test_the_usual_adult_dose_comes_first_and_bold(page: Path) -> None:
    paragraphs = [part for part in section(body(page), "Dosage").split("\n\n") if not part.startswith(">")]
    assert re.search(r"\*\*[^*]*\d[^*]*\*\*", paragraphs[0]), paragraphs[0]


@EVERY_PAGE
def test_the_bold_dose_is_of_this_drug_alone(page: Path) -> None:
    """A need of all insulins together, read as the dose of the one on the page, would be a twofold overdose."""
    bold = re.findall(r"^\*\*([^*]+)\*\*$", section(body(page), "Dosage"), re.M)
    assert [text for text in bold if "insulins together" in text] == []


@EVERY_PAGE
def test_every_row_of_a_table_has_as_many_cells_as_its_head(page: Path) -> None:
    tables = re.findall(r"(?:^\|.*\|\n)+", body(page) + "\n", re.M)
    ragged = [table for table in tables if len({row.count("|") for row in table.splitlines()}) != 1]
    assert ragged == []
    assert [table for table in tables if not re.match(r".*\n\|(?: :?-+:? \|)+\n", table)] == []


@EVERY_PAGE
def test_questions_and_answers_are_three_to_five(page: Path) -> None:
    lines = [line for line in section(body(page), "FAQs").splitlines() if line.strip()]
    assert 3 <= len(lines) <= 5
    assert [line for line in lines if not re.fullmatch(r"\* \*\*Q: [^*]+[?.]\*\* A: \S.+", line)] == []


@EVERY_PAGE
def test_the_page_ends_with_a_disclaimer(page: Path) -> None:
    last = body(page).strip().splitlines()[-1]
    assert last.startswith("**Disclaimer:** ")
    assert "reviewed" in last and "label" in last and len(words(last)) >= 25


@EVERY_PAGE
def test_every_number_is_followed_by_a_known_unit_or_a_word(page: Path) -> None:
    assert sorted({f"{value:g} {unit}" for value, unit in amounts(page) if not is_known(unit)}) == []


@EVERY_PAGE
def test_no_amount_is_beyond_what_a_label_can_mean(page: Path) -> None:
    higher = PENICILLIN_CEILINGS if page.stem in PENICILLINS else {}
    highest = {unit: higher.get(unit, ceiling(unit)) for _, unit in amounts(page)}
    assert [f"{value:g} {unit}" for value, unit in amounts(page) if value > highest[unit]] == []


@EVERY_PAGE
def test_ranges_rise(page: Path) -> None:
    assert [found[0] for found in RANGE.finditer(body(page)) if falls(found)] == []


@EVERY_PAGE
@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("trailing zero", rf"(?:\.\d*0)[ \u00a0]?{DOSE_UNIT}"),
        ("naked decimal point", r"(?<![\w.])\.\d"),
        ("bare u for units", r"\d[ \u00a0]?[uU]\b"),
        ("abbreviated international units", r"\d[ \u00a0]?(?:IU|I\.U\.)"),
        ("number run into its unit", rf"\d{DOSE_UNIT}"),
        ("number of five digits without a comma", rf"(?<![\d,.])\d{{5,}}[ \u00a0]?{DOSE_UNIT}"),
    ],
)
def test_amounts_are_written_so_that_they_cannot_be_misread(page: Path, fault: str, pattern: str) -> None:
    assert [found[0] for found in re.finditer(pattern, body(page))] == [], fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Give 5 ug once.", "5 ug"),
        ("Give 10 U once.", "10 U"),
        ("Give 10 mgs once.", "10 mgs"),
        ("Give 10 ml once.", "10 ml"),
        ("Give 10 mg/kq once.", "10 mg/kq"),
        ("Give 10 mq once.", "10 mq"),
    ],
)
def test_a_misspelt_unit_is_noticed(text: str, fault: str) -> None:
    found = AMOUNT.search(text)
    assert found is not None
    assert found[0] == fault
    assert not is_known(found[2])


@pytest.mark.parametrize(("value", "unit"), [(450.0, "mg/kg/day"), (2_500.0, "mg/kg"), (25_000.0, "mg"), (60.0, "g")])
def test_a_dose_out_of_all_bounds_is_noticed(value: float, unit: str) -> None:
    assert value > ceiling(unit)


@pytest.mark.parametrize("corpus", ["corpus-1", "corpus-2"])
def test_no_run_of_twelve_words_is_taken_from_the_sample_pages(corpus: str) -> None:
    folder = REPOSITORY.parent / "shared" / corpus
    if not folder.is_dir():
        pytest.skip(f"the sample pages ../shared/{corpus} are not on this machine")
    ours = {run: page.name for page in PAGES for run in runs(body(page))}
    texts = (sample.read_text(encoding="utf-8", errors="replace") for sample in folder.rglob("*.md"))
    assert taken(ours, texts) == {}


@NEEDS_LABELS
def test_no_run_of_twelve_words_is_taken_from_labels() -> None:
    ours = {run: page.name for page in PAGES for run in runs(body(page)) if not is_of_figures(run)}
    assert taken(ours, (label.read_text(encoding="utf-8") for label in LABELS.glob("*.json"))) == {}
