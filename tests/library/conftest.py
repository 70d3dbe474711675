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
