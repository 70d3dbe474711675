"""The blocks of text of a page's HTML in reading order, each with the lists around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medviewer.monograph.faq.html_tree import Element, Node, text_of, write

_CONTAINERS = frozenset({"ul", "ol", "li", "div"})
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"table", "pre", "blockquote", "hr", "dl"})

Path = tuple[Element, ...]


@dataclass(slots=True, eq=False)
class TextBlock:
    """A paragraph, heading, text of a list item (tag "") or a block that is not looked into (tag "block").

    path: the lists, items and boxes around it, from the outside.
    """

    tag: str
    nodes: list[Node]
    path: Path = ()

    @property
    def text(self) -> str:
        """Return its text; a line break is a new line."""
        return text_of(self.nodes)

    @property
    def level(self) -> int:
        """Return the level of a heading, 0 for anything else."""
        return int(self.tag[1]) if self.tag[:1] == "h" else 0

    @property
    def item(self) -> Element | None:
        """Return the innermost list item around it."""
        return next((element for element in reversed(self.path) if element.tag == "li"), None)


def text_blocks(element: Element, path: Path = ()) -> Iterator[TextBlock]:
    """Yield the leaves of a tree in reading order."""
    loose: list[Node] = []
    for child in element.children:
        if isinstance(child, str) or child.tag not in _CONTAINERS | _TEXTS | _BLOCKS:
            loose.append(child)
            continue
        yield from _loose(loose, path)
        loose = []
        if child.tag in _CONTAINERS:
            yield from text_blocks(child, (*path, child))
        elif child.tag in _TEXTS:
            yield TextBlock(child.tag, child.children, path)
        else:
            yield TextBlock("block", [child], path)
    yield from _loose(loose, path)


def _loose(nodes: list[Node], path: Path) -> Iterator[TextBlock]:
    if any(not isinstance(node, str) or node.strip() for node in nodes):
        yield TextBlock("", nodes, path)


def rebuild(parts: Iterable[tuple[TextBlock, Path]]) -> str:
    """Return HTML of leaves, each in the lists that stand with it."""
    out: list[str] = []
    current: Path = ()
    for leaf, path in parts:
        same = shared(current, path)
        out += [f"</{element.tag}>" for element in reversed(current[same:])]
        out += [f"<{element.tag}{element.attributes}>" for element in path[same:]]
        out.append(_html_of(leaf, path))
        current = path
    out += [f"</{element.tag}>" for element in reversed(current)]
    return "".join(out)


def shared(one: Path, other: Path) -> int:
    """Return how many elements two paths have in common from the outside."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a is not b), min(len(one), len(other)))


def _html_of(leaf: TextBlock, path: Path) -> str:
    inside = write(leaf.nodes)
    if leaf.tag == "block" or (leaf.tag == "" and path and path[-1].tag == "li"):
        return inside
    tag = leaf.tag or "p"
    return f"<{tag}>{inside.strip()}</{tag}>"
