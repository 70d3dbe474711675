"""What a label's markup becomes, by small labels of our own."""

from __future__ import annotations

import gc

import pytest

from medviewer.importing import label_page
from medviewer.importing.spl import document, product
from medviewer.importing.spl.mapping import HEADINGS, mapped
from medviewer.monograph.faq.html_tree import parse as parse_html
from medviewer.monograph.faq.html_tree import text_of
from medviewer.monograph.model import Monograph
from medviewer.monograph.parser import parse
from medviewer.monograph.sections.vocabulary import default

from .conftest import JPEG, MEDIA, REPACKED, USAGE, label, section


def made(body: str, **facts: str) -> str:
    """Return the page of a label as text."""
    root = document.read(label(body, **facts))
    envelope = document.envelope(root)
    images = {"curve.jpg": JPEG}
    return label_page.spl_page(root, envelope, product.product(root, envelope), "stem", images.get).content.decode()


def read(body: str) -> Monograph:
    """Return the page of a label as a library with the vocabulary of labels reads it."""
    found = parse(made(body), "page", mapped().vocabulary)
    assert found.problems == ()
    return found


def body_of(text: str) -> str:
    """Return the Markdown of a section on usage that holds `text`."""
    return made(section("34067-9", text)).partition("## Usage\n\n")[2].rstrip("\n")


def test_front_matter_says_what_the_label_is() -> None:
    assert made(USAGE).partition("\n# ")[0].splitlines() == [
        "---",
        'title: "Testamycin (Proofex)"',
        'generic_name: "testamycin"',
        'brands: ["Proofex"]',
        'active_ingredients: [{"name": "testamycin", "unii": "AB12CD34EF"}]',
        'dosage_forms: ["TABLET"]',
        'routes: ["ORAL"]',
        'labeler: "Mill Street Works"',
        'ndc: ["0001-0002"]',
        "source:",
        '  kind: "spl"',
        '  set_id: "0a0b0c0d-1111-2222-3333-000000000001"',
        "  version: 1",
        '  effective_date: "2025-06-04"',
        '  document: "d0c00001"',
        "last_reviewed: null",
        "---",
    ]


def test_the_page_reads_as_a_monograph() -> None:
    found = read(USAGE)
    assert (found.title, found.generic_name, found.brands) == ("Testamycin (Proofex)", "testamycin", ("Proofex",))
    assert found.front_matter["source"]["version"] == 1  # type: ignore[index]
    assert found.last_reviewed == ""
    assert [(s.key, s.title, s.text) for s in found.sections] == [("usage", "1 INDICATIONS AND USAGE", "For testing.")]


@pytest.mark.parametrize(
    ("generic", "brand", "title"),
    [
        ("TESTAMYCIN SODIUM", "", "Testamycin sodium (tablet, Mill Street Works)"),
        ("Testamycin HCl", "testamycin", "Testamycin HCl (tablet, Mill Street Works)"),
        ("angiotestin II", "", "Angiotestin II (tablet, Mill Street Works)"),
        ("testamycin", "Proofex<suffix>XR</suffix>", "Testamycin (Proofex XR)"),
        (", ".join(f"ingredient number {n}" for n in range(12)), "Manymix", "Manymix"),
    ],
)
def test_titles(generic: str, brand: str, title: str) -> None:
    root = document.read(label(USAGE, generic=generic, brand=brand))
    assert product.product(root, document.envelope(root)).title == title


@pytest.mark.parametrize(
    ("labeler", "form", "equal", "brand", "title"),
    [
        (
            "LUPIN PHARMACEUTICALS, INC.",
            "TABLET, FILM COATED",
            "",
            "",
            "Testamycin (tablet, film coated, Lupin Pharmaceuticals)",
        ),
        ("Mill Co., Ltd.", "CREAM", "", "", "Testamycin (cream, Mill)"),
        ("NCS", "", "", "", "Testamycin (NCS)"),
        ("Again Packers LLC", "TABLET", REPACKED, "Proofex", "Testamycin (Proofex, Again Packers)"),
        ("Again Packers LLC", "TABLET", "", "Proofex", "Testamycin (Proofex)"),
    ],
)
def test_labels_of_one_generic_are_told_apart(labeler: str, form: str, equal: str, brand: str, title: str) -> None:
    root = document.read(label(USAGE, labeler=labeler, form=form, equal=equal, brand=brand))
    assert product.product(root, document.envelope(root)).title == title


@pytest.mark.parametrize("key", HEADINGS)
def test_the_heading_of_each_key_opens_it_with_both_vocabularies(key: str) -> None:
    text = f"# T\n\n## {HEADINGS[key]}\n\nwords\n\n### Dosage in pregnancy\n\nmore\n"
    [found] = parse(text, "t", mapped().vocabulary).sections
    assert found.key == key
    plain = parse(f"# T\n\n## {HEADINGS[key]}\n\nwords\n", "t").sections
    assert [s.key for s in plain] == [key if key in default().keys else "other"]


def test_codes_say_where_a_section_lands_whatever_its_title_says() -> None:
    found = read(
        section("34068-7", "<paragraph>a</paragraph>", "Interactions")
        + section("43685-7", "<paragraph>b</paragraph>", "Dosage", below=section("42229-5", "c", "Side effects"))
        + section("34088-5", "<paragraph>d</paragraph>", "FAQs", below=section("42229-5", "e", "Usage"))
        + section("42229-5", "<paragraph>f</paragraph>", "Pregnancy")
    )
    assert [(s.key, s.title) for s in found.sections] == [
        ("dosage", "Dosage"),
        ("precautions", "Precautions"),
        ("overdosage", "Overdosage"),
        ("label_text", "Further text of the label"),
    ]
    assert [s.text.split() for s in found.sections] == [
        ["Interactions", "a"],
        ["Dosage", "b", "Side", "effects", "c"],
        ["FAQs", "d", "Usage", "e"],
        ["Pregnancy", "f"],
    ]


@pytest.mark.parametrize(
    "text",
    ["Dosage: 5 mg", "Dosage", "**Side effects:** none", "Q: May I?", "Disclaimer: none", "Usage - in short", "FAQ"],
)
@pytest.mark.parametrize("code", ["34067-9", "43685-7", "34088-5", "42229-5"])
def test_no_line_of_a_section_begins_another(text: str, code: str) -> None:
    marked = text.startswith("**")
    said = text.replace("**", "")
    start, _, rest = said.partition(":")
    xml = f'<content styleCode="bold">{start}:</content>{rest}' if marked else said
    markdown = made(section(code, f"<paragraph>{xml}</paragraph><paragraph>and more.</paragraph>"))
    for vocabulary in (mapped().vocabulary, default()):
        [found] = parse(markdown, "t", vocabulary).sections
        assert found.text.split() == [*said.split(), "and", "more."]


def test_a_section_goes_on_after_one_inside_it_that_is_another() -> None:
    inner = section("42228-7", "<paragraph>b</paragraph>", "8.1 Pregnancy") + section(
        "34081-0", "c", "8.4 Pediatric Use"
    )
    found = read(section("43684-0", "<paragraph>a</paragraph>", "8 USE IN SPECIFIC POPULATIONS", below=inner))
    assert [(s.key, s.title, s.text.split()[-1]) for s in found.sections] == [
        ("precautions", "Precautions", "a"),
        ("pregnancy", "8.1 Pregnancy", "b"),
        ("precautions", "Precautions", "c"),
    ]


def test_a_boxed_warning_in_a_section_without_a_title_stays_in_it() -> None:
    inner = section("34066-1", "<paragraph>b</paragraph>")
    found = read(USAGE + section("34071-1", "", below=inner) + section("34088-5", "c", "Study #"))
    assert [(s.key, s.text.split()) for s in found.sections[1:]] == [
        ("precautions", ["Boxed", "warning", "b"]),
        ("overdosage", ["Study", "#", "c"]),
    ]


def test_a_footnote_in_a_title_is_not_lost() -> None:
    title = "Doses<footnote>in people</footnote>"
    assert read(section("34068-7", "<paragraph>a</paragraph>", title)).sections[0].text.split() == [
        "Doses[1]",
        "[1]",
        "in",
        "people",
        "a",
    ]
    assert "in people" in made(section("34068-7", "", title))


def test_product_data_package_pictures_changes_and_highlights_are_left_out() -> None:
    highlight = "<excerpt><highlight><text>short of it</text></highlight></excerpt>"
    text = made(
        section("51945-4", "carton", below=section("34067-9", "inside"))
        + section("43683-2", "changes")
        + section("34067-9", "all of it", extra=highlight)
    )
    assert "all of it" in text
    assert not any(words in text for words in ("carton", "inside", "changes", "short of it"))


def test_boxed_warnings_come_first_and_in_a_box() -> None:
    boxed = section(
        "34066-1",
        "<paragraph>one</paragraph><list><item>two</item></list>",
        "WARNING: FIRE",
        below=section("42229-5", "three", "Dosage"),
    )
    inner = section("34066-1", "<paragraph>four</paragraph>")
    found = read(USAGE + section("34071-1", "", "WARNINGS", below=inner) + boxed)
    first, usage, warnings = found.sections
    assert (first.key, usage.key, warnings.key) == ("overview", "usage", "precautions")
    assert first.html.startswith("<blockquote>")
    assert first.text.split() == ["WARNING:", "FIRE", "one", "-", "two", "Dosage", "three"]
    assert "<blockquote><p><strong>Boxed warning</strong></p>\n<p>four</p>\n</blockquote>" in warnings.html
    assert found.tabs[0].sections == (first,)


@pytest.mark.parametrize(
    ("text", "said"), [("0.5 mg to 2 mg", "Boxed in the label"), ("WARNING: too much", "Boxed warning")]
)
def test_a_dose_in_a_box_is_not_headed_as_a_warning(text: str, said: str) -> None:
    inner = section("34066-1", f"<paragraph>{text}</paragraph>")
    dosage = read(USAGE + section("34068-7", "", "DOSAGE", below=inner)).sections[1]
    assert f"<blockquote><p><strong>{said}</strong></p>\n<p>{text}</p>" in dosage.html


@pytest.mark.parametrize(
    ("xml", "markdown"),
    [
        ('<paragraph><content styleCode="bold">a</content> b</paragraph>', "**a** b"),
        ('<paragraph>x<content styleCode="Bold Italics"> a </content>b</paragraph>', "x ***a*** b"),
        ('<paragraph>x<content styleCode="italics">a</content>b</paragraph>', "x<em>a</em>b"),
        ('<paragraph><content styleCode="xmChange">a</content></paragraph>', "a"),
        ("<paragraph>10<sup>9</sup>/L, H<sub>2</sub>O</paragraph>", "10<sup>9</sup>/L, H<sub>2</sub>O"),
        ("<paragraph>a<br/>b</paragraph>", "a\\\nb"),
        ("<paragraph>a<br/><br/>b</paragraph>", "a\n\nb"),
        ("a<br/>b", "a\\\nb"),
        ("<paragraph>\u00a0</paragraph><paragraph/><paragraph>5\u00a0mg\ufeff\u00ad</paragraph>", "5 mg"),
        ("<paragraph>- a</paragraph><paragraph>1. b</paragraph><paragraph># c</paragraph>", "\\- a\n\n1\\. b\n\n\\# c"),
        ("<paragraph>a*b_c _d_ &lt;5 &amp;amp; e|f</paragraph>", "a\\*b_c \\_d\\_ \\<5 &amp;amp; e\\|f"),
        ("<paragraph>HLA-B*1502 and HLA-A*3101</paragraph>", "HLA-B\\*1502 and HLA-A\\*3101"),
        ("<list><item>a</item><item>b<list><item>c</item></list></item></list>", "- a\n- b\n  - c"),
        ('<list listType="ordered"><item>a</item><item>b</item></list>', "1. a\n2. b"),
        ("<list><item><caption>•</caption>a</item></list>", "- a"),
        ("<list><item><caption>3.</caption>a</item><item><caption>4.</caption>b</item></list>", "3. a\n4. b"),
        ("<list><item><caption>(a)</caption>x</item><item><caption>(b)</caption>y</item></list>", "(a) x\n\n(b) y"),
        ('<list listType="ordered" styleCode="LittleRoman"><item>x</item><item>y</item></list>', "i. x\n\nii. y"),
        ("<list><item>a</item></list><list><item>b</item></list>", "- a\n\n* b"),
        (
            "<list><item><paragraph>a</paragraph><paragraph>b</paragraph></item><item>c</item></list>",
            "- a\n\n  b\n\n- c",
        ),
        (
            "<list><item><caption>3.</caption>a</item></list><list><item><caption>1.</caption>b</item></list>",
            "3. a\n\n1) b",
        ),
        ("<list><item>a</item><item> <br/></item><item>b</item></list>", "- a\n- b"),
        ('<list listType="ordered"><item>a</item><item>\u00ad</item><item>b</item></list>', "1\\. a\n\n3\\. b"),
        ("<table><tr><td/><td>\u00a0</td></tr></table><paragraph>a</paragraph>", "a"),
        ("<paragraph>a &amp;<sup>amp;</sup></paragraph>", "a &amp;<sup>amp;</sup>"),
        ('<paragraph><linkHtml href="https://a.b/(c)">d</linkHtml></paragraph>', "[d](https://a.b/%28c%29)"),
        ('<paragraph><linkHtml href="#nowhere">d</linkHtml></paragraph>', "d"),
        (
            '<paragraph>a<footnote ID="f">note</footnote>, b<footnoteRef IDREF="f"/></paragraph>'
            "<paragraph>c</paragraph>",
            "a<sup>\\[1\\]</sup>, b<sup>\\[1\\]</sup>\n\n<sup>\\[1\\]</sup> note\n\nc",
        ),
    ],
)
def test_markup(xml: str, markdown: str) -> None:
    assert body_of(xml) == markdown


def test_lists_of_sections_without_titles_stay_apart() -> None:
    one, two = ("<list listType='ordered'><item>a</item></list>",) * 2
    body = made(section("34067-9", one, below=section("42229-5", two)))
    assert body.endswith("## Usage\n\n1. a\n\n1) a\n")


def test_what_cannot_stand_in_a_title_follows_it() -> None:
    title = 'Curve <renderMultiMedia referencedObject="M1"/> #'
    body = made(section("34067-9", "<paragraph>x</paragraph>", title, below=MEDIA.format("curve.jpg")))
    assert body.endswith("## Usage\n\n### Curve \\#\n\n![a curve](stem-1.jpg)\n\nx\n")


def bold(text: str) -> str:
    """Return a paragraph that is all bold."""
    return f'<paragraph><content styleCode="bold">{text}</content></paragraph>'


def test_bold_questions_of_a_leaflet_are_faqs_and_stand_in_their_place() -> None:
    leaflet = bold("What is it?") + "<paragraph>A test.</paragraph><list><item>See “<content styleCode='bold'>Who"
    leaflet += " may not?</content>”</item></list>" + bold("Who may not?") + "<paragraph>Nobody.</paragraph>"
    after = section("42230-3", "<paragraph>b</paragraph>", "Instructions for Use")
    found = read(section("42231-1", f"<paragraph>Read.</paragraph>{leaflet}", "MEDICATION GUIDE") + after)
    assert [(q.question, q.answer.split()) for q in found.faqs] == [
        ("What is it?", ["A", "test.", "-", "See", "“Who", "may", "not?”"]),
        ("Who may not?", ["Nobody."]),
    ]
    assert [s.key for s in found.sections] == ["counselling", "counselling"]
    assert found.sections[0].text.split()[-4:] == ["Who", "may", "not?", "Nobody."]
    tabs = {tab.key: " ".join(section.text for section in tab.sections) for tab in found.tabs}
    assert ("Nobody" in tabs["faqs"], "Nobody" in tabs["counselling"]) == (True, False)
    assert "b" in tabs["counselling"].split()


def test_a_boxed_warning_without_words_is_none() -> None:
    empty = section("34066-1", "<paragraph>\u00a0</paragraph>")
    assert "oxed" not in made(empty + section("34071-1", "", below=empty) + USAGE)


def test_a_line_that_would_be_a_label_is_kept_from_it_within_markup() -> None:
    text = made(section("34088-5", '<content styleCode="underline"># FAQ</content><br/>&amp;amp; FAQ'))
    assert "<u># FAQ<b></b></u>\\\n&amp;amp; FAQ" in text


def test_links_inside_the_label_lead_to_the_section_of_their_target() -> None:
    target = section("34068-7", '<paragraph ID="P1">5 mg</paragraph>', "2 DOSAGE AND ADMINISTRATION")
    link = section("34070-3", '<paragraph>See <linkHtml href="#P1">2</linkHtml></paragraph>', "4 CONTRAINDICATIONS")
    assert "See [2](#dosage)" in made(target + link)


def test_images_stand_beside_the_page() -> None:
    shown = '<paragraph>x</paragraph><renderMultiMedia referencedObject="M1"/>'
    assert body_of_with(shown, MEDIA.format("curve.jpg")) == "x\n\n![a curve](stem-1.jpg)"


def body_of_with(text: str, below: str) -> str:
    """Return the Markdown of a section on usage with more below its text."""
    return made(section("34067-9", text, below=below)).partition("## Usage\n\n")[2].rstrip("\n")


TABLES = [
    (
        "<table><thead><tr><th>Drug</th><th>Dose</th></tr></thead><tbody><tr><td>a|b</td><td>&lt;5<br/>mg</td></tr>"
        "</tbody></table>",
        "| Drug | Dose |\n| --- | --- |\n| a\\|b | \\<5<br> mg |",
    ),
    (
        '<table><tr><td><content styleCode="bold">Drug</content></td><td><content styleCode="bold">Dose</content></td>'
        "</tr><tr><td>a</td><td>5</td></tr></table>",
        "| **Drug** | **Dose** |\n| --- | --- |\n| a | 5 |",
    ),
    (
        '<table><caption>Doses</caption><tr><td rowspan="2">a</td><td colspan="2">5 &lt; x</td></tr>'
        "<tr><td><paragraph>b</paragraph><paragraph>c</paragraph></td><td><list><item>d</item></list></td></tr></table>",
        '**Doses**\n\n<table>\n<tbody>\n<tr>\n<td rowspan="2">a</td>\n<td colspan="2">5 &lt; x</td>\n</tr>\n<tr>\n'
        "<td><p>b</p>\n<p>c</p></td>\n<td><ul>\n<li>d</li>\n</ul></td>\n</tr>\n</tbody>\n</table>",
    ),
    ("<table><tr><td>a</td></tr><tr><td><list><item>b</item></list></td></tr></table>", "a\n\n- b"),
    (
        "<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<th>c</th>\n<td>d</td>\n</tr>\n"
        "</tbody>\n</table>",
    ),
    (
        "<table><tfoot><tr><td>foot</td><td/></tr></tfoot><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
        "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>foot</td>\n<td></td>\n</tr>\n</tbody>\n</table>",
    ),
]


@pytest.mark.parametrize(("xml", "markdown"), TABLES)
def test_tables(xml: str, markdown: str) -> None:
    assert body_of(xml) == markdown


def test_a_table_in_a_page_has_its_cells_spans_and_blocks() -> None:
    [found] = read(section("34067-9", TABLES[2][0])).sections
    cells = _cells(found.html)
    assert [text_of(cell.children).split() for cell in cells] == [["a"], ["5", "<", "x"], ["b", "c"], ["d"]]
    assert [cell.attributes.strip() for cell in cells] == ['rowspan="2"', 'colspan="2"', "", ""]


def _cells(html: str) -> list:  # type: ignore[type-arg]
    left, found = [parse_html(html)], []
    while left:
        node = left.pop(0)
        found += [node] if node.tag in ("td", "th") else []
        left = [child for child in node.children if not isinstance(child, str)] + left
    return found


def test_a_label_is_let_go_of_without_a_search_for_cycles() -> None:
    """Memory would grow with the number of labels until Python next looks for them."""
    nested = section("34071-1", f"<paragraph>a</paragraph>{TABLES[2][0]}", "WARNINGS", below=USAGE)
    made(nested)
    gc.collect()
    gc.disable()
    try:
        made(nested)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_same_label_makes_the_same_page() -> None:
    assert made(USAGE) == made(USAGE)


def test_every_code_leads_to_a_section_of_a_page() -> None:
    special = {"boxed", "left_out", "around"}
    assert set(mapped().codes.values()) | set(mapped().fields.values()) == set(HEADINGS) | special
    assert set(HEADINGS) <= set(mapped().vocabulary.keys)
