"""Small TOML files that several processes read and write."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

LARGEST = 1 << 20  # bytes of a file that is read


def quoted(text: str) -> str:
    """Return a text as a TOML string (TOML 1.0, basic strings); it differs from JSON's in DEL alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def loaded(file: Path) -> dict[str, Any]:
    """Return what a TOML file says; raises OSError, and ValueError where it is none or absurdly large."""
    with file.open("rb") as source:
        text = source.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise ValueError("it is larger than 1 MB")
    return tomllib.loads(text.decode())
