"""What could do harm is refused by name, and all else is imported."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.importing import bounds
from medviewer.importing.report import Report

from .conftest import JPEG, MEDIA, SET_ID, USAGE, label, section, zipped

Bring = Callable[..., Report]
Pages = Callable[[], dict[str, str]]

BOMB = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><document xmlns="urn:hl7-org:v3"><title>&c;</title></document>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<document xmlns="urn:hl7-org:v3"><title>&a;</title></document>"""
DEEP = label(section("34067-9", "<list><item>" * 100 + "x" + "</item></list>" * 100))
GOOD = label(USAGE)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("entities.xml", BOMB, "DOCTYPE"),
        ("outside.xml", OUTSIDE, "DOCTYPE"),
        ("wide.xml", OUTSIDE.decode().replace("1.0", "1.0").encode("utf-16"), "DOCTYPE"),
        ("file.xml", GOOD.replace(b"<document", b'<!DOCTYPE document SYSTEM "label.dtd"><document', 1), "DOCTYPE"),
        ("public.xml", GOOD.replace(b"<document", b'<!DOCTYPE document PUBLIC "a" "b"><document', 1), "DOCTYPE"),
        (
            "notation.xml",
            GOOD.replace(b"<document", b"<!DOCTYPE document [<!NOTATION a SYSTEM 'b'>]><document", 1),
            "DOCTYPE",
        ),
        ("two.xml", GOOD.replace(b"<document", b"<!DOCTYPE d><!DOCTYPE d [<!ENTITY a 'b'>]><document", 1), "DOCTYPE"),
        ("torn.xml", GOOD.replace(b"<document", b"<!DOC<!DOCTYPE d>TYPE d [<!ENTITY a 'b'>]><document", 1), "DOCTYPE"),
        ("deep.xml", DEEP, "nested"),
        ("deeper.xml", b"<a>" * 100_000, "XML cannot be read"),
        ("short.xml", GOOD[: len(GOOD) // 2], "XML cannot be read"),
        ("latin.xml", GOOD.replace(b"For testing", b"For t\xe9sting"), "XML cannot be read"),
        ("lies.xml", GOOD.replace(b"UTF-8", b"UTF-99"), "XML cannot be read"),
        ("empty.xml", b"", "XML cannot be read"),
        ("other.xml", b"<html><body/></html>", "not an SPL document"),
        ("nameless.xml", GOOD.replace(b"<setId root=", b"<setId extension="), "no setId"),
        ("path.xml", GOOD.replace(SET_ID.format(1).encode(), b"../../../../etc/x"), "no setId"),
        ("short.zip", zipped({"a.xml": GOOD})[:200], "zip cannot be read"),
        ("nothing.zip", zipped({"readme.txt": b"x"}), "holds no .xml"),
        ("zeros.zip", zipped({"a.xml": bytes(20 * bounds.MB)}), "more than 16 MB"),
        ("ratio.zip", zipped({"a.xml": bytes(10 * bounds.MB)}), "zip bomb"),
        ("inner.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.xml": GOOD})})}), "zip in a zip in a zip"),
        ("sum.zip", zipped({"a.zip": zipped({f"{n}.jpg": bytes(bounds.MB) for n in range(300)})}), "more than 256 MB"),
    ],
)
def test_one_that_does_harm_is_refused_by_name(bring: Bring, pages: Pages, name: str, data: bytes, reason: str) -> None:
    report = bring({name: data, "good.xml": label(USAGE, 7)})
    assert [reason in one.reason and name in one.where for one in report.refused] == [True], report.refused
    assert report.written == 1
    assert list(pages()) == [f"testamycin-proofex-{SET_ID.format(7)}"]


@pytest.mark.parametrize("name", [b"\0.xml", b"\0\0\0\0\0", b"/\0xml"])
def test_a_member_without_a_name_is_no_label(bring: Bring, name: bytes) -> None:
    """Python's zipfile ends a name at its first NUL, and asks for the last letter of what is left."""
    nameless = zipped({"n.xml": GOOD}).replace(b"n.xml", name)
    report = bring({"release.zip": zipped({"a.zip": nameless, "good.xml": label(USAGE, 7)}), "nameless.zip": nameless})
    assert report.written == 1
    assert ["nameless.zip" in one.where and "holds no .xml" in one.reason for one in report.refused] == [True]


def test_a_label_zip_with_too_many_members_is_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_LABEL_MEMBERS", 5)
    inner = zipped({f"{number}.jpg": b"x" for number in range(6)})
    report = bring({"many.zip": zipped({"a.zip": inner})})
    assert [one.reason for one in report.refused] == ["the zip has 6 members, more than the 5 that are read"]


def test_a_zip_that_lists_a_flood_of_members_is_refused_before_they_are_read(bring: Bring) -> None:
    flood = zipped({f"{number}.jpg": b"" for number in range(15_000)})
    report = bring({"flood.zip": zipped({"a.zip": flood})})
    assert [one.reason for one in report.refused] == ["the zip lists more than the 2,000 members that are read"]


def test_a_size_that_lies_does_not_help(bring: Bring) -> None:
    """A member that says it is small and unpacks to more is read no further than its bound."""
    data = bytearray(zipped({"a.xml": bytes(18 * bounds.MB)}))
    for at in (data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24):
        struct.pack_into("<I", data, at, 1000)
    report = bring({"lies.zip": bytes(data)})
    assert len(report.refused) == 1
    assert report.written == 0


def test_names_of_members_are_never_paths(bring: Bring, tmp_path: Path, library: Path) -> None:
    shown = '<renderMultiMedia referencedObject="M1"/>'
    media = MEDIA.format("../../evil.jpg")
    body = section("34067-9", shown, below=media)
    before = set(tmp_path.iterdir())
    report = bring({"a.zip": zipped({"../../evil.xml": label(body), "/etc/evil.jpg": JPEG, "../../evil.jpg": JPEG})})
    assert (report.written, report.refused) == (1, [])
    assert set(tmp_path.iterdir()) - before == {library, tmp_path / "source"}
    assert not list(library.rglob("*evil*"))


def test_an_image_beside_a_file_is_found_by_its_name_alone(bring: Bring, tmp_path: Path, library: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(JPEG)
    shown = '<renderMultiMedia referencedObject="M1"/>'
    media = MEDIA.format("../secret.jpg")
    report = bring({"a.xml": label(section("34067-9", shown, below=media))})
    assert (report.written, report.images) == (1, 0)
    assert not list(library.rglob("*.jpg"))


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"MZ" + bytes(200),
        b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + bytes(20),
        b"\xff\xd8",
        b"",
    ],
)
def test_images_that_lie_are_left_out(bring: Bring, library: Path, data: bytes) -> None:
    shown = '<paragraph>See <renderMultiMedia referencedObject="M1"/></paragraph>'
    media = MEDIA.format("a.jpg")
    report = bring({"a.zip": zipped({"l.xml": label(section("34067-9", shown, below=media)), "a.jpg": data})})
    assert (report.written, report.images, len(report.left_out)) == (1, 0, 1)
    assert not list(library.rglob("*.jpg"))
    assert "See *\\[Image: a curve\\]*" in next(library.rglob("*.md")).read_text(encoding="utf-8")


def test_nothing_is_written_through_a_link(bring: Bring, tmp_path: Path, library: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    library.mkdir()
    (library / "t").symlink_to(outside)
    report = bring({"a.xml": label(USAGE)})
    assert "leads out of the library" in report.refused[0].reason
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_in_the_library_is_not_waited_for(bring: Bring, library: Path) -> None:
    page = library / "t" / f"testamycin-proofex-{SET_ID.format(1)}.md"
    page.parent.mkdir(parents=True)
    os.mkfifo(page)
    os.mkfifo(library / "other.md")
    assert bring({"a.xml": label(USAGE)}).written == 1
    assert page.is_file()


def test_a_file_that_no_import_wrote_is_left_as_it_is(bring: Bring, library: Path) -> None:
    own = library / "t" / f"testamycin-proofex-{SET_ID.format(1)}.md"
    own.parent.mkdir(parents=True)
    own.write_text("my own words")
    report = bring({"a.xml": label(USAGE)})
    assert "no import wrote it" in report.refused[0].reason
    assert own.read_text() == "my own words"


def test_a_table_that_says_it_is_huge_is_cut_to_its_size(bring: Bring, pages: Pages) -> None:
    table = '<table><tr><td colspan="999999" rowspan="999999">a</td><td>b</td></tr><tr><td>c</td></tr></table>'
    report = bring({"a.xml": label(section("34067-9", table))})
    assert report.written == 1
    assert '<td colspan="64" rowspan="2">a</td>' in next(iter(pages().values()))


def test_markup_in_a_label_is_text_of_its_page(bring: Bring, pages: Pages) -> None:
    text = "<paragraph>&lt;script&gt;alert(1)&lt;/script&gt; ![x](http://x/y.png) # a</paragraph>"
    link = '<paragraph><linkHtml href="javascript:alert(1)">go</linkHtml></paragraph>'
    bring({"a.xml": label(section("34067-9", text + link))})
    page = next(iter(pages().values()))
    assert "\\<script\\>alert(1)\\</script\\> !\\[x\\](http://x/y.png) # a" in page
    assert "javascript" not in page


def test_an_encrypted_member_is_refused(bring: Bring, tmp_path: Path) -> None:
    data = bytearray(zipped({"a.xml": GOOD}))
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    report = bring({"locked.zip": bytes(data)})
    assert [one.reason for one in report.refused] == ["it is encrypted"]
    assert zipfile.is_zipfile(tmp_path / "source" / "locked.zip")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"results": [', "JSON cannot be read"),
        (b"[" * 100_000, "nested more than 16 deep"),
        (b'{"results": [' + b'{"a":' * 100_000, "nested more than 16 deep"),
        (b"{}", "no “results”"),
        (b'{"results": [7]}', "no record"),
        (b'{"results": [{"set_id": "0a0b0c0d-1", "a": [' + b'"b",' * 600 + b'"c"]}]}', "more than 500 texts"),
        (b'{"results": [{"set_id": "0a0b0c0d-1", "a_table": [' + b'"b",' * 600 + b'"c"]}]}', "more than 500 texts"),
        (b'{"results": [{"set_id": "../x"}]}', "no setId"),
        (b'{"results": [{"set_id": "' + b"\xff" + b'"}]}', "JSON cannot be read"),
    ],
)
def test_json_that_is_none_is_refused(bring: Bring, data: bytes, reason: str) -> None:
    report = bring({"a.json": data}, "openfda")
    assert any(reason in one.reason for one in report.refused), report.refused
    assert report.written == 0


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE document []>", "<!DOCTYPE document>", "<!-- a --><!DOCTYPE\ndocument\n[ ] >"]
)
def test_a_doctype_that_says_nothing_is_read(bring: Bring, doctype: str) -> None:
    report = bring({"a.xml": GOOD.replace(b"<document", doctype.encode() + b"<document", 1)})
    assert (report.written, report.refused) == (1, [])


def test_words_that_look_like_a_doctype_are_not_cut_out_of_a_text(bring: Bring, pages: Pages) -> None:
    said = b"<![CDATA[<!DOCTYPE document []>]]>"
    report = bring({"a.xml": GOOD.replace(b"For testing.", said), "b.xml": label(USAGE, 7)})
    assert ["DOCTYPE" in one.reason for one in report.refused] == [True]
    assert list(pages()) == [f"testamycin-proofex-{SET_ID.format(7)}"]
