"""Links from elsewhere: what they name, and that those which name anything else are refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.arriving.linked_page import linked_page
from medviewer.arriving.page_links import LONGEST_VALUE, LinkError, PageLink, read
from medviewer.library.catalogue import Catalogue, name_libraries
from tests.arriving.hostile_links import HOSTILE, HOSTILE_IDS

NDC, RXNORM, ATC = (f"2.16.840.1.113883.6.{number}" for number in (69, 88, 73))
PAGES = {
    "warfarin.md": "---\ntitle: Warfarin\ngeneric_name: warfarin sodium\natc: B01AA03\nndc: 0056-0172\n---\n",
    "digoxin.md": "---\ntitle: Digoxin\natc: C01AA05\n---\n# Digoxin\n",
    "both.md": "---\ntitle: Amoxicillin + Clavulanic acid\natc: J01CR02\n---\n# Amoxicillin + Clavulanic acid\n",
    "amox.md": "---\ntitle: Amoxicillin\natc: J01CA04\n---\n# Amoxicillin\n",
    "one.md": "---\ntitle: Samplin\natc: N02BE01\n---\n# Samplin\n",
    "two.md": "---\ntitle: Examplin\natc: N02BE01\n---\n# Examplin\n",
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """Return a library of six pages."""
    folder = tmp_path_factory.mktemp("links")
    library = folder / "library"
    library.mkdir()
    for name, text in PAGES.items():
        (library / name).write_text(text, encoding="utf-8")
    (folder / "warfarin.md").write_text(PAGES["warfarin.md"], encoding="utf-8")
    opened = Catalogue.open(name_libraries([library]), folder / "index")
    opened.update()
    yield opened
    opened.close()


def infobutton(**values: str) -> str:
    asked = "&".join(f"mainSearchCriteria.v.{key}={value}" for key, value in values.items())
    return (
        f"medviewer:infobutton?representedOrganization.id.root=1.2.3&taskContext.c.c=MLREV&{asked}"
        "&patientPerson.administrativeGenderCode.c=F&age.v.v=77&age.v.u=a&performer=PROV"
    )


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("medviewer:open?name=warfarin", PageLink(name="warfarin")),
        ("MEDVIEWER:OPEN?name=warfarin", PageLink(name="warfarin")),
        ("medviewer://open?name=warfarin", PageLink(name="warfarin")),
        ("medviewer://open/?name=warfarin&section=dosage", PageLink(name="warfarin", section="dosage")),
        ("medviewer:open?section=side%20effects&name=x", PageLink(name="x", section="side effects")),
        ("medviewer:open?name=Amoxicillin+%2B+Clavulanic+acid", PageLink(name="Amoxicillin + Clavulanic acid")),
        ("medviewer:open?name=%C3%89xampline", PageLink(name="Éxampline")),
        ("medviewer:open?name=Éxampline 5%C2%A0mg", PageLink(name="Éxampline 5 mg")),
        ("medviewer:open?name=glucose%205%25", PageLink(name="glucose 5%")),
        ("medviewer:open?atc=b01aa03", PageLink(code="ATC b01aa03")),
        ("medviewer:open?ndc=0056-0172-70&name=warfarin", PageLink(code="NDC 0056-0172-70", name="warfarin")),
        ("medviewer:open?id=library/w/warfarin.md", PageLink(id="library/w/warfarin.md")),
        (infobutton(c="B01AA03", cs=ATC), PageLink(code="ATC B01AA03")),
        (
            infobutton(c="00056017270", cs=f"urn:oid:{NDC}", dn="Warfarin"),
            PageLink(code="NDC 00056017270", name="Warfarin"),
        ),
        (infobutton(c="11289", cs=RXNORM, dn="Warfarin"), PageLink(name="Warfarin")),
        (infobutton(ot="Warfarin"), PageLink(name="Warfarin")),
        (infobutton(dn="Warfarin", c="", cs=""), PageLink(name="Warfarin")),
    ],
)
def test_what_a_link_names(link: str, expected: PageLink) -> None:
    assert read(link) == expected


@pytest.mark.parametrize("link", [*HOSTILE, *HOSTILE_IDS], ids=lambda link: ascii(link)[:60])
def test_a_hostile_link_is_refused_in_a_sentence_or_opens_nothing(catalogue: Catalogue, link: str) -> None:
    try:
        wanted = read(link)
    except LinkError as error:
        said = str(error)
        assert said.isprintable()
        assert said.endswith((".", "warfarin"))
        assert len(said) < 200
        return
    assert all(value.isprintable() and len(value) <= LONGEST_VALUE + len("ATC ") for value in wanted)
    found = linked_page(catalogue, wanted)
    assert found.id == ""
    assert found.said.isprintable()


@given(
    st.text(max_size=300)
    | st.text(alphabet="medviwr:open?&=%+#/0123456789abcdefN", max_size=100).map("medviewer:open?name=".__add__)
    | st.lists(st.sampled_from(("name", "id", "atc", "ndc", "section", "mainSearchCriteria.v.dn", "%00", "x"))).map(
        lambda keys: "medviewer:open?" + "&".join(f"{key}=B01AA03" for key in keys)
    )
)
def test_any_text_is_a_value_within_its_bounds_or_refused(link: str) -> None:
    try:
        wanted = read(link)
    except LinkError as error:
        assert str(error).isprintable()
    else:
        assert wanted.id or wanted.code or wanted.name
        assert all(value.isprintable() and len(value) <= LONGEST_VALUE + len("ATC ") for value in wanted)


def test_there_are_a_hundred_of_them() -> None:
    assert len(set(HOSTILE)) >= 100


def test_an_error_never_names_who_is_treated() -> None:
    with pytest.raises(LinkError) as raised:
        read(infobutton(c="x", cs=NDC))
    assert "77" not in str(raised.value)


@pytest.mark.parametrize(
    ("link", "source"),
    [
        (PageLink(name="warfarin"), "warfarin.md"),
        (PageLink(name="warfarin sodium"), "warfarin.md"),
        (PageLink(name="Warfarin 5 mg oral tablet"), "warfarin.md"),
        (PageLink(name="warfa"), "warfarin.md"),
        (PageLink(id="library/digoxin.md"), "digoxin.md"),
        (PageLink(code="ATC B01AA03"), "warfarin.md"),
        (PageLink(code="NDC 0056-0172-70"), "warfarin.md"),
        (PageLink(code="NDC 0056-0172-70", name="warfarin sodium"), "warfarin.md"),
        (PageLink(code="NDC 0056-0172-70", name="Coumawhat 5"), "warfarin.md"),
        (PageLink(code="NDC 9999-9999", name="digoxin"), "digoxin.md"),
        (PageLink(code="ATC N02BE01", name="Samplin"), "one.md"),
    ],
)
def test_what_a_link_opens(catalogue: Catalogue, link: PageLink, source: str) -> None:
    found = linked_page(catalogue, link)
    assert (found.id, found.query, found.said) == (f"library/{source}", "", "")


@pytest.mark.parametrize(
    ("link", "query", "words"),
    [
        (PageLink(name="warf"), "warf", "one page alone"),
        (PageLink(name="amoxicillin and digoxin"), "amoxicillin and digoxin", "one page alone"),
        (PageLink(name="MTX"), "MTX", "one page alone"),
        (PageLink(name="-warfarin"), "-warfarin", "one page alone"),
        (PageLink(name="warfarin.md"), "warfarin.md", "one page alone"),
        (PageLink(code="ATC B01AA"), "ATC B01AA", "one page alone"),
        (PageLink(code="ATC N02BE01"), "ATC N02BE01", "one page alone"),
        (PageLink(code="NDC 9999-9999"), "NDC 9999-9999", "one page alone"),
        (PageLink(code="NDC 0056-0172", name="digoxin"), "digoxin", "different pages"),
        (PageLink(code="ATC J01CR02", name="amoxicillin"), "amoxicillin", "different pages"),
        (PageLink(code="ATC N02BE01", name="digoxin"), "digoxin", "different pages"),
        (PageLink(id="library/../warfarin.md"), "", "No open library"),
    ],
)
def test_what_is_not_one_page_opens_none(catalogue: Catalogue, link: PageLink, query: str, words: str) -> None:
    found = linked_page(catalogue, link)
    assert (found.id, found.query) == ("", query)
    assert words in found.said


def test_a_path_beside_the_library_is_never_read(catalogue: Catalogue) -> None:
    outside = Path(catalogue.libraries[0].root).parent / "warfarin.md"
    assert outside.exists()
    for id in (str(outside), "library/../warfarin.md", f"library/{outside}"):
        assert linked_page(catalogue, PageLink(id=id)).id == ""
