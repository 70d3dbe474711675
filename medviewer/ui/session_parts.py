"""The parts of the window that the session keeps, and gives back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from medviewer.ui.base.messages import Notice

if TYPE_CHECKING:
    from medviewer.ui.main_window import MainWindow
    from medviewer.ui.open_pages.page_tab_control import PageTabControl
    from medviewer.ui.page.page_control import PageControl
    from medviewer.ui.search.list_control import ListControl
    from medviewer.ui.services.desk_keeper import DeskKeeper
    from medviewer.ui.services.library_session import LibrarySession
    from medviewer.ui.services.session_keeper import SessionKeeper
    from medviewer.ui.services.settings import Settings
    from medviewer.ui.several_pages.compare_control import CompareControl
    from medviewer.ui.several_pages.tray_control import TrayControl

MOST_KEPT = 20
"""Messages that the next start says again."""
LONGEST_KEPT = 1000
"""Letters of each."""


class LeftOpen:
    """The last thing shown, as the session kept it, or the settings of an earlier version; asked before it is restored.

    While the desk is not there nobody knows.
    """

    def __init__(self, keeper: SessionKeeper, desk: DeskKeeper, settings: Settings, is_further: bool) -> None:
        """is_further: whether the window came up beside the first, of which alone settings tell."""
        self._keeper = keeper
        self._desk = desk
        self._settings = settings
        self._is_further = is_further

    def last_page(self) -> str:
        """Return the page to open where no session was kept, empty for none."""
        is_known = not self._is_further and self._desk.writer.keeps_history
        return self._settings.text("page/last") if is_known else ""

    def shows_page(self) -> bool:
        """Return whether a page was shown, or the bar of page tabs."""
        if self._desk.watch.waits:
            return False
        kept = self._keeper.kept()
        return bool(_text(kept.get("page"), "id") or kept.get("pages") or self.last_page())

    def shows_comparison(self) -> bool:
        """Return whether several pages were shown beside each other."""
        compared = None if self._desk.watch.waits else self._keeper.kept().get("compare")
        return isinstance(compared, dict) and bool(compared.get("shown"))


class SessionPage:
    """The list's filter, the page with tab and place, the page tabs: what is seen first of what was left."""

    def __init__(
        self,
        keeper: SessionKeeper,
        window: MainWindow,
        session: LibrarySession,
        page: PageControl,
        pages: PageTabControl,
        drugs: ListControl,
        last_page: Callable[[], str],
    ) -> None:
        """last_page: returns the page to open where no session was kept, empty for none."""
        self.keeper = keeper
        self._window = window
        self._session = session
        self._page = page
        self._drugs = drugs
        self._last_page = last_page
        self._restored: object = None
        self._is_restored = False
        keeper.register("list", self._list, self._put_list)
        keeper.register("page", self._opened, self._open)
        keeper.register("pages", pages.kept, pages.restore)
        page.shown.connect(partial(keeper.settle, "page"))
        page.shown.connect(keeper.touch)
        window.monograph.text.spot_shown.connect(keeper.touch)
        window.monograph.page.verticalScrollBar().valueChanged.connect(keeper.touch)
        window.drugs.filter_changed.connect(keeper.touch)
        pages.changed.connect(keeper.touch)

    def is_restored(self) -> bool:
        """Return whether the page that was left open has been asked for again."""
        return self._is_restored

    def _list(self) -> object:
        return {"filter": self._drugs.state.filter, "collection": self._drugs.state.collection}

    def _put_list(self, state: object) -> None:
        chosen = _text(state, "filter")
        if chosen == "collections":
            self._drugs.open_collection(_text(state, "collection"))
        elif chosen:
            self._window.drugs.choose_filter(chosen)

    def _opened(self) -> object:
        """Return page, tab and place; of a page that is being read again where it was, so that it is not lost."""
        view = self._window.monograph
        if not view.opened() and self._page.coming() and self._page.coming() == _text(self._restored, "id"):
            return self._restored
        opened, (tab, title) = view.opened(), view.tabs.wanted()
        place = round(view.text.place(), 6) if opened else 0.0  # a sign of a page of 1 MB
        shown = view.tabs.key()
        return {"id": opened.id if opened else "", "tab": tab, "tab_title": title, "shown": shown, "place": place}

    def _open(self, state: object) -> bool:
        page_id = _text(state, "id") or self._last_page()
        if not page_id or self._page.has_page():
            return True
        catalogue = self._session.catalogue
        if catalogue is None or not catalogue.page(page_id):
            return False
        place = state.get("place") if isinstance(state, dict) else None
        if _text(state, "tab"):
            self._window.monograph.tabs.choose(_text(state, "tab"), _text(state, "tab_title"))
        kept = place if isinstance(place, int | float) and 0 <= place <= 1 else None
        self._page.open_at(page_id, kept, _text(state, "shown"))
        self._restored, self._is_restored = state, True
        return True


class SessionParts:
    """Comparison, tray and messages that stood: given back so."""

    def __init__(self, keeper: SessionKeeper, window: MainWindow, compare: CompareControl, tray: TrayControl) -> None:
        self._window = window
        self._compare = compare
        self._tray = tray
        keeper.register("compare", self._compared, self._put_compared)
        keeper.register("tray", self._in_tray, self._put_tray)
        keeper.register("said", self._said, self._say_again)
        keeper.register("frame", window.frame, lambda _frame: None)  # which is taken before the window is shown
        compare.changed.connect(keeper.touch)
        tray.changed.connect(keeper.touch)
        window.message.changed.connect(keeper.touch)

    def _said(self) -> object:
        """Return what stands, but for what asks: that is asked anew where it still holds."""
        standing = [one for one in self._window.standing() if not one.choices]
        return [{"text": _cut(one.text), "about": _cut(one.about)} for one in standing[:MOST_KEPT]]

    def _say_again(self, state: object) -> None:
        for one in state[:MOST_KEPT] if isinstance(state, list) else ():
            if text := _text(one, "text"):
                self._window.message.take(Notice(_cut(text), about=_text(one, "about"), earlier=True))

    def _compared(self) -> object:
        shown = self._compare.is_shown()
        tab = self._compare.view().spot().tab if shown else ""
        return {"ids": list(self._compare.ids()), "tab": tab, "shown": shown}

    def _put_compared(self, state: object) -> None:
        ids = state.get("ids") if isinstance(state, dict) else None
        if isinstance(state, dict) and isinstance(ids, list):
            several = [page_id for page_id in ids if isinstance(page_id, str)]
            self._compare.restore(several, _text(state, "tab"), bool(state.get("shown")))

    def _in_tray(self) -> object:
        """Return the ids, as an earlier version keeps them, where nothing else is to be kept."""
        ids, left_out = list(self._tray.ids()), list(self._tray.left_out())
        return {"ids": ids, "left_out": left_out} if left_out else ids

    def _put_tray(self, state: object) -> None:
        kept = state if isinstance(state, dict) else {"ids": state}
        ids, left_out = kept.get("ids"), kept.get("left_out", [])
        if isinstance(ids, list) and isinstance(left_out, list):
            several = [page_id for page_id in ids if isinstance(page_id, str)]
            self._tray.restore(several, [line for line in left_out if isinstance(line, str)])


def _text(state: object, key: str) -> str:
    """Return a text of a state, empty where it is none."""
    value = state.get(key) if isinstance(state, dict) else None
    return value if isinstance(value, str) else ""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_KEPT else f"{text[: LONGEST_KEPT - 1]}…"
