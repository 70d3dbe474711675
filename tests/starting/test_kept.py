"""What is kept of one start for the next is what would be compiled again, and nothing else is kept."""

from __future__ import annotations

import builtins
import marshal
import os
import re
import subprocess
import sys
import tomllib
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from medviewer.starting.kept import Kept, own_patterns, place, read
from medviewer.starting.shipped_tables import shipped_toml

ROOT = Path(__file__).resolve().parents[2]
MODULE = """import re
PLAIN = re.compile("a+b")
NAMED = re.compile(r"(?P<year>\\d{4})-(\\d\\d)|(?P<word>[^\\W\\d_]+)", re.IGNORECASE)
VERBOSE = re.compile(r"(?x) a  # a letter\\n | b")
BYTES = re.compile(rb"[a-c]{2,}")
def later(word):
    return re.compile(f"{word}s?")
"""
NAMES = ("PLAIN", "NAMED", "VERBOSE", "BYTES")


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Write a module with patterns, and return its name."""
    name = f"patterns_of_{os.getpid()}"
    (tmp_path / f"{name}.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    sys.modules.pop(name, None)


def begun(path: Path) -> Kept:
    """Return what answers `re` by a file."""
    kept = Kept(read(path))
    re.purge()
    kept.begin()
    return kept


def patterns(module: str) -> dict[str, re.Pattern[str]]:
    """Import the module anew and return its patterns."""
    sys.modules.pop(module, None)
    imported = import_module(module)
    return {name: getattr(imported, name) for name in NAMES}


def pieces(path: Path | None) -> list[tuple[object, tuple[int, bytes, int, object, object]]]:
    """Return all that a file keeps, and of what."""
    kept = read(path).pieces.values()
    return [marshal.loads(zlib.decompress(one) if one[:1] == b"x" else one) for one in kept]


def texts(path: Path) -> set[str]:
    """Return the patterns that a file keeps."""
    made = [of for of, _made in pieces(path)]
    return {of.decode("utf-8", "surrogatepass").partition(" ")[2] for of in made if isinstance(of, bytes)}


def kinds(path: Path | None) -> dict[str, int]:
    """Return how much of which other kinds a file keeps."""
    made = [of for of, _made in pieces(path)]
    return {kind: made.count(kind) for kind in made if isinstance(kind, str)}


def test_kept_patterns_are_those_that_re_makes(module: str, tmp_path: Path) -> None:
    full, path = patterns(module), tmp_path / "file.kept"
    for _start in range(3):  # compiled and kept; read; read
        kept = begun(path)
        try:
            made = patterns(module)
        finally:
            kept.end()
        kept.keep(path)
        assert made == full  # as `re` compares them: by their instructions
        assert {name: one.groupindex for name, one in made.items()} == {
            name: one.groupindex for name, one in full.items()
        }
        assert made["NAMED"].findall("1999-12 Word 7") == [("1999", "12", ""), ("", "", "Word")]
    assert texts(path) == {full[name].pattern for name in NAMES if name != "BYTES"}


def test_all_that_this_program_keeps_is_what_re_makes() -> None:
    compiler, engine = import_module("re._compiler"), import_module("_sre")
    kept = pieces(place())
    patterns = [(of, made) for of, made in kept if isinstance(of, bytes)]
    for of, (own, instructions, *groups) in patterns:
        flags, _, text = of.decode("utf-8", "surrogatepass").partition(" ")
        numbers = memoryview(instructions).cast("I").tolist()
        assert engine.compile(text, own, numbers, *groups) == compiler.compile(text, int(flags)), text
    assert len(patterns) > 300 or not kept  # none where the program was not made ready: `make test` does that


def test_words_of_a_reader_are_not_kept(module: str, tmp_path: Path) -> None:
    path = tmp_path / "file.kept"
    kept = begun(path)
    try:
        patterns(module)
        assert sys.modules[module].later("secret").search("a secret word")
    finally:
        kept.end()
    kept.keep(path)
    assert b"secret" not in path.read_bytes()


def test_patterns_of_the_programs_own_functions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "file.kept"

    @own_patterns
    def made() -> re.Pattern[str]:
        return re.compile(f"[{'x' * 3}]{{2}}")

    kept = begun(path)
    try:
        assert made() is made()
    finally:
        kept.end()
    kept.keep(path)
    assert texts(path) == {"[xxx]{2}"}


def test_pattern_that_is_wrong_is_refused_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wrong_pattern.py").write_text("import re\nre.compile('(')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    kept = begun(tmp_path / "file.kept")
    try:
        with pytest.raises(re.error, match="missing \\)"):
            import_module("wrong_pattern")
    finally:
        kept.end()


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "other version", "folder", "none"])
def test_damaged_file_changes_nothing(
    module: str, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.kept"
    kept = begun(path)
    patterns(module)
    kept.end()
    if damage == "other version":
        monkeypatch.setattr("medviewer.starting.kept._STAMP", "of another Python")
    kept.keep(path)
    monkeypatch.undo()
    monkeypatch.syspath_prepend(tmp_path)
    content = path.read_bytes()
    if damage == "bit":
        path.write_bytes(content[:200] + bytes([content[200] ^ 8]) + content[201:])
    elif damage in ("cut", "empty"):
        path.write_bytes(content[: len(content) // 2 if damage == "cut" else 0])
    elif damage != "other version":
        path.unlink()
    if damage == "folder":
        path.mkdir()
    assert read(path).pieces == {}
    kept = begun(path)
    assert patterns(module)["PLAIN"].match("aab")
    kept.end()
    kept.keep(path)
    assert bool(read(path).pieces) is (damage != "folder")


def test_sources_are_compiled_once(tmp_path: Path) -> None:
    path, text = tmp_path / "file.kept", b"answer = 42\n"
    compiled: list[str] = []
    in_full = builtins.compile

    def counted(source: bytes, name: str, mode: str) -> object:
        compiled.append(name)
        return in_full(source, name, mode)

    for _start in range(2):
        kept = Kept(read(path))
        builtins.compile = counted  # type: ignore[assignment]
        try:
            with kept.of_sources():
                here: dict[str, object] = {}
                exec(compile(text, "one.py", "exec"), here)
                exec(compile(text + b"answer += 1", "one.py", "exec"), here)  # another text under the same name
        finally:
            builtins.compile = in_full
        assert here["answer"] == 43
        kept.keep(path)
    assert compiled == ["one.py", "one.py"]
    assert builtins.compile is in_full


def test_tables_are_read_once_and_each_time_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, text = tmp_path / "file.kept", b'[a]\nb = ["c", 1, 2.5, true]\n'
    kept = Kept(read(path))
    assert kept.table("one.toml", text) == tomllib.loads(text.decode())
    kept.keep(path)
    kept = Kept(read(path))
    assert kept.table("one.toml", text + b"d = 1") == tomllib.loads(text.decode() + "d = 1")  # it was changed
    monkeypatch.setattr(tomllib, "loads", None)
    read_again = kept.table("one.toml", text)
    read_again["a"]["b"].clear()
    assert kept.table("one.toml", text) == {"a": {"b": ["c", 1, 2.5, True]}}


def test_table_with_a_day_is_read_and_not_kept(tmp_path: Path) -> None:
    kept = Kept(read(None))
    assert kept.table("one.toml", b"day = 2026-11-30")["day"].year == 2026
    kept.keep(tmp_path / "file.kept")
    assert not (tmp_path / "file.kept").exists()


def test_all_tables_are_what_toml_says() -> None:
    for file in (ROOT / "resources").glob("*.toml"):
        assert shipped_toml(file.name) == tomllib.loads(file.read_text(encoding="utf-8")), file.name


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path, module: str) -> None:
    kept = begun(tmp_path / "file.kept")
    patterns(module)
    kept.end()
    (tmp_path / "taken").touch()
    kept.keep(tmp_path / "taken" / "file.kept")
    kept.keep(tmp_path / "none" / "none" / "file.kept")
    kept.keep(None)
    assert {file.name for file in tmp_path.iterdir()} - {"__pycache__"} == {"taken", f"{module}.py"}
    (tmp_path / "file.kept").mkdir()
    kept.keep(tmp_path / "file.kept")
    assert [*tmp_path.glob("file.*")] == [tmp_path / "file.kept"]


def test_pyside_is_not_compiled_again_where_the_program_was_made_ready() -> None:
    script = (
        "import sys\ntold = []\n"
        "sys.addaudithook(lambda event, args: event == 'compile' and args[0] and told.append(str(args[1])))\n"
        "import medviewer.ui\nprint([name for name in told if name.startswith('shibokensupport')])"
    )
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    assert (said.stdout.strip() == "[]") is bool(kinds(place()))


def test_making_ready_keeps_what_a_window_needs(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    for _time in range(2):
        subprocess.run([sys.executable, "-m", "medviewer.starting.kept"], check=True, cwd=ROOT, env=environment)
    [file] = tmp_path.rglob("*.kept")
    assert len(texts(file)) > 300
    assert kinds(file) == {"source": 14, "table": len([*(ROOT / "resources").glob("*.toml")])}
