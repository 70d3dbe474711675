"""Topics that are asked about beside a drug, the words of each equals: resources/topics.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from medviewer.library.names.folding import fold
from medviewer.library.text.text_query import QueryTerm
from medviewer.starting.shipped_tables import shipped_toml

FILE = "topics.toml"
BEGINNING = "*"
_LEAST_BEGUN, _MOST_BEGUN = 5, 4
"""Letters and words of a beginning."""
_LONGEST = 200
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_COMPARISON = re.compile(
    r"(?<![<>=≤≥])[<>=≤≥]++\s*+\d[\d.,]*(?:\s*ml\s?/\s?min(?:\s?/\s?1[.,]73\s?m(?:2|²))?)?", re.IGNORECASE
)
"""A number behind `<`: of a topic and no drug's, before the drug (`eGFR<30 metformin`) as well as behind it."""
_SYNTAX = re.compile(r'"|(?<!\S)(?:-[^\W_]|in:\S)', re.IGNORECASE)

Words = tuple[str, ...]


class Topic(NamedTuple):
    """A topic. words: as they are shown, a beginning with its `*`. sections: keys in which its passages stand first."""

    key: str
    name: str
    words: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def terms(self) -> tuple[QueryTerm, ...]:
        """Return what a passage of the topic holds one of."""
        return tuple(QueryTerm(_folded(word), word.endswith(BEGINNING), exact=True) for word in self.words)


_BESIDE = Topic("", "", (), ())
"""Stands for a word that goes with any topic."""


class DrugAndTopic(NamedTuple):
    """A query taken apart. drug: what is left beside the topic, as it was typed; it may be no name."""

    drug: str
    topic: Topic


class _Vocabulary(NamedTuple):
    """The file, folded.

    phrases: by their first word, the longest first, each with its topic, `_BESIDE`, or None for part of a drug's name.
    beginnings: of words of a topic. measures: what may follow one.
    """

    topics: tuple[Topic, ...]
    phrases: Mapping[str, tuple[tuple[Words, Topic | None], ...]]
    beginnings: tuple[tuple[str, Topic], ...]
    measures: frozenset[str]


def topics() -> tuple[Topic, ...]:
    """Return all topics, in the order of their file; read once."""
    return _known().topics


def topic_of(words: str | Iterable[str]) -> Topic | None:
    """Return the topic that the words of a query beside its drug ask for; None where they ask for none or several.

    The last word, or words, may be the beginning of a topic's: of five letters or more, and of one topic alone. The
    first word of a phrase begins none (`insulin human` asks for no human milk).
    """
    text = words if isinstance(words, str) else " ".join(words)
    found = (
        [part for part in _parts(_folded(_without_comparisons(text))) if part is not _BESIDE]
        if len(text) <= _LONGEST
        else []
    )
    return found[0] if found and found[0] and all(one is found[0] for one in found) else None


def split(text: str) -> DrugAndTopic | None:
    """Return drug and topic of a query such as `renal dose of morphine`; None where it is not both of one topic.

    What is left for the drug is one stretch of the text, which begins and ends with words that belong to no topic: who
    asks looks first whether the whole text is a name, and then whether this is one. A query in the syntax of text
    search (quotes, -without, in:section) is not taken apart.
    """
    if _SYNTAX.search(text) or len(text) > _LONGEST:
        return None
    spans = [
        (found.span(), token) for found in _WORD.finditer(_without_comparisons(text)) for token in _folded(found[0])
    ]
    if len(spans) < 2:
        return None
    parts = _parts(tuple(token for _, token in spans))
    others = [at for at, part in enumerate(parts) if part is None]
    if not others:
        return None
    first, last = others[0], others[-1]
    outside = {part for part in (*parts[:first], *parts[last + 1 :]) if part is not _BESIDE}
    inside = [part for part in parts[first:last] if part is not None and part is not _BESIDE]
    if len(outside) != 1 or inside:
        return None
    return DrugAndTopic(text[spans[first][0][0] : spans[last][0][1]], next(one for one in outside if one))


def equals(word: str) -> tuple[str, ...]:
    """Return the other words of a word's topic, as they are shown; none for a word of no topic."""
    wanted = _folded(word)
    length, topic = (wanted and _longest(_known(), wanted)) or (0, None)
    others = (one for one in topic.words if not one.endswith(BEGINNING)) if topic and length == len(wanted) else ()
    return tuple(one for one in others if _folded(one) != wanted)


def _without_comparisons(text: str) -> str:
    """Return a text of the same length with spaces in place of comparisons."""
    return _COMPARISON.sub(lambda found: " " * len(found[0]), text)


def _parts(tokens: Words) -> list[Topic | None]:
    """Return for each word the topic that it belongs to, `_BESIDE`, or None."""
    known = _known()
    found: list[Topic | None] = []
    while rest := tokens[len(found) :]:
        length, topic = _longest(known, rest) or _begun(known, rest)
        found += [topic] * length
    return _measured(known, tokens, found)


def _measured(known: _Vocabulary, tokens: Words, parts: list[Topic | None]) -> list[Topic | None]:
    """Return the parts with the numbers and measures at the end beside the topic that they follow."""
    end = len(parts)
    while end and (parts[end - 1] is _BESIDE or (parts[end - 1] is None and _is_measure(known, tokens[end - 1]))):
        end -= 1
    return [*parts[:end], *[_BESIDE] * (len(parts) - end)] if end and parts[end - 1] else parts


def _is_measure(known: _Vocabulary, token: str) -> bool:
    return token[0].isdigit() or token in known.measures


def _longest(known: _Vocabulary, tokens: Words) -> tuple[int, Topic | None] | None:
    """Return the length and the topic of the longest phrase that the words begin with."""
    for phrase, topic in known.phrases.get(tokens[0], ()):
        if tokens[: len(phrase)] == phrase:
            return len(phrase), topic
    return next(((1, topic) for start, topic in known.beginnings if tokens[0].startswith(start)), None)


def _begun(known: _Vocabulary, tokens: Words) -> tuple[int, Topic | None]:
    """Return all the words with the one topic that they begin a word of, else the first word as a part of a name."""
    typed = " ".join(tokens)
    if len(typed) >= _LEAST_BEGUN and len(tokens) <= _MOST_BEGUN:
        words = [(" ".join(phrase), topic) for some in known.phrases.values() for phrase, topic in some if topic]
        begun = {
            topic.key: topic
            for word, topic in (*words, *known.beginnings)
            if word.startswith(typed) and (" " in typed or " " not in word) and topic is not _BESIDE
        }
        if len(begun) == 1:
            return len(tokens), next(iter(begun.values()))
    return 1, None


def _folded(text: str) -> Words:
    return tuple(fold(text).split())


@cache
def _known() -> _Vocabulary:
    tables = shipped_toml(FILE)
    small, beside, measures, names = (tables.pop(name) for name in ("small", "beside", "measures", "names"))
    found = tuple(
        Topic(key, table["name"], tuple(table["words"]), tuple(table["sections"])) for key, table in tables.items()
    )
    pairs: list[tuple[str, Topic | None]] = [(word, _BESIDE) for word in (*small, *beside)]
    pairs += [(name, None) for name in names]
    pairs += [(word, topic) for topic in found for word in topic.words if not word.endswith(BEGINNING)]
    phrases: dict[str, list[tuple[Words, Topic | None]]] = {}
    for words, topic in sorted(((_folded(word), topic) for word, topic in pairs), key=lambda one: -len(one[0])):
        phrases.setdefault(words[0], []).append((words, topic))
    beginnings = ((fold(word), topic) for topic in found for word in topic.words if word.endswith(BEGINNING))
    return _Vocabulary(
        found, {word: tuple(some) for word, some in phrases.items()}, tuple(beginnings), frozenset(measures)
    )
