"""Libraries of a few pages, and catalogues over them that are closed when their test ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries

OPEN = Callable[..., Catalogue]


@pytest.fixture
def index_folder(tmp_path: Path) -> Path:
    """Return a folder for indexes that does not exist yet."""
    return tmp_path / "cache" / "index"


@pytest.fixture
def opened(index_folder: Path) -> Iterator[OPEN]:
    """Return a function that opens a catalogue over folders; it is closed when the test ends."""
    catalogues: list[Catalogue] = []

    def open_catalogue(*roots: Path) -> Catalogue:
        catalogues.append(Catalogue.open(name_libraries(roots), index_folder))
        return catalogues[-1]

    yield open_catalogue
    for catalogue in catalogues:
        catalogue.close()


@pytest.fixture
def indexed(opened: OPEN) -> OPEN:
    """Return a function that opens a catalogue over folders and brings it up to date."""

    def open_indexed(*roots: Path) -> Catalogue:
        catalogue = opened(*roots)
        catalogue.update()
        return catalogue

    return open_indexed


PICTURE = bytes.fromhex(  # a PNG of one red pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
WARD = {
    "w/warfarin.md": "---\ngeneric_name: warfarin sodium\nbrands: [Coumadin]\ndrug_class: anticoagulant\natc: B01AA03\n"
    "source:\n  set_id: x\n  kind: spl\n---\n# Warfarin\n### Usage\nStops clots.\n![tablet](../pictures/red.png)\n"
    "### Interactions\nAspirin and amiodarone raise the risk of bleeding.\n### Ward rules\nCall the ward.\n",
    "a/aspirin.md": "---\ngeneric_name: acetylsalicylic acid\ndrug_class: NSAID\n---\n# Aspirin\n### Usage\nPain.\n"
    "### Interactions\nWarfarin: avoid.\n",
    "a/amiodarone.md": "# Amiodarone\n### Usage\nArrhythmia.\n### Usage\nTwice.\n",
    "a/amlodipine.md": "# Amlodipine\n### Usage\nBlood pressure.\nBell\0here.\n",
    "pictures/red.png": PICTURE,
    "sections.toml": '[ward_rules]\ntitle = "Rules of the ward"\ntab = "Ward"\nnames = ["ward rules"]\n',
    "aliases.toml": 'same = [["warfarin", "rat bane"]]\n',
    "tallman.toml": 'confused = [["amIODAROne", "amLODIPine"]]\n',
}


@pytest.fixture
def ward(library: Callable[..., Path]) -> Path:
    """Return a library folder of four pages with all that a library can have beside them."""
    return library(WARD, "ward")


@pytest.fixture
def pack_of(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that builds a pack of a folder, in a folder of its own, and returns its path."""
    from medviewer.library.pack.building import BuildOptions, build

    def pack(root: Path, name: str = "ward.medpack", made: str = "2026-11-26T08:00:00Z", **more: str) -> Path:
        target = tmp_path / "share" / name
        target.parent.mkdir(exist_ok=True)
        build(BuildOptions(root, target, made=made, **more), tmp_path / "work")
        return target

    return pack
