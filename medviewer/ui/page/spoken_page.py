"""Headings, links, powers and tables of a page as a screen reader's tree has them; Qt's has the text in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import groupby, islice
from time import perf_counter

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QAccessibleWidget, QTextEdit, QWidget

from medviewer.export.paper.boxes import cells_of
from medviewer.export.paper.table_lines import OpenTable
from medviewer.monograph.html.markdown_html import to_text
from medviewer.ui.documents.copied_text import html_of_table, of_paragraph
from medviewer.ui.documents.page_documents import SCRIPT_TAGS, fragments, goes_on, pieces_from, without_joints

MOST_ELEMENTS = 20_000
"""Headings, links, tables and raised numbers of a document that are told; the longest real page known has a tenth."""
SLICE = 0.008
"""Seconds after which other events have their turn while they are looked for."""
_Role = QAccessible.Role


class PageElement:
    """A heading, link, table, row or cell: where its text begins, what is said of it, and what stands in it.

    The last two are made when a screen reader first asks for them: `name` and `inside` return them.
    """

    def __init__(
        self,
        role: QAccessible.Role,
        position: int,
        name: Callable[[], str],
        inside: Callable[[], tuple[PageElement, ...]] = tuple,
    ) -> None:
        self.role = role
        self.position = position
        self._name = name
        self._inside = inside

    @cached_property
    def name(self) -> str:
        """The words that are said of it."""
        return self._name()

    @cached_property
    def inside(self) -> tuple[PageElement, ...]:
        """The elements that stand in it."""
        return self._inside()


def elements_of(document: QTextDocument, side_by_side: bool = False) -> list[PageElement]:
    """Return headings, links, tables and paragraphs with powers or indices, in reading order.

    side_by_side: the outermost tables hold pages in columns.
    """
    return list(_told_of(document, side_by_side))


def _told_of(document: QTextDocument, side_by_side: bool) -> Iterator[PageElement]:
    return islice(_within(document.rootFrame(), side_by_side), MOST_ELEMENTS)


def _within(frame: QTextFrame | QTextTableCell, side_by_side: bool = False) -> Iterator[PageElement]:
    place = frame.begin()
    while not place.atEnd():
        child = place.currentFrame()
        if not isinstance(child, QTextTable):
            yield from _within(child, side_by_side) if child is not None else _of_block(place.currentBlock())
        elif side_by_side or child.rows() == child.columns() == 1:  # pages in columns, the box of a callout
            for cell in cells_of(child):
                yield from _within(cell)
        else:
            if not goes_on(child):
                yield _of_table(child)
            for cell in cells_of(child):
                yield from (one for one in _within(cell) if one.role == _Role.Link)
        place += 1


def _of_block(block: QTextBlock) -> Iterator[PageElement]:
    if block.blockFormat().headingLevel() and block.text().strip():
        yield PageElement(_Role.Heading, block.position(), partial(_said, block.text()))
    elif any(look.format.verticalAlignment() in SCRIPT_TAGS for look in block.textFormats()):
        yield PageElement(_Role.Paragraph, block.position(), partial(_copied, block.document(), block.position()))
    for href, parts in groupby(fragments(block), key=lambda part: part.charFormat().anchorHref()):
        inside = list(parts)
        if href and any(part.text().strip() for part in inside):
            start, end = inside[0].position(), inside[-1].position() + inside[-1].length()
            yield PageElement(_Role.Link, start, partial(_copied, block.document(), start, end))


def _copied(document: QTextDocument, start: int, end: int | None = None) -> str:
    """Return a paragraph from a place on as a copy has it: 10^9, where the text itself is 109; no address of a link."""
    return _plain(of_paragraph(document.findBlock(start), start, end).html)


def _of_table(table: QTextTable) -> PageElement:
    rows = lru_cache(1)(partial(_rows_of, table))
    return PageElement(_Role.Table, table.firstPosition(), lambda: _head(rows()), rows)


def _head(rows: Sequence[PageElement]) -> str:
    return " | ".join(cell.name for cell in rows[0].inside) if rows else ""


def _rows_of(table: QTextTable) -> tuple[PageElement, ...]:
    """Return the rows of a table, whose cells each say what row and column they stand in; those of all its pieces."""
    return tuple(row for piece in pieces_from(table) for row in _rows_of_piece(piece, table))


def _rows_of_piece(piece: QTextTable, first: QTextTable) -> Iterator[PageElement]:
    """Yield the rows of a piece of a table, whose first piece has the heads; what they say is made when it is asked."""
    heads = first.format().headerRowCount() if piece != first else 0
    told = lru_cache(1)(partial(_told_rows, piece, first, heads))
    if piece == first:
        places = [piece.cellAt(row, 0).firstPosition() for row in range(piece.rows())]
        yield from (_row(places[min(row, len(places) - 1)], *cells) for row, cells in enumerate(told()))
        return
    for row in range(piece.rows()):
        position = piece.cellAt(row, 0).firstPosition()
        made = lru_cache(1)(partial(_nth_row, position, told, row + heads))
        yield PageElement(_Role.Row, position, partial(_name_of, made), partial(_inside_of, made))


def _name_of(made: Callable[[], PageElement]) -> str:
    return made().name


def _inside_of(made: Callable[[], PageElement]) -> tuple[PageElement, ...]:
    return made().inside


def _told_rows(piece: QTextTable, first: QTextTable, heads: int) -> Sequence[tuple[Sequence[str], Sequence[str]]]:
    from medviewer.export.paper.richtext import split_tags

    return OpenTable.read(split_tags(html_of_table(piece, first, heads))).told_rows()


def _nth_row(position: int, told: Callable[[], Sequence[tuple[Sequence[str], Sequence[str]]]], row: int) -> PageElement:
    return _row(position, *told()[row])


def _row(position: int, names: Sequence[str], values: Sequence[str]) -> PageElement:
    head = _Role.RowHeader if values else _Role.ColumnHeader
    told = [*((head, name) for name in names), *((_Role.Cell, value) for value in values)]
    cells = tuple(PageElement(role, position, partial(_plain, html)) for role, html in told)
    return PageElement(_Role.Row, position, lambda: cells[0].name if cells else "", lambda: cells)


def _plain(html: str) -> str:
    return _said(to_text(html))


def _said(text: str) -> str:
    return " ".join(without_joints(text).replace("\ufffc", " ").split())


class SpokenPage(QWidget):
    """Stands in a view for the elements of its document; nothing of it is seen. One is made for each document."""

    def __init__(self, view: QTextEdit, side_by_side: bool) -> None:
        super().__init__(view.viewport())
        self.view = view
        self.setObjectName("spokenPage")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(0, 0, 1, 1)
        self._found: list[PageElement] = []
        self._coming = _told_of(view.document(), side_by_side)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(0)
        self._told: list[int] = []
        self._trees: list[SpokenTree] = []
        self.destroyed.connect(partial(_take_back, self._told, self._trees))  # with its view, if not before
        self.show()

    def tree(self) -> SpokenTree:
        """Return the interface for what stands in it."""
        self._trees.append(SpokenTree(self))
        return self._trees[-1]

    def children_of(self, parent: SpokenElement | SpokenTree) -> list[SpokenElement]:
        """Return what a screen reader is told to stand in something, made when it first asks."""
        inside = parent.element.inside if isinstance(parent, SpokenElement) else self._elements()
        made = [SpokenElement(self, parent, number, element) for number, element in enumerate(inside)]
        self._told += [QAccessible.registerAccessibleInterface(one) for one in made]
        return made

    def forget(self) -> None:
        """Take back all that was told, and end: another document is shown."""
        self._coming = iter(())
        self._timer.stop()
        _take_back(self._told, self._trees)
        self.setParent(None)
        self.deleteLater()

    def place_of(self, position: int) -> QRect:
        """Return where a line of the document stands on the screen."""
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(min(position, max(0, self.view.document().characterCount() - 1)))
        line, viewport = self.view.cursorRect(cursor), self.view.viewport()
        return QRect(viewport.mapToGlobal(QPoint(0, line.top())), QSize(viewport.width(), line.height()))

    def _look(self) -> None:
        """Look for some of the elements, before they are asked for."""
        end = perf_counter() + SLICE
        while perf_counter() < end:
            element = next(self._coming, None)
            if element is None:
                self._timer.stop()
                return
            self._found.append(element)

    def _elements(self) -> list[PageElement]:
        self._found += self._coming
        self._timer.stop()
        return self._found


def _take_back(told: list[int], trees: list[SpokenTree]) -> None:
    for one in reversed(told):
        QAccessible.deleteAccessibleInterface(one)
    for tree in trees:
        tree.end()
    told.clear()
    trees.clear()


class SpokenTree(QAccessibleWidget):
    """The elements of a page as the children of its `SpokenPage`."""

    def __init__(self, page: SpokenPage) -> None:
        super().__init__(page, _Role.Document, page.view.accessibleName())
        self._page: SpokenPage | None = page
        self._inside: list[SpokenElement] | None = None

    def end(self) -> None:
        """Let go of the page and its elements: the factory keeps every tree for as long as the program runs."""
        self._page, self._inside = None, []

    def childCount(self) -> int:
        """Return how many elements there are."""
        return len(self._children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return an element."""
        return _nth(self._children(), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of an element, -1 of another thing."""
        return _index(self, child)

    def _children(self) -> list[SpokenElement]:
        if self._inside is None:
            self._inside = self._page.children_of(self) if self._page else []
        return self._inside


class SpokenElement(QAccessibleInterface):
    """One element as a screen reader asks for it. number: its place in `above`."""

    def __init__(self, page: SpokenPage, above: SpokenElement | SpokenTree, number: int, element: PageElement) -> None:
        super().__init__()
        self.element = element
        self.number = number
        self._page = page
        self._above = above
        self._inside: list[SpokenElement] | None = None

    def isValid(self) -> bool:
        """Return that it is there."""
        return True

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return that it is no object of Qt's."""
        return None

    def parent(self) -> QAccessibleInterface:
        """Return what it stands in."""
        return self._above

    def childCount(self) -> int:
        """Return how many elements stand in it."""
        return len(self.element.inside)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return an element in it."""
        return _nth(self._children(), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of an element in it, -1 of another thing."""
        return _index(self, child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: the text itself answers for places."""
        return None

    def text(self, kind: QAccessible.Text) -> str:
        """Return what is said of it."""
        return self.element.name if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave all as it is: nothing of a page can be written."""

    def rect(self) -> QRect:
        """Return where it begins on the screen."""
        return self._page.place_of(self.element.position)

    def role(self) -> QAccessible.Role:
        """Return the kind of thing that it is."""
        return self.element.role

    def state(self) -> QAccessible.State:
        """Return that there is nothing special about it."""
        return QAccessible.State()

    def _children(self) -> list[SpokenElement]:
        if self._inside is None:
            self._inside = self._page.children_of(self)
        return self._inside


def tell(view: QTextEdit, before: SpokenPage | None, side_by_side: bool) -> SpokenPage | None:
    """Return what tells a screen reader of the document that `view` shows now; None where none listens."""
    if before is not None:
        before.forget()
    if not QAccessible.isActive():
        return None
    _begin()
    return SpokenPage(view, side_by_side)


def _begin() -> None:
    """Have Qt ask here for the tree of a page, from the first page on that is told."""
    global _begun
    if not _begun:
        QAccessible.installFactory(_tree_of)
        _begun = True


_begun = False


def _tree_of(_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    return thing.tree() if isinstance(thing, SpokenPage) else None


def _nth(elements: list[SpokenElement], index: int) -> SpokenElement | None:
    return elements[index] if 0 <= index < len(elements) else None


def _index(above: SpokenElement | SpokenTree, child: QAccessibleInterface) -> int:
    return child.number if isinstance(child, SpokenElement) and child.parent() is above else -1
