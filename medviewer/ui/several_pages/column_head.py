"""The head of a column of a comparison: which drug this is, and what tells its page from others of the same drug."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from medviewer.library.same_titles import differences
from medviewer.ui.base import provenance
from medviewer.ui.base.theme import Theme
from medviewer.ui.documents.page_facts import LONGEST_FACTS, facts_of, shortened
from medviewer.ui.page.glance.fitted import FittedLabel
from medviewer.ui.page.header import SealLine
from medviewer.ui.several_pages.column_heads import WrappedButton
from medviewer.ui.several_pages.column_width import CELL_PADDING

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.ui.documents.open_page import OpenPage

ABOVE_NAME = 4  # pixels


class ColumnHead(QFrame):
    """Name of one monograph.

    name: the button that opens its page. remove: the one that takes the column away.
    """

    def __init__(self, opened: OpenPage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHead")
        title = shortened(opened.monograph.title)
        self.name = WrappedButton(title, self)
        self.name.setObjectName("columnName")
        self.name.setToolTip(QCoreApplication.translate("ColumnHead", "Open {}").format(title))
        self.remove = QToolButton(self)
        self.remove.setAutoRaise(True)
        self.remove.setIconSize(theme.icon_size())
        self.remove.setIcon(theme.icon("close", theme.colours.quiet))
        message = QCoreApplication.translate("ColumnHead", "Take {} out of the comparison")
        self.remove.setToolTip(message.format(title))
        self.remove.setAccessibleName(self.remove.toolTip())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(CELL_PADDING)
        self._row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def least_width(self) -> int:
        """Return the width in which no word of the name is cut, in pixels."""
        return self.name.minimumSizeHint().width() + self._beside_name()

    def width_for(self, height: int, widest: int) -> int:
        """Return the width in which no word of the name is cut, and its lines are no higher than `height`, if any has.

        widest: that is looked for. All in pixels.
        """
        least = self.least_width()
        widths = range(least, max(least, widest))
        found = bisect_left(widths, True, key=lambda width: self.heightForWidth(width) <= height)
        return widths[found] if found < len(widths) else least

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines of the name at a width, in pixels."""
        lines = self.name.heightForWidth(width - self._beside_name())
        return ABOVE_NAME + max(lines, self.remove.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the little that is seen of a column at the edge to the name."""
        super().resizeEvent(event)
        is_whole = event.size().width() >= self.least_width()
        self.remove.setVisible(is_whole)
        self._row.setContentsMargins(CELL_PADDING, ABOVE_NAME, CELL_PADDING if is_whole else 0, 0)

    def _beside_name(self) -> int:
        return 3 * CELL_PADDING + 1 + self.remove.sizeHint().width()


class ColumnSource(SealLine):
    """A shield, library, label with its labeler, review and verdict; the file is in the tooltip.

    apart: what else tells the page from another of the same drug.
    """

    def __init__(self, source: PageSource, apart: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.text.setObjectName("provenance")
        self._apart = apart
        self.show_source(source)

    def _say(self, source: PageSource) -> list[str]:
        """Say all but the file; return what the tooltip tells: the verdict, what it is worth, and all with the file."""
        told = (self._apart, provenance.place(source), provenance.review(source))
        self.text.setText(f"{', '.join(filter(None, told))}. {provenance.verdict(source.pack)}")
        return [*provenance.details(source), provenance.message(source), *provenance.label_id(source)]


class ColumnFacts(QFrame):
    """Source of one monograph, and its facts in one line."""

    def __init__(self, opened: OpenPage, apart: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHead")
        column = QVBoxLayout(self)
        column.setContentsMargins(CELL_PADDING, 0, CELL_PADDING, 6)
        column.setSpacing(2)
        column.addWidget(ColumnSource(opened.source, apart, theme, self))
        facts = shortened(facts_of(opened.monograph), LONGEST_FACTS)
        if facts:
            line = FittedLabel(parent=self)
            line.setObjectName("facts")
            line.say(facts)
            column.addWidget(line)
        column.addStretch(1)


class _Twin(NamedTuple):
    """A page as `differences` knows it."""

    id: str
    title: str


def distinguishing_facts(pages: Sequence[OpenPage]) -> list[str]:
    """Return for each page what tells it from others of its title, library and labeler: its set id, else its place."""
    found: dict[str, str] = {}
    for key, twins in groupby(sorted(pages, key=_key), _key):
        alike = list(twins)
        sets = [page.source.label.set_id if page.source.label else "" for page in alike]
        if len(alike) > 1 and len({*sets, ""}) == len(alike) + 1:
            found |= {page.id: "".join(provenance.label_id(page.source)) for page in alike}
        elif len(alike) > 1:
            found |= differences([_Twin(page.id, key[0]) for page in alike], False, {})
    return [found.get(page.id, "") for page in pages]


def _key(page: OpenPage) -> tuple[str, str, str]:
    labeler = page.source.label.labeler if page.source.label else ""
    return page.monograph.title.casefold(), page.source.library, labeler.casefold()
