"""Text looked for letter by letter, as grep does, where what is written otherwise is the same: case, accents, signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from medviewer.library.names.folding import LETTERS
from medviewer.library.text.text_query import LONGEST, PIECE

_SAME = {
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("−⁃", "-"),
    **{"≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "×": "x", "·": ".", "⋅": ".", "⁄": "/", "∕": "/"},
    **LETTERS,
}
_MARKUP = "^*_[]\\`"
"""Signs of Markdown, and of exponents: 10^9 is 10⁹. The index keeps some of them and some not."""
_OVERLAY = 1
"""Combining class of a stroke through a sign, which makes another one of it."""
_OTHER = re.compile(r"[^\x00-\x7f]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_UNIT = re.compile(
    rf"{_ENTITY.pattern}|[^\x00-\x7f][\u0300-\u036f]*|[\x00-\x7f][\u0300-\u036f]+|[{re.escape(_MARKUP)}]", re.DOTALL
)
"""What stands for other signs than itself, or none; all else is compared sign by sign."""
_SIGN = re.compile(r"""[^\w\s.,;:!?()'"‘’“”„-]|[²³¹⁰-₟⅐-↉¼-¾]|(?<=\w)[./](?=\w)""")
"""What an index of words leaves out, and a reader means: not what ends a sentence or joins words."""
_SOLID = re.compile(r"[^\W\d]+|\d+|[^\w\s]")

Span = tuple[int, int]


class PlainText(NamedTuple):
    """A text that is looked for. parts: folded texts, all of which must be there; unwanted: none of these.

    typed: the whole of it as it was typed, empty where it is no single text. keys: what stands behind `in:`.
    """

    parts: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    typed: str = ""
    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: str, section_of: Callable[[str], str | None] = lambda word: word) -> PlainText:
        """Read what was typed, with "phrases", -without and in:SECTION; any sign is text.

        section_of: returns the key that a word behind `in:` means, None where it means none: then it is text.
        """
        wanted, unwanted, keys = list[str](), list[str](), list[str]()
        is_single = True
        for one in PIECE.finditer(query.strip()[:LONGEST]):
            key = section_of(one["key"]) if one["key"] and not one["minus"] else None
            if key:
                keys.append(key)
                continue
            text = one["phrase"] if one["phrase"] is not None else one["word"] or f"in:{one['key']}"
            (unwanted if one["minus"] else wanted).append(text)
            is_single = is_single and one["phrase"] is None
        parts = tuple(dict.fromkeys(filter(None, map(folded_text, wanted))))
        without = tuple(filter(None, map(folded_text, unwanted)))
        return cls(parts, without, " ".join(wanted) if is_single else "", tuple(dict.fromkeys(keys)))

    @property
    def whole(self) -> PlainText:
        """Return the same with all of it as one text, as it was typed; the same where it cannot be one."""
        text = folded_text(self.typed)
        return self._replace(parts=(text,)) if text and self.parts else self

    def spans(self, text: str) -> list[Span]:
        """Return (start, end) of each place where one of the parts stands in a text, in their order."""
        folded = fold_signs(text)
        hits = [one.span() for part in self.parts for one in pattern(part).finditer(folded)]
        if not hits:
            return []
        places = _Places(text)
        return list(_apart(sorted((places.of(start)[0], places.of(end - 1)[1]) for start, end in hits)))


def has_signs(query: str) -> bool:
    """Return whether a query has signs that an index of words leaves out: in `≥ 50` it finds every 50."""
    return _SIGN.search(query) is not None


def folded_text(text: str) -> str:
    """Return a text as it is compared: not what stands for nothing in it, one sign in place of those that mean it."""
    return fold_signs(text).strip()


def fold_signs(text: str) -> str:
    """Return a text as it is compared, with its spaces and lines as they are."""
    if "&" in text:
        text = _ENTITY.sub(_unescaped, text)
    if not text.isascii():
        text = _OTHER.sub(lambda found: _run(found[0]), text)
    for sign in _MARKUP:
        if sign in text:
            text = text.replace(sign, "")
    return text.lower()


def holds(folded: str, part: str) -> bool:
    """Return whether a part stands in a text, both folded."""
    return holds_letters(folded, part) and pattern(part).search(folded) is not None


def holds_letters(folded: str, part: str) -> bool:
    """Return whether the longest word of a part stands in a text, both folded: quick, and true wherever `holds` is."""
    return _longest(part) in folded


def cuts_number(folded: str, part: str) -> bool:
    """Return whether a part stands in a text only so that a number goes on before or behind it: 50 in 500."""
    return _uncut(part).search(folded) is None


@lru_cache(maxsize=64)
def _uncut(part: str) -> re.Pattern[str]:
    before, behind = (r"(?<!\d)" if part[0].isdigit() else "", r"(?!\d)" if part[-1].isdigit() else "")
    return re.compile(f"{before}{pattern(part).pattern}{behind}")


@lru_cache(maxsize=64)
def pattern(part: str) -> re.Pattern[str]:
    """Return what matches a folded text: spaces between two letters or two digits must be there, others may be."""
    solid = [(found[0], found.start(), found.end()) for found in _SOLID.finditer(part)]
    written = ""
    for number, (piece, start, _) in enumerate(solid):
        if number:
            before, _, end = solid[number - 1]
            is_one = start > end and _kind(before) == _kind(piece) != ""
            written += r"\s+" if is_one else r"\s*"
        written += re.escape(piece)
    return re.compile(written)


@lru_cache(maxsize=64)
def _longest(part: str) -> str:
    words: list[str] = _SOLID.findall(part)
    return max(words, key=len)


def _kind(piece: str) -> str:
    return "digit" if piece[0].isdigit() else "letter" if piece[0].isalpha() else ""


def _apart(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span[0] >= end:
            yield span
            end = span[1]


class _Places:
    """Leads from the signs of a text as `fold_signs` has it to those of the text itself."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._spans: list[Span] = [(0, 0)]
        self._is_run = [True]
        at = length = 0
        for found in _UNIT.finditer(text):
            length += found.start() - at
            folded = fold_signs(found[0])
            self._add(length, found.span(), is_run=False)
            length += len(folded)
            at = found.end()
            self._add(length, (at, at), is_run=True)

    def of(self, place: int) -> Span:
        """Return where a sign of the folded text comes from."""
        at = bisect_right(self._starts, place) - 1
        start, end = self._spans[at]
        beyond = start + place - self._starts[at]
        return (beyond, beyond + 1) if self._is_run[at] else (start, end)

    def _add(self, start: int, span: Span, is_run: bool) -> None:
        self._starts.append(start)
        self._spans.append(span)
        self._is_run.append(is_run)


def _unescaped(found: re.Match[str]) -> str:
    from html import unescape

    return unescape(found[0])


@lru_cache(maxsize=4096)
def _run(text: str) -> str:
    return "".join(map(_sign, text))


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    from unicodedata import decomposition, normalize

    if sign in _SAME:
        return _SAME[sign]
    plain = normalize("NFKD", normalize("NFKD", sign).casefold()).lower()
    text = "".join(map(_part, plain))
    return f" {text}" if decomposition(sign).startswith("<fraction>") else text


def _part(sign: str) -> str:
    """Return what a decomposed sign is compared as: nothing for accents and what is not seen."""
    from unicodedata import category, combining

    if sign in _SAME:
        return _SAME[sign]
    kind = category(sign)
    if combining(sign) > _OVERLAY or kind == "Cf":
        return ""
    return "-" if kind == "Pd" else sign
