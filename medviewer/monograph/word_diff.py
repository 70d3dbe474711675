"""Two texts compared word by word, in bounded time: an amount with its unit is one word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

DiffKind = Literal["same", "removed", "added"]

MOST = 150_000_000
"""Pairs of words that are compared at once, some 20 MB and 45 ms; beyond it whole lines are compared first."""
ISLAND = 2
"""Words that both texts have are shown as changed, too, where no more than these stand alone between changes."""

_CHUNK = re.compile(r"(\S+)(\s*)")
_NUMBER = re.compile(r"[(<>≤≥~±]{0,2}\d+(?:[.,]\d+)*%?(?:[-–/x×]\d+(?:[.,]\d+)*%?)*")
_LONGEST_NUMBER = 40
_MOST_JOINED = 4  # chunks that join numbers, as in “2 to 5 or 10 mg”
_BETWEEN = frozenset({"to", "or", "and", "-", "–", "x", "×", "/"})
_COUNTED = re.compile(r"[^\W\d_]|[%°µμ]")
_ENDS = '.,;:!?)]”"'


class DiffRun(NamedTuple):
    """Words that follow each other and have the same fate, with the white space between them."""

    kind: DiffKind
    text: str


class _Word(NamedTuple):
    shown: str
    key: str


def diff_words(old: str, new: str) -> tuple[DiffRun, ...]:
    """Return the words of both texts in reading order, removed ones before those that came in their place.

    Runs "same" and "added" together are the new text; "same" and "removed" hold the words of the old one. White space
    alone is no change. For texts of any size: where there are more than MOST pairs of words, lines are compared first,
    and where there are still too many, all that stands between equal ends is shown as replaced.
    """
    if old == new:
        return (DiffRun("same", new),) if new else ()
    before, after = list(_words(old)), list(_words(new))
    lead = new[: len(new) - len(new.lstrip())]
    pieces = list(_compared(before, after))
    told = [DiffRun(kind, "".join(word.shown for word in words)) for kind, words in _quiet(pieces)]
    if lead:
        told.insert(0, DiffRun("same", lead))
    return tuple(_joined(run for run in told if run.text))


_Piece = tuple[DiffKind, list[_Word]]


def _words(text: str) -> Iterator[_Word]:
    chunks = [(found[1], found[2]) for found in _CHUNK.finditer(text)]
    at = 0
    while at < len(chunks):
        end = _end_of_amount(chunks, at)
        last, space = chunks[end - 1]
        core = last.rstrip(_ENDS) or last
        start = "".join(chunk + gap for chunk, gap in chunks[at : end - 1])
        marks = last[len(core) :]
        yield _Word(start + core + (space if not marks else ""), (start + core).replace("\u00a0", " "))
        if marks:
            yield _Word(marks + space, marks)
        at = end


def _end_of_amount(chunks: Sequence[tuple[str, str]], at: int) -> int:
    """Return where the amount, or range of amounts, that begins at a chunk ends; the next chunk if none does."""
    end = at
    while end <= at + _MOST_JOINED and _is_number(chunks, end) and end + 1 < len(chunks):
        if _COUNTED.match(chunks[end + 1][0]) and chunks[end + 1][0] not in _BETWEEN:
            return _end_of_range(chunks, end)
        joins = chunks[end + 1][0] in _BETWEEN and chunks[end + 1][1] in (" ", "\u00a0")
        if not joins or end + 2 >= len(chunks):
            break
        end += 2
    return at + 1


def _end_of_range(chunks: Sequence[tuple[str, str]], at: int) -> int:
    """Return where a range ends whose lower amount stands at a chunk, its unit behind it and repeated at the end."""
    end = at + 2
    unit, space = chunks[at + 1]
    joins = end + 2 < len(chunks) and chunks[end][0] in _BETWEEN and {space, chunks[end][1]} <= {" ", "\u00a0"}
    return end + 3 if joins and _is_number(chunks, end + 1) and chunks[end + 2][0].rstrip(_ENDS) == unit else end


def _is_number(chunks: Sequence[tuple[str, str]], at: int) -> bool:
    word, space = chunks[at]
    return space in (" ", "\u00a0") and len(word) <= _LONGEST_NUMBER and _NUMBER.fullmatch(word) is not None


def _lines(words: Sequence[_Word]) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    for word in words:
        lines[-1].append(word)
        if "\n" in word.shown:
            lines.append([])
    return lines if lines[-1] else lines[:-1]


def _compared(old: list[_Word], new: list[_Word]) -> Iterator[_Piece]:
    """Yield pieces of both, equal ends first, so that what remains is as small as can be."""
    start = 0
    while start < min(len(old), len(new)) and old[start].key == new[start].key:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end].key == new[-1 - end].key:
        end += 1
    yield "same", new[:start]
    middle = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle[0]) * len(middle[1]) <= MOST:
        yield from _word_by_word(*middle)
    else:
        yield from _line_by_line(*middle)
    yield "same", new[len(new) - end :]


def _word_by_word(old: list[_Word], new: list[_Word]) -> Iterator[_Piece]:
    for was, now, is_same in _blocks([word.key for word in old], [word.key for word in new]):
        if is_same:
            yield "same", new[now]
        else:
            yield "removed", old[was]
            yield "added", new[now]


def _line_by_line(old: list[_Word], new: list[_Word]) -> Iterator[_Piece]:
    before, after = _lines(old), _lines(new)
    if len(before) * len(after) > MOST:
        yield "removed", old
        yield "added", new
        return
    keys = [[" ".join(word.key for word in line) for line in lines] for lines in (before, after)]
    budget = MOST
    for was, now, is_same in _blocks(*keys):
        gone, come = ([word for line in lines for word in line] for lines in (before[was], after[now]))
        if is_same:
            yield "same", come
        elif len(gone) * len(come) <= budget:
            budget -= len(gone) * len(come)
            yield from _word_by_word(gone, come)
        else:
            yield "removed", gone
            yield "added", come


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[slice, slice, bool]]:
    """Yield (part of old, part of new, whether they are equal), in order."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    numbered = [[numbers.setdefault(key, len(numbers)) for key in keys] for keys in (old, new)]
    for step in Indel.opcodes(*numbered):
        was, now = slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        yield was, now, step.tag == "equal"


def _quiet(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield pieces with removed before added between what is the same, and without islands among changes."""
    grouped = [(same, list(group)) for same, group in groupby((p for p in pieces if p[1]), lambda p: p[0] == "same")]
    gone: list[_Word] = []
    come: list[_Word] = []
    for number, (is_same, group) in enumerate(grouped):
        words = [word for _, part in group for word in part]
        inside = 0 < number < len(grouped) - 1
        if is_same and not (inside and _is_island(words, grouped[number - 1][1], grouped[number + 1][1])):
            yield from (("removed", gone), ("added", come), ("same", words))
            gone, come = [], []
            continue
        gone = gone + (words if is_same else [word for kind, part in group if kind == "removed" for word in part])
        come = come + (words if is_same else [word for kind, part in group if kind == "added" for word in part])
    yield from (("removed", gone), ("added", come))


def _is_island(words: Sequence[_Word], before: Sequence[_Piece], after: Sequence[_Piece]) -> bool:
    """Tell whether a few equal words stand between changes on both sides that are longer than they are."""
    if len(words) > ISLAND or any("\n" in word.shown for word in words):
        return False
    sizes = [sum(len(part) for _, part in side) for side in (before, after)]
    return min(sizes) > 2 * len(words)


def _joined(parts: Iterator[DiffRun]) -> Iterator[DiffRun]:
    for kind, group in groupby(parts, lambda run: run.kind):
        yield DiffRun(kind, "".join(run.text for run in group))
