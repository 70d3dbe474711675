"""Dictionaries of StarDict: each entry a page, by any of its types; hostile files end in a reason, and nowhere else."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medviewer.importing.any_kind import import_any, sort
from medviewer.importing.choosing import Filter
from medviewer.importing.dictionaries import stardict
from medviewer.importing.importer import Import
from medviewer.importing.report import ImportStatus, Report
from medviewer.monograph.parser import parse

from .bundles import png
from .conftest import zipped
from .dictionaries import Entry, files, packed, write

Take = Callable[..., Report]
TWO: list[Entry] = [("Gonol", b"Never.\n\nAgain: none."), ("Proofex", b"For testing.\nOnce.")]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the folder that is imported into."""
    return tmp_path / "to"


@pytest.fixture
def take(tmp_path: Path, target: Path) -> Take:
    """Return a function that imports one dictionary."""

    def take_one(made: dict[str, bytes], **options: Any) -> Report:
        for old in (tmp_path / "in").glob("*"):
            old.unlink()
        return Import("dictionary", [write(tmp_path / "in", made)], target, Filter(), **options).run()

    return take_one


def pages(folder: Path) -> dict[str, str]:
    """Return the pages of a library by their titles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    return {text.partition("\n# ")[2].partition("\n")[0]: text for text in texts}


def reasons(report: Report) -> list[str]:
    """Return why something was refused."""
    return [str(one.reason) for one in report.refused]


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("pack", [packed, dict])
def test_entries_are_pages_and_other_words_their_names(
    take: Take, target: Path, bits: int, pack: Callable[..., dict[str, bytes]]
) -> None:
    made = files(TWO, synonyms={"prufex": 1, "PFX": 1}, bits=bits, lang="en-de", author="Mill", date="2026")
    report = take(pack(made))
    assert (report.written, reasons(report)) == (2, [])
    page = pages(target)["Proofex"]
    for line in ('title: "Proofex"', 'brands: ["prufex", "PFX"]', 'language: "de"', '  kind: "dictionary"'):
        assert f"\n{line}\n" in page
    assert 'sources: [{"title": "Test Book", "publisher": "Mill", "year": "2026"}]' in page
    found = parse(page, "p.md")
    assert [(one.key, one.markdown.strip()) for one in found.sections] == [
        ("overview", "For testing.\\\nOnce."),
        ("alternate_names", "- prufex\n- PFX"),
    ]
    assert [one.key for one in parse(pages(target)["Gonol"], "g.md").sections] == ["overview"]


@pytest.mark.parametrize(
    ("types", "body", "words"),
    [
        ("m", b"5 < 6 & *x* <b>y</b>", ["5 \\< 6 & \\*x\\* \\<b\\>y"]),
        ("tm", b"pru:f\0Text", ["\\[pru:f\\]", "Text"]),
        ("h", b"<p>10<sup>9</sup>/L</p><ul><li>a<li>b</ul><script>x()</script>", ["10<sup>9</sup>/L", "- a\n- b"]),
        ("g", b"<b>Bold</b> <span weight='bold' strikethrough='true'>gone</span>\nnext", ["**Bold**", "<s>", "next"]),
        (
            "x",
            b"<k>Proofex</k>\n<tr>pru</tr> <ex>as in</ex> <kref>Gonol</kref> <c c='red'>red</c>",
            ["\\[pru\\]", "*as in*"],
        ),
        ("x", b"<ar><def>one</def><def>two & <unclosed></def></ar>", ["one", "two"]),
        ("", b"mText\0tpru\0WRIFF", ["Text", "\\[pru\\]"]),
        ("", b"W\0\0\0\x04RIFFmText\0", ["Text"]),
    ],
)
def test_each_type_of_data(take: Take, target: Path, types: str, body: bytes, words: list[str]) -> None:
    report = take(files([("Proofex", body)], types))
    assert (report.written, reasons(report)) == (1, [])
    page = pages(target)["Proofex"]
    for word in words:
        assert word in page
    assert "x()" not in page


def test_entries_of_one_headword_are_one_page(take: Take, target: Path) -> None:
    assert take(files([("A", b"one"), ("A", b"two"), ("a", b"three")])).written == 2
    assert "one\n\ntwo" in pages(target)["A"]
    assert "three" in pages(target)["a"]


def test_a_headword_that_comes_again_elsewhere_overwrites_nothing(take: Take, target: Path) -> None:
    report = take(files([("A", b"one"), ("B", b"two"), ("A", b"three")]))
    assert (report.written, reasons(report)) == (2, ["another entry of this import has the same name"])
    assert "one" in pages(target)["A"]


def test_text_opens_no_section_and_markup_of_headwords_stays_words(take: Take, target: Path) -> None:
    take(files([("# <b>X</b>\n[y](z)", b"**Dosage:** 5\nDosage: 6\n# Usage\n\nContraindications")]))
    [page] = pages(target).values()
    assert {one.key for one in parse(page, "x.md").sections} == {"overview"}
    assert parse(page, "x.md").title == "# <b>X</b> [y](z)"


def test_pictures_of_the_folder_beside(take: Take, target: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", files([("A", b'<img src="p.png" alt="a"><img src="../secret.png"><p>x</p>')], "h"))
    (tmp_path / "in" / "res").mkdir()
    (tmp_path / "in" / "res" / "p.png").write_bytes(png())
    (tmp_path / "in" / "secret.png").write_bytes(png())
    report = Import("dictionary", [tmp_path / "in" / "book.ifo"], target, Filter()).run()
    assert (report.written, report.images, len(report.left_out)) == (1, 1, 1)


def test_again_newer_gone_and_another_dictionary(take: Take, target: Path) -> None:
    take(files(TWO))
    report = take(files([("Gonol", b"Never."), ("Newol", b"x")]))
    assert (report.written, report.updated, report.kept) == (1, 1, 0)
    assert [Path(path).name.partition("-")[0] for path in report.withdrawn] == ["proofex"]
    other = take(files(TWO, bookname="Other"))
    assert (other.written, other.withdrawn) == (2, [])
    assert take(files(TWO, bookname="Other")).kept == 2


def test_in_zips_and_folders_beside_other_kinds(tmp_path: Path, target: Path) -> None:
    write(tmp_path / "in", packed(files(TWO)))
    made = files([("Zipol", b"z")], bookname="Zip", synonyms={"zz": 0})
    (tmp_path / "in" / "z.zip").write_bytes(zipped({f"d/b{end}": data for end, data in packed(made).items()}))
    (tmp_path / "in" / "w.zim").write_bytes(b"ZIM\x04")
    found = sort([tmp_path / "in"])
    assert [path.name for path in found.dictionary] == ["book.ifo", "w.zim", "z.zip"]
    report = import_any([tmp_path / "in"], target, Filter())
    assert report.written == 3
    assert "PyGlossary" in reasons(report)[0]
    assert 'brands: ["zz"]' in pages(target)["Zipol"]


def test_a_large_dictionary_is_streamed_into_folders_of_few_pages(take: Take, target: Path) -> None:
    words = [(f"word{number:05}", b"text") for number in range(5_200)]
    told: list[ImportStatus] = []
    report = take(files(words), on_progress=told.append)
    assert report.written == 5_200
    assert len(told) > 50
    assert [one.mb for one in told] == sorted(one.mb for one in told)
    assert told[-1].mb == pytest.approx(told[-1].total_mb)
    folders = {path.parent for path in target.rglob("*.md")}
    assert len(folders) > 200
    assert max(len(list(folder.iterdir())) for folder in folders) < 60


def test_cancelling_leaves_whole_pages_and_goes_on_from_there(take: Take, target: Path) -> None:
    words = [(f"w{number}", b"text") for number in range(500)]
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 6

    report = take(packed(files(words)), cancelled=cancelled)
    assert report.cancelled
    assert 0 < report.written < 500
    assert all("\n## Overview\n\ntext\n" in page for page in pages(target).values())
    again = take(packed(files(words)))
    assert (again.written, again.kept) == (500 - report.written, report.written)


# Hostile


def changed(**parts: bytes | None) -> dict[str, bytes]:
    """Return a dictionary with other files, by their endings."""
    made = {**files(TWO), **{f".{end}": data for end, data in parts.items()}}
    return {end: data for end, data in made.items() if data is not None}


INFO = files(TWO)[".ifo"]
BOMB = gzip.compress(bytes(40_000_000))


@pytest.mark.parametrize(
    ("made", "reason", "written"),
    [
        (changed(ifo=b"x"), "it is no dictionary of StarDict", 0),
        (changed(ifo=INFO + b"idxoffsetbits=16\n"), "offsets of 16 bits", 0),
        (changed(ifo=b"x" * 70_000), "it has more than", 0),
        (changed(idx=None), "there is no .idx beside it", 0),
        (changed(dict=None), "there is no .dict.dz beside it", 0),
        (changed(idx=files(TWO)[".idx"][:-3]), "ends in the middle of an entry", 1),
        (changed(idx=b"x" * 3_000_000), "holds a word of more than", 0),
        (changed(idx=b"a\0\xff\xff\xff\xff\0\0\0\x09"), "behind the end", 0),
        (changed(idx=b"a\0\0\0\0\0\xff\xff\xff\xff"), "more than 8 MB", 0),
        (changed(idx=b"\0\0\0\0\0\0\0\0\x01"), "headword is empty", 0),
        (changed(idx=b"a\0\0\0\0\0\0\0\0\0"), "", 0),
        ({**packed(files(TWO)), ".dict.dz": BOMB}, "zip bomb", 0),
        ({**packed(files(TWO)), ".idx.gz": BOMB}, "zip bomb", 0),
        ({**packed(files(TWO)), ".dict.dz": b"no gzip"}, "cannot be unpacked", 0),
        ({**packed(files(TWO)), ".dict.dz": packed(files(TWO))[".dict.dz"][:-12]}, "it ends too early", 0),
        (files([("A", b"W\0\0\0\x04RIFF")], ""), "sounds or pictures alone", 0),
        (files([("A", b"<div>" * 400)], "h"), "nested", 0),
        (files([("A", b'<!DOCTYPE a [<!ENTITY b "c">]>')], "h"), "DOCTYPE", 0),
        (files([("A", b"x" * 8_500_000), ("B", b"y")]), "more than 8 MB", 1),
    ],
)
def test_hostile_dictionaries_end_in_a_reason(
    take: Take, target: Path, made: dict[str, bytes], reason: str, written: int
) -> None:
    report = take(made)
    assert report.written == written
    assert reason in " ".join(reasons(report))
    assert len(list(target.rglob("*.md"))) == written


def test_a_dictionary_of_nothing_but_broken_entries_is_left_off(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stardict, "MOST_BROKEN", 20)
    index = b"".join(f"w{number}".encode() + b"\0\x7f\0\0\0\0\0\0\x01" for number in range(200))
    report = take(changed(idx=index))
    assert "more than 20 of its entries are broken" in reasons(report)
    assert len(report.refused) == 21


def test_synonyms_of_no_entry_and_of_a_torn_file(take: Take, target: Path) -> None:
    assert take({**files(TWO), ".syn": b"x\0\0\0\xff\xff"}).written == 2
    report = take({**files([("New", b"x")]), ".syn": b"x\0\0"})
    assert "ends in the middle" in reasons(report)[0]


@pytest.mark.parametrize("at", range(1, 60, 5))
def test_twisted_files_never_raise(take: Take, at: int) -> None:
    made = {end: bytearray(data) for end, data in files(TWO, "", synonyms={"x": 0}).items()}
    for end in (".idx", ".dict", ".syn"):
        made[end][at % len(made[end])] ^= 0xA5
    report = take({end: bytes(data) for end, data in made.items()})
    assert report.seen >= 0


def test_a_link_beside_is_not_followed(take: Take, tmp_path: Path, target: Path) -> None:
    made = files(TWO)
    (tmp_path / "secret").write_bytes(made.pop(".dict"))
    source = write(tmp_path / "linked", made)
    (tmp_path / "linked" / "book.dict").symlink_to(tmp_path / "secret")
    report = Import("dictionary", [source], target, Filter()).run()
    assert "there is no .dict.dz beside it" in reasons(report)
    assert not re.findall("Proofex", "".join(pages(target)))


@pytest.mark.parametrize("types", ["h", "x", "g", "m", "t"])
def test_signs_that_xml_cannot_hold_and_names_that_are_none_never_raise(take: Take, target: Path, types: str) -> None:
    body = "<p id='\x01'>a\x02b\x00</p><b<c>d</b<c><tr>e\x03</tr>\x04 <img src='\x05'>hy\xadphen\ufffe".encode()
    report = take(files([("A", body), ("B\x07ol", body)], types))
    assert (report.written, reasons(report)) == (2, [])
    page = pages(target)["A"]
    assert all(sign not in page for sign in "\x01\x02\x03\x04\x05\ufffe")
    assert "hyphen" in page
