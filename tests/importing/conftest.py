"""Small labels of our own words, and what makes sources of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import
from medviewer.importing.report import Report

SET_ID = "0a0b0c0d-1111-2222-3333-{:012d}"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xc0\x00\x11\x08\x00\x20\x00\x30\x03" + bytes(20)
"""The headers of a JPEG of 48 by 32 pixels."""

MEDIA = """<component><observationMedia ID="M1"><text>a curve</text><value><reference value="{}"/></value>
</observationMedia></component>"""
PRODUCT = """<subject><manufacturedProduct><manufacturedProduct>
<code code="{ndc}" codeSystem="2.16.840.1.113883.6.69"/><name>{brand}</name>
<formCode displayName="{form}"/><asEntityWithGeneric><genericMedicine><name>{generic}</name></genericMedicine>
</asEntityWithGeneric>{equal}<ingredient classCode="ACTIB"><ingredientSubstance>
<code code="AB12CD34EF" codeSystem="2.16.840.1.113883.4.9"/><name>{generic}</name></ingredientSubstance></ingredient>
</manufacturedProduct><consumedIn><substanceAdministration><routeCode displayName="{route}"/></substanceAdministration>
</consumedIn></manufacturedProduct></subject>"""
REPACKED = '<asEquivalentEntity classCode="EQUIV"><code code="C64637"/></asEquivalentEntity>'


def section(code: str, text: str, title: str = "", below: str = "", extra: str = "") -> str:
    """Return a section of a label."""
    said = f"<title>{title}</title>" if title else ""
    inner = f"<text>{text}</text>" if text else ""
    return f'<component><section><code code="{code}"/>{said}{inner}{extra}{below}</section></component>'


def label(body: str, number: int = 1, version: int = 1, kind: str = "34391-3", **facts: str) -> bytes:
    """Return a label as XML."""
    given = {"brand": "Proofex", "generic": "testamycin", "form": "TABLET", "route": "ORAL", "ndc": "0001-0002"}
    given |= {"equal": "", "labeler": "Mill Street Works", "date": "20250604"} | facts
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3"><id root="d0c0{number:04d}"/><code code="{kind}"/>
<effectiveTime value="{given["date"]}"/><setId root="{SET_ID.format(number)}"/><versionNumber value="{version}"/>
<author><assignedEntity><representedOrganization><name>{given["labeler"]}</name></representedOrganization>
</assignedEntity></author><component><structuredBody>
{section("48780-1", "", extra=PRODUCT.format(**given))}{body}
</structuredBody></component></document>""".encode()


USAGE = section("34067-9", "<paragraph>For testing.</paragraph>", "1 INDICATIONS AND USAGE")


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return the folder that is imported into."""
    return tmp_path / "library"


@pytest.fixture
def bring(tmp_path: Path, library: Path) -> Callable[..., Report]:
    """Return what imports files, given by their names and bytes, and returns the report."""

    def imported(files: Mapping[str, bytes], kind: str = "spl", wanted: Filter | None = None, **more: object) -> Report:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        for old in source.iterdir():
            old.unlink()
        for name, data in files.items():
            (source / name).write_bytes(data)
        return Import(kind, [source], library, wanted or Filter(), **more).run()  # type: ignore[arg-type]

    return imported


@pytest.fixture
def pages(library: Path) -> Callable[[], dict[str, str]]:
    """Return what reads all pages of the library, by name."""

    def read() -> dict[str, str]:
        return {file.stem: file.read_text(encoding="utf-8") for file in sorted(library.rglob("*.md"))}

    return read
