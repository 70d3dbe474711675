"""Make a Debian package of the frozen folder: dist/medviewer_VERSION_ARCHITECTURE.deb.

usage: python tools/packaging/deb.py

It needs dpkg-deb and binutils' readelf. What Qt needs of a system is read from the libraries that it links to, and
named as Debian 12 does; newer systems have packages that provide these names. The package has no scripts of its own:
those of dpkg's triggers tell the desktop.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

from sources import epoch, version

ROOT = Path(__file__).resolve().parents[2]
BUILD, DIST = ROOT / "build" / "deb", ROOT / "dist"
MAINTAINER = "The medviewer authors <medviewer@users.noreply.github.com>"
CONTROL = """\
Package: medviewer
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: xdg-utils, xdg-desktop-portal
Section: science
Priority: optional
Description: offline drug reference
 A list of drugs and their monographs in tabs, for people who prescribe,
 dispense and give medicines, with search, favourites, local notes, print and
 export, and without a network. Libraries are folders of Markdown pages, or
 signed packs of them.
 .
 It shows what a page says and where it came from. It does not check, compute
 or advise, and is not a medical device. The pages that come with it were not
 clinically reviewed.
 .
 Python, Qt and PySide6 are within the package, in a folder of their own.
"""
CHANGELOG = """\
medviewer ({version}) unstable; urgency=medium

  * Made from the sources of this version; /usr/share/doc/medviewer/NEWS.md.gz
    says what is new.

 -- {maintainer}  {date}
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: medviewer
Comment: The package holds Python, Qt, PySide6 and other libraries as they were
 built by their makers. Which, in which version and under which licences, with
 their texts, is in /usr/lib/medviewer/_internal/medviewer/resources/licences,
 in sbom.cdx.json beside it, in /usr/lib/medviewer/_internal/licences, and in
 Help, Licences of the program. Qt and PySide6 are under the LGPL, version 3.

Files: *
Copyright: {holder}
License: Expat
{licence}
{parts}"""
OF_GLIBC = {
    "libc.so.6",
    "libm.so.6",
    "libdl.so.2",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libutil.so.1",
} | {
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
}
TEXTS = ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-3")
"""Licences whose texts each Debian system has."""


def run(*words: str | Path, cwd: Path = ROOT, **more: str) -> str:
    """Run a program that must succeed, and return what it prints; raises CalledProcessError."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "LC_ALL": "C.UTF-8", **more}
    return subprocess.run(words, cwd=cwd, env=variables, stdout=subprocess.PIPE, text=True, check=True).stdout


def lay_out(root: Path) -> None:
    """Put all files where they will lie, as Debian wants them."""
    shutil.rmtree(root, ignore_errors=True)
    run(ROOT / "tools" / "packaging" / "install-files", "install", PREFIX="/usr", DESTDIR=str(root))
    zsh, theirs = root / "usr/share/zsh/site-functions", root / "usr/share/zsh/vendor-completions"
    if zsh.is_dir():
        zsh.rename(theirs)
    for page in (root / "usr/share/man").rglob("*.1"):
        compressed(page.with_name(f"{page.name}.gz"), page.read_bytes())
        page.unlink()
    documents = root / "usr/share/doc/medviewer"
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(copyright_text(), encoding="utf-8")
    words = {"version": version(), "maintainer": MAINTAINER, "date": formatdate(epoch())}
    compressed(documents / "changelog.gz", CHANGELOG.format(**words).encode())
    compressed(documents / "NEWS.md.gz", (ROOT / "CHANGELOG.md").read_bytes())


def compressed(file: Path, content: bytes) -> None:
    """Write a file compressed, the same bytes for the same content."""
    file.write_bytes(gzip.compress(content, 9, mtime=0))


def copyright_text() -> str:
    """Return the machine-readable list of who holds which rights."""
    head, _, text = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2].partition("\n\n")
    folded = "\n".join(f" {line}" if line.strip() else " ." for line in text.strip().splitlines())
    return COPYRIGHT.format(holder=head.removeprefix("Copyright (c) "), licence=folded, parts=parts())


def parts() -> str:
    """Return a paragraph for each package of the bill of materials."""
    bill = json.loads((ROOT / "resources" / "sbom.cdx.json").read_text(encoding="utf-8"))
    named: dict[str, str] = {}
    for entry in bill["components"]:
        if entry["type"] == "library":
            terms = (one.get("expression") or one["license"].get("id", "") for one in entry["licenses"])
            named[entry["name"]] = " AND ".join(filter(None, terms))
    lines = [f"  {name}: {terms}" for name, terms in sorted(named.items())]
    common = [f"  {theirs}: /usr/share/common-licenses/{theirs}" for theirs in TEXTS]
    return "\n".join(
        ["Comment: Packages within, and their licences:", *lines, " Texts of the longer ones:", *common, ""]
    )


def depends(root: Path) -> str:
    """Return the packages of what the libraries in the package link to and do not bring; raises ValueError."""
    files = list(elf_files(root / "usr/lib/medviewer"))
    names, versions = set[str](), set[tuple[int, ...]]()
    for file in files:
        told = run("readelf", "--wide", "--dynamic", "--version-info", file)
        names |= set(re.findall(r"\(NEEDED\)\s+Shared library: \[([^]]+)\]", told))
        versions |= {tuple(map(int, found.split("."))) for found in re.findall(r"Name: GLIBC_([\d.]+)", told)}
    outside = names - {file.name for file in root.rglob("lib*.so*")} - OF_GLIBC
    packages = {run(ROOT / "tools" / "system-packages", "package", name).strip() for name in outside}
    return ", ".join([f"libc6 (>= {'.'.join(map(str, max(versions)))})", *sorted(packages)])


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield the programs and libraries in a folder."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield file


def tidy(root: Path) -> None:
    """Let everybody read, the owner alone write, and run what is a program."""
    for file in [root, *root.rglob("*")]:
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file == root / "usr/lib/medviewer/medviewer" else 0o644)


def write_control(root: Path) -> None:
    """Write what dpkg reads of the package."""
    files = sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    sums = [f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(root)}\n" for file in files]
    size = sum(-(-file.stat().st_size // 1024) for file in files) + len([*root.rglob("*")]) - len(files)
    words = {"version": version(), "maintainer": MAINTAINER, "size": size, "depends": depends(root)}
    words["architecture"] = run("dpkg", "--print-architecture").strip()
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(CONTROL.format(**words), encoding="utf-8")
    (root / "DEBIAN" / "md5sums").write_text("".join(sums), encoding="utf-8")


def main() -> int:
    """Make the package and say where it is; return the exit code."""
    missing = [tool for tool in ("dpkg-deb", "readelf") if not shutil.which(tool)]
    if missing:
        print(f"There is no {' and no '.join(missing)}: on Debian, apt-get install dpkg binutils", file=sys.stderr)
        return 1
    root = BUILD / "root"
    lay_out(root)
    tidy(root)
    write_control(root)
    architecture = run("dpkg", "--print-architecture").strip()
    package = DIST / f"medviewer_{version()}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package)
    print(f"{package}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
