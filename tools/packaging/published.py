"""Write what a release has beside its packages: bill of materials, terms, manifests of other stores, and checksums.

usage: python tools/packaging/published.py FOLDER

FOLDER holds the packages of a release. Added are sbom.cdx.json, LICENCES.txt (the terms of all parts in one file),
winget's manifests and Homebrew's cask (tools/packaging/templates, with this version and the hashes of these packages),
and last SHA256SUMS of everything. A manifest whose package is missing is left out, and that is said.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path

from sources import version

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "tools" / "packaging" / "templates"
LICENCES = ROOT / "resources" / "licences"
NOTICES = ROOT / "build" / "notices"
"""Made by tools/packaging/notices.py, where that was run."""
SITE = "https://github.com/medviewer/medviewer"
SUMS = "SHA256SUMS"


def sha256(file: Path) -> str:
    """Return the hash of a file in hexadecimal digits."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def filled(template: str, folder: Path) -> str:
    """Return a manifest of this version and the packages in a folder; raises FileNotFoundError where one is missing."""
    text = template.replace("@VERSION@", version()).replace("@SITE@", SITE)
    return re.sub(r"@SHA256 ([^@]+)@", lambda found: sha256(folder / found[1]), text)


def write_manifests(folder: Path) -> list[str]:
    """Write the manifests of each store into a folder of packages; return why some were left out."""
    left_out = []
    for store in sorted(TEMPLATES.iterdir()):
        try:
            texts = {file.name: filled(file.read_text(encoding="utf-8"), folder) for file in sorted(store.iterdir())}
        except FileNotFoundError as missing:
            left_out.append(f"{store.name}: there is no {Path(str(missing.filename)).name}")
            continue
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return left_out


def said(file: Path) -> str:
    """Return a text, with what is no UTF-8 in it replaced: terms of thirty years ago."""
    return file.read_text(encoding="utf-8", errors="replace")


def terms() -> str:
    """Return the terms of medviewer and all its parts, each under the name of its file."""
    fetched = (file for file in sorted(NOTICES.rglob("*")) if file.is_file())
    files = [ROOT / "LICENSE", *sorted(LICENCES.rglob("*.txt")), *fetched]
    heading = "medviewer, and what its packages hold. They contain Qt and PySide6 under the LGPL, version 3.\n"
    parts = [f"{'=' * 80}\n{file.relative_to(ROOT).as_posix()}\n\n{said(file)}" for file in files]
    return "\n".join([heading, *parts])


def main(words: list[str] | None = None) -> int:
    """Write all of it; return the exit code."""
    (name,) = words or sys.argv[1:]
    folder = Path(name)
    shutil.copyfile(ROOT / "resources" / "sbom.cdx.json", folder / "sbom.cdx.json")
    (folder / "LICENCES.txt").write_text(terms(), encoding="utf-8", newline="\n")
    for reason in write_manifests(folder):
        print(f"Left out for {reason}", file=sys.stderr)
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != SUMS)
    lines = [f"{sha256(file)}  {file.name}\n" for file in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(files)} files in {folder / SUMS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
