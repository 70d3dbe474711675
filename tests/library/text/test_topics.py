"""A topic beside a drug: all its words are equals, and no word of a drug's name is taken for one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer import locations
from medviewer.library.catalogue import Catalogue
from medviewer.library.names.folding import fold
from medviewer.library.names.synonyms import shared
from medviewer.library.search import PassageHit, Search
from medviewer.library.text.topics import FILE, Topic, equals, split, topic_of, topics

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

TABLES = tomllib.loads((locations.resources() / FILE).read_text(encoding="utf-8"))
SECTIONS = tomllib.loads((locations.resources() / "sections.toml").read_text(encoding="utf-8"))
SETS = ("small", "beside", "measures", "names")
BY_KEY = {topic.key: topic for topic in topics()}


def key_of(found: Topic | None) -> str:
    return found.key if found else ""


def test_there_are_many_topics_in_the_order_of_the_file() -> None:
    assert [topic.key for topic in topics()] == [key for key in TABLES if key not in SETS]
    assert len(topics()) >= 20


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.key)
def test_a_topic_is_well_formed(topic: Topic) -> None:
    assert set(TABLES[topic.key]) == {"name", "words", "sections"}
    assert topic.name == topic.name.strip() != ""
    assert topic.sections
    assert [key for key in topic.sections if key not in SECTIONS] == []
    assert len(set(map(fold, topic.words))) == len(topic.words) >= 2
    for word in topic.words:
        assert re.fullmatch(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\*?", word), word
        assert not word.endswith("*") or re.fullmatch(r"[a-z]{6,}\*", word), word
        assert key_of(topic_of(word.rstrip("*"))) == topic.key


def test_no_word_is_in_two_topics() -> None:
    for one, other in combinations(topics(), 2):
        for word in one.words:
            begins = tuple(fold(begun) for begun in other.words if begun.endswith("*"))
            assert fold(word) not in set(map(fold, other.words))
            assert not begins or not fold(word).startswith(begins)
        starts = tuple(fold(begun) for begun in one.words if begun.endswith("*"))
        assert not starts or not [word for word in other.words if fold(word).startswith(starts)]


def test_words_that_are_set_aside_are_of_no_topic() -> None:
    words = {fold(word) for topic in topics() for word in topic.words}
    for name in SETS:
        assert len(set(TABLES[name])) == len(TABLES[name])
        assert all(word == fold(word) for word in TABLES[name])
        assert not words.intersection(TABLES[name])
    assert not [word for word in TABLES["small"] + TABLES["beside"] if len(word) == 1]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("renal", "kidney"),
        ("Kidneys", "kidney"),
        ("CRCL", "kidney"),
        ("creatinine clearance", "kidney"),
        ("haemodialysis", "kidney"),
        ("renal dose adjustment", "kidney"),
        ("dosing in severe renal impairment", "kidney"),
        ("eGFR 30 ml/min", "kidney"),
        ("nephrotoxicity", "kidney"),
        ("Child-Pugh C", "liver"),
        ("hepat", "liver"),
        ("child", "children"),
        ("pregn", "pregnancy"),
        ("third trimester", "pregnancy"),
        ("breast-feeding", "breastfeeding"),
        ("breastf", "breastfeeding"),
        ("max dose", "max_dose"),
        ("maximum daily dose", "max_dose"),
        ("max d", "max_dose"),
        ("missed dose", "missed_dose"),
        ("half life", "half_life"),
        ("QTc", "qt"),
        ("heart failure", "heart"),
        ("Pädiatric", ""),
        ("preg", ""),
        ("child renal", ""),
        ("renal morphine", ""),
        ("dose", ""),
        ("maximum", ""),
        ("human", ""),
        ("of the", ""),
        ("30", ""),
        ("", ""),
        ("dose " * 99 + "renal", ""),
    ],
)
def test_the_topic_of_words(words: str, key: str) -> None:
    assert key_of(topic_of(words)) == key
    assert key_of(topic_of(words.split())) == key


@pytest.mark.parametrize(
    ("text", "drug", "key"),
    [
        ("morphine renal", "morphine", "kidney"),
        ("renal dose of morphine", "morphine", "kidney"),
        ("Dose adjustment of Vancomycin in renal failure", "Vancomycin", "kidney"),
        ("dose of morphine in renal failure", "morphine", "kidney"),
        ("end-stage renal disease morphine", "morphine", "kidney"),
        ("metformin eGFR < 30 ml/min/1.73 m2", "metformin", "kidney"),
        ("morphine CKD stage 4", "morphine", "kidney"),
        ("CKD stage 4 morphine", "morphine", "kidney"),
        ("morphine ﾞ renal", "morphine", "kidney"),
        ("renal 5-FU", "5-FU", "kidney"),
        ("warfarin in pregnancy", "warfarin", "pregnancy"),
        ("warfarin pregn", "warfarin", "pregnancy"),
        ("is Warfarin® safe in pregnancy?", "Warfarin", "pregnancy"),
        ("vitamin a in pregnancy", "vitamin a", "pregnancy"),
        ("vitamin b 12 levels", "vitamin b 12", "monitoring"),
        ("vancomycin max dose", "vancomycin", "max_dose"),
        ("maximum daily dose of paracetamol", "paracetamol", "max_dose"),
        ("amoxicillin for children", "amoxicillin", "children"),
        ("amoxicillin + clavulanic acid: child 3 years", "amoxicillin + clavulanic acid", "children"),
        ("milk of magnesia breast milk", "milk of magnesia", "breastfeeding"),
        ("cod liver oil pregnancy", "cod liver oil", "pregnancy"),
        ("can I crush omeprazole", "omeprazole", "tube"),
        ("co-trimoxazole liver", "co-trimoxazole", "liver"),
        ("Éphédrine qt", "Éphédrine", "qt"),
        ("half-life of digoxin", "digoxin", "half_life"),
        ("eGFR<30 metformin", "metformin", "kidney"),
        ("CrCl ≤ 30 ml/min/1.73 m² metformin", "metformin", "kidney"),
        ("metformin eGFR < 30", "metformin", "kidney"),
        ("renal 5 aminosalicylic acid", "5 aminosalicylic acid", "kidney"),
        ("maximum dose of ibuprofen per day", "ibuprofen", "max_dose"),
        ("can metronidazole be taken with alcohol", "metronidazole", "alcohol"),
        ("what if I missed a dose of levothyroxine", "levothyroxine", "missed_dose"),
        ("omeprazole via nasogastric tube", "omeprazole", "tube"),
        ("ivabradine heart rate", "ivabradine", "heart"),
    ],
)
def test_a_query_is_taken_apart(text: str, drug: str, key: str) -> None:
    assert split(text) == (drug, BY_KEY[key])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "renal",
        "morphine",
        "morphine dose",
        "morphine ren",
        "insulin human",
        "benzyl alcohol",
        "isopropyl alcohol 70%",
        "cod liver oil",
        "hepatitis b vaccine",
        "pregnenolone",
        "morphine renal sulfate",
        "renal and hepatic impairment morphine",
        "paracetamol child liver",
        "gentamicin maximum",
        'morphine "renal"',
        "warfarin -pregnancy",
        "warfarin in:pregnancy",
        "renal " + "x" * 9999,
    ],
)
def test_a_query_without_both_is_left_whole(text: str) -> None:
    assert split(text) is None


def test_no_name_that_the_program_knows_is_taken_apart() -> None:
    heads = r"^(?:title|generic_name): (.*)"
    in_parentheses = "ciprofloxacin hydrochloride (tablets), ciprofloxacin (suspension, infusion)"
    pages = (path.read_text(encoding="utf-8") for path in locations.bundled_library().rglob("*.md"))
    names = [name for text in pages for name in re.findall(heads, text, re.MULTILINE)] + [*shared()]
    abbreviations = tomllib.loads((locations.resources() / "abbreviations.toml").read_text(encoding="utf-8"))["means"]
    names += [name for key, meant in abbreviations.items() for name in (key, *meant)]
    assert len(names) > 700
    assert [name for name in names if split(name)] == [in_parentheses]


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["renal", "of", "morphine", "max", "dose", "5", "'", "ß"])).map(" ".join)
)
def test_any_text_is_taken_apart_or_left(text: str) -> None:
    found = split(text)
    assert found is None or (found.drug in text and fold(found.drug) and found.topic in topics())
    topic_of(text)
    assert text not in equals(text)


def test_equals_are_the_other_words_of_a_topic() -> None:
    assert {"kidney", "kidneys", "CrCl", "eGFR", "dialysis"} <= set(equals("Renal"))
    assert "renal" not in equals("Renal")
    assert "kidney" in equals("nephrotoxicity")
    assert "half-lives" in equals("half life")
    assert not [word for topic in topics() for one in topic.words for word in equals(one) if "*" in word]
    for word in ("morphine", "", "dose", "ren", "cod liver oil"):
        assert equals(word) == ()


MORPHINE = """---
title: Morphine
---
### Usage
Severe pain.
### Dosage
Adults: 10 mg. Where the creatinine clearance is low, give less.
### Precautions
Not dialysed. Nephrotoxicity is rare.
### Side Effects
Kidneys may be hurt, and the renal tubules, too.
### Storage
Dry.
"""
OTHER = """---
title: Otherol
---
### Dosage
Renal impairment: none with morphine, and none with nothing.
### Precautions
Nothing of it. Beware of hydromorphone.
"""
KIDNEY = BY_KEY["kidney"]


@pytest.fixture
def search(library: Write, indexed: Open) -> Search:
    return indexed(library({"m.md": MORPHINE, "o.md": OTHER})).search()


def found(search: Search, query: str, topic: Topic) -> dict[tuple[str, str], set[str]]:
    """Return title and section of each hit, and what is marked in its line."""
    hits = search.passages(query, topic=topic).hits
    return {(hit.title, hit.section): marked(hit) for hit in hits}


def marked(hit: PassageHit) -> set[str]:
    return {hit.snippet[start : start + length] for start, length in hit.marks}


def test_passages_of_a_topic_hold_any_of_its_words_and_each_is_marked(search: Search) -> None:
    assert found(search, "morphine", KIDNEY) == {
        ("Morphine", "dosage"): {"creatinine clearance"},
        ("Morphine", "precautions"): {"dialysed", "Nephrotoxicity"},
        ("Morphine", "side_effects"): {"Kidneys", "renal"},
    }


def test_where_no_page_has_the_name_other_pages_answer(search: Search) -> None:
    assert found(search, "hydromorphone", KIDNEY) == {}
    assert found(search, "nothing", KIDNEY) == {("Otherol", "dosage"): {"Renal", "nothing"}}


def test_a_page_that_says_nothing_of_a_topic_is_answered_by_no_other_drug(search: Search) -> None:
    assert search.passages("morphine impairment").hits
    assert found(search, "morphine", BY_KEY["kidney"]._replace(words=("impairment",))) == {}


def test_the_sections_of_a_topic_come_first(search: Search) -> None:
    sections = [hit.section for hit in search.passages("morphine", topic=KIDNEY).hits]
    assert sections[-1] == "side_effects"
    moved = KIDNEY._replace(sections=("side_effects",))
    assert search.passages("morphine", topic=moved).hits[0].section == "side_effects"
    nowhere = KIDNEY._replace(sections=("a_section_that_no_page_has",))
    assert len(search.passages("morphine", topic=nowhere).hits) == 3


def test_a_topic_goes_with_the_rest_of_a_query(search: Search) -> None:
    assert [*found(search, "morphine in:precautions", KIDNEY)] == [("Morphine", "precautions")]
    assert {section for _, section in found(search, "morphine -tubules", KIDNEY)} == {"dosage", "precautions"}
    assert found(search, "morphine", BY_KEY["alcohol"]) == {}
    assert found(search, "notthere", KIDNEY) == {}
    assert len(found(search, "", KIDNEY)) == 4
    assert search.passages("morphine", topic=KIDNEY).counts == {"dosage": 1, "precautions": 1, "side_effects": 1}


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.key)
def test_every_topic_is_a_query_that_the_index_understands(topic: Topic, search: Search) -> None:
    assert all(words for _, words in found(search, "morphine otherol -pain", topic).items())
    assert search.passages("", topic=topic).capped is False


def test_several_libraries_answer_a_topic_as_one(library: Write, indexed: Open) -> None:
    one, other = library({"m.md": MORPHINE}, "one"), library({"m.md": MORPHINE, "o.md": OTHER}, "other")
    hits = indexed(one, other).search().passages("morphine", topic=KIDNEY).hits
    assert sorted({hit.id for hit in hits}) == ["one/m.md", "other/m.md"]
    assert [hit.section for hit in hits][2::3] == ["side_effects", "side_effects"]
