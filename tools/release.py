"""Make a release of what stands under “Unreleased” in CHANGELOG.md, or check one that was tagged.

usage: python tools/release.py VERSION [--date YYYY-MM-DD]
       python tools/release.py --check TAG
       python tools/release.py --notes TAG

A release is one commit, in which changelog, program, bill of materials and metainfo have the version, and an annotated
tag `vVERSION` whose message is the section of the changelog. Nothing is pushed, and where git refuses one of the two
neither stays. --check writes nothing: it says where tag and files part. --notes prints what a release says of itself.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CHANGELOG, PROGRAM, BILL = "CHANGELOG.md", "medviewer/__init__.py", "resources/sbom.cdx.json"
METAINFO = "resources/io.github.medviewer.medviewer.metainfo.xml"
UNRELEASED = "Unreleased"
OWN = "pkg:pypi/medviewer@"
"""What medviewer's own parts are called by in the bill of materials, before their version."""
LGPL = """\
The packages contain Qt and PySide6 {version}, unmodified, under the GNU Lesser General Public License, version 3. Their
sources: https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{version}-src/ and
https://download.qt.io/official_releases/qt/{minor}/{version}/. LICENCES.txt has all terms, sbom.cdx.json all parts,
SHA256SUMS the hashes; `gh attestation verify FILE --repo medviewer/medviewer` says where a file was built.
"""
"""What docs/licences.md asks for beside the files of a release."""
_HEADING = re.compile(r"^## (\S+)(?: \((\d{4}-\d\d-\d\d)\))?[ \t]*$", re.MULTILINE)
_RELEASE = re.compile(r'<release version="([^"]*)" date="([^"]*)"/>')
_PICTURE = re.compile(r"(https://\S+/)v[0-9.]+(/docs/screens/)")
_VERSION = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)


class ReleaseError(Exception):
    """Why no release can be made."""


class Section(NamedTuple):
    """A section of the changelog. date: ISO 8601, empty where none is given; text: without its heading."""

    name: str
    date: str
    text: str


def sections(changelog: str) -> list[Section]:
    """Return the sections of a changelog, newest first."""
    _, *parts = _HEADING.split(changelog)
    return [Section(name, date or "", text.strip()) for name, date, text in zip(*[iter(parts)] * 3, strict=True)]


def numbers(version: str) -> tuple[int, ...]:
    """Return the three numbers of a version; raises ReleaseError for anything else."""
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version, re.ASCII):
        raise ReleaseError(f"“{version}” is no version: three numbers with dots between them")
    return tuple(map(int, version.split(".")))


def version_of(program: str) -> str:
    """Return the version that medviewer/__init__.py gives; raises ReleaseError where it gives none."""
    if not (found := _VERSION.search(program)):
        raise ReleaseError(f"{PROGRAM} gives no version")
    return found[1]


def dated(changelog: str, version: str, date: str) -> str:
    """Return a changelog in which what is unreleased is of a version; raises ReleaseError where nothing is."""
    if not any(one.name == UNRELEASED and one.text for one in sections(changelog)):
        raise ReleaseError(f"nothing stands under “{UNRELEASED}” in {CHANGELOG}")
    return re.sub(rf"(?m)^## {UNRELEASED}[ \t]*$", f"## {UNRELEASED}\n\n## {version} ({date})", changelog, count=1)


def billed(bill: str, version: str) -> str:
    """Return a bill of materials, as tools/sbom.py writes it, in which medviewer has a version."""
    made = json.loads(re.sub(rf'"{OWN}[^"#]*', f'"{OWN}{version}', bill))
    for part in (made["metadata"]["component"], *made["components"]):
        if part["bom-ref"].startswith(OWN):
            part["version"] = version
    return json.dumps(made, indent=1) + "\n"


def announced(metainfo: str, version: str, date: str) -> str:
    """Return a metainfo with a release more, whose pictures are those of its tag; raises ReleaseError."""
    if not (newest := _RELEASE.search(metainfo)):
        raise ReleaseError(f"{METAINFO} lists no release")
    added = f'<release version="{version}" date="{date}"/>\n    '
    listed = metainfo[: newest.start()] + added + metainfo[newest.start() :]
    return _PICTURE.sub(rf"\g<1>v{version}\g<2>", listed)


def release(root: Path, version: str, date: str) -> str:
    """Commit and tag a release in a repository; return the tag. Raises ReleaseError before anything is written."""
    texts = {name: (root / name).read_text(encoding="utf-8") for name in (CHANGELOG, PROGRAM, BILL, METAINFO)}
    before, tag = version_of(texts[PROGRAM]), f"v{version}"
    if numbers(version) <= numbers(before):
        raise ReleaseError(f"{version} is not newer than {before}")
    if _git(root, "status", "--porcelain", "--untracked-files=no"):
        raise ReleaseError("files are changed and not committed: see `git status`")
    if _git(root, "tag", "--list", tag):
        raise ReleaseError(f"there is a tag {tag}")
    head = _git(root, "rev-parse", "HEAD")
    texts[CHANGELOG] = dated(texts[CHANGELOG], version, date)
    texts[PROGRAM] = _VERSION.sub(f'__version__ = "{version}"', texts[PROGRAM])
    texts[BILL] = billed(texts[BILL], version)
    texts[METAINFO] = announced(texts[METAINFO], version, date)
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    made = next(one for one in sections(texts[CHANGELOG]) if one.name == version)
    message = f"medviewer {version} ({date})\n\n{made.text}\n"
    try:
        _git(root, "commit", "--quiet", f"--message=Release {version}", "--", *texts)
        _git(root, "tag", "--annotate", "--cleanup=whitespace", "--file=-", tag, given=message)
    except ReleaseError:
        _git(root, "reset", "--quiet", "--hard", head)  # nothing but the release was changed, as was seen above
        raise
    return tag


def problems(root: Path, tag: str) -> list[str]:
    """Return where a tag and the files of its commit part."""
    program = version_of((root / PROGRAM).read_text(encoding="utf-8"))
    bill = json.loads((root / BILL).read_text(encoding="utf-8"))["metadata"]["component"]["version"]
    listed = sections((root / CHANGELOG).read_text(encoding="utf-8"))
    newest = next((one for one in listed if one.name != UNRELEASED), Section("", "", ""))
    metainfo = (root / METAINFO).read_text(encoding="utf-8")
    shown = (_RELEASE.findall(metainfo) or [("", "")])[0]
    waiting = any(one.name == UNRELEASED and one.text for one in listed)
    return [
        problem
        for problem, is_there in (
            (f"the tag is {tag}, {PROGRAM} says {program}", tag != f"v{program}"),
            (f"{BILL} says {bill}, {PROGRAM} {program}: run `make sbom`", bill != program),
            (f"the newest section of {CHANGELOG} is “{newest.name}”, {PROGRAM} says {program}", newest.name != program),
            (f"section “{newest.name}” of {CHANGELOG} has no date", not newest.date),
            (f"section “{newest.name}” of {CHANGELOG} is empty", not newest.text),
            (f"the newest release in {METAINFO} is {shown}, not {newest[:2]}", shown != newest[:2]),
            (f"something still stands under “{UNRELEASED}” in {CHANGELOG}", waiting),
        )
        if is_there
    ]


def notes(root: Path, tag: str) -> str:
    """Return what is new in a release, and what stands beside its files; raises ReleaseError."""
    listed = sections((root / CHANGELOG).read_text(encoding="utf-8"))
    found = next((one for one in listed if tag == f"v{one.name}"), None)
    if found is None:
        raise ReleaseError(f"{CHANGELOG} has no section for {tag}")
    bill = json.loads((root / BILL).read_text(encoding="utf-8"))
    qt = min(numbers(part["version"]) for part in bill["components"] if part["name"] == "pyside6-essentials")
    version, minor = (".".join(map(str, qt[:count])) for count in (3, 2))
    return f"{found.text}\n\n{LGPL.format(version=version, minor=minor)}"


def _git(root: Path, *words: str, given: str = "") -> str:
    """Run git and return what it prints; raises ReleaseError with its words where it fails."""
    done = subprocess.run(["git", *words], cwd=root, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise ReleaseError(f"git {words[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Make or check a release; return the exit code."""
    parser = argparse.ArgumentParser(description="Make a release of what is unreleased, or check one.")
    parser.add_argument("version", nargs="?", help="of the release, such as 0.2.0")
    parser.add_argument(
        "--date", type=datetime.date.fromisoformat, default=datetime.date.today(), help="of the release"
    )
    parser.add_argument("--check", metavar="TAG", help="say where a tag, version and changelog part")
    parser.add_argument("--notes", metavar="TAG", help="print what a release says of itself")
    options = parser.parse_args(argv)
    if sum(map(bool, (options.version, options.check, options.notes))) != 1:
        parser.error("name a version, or --check TAG, or --notes TAG")
    try:
        if options.notes:
            print(notes(root, options.notes), end="")
        found = problems(root, options.check) if options.check else []
        if options.version:
            tag = release(root, options.version, options.date.isoformat())
            print(f"Committed and tagged: {tag}. To publish it: git push --follow-tags")
    except ReleaseError as error:
        found = [str(error)]
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
