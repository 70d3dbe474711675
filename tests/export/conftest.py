"""Pages to export: one that was read from Markdown, and ones put together from HTML."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph, Section, Tab
from medviewer.monograph.parser import parse

PAGE = """---
title: Testomycin + Ficacid
generic_name: testomycin and ficacid
brands: [Testol, Brandix & Sons]
drug_class: example antibiotic
atc: [J01ZZ99]
---
# Testomycin + Ficacid

### Generic Name
Testomycin sodium and ficacid.

### Usage
For sniffles, efficiently confirmed in the first five trials of an office-based, double-blind affiliation.

> **Warning:** never in people with HLA-B*57:01.

See [the label](https://example.org/label?a=1&b=2) and [another page](other.md).

### Dosage
| Age | Dose | Times |
|:----|-----:|:-----:|
| adult | 10 mg/m2 | twice |
| child < 5 years | 2.5 mg | once |

* Renal impairment
  * 50% below 30 mL/min
    * stop below 10 mL/min
3. third
4. fourth

#### Infants
Not for them: 5*10^9/L & more.

### Side Effects
Hiccups, ![a rash](rash.png "rash") and a 10<sup>2</sup> µg effect → fatigue ≥ 5 days.

### FAQs
**Q: Can it be taken with milk?**
A: Yes.

**Q: What if one is missed?**
A: Take it as soon as
remembered, unless:

* the next is due
* it is night

**Disclaimer:** Only an example; ask a pharmacist.
"""


@pytest.fixture(scope="session")
def page() -> Monograph:
    """Return a page with what pages have: list, table, callout, image, links, questions, disclaimer."""
    return parse(PAGE, "testomycin")


@pytest.fixture(scope="session")
def source() -> PageSource:
    """Return where the page comes from."""
    return PageSource("Ward <3> formulary", "t/testomycin.md", "2026-10-03", id="ward/t/testomycin.md")


Put = Callable[..., Monograph]


@pytest.fixture(scope="session")
def put() -> Put:
    """Return a function that makes a monograph of (key, HTML) pairs, each section in a tab of its own."""

    def made(*parts: tuple[str, str], title: str = "Testomycin") -> Monograph:
        sections = tuple(Section(key, key.title(), body, _plain(body), "", 1) for key, body in parts)
        tabs = tuple(Tab(s.key, s.title, (s,)) for s in sections if s.key != "disclaimer")
        return Monograph(title, "", (), "", (), sections, tabs, ())

    return made


def _plain(body: str) -> str:
    return re.sub(r"<[^>]+>", " ", body)


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFKC", text).split()


_INLINE = re.compile(r"</?(?:a|b|strong|i|em|s|u|sub|sup|code|span)\b[^>]*>")


@pytest.fixture(scope="session")
def seen() -> Callable[[Iterable[Section]], str]:
    """Return a function that gives the text of sections as their HTML shows it, without images."""

    def read(sections: Iterable[Section]) -> str:
        joined = " ".join(section.html for section in sections)
        return html.unescape(re.sub(r"<[^>]+>", " ", _INLINE.sub("", joined)))

    return read


@pytest.fixture(scope="session")
def missing() -> Callable[[str, str], list[str]]:
    """Return a function that gives the first words of one text that are not, in that order, in another.

    What the eye does not tell apart, such as two kinds of space, is one.
    """

    def not_found(wanted: str, found: str) -> list[str]:
        left = _words(wanted)
        place = 0
        for word in _words(found):
            if place < len(left) and word == left[place]:
                place += 1
        return left[place : place + 5]

    return not_found


@pytest.fixture(scope="session")
def pdf_text(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Return a function that gives the text of a PDF as Poppler's pdftotext reads it; form feeds end its pages."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine: install poppler-utils to check what stands in PDF files")
    path = tmp_path_factory.mktemp("pdf") / "page.pdf"

    def read(pdf: bytes, *options: str) -> str:
        path.write_bytes(pdf)
        return _run("pdftotext", *options, str(path), "-")

    return read


@pytest.fixture(scope="session")
def poppler(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Return a function that gives what one of Poppler's programs prints of a PDF, complaining of nothing."""
    folder: Path = tmp_path_factory.mktemp("poppler")

    def tell(pdf: bytes, program: str, *options: str, after: tuple[str, ...] = ()) -> str:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine: install poppler-utils to check PDF files")
        path = folder / "page.pdf"
        path.write_bytes(pdf)
        return _run(program, *options, str(path), *after)

    return tell


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout.decode()
