"""A desk of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from medviewer.desk.store import Desk


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "desk.sqlite"


@pytest.fixture
def desk(desk_file: Path) -> Iterator[Desk]:
    with Desk.open(desk_file) as opened:
        yield opened
