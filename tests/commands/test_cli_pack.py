"""Library packs on the command line, and packs in place of folders for every command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.locations import Profile

Run = Callable[..., tuple[int, str, str]]
PAGES = {
    "w/warfarin.md": "# Warfarin\n### Usage\nStops clots.\n![tablet](red.png)\n### Ward rules\nCall the ward.\n",
    "a/aspirin.md": "# Aspirin\n### Usage\nPain. Never beside warfarin.\n",
    "odd.md": "# Odd\n### Usage\nBell\0here.\n",
    "sections.toml": '[ward_rules]\ntitle = "Rules of the ward"\ntab = "Ward"\nnames = ["ward rules"]\n',
}
PICTURE = bytes.fromhex(  # a PNG of one red pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
OWN_MOUNTS = ("unshare", "--mount", "--map-root-user")


def may_mount() -> bool:
    """Return whether this machine allows a process mounts of its own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*OWN_MOUNTS, "true"], capture_output=True).returncode == 0


@pytest.fixture
def pages(library: Callable[..., Path]) -> Path:
    return library(PAGES, "ward")


@pytest.fixture
def pack(pages: Path, run_on: Run, tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    (tmp_path / "terms.txt").write_text("For this ward.\nNo other.\n")
    target = tmp_path / "share" / "ward.medpack"
    code, said, noted = run_on(pages, "pack", "build", pages, "-o", target, "--licence", tmp_path / "terms.txt")
    assert (code, noted) == (0, "")
    assert said.startswith(f"Written: {target}, 3 pages and 0 pictures of “ward”, ")
    return target


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--json"],
        ["show", "warfarin", "--section", "Rules of the ward", "--format", "markdown"],
        ["search", "clots"],
        ["search", "aspirn", "--json"],
        ["together", "aspirin", "warfarin"],
        ["named-by", "warfarin"],
    ],
)
def test_commands_say_of_a_pack_what_they_say_of_a_folder(pages: Path, pack: Path, run_on: Run, command: list) -> None:
    code, said, noted = run_on(pages, *command)
    packed = run_on(pack, *command)
    stamp = said.replace("not signed, a folder of pages", "not signed, pack of DAY")
    assert packed[0] == code == 0 and packed[2] == noted
    assert _without_day(packed[1]) == stamp


def _without_day(text: str) -> str:
    import re

    return re.sub(r"pack of \d+ \w+ \d+", "pack of DAY", text)


def test_check_lists_the_same_problems(pages: Path, pack: Path, run_on: Run) -> None:
    (pages / "fifo.md").mkdir()
    again = pack.with_name("again.medpack")
    run_on(pages, "pack", "build", pages, "-o", again)
    code, said, _ = run_on(pages, "check")
    assert code == 1 and "named like a page" in said and "NUL" in said
    assert run_on(again, "check")[:2] == (1, said.replace(str(pages), str(again)))


def test_every_page_is_exported_from_a_pack(pages: Path, pack: Path, run_on: Run) -> None:
    rows = [json.loads(line) for line in run_on(pack, "export", "--all", "--format", "jsonl")[1].splitlines()]
    of_folder = [json.loads(line) for line in run_on(pages, "export", "--all", "--format", "jsonl")[1].splitlines()]
    assert all("pack of" in row.pop("provenance") for row in rows)
    assert {row.pop("signature")["kind"] for row in rows} == {"unsigned"}
    assert {row.pop("signature")["kind"] for row in of_folder} == {"folder"}
    assert rows == [{key: value for key, value in row.items() if key != "provenance"} for row in of_folder]


def test_info_says_what_a_pack_is(pack: Path, run_on: Run) -> None:
    code, said, _ = run_on(pack, "pack", "info", pack)
    assert code == 0
    assert "Library   ward\n" in said and "Seal      whole, not signed\n" in said
    assert "Licence   For this ward.\n          No other.\n" in said
    told = json.loads(run_on(pack, "pack", "info", pack, "--json")[1])
    assert (told["pages"], told["licence"], told["seal"]["kind"]) == (3, "For this ward.\nNo other.", "unsigned")
    assert told["size"] == pack.stat().st_size


@pytest.mark.parametrize(
    ("stated", "line", "day"),
    [
        ("valid_until = 2099-03-31\n", "Valid     until 2099-03-31\n", "2099-03-31"),
        ("valid_until = '2020-02-29'\n", "Valid     until 2020-02-29, which is past\n", "2020-02-29"),
        ("valid_until = 'next spring'\n", "", ""),
        ("valid_until = [\n", "", ""),
        ("", "", ""),
    ],
    ids=["to come", "past", "no day", "no TOML", "nothing"],
)
def test_info_says_until_when_a_library_is_valid(
    pages: Path, run_on: Run, tmp_path: Path, stated: str, line: str, day: str
) -> None:
    (pages / "library.toml").write_text(stated, encoding="utf-8")
    target = tmp_path / "ward.medpack"
    assert run_on(pages, "pack", "build", pages, "-o", target)[0] == 0
    (pages / "library.toml").unlink()  # the pack's own word counts
    code, said, noted = run_on(pages, "pack", "info", target)
    assert (code, noted, [one for one in said.splitlines(True) if one.startswith("Valid")]) == (
        0,
        "",
        [line] * bool(line),
    )
    assert json.loads(run_on(pages, "pack", "info", target, "--json")[1])["valid_until"] == day


def test_unpack_gives_the_folder_back(pages: Path, pack: Path, run_on: Run, tmp_path: Path) -> None:
    code, said, _ = run_on(pack, "pack", "unpack", pack, tmp_path / "again")
    assert (code, said) == (0, f"Unpacked: 4 files into {tmp_path / 'again'}\n")
    assert {p.relative_to(pages): p.read_bytes() for p in pages.rglob("*.*")} == {
        p.relative_to(tmp_path / "again"): p.read_bytes() for p in (tmp_path / "again").rglob("*.*")
    }
    assert run_on(pack, "pack", "unpack", pack, tmp_path / "again")[0] == 1


@pytest.mark.parametrize(
    "command", [["list"], ["check"], ["export", "--all", "--format", "jsonl"], ["show", "warfarin"]]
)
def test_a_damaged_pack_is_refused_by_every_command(pack: Path, run_on: Run, command: list[str]) -> None:
    data = bytearray(pack.read_bytes())
    data[-2000] ^= 1
    pack.write_bytes(data)
    code, said, noted = run_on(pack, *command)
    assert (code, said) == (1, "")
    assert "damaged or cut short" in noted
    assert run_on(pack, "pack", "info", pack)[0] == run_on(pack, "pack", "unpack", pack, pack.parent / "new")[0] == 1
    assert not (pack.parent / "new").exists()


@pytest.mark.parametrize("verb", [["info"], ["unpack", "new"]])
def test_what_is_no_pack_is_named(pages: Path, run_on: Run, verb: list[str]) -> None:
    code, _, noted = run_on(pages, "pack", verb[0], pages / "odd.md", *verb[1:])
    assert code == 1 and "no library pack" in noted
    assert run_on(pages / "gone.medpack", "list")[0] == 1


@pytest.mark.skipif(not may_mount(), reason="no mounts of a process's own are allowed here")
def test_a_pack_opens_on_a_read_only_disk(pack: Path, profile: Profile) -> None:
    program = [sys.executable, "-m", "medviewer", "--library", pack, "--profile", profile.index.parent]
    before = {path: path.stat().st_mtime_ns for path in (pack, pack.parent)}
    for command in (["show", "warfarin"], ["search", "clots"]):
        mounted = [*OWN_MOUNTS, "sh", "-c", READ_ONLY, pack.parent, *program, *command]
        done = subprocess.run(mounted, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Warfarin" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert list(pack.parent.iterdir()) == [pack]
