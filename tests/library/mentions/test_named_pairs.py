"""A hundred pairs of sample pages, read by hand: which names which, in which sections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries

TABLE = Path(__file__).with_name("named_pairs.tsv")
LEAST_RECALL = 0.95


class Read(NamedTuple):
    """What a page was read to say of another: in which sections it names it."""

    one: str
    other: str
    sections: frozenset[str]


def _read_by_hand() -> Iterator[Read]:
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        one, other, forth, back, _ = line.split("\t")
        yield Read(one, other, frozenset(forth.split(",")) - {"-"})
        yield Read(other, one, frozenset(back.split(",")) - {"-"})


@pytest.fixture(scope="module")
def samples(corpus1: Path, corpus2: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(name_libraries([corpus1, corpus2]), tmp_path_factory.mktemp("samples"))
    catalogue.update()
    yield catalogue
    catalogue.close()


def _found(samples: Catalogue, read: Read) -> set[str]:
    [pair] = samples.named_together([read.one, read.other])
    return {passage.section for passage in pair.forth}


def test_the_table_holds_a_hundred_pairs_of_pages_that_are_there(samples: Catalogue) -> None:
    reads = list(_read_by_hand())
    assert len({frozenset(read[:2]) for read in reads}) == 100
    assert [read for read in reads if samples.page(read.one) is None] == []


def test_no_passage_is_false_and_few_are_missed(samples: Catalogue) -> None:
    reads = list(_read_by_hand())
    found = {read: _found(samples, read) for read in reads}
    false = {read: sections - read.sections for read, sections in found.items() if sections - read.sections}
    missed = {read: read.sections - found[read] for read in reads if read.sections - found[read]}
    said = sum(len(read.sections) for read in reads)
    assert false == {}
    assert sum(map(len, missed.values())) <= (1 - LEAST_RECALL) * said, missed


def test_named_by_agrees_with_it(samples: Catalogue) -> None:
    for read in _read_by_hand():
        naming = samples.named_by(read.other).sections
        sections = {part.section for part in naming if any(one.id == read.one for one in part.pages)}
        assert sections == _found(samples, read), read
