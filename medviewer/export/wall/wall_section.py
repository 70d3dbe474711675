"""A section as it stands on a wall sheet."""

from __future__ import annotations

from typing import NamedTuple


class WallSection(NamedTuple):
    """A section as it stands on a sheet. body: HTML below the title, without it."""

    title: str
    body: str
