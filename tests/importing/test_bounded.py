"""What is made to take memory or time is refused by a process that has little of both."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import USAGE, label, section, zipped

_RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from medviewer.cli import main
sys.exit(main(sys.argv[1:]))
"""
GOOD = label(USAGE, 9)
RECORD = '{"set_id": "0a0b0c0d-1111-2222-3333-00000000000%s", "version": "1", "openfda": {"generic_name": ["a"]}, %s}'


def bulk(*fields: str) -> bytes:
    """Return records of openFDA with given fields."""
    records = ", ".join(RECORD % (number, field) for number, field in enumerate(fields, 1))
    return f'{{"results": [{records}]}}'.encode()


def overlapping() -> bytes:
    """Return a zip of 1,000 members that all lie at the same place, as in Fifield's zip bomb."""
    data = bytearray(zipped({"000.xml": bytes(200_000)}))
    at = data.find(b"PK\x01\x02")
    entry = bytes(data[at : data.find(b"PK\x05\x06")])
    entries = b"".join(entry.replace(b"000.xml", b"%03d.xml" % number) for number in range(1000))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(entries), at, 0)
    return bytes(data[:at]) + entries + end


def quine() -> bytes:
    """Return zips in zips, each named as a release's member."""
    data = zipped({"a.xml": GOOD})
    for _ in range(20):
        data = zipped({"r.zip": data})
    return data


def wrong_sum() -> bytes:
    """Return a zip whose member has another checksum than its bytes."""
    data = zipped({"a.xml": GOOD})
    return data.replace(struct.pack("<I", zlib.crc32(GOOD)), b"\1\2\3\4")


def counts_that_lie() -> bytes:
    """Return a zip whose end says that it has 65,535 members in 4 GB of contents."""
    data = bytearray(zipped({"a.xml": GOOD}))
    struct.pack_into("<HHL", data, data.find(b"PK\x05\x06") + 8, 65535, 65535, 0xFFFFFFF0)
    return bytes(data)


def zip64_and_strange_names() -> bytes:
    """Return a zip in the form for large ones, with names that are no UTF-8 and hold what no path may."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("cafe.xml", "w", force_zip64=True) as member:
        member.write(GOOD)
    return file.getvalue().replace(b"caf", b"\xff\xfe/")


def run(kind: str, source: Path, library: Path) -> tuple[int, dict[str, object]]:
    """Import in a process of its own with little memory; return its code and report."""
    command = [sys.executable, "-c", _RUN, "import", kind, str(source), "--to", str(library), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="bounds of a process are Linux's")
@pytest.mark.parametrize(
    ("make", "written"),
    [
        (overlapping, 0),
        (quine, 0),
        (wrong_sum, 0),
        (counts_that_lie, 0),
        (zip64_and_strange_names, 1),
        (lambda: zipped({f"{number}.xml": b"" for number in range(3000)}), 0),
        (lambda: label(section("34067-9", "<paragraph>x</paragraph>" * 400_000)), 1),
        (lambda: label(section("34067-9", f"<table>{'<tr><td/>' * 9}{'</tr>' * 9}</table>")), 1),
        (lambda: label(section("34067-9", f"<table><tr>{'<td>a</td>' * 900}</tr><tr><td>b</td></tr></table>")), 1),
        (
            lambda: label(section("34067-9", '<table><tr><td colspan="64" rowspan="9">a</td><td/></tr></table>' * 500)),
            1,
        ),
    ],
)
def test_a_zip_or_label_that_takes_too_much(tmp_path: Path, make: Callable[[], bytes], written: int) -> None:
    data = make()
    source = tmp_path / ("a.zip" if data.startswith(b"PK") else "a.xml")
    source.write_bytes(data)
    code, report = run("spl", source, tmp_path / "library")
    assert (report["written"], code, bool(report["refused"])) == (written, 0 if written else 1, not written)


@pytest.mark.skipif(sys.platform != "linux", reason="bounds of a process are Linux's")
@pytest.mark.parametrize(
    ("data", "written"),
    [
        (b"\xef\xbb\xbf" + bulk('"purpose": ["a"]'), 1),
        (bulk('"purpose": NaN'), 0),
        (bulk('"purpose": [1e999, -0.0, true, null]'), 0),
        (bulk('"purpose": ["a"], "purpose": ["b"]'), 1),
        (bulk('"purpose": ' + "[" * 5000 + "]" * 5000), 0),
        (bulk(f'"purpose": ["{"x" * (33 << 20)}"]'), 0),
        (bulk(f'"purpose": ["{"word " * 900_000}"]'), 1),
        (bulk('"purpose": ["\\ud800"]', '"purpose": ["ok"]'), None),
        (bulk('"purpose_table": ["<table>&x;</table>", "<table><tr><td>a</td></tr></table>", "<"]'), 1),
        (bulk(*[f'"purpose": ["{"a b " * 9}"], "warnings": ["{"a b " * 99}"]'] * 9), 9),
    ],
    ids=range(10),
)
def test_json_that_takes_too_much_or_is_none(tmp_path: Path, data: bytes, written: int | None) -> None:
    source = tmp_path / "a.json"
    source.write_bytes(data)
    code, report = run("openfda", source, tmp_path / "library")
    assert written is None or (report["written"], code) == (written, 0 if written else 1)


def test_labels_that_stand_twice_in_a_release_make_one_page(tmp_path: Path) -> None:
    members = {
        "prescription/a.zip": zipped({"x.xml": label(section("34067-9", "Old."), 1, version=1)}),
        "prescription/b.zip": zipped({"x.xml": label(section("34067-9", "New."), 1, version=2)}),
        "prescription/c.zip": zipped({"x.xml": label(section("34067-9", "New."), 1, version=2)}),
    }
    (tmp_path / "release.zip").write_bytes(zipped(members))
    code, report = run("spl", tmp_path / "release.zip", tmp_path / "library")
    [page] = (tmp_path / "library").rglob("*.md")
    assert "New." in page.read_text(encoding="utf-8")
    assert (code, report["written"], report["updated"], report["kept"]) == (0, 1, 1, 1)
