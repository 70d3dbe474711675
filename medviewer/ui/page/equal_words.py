"""Words of a topic that are equals of what is looked for on a page: “kidney” beside “renal”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from medviewer.export.paper.ties import WORD_JOINER
from medviewer.library.names.folding import fold
from medviewer.ui.documents.tab_documents import DocumentPosition
from medviewer.ui.page.find_bar import FindHit

if TYPE_CHECKING:
    from medviewer.library.text.topics import Topic

STRETCH = 16_000
"""Characters of a text that are looked through in one go: some ms."""

_LEAST = 3
"""Letters of what is looked for."""


def equals_of(text: str) -> tuple[str, ...]:
    """Return the equals of a word of a topic, of that beside a drug (“morphine renal”); none where there is neither."""
    if len(text.strip()) < _LEAST:
        return ()
    from medviewer.library.text.topics import BEGINNING, equals, split

    asked = split(text)
    if asked is None:
        return equals(text)
    known = f" {fold(text)} "
    whole = (word for word in asked.topic.words if not word.endswith(BEGINNING))
    return tuple(word for word in whole if f" {fold(word)} " not in known)


def words_of_topic(words: Sequence[str], topic: Topic) -> list[str]:
    """Return those of a query's words that ask for a topic."""
    from medviewer.library.text.topics import topic_of

    return [word for word in words if topic_of(word) == topic]


def equal_hits(text: str, equals: Sequence[str], spot: DocumentPosition, found: Iterable[FindHit]) -> list[FindHit]:
    """Return every place of a document's text with one of some words, each whole; not where `found` has a hit."""
    if not equals:
        return []
    taken = {place for hit in found for place in range(hit.start, hit.start + hit.length)}
    pattern = _pattern(tuple(equals))
    places = (one for start, end in _stretches(text) for one in pattern.finditer(text, start, end))
    hits = [FindHit.of(spot, text, *one.span(), equal=_folded(one[0])) for one in places]
    return [hit for hit in hits if taken.isdisjoint(range(hit.start, hit.start + hit.length))]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of parts of a text, whole paragraphs: no thread has a turn while one is looked through."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + STRETCH)
        end = len(text) if end < 0 else end
        yield start, end
        start = end


@lru_cache(maxsize=8)
def _pattern(equals: tuple[str, ...]) -> re.Pattern[str]:
    written = sorted(equals, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_written, written))})(?!\w)", re.IGNORECASE)


def _written(word: str) -> str:
    """Return what matches a word, whether or not its signs are joined to what is beside them."""
    joined = f"{WORD_JOINER}?{{}}{WORD_JOINER}?"
    signs = (re.escape(sign) if sign.isalnum() else joined.format(re.escape(sign)) for sign in word)
    return "".join(signs).replace(joined.format(r"\ "), r"\s+")


def _folded(text: str) -> str:
    return fold(text.replace(WORD_JOINER, ""))
