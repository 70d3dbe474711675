"""Words that stand in a name, or that a name stands in, without naming that drug: by kinds, on made-up pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
Says = Callable[..., list[str]]


def page(title: str, text: str = "Nothing.", section: str = "Interactions", **front: object) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f'---\ntitle: "{title}"\n{head}---\n### {section}\n{text}\n'


@pytest.fixture
def says(library: Write, indexed: Open) -> Says:
    """Return a function: the words with which a text names the first of other pages."""

    def says(text: str, *others: str, section: str = "Interactions", this: str = "Testamycin") -> list[str]:
        pages = {f"{number}.md": other for number, other in enumerate(others)}
        catalogue = indexed(library({"this.md": page(this, text, section), **pages}))
        [pair] = catalogue.named_together(["library/this.md", "library/0.md"])
        return [mark.term for passage in pair.forth for mark in passage.marks]

    return says


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("Fenolol (Liposomal)", "Bound to liposomal carriers; highly protein bound.", []),
        ("Fenolol (Protein Bound)", "It is highly protein bound.", []),
        ("Fenolol (Insomnia)", "Insomnia, dizziness.", []),
        ("Fenolol (Cardiovascular)", "In cardiovascular disease.", []),
        ("Fenolol (kidney disease)", "Mind kidney disease.", []),
        ("Fenolol (Arthritis pain)", "For arthritis pain.", []),
        ("Fenolol (Low blood sodium)", "At low blood pressure.", []),
        ("Fenolol (chronic lymphocytic leukaemia)", "In chronic lymphocytic leukaemia.", []),
        ("Fenolol (Sampleton Laboratories)", "Made by Sampleton Laboratories.", []),
        ("Fenolol (Rushmore Pharma)", "Sold by Rushmore Pharma.", []),
        ("Fenolol (tablet, Rushmore)", "A tablet (Rushmore).", []),
        ("Fenolol (USP)", "Tablets USP.", []),
        ("Fenolol (Fish Oil Based)", "It is fish oil based.", []),
        ("Live Blotches (Roseoline) Vaccine", "Herpes roseoline.", []),
        ("Blotch vaccine (with Roseoline Virus (RVX) protein)", "In RVX infection.", []),
        ("Fenolol (Fenobrand)", "Beside Fenobrand.", ["Fenobrand"]),
        ("Fenolol (Vitamin Q6) hydrochloride", "With vitamin Q6.", ["vitamin Q6"]),
        ("Fenolol (Fenobrand) + Samplol", "Beside fenobrand.", ["fenobrand"]),
        ("Fenolol [Fenobrand]", "Beside fenobrand.", ["fenobrand"]),
        ("Fenolol (Butylbromide)", "Fenolol hydrobromide.", []),
    ],
)
def test_what_stands_in_parentheses_is_a_name_only_where_it_is_one(
    says: Says, title: str, text: str, named: list[str]
) -> None:
    assert says(text, page(title)) == named


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("Fenolol (Liposomal)", "Fenolol is another drug.", []),
        ("Fenolol (Liposomal)", "Fenolol (liposomal) is given.", ["Fenolol (liposomal"]),
        ("Fenolol (Liposomal)", "Liposomal fenolol is given.", ["Liposomal fenolol"]),
        ("Fenolol (Protein-bound)", "Not with fenolol.", []),
        ("Fenolol (as pegylated liposomal)", "Not with fenolol.", []),
        ("Fenolol (decanoate)", "Not with fenolol.", []),
        ("Fenolol (Systemic)", "Not with fenolol.", ["fenolol"]),
        ("Fenolol", "Pegylated fenolol, liposomal fenolol, nab-fenolol, depot fenolol.", []),
        ("Fenolol", "Pegylated L-fenolol; ado-fenolol.", []),
        ("Fenolol", "Fenolol diphosphate, fenolol glucuronide.", []),
        ("Fenolol", "A pegylated drug, fenolol.", ["fenolol"]),
        ("Methylcellulose", "Hydroxypropyl methylcellulose.", []),
        ("Fenolol", "Fenolol B is another; ethyl fenolol too.", []),
        ("Fenolol", "With fenolol. B vitamins too.", ["fenolol"]),
    ],
)
def test_a_form_that_is_another_drug(says: Says, title: str, text: str, named: list[str]) -> None:
    assert says(text, page(title)) == named


def test_a_page_of_such_a_form_speaks_of_itself_by_the_shorter_name(says: Says) -> None:
    assert says("Fenolol clears slowly.", page("Fenolol"), this="Fenolol (Liposomal)") == []
    assert says("After trastuzumab.", page("Trastuzumab"), this="Ado-trastuzumab emtansine") == ["trastuzumab"]


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("Methyl Salicylate", "A methyl group.", []),
        ("Dimethyl Fumarate", "It is 2,6 dimethyl, a derivative.", []),
        ("Benzoyl Peroxide", "Benzoyl derivatives.", []),
        ("Isosorbide mononitrate", "Isosorbide dinitrate is given.", []),
        ("Iron Sucrose", "Tablets hold sucrose.", []),
        ("Iron dextran", "Allergic to dextran.", []),
        ("Silver sulfadiazine", "Do not take sulfadiazine.", []),
        ("Sodium cellulose phosphate", "Tablets hold cellulose.", []),
        ("Strontium-89 chloride", "At 89 % of the dose, 60 to 89 ml/min.", []),
        ("Iodine-131", "After 131 days.", []),
        ("Methyl Salicylate", "With methyl salicylate.", ["methyl salicylate"]),
        ("Iron Sucrose", "With iron sucrose.", ["iron sucrose"]),
        ("Sodium Fenolate", "With fenolate.", ["fenolate"]),
        ("Zinc samplolate", "With samplolate.", ["samplolate"]),
    ],
)
def test_what_is_left_without_a_salt_is_not_always_a_drug(says: Says, title: str, text: str, named: list[str]) -> None:
    assert says(text, page(title)) == named


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("Fenolol, Samplol, and Wondrol", "Both samplol and wondrol.", ["samplol", "wondrol"]),
        ("Fenolol, Samplol, with Wondrol", "Only with wondrol.", ["wondrol"]),
        ("Measles, Mumps, and Rubella Vaccine", "In measles, mumps or rubella.", []),
        ("Diphtheria, Tetanus and Pertussis Vaccine", "Tetanus, diphtheria.", []),
        ("Tetanus toxoid + Pertussis + Hib", "Pertussis, tetanus.", []),
        ("Meningococcal Group A, W135 Vaccine", "Serogroup W135.", []),
        ("Fenolol + Influenza", "In influenza.", []),
        ("Growth Peptide, Brain", "In the brain.", []),
        ("Liver, Stomach", "The liver fails.", []),
        ("Tetanus toxoid + Fenolol", "With tetanus toxoid.", ["tetanus toxoid"]),
    ],
)
def test_parts_that_are_no_drugs(says: Says, title: str, text: str, named: list[str]) -> None:
    assert says(text, page(title)) == named


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("Tetracycline", "Avoid tetracyclines.", []),
        ("Fenolol", "Fenolols are a family.", []),
        ("Penicillin", "Allergic to penicillins.", []),
        ("Interferon", "Other interferons.", []),
        ("Influenza vaccine", "Two influenza vaccines.", ["influenza vaccines"]),
        ("Tetracycline", "Avoid tetracycline.", ["tetracycline"]),
    ],
)
def test_a_drug_in_the_plural_is_a_class(says: Says, title: str, text: str, named: list[str]) -> None:
    assert says(text, page(title)) == named


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        ("Vitamin D", "Vitamin D deficiency is corrected first.", "Precautions"),
        ("Samplol", "Samplol deficiency, samplol-deficient patients.", "Precautions"),
        ("Vitamin D", "Excessive vitamin D levels.", "Side effects"),
        ("Vitamin K", "Vitamin K-dependent factors.", "Interactions"),
        ("Vitamin C", "Fruit has vitamin C.", "Overview"),
        ("Testosterone", "Increased testosterone.", "Side effects"),
        ("Cortisol", "Cortisol falls.", "FAQs"),
        ("Insulin", "It may change insulin function.", "Interactions"),
        ("Serotonin", "Serotonin syndrome.", "Precautions"),
        ("Serotonin", "Serotonin and norepinephrine reuptake inhibitors.", "Interactions"),
        ("Dopamine", "Dopamine/noradrenaline reuptake.", "Interactions"),
        ("Angiotensin II", "It lets less angiotensin II arise.", "How it works"),
        ("Angiotensin", "Angiotensin-converting enzyme inhibitors.", "Interactions"),
        ("Aldosterone", "The renin-angiotensin-aldosterone system.", "Precautions"),
        ("Thyroid", "Thyroid disorders.", "Precautions"),
        ("Nitric oxide", "More nitric oxide widens vessels.", "How it works"),
        ("Factor VIII", "The missing factor VIII.", "How it works"),
        ("Thrombin", "Direct thrombin inhibitors.", "Interactions"),
        ("Amino acids", "Proteins are split into amino acids.", "How it works"),
        ("Gamma-aminobutyric acid", "Gamma-aminobutyric acid rises.", "How it works"),
        ("Glutathione", "Glutathione binds it.", "Precautions"),
        ("Homocysteine", "Homocysteine is measured.", "Dosage"),
        ("Uric acid", "Serum urate falls.", "Dosage"),
        ("Albumin", "Serum albumin falls.", "Precautions"),
        ("Methicillin", "Methicillin-resistant staphylococci.", "Precautions"),
        ("Vancomycin", "Vancomycin-resistant enterococci.", "Precautions"),
        ("Saline", "A saline laxative.", "Dosage"),
        ("Serotonin", "Selective serotonin re-uptake inhibitors.", "Interactions"),
        ("Serotonin", "Serotonin norepinephrine reuptake inhibitors.", "Interactions"),
        ("Histamine", "Histamine H 2 receptor antagonists.", "Dosage"),
        ("Glucose", "An oral glucose tolerance test.", "Precautions"),
        ("Cortisol", "With low cortisol.", "Precautions"),
        ("Cortisol", "The urinary free cortisol is measured.", "Dosage"),
        ("Prolactin", "A rise in prolactin.", "Precautions"),
        ("Testosterone", "The conversion of testosterone.", "Pregnancy"),
        ("Immunoglobulin G", "Maternal immunoglobulin G crosses.", "Precautions"),
        ("Thyroid", "An overactive thyroid.", "Precautions"),
        ("Vitamin B", "Given with vitamin B 12.", "Dosage"),
        ("Uridine", "Uridine 5'-diphospho-glucuronosyltransferase.", "Interactions"),
        ("Ornithine", "Ornithine decarboxylase.", "Interactions"),
        ("Chloroquine", "Chloroquine-susceptible strains.", "Dosage"),
        ("Digitalis", "Digitalis glycosides.", "Interactions"),
        ("Ergot", "Ergot alkaloids, ergot derivatives, ergot-type drugs.", "Interactions"),
        ("Tetracycline", "Tetracycline antibiotics.", "Interactions"),
        ("Local anesthetic", "It is a local anesthetic.", "Precautions"),
        ("Opioid", "An opioid-induced slow breath, opioid addiction.", "Precautions"),
        ("Fenolol (FEN)", "By the CKD-FEN equation.", "Precautions"),
        ("Human albumin", "Albumin (human) [Albumin saline].", "Overview"),
        ("Water", "A glass of water, tablets.", "Dosage"),
        ("Disulfiram", "A disulfiram-like reaction.", "Interactions"),
        ("Flaxseed", "Flaxseed oil.", "Interactions"),
        ("Iron", "Tablets containing iron oxides.", "Precautions"),
        ("Samplol", "Samplol (vitamin Q) deficiency.", "Precautions"),
        ("Tetracycline", "With tetracycline and quinolone antibiotics.", "Interactions"),
        ("Fenolol, alcohol swabs", "Two alcohol swabs.", "Dosage"),
        ("Sodium", "It contains sodium lauryl sulfate.", "Precautions"),
        ("Immunoglobulin", "Immunoglobulin G (IgG) antibodies.", "Pregnancy"),
        ("Penicillin", "This penicillin is given.", "Overview"),
    ],
)
def test_what_the_body_makes_is_measured_or_is_resisted(says: Says, title: str, text: str, section: str) -> None:
    assert says(text, page(title), section=section) == []


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        ("Vitamin D", "Take vitamin D too.", "Dosage"),
        ("Vitamin C", "High doses of vitamin C.", "Interactions"),
        ("Testosterone", "Testosterone: more oedema.", "Interactions"),
        ("Insulin", "Dose insulin anew.", "Precautions"),
        ("Vancomycin", "With vancomycin.", "Precautions"),
        ("Vitamin C", "Vitamin C 500 mg.", "Dosage"),
        ("Iron", "Off-label for iron supplementation.", "Usage"),
        ("Iron", "An iron supplement.", "Usage"),
        ("Vitamin D", "Calcium and vitamin D supplements are given.", "Overview"),
        ("Insulin", "Other medicines like insulin.", "FAQs"),
        ("Epinephrine", "Epinephrine comes first.", "FAQs"),
        ("Adrenaline", "After such an attack adrenaline helps.", "Side effects"),
        ("Saline", "Diluted in normal saline.", "Dosage"),
        ("Vitamin B", "Vitamin B 100 mg.", "Dosage"),
        ("Opioid", "With opioid drugs.", "Interactions"),
        ("Penicillin", "Allergic to penicillin.", "Precautions"),
        ("Fenolol (FEN)", "With FEN.", "Precautions"),
        ("Ornithine", "Ornithine supplements.", "Interactions"),
    ],
)
def test_it_counts_where_it_is_given(says: Says, title: str, text: str, section: str) -> None:
    assert len(says(text, page(title), section=section)) == 1


CLASSED = page("Samplol", drug_class="Antibiotic, antiseptic, antidote, thyroid hormone")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Antibiotic resistance spreads.", []),
        ("It has an antibiotic effect, antiseptic properties.", []),
        ("Do not use this antiseptic on wounds.", []),
        ("No antidote is known.", []),
        ("It is not an antibiotic; a class of antibiotics.", []),
        ("Is this an antibiotic? It is usually an antiseptic.", []),
        ("It has antiseptic and soothing effects.", []),
        ("In antibiotic-free remission.", []),
        ("With thyroid hormones.", ["thyroid hormones"]),
        ("Avoid non-steroidal antiseptic drugs.", []),
        ("Avoid other antibiotics.", ["antibiotics"]),
        ("With antiseptic agents.", ["antiseptic"]),
    ],
)
def test_a_class_that_tells_what_something_does(says: Says, text: str, named: list[str]) -> None:
    assert says(text, CLASSED, section="Precautions") == named


def test_a_title_that_is_a_common_word_is_no_name_in_texts(library: Write, indexed: Open) -> None:
    pages = {f"{number}.md": page(f"Drug{chr(97 + number)}ol", "Maintain it with water, IV.") for number in range(9)}
    odd = {"with.md": page("With"), "iv.md": page("IV"), "same.md": page("Same")}
    catalogue = indexed(library({**pages, **odd}))
    assert [catalogue.named_by(f"library/{name}").sections for name in odd] == [(), (), ()]
    assert catalogue.match("same")[0].title == "Same"
