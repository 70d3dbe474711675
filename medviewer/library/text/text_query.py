"""A query of the text, as a value: words, "phrases", -without, in:SECTION; any punctuation is text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from medviewer.library.text.indexed_words import asked_words_of, is_beginning, otherwise

LONGEST = 200
"""Signs of a query that are read."""
_MOST_TERMS = 12
PIECE = re.compile(r'(?P<minus>-?)(?:in:(?P<key>[^\s"]+)|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class QueryTerm(NamedTuple):
    """Words that must follow each other. open: the last one is still being typed. exact: it was put in quotes.

    others: words that may stand in their place.
    """

    words: tuple[str, ...]
    open: bool = False
    exact: bool = False
    others: tuple[str, ...] = ()


class TextQuery(NamedTuple):
    """A query of the text: passages with all of `wanted` and none of `unwanted`, in the sections `keys` if any.

    either: if any, a passage has one of them, too, and `wanted` (which may be empty then) in the names of its page, or
    anywhere if no page has such a name.
    """

    wanted: tuple[QueryTerm, ...]
    unwanted: tuple[QueryTerm, ...]
    keys: tuple[str, ...]
    either: tuple[QueryTerm, ...] = ()

    @classmethod
    def of(cls, text: str, section_of: Callable[[str], str | None]) -> TextQuery:
        """Read what was typed; no text is an error.

        section_of: returns the key that a word behind `in:` means, None where it means none: then it is a word.
        """
        wanted: list[QueryTerm] = []
        unwanted: list[QueryTerm] = []
        keys: list[str] = []
        text = text[:LONGEST]
        for found in PIECE.finditer(text):
            key = section_of(found["key"]) if found["key"] and not found["minus"] else None
            if key:
                keys.append(key)
                continue
            piece = found["phrase"] or found["word"] or found["key"] or ""
            words = asked_words_of(piece)
            if words and not (found["minus"] and _inside_a_word(text, found.start())):
                is_open = found.end() == len(text) and found["phrase"] is None and not found["minus"]
                term = QueryTerm(words, is_open, found["phrase"] is not None, otherwise(piece, words))
                (unwanted if found["minus"] else wanted).append(term)
        return cls(tuple(wanted[:_MOST_TERMS]), tuple(unwanted[:_MOST_TERMS]), tuple(dict.fromkeys(keys)))


def excludes(text: str) -> bool:
    """Return whether a text leaves a word out of what it asks for, as `-word` does; `- word` is an item of a list."""
    return any(
        found["minus"]
        and not _inside_a_word(text, found.start())
        and asked_words_of(found["phrase"] or found["word"] or found["key"] or "")
        for found in PIECE.finditer(text)
    )


def _inside_a_word(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()


def expression(
    wanted: Iterable[Iterable[tuple[str, ...]]],
    unwanted: Iterable[tuple[str, ...]],
    either: Iterable[tuple[str, ...]] = (),
    named: bool = False,
) -> str:
    """Return the FTS5 expression for passages with one phrase of each group in `wanted` and none of `unwanted`.

    either: one more group. named: whether those of `wanted` must be in the names of the passage's page.
    """
    groups = [f"{'name : ' if named else ''}({_any(group)})" for group in wanted]
    groups += [f"({one})" for one in [_any(either)] if one]
    without = _any(unwanted)
    asked = " AND ".join(groups)
    return f"({asked}) NOT ({without})" if without else asked


def _any(phrases: Iterable[tuple[str, ...]]) -> str:
    return " OR ".join(map(_phrase, phrases))


def _phrase(words: tuple[str, ...]) -> str:
    return f'"{" ".join(words)}"{" *" if is_beginning(words[-1]) else ""}'


def searched_words(query: str) -> list[str]:
    """Return the words of a text query that are to be marked: not what stands behind `-` or `in:`."""
    pieces = [piece for piece in query.split() if not piece.startswith(("-", "in:"))]
    return [word for word in " ".join(pieces).replace('"', " ").split() if any(sign.isalnum() for sign in word)]
