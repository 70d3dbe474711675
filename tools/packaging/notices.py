"""Collect the notices of what lies within wheels that carry only a list of it: build/notices, for the frozen folder.

usage: python tools/packaging/notices.py [--qt FOLDER]

Wheels of Rust (nh3, cryptography) have a bill of the crates in them, with the hash of each crate's sources, and not
their terms. Each crate is fetched from Rust's registry, known by that hash, and the files that hold its terms are kept;
OpenSSL in cryptography likewise. What Qt holds of others it lists itself in its sources (`qt_attribution.json`): FOLDER
is the sources of that version, unpacked. Without it they are fetched from Qt's servers; they are only read.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import shutil
import sys
import tarfile
import urllib.request
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "build" / "notices"
CRATES = "https://static.crates.io/crates/{name}/{name}-{version}.crate"
QT = "https://download.qt.io/official_releases/qt/{minor}/{version}/submodules/{module}-everywhere-src-{version}.tar.xz"
MODULES = ("qtbase", "qtsvg", "qtwayland", "qtimageformats")
"""Modules of Qt that the frozen folder holds parts of."""
TERMS = re.compile(r"(licen[cs]e|copying|copyright|notice|unlicense|authors)([-._].*)?", re.IGNORECASE)
"""Names of the files that hold terms, at the top of sources or in a folder LICENSES."""


class Part(NamedTuple):
    """A piece of source code in a wheel. wheel: whose; sha256: of the archive at address."""

    wheel: str
    name: str
    version: str
    terms: str
    address: str
    sha256: str


def parts() -> Iterator[Part]:
    """Yield what the bills of the installed wheels list, with an address and a hash."""
    for distribution in metadata.distributions():
        for file in distribution.files or ():
            if ".dist-info/sboms/" in file.as_posix():
                bill = json.loads(file.read_text(encoding="utf-8"))
                yield from parts_of(distribution.name, bill)


def parts_of(wheel: str, bill: dict[str, object]) -> Iterator[Part]:
    """Yield those of one bill (CycloneDX)."""
    components = bill.get("components", [])
    assert isinstance(components, list)
    for one in components:
        kind, _, rest = one.get("purl", "").partition("/")
        hashes = [entry["content"] for entry in one.get("hashes", ()) if entry["alg"] == "SHA-256"]
        given = rest.partition("download_url=")[2]
        address = CRATES.format(**one) if kind == "pkg:cargo" and not given else given
        terms = " AND ".join(entry.get("expression", "") for entry in one.get("licenses") or ())
        if hashes and address.startswith("https://"):
            yield Part(wheel, one["name"], one["version"], terms or "see the file", address, hashes[0])


def fetch(address: str) -> bytes:
    """Return what lies at an address; raises OSError."""
    with urllib.request.urlopen(address, timeout=120) as answer:
        return bytes(answer.read())


def terms_in(archive: bytes) -> dict[str, bytes]:
    """Return the files of an archive that hold its terms, by name; nothing is unpacked."""
    found = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as stored:
        for member in stored:
            place = PurePosixPath(member.name)
            is_near = len(place.parts) == 2 or place.parent.name in ("LICENSES", "licenses")
            if member.isfile() and is_near and (TERMS.fullmatch(place.name) or place.parent.name == "LICENSES"):
                content = stored.extractfile(member)
                assert content is not None
                found[place.name] = content.read()
    return found


def keep(part: Part) -> int:
    """Fetch a part and keep its terms; return how many files. Raises OSError, ValueError where it is another."""
    archive = fetch(part.address)
    if hashlib.sha256(archive).hexdigest() != part.sha256:
        raise ValueError(f"{part.address} is not what the wheel of {part.wheel} was made of")
    folder = NOTICES / part.wheel / f"{part.name}-{part.version}"
    folder.mkdir(parents=True, exist_ok=True)
    found = terms_in(archive)
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return len(found)


def attributions(sources: Path) -> Iterator[tuple[dict[str, object], Path]]:
    """Yield what Qt's sources say that they hold of others, and the folder that says it."""
    for file in sorted(sources.rglob("qt_attribution.json")):
        said = json.loads(file.read_text(encoding="utf-8"), strict=False)
        for one in said if isinstance(said, list) else [said]:
            yield one, file.parent


def listed(one: dict[str, object], key: str) -> list[str]:
    """Return a value that is one text, several, or missing, as a list."""
    value = one.get(key) or []
    return [value] if isinstance(value, str) else [str(entry) for entry in value] if isinstance(value, list) else []


def notice_of(one: dict[str, object], folder: Path) -> str:
    """Return a paragraph on one of them with its terms."""
    heads = ("Name", "Version", "Homepage", "LicenseId", "Copyright")
    lines = [f"{head}: {' '.join(listed(one, head))}" for head in heads if listed(one, head)]
    named = [name for key in ("CopyrightFile", "LicenseFile", "LicenseFiles") for name in listed(one, key)]
    files = [folder / name for name in dict.fromkeys(named)]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()]
    return "\n".join([*lines, "", *texts])


def write_qt(folders: list[Path]) -> int:
    """Write Qt's notices into one file; return of how many parts."""
    said = [notice_of(one, folder) for sources in folders for one, folder in attributions(sources)]
    rule = f"\n{'=' * 80}\n"
    NOTICES.mkdir(parents=True, exist_ok=True)
    (NOTICES / "Qt.txt").write_text(rule.join(said), encoding="utf-8", newline="\n")
    return len(said)


def qt_sources(scratch: Path) -> list[Path]:
    """Return the sources of the installed version of Qt, fetched and unpacked; raises OSError."""
    version = metadata.version("PySide6-Essentials")
    minor = ".".join(version.split(".")[:2])
    for module in MODULES:
        archive = fetch(QT.format(minor=minor, version=version, module=module))
        with tarfile.open(fileobj=io.BytesIO(archive)) as stored:
            stored.extractall(scratch, filter="data")
    return sorted(scratch.iterdir())


def main() -> int:
    """Collect all; return the exit code."""
    parser = argparse.ArgumentParser(description="Collect the notices of what lies within wheels.")
    parser.add_argument("--qt", type=Path, metavar="FOLDER", help="the sources of Qt, unpacked")
    options = parser.parse_args()
    shutil.rmtree(NOTICES, ignore_errors=True)
    scratch = ROOT / "build" / "qt-sources"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        found = list(parts())
        bare = [f"{part.name} {part.version} ({part.terms})" for part in found if not keep(part)]
        count = write_qt([options.qt] if options.qt else qt_sources(scratch))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(scratch, ignore_errors=True)
    print(f"{len(found)} parts of wheels, {count} of Qt; without a file of terms: {', '.join(bare) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
