"""Versions of the program and of what it runs on: what support asks for first, and nothing of whoever runs it.

There is no path, no name of a user or of a computer, and no library in it. Nothing of Qt is loaded: the window may be
what does not work.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import sys
from importlib import metadata

from medviewer import __version__, locations

_QT = "PySide6-Essentials"


def versions() -> dict[str, object]:
    """Return the versions as values that JSON knows.

    qt: of PySide6, which has that of Qt, None where it is not installed. packages: those of the bill of materials that
    are installed, by name. session: wayland or x11, None where nothing says so. is_frozen: no Python of its own.
    """
    return {
        "medviewer": __version__,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "qt": _installed(_QT),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
        "platform": platform.platform(),
        "machine": platform.machine(),
        "session": os.environ.get("XDG_SESSION_TYPE"),
        "is_frozen": bool(getattr(sys, "frozen", False)),
        "packages": {name: version for name in _packages() if (version := _installed(name))},
    }


def _packages() -> list[str]:
    """Return the packages that the program is delivered with, each once."""
    bill = json.loads((locations.resources() / "sbom.cdx.json").read_text(encoding="utf-8"))
    return sorted({entry["name"] for entry in bill["components"] if entry["type"] == "library"})


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
