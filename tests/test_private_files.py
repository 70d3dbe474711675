"""What the program keeps is for its user alone; what it exports goes through no link that others planted."""

from __future__ import annotations

import ast
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from medviewer.atomic import write_atomically
from medviewer.desk.store import Desk

PACKAGE = Path(__file__).resolve().parents[1] / "medviewer"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture(autouse=True)
def everybody_may_read() -> Iterator[None]:
    """Run with the most generous umask."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(folder: Path) -> list[Path]:
    """Return what in a folder, itself included, others than the owner may read or enter."""
    return [path for path in (folder, *folder.rglob("*")) if mode(path) & 0o077]


def test_a_desk_its_log_and_its_backups_are_their_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "desk"
    with Desk.open(folder / "desk.sqlite") as desk:
        desk.notes.write("a", "", "Ours.", "AB")
        assert desk.back_up()
        assert sorted(path.name for path in folder.iterdir()) == [
            "backups",
            "desk.sqlite",
            "desk.sqlite-shm",
            "desk.sqlite-wal",
        ]
        assert open_to_others(folder) == []
    assert mode(tmp_path / "profile") == 0o777


def test_a_desk_that_others_might_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "desk"
    with Desk.open(folder / "desk.sqlite") as desk:
        desk.notes.write("a", "", "Ours.", "AB")
        desk.back_up()
    own = folder.parent / "mine.txt"
    own.write_text("mine")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    Desk.open(folder / "desk.sqlite").close()
    assert open_to_others(folder) == []
    assert (mode(folder.parent), mode(own)) == (0o777, 0o666)


def test_what_is_kept_of_a_damaged_desk_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "desk" / "desk.sqlite"
    with Desk.open(file) as desk:
        desk.notes.write("a", "", "Ours.", "AB")
        desk.back_up()

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    file.write_bytes(b"no database" * 999)
    with Desk.open(file) as desk:
        assert desk.notice
        assert open_to_others(file.parent) == []
        assert len(list(file.parent.glob("*.damaged-*"))) == 1


def test_a_folder_that_is_somebody_elses_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    file = tmp_path / "desk" / "desk.sqlite"
    file.parent.mkdir(mode=0o777)
    monkeypatch.setattr(Path, "chmod", refused)
    with Desk.open(file) as desk:
        desk.favourites.add("a", "A")
        assert desk.can_write


def test_the_index_and_the_details_of_an_error_are_their_owners_alone(tmp_path: Path) -> None:
    library, profile = tmp_path / "library", tmp_path / "profile"
    library.mkdir()
    (library / "a.md").write_text("# A\n### Usage\nText.\n")
    (profile / "index").mkdir(parents=True)
    command = [sys.executable, "-m", "medviewer", "--library", library, "--profile", profile, "list"]
    subprocess.run(command, check=True, cwd=PACKAGE.parent, stdout=subprocess.DEVNULL)
    assert mode(profile / "index") == 0o700
    from medviewer.commands.unexpected import reporter

    reporter(profile / "index")(ValueError, ValueError("x"), None)
    assert mode(profile / "index" / "unexpected-error.txt") == 0o600


def test_what_is_kept_of_packs_is_its_owners_alone(tmp_path: Path) -> None:
    profile, library, pack = tmp_path / "profile", tmp_path / "library", tmp_path / "x.medpack"
    library.mkdir()
    (library / "a.md").write_text("# Warfarin\n### Usage\nText.\n")

    def run(*words: object) -> None:
        command = [sys.executable, "-m", "medviewer", "--profile", profile, *words]
        subprocess.run(command, check=True, cwd=PACKAGE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("pack", "build", library, "-o", pack)
    assert mode(profile / "index") == 0o700
    run("--library", pack, "show", "warfarin")
    for folder in (profile / "index", profile / "index" / "packs"):
        folder.chmod(0o777)
    run("--library", pack, "show", "warfarin")
    assert [mode(folder) for folder in (profile / "index", profile / "index" / "packs")] == [0o700] * 2


def test_what_was_seen_and_pinned_lies_in_a_folder_of_its_owner_alone(tmp_path: Path) -> None:
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.seen import SeenLibraries

    SeenLibraries(tmp_path / "seen").decline(tmp_path, "0" * 64)
    Pins(tmp_path / "pins").pin(tmp_path, "x", "a.medpack", "b.medpack")
    assert (mode(tmp_path / "seen"), mode(tmp_path / "pins")) == (0o700, 0o700)


def test_the_log_is_its_owners_alone_before_and_after_it_rotates(tmp_path: Path) -> None:
    from medviewer.ui.base.messages import start_log

    folder = tmp_path / "index"
    folder.mkdir(mode=0o777)
    (folder / "medviewer.log").write_text("before\n")
    handler = start_log(folder / "medviewer.log")
    try:
        for _ in range(3):
            handler.handle(logging.makeLogRecord({"levelno": logging.ERROR, "msg": "x" * 300_000}))
    finally:
        logging.getLogger("medviewer").removeHandler(handler)
        handler.close()
    assert sorted(path.name for path in folder.iterdir()) == ["medviewer.log", "medviewer.log.1", "medviewer.log.2"]
    assert open_to_others(folder) == []


def test_the_settings_are_their_owners_alone(tmp_path: Path) -> None:
    from medviewer.ui.services.settings import Settings

    folder = tmp_path / "settings"
    first = Settings(folder)
    first.keep("view/zoom", 120)
    first.write()
    assert open_to_others(folder) == []
    for path in (folder, folder / "medviewer.ini"):
        path.chmod(0o777)
    second = Settings(folder)
    second.keep("view/zoom", 130)
    second.write()
    assert open_to_others(folder) == []
    assert Settings(folder).zoom() == 130


def test_a_private_file_is_private_from_its_first_byte_on(tmp_path: Path) -> None:
    seen = []

    def look(_: object) -> None:
        seen.extend(mode(path) for path in tmp_path.iterdir())

    write_atomically(tmp_path / "new", look, private=True)
    (tmp_path / "old").touch(0o600)
    write_atomically(tmp_path / "old", look)
    assert set(seen) == {0o600}
    (tmp_path / "new").chmod(0o666)
    write_atomically(tmp_path / "new", b"", private=True)
    assert mode(tmp_path / "new") == 0o600


PLANTS = """
import os, pathlib, sys
from medviewer.desk.store import Desk
desk, share, victim = map(pathlib.Path, sys.argv[1:])
with Desk.open(desk) as opened:
    [note] = opened.notes.all()
    name = f"a-page-{note.key}.md"
    names = [name, f".{name}.{os.getpid()}.part", f".ward.json.{os.getpid()}.part", f".all.json.{os.getpid()}.part"]
    for planted in names:
        (share / planted).symlink_to(victim)
    opened.export_notes(share)
    opened.export_collection("Ward 7", share / "ward.json")
    opened.export_json(share / "all.json")
"""


def test_no_export_writes_through_a_link_that_was_planted(tmp_path: Path) -> None:
    share, victim = tmp_path / "share", tmp_path / "victim.txt"
    share.mkdir()
    victim.write_text("precious")
    with Desk.open(tmp_path / "desk" / "desk.sqlite") as desk:
        desk.notes.write("a.md", "", "Ours.", "AB")
        desk.collections.create("Ward 7")
    command = [sys.executable, "-c", PLANTS, tmp_path / "desk" / "desk.sqlite", share, victim]
    subprocess.run(command, check=True, cwd=PACKAGE.parent)
    assert victim.read_text() == "precious"
    written = {path.name: path for path in share.iterdir() if not path.is_symlink()}
    [note] = [name for name in written if name.endswith(".md")]
    assert "Ours." in written[note].read_text(encoding="utf-8")
    assert set(written) == {note, "ward.json", "all.json"}


WRITERS = {
    "atomic.py": "the one place that writes files",
    "arriving/handing_over.py": "a named pipe of Windows, at whose other end is the first program",
    "arriving/meeting_place.py": "the file of a lock, in a folder that is its owner's alone; never written",
    "desk/storage/backup.py": "waits for the disk to have a backup; writes nothing",
    "desk/storage/connection.py": "SQLite: files of the desk's folder, made by atomic.make_private",
    "desk/storage/recovery.py": "keeps a damaged desk in the desk's own folder",
    "desk/storage/salvage.py": "a copy of a damaged desk in the desk's own folder",
    "library/indexing/plain_bytes.py": "a database that was made a moment before, in a temporary folder",
    "library/indexing/shipped_index.py": "SQLite: the copy of the shipped index, made by atomic.write_atomically",
    "library/store/index.py": "SQLite: the index, in a folder that is its owner's alone",
    "library/rendered.py": "SQLite: pages that were read, in the same folder",
    "library/pack/building.py": "a temporary folder of its own",
    "library/pack/verification/copies.py": "folders of the cache, made anew",
    "library/pack/locking.py": "the file of a lock, made anew (O_EXCL), never written",
    "library/pack/verification/pool.py": "SQLite: the copy of a pack, for reading",
    "library/pack/pack_library.py": "SQLite in memory",
    "library/pack/unpacking.py": "files of a folder that is not there yet, made anew (x)",
    "library/pack/verification/verified.py": "the copy of a pack, in a new folder of the cache (x)",
    "library/untrusted.py": "SQLite in memory",
    "log_targets.py": "the log that MEDVIEWER_LOG names, appended to, 0600",
    "sealing/keys.py": "keys: made anew (O_EXCL), 0600",
    "sealing/remembered.py": "SQLite: which packs were verified",
    "starting/kept.py": "what was compiled, beside the program's bytecode; below atomic.py, which it helps to start",
    "workers.py": "pipes to helper processes",
    "sealing/seal.py": "the end of a pack that is being written, in place",
}
"""The modules that may write a file themselves, each with the reason."""
DIRECT = {
    "write_text",
    "write_bytes",
    "copyfile",
    "copy2",
    "copytree",
    "mkstemp",
    "NamedTemporaryFile",
    "QFile",
    "QSaveFile",
    "QTemporaryFile",
    "FileHandler",
    "symlink_to",
}


def writes(file: Path) -> Iterator[str]:
    """Yield the calls of a module that write a file other than through `atomic`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if name in DIRECT:
            yield name
        elif name == "connect" and getattr(owner, "id", "") == "sqlite3":
            yield "sqlite3.connect"
        elif opens_nothing(node):
            continue
        elif name in ("open", "fdopen") and any(opens_to_write(one) for one in [*node.args, *node.keywords]):
            yield name


def opens_to_write(argument: ast.expr | ast.keyword) -> bool:
    """Tell whether an argument of `open` is a mode, or flags, for writing."""
    value = argument.value if isinstance(argument, ast.keyword) else argument
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return bool(value.value) and set(value.value) <= set("wxarbt+") and bool(set(value.value) & set("wxa+"))
    return any(isinstance(part, ast.Attribute) and part.attr in ("O_WRONLY", "O_RDWR") for part in ast.walk(value))


def opens_nothing(call: ast.Call) -> bool:
    """Tell whether it is the null device that is opened."""
    return bool(call.args) and isinstance(call.args[0], ast.Attribute) and call.args[0].attr == "devnull"


def test_no_other_module_writes_a_file_itself() -> None:
    found = {
        str(file.relative_to(PACKAGE)): calls
        for file in sorted(PACKAGE.rglob("*.py"))
        if (calls := sorted(set(writes(file))))
    }
    assert {name: calls for name, calls in found.items() if name not in WRITERS} == {}


def test_the_rule_sees_what_it_forbids(tmp_path: Path) -> None:
    module = tmp_path / "bad.py"
    for line in ('open(p, "w")', 'p.open(mode="ab")', "os.open(p, os.O_WRONLY | os.O_CREAT)", "p.write_text(s)"):
        module.write_text(f"{line}\n")
        assert list(writes(module)), line
    module.write_text('open(p)\np.open("rb")\nos.open(p, os.O_RDONLY)\ns.replace("x", "w")\n')
    assert list(writes(module)) == []
