"""One job in one process: it reads labels and makes pages of those that are wanted. It writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from medviewer.errors import Message
from medviewer.importing import bounds, label_page, openfda
from medviewer.importing.bounds import RefusedError
from medviewer.importing.choosing import Candidate, Filter, candidate, generic_of
from medviewer.importing.kinds import DICTIONARY, EPI, LIST, SPL, SUFFIXES
from medviewer.importing.label_page import LabelPage
from medviewer.importing.openfda_lines import LONGEST_PARAGRAPH
from medviewer.importing.sources import LabelDocument, LabelSource, Refusal, labels_of
from medviewer.importing.spl import document
from medviewer.importing.spl.document import Envelope, XmlNode
from medviewer.importing.spl.document_type import require_label
from medviewer.importing.spl.mapping import mapped
from medviewer.importing.spl.product import Product, product
from medviewer.importing.spl.sections import shown_images
from medviewer.importing.target_folder import ImportedPage

if TYPE_CHECKING:
    from medviewer.importing.dictionaries.dictionary_page import NamedEntry
    from medviewer.importing.lists.list_reader import ListedDrug

T = TypeVar("T")
NamedRecord = tuple[str, Any]
"""Where a record stands, and the record: of openFDA, a drug of a list, an entry of a dictionary."""


class LabelResult(NamedTuple):
    """The result for one label. page: where one is to be written; facts alone where labels are only weighed.

    title: the new one of a page that is kept, where an import gave it the title that it has. unlined: of a page that is
    kept as its import wrote it, what that wrote before texts of openFDA got their lines; `page` has them.
    """

    where: str
    set_id: str
    state: str
    page: LabelPage | None = None
    generic: str = ""
    weight: Candidate | None = None
    title: str = ""
    unlined: bytes = b""


MADE, KEPT, FILTERED, WEIGHED = "made", "kept", "filtered", "weighed"


class ImportOptions(NamedTuple):
    """Options of an import. known: pages of earlier imports. chosen: labels that stand for their generics.

    weigh_only: no page is made. kind: of the sources. folder: of the known pages.
    """

    wanted: Filter
    known: Mapping[str, ImportedPage]
    chosen: frozenset[str] | None = None
    weigh_only: bool = False
    kind: str = SPL
    folder: str = ""


def do_job(order: ImportOptions, job: LabelSource) -> list[LabelResult | Refusal]:
    """Return what becomes of the labels of one job; nothing that is wrong with one of them is raised."""
    if order.kind == EPI:
        from medviewer.importing.epi.bundle import LARGEST_EPI

        found = labels_of(job, SUFFIXES[EPI], LARGEST_EPI)
        return list(_each(job, lambda: found, lambda label: _documents(order, label)))
    return list(_each(job, lambda: labels_of(job), lambda label: [_label(order, label)]))


def do_records(order: ImportOptions, records: Iterable[NamedRecord]) -> list[LabelResult | Refusal]:
    """Return what becomes of some records."""
    makers: dict[str, Callable[[ImportOptions, str, Any], LabelResult]] = {LIST: _drug, DICTIONARY: _entry}
    make = makers.get(order.kind, _record)
    found: list[LabelResult | Refusal] = []
    for where, record in records:
        found.append(_safely(where, lambda record=record, where=where: make(order, where, record)))  # type: ignore[misc]
    return found


def _each(
    job: LabelSource,
    labels: Callable[[], Iterator[LabelDocument | Refusal]],
    make: Callable[[LabelDocument], Sequence[LabelResult | Refusal]],
) -> Iterator[LabelResult | Refusal]:
    try:
        for label in labels():
            if isinstance(label, Refusal):
                yield label
            else:
                made = _safely(label.where, lambda label=label: make(label))  # type: ignore[misc]
                yield from [made] if isinstance(made, Refusal) else made
    except RefusedError as error:
        yield Refusal(job.where, error.message)
    except OSError as error:
        yield Refusal(job.where, Message("it cannot be read ({})", error.strerror or error))


def _safely(where: str, make: Callable[[], T]) -> T | Refusal:
    try:
        return make()
    except RefusedError as error:
        return Refusal(where, error.message)
    except RecursionError:
        return Refusal(where, Message("it is nested too deep"))


def _label(order: ImportOptions, label: LabelDocument) -> LabelResult:
    root = document.read(label.data)
    envelope = document.envelope(root)
    facts = product(root, envelope)
    require_label(root, envelope, facts)
    decided = _decide(order, label.where, "spl", envelope, facts)
    lacks_pictures = decided is not None and decided.state == KEPT and _lacks_pictures(order, label, root, envelope)
    if decided and not lacks_pictures:
        return decided
    stem = _stem(order, facts, envelope)
    made = label_page.spl_page(root, envelope, facts, stem, label.image)
    if decided and len(made.pictures) <= order.known[envelope.set_id].pictures:
        return decided
    return LabelResult(label.where, envelope.set_id, MADE, made)


def _lacks_pictures(order: ImportOptions, label: LabelDocument, root: XmlNode, envelope: Envelope) -> bool:
    """Tell whether the page of this very version has fewer images than its label shows, and the source has any.

    So it is where the text came before its images.
    """
    known = order.known.get(envelope.set_id)
    if known is None or known.compare("spl", envelope.version, envelope.effective_date):
        return False
    names = shown_images(root, mapped())
    return known.pictures < min(len(names), bounds.MOST_IMAGES) and any(_is_there(label, name) for name in names)


def _is_there(label: LabelDocument, name: str) -> bool:
    try:
        return label.image(name) is not None
    except RefusedError:
        return False


def _record(order: ImportOptions, where: str, record: dict[str, object]) -> LabelResult:
    envelope = openfda.envelope(record)
    facts = openfda.product(record)
    decided = _decide(order, where, "openfda", envelope, facts)
    lacks_lines = decided is not None and decided.state == KEPT and _lacks_lines(order, envelope)
    if decided and not lacks_lines:
        return decided
    stem = _stem(order, facts, envelope)
    made = openfda.page_of(record, envelope, facts, stem)
    if decided:
        unlined = openfda.page_of(record, envelope, facts, stem, has_lines=False).content
        return decided._replace(page=made, unlined=unlined)
    return LabelResult(where, envelope.set_id, MADE, made)


def _lacks_lines(order: ImportOptions, envelope: Envelope) -> bool:
    """Tell whether the page of this very version has a text that an import would write in lines now."""
    known = order.known.get(envelope.set_id)
    if known is None or known.compare("openfda", envelope.version, envelope.effective_date):
        return False
    try:
        with Path(order.folder, known.path).open(encoding="utf-8", errors="replace") as lines:
            return any(len(line) > LONGEST_PARAGRAPH for line in lines)
    except OSError:
        return False


def _documents(order: ImportOptions, label: LabelDocument) -> list[LabelResult | Refusal]:
    """Return what becomes of the documents of a bundle, each by itself."""
    from medviewer.importing.epi import bundle, epi_page

    documents = list(bundle.read(label.data))

    def make(one: bundle.EpiDocument) -> LabelResult:
        envelope = epi_page.envelope_of(one)
        known = order.known.get(envelope.set_id)
        if known and known.compare(EPI, envelope.version, envelope.effective_date, envelope.document) <= 0:
            return LabelResult(label.where, envelope.set_id, KEPT)
        facts = epi_page.facts_of(one, len(documents) > 1)
        stem = known.stem if known else label_page.stem_of(facts.title, envelope.set_id)
        made = epi_page.epi_page(one, envelope, facts, stem, label.image)
        return LabelResult(label.where, envelope.set_id, MADE, made)

    return [_safely(label.where, lambda one=one: make(one)) for one in documents]  # type: ignore[misc]


def _drug(order: ImportOptions, where: str, drug: ListedDrug) -> LabelResult:
    from medviewer.importing.lists import list_page

    envelope = list_page.envelope_of(drug)
    known = order.known.get(envelope.set_id)
    if known and known.compare(LIST, envelope.version, "", envelope.document) <= 0:
        return LabelResult(where, envelope.set_id, KEPT)
    stem = known.stem if known else label_page.stem_of(drug.title.text, envelope.set_id)
    return LabelResult(where, envelope.set_id, MADE, list_page.list_page(drug, envelope, stem))


def _entry(order: ImportOptions, where: str, named: NamedEntry) -> LabelResult:
    from medviewer.importing.dictionaries import dictionary_page

    envelope = dictionary_page.envelope_of(named)
    known = order.known.get(envelope.set_id)
    if known and known.compare(DICTIONARY, envelope.version, "", envelope.document) <= 0:
        return LabelResult(where, envelope.set_id, KEPT)
    stem = known.stem if known else dictionary_page.stem_of_entry(named)
    return LabelResult(where, envelope.set_id, MADE, dictionary_page.dictionary_page(named, envelope, stem))


def _decide(order: ImportOptions, where: str, kind: str, envelope: Envelope, facts: Product) -> LabelResult | None:
    """Return what becomes of a label of which no page is made, None for one that needs a page."""
    set_id = envelope.set_id
    if not order.wanted.takes(facts):
        return LabelResult(where, set_id, FILTERED)
    if order.weigh_only:
        return LabelResult(where, set_id, WEIGHED, None, generic_of(facts), candidate(envelope, facts))
    if order.chosen is not None and set_id not in order.chosen:
        return LabelResult(where, set_id, FILTERED)
    known = order.known.get(set_id)
    newer = known.compare(kind, envelope.version, envelope.effective_date) if known else 1
    if known is None or newer > 0:
        return None
    is_retitled = newer == 0 and known.title != facts.title and known.has_title_of_import(set_id)
    return LabelResult(where, set_id, KEPT, title=facts.title if is_retitled else "")


def _stem(order: ImportOptions, facts: Product, envelope: Envelope) -> str:
    known = order.known.get(envelope.set_id)
    if known:
        return known.stem
    return label_page.stem_of(facts.title, envelope.set_id)
