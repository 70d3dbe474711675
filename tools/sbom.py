"""Write the software bill of materials: all that an installed medviewer consists of, as CycloneDX 1.6 JSON.

usage: python tools/sbom.py

What there is, in which version and with which hashes, is read from requirements/run.lock; licences, and what depends on
what, from the metadata of the installed wheels; what a wheel's own SBOM says is in it (crates, OpenSSL) is taken over.
Libraries inside wheels that say nothing of them are listed in BUNDLED; docs/licences.md says how that was found. There
is no time and no random number in it: the same lock makes the same file. With it, the licence texts of the wheels are
written to resources/licences.
"""

from __future__ import annotations

import json
import platform
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "run.lock"
PLACE = ROOT / "resources" / "sbom.cdx.json"
LICENCES = ROOT / "resources" / "licences"
QT = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"
OWN = (("monographs", "Bundled monographs, data/"), ("icons", "Icons, style sheets and word lists, resources/"))
BUNDLED = {
    "pyside6-essentials": (
        ("Qt", QT),
        ("ICU", "Unicode-DFS-2016"),
        ("FreeType", "FTL OR GPL-2.0-only"),
        ("HarfBuzz", "MIT-Modern-Variant"),
        ("PCRE2", "BSD-3-Clause"),
        ("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib"),
        ("libpng", "libpng-2.0"),
        ("libtiff", "libtiff"),
        ("libwebp", "BSD-3-Clause"),
        ("md4c", "MIT"),
        ("zlib", "Zlib"),
    ),
    "lxml": (("libxml2", "MIT"), ("libxslt", "MIT"), ("zlib", "Zlib"), ("libiconv", "LGPL-2.1-or-later")),
    "ijson": (("yajl", "ISC"),),
    "pyyaml": (("libyaml", "MIT"),),
    "cffi": (("libffi", "MIT"),),
    "rapidfuzz": (("rapidfuzz-cpp", "MIT"), ("Taskflow", "MIT")),
}
"""By package, the name and licence of each library in its wheels that no SBOM in the wheel tells of."""
UNSAID = {"openssl": "Apache-2.0"}
"""Licences of what a wheel's own SBOM lists without one."""
READ = {"segno": "BSD-3-Clause"}
"""Licences, by their texts, of packages whose metadata have no more than a classifier."""

Entry = dict[str, Any]


class Locked(NamedTuple):
    """A line of the lock. marker: where it holds, or "". hashes: SHA-256 in hex of each file of the release."""

    name: str
    version: str
    marker: str
    hashes: list[str]

    @property
    def purl(self) -> str:
        """Return its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(text: str) -> list[Locked]:
    """Return the lines of a lock."""
    found = []
    for line in text.replace("\\\n", " ").splitlines():
        if match := re.match(r"([\w.-]+)==(\S+)(?: ; (.*?))?(?=\s+--hash|$)", line):
            name, version, marker = match.groups(default="")
            found.append(Locked(name, version, marker, re.findall(r"--hash=sha256:(\w+)", line)))
    return found


def licences(expression: str) -> list[Entry]:
    """Return an SPDX expression as CycloneDX has it: one identifier as `id`, else an expression."""
    plain = re.fullmatch(r"[\w.+-]+", expression)
    return [{"license": {"id": expression}}] if plain else [{"expression": expression}]


def licence_of(name: str) -> str:
    """Return the SPDX expression in the metadata of an installed package, else that of its text."""
    about = metadata.metadata(name)
    found = about.get("License-Expression") or about.get("License") or READ.get(name)
    if not found or "\n" in found:
        raise SystemExit(f"{name} names no licence in its metadata")
    return str(found)


def component(line: Locked) -> Entry:
    """Return a package of the lock, with what its wheels hold."""
    entry: Entry = {
        "type": "library",
        "bom-ref": line.purl,
        "name": line.name,
        "version": line.version,
        "licenses": licences(licence_of(line.name)),
        "purl": line.purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": line.purl,
                "comment": "SHA-256 of each file of the release that may be installed",
                "hashes": [{"alg": "SHA-256", "content": content} for content in line.hashes],
            }
        ],
    }
    if line.marker:
        entry["properties"] = [{"name": "medviewer:marker", "value": line.marker}]
    if parts := [*_bundled(line), *_told(line)]:
        entry["components"] = parts
    return entry


def _bundled(line: Locked) -> Iterator[Entry]:
    for name, licence in BUNDLED.get(line.name, ()):
        entry: Entry = {"type": "library", "bom-ref": f"{line.purl}#{name}", "name": name}
        if name == "Qt":
            entry["version"] = line.version
        yield entry | {"licenses": licences(licence)}


def _told(line: Locked) -> Iterator[Entry]:
    """Yield what the SBOMs in an installed wheel list."""
    for file in sorted(metadata.files(line.name) or [], key=str):
        if ".dist-info/sboms/" in str(file) and file.name.endswith(".json"):
            for part in json.loads(file.read_text(encoding="utf-8")).get("components", []):
                yield _taken_over(line, part)


def _taken_over(line: Locked, part: Entry) -> Entry:
    said = part.get("licenses") or licences(UNSAID[part["name"]])
    entry = {"type": part["type"], "bom-ref": f"{line.purl}#{part['name']}@{part['version']}"}
    purl = {"purl": part["purl"].partition("?")[0]} if "purl" in part else {}
    return entry | {"name": part["name"], "version": part["version"], "licenses": said} | purl


def dependencies(lines: list[Locked], root: str) -> list[Entry]:
    """Return what depends on what, by the metadata of the installed packages."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    own = _names(pyproject["project"]["dependencies"])
    graph = [{"ref": root, "dependsOn": sorted(line.purl for line in lines if line.name in own)}]
    for line in lines:
        needed = _names(text for text in metadata.requires(line.name) or [] if "extra ==" not in text)
        on = [other.purl for other in lines if other.name in needed and _together(line, other)]
        graph.append({"ref": line.purl, "dependsOn": sorted(on)})
    return graph


def _names(requirements: Iterable[str]) -> set[str]:
    names = (re.split(r"[^\w.-]", text, maxsplit=1)[0] for text in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def _together(line: Locked, other: Locked) -> bool:
    """Return whether two lines can hold in one environment: the two of PySide6 part at a version of Python."""
    return not (line.marker.startswith("python_") and other.marker.startswith("python_")) or line.marker == other.marker


def bom(text: str, version: str) -> Entry:
    """Return the bill of materials for the text of a lock and a version of medviewer."""
    lines, root = locked(text), f"pkg:pypi/medviewer@{version}"
    own = {"version": version, "licenses": licences("MIT")}
    program = {"type": "application", "bom-ref": root, "name": "medviewer", **own, "purl": root}
    parts = [{"type": "data", "bom-ref": f"{root}#{n}", "name": n, "description": d, **own} for n, d in OWN]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": [*parts, *map(component, lines)],
        "dependencies": dependencies(lines, root),
    }


def stale(text: str) -> list[str]:
    """Return the packages that are installed here in another version than in a lock, and so may tell another thing."""
    versions: dict[str, set[str]] = {}
    for line in locked(text):
        versions.setdefault(line.name, set()).add(line.version)
    return [name for name, allowed in versions.items() if metadata.version(name) not in allowed]


def texts(text: str) -> dict[str, str]:
    """Return medviewer's licence text and those in the installed wheels of a lock, by package."""
    found = {"medviewer": (ROOT / "LICENSE").read_text(encoding="utf-8")}
    for name in dict.fromkeys(line.name for line in locked(text)):
        files = (file for file in metadata.files(name) or [] if ".dist-info/licenses/" in str(file))
        parts = [file.read_text(encoding="utf-8").strip("\n") for file in sorted(files, key=str)]
        if parts:
            found[name] = "\n\n\n".join(parts) + "\n"
    return found


def rendered() -> str:
    """Return the file's text for what is installed here."""
    from medviewer import __version__

    return json.dumps(bom(LOCK.read_text(encoding="utf-8"), __version__), indent=1) + "\n"


def main() -> int:
    """Write the bill of materials and the licence texts."""
    lock = LOCK.read_text(encoding="utf-8")
    if (other := stale(lock)) or platform.system() != "Linux":
        print(f"This must run on Linux, where what the lock names is installed. In other versions: {other or 'none'}.")
        return 1
    PLACE.write_text(rendered(), encoding="utf-8")
    LICENCES.mkdir(exist_ok=True)
    for name, text in texts(lock).items():
        (LICENCES / f"{name}.txt").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
