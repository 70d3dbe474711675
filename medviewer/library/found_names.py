"""The names that answer a query, each page once: what the list of the window shows and `medviewer search` prints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.names.folding import fold
from medviewer.library.names.hits import NAMED, NEAR, NameHit

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.search import Choice, Search
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.store.listing import Listing

_BEST = 100.0


class FoundNames(NamedTuple):
    """The answer of names to a query, in this order.

    asked: what was looked for: the name of an order, else all that was typed. named: drugs that the query names among
    other words. held: those that it may mean as an abbreviation; missing: what it may mean and no library has.
    names: those that are called so, or nearly. members: the pages of the class or code that it is, but those above;
    None where it is neither. behind: names that stand behind these.
    """

    asked: str
    named: Sequence[NameHit] = ()
    held: Sequence[NameHit] = ()
    missing: tuple[str, ...] = ()
    names: Sequence[NameHit] = ()
    members: Listing | None = None
    behind: Sequence[NameHit] = ()

    def hits(self) -> list[NameHit]:
        """Return all names in their order."""
        return [*self.named, *self.held, *self.names, *self.behind]


def found_names(
    catalogue: Catalogue,
    search: Search,
    query: str,
    choice: Choice,
    favourites: Collection[str] = frozenset(),
    limit: int = 50,
    aliases: Mapping[str, str] | None = None,
    apart: Collection[str] | None = None,
) -> FoundNames:
    """Return the names that answer a query. choice: what it means; for the others see `Search.names`."""
    asked = choice.read_as or query
    found = [] if choice.is_no_name else search.names(asked, favourites, limit, aliases, apart)
    meant = search.called(choice.means)
    held = _once(hit for hits in meant.values() for hit in hits)
    missing = tuple(name for name, hits in meant.items() if not hits)
    names = [hit for hit in found if hit.id not in {one.id for one in held}]
    if choice.group is not None:
        return _beside_group(catalogue, choice.group, FoundNames(asked, (), held, missing, names))
    named = _named(catalogue, search, choice)
    if not named or (len(choice.named) == 1 and any(hit.kind != NEAR for hit in [*held, *names])):
        return FoundNames(asked, (), held, missing, names)
    others = [hit for hit in names if hit.id not in {one.id for one in named}]
    return FoundNames(asked, named, held, missing, others if any(hit.kind != NEAR for hit in others) else [])


def _beside_group(catalogue: Catalogue, group: CodeGroup, found: FoundNames) -> FoundNames:
    """Return the names that stand before the pages of a class or code, and those behind them; near ones are left out.

    Before a class stand the drugs that are called just so, before a code all.
    """
    names = [hit for hit in found.names if hit.kind != NEAR]
    before = [hit for hit in names if group.is_code or fold(hit.matched) == fold(found.asked)]
    members = catalogue.members(group)
    held = [hit for hit in found.held if members.place_of(hit.id) < 0]
    behind = [hit for hit in names if hit not in before and members.place_of(hit.id) < 0]
    if any(members.place_of(hit.id) >= 0 for hit in before):
        members = catalogue.members(group, without=[hit.id for hit in before])
    return found._replace(held=held, names=before, members=members, behind=behind)


def _named(catalogue: Catalogue, search: Search, choice: Choice) -> list[NameHit]:
    """Return the drugs that a query names among other words; all that are called so where a name is of several."""
    known = {row.id: row for row in catalogue.listing(among=[one.id for one in choice.named if one.id])}
    several = search.called(one.name for one in choice.named if not one.id)
    found: list[NameHit] = []
    for one in choice.named:
        if one.id in known:
            row = known[one.id]
            found.append(NameHit(row.id, row.title, row.subtitle, one.name, NAMED, _BEST))
        else:
            found += [hit._replace(kind=NAMED) for hit in several.get(one.name, ())]
    return _once(found)


def _once(hits: Iterable[NameHit]) -> list[NameHit]:
    return list({hit.id: hit for hit in reversed(list(hits))}.values())[::-1]
