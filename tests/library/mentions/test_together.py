"""Passages, pairs and who names a page; how they follow the pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.indexing import folder_library
from medviewer.library.mentions import mention_index, tables, together
from medviewer.library.mentions.together import MOST
from medviewer.library.text.sentences import LONGEST, place, sentence
from medviewer.locations import bundled_library

Write = Callable[..., Path]
Open = Callable[..., Catalogue]


def page(title: str, text: str = "Nothing.", section: str = "Interactions") -> str:
    return f"# {title}\n### {section}\n{text}\n"


def said(catalogue: Catalogue, one: str, other: str) -> list[str]:
    """Return the sentences in which one page names another."""
    return [passage.sentence for pair in catalogue.named_together([one, other]) for passage in pair.forth]


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("One. Two with X here. Three.", "X", "Two with X here."),
        ("Some, e.g. X, and i.e. Y. More.", "X", "Some, e.g. X, and i.e. Y."),
        ("At 2.5 mg of X. More.", "X", "At 2.5 mg of X."),
        ("An item\nX: more.\nAnother", "X", "X: more."),
        ("A line that\ngoes on to X\nand on. End.", "X", "A line that\ngoes on to X\nand on."),
        ("Is it so? X! Yes.", "X", "X!"),
        ("With E. coli X. End.", "X", "With E. coli X."),
        ("Mind: • First of all. • X is less • Another", "X", "• X is less"),
        ("It is (C14 H22 • HCl) X. End.", "X", "It is (C14 H22 • HCl) X."),
        ("In the U.S. Ward X is open. End.", "X", "In the U.S. Ward X is open."),
        ("Of molecular wt. 270 is X. End.", "X", "Of molecular wt. 270 is X."),
    ],
)
def test_the_sentence_around_a_place(text: str, around: str, expected: str) -> None:
    at = text.index(around)
    first, last = sentence(text, at, at + len(around))
    assert text[first:last] == expected


def test_a_sentence_without_end_is_shortened_around_the_place() -> None:
    text = "word " * 1000 + "X " + "word " * 1000
    at = text.index("X")
    first, last = sentence(text, at, at + 1)
    assert last - first <= LONGEST
    assert first < at < last
    assert sentence("y" * 5000, 2000, 3000) == (2000, 3000)


def test_a_passage_says_where_its_sentence_is_cut(library: Write, indexed: Open) -> None:
    long = "Never " + "word " * 200 + "with samplol " + "word " * 200 + "at all. Not with samplol either."
    catalogue = indexed(library({"t.md": page("Testamycin", long), "s.md": page("Samplol")}))
    [pair] = catalogue.named_together(["library/t.md", "library/s.md"])
    cut, whole = pair.forth
    assert (cut.sentence[:6], cut.sentence[-6:]) == ("… word", "word …")
    assert whole.sentence == "Not with samplol either."
    for passage in pair.forth:
        [mark] = passage.marks
        assert passage.sentence[mark.start : mark.start + mark.length] == "samplol"


def test_the_place_in_a_text_as_it_is_shown() -> None:
    shown = "Samplol is first. | Take 5 mg — with  samplol (daily), or Samplol acid."
    said = "Take 5 mg with samplol daily."
    assert place(shown, said, said.index("samplol"), 7) == (shown.index("samplol"), 7)
    assert place(shown, "Samplol acid", 0, 7) == (shown.rindex("Samplol"), 7)
    assert place(shown, "No such thing, samplol.", 15, 7) == (shown.index("samplol"), 7)
    assert place(shown, "Otherol", 0, 7) is None


def test_passages_that_name_a_page_by_those_who_do(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"a.md": page("Aamine", "Not with samplol."), "b.md": page("Beeine", "Samplol: less.", "Dosage")}
    catalogue = indexed(library(pages | {"s.md": page("Samplol", "With aamine."), "c.md": page("Ceeine")}))
    asked = ["library/b.md", "library/c.md", "library/a.md", "library/gone.md"]
    found = catalogue.passages_naming("library/s.md", asked)
    assert [(id, [passage.sentence for passage in said]) for id, said in found.items()] == [
        ("library/b.md", ["Samplol: less."]),
        ("library/a.md", ["Not with samplol."]),
    ]
    assert catalogue.passages_naming("library/gone.md", asked) == {}
    monkeypatch.setattr(together, "MOST_NAMING", 1)
    assert list(catalogue.passages_naming("library/s.md", asked)) == ["library/b.md"]


def test_every_passage_is_found_in_the_section_as_it_is_shown(indexed: Open) -> None:
    catalogue = indexed(bundled_library())
    pairs = catalogue.named_together([row.id for row in catalogue.rows()][:MOST])
    passages = [passage for pair in pairs for passage in (*pair.forth, *pair.back)]
    assert len(passages) > 50
    for passage in passages:
        texts = [section.text for section in catalogue.read(passage.id).sections if section.key == passage.section]
        [start, length, *_] = passage.marks[0]
        assert any(place(text, passage.sentence, start, length) for text in texts), passage


def test_both_ways_with_section_and_place(library: Write, indexed: Open) -> None:
    text = "First.\n\n* Samplol raises it. Samplol again.\n* **Otherol:** none.\n"
    catalogue = indexed(
        library({"t.md": page("Testamycin", text), "s.md": page("Samplol", "With testamycin.", "Dosage")})
    )
    [pair] = catalogue.named_together(["library/t.md", "library/s.md", "library/t.md", "library/nothing.md", "no/x.md"])
    assert (pair.one, pair.other) == ("library/t.md", "library/s.md")
    assert [(passage.section, passage.label, passage.sentence) for passage in pair.forth] == [
        ("interactions", "Interactions", "Samplol raises it."),
        ("interactions", "Interactions", "Samplol again."),
    ]
    [mark] = pair.forth[0].marks
    assert mark == (0, 7, "Samplol", "name")
    assert [(passage.id, passage.section) for passage in pair.back] == [("library/s.md", "dosage")]


def test_contraindications_and_interactions_come_first_and_nothing_twice(library: Write, indexed: Open) -> None:
    questions = "### FAQs\nQ: So?\nA: Not with samplol.\n\nNot with samplol."
    text = f"With samplol.\n\n{questions}\n\n### Contraindications\nSamplol.\n"
    catalogue = indexed(library({"t.md": page("Testamycin", text, "Usage"), "s.md": page("Samplol")}))
    [pair] = catalogue.named_together(["library/t.md", "library/s.md"])
    assert [passage.section for passage in pair.forth] == ["contraindications", "usage", "faqs"]


def test_many_pages_are_asked_about_at_once(library: Write, indexed: Open) -> None:
    names = [f"Drug{chr(97 + n // 26)}{chr(97 + n % 26)}amine" for n in range(MOST + 5)]
    catalogue = indexed(library({f"{name}.md": page(name, f"With {names[0]}.") for name in names}))
    pairs = catalogue.named_together([f"library/{name}.md" for name in names])
    assert len(pairs) == MOST * (MOST - 1) // 2
    assert sum(bool(pair.back) for pair in pairs) == MOST - 1
    assert not any(pair.forth for pair in pairs)


def test_libraries_name_one_another(library: Write, indexed: Open) -> None:
    one = library({"w.md": page("Warfarin", "Aspirin and sodium valproate.")}, "one")
    two = library({"a.md": page("Aspirin", "Warfarin."), "s.md": page("Valproate"), "v.md": page("Sodium")}, "two")
    catalogue = indexed(one, two)
    ids = ["one/w.md", "two/a.md", "two/s.md", "two/v.md"]
    found = {(pair.one, pair.other): (len(pair.forth), len(pair.back)) for pair in catalogue.named_together(ids)}
    assert found["one/w.md", "two/a.md"] == (1, 1)
    assert found["one/w.md", "two/s.md"] == (1, 0)
    assert found["one/w.md", "two/v.md"] == (0, 0)
    assert catalogue.named_by("two/a.md").sections == ()


def test_named_by_section(library: Write, indexed: Open) -> None:
    pages = {
        "w.md": page("Warfarin", "Warfarin."),
        "b.md": page("Betol", "Warfarin. Warfarin.", "Dosage"),
        "a.md": page("Alphol", "Warfarin.\n\n### Dosage\nWarfarin."),
    }
    catalogue = indexed(library(pages))
    found = catalogue.named_by("library/w.md")
    assert found.whole
    assert [(part.section, [(one.title, one.times) for one in part.pages]) for part in found.sections] == [
        ("interactions", [("Alphol", 1)]),
        ("dosage", [("Alphol", 1), ("Betol", 2)]),
    ]
    assert catalogue.named_by("library/none.md").sections == catalogue.named_by("other/w.md").sections == ()
    counts = [catalogue.naming_count(id) for id in ("library/w.md", "library/none.md", "other/w.md")]
    assert counts == [(2, True), (0, True), (0, True)]


def test_they_are_counted_as_they_are_listed(library: Write, indexed: Open) -> None:
    """Each name of a page may be written in another one, in several sections: that one counts once."""
    texts = ("Samplol.", "Betol/alphol, alphol.", "Samplol acid. Samplol.\n\n### Dosage\nSamplol.", "Nothing.")
    names = ("Samplol", "Samplol acid", "Alphol", "Betol", "Alphol + Betol", "Otherol")
    pages = {f"{name}{number}.md": page(name, text) for name in names for number, text in enumerate(texts)}
    catalogue = indexed(library(pages))
    for name in pages:
        found = catalogue.named_by(f"library/{name}")
        listed = {one.id for part in found.sections for one in part.pages}
        assert catalogue.naming_count(f"library/{name}") == (len(listed), found.whole)
    assert catalogue.naming_count("library/Samplol0.md").pages > 5


@pytest.mark.parametrize("few", [0, 64])
def test_they_follow_the_pages(library: Write, indexed: Open, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_library, "FEW", few)
    root = library({"t.md": page("Testamycin", "With samplol acid."), "o.md": page("Otherol")})
    catalogue = indexed(root)
    assert said(catalogue, "library/t.md", "library/o.md") == []
    library({"s.md": page("Samplol")})
    catalogue.update()
    assert said(catalogue, "library/t.md", "library/s.md") == ["With samplol acid."]
    library({"l.md": page("Samplol acid")})
    catalogue.update()
    assert said(catalogue, "library/t.md", "library/s.md") == []
    assert said(catalogue, "library/t.md", "library/l.md") == ["With samplol acid."]
    library({"l.md": page("Longol")})
    catalogue.update()
    assert said(catalogue, "library/t.md", "library/s.md") == ["With samplol acid."]
    library({"t.md": page("Testamycin", "With otherol.")})
    catalogue.update()
    assert said(catalogue, "library/t.md", "library/s.md") == []
    assert said(catalogue, "library/t.md", "library/o.md") == ["With otherol."]
    (root / "o.md").unlink()
    catalogue.update()
    assert catalogue.named_by("library/s.md").sections == ()
    assert catalogue.named_together(["library/t.md", "library/o.md"]) == []


def test_a_combination_that_comes_later_is_found(library: Write, indexed: Open) -> None:
    pages = {"a.md": page("Alphol"), "b.md": page("Betol"), "t.md": page("Testamycin", "With betol/alphol.")}
    catalogue = indexed(library(pages))
    library({"c.md": page("Alphol + Betol")})
    catalogue.update()
    [pair] = catalogue.named_together(["library/t.md", "library/c.md"])
    assert [mark.term for passage in pair.forth for mark in passage.marks] == ["betol/alphol"]


def test_only_pages_that_hold_a_new_name_are_looked_through(
    library: Write, indexed: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = indexed(library({f"{name}.md": page(name, "With samplols.") for name in ("Alphol", "Betol")}))
    library({"Gammol.md": page("Gammol", "None.")})
    catalogue.update()
    looked: list[int] = []
    written = tables.put
    monkeypatch.setattr(tables, "put", lambda db, page, places: (looked.append(page), written(db, page, places)))
    library({"Deltol.md": page("Deltol", "None.")})
    catalogue.update()
    assert len(looked) == 1
    library({"Samplol.md": page("Samplol", "None.")})
    catalogue.update()
    assert len(looked) == 1 + 3


def test_few_pages_are_looked_through_for_the_terms_that_they_may_hold(library: Write, indexed: Open) -> None:
    titles = ("Samplol ester", "Betols", "Gammol berry", "Alphol + Deltol", "Alphol")
    others = {f"{title}.md": page(title) for title in titles}
    catalogue = indexed(library(others | {"t.md": page("Testamycin")}))
    library({"t.md": page("Testamycin", "Samplol esters, betols, gammol berries, deltol/alphol.")})
    catalogue.update()
    named = {other: said(catalogue, "library/t.md", f"library/{other}") for other in others}
    assert [other for other, sentences in named.items() if not sentences] == []


def test_it_goes_on_where_it_was_cut_short(library: Write, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mention_index, "_SCANNED_AT_ONCE", 1)
    monkeypatch.setattr(mention_index, "_WRITTEN_AT_ONCE", 1)
    looked: list[int] = []
    written = tables.put
    monkeypatch.setattr(tables, "put", lambda db, page, places: (looked.append(page), written(db, page, places)))
    root = library({f"{name}.md": page(name, "With samplol.") for name in ("Alphol", "Betol", "Samplol")})
    catalogue = opened(root)
    catalogue.update(cancelled=lambda: bool(looked))
    assert len(looked) == 1
    found = catalogue.named_by("library/Samplol.md")
    assert not found.whole
    assert not catalogue.naming_count("library/Samplol.md").whole
    assert said(catalogue, "library/Betol.md", "library/Samplol.md") == ["With samplol."]
    assert catalogue.stale()
    catalogue.update()
    found = catalogue.named_by("library/Samplol.md")
    assert found.whole
    assert [one.title for part in found.sections for one in part.pages] == ["Alphol", "Betol"]


def test_what_is_kept_agrees_with_what_is_read_anew(library: Write, indexed: Open, index_folder: Path) -> None:
    pages = {"t.md": page("Testamycin", "Samplol, betol/alphol, alphol."), "s.md": page("Samplol", "Testamycin.")}
    more = {"c.md": page("Alphol + Betol", "Samplol."), "a.md": page("Alphol", "Betol.")}
    catalogue = indexed(library(pages | more))
    ids = [f"library/{name}" for name in (*pages, *more)]
    kept = catalogue.named_together(ids)
    [file] = index_folder.glob("*.sqlite")
    with sqlite3.connect(file) as db:
        db.execute("UPDATE mention_page SET scanned = 0")
    db.close()
    assert catalogue.named_together(ids) == kept
    assert any(pair.forth for pair in kept)


@pytest.mark.parametrize("place", [(0, 5, 50), (0, -3, 5), (0, 2, 0), (0, 2, -1), (0, 90, 2), (9, 0, 1)])
def test_a_place_that_a_page_does_not_have_is_not_quoted(place: tuple[int, int, int]) -> None:
    page = together._Page("library/a.md", 1, "library/")
    page.texts, page.sections = {"usage": "Warfarin."}, {0: ("usage", "Usage")}
    assert page.checked(tables.TermPlace(0, 0, 8)) == (0, 0, 8)
    with pytest.raises(LookupError):
        page.checked(tables.TermPlace(*place))
