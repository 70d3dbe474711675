"""The language and outline of a PDF, which Qt's writer leaves out, added as an incremental update.

Qt 6.12 has no interface for either (QPdfWriter: title, creator, author, XMP, attachments). PDF allows a file to be
completed by what is appended to it (ISO 32000-1, 7.5.6): new versions of some objects, a cross-reference section for
them, and a trailer that points back. The outline is that of section 12.3.3, the language that of 14.9.2.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_TRAILER = re.compile(rb"trailer\s*+<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_OBJECT = re.compile(rb"\n\d+ 0 obj\s*+<<(.*?)>>\s*endobj", re.DOTALL)
_PAGES = re.compile(rb"/Type /Pages\s.*?/Kids\s*+\[([^\[\]]*+)\]", re.DOTALL)
_KIDS = re.compile(rb"/Kids\s*+\[[^\[\]]*+\]")
_REFERENCE = re.compile(rb"(?<!\d)(\d++) 0 R")


class OutlineEntry(NamedTuple):
    """A line of the outline: page from 0, height in points above the foot of the page.

    level: 1 at the top; a deeper one belongs to the line of a lower level before it, under which it is folded away.
    """

    title: str
    page: int
    height: float
    level: int = 1


def completed(pdf: bytes, language: str, entries: Sequence[OutlineEntry], first: int = 0) -> bytes:
    """Return a PDF that Qt made with its language and outline; one that is not as Qt 6.8 to 6.12 make it, as it is.

    first: number of the page, as Qt wrote them, that is to be the first of the file, with those behind it: what can be
    written at the end only, such as contents, then stands in front. Entries name pages by their new places.
    """
    trailer = _TRAILER.match(pdf, pdf.rfind(b"trailer"))
    root = _ROOT.search(trailer[1]) if trailer else None
    size = _SIZE.search(trailer[1]) if trailer else None
    catalog = _OBJECT.match(pdf, pdf.find(b"\n%s 0 obj" % root[1])) if root else None
    pages = _PAGES.match(pdf, pdf.find(b"/Type /Pages"))
    if not (trailer and root and size and catalog and pages):
        return pdf
    written = _REFERENCE.findall(pages[1])
    references = [*written[first:], *written[:first]]
    root_line = int(size[1])
    outline = _outline(entries, root_line, references)
    added = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode("ascii", "ignore")
    if outline:
        added += b"/Outlines %d 0 R\n" % root_line
    objects = {int(root[1]): catalog[1].rstrip() + b"\n" + added, **outline}
    if first:
        objects |= _reordered(pdf, pages, references)
    return _updated(pdf, objects, trailer)


def _outline(entries: Sequence[OutlineEntry], first: int, pages: Sequence[bytes]) -> dict[int, bytes]:
    """Return the objects of the outline by number, its root numbered `first`."""
    shown = [entry for entry in entries if entry.page < len(pages)]
    if not shown:
        return {}
    parents = _parents(shown)
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(parents):
        children.setdefault(parent, []).append(number)
    top = children[-1]
    objects = {first: b"/Type /Outlines /First %d 0 R /Last %d 0 R /Count %d" % (*_ends(top, first), len(top))}
    for number, (entry, parent) in enumerate(zip(shown, parents, strict=True)):
        title = b"\xfe\xff" + entry.title.encode("utf-16-be", "replace")
        place = b"[%s 0 R /XYZ null %.1f null]" % (pages[entry.page], entry.height)
        body = b"/Title <%s> /Parent %d 0 R /Dest %s" % (title.hex().encode(), first + parent + 1, place)
        beside = children[parent]
        at = bisect_left(beside, number)
        body += b" /Prev %d 0 R" % (first + beside[at - 1] + 1) if at else b""
        body += b" /Next %d 0 R" % (first + beside[at + 1] + 1) if at + 1 < len(beside) else b""
        if number in children:
            below = children[number]
            body += b" /First %d 0 R /Last %d 0 R /Count -%d" % (*_ends(below, first), len(below))
        objects[first + number + 1] = body
    return objects


def _ends(lines: Sequence[int], first: int) -> tuple[int, int]:
    return first + lines[0] + 1, first + lines[-1] + 1


def _parents(entries: Sequence[OutlineEntry]) -> list[int]:
    """Return the place of the entry that each belongs to, -1 for those at the top."""
    parents: list[int] = []
    open_lines: list[int] = []
    for number, entry in enumerate(entries):
        while open_lines and entries[open_lines[-1]].level >= entry.level:
            open_lines.pop()
        parents.append(open_lines[-1] if open_lines else -1)
        open_lines.append(number)
    return parents


def _reordered(pdf: bytes, pages: re.Match[bytes], references: Sequence[bytes]) -> dict[int, bytes]:
    """Return the object that lists the pages, by its number, with the pages in another order."""
    start = pdf.rfind(b"obj", 0, pages.start())
    number = int(pdf[pdf.rfind(b"\n", 0, start) + 1 : start].split()[0])
    inside = pdf[pdf.index(b"<<", start) + 2 : pdf.index(b"endobj", start)].rstrip().removesuffix(b">>")
    kids = b"/Kids\n[\n" + b"".join(b"%s 0 R\n" % reference for reference in references) + b"]"
    return {number: _KIDS.sub(lambda _: kids, inside, count=1)}


def _updated(pdf: bytes, objects: dict[int, bytes], trailer: re.Match[bytes]) -> bytes:
    """Return the file with new versions of `objects` (number: inside of its dictionary) appended."""
    made = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    table = bytearray(b"xref\n")
    for number, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(made))
        made += b"%d 0 obj\n<<\n%s\n>>\nendobj\n" % (number, body.strip())
    start = len(made)
    kept = _SIZE.sub(b"/Size %d" % (max(objects) + 1), trailer[1].strip())
    made += table + b"trailer\n<<\n%s\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (kept, trailer[2], start)
    return bytes(made)
