"""The extension that makes Python-Markdown read a page as CommonMark does.

It puts its own block parser in the place of Python-Markdown's, where lists cannot follow a paragraph, two spaces nest
nothing and asterisks within words vanish. Python-Markdown goes on to write the tree. Its step that makes spaces of tabs
and empties blank lines is out, since it does so within code too.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import local
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import ETX, STX

from medviewer.monograph.commonmark.blocks import BlockReader
from medviewer.monograph.commonmark.links import References
from medviewer.monograph.commonmark.rawhtml import HtmlBlocks
from medviewer.monograph.commonmark.tags import closed_names
from medviewer.monograph.commonmark.tree import TreeWriter


class CommonMarkParser(BlockParser):
    """Builds the whole tree, inline markup and all; `known` are link definitions that it may use besides its own."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.known: References = {}

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        """Return the tree of `lines`."""
        lines = list(lines)
        closed = closed_names("\n".join(lines))
        references: References = {}
        document = BlockReader(references, HtmlBlocks(lines, closed)).read(lines)
        self.root = Element(self.md.doc_tag)
        TreeWriter(self.known | references, closed, self.md.htmlStash.store).write(document, self.root)
        return ElementTree(self.root)


class CommonMark(Extension):
    """Replaces what reads the page with `parser`."""

    parser: CommonMarkParser

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Put the block parser in and take out what would read the text a second time, or change it before."""
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.parser = self.parser = CommonMarkParser(md)


def definitions(source: str) -> References:
    """Return the link definitions of a page."""
    found: References = {}
    if "]:" in source:
        lines = source.split("\n")
        BlockReader(found, HtmlBlocks(lines, closed_names(source))).read(lines)
    return found


class _Prepared(local):
    """A converter for each thread: to make one takes as long as to convert a short section."""

    def __init__(self) -> None:
        self.extension = CommonMark()
        self.markdown = Markdown(extensions=[self.extension], output_format="html")


_prepared = _Prepared()


def convert(source: str, references: str = "") -> str:
    """Return `source` as HTML that is not yet safe; link definitions in `references` count too."""
    markdown, parser = _prepared.markdown, _prepared.extension.parser
    parser.known = definitions(_cleaned(references))
    return markdown.reset().convert(_cleaned(source).removesuffix("\n"))


def _cleaned(source: str) -> str:
    """Return a page with one kind of line end, and without the signs that mark what Python-Markdown has put aside."""
    return source.replace(STX, "").replace(ETX, "").replace("\r\n", "\n").replace("\r", "\n")
