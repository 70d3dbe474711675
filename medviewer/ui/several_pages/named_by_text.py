"""The pages that name one, as the text of a pane."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from medviewer.export.paper.richtext import rich_text
from medviewer.export.quotations import passage_html
from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.together import MOST_NAMING, NamedBy, NamingSection, Passage
from medviewer.ui.base.language import shown_title
from medviewer.ui.documents.page_addresses import address_of
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.pieces import pieces_of
from medviewer.ui.documents.quoted_passages import QuoteAddresses

translate = QCoreApplication.translate


class NamedByText(NamedTuple):
    """The pages that name one.

    passages: the passages of the first of them, by their ids. whole: the text of all, in pieces.
    """

    named: NamedBy
    passages: dict[str, tuple[Passage, ...]]
    quotes: QuoteAddresses
    whole: list[str]

    def parts(self, key: str) -> list[str]:
        """Return the text of a section, or of all, in pieces."""
        if not self.named.sections:
            return [f"<p>{translate('NamedByControl', 'No page of this library names it.')}</p>"]
        return self.whole if key == ALL else self.text(part for part in self.named.sections if part.section == key)

    def text(self, sections: Iterable[NamingSection]) -> list[str]:
        """Return the text of sections in pieces."""
        return pieces_of(rich_text("".join(_section(part, self) for part in sections)))


def asked(catalogue: Catalogue, page_id: str) -> NamedByText:
    """Return who names a page, with the passages of the first of them; called in a thread."""
    named = catalogue.named_by(page_id)
    ids = list(dict.fromkeys(page.id for part in named.sections for page in part.pages))
    answer = NamedByText(named, catalogue.passages_naming(page_id, ids[:MOST_NAMING]), QuoteAddresses(), [])
    return answer._replace(whole=answer.text(named.sections))


def _section(part: NamingSection, answer: NamedByText) -> str:
    """Return a section: the pages whose passages were read with these, then the others by name."""
    quoted, others = [], []
    for page in part.pages:
        link = f'<a class="title" href="{html.escape(address_of(page.id, part.section))}">{html.escape(page.title)}</a>'
        passages = [passage for passage in answer.passages.get(page.id, ()) if passage.section == part.section]
        if passages:
            quoted.append(
                f"<h4>{link}</h4>" + "".join(passage_html(one, answer.quotes.address, False) for one in passages)
            )
        else:
            others.append(link)
    also = translate("NamedByControl", "Also named on the pages of:")
    rest = f'<p><span class="missing">{also}</span> {", ".join(others)}</p>' if others else ""
    return f"<h2>{html.escape(shown_title(part.section, part.label))}</h2>" + "".join(quoted) + rest
