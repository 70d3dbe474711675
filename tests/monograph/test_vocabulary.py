"""Which section a label names."""

from __future__ import annotations

from pathlib import Path

import pytest

from medviewer.monograph.parser import parse
from medviewer.monograph.sections.vocabulary import Vocabulary, default, normalise

CANONICAL = {
    "overview": "Overview",
    "generic_name": "Generic name",
    "usage": "Usage",
    "dosage": "Dosage",
    "contraindications": "Contraindications",
    "interactions": "Interactions",
    "pregnancy": "Pregnancy & breastfeeding",
    "side_effects": "Side effects",
    "precautions": "Precautions",
    "how_it_works": "How it works",
    "faqs": "FAQs",
    "other": "Other",
    "disclaimer": "Disclaimer",
}


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Usage", "usage"),
        ("**USES**", "usage"),
        ("Therapeutic indications", "usage"),
        ("4.1 Therapeutic Indications", "usage"),
        ("Indications & Usage", "usage"),
        ("Dosage and Administration", "dosage"),
        ("4.2 Posology and method of administration", "dosage"),
        ("Fenoterol Dosage", "dosage"),
        ("Dosage (Fenoterol)", "dosage"),
        ("Dosing:", "dosage"),
        ("Contra-indications", "contraindications"),
        ("Who should not take it", "contraindications"),
        ("Drug Interactions", "interactions"),
        ("Pregnancy and Breastfeeding", "pregnancy"),
        ("Pregnancy, breast-feeding", "pregnancy"),
        ("Use in pregnancy", "pregnancy"),
        ("Fertility and lactation", "pregnancy"),
        ("Undesirable effects", "side_effects"),
        ("Adverse Drug Reactions (ADR)", "side_effects"),
        ("Side-effects", "side_effects"),
        ("Special warnings and precautions for use", "precautions"),
        ("Boxed Warning", "precautions"),
        ("Mechanism of action", "how_it_works"),
        ("How They Work", "how_it_works"),
        ("Pharmacodynamics", "how_it_works"),
        ("FAQs (Frequently Asked Questions)", "faqs"),
        ("Generic Names", "generic_name"),
        ("Alternate Names", "alternate_names"),
        ("Drug Profile Summary", "summary"),
        ("Popular Combinations", "combinations"),
        ("Medical disclaimer", "disclaimer"),
        ("Überdosis", None),
        ("Overdosage", None),
        ("Storage", None),
        ("Nursing considerations", None),
        ("💊 How much to take", "dosage"),
        ("What does it treat?", "usage"),
        ("Who can’t take it", "contraindications"),
        ("Who should avoid it?", "contraindications"),
        ("Taking with other medicines", "interactions"),
        ("⚠️ Safety considerations", "precautions"),
        ("How this drug works", "how_it_works"),
        ("TL;DR", "overview"),
        ("People also ask", "faqs"),
        ("Toxic dose", "other"),
        ("Nursing mothers", "pregnancy"),
        ("Fenoterol", None),
        ("Vitamin E", None),
        ("", None),
    ],
)
def test_a_heading_names_a_section(label: str, key: str | None) -> None:
    assert default().key_of(label) == key


def test_the_canonical_keys_titles_and_tabs() -> None:
    vocabulary = default()
    assert {key: vocabulary.title_of(key) for key in CANONICAL} == CANONICAL
    assert vocabulary.tabs == tuple(key for key in CANONICAL if key not in ("generic_name", "disclaimer"))
    assert vocabulary.tab_of("generic_name") == vocabulary.tab_of("summary") == "overview"
    assert vocabulary.tab_of("combinations") == vocabulary.tab_of("unheard_of") == "other"


CHILDREN = b"[children]\ntitle = 'Children'\nnames = ['Dosage (children)', 'dosage in children']\n"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Dosage (children)", "children"),
        ("Dosage (adults)", "dosage"),
        ("Dosage in children", "children"),
        ("Notes on dosage in children", "children"),
        ("Notes on dosage", "dosage"),
        ("Other", None),
    ],
)
def test_a_longer_name_decides_before_a_shorter_one_that_it_holds(heading: str, key: str | None) -> None:
    vocabulary = Vocabulary.load(CHILDREN)
    assert vocabulary.problems == ()
    assert vocabulary.key_of(heading) == key


def test_a_heading_of_two_sections_is_the_first_and_says_so() -> None:
    match = default().match("Contraindications and Precautions")
    assert match is not None
    assert (match.key, match.ambiguous, match.exact) == ("contraindications", True, False)


def test_a_name_decides_before_an_alias() -> None:
    match = default().match("Warnings and side effects")
    assert match is not None
    assert (match.key, match.firm) == ("side_effects", True)


def test_normalise() -> None:
    assert normalise("  ## **Préc-autions**: ") == "prec autions"
    assert normalise("it's") == "its"


def _extra(folder: Path, text: str) -> Vocabulary:
    path = folder / "sections.toml"
    path.write_text(text, encoding="utf-8")
    return Vocabulary.load(path)


def test_a_library_adds_labels_titles_and_sections(tmp_path: Path) -> None:
    vocabulary = _extra(
        tmp_path,
        '[dosage]\ntitle = "Dosierung"\naliases = ["Dosierung"]\n'
        '[storage]\ntitle = "Storage"\naliases = ["storage", "how to store"]\n'
        '[price]\ntab = "other"\nnames = ["price"]\n',
    )
    assert vocabulary.problems == ()
    assert vocabulary.key_of("4.2 Dosierung bei Kindern") == vocabulary.key_of("Dosage") == "dosage"
    assert vocabulary.title_of("dosage") == "Dosierung"
    assert vocabulary.key_of("How to store it") == "storage"
    assert vocabulary.tabs.index("how_it_works") < vocabulary.tabs.index("storage") < vocabulary.tabs.index("faqs")
    assert vocabulary.title_of("price") == "Price"
    assert vocabulary.tab_of("price") == "other"


def test_titles_are_given_by_language_and_a_librarys_own_title_stands_in_all(tmp_path: Path) -> None:
    vocabulary = _extra(
        tmp_path,
        '[dosage]\ntitle = "Dosing"\n[storage]\ntitle = "Storage"\ntitles = { de = "Lagerung" }\n'
        '[usage]\naliases = ["what for"]\n',
    )
    assert vocabulary.title_of("side_effects", "de") == "Nebenwirkungen"
    assert vocabulary.title_of("side_effects", "fr") == vocabulary.title_of("side_effects") == "Side effects"
    assert [vocabulary.title_of("storage", code) for code in ("de", "es")] == ["Lagerung", "Storage"]
    assert vocabulary.title_of("dosage", "de") == "Dosing"
    assert vocabulary.title_of("usage", "es") == "Indicaciones"
    tabs = parse("# Zinc\n### Storage\nDry.\n### Dosage\n15 mg.\n", "Zinc", vocabulary).tabs
    assert [tab.titled("de") for tab in tabs] == ["Dosing", "Lagerung"]


def test_a_librarys_own_label_means_what_it_says_whatever_it_means_elsewhere(tmp_path: Path) -> None:
    text = '[usage]\nnames = ["Zubereitung", "Route"]\n[storage]\nnames = ["Lagerung", "Kinetics"]\n'
    vocabulary = _extra(tmp_path, text + '[course]\naliases = ["onset"]\n[dosage]\nalways = ["Gabe"]\n')
    labels = ("Zubereitung", "Route", "Lagerung", "Kinetics", "Onset", "Gabe")
    assert [vocabulary.key_of(label) for label in labels] == [
        "usage",
        "usage",
        "storage",
        "storage",
        "course",
        "dosage",
    ]
    match = vocabulary.exact("Gabe IV")
    assert match is not None
    assert (match.key, match.always) == ("dosage", True)
    assert vocabulary.key_of("Dose") == "dosage"


def test_a_librarys_own_section_stands_before_the_one_that_it_names(tmp_path: Path) -> None:
    text = '[overdose]\nnames = ["overdose"]\nbefore = "how_it_works"\n[faqs]\nbefore = "dosage"\n'
    page = "# Zinc\n## FAQs\n**Q: What?** A: Zinc.\n## Overdose\nCall.\n## How it works\nWell.\n## Dosage\n15 mg.\n"
    tabs = parse(page, "Zinc", _extra(tmp_path, text)).tabs
    assert [tab.key for tab in tabs] == ["faqs", "dosage", "overdose", "how_it_works"]


def test_doses_in_a_librarys_own_section_stay_there(tmp_path: Path) -> None:
    vocabulary = _extra(tmp_path, '[studies]\nnames = ["clinical studies"]\n')
    sections = parse("# X\n## Dosage\n7 mg\n## Clinical studies\nMany.\n### Dose\n9 mg\n", "X", vocabulary).sections
    assert [(s.key, "9 mg" in s.text) for s in sections] == [("dosage", False), ("studies", True)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[dosage\n", "line 1"),
        ('dosage = "x"\n', "dosage"),
        ("[dosage]\naliases = 5\n", "dosage.aliases"),
        ('[dosage]\nalias = ["x"]\n', "dosage.alias"),
        ('[dosage]\nrun_in = "often"\n', "run_in"),
        ("[Dosage]\n", "Dosage"),
        ('[own]\nbefore = "none"\n', "own.before"),
        ("[own]\nbefore = 5\n", "own.before"),
        ('[own]\nbefore = ["dosage"]\n', "own.before"),
        ('[dosage]\ntitles = "Dosierung"\n', "dosage.titles"),
        ("[dosage]\ntitles = { de = 5 }\n", "dosage.titles"),
        ("x = " + "[" * 100_000, "TOML"),
    ],
)
def test_a_broken_extension_is_left_out_and_listed(tmp_path: Path, text: str, said: str) -> None:
    vocabulary = _extra(tmp_path, text)
    assert vocabulary.key_of("Dosage") == "dosage"
    assert len(vocabulary.problems) == 1
    assert said in vocabulary.problems[0].message


def test_a_library_without_its_own_sections(tmp_path: Path) -> None:
    assert Vocabulary.load(tmp_path / "sections.toml").problems == ()


def test_the_format_is_documented_with_every_section() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "monograph-format.md").read_text(encoding="utf-8")
    rows = {row.split("`")[1]: row for row in text.splitlines() if row.startswith("| `")}
    vocabulary = default()
    for key in vocabulary.keys:
        assert key in rows
        assert vocabulary.title_of(key) in rows[key] or key == "other"
