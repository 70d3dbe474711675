"""Terms in a text: whole words, the longest name first, where the words around let them mean the drug."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from medviewer.library.mentions.terms import BRAND, CLASS, TOGETHER, combination
from medviewer.library.mentions.words import ReadText, comparable, lists
from medviewer.starting.kept import own_patterns

ORDINARY, PLAIN, BODY, GIVEN, SHORT, CAPITAL = range(6)
"""How carefully a term is taken: as it stands; only where text says that it is taken; only where drugs are given, as
the body makes it; the same, but less strictly; only in capitals or with a digit; only with a capital, as brands are."""
_SHORT = 4
_LOOK_BACK, _LOOK_AHEAD, _LINE = 40, 60, 80
_JUST_BEFORE = 26
"""Characters that hold the word in front of a name."""
_ABOUT_OTHERS = ("interactions",)
_ABOUT_ITSELF = ("overview", "summary", "usage", "how_it_works")
"""Sections where a class is mostly the page's own, whether or not front matter has it."""
_ABOUT_GIVING = ("interactions", "precautions", "contraindications", "dosage", "pregnancy")
"""Sections where a hormone is mostly one that is given; elsewhere it is the body's."""
_DIGIT_BEHIND = re.compile(r"[-‐‑][ \t]?\d|[ ]\d['’′][-‐‑]|[ ][B-HJ-Z](?![\w.'’=-])")
_ADDRESS_BEFORE = re.compile(r"(?:@|www\.|//)[\w.-]{0,40}$")
_ADDRESS_BEHIND = re.compile(r"\.(?:com|org|net|gov|edu|int|uk|de|eu)\b")
_PREFIX = re.compile(
    r"(?:\bnor|\bdes\w{0,40}|\biso|yl|oxy|amino|hydro|fluoro|chloro|bromo|nitro|thio|oxo)[-‐‑]$", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:another|other|additional|further|concomitant|concurrent|multiple|different|two|certain|similar)\b"
    r"(?:[ ,/-]++\w[\w-]{0,40}+){0,3}[ ,/-]*+$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:serum|plasma|blood|urinary|urine|endogenous|dietary|overactive|underactive|abnormal|decreased|elevated|"
    r"increased|low|lower|raised|reduced|maternal|fetal|foetal|circulating|"
    r"(?:breakdown|changes?|concentrations?|conversion|decrease|deficiency|excess|fall|formation|increase|lack|levels?|"
    r"production|reduction|release|rise|secretion|synthesis)[ ](?:in|of))(?:[ ](?:free|total))?[ ]$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:an?|this|the|alpha|beta|gamma)[ ](?:[\w-]{1,30}[ ])?$", re.IGNORECASE)
_IS_ONE = re.compile(
    r"\b(?:(?:is|are|as|being)[ ](?:[\w-]{1,30}[ ])?an?[ ](?:[\w-]{1,30}[ ]){0,2}|"
    r"(?:class|family|group|kind|type)[ ]of[ ])$",
    re.IGNORECASE,
)
_ONE_LETTER = re.compile(r"(?<!\w)[A-Za-z]$")
_NUMBER_BEHIND = re.compile(r"[ ]?\d{1,2}(?![\d%]|[.,]\d|[ ]?(?:mg|mcg|[µμ]g|g|iu|units?|ml)\b)", re.IGNORECASE)
_ITSELF_OR_LONGER = re.compile(r"\b(?:this|non[- ]?steroidal)[ ]$", re.IGNORECASE)
_INSIDE = re.compile(r"\w{2}[-‐‑]$")
_NUMBERS = frozenset({"type", "alpha", "beta"})
"""Words that number what stands before them."""
_ENZYME_ENDS = ("ase", "ases")
_LETTERS_OF_NUMBER = 2
_NO_MARK = "ai"
"""Letters that are words by themselves: another one behind a name may be its mark."""
_OPENING = "\t(,:;"
_GIVEN_WITH = re.compile(
    r"\b(?:adjunct to|administer(?:ed|ing)?|after|added to|alternative to|combin\w+ with|conjunction with|given with|"
    r"instead of|together with|(?:agents|drugs|medications?|medicines)[ ](?:like|such as))[ ]$",
    re.IGNORECASE,
)
_ENZYME = (
    r"\w*(?:transferase|transaminase|kinase|genase|synthetase|synthase|reductase|oxidase|phosphatase|peptidase|"
    r"carboxylase|hydroxylase|hydrolase|deaminase|esterase|convertase|isomerase|nuclease|polymerase|cyclase|demethylase|ATPase)"
)
_NUMBERED = r"(?:[-‐‑ ]?(?:type )?(?:[A-Za-z]{0,2}[ ]?\d\w{0,2}|alpha|beta|[αβ]))?"
_LISTED = r"(?:(?:[ ]*,[ ]*(?:and |or )?|[ ]+(?:and|or)[ ]+|[ ]*/[ ]*)[\w-]+(?:[ ][\w-]+)?){0,5}"


class _Patterns(NamedTuple):
    """The words that may stand beside a name, as the lists say.

    compound, bound, bound_before: behind and before it, so that both together name something else; of_body: that for
    what the body makes; does: that for a class. use, use_before: behind and before it, so that it is a medicine. salt:
    behind it.
    """

    compound: re.Pattern[str]
    bound: re.Pattern[str]
    of_body: re.Pattern[str]
    use: re.Pattern[str]
    use_before: re.Pattern[str]
    salt: re.Pattern[str]
    bound_before: re.Pattern[str]
    does: re.Pattern[str]


@own_patterns
def _patterns() -> _Patterns:
    known = lists()
    of_name = rf"{_NUMBERED}[ \-‐‑](?:{_one_of(known.compound)}|{_ENZYME})s?\b"
    compound = rf"(?:[ ]\([^()]{{1,40}}\))?(?:{of_name})|(?:[ ](?:and|or)[ ]\w+)?[ ]antibiotics\b"
    use = rf"{_LISTED}[ \-‐‑](?:{_one_of(known.use)}|containing(?! compound))\b"
    use_before = rf"\b(?:{_one_of(known.use_before)})[ ](?:[\w-]+(?:,[ ]|[ ](?:and|or)[ ])){{0,3}}$"
    radicals = {word for word in known.radicals if word.endswith("yl")}
    several = (known.bound, known.compound_of_body, known.salts | radicals, known.does)
    bound, of_body, salt, does = (rf"[ \-‐‑](?:{_one_of(words)})s?\b" for words in several)
    does = rf"(?:[ ](?:and|or)[ ][\w-]+)?{does}"
    bound_before = rf"\b(?:{_one_of(known.bound_before | radicals)})[ \-‐‑](?:[DL]{{1,2}}[-‐‑])?$"
    of_body = rf"(?:{of_body}|(?:/|[ ]|[ ](?:and|or)[ ])\w+{of_name})"
    parts = (compound, bound, of_body, use, use_before, salt, bound_before, does)
    return _Patterns(*(re.compile(part, re.IGNORECASE) for part in parts))


@cache
def _begin_bound() -> frozenset[str]:
    """Return the first words of what the patterns `compound` and `bound` match, but for enzymes."""
    known = lists()
    begin = {words.split()[0] for words in known.compound | known.bound} | {"antibiotics", *_NUMBERS}
    return frozenset(begin | {f"{word}s" for word in begin})


@cache
def _end_bound() -> frozenset[str]:
    """Return the last words of what the pattern `bound_before` matches."""
    known = lists()
    return frozenset(words.split()[-1] for words in known.bound_before | known.radicals)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"[ \-‐‑]")


def care(key: str, kind: int) -> int:
    """Return how carefully a term is taken. kind: the first of KINDS that it is on any page."""
    known = lists()
    if key in known.body or key in known.given:
        return BODY if key in known.body else GIVEN
    if key in known.plain or (" " not in key and key in known.bases | known.salts):
        return PLAIN
    if len(key) < _SHORT:
        return SHORT
    return CAPITAL if kind == BRAND and " " not in key else ORDINARY


_FREE, _SHORT_WORD, _AND, _BINDING = range(4)
"""Words behind a name: one that never makes something else of both; only before a number; the same or before
antibiotics; one that may."""


def _kind_behind(word: str) -> int:
    """Return what a word of ASCII letters and digits, of which a space parts a name, may make of it."""
    if word in _begin_bound() or word.endswith(_ENZYME_ENDS) or not word.isalpha():
        return _BINDING
    if len(word) > _LETTERS_OF_NUMBER:
        return _AND if word == "and" else _FREE
    if len(word) == 1 and word not in _NO_MARK:
        return _BINDING
    return _AND if word == "or" else _SHORT_WORD


def _stands_alone(read: ReadText, start: int, end: int) -> bool:
    """Tell by the signs and single words beside a name that it is no part of something else: that of nearly all.

    False where only patterns can tell, which take many times as long.
    """
    text, sign = read.text, read.text[end : end + 1]
    if sign == " ":
        word = read.behind(end)
        kind = _kind_behind(word) if word else _BINDING
        if kind == _BINDING or (kind == _AND and read.is_within("antibiotics", end, end + 2 * _LOOK_AHEAD)):
            return False
        if kind != _FREE and text[end + 2 + len(word) : end + 3 + len(word)].isdigit():
            return False
    elif not sign or sign == "-" or (sign == "." and text[end + 1 : end + 2].isalpha()):
        return False
    sign = text[start - 1] if start else "\n"
    if sign == " ":
        return read.before(start) not in _end_bound()
    if sign == "\n":  # at which a pattern's end may be
        return start < 2 or text[start - 2] not in " -"
    return sign in _OPENING


def _stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether a name is no part of something else."""
    before, behind = text[max(0, start - _LOOK_BACK) : start], text[end : end + _LOOK_AHEAD]
    beside = _patterns()
    if any(other.match(behind) for other in (beside.compound, beside.bound, _DIGIT_BEHIND)):
        return False
    if beside.bound_before.search(before, len(before) - _JUST_BEFORE):
        return False
    if _NUMBER_BEHIND.match(behind) and _ONE_LETTER.search(text, max(0, end - 2), end):
        return False
    is_free = not before or before[-1].isspace() or not (_PREFIX.search(before) or _ADDRESS_BEFORE.search(before))
    return is_free and not _ADDRESS_BEHIND.match(behind)


def means_drug(read: ReadText, start: int, end: int, section: str, caution: int) -> bool:
    """Tell whether a name from `start` to `end` of a section's text means the drug, as carefully as `caution` says."""
    text = read.text
    if not (read.is_plain and _stands_alone(read, start, end)) and not _stands_free(text, start, end):
        return False
    name, is_plain = text[start:end], caution in (PLAIN, BODY, GIVEN)
    is_short = caution == SHORT or (is_plain and len(name) < _SHORT)
    if is_short and not (name.isupper() or any(sign.isdigit() for sign in name)):
        return False
    before = text[max(0, start - _LOOK_BACK) : start]
    if is_plain:
        return _is_taken(before, text[end : end + _LOOK_AHEAD], section, caution)
    if caution == SHORT:
        return not _INSIDE.search(before)
    return caution == ORDINARY or text[start].isupper()


def means_others(text: str, start: int, end: int, section: str, is_own: bool) -> bool:
    """Tell whether a class from `start` to `end` of a section's text means drugs beside the page's own.

    is_own: it is the page's own class.
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    if (
        _patterns().does.match(text[end : end + _LOOK_AHEAD])
        or _ITSELF_OR_LONGER.search(before)
        or _IS_ONE.search(before)
    ):
        return False
    if section in _ABOUT_OTHERS or not (is_own or section in _ABOUT_ITSELF):
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return "interaction" in line[:_LINE].casefold() or bool(_OTHERS.search(before))


def means_class(text: str, start: int, end: int, section: str) -> bool:
    """Tell whether the name of a class from `start` to `end` means what a page with that title is about."""
    is_one_of = _ONE_OF.search(text[max(0, start - _LOOK_BACK) : start])
    return section in _ABOUT_GIVING and not is_one_of and not _patterns().does.match(text, end)


def _is_taken(before: str, behind: str, section: str, caution: int) -> bool:
    """Tell whether a plain name, or one of the body's own, is taken as a medicine."""
    beside = _patterns()
    if _MEASURED.search(before, len(before) - _JUST_BEFORE) or _INSIDE.search(before) or beside.salt.match(behind):
        return False
    if beside.of_body.match(behind):
        return False
    if section != "how_it_works" and (beside.use.match(behind) or beside.use_before.search(before)):
        return True
    is_apart = section not in _ABOUT_ITSELF if caution == GIVEN else section in _ABOUT_GIVING
    return caution != PLAIN and (is_apart or bool(_GIVEN_WITH.search(before)))


_PAIR = 2
"""Words of the longest of most terms that begin with a word, where several do."""
_PLURAL = 5
"""Letters from which on a name has a plural."""
_LONGEST_SALT = 40
_USUAL = (" ", "-", "/")
_SALT = re.compile(r"[ \t\xa0]+([a-z]+)", re.IGNORECASE)
_GAP = re.compile(r"[ \t\xa0\u2009\u202f]{0,3}(?:[-‐‑–/+,.'’()\[\]&]?[ \t\xa0]{0,2}|\n)[(\[]?")
_APART = (", ", ". ", ",\xa0", ".\xa0")
_JOINED = re.compile(
    r"[ \t\xa0]|[ \t\xa0]*[/+–-][ \t\xa0]*|[ \t\xa0]+plus[ \t\xa0]+|[ \t\xa0]*&[ \t\xa0]*", re.IGNORECASE
)


_CAUTIONS = {(caution, is_class): (caution, is_class) for caution in range(6) for is_class in (False, True)}
"""One of each, as a library has many terms."""


class SearchedTerm(NamedTuple):
    """A term as it is looked for. number: the caller's. kind: the first of KINDS that it is on any page."""

    number: int
    key: str
    substance: str
    kind: int


class TermHit(NamedTuple):
    """A place of a term in a text."""

    start: int
    end: int
    term: SearchedTerm


class OwnTerms(NamedTuple):
    """The terms of the page itself.

    substances: never found. words: of its names; not found where they are plain or of the body, such as the calcium of
    calcium orotate. classes: found where others of the class are meant. names: never found, whatever they mean
    elsewhere.
    """

    substances: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Matcher:
    """Looks for many terms at once."""

    def __init__(self, terms: Iterable[SearchedTerm]) -> None:
        self._terms: dict[str, SearchedTerm] = {}
        self._together: dict[str, SearchedTerm] = {}
        self._longest: dict[str, int] = {}
        self._cautions: dict[str, tuple[int, bool]] = {}
        plurals: dict[str, SearchedTerm] = {}
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

    def find(self, text: str, section: str, own: OwnTerms = OwnTerms()) -> list[TermHit]:  # noqa: B008 - a constant
        """Return the terms in the text of a section, in its order; a combination before its parts."""
        read = ReadText(text)
        hits = list(self._held(read))
        combined = list(self._combined(read, hits)) if self._together else []
        passed = [hit for hit in (*combined, *hits) if self._counts(read, hit, section, own)]
        return sorted(passed, key=lambda hit: (hit.start, -hit.end)) if combined else passed

    def _held(self, read: ReadText) -> Iterator[TermHit]:
        """Yield the terms at whole words from left to right, the longest at each place, behind it its salt.

        The word behind, which costs little, tells of most that no longer term begins there and that it is no salt.
        """
        terms, salts, behind = self._terms, lists().salts, 0
        for start, end, first in read.begun(self._longest):
            if start < behind:
                continue
            word = read.behind(end) if read.is_plain else ""
            longest = self._longest[first]
            if longest == _PAIR and word and f"{first} {word}" not in terms:
                longest = 1
            if longest > 1:
                found = self._longest_at(read, start, end, first)
            else:
                found = TermHit(start, end, terms[first]) if first in terms else None
            if found:
                yield found
                is_told = found.end == end and word and word not in salts
                behind = end if is_told else _behind_salts(read, found.end)

    def _longest_at(self, read: ReadText, start: int, end: int, first: str) -> TermHit | None:
        """Return the longest term that begins with a word, None where there is none."""
        words, ends = [first], [end]
        while len(words) < self._longest[first] and (token := _beside(read, ends[-1])):
            words.append(comparable(token[0]))
            ends.append(token.end())
        for count in range(len(words), 0, -1):
            term = self._terms.get(" ".join(words[:count]))
            if term:
                return TermHit(start, ends[count - 1], term)
        return None

    def _combined(self, read: ReadText, hits: Sequence[TermHit]) -> Iterator[TermHit]:
        """Yield the combinations that hits make with a space or a joining sign between, the longest at each place."""
        run: list[TermHit] = []
        for before, hit in pairwise(hits):
            if hit.start - before.end <= _LONGEST_SALT and _is_joined(read, before.end, hit.start):
                run += [hit] if run else [before, hit]
            elif run:
                yield from self._of_run(run)
                run = []
        if run:
            yield from self._of_run(run)

    def _of_run(self, run: list[TermHit]) -> Iterator[TermHit]:
        at = 0
        while at < len(run) - 1:
            for end in range(len(run), at + 1, -1):
                term = self._together.get(combination(hit.term.substance for hit in run[at:end]))
                if term:
                    yield TermHit(run[at].start, run[end - 1].end, term)
                    at = end - 1
                    break
            at += 1

    def _counts(self, read: ReadText, hit: TermHit, section: str, own: OwnTerms) -> bool:
        """Tell whether a hit names another drug than the page's own."""
        term = hit.term
        if term.substance in own.substances or term.key in own.names:
            return False
        caution, is_titled_class = self._caution(term)
        if term.key in own.words and caution in (PLAIN, BODY, GIVEN):
            return False
        is_own = term.key in own.classes
        if (is_own or term.kind == CLASS) and not means_others(read.text, hit.start, hit.end, section, is_own):
            return False
        if is_titled_class and not means_class(read.text, hit.start, hit.end, section):
            return False
        return means_drug(read, hit.start, hit.end, section, caution)

    def _caution(self, term: SearchedTerm) -> tuple[int, bool]:
        """Return how carefully a term is taken, and whether it is a class that a page is titled with."""
        known = self._cautions.get(term.key)
        if known is None:
            caution = care(term.key, term.kind)
            is_titled_class = caution == ORDINARY and term.kind != CLASS and _is_class(term.key)
            known = self._cautions[term.key] = _CAUTIONS[caution, is_titled_class]
        return known


@lru_cache(maxsize=1 << 12)
def _is_class(key: str) -> bool:
    from medviewer.library.names import drug_classes

    return key in lists().classes or bool(drug_classes.named(key))


def _plurals(key: str, kind: int) -> list[str]:
    """Return the plurals of a class, or of several words; a drug's name in the plural is a class."""
    first, _, last = key.rpartition(" ")
    if len(last) < _PLURAL or not last.isalpha() or not (first or kind == CLASS):
        return []
    if last.endswith("s"):
        return [key[:-1]] if kind == CLASS and not last.endswith(("ss", "us", "is")) else []
    if last.endswith("y") and last[-2] not in "aeiou":
        return [f"{key[:-1]}ies"]
    return [f"{key}s"]


def _behind_salts(read: ReadText, end: int) -> int:
    """Return where a name and the salts behind it end."""
    salts = lists().salts
    while not (read.is_plain and (word := read.behind(end)) and word not in salts):
        token = _beside(read, end)
        if token is None or comparable(token[0]) not in salts:
            break
        end = token.end()
    return end


def _beside(read: ReadText, end: int) -> re.Match[str] | None:
    """Return the word that stands beside the one that ends at `end`, None where none does.

    Between the two are a space, a line's end inside a sentence, or one sign.
    """
    token = read.pattern.search(read.lower, end)
    if token is None or (gap := read.text[end : token.start()]) in _USUAL:
        return token
    is_beside = _GAP.fullmatch(gap) and not gap.startswith(_APART) and not _closes_and_opens(gap)
    return token if is_beside and ("\n" not in gap or read.text[token.start()].islower()) else None


def _is_joined(read: ReadText, end: int, start: int) -> bool:
    """Tell whether nothing but salts and a joining sign stands between two hits, of which one ends, the next begins."""
    between = read.text[end:start]
    if between == " ":
        return True
    salts = lists().salts
    word = read.behind(end) if read.is_plain and between[0] == " " else ""
    if word.isalpha() and word != "plus" and word not in salts:
        return False
    while (salt := _SALT.match(between)) and salt[1].lower() in salts:
        between = between[salt.end() :]
    return bool(_JOINED.fullmatch(between))


def _closes_and_opens(gap: str) -> bool:
    """Tell whether a bracket is opened behind one that is closed."""
    closed = [at for at in map(gap.find, ")]") if at >= 0]
    return bool(closed) and max(map(gap.rfind, "([")) > min(closed)
