"""Problems of names that `medviewer check` lists: those that name nothing, and titles that several pages have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from medviewer.commands.every_page import WholePage, page_problems, picture_problems
from medviewer.errors import Message
from medviewer.library.mentions.common_names import is_common, stands_on_many
from medviewer.library.mentions.substances import Substances
from medviewer.library.mentions.terms import CLASS, StoredNames, terms_of
from medviewer.library.mentions.words import words
from medviewer.library.names.folding import fold
from medviewer.library.names.page_names import MOST_NAMES, TITLE, names_of
from medviewer.library.names.synonyms import shared
from medviewer.library.records import FileProblem, PagePlace
from medviewer.monograph.model import Monograph, Summary

_MOST_TWINS = 5
"""Files that a problem lists."""


class CheckedPage(NamedTuple):
    """A page as it was checked. names: its common ones, title apart. held: the common words that stand on it."""

    page: PagePlace
    problems: list[FileProblem]
    title: str
    names: frozenset[str]
    held: frozenset[str]


def checked(whole: WholePage) -> CheckedPage:
    """Return the problems of one page, and what is to be compared with other pages."""
    problems, monograph = [*page_problems(whole), *picture_problems(whole)], whole.monograph
    page = whole.page._replace(title=monograph.title)
    if not whole.readable:
        return CheckedPage(page, problems, "", frozenset(), frozenset())
    title = fold(monograph.title)
    held = {word for text in _texts(monograph) for word in words(text)}
    return CheckedPage(page, problems, title, _common_names(monograph), frozenset(filter(is_common, held)))


def _texts(monograph: Monograph) -> Iterator[str]:
    yield from (monograph.title, monograph.generic_name, *monograph.brands)
    yield from (section.text for section in monograph.sections)


def _common_names(monograph: Monograph) -> frozenset[str]:
    """Return the common words that are names of a page, but not its title."""
    brands = monograph.brands[:MOST_NAMES]
    summary = Summary(monograph.title, monograph.generic_name, brands)
    called = {one.key for one in names_of(summary, shared()).called if one.kind != TITLE}
    stored = StoredNames(monograph.title, monograph.generic_name, "\n".join(brands), "")
    called |= {term.key for term in terms_of(stored, Substances(shared())) if term.kind != CLASS}
    return frozenset(filter(is_common, called)) - {fold(monograph.title)}


class NamesOfLibraries:
    """Gathers the names of pages by library, and says what is wrong with them when all are there."""

    def __init__(self) -> None:
        self._pages = Counter[str]()
        self._held: dict[str, Counter[str]] = {}
        self._named: dict[tuple[str, str], PagePlace] = {}
        self._titled: dict[tuple[str, str], list[PagePlace]] = {}

    def add(self, one: CheckedPage) -> None:
        """Take what a page says."""
        library = one.page.library.name
        self._pages[library] += 1
        self._held.setdefault(library, Counter()).update(one.held)
        for name in one.names:
            self._named.setdefault((library, name), one.page)
        if one.title:
            self._titled.setdefault((library, one.title), []).append(one.page)

    def problems(self) -> Iterator[FileProblem]:
        """Yield names that name nothing, each once with the first page that has it, then titles of several pages."""
        for (library, name), page in sorted(self._named.items(), key=lambda pair: pair[0]):
            pages = self._held[library][name]
            if stands_on_many(pages, self._pages[library]):
                yield _problem(page, Message(_NOTHING, name, pages, self._pages[library]))
        for twins in self._titled.values():
            if len(twins) > 1:
                others = ", ".join(page.source for page in twins[1 : _MOST_TWINS + 1])
                more = " …" if len(twins) > _MOST_TWINS + 1 else ""
                yield _problem(twins[0], Message(_TWINS, twins[0].title, len(twins), others + more))


_NOTHING = (
    "The name “{}” stands on {:,} of {:,} pages, so that it names nothing: it neither finds this page nor links to "
    "it. Take it out of the page's names."
)
_TWINS = "The title “{}” is that of {:,} pages, also of {}. Give each a title of its own, or remove the copies."


def _problem(page: PagePlace, message: Message) -> FileProblem:
    return FileProblem(page.library, page.source, page.path, 0, message)
