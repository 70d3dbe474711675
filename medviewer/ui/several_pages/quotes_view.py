"""A pane of quotations: what it is, what it is not, tabs, and the passages, each of which opens its page."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.library.mentions.together import Passage
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.quoted_passages import QuoteAddresses
from medviewer.ui.documents.tab_documents import WholeText
from medviewer.ui.several_pages.tabbed_pane import TabbedPane

MOST_TOLD = 6
"""Lines above the quotations that say what was not looked at."""


def notice() -> str:
    """Return the sentence that stands above everything quoted."""
    return QCoreApplication.translate(
        "QuotesView", "What these pages say. Not an interaction checker: silence here means nothing."
    )


class QuotesView(TabbedPane):
    """Title, notice, tabs and quoted passages.

    passage_requested(Passage): one is to be opened on its page. link_requested(address): what else was clicked.
    remove_requested(key): a tab that can be closed was.
    """

    passage_requested = Signal(object)
    link_requested = Signal(QUrl)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, spoken, parent)
        self.setObjectName("quotesView")
        self._bodies: Callable[[str], list[str]] = lambda _key: [""]
        self._quotes = QuoteAddresses()
        self._closable = False
        self._not_looked_at = ""
        self.title = QLabel(self)
        self.notice = QLabel(notice(), self)
        self.left_out = QLabel(self)
        self.buttons = QHBoxLayout()
        self.page.anchorClicked.connect(self._follow)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.tabs)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(lambda: self._remove(self.spot().tab))
        self._lay_out()

    def add_button(self, text: str, tip: str, slot: Callable[[], object]) -> QPushButton:
        """Add a button to the title's line."""
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked=False: slot())
        self.buttons.addWidget(button)
        return button

    def show_quotes(
        self,
        title: str,
        tabs: Sequence[tuple[str, str]],
        bodies: Callable[[str], list[str]],
        quotes: QuoteAddresses,
        closable: bool = False,
    ) -> None:
        """Show quotations. tabs: (key, title), all of it first. bodies: returns the HTML of a tab in pieces.

        quotes: that have the passages' addresses. closable: all tabs but the first can be closed.
        """
        same = [key for key, _ in tabs] == self.tabs.keys()
        place, shown = (self.page.place(), self.tabs.key()) if same else (0.0, "")
        self.title.setText(title)
        self._bodies, self._quotes, self._closable = bodies, quotes, closable
        self._fill_tabs(tabs, shown)
        if closable:
            self._add_crosses(tabs)
        self._make_documents(lambda key: WholeText(bodies(key)))
        self._show(place)
        self.page_changed.emit()

    def show_left_out(self, lead: str, lines: Sequence[str]) -> None:
        """Say above the quotations, from the next ones on in copies of them too, what was not looked at, one a line.

        Where they are many the rest stands in the tooltip.
        """
        self._not_looked_at = f"{lead} {'; '.join(lines)}" if lines else ""
        told = list(lines[:MOST_TOLD])
        if len(lines) > len(told):
            more = QCoreApplication.translate(
                "QuotesView", "and %Ln more (on paper all of them)", "", len(lines) - MOST_TOLD
            )
            told.append(more)
        self.left_out.setText("\n".join([lead, *told]))
        self.left_out.setToolTip(f"<p>{'<br>'.join(html.escape(line) for line in lines)}</p>")
        self.left_out.setVisible(bool(lines))

    def stands_for_passage(self, address: QUrl) -> bool:
        """Return whether an address opens a passage on its page."""
        return self._quotes.at(address) is not None

    def retheme(self) -> None:
        """Take colours and font anew."""
        super().retheme()
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        self.title.setFont(font)
        if self.tabs.count():
            tabs = list(zip(self.tabs.keys(), self.tabs.titles(), strict=True))
            self.show_quotes(self.title.text(), tabs, self._bodies, self._quotes, self._closable)

    def _follow(self, address: QUrl) -> None:
        passage: Passage | None = self._quotes.at(address)
        if passage is not None:
            self.passage_requested.emit(passage)
        else:
            self.link_requested.emit(address)

    def _remove(self, key: str) -> None:
        if self._closable and key != ALL:
            self.remove_requested.emit(key)

    def _add_crosses(self, tabs: Sequence[tuple[str, str]]) -> None:
        told = QCoreApplication.translate("QuotesView", "Take {} out")
        for number, (key, title) in enumerate(tabs):
            if key == ALL:
                continue
            before = self.tabs.tabButton(number, QTabBar.ButtonPosition.RightSide)
            if before is not None:
                before.deleteLater()
            cross = QToolButton(self.tabs)
            cross.setObjectName("tabCross")
            cross.setAutoRaise(True)
            cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            cross.setIcon(self._theme.icon("close", self._theme.colours.quiet))
            cross.setToolTip(told.format(title))
            cross.setAccessibleName(cross.toolTip())
            cross.clicked.connect(lambda _checked=False, key=key: self._remove(key))
            self.tabs.setTabButton(number, QTabBar.ButtonPosition.RightSide, cross)
        self.tabs.refit()

    def _credit(self, title: str) -> str:
        return " | ".join(filter(None, [self.title.text(), title, self.notice.text(), self._not_looked_at]))

    def _spoken(self, title: str) -> str:
        return f"{self.title.text()}, {title}"

    def _lay_out(self) -> None:
        self.title.setObjectName("quotesTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.notice.setObjectName("quotesNotice")
        self.notice.setWordWrap(True)
        self.left_out.setObjectName("quotesLeftOut")
        self.left_out.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.left_out.setWordWrap(True)
        self.left_out.hide()
        head = QFrame(self)
        head.setObjectName("quotesHead")
        inside, top = QVBoxLayout(head), QHBoxLayout()
        inside.setContentsMargins(24, 14, 16, 8)
        inside.setSpacing(8)
        inside.addLayout(top)
        top.addWidget(self.title, 1)
        top.addLayout(self.buttons)
        inside.addWidget(self.notice)
        inside.addWidget(self.left_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self._framed_tabs(), self.page, self.find_bar):
            column.addWidget(part, 1 if part is self.page else 0)
        self.retheme()
