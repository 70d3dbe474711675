"""Links from the names in a page's running text to the pages that they name."""

from __future__ import annotations

import html as markup
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.mentions import tables
from medviewer.library.mentions.match import Matcher, OwnTerms
from medviewer.library.mentions.shared_search import NOT_READ
from medviewer.library.mentions.terms import BRAND, NAME
from medviewer.library.open_library import holder
from medviewer.library.paths import stored

if TYPE_CHECKING:
    from medviewer.library.open_library import OpenLibrary

_NUMBER = "SELECT id FROM file WHERE path = ?"
_TARGETS = """SELECT mention_name.term, source, mention_name.kind FROM mention
    JOIN mention_name ON mention_name.term = mention.term JOIN page ON page.id = mention_name.page
    WHERE mention.page = ? AND mention_name.kind IN (?, ?)
    ORDER BY mention_name.kind, combined, instr(title, '(') > 0, title NOT LIKE '%(systemic)%', page.key, source"""
_TAG = re.compile(r"<(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_NAME = re.compile(r"</?\s*([a-zA-Z][\w-]*)")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")
_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|caption|d[dlt]|details|div|fig(?:caption|ure)|footer|h[1-6]|header|hr|li|main|"
    r"nav|ol|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)|ul"
)
_UNTOUCHED = re.compile(r"a|code|h[1-6]|kbd|pre|samp|script|style|svg|summary|th|title")


class Link(NamedTuple):
    """A name in a text that stands for another page. start, length: of the name; id: of the page."""

    start: int
    length: int
    id: str


class Links:
    """Finds what one page's text links to: a name of several pages to the first by title, a brand to its only one."""

    def __init__(self, matcher: Matcher, own: OwnTerms, targets: Mapping[int, str]) -> None:
        self._matcher = matcher
        self._own = own
        self._targets = targets

    def of_paragraph(self, text: str, section: str) -> list[Link]:
        """Return the first mention of each page in a paragraph of the section with that key, in its order."""
        found: dict[str, Link] = {}
        end = 0
        for hit in self._matcher.find(text, section, self._own) if section not in NOT_READ else ():
            target = self._targets.get(hit.term.number)
            if target and hit.start >= end:
                found.setdefault(target, Link(hit.start, hit.end - hit.start, target))
                end = hit.end
        return list(found.values())

    def in_html(self, html: str, section: str, address: Callable[[str], str]) -> str:
        """Return safe HTML of a section with `<a href="…">` around the first mention of each page in each block.

        address: makes the link's address of a page's id. Nothing is linked in links, headings or code, nor a name that
        markup parts; all that was there stays as it was.
        """
        if not self._targets:
            return html
        return "".join(piece for block in _blocks(html) for piece in self._linked(block, section, address))

    def _linked(self, block: list[_Piece], section: str, address: Callable[[str], str]) -> Iterator[str]:
        """Yield the pieces of a block; those of its names that lie in one piece that may be linked as links."""
        text = "".join(piece.read for piece in block)
        found = iter(self.of_paragraph(text, section) if text.strip() else ())
        link = next(found, None)
        at = 0
        for piece in block:
            done, end = 0, at + len(piece.read)
            while link and link.start < end:
                start, stop = link.start - at, link.start + link.length - at
                if piece.is_free and start >= done and stop <= len(piece.read):
                    yield piece.source[done:start]
                    name, href = piece.source[start:stop], markup.escape(address(link.id))
                    yield f'<a href="{href}">{name}</a>'
                    done = stop
                link = next(found, None)
            yield piece.source[done:]
            at = end


class _Piece(NamedTuple):
    """A tag, or a text between tags. read: the text, entities as signs of the same length; empty for a tag."""

    source: str
    read: str
    is_free: bool


def _blocks(html: str) -> Iterator[list[_Piece]]:
    """Yield the pieces of HTML, those of a block together."""
    block: list[_Piece] = []
    inside = 0
    at = 0
    for tag in _TAG.finditer(html):
        block.append(_text(html[at : tag.start()], is_free=not inside))
        at = tag.end()
        named = _NAME.match(tag[0])
        name = named[1].lower() if named else ""
        if _UNTOUCHED.fullmatch(name) and not tag[0].endswith("/>"):
            inside = max(0, inside + (-1 if tag[0].startswith("</") else 1))
        block.append(_Piece(tag[0], "", False))
        if _BLOCK.fullmatch(name):
            yield block
            block = []
    yield [*block, _text(html[at:], is_free=not inside)]


def _text(source: str, is_free: bool) -> _Piece:
    return _Piece(source, _ENTITY.sub(_filled, source), is_free)


def _filled(entity: re.Match[str]) -> str:
    """Return signs as long as the entity that read as what it stands for: a space, a letter of a word, or neither."""
    sign = markup.unescape(entity[0])
    return (" " if sign.isspace() else "x" if sign.isalnum() else "\0") * len(entity[0])


def links(open_libraries: Iterable[OpenLibrary], id: str) -> Links:
    """Return what finds the links of page `id` to pages of its library; of one that is not there, none."""
    held = holder(open_libraries, id)
    if held is None:
        return Links(Matcher(()), OwnTerms(), {})
    return held[0].index.ask(partial(_links, prefix=held[1], id=id))


def _links(db: sqlite3.Connection, prefix: str, id: str) -> Links:
    row = db.execute(_NUMBER, (stored(id.removeprefix(prefix)),)).fetchone()
    if row is None:
        return Links(Matcher(()), OwnTerms(), {})
    found: dict[int, list[tuple[str, int]]] = {}
    for term, source, kind in db.execute(_TARGETS, (row[0], NAME, BRAND)):
        found.setdefault(term, []).append((prefix + source, kind))
    targets = {term: several[0][0] for term, several in found.items() if several[0][1] == NAME or len(several) == 1}
    return Links(Matcher(tables.known_in(db, row)), tables.own(db, row).get(row[0], OwnTerms()), targets)
