"""Which pack a path leads to."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".medpack"


def resolve(root: Path) -> Path:
    """Return the pack that is to be read where `root` was named."""
    return root


def leads_to_pack(root: Path) -> bool:
    """Tell whether a path is not a folder of pages: a file, or what is out of reach and is named like a pack."""
    return root.is_file() or (root.suffix.lower() == SUFFIX and not root.is_dir())
