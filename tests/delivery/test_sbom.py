"""The bill of materials has the essential fields of CycloneDX, and names what the lock names."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from medviewer import __version__, locations

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
BILL = json.loads((locations.resources() / "sbom.cdx.json").read_text(encoding="utf-8"))
TYPES = {"application", "framework", "library", "file", "data"}
"""The types of components of CycloneDX 1.6 that are used here."""


def components(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the components of a bill or of a component, those in them too."""
    for part in entry.get("components", ()):
        yield part
        yield from components(part)


def test_it_has_the_essential_fields() -> None:
    assert (BILL["bomFormat"], BILL["specVersion"], BILL["version"]) == ("CycloneDX", "1.6", 1)
    assert BILL["metadata"]["component"]["name"] == "medviewer"
    assert BILL["metadata"]["component"]["version"] == __version__
    for part in components(BILL):
        assert part["type"] in TYPES
        assert part["name"] and part["bom-ref"]
        assert len(part["licenses"]) >= 1, part["name"]
        for licence in part["licenses"]:
            assert licence.get("expression") or licence["license"].get("id") or licence["license"]["name"]
        if len(part["licenses"]) > 1:
            assert all("license" in licence for licence in part["licenses"]), "an expression stands alone"
    packages = [part for part in BILL["components"] if part["type"] == "library"]
    assert [part["name"] for part in packages if not re.fullmatch(r"pkg:pypi/[\w.-]+@[\w.]+", part["purl"])] == []


def test_every_reference_is_one_of_the_bill_and_told_once() -> None:
    refs = [BILL["metadata"]["component"]["bom-ref"], *(part["bom-ref"] for part in components(BILL))]
    assert len(refs) == len(set(refs))
    for dependency in BILL["dependencies"]:
        assert {dependency["ref"], *dependency["dependsOn"]} <= set(refs)


def test_it_says_no_time_and_no_place_of_the_machine_that_made_it() -> None:
    text = json.dumps(BILL)
    assert not re.search(r"timestamp|serialNumber|/home/|/root/|file:", text)


def test_it_lists_what_the_lock_lists(tool: Callable[[str], ModuleType]) -> None:
    lines = {line.purl: line for line in tool("sbom").locked(LOCK)}
    listed = {part["purl"]: part for part in BILL["components"] if part["type"] == "library"}
    assert set(listed) == set(lines), "run `make sbom`"
    for purl, part in listed.items():
        [files] = part["externalReferences"]
        assert [one["content"] for one in files["hashes"]] == lines[purl].hashes
        assert {one["alg"] for one in files["hashes"]} == {"SHA-256"}


@pytest.fixture
def made(tool: Callable[[str], ModuleType]) -> ModuleType:
    """Return the tool that makes the bill, or skip where what the lock names is not installed."""
    module: ModuleType = tool("sbom")
    if (other := module.stale(LOCK)) or platform.system() != "Linux":
        pytest.skip(f"made on Linux with what the lock names; here are other versions of {other}")
    return module


def test_it_and_the_licence_texts_are_what_the_tool_makes(made: ModuleType) -> None:
    assert json.loads(made.rendered()) == BILL, "run `make sbom`"
    for name, text in made.texts(LOCK).items():
        file = locations.resources() / "licences" / f"{name}.txt"
        assert file.read_text(encoding="utf-8") == text, "run `make sbom`"


def test_a_changed_lock_makes_another_bill(made: ModuleType) -> None:
    changed = LOCK.replace("ijson==", "ijson==9", 1)
    assert made.stale(changed) == ["ijson"]
    before, after = made.bom(LOCK, "1.0"), made.bom(changed, "1.0")
    assert before != after
    assert before == made.bom(LOCK, "1.0")


def test_the_document_of_licences_names_every_package() -> None:
    document = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    for part in BILL["components"]:
        [licence] = part["licenses"]
        said = licence.get("expression") or licence["license"]["id"]
        if part["type"] == "library":
            assert re.search(rf"^\| {part['name']} \|[^|]*\| {re.escape(said)} \|", document, re.MULTILINE), part[
                "name"
            ]
            for inner in part.get("components", ()):
                if not inner.get("purl", "").startswith("pkg:cargo"):
                    assert inner["name"].casefold() in document.casefold()
