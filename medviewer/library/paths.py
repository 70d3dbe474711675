"""Paths below a library: as bytes for the disk and as text for people, and whether strangers' stay inside."""

from __future__ import annotations

import os
import re
from pathlib import Path

PAGES = (b".md", b".markdown", b".mdown", b".mkd", b".mkdn", b".qmd", b".mdx", b".rmd")
"""How the name of a page ends, in small letters: Markdown, and that of Quarto, MDX and R Markdown."""
DOCUMENTS = (
    *(b".txt", b".text", b".rst", b".adoc", b".asciidoc", b".org", b".textile", b".wiki", b".mediawiki", b".tex"),
    *(b".html", b".htm", b".xhtml", b".docx", b".doc", b".odt", b".rtf", b".pdf", b".ipynb"),
)
"""How the name of a text ends that is no page."""
_ESCAPED = r"\\x[89a-f][0-9a-f]"
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\:]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def stays_inside(path: bytes) -> bool:
    """Tell whether a path that a stranger wrote, parted by "/", leads below where it starts, on every system alike.

    Windows is thought of on Linux too: what is made on one is read on the other. Nothing is asked of a disk.
    """
    return all(map(is_safe_name, path.split(b"/")))


def is_safe_name(name: bytes) -> bool:
    """Tell whether one part of a path is a name on every system, and not another place.

    Not one: "", ".", "..", what holds a backslash, a colon (drive, alternate data stream) or a control character,
    what Windows cuts off at its end (a dot, a space), and the names of its devices, whatever follows their dot.
    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    text = name.decode("utf-8", "surrogateescape")
    return bool(text) and text[-1] not in ". " and not _UNSAFE.search(text) and not _DEVICE.fullmatch(text)


def real(path: Path) -> Path:
    """Return a path without links; of one that leads back to itself what can be followed, where `resolve` raises."""
    return Path(os.path.realpath(path))


def shown(path: bytes) -> str:
    """Return a path as text; bytes that are no UTF-8 become `\\xff`, and then a backslash becomes two."""
    try:
        text = path.decode()
    except UnicodeDecodeError:
        return path.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
    return text.replace("\\", "\\\\") if "\\" in text and re.search(_ESCAPED, text) else text


def stored(source: str) -> bytes:
    """Return the path that `shown` gave as `source`; any text gives some path."""
    path = source.encode("utf-8", "replace")
    if "\\" in source and re.search(_ESCAPED, source):
        return re.sub(rb"\\(\\|x[89a-f][0-9a-f])", _unescaped, path)
    return path


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return code if code == b"\\" else bytes.fromhex(code[1:].decode())
