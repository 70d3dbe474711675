"""The pages that name one, as the text of a pane."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from medviewer.export.paper.richtext import rich_text
from medviewer.export.quotations import passage_html
from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.together import MOST_NAMING, NamingSection, Passage
from medviewer.ui.base.language import shown_title
from medviewer.ui.documents.page_addresses import address_of
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.pieces import pieces_of
from medviewer.ui.documents.quoted_passages import QuoteAddresses

translate = QCoreApplication.translate
NAMES_AT_ONCE = 60
"""Names of a paragraph, which is laid out in one go: tens of thousands of pages may name one."""


class NamedByText(NamedTuple):
    """The pages that name one.

    sections: key and title of each section that names it. pages: how many do. texts: in pieces, by the key of each
    section, and of all of them.
    """

    sections: Sequence[tuple[str, str]]
    pages: int
    quotes: QuoteAddresses
    texts: Mapping[str, list[str]]

    def parts(self, key: str) -> list[str]:
        """Return the text of a section, or of all, in pieces."""
        if not self.pages:
            return [f"<p>{translate('NamedByControl', 'No page of this library names it.')}</p>"]
        return self.texts[key]


def asked(catalogue: Catalogue, page_id: str) -> NamedByText:
    """Return who names a page, with the passages of the first of them; called in a thread.

    What the library told is left there too: to let go of a hundred thousand rows takes tens of milliseconds.
    """
    named = catalogue.named_by(page_id)
    ids = list(dict.fromkeys(page.id for part in named.sections for page in part.pages))
    passages, quotes = catalogue.passages_naming(page_id, ids[:MOST_NAMING]), QuoteAddresses()
    texts = {part.section: rich_text(_section(part, passages, quotes)) for part in named.sections}
    pieces = {key: pieces_of(text) for key, text in {ALL: "".join(texts.values()), **texts}.items()}
    sections = [(part.section, shown_title(part.section, part.label)) for part in named.sections]
    return NamedByText(sections, len(ids), quotes, pieces)


def _section(part: NamingSection, told: Mapping[str, tuple[Passage, ...]], quotes: QuoteAddresses) -> str:
    """Return a section: the pages whose passages were told by their ids with these, then the others by name."""
    quoted, others = [], []
    for page in part.pages:
        link = f'<a class="title" href="{html.escape(address_of(page.id, part.section))}">{html.escape(page.title)}</a>'
        passages = [passage for passage in told.get(page.id, ()) if passage.section == part.section]
        if passages:
            quoted.append(f"<h4>{link}</h4>" + "".join(passage_html(one, quotes.address, False) for one in passages))
        else:
            others.append(link)
    named = [", ".join(others[start : start + NAMES_AT_ONCE]) for start in range(0, len(others), NAMES_AT_ONCE)]
    also = f'<span class="missing">{translate("NamedByControl", "Also named on the pages of:")}</span> '
    rest = f"<p>{also}{',</p><p>'.join(named)}</p>" if named else ""
    return f"<h2>{html.escape(shown_title(part.section, part.label))}</h2>" + "".join(quoted) + rest
