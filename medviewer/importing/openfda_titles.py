"""The end of a title in a text of openFDA, which does not mark it: told only where it is sure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from medviewer.starting.shipped_tables import shipped_toml

WORD = re.compile(r"\S+")
OWN_NUMBER = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?\.? (?=[A-Z])")
"""The number of a section or subsection before its title, where its text begins."""

_LONGEST = 12
"""Words of a title."""
_CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9&/,'’()®™+-]*")
_BULLETS = "•●■▪"
DrugName = tuple[str, ...]
"""The words of a name in small letters."""


class LineWords(NamedTuple):
    """The words of resources/label_lines.toml, by which titles and lines are told."""

    not_before: frozenset[str]
    units: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    verbs: frozenset[str]
    forms: frozenset[str]
    describing: frozenset[str]
    whom: frozenset[str]
    openers_before: dict[str, list[str]]
    numbers: dict[str, int]
    settled: re.Pattern[str]
    sublabels: re.Pattern[str]


@functools.cache
def line_words() -> LineWords:
    """Return the words, read once."""
    found = shipped_toml("label_lines.toml")
    sets = {name: frozenset(value.split()) for name, value in found.items() if isinstance(value, str)}
    return LineWords(
        **sets,
        openers_before=found["openers_before"],
        numbers=found["numbers"],
        settled=re.compile(rf" {_any(found['settled'])}(?= [A-Z•\[(])"),
        sublabels=re.compile(
            rf"(?<!\S)(?:{_any(found['sublabels'])}(?: ?:)? (?=[A-Z0-9])|(?:NOTE|Note|CAUTION|IMPORTANT|WARNING) ?: )"
        ),
    )


def _any(texts: Sequence[str]) -> str:
    """Return a pattern of one of several texts, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(texts, key=len, reverse=True)))})"


def end_of_head(text: str, field: str) -> int:
    """Return where the title that begins a field's text ends: the name of the field, or words in capitals.

    0 where it begins with none.
    """
    number = OWN_NUMBER.match(text)
    words = list(WORD.finditer(text, number.end() if number else 0, 400))
    wanted, said = "".join(_letters(field.replace("_", " "))), ""
    for word in words[: _LONGEST + 1]:
        said += "".join(_letters(word[0]))
        if said == wanted:
            is_sure = bool(number) or text[: word.end()].isupper()
            return word.end() if is_sure and not text[word.end() :].lstrip()[:1].islower() else 0
        if not wanted.startswith(said):
            break
    return _end_of_capitals(words) if number else 0


def _letters(text: str) -> Iterator[str]:
    """Yield the words of a title without what joins them, which labels write as they like."""
    return (word for word in re.split(r"[^a-z0-9]+", text.casefold()) if word not in ("and", "or"))


def end_of_title(text: str, start: int, names: Sequence[DrugName]) -> int:
    """Return where the title that begins at `start` ends, 0 where that is not sure. names: of the label's drug."""
    settled = line_words().settled.match(text, start)
    if settled:
        return settled.end()
    words = list(islice(WORD.finditer(text, start), _LONGEST + 8))
    return _end_of_capitals(words) or _end_of_title_case(words, names)


def begins_as_title(text: str, start: int) -> bool:
    """Tell whether two words with capitals stand at a place, or one with a small word behind it; not a form's name."""
    words, known = [word[0] for word in islice(WORD.finditer(text, start), 2)], line_words()
    if len(words) < 2 or not words[0][:1].isupper() or words[0].casefold() in known.forms:
        return False
    return words[1][:1].isupper() or words[1] in known.joining


def _end_of_capitals(words: Sequence[re.Match[str]]) -> int:
    """Return where two or more words all in capitals end that one with small letters or a bullet follows."""
    texts, count = [word[0] for word in words], 0
    while count < len(texts) and (
        _CAPITALS.fullmatch(texts[count]) or (count and texts[count] in line_words().joining)
    ):
        count += 1
    is_title = sum(text.isupper() and len(text) > 3 for text in texts[:count]) > 1
    follows = texts[count][0] if count < len(texts) else ""
    return words[count - 1].end() if is_title and (follows.isupper() or (follows and follows in _BULLETS)) else 0


def _end_of_title_case(words: Sequence[re.Match[str]], names: Sequence[DrugName]) -> int:
    """Return where words with capitals end before one that surely begins a sentence or a list."""
    texts, joining = [word[0] for word in words], line_words().joining
    for count, text in enumerate(texts[: _LONGEST + 1]):
        is_behind = count > 0 and texts[count - 1] not in joining
        if is_behind and (text in _BULLETS or _begins_sentence(texts, count, names)):
            return words[_without_sublabel(texts[:count]) - 1].end() if texts[count - 1] not in "–-—" else 0
        if not _is_of_title(text):
            return 0
    return 0


def _without_sublabel(title: Sequence[str]) -> int:
    """Return how many words of a title are its own, without a label that follows it."""
    own = len(title) - (title[-1] in line_words().whom)
    return own if own and title[own - 1] not in line_words().joining else len(title)


def _begins_sentence(texts: Sequence[str], at: int, names: Sequence[DrugName]) -> bool:
    """Tell whether a word begins a sentence: one that does so, the first of the title again, or the label's drug."""
    known, word, follows = line_words(), texts[at].rstrip(","), "".join(texts[at + 1 : at + 2])
    if word in known.openers:
        goes_on = follows[:1].islower() or follows[:1].isdigit() or _drug(texts, at + 1, names) > 0
        return goes_on and follows not in known.joining - known.articles
    if word in known.openers_before:
        return follows in known.openers_before[word] and "".join(texts[at + 2 : at + 3])[:1].islower()
    if word.casefold() == texts[0].casefold().rstrip(","):
        return word[0].isupper() and (follows[:1].islower() or texts[at].endswith(","))
    if texts[at - 1].endswith("ing") or texts[at - 1] in known.describing:
        return False
    size = _drug(texts, at, names)
    return size > 0 and "".join(texts[at + size : at + size + 1]) in known.verbs


def _drug(texts: Sequence[str], at: int, names: Sequence[DrugName]) -> int:
    """Return how many words from one on are a name of the label's drug, with its form; 0 for none."""
    words = tuple(text.casefold().rstrip(",") for text in texts[at : at + 8])
    size = max((len(name) for name in names if words[: len(name)] == name), default=0)
    while size and size < len(words) and words[size] in line_words().forms:
        size += 1
    return size


def _is_of_title(word: str) -> bool:
    """Tell whether a word may stand in a title; one that ends a sentence may not."""
    core = word.strip('(“"[')[:1]
    begins = core.isupper() or core.isdigit() or word[0] in "(–-—/≥≤<>" or word in line_words().joining
    return begins and word[-1] not in ".:;!?"
