"""A record of openFDA -> a page. Its texts have lost their lines, and parents repeat what their children say.

A text that stands in another one is cut out of it and follows at its place under its own section, so that every word
stands once. Tables come as SPL beside the flat text; where that holds their words, they take their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError
from medviewer.importing.label_page import LabelPage, written
from medviewer.importing.openfda.label_records import Record
from medviewer.importing.spl import document
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import NAMESPACE, Envelope, XmlNode
from medviewer.importing.spl.label_blocks import MarkdownBlock, blocks_of, paragraphs, quoted
from medviewer.importing.spl.label_inline import TEXT, StyledRun, tidy
from medviewer.importing.spl.mapping import AROUND, BOXED, FURTHER, HEADINGS, LEFT_OUT, mapped
from medviewer.importing.spl.product import Product

_TABLE = "_table"
_NOT_TEXT = frozenset({"id", "set_id", "version", "effective_time", "openfda"})
_SHORTEST_SHARED = 24
"""Letters below which a text that stands in another one may do so by chance."""


@dataclass(slots=True, eq=False)
class _Text:
    """A text of a record. inside: texts that are cut out of it, with their places."""

    name: str
    key: str
    text: str
    inside: list[tuple[int, _Text]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Table:
    """A table of a record. squeezed: its words without spaces."""

    name: str
    node: XmlNode
    squeezed: str
    placed: bool = False


def page_of(record: Record, envelope: Envelope, facts: Product, stem: str) -> LabelPage:
    """Return the page of a record of openFDA."""
    root = document.fragment(b"<text/>")
    context = Context(root, lambda _: None, stem, mapped().vocabulary)
    texts = list(islice(_texts(record), bounds.MOST_TEXTS + 1))
    if len(texts) > bounds.MOST_TEXTS or sum(map(len, _table_texts(record).values())) > bounds.MOST_TEXTS:
        raise RefusedError("its record has more than {} texts or tables", bounds.MOST_TEXTS)
    troubles: list[Message] = []
    writer = _Writer(context, list(_tables(record, texts, troubles)))
    body = writer.body(_nested(texts))
    return LabelPage(
        envelope, "openfda", facts.title, stem, written("openfda", envelope, facts, body), (), tuple(troubles)
    )


def _texts(record: Record) -> Iterator[_Text]:
    fields = mapped().fields
    names = [*(name for name in fields if name in record), *(name for name in record if name not in fields)]
    for name in names:
        key = fields.get(name, AROUND)
        if key == LEFT_OUT or name in _NOT_TEXT or name.endswith(_TABLE) or not isinstance(record[name], list):
            continue
        for text in record[name]:
            text = " ".join(text.split())
            if text:
                yield _Text(name, key, text)


def _nested(texts: list[_Text]) -> list[_Text]:
    """Return the texts that stand in no other one; a text that is said twice stands once."""
    top: list[_Text] = []
    longest_first = sorted(texts, key=lambda one: -len(one.text))
    for number, one in enumerate(longest_first):
        if len(one.text) < _SHORTEST_SHARED:
            top.append(one)
            continue
        longer = (other for other in reversed(longest_first[:number]) if other.key != BOXED)
        around = next((other for other in longer if one.text in other.text), None)
        if around is None:
            top.append(one)
        elif around.text != one.text:
            around.inside.append((around.text.index(one.text), one))
    kept = set(map(id, top))
    return [one for one in texts if id(one) in kept]


def _tables(record: Record, texts: list[_Text], troubles: list[Message]) -> Iterator[_Table]:
    """Yield each table once, with the shortest text that says it has it."""
    lengths = {one.name: len(one.text) for one in texts}
    owners: dict[str, str] = {}
    for own, values in _table_texts(record).items():
        for text in values:
            before = owners.get(text)
            if before is None or lengths.get(own, 0) < lengths.get(before, 0):
                owners[text] = own
    for text, own in owners.items():
        try:
            node = document.fragment(f'<text xmlns="{NAMESPACE}">{text}</text>'.encode("utf-8", "replace"))
        except RefusedError as error:
            troubles.append(Message("a table is left out, its words stand in the text: {}", error))
            continue
        yield _Table(own, node, "".join("".join(node.itertext()).split()))


def _table_texts(record: Record) -> dict[str, list[str]]:
    """Return the tables of a record by the text that they belong to, each as XML."""
    found = {name.removesuffix(_TABLE): values for name, values in record.items() if name.endswith(_TABLE)}
    fields = mapped().fields
    return {own: values for own, values in found.items() if fields.get(own) != LEFT_OUT and isinstance(values, list)}


def _names(one: _Text) -> Iterator[str]:
    yield one.name
    for _, inner in one.inside:
        yield from _names(inner)


class _Writer:
    def __init__(self, context: Context, tables: list[_Table]) -> None:
        self._context = context
        self._tables = tables
        self._boxes: list[str] = []
        self._pieces: list[str] = []
        self._key = ""

    def body(self, top: Iterable[_Text]) -> str:
        for one in top:
            self._write(one, FURTHER)
            self._not_found(one)
        for table in self._tables:
            if not table.placed:
                self._add(_Text("", FURTHER, ""), FURTHER, self._table(table))
        return "\n\n".join([*self._boxes, *self._pieces])

    def _write(self, one: _Text, around: str) -> None:
        key = around if one.key in (AROUND, BOXED) else one.key
        at = 0
        for start, inner in sorted(one.inside, key=lambda pair: pair[0]):
            if start >= at:
                self._say(one, key, one.text[at:start])
                self._write(inner, key)
                at = start + len(inner.text)
            elif start + len(inner.text) > at:
                self._write(inner, key)
        self._say(one, key, one.text[at:])

    def _not_found(self, one: _Text) -> None:
        """Write the tables of a text, and of those inside it, whose words were not found in it."""
        names = set(_names(one))
        for table in self._tables:
            if table.name in names and not table.placed:
                self._add(one, FURTHER if one.key in (AROUND, BOXED) else one.key, self._table(table))

    def _say(self, one: _Text, key: str, text: str) -> None:
        """Write a stretch of text, with the tables in the place of their words."""
        while text.strip() and (found := self._found(text)):
            start, end, table = found
            self._say_plain(one, key, text[:start])
            self._add(one, key, self._table(table))
            text = text[end:]
        self._say_plain(one, key, text)

    def _say_plain(self, one: _Text, key: str, text: str) -> None:
        self._context.key = "" if one.key == BOXED else key
        self._add(one, key, paragraphs(tidy([StyledRun(TEXT, text)]), self._context))

    def _found(self, text: str) -> tuple[int, int, _Table] | None:
        """Return the table whose words come first in a text, with the place where they stand."""
        places = [place for place, sign in enumerate(text) if not sign.isspace()]
        squeezed = "".join(text.split())
        found = ((squeezed.find(one.squeezed), one) for one in self._tables if not one.placed and one.squeezed)
        first = min((pair for pair in found if pair[0] >= 0), key=lambda pair: pair[0], default=None)
        if first is None:
            return None
        start, table = first
        return places[start], places[start + len(table.squeezed) - 1] + 1, table

    def _table(self, table: _Table) -> list[MarkdownBlock]:
        table.placed = True
        return blocks_of(table.node, self._context, notes=True)

    def _add(self, one: _Text, key: str, blocks: list[MarkdownBlock]) -> None:
        if not blocks:
            return
        if one.key == BOXED:
            self._boxes.append(quoted([*([] if self._boxes else self._mark()), *blocks]))
            return
        if key != self._key:
            self._pieces.append(f"## {HEADINGS[key]}")
            self._key = key
        self._pieces += [block.text for block in blocks]

    def _mark(self) -> list[MarkdownBlock]:
        return paragraphs([StyledRun(TEXT, "Boxed warning", ("strong",))], self._context)
