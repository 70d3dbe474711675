"""Labels of random structure have pages that hold all of them, and the judge of that sees what is wrong."""

from __future__ import annotations

import pytest
from lxml import etree

from medviewer.importing import label_page
from medviewer.importing.spl import document, product
from medviewer.importing.spl.mapping import mapped
from medviewer.monograph.parser import parse

from .conftest import USAGE, label, section
from .judge import compared
from .judge_label import label_holds
from .judge_page import page_holds
from .judge_record import SECTION_OF
from .odd_labels import Maker


def made(data: bytes) -> str:
    """Return the page of a label as text."""
    root = document.read(data)
    envelope = document.envelope(root)
    return label_page.spl_page(root, envelope, product.product(root, envelope), "stem", lambda _: None).content.decode()


def faults(data: bytes, text: str) -> list[str]:
    """Return what is wrong with the page of a label."""
    read = parse(text, "page", mapped().vocabulary)
    wanted = label_holds(etree.fromstring(data), mapped().codes)
    return [*compared(wanted, page_holds(read)), *(problem.message for problem in read.problems)]


@pytest.mark.parametrize("seed", range(24))
def test_all_of_a_label_stands_on_its_page_whatever_its_structure(seed: int) -> None:
    data = Maker(seed).label()
    assert faults(data, made(data)) == []


TABLE = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
JUDGED = label(
    USAGE
    + section("34066-1", "<paragraph>Hot.</paragraph>", "WARNING")
    + section("34068-7", f"<paragraph>5 mg<sup>2</sup> daily</paragraph>{TABLE}<list><item>one</item></list>", "Dose")
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("For testing.", "For."),
        ("mg<sup>2</sup>", "mg2"),
        ("daily", "daily daily"),
        ("<td>c</td>\n<td>d</td>", "<td>d</td>\n<td>c</td>"),
        ("<td>c</td>\n<td>d</td>", '<td colspan="2">c</td>\n<td>d</td>'),
        ("- one", "one"),
        ("> Hot.", "Hot."),
        ("## Dosage", "## Precautions"),
        ("### Dose", "Dose"),
    ],
)
def test_the_judge_sees_what_is_wrong(old: str, new: str) -> None:
    text = made(JUDGED)
    assert old in text
    assert faults(JUDGED, text) == []
    assert faults(JUDGED, text.replace(old, new)) != []


def test_every_field_of_openfda_has_its_section() -> None:
    """Those that are told apart by nothing but their name, as unclassified ones, belong to what is around them."""
    special = {"boxed": "overview", "left_out": "", "around": "label_text"}
    given = {name: special.get(key, key) for name, key in mapped().fields.items()}
    wanted = {name: key for name, key in SECTION_OF.items() if name in given or key not in ("", "label_text")}
    assert {name: given.get(name) for name in wanted} == wanted
    assert set(given) - set(SECTION_OF) == {"ask_doctor_pharmacist"}
