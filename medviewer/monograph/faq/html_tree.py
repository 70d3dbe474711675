"""Our own safe HTML as a tree that can be cut and put together again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

DEEPEST = 60
"""Nesting that is kept apart; what is deeper goes on as text of its own tags."""

_TOKEN = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*+)((?>(?:[^<>"]|"[^"]*")*))>|([^<]+|<)')
_VOID = frozenset({"br", "hr", "img", "wbr"})


@dataclass(slots=True, eq=False)
class Element:
    """A tag with what it holds; `attributes` as they are written, texts without character references."""

    tag: str
    attributes: str = ""
    children: list[Node] = field(default_factory=list)


Node = Element | str


def parse(markup: str) -> Element:
    """Return a tree of well-formed HTML; closing tags that fit nothing are left out."""
    root = Element("")
    stack = [root]
    for token in _TOKEN.finditer(markup):
        closing, name, attributes, text = token.groups()
        if text is not None:
            stack[-1].children.append(html.unescape(text))
        elif closing:
            _close(stack, name.lower())
        else:
            element = Element(name.lower(), attributes.rstrip(" /"))
            stack[-1].children.append(element)
            if element.tag not in _VOID and len(stack) < DEEPEST:
                stack.append(element)
    return root


def _close(stack: list[Element], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == name:
            del stack[depth:]
            return


def write(nodes: Iterable[Node]) -> str:
    """Return nodes as HTML."""
    return "".join(_write(node) for node in nodes)


def _write(node: Node) -> str:
    if isinstance(node, str):
        return html.escape(node, quote=False)
    start = f"<{node.tag}{node.attributes}>"
    return start if node.tag in _VOID else f"{start}{write(node.children)}</{node.tag}>"


def text_of(nodes: Iterable[Node]) -> str:
    """Return the text of nodes; a line break is a new line."""
    return "".join(piece for piece, _ in runs(nodes))


def runs(nodes: Iterable[Node], bold: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the texts of nodes in order, and whether each is bold."""
    for node in nodes:
        if isinstance(node, str):
            yield node, bold
        elif node.tag == "br":
            yield "\n", bold
        else:
            yield from runs(node.children, bold or node.tag in ("strong", "b"))


def cut(nodes: list[Node], at: int) -> tuple[list[Node], list[Node]]:
    """Cut nodes after `at` characters of their text; tags around the cut are in both parts."""
    left: list[Node] = []
    for index, node in enumerate(nodes):
        size = len(node) if isinstance(node, str) else len(text_of([node]))
        if size > at:
            before, after = _cut_one(node, at)
            return [*left, *before], [*after, *nodes[index + 1 :]]
        left.append(node)
        at -= size
    return left, []


def _cut_one(node: Node, at: int) -> tuple[list[Node], list[Node]]:
    if at == 0:
        return [], [node]
    if isinstance(node, str):
        return [node[:at]], [node[at:]]
    before, after = cut(node.children, at)
    return [Element(node.tag, node.attributes, before)], [Element(node.tag, node.attributes, after)]


def without(nodes: Iterable[Node], tags: frozenset[str]) -> list[Node]:
    """Return nodes with the given tags taken off; what they hold stays."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            result.append(node)
        elif node.tag in tags:
            result += without(node.children, tags)
        else:
            result.append(Element(node.tag, node.attributes, without(node.children, tags)))
    return result
