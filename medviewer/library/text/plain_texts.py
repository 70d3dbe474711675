"""The text of a section as it is searched: its Markdown without the marks, not converted."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STAR = re.compile(r"\*(?<!\\\*)(?:\*|(?![^\W_])|(?<=[\W_]\*))")
_LOW_LINE = re.compile(r"_(?<!\\_)(?:_|(?![^\W_])|(?<=[\W_]_))")
_LINE_MARK = re.compile(r"\n[ \t]*(?:#{1,6}|>+|[-+])(?=[ \n])[ \t]*")
_LINK = re.compile(r"\](?:\([^()\n]*\))?")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_ESCAPE = re.compile(r"\\(?=[^\w\s]|_)")
_ESCAPED = re.compile(r"\\[\[\]|`]")
_BLANK = re.compile(r"\n\s*\n")
_SIGNS = (("|", " "), ("`", ""), ("[", ""))


def plain_texts(parts: Sequence[tuple[str, str]]) -> list[str]:
    """Return the words of each section in its order, a block a line.

    parts: label and Markdown of each; the label comes first where it has one. All are gone through at once.
    """
    if not parts:
        return []
    # a NUL parts the sections: no page holds one
    text = "\n" + "\0\n".join([markdown for _, markdown in parts])
    if "\\" in text:
        text = _ESCAPED.sub(" ", text)
    for sign, pattern in (("*", _STAR), ("_", _LOW_LINE), ("]", _LINK)):
        if sign in text:
            text = pattern.sub("", text)
    text = _LINE_MARK.sub("\n", text)
    for sign, other in _SIGNS:
        if sign in text:
            text = text.replace(sign, other)
    for sign, pattern in (("<", _TAG), ("\\", _ESCAPE)):
        if sign in text:
            text = pattern.sub("", text)
    texts = map(str.strip, _BLANK.sub("\n", text).split("\0"))
    return [f"{label}\n{one}" if label else one for (label, _), one in zip(parts, texts, strict=True)]
