"""Write the lock files of requirements/ anew from pyproject.toml, with the hash of every file that may be installed.

usage: python tools/locks.py [--upgrade]

Five locks, each for every system and every Python that tools/install.py names:

    dev.lock      what tests and tools need, and all that the program needs
    run.lock      what the program needs, in the versions of dev.lock
    build.lock    what installs the project itself, in the versions of dev.lock
    freezer.lock  what `make frozen` puts beside run.lock, from freezer.in
    lowest.lock   dev.lock with the lowest versions that pyproject.toml allows of what the program needs

Versions stay as they are where pyproject.toml still allows them; --upgrade takes the newest. uv resolves. No lock names
the index that it was made from.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
OPTIONS = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--quiet")
HEADER = "--custom-compile-command=make locks"
EDITABLE = "editables"
"""Hatchling's need for an editable installation, which its metadata do not name."""


def compile_lock(name: str, sources: Sequence[Path], *more: str) -> None:
    """Have uv resolve requirements files or pyproject.toml into a lock; raises CalledProcessError."""
    uv = Path(sys.executable).with_name("uv")
    words = [uv, "pip", "compile", *OPTIONS, HEADER, *more, *sources, "--output-file", LOCKS / name]
    subprocess.run(words, cwd=ROOT, check=True)


def lowest(requirement: str) -> str:
    """Return a requirement with its lower bound as its only version: `lxml>=5.2,<7` becomes `lxml==5.2`."""
    return re.sub(r">=([\w.]+)(,<[\w.]+)?", r"==\1", requirement, count=1)


def main() -> int:
    """Write all locks."""
    parser = argparse.ArgumentParser(description="Write the lock files anew.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    more = ["--upgrade"] if parser.parse_args().upgrade else []
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, dev = ROOT / "pyproject.toml", f"--constraint={LOCKS / 'dev.lock'}"
    LOCKS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build, least = Path(folder) / "build.in", Path(folder) / "lowest.in"
        build.write_text("\n".join([*pyproject["build-system"]["requires"], EDITABLE]), encoding="utf-8")
        least.write_text("\n".join(map(lowest, pyproject["project"]["dependencies"])), encoding="utf-8")
        compile_lock("dev.lock", [project], "--extra=dev", *more)
        compile_lock("run.lock", [project], dev, *more)
        compile_lock("build.lock", [build], dev, *more)
        compile_lock("freezer.lock", [LOCKS / "freezer.in"], dev, *more)
        compile_lock("lowest.lock", [project], "--extra=dev", f"--constraint={least}", *more)
    return 0


if __name__ == "__main__":
    sys.exit(main())
