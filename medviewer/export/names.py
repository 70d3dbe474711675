"""File names made of titles."""

from __future__ import annotations

import re
import unicodedata

from medviewer.library.paths import is_safe_name

LONGEST_NAME = 120  # bytes of UTF-8: room for a suffix and a counter in the 255 that file systems allow

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def safe_name(title: str, suffix: str) -> str:
    """Return a file name for a title that Windows, macOS and Linux all take.

    suffix: with or without its dot, such as ".pdf". Forbidden characters become "-", invisible ones go; what Windows
    keeps for devices gets a "_".
    """
    visible = (char for char in title if char.isspace() or not unicodedata.category(char).startswith("C"))
    text = unicodedata.normalize("NFC", "".join(visible))
    text = _FORBIDDEN.sub("-", " ".join(text.split())).strip(" .")
    while len(text.encode()) > LONGEST_NAME:
        text = text[:-1].rstrip(" .")
    text = text or "monograph"
    if not is_safe_name(text.encode()):
        text = f"_{text}"
    return f"{text}.{suffix.lstrip('.')}"
