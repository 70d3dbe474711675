"""What every package says of the sources it was made from: their version, and their day."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def epoch() -> int:
    """Return the seconds since 1970 of the sources: what SOURCE_DATE_EPOCH says, else the last commit, else now."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    words = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False) if shutil.which("git") else None
    return int(told.stdout) if told and told.returncode == 0 and told.stdout.strip() else int(time.time())


def version() -> str:
    """Return the version of the program; raises ValueError where it has none."""
    found = re.search(r'^__version__ = "([^"]+)"', (ROOT / "medviewer" / "__init__.py").read_text(), re.MULTILINE)
    if not found:
        raise ValueError("medviewer/__init__.py names no version")
    return found[1]
