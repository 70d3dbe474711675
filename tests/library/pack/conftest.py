"""Packs of a few pages, and the edition after each."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from medviewer import cli
from medviewer.errors import LibraryError
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.pack.format import Manifest
from medviewer.library.pack.packed import PackCopy
from medviewer.library.pack.verification import copies
from medviewer.library.pack.verification.verified import Verified, verified
from medviewer.sealing.keys import generate, load, public_of
from medviewer.sealing.seal import LENGTH, seal, sign
from medviewer.sealing.trust import Trust

MakePack = Callable[..., Path]
DOSE = b"Adults: 5 mg once."
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
def packed_in(pack: Path) -> Iterator[PackCopy]:
    """Lend the files of a pack."""
    with seen(pack) as found, closing(PackCopy(found.copy, pack)) as packed:
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


@pytest.fixture(scope="session")
def signed_and_not(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a key and two packs of one library: one signed, one unsigned with another dose."""
    place = tmp_path_factory.mktemp("made")
    generate(place / "key")
    for name, dose in (("good", DOSE), ("evil", b"Adults: 500 mg once.")):
        library = place / name / "formulary"
        library.mkdir(parents=True)
        (library / "warfarin.md").write_bytes(b"# Warfarin\n### Dosage\n" + dose + b"\n")
        build(BuildOptions(library, place / f"{name}.medpack"), place / "work")
    sign(place / "good.medpack", load(place / "key"), place / "good.medpack")
    return place


@pytest.fixture
def pharmacy(signed_and_not: Path) -> Trust:
    """Return a trust that requires the key of the signed pack."""
    return Trust((public_of(load(signed_and_not / "key"), "Pharmacy"),), required=True)


@pytest.fixture
def good(signed_and_not: Path, tmp_path: Path) -> Path:
    """Return a signed pack of one page."""
    return Path(shutil.copy(signed_and_not / "good.medpack", tmp_path))


@pytest.fixture
def evil(signed_and_not: Path, tmp_path: Path) -> Path:
    """Return an unsigned pack of the same library and page, with another dose."""
    return Path(shutil.copy(signed_and_not / "evil.medpack", tmp_path))


@pytest.fixture(autouse=True)
def _nothing_known_from_before() -> Iterator[None]:
    """Have each test begin as a new process does."""
    yield
    copies._refuge.cache_clear()
    copies._written.clear()


def shown(pack: Path, index: Path, trust: Trust | None = None) -> tuple[bytes, str]:
    """Return a page as a catalogue reads it, and what the seal of its pack is worth; raises LibraryError."""
    catalogue = Catalogue.open(name_libraries([pack]), index, trust)
    try:
        catalogue.update()
        [(library, verdict, _)] = catalogue.seals()
        page = catalogue.page(f"{library.name}/warfarin.md")
        assert page
        read = catalogue.read(page.id)
        assert read.markdown.encode() in page.files.page(b"warfarin.md")
        return page.files.page(b"warfarin.md"), verdict.kind
    finally:
        catalogue.close()


def refusal(pack: Path, index: Path, trust: Trust | None = None) -> str:
    with pytest.raises(LibraryError) as refused:
        shown(pack, index, trust)
    assert "\n" not in str(refused.value)
    return str(refused.value)
