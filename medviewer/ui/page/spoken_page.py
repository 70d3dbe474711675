"""Headings, links, powers and tables of a page as a screen reader's tree has them; Qt's has the text in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QAccessibleWidget, QTextEdit, QWidget

from medviewer.export.paper.table_lines import OpenTable
from medviewer.monograph.html.markdown_html import to_text
from medviewer.ui.documents.copied_text import of_selection
from medviewer.ui.documents.page_documents import without_joints

MOST_ELEMENTS = 2_000
"""Headings, links, rows and cells of a document that are told; the longest real page known has a third."""
_Role = QAccessible.Role
_RAISED_OR_LOWERED = (
    QTextCharFormat.VerticalAlignment.AlignSuperScript,
    QTextCharFormat.VerticalAlignment.AlignSubScript,
)


class PageElement(NamedTuple):
    """A heading, link, table, row or cell: what is said of it, where its text begins, and what stands in it."""

    role: QAccessible.Role
    name: str
    position: int
    inside: tuple[PageElement, ...] = ()


def elements_of(document: QTextDocument, side_by_side: bool = False) -> list[PageElement]:
    """Return headings, links, tables and paragraphs with powers or indices, in reading order.

    side_by_side: the outermost tables hold pages in columns.
    """
    found: list[PageElement] = []
    for element in _within(document.rootFrame(), side_by_side):
        found.append(element)
        if len(found) >= MOST_ELEMENTS:
            break
    return found


def _within(frame: QTextFrame | QTextTableCell, side_by_side: bool = False) -> Iterator[PageElement]:
    place = frame.begin()
    while not place.atEnd():
        child = place.currentFrame()
        if not isinstance(child, QTextTable):
            yield from _within(child, side_by_side) if child is not None else _of_block(place.currentBlock())
        elif side_by_side or child.rows() == child.columns() == 1:  # pages in columns, the box of a callout
            for cell in _cells(child):
                yield from _within(cell)
        else:
            yield _of_table(child)
            for cell in _cells(child):
                yield from (one for one in _within(cell) if one.role == _Role.Link)
        place += 1


def _of_block(block: QTextBlock) -> Iterator[PageElement]:
    if block.blockFormat().headingLevel() and block.text().strip():
        yield PageElement(_Role.Heading, _said(block.text()), block.position())
    elif any(look.format.verticalAlignment() in _RAISED_OR_LOWERED for look in block.textFormats()):
        yield PageElement(_Role.Paragraph, _copied(QTextCursor(block)), block.position())
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        if part.charFormat().anchorHref() and part.text().strip():
            yield PageElement(_Role.Link, _said(part.text()), part.position())
        parts += 1


def _of_table(table: QTextTable) -> PageElement:
    """Return a table whose cells each say what row and column they stand in."""
    rows = []
    for number, (names, values) in enumerate(_rows_of(table)):
        position = table.cellAt(min(number, table.rows() - 1), 0).firstPosition()
        head = _Role.RowHeader if values else _Role.ColumnHeader
        told = [*((head, name) for name in names), *((_Role.Cell, value) for value in values)]
        cells = tuple(PageElement(role, _said(to_text(html)), position) for role, html in told)
        rows.append(PageElement(_Role.Row, cells[0].name if cells else "", position, cells))
    name = " | ".join(cell.name for cell in rows[0].inside) if rows else ""
    return PageElement(_Role.Table, name, table.firstPosition(), tuple(rows))


def _rows_of(table: QTextTable) -> list[tuple[list[str], list[str]]]:
    from medviewer.export.paper.richtext import split_tags

    cursor = QTextCursor(table.document())
    cursor.setPosition(table.firstPosition())
    cursor.setPosition(table.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return OpenTable.read(split_tags(of_selection(cursor).html)).told_rows()


def _copied(cursor: QTextCursor) -> str:
    """Return the paragraph of a cursor as a copy has it: 10^9, where the text itself is 109."""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return _said(of_selection(cursor).text)


def _cells(table: QTextTable) -> Iterator[QTextTableCell]:
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) == (row, column):
                yield cell


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
        self._side_by_side = side_by_side
        self._told: list[int] = []
        self.show()

    def children_of(self, parent: SpokenElement | SpokenTree) -> list[SpokenElement]:
        """Return what a screen reader is told to stand in something, made when it first asks."""
        inside = parent.element.inside if isinstance(parent, SpokenElement) else self._elements()
        made = [SpokenElement(self, parent, element) for element in inside]
        self._told += [QAccessible.registerAccessibleInterface(one) for one in made]
        return made

    def forget(self) -> None:
        """Take back all that was told, and end: another document is shown."""
        for one in reversed(self._told):
            QAccessible.deleteAccessibleInterface(one)
        self._told.clear()
        self.setParent(None)
        self.deleteLater()

    def place_of(self, position: int) -> QRect:
        """Return where a line of the document stands on the screen."""
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(min(position, max(0, self.view.document().characterCount() - 1)))
        line, viewport = self.view.cursorRect(cursor), self.view.viewport()
        return QRect(viewport.mapToGlobal(QPoint(0, line.top())), QSize(viewport.width(), line.height()))

    def _elements(self) -> list[PageElement]:
        return elements_of(self.view.document(), self._side_by_side)


class SpokenTree(QAccessibleWidget):
    """The elements of a page as the children of its `SpokenPage`."""

    def __init__(self, page: SpokenPage) -> None:
        super().__init__(page, _Role.Document, page.view.accessibleName())
        self._page = page
        self._inside: list[SpokenElement] | None = None

    def childCount(self) -> int:
        """Return how many elements there are."""
        return len(self._children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return an element."""
        return _nth(self._children(), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of an element, -1 of another thing."""
        return _index(self._children(), child)

    def _children(self) -> list[SpokenElement]:
        if self._inside is None:
            self._inside = self._page.children_of(self)
        return self._inside


class SpokenElement(QAccessibleInterface):
    """One element as a screen reader asks for it."""

    def __init__(self, page: SpokenPage, above: SpokenElement | SpokenTree, element: PageElement) -> None:
        super().__init__()
        self.element = element
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
        return _index(self._children(), child)

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
    return SpokenTree(thing) if isinstance(thing, SpokenPage) else None


def _nth(elements: list[SpokenElement], index: int) -> SpokenElement | None:
    return elements[index] if 0 <= index < len(elements) else None


def _index(elements: list[SpokenElement], child: QAccessibleInterface) -> int:
    return next((number for number, one in enumerate(elements) if one is child), -1)
