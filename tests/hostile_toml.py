"""What a TOML file of a stranger, of a broken disk or of a slip of the hand may be: for every file that is TOML."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Plant = Callable[[Path], object]
MB = 1 << 20


def _text(content: bytes) -> Plant:
    return lambda file: file.write_bytes(content)


def _huge(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(100 * MB)


BROKEN: dict[str, tuple[Plant, int]] = {
    "nested arrays": (_text(b"\na = " + b"[" * 500), 2),
    "closed arrays": (_text(b"a = " + b"[" * 99_000 + b"]" * 99_000), 1),
    "nested tables": (_text(b"a = " + b"{a = " * 50_000), 1),
    "a deep key": (_text(b"# \n\na" + b".a" * 400_000 + b" = 1"), 3),
    "a deep table": (_text(b"[a" + b" . 'a'" * 100_000 + b"]"), 1),
    "many keys": (_text(b"".join(b"k%d = 1\n" % number for number in range(60_000))), 50_001),
    "many tables": (_text(b"".join(b"[k%d]\n" % number for number in range(60_000))), 50_001),
    "many members": (_text(b"a = [\n" + b"1,\n" * 60_000 + b"]"), 50_000),
    "a huge number": (_text(b"a = " + b"9" * 900_000), 1),
    "a huge hexadecimal number": (_text(b"a = 0x" + b"f" * 900_000), 1),
    "no date": (_text(b"a = 2026-02-31"), 1),
    "no time": (_text(b"a = 2026-02-01T99:00:00Z"), 1),
    "no text": (_text(b"a = 1\nb = 'x\n"), 2),
    "a text without end": (_text(b'a = """\n' + b'""\n' * 99_000), 99_001),
    "backslashes": (_text(b'a = "' + b"\\" * 900_001), 1),
    "not UTF-8": (_text(b"a = 1\n# na\xefve\n"), 2),
    "UTF-16": (_text("a = 1".encode("utf-16")), 1),
    "NUL": (_text(b"a = 1\n\0"), 2),
    "NUL in a text": (_text(b"a = '\0'"), 1),
    "lone CR": (_text(b"a = 1\rb = 2"), 1),
    "a mark in the middle": (_text("a = 1\n\ufeffb = 2".encode()), 2),
    "a key twice": (_text(b"a = 1\na = 2\n"), 2),
    "no TOML": (_text(b"the pharmacy has moved"), 1),
    "a bracket": (_text(b"["), 1),
    "large": (_text(b"#" * (MB + 1)), 0),
    "huge": (_huge, 0),
    "a folder": (lambda file: file.mkdir(), 0),
    "a pipe": (lambda file: os.mkfifo(file), 0),
    "a device": (lambda file: file.symlink_to("/dev/zero"), 0),
    "a link to itself": (lambda file: file.symlink_to(file), 0),
}
"""By name: what puts it there, and the line that is named, 0 for the whole file."""
