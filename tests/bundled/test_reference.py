"""ATC codes, doses and years of the bundled pages against reference tables and labels, where these are at hand.

`old_sources.txt` lists the labels that were older than five years when the pages were last gone through.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from medviewer.library.names.folding import fold
from medviewer.monograph.clinical.quantities import quantities
from tests.bundled.checks import bold_dose
from tests.bundled.pages import EVERY_PAGE, LABELS, OLD_SOURCES, PAGES, REPOSITORY, body, old_sources, post
from tests.bundled.test_boxed_warnings import LABEL_OF
from tests.bundled.test_interactions import names

REFERENCE = REPOSITORY.parent / "shared" / "reference"
SCALES = {"mg": 1.0, "g": 1000.0, "mcg": 0.001, "U": 1.0, "TU": 1000.0}
USUAL = 6.0
"""Times that the highest bold dose may be above or below the defined daily dose: a tenfold mistake is beyond it."""
WIDER = {
    "acetylcysteine": 10.0,  # defined for cough; poisoning takes 15 g by vein
    "amiodarone": 8.0,  # defined for keeping on; the load is 1,600 mg a day
    "dexamethasone": 7.0,  # defined for inflammation; brain swelling begins with 10 mg
    "furosemide": 15.0,  # defined for oedema; at most 600 mg a day in severe disease
    "haloperidol": 12.5,  # at most 100 mg a day, US
    "hydrocortisone": 17.0,  # defined for replacement; 500 mg by vein in an emergency
    "lisinopril": 8.0,  # at most 80 mg a day, US
    "methotrexate": 12.0,  # defined by the day; taken once a week
}
"""Pages whose bold sentence has a dose for another use than the defined one, or a maximum far above it."""


@cache
def codes() -> dict[str, tuple[str, str]]:
    """Return (name, defined daily doses) of each ATC code of the reference; skips where there is none."""
    path = REFERENCE / "atc.tsv"
    if not path.is_file():
        pytest.skip("the reference tables ../shared/reference are not on this machine")
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: (row[1], row[2]) for row in csv.reader(file, delimiter="\t")}


def defined(code: str) -> list[tuple[float, str]]:
    """Return the defined daily doses of a code, in mg or in units."""
    given = [dose.split("/") for dose in codes().get(code, ("", ""))[1].split("; ") if dose.count("/") == 2]
    return [
        (float(amount) * SCALES[unit], "unit" if unit in "TU" else "mg") for amount, unit, _ in given if unit in SCALES
    ]


@EVERY_PAGE
def test_an_atc_code_is_that_of_the_drug(page: Path) -> None:
    known = {code: fold(codes()[code][0]) for code in post(page)["atc"] if code in codes()}
    assert {code: name for code, name in known.items() if not is_called(page, name)} == {}


def is_called(page: Path, name: str) -> bool:
    """Say whether a page is called so, has all ingredients, or all words of the name in its title and generic name."""
    said = fold(f"{post(page)['title']} {post(page)['generic_name']}").split()
    return (
        name in names(page) or all(part in names(page) for part in name.split(" and ")) or set(name.split()) <= {*said}
    )


@EVERY_PAGE
def test_the_bold_dose_is_within_bounds_of_the_defined_daily_dose(page: Path) -> None:
    bold = bold_dose(body(page))
    assert bold
    for unit in ("mg", "unit"):
        normal = [amount for code in post(page)["atc"] for amount, of in defined(code) if of == unit]
        given = [one.value for one in quantities(bold) if one.unit == unit]
        if normal and given:
            widest = WIDER.get(page.stem, USUAL)
            assert min(normal) / USUAL <= max(given) * 1.001 and max(given) <= max(normal) * widest, (given, normal)


def outdated() -> list[str]:
    """Return the pages whose newest US label is older than the one at hand."""
    with (LABELS / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        effective = {Path(row["file"]).stem: row["effective"] for row in csv.DictReader(file, delimiter="\t")}
    found = []
    for page in PAGES:
        at_hand = effective.get(LABEL_OF.get(page.stem, ("", ""))[0], "")[:4]
        labels = [source for source in post(page)["sources"] if source["kind"] == "label"]
        used = max((label["year"] for label in labels if "US" in label["title"]), default=0)
        if at_hand and used < int(at_hand):
            found.append(f"{page.stem}: {used}, at hand {at_hand}")
    return found


def test_old_sources_are_listed() -> None:
    assert OLD_SOURCES.read_text(encoding="utf-8").splitlines() == old_sources()


def test_no_page_rests_on_an_older_label_than_the_one_at_hand() -> None:
    if not (LABELS / "INDEX.tsv").is_file():
        pytest.skip("the label texts ../shared/labels are not on this machine")
    assert outdated() == []
