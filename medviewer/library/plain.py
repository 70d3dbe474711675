"""The text of a section as it is searched: its Markdown without the marks, not converted."""

from __future__ import annotations

import re

_STAR = re.compile(r"\*(?![^\W_])|\*(?<=[\W_]\*)")
_LOW_LINE = re.compile(r"_(?![^\W_])|_(?<=[\W_]_)")
_LINE_MARK = re.compile(r"\n[ \t]*(?:#{1,6}|>+|[-+])(?=[ \n])[ \t]*")
_LINK = re.compile(r"\]\([^()\n]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_BLANK = re.compile(r"\n\s*\n")
_SIGNS = (("|", " "), ("`", ""), ("[", ""), ("]", ""))


def plain_text(label: str, markdown: str) -> str:
    """Return the words of a section in its order, a block a line; `label` first where it has one."""
    text = f"\n{markdown}".replace("**", "").replace("__", "")
    if "](" in text:
        text = _LINK.sub("]", text)
    text = _LINE_MARK.sub("\n", text)
    for sign, other in _SIGNS:
        if sign in text:
            text = text.replace(sign, other)
    for sign, pattern in (("*", _STAR), ("_", _LOW_LINE), ("<", _TAG), ("\\", _ESCAPE)):
        if sign in text:
            text = pattern.sub("", text)
    text = _BLANK.sub("\n", text).strip()
    return f"{label}\n{text}" if label else text
