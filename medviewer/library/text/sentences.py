"""The sentence, list item or table row around a place in a section's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AROUND = 6
_WORD = re.compile(r"\w+")
LONGEST = 600
"""Characters of a sentence that are shown; of a longer one what is around the place."""
_END = re.compile(r"[.!?][)\]”\"’*]*\s+(?=[^\sa-z])|(?<=[a-z.;:)\]])[ ]+(?=[•●◦▪‣][ ])")
_NO_END = re.compile(
    r"\b(?:e\.g|i\.e|vs|approx|max|min|nos?|st|dr|cf|etc|viz|ca|resp|fig|spp?|incl|inj|tab|cap|wt|u\.s|u\.k)\.$",
    re.IGNORECASE,
)
_SOFT = re.compile(r"\n(?=[ \t]*[a-z(])")
_HARD = re.compile(r"\n(?![ \t]*[a-z(])")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that holds the characters from `start` to `end`.

    Lines are blocks of a page, each an item, a row or a paragraph; a line that begins with a small letter goes on with
    the one before. Full stops of abbreviations end no sentence. Of one longer than `LONGEST` it is what is around.
    """
    return _shortened(text, *_whole(text, start, end), start, end)


def is_cut(text: str, first: int, last: int) -> tuple[bool, bool]:
    """Tell whether what `sentence` returned lacks the sentence's beginning, and its end."""
    begin, end = _whole(text, first, last)
    return begin < first, last < end


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = _block(text, start, end)
    for found in _END.finditer(text, first, last):
        stop = found.start() + len(found[0].rstrip())
        if _NO_END.search(text, max(first, found.start() - 8), found.start() + 1):
            continue
        if found.end() <= start:
            first = found.end()
        elif stop >= end:
            last = stop
            break
    first += len(text[first:last]) - len(text[first:last].lstrip())
    return first, first + len(text[first:last].rstrip())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends, in their order, of whatever length.

    They are those that `sentence` finds around a place, without the spaces around them.
    """
    begin = 0
    for end in (*(found.start() for found in _HARD.finditer(text)), len(text)):
        for first, last in _in_block(text, begin, end):
            first += len(text[first:last]) - len(text[first:last].lstrip())
            last = first + len(text[first:last].rstrip())
            if first < last:
                yield first, last
        begin = end + 1


def _in_block(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    for found in _END.finditer(text, first, last):
        if not _NO_END.search(text, max(first, found.start() - 8), found.start() + 1):
            yield first, found.end()
            first = found.end()
    yield first, last


def place(text: str, snippet: str, start: int, length: int) -> tuple[int, int] | None:
    """Return (start, length) in `text` of what stands in the sentence `said` at `start`; None where it is not there.

    text: of the section as it is shown, where signs and spaces may differ from what the index has. Where the words
    stand several times, that place which has the most of the words around them.
    """
    before, behind = _WORD.findall(snippet[:start])[-_AROUND:], _WORD.findall(snippet[start + length :])[:_AROUND]
    hit = r"\W+".join(map(re.escape, _WORD.findall(snippet[start : start + length])))
    for kept in range(_AROUND, -1, -1):
        ahead = "".join(re.escape(word) + r"\W+" for word in (before[-kept:] if kept else ()))
        after = "".join(r"\W+" + re.escape(word) for word in behind[:kept])
        found = re.search(rf"(?<!\w){ahead}({hit})(?!\w){after}", text) if hit else None
        if found:
            return found.start(1), found.end(1) - found.start(1)
    return None


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n", 0, start)
    while first > 0 and _SOFT.match(text, first):
        first = text.rfind("\n", 0, first)
    last = text.find("\n", end)
    while last >= 0 and _SOFT.match(text, last):
        last = text.find("\n", last + 1)
    return first + 1, len(text) if last < 0 else last


def _shortened(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    if last - first <= LONGEST:
        return first, last
    room = max(0, LONGEST - (end - start)) // 2
    if start - room > first:
        first = text.find(" ", start - room, start) + 1 or start
    if end + room < last:
        cut = text.rfind(" ", end, end + room)
        last = cut if cut >= end else end
    return first, last
