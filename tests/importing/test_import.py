"""Importing into a folder: what is written, kept, updated, chosen; in two processes, cut short and gone on with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.importing import label_page, openfda
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import WORTH_PROCESSES, Import
from medviewer.importing.report import ImportStatus, Report
from medviewer.library.catalogue import Catalogue, name_libraries

from .conftest import JPEG, MEDIA, REPACKED, SET_ID, USAGE, label, section, zipped

Bring = Callable[..., Report]
Pages = Callable[[], dict[str, str]]
SHOWN = section(
    "34067-9",
    '<paragraph>x<renderMultiMedia referencedObject="M1"/></paragraph>',
    below=MEDIA.format("A.jpg"),
)


def counts(report: Report) -> tuple[int, int, int, int]:
    """Return how many labels are new, newer, as they were, and not asked for."""
    return report.written, report.updated, report.kept, report.filtered


def test_files_zips_and_releases_all_become_pages(bring: Bring, pages: Pages, library: Path) -> None:
    release = zipped(
        {
            "prescription/20250604_x.zip": zipped({"x.xml": label(SHOWN, 3), "a.jpg": JPEG}),
            "prescription/20250604_y.zip": zipped({"y.xml": label(USAGE, 4)}),
        }
    )
    files = {"one.xml": label(USAGE, 1), "two.zip": zipped({"z.xml": label(USAGE, 2)}), "release.zip": release}
    report = bring({**files, "readme.txt": b"x"})
    assert (counts(report), report.refused, report.images) == ((4, 0, 0, 0), [], 1)
    assert len(pages()) == 4
    stem = f"testamycin-proofex-{SET_ID.format(3)}"
    assert (library / "t" / f"{stem}-1.jpg").read_bytes() == JPEG
    assert f"![a curve]({stem}-1.jpg)" in pages()[stem]


def test_the_library_opens_with_its_own_sections(bring: Bring, library: Path, tmp_path: Path) -> None:
    bring({"a.xml": label(section("34088-5", "<paragraph>Call.</paragraph>", "10 OVERDOSAGE"))})
    catalogue = Catalogue.open(name_libraries([library]), tmp_path / "index")
    try:
        catalogue.update()
        page = catalogue.find("proofex")
        assert page.title == "Testamycin (Proofex)"
        [tab] = catalogue.read(page.id).tabs
        assert (tab.key, tab.title) == ("overdosage", "Overdosage")
    finally:
        catalogue.close()


def test_importing_again_updates_what_is_newer_and_keeps_the_rest(bring: Bring, pages: Pages, library: Path) -> None:
    bring({"a.xml": label(USAGE, 1), "b.xml": label(USAGE, 2, version=5), "c.xml": label(USAGE, 3)})
    own = library / "t" / f"testamycin-proofex-{SET_ID.format(2)}.md"
    own.write_text(own.read_text().replace("For testing.", "Noted by hand."))
    newer = label(section("34067-9", "New words."), 1, version=2, brand="Newname")
    report = bring({"a.xml": newer, "b.xml": label(USAGE, 2, version=5)})
    assert counts(report) == (0, 1, 1, 0)
    assert report.withdrawn == [f"t/testamycin-proofex-{SET_ID.format(3)}.md"]
    assert len(pages()) == 3
    assert "New words." in pages()[f"testamycin-proofex-{SET_ID.format(1)}"]
    assert "Noted by hand." in own.read_text()


def test_a_page_in_a_bin_is_not_brought_up_to_date(bring: Bring, pages: Pages, library: Path) -> None:
    bring({"a.xml": label(USAGE, 1)})
    [page] = library.glob("t/*.md")
    (library / "#recycle").mkdir()
    page.replace(library / "#recycle" / page.name)
    thrown_away = (library / "#recycle" / page.name).read_bytes()
    assert counts(bring({"a.xml": label(USAGE, 1)})) == (1, 0, 0, 0)
    assert (library / "#recycle" / page.name).read_bytes() == thrown_away


def test_an_older_version_changes_nothing(bring: Bring, pages: Pages) -> None:
    bring({"a.xml": label(USAGE, version=3)})
    before = pages()
    assert counts(bring({"a.xml": label(section("34067-9", "Old."), version=2)})) == (0, 0, 1, 0)
    assert pages() == before


def test_of_two_versions_in_one_source_the_newer_stays(bring: Bring, pages: Pages) -> None:
    old, new = label(section("34067-9", "Old."), version=1), label(section("34067-9", "New."), version=2)
    bring({"a.xml": new, "b.xml": old})
    assert ["New." in page for page in pages().values()] == [True]
    bring({"a.xml": label(section("34067-9", "Newer."), version=3), "b.xml": new})
    assert ["Newer." in page for page in pages().values()] == [True]


def test_images_that_a_new_version_has_no_more_go(bring: Bring, library: Path) -> None:
    bring({"a.zip": zipped({"x.xml": label(SHOWN), "a.jpg": JPEG})})
    assert len(list(library.rglob("*.jpg"))) == 1
    bring({"a.xml": label(USAGE, version=2)})
    assert list(library.rglob("*.jpg")) == []


def test_a_vocabulary_that_is_there_is_kept(bring: Bring, library: Path) -> None:
    library.mkdir()
    (library / "sections.toml").write_text("[storage]\n")
    bring({"a.xml": label(USAGE)})
    assert (library / "sections.toml").read_text() == "[storage]\n"


def test_a_dry_run_says_what_would_be_and_writes_nothing(bring: Bring, library: Path) -> None:
    report = bring({"a.xml": label(USAGE), "b.xml": b"<x/>"}, dry_run=True)
    assert (counts(report), len(report.refused)) == ((1, 0, 0, 0), 1)
    assert not library.exists()


def test_a_dry_run_tells_what_pages_would_lack(bring: Bring, library: Path) -> None:
    trial = bring({"a.xml": label(TWO_SHOWN)}, dry_run=True)
    assert not library.exists()
    report = bring({"a.xml": label(TWO_SHOWN)})
    assert trial.left_out == report.left_out != []
    assert (counts(trial), trial.images) == (counts(report), report.images)


LABELS = {
    "rx.xml": label(USAGE, 1),
    "otc.xml": label(USAGE, 2, kind="34390-5", form="CREAM", route="TOPICAL"),
    "animal.xml": label(USAGE, 3, kind="50577-6", generic="vetamycin", labeler="Barn Works, Inc."),
}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"markets": ["rx"]}, [1]),
        ({"markets": ["rx", "otc"]}, [1, 2]),
        ({"forms": ["cream", "gel"]}, [2]),
        ({"routes": ["Oral"]}, [1, 3]),
        ({"labelers": ["barn works inc"]}, [3]),
        ({"generics": ["TESTAMYCIN"]}, [1, 2]),
        ({"generics": ["testa"]}, []),
    ],
)
def test_filters(bring: Bring, pages: Pages, asked: dict[str, list[str]], numbers: list[int]) -> None:
    empty: dict[str, list[str]] = {"markets": [], "forms": [], "routes": [], "labelers": [], "generics": []}
    report = bring(LABELS, wanted=Filter.of(**{**empty, **asked}, one_per_generic=False))
    assert sorted(int(name[-4:]) for name in pages()) == numbers
    assert counts(report) == (len(numbers), 0, 0, 3 - len(numbers))


def test_one_label_for_each_generic_is_the_newest_of_an_original_labeler(bring: Bring, pages: Pages) -> None:
    files = {
        "old.xml": label(USAGE, 1, date="20200101"),
        "new.xml": label(USAGE, 2, date="20240101"),
        "repacked.xml": label(USAGE, 3, date="20250101", equal=REPACKED),
        "cream.xml": label(USAGE, 4, date="20190101", route="TOPICAL"),
        "broken.xml": b"<x/>",
    }
    report = bring(files, wanted=Filter(one_per_generic=True))
    assert sorted(int(name[-4:]) for name in pages()) == [2, 4]
    assert (counts(report), len(report.refused)) == ((2, 0, 0, 2), 1)
    files["newest.xml"] = label(USAGE, 5, date="20260101")
    report = bring(files, wanted=Filter(one_per_generic=True))
    assert sorted(int(name[-4:]) for name in pages()) == [2, 4, 5]
    assert report.unasked == [f"t/testamycin-proofex-{SET_ID.format(2)}.md"]


MANY = {f"{number:03}.xml": label(USAGE, number) for number in range(4 * WORTH_PROCESSES)}


def test_two_processes_write_what_one_does(bring: Bring, pages: Pages) -> None:
    told: list[ImportStatus] = []
    report = bring({**MANY, "bad.xml": b"<x/>"}, on_progress=told.append)
    assert (counts(report), len(report.refused)) == ((len(MANY), 0, 0, 0), 1)
    assert len(pages()) == len(MANY)
    assert (told[-1].done, told[-1].total, told[-1].mb) == (len(MANY) + 1, len(MANY) + 1, told[-1].total_mb)


def test_what_is_cut_short_stays_and_is_gone_on_with(bring: Bring, pages: Pages) -> None:
    told: list[ImportStatus] = []
    report = bring(MANY, on_progress=told.append, cancelled=lambda: len(told) >= 3)
    assert report.cancelled
    done = len(pages())
    assert done == report.written == told[-1].done
    assert 0 < done < len(MANY)
    assert counts(bring(MANY)) == (len(MANY) - done, 0, done, 0)
    assert len(pages()) == len(MANY)


def record(number: int = 1, **fields: object) -> dict[str, object]:
    """Return a record of openFDA of our own words."""
    facts = {"generic_name": ["TESTAMYCIN"], "brand_name": ["Proofex"], "pharm_class_epc": ["Tester [EPC]"]}
    facts |= {"substance_name": ["TESTAMYCIN"], "unii": ["AB12CD34EF"], "product_type": ["HUMAN PRESCRIPTION DRUG"]}
    given = {"set_id": SET_ID.format(number), "id": "d1", "version": "4", "effective_time": "20250101"}
    return {**given, "openfda": facts, "indications_and_usage": ["1 USES For testing."], **fields}


def bulk(*records: dict[str, object]) -> bytes:
    """Return records as openFDA gives them."""
    return json.dumps({"meta": {"results": {"total": 1}}, "results": list(records)}).encode()


def test_records_of_openfda_become_pages(bring: Bring, pages: Pages) -> None:
    inner = "8.1 Pregnancy There is nothing known of it at all."
    table = "<table><tr><td>a</td><td>b</td></tr></table>"
    one = record(
        boxed_warning=["WARNING: FIRE Keep it away from fire."],
        use_in_specific_populations=[f"8 USE IN SPECIFIC POPULATIONS {inner} 8.5 Old people."],
        pregnancy=[inner],
        adverse_reactions=["6 ADVERSE a b end"],
        adverse_reactions_table=[table],
    )
    report = bring({"a.json": bulk(one), "b.json.zip": zipped({"b.json": bulk(record(2))})}, "openfda")
    assert (counts(report), report.refused) == ((2, 0, 0, 0), [])
    page = pages()[f"testamycin-proofex-{SET_ID.format(1)}"]
    assert 'drug_class: "Tester"' in page
    assert 'kind: "openfda"' in page
    body = page.partition("# Testamycin (Proofex)\n\n")[2]
    assert body.startswith("> **Boxed warning**\n>\n> WARNING: FIRE Keep it away from fire.\n\n## ")
    assert "## 8.1 Pregnancy\n\nThere is nothing known of it at all.\n\n## Precautions\n\n8.5 Old people." in body
    assert body.count("nothing known") == 1
    assert "6 ADVERSE\n\n<table>" in body
    assert "</table>\n\nend" in body


WALL = {"indications_and_usage": [f"1 USES {'For testing of all that is there. ' * 50}2.1 Two"]}


def without_lines(library: Path, page: dict[str, object]) -> Path:
    """Write the page as an earlier program did, which kept texts of openFDA as they are."""
    [path] = library.rglob("*.md")
    plain = openfda._plain(dict(page))
    made = openfda.page_of(plain, openfda.envelope(plain), openfda.product(plain), path.stem, has_lines=False)
    path.write_bytes(made.content)
    return path


def test_a_page_that_had_no_lines_gets_them_from_the_same_source(bring: Bring, library: Path) -> None:
    source = {"a.json": bulk(record(**WALL))}
    bring(source, kind="openfda")
    [path] = library.rglob("*.md")
    lined = path.read_text()
    without_lines(library, record(**WALL))
    unlined = path.read_text()
    path.write_text(unlined.replace("last_reviewed: null", "last_reviewed: 2026-01-02\nreviewed_by: Me"))
    assert counts(bring(source, kind="openfda", dry_run=True)) == (0, 1, 0, 0)
    assert "reviewed_by" in path.read_text() and max(map(len, path.read_text().splitlines())) > 1200
    assert counts(bring(source, kind="openfda")) == (0, 1, 0, 0)
    assert path.read_text() == lined.replace("last_reviewed: null", "last_reviewed: 2026-01-02\nreviewed_by: Me")
    assert counts(bring(source, kind="openfda")) == (0, 0, 1, 0)


def test_lines_do_not_undo_what_was_changed_by_hand(bring: Bring, library: Path) -> None:
    source = {"a.json": bulk(record(**WALL))}
    bring(source, kind="openfda")
    path = without_lines(library, record(**WALL))
    path.write_text(path.read_text().replace("For testing of all", "**For** testing of all", 1))
    before = path.read_text()
    assert counts(bring(source, kind="openfda")) == (0, 0, 1, 0)
    assert path.read_text() == before


def test_spl_takes_the_place_of_openfda_and_not_the_other_way(bring: Bring, pages: Pages) -> None:
    bring({"a.json": bulk(record())}, "openfda")
    assert counts(bring({"a.xml": label(USAGE, version=4, date="20250101")})) == (0, 1, 0, 0)
    assert counts(bring({"a.json": bulk(record())}, "openfda")) == (0, 0, 1, 0)
    assert ['kind: "spl"' in page for page in pages().values()] == [True]


def test_a_source_that_is_not_there_is_named(tmp_path: Path, library: Path) -> None:
    report = Import("spl", [tmp_path / "none"], library, Filter()).run()
    assert [one.reason for one in report.refused] == ["there is no such file or folder"]
    assert not library.exists()


TWO_SHOWN = section(
    "34067-9",
    '<paragraph>x<renderMultiMedia referencedObject="M1"/> and <renderMultiMedia referencedObject="M2"/></paragraph>',
    below=MEDIA.format("A.jpg") + MEDIA.format("B.jpg").replace("M1", "M2"),
)
TEXT_ALONE = {"a.xml": label(TWO_SHOWN)}
ONE_PICTURE = {"a.zip": zipped({"a.xml": label(TWO_SHOWN), "b.jpg": JPEG})}
ALL_PICTURES = {"a.zip": zipped({"a.xml": label(TWO_SHOWN), "a.jpg": JPEG, "b.jpg": JPEG})}


@pytest.mark.parametrize("first", [TEXT_ALONE, ONE_PICTURE])
def test_pictures_come_when_their_zip_follows(
    bring: Bring, pages: Pages, library: Path, first: dict[str, bytes]
) -> None:
    bring(first)
    trial = bring(ALL_PICTURES, dry_run=True)
    assert counts(trial) == (0, 1, 0, 0)
    report = bring(ALL_PICTURES)
    assert (counts(report), report.images, report.left_out) == ((0, 1, 0, 0), 2, [])
    [page] = pages().values()
    assert page.count("![a curve](") == 2
    assert "Image" not in page
    assert len(list(library.rglob("*.jpg"))) == 2
    assert counts(bring(ALL_PICTURES)) == (0, 0, 1, 0)


@pytest.mark.parametrize("later", [TEXT_ALONE, ONE_PICTURE, {"a.zip": zipped({"a.xml": label(TWO_SHOWN, version=1)})}])
@pytest.mark.parametrize("dry_run", [True, False])
def test_text_after_pictures_takes_none_away(
    bring: Bring, pages: Pages, library: Path, later: dict[str, bytes], dry_run: bool
) -> None:
    bring(ALL_PICTURES)
    before = pages()
    assert counts(bring(later, dry_run=dry_run)) == (0, 0, 1, 0)
    assert pages() == before
    assert len(list(library.rglob("*.jpg"))) == 2


@pytest.mark.parametrize("names", [("1.xml", "2.zip"), ("2.xml", "1.zip")])
def test_of_text_and_zip_in_one_run_the_pictures_stay(bring: Bring, pages: Pages, names: tuple[str, str]) -> None:
    bring({names[0]: TEXT_ALONE["a.xml"], names[1]: ALL_PICTURES["a.zip"]})
    [page] = pages().values()
    assert page.count("![a curve](") == 2


def test_the_zip_of_an_older_version_brings_no_pictures(bring: Bring, pages: Pages, library: Path) -> None:
    bring({"a.xml": label(TWO_SHOWN, version=2)})
    before = pages()
    assert counts(bring(ALL_PICTURES)) == (0, 0, 1, 0)
    assert pages() == before
    assert list(library.rglob("*.jpg")) == []


def test_pictures_do_not_undo_what_was_changed_by_hand(bring: Bring, library: Path) -> None:
    bring(TEXT_ALONE)
    [page] = library.glob("t/*.md")
    page.write_text(page.read_text().replace("\nx", "\nNoted by hand."))
    written = page.read_bytes()
    report = bring(ALL_PICTURES)
    assert (counts(report), page.read_bytes()) == ((0, 0, 1, 0), written)
    assert ["changed by hand" in one.reason for one in report.left_out] == [True]


def test_a_filter_holds_back_pictures_too(bring: Bring, library: Path) -> None:
    bring(TEXT_ALONE)
    assert counts(bring(ALL_PICTURES, wanted=Filter.of(["otc"], [], [], [], [], False))) == (0, 0, 0, 1)
    assert list(library.rglob("*.jpg")) == []


def titled(library: Path, title: str) -> Path:
    """Give the one page of a library a title, as an import with other rules would have."""
    [page] = library.glob("t/*.md")
    text = page.read_text().replace("Testamycin (Proofex)", title)
    page.unlink()
    stem = label_page.stem_of(title, SET_ID.format(1))
    other = page.with_name(f"{stem}.md")
    other.write_text(text)
    return other


def test_a_page_gets_the_title_that_is_given_now_and_keeps_its_name_and_words(bring: Bring, library: Path) -> None:
    bring({"a.xml": label(USAGE)})
    page = titled(library, "Testamycin (PROOFEX 5 mg)")
    page.write_text(page.read_text().replace("For testing.", "Noted by hand."))
    assert counts(bring({"a.xml": label(USAGE)}, dry_run=True)) == (0, 1, 0, 0)
    assert counts(bring({"a.xml": label(USAGE)})) == (0, 1, 0, 0)
    assert list(library.rglob("*.md")) == [page]
    text = page.read_text()
    assert text.startswith('---\ntitle: "Testamycin (Proofex)"\n')
    assert "\n# Testamycin (Proofex)\n" in text
    assert "Noted by hand." in text
    assert counts(bring({"a.xml": label(USAGE)})) == (0, 0, 1, 0)


def test_a_title_given_by_hand_stays(bring: Bring, library: Path) -> None:
    bring({"a.xml": label(USAGE)})
    [page] = library.glob("t/*.md")
    page.write_text(page.read_text().replace("Testamycin (Proofex)", "Our testamycin"))
    written = page.read_bytes()
    assert counts(bring({"a.xml": label(USAGE)})) == (0, 0, 1, 0)
    assert page.read_bytes() == written
