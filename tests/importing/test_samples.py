"""Real labels: every word of every section that is kept, in order, under its section; every table, every box."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from medviewer.importing import document, openfda, openfda_page, page, product
from medviewer.importing.mapping import mapped
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse
from medviewer.monograph.vocabulary import Vocabulary, default

from . import samples

pytestmark = pytest.mark.skipif(not samples.SHARED.exists(), reason="the samples are not part of the project")

FILES = sorted([*samples.SHARED.glob("xml/*.xml"), *samples.SHARED.glob("zip/*.zip")])
RECORDS = sorted([*samples.SHARED.glob("openfda/*.json"), *samples.SHARED.glob("*.json")])


def label_of(file: Path) -> etree._Element:
    """Return the one label of a file."""
    if file.suffix == ".xml":
        return document.read(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        return document.read(next(archive.read(name) for name in archive.namelist() if name.endswith(".xml")))


def page_of(root: etree._Element, vocabulary: Vocabulary) -> Monograph:
    """Return the page of a label as it is read."""
    envelope = document.envelope(root)
    made = page.spl_page(root, envelope, product.product(root, envelope), "page", lambda _: None)
    read = parse(made.content.decode(), "page", vocabulary)
    assert read.problems == ()
    return read


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem[-12:])
def test_every_word_stands_in_its_order_under_its_section(file: Path) -> None:
    root = label_of(file)
    given = samples.page_texts(page_of(root, mapped().vocabulary))
    wanted = samples.label_texts(root)
    assert {key: samples.missing(text, given.get(key, "")) for key, text in wanted.items()} == dict.fromkeys(wanted, "")
    assert set(given) == {key for key, text in wanted.items() if text}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem[-12:])
def test_sections_stay_where_they_are_in_a_library_without_the_vocabulary_of_labels(file: Path) -> None:
    root = label_of(file)
    given = samples.page_texts(page_of(root, default()))
    for key, text in samples.label_texts(root).items():
        assert samples.missing(text, given.get(key if key in default().keys else "other", "")) == "", key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem[-12:])
def test_every_table_has_its_cells(file: Path) -> None:
    root = label_of(file)
    assert samples.page_tables(page_of(root, mapped().vocabulary)) == samples.label_tables(root)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem[-12:])
def test_boxed_warnings_come_first_and_in_a_box(file: Path) -> None:
    root = label_of(file)
    read = page_of(root, mapped().vocabulary)
    boxed = samples.label_texts(root).get("overview", "")
    first = read.sections[0] if read.sections else None
    assert (first is not None and first.key == "overview") == bool(boxed)
    if boxed and first:
        assert first.html.startswith("<blockquote>")
        assert samples.missing(boxed, samples.letters(first.text)) == ""
    assert sum(section.html.count("<blockquote>") for section in read.sections) == sum(map(is_boxed, root.iter()))


def is_boxed(node: etree._Element) -> bool:
    """Tell whether an element is a boxed warning that is not left out."""
    code = node.find(f"{samples.V3}code")
    is_section = node.tag == f"{samples.V3}section"
    return is_section and code is not None and code.get("code") == "34066-1" and not samples.is_left_out(node[0])


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield all records of openFDA among the samples."""
    for file in RECORDS:
        for number, record in enumerate(json.loads(file.read_text(encoding="utf-8"))["results"]):
            yield f"{file.stem[:8]}-{number}", openfda._plain(record)


@pytest.mark.parametrize(("name", "record"), list(records()))
def test_every_word_and_table_of_a_record_stands_on_its_page(name: str, record: dict[str, Any]) -> None:
    made = openfda_page.page_of(record, openfda.envelope(record), openfda.product(record), "page")
    read = parse(made.content.decode(), "page", mapped().vocabulary)
    assert read.problems == ()
    fields = mapped().fields
    kept = {key: texts for key, texts in record.items() if fields.get(key.removesuffix("_table")) != "left_out"}
    nodes = [fragment(text) for key, texts in kept.items() if key.endswith("_table") for text in dict.fromkeys(texts)]
    unique = {etree.tostring(node): node for node in nodes}
    given = samples.letters(" ".join(section.text for section in read.sections))
    replaced = sorted(
        ((samples.letters("".join(n.itertext())), samples.moved(n)) for n in unique.values()), key=longest
    )
    boxed = [samples.letters(text) for text in kept.get("boxed_warning", ())]
    for key, texts in kept.items():
        if key in openfda_page._NOT_TEXT or key.endswith("_table"):
            continue
        for text in map(samples.letters, texts):
            for before, after in [*replaced, *((box, "") for box in boxed if key != "boxed_warning")]:
                text = text.replace(before, after) if before else text
            assert samples.missing(text, given) == "", key
    if boxed:
        assert read.sections[0].html.startswith("<blockquote>")
        assert samples.missing(boxed[0], samples.letters(read.sections[0].text)) == ""
    tables = [table for node in unique.values() for table in node.iter(f"{samples.V3}table")]
    assert sorted(samples.page_tables(read)) == sorted(samples.shown_grids(tables))


def fragment(text: str) -> etree._Element:
    """Return a table of a record as an element."""
    node: etree._Element = document.fragment(f'<text xmlns="{document.NAMESPACE}">{text}</text>'.encode())
    return node


def longest(pair: tuple[str, str]) -> int:
    """Return a key that puts long texts first."""
    return -len(pair[0])
