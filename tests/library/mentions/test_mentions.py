"""Which words of a page name which other page: the rules of docs/together.md, each on made-up pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
Say = Callable[..., list[str]]


def page(title: str, text: str = "Nothing.", section: str = "Interactions", **front: object) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\ntitle: {title}\n{head}---\n### {section}\n{text}\n"


@pytest.fixture
def says(library: Write, indexed: Open) -> Say:
    """Return a function: what a page with a text names of another, as it is written, and by which kind."""

    def says(
        text: str, *others: str, section: str = "Interactions", this: str = "Testamycin", **front: object
    ) -> list[str]:
        pages = {f"{number}.md": other for number, other in enumerate(others)}
        catalogue = indexed(library({"this.md": page(this, text, section, **front), **pages}))
        [pair] = catalogue.named_together(["library/this.md", "library/0.md"])
        return [f"{mark.term}={mark.kind}" for passage in pair.forth for mark in passage.marks]

    return says


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("With warfarin.", "warfarin"),
        ("WARFARIN: check.", "WARFARIN"),
        ("Raises warfarin's effect.", "warfarin"),
        ("Raises warfarin’s effect.", "warfarin"),
        ("Use a non-warfarin drug.", "warfarin"),
        ("Two warfarins.", ""),
        ("Or warfarin/heparin.", "warfarin"),
        ("(warfarin)", "warfarin"),
        ("**warfarin** and _others_", "warfarin"),
        ("Warfarin sodium.", "Warfarin sodium"),
        ("Do not warfarinise.", ""),
        ("Prewarfarin.", ""),
        ("warfarin5", ""),
        ("See www.warfarin.com or warfarin.org.", ""),
        ("Mail help@warfarin now.", ""),
        ("Hydroxy-warfarin is inactive, warfarin-2 too.", ""),
    ],
)
def test_whole_words_only(says: Say, text: str, found: str) -> None:
    expected = [f"{found}=name"] if found else []
    assert says(text, page("Warfarin", generic_name="warfarin sodium")) == expected


def test_accents_and_marks_make_no_difference_and_never_part_a_word(says: Say) -> None:
    assert says("Méthasol, me\u0301thasol, thasol.", page("Methasol")) == ["Méthasol=name", "me\u0301thasol=name"]
    assert says("İ méthasol.", page("Methasol")) == ["méthasol=name"]
    assert says("me\u0301thasol", page("Thasol")) == []


def test_the_longest_name_first(says: Say) -> None:
    others = (page("Sodium"), page("Sodium Valproate"), page("Insulin"), page("Insulin glargine"))
    assert says("Sodium valproate tablets.", *others) == []
    assert says("Insulin glargine only.", page("Insulin"), page("Insulin glargine")) == []
    assert says("Insulin glargine only.", page("Insulin")) == []
    assert says("Trastuzumab emtansine.", page("Trastuzumab")) == []
    assert says("Omega-3 oil.", page("Omegasol-"), page("Omegasol")) == []


COMBINED = page(
    "Amoxicillin + Clavulanic Acid", generic_name="amoxicillin trihydrate + clavulanate potassium (co-amoxiclav)"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("With amoxicillin/clavulanate.", ["amoxicillin/clavulanate=name"]),
        ("With clavulanic acid + amoxicillin.", ["clavulanic acid + amoxicillin=name"]),
        ("With amoxicillin trihydrate/clavulanate potassium.", ["amoxicillin trihydrate/clavulanate potassium=name"]),
        ("With co-amoxiclav.", ["co-amoxiclav=name"]),
        ("With coamoxiclav.", ["coamoxiclav=name"]),
        ("With amoxicillin, or clavulanic acid.", ["amoxicillin=ingredient", "clavulanic acid=ingredient"]),
        ("With amoxicillin.", ["amoxicillin=ingredient"]),
    ],
)
def test_a_combination_before_its_parts(says: Say, text: str, found: list[str]) -> None:
    assert says(text, COMBINED) == found


def test_the_parts_of_a_combination_are_named_too(says: Say) -> None:
    assert says("With amoxicillin/clavulanate.", page("Amoxicillin"), COMBINED) == ["amoxicillin=name"]


def test_never_the_pages_own(says: Say) -> None:
    others = page("Warfarin", generic_name="warfarin sodium", brands="[Marevan]")
    assert says("Warfarin, Marevan.", others, this="Warfarin sodium", brands="[Marevan]") == []
    assert says("Amoxicillin.", COMBINED, this="Amoxicillin") == []
    assert says("Valproic acid.", page("Sodium valproate"), this="Magnesium valproate") == []
    assert says("Acetaminophen.", page("Acetaminophen"), this="Paracetamol") == []
    assert says("Calcium supplements.", page("Calcium"), this="Calcium orotate") == []


@pytest.mark.parametrize(
    ("title", "text", "section", "is_named"),
    [
        ("Iron", "Iron supplements.", "Interactions", True),
        ("Zinc", "Products containing iron, zinc or copper.", "Interactions", True),
        ("Zinc", "Iron, calcium and zinc supplements.", "Interactions", True),
        ("Magnesium", "Aluminium- and magnesium-containing antacids.", "Interactions", True),
        ("Iron", "Iron is measured.", "Interactions", False),
        ("Lead", "It may lead to falls.", "Interactions", False),
        ("Gold", "The gold standard.", "Interactions", False),
        ("Air", "Fresh air.", "Precautions", False),
        ("Water", "A glass of water.", "Dosage", False),
        ("Oxygen", "Low oxygen.", "Precautions", False),
        ("Ice", "With ice.", "Dosage", False),
        ("Vaccine", "Oral vaccine.", "Dosage", False),
        ("Potassium", "Serum potassium rises.", "Interactions", False),
        ("Magnesium", "Antacids containing magnesium hydroxide.", "Interactions", False),
        ("Insulin", "Insulin: less effect.", "Interactions", True),
        ("Insulin", "More insulin is released.", "How it works", False),
        ("Insulin", "Raises insulin secretion.", "Interactions", False),
        ("Histamine", "Histamine H2-receptor antagonists.", "Interactions", False),
        ("Vitamin K", "Vitamin K antagonists.", "Interactions", False),
        ("Calcium", "Calcium channel blockers.", "Interactions", False),
        ("Aspartate", "Aspartate aminotransferase.", "Interactions", False),
        ("ATP", "ATP is given.", "Interactions", True),
        ("ATP", "An atp is given.", "Interactions", False),
    ],
)
def test_plain_and_short_names_count_where_they_are_medicines(
    says: Say, title: str, text: str, section: str, is_named: bool
) -> None:
    assert bool(says(text, page(title), section=section)) is is_named


def test_brands_have_a_capital(says: Say) -> None:
    branded = page("Samplol", brands="[Comfortan, Duo Forte]")
    assert says("Comfortan and Duo forte, no comfortan.", branded) == ["Comfortan=brand", "Duo forte=brand"]


CLASSED = page("Samplol", drug_class='"Angiotensin-converting enzyme (ACE) inhibitor; analgesic and antipyretic agent"')


@pytest.mark.parametrize(
    ("text", "section", "found"),
    [
        ("ACE inhibitors.", "Interactions", ["ACE inhibitors=class"]),
        ("Angiotensin-converting enzyme inhibitor.", "Interactions", ["Angiotensin-converting enzyme inhibitor=class"]),
        ("Antipyretics, analgesics.", "Precautions", ["Antipyretics=class", "analgesics=class"]),
        ("It is an analgesic.", "Usage", []),
        ("Used with other analgesics.", "Usage", ["analgesics=class"]),
        ("Drug interactions: analgesics.", "Summary", ["analgesics=class"]),
        ("Agents and drugs.", "Interactions", []),
    ],
)
def test_classes_as_the_page_words_them(says: Say, text: str, section: str, found: list[str]) -> None:
    assert says(text, CLASSED, section=section) == found


def test_the_own_class_counts_where_others_are_meant(says: Say) -> None:
    own = {"this": "Otherol", "drug_class": "NSAID"}
    other = page("Samplol", drug_class="NSAID")
    assert says("An NSAID. Avoid other NSAIDs.", other, section="Precautions", **own) == ["NSAIDs=class"]
    assert says("NSAIDs: avoid.", other, section="Interactions", **own) == ["NSAIDs=class"]


def test_what_answers_for_the_page_and_its_own_names_are_not_read(says: Say) -> None:
    text = "Nothing.\n\n### Sources\nWarfarin label.\n\n**Disclaimer:** As for warfarin."
    assert says(text, page("Warfarin")) == []
    assert says("Warfarin", page("Warfarin"), section="Other names") == []
    assert says("Warfarin label.", page("Warfarin"), section="References") == []


def test_synonyms_and_titles_with_other_names(says: Say) -> None:
    assert says("Adrenaline, epinephrine.", page("Epinephrine (Adrenaline)")) == ["Adrenaline=name", "epinephrine=name"]
    assert says("Pethidine.", page("Meperidine [Pethidine]")) == ["Pethidine=name"]
    assert says("Doxepin.", page("Doxepin (Systemic)")) == ["Doxepin=name"]
    assert says("Frusemide.", page("Furosemide")) == ["Frusemide=name"]
    assert says("Human insulin.", page("Rabies vaccine, Human")) == []


def test_a_librarys_own_aliases_name_a_page(library: Write, says: Say) -> None:
    library({"aliases.toml": 'same = [["samplol", "old drop"]]\n'})
    assert says("The old drop.", page("Samplol")) == ["old drop=name"]


def test_a_pages_own_name_is_its_own_whatever_it_means_on_another(says: Say) -> None:
    """Mecobalamin is a synonym of two drugs; what it is called for on each page is that page's matter."""
    assert says("Mecobalamin.", page("Vitamin B12"), this="Methylcobalamin") == []
    assert says("Vitamin B12.", page("Vitamin B12"), this="Methylcobalamin") == ["Vitamin B12=name"]
    assert says("Methylcobalamin.", page("Methylcobalamin"), this="Vitamin B12") == ["Methylcobalamin=name"]


def test_a_word_beside_a_name_is_read_anew_when_that_is_none_any_more(library: Write, opened: Open) -> None:
    """What stands behind a name may be its salt, even where the name is too short to be taken for one."""
    text = "Do not give with iv acetate zolpafen."
    root = library({"this.md": page("Testamycin", text), "brand.md": page("Epsolol", brands="[Acetate]")})
    (root / "iv.md").write_text(page("Zolpafen", generic_name="Deltol and iv"), encoding="utf-8")
    (root / "zolpafen.md").write_text(page("Zolpafen"), encoding="utf-8")
    catalogue = opened(root)
    catalogue.update()
    assert catalogue.naming_count("library/brand.md").pages == 0
    (root / "iv.md").unlink()
    catalogue.update()
    assert catalogue.naming_count("library/brand.md").pages == 1
