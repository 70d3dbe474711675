"""The pages of the tray about one another, as the text of a pane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from medviewer.export.page_source import PageSource
from medviewer.export.paper.richtext import rich_text
from medviewer.export.quotations import QuoteWording, Together, pairs_html
from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.together import PagePair
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.documents.pieces import pieces_of
from medviewer.ui.documents.quoted_passages import QuoteAddresses
from medviewer.ui.several_pages.quotes_view import notice

translate = QCoreApplication.translate


class TrayText(NamedTuple):
    """The pages of the tray about one another.

    titles: by id, of those still there. whole: the text of all, in pieces.
    """

    pairs: Sequence[PagePair]
    titles: dict[str, str]
    quotes: QuoteAddresses
    words: QuoteWording
    whole: list[str]

    def parts(self, key: str) -> list[str]:
        """Return the text of what concerns one page, or of all, in pieces."""
        if len(self.titles) < 2:
            return [f"<p>{how_to_fill()}</p>"]
        if key == ALL:
            return self.whole or self.text(self.pairs)
        return self.text(pair for pair in self.pairs if key in (pair.one, pair.other))

    def text(self, pairs: Iterable[PagePair]) -> list[str]:
        """Return the text of pairs in pieces."""
        return pieces_of(rich_text(pairs_html(pairs, self.titles, self.words, self.quotes.address)))

    def with_sources(self, catalogue: Catalogue, left_out: Sequence[str] = ()) -> Together:
        """Return it for paper and files, each page with its provenance; reads the pages, raises PageError.

        left_out: lines of a list for which no page was looked at.
        """
        pages = ((page_id, catalogue.page(page_id)) for page_id in self.titles)
        sources = {id: PageSource.of(page, catalogue.read(id)).lines if page else ("", "") for id, page in pages}
        return Together(self.pairs, self.titles, sources, tuple(left_out))


def wording() -> QuoteWording:
    """Return the words around quotations in the window's language."""
    return QuoteWording(
        title=translate("TrayControl", "Named together"),
        notice=notice(),
        says=translate("TrayControl", "The page of {} says of {}"),
        silent=translate("TrayControl", "The page of {} does not name {}."),
        neither=translate("TrayControl", "Pages of which neither names the other:"),
        beside=translate("TrayControl", "{} and {}"),
        each=translate("TrayControl", "{} with {}"),
        sources=translate("TrayControl", "The pages"),
        left_out=translate("TrayControl", "Not looked at:"),
    )


def how_to_fill() -> str:
    """Return what an empty tray says."""
    return translate(
        "TrayControl",
        "Put two or more drugs here to read what their pages say of one another: drag them from the list, "
        "press Ctrl+Shift+T on them, or paste a medication list with Ctrl+Shift+V.",
    )


def asked(catalogue: Catalogue, ids: Sequence[str]) -> TrayText:
    """Return what the pages say; called in a thread."""
    pages = ((page_id, catalogue.page(page_id)) for page_id in ids)
    titles = {page_id: page.title for page_id, page in pages if page is not None}
    answer = TrayText(catalogue.named_together(list(titles)), titles, QuoteAddresses(), wording(), [])
    return answer._replace(whole=answer.text(answer.pairs))
