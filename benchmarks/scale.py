"""What it takes to bring packs to the wards of a hospital group: seconds and bytes, simulated with local folders.

    python benchmarks/scale.py [--pages 6447] [--changed 3] [--wards 500] [--real 20]

Two editions of a library are built and published in one folder, the second with `--changed` per cent of its pages
changed. After each, every ward pulls by content hash, as docs/scale.md has it: what the pointer names and the ward has
not is copied to a temporary file, its SHA-256 compared with the one in its name, and renamed; the pointer follows.
`--real` of the wards copy every byte; the others are given hard links to the copy of the first and verify nothing, so
that disk and time suffice. Then one ward that has the first edition is brought the second by rsync, whole and by delta,
and it is counted how many of the second edition's pages of SQLite (4,096 bytes) the first one does not hold, which is
what zsync and the like would fetch. The floor, in the same run: copying the second pack once and hashing the copy.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import NamedTuple

POINTER = "current.toml"
SQLITE_PAGE = 4096


class Pull(NamedTuple):
    """What one round of all wards took. copied: bytes; real: wards that copied them."""

    seconds: float
    copied: int
    real: int


def medviewer(*words: object) -> None:
    """Run a command."""
    command = [sys.executable, "-m", "medviewer", *map(str, words)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def make_editions(place: Path, pages: int, percent: float) -> tuple[Path, Path]:
    """Build the packs of two editions of one library, and return their paths."""
    library = place / "formulary"
    maker = Path(__file__).with_name("make_library.py")
    subprocess.run([sys.executable, maker, "--pages", str(pages), str(library)], check=True, stdout=subprocess.DEVNULL)
    first, second = place / "first.medpack", place / "second.medpack"
    medviewer("pack", "build", library, "-o", first)
    files = sorted(library.rglob("*.md"))
    for file in random.Random(1).sample(files, round(len(files) * percent / 100)):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("### Dosage\n\n", "### Dosage\n\nNot more than 5 mg a day. ", 1), encoding="utf-8")
    medviewer("pack", "build", library, "-o", second)
    return first, second


def fetch(store: Path, ward: Path, name: str) -> int:
    """Copy a pack by temporary file, hash and rename; return the bytes. Raises ValueError where the copy is another."""
    part, digest, copied = ward / f"{name}.part", hashlib.sha256(), 0
    with (store / name).open("rb") as source, part.open("wb") as target:
        while piece := source.read(1 << 20):
            digest.update(piece)
            copied += target.write(piece)
    if not name.endswith(f"-{digest.hexdigest()[:12]}.medpack"):
        raise ValueError(f"{part} is not what its name says")
    part.rename(ward / name)
    return copied


def pull_all(store: Path, wards: list[Path], real: int) -> Pull:
    """Let every ward pull what the pointer names, then the pointer."""
    started, copied = time.perf_counter(), 0
    name = current(store)
    for number, ward in enumerate(wards):
        ward.mkdir(parents=True, exist_ok=True)
        if not (ward / name).exists():
            if number < real:
                copied += fetch(store, ward, name)
            else:
                os.link(wards[0] / name, ward / name)
        shutil.copyfile(store / POINTER, ward / f"{POINTER}.part")
        (ward / f"{POINTER}.part").rename(ward / POINTER)
        copied += (store / POINTER).stat().st_size
    return Pull(time.perf_counter() - started, copied, min(real, len(wards)))


def current(store: Path) -> str:
    """Return the file that the only library of a pointer is read from."""
    [line] = tomllib.loads((store / POINTER).read_text(encoding="utf-8")).values()
    return str(line["current"])


def rsync(store: Path, ward: Path, *options: str) -> tuple[float, int]:
    """Bring a ward the current pack; return seconds and the bytes that both sides sent."""
    command = ["rsync", "--times", "--stats", *options, str(store / current(store)), f"{ward}/"]
    started = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout
    sent = re.findall(r"Total bytes (?:sent|received): ([\d,]+)", said)
    return time.perf_counter() - started, sum(int(number.replace(",", "")) for number in sent)


def new_pages(old: Path, new: Path) -> int:
    """Return the bytes of those pages of the new file that the old one holds nowhere."""
    known = {hashlib.sha256(page).digest() for page in _pages(old)}
    return sum(len(page) for page in _pages(new) if hashlib.sha256(page).digest() not in known)


def _pages(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[at : at + SQLITE_PAGE] for at in range(0, len(content), SQLITE_PAGE)]


def say_pull(what: str, pull: Pull, wards: int, size: int) -> None:
    """Print a round of all wards."""
    print(
        f"{what}: {wards} wards in {pull.seconds:.1f} s, {pull.copied / 1e6:,.0f} MB copied by {pull.real} of them, "
        f"hard links in the others; all of them: {wards * size / 1e9:,.1f} GB"
    )


def compare_rsync(store: Path, place: Path, old: str, size: int) -> None:
    """Print what rsync needs for one ward, whole and by delta."""
    if shutil.which("rsync") is None:
        print("rsync: not installed, skipped")
        return
    ways = {
        "rsync, whole file": ("--whole-file",),
        "rsync, delta": ("--no-whole-file", "--fuzzy"),
        "rsync, delta, blocks of 4096": ("--no-whole-file", "--fuzzy", f"--block-size={SQLITE_PAGE}"),
    }
    for number, (name, options) in enumerate(ways.items()):
        ward = place / f"rsync-{number}"
        ward.mkdir()
        shutil.copyfile(store / old, ward / old)
        seconds, sent = rsync(store, ward, *options)
        print(f"{name}: {seconds:.2f} s, {sent / 1e6:,.2f} MB, {100 * sent / size:.1f} % of the pack")


def main() -> None:
    """Run all, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=6447)
    parser.add_argument("--changed", type=float, default=3.0, help="per cent")
    parser.add_argument("--wards", type=int, default=500)
    parser.add_argument("--real", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        store, wards = place / "store", [place / "wards" / f"{number:03}" for number in range(arguments.wards)]
        store.mkdir()
        first, second = make_editions(place, arguments.pages, arguments.changed)
        size = second.stat().st_size
        print(f"packs of {arguments.pages} pages: {first.stat().st_size / 1e6:.1f} and {size / 1e6:.1f} MB")
        medviewer("pack", "publish", first, "--to", store)
        old = current(store)
        say_pull("first edition", pull_all(store, wards, arguments.real), arguments.wards, size)
        medviewer("pack", "publish", second, "--to", store)
        say_pull("second edition", pull_all(store, wards, arguments.real), arguments.wards, size)
        unchanged = pull_all(store, wards, arguments.real)
        print(
            f"nothing new: {arguments.wards} wards in {unchanged.seconds:.2f} s, {unchanged.copied / 1e3:.0f} KB copied"
        )
        ward = place / "floor"
        ward.mkdir()
        started = time.perf_counter()
        fetch(store, ward, current(store))
        print(f"floor: one copy with its hash in {time.perf_counter() - started:.2f} s")
        compare_rsync(store, place, old, size)
        fresh = new_pages(store / old, store / current(store))
        print(f"pages of SQLite that are new: {fresh / 1e6:.2f} MB, {100 * fresh / size:.1f} % of the pack")


if __name__ == "__main__":
    main()
