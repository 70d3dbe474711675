"""Warnings of `medviewer check --clinical`: doses that cannot be meant or are easily misread, and answers not given."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.commands.checking.checked_names import CheckedPage, checked
from medviewer.commands.every_page import WholePage
from medviewer.library.records import PagePlace
from medviewer.monograph.clinical.rules import ClinicalPage, ClinicalSection, Finding, findings
from medviewer.monograph.model import Monograph, Section


class DoseWarning(NamedTuple):
    """Something odd on a page."""

    page: PagePlace
    finding: Finding


class ClinicallyChecked(NamedTuple):
    """A page as `check --clinical` reads it."""

    checked: CheckedPage
    warnings: list[DoseWarning]


def clinically_checked(whole: WholePage) -> ClinicallyChecked:
    """Return the problems of a page and what is odd on it; of one that cannot be read its problems alone."""
    found = findings(clinical_page(whole.monograph)) if whole.readable else ()
    return ClinicallyChecked(checked(whole), [DoseWarning(whole.page, one) for one in found])


def clinical_page(monograph: Monograph) -> ClinicalPage:
    """Return a page as the rules read it."""
    lines = monograph.markdown.split("\n")
    sections = [ClinicalSection(one.key, _first_line(one, lines), one.markdown) for one in monograph.sections]
    return ClinicalPage(f"{monograph.title} {monograph.generic_name}".lower(), tuple(sections))


def _first_line(section: Section, lines: list[str]) -> int:
    """Return the line of the file where the Markdown of a section begins, which is without blank lines above it.

    Where a dialect was rewritten it is the line below the label.
    """
    first = section.markdown.partition("\n")[0]
    below = range(section.line, min(section.line + 5, len(lines)))
    return next((at + 1 for at in below if lines[at].rstrip() == first.rstrip()), section.line + 1)
