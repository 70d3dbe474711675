"""Sources of any kind: told apart by what they hold, into a folder that may be written to, with an honest time left."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer import locations
from medviewer.importing.any_kind import import_any, sort
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Estimate, Import
from medviewer.importing.kinds import KINDS
from medviewer.importing.target_folder import (
    IMPORTED,
    NEW,
    NEW_NAME,
    OTHER,
    TargetError,
    described,
    proposed,
    require_target,
)
from medviewer.library.pack import building
from medviewer.monograph.published_label import KINDS as LABEL_KINDS

from ..processes import Watched, descendants
from .bundles import as_json, bundle, composition, section
from .conftest import SET_ID, USAGE, label, zipped
from .dictionaries import files, write
from .test_import import bulk, record


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with sources of every kind."""
    folder = tmp_path / "source"
    folder.mkdir()
    files = {
        "a.xml": label(USAGE, 1),
        "b.zip": zipped({"x.xml": label(USAGE, 2)}),
        "c.zip": zipped({"inner.zip": zipped({"x.xml": label(USAGE, 3)})}),
        "d.json": bulk(record(4)),
        "e.zip": zipped({"e.json": bulk(record(5))}),
        "f.zip": zipped({"readme.txt": b"x"}),
        "g.zip": b"no zip",
        "h.txt": b"x",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_kinds_are_told_by_what_files_hold(source: Path) -> None:
    found = sort([source, source / "h.txt", source / "none"])
    assert [path.name for path in found.spl] == ["a.xml", "b.zip", "c.zip", "g.zip", "none"]
    assert [path.name for path in found.openfda] == ["d.json", "e.zip"]
    assert [Path(one.where).name for one in found.refused] == ["f.zip", "h.txt"]


def test_a_kind_is_known_everywhere(run_cli: Callable[..., tuple[int, str, str]]) -> None:
    assert {*LABEL_KINDS} <= {*KINDS} == building._KINDS.keys()
    assert {*KINDS, "refused"} == {*sort([])._fields}
    assert f"{{{','.join(KINDS)}}}" in run_cli("import", "--help")[1]


def test_both_kinds_make_one_report(source: Path, library: Path) -> None:
    report = import_any([source], library, Filter())
    assert (report.written, report.withdrawn) == (5, [])
    assert [Path(one.where).name for one in report.refused] == ["f.zip", "g.zip"]
    (source / "b.zip").unlink()
    (source / "d.json").unlink()
    report = import_any([source], library, Filter())
    gone = [f"t/testamycin-proofex-{SET_ID.format(number)}.md" for number in (2, 4)]
    assert (report.kept, report.withdrawn) == (3, gone)


def test_what_is_cancelled_before_it_begins_does_nothing(source: Path, library: Path) -> None:
    report = import_any([source], library, Filter(), cancelled=lambda: True)
    assert (report.cancelled, report.seen) == (True, 0)
    assert Import("spl", [source], library, Filter(), cancelled=lambda: True).run().cancelled
    assert not library.exists()


@pytest.mark.parametrize("inside", ["", "below", "a.xml"])
def test_a_folder_inside_a_source_is_refused(source: Path, inside: str) -> None:
    with pytest.raises(TargetError):
        Import("spl", [source], source / inside, Filter())
    with pytest.raises(TargetError, match="belongs to the library that came with medviewer"):
        require_target(locations.bundled_library() / inside, [])


def test_a_link_into_a_source_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(source)
    with pytest.raises(TargetError, match="lies in the source"):
        require_target(tmp_path / "link" / "below", [source])


def test_the_open_library_that_an_import_wrote_is_proposed_else_a_new_folder(source: Path, tmp_path: Path) -> None:
    mine, documents = tmp_path / "mine", tmp_path / "documents"
    mine.mkdir()
    (mine / "a.md").write_text("# Own\n", encoding="utf-8")
    assert described(tmp_path / "none") == NEW
    assert described(mine) == OTHER
    assert proposed([mine, locations.bundled_library()], documents) == documents / NEW_NAME
    (documents / NEW_NAME).mkdir(parents=True)
    (documents / NEW_NAME / "letter.txt").write_text("x", encoding="utf-8")
    assert proposed([mine], documents) == documents / f"{NEW_NAME} 2"
    import_any([source], tmp_path / "labels", Filter())
    assert described(tmp_path / "labels") == IMPORTED
    assert proposed([mine, tmp_path / "labels"], documents) == tmp_path / "labels"
    assert proposed([tmp_path / "labels"], documents, ["openfda"]) == tmp_path / "labels"
    assert proposed([tmp_path / "labels"], documents, ["csv"], "Drug list") == documents / "Drug list"


def test_the_time_left_is_told_once_it_is_known_and_follows_the_pace() -> None:
    now = 0.0
    estimate = Estimate(1000, lambda: now)
    assert estimate.seconds_left(0) is None
    now = 4.0
    assert estimate.seconds_left(400) is None
    now = 8.0
    assert estimate.seconds_left(800) == pytest.approx(2)
    for now in range(9, 60):
        left = estimate.seconds_left(800 + now - 8)
    assert left == pytest.approx(1000 - 851, rel=0.05)


IMPORTING = """
import sys
from pathlib import Path
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import
if __name__ == "__main__":
    began = lambda _: print("told", flush=True)
    Import("spl", [Path(sys.argv[1])], Path(sys.argv[2]), Filter(), on_progress=began).run()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_processes_end_with_the_one_that_started_them_even_where_that_is_killed(tmp_path: Path, library: Path) -> None:
    source = tmp_path / "many"
    source.mkdir()
    for number in range(1500):
        (source / f"{number}.xml").write_bytes(label(USAGE, number))
    script = tmp_path / "importing.py"
    script.write_text(IMPORTING, encoding="utf-8")
    process = subprocess.Popen([sys.executable, script, source, library], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "told\n"
    readers = Watched(descendants(process.pid))
    assert len(readers) == 2
    process.kill()
    process.communicate(timeout=60)
    assert readers.left(30) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"Name,Dosage\nZinc,5\n"),
        ("a.json", as_json(bundle(composition(section("4.2 Posology", "<p>5 mg</p>"))))),
    ],
)
def test_only_labels_are_chosen_among(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    report = import_any([tmp_path / name], tmp_path / "to", Filter.of(["otc"], [], [], [], ["iron"], True))
    assert (report.written, report.refused) == (1, [])


def test_a_dictionary_is_not_chosen_among(tmp_path: Path) -> None:
    write(tmp_path / "from", files([("zinc", b"A metal.")]))
    report = import_any([tmp_path / "from"], tmp_path / "to", Filter.of([], [], [], [], [], True))
    assert (report.written, report.refused) == (1, [])
