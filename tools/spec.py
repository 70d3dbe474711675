"""Fetch the examples of the CommonMark specification, against which tests hold the reading of Markdown.

usage: python tools/spec.py [--locked yes|no|lowest]

They are in the source archive of markdown-it-py and not in its wheel. pip fetches the archive in the version that is
installed, with the hash that the lock has of it, and the examples go into the environment of the Python that runs this.
The specification's licence is CC BY-SA 4.0: it stays out of the project.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

LOCKS = Path(__file__).resolve().parents[1] / "requirements"
PACKAGE = "markdown-it-py"
MEMBER = "tests/test_cmark_spec/commonmark.json"
EXAMPLES = Path(sys.prefix, "share", "commonmark.json")
"""JSON: a list of objects with `example`, its number from 1, `markdown` and `html`."""
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps")


def requirement(locked: str) -> str:
    """Return the line of pip's requirements for the archive, with the hashes of the lock if one is used."""
    if locked == "no":
        return f"{PACKAGE}=={version(PACKAGE)}"
    lock = (LOCKS / f"{'lowest' if locked == 'lowest' else 'dev'}.lock").read_text(encoding="utf-8")
    lines = lock.replace("\\\n", " ").splitlines()
    return next(line for line in lines if line.startswith(f"{PACKAGE}=="))


def fetch(locked: str, folder: Path) -> Path:
    """Return the archive in `folder`; raises CalledProcessError."""
    wanted = folder / "wanted.txt"
    wanted.write_text(requirement(locked), encoding="utf-8")
    options = ["--no-build-isolation", f"--no-binary={PACKAGE}", *(["--require-hashes"] if locked != "no" else [])]
    subprocess.run([*PIP, *options, "--dest", folder, "--requirement", wanted], check=True)
    return next(folder.glob("*.tar.gz"))


def examples(archive: Path) -> bytes:
    """Return the examples in an archive; raises KeyError where it has none."""
    with tarfile.open(archive) as files:
        name = next((name for name in files.getnames() if name.endswith(f"/{MEMBER}")), MEMBER)
        found = files.extractfile(name)
        return found.read() if found else b""


def main() -> int:
    """Fetch; tell what fails, which keeps nothing but one test from running."""
    parser = argparse.ArgumentParser(description="Fetch the examples of the CommonMark specification.")
    parser.add_argument("--locked", choices=("yes", "no", "lowest"), default="yes")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = examples(fetch(options.locked, Path(folder)))
    except (subprocess.CalledProcessError, KeyError) as error:
        print(f"The examples of CommonMark could not be fetched: {error}")
        return 1
    EXAMPLES.parent.mkdir(parents=True, exist_ok=True)
    EXAMPLES.write_bytes(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
