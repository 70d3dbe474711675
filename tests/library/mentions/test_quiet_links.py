"""Names of other pages in a page's HTML become links, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.quiet_links import Link, Links

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

TEXT = """
Warfarin, sodium valproate, samplol, Wonderol, Twicerol, calcium & ASPIRIN.

Nothing.

* **NSAIDs**
* Amoxicillin/clavulanic acid
* Glynolol, hexolol
"""


def page(title: str, text: str = "Nothing.", **front: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\ntitle: {title}\n{head}---\n### Interactions\n{text}\n"


@pytest.fixture
def links(library: Write, indexed: Open) -> Links:
    pages = {
        "t.md": page("Testamycin", TEXT),
        "w.md": page("Warfarin"),
        "v.md": page("Sodium valproate"),
        "s.md": page("Sodium"),
        "g1.md": page("Glynolol (Oral Inhalation)"),
        "g2.md": page("Glynolol (Systemic)"),
        "h1.md": page("Hexolol (Systemic)"),
        "h2.md": page("Hexolol"),
        "c.md": page("Calcium"),
        "n.md": page("Nsaidol", drug_class="NSAID", brands="[Wonderol]"),
        "n2.md": page("Nsaidin", brands="[Twicerol]"),
        "n3.md": page("Nsaidan", brands="[Twicerol]"),
        "a.md": page("Aspirin"),
        "a2.md": page("Aspirin + Warfarin"),
        "x.md": page("Amoxicillin"),
        "xc.md": page("Amoxicillin + Clavulanic acid"),
    }
    return indexed(library(pages)).links("library/t.md")


def linked(links: Links, html: str, section: str = "interactions") -> str:
    made = links.in_html(html, section, lambda id: f"m:{id}")
    assert re.sub(r'<a href="m:[^"]*">(.*?)</a>', r"\1", made) == html
    return re.sub(r'<a href="m:library/(\w+)\.md">(.*?)</a>', r"[\1 \2]", made)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Warfarin, and warfarin.</p>", "<p>[w Warfarin], and warfarin.</p>"),
        ("<p>Warfarin.</p><p>Warfarin.</p>", "<p>[w Warfarin].</p><p>[w Warfarin].</p>"),
        ("<ul><li>Warfarin</li><li>aspirin</li></ul>", "<ul><li>[w Warfarin]</li><li>[a aspirin]</li></ul>"),
        ("<p><b>Warfarin</b>: <i>aspirin</i></p>", "<p><b>[w Warfarin]</b>: <i>[a aspirin]</i></p>"),
        ("<p>warf<b>arin</b> war<i>farin</i></p>", "<p>warf<b>arin</b> war<i>farin</i></p>"),
        ("<p><b>sodium</b> valproate</p>", "<p><b>sodium</b> valproate</p>"),
        ("<p>sodium valproate</p>", "<p>[v sodium valproate]</p>"),
        ("<p>Warfarin &amp; aspirin&nbsp;5</p>", "<p>[w Warfarin] &amp; [a aspirin]&nbsp;5</p>"),
        ("<p>A&lt;warfarin&gt;</p>", "<p>A&lt;[w warfarin]&gt;</p>"),
        ("<p>prewarfarin warfarinise</p>", "<p>prewarfarin warfarinise</p>"),
        ("<p>&eacute;warfarin</p>", "<p>&eacute;warfarin</p>"),
        ('<p><a href="x">warfarin</a> aspirin</p>', '<p><a href="x">warfarin</a> [a aspirin]</p>'),
        ("<h4>Warfarin</h4><p><code>aspirin</code></p>", "<h4>Warfarin</h4><p><code>aspirin</code></p>"),
        ("<pre>warfarin</pre><p>aspirin</p>", "<pre>warfarin</pre><p>[a aspirin]</p>"),
        ('<p title="> warfarin">aspirin</p>', '<p title="> warfarin">[a aspirin]</p>'),
        ("<p>NSAIDs, Wonderol, Twicerol</p>", "<p>NSAIDs, [n Wonderol], Twicerol</p>"),
        ("<p>amoxicillin/clavulanic acid</p>", "<p>[xc amoxicillin/clavulanic acid]</p>"),
        ("<p>Testamycin, samplol, calcium</p>", "<p>Testamycin, samplol, calcium</p>"),
        ("warfarin", "[w warfarin]"),
        ("<p>Glynolol, hexolol</p>", "<p>[g2 Glynolol], [h2 hexolol]</p>"),
        ("", ""),
    ],
)
def test_the_first_mention_in_a_paragraph(links: Links, html: str, expected: str) -> None:
    assert linked(links, html) == expected


def test_own_names_and_the_disclaimer_have_none(links: Links) -> None:
    assert linked(links, "<p>warfarin</p>", "disclaimer") == "<p>warfarin</p>"
    assert linked(links, "<p>warfarin</p>", "generic_name") == "<p>warfarin</p>"


def test_links_as_places_in_a_text(links: Links) -> None:
    found = links.of_paragraph("Aspirin or warfarin, aspirin.", "interactions")
    assert found == [Link(0, 7, "library/a.md"), Link(11, 8, "library/w.md")]


def test_addresses_are_escaped(links: Links) -> None:
    made = links.in_html("<p>warfarin</p>", "interactions", lambda id: f'x?a=1&b="{id}"')
    assert made == '<p><a href="x?a=1&amp;b=&quot;library/w.md&quot;">warfarin</a></p>'


def test_a_page_that_is_not_there_links_to_none(library: Write, indexed: Open) -> None:
    catalogue = indexed(library({"w.md": page("Warfarin")}))
    for id in ("library/none.md", "other/w.md"):
        assert linked(catalogue.links(id), "<p>warfarin</p>") == "<p>warfarin</p>"


def test_every_sample_page_keeps_all_but_its_links(corpus2: Path, opened: Open) -> None:
    catalogue = opened(corpus2)
    catalogue.update()
    count = 0
    for row in catalogue.rows():
        found = catalogue.links(row.id)
        for section in catalogue.read(row.id).sections:
            made = found.in_html(section.html, section.key, lambda id: f"m:{id}")
            assert re.sub(r'<a href="m:[^"]*">(.*?)</a>', r"\1", made) == section.html
            count += made.count('<a href="m:')
    assert count
