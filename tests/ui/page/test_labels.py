"""Pages that were made of published labels, in the window: whose they are, of when, and of which form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from medviewer.ui.search.drug_model import DrugRole

PAGE = """---
title: "Testamycin sulfate"
generic_name: "testamycin SULFATE"
brands: ["Proofex", "Proofex Junior"]
dosage_forms: ["TABLET, FILM COATED", "Injection"]
routes: ["ORAL", "ORAL"]
labeler: "{labeler}"
source:
  kind: "spl"
  set_id: "0a0b0c0d-1111-2222-3333-{number:012d}"
  version: 9
  effective_date: "2025-04-30"
last_reviewed: null
---
# Testamycin sulfate

> **WARNING: OF TESTS**
>
> Never to be given.

## 2 DOSAGE AND ADMINISTRATION

Once daily.
"""


def write(formulary: Path, number: int = 1, labeler: str = "Mill Street Works") -> None:
    """Write a page as an import does."""
    path = formulary / "t" / f"testamycin-{number}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PAGE.format(number=number, labeler=labeler), encoding="utf-8")


def test_a_label_is_named_by_its_labeler_version_and_date(hands, formulary: Path) -> None:
    write(formulary)
    hands.wait(lambda: "Testamycin sulfate" in hands.titles())
    hands.open("proofex")
    said = hands.view.header.seal.text.whole()
    label = "“formulary”, label of 30 Apr 2025, version 9, “Mill Street Works”, not clinically reviewed"
    assert said == f"Folder, not signed, {label}"
    assert "file of" not in said
    assert "Set id: " in hands.view.header.seal.shield.toolTip()


def test_brands_forms_and_routes_stand_under_the_name_each_once(hands, formulary: Path) -> None:
    write(formulary)
    hands.wait(lambda: "Testamycin sulfate" in hands.titles())
    hands.open("proofex")
    facts = hands.view.header.facts.whole().split("   ·   ")
    assert facts == ["Proofex, Proofex Junior", "tablet, film coated; Injection", "oral"]


def test_what_the_title_of_a_label_says_does_not_stand_under_it_again(hands, formulary: Path) -> None:
    write(formulary)
    page = formulary / "t" / "testamycin-1.md"
    text = page.read_text(encoding="utf-8").replace("Testamycin sulfate", "Testamycin sulfate (Proofex Junior)")
    page.write_text(text.replace('"TABLET, FILM COATED", "Injection"', '"TABLET"'), encoding="utf-8")
    hands.wait(lambda: "Testamycin sulfate (Proofex Junior)" in hands.titles())
    hands.open("proofex")
    assert hands.view.header.facts.whole().split("   ·   ") == ["tablet", "oral"]


def test_labels_of_one_drug_are_told_apart_in_the_list(hands, formulary: Path) -> None:
    write(formulary, 1, "Mill Street Works")
    write(formulary, 2, "Harbour Repackers")
    group = "▸ Testamycin SULFATE · 2 labels"
    hands.wait(lambda: group in hands.titles())
    hands.type("testamycin")
    hands.wait(lambda: hands.titles()[:1] == [group])
    hands.window.drugs.choose(0)
    hands.press(Qt.Key.Key_Right, at=hands.window.drugs.view)
    assert hands.titles()[1:3] == ["Testamycin sulfate"] * 2
    model = hands.window.drugs.model
    lines = [model.index(row).data(DrugRole.SUBTITLE) for row in (1, 2)]
    firms = ["Harbour Repackers", "Mill Street Works"]
    assert sorted(lines) == [f"2025-04-30 · tablet, film coated; Injection · {firm}" for firm in firms]
