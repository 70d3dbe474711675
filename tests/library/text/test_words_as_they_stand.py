"""A word is found just as it stands on a page and in its plain spelling, and marked to the letter."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unicodedata import normalize

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.search import Search
from medviewer.library.text.indexed_words import TextWords, indexed, words_of
from medviewer.library.text.stored_texts import unpacked

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

CORPORA = [Path(__file__).parents[4] / "shared" / name for name in ("corpus-1", "corpus-2")]
SAMPLE = 150
SCRIPTS = {
    "Latin": "Größe façade ağaç", "Greek": "φάρμακο δόση", "Cyrillic": "лекарство ёж йод", "Armenian": "դեղամիջոց",
    "Hebrew": "תְּרוּפָה", "Arabic": "دَوَاء", "Persian": "می‌خواهم", "Syriac": "ܣܡܐ", "Thaana": "ބޭސް", "NKo": "ߝߟߊ",
    "Devanagari": "दवा क्षय", "Bengali": "ওষুধ ড়", "Gurmukhi": "ਦਵਾਈ", "Gujarati": "દવા", "Oriya": "ଔଷଧ",
    "Tamil": "மருந்து", "Telugu": "ఔషధం", "Kannada": "ಔಷಧ", "Malayalam": "മരുന്ന്", "Sinhala": "ඖෂධ",
    "Thai": "ยาแก้ปวด", "Lao": "ຢາແກ້ປວດ", "Tibetan": "སྨན་རྫས", "Burmese": "ဆေးဝါး", "Georgian": "წამალი",
    "Ethiopic": "መድኃኒት", "Cherokee": "ᏅᏬᏘ", "Canadian": "ᐃᓄᒃᑎᑐᑦ", "Ogham": "ᚑᚌᚐᚋ", "Runic": "ᚱᚢᚾᛖ",
    "Khmer": "ថ្នាំពេទ្យ", "Mongolian": "ᠡᠮ", "Hiragana": "くすりのみかた", "Katakana": "ガーゼバンド",
    "Han": "抗生素过敏反应", "Hangul": "약물치료", "Yi": "ꆈꌠ", "Javanese": "ꦗꦩꦸ", "Adlam": "𞤀𞤁𞤂", "Osage": "𐓀𐓁𐓂",
    "Gothic": "𐌰𐌱𐌲", "Cham": "ꨌꩌ", "Meitei": "ꯍꯤꯗꯥꯛ", "Bopomofo": "ㄧㄠˋ",
}  # fmt: skip


def found(search: Search, query: str) -> list[tuple[str, list[str]]]:
    """Return the page and the marked words of each passage that the index finds."""
    hits = search.passages(query).hits
    return [(hit.title, [hit.snippet[at : at + length] for at, length in hit.marks]) for hit in hits]


def page(text: str, title: str = "Somedrug") -> str:
    return f"---\ntitle: {title}\n---\n### Usage\n{text}\n"


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("Faßgröße", "Die Faßgröße zählt.", "Faßgröße"),
        ("fassgrosse", "Die Faßgröße zählt.", "Faßgröße"),
        ("phoenix", "Le phœnix.", "phœnix"),
        ("kmol/m³", "At 3 kmol/m³ or so.", "kmol/m³"),
        ("kmol/m3", "At 3 kmol/m³ or so.", "kmol/m³"),
        ("12mg", "Give 12 mg.", "12 mg"),
        ("7 kg", "Of 7kg.", "7|kg"),
        ("5µg", "Give 5 μg.", "5 μg"),
        ("10^9/L", "Below 4 × 10⁹/l.", "10⁹/l"),
        ("10⁹/L", "Below 4 × 10<sup>9</sup>/L.", "10^9/L"),
        ("0.5ml", "Then 0.5 mL.", "0.5 mL"),
        ("30°C", "Below 30 °C.", "30 °C"),
        ("l'hiver", "Pendant l’hiver.", "l’hiver"),
        ("hiver", "Pendant l’hiver.", "hiver"),
        ("alpha-agonist", "An α‑agonist.", "α‑agonist"),
        ("β-agonist", "A beta agonist.", "beta agonist"),
        ("beta2", "A β₂ agonist.", "β₂"),
        ("β2", "A beta2 agonist.", "beta2"),
        ("alpha2a", "Peginterferon α-2A.", "α-2A"),
        ("α-2a", "Peginterferon alpha2A.", "alpha2A"),
        ("过敏", "对抗生素过敏者", "过敏"),
        ("敏", "对抗生素过敏者", "敏"),
        ("阿莫西林 250mg", "口服阿莫西林250 mg一次", "阿莫西林|250 mg"),
        ("莫西林250mg", "口服阿莫西林250mg一次", "莫西林250mg"),
        ("ป้องกัน", "ใช้ป้องกันไข้", "ป้องกัน"),
        ("ເຈັບ", "ແກ້ເຈັບຄໍ", "ເຈັບ"),
        ("ឈឺ", "បំបាត់ឈឺក្បាល", "ឈឺ"),
        ("ဖျား", "အဖျားကျဆေး", "ဖျား"),
        ("ガーゼ", "滅菌ｶﾞｰｾﾞを使う", "ｶﾞｰｾﾞ"),
    ],
)
def test_a_word_is_found_however_it_is_written(
    library: Write, indexed: Open, query: str, text: str, marked: str
) -> None:
    pages = {"a.md": page(text), "b.md": page("Another text of 109 or 1209 words.", "Other")}
    search = indexed(library(pages)).search()
    assert found(search, query) == [("Somedrug", marked.split("|"))]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("109", "Below 4 × 10⁹/l."),
        ("109", "Below 4 × 10<sup>9</sup>/l."),
        ("10⁹", "In 109 of them."),
        ("バス", "ハスの花"),
        ("敏过", "对抗生素过敏者"),
        ("生过", "对抗生素过敏者"),
        ("1mg", "Give 12 mg."),
        ("b2", "A β₂ agonist."),
        ("eta", "A β agonist."),
    ],
)
def test_what_is_another_word_is_not_found(library: Write, indexed: Open, query: str, text: str) -> None:
    assert not found(indexed(library({"a.md": page(text)})).search(), query)


def test_words_of_forty_scripts_are_found_composed_and_decomposed(library: Write, indexed: Open) -> None:
    assert len(SCRIPTS) >= 40
    pages = {f"{name}.md": page(f"(before) {words} (behind)", name) for name, words in SCRIPTS.items()}
    search = indexed(library(pages)).search()
    for name, words in SCRIPTS.items():
        for word in words.split():
            for form in ("NFC", "NFD", "NFKC", "NFKD"):
                hits = dict(found(search, normalize(form, word)))
                assert hits.get(name) == [word], (name, word, form)


def test_sqlite_finds_in_an_indexed_text_the_words_that_are_marked() -> None:
    rng = random.Random(11)
    hidden = "\u0301\u3099\u200b\u00ad"
    signs = [*f"aZ09 /.-'^_µμβΔ²⁹₂⁻½①ßéİﬁ’ʼ™℃胃薬のガｶﾞปวด้한ᄒ𐓀{hidden}", "और", "12mg", "10⁹"]
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE one USING fts5(text, tokenize='ascii')")
        db.execute("CREATE VIRTUAL TABLE term USING fts5vocab('one', 'instance')")
        for _ in range(600):
            text = "".join(rng.choices(signs, k=30))
            db.execute("INSERT INTO one (rowid, text) VALUES (1, ?)", (indexed(text),))
            words = [row[0] for row in db.execute("SELECT term FROM term ORDER BY offset")]
            assert words == words_of(text) == TextWords(text).words, text
            db.execute("DELETE FROM one")


def test_a_marked_word_is_that_word(library: Write) -> None:
    rng = random.Random(5)
    signs = [*"aZ9 .’ßéﬁœ²β胃薬ปวด한", "e\u0301", "\u00ad", "ｶﾞ"]
    for _ in range(400):
        text = "".join(rng.choices(signs, k=25))
        words = TextWords(text)
        for at, word in enumerate(words.words):
            start, end = words.span(at, (word,))
            assert words_of(text[start:end])[0] == word, (text, word)


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.name)
def test_any_word_of_a_library_is_found_as_it_stands(indexed: Open, corpus: Path) -> None:
    if not corpus.is_dir():
        pytest.skip("a library beside the project's folder")
    catalogue = indexed(corpus)
    search = catalogue.search()
    rows = catalogue._holdings[0].index.ask(lambda db: db.execute("SELECT content FROM text").fetchall())
    words = {word for (content,) in rows for _, text in unpacked(content) for word in re.findall(r"\S*\w\S*", text)}
    for word in random.Random(3).sample(sorted(words), SAMPLE):
        asked = word.strip('"-.,;:()[]')
        if asked and not asked.startswith("in:"):
            assert search.passages(asked).counts, asked
