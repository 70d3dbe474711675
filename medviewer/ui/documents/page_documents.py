"""A monograph's tabs as documents that the page view can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextListFormat,
    QTextTable,
)

from medviewer.export.paper.ties import WORD_JOINER
from medviewer.monograph.html.signs import LOWERED, SCRIPTS
from medviewer.ui.base.language import code_in_force
from medviewer.ui.base.utf16 import between, units
from medviewer.ui.documents.page_addresses import SCHEME

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph

ALL = "all"
INDENT = 1.7  # of the height of a line: a step of a list, with room for its bullet or “10.”
BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
BULLET_STRETCH = 220  # per cent of a space: between a bullet and its text
READING = 1.1  # size of a page's text, that of the window's controls being 1
SCRIPT_TAGS = {
    QTextCharFormat.VerticalAlignment.AlignSuperScript: "sup",
    QTextCharFormat.VerticalAlignment.AlignSubScript: "sub",
}
"""Tags of raised and lowered text by how Qt has it."""
_OVER = re.compile(r"\^\d{1,3}[/\u2044]$")
_NUMBER, _NUMERATOR = re.compile(rf"[-+−]?{WORD_JOINER}?\d"), re.compile(r"\d{1,3}[/\u2044]")
_BOXES = ("<blockquote", ' class="callout"')
ABOVE, BELOW = 14, 32  # pixels before and after a page
GOES_ON = "goes-on"
"""The class of a table, or of a list, that goes on with the one before it."""


def tabs_of(monograph: Monograph) -> list[tuple[str, str]]:
    """Return (key, title in the language of the window) of the tabs that this page has, the whole page first."""
    code = code_in_force()
    return [(ALL, all_title()), *((tab.key, tab.titled(code)) for tab in monograph.tabs)]


def all_title() -> str:
    """Return what the tab with the whole page is called."""
    return QCoreApplication.translate("PageDocuments", "All")


def tab_title(monograph: Monograph, key: str) -> str:
    """Return the title of a tab in the language of the window."""
    return dict(tabs_of(monograph)).get(key, key)


def boxed_tabs(monograph: Monograph) -> frozenset[str]:
    """Return the keys of the tabs in which something stands in a box, as boxed warnings do."""
    return frozenset(tab.key for tab in monograph.tabs if any(box in s.html for s in tab.sections for box in _BOXES))


def credited_title(monograph: Monograph, key: str) -> str:
    """Return the title of a tab as what leaves the window has it."""
    return {tab.key: tab.title for tab in monograph.tabs}.get(key, "All")


def places_named(monograph: Monograph, name: str) -> list[tuple[str, str]]:
    """Return (name of the place, key of its tab) of what a link names, in small letters where none is written so."""
    from medviewer.monograph.sections.anchors import names_in

    found = [(place, tab.key) for tab in monograph.tabs for section in tab.sections for place in names_in(section)]
    return [one for one in found if one[0] == name] or [one for one in found if one[0] == name.lower()]


def tab_with(monograph: Monograph, section: str) -> str:
    """Return the key of the tab that holds a section, given by its key; the whole page where none does."""
    keys = (tab.key for tab in monograph.tabs if any(one.key == section for one in tab.sections))
    return next(keys, ALL)


def section_named(monograph: Monograph, name: str) -> str | None:
    """Return the key of the tab that a name means: its key, or a title in it as links write it."""
    wanted = _linked(name)
    for tab in monograph.tabs:
        if wanted in {_linked(each) for each in (tab.key, tab.title, *(s.title for s in tab.sections))}:
            return tab.key
    return None


def _linked(title: str) -> str:
    """Return a title as links write it: small letters and digits with hyphens."""
    return re.sub(r"[\W_]+", "-", title.casefold()).strip("-")


def build(body: str, style: str, font: QFont) -> QTextDocument:
    """Return `body` laid out with the page's style sheet, in `font`."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    reading = reading_font(font)
    height = QFontMetricsF(reading).height()
    document.setIndentWidth(INDENT * height)
    document.setDefaultFont(reading)
    document.setDefaultStyleSheet(style)
    fill(document, body)
    return document


def reading_font(font: QFont) -> QFont:
    """Return the font of a page's text. font: the window's."""
    reading = QFont(font)
    reading.setPointSizeF(font.pointSizeF() * READING)
    return reading


def fill(document: QTextDocument, body: str) -> None:
    """Have a document that was built show another body."""
    above = document.rootFrame().frameFormat().topMargin()  # a head may stand there
    document.setHtml(body)
    if f'href="{SCHEME}:' in body:
        _dot_names(document, document.begin())
    if "<li" in body:
        _set_off_bullets(document, document.begin())
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(max(ABOVE, above))
    frame.setBottomMargin(BELOW)
    document.rootFrame().setFrameFormat(frame)


def append(document: QTextDocument, piece: str) -> None:
    """Put balanced HTML that begins with a block at the end of a document that was built.

    Qt joins the first paragraph of what is inserted to the one before it, and drops its format: so one goes before it.
    """
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    end = cursor.position()
    cursor.beginEditBlock()
    cursor.insertHtml(f"<p>x</p>{piece.rstrip()}")
    cursor.setPosition(end)
    cursor.deleteChar()
    if f'href="{SCHEME}:' in piece:
        _dot_names(document, cursor.block())
    if "<li" in piece:
        _set_off_bullets(document, cursor.block())
    cursor.endEditBlock()


def goes_on(table: QTextTable) -> bool:
    """Return whether a table is the next piece of the one before it, whose lower edge is its upper one."""
    return table.format().topMargin() < 0


def pieces_from(table: QTextTable) -> Iterator[QTextTable]:
    """Yield a table, and the pieces that follow it."""
    following: QTextTable | None = table
    while following is not None:
        yield following
        between = following.document().findBlock(following.lastPosition() + 1)
        following = QTextCursor(between.next()).currentTable() if between.next().isValid() else None
        if following is not None and not goes_on(following):
            return


def _set_off_bullets(document: QTextDocument, block: QTextBlock) -> None:
    """Leave room between bullets and their text from a block on; numbers would be as much wider themselves.

    Qt leaves the width of a space there, in the font that the block has and no letter of it: that alone is wider.
    """
    wide = QTextCharFormat()
    wide.setFontStretch(BULLET_STRETCH)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    while block.isValid():
        items = block.textList()
        if items is not None and items.format().style() in BULLETS:
            cursor.setPosition(block.position())
            cursor.mergeBlockCharFormat(wide)
        block = block.next()
    cursor.endEditBlock()


def _dot_names(document: QTextDocument, block: QTextBlock) -> None:
    """Underline the names of other monographs in running text with dots: a link that is seen and does not call."""
    dotted = QTextCharFormat()
    dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if part.charFormat().anchorHref().startswith(SCHEME) and not part.charFormat().fontUnderline():
                cursor.setPosition(part.position())
                cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(dotted)
            parts += 1
        block = block.next()
    cursor.endEditBlock()


def text_with_powers(document: QTextDocument) -> tuple[str, list[int]]:
    """Return the text of a document with ^ before raised numbers, _ before lowered ones, and where these signs stand.

    Without them 10 with a raised 9 would be 109. A raised 1 before a slash is a fraction's, with a space before it.
    """
    text = document.toPlainText()
    pieces, inserted = list[str](), list[int]()
    at = 0
    is_counted_alike = len(text) == units(text)
    scripts = {place if is_counted_alike else len(between(text, 0, place)): sign for place, sign in _scripts(document)}
    for start, sign in scripts.items():
        if start and text[start - 1].isalnum() and _NUMBER.match(text, start):
            numerator = _NUMERATOR.match(text, start)
            is_fraction = numerator is not None and scripts.get(numerator.end()) == LOWERED
            pieces += text[at:start], " " if is_fraction else sign
            inserted.append(start + len(inserted))
            at = start
    return "".join([*pieces, text[at:]]), inserted


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the pieces of a block's text that look alike, in their order."""
    parts = block.begin()
    while not parts.atEnd():
        yield parts.fragment()
        parts += 1


def indented(block: QTextBlock) -> float:
    """Return the pixels by which a paragraph begins farther right than its frame."""
    shape, items = block.blockFormat(), block.textList()
    steps = shape.indent() + (items.format().indent() if items else 0)
    width: float = steps * block.document().indentWidth() + shape.leftMargin()
    return width


def script_sign(written: str, text: str, look: QTextCharFormat) -> str:
    """Return the sign of a raised or lowered number behind what was written; empty where it stands for itself."""
    tag = SCRIPT_TAGS.get(look.verticalAlignment(), "")
    is_behind = written[-1:].isalnum() or _OVER.search(written) is not None
    return SCRIPTS[tag] if tag and is_behind and _NUMBER.match(text) else ""


def _scripts(document: QTextDocument) -> Iterator[tuple[int, str]]:
    """Yield where raised and lowered pieces begin, and the sign that says which it is."""
    if not any(look.toCharFormat().verticalAlignment() in SCRIPT_TAGS for look in document.allFormats()):
        return
    block = document.begin()
    while block.isValid():
        for part in fragments(block):
            tag = SCRIPT_TAGS.get(part.charFormat().verticalAlignment())
            if tag:
                yield part.position(), SCRIPTS[tag]
        block = block.next()


def text_of(document: QTextDocument) -> str:
    """Return the text of a document as its page has it."""
    return without_joints(document.toPlainText())


def without_joints(text: str) -> str:
    """Return text without what says where its lines may end, and where not."""
    return text.replace("\u200b", "").replace(WORD_JOINER, "")
