"""Text as it is compared, in one way for names, queries and the texts of pages.

Case, accents, widths and ligatures make no difference, nor does a letter from its spelling (ß, æ, ø, a Greek letter
that stands alone); a power stays one: 10⁹ is 10^9, and never 109.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

_SHORT = 100
APOSTROPHES = "'’‘ʼ`´"
_UNHEARD = dict.fromkeys(map(ord, APOSTROPHES))
LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
"""Letters that Unicode takes for no others, and their readers do."""
_LETTERS = str.maketrans(LETTERS)
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
GREEK = {
    **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta"},
    **{"ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi"},
    **{"ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega"},
}
"""How a Greek letter that stands alone is spelt."""
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd\u1950-\u19df\u1a20-\u1aad\u3005-\u3007\u3040-\u30ff"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe\uaa60-\uaadf\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Ranges of the scripts that put no space between words: Thai, Lao, Burmese, Khmer, Tai, kana, Han."""
POWER = "⁰¹²³⁴-⁹₀-₉⁺⁻"
"""Ranges of the signs that only stand in a folded text where they raise or lower a number's end."""
ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07eb-\u07f3\u08ca-\u08e1\u08e3-\u08ff\u093c"
    "\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
"""Marks that readers leave out: accents, vowel signs of Hebrew and Arabic, what stretches a word or varies a sign.

Those that make another letter or word of it stay: vowels and tones of Asian scripts, viramas, the voice marks of kana.
"""
_RAISED, _LOWERED = "⁰¹²³⁴-⁹", "₀-₉"
_GREEK_RANGES = "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03e1\u03f0-\u03ff\u1f00-\u1fff\u00b5\u2126"
_GREEK_RANGES += "\u1d5d-\u1d61\u1d66-\u1d6a\u1dbf\u213c-\u213f\U0001d6a8-\U0001d7cb"  # raised, lowered, of formulas
_LONE_GREEK = rf"(?<![{_GREEK_RANGES}])[{_GREEK_RANGES}][\u0300-\u036f]*(?![{_GREEK_RANGES}\u0300-\u036f])"
UNITS = (
    rf"(?P<fraction>[{_RAISED}]+\u2044[{_LOWERED}]+)"
    rf"|(?P<power>(?<=\d)(?:\^[-+−⁻⁺]?\u2060?\d{{1,3}}(?!\d)|[⁺⁻]?[{_RAISED}]+(?!\u2044)|_\d{{1,3}}(?!\d)|[{_LOWERED}]+))"
    rf"|(?P<script>[{_RAISED}]+|[{_LOWERED}]+|(?<=[^\W\d_])(?:\^(?=[-+−⁻⁺]?\u2060?\d)|_(?=[^\W_])))"
    rf"|(?P<greek>{_LONE_GREEK})"
    rf"|(?P<run>[{_GREEK_RANGES}]+[\u0300-\u036f]*|[^\x00-\x7f{_GREEK_RANGES}{_RAISED}{_LOWERED}]+)"
)
"""What stands for something else than itself in lower case: fractions, powers, other scripts' digits, letters."""
_GREEK_LETTER = re.compile(rf"(?P<greek>{_LONE_GREEK})")
_SPECIAL = re.compile(f"[\x00-\x7f{_GREEK_RANGES}{_RAISED}{_LOWERED}]")
_RAISES = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", "^\u2060")
_LOWERS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉", "_")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", "^_")
_VOICE_MARKS = "\u3099\u309a\uff9e\uff9f"
"""Of kana, the last two half as wide: they stand on the letter before."""
_MOST_SIGNS = 20_000
"""Signs of which it is kept what they stand for; some 3 MB."""
_FOOTNOTE = 4
"""Letters from which on a raised number behind them is a footnote's: m² is m2, and tablets² is tablets.

So it is with a lowered word: T_max is one, and two are two in one_two.
"""
_NUMBER = rf"(?<![0-9])[0-9]++[{POWER}]*+(?=[^\x00-\x60\x7b-\x7f])|(?:{'|'.join(GREEK.values())})(?=[0-9])"
"""A number with its unit at once behind it, and a spelt Greek letter with its number."""
_EACH_NUMBER = re.compile(_NUMBER)
_NUMBERS = re.compile(rf"(?<![^\x00-\x2f\x3a-\x60\x7b-\x7f])(?>(?:{_NUMBER})+)")

Span = tuple[int, int]


class Folding:
    """One way to compare text, that knows where each of its signs comes from.

    units: a pattern of what stands for something else than itself in lower case, with a group `run` for any letters and
    signs that are folded one by one. unit: returns what any other group stands for; sign: the same of a letter or sign
    with the marks on it. ascii_signs: those that begin a unit; low_line: a pattern of where `_` does. dropped:
    others that stand for nothing.
    """

    def __init__(
        self,
        units: str,
        unit: Callable[[re.Match[str]], str],
        sign: Callable[[str], str],
        ascii_signs: str = "^",
        low_line: str = "_",
        dropped: str = "",
    ) -> None:
        self._units = re.compile(units, re.DOTALL)
        self._first, self._any = _beginning(ascii_signs + "_"), _beginning(ascii_signs + "_" + dropped)
        self._low_line = re.compile(low_line)
        self._ascii_signs = ascii_signs
        self._dropped = dropped
        self._unit = unit
        self._sign = sign
        self._signs = _FoldedSigns(sign)
        self._run = lru_cache(2048)(self._run_of)
        self._by_itself = lru_cache(2048)(self._folded_by_itself)

    def of(self, text: str) -> str:
        """Return a text as it is compared."""
        if not text.isascii() or any(sign in text for sign in self._ascii_signs) or self._low_line.search(text):
            text = self._with_units(text)
        for sign in self._dropped:
            if sign in text:
                text = text.replace(sign, "")
        return text.lower()

    def _with_units(self, text: str) -> str:
        parts: list[str] = []
        at = 0
        for first in self._first.finditer(text):
            if first.start() < at:
                continue
            alone = self._by_itself(first[0])
            if alone is not None:
                parts += text[at : first.start()], alone
                at = first.end()
                continue
            for found in self._found(text, *first.span()):
                parts += text[at : found.start()], self._folded(found)
                at = found.end()
        return "".join([*parts, text[at:]])

    def places(self, text: str) -> FoldedPlaces:
        """Return where each sign of `of(text)` comes from."""
        return FoldedPlaces(text, self._spans(text))

    def _found(self, text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the units of a text that begin between two places."""
        while begin < end:
            found = self._units.match(text, begin)
            if found:
                yield found
            begin = found.end() if found else begin + 1

    def _folded(self, found: re.Match[str]) -> str:
        return self._run(found[0]) if found.lastgroup == "run" else self._unit(found)

    def _folded_by_itself(self, run: str) -> str | None:
        """Return what a run of signs beyond ASCII stands for, None where what is beside it says that."""
        return None if _SPECIAL.search(run) else self._run(run)

    def _run_of(self, run: str) -> str:
        if len(self._signs) > _MOST_SIGNS:
            self._signs = _FoldedSigns(self._sign)
        signs = self._signs
        folded = run.translate(signs)
        return folded if signs.joining.isdisjoint(run) else "".join(map(self._sign, clusters(run)))

    def _spans(self, text: str) -> Iterator[tuple[Span, int]]:
        """Yield where each unit stands, each sign of a run by itself, and how long it is as it is compared."""
        for found in self._all(text):
            if found.lastgroup != "run":
                yield found.span(), len(self._unit(found).lower())
                continue
            at = found.start()
            for one in clusters(found[0]):
                yield (at, at + len(one)), len(self._sign(one).lower())
                at += len(one)

    def _all(self, text: str) -> Iterator[re.Match[str]]:
        at = 0
        for first in self._any.finditer(text):
            for found in self._found(text, max(at, first.start()), first.end()):
                yield found
                at = found.end()


def _beginning(ascii_signs: str) -> re.Pattern[str]:
    """Return what matches signs that may begin a unit: some of ASCII, and all beyond it."""
    codes = sorted(set(map(ord, ascii_signs)))
    others = zip([0, *(code + 1 for code in codes)], [*(code - 1 for code in codes), 127], strict=True)
    ranges = "".join(f"\\x{first:02x}-\\x{last:02x}" for first, last in others if first <= last)
    return re.compile(f"[^{ranges}]+")


class _FoldedSigns(dict[int, str]):
    """A table of single signs for `str.translate`. joining: those of them that are part of the one before."""

    def __init__(self, sign: Callable[[str], str]) -> None:
        self._sign = sign
        self.joining = set[str]()

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if _joins(sign):
            self.joining.add(sign)
        self[code] = self._sign(sign)
        return self[code]


class FoldedPlaces:
    """Leads from the signs of a folded text to those of the text itself."""

    def __init__(self, text: str, units: Iterator[tuple[Span, int]]) -> None:
        self._text = text
        self._starts = [0]
        self._spans: list[Span | None] = [None]
        self._texts = [0]
        at = length = 0
        for (start, end), folded in units:
            length += start - at
            self._add(length, (start, end), start)
            length += folded
            at = end
            self._add(length, None, at)

    def of(self, start: int, end: int) -> Span:
        """Return (start, end) of what a piece of the folded text stands for, with the accents on its last letter."""
        first, last = self._of(start)[0], self._of(end - 1)[1]
        while last < len(self._text) and ACCENT.match(self._text, last):
            last += 1
        return first, last

    def _of(self, place: int) -> Span:
        at = bisect_right(self._starts, place) - 1
        span = self._spans[at]
        if span is not None:
            return span
        beyond = self._texts[at] + place - self._starts[at]
        return beyond, beyond + 1

    def _add(self, start: int, span: Span | None, at: int) -> None:
        self._starts.append(start)
        self._spans.append(span)
        self._texts.append(at)


def clusters(run: str) -> Iterator[str]:
    """Yield each letter or sign with the marks on it, each syllable of joined Korean letters as one."""
    begin = 0
    for at in range(1, len(run)):
        if not _joins(run[at]):
            yield run[begin:at]
            begin = at
    yield run[begin:]


def _joins(sign: str) -> bool:
    """Return whether a sign is part of the letter before it: a mark, or the vowel or end of a Korean syllable."""
    from unicodedata import category

    return category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff" or sign in _VOICE_MARKS


def decomposed(sign: str) -> str:
    """Return a letter or sign as the plain ones that it consists of, in lower case."""
    from unicodedata import normalize

    return normalize("NFKD", normalize("NFKD", sign).casefold()).lower()


@lru_cache(4096)
def _word_sign(cluster: str) -> str:
    """Return the letters, vowel signs and digits that a sign stands for, a space for others; nothing for hidden ones.

    A sign that stands for letters, such as ℃ and ㎎, is no part of the word beside it; nor is a circled number.
    """
    from unicodedata import category, normalize

    if ACCENT.match(cluster) or cluster[0] in _VOICE_MARKS:
        return ""  # it stands on no letter
    if category(cluster[0]) == "Cf":
        return _word_sign(cluster[1:]) if len(cluster) > 1 else ""
    if cluster[0] in "ʼ™℠":
        return " "
    letters = normalize("NFC", "".join(map(_word_letter, decomposed(cluster).translate(_LETTERS))))
    is_apart = category(cluster[0]) in ("So", "Sm", "No", "Nl", "Sk", "Po")
    return f" {letters} " if is_apart and letters.strip() else letters


def _word_letter(sign: str) -> str:
    from unicodedata import category, decimal

    if sign == "ʼ" or ACCENT.match(sign):
        return ""
    kind = category(sign)
    if kind == "Nd":
        return str(decimal(sign))
    return sign if kind[0] in "LMN" else "" if kind == "Cf" else " "


def _word_unit(found: re.Match[str]) -> str:
    """Return what a fraction, a power, a raised or lowered number and a single Greek letter are as words."""
    text = found[0]
    behind = found.string[found.end() : found.end() + 1]
    if found["greek"]:
        return _greek(text, behind)
    following = " " if behind.isdigit() else ""
    if found["power"]:
        return power(text) + following
    digits = text.replace("\u2044", " ").translate(DIGITS) + (following if text not in "^_" else "")
    before = found.string[max(0, found.start() - _FOOTNOTE) : found.start()]
    is_joined = found["script"] and before[-1:].isalpha()
    is_lowered_number = text[0] in "₀₁₂₃₄₅₆₇₈₉" or (text == "_" and behind.isdigit())
    is_footnote = len(before) == _FOOTNOTE and before.isalpha() and not is_lowered_number
    return digits if is_joined and not is_footnote else f" {digits}" if is_joined else f" {digits} "


def power(text: str) -> str:
    """Return a power or an index as one sign for each of its digits: ^-9 and ⁻⁹ are ⁻⁹, _2 is ₂."""
    return text.translate(_LOWERS if text[0] == "_" else _RAISES)


def spelt(text: str) -> str:
    """Return a text with the Greek letters that stand alone in it spelt: alpha-tocopherol for α-tocopherol."""
    return text if text.isascii() else _GREEK_LETTER.sub(lambda found: _word_unit(found).strip(), text)


def _greek(letter: str, behind: str) -> str:
    """Return the name of a Greek letter; µ before a unit is itself, as is what has no name."""
    plain = _word_sign(letter)
    return plain if plain not in GREEK or (plain == "μ" and behind.isalpha()) else f" {GREEK[plain]} "


WORDS = Folding(UNITS, _word_unit, _word_sign)
"""Text whose words are compared: signs part them."""


def fold(text: str) -> str:
    """Return the words of `text` in lower case without accents, one space between; apostrophes join, signs part.

    A number is a word of its own, whether or not its unit follows at once.
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    text = WORDS.of(text.translate(_UNHEARD)).translate(_ASCII)
    return " ".join(_NUMBERS.sub(_parted, text).split())


def _parted(found: re.Match[str]) -> str:
    return _EACH_NUMBER.sub(r"\g<0> ", found.string[found.start() : found.end() + 1])[:-1]


# A key press folds the same names and their beginnings some seventy times.
_fold_short = lru_cache(4096)(_fold)
