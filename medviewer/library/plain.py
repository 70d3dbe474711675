"""The text of a section as it is searched: its Markdown without the marks, not converted."""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"(?<![^\W_])[*_]+|[*_]+(?![^\W_])|^[ \t]*(?:#{1,6}|>+|[-+](?= )|\|)|\]\([^()\n]*\)|[`\[\]|]|\\(?=[^\w\s])|"
    r"</?[a-zA-Z][^<>\n]*>",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n{2,}")


def plain_text(label: str, markdown: str) -> str:
    """Return the words of a section in its order, a block a line; `label` first where it has one."""
    text = _BLANK.sub("\n", _MARKS.sub("", markdown)).strip()
    return f"{label}\n{text}" if label else text
