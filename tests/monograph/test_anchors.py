"""Every heading of a page is reached by its name in links, and what the page names itself."""

from __future__ import annotations

import pytest

from medviewer.library.rendered import _decoded, _encoded
from medviewer.monograph.dialects.slugs import Slugger, slug_of
from medviewer.monograph.parser import parse
from medviewer.monograph.sections.anchors import names_in

PAGE = """# Anchomol {#start}

### Dosage
#### Dose
One.
#### Dose
Two.

### Tier 2 — write *it* down

Text with <a id="in-text"></a> and <a name="old">a place</a>.

### Fenomol
#### Usage
A.
### Place {#my-place .wide}
Kept

Under
-----
"""


def names(source: str) -> list[tuple[str, str]]:
    return [(s.key, name) for s in parse(source, "P").sections for name in names_in(s)]


def test_headings_have_their_names_in_the_order_of_the_page() -> None:
    found = [name for _, name in names(PAGE)]
    assert found == [
        *("anchomol", "dosage", "start", "dose", "dose-1", "tier-2--write-it-down", "in-text", "old"),
        *("fenomol", "usage", "place", "my-place", "under"),
    ]
    text = "\n".join(section.text for section in parse(PAGE, "P").sections)
    assert "{" not in text
    assert "my-place" not in text


def test_a_name_is_no_word_of_its_heading() -> None:
    page = parse("### Place {#side-effects}\n\nText.\n\n### Dosage {#x}\n\n5 mg\n", "P")
    assert [(section.key, section.title) for section in page.sections] == [("other", "Place"), ("dosage", "Dosage")]


def test_the_title_in_front_matter_and_another_in_the_text() -> None:
    assert names("---\ntitle: A\n---\n# A\n\n### Dosage\n\n5 mg\n")[0] == ("dosage", "a")
    assert ("overview", "b") in names("---\ntitle: A\n---\n# B\n\nText.\n\n### Dosage\n\n5 mg\n")


def test_pages_that_are_kept_keep_their_places() -> None:
    page = parse(PAGE, "P")
    assert [s.anchors for s in _decoded(_encoded(page)).sections] == [s.anchors for s in page.sections]


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Side Effects", "side-effects"),
        ("What's *this*?", "whats-this"),
        ("10 % of x_y", "10--of-x_y"),
        ("Überdosis", "überdosis"),
        ("—", ""),
    ],
)
def test_names_are_those_of_github(heading: str, slug: str) -> None:
    assert slug_of(heading) == slug


def test_repeated_headings_are_counted() -> None:
    slugger = Slugger()
    assert [slugger.name(text) for text in ("Dose", "dose", "Other", "Dose")] == ["dose", "dose-1", "other", "dose-2"]


@pytest.mark.parametrize("name", ['x"y', "a b", "<b>", "x" * 200])
def test_a_name_that_is_none_is_left_out(name: str) -> None:
    html = parse(f"Text <a id='{name}'>here</a>", "P").sections[0].html
    assert "name=" not in html
    assert "here" in html
