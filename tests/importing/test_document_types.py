"""Documents in the form of labels: those that are none are refused with their type, all others are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medviewer.importing.report import Report

from .conftest import SET_ID, USAGE, label, section

Bring = Callable[..., Report]
NAMELESS = {"generic": "", "brand": ""}


def typed(kind: str, name: str = "", body: str = USAGE, number: int = 1, **facts: str) -> bytes:
    """Return a document of a type."""
    return label(body, number, kind=f'{kind}" displayName="{name}', **facts)


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("51726-8", "ESTABLISHMENT DE-REGISTRATION", "ESTABLISHMENT DE-REGISTRATION"),
        ("51726-8", "", "NDC labeler code request"),
        ("51725-0", "ESTABLISHMENT REGISTRATION", "ESTABLISHMENT REGISTRATION"),
        ("82351-8", "", "REMS"),
        ("71446-9", "INDEXING - BILLING UNIT", "BILLING UNIT"),
        ("71743-9", "", "Generic drug facility"),
        ("53411-5", "", "Out of business"),
        ("75030-7", "", "Wholesale drug distributors"),
        ("99999-9", "INDEXING - SOMETHING NEW", "INDEXING - SOMETHING NEW"),
    ],
)
def test_a_document_that_is_no_label_is_refused_with_its_type(bring: Bring, kind: str, name: str, said: str) -> None:
    report = bring({"no.xml": typed(kind, name), "good.xml": label(USAGE, 2)})
    assert report.written == 1
    [refused] = report.refused
    assert refused.where.endswith("no.xml")
    assert refused.reason.startswith("it is no drug label: its type is “")
    assert said in refused.reason


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("34390-5", "HUMAN OTC DRUG LABEL"),
        ("60684-8", "CELLULAR THERAPY"),
        ("53404-0", "VACCINE LABEL"),
        ("75031-5", "HUMAN COMPOUNDED DRUG LABEL"),
        ("53409-9", "BULK INGREDIENT"),
        ("99999-9", "A TYPE OF TOMORROW"),
        ("99999-9", "LABEL OF AN ESTABLISHMENT"),
        ("", ""),
    ],
)
def test_labels_of_any_other_type_are_read(bring: Bring, kind: str, name: str) -> None:
    report = bring({"a.xml": typed(kind, name)})
    assert (report.written, report.refused) == (1, [])


def test_one_that_names_no_drug_is_read_if_it_has_a_section_of_a_label(bring: Bring) -> None:
    nothing = typed("99999-9", body=section("42229-5", "<paragraph>A firm.</paragraph>"), **NAMELESS)
    report = bring({"no.xml": nothing, "usage.xml": typed("99999-9", number=2, **NAMELESS)})
    assert report.written == 1
    assert [one.reason for one in report.refused] == [
        "it is no drug label: it names no drug and has no section of a label"
    ]
    assert SET_ID.format(1) not in str(report)
