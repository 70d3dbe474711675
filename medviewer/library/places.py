"""The meaning of a path: a folder of pages, a pack, or a pack folder and the pack that is current there.

Every start asks this: what reads packs is imported where there is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.errors import Message
from medviewer.library.paths import real
from medviewer.library.pointer import POINTER, SUFFIX, understood

if TYPE_CHECKING:
    from medviewer.monograph.model import Problem


def is_channel(folder: Path) -> bool:
    """Tell whether a folder is a pack folder; mostly a look at one file's name."""
    return (folder / POINTER).is_file() and not _refusal(folder)


def stray(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the pointer of a folder that is read as one of pages, nothing where it has none."""
    from medviewer.monograph.model import Problem

    if not os.path.lexists(folder / POINTER) or is_channel(folder):
        return ()
    return _refusal(folder) or (Problem(0, Message("{} is not used: it is not a file.", POINTER)),)


def _refusal(folder: Path) -> tuple[Problem, ...]:
    """Return why a file is no pointer, if it is none and no pack lies beside it: then somebody else put it there."""
    from medviewer.monograph.frontmatter.bounded_toml import TomlError, load
    from medviewer.monograph.model import Problem

    try:
        understood(load(folder / POINTER))
    except TomlError as error:
        pack = next(folder.glob(f"*{SUFFIX}"), None)
        return () if pack else (Problem(error.line, Message("{} is not used: {}.", POINTER, error.reason)),)
    except OSError:
        pass
    return ()


def place_of(root: Path) -> tuple[Path, str] | None:
    """Return the pack folder that a path means, and the library: `FOLDER`, or `FOLDER/NAME` where it holds several.

    The name is empty where the path does not say it. None where the path means no pack folder.
    """
    if is_channel(root):
        return root, ""
    if is_channel(root.parent) and not root.exists():
        return root.parent, root.name
    return None


def overlapping(root: Path, others: Iterable[Path]) -> Path | None:
    """Return the first of other folders that lies in this one, or in which this one lies; links are followed."""
    place = real(root)
    found = ((other, real(other)) for other in others if other.is_dir() and root.is_dir())
    return next((one for one, at in found if place.is_relative_to(at) or at.is_relative_to(place)), None)


def leads_to_pack(root: Path) -> bool:
    """Tell whether a path is not a folder of pages: a pack folder, a file, or out of reach and named like a pack."""
    return root.is_file() or (root.suffix.lower() == SUFFIX and not root.is_dir()) or place_of(root) is not None
