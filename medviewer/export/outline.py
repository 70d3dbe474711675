"""What Qt's PDF writer leaves out: the document's language and its outline, added as an incremental update.

Qt 6.12 has no interface for either (QPdfWriter: title, creator, author, XMP, attachments). PDF allows a file to be
completed by what is appended to it (ISO 32000-1, 7.5.6): new versions of some objects, a cross-reference section for
them, and a trailer that points back. The outline is that of section 12.3.3, the language that of 14.9.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_PAGES = re.compile(rb"/Type /Pages\s.*?/Kids\s*\[(.*?)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


class Entry(NamedTuple):
    """A line of the outline: page from 0, height in points above the foot of the page."""

    title: str
    page: int
    height: float


def completed(pdf: bytes, language: str, entries: Sequence[Entry]) -> bytes:
    """Return a PDF that Qt made with its language and outline; one that is not as Qt 6.8 to 6.12 make it, as it is."""
    trailer = _TRAILER.search(pdf)
    root = _ROOT.search(trailer[1]) if trailer else None
    size = _SIZE.search(trailer[1]) if trailer else None
    catalog = re.search(rb"\n%s 0 obj\s*<<(.*?)>>\s*endobj" % root[1], pdf, re.DOTALL) if root else None
    pages = _PAGES.search(pdf)
    if not (trailer and root and size and catalog and pages):
        return pdf
    references = _REFERENCE.findall(pages[1])
    first = int(size[1])
    outline = _outline(entries, first, references)
    added = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode("ascii", "ignore")
    if outline:
        added += b"/Outlines %d 0 R\n" % first
    objects = {int(root[1]): catalog[1].rstrip() + b"\n" + added, **outline}
    return _updated(pdf, objects, trailer)


def _outline(entries: Sequence[Entry], first: int, pages: Sequence[bytes]) -> dict[int, bytes]:
    """Return the objects of the outline by number, its root numbered `first`."""
    shown = [entry for entry in entries if entry.page < len(pages)]
    if not shown:
        return {}
    last = first + len(shown)
    objects = {first: b"/Type /Outlines /First %d 0 R /Last %d 0 R /Count %d" % (first + 1, last, len(shown))}
    for number, entry in enumerate(shown, first + 1):
        title = b"\xfe\xff" + entry.title.encode("utf-16-be", "replace")
        place = b"[%s 0 R /XYZ null %.1f null]" % (pages[entry.page], entry.height)
        body = b"/Title <%s> /Parent %d 0 R /Dest %s" % (title.hex().encode(), first, place)
        body += b" /Prev %d 0 R" % (number - 1) if number > first + 1 else b""
        objects[number] = body + (b" /Next %d 0 R" % (number + 1) if number < last else b"")
    return objects


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
