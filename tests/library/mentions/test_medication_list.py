"""Pasted medication lists: what a line names, and what is left to its reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions import medication_list
from medviewer.library.mentions.medication_list import MOST_LINES, ListedMedication

Open = Callable[..., Catalogue]
Write = Callable[..., Path]

PAGES = {
    "Warfarin": "warfarin sodium|Marevan, Coumadin",
    "Amoxicillin": "|Amoxil",
    "Amoxicillin + Clavulanic Acid": "amoxicillin trihydrate + clavulanate potassium (co-amoxiclav)|Augmentin",
    "Sulfamethoxazole + Trimethoprim": "sulfamethoxazole + trimethoprim (co-trimoxazole)|Septrin",
    "Metformin": "metformin hydrochloride|",
    "Insulin glargine": "|Lantus",
    "Salbutamol": "|Ventolin",
    "Paracetamol": "|Panadol, Sharedol",
    "Paracetamol + Caffeine": "|Sharedol",
    "Ibuprofen": "|Nurofen",
    "Aspirin": "acetylsalicylic acid|",
    "Morphine": "morphine sulfate|",
    "Digoxin": "|Lanoxin",
    "Omeprazole": "|",
    "Methotrexate": "|",
    "Epinephrine (Adrenaline)": "epinephrine|",
    "Levothyroxine": "levothyroxine sodium|",
    "Furosemide": "|Lasix",
    "Sodium chloride 0.9%": "|",
    "Sodium valproate": "|Epilim",
    "Vitamin B12": "|",
    "Fluorouracil": "|",
    "Omega-3 fatty acids": "|",
    "Ferrous sulfate": "|",
    "Calcium carbonate + Vitamin D3": "|",
    "Latanoprost": "|",
    "Ceftriaxone": "|",
}

TAKEN = [
    ("Warfarin", "Warfarin"),
    ("warfarin", "Warfarin"),
    ("WARFARIN SODIUM", "Warfarin"),
    ("Warfarin 5 mg", "Warfarin"),
    ("Warfarin 5mg OD", "Warfarin"),
    ("Warfarin 3mg/4mg alternate days", "Warfarin"),
    ("- Warfarin 5 mg od", "Warfarin"),
    ("• Warfarin", "Warfarin"),
    ("* Warfarin tablets", "Warfarin"),
    ("1. Warfarin 1 mg nocte", "Warfarin"),
    ("2) Warfarin 1 mg", "Warfarin"),
    ("(3) Warfarin 1 mg", "Warfarin"),
    ("a) Warfarin 1 mg", "Warfarin"),
    ("[x] Warfarin 1 mg", "Warfarin"),
    ("☐ Warfarin 1 mg", "Warfarin"),
    ("| Warfarin | 5 mg | OD |", "Warfarin"),
    ("Warfarin\t5 mg\tOD", "Warfarin"),
    ("Warfarin, 5 mg, once daily", "Warfarin"),
    ("Warfarin; 5 mg at 18:00", "Warfarin"),
    ("Warfarin: 5 mg", "Warfarin"),
    ("Warfarin – 5 mg – once daily", "Warfarin"),
    ("Warfarin variable dose as per INR", "Warfarin"),
    ("Warfarin (Marevan) 5 mg", "Warfarin"),
    ("Marevan 5 mg", "Warfarin"),
    ("Coumadin® 5 mg", "Warfarin"),
    ("5 mg warfarin od", "Warfarin"),
    ("Tab. Metformin 1g BD", "Metformin"),
    ("T. Metformin 500 mg TDS p.c.", "Metformin"),
    ("Metformin hydrochloride 500 mg MR tablets", "Metformin"),
    ("metformin 1-0-1", "Metformin"),
    ("metformin 500 mg 1 - 0 - 1 - 0", "Metformin"),
    ("metformin 500", "Metformin"),
    ("metformin 2 x 500 mg twice daily with meals", "Metformin"),
    ("Cap omeprazole 20mg mane", "Omeprazole"),
    ("Omeprazole 20 mg capsules 1 in the morning", "Omeprazole"),
    ("inj. Ceftriaxone 2 g IV od x 7 days", "Ceftriaxone"),
    ("Ceftriaxone 1g/vial i.v. stat", "Ceftriaxone"),
    ("Amoxicillin 250 mg/5 ml suspension 10 ml tds", "Amoxicillin"),
    ("amoxycillin 500 mg", "Amoxicillin"),
    ("Amoxicillin 500 mg + clavulanic acid 125 mg BD", "Amoxicillin + Clavulanic Acid"),
    ("Amoxicillin/clavulanic acid 875/125 mg", "Amoxicillin + Clavulanic Acid"),
    ("clavulanic acid + amoxicillin", "Amoxicillin + Clavulanic Acid"),
    ("amoxicillin and clavulanic acid 625 mg", "Amoxicillin + Clavulanic Acid"),
    ("amoxicillin with clavulanic acid", "Amoxicillin + Clavulanic Acid"),
    ("Co-amoxiclav 625 mg PO TDS", "Amoxicillin + Clavulanic Acid"),
    ("Augmentin 625", "Amoxicillin + Clavulanic Acid"),
    ("co-trimoxazole 960 mg bd", "Sulfamethoxazole + Trimethoprim"),
    ("Insulin glargine 10 units nocte", "Insulin glargine"),
    ("Lantus 10 IU at night", "Insulin glargine"),
    ("Salbutamol 100 micrograms inhaler 2 puffs prn", "Salbutamol"),
    ("salbutamol nebs 5 mg qds", "Salbutamol"),
    ("albuterol 2 puffs", "Salbutamol"),
    ("acetaminophen 500 mg", "Paracetamol"),
    ("Paracetamol 1 g QDS PRN (max 4 g)", "Paracetamol"),
    ("Paracetamol two tablets when required for pain", "Paracetamol"),
    ("Aspirin EC 75 mg", "Aspirin"),
    ("aspirin 75mg for stroke prevention", "Aspirin"),
    ("Morphine sulfate MR 10 mg bd", "Morphine"),
    ("Morphine 2.5–5 mg s.c. prn", "Morphine"),
    ("Digoxin 125 micrograms daily", "Digoxin"),
    ("Digoxin 0.125 mg alternate days", "Digoxin"),
    ("Methotrexate 2.5 mg x 6 once weekly (Mondays)", "Methotrexate"),
    ("Epinephrine 1:1000 0.5 mL IM stat", "Epinephrine (Adrenaline)"),
    ("adrenaline 0.5 mg", "Epinephrine (Adrenaline)"),
    ("Levothyroxine 100 mcg once daily before breakfast", "Levothyroxine"),
    ("levothyroxine 100µg od", "Levothyroxine"),
    ("Frusemide 40 mg po mane", "Furosemide"),
    ("Sodium chloride 0.9% 1 L IV over 8 hours", "Sodium chloride 0.9%"),
    ("Valproic acid 500 mg", "Sodium valproate"),
    ("Vitamin B12 1 mg IM 3-monthly", "Vitamin B12"),
    ("5-fluorouracil 500 mg", "Fluorouracil"),
    ("Omega-3 fatty acids 1 g", "Omega-3 fatty acids"),
    ("Ferrous sulfate 200 mg TDS", "Ferrous sulfate"),
    ("Calcium carbonate/vitamin D3 1.5 g/400 IU", "Calcium carbonate + Vitamin D3"),
    ("Latanoprost eye drops 1 drop both eyes nocte", "Latanoprost"),
    ("Takes ibuprofen 400 mg sometimes", "Ibuprofen"),
    ("Stopped: Nurofen 200 mg", "Ibuprofen"),
]

NOT_TAKEN = [
    ("warfrin 5 mg", ["Warfarin"]),
    ("warfar 5 mg", ["Warfarin"]),
    ("Amoxicillin - sulbactam 1 g", ["Amoxicillin"]),
    ("Amoxicillin/flucloxacillin 500 mg", ["Amoxicillin"]),
    ("Warfarin 5 mg, aspirin 75 mg", ["Warfarin", "Aspirin"]),
    ("Warfarin; aspirin", ["Warfarin", "Aspirin"]),
    ("paracetamol 1 g, never ibuprofen", ["Paracetamol", "Ibuprofen"]),
    ("Sharedol 1 tablet", ["Paracetamol", "Paracetamol + Caffeine"]),
    ("Insulin 10 units", ["Insulin glargine"]),
    ("Sodium 1 g", []),
    ("Qqqzzz 5 mg", []),
]


@pytest.fixture
def pages(library: Write, indexed: Open) -> Catalogue:
    def page(title: str, names: str) -> str:
        generic, _, brands = names.partition("|")
        return f"---\ntitle: {title}\ngeneric_name: {generic}\nbrands: [{brands}]\n---\n### Usage\nText.\n"

    return indexed(library({f"{number}.md": page(*item) for number, item in enumerate(PAGES.items())}))


def title(entry: ListedMedication) -> str | None:
    return entry.page.title if entry.page else None


def test_names_are_taken_whatever_stands_beside_them(pages: Catalogue) -> None:
    found = pages.read_list("\n".join(line for line, _ in TAKEN))
    assert len(TAKEN) >= 60
    assert {entry.text: title(entry) for entry in found} == dict(TAKEN)
    assert [entry.line for entry in found] == list(range(1, len(TAKEN) + 1))


def test_what_is_only_nearly_or_partly_a_name_is_never_taken(pages: Catalogue) -> None:
    found = pages.read_list("\n".join(line for line, _ in NOT_TAKEN))
    assert {entry.text: title(entry) for entry in found} == {line: None for line, _ in NOT_TAKEN}
    near = {entry.text: [row.title for row in entry.nearest] for entry in found}
    assert {line: wanted for line, wanted in NOT_TAKEN if not set(wanted) <= set(near[line])} == {}


def test_lines_without_letters_and_beyond_the_most_are_left_out(pages: Catalogue) -> None:
    assert pages.read_list("\n\n---\n 12\n") == []
    found = pages.read_list("\r\n\n  Warfarin  \r\n==\nAspirin")
    assert [(entry.line, entry.text, title(entry)) for entry in found] == [
        (3, "Warfarin", "Warfarin"),
        (5, "Aspirin", "Aspirin"),
    ]
    assert len(pages.read_list("Warfarin\n" * (MOST_LINES + 9))) == MOST_LINES
    [long] = pages.read_list("Warfarin " * 10_000)
    assert long.page is None


def test_lines_beyond_the_most_cost_nothing(pages: Catalogue) -> None:
    asked: list[str] = []
    reading = medication_list.read_list(
        pages.search(), "Nothing so called\n" * 5000, lambda key: asked.append(key) or [], lambda _id: False
    )
    assert len(reading) == MOST_LINES
    assert len(asked) < 10 * MOST_LINES


def test_no_page_is_taken_of_a_line_that_is_not_read_to_its_end(pages: Catalogue) -> None:
    [entry] = pages.read_list(f"Warfarin 5 mg{' ' * 300}with aspirin")
    assert (entry.page, [row.title for row in entry.nearest]) == (None, ["Warfarin"])


def test_the_same_name_in_two_libraries_is_the_first_ones(library: Write, indexed: Open) -> None:
    roots = [library({"w.md": "# Warfarin\n### Usage\nText.\n"}, name) for name in ("one", "two")]
    [entry] = indexed(*roots).read_list("warfarin 5 mg")
    assert entry.page and entry.page.id == "one/w.md"
