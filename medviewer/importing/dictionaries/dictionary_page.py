"""Dictionaries -> their entries by the batch, and an entry -> its page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from lxml import etree

from medviewer.errors import Message
from medviewer.importing import sources
from medviewer.importing.bounds import RefusedError
from medviewer.importing.dictionaries.markup import checked, text_node
from medviewer.importing.dictionaries.stardict import DictionaryEntry, DictionaryInfo, entries_of, info_of
from medviewer.importing.epi.narrative import Narrative
from medviewer.importing.kinds import DICTIONARY
from medviewer.importing.label_page import LabelPage, page_bytes, stem_of
from medviewer.importing.openfda import RecordBatch
from medviewer.importing.sources import LabelSource, Refusal
from medviewer.importing.spl.context import Context
from medviewer.importing.spl.document import SPL, Envelope
from medviewer.importing.spl.label_blocks import blocks_of
from medviewer.importing.spl.label_inline import TEXT, StyledRun, markdown_line, tidy
from medviewer.importing.spl.mapping import FURTHER, mapped

_BATCH = 64
_FULL = 5_000
"""Entries from which on a letter's folder has folders of its own, so that none holds too many pages."""


class NamedEntry(NamedTuple):
    """An entry with what its page has to know of its dictionary. folder: where its picture files may lie."""

    entry: DictionaryEntry
    info: DictionaryInfo
    folder: str

    @property
    def set_id(self) -> str:
        """Return what the entry is known by: hashes of its dictionary and of its headword."""
        return f"{_hashed(self.info.name)[:8]}-{_hashed(self.entry.word)[:16]}"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entry_batches(
    jobs: list[LabelSource], tell: Callable[[Refusal], object], cancelled: Callable[[], bool]
) -> Iterator[RecordBatch]:
    """Yield the entries of all dictionaries, some at a time. tell: is told what is not taken."""
    for job in jobs:
        left = float(job.size)
        try:
            for batch in _batches(job, tell, cancelled):
                left -= batch.size
                yield batch
        except RefusedError as error:
            tell(Refusal(job.where, error.message))
        except OSError as error:
            tell(Refusal(job.where, Message("it cannot be read ({})", error.strerror or error)))
        yield RecordBatch(max(left, 0.0), [])


def _batches(
    job: LabelSource, tell: Callable[[Refusal], object], cancelled: Callable[[], bool]
) -> Iterator[RecordBatch]:
    info = info_of(job)
    info = info._replace(name=info.name or PurePath(job.where).stem)
    folder = str(PurePath(job.path).parent / "res") if job.member == sources.NO_MEMBER else ""
    some: list[tuple[str, NamedEntry]] = []
    share = job.size / max(info.entries, 1)
    broken: RefusedError | None = None
    try:
        for entry in entries_of(job, info, tell, cancelled):
            some.append((f"{job.where}, {entry.word[:60]}", NamedEntry(entry, info, folder)))
            if len(some) == _BATCH:
                yield RecordBatch(share * len(some), some)
                some = []
    except RefusedError as error:  # what stands before the break is still taken
        broken = error
    if some:
        yield RecordBatch(share * len(some), some)
    if broken:
        raise broken


def envelope_of(named: NamedEntry) -> Envelope:
    """Return what identifies an entry; dictionaries have no versions, so that the hash of its data stands for it."""
    told = repr((named.entry.fields, named.entry.synonyms, named.info.language))
    return Envelope(named.set_id, 1, "", _hashed(told)[:32], DICTIONARY, "")


def dictionary_page(named: NamedEntry, envelope: Envelope, stem: str) -> LabelPage:
    """Return the page of an entry; raises RefusedError where it is too much for one, or holds nothing to read."""
    entry, info = named.entry, named.info
    title = checked(entry.word)
    narrative = Narrative()
    texts = [node for kind, value in entry.fields if (node := text_node(kind, value, narrative)) is not None]
    root = etree.Element(f"{SPL}document")
    root.extend(texts)
    root.extend(narrative.media_nodes())
    context = Context(root, sources.images_in(named.folder), stem, mapped().vocabulary)
    context.key = FURTHER  # no line of an entry opens a section, not even one that is its name alone
    blocks = [block.text for text in texts for block in blocks_of(text, context, notes=True)]
    if not blocks:
        raise RefusedError("it has no text, but sounds or pictures alone")
    others = [other for one in entry.synonyms if (other := checked(one)) != title]
    body = "\n\n".join(["## Overview", *blocks, *_other_names(others)])
    values = {"brands": others, "language": info.language, "sources": [_source(info)]}
    content = page_bytes(DICTIONARY, envelope, title, values, body)
    troubles = tuple(context.troubles)
    return LabelPage(
        envelope, DICTIONARY, title, stem, content, tuple(context.pictures), troubles, _folder(named, stem)
    )


def stem_of_entry(named: NamedEntry) -> str:
    """Return what the file of an entry is called."""
    return stem_of(named.entry.word, named.set_id)


def _folder(named: NamedEntry, stem: str) -> str:
    return stem[0] if named.info.entries <= _FULL else f"{stem[0]}/{named.set_id.rpartition('-')[2][:2]}"


def _other_names(others: list[str]) -> list[str]:
    lines = [f"- {markdown_line(tidy([StyledRun(TEXT, other)]))}" for other in others]
    return ["## Alternate names", "\n".join(lines)] if lines else []


def _source(info: DictionaryInfo) -> dict[str, str]:
    values = {"title": info.name, "publisher": info.author, "year": info.date}
    return {key: value for key, value in values.items() if value}
