"""Freeze the program into dist/medviewer: one folder with Python, Qt and all that the wheel holds.

usage: python tools/packaging/frozen.py

PyInstaller and what the program needs lie in an environment of their own, build/freezer, in the versions and with the
hashes of requirements/freezer.lock and run.lock. The Python that runs this is the one that is frozen; the glibc of
this system is the oldest that the folder runs on.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD, DIST = ROOT / "build", ROOT / "dist"
NOTICES = BUILD / "notices"
FREEZER = BUILD / "freezer"
PYTHON = FREEZER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = [ROOT / "requirements" / f"{name}.lock" for name in ("freezer", "run")]
SPEC = ROOT / "tools" / "packaging" / "medviewer.spec"


def run(*words: str | Path) -> None:
    """Run a program that must succeed; raises CalledProcessError."""
    subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}, check=True)


def make_freezer() -> None:
    """Make the environment that freezes, if it is not that of this Python and these locks already."""
    made = hashlib.sha256(b"".join([sys.version.encode(), *(lock.read_bytes() for lock in LOCKS)])).hexdigest()
    stamp = FREEZER / "made.stamp"
    if stamp.is_file() and stamp.read_text() == made:
        return
    print(f"Installing PyInstaller and what the program needs into {FREEZER}")
    venv.create(FREEZER, clear=True, with_pip=True, symlinks=os.name == "posix")
    files = [word for lock in LOCKS for word in ("--requirement", str(lock))]
    run(PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes", *files)
    stamp.write_text(made)


def freeze() -> Path:
    """Return the folder of the frozen program, made anew; raises CalledProcessError."""
    make_freezer()
    if sys.platform == "linux":
        run(ROOT / "tools" / "system-packages", "qt", PYTHON)
    run(PYTHON, "-m", "medviewer.library.indexing.shipped_index")
    run(PYTHON, "-m", "medviewer.starting.kept")
    shutil.rmtree(DIST / "medviewer", ignore_errors=True)
    places = ("--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller"))
    run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, SPEC)
    see_whole(DIST / "medviewer" / "_internal")
    if sys.platform == "linux":
        strip(DIST / "medviewer" / "_internal")
    add_licences(DIST / "medviewer" / "_internal")
    return DIST / "medviewer"


def see_whole(folder: Path) -> None:
    """Raise RuntimeError where no window could be opened: PyInstaller leaves Qt's plugins out in silence."""
    if not [*folder.glob("**/plugins/platforms/*q*")]:
        raise RuntimeError(f"{folder} has no plugin of Qt's for a display: Qt does not load in {FREEZER}")


def strip(folder: Path) -> None:
    """Take symbols for debuggers out of Python and its extensions; Qt and PySide6 stay as their makers built them."""
    libraries = (file for file in sorted(folder.rglob("*.so*")) if file.is_file() and not file.is_symlink())
    own = [file for file in libraries if file.relative_to(folder).parts[0] not in ("PySide6", "shiboken6")]
    run("strip", "--strip-unneeded", "--enable-deterministic-archives", *own)


def add_licences(folder: Path) -> None:
    """Put the licences of Python, of the system's libraries in the folder and of what is in wheels into `licences`."""
    texts = {"Python": Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"}
    for library in folder.glob("lib*.so*"):
        if shutil.which("dpkg") and not library.is_symlink():
            told = subprocess.run(
                ["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False
            ).stdout
            for package in re.findall(r"^([^:\s]+)[:,]", told, re.MULTILINE):
                texts[package] = Path("/usr/share/doc") / package / "copyright"
    (folder / "licences").mkdir()
    for name, text in sorted(texts.items()):
        if text.is_file():
            shutil.copyfile(text, folder / "licences" / f"{name}.txt")
    if NOTICES.is_dir():
        shutil.copytree(NOTICES, folder / "licences" / "within")
    else:
        print("Without the notices of what lies within wheels: make notices fetches them")


def main() -> int:
    """Freeze, and say how large it is; return the exit code."""
    folder = freeze()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{folder}: {size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
