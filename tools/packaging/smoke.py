"""See that a frozen or installed program does what the checkout does: the same 20 commands give the same bytes.

usage: python tools/packaging/smoke.py PROGRAM [--no-window]

Each command runs twice on new folders of the same names, by PROGRAM and by this Python from the checkout; exit code,
stdout, stderr and all files written are compared. Of a PDF the day it was made and its number are left out: they are
new each time. In Linux a second start has to be handed over to the window of the first. Then a window is opened by
both, under Xvfb where there is no display, which says how long it took.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKOUT = (sys.executable, "-m", "medviewer")
LABEL = str(ROOT / "tools" / "made-label.xml")
COMMANDS = (
    "--version",
    "--help",
    "{library} list --json",
    "{library} show warfarin",
    "{library} show metformin --format json",
    "{library} show amoxicillin --section dosage --format html",
    "{library} search bleeding kidney --json",
    "{library} table kidney --class NSAID -o table.csv",
    "{library} table kidney --class NSAID -o table.pdf",
    "{library} together warfarin ibuprofen aspirin --json",
    "{library} named-by warfarin",
    "{library} export warfarin --format html -o page.html",
    "{library} export warfarin --format odt -o page.odt",
    "{library} export warfarin --format pdf -o page.pdf",
    "{library} export --all --format jsonl -o pages.jsonl",
    "{library} export warfarin metformin --wall-sheet --paper a4 -o wall.pdf",
    "check {data} --clinical",
    "import spl {label} --to imported",
    "pack keygen -o",
    "{library} show nosuchdrug",
)
"""What is typed; words in braces are paths. Those that read many pages and lay out paper start processes."""
OF_WINDOWS = ("APPDATA", "LOCALAPPDATA", "PATHEXT", "SYSTEMROOT", "TEMP", "USERPROFILE")
GIVEN = ("PATH", "DISPLAY", "FONTCONFIG_FILE", *OF_WINDOWS)
"""What a command has of this environment."""
NEW_EACH_TIME = re.compile(
    rb'/(?:CreationDate|ModDate) \([^)]*\)|/ID \[[^\]]*\]|xmp:\w+Date="[^"]*"|uuid:[0-9a-f-]{36}'
)


def words_of(command: str, folder: Path) -> list[str]:
    """Return the arguments of a command."""
    filled = command.replace("{library}", "--library {data}").split()
    return [word.format(data=folder.parent / "pages", label=LABEL) for word in filled]


def outcome(program: Sequence[str], command: str, folder: Path) -> dict[str, bytes]:
    """Return what a command says and writes in an empty folder, by name."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    variables = {name: os.environ[name] for name in GIVEN if name in os.environ}
    variables |= {"HOME": str(folder), "MEDVIEWER_PROFILE": str(folder / "profile"), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    variables |= {"QT_HASH_SEED": "0", "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}
    if sys.platform == "win32":
        variables["PYTHONUTF8"] = "1"
    else:
        variables["QT_QPA_PLATFORM"] = "offscreen"  # which has no fonts on Windows
    if program == CHECKOUT:
        variables["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [*program, *words_of(command, folder)], cwd=folder, env=variables, capture_output=True, check=False
    )
    return {"exit code": b"%d" % done.returncode, "stdout": done.stdout, "stderr": done.stderr, **written(folder)}


def written(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder by their paths, but for a profile in it, without what is new each time."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and folder / "profile" not in file.parents)
    return {file.relative_to(folder).as_posix(): NEW_EACH_TIME.sub(b"", file.read_bytes()) for file in files}


def compare(program: Sequence[str], command: str, folder: Path) -> list[str]:
    """Return in what the two programs part, nothing where they agree."""
    one, other = (outcome(words, command, folder) for words in (program, CHECKOUT))
    parts = [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
    for name in parts:
        ours, theirs = one.get(name, b""), other.get(name, b"")
        at = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0)
        place = slice(max(0, at - 80), at + 160)
        print(f"--- {command}: {name}, byte {at}\n{ours[place]!r}\n{theirs[place]!r}")
    return parts


def window(program: Sequence[str], folder: Path) -> dict[str, float]:
    """Return the milliseconds of a start of the window, the second on a profile; raises CalledProcessError."""
    report, profile = folder / "report.json", folder / "window"
    display = [] if os.environ.get("DISPLAY") or sys.platform != "linux" else ["xvfb-run", "-a"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT) if program == CHECKOUT else ""}
    for _ in range(2):
        words = [*display, *program, "--profile", str(profile), "--startup-report", str(report)]
        subprocess.run(words, cwd=folder, env=variables, check=True, timeout=120)
    told: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return told


def is_one_program(program: Sequence[str], folder: Path) -> bool:
    """Tell whether a second start is handed over to the window that is open, and ends before that."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder / "r")}
    (folder / "r").mkdir(mode=0o700)
    words = [*program, "--profile", str(folder / "one")]
    with subprocess.Popen(words, cwd=folder, env=variables) as first:
        try:
            end = time.monotonic() + 60
            while not any(file.is_socket() for file in (folder / "r").rglob("*")) and time.monotonic() < end:
                time.sleep(0.1)
            second = subprocess.run([*words, "open", "warfarin"], cwd=folder, env=variables, timeout=60, check=False)
            return second.returncode == 0 and first.poll() is None
        finally:
            first.terminate()


def main() -> int:
    """Compare all; return 1 where a command parts, no window opens, or a second start is not handed over."""
    parser = argparse.ArgumentParser(description="Compare a program with this checkout.")
    parser.add_argument("program", type=Path)
    parser.add_argument("--no-window", action="store_true")
    options = parser.parse_args()
    program = (str(options.program.absolute()),)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(ROOT / "data", folder / "pages")
        parting = [command for command in COMMANDS if compare(program, command, folder / "run")]
        print(f"{len(COMMANDS) - len(parting)} of {len(COMMANDS)} commands give the same bytes")
        is_one = sys.platform != "linux" or is_one_program(program, folder)
        print(f"a second start is handed over: {'yes' if is_one else 'no'}")
        if not options.no_window:
            for words in (program, CHECKOUT):
                print(f"{' '.join(words)}: {window(words, folder)}")
    return 1 if parting or not is_one else 0


if __name__ == "__main__":
    sys.exit(main())
