"""The facts of a page in one line, and how much of title, facts and disclaimer has room outside of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph

LONGEST_TITLE = 300
LONGEST_FACTS = 1000
LONGEST_DISCLAIMER = 4000
"""Letters that are shown above and below a page; what is longer stands in the page as well."""


def facts_of(monograph: Monograph) -> str:
    """Return generic name, class, ATC, brands, forms and routes in one line, each once and where the page gives it."""
    from medviewer.monograph.published_label import listed

    generic, brands = monograph.generic_name, ", ".join(monograph.brands)
    known = {monograph.title.casefold(), generic.casefold()}
    parts = [
        generic if generic.casefold() != monograph.title.casefold() else "",
        monograph.drug_class,
        ", ".join(monograph.atc),
        brands if brands.casefold() not in known else "",
        listed(monograph.front_matter, "dosage_forms"),
        listed(monograph.front_matter, "routes"),
    ]
    return "   ·   ".join(part for part in parts if part)


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text that has room above a page; the whole one stands in the page."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
