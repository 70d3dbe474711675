"""Install the project, editable, and what it needs into the environment of the Python that runs this.

usage: python tools/install.py run|dev [--locked yes|no|lowest]

    yes      what the lock names and nothing else; a file whose hash is another is refused
    lowest   the same with requirements/lowest.lock, in which all that the program needs is as old as it may be
    no       the newest that pyproject.toml allows, without hashes

On a Python that the locks are not made for, `yes` says so and does as `no`.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
COVERED = ((3, 11), (3, 12), (3, 13), (3, 14))
"""The versions of CPython for which every package of run.lock has a wheel on Linux, Windows and macOS."""
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")


def covered(implementation: str, version: tuple[int, int]) -> bool:
    """Return whether the locks are made for a Python."""
    return implementation == "CPython" and version in COVERED


def commands(what: str, locked: str) -> list[list[str]]:
    """Return the commands of pip that install the project for `what`: run or dev."""
    if locked == "no":
        return [[*PIP, "--editable", ".[dev]" if what == "dev" else "."]]
    lock = "lowest" if locked == "lowest" else what
    files = [word for name in ("build", lock) for word in ("--requirement", str(LOCKS / f"{name}.lock"))]
    return [
        [*PIP, "--require-hashes", *files],
        [*PIP, "--no-deps", "--no-build-isolation", "--no-index", "--editable", "."],
    ]


def main() -> int:
    """Install; return the exit code of pip."""
    parser = argparse.ArgumentParser(description="Install the project and what it needs.")
    parser.add_argument("what", choices=("run", "dev"))
    parser.add_argument("--locked", choices=("yes", "no", "lowest"), default="yes")
    options = parser.parse_args()
    locked, version = options.locked, sys.version_info[:2]
    if locked == "yes" and not covered(platform.python_implementation(), version):
        print(
            f"requirements/{options.what}.lock is not made for {platform.python_implementation()} "
            f"{version[0]}.{version[1]}: installing the newest that pyproject.toml allows, without hashes."
        )
        locked = "no"
    for words in commands(options.what, locked):
        if code := subprocess.run(words, cwd=ROOT, check=False).returncode:
            hint = " `make LOCKED=no …` installs without the lock, within the bounds of pyproject.toml."
            print(f"The installation failed: see pip's messages above.{'' if locked == 'no' else hint}")
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
