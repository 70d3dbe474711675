"""Paragraphs that a page itself marks as a warning, such as `**Boxed Warning:** …`, set in a box; nothing is judged."""

from __future__ import annotations

import re
from collections.abc import Callable

from medviewer.monograph.faq.html_tree import Element, Node, parse, text_of, write

_OPENING = re.compile(r"<p>\s*<(?:strong|b)>(?:<(?:em|i|u)>)?([^<]{4,160})")
_LABEL = re.compile(r"[\W_]*(.*?)(?:(?<!\s)\s++)?(?:[:：!.]|[-–—]\s|$)", re.DOTALL)
_BOLD = ("strong", "b")
_JOINED = frozenset({"p", "ul", "ol", "table"})


def set_off(html: str, is_boxed: Callable[[str], bool]) -> str:
    """Return safe HTML whose marked paragraphs have the class "callout".

    is_boxed: tells of a paragraph's bold opening whether it marks one. A paragraph that is nothing but the mark takes
    the next block into its box. Items of lists and cells of tables stay as they are: they are parts of a whole.
    """
    if not any(is_boxed(_label(opening)) for opening in _OPENING.findall(html)):
        return html
    root = parse(html)
    return write(_boxed(root.children, is_boxed))


def _label(bold: str) -> str:
    found = _LABEL.match(bold)
    return found[1] if found else ""


def _boxed(nodes: list[Node], is_boxed: Callable[[str], bool]) -> list[Node]:
    result: list[Node] = []
    left = list(reversed(nodes))
    while left:
        node = left.pop()
        if isinstance(node, Element) and node.tag == "div" and node.attributes.strip() != 'class="callout"':
            node.children = _boxed(node.children, is_boxed)
        elif isinstance(node, Element) and node.tag == "p" and not node.attributes:
            mark = _mark(node)
            if mark and is_boxed(_label(mark)):
                node = _box(node, mark, left)
        result.append(node)
    return result


def _mark(paragraph: Element) -> str:
    """Return the bold text that a paragraph opens with."""
    nodes = (node for node in paragraph.children if isinstance(node, Element) or node.strip())
    first = next(nodes, None)
    return text_of([first]) if isinstance(first, Element) and first.tag in _BOLD else ""


def _box(paragraph: Element, mark: str, left: list[Node]) -> Element:
    """Return the box of a paragraph; one that says nothing more takes the next block from `left`, last one first."""
    alone = text_of([paragraph]).strip(" \n:：") == mark.strip(" \n:：") and _label(mark) == mark.strip(" \n:：!.")
    following = next((node for node in reversed(left) if isinstance(node, Element) or node.strip()), None)
    if not (alone and isinstance(following, Element) and following.tag in _JOINED and not _mark(following)):
        return Element("p", ' class="callout"', paragraph.children)
    while left[-1] is not following:
        left.pop()
    return Element("div", ' class="callout"', [paragraph, left.pop()])
