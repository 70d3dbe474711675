"""openFDA's drug labels: records of JSON, their envelope and their facts.

https://open.fda.gov/apis/drug/label/: `{meta, results[]}`, fields are lists of texts, `openfda` holds names and codes.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.archive import Archive, BoundedFile
from medviewer.importing.bounds import RefusedError
from medviewer.importing.sources import NO_MEMBER, LabelSource, Refusal
from medviewer.importing.spl.document import Envelope, checked_set_id, iso_date
from medviewer.importing.spl.product import Product, market_named

_IN_RESULTS = 2
"""Depth of the list of records: in a list, in an object."""

_CHUNK_BYTES = 2 * bounds.MB
_LONGEST_NAME = 60

Record = dict[str, Any]


class RecordBatch(NamedTuple):
    """Some records with where each stands. size: their share of the sources' bytes."""

    size: float
    records: list[tuple[str, Record]]


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
    generics, brands = tuple(facts.get("generic_name", ())), tuple(facts.get("brand_name", ()))
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
