"""Links and quotes of sample pages that were read by hand: those that name the drug stay, those that do not are gone.

The table holds no text of the pages, only the hash of a sentence and of the place in it (`Drawn.digest` of
benchmarks/drawn_names.py). It was drawn from the sample pages, imported labels, and a page for each name of two
reference lists and of `HARD`: what is measured, eaten or made by the body, classes, forms, diseases, plain words.
"""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from medviewer.importing.any_kind import import_any
from medviewer.importing.choosing import Filter
from medviewer.library.catalogue import Catalogue
from medviewer.library.names.folding import fold

TABLE = Path(__file__).with_name("read_names.tsv")
DRAWN = Path(__file__).resolve().parents[3] / "benchmarks" / "drawn_names.py"
LEAST_SHARE = 0.99
HARD = """
Iron, Zinc, Calcium, Magnesium, Potassium, Sodium, Copper, Iodine, Selenium, Fluoride, Gold, Lead, Oxygen, Nitric oxide,
Water, Sterile water, Alcohol, Glucose, Sucrose, Lactose, Urea, Uric acid, Creatine, Cholesterol, Albumin, Protein,
Amino acids, Glutathione, Homocysteine, Lactic acid, Vitamin A, Vitamin B12, Vitamin C, Vitamin D, Vitamin E, Vitamin K,
Folic acid, Niacin, Insulin, Glucagon, Testosterone, Estradiol, Estrogen, Progesterone, Cortisol, Aldosterone,
Angiotensin II, Thyroid, Thyroxine, Dopamine, Serotonin, Histamine, Adrenaline, Noradrenaline, Acetylcholine, Melatonin,
Oxytocin, Vasopressin, Prolactin, Growth hormone, Factor VIII, Thrombin, Fibrinogen, Plasmin, Trypsin, Lipase, Amylase,
Immunoglobulin, Interferon, Interferon beta, Collagen, Hyaluronic acid, Lactobacillus, BCG, Measles vaccine,
Influenza vaccine, Tetanus toxoid, Hepatitis B vaccine, Penicillin, Penicillin G, Tetracycline, Opioid, Antacid,
Antihistamine, Steroid, Local anesthetic, Digitalis, Ergot, Belladonna, Garlic, Ginger, Honey, Grapefruit, Charcoal,
Starch, Saline, Methyl salicylate, Isosorbide mononitrate, Iron sucrose, Silver sulfadiazine, Doxorubicin (Liposomal),
Amphotericin B (Lipid complex), Paclitaxel (Protein bound), Trastuzumab, Propranolol (Cardiovascular),
Doxepin (Insomnia), Shingles (Zoster) vaccine, Measles and rubella vaccine, Tenofovir alafenamide,
Peginterferon alfa-2a, Haloperidol decanoate, ATP, GABA, Relief, Same, With, IV, Caffeine, Nicotine, Salt, Sugar, Milk,
Egg, Soy, Air, Ice, Light, Rest, Balance
"""


class Read(NamedTuple):
    """A name that was read. page, target: ids; said: the hash; verdict: right, or what it is instead of the drug."""

    kind: str
    page: str
    target: str
    said: str
    verdict: str

    def key(self) -> tuple[str, str, str, str]:
        """Return what it is compared by: links are told from quotes."""
        return "link" if self.kind == "link" else "", self.page, self.target, self.said


def _read_by_hand() -> list[Read]:
    return [Read(*line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def _names(reference: Path) -> Iterator[str]:
    for file, column in (("atc.tsv", "name"), ("eml.tsv", "medicine")):
        with (reference / file).open(encoding="utf-8", newline="") as lines:
            yield from (row[column].strip() for row in csv.DictReader(lines, delimiter="\t"))
    yield from (name.strip() for name in HARD.replace("\n", " ").split(","))


def _write_names(reference: Path, folder: Path) -> Path:
    folder.mkdir()
    for name in _names(reference):
        title = name[:1].upper() + name[1:]
        page = f'---\ntitle: "{title}"\n---\n# {title}\n\n### Generic Name\n{title}\n\n### Usage\nNothing.\n'
        (folder / f"{fold(name).replace(' ', '-')}.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def drawn_names() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drawn_names", DRAWN)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def samples(
    corpus1: Path, corpus2: Path, drawn_names: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Catalogue]:
    shared, made = corpus1.parent, tmp_path_factory.mktemp("read")
    if not ((shared / "spl" / "xml").is_dir() and (shared / "reference").is_dir()):
        pytest.skip("the sample labels and reference lists ../shared are not on this machine")
    labels = made / "labels"
    import_any([shared / "spl" / part for part in ("xml", "zip", "openfda")], labels, Filter())
    names = _write_names(shared / "reference", made / "names")
    catalogue = drawn_names.opened([corpus1, corpus2, labels, names], made)
    yield catalogue
    catalogue.close()


def _given(samples: Catalogue, drawn_names: ModuleType, reads: list[Read]) -> set[tuple[str, str, str, str]]:
    """Return what the pages of the table give now: kind (a quote's is empty), page, target and hash."""
    pages = {read.page for read in reads if read.kind == "link"}
    links = [one for page in sorted(pages) for one in drawn_names.links_of(samples, page)]
    found = {("link", one.page, one.target, one.digest()) for one in links}
    naming: dict[str, set[str]] = {}
    for read in reads:
        if read.kind != "link":
            naming.setdefault(read.target, set()).add(read.page)
    for target, others in naming.items():
        quotes = drawn_names.quotes_of(samples, target, sorted(others))
        found |= {("", one.page, one.target, one.digest()) for one in quotes}
    return found


def test_the_table_holds_six_hundred_names_that_are_right_and_those_that_were_wrong() -> None:
    reads = _read_by_hand()
    right = [read for read in reads if read.verdict == "right"]
    assert len(set(reads)) == len(reads)
    assert sum(read.kind == "link" for read in right) >= 297
    assert sum(read.kind != "link" for read in right) >= 297
    assert len(reads) - len(right) >= 100


def test_what_was_read_as_right_is_given_and_what_was_wrong_is_not(samples: Catalogue, drawn_names: ModuleType) -> None:
    reads = _read_by_hand()
    given = _given(samples, drawn_names, reads)
    wrong = [read for read in reads if read.verdict != "right" and read.key() in given]
    right = [read for read in reads if read.verdict == "right"]
    lost = [read for read in right if read.key() not in given]
    assert len(wrong) <= (1 - LEAST_SHARE) * len(right), wrong
    assert len(lost) <= (1 - LEAST_SHARE) * len(right), lost
