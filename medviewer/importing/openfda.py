"""Records of openFDA's drug labels: their envelope, their facts, and the pages that they become.

https://open.fda.gov/apis/drug/label/: `{meta, results[]}`, fields are lists of texts, `openfda` holds names and codes.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.archive import Archive, BoundedFile
from medviewer.importing.bounds import RefusedError
from medviewer.importing.label_page import LabelPage, written
from medviewer.importing.openfda_lines import HEADING, ITEM, PLAIN, RestoredLine, Subsections, list_node
from medviewer.importing.openfda_titles import end_of_head
from medviewer.importing.sources import NO_MEMBER, LabelSource, Refusal
from medviewer.importing.spl import document
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import NAMESPACE, Envelope, XmlNode, checked_set_id, iso_date
from medviewer.importing.spl.label_blocks import MarkdownBlock, blocks_of, heading, paragraphs, quoted
from medviewer.importing.spl.label_inline import TEXT, StyledRun, html_line, tidy
from medviewer.importing.spl.mapping import AROUND, BOXED, FURTHER, HEADINGS, LEFT_OUT, mapped
from medviewer.importing.spl.product import SWABBED, Product, market_named

_IN_RESULTS = 2
"""Depth of the list of records: in a list, in an object."""
_CHUNK_BYTES = 2 * bounds.MB
_LONGEST_NAME = 60
Record = dict[str, Any]


class RecordBatch(NamedTuple):
    """Some records with where each stands. size: their share of the sources' bytes."""

    size: float
    records: list[tuple[str, Any]]


def one_by_one(some: RecordBatch) -> Iterator[RecordBatch]:
    """Yield the records each by itself."""
    return (RecordBatch(some.size / len(some.records), [record]) for record in some.records)


def records_of(jobs: list[LabelSource], refuse: Callable[[Refusal], object]) -> Iterator[RecordBatch]:
    """Yield all records, a few at a time, read as they are needed; what cannot be read is told by `refuse`."""
    for job in jobs:
        try:
            with _opened(job) as file:
                yield from _chunks(job, file, refuse)
        except RefusedError as error:
            refuse(Refusal(job.where, error.message))
        except OSError as error:
            refuse(Refusal(job.where, Message("it cannot be read ({})", error.strerror or error)))


@contextmanager
def _opened(job: LabelSource) -> Iterator[BoundedFile]:
    if job.member == NO_MEMBER:
        with Path(job.path).open("rb") as file:
            yield BoundedFile(file.read, file.close, bounds.LARGEST_JSON, bounds.LARGEST_JSON)
        return
    with (
        Archive(job.path, bounds.MOST_RELEASE_MEMBERS) as archive,
        archive.open(job.member, bounds.LARGEST_JSON) as file,
    ):
        yield file


def _chunks(job: LabelSource, file: BoundedFile, refuse: Callable[[Refusal], object]) -> Iterator[RecordBatch]:
    records: list[tuple[str, Record]] = []
    read, number = 0, 0
    for number, record in enumerate(_parsed(file), 1):
        file.since = 0
        where = f"{job.where}, record {number}"
        if isinstance(record, dict):
            records.append((where, _plain(record)))
        else:
            refuse(Refusal(where, Message("it is no record")))
        if file.count - read >= _CHUNK_BYTES:
            yield RecordBatch(float(file.count - read), records)
            records, read = [], file.count
    if not number:
        raise RefusedError("it holds no “results” of openFDA")
    if records:
        yield RecordBatch(float(file.count - read), records)


class _Watched:
    """A file without its byte order mark, that gives up where one record is larger than any that is real."""

    def __init__(self, file: BoundedFile) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        begins = not self._file.count
        data = self._file.read(size)
        if begins and len(data) > len(BOM_UTF8):
            data = data.removeprefix(BOM_UTF8)
        if self._file.since > bounds.LARGEST_RECORD:
            raise RefusedError("a record has more than {} MB", bounds.LARGEST_RECORD // bounds.MB)
        return data


def _parsed(file: BoundedFile) -> Iterator[object]:
    import ijson

    try:
        yield from _results(ijson.basic_parse(_Watched(file), use_float=True))
    except (ijson.JSONError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RefusedError("its JSON cannot be read ({})", " ".join(str(error).split())[:200]) from error


def _results(events: Iterable[tuple[str, Any]]) -> Iterator[object]:
    """Yield the items of “results”. ijson's own `items` keeps a path for each level, gigabytes of them if asked to."""
    from ijson.common import ObjectBuilder

    depth, key, inside, builder = 0, "", False, None
    for event, value in events:
        starts, ends = event.startswith("start_"), event.startswith("end_")
        depth += starts
        if depth > bounds.DEEPEST_JSON:
            raise RefusedError("its JSON is nested more than {} deep", bounds.DEEPEST_JSON)
        if inside and builder is None and depth > _IN_RESULTS and starts:
            builder = ObjectBuilder()
        if builder is not None:
            builder.event(event, value)
        elif inside and not ends:
            yield value
        elif event == "map_key" and depth == 1:
            key = value
        inside = inside or (event == "start_array" and depth == _IN_RESULTS and key == "results")
        depth -= ends
        if ends and depth == _IN_RESULTS and builder is not None:
            yield builder.value
            builder = None
        inside = inside and depth >= _IN_RESULTS


def _plain(record: dict[str, object]) -> Record:
    """Return what a record holds that is a text, a list of texts, or a table of these, and nothing nested deeper."""
    kept: Record = {}
    for key, value in record.items():
        if isinstance(value, dict):
            kept[key] = {inner: texts for inner, texts in ((k, _texts(v)) for k, v in value.items()) if texts}
        else:
            kept[key] = _texts(value)
    return kept


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if isinstance(one, str | int | float)]


def envelope(record: Record) -> Envelope:
    """Return what identifies a record; raises RefusedError where it has no usable setId."""
    version = _first(record, "version")
    return Envelope(
        checked_set_id(_first(record, "set_id")),
        int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0,
        iso_date(_first(record, "effective_time")),
        _first(record, "id").lower()[:64],
        "",
        _first(_facts(record), "product_type"),
    )


def product(record: Record) -> Product:
    """Return what a record says of its product; one without `openfda` is called by the first of its product data."""
    facts = _facts(record)
    names = tuple(facts.get("substance_name", ()))
    codes = facts.get("unii", ())
    pairs = tuple(zip(names, codes, strict=True)) if len(names) == len(codes) == 1 else tuple((n, "") for n in names)
    swabs = SWABBED - {name.casefold() for name in names}
    generics = tuple(name for name in facts.get("generic_name", ()) if name.casefold() not in swabs or not names)
    brands = tuple(facts.get("brand_name", ()))
    if not (generics or brands or names):
        brands = tuple(filter(None, [_beginning(_first(record, "spl_product_data_elements"))]))
    return Product(
        generics=generics,
        brands=brands,
        ingredients=pairs,
        forms=tuple(facts.get("dosage_form", ())),
        routes=tuple(facts.get("route", ())),
        ndc=tuple(facts.get("product_ndc", ())),
        labeler=_first(facts, "manufacturer_name"),
        market=market_named(_first(facts, "product_type")),
        repackaged=not facts.get("is_original_packager"),
        drug_class=", ".join(name.removesuffix(" [EPC]") for name in facts.get("pharm_class_epc", ())),
    )


def _facts(record: Record) -> Record:
    facts = record.get("openfda", {})
    return facts if isinstance(facts, dict) else {}


def _first(record: Record, key: str) -> str:
    values = record.get(key) or [""]
    return " ".join(str(values[0]).split()) if isinstance(values, list) else ""


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rpartition(' ')[0]}…"


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


def page_of(record: Record, envelope: Envelope, facts: Product, stem: str, *, has_lines: bool = True) -> LabelPage:
    """Return the page of a record of openFDA. has_lines: False for texts as they are, which pages had once."""
    root = document.fragment(b"<text/>")
    context = Context(root, lambda _: None, stem, mapped().vocabulary)
    texts = list(islice(_texts_of_record(record), bounds.MOST_TEXTS + 1))
    if len(texts) > bounds.MOST_TEXTS or sum(map(len, _table_texts(record).values())) > bounds.MOST_TEXTS:
        raise RefusedError("its record has more than {} texts or tables", bounds.MOST_TEXTS)
    troubles: list[Message] = []
    names = [*facts.brands, *facts.generics]
    writer = _Writer(context, list(_tables(record, texts, troubles)), names, has_lines)
    body = writer.body(_nested(texts))
    return LabelPage(
        envelope, "openfda", facts.title, stem, written("openfda", envelope, facts, body), (), tuple(troubles)
    )


def _texts_of_record(record: Record) -> Iterator[_Text]:
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
    def __init__(self, context: Context, tables: list[_Table], names: Sequence[str], has_lines: bool) -> None:
        self._context = context
        self._tables = tables
        self._names = names
        self._has_lines = has_lines
        self._level = 3
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
        numbers, at = Subsections(one.text, one.name, self._names), self._head(one, key)
        for start, inner in sorted(one.inside, key=lambda pair: pair[0]):
            if start >= at:
                self._say(one, key, one.text[at:start], numbers)
                self._write(inner, key)
                at = start + len(inner.text)
            elif start + len(inner.text) > at:
                self._write(inner, key)
            numbers.pass_over(inner.text)
        self._say(one, key, one.text[at:], numbers)

    def _head(self, one: _Text, key: str) -> int:
        """Write the title that a text begins with, as the heading of the section where it opens one."""
        end = end_of_head(one.text, one.name) if self._has_lines else 0
        if not end or one.key == BOXED or any(start < end for start, _ in one.inside):
            return 0
        words = heading([StyledRun(TEXT, one.text[:end])])
        opens = key != self._key and mapped().is_label_of(words, key)
        if opens:
            self._pieces.append(f"## {words}")
            self._key = key
        else:
            self._add(one, key, [self._heading(one.text[:end], key, 3)])
        self._level = 3 if opens else 4
        return end

    @staticmethod
    def _heading(text: str, key: str, level: int) -> MarkdownBlock:
        runs = tidy([StyledRun(TEXT, text)])
        if mapped().is_known_everywhere(key):
            return MarkdownBlock(HEADING, f"{'#' * level} {heading(runs)}")
        return MarkdownBlock(HEADING, f"<h{level}>{html_line(runs)}</h{level}>")

    def _not_found(self, one: _Text) -> None:
        """Write the tables of a text, and of those inside it, whose words were not found in it."""
        names = set(_names(one))
        for table in self._tables:
            if table.name in names and not table.placed:
                self._add(one, FURTHER if one.key in (AROUND, BOXED) else one.key, self._table(table))

    def _say(self, one: _Text, key: str, text: str, numbers: Subsections) -> None:
        """Write a stretch of text, with the tables in the place of their words."""
        while text.strip() and (found := self._found(text)):
            start, end, table = found
            self._say_plain(one, key, text[:start], numbers)
            self._add(one, key, self._table(table))
            text = text[end:]
        self._say_plain(one, key, text, numbers)

    def _say_plain(self, one: _Text, key: str, text: str, numbers: Subsections) -> None:
        self._context.key = "" if one.key == BOXED else key
        lines = numbers.lines(text) if self._has_lines else [RestoredLine(PLAIN, text)]
        for is_list, group in groupby(lines, key=lambda line: line.kind == ITEM):
            if is_list:
                self._add(one, key, blocks_of(list_node(list(group)), self._context))
                continue
            for line in group:
                if line.kind == HEADING and one.key != BOXED:
                    self._add(one, key, [self._heading(line.text, key, self._level)])
                else:
                    styles = ("strong",) if line.kind == HEADING else ()
                    self._add(one, key, paragraphs(tidy([StyledRun(TEXT, line.text, styles)]), self._context))

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
