"""Tables of a label and its text a row, such as `Dosing | 5 mg`: each row is read under the tab of its label too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from medviewer.monograph.faq.html_tree import Element, parse, text_of, write
from medviewer.monograph.html.markdown_html import convert, to_text
from medviewer.monograph.model import Section
from medviewer.monograph.sections.labels import unwrapped
from medviewer.monograph.sections.vocabulary import Match, Vocabulary

_GENERAL = ("overview", "other")
"""Tabs whose tables are looked into: what one elsewhere lists is about that section."""
_MANY = 3
"""Sections that the rows of a table name where it is one of labels, whatever its other rows are."""
MOST_ROWS = 100
"""Rows of a section's tables that are sections too; a drug has some dozens of properties."""
_FIRST_CELL = re.compile(r"^ {0,3}\|?([^|\n]{1,90})\|", re.MULTILINE)
_FIRST_TAGGED = re.compile(
    r"<tr\b[^<>]*>\s*<t[dh]\b[^<>]*>\s*(?:<[a-z][^<>]{0,40}>\s*+){0,3}([^<]{1,90})", re.IGNORECASE
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|])")
_WORDS = re.compile(r"[^\W_]+")
_BLOCKS = frozenset({"p", "ul", "ol", "div", "blockquote", "pre"})


@dataclass(slots=True)
class _Row:
    label: str
    text: Element
    match: Match | None


def rows(section: Section, vocabulary: Vocabulary) -> Iterator[Section]:
    """Yield a section for each row of a section's tables that another tab is about."""
    own = vocabulary.tab_of(section.key)
    if own not in _GENERAL or "<table" not in section.html:
        return
    lead = f"{section.title}: " if section.title and not vocabulary.exact(section.title) else ""
    lines = section.markdown.split("\n")
    for row in islice(_rows(section.html, vocabulary), MOST_ROWS):
        if row.match is None or vocabulary.tab_of(row.match.key) == own or vocabulary.run_in(row.match.key) == "never":
            continue
        inner = write(row.text.children).strip()
        has_blocks = any(isinstance(node, Element) and node.tag in _BLOCKS for node in row.text.children)
        html = inner if has_blocks else f"<p>{inner}</p>"
        text = to_text(html)
        labelled = [number for number, line in enumerate(lines, 1) if row.label in line and set(line) & set("|<")]
        at = next((number for number in labelled if _holds(lines[number - 1], text)), (*labelled, 0)[0])
        yield Section(row.match.key, lead + row.label, html, text, _SPECIAL.sub(r"\\\1", text), section.line + at)


def indexed(key: str, title: str, markdown: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Yield key, label and Markdown of a section and of the rows that are under another tab, no row twice."""
    found: list[Section] = []
    if vocabulary.tab_of(key) in _GENERAL and _may_have_rows(markdown, vocabulary):
        found = list(rows(Section(key, title, convert(markdown), "", markdown, 0), vocabulary))
    lines = markdown.split("\n")
    taken = {row.line for row in found if row.line and _holds(lines[row.line - 1], row.text)}
    if taken:
        markdown = "\n".join(line for number, line in enumerate(lines, 1) if number not in taken or "<" in line)
    yield key, title, markdown
    yield from ((row.key, row.title, row.markdown) for row in found)


def _holds(line: str, text: str) -> bool:
    """Tell whether a line of Markdown has all words of a text, which another line with the same label may not have."""
    return set(_WORDS.findall(text)) <= set(_WORDS.findall(line))


def _may_have_rows(markdown: str, vocabulary: Vocabulary) -> bool:
    """Tell, without converting it, whether Markdown may hold a table of labels."""
    cells = _FIRST_CELL.findall(markdown) if "|" in markdown else []
    cells += _FIRST_TAGGED.findall(markdown) if "<t" in markdown or "<T" in markdown else []
    matches = (vocabulary.exact(unwrapped(cell)) for cell in cells)
    return len({match.key for match in matches if match}) > 1


def _rows(html: str, vocabulary: Vocabulary) -> Iterator[_Row]:
    for table in _tables(parse(html)):
        found = _labelled(table, vocabulary)
        named = [row for row in found if row.match]
        keys = {row.match.key for row in named if row.match}
        if len(keys) >= _MANY or (len(keys) > 1 and 2 * len(named) >= len(found)):
            yield from found


def _tables(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield from (child,) if child.tag == "table" else _tables(child)


def _labelled(table: Element, vocabulary: Vocabulary) -> list[_Row]:
    """Return the rows of a table of two columns, without a head that names these; none of another table."""
    cells = [_cells(row) for row in _elements(table, "tr")]
    wide = [row for row in cells if len(row) > 1]
    if any(len(row) > 2 for row in wide) or any(list(_elements(cell, "table")) for row in wide for cell in row):
        return []
    found: list[_Row] = []
    for number, (first, second) in enumerate(wide):
        label, text = (" ".join(text_of(cell.children).split()) for cell in (first, second))
        match = vocabulary.exact(label) if any(map(str.isalpha, text)) else None
        if found and not label:
            found[-1].text.children += [Element("br"), *second.children]
        elif number or (match and not vocabulary.exact(text)):
            found.append(_Row(label.rstrip(":： "), second, match))
    return found


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th")]


def _elements(element: Element, tag: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            else:
                yield from _elements(child, tag)
