"""The meaning of a path that was named or dropped: a page of an open library, a library, or neither."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.library.paths import PAGES, real, shown
from medviewer.library.places import leads_to_pack
from medviewer.quoted_names import named

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.records import Library


class Meant(Enum):
    """Kinds of what a path can mean. STRAY_PAGE: a page of no open library."""

    PAGE, LIBRARY, STRAY_PAGE, NOTHING = range(4)


class ArrivedPath(NamedTuple):
    """id: of a page. said: why nothing is opened, where nothing is meant."""

    meant: Meant
    path: Path
    id: str = ""
    said: str = ""


def arrived(path: Path, catalogue: Catalogue) -> ArrivedPath:
    """Return what a path means; looks at the disk, so not for the GUI's thread."""
    if path.is_dir() or _is_pack(path):
        return ArrivedPath(Meant.LIBRARY, path)
    if not path.exists():
        return ArrivedPath(Meant.NOTHING, path, said=Message("There is no file or folder “{}”.", named(str(path))))
    if not path.is_file() or not os.fsencode(path.name).lower().endswith(PAGES):
        said = Message("“{}” was not opened: it is no library pack, no folder and no page (.md).", named(str(path)))
        return ArrivedPath(Meant.NOTHING, path, said=said)
    found = list(_in_libraries(path, catalogue.libraries))
    if not found:
        return ArrivedPath(Meant.STRAY_PAGE, path)
    for _, id in found:
        if catalogue.page(id):
            return ArrivedPath(Meant.PAGE, path, id)
    library = found[0][0]
    said = Message(
        "“{}” lies in the library “{}”, which does not list it as a page; Library, Problems may say why.",
        named(str(path)),
        named(library.name),
    )
    return ArrivedPath(Meant.NOTHING, path, said=said)


def _is_pack(path: Path) -> bool:
    """Tell whether a file begins as a pack, or a path means one that is out of reach."""
    from medviewer.library.pack.format import begins_as_pack

    if not path.is_file():
        return leads_to_pack(path)
    try:
        with path.open("rb") as file:
            return begins_as_pack(file)
    except OSError:
        return False


def _in_libraries(path: Path, libraries: Sequence[Library]) -> Iterator[tuple[Library, str]]:
    """Yield libraries in whose folder a file lies, and the id that it has there: by the path as it is, and followed."""
    for library in libraries:
        for file, root in ((path, library.root), (real(path), real(library.root))):
            if root.is_dir() and file.is_relative_to(root):
                source = file.relative_to(root).as_posix()
                yield library, f"{library.name}/{shown(os.fsencode(source))}"
