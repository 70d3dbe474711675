"""Searches that show what the search field understands, chosen so that the open libraries answer them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.names.folding import fold
from medviewer.library.names.hits import EXACT, NEAR
from medviewer.library.store import kept_queries

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.search import Search

WELL_KNOWN = ("metformin", "morphine", "warfarin", "amoxicillin", "ibuprofen", "paracetamol", "acetaminophen")
"""Names that are tried before those of the library's own first pages."""
TOPICS = ("renal", "pregnancy", "children")
"""Words of topics, the first of which a page says something of is asked for beside it."""
MOST_TRIED = 24
"""Names that are asked about: each question takes a millisecond or two."""
SHORTEST, LONGEST = 6, 14
"""Letters of a name that is easy to read with one of them missing."""


class SearchExamples(NamedTuple):
    """A query of each kind, empty where the libraries have no answer to one: a name, a misspelt one, a drug's topic."""

    name: str = ""
    misspelt: str = ""
    topic: str = ""


def examples_of(catalogue: Catalogue) -> SearchExamples:
    """Return queries that open libraries answer. Not for the GUI's thread."""
    index = catalogue.only_index()
    if index is None:
        return _found(catalogue)
    kept = index.read(kept_queries.read)
    if kept.queries:
        return SearchExamples(*kept.queries)
    found = _found(catalogue)
    kept_queries.keep(index, found, kept)
    return found


def known_examples(catalogue: Catalogue) -> SearchExamples:
    """Return those that are known without a search, none where they are not."""
    index = catalogue.only_index()
    return SearchExamples(*index.read(kept_queries.read).queries) if index is not None else SearchExamples()


def keep_examples(root: Path, index_folder: Path) -> None:
    """Have the index of a library, which is there, know its examples; raises LibraryError."""
    from medviewer.library.catalogue import Catalogue, name_libraries

    catalogue = Catalogue.open(name_libraries([root], {}, {}), index_folder)
    try:
        examples_of(catalogue)
    finally:
        catalogue.close()


def _found(catalogue: Catalogue) -> SearchExamples:
    search, found = catalogue.search(), SearchExamples()
    for name in islice(_names(catalogue), MOST_TRIED):
        if not any(hit.kind == EXACT for hit in search.names(name, limit=1)):
            continue
        found = SearchExamples(
            found.name or name,
            found.misspelt or _misspelt(search, name),
            found.topic or _with_topic(catalogue, search, name),
        )
        if all(found):
            break
    return found


def _names(catalogue: Catalogue) -> Iterator[str]:
    """Yield names of one word to try."""
    yield from WELL_KNOWN
    for row in islice(catalogue.folded_listing(), 4 * MOST_TRIED):
        if row.title.isalpha() and SHORTEST <= len(row.title) <= LONGEST:
            yield fold(row.title)


def _with_topic(catalogue: Catalogue, search: Search, name: str) -> str:
    """Return the name with a topic of which its page says something, empty where it says nothing of any."""
    for query in (f"{name} {topic}" for topic in TOPICS):
        choice = catalogue.choice(query)
        if choice.topic and search.passages(choice.searched(query), limit=1, topic=choice.topic).hits:
            return query
    return ""


def _misspelt(search: Search, name: str) -> str:
    """Return a name with two letters in the wrong order that finds it all the same, empty where none does."""
    for place in range(2, len(name) - 2):
        typed = f"{name[:place]}{name[place + 1]}{name[place]}{name[place + 2 :]}"
        hits = search.names(typed, limit=1) if typed != name else []
        if hits and hits[0].kind == NEAR and fold(hits[0].matched) == name:
            return typed
    return ""
