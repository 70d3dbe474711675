"""Write what the Flatpak gets from the package index: tools/packaging/flatpak/python-*.json.

usage: python tools/packaging/flatpak_modules.py

A Flatpak is built without a network, of files that are named by address and hash. These are the wheels of
requirements/run.lock and build.lock for the Python of its runtime; pip says which, and refuses one whose hash is not in
the lock. Wheels, and not sources: nh3 and cryptography are Rust and rapidfuzz C++, whose own sources and compilers
would have to come along, and the bill of materials is of these wheels. PySide6 is the base app's.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FLATPAK = ROOT / "tools" / "packaging" / "flatpak"
PYTHON = "3.13"
"""Of the runtime that the manifest names."""
ARCHITECTURES = ("x86_64", "aarch64")
GLIBCS = ("2_34", "2_28", "2_27", "2_26", "2_17")
BASE = ("pyside6-essentials", "shiboken6")
"""What the base app brings."""
MODULES = (("python-build-modules", "build", ["*"]), ("python-modules", "run", []))
"""Name of the module, its lock, and what of it is not delivered."""


def without_base(lock: str) -> str:
    """Return a lock without the packages of the base app."""
    entries = re.split(r"(?m)^(?=\S)", lock)
    return "".join(entry for entry in entries if not entry.startswith(tuple(f"{name}==" for name in BASE)))


def without_settings() -> dict[str, str]:
    """Return an environment in which pip asks the public index, and no mirror that this computer may have."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_") or name == "PIP_CERT"}
    return {**kept, "PIP_CONFIG_FILE": os.devnull}


def wheels(lock: Path, architecture: str) -> list[tuple[str, str]]:
    """Return address and SHA-256 of each wheel for an architecture; raises CalledProcessError."""
    abi = f"cp{PYTHON.replace('.', '')}"
    words = ["--only-binary", ":all:", "--python-version", PYTHON, "--implementation", "cp"]
    words += [word for name in (abi, "abi3", "none") for word in ("--abi", name)]
    words += [word for glibc in GLIBCS for word in ("--platform", f"manylinux_{glibc}_{architecture}")]
    with tempfile.TemporaryDirectory() as scratch:
        asked, report = Path(scratch) / "asked.txt", Path(scratch) / "report.json"
        asked.write_text(without_base(lock.read_text(encoding="utf-8")), encoding="utf-8")
        words += ["--target", scratch, "--report", str(report), "--requirement", str(asked)]
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
        pip += ["--dry-run", "--ignore-installed", "--require-hashes", *words]
        subprocess.run(pip, env=without_settings(), check=True)
        found = [one["download_info"] for one in json.loads(report.read_text(encoding="utf-8"))["install"]]
    return sorted((one["url"], one["archive_info"]["hashes"]["sha256"]) for one in found)


def module(name: str, lock: Path, cleanup: list[str]) -> dict[str, Any]:
    """Return a module of a manifest."""
    listed = {architecture: wheels(lock, architecture) for architecture in ARCHITECTURES}
    common = set.intersection(*map(set, listed.values()))
    sources = [{"type": "file", "url": url, "sha256": digest} for url, digest in sorted(common)]
    for architecture, found in listed.items():
        own = [pair for pair in found if pair not in common]
        sources += [{"type": "file", "url": u, "sha256": d, "only-arches": [architecture]} for u, d in own]
    command = "pip3 install --no-index --no-deps --prefix=${FLATPAK_DEST} ./*.whl"
    made = {"name": name, "buildsystem": "simple", "build-commands": [command], "sources": sources}
    return {**made, "cleanup": cleanup} if cleanup else made


def main() -> int:
    """Write them; return the exit code."""
    for name, lock, cleanup in MODULES:
        made = module(name, ROOT / "requirements" / f"{lock}.lock", cleanup)
        text = json.dumps(made, indent=2) + "\n"
        (FLATPAK / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(made['sources'])} wheels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
