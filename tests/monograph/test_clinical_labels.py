"""Labels as clinicians write them: doses under any section, lists and tables of labels, other languages."""

from __future__ import annotations

import re

import pytest

from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import index_view, parse
from medviewer.monograph.sections.property_tables import MOST_ROWS
from medviewer.monograph.sections.vocabulary import default

DOSE_LABELS = [
    "Adult Dose",
    "Pediatric Dose",
    "Paediatric dosing",
    "Adult Dosing",
    "Dose (adult)",
    "Dose (for shock, 70 kg)",
    "Max dose",
    "Maximum daily dose",
    "Dosing",
    "Renal dosing",
    "Loading dose",
    "Dose / Route",
    "Dose, IV",
    "Route",
    "Routes",
    "Indications and dose",
    "Dosis Erwachsene",
    "Dosis pediátrica",
    "Posologie adulte",
]


def _keys(monograph: Monograph) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in monograph.sections:
        found[section.key] = found.get(section.key, "") + section.text
    return found


def _words(monograph: Monograph) -> list[str]:
    return re.findall(r"\w+", " ".join(f"{s.title} {s.text}" for s in monograph.sections))


@pytest.mark.parametrize("label", DOSE_LABELS)
@pytest.mark.parametrize(
    "shape", ["**{}**\n", "**{}:**\n", "### {}\n\n", "## {}\n\n", "<b>{}</b>\n\n", "__{}__\n\n", "**<u>{}:</u>**\n"]
)
@pytest.mark.parametrize(
    "around", ["## Contraindications", "**Contraindications**", "## Precautions", "**Side effects:**"]
)
def test_a_dose_opens_its_section_under_any_other(label: str, shape: str, around: str) -> None:
    monograph = parse(f"# Ovelar\n\n{around}\n\n- shock\n\n{shape.format(label)}- 7 mg\n\n", "file")
    texts = _keys(monograph)
    assert "7 mg" in texts["dosage"]
    assert all("7 mg" not in text for key, text in texts.items() if key != "dosage")
    assert set(re.findall(r"\w+", label)) <= set(_words(monograph))


@pytest.mark.parametrize(
    "run_in", ["**Dose (adult):** 7 mg IV", "**Dose:** 7 mg IV", "Dose: 7 mg IV", "**Dose** 7 mg IV"]
)
def test_a_dose_with_its_text_behind_it_opens_its_section(run_in: str) -> None:
    texts = _keys(parse(f"## Contraindications\n\n- shock\n\n{run_in}\n\n**Side Effects:** cough\n", "file"))
    assert texts["contraindications"] == "- shock"
    assert "7 mg IV" in texts["dosage"]
    assert "cough" in texts["side_effects"]


@pytest.mark.parametrize(
    "text",
    [
        "- **Dose-dependent** effects\n- **Dose:** large ones hurt",
        "**Dose-dependent** effects are cough and fever.",
        "**Dose** and age make a difference.",
        "Route of giving makes a difference.",
        "Cough, at any **Dose** that is given.",
        "| Age | Dose |\n|--|--|\n| Adults | 7 mg |\n| Children | 1 mg |",
        "| Drug | Effect |\n|--|--|\n| Ovelar | cough |",
        "| Dose | Side effects |\n|--|--|\n| 7 mg | cough |",
        "> **Dose:** 7 mg",
        "```\n**Dose**\n```",
    ],
)
def test_what_only_speaks_of_a_dose_stays_where_it_is(text: str) -> None:
    monograph = parse(f"## Side effects\n\nSome have these.\n\n{text}\n\n## Precautions\n\nNone.\n", "file")
    assert [section.key for section in monograph.sections] == ["side_effects", "precautions"]


@pytest.mark.parametrize(
    "answer", ["Dose: see above", "**Dose:** see above", "Route: see above", "**Dose**\n\nsee above"]
)
def test_an_answer_that_speaks_of_a_dose_is_an_answer(answer: str) -> None:
    monograph = parse(f"## FAQs\n\n**Q: How much?**\n\n{answer}\n\n### Maximum dose?\n\n7 mg\n", "file")
    assert [section.key for section in monograph.sections] == ["faqs"]
    assert [pair.question for pair in monograph.faqs] == ["How much?", "Maximum dose?"]


@pytest.mark.parametrize("around", ["Pregnancy", "Interactions", "Use in breastfeeding"])
def test_a_dose_in_pregnancy_or_with_another_drug_stays_there(around: str) -> None:
    body = f"## Dosage\n\n7 mg\n\n## {around}\n\nRarely.\n\n### Dose\n\n1 mg\n\n**Max dose**\n\n- 2 mg\n"
    texts = _keys(parse(body, "file"))
    assert texts["dosage"] == "7 mg"


def test_a_dose_below_a_heading_of_its_own_keeps_what_it_is_about() -> None:
    body = "## Dosage\n\n7 mg\n\n## Precautions\n\n### Weak kidneys\n\nCare.\n\n"
    body += "#### Dose\n\n1 mg\n\n**Max dose**\n\n- 2 mg\n"
    assert _keys(parse(body, "file"))["dosage"] == "7 mg"


def test_the_sections_of_a_published_label_are_those_of_its_codes() -> None:
    front = "---\nsource:\n  kind: spl\n  set_id: 1\n---\n"
    body = "## Precautions\n\nCare.\n\n### 2.1 Dosage\n\n7 mg\n\n**Max dose**\n\n- 9 mg\n\n## Other words\n\n"
    body += "- **Use:** pain\n- **Dose:** 7 mg\n\n| Use | pain |\n|--|--|\n| Dose | 7 mg |\n"
    assert [section.key for section in parse(front + body, "file").sections] == ["precautions", "other"]
    assert "dosage" in _keys(parse(body, "file"))


def test_headings_behind_a_dose_come_back_to_the_section_around_it() -> None:
    body = "## Contraindications\n\n### Absolute\n\nShock.\n\n### Adult dose\n\n7 mg\n\n"
    body += "### Relative\n\nCough.\n\n### Pregnancy\n\nYes.\n"
    monograph = parse(body, "file")
    assert [(s.key, s.title) for s in monograph.sections] == [
        ("contraindications", "Contraindications"),
        ("dosage", "Adult dose"),
        ("contraindications", "Relative"),
        ("contraindications", "Pregnancy"),
    ]
    run_in = parse(body.replace("### Adult dose", "**Adult dose**"), "file")
    assert "Relative" in [s.title for s in run_in.sections if s.key == "contraindications"]


def test_doses_of_adults_and_children_stand_under_titles_of_their_own() -> None:
    body = "**Contraindications**\n- shock\n\n**Adult Dose**\n- 7 mg\n\n**Pediatric Dose**\n- 1 mg\n"
    for written in (body, body.replace("**\n", ":\n").replace("**", "")):
        titled = [(s.title, s.text) for s in parse(written, "file").sections if s.key == "dosage"]
        assert titled == [("Adult Dose", "- 7 mg"), ("Pediatric Dose", "- 1 mg")]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Onset / Duration", "how_it_works"),
        ("Kinetics", "how_it_works"),
        ("Pregnancy category", "pregnancy"),
        ("Preparation", "dosage"),
        ("Monitoring", "precautions"),
        ("Adverse Effects", "side_effects"),
        ("Notes", "other"),
        ("Supplied", "other"),
        ("Stock", "other"),
        ("Overdose", "other"),
        ("Überdosierung", "other"),
    ],
)
def test_what_else_a_page_of_bold_labels_says_is_under_no_wrong_one(label: str, key: str) -> None:
    monograph = parse(f"**Indications**\n- pain\n\n**Contraindications**\n- shock\n\n**{label}**\n- words\n", "file")
    assert [(s.key, s.text) for s in monograph.sections][1:] == [("contraindications", "- shock"), (key, "- words")]
    assert monograph.sections[-1].title == label


def test_a_note_inside_a_headed_section_or_an_answer_stays() -> None:
    monograph = parse("## Precautions\n\nNone.\n\n**Notes**\n\n- words\n\n## FAQs\n\n**Q: Cold?** A: Yes.\n", "file")
    assert [section.key for section in monograph.sections] == ["precautions", "faqs"]


def test_lines_that_are_all_labels_are_read_one_by_one() -> None:
    body = "Indications: pain\nContraindications: shock\nDose: 7 mg IV\nSide effects: cough\n"
    texts = _keys(parse(body, "file"))
    assert {key: text.split(": ")[-1] for key, text in texts.items()} == {
        "usage": "pain",
        "contraindications": "shock",
        "dosage": "7 mg IV",
        "side_effects": "cough",
    }
    prose = parse("This is wrapped\nDose: as it was\n", "file")
    assert [section.key for section in prose.sections] == ["overview"]


@pytest.mark.parametrize("mark", ["-", "*", "1."])
@pytest.mark.parametrize("bold", ["**{}:**", "{}:"])
def test_items_that_are_labels_open_their_sections(mark: str, bold: str) -> None:
    labels = {"Class": "opioid", "Indications": "pain", "Contraindications": "shock", "Dose": "7 mg", "Storage": "cold"}
    items = "\n".join(f"{mark} {bold.format(label)} {text}" for label, text in labels.items())
    monograph = parse(f"# Ovelar\n\nWords.\n\n{items}\n\nLast words.\n", "file")
    texts = _keys(monograph)
    assert "7 mg" in texts["dosage"]
    assert "shock" in texts["contraindications"]
    assert "7 mg" not in texts["contraindications"]
    assert all(words in texts["overview"] for words in ("opioid", "cold", "Last words"))
    assert sum(section.html.count("<li>") for section in monograph.sections) == len(labels)


@pytest.mark.parametrize(
    "items",
    [
        "- **Dose:** 7 mg\n- **Taste:** sweet\n- **Colour:** red",
        "- **Alphan:** for pain\n- **Betan:** for cough",
        "- **Dose-dependent** effects\n- **Usage** varies",
    ],
)
def test_a_list_with_a_bold_word_or_two_stays_one(items: str) -> None:
    assert [section.key for section in parse(f"# Ovelar\n\nWords.\n\n{items}\n", "file").sections] == ["overview"]


def test_items_of_two_components_keep_their_names() -> None:
    body = (
        "# A + B\n\n## Alphan\n\n- **Use:** pain\n- **Dose:** 7 mg\n\n## Betan\n\n- **Use:** cough\n- **Dose:** 1 mg\n"
    )
    dosage = [(s.title, s.text) for s in parse(body, "file").sections if s.key == "dosage"]
    assert dosage == [("Alphan", "- Dose: 7 mg"), ("Betan", "- Dose: 1 mg")]


TABLES = [
    "| Property | Action |\n|--|--|\n| **Class** | sedative |\n| **Uses** | sleep |\n| **Dosing** | 7 mg/kg |\n"
    "| Peak | 2 h |",
    "| **Class** | sedative |\n|--|--|\n| Uses: | sleep |\n| *Dose* | 7 mg/kg |",
    "| Uses | sleep |\n|--|--|\n| Dose (IV) | 7 mg/kg |",
    "<table><tr><th>Uses</th><td>sleep</td></tr><tr><td><b>Dose</b></td><td>7 mg/kg</td></tr></table>",
    "| Anwendungsgebiete | sleep |\n|--|--|\n| Dosierung | 7 mg/kg |",
]


@pytest.mark.parametrize("table", TABLES)
def test_rows_that_are_labels_stand_under_their_tabs_and_in_the_table(table: str) -> None:
    monograph = parse(f"# Ovelar\n\nWords.\n\n{table}\n", "file")
    tabs = {tab.key: tab.sections for tab in monograph.tabs}
    assert [section.text for section in tabs["dosage"]] == ["7 mg/kg"]
    assert [section.text for section in tabs["usage"]] == ["sleep"]
    whole = tabs["overview"][0]
    assert whole.html.count("<tr>") == table.count("\n|") or "<table><tr>" in table
    assert "7 mg/kg" in whole.text
    texts = index_view(f"# Ovelar\n\nWords.\n\n{table}\n", "file").texts
    assert ("dosage", tabs["dosage"][0].title, "7 mg/kg") in texts


def test_a_row_that_is_indexed_under_its_tab_is_not_found_twice() -> None:
    texts = index_view(f"# Ovelar\n\nWords.\n\n{TABLES[0]}\n", "file").texts
    assert sum("7 mg/kg" in text for _, _, text in texts) == 1
    assert any("Peak" in text for key, _, text in texts if key == "overview")


@pytest.mark.parametrize(
    "table",
    [
        "| Age | Dose |\n|--|--|\n| Adults | 7 mg |\n| Children | 1 mg |",
        "| Dose | Side effects |\n|--|--|\n| 7 mg | cough |\n| 9 mg | fever |",
        "| Route | Dose |\n|--|--|\n| Oral | 7 mg |\n| Nasal | 1 mg |",
        "| Section | Page |\n|--|--|\n| Uses | 3 |\n| Dosage | 5 |",
        "| Dose | 7 mg | daily |\n|--|--|--|\n| Uses | sleep | often |",
    ],
)
def test_a_table_of_data_stays_one(table: str) -> None:
    assert [section.key for section in parse(f"# Ovelar\n\nWords.\n\n{table}\n", "file").sections] == ["overview"]


def test_a_table_of_a_thousand_doses_opens_a_hundred_sections() -> None:
    page = "| Use | sleep |\n|--|--|\n" + "".join(f"| Dose | {n} mg |\n" for n in range(1000))
    sections = parse(page, "file").sections
    assert len(sections) == 1 + MOST_ROWS
    assert sections[0].text.count(" mg") == 1000


def test_rows_of_two_components_keep_their_names() -> None:
    tables = "".join(
        f"## {name}\n\n| Use | {name} |\n|--|--|\n| Dose | {dose} mg |\n| | slowly |\n\n"
        for name, dose in [("Alphan", 7), ("Betan", 1)]
    )
    dosage = [(s.title, s.text) for s in parse(f"# A + B\n\n{tables}", "file").sections if s.key == "dosage"]
    assert dosage == [("Alphan: Dose", "7 mg\nslowly"), ("Betan: Dose", "1 mg\nslowly")]


SECTIONS = {
    "usage": ("Anwendungsgebiete", "Anwendung", "Indicaciones terapéuticas", "Indications thérapeutiques"),
    "dosage": (
        "Dosierung und Art der Anwendung",
        "Art der Anwendung",
        "Posología y forma de administración",
        "Posologie et mode d’administration",
        "Mode d'administration",
        "Wie ist Ovelar einzunehmen?",
    ),
    "contraindications": ("Gegenanzeigen", "Kontraindikationen", "Contraindicaciones", "Contre-indications"),
    "side_effects": ("Nebenwirkungen", "Reacciones adversas", "Efectos secundarios", "Effets indésirables"),
    "interactions": (
        "Wechselwirkungen mit anderen Arzneimitteln",
        "Interacciones",
        "Interactions avec d'autres médicaments",
    ),
    "precautions": (
        "Besondere Warnhinweise und Vorsichtsmaßnahmen für die Anwendung",
        "Warnhinweise",
        "Advertencias y precauciones especiales de empleo",
        "Mises en garde spéciales et précautions d'emploi",
        "Was ist vor der Einnahme zu beachten?",
    ),
    "pregnancy": (
        "Fertilität, Schwangerschaft und Stillzeit",
        "Embarazo y lactancia",
        "Fécondité, grossesse et allaitement",
    ),
    "how_it_works": ("Wirkmechanismus", "Mecanismo de acción", "Mécanisme d’action", "Pharmakologische Eigenschaften"),
    "faqs": ("Häufige Fragen", "Preguntas frecuentes", "Questions fréquentes"),
    None: ("Überdosierung", "Sobredosis", "Surdosage", "Wie ist Ovelar aufzubewahren?", "Klinische Angaben"),
}
NAMED = [(label, key) for key, labels in SECTIONS.items() for label in labels]


@pytest.mark.parametrize(("label", "key"), NAMED)
@pytest.mark.parametrize("number", ["", "4.2 ", "4.2. "])
def test_sections_are_named_in_german_spanish_and_french(label: str, key: str | None, number: str) -> None:
    bare = label.translate(str.maketrans("áéíóúüäöèê", "aeiouuaoee"))
    for written in (label, bare, label.upper(), f"**{label}**"):
        assert default().key_of(number + written) == key
    assert parse(f"## {number}{label}\n\nWords.\n", "file").sections[0].title == number + label


def test_nothing_is_dosed_that_must_not_be_taken() -> None:
    assert (
        default().key_of("Wann darf Ovelar nicht eingenommen werden, wann ist es nicht anzuwenden?")
        == "contraindications"
    )
    assert default().key_of("Contra-indications and cautions") == "contraindications"


@pytest.mark.parametrize(
    "other",
    [
        "| Dosage | tablets |\n|---|---|\n| form | round |\n\n",
        "| Sign | Dosage and more |\n|---|---|\n| ! | Mind |\n\n",
        "Dosage <b>below</b> is for adults.\n\n",
    ],
)
def test_a_line_that_has_the_label_of_a_row_stays_in_the_index(other: str) -> None:
    table = "| | |\n|---|---|\n| Dosage | 7 mg |\n| Usage | pain |\n"
    texts = index_view(f"# Ovelar\n\nWords.\n\n{other}{table}", "file").texts
    words = set(re.findall(r"\w+", " ".join(f"{label} {markdown}" for _, label, markdown in texts)))
    assert words >= set(re.findall(r"\w+", f"{other}{table}"))


LEAFLETS = {
    "en": ("What you need to know before you take Ovelar", "Do not take Ovelar if", "Other medicines and Ovelar"),
    "us": ("Warnings", "Do not use", "Drug interactions"),
    "de": (
        "2. Was sollten Sie vor der Einnahme von Ovelar beachten?",
        "Ovelar darf nicht eingenommen werden,",
        "Einnahme von Ovelar zusammen mit anderen Arzneimitteln",
    ),
    "es": ("2. Qué necesita saber antes de empezar a tomar Ovelar", "No tome Ovelar", "Otros medicamentos y Ovelar"),
    "fr": (
        "Quelles sont les informations à connaître avant de prendre Ovelar ?",
        "Ne prenez jamais Ovelar",
        "Autres médicaments et Ovelar",
    ),
}


@pytest.mark.parametrize("language", LEAFLETS)
def test_a_leaflet_says_who_must_not_take_it_under_contraindications(language: str) -> None:
    before, never, others = LEAFLETS[language]
    found = _keys(parse(f"# Ovelar\n\n## {before}\n\n### {never}\n\nUlcers.\n\n### {others}\n\nWarfarin.\n", "f"))
    assert (found["contraindications"], found["interactions"]) == ("Ulcers.", "Warfarin.")


@pytest.mark.parametrize(
    "body",
    [
        "- Dose\n\t- 7 mg\n- Contraindications\n\t- ulcer\n- Notes\n\t- cool\n",
        "- ## Dose\n  - 7 mg\n- ## Contraindications\n  - ulcer\n",
        "DOSE\n7 mg\n\nCONTRAINDICATIONS\nulcer\n",
        "DOSAGE\n7 mg\nCONTRAINDICATIONS\nulcer\n",
        "##Dosage\n7 mg\n\n##Contraindications\nulcer\n",
        "## [Dosage](dose.md#a)\n7 mg\n\n## [[Contraindications]]\nulcer\n",
        "DOSAGE:\n7 mg\n\nCONTRAINDICATIONS:\nulcer\n\nHOW SUPPLIED:\nvial\n",
        "## Posologia e modo di somministrazione\n7 mg\n\n## Controindicazioni\nulcer\n",
        "## 4.2 Dosering en wijze van toediening\n7 mg\n\n## 4.3 Contra-indicaties\nulcer\n",
        "## Posologia e modo de administração\n7 mg\n\n## Contraindicações\nulcer\n",
    ],
)
def test_outlines_capitals_and_links_open_their_sections(body: str) -> None:
    monograph = parse(f"# Ovelar\n\n{body}", "file")
    found = _keys(monograph)
    assert "7 mg" in found["dosage"]
    assert "ulcer" in found["contraindications"]
    assert "7 mg" not in found["contraindications"]
    assert "ulcer" not in found["dosage"]
    assert all(text not in found["contraindications"] + found["dosage"] for text in ("cool", "vial"))


@pytest.mark.parametrize(
    "body",
    [
        "- Dosage\n- Side effects\n- Contraindications\n",
        "* Contents\n* Dosage\n* Contraindications\n\n    code\n",
        "The usual\nDosage\nis small.\n",
    ],
)
def test_a_list_of_contents_and_a_wrapped_word_open_nothing(body: str) -> None:
    assert set(_keys(parse(f"# Ovelar\n\n{body}", "file"))) <= {"overview"}


@pytest.mark.parametrize("label", ["Toxic dose", "Lethal doses (mouse)", "Letale Dosis", "Dosis tóxica"])
def test_a_dose_that_kills_is_not_one_to_be_given(label: str) -> None:
    found = _keys(parse(f"# Ovelar\n\n## Overdose\n\n### {label}\n\n900 mg\n\n## Dose\n\n7 mg\n", "file"))
    assert found["dosage"] == "7 mg"
    assert "900 mg" in found["other"]


@pytest.mark.parametrize("around", ["Pregnancy", "Drug interactions"])
@pytest.mark.parametrize("label", ["**Dose:** 1 mg", "**Adult dosage:** 1 mg", "**Max dose**\n\n1 mg", "Dose: 1 mg"])
def test_a_dose_in_pregnancy_is_not_the_only_one_of_a_page_without_a_dosage(around: str, label: str) -> None:
    found = _keys(parse(f"# Ovelar\n\n## {around}\n\nRarely.\n\n{label}\n\n## Usage\n\nPain.\n", "file"))
    assert "dosage" not in found
    assert "1 mg" in found["pregnancy" if around == "Pregnancy" else "interactions"]


@pytest.mark.parametrize("label", ["Adult", "Pediatrics", "IV", "IM / IV", "Kinder", "Children (IV)", "First"])
@pytest.mark.parametrize("shape", ["**{}:** 7 mg", "**{}**\n- 7 mg/kg", "**{}**\n\n7–9 mg", "__{}:__ 7,5 mL"])
@pytest.mark.parametrize(
    "around", ["**Contraindications:** ulcer", "**Contraindications**\n- ulcer", "**Indications:** ulcer"]
)
def test_an_adult_dose_behind_contraindications_is_a_dose(label: str, shape: str, around: str) -> None:
    text = shape.format(label)
    found = _keys(parse(f"# Ovelar\n\n{around}\n\n{text}\n\n**Side effects:** rash\n", "file"))
    assert re.search(r"\b7\b", found["dosage"])
    assert not any(re.search(r"\b7\b", words) for key, words in found.items() if key != "dosage")
    assert "ulcer" not in found["dosage"]


@pytest.mark.parametrize(
    "text", ["**Adults:** epilepsy", "**Children:** under 7 years", "**IV:** never 7 mg", "**Noted:** 7 mg"]
)
def test_who_must_not_take_it_stays_a_contraindication(text: str) -> None:
    found = _keys(parse(f"# Ovelar\n\n**Contraindications:** ulcer\n\n{text}\n", "file"))
    assert "dosage" not in found
    assert text.split()[-1] in found["contraindications"]
