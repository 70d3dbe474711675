"""The facts of a page in one line, and how much of title, facts and disclaimer has room outside of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph

_WORD = re.compile(r"\w+")

LONGEST_TITLE = 300
LONGEST_FACTS = 1000
LONGEST_DISCLAIMER = 4000
"""Letters that are shown above and below a page; what is longer stands in the page as well."""


def facts_of(monograph: Monograph) -> str:
    """Return generic name, class, ATC, brands, forms and routes in one line, each once and where the page gives it.

    Of a published label, whose title is made of them, what the title says is left out.
    """
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
    return "   ·   ".join(part for part in parts if part and not _is_in_title(part, monograph))


def _is_in_title(part: str, monograph: Monograph) -> bool:
    """Tell whether all words of a part stand in the title of a published label."""
    from medviewer.monograph.published_label import label_of

    words = frozenset(_WORD.findall(part.casefold()))
    return (
        words <= frozenset(_WORD.findall(monograph.title.casefold())) and label_of(monograph.front_matter) is not None
    )


def shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text that has room above a page; the whole one stands in the page."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
