"""Text looked for letter by letter, as grep does, where what is written otherwise is the same: case, accents, signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from medviewer.library.names.folding import (
    ACCENT,
    DIGITS,
    GREEK,
    LETTERS,
    UNITS,
    FoldedPlaces,
    Folding,
    Span,
    decomposed,
    power,
)
from medviewer.library.text.text_query import LONGEST, PIECE

_SAME = {
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("−⁃", "-"),
    **{"≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "×": "x", "·": ".", "⋅": ".", "⁄": "/", "∕": "/"},
    **LETTERS,
}
_MARKUP = "^*_[]\\`"
"""Signs of Markdown. The index keeps some of them and some not."""
_NO_MARKUP = dict.fromkeys(map(ord, _MARKUP))
_OVERLAY = 1
"""Combining class of a stroke through a sign, which makes another one of it."""
_UNITS = (
    rf"(?P<entity>&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,30}});)"
    rf"|{UNITS}|(?P<markup>[{re.escape(_MARKUP)}])"
)
_SIGN = re.compile(r"""[^\w\s.,;:!?()'"‘’“”„-]|[²³¹⁰-₟⅐-↉¼-¾]|(?<=\w)[./](?=\w)""")
"""What an index of words leaves out, and a reader means: not what ends a sentence or joins words."""
_IN_WORDS = ("Mn", "Mc", "Cf")
"""Categories of marks, which Python takes for no part of a word, and of what joins words and hides in them."""
_SPELT = {**GREEK, **{name: letter for letter, name in GREEK.items()}}
_SOLID = re.compile(r"[^\W\d]+|\d+|[^\w\s]")


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
        return _ComparedText(SIGNS, text).spans(self.parts)


class ShownText(NamedTuple):
    """A text that is looked for letter by letter where it is shown: any sign in it is one. text: folded."""

    text: str

    @classmethod
    def of(cls, text: str) -> ShownText:
        """Return what was typed, or marked on a page."""
        return cls(SHOWN.of(text).strip())

    def spans(self, text: str) -> list[Span]:
        """Return (start, end) of each place where it stands in a text, in their order."""
        return _shown(text).spans([self.text]) if self.text else []


def has_signs(query: str) -> bool:
    """Return whether a query has signs that an index of words leaves out: in `≥ 50` it finds every 50."""
    from unicodedata import category

    return any(category(found[0][0]) not in _IN_WORDS for found in _SIGN.finditer(query))


def folded_text(text: str) -> str:
    """Return a text as it is compared: not what stands for nothing in it, one sign in place of those that mean it."""
    return fold_signs(text).strip()


def fold_signs(text: str) -> str:
    """Return a text as it is compared, with its spaces and lines as they are."""
    return SIGNS.of(text)


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
        written += _written(piece)
    return re.compile(written)


def _written(piece: str) -> str:
    """Return what matches a word: of a Greek letter that stands alone its name as well, and the other way."""
    if piece not in _SPELT:
        return re.escape(piece)
    return rf"(?:{piece}|(?<![^\W\d_]){_SPELT[piece]}(?![^\W\d_]))"


@lru_cache(maxsize=64)
def _longest(part: str) -> str:
    """Return the longest word of a part that is written in one way only, empty where there is none."""
    words = [word for word in _SOLID.findall(part) if word not in _SPELT]
    return max(words, key=len, default="")


def _kind(piece: str) -> str:
    return "digit" if piece[0].isdigit() else "letter" if piece[0].isalpha() else ""


class _ComparedText:
    """A text as it is compared, that knows where its signs come from."""

    def __init__(self, folding: Folding, text: str) -> None:
        self._folding = folding
        self._text = text
        self._folded = folding.of(text)

    def spans(self, parts: Iterable[str]) -> list[Span]:
        """Return (start, end) of each place where one of the parts stands in the text, in their order."""
        hits = [one.span() for part in parts for one in pattern(part).finditer(self._folded)]
        return list(_apart(sorted(self._places.of(start, end) for start, end in hits)))

    @cached_property
    def _places(self) -> FoldedPlaces:
        return self._folding.places(self._text)


@lru_cache(maxsize=32)
def _shown(text: str) -> _ComparedText:
    """Return the text of a page as it is compared: the next key asks for the same ones."""
    return _ComparedText(SHOWN, text)


def _apart(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span[0] >= end:
            yield span
            end = span[1]


def _unit(found: re.Match[str]) -> str:
    text = found[0]
    if found["entity"]:
        from html import unescape

        meant = unescape(text)
        return fold_signs(meant) if meant != text else text
    return "" if found["markup"] else _shown_unit(found)


def _shown_unit(found: re.Match[str]) -> str:
    text = found[0]
    if found["power"]:
        return power(text)
    if found["greek"]:
        return _sign(text)
    digits = text.translate(DIGITS).replace("\u2044", "/")
    is_apart = digits and found.string[found.end() : found.end() + 1].isdigit()
    return f"{' ' if found['fraction'] else ''}{digits}{' ' if is_apart else ''}"


@lru_cache(4096)
def _sign(cluster: str) -> str:
    """Return what a letter or sign is compared as, with the marks on it."""
    from unicodedata import decomposition, normalize

    if cluster in _SAME:
        return _SAME[cluster]
    text = normalize("NFC", "".join(map(_part, decomposed(cluster))))
    is_apart = decomposition(cluster[0]).startswith(("<fraction>", "<circle>"))
    return f" {text}" if is_apart else text


def _part(sign: str) -> str:
    """Return what a decomposed sign is compared as: nothing for accents and what is not seen."""
    from unicodedata import category, combining, decimal

    if sign in _SAME:
        return _SAME[sign]
    kind = category(sign)
    if kind == "Cf" or (combining(sign) != _OVERLAY and ACCENT.match(sign)):
        return ""
    return "-" if kind == "Pd" else str(decimal(sign)) if kind == "Nd" else sign


def _stored_sign(cluster: str) -> str:
    return _sign(cluster).translate(_NO_MARKUP)  # some are signs of Markdown in full width


SHOWN = Folding(UNITS, _shown_unit, _sign)
"""Text of a page as it is shown, which is compared sign by sign."""
SIGNS = Folding(_UNITS, _unit, _stored_sign, "&^", r"_(?<=\d_)\d", _MARKUP.replace("^", ""))
"""The same of a text in which Markdown's signs and entities may be left."""
