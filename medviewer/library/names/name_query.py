"""A query of the search box, as a value."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.library.names.folding import fold

_LONGEST = 200
_MOST_WORDS = 12


class Query(NamedTuple):
    """The folded words of a query. key: joined by spaces, as `Names.key`; squeezed: joined by nothing."""

    words: tuple[str, ...]
    key: str
    squeezed: str

    @classmethod
    def of(cls, text: str) -> Query:
        """Return what `text` asks for; any text is a query, and signs alone ask for nothing."""
        words = tuple(fold(text[:_LONGEST]).split()[:_MOST_WORDS])
        return cls(words, " ".join(words), "".join(words))

    @property
    def starts(self) -> str:
        """Return the FTS5 expression for names in which each word starts a word."""
        return " AND ".join(f'"{word}"*' for word in self.words)

    @property
    def in_order(self) -> str:
        """Return the GLOB pattern for " " + key in which words start with these, in this order."""
        return "".join(f"* {word}" for word in self.words) + "*"
