"""Packs of a few pages, and the edition after each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from medviewer import cli
from medviewer.library.pack.format import Manifest
from medviewer.library.pack.packed import Packed
from medviewer.library.pack.verified import Verified, verified
from medviewer.sealing.seal import LENGTH, seal
from medviewer.sealing.trust import Trust

MakePack = Callable[..., Path]
Edit = Callable[[sqlite3.Connection], object]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Return a function that makes a pack of {path: text} as the library `name`, and returns the pack."""

    def make(pages: Mapping[str, str], name: str = "formulary", file: str = "made") -> Path:
        folder, pack = tmp_path / file / name, tmp_path / f"{file}.medpack"
        for path, text in pages.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        assert cli.main(["pack", "build", str(folder), "-o", str(pack)]) == 0
        return pack

    return make


@contextmanager
def seen(pack: Path) -> Iterator[Verified]:
    """Lend a pack that was verified, for a while."""
    with TemporaryDirectory() as index:
        yield verified(pack, Trust(), Path(index))


@contextmanager
def packed_in(pack: Path) -> Iterator[Packed]:
    """Lend the files of a pack."""
    with seen(pack) as found, closing(Packed(found.copy, pack)) as packed:
        yield packed


def manifest_of(pack: Path) -> Manifest:
    """Return what a pack states of itself."""
    with seen(pack) as found:
        return found.manifest


def forge(pack: Path, edit: Edit, target: Path | None = None) -> Path:
    """Change the database of a pack as anybody can, and seal it anew, unsigned; return where it is."""
    body = pack.read_bytes()[:-LENGTH]
    target = target or pack
    target.write_bytes(body)
    with closing(sqlite3.connect(target, isolation_level=None)) as db:
        edit(db)
    seal(target)
    return target


def restate(**facts: object) -> Edit:
    """Return an edit that has a pack's manifest state other facts."""

    def edit(db: sqlite3.Connection) -> None:
        import json

        manifest = json.loads(db.execute("SELECT content FROM manifest").fetchone()[0])
        db.execute("UPDATE manifest SET content = ?", (json.dumps(manifest | facts),))

    return edit


def recount(db: sqlite3.Connection) -> None:
    """Have a pack's manifest state the files that it holds now."""
    from medviewer.library.pack.format import content_hash

    files = db.execute("SELECT path, sha256, size FROM packed ORDER BY path").fetchall()
    restate(content=content_hash((path, digest) for path, digest, _ in files), bytes=sum(one[2] for one in files))(db)


def page(title: str, dose: str = "5 mg", more: str = "") -> str:
    """Return a page of two sections."""
    return f"---\ntitle: {title}\n{more}---\n### Usage\nFor the complaint.\n\n### Dosage\nAdults: {dose} once.\n"


@pytest.fixture
def packs(make_pack: MakePack) -> list[Path]:
    """Return three editions of one library: of its warfarin the dose is 1, 2 and 3 mg."""
    metformin = {"m/metformin.md": page("Metformin")}
    editions = [metformin | {"w/warfarin.md": page("Warfarin", f"{dose} mg")} for dose in (1, 2, 3)]
    return [make_pack(pages, file=f"edition-{number}") for number, pages in enumerate(editions)]
