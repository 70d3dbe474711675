"""The program's own tables in TOML, read once and kept."""

from __future__ import annotations

from typing import Any

from medviewer.locations import resources
from medviewer.starting.kept import KEPT


def shipped_toml(name: str) -> dict[str, Any]:
    """Return what one of the program's own files in TOML holds; read anew each time."""
    return KEPT.table(name, (resources() / name).read_bytes())
