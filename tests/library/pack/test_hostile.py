"""Packs from strangers: nothing of them is believed, run, written, or shown as somebody else's."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from medviewer.errors import LibraryError, MedviewerError, PageError
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.pack.format import Manifest
from medviewer.library.pack.pack_library import PackLibrary
from medviewer.library.pack.verification import pool, verified
from medviewer.library.pack.verification.copies import FOLDER
from medviewer.library.records import Library
from medviewer.library.store import schema
from medviewer.sealing.seal import SealError
from medviewer.sealing.trust import Trust

from .conftest import DOSE, Edit, forge, recount, refusal, restate, shown

Pack = Callable[..., Path]


class TestOneFile:
    """A pack's file is read once: what was hashed is what is shown."""

    def test_a_link_that_is_switched_all_the_time_never_leads_elsewhere(
        self, good: Path, evil: Path, tmp_path: Path, pharmacy: Trust
    ) -> None:
        link, stop = tmp_path / "formulary.medpack", list[bool]()
        link.symlink_to(good)

        def switch() -> None:
            for number in range(1 << 30):
                if stop:
                    return
                (tmp_path / "next").symlink_to((good, evil)[number % 2])
                (tmp_path / "next").replace(link)

        switching = Thread(target=switch)
        switching.start()
        seen = {"good": 0, "refused": 0}
        try:
            for number in range(150):
                index = tmp_path / f"index {number % 3}"
                holding = PackLibrary(Library("formulary", link), index, pharmacy)
                try:
                    holding.prepare(lambda done, total: None, lambda: False)
                except SealError:
                    seen["refused"] += 1
                if holding.opened:
                    seen["good"] += 1
                    assert holding.opened.verdict.signer == "Pharmacy"
                    assert DOSE in holding.files.page(b"warfarin.md")
                holding.close()
        finally:
            stop.append(True)
            switching.join()
        assert seen["good"] and seen["refused"]

    @pytest.mark.parametrize("moment", ["hash_body", "judge", "seal_of", "begins_as_pack"])
    @pytest.mark.parametrize("how", ["replaced", "link", "folder", "in place"])
    def test_a_file_that_is_replaced_at_any_moment_changes_nothing(
        self, good: Path, evil: Path, tmp_path: Path, pharmacy: Trust, monkeypatch, moment: str, how: str
    ) -> None:
        folder = tmp_path / "share"
        folder.mkdir()
        pack = folder / "formulary.medpack"
        pack.symlink_to(good) if how == "link" else shutil.copy(good, pack)
        real = getattr(verified, moment)

        def swap(*more: object) -> object:
            answer = real(*more)
            if how == "in place":
                pack.write_bytes(evil.read_bytes())
            elif how == "folder":
                folder.rename(tmp_path / "away")
                folder.mkdir()
                shutil.copy(evil, pack)
            else:
                shutil.copy(evil, tmp_path / "new")
                (tmp_path / "new").replace(pack)
            monkeypatch.setattr(verified, moment, real)
            return answer

        monkeypatch.setattr(verified, moment, swap)
        try:
            page, kind = shown(pack, tmp_path / "index", pharmacy)
        except SealError:
            return
        assert (DOSE in page, kind) == (True, "trusted")

    def test_a_pack_that_names_anothers_content_is_refused_and_spoils_nothing(
        self, good: Path, evil: Path, tmp_path: Path, pharmacy: Trust
    ) -> None:
        official = json.loads(_manifest(good))["content"]
        poison, index = forge(evil, restate(content=official), tmp_path / "poison.medpack"), tmp_path / "index"
        assert "damaged" in refusal(poison, index)
        page, kind = shown(good, index, pharmacy)
        assert (DOSE in page, kind) == (True, "trusted")

    def test_the_same_page_of_another_pack_is_not_mixed_up(
        self, good: Path, evil: Path, tmp_path: Path, pharmacy: Trust
    ) -> None:
        index = tmp_path / "index"
        assert b"500 mg" in shown(evil, index)[0]
        assert DOSE in shown(good, index, pharmacy)[0]
        assert b"500 mg" in shown(evil, index)[0]


def _manifest(pack: Path) -> str:
    db = sqlite3.connect(f"file:{pack}?mode=ro&immutable=1", uri=True)
    try:
        return str(db.execute("SELECT content FROM manifest").fetchone()[0])
    finally:
        db.close()


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT '{}' AS content FROM c WHERE x < 0"
HUGE = "SELECT hex(zeroblob(499000000)) AS content"


def run(*statements: str) -> Edit:
    def edit(db: sqlite3.Connection) -> None:
        for statement in statements:
            db.execute(statement)

    return edit


ACTS = {
    "an endless view": run("DROP TABLE manifest", f"CREATE VIEW manifest AS {ENDLESS}"),
    "a huge view": run("DROP TABLE manifest", f"CREATE VIEW manifest AS {HUGE}"),
    "a view of pages": run("ALTER TABLE page RENAME TO other", "CREATE VIEW page AS SELECT * FROM other"),
    "a view besides": run(f"CREATE VIEW more AS {ENDLESS}"),
    "a trigger": run("CREATE TRIGGER t AFTER INSERT ON page BEGIN SELECT 1; END"),
    "an index on an expression": run("CREATE INDEX more ON packed (length(path))"),
    "a table besides": run("CREATE TABLE more (x)"),
    "statistics": run("ANALYZE"),
    "another full-text table": run("CREATE VIRTUAL TABLE more USING fts5(x)"),
    "a generated column": run("DROP TABLE problem", "CREATE TABLE problem (file AS (1), source, line, message)"),
    "no table of pages": run("DROP TABLE page"),
    "another setting": run("INSERT INTO passage (passage, rank) VALUES ('pgsz', 99)"),
    "a rank of its own": run("INSERT INTO passage (passage, rank) VALUES ('rank', 'bm25(1)')"),
    "two manifests": run("INSERT INTO manifest SELECT * FROM manifest"),
    "no manifest": run("DELETE FROM manifest"),
}


@pytest.mark.parametrize("version", [schema.VERSION, schema.VERSION - 1, schema.VERSION + 1])
@pytest.mark.parametrize("act", ACTS)
def test_a_pack_whose_tables_are_others_is_refused_at_once(evil: Path, tmp_path: Path, act: str, version: int) -> None:
    def edit(db: sqlite3.Connection) -> None:
        if version != schema.VERSION:
            restate(index_version=version)(db)
            db.execute(f"PRAGMA user_version={version}")
        ACTS[act](db)

    pack, begun = forge(evil, edit), time.process_time()
    if version != schema.VERSION and act in HARMLESS_OF_ANOTHER_VERSION:
        assert b"500 mg" in shown(pack, tmp_path / "index")[0]
    else:
        assert "damaged" in refusal(pack, tmp_path / "index")
        assert time.process_time() - begun < 2


@pytest.mark.parametrize("parts", [16, 12, 4])
def test_a_pack_whose_text_is_merged_as_before_opens(evil: Path, tmp_path: Path, parts: int) -> None:
    pack = forge(evil, run(f"INSERT INTO passage (passage, rank) VALUES ('automerge', {parts})"))
    assert b"500 mg" in shown(pack, tmp_path / "index")[0]


HARMLESS_OF_ANOTHER_VERSION = {
    "a table besides",
    "another full-text table",
    "a generated column",
    "no table of pages",
    "another setting",
    "a rank of its own",
}
"""Of a pack of another version the files alone are asked for, and indexed anew."""


@pytest.mark.parametrize("act", ["an endless view", "a huge view"])
def test_nothing_is_asked_of_a_pack_that_is_refused_by_its_seal(
    evil: Path, tmp_path: Path, pharmacy: Trust, act: str
) -> None:
    pack, begun = forge(evil, ACTS[act]), time.process_time()
    catalogue = Catalogue.open(name_libraries([pack]), tmp_path / "index", pharmacy)
    with pytest.raises(SealError, match="not signed"):
        catalogue.update()
    catalogue.close()
    assert time.process_time() - begun < 1
    assert not (tmp_path / "index" / FOLDER).exists()


WRONG_FACTS: list[dict[str, object]] = [
    {"content": "../../../.config/autostart"},
    {"content": "0" * 64},
    {"content": ""},
    {"content": None},
    {"content": "A" * 64},
    {"name": ""},
    {"name": "a/b"},
    {"name": "a\nb"},
    {"name": 5},
    {"name": "x" * 201},
    {"name": "a\u202eb"},
    {"made": "yesterday"},
    {"made": "2026-13-01T00:00:00Z"},
    {"made": "2026-01-01T00:00:00Z\n"},
    {"made": 20260101},
    {"made": None},
    {"format": "1"},
    {"format": None},
    {"format": [1]},
    {"index_version": "6"},
    {"index_version": 6.0},
    {"index_version": -1},
    {"index_version": 10**30},
    {"index_version": True},
    {"pages": -1},
    {"pages": 10**12},
    {"pages": "1"},
    {"pictures": None},
    {"bytes": 1.5},
    {"bytes": 10**18},
    {"bytes": 1},
    {"licence": None},
    {"licence": ["x"]},
    {"licence": "x" * 500_001},
    {"notes": "x"},
    {"notes": [1]},
    {"notes": ["x"] * 101},
    {"notes": ["x" * 1001]},
    {"notes": {"a": 1}},
    {"program": 5},
    {"program": "x" * 201},
    {"program": "\ud800"},
    {"more": "of it"},
]


@pytest.mark.parametrize("facts", WRONG_FACTS, ids=lambda facts: str(facts)[:40])
def test_a_manifest_that_states_something_else_is_refused(evil: Path, tmp_path: Path, facts: dict[str, object]) -> None:
    assert "pack" in refusal(forge(evil, restate(**facts)), tmp_path / "index")
    assert not list((tmp_path / "index" / FOLDER).iterdir())


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", "[" * 100_000, '{"format": 1}', "1" * 5000, "NaN", "{}" * 9, "\x00", '{"a":' * 5000]
)
def test_a_manifest_that_is_none_is_refused(evil: Path, tmp_path: Path, text: str) -> None:
    pack = forge(evil, lambda db: db.execute("UPDATE manifest SET content = ?", (text,)))
    assert "damaged" in refusal(pack, tmp_path / "index")


@pytest.mark.parametrize("value", [b"\xff\xfe", 5, 1.5, b"{}"])
def test_a_manifest_of_another_type_is_refused(evil: Path, tmp_path: Path, value: object) -> None:
    pack = forge(evil, lambda db: db.execute("UPDATE manifest SET content = ?", (value,)))
    assert "damaged" in refusal(pack, tmp_path / "index")


def test_every_fact_is_asked_for(evil: Path, tmp_path: Path) -> None:
    for field in Manifest._fields:
        pack = forge(evil, run(f"UPDATE manifest SET content = json_remove(content, '$.{field}')"), tmp_path / field)
        assert "pack" in refusal(pack, tmp_path / "index")


ROWS = [
    ("page", "title", b"\xff"),
    ("page", "source", b"x"),
    ("page", "brands", b"x"),
    ("file", "mtime_ns", "yesterday"),
    ("file", "path", "x"),
    ("problem", "line", "x"),
    ("section", "title", b"x"),
    ("called", "shown", b"x"),
    ("label", "name", b"x"),
    ("label", "labeler", b"x"),
    ("label", "date", b"x"),
    ("page", "title", "x" * 3000),
    ("page", "class", "x" * 3000),
    ("section", "title", "x" * 3000),
    ("called", "shown", "x" * 3000),
    ("label", "name", "x" * 3000),
    ("state", "birth", "x"),
    ("packed", "size", "5"),
    ("packed", "sha256", b"short"),
    ("packed", "mtime_ns", 1e300),
]


@pytest.mark.parametrize(("table", "column", "value"), ROWS)
def test_a_value_of_another_type_or_a_name_without_end_is_refused(
    evil: Path, tmp_path: Path, table: str, column: str, value: object
) -> None:
    def edit(db: sqlite3.Connection) -> None:
        if table == "problem":
            db.execute("INSERT INTO problem VALUES (NULL, 'x', 1, 'x')")
        if table == "label":
            db.execute("INSERT INTO label SELECT id, 'w', 'W', 0, 0, '', '', '', '', '', '' FROM page")
        db.execute(f"UPDATE {table} SET {column} = ?", (value,))

    assert "damaged" in refusal(forge(evil, edit), tmp_path / "index")


def test_a_pack_of_a_folder_with_names_without_end_opens(make_pack: Pack, tmp_path: Path) -> None:
    """What is refused above is not what a folder of pages can bring into a pack."""
    long = "Warfarin x" * 20_000
    some = long[:5000]
    label = f"source: {{kind: spl, set_id: {some}, version: 1}}\nlabeler: {some}\nstrengths: [{some}]\n"
    matter = f"title: {long}\ngeneric_name: {long}\nbrands: [{long}]\ndrug_class: {long}\natc: [{long}]\n"
    pack = make_pack(
        {
            "a.md": f"---\n{matter[:50_000]}\n---\n# {long}\n### {long}\nText.\n### Rules\nText.\n",
            "b.md": f"---\ntitle: warfarin\n{label}generic_name: warfarin\n---\n### Dosage\n5 mg\n",
            "sections.toml": f'[rules]\ntitle = "{long}"\nnames = ["rules"]\n',
            "aliases.toml": f'same = [["warfarin", "{long}"]]\n',
            "tallman.toml": f'confused = [["warfarin", "{long}"]]\n',
        }
    )
    with closing(Catalogue.open(name_libraries([pack]), tmp_path / "index")) as catalogue:
        catalogue.update()
        assert len(catalogue.rows()) == 2
        assert max(len(title) for title in catalogue.search().section_titles().values()) <= 200


@pytest.mark.parametrize("content", [zlib.compress(bytes(200_000_000), 1), zlib.compress(b"usage\0Text.", 1)[:-2]])
def test_a_text_that_swells_or_is_cut_has_the_pack_let_go_of(evil: Path, tmp_path: Path, content: bytes) -> None:
    pack = forge(evil, lambda db: db.execute("UPDATE text SET content = ?", (content,)))
    with closing(Catalogue.open(name_libraries([pack]), tmp_path / "index")) as catalogue:
        catalogue.update()
        tracemalloc.start()
        catalogue.search().passages("adults")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert "can no longer be read" in catalogue.notice
    assert peak < 100_000_000


@pytest.mark.parametrize("column", ["title", "source"])
def test_a_pack_with_text_that_is_none_is_let_go_of(evil: Path, tmp_path: Path, column: str) -> None:
    pack = forge(evil, run(f"UPDATE page SET {column} = CAST(x'ff41' AS TEXT)"))
    with closing(Catalogue.open(name_libraries([pack]), tmp_path / "index")) as catalogue:
        catalogue.update()
        catalogue.rows(), catalogue.groups("class"), catalogue.search().names("warf")
        for row in catalogue.listing()[:10]:
            assert row.id == ""
        assert "can no longer be read" in catalogue.notice


@pytest.mark.parametrize("version", [schema.VERSION, schema.VERSION - 1])
@pytest.mark.parametrize(
    "path",
    ["/etc/x.md", "../x.md", "a/../../x.md", "C:/Users/x.bat", "D:x", "a\\b.md", "\\\\host\\share\\x.md", "CON", "x. "],
)
def test_a_path_that_leads_out_is_refused(evil: Path, tmp_path: Path, path: str, version: int) -> None:
    def edit(db: sqlite3.Connection) -> None:
        db.execute("UPDATE packed SET path = ?", (path.encode(),))
        recount(db)
        restate(index_version=version)(db)

    assert "damaged" in refusal(forge(evil, edit), tmp_path / "index")


@pytest.mark.parametrize("version", [schema.VERSION, schema.VERSION - 1])
@pytest.mark.parametrize("claimed", [5_000_000_000, 9_000_000, 100])
@pytest.mark.parametrize("path", ["warfarin.md", "sections.toml", "x.png"])
def test_a_file_that_swells_is_refused(evil: Path, tmp_path: Path, path: str, claimed: int, version: int) -> None:
    data = bytes(20_000_000)

    def edit(db: sqlite3.Connection) -> None:
        row = (path.encode(), sha256(data).digest(), 0, claimed, zlib.compress(data))
        db.execute("INSERT OR REPLACE INTO packed VALUES (?, ?, ?, ?, ?)", row)
        recount(db)
        restate(index_version=version)(db)

    with pytest.raises(MedviewerError):
        shown(forge(evil, edit), tmp_path / "index")


def test_a_page_that_is_not_the_one_of_its_hash_is_not_shown(evil: Path, tmp_path: Path) -> None:
    for number, content in enumerate(("zeroblob(size)", "5", "'x'", "x'789c'")):
        pack = forge(evil, run(f"UPDATE packed SET content = {content}"), tmp_path / f"{number}.medpack")
        with pytest.raises(PageError, match="damaged"):
            shown(pack, tmp_path / "index")


def test_a_question_without_end_is_ended(good: Path, tmp_path: Path, pharmacy: Trust, monkeypatch) -> None:
    monkeypatch.setattr(pool, "_SECONDS", 0.3)
    holding = PackLibrary(Library("formulary", good), tmp_path / "index", pharmacy)
    holding.prepare(lambda done, total: None, lambda: False)
    begun = time.process_time()
    with pytest.raises(sqlite3.OperationalError, match="interrupted"), holding.index.pool.lend() as db:  # type: ignore[union-attr]
        db.execute(ENDLESS).fetchone()
    assert time.process_time() - begun < 4
    holding.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds")
@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_file_is_no_pack_and_keeps_nobody_waiting(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "x.medpack"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    else:
        place.mkdir()
    with pytest.raises(LibraryError, match="no library pack"):
        verified.verified(place, Trust(), tmp_path / "index")
