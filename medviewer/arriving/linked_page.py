"""The page that a link opens, by the rules by which Return opens one: never another drug, else nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medviewer.errors import Message
from medviewer.library.names.folding import fold
from medviewer.quoted_names import named

if TYPE_CHECKING:
    from medviewer.arriving.page_links import PageLink
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.search import Choice


class LinkedPage(NamedTuple):
    """id: of the page that opens. Where that is empty, query: what is searched for instead; said: why none opens."""

    id: str = ""
    query: str = ""
    said: str = ""


def linked_page(catalogue: Catalogue, link: PageLink) -> LinkedPage:
    """Return what a link opens in the open libraries.

    A code that one page alone has decides, unless the name beside it opens the page of another drug. A code that
    several pages have leaves it to the name to say which of them; one that no page has leaves it to the name. The
    reader's own aliases are not asked: whoever wrote the link does not know them.
    """
    if link.id:
        known = catalogue.page(link.id)
        said = Message("No open library has the page “{}”.", named(link.id))
        return LinkedPage(link.id) if known else LinkedPage(said=said)
    by_name = catalogue.choice(link.name).id if link.name else ""
    if not link.code:
        return LinkedPage(by_name) if by_name else _nothing(link.name)
    return _agreed(catalogue, link, catalogue.choice(link.code), by_name)


def _agreed(catalogue: Catalogue, link: PageLink, coded: Choice, by_name: str) -> LinkedPage:
    """Return the page that code and name agree on."""
    has_pages = bool(coded.group and coded.group.total)
    if not has_pages:
        return LinkedPage(by_name) if by_name else _nothing(link.name or link.code)
    if coded.id:
        agrees = not by_name or _is_same_drug(catalogue, coded.id, by_name)
        return LinkedPage(coded.id) if agrees else _disagree(link)
    assert coded.group is not None
    if not by_name:
        return _nothing(link.code)
    members = {row.id for row in catalogue.members(coded.group)}
    return LinkedPage(by_name) if by_name in members else _disagree(link)


def _is_same_drug(catalogue: Catalogue, one: str, other: str) -> bool:
    """Tell whether two pages are one, or share title or generic name as labels of one drug do; raises PageError."""
    if one == other:
        return True
    pages = [catalogue.read(id) for id in (one, other)]
    mine, others = ({fold(page.title), fold(page.generic_name)} - {""} for page in pages)
    return not mine.isdisjoint(others)


def _nothing(query: str) -> LinkedPage:
    said = Message("“{}” is not the name or code of one page alone, so none was opened.", named(query))
    return LinkedPage("", query, said)


def _disagree(link: PageLink) -> LinkedPage:
    said = Message(
        "The code “{}” and the name “{}” mean different pages, so none was opened.", link.code, named(link.name)
    )
    return LinkedPage("", link.name, said)
