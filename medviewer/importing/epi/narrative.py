"""Narrative of FHIR (XHTML) -> the elements that labels have, of which the writers of labels make Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError
from medviewer.importing.spl.document import SPL, XmlNode, fragment, is_deeper, local, unreadable

_STYLES = {"b": "bold", "strong": "bold", "i": "italics", "em": "italics", "cite": "italics", "dfn": "italics"}
_STYLES |= {"var": "italics", "u": "underline", "ins": "underline"}
_SAME = {"sup": "sup", "sub": "sub", "s": "s", "strike": "s", "del": "s", "br": "br"}
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "li",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
    }
    | {"article", "header", "footer", "main", "aside", "center", "pre", "figure", "figcaption", "address", "hr"}
)
_DROPPED = frozenset(
    {"script", "style", "head", "iframe", "object", "embed", "template", "noscript", "colgroup", "col", "svg", "math"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LETTERED = {"a": "LittleAlpha", "A": "BigAlpha", "i": "LittleRoman", "I": "BigRoman"}
_LOOKS = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "bold"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "italics"),
    (re.compile(r"(?:^|;)\s*+text-decoration[\w-]*+\s*+:[^;]*underline"), "underline"),
    (re.compile(r"(?:^|;)\s*+text-decoration[\w-]*+\s*+:[^;]*line-through"), "s"),
    (re.compile(r"vertical-align\s*:\s*super"), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub"), "sub"),
)


def parsed(div: str) -> XmlNode:
    """Return narrative that stands in JSON as a tree; names of HTML's signs are written out.

    Raises RefusedError where it could do harm. What is no XML is read as HTML, which loses no word.
    """
    if "<!DOCTYPE" in div or "<!ENTITY" in div:
        raise RefusedError("it has a DOCTYPE, which no label has")
    text = _ENTITY.sub(_written_out, div)
    try:
        return fragment(text.encode("utf-8", "replace"))
    except RefusedError:
        return _as_html(text)


def _as_html(text: str) -> XmlNode:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(error) from error
    if root is None or is_deeper(root, bounds.DEEPEST):
        raise RefusedError("its elements are nested more than {} deep", bounds.DEEPEST)
    return root


def _written_out(found: re.Match[str]) -> str:
    return found[0] if found[1] in _KEPT else html.unescape(found[0]).replace("&", "&amp;")


def xml_text(text: str) -> str:
    """Return a text without what XML cannot hold; a space stands in its place."""
    return _NO_XML.sub(" ", text)


class Narrative:
    """Turns narrative into elements of labels. media: pictures by their numbers, with their words and addresses."""

    def __init__(self) -> None:
        self.media: list[tuple[str, str]] = []

    def text(self, root: XmlNode) -> XmlNode:
        """Return the text of a section."""
        node = etree.Element(f"{SPL}text")
        self._blocks(root, node)
        return node

    def _blocks(self, source: XmlNode, target: XmlNode) -> None:
        """Write what an element holds: its blocks, and paragraphs of what stands between them."""
        if not any(local(child) in _BLOCKS for child in source.iterdescendants(etree.Element)):
            self._inline(source, target)
            return
        open_paragraph: XmlNode | None = None
        for part in _parts(source):
            if isinstance(part, str) or not _holds_blocks(part):
                if open_paragraph is None and (not isinstance(part, str) or part.strip()):
                    open_paragraph = etree.SubElement(target, f"{SPL}paragraph")
                if open_paragraph is not None:
                    self._put(part, open_paragraph)
            else:
                open_paragraph = None
                self._block(part, target)

    def _block(self, node: XmlNode, target: XmlNode) -> None:
        name = local(node)
        if name in _DROPPED or name == "hr":
            return
        if name in ("ul", "ol"):
            self._list(node, target)
        elif name == "table":
            self._table(node, target)
        elif name in _HEADINGS:
            self._inline(node, _child(_child(target, "paragraph", node), "content", styleCode="bold"))
        elif any(local(child) in _BLOCKS for child in node.iterdescendants(etree.Element)):
            self._blocks(node, target)
        else:
            self._inline(node, _styled(_child(target, "paragraph", node), node))

    def _list(self, node: XmlNode, target: XmlNode) -> None:
        is_ordered = local(node) == "ol"
        found = _child(target, "list", node, listType="ordered" if is_ordered else "unordered")
        if is_ordered and node.get("type", "") in _LETTERED:
            found.set("styleCode", _LETTERED[node.get("type")])
        first = node.get("start", "")
        start = int(first) if is_ordered and first.isascii() and first.isdigit() and len(first) < 6 else 0
        for number, part in enumerate(part for part in _parts(node) if not isinstance(part, str) or part.strip()):
            item = _child(found, "item", None if isinstance(part, str) else part)
            if start:
                _child(item, "caption").text = f"{start + number}."
            if isinstance(part, str):
                _append(item, part)
            elif local(part) in ("ul", "ol"):
                self._block(part, item)
            else:
                self._blocks(part, item)

    def _table(self, node: XmlNode, target: XmlNode) -> None:
        found = _child(target, "table", node)
        for child in (child for child in node if isinstance(child.tag, str)):
            name = local(child)
            if name == "caption":
                self._inline(child, _child(found, "caption"))
            elif name in ("thead", "tbody", "tfoot"):
                part = _child(found, name)
                for row in (row for row in child if isinstance(row.tag, str)):
                    self._row(row, part)
            elif name not in _DROPPED:
                self._row(child, found)

    def _row(self, row: XmlNode, target: XmlNode) -> None:
        """Write a row; what stands where a row or a cell should is taken for one, so that no word is lost."""
        found = _child(target, "tr", row)
        cells = [cell for cell in row if isinstance(cell.tag, str)] if local(row) == "tr" else [row]
        for cell in cells:
            spans = {name: xml_text(cell.get(name)) for name in ("colspan", "rowspan") if cell.get(name)}
            self._blocks(cell, _child(found, "th" if local(cell) == "th" else "td", cell, **spans))

    def _inline(self, source: XmlNode, target: XmlNode) -> None:
        for part in _parts(source):
            self._put(part, target)

    def _put(self, part: XmlNode | str, target: XmlNode) -> None:
        if isinstance(part, str):
            _append(target, part)
            return
        name = local(part)
        if name in _DROPPED:
            return
        if name == "img":
            self._picture(part, target)
        elif name in _SAME:
            self._inline(part, _child(target, _SAME[name], part))
        elif name in _STYLES:
            self._inline(part, _child(target, "content", part, styleCode=_STYLES[name]))
        elif name == "a" and part.get("href"):
            self._inline(part, _child(target, "linkHtml", part, href=xml_text(part.get("href"))))
        elif name == "q":
            _append(target, "“")
            self._inline(part, target)
            _append(target, "”")
        else:
            is_set_apart = name in _BLOCKS or part.get("id")
            around = _child(target, "paragraph" if name in _BLOCKS else "content", part) if is_set_apart else target
            self._inline(part, _styled(around, part))

    def _picture(self, node: XmlNode, target: XmlNode) -> None:
        self.media.append((node.get("alt") or node.get("title") or "", (node.get("src") or "").strip()))
        _child(target, "renderMultiMedia", referencedObject=f"picture {len(self.media)}")

    def media_nodes(self) -> Iterable[XmlNode]:
        """Yield what tells a label's context of the pictures."""
        for number, (words, address) in enumerate(self.media, 1):
            node = etree.Element(f"{SPL}observationMedia", ID=f"picture {number}")
            _child(node, "text").text = xml_text(words)
            _child(_child(node, "value"), "reference", value=xml_text(address))
            yield node


def _parts(node: XmlNode) -> Iterator[XmlNode | str]:
    if node.text:
        yield node.text
    for child in node:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def _holds_blocks(node: XmlNode) -> bool:
    return local(node) in _BLOCKS or any(local(child) in _BLOCKS for child in node.iterdescendants(etree.Element))


def _child(target: XmlNode, name: str, source: XmlNode | None = None, **attributes: str) -> XmlNode:
    node = etree.SubElement(target, f"{SPL}{name}", **attributes)
    if source is not None and source.get("id"):
        node.set("ID", xml_text(source.get("id")))
    return node


def _styled(target: XmlNode, source: XmlNode) -> XmlNode:
    """Return where the words of an element go, within the looks that its style gives them."""
    style = (source.get("style") or "").lower()
    for pattern, look in _LOOKS:
        if style and pattern.search(style):
            target = _child(target, look) if look in ("s", "sup", "sub") else _child(target, "content", styleCode=look)
    return target


def _append(target: XmlNode, text: str) -> None:
    text = xml_text(text)
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
