"""Install the project, editable, and what it needs into the environment of the Python that runs this.

usage: python tools/install.py run|dev [--locked yes|no|lowest]

    yes      what the lock names and nothing else; a file whose hash is another is refused
    lowest   the same with requirements/lowest.lock, in which all that the program needs is as old as it may be
    no       the newest that pyproject.toml allows, without hashes

On a Python or a system that the locks are not made for, `yes` says so and does as `no`.
"""

from __future__ import annotations

import argparse
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
"""The versions of CPython for which every package of run.lock has a wheel."""
LIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
"""By machine, the oldest glibc that the locks' wheels of PySide6 run on: Debian 12 has 2.36, Ubuntu 22.04 2.35."""
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")


class Here(NamedTuple):
    """A Python and the system that it runs on, as `platform` names them. libc: the version of glibc, () for another."""

    implementation: str
    version: tuple[int, ...]
    system: str
    machine: str
    libc: tuple[int, ...]

    @classmethod
    def now(cls) -> Here:
        """Return the Python that runs this, and its system."""
        name, libc = platform.libc_ver()
        numbers = tuple(map(int, re.findall(r"\d+", libc)[:2])) if name == "glibc" else ()
        python = platform.python_implementation(), sys.version_info[:2]
        return cls(*python, platform.system(), platform.machine(), numbers)

    def covered(self) -> bool:
        """Return whether the locks are made for it."""
        if self.implementation != "CPython" or self.version not in PYTHONS:
            return False
        return self.system in ("Windows", "Darwin") or self.libc >= LIBC.get(self.machine, (99,))

    def __str__(self) -> str:
        """Return it in words."""
        libc = f", glibc {'.'.join(map(str, self.libc))}" if self.libc else ""
        return f"{self.implementation} {'.'.join(map(str, self.version))} on {self.system} {self.machine}{libc}"


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
    locked, here = options.locked, Here.now()
    if locked == "yes" and not here.covered():
        print(
            f"requirements/{options.what}.lock is not made for {here}: "
            "installing the newest that pyproject.toml allows, without hashes."
        )
        locked = "no"
    for words in commands(options.what, locked):
        if code := subprocess.run(words, cwd=ROOT, check=False).returncode:
            hint = " `make LOCKED=no …` installs without the lock, within the bounds of pyproject.toml."
            print(f"The installation failed: see pip's messages above.{'' if locked == 'no' else hint}")
            return code
    if options.what == "dev":
        # One test needs them; it skips without, and fails in CI.
        subprocess.run([sys.executable, ROOT / "tools" / "spec.py", "--locked", locked], cwd=ROOT, check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
