"""A bundled page has a boxed warning if, and only if, the newest label at hand of that product has one.

The labels are no part of the project: without them, and for pages without the product's own label, the tests skip.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bundled.facts import label_section
from tests.bundled.pages import EVERY_PAGE, LABELS, PAGES, body

BOX = re.compile(r"^> \*\*Boxed Warning(?: \(([^)]+)\))?:\*\*", re.M)

LABEL_OF = {
    "acetylcysteine": ("acetylcysteine--second-source", "injection"),
    "aciclovir": ("acyclovir--oral", "tablets"),
    "ado-trastuzumab-emtansine": ("ado-trastuzumab-emtansine--intravenous", "injection"),
    "albendazole": ("albendazole--oral", "tablets"),
    "allopurinol": ("allopurinol--oral", "tablets"),
    "alteplase": ("alteplase--intravenous", "catheter"),
    "amiodarone": ("amiodarone--second-source", "tablets"),
    "amlodipine": ("amlodipine--oral", "tablets"),
    "apixaban": ("apixaban--oral", "tablets"),
    "atenolol": ("atenolol--second-source", "tablets"),
    "atorvastatin": ("atorvastatin--oral", "tablets"),
    "atropine": ("atropine--endotracheal-intramuscular-int", "injection"),
    "azithromycin": ("azithromycin--second-source", "tablets"),
    "calcium-gluconate": ("calcium-gluconate--intravenous", "injection"),
    "benzylpenicillin": ("penicillin-g-potassium--intramuscular-intravenous", "injection"),
    "bisoprolol": ("bisoprolol--second-source", "tablets"),
    "carbamazepine": ("carbamazepine--oral", "tablets"),
    "cefazolin": ("cefazolin--second-source", "injection"),
    "ceftriaxone": ("ceftriaxone--second-source", "injection"),
    "ciprofloxacin": ("ciprofloxacin--oral", "tablets"),
    "clindamycin": ("clindamycin--oral", "capsules"),
    "clopidogrel": ("clopidogrel--oral", "tablets"),
    "dexamethasone": ("dexamethasone--oral", "tablets"),
    "diazepam": ("diazepam--oral", "tablets"),
    "digoxin": ("digoxin--oral", "tablets"),
    "doxycycline": ("doxycycline--second-source", "tablets"),
    "enalapril": ("enalapril--second-source", "tablets"),
    "enoxaparin": ("enoxaparin--subcutaneous-intravenous", "injection"),
    "fentanyl": ("fentanyl--second-source", "injection"),
    "fluconazole": ("fluconazole--second-source", "tablets"),
    "furosemide": ("furosemide--oral", "tablets"),
    "gentamicin": ("gentamicin--intravenous", "injection"),
    "glucagon": ("glucagon--second-source", "injection"),
    "glyceryl-trinitrate": ("nitroglycerin--second-source", "tablets"),
    "haloperidol": ("haloperidol--intramuscular", "injection"),
    "heparin": ("heparin--second-source", "injection"),
    "hydrochlorothiazide": ("hydrochlorothiazide--oral", "tablets"),
    "hydrocortisone": ("hydrocortisone--intramuscular-intravenous", "injection"),
    "ibuprofen": ("ibuprofen--oral", "self-care"),
    "insulin-glargine": ("insulin-glargine--subcutaneous", "injection"),
    "insulin-lispro": ("insulin-lispro--intravenous-subcutaneous", "injection"),
    "ketamine": ("ketamine--intramuscular-intravenous", "injection"),
    "labetalol": ("labetalol--second-source", "tablets"),
    "levetiracetam": ("levetiracetam--second-source", "tablets"),
    "levothyroxine": ("levothyroxine--oral", "tablets"),
    "lidocaine": ("lidocaine--epidural-infiltration-intracau", "injection"),
    "lorazepam": ("lorazepam--oral", "tablets"),
    "losartan": ("losartan--oral", "tablets"),
    "metformin": ("metformin--oral", "tablets"),
    "methotrexate": ("methotrexate--oral", "tablets"),
    "metoclopramide": ("metoclopramide--oral", "tablets"),
    "metoprolol": ("metoprolol--oral", "tablets"),
    "metronidazole": ("metronidazole--second-source", "tablets"),
    "midazolam": ("midazolam--intramuscular-intravenous", "injection"),
    "misoprostol": ("misoprostol--oral", "tablets"),
    "morphine": ("morphine--oral", "tablets"),
    "neostigmine": ("neostigmine--intravenous", "injection"),
    "norepinephrine": ("norepinephrine--intravenous", "injection"),
    "omeprazole": ("omeprazole--oral", "capsules"),
    "ondansetron": ("ondansetron--oral", "tablets"),
    "paracetamol": ("acetaminophen--oral", "self-care"),
    "phenytoin": ("phenytoin--oral", "capsules"),
    "potassium-chloride": ("potassium-chloride--oral", "capsules"),
    "prednisolone": ("prednisolone--oral", "tablets"),
    "propofol": ("propofol--intravenous", "injection"),
    "sertraline": ("sertraline--oral", "tablets"),
    "simvastatin": ("simvastatin--oral", "tablets"),
    "sodium-bicarbonate": ("sodium-bicarbonate--intravenous", "injection"),
    "sulfamethoxazole-trimethoprim": ("sulfamethoxazole-and-trimethoprim--oral", "tablets"),
    "suxamethonium": ("succinylcholine--intramuscular-intravenous", "injection"),
    "prednisone": ("prednisone--second-source", "tablets"),
    "spironolactone": ("spironolactone--oral", "tablets"),
    "trastuzumab": ("trastuzumab--intravenous", "injection"),
    "valproic-acid": ("valproic-acid--oral", "tablets"),
    "vancomycin": ("vancomycin--intravenous", "injection"),
    "vinblastine": ("vinblastine--second-source", "injection"),
    "warfarin": ("warfarin--oral", "tablets"),
}
"""The label of each page's product, and what a box that is not for every form of it has to name to be that label's.

None is here for vincristine, whose label at hand is of the liposomal product, nor for those whose record is empty.
"""


def has_box_for(text: str, form: str) -> bool:
    """Say whether a page has a boxed warning for a form: one for all its products, or one that names it."""
    boxes: list[str] = BOX.findall(text)
    return any(not named or form in named for named in boxes)


@EVERY_PAGE
def test_a_page_has_a_boxed_warning_where_its_label_has_one(page: Path) -> None:
    label, form = LABEL_OF.get(page.stem, ("", ""))
    if not label or not (LABELS / f"{label}.json").is_file():
        pytest.skip(f"no label of the product of {page.stem} in ../shared/labels on this machine")
    assert has_box_for(body(page), form) is bool(label_section(label, "Boxed warning"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> **Boxed Warning:** bleeding.", True),
        ("> **Boxed Warning (tablets):** bleeding.", True),
        ("> **Boxed Warning (injection):** bleeding.", False),
        ("> **Warning:** bleeding.", False),
        ("Its boxed warning: **Boxed Warning:** bleeding.", False),
    ],
)
def test_a_box_that_is_for_another_form_is_told_apart(text: str, expected: bool) -> None:
    assert has_box_for(f"Before.\n\n{text}\n", "tablets") is expected


def test_every_label_belongs_to_a_page() -> None:
    assert set(LABEL_OF) <= {page.stem for page in PAGES}
