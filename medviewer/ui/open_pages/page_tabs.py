"""The page tabs of a window as a value: which pages are open, which of them is read, which were closed last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from medviewer.ui.services.page_loader import ComparisonStop, HistoryStop, Stop

MOST_TABS = 50
"""Page tabs of one window."""
MOST_CLOSED = 20
"""Closed ones that can be opened again."""


class PageTab(NamedTuple):
    """An open page as it is kept while another one is read.

    id, title: of its monograph, empty where the start page is shown. section, section_title: the tab of sections that
    is wanted there. shown: the key of the one that is shown, which a hit or a link may lead to; empty for the wanted.
    place: how far down it is read, 0 to 1; None where its reader was last. back, forward: its way.
    """

    id: str = ""
    title: str = ""
    section: str = ""
    section_title: str = ""
    shown: str = ""
    place: float | None = None
    back: tuple[Stop, ...] = ()
    forward: tuple[Stop, ...] = ()

    def moved(self, ids: Mapping[str, str]) -> PageTab:
        """Return the same where pages have new ids, given by old ones."""
        back, forward = (tuple(_moved(stop, ids) for stop in stops) for stops in (self.back, self.forward))
        return self._replace(id=ids.get(self.id, self.id), back=back, forward=forward)


class PageTabs(NamedTuple):
    """At least one tab. at: the one that is read, from 0. closed: the last one first, each with its place."""

    tabs: tuple[PageTab, ...] = (PageTab(),)
    at: int = 0
    closed: tuple[tuple[int, PageTab], ...] = ()

    def current(self) -> PageTab:
        """Return the tab that is read."""
        return self.tabs[self.at]

    def with_current(self, tab: PageTab) -> PageTabs:
        """Return the same with another value of the tab that is read."""
        return self._replace(tabs=(*self.tabs[: self.at], tab, *self.tabs[self.at + 1 :]))

    def chosen(self, number: int) -> PageTabs:
        """Return the same with another tab that is read."""
        return self._replace(at=max(0, min(number, len(self.tabs) - 1)))

    def added(self, tab: PageTab) -> PageTabs:
        """Return the same with one more tab behind the one that is read, in place of it."""
        return self.inserted(self.at + 1, tab)

    def inserted(self, number: int, tab: PageTab) -> PageTabs:
        """Return the same with one more tab at a place, and read."""
        place = max(0, min(number, len(self.tabs)))
        return self._replace(tabs=(*self.tabs[:place], tab, *self.tabs[place:]), at=place)

    def without(self, number: int) -> PageTabs:
        """Return the same without a tab; the last one leaves an empty one."""
        rest = (*self.tabs[:number], *self.tabs[number + 1 :]) or (PageTab(),)
        at = self.at - (number < self.at or self.at == len(rest))
        closed = ((number, self.tabs[number]), *self.closed)[:MOST_CLOSED] if self.tabs[number].id else self.closed
        return PageTabs(rest, max(0, at), closed)

    def reopened(self) -> PageTabs:
        """Return the same with the tab that was closed last where it was, and read."""
        if not self.closed:
            return self
        (number, tab), *closed = self.closed
        place = min(number, len(self.tabs))
        return PageTabs((*self.tabs[:place], tab, *self.tabs[place:]), place, tuple(closed))

    def sorted(self, number: int, to: int) -> PageTabs:
        """Return the same with a tab at another place."""
        order = list(range(len(self.tabs)))
        order.insert(to, order.pop(number))
        return self._replace(tabs=tuple(self.tabs[old] for old in order), at=order.index(self.at))

    def moved(self, ids: Mapping[str, str]) -> PageTabs:
        """Return the same where pages have new ids, given by old ones."""
        closed = tuple((number, tab.moved(ids)) for number, tab in self.closed)
        return PageTabs(tuple(tab.moved(ids) for tab in self.tabs), self.at, closed)

    def without_ways(self) -> PageTabs:
        """Return the same without what Back and Forward led to."""
        return self._replace(tabs=tuple(tab._replace(back=(), forward=()) for tab in self.tabs))


def kept(tabs: PageTabs) -> object:
    """Return the tabs as the session keeps them; nothing of a single one, which is the page of the window."""
    if len(tabs.tabs) == 1:
        return None
    keys = ("id", "title", "section", "section_title", "shown", "place")
    return {"tabs": [{key: getattr(tab, key) for key in keys} for tab in tabs.tabs], "at": tabs.at}


def restored(state: object) -> PageTabs | None:
    """Return the tabs of what `kept` returned, None where that is nothing, or anything else that a file may hold."""
    listed = state.get("tabs") if isinstance(state, dict) else None
    at = state.get("at") if isinstance(state, dict) else 0
    tabs = tuple(_tab(one) for one in listed[:MOST_TABS] if isinstance(one, dict)) if isinstance(listed, list) else ()
    return PageTabs(tabs).chosen(at if isinstance(at, int) else 0) if len(tabs) > 1 else None


def _tab(state: Mapping[str, object]) -> PageTab:
    page_id, title, section, section_title, shown = (
        one if isinstance(one := state.get(key), str) else ""
        for key in ("id", "title", "section", "section_title", "shown")
    )
    place = state.get("place")
    within = float(place) if isinstance(place, int | float) and 0 <= place <= 1 else None
    return PageTab(page_id, title, section, section_title, shown, within)


def _moved(stop: Stop, ids: Mapping[str, str]) -> Stop:
    if isinstance(stop, ComparisonStop):
        return stop._replace(ids=tuple(ids.get(one, one) for one in stop.ids))
    return stop._replace(id=ids.get(stop.id, stop.id)) if isinstance(stop, HistoryStop) else stop
