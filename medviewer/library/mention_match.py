"""Finds terms in text: whole words, the longest name first, and no word that means something else where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from medviewer.library.mention_terms import CLASS, TOGETHER, combination
from medviewer.library.mention_words import comparable, lists, lowered, token_pattern

ORDINARY, PLAIN, BODY, SHORT, CAPITAL = range(5)
"""How carefully a term is taken: as it stands; only where text says that it is taken; not as a part of the body;
only in capitals or with a digit, if that short; only with a capital, as brands are."""

_SHORT = 4
_PLURAL = 5
"""Letters from which on a name has a plural."""
_LOOK_BACK, _LOOK_AHEAD = 40, 60
_USUAL = (" ", "-", "/")
_GAP = re.compile(r"[ \t\xa0\u2009\u202f]{0,3}(?:[-‐‑–/+,.'’()\[\]&]?[ \t\xa0]{0,2}|\n)[(\[]?")
_APART = (", ", ". ", ",\xa0", ".\xa0")
_JOINED = re.compile(r"[ \t\xa0]*[/+–-][ \t\xa0]*|[ \t\xa0]+plus[ \t\xa0]+|[ \t\xa0]*&[ \t\xa0]*", re.IGNORECASE)
_DIGIT_BEHIND = re.compile(r"[-‐‑][ \t]?\d")
_ADDRESS_BEFORE = re.compile(r"(?:@|www\.|//)[\w.-]*$")
_ADDRESS_BEHIND = re.compile(r"\.(?:com|org|net|gov|edu|int|uk|de|eu)\b")
_PREFIX = re.compile(
    r"(?:\bnor|\bdes\w*|\biso|\w*(?:yl|oxy|amino|hydro|fluoro|chloro|bromo|nitro|thio|oxo))[-‐‑]$", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:another|other|additional|further|concomitant|concurrent|multiple|different|two|certain|similar)\b"
    r"(?:[ ,/-]+[\w-]+){0,3}[ ,/-]*$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:serum|plasma|blood|urinary|urine|endogenous|dietary)[ ]$", re.IGNORECASE)
_GIVEN_WITH = re.compile(
    r"\b(?:adjunct to|after|added to|alternative to|combin\w+ with|conjunction with|given with|instead of|"
    r"together with)[ ]$",
    re.IGNORECASE,
)
_ABOUT_OTHERS = ("interactions",)
_INTERACTIONS, _LINE = "interaction", 80
"""What a line about others says in its first characters."""
_ABOUT_ITSELF = ("overview", "summary", "usage", "how_it_works")
"""Sections where a class is mostly the page's own, whether or not front matter has it, and hormones are the body's."""


class Known(NamedTuple):
    """A term as it is looked for. number: the caller's. care: ORDINARY and so on."""

    number: int
    key: str
    substance: str
    kind: int


class Hit(NamedTuple):
    """Where a term stands in a text."""

    start: int
    end: int
    term: Known


class Own(NamedTuple):
    """What is the page's own.

    substances: never found. words: of its names; not found where they are plain or of the body, such as the calcium of
    calcium orotate. classes: found where others of the class are meant.
    """

    substances: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()


def care(key: str, kind: int) -> int:
    """Return how carefully a term of one word is taken; see docs/together.md. kind: the first of all pages'."""
    known = lists()
    if key in known.body:
        return BODY
    if key in known.plain or (" " not in key and key in known.bases | known.salts):
        return PLAIN
    if len(key) < _SHORT:
        return SHORT
    return CAPITAL if kind == 2 and " " not in key else ORDINARY


class Matcher:
    """Looks for many terms at once."""

    def __init__(self, terms: Iterable[Known]) -> None:
        self._terms: dict[str, Known] = {}
        self._together: dict[str, Known] = {}
        self._longest: dict[str, int] = {}
        plurals: dict[str, Known] = {}
        for term in terms:
            if TOGETHER in term.key:
                self._together[term.key] = term
                continue
            self._terms[term.key] = term
            plurals.update((key, term) for key in _plurals(term.key, term.kind))
        for key, term in plurals.items():
            self._terms.setdefault(key, term)
        for key in self._terms:
            first, _, rest = key.partition(" ")
            self._longest[first] = max(self._longest.get(first, 0), rest.count(" ") + 1 + bool(rest))

    def find(self, text: str, section: str, own: Own = Own()) -> list[Hit]:  # noqa: B008 - a constant
        """Return the terms in the text of a section, in its order; a combination before its parts."""
        hits = list(self._held(text))
        found = [*self._combined(text, hits), *hits] if self._together else hits
        passed = [hit for hit in found if not self._is_own(text, hit, section, own) and _counts(text, hit, section)]
        return sorted(passed, key=lambda hit: (hit.start, -hit.end))

    def _held(self, text: str) -> Iterator[Hit]:
        """Yield the terms at whole words from left to right, the longest at each place, behind it its salt."""
        lower = lowered(text)
        pieces = token_pattern(lower).split(lower)
        places, tokens = [0, *accumulate(map(len, pieces))], pieces[1::2]
        if not lower.isascii():
            tokens = [token if token.isascii() else comparable(token) for token in tokens]
        longest, salts = self._longest, lists().salts
        behind = 0
        for at in [at for at, token in enumerate(tokens) if token in longest]:
            if at < behind:
                continue
            for count in range(min(longest[tokens[at]], len(tokens) - at), 0, -1):
                term = self._terms.get(" ".join(tokens[at : at + count]))
                if term and _are_beside(text, pieces, places, at, at + count):
                    behind = at + count
                    while tokens[behind : behind + 1] and tokens[behind] in salts:
                        if not _are_beside(text, pieces, places, behind - 1, behind + 1):
                            break
                        behind += 1
                    yield Hit(places[2 * at + 1], places[2 * (at + count)], term)
                    break

    def _combined(self, text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Yield the combinations that hits joined by `/`, `+`, `-` or “plus” make, the longest at each place."""
        run: list[Hit] = []
        for hit in [*hits, None]:
            if run and (hit is None or not _is_joined(text, run[-1], hit)):
                yield from self._of_run(run)
                run = []
            if hit is not None:
                run.append(hit)

    def _of_run(self, run: list[Hit]) -> Iterator[Hit]:
        at = 0
        while at < len(run) - 1:
            for end in range(len(run), at + 1, -1):
                term = self._together.get(combination(hit.term.substance for hit in run[at:end]))
                if term:
                    yield Hit(run[at].start, run[end - 1].end, term)
                    at = end - 1
                    break
            at += 1

    @staticmethod
    def _is_own(text: str, hit: Hit, section: str, own: Own) -> bool:
        term = hit.term
        if term.substance in own.substances or (term.key in own.words and care(term.key, term.kind) in (PLAIN, BODY)):
            return True
        if term.kind != CLASS and term.key not in own.classes:
            return False
        about_itself = term.key in own.classes or section in _ABOUT_ITSELF
        line = text[text.rfind("\n", 0, hit.start) + 1 : hit.start]
        is_free = section in _ABOUT_OTHERS or not about_itself or _INTERACTIONS in line[:_LINE].casefold()
        return not is_free and not _OTHERS.search(text[max(0, hit.start - _LOOK_BACK) : hit.start])


def _plurals(key: str, kind: int) -> list[str]:
    last = key.rpartition(" ")[2]
    if len(last) < _PLURAL or not last.isalpha() or kind > CLASS:
        return []
    if last.endswith("s"):
        return [key[:-1]] if kind == CLASS and not last.endswith(("ss", "us", "is")) else []
    if last.endswith("y") and last[-2] not in "aeiou":
        return [f"{key[:-1]}ies"]
    return [f"{key}s"]


def _are_beside(text: str, pieces: Sequence[str], places: Sequence[int], first: int, end: int) -> bool:
    """Tell whether words stand side by side: with a space, a line's end inside a sentence, or one sign between them.

    pieces: what is between words and the words, in turn; places: where each begins. first, end: of the words.
    """
    for at in range(first + 1, end):
        gap = pieces[2 * at]
        is_beside = gap in _USUAL or (bool(_GAP.fullmatch(gap)) and not gap.startswith(_APART))
        if not is_beside or ("\n" in gap and not text[places[2 * at + 1]].islower()):
            return False
    return True


def _is_joined(text: str, before: Hit, hit: Hit) -> bool:
    """Tell whether nothing but salts and a joining sign stands between two hits."""
    between = text[before.end : hit.start]
    if len(between) > _LOOK_BACK:
        return False
    while (word := re.match(r"[ \t\xa0]+([a-z]+)", between, re.IGNORECASE)) and word[1].lower() in lists().salts:
        between = between[word.end() :]
    return bool(_JOINED.fullmatch(between))


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what makes a name a part of another, for all and for the body's own; what makes a plain one a medicine."""
    known = lists()

    def alternatives(words: frozenset[str]) -> str:
        return "|".join(sorted(words, key=len, reverse=True))

    enzyme = (
        r"\w*(?:transferase|transaminase|kinase|genase|synthetase|synthase|reductase|oxidase|phosphatase|peptidase)"
    )
    number = r"(?:[-‐‑ ]?(?:type )?(?:[A-Za-z]{0,2}\d\w{0,2}|alpha|beta|[αβ]))?"
    chain = r"(?:(?:[ ]*,[ ]*(?:and |or )?|[ ]+(?:and|or)[ ]+|[ ]*/[ ]*)[\w-]+(?:[ ][\w-]+)?){0,5}"
    return (
        re.compile(rf"{number}[ \-‐‑](?:{alternatives(known.compound)}|{enzyme})s?\b", re.IGNORECASE),
        re.compile(rf"[ \-‐‑](?:{alternatives(known.compound_of_body)})\b", re.IGNORECASE),
        re.compile(rf"{chain}[ \-‐‑](?:{alternatives(known.use)}|containing(?! compound))\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:{alternatives(known.use_before)})[ ](?:[\w-]+(?:,[ ]|[ ](?:and|or)[ ])){{0,3}}$", re.IGNORECASE
        ),
    )


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"[ \-‐‑](?:{'|'.join(sorted(lists().bound))})\b", re.IGNORECASE)


@cache
def _salt_behind() -> re.Pattern[str]:
    return re.compile(rf"[ \-‐‑](?:{'|'.join(sorted(lists().salts))})\b", re.IGNORECASE)


def _counts(text: str, hit: Hit, section: str) -> bool:
    """Tell whether the words at a hit mean the term there."""
    before, behind = text[max(0, hit.start - _LOOK_BACK) : hit.start], text[hit.end : hit.end + _LOOK_AHEAD]
    compound, of_body, use, use_before = _around()
    if compound.match(behind) or _bound().match(behind) or _DIGIT_BEHIND.match(behind) or _PREFIX.search(before):
        return False
    if _ADDRESS_BEFORE.search(before) or _ADDRESS_BEHIND.match(behind):
        return False
    caution = care(hit.term.key, hit.term.kind)
    if caution == ORDINARY:
        return True
    written = text[hit.start : hit.end]
    if caution in (PLAIN, BODY):
        is_taken = section != "how_it_works" and (use.match(behind) or use_before.search(before))
        is_apart = section not in _ABOUT_ITSELF or _GIVEN_WITH.search(before)
        is_drug = caution == BODY and is_apart and not of_body.match(behind)
        is_measured = _MEASURED.search(before) or _salt_behind().match(behind)
        return bool(is_taken or is_drug) and not is_measured
    if caution == SHORT:
        return written.isupper() or any(sign.isdigit() for sign in written)
    return written[:1].isupper()
