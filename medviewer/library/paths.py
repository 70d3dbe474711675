"""Paths below a library as bytes for the disk and as text for people, each made from the other without loss."""

from __future__ import annotations

import re

_ESCAPED = r"\\x[89a-f][0-9a-f]"


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
