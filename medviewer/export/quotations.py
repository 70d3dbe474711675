"""Quotations of pages about one another: each two of them in both directions, for screen, paper and files."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer.atomic import write_atomically
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.library.mentions.together import NOTICE, PagePair, Passage
from medviewer.quoted_names import titled

if TYPE_CHECKING:
    from medviewer.export.paper.pdf import ToPdf
    from medviewer.export.paper.printout import Printable

LANGUAGE = "en"
"""Of the words around the quotations."""

Address = Callable[[Passage], str]


class QuoteWording(NamedTuple):
    """The words around what is quoted; each `{}` a title."""

    title: str = "Named together"
    notice: str = NOTICE
    says: str = "The page of {} says of {}"
    silent: str = "The page of {} does not name {}."
    neither: str = "Pages of which neither names the other:"
    beside: str = "{} and {}"
    each: str = "{} with {}"
    sources: str = "The pages"
    left_out: str = "Not looked at:"


class Together(NamedTuple):
    """Pages that are asked about one another. titles, sources: names and `Source.lines` by their ids.

    left_out: lines of a list for which no page was looked at, each with the reason.
    """

    pairs: Sequence[PagePair]
    titles: Mapping[str, str]
    sources: Mapping[str, tuple[str, str]]
    left_out: Sequence[str] = ()


def pairs_html(
    pairs: Iterable[PagePair], titles: Mapping[str, str], words: QuoteWording, address: Address | None = None
) -> str:
    """Return each two pages of which one names the other, then one line of those that do not.

    address: makes the address under which a passage is opened; without it nothing is a link.
    """
    together = list(pairs)
    quotes = "".join(_pair(pair, titles, words, address) for pair in together if pair.forth or pair.back)
    return quotes + _neither([pair for pair in together if not (pair.forth or pair.back)], titles, words)


def passage_html(passage: Passage, address: Address | None = None, labelled: bool = True) -> str:
    """Return a passage with the names in it marked; a link where it has an address. labelled: its section before it."""
    label = f'<b class="label">{html.escape(passage.label)}</b>&nbsp; ' if labelled else ""
    quoted = label + "".join(_marked(passage))
    if address is None:
        return f'<p class="quote">{quoted}</p>'
    return f'<p class="quote"><a class="quote" href="{html.escape(address(passage))}">{quoted}</a></p>'


def printed(together: Together, words: QuoteWording) -> str:
    """Return the HTML body for paper and files: the notice, all pairs both ways, every provenance."""
    heading = f'<h1 id="top">{html.escape(words.title)}</h1><p><b>{html.escape(words.notice)}</b></p>'
    heading += _left_out(together.left_out, words)
    asked = {passage.id for pair in together.pairs for passage in (*pair.forth, *pair.back)}
    ids = [*(id for id in together.titles if id in asked), *(id for id in together.titles if id not in asked)]
    listed = "".join(_source(together.titles[id], together.sources[id]) for id in ids)
    sources = f"<h2>{html.escape(words.sources)}</h2><ul>{listed}</ul>"
    return heading + pairs_html(together.pairs, together.titles, words) + sources


def _left_out(lines: Sequence[str], words: QuoteWording) -> str:
    if not lines:
        return ""
    listed = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<p><b>{html.escape(words.left_out)}</b></p><ul>{listed}</ul>"


def _source(title: str, lines: tuple[str, str]) -> str:
    quotes, seal = lines
    return f"<li>{html.escape(titled(title))}: {html.escape(quotes)}<br><b>{html.escape(seal)}</b></li>"


def printable(together: Together, words: QuoteWording) -> Printable:
    """Return what is printed, the notice at the foot of each sheet."""
    from medviewer.export.paper.printout import Printable

    return Printable(words.title, words.notice, printed(together, words))


def export(
    together: Together,
    words: QuoteWording,
    form: str,
    path: Path,
    watch: Watch = UNWATCHED,
    to_pdf: ToPdf | None = None,
) -> None:
    """Write what is said to `path`, whole or not at all; raises ExportError.

    form: "pdf" or "html". to_pdf: lays it out, None for this thread.
    """
    if form == "pdf":
        from medviewer.export.paper.paper import page_layout
        from medviewer.export.paper.pdf import written

        content = (to_pdf or written)(printable(together, words), page_layout(), LANGUAGE, watch)
    else:
        from medviewer.export.formats.html import document

        title = f"{words.title}: {named(together)}"
        content = document(title, words.notice, printed(together, words), LANGUAGE).encode("utf-8", "replace")
    watch.check()
    write_atomically(path, content)


def named(together: Together) -> str:
    """Return the names of the pages in a line."""
    return ", ".join(together.titles.values())


def _pair(pair: PagePair, titles: Mapping[str, str], words: QuoteWording, address: Address | None) -> str:
    one, other = titles[pair.one], titles[pair.other]
    heading = f"<h2>{html.escape(words.beside.format(one, other))}</h2>"
    forth = _direction(pair.forth, one, other, words, address)
    return heading + forth + _direction(pair.back, other, one, words, address)


def _direction(quotes: Iterable[Passage], of: str, about: str, words: QuoteWording, address: Address | None) -> str:
    quoted = "".join(passage_html(passage, address) for passage in quotes)
    if not quoted:
        return f'<p class="missing">{html.escape(words.silent.format(of, about))}</p>'
    return f"<h4>{html.escape(words.says.format(of, about))}</h4>{quoted}"


def _neither(pairs: Iterable[PagePair], titles: Mapping[str, str], words: QuoteWording) -> str:
    """Return the line of the pairs that say nothing, those of one page together."""
    beside: dict[str, list[str]] = {}
    for pair in pairs:
        beside.setdefault(pair.one, []).append(titles[pair.other])
    if not beside:
        return ""
    together = "; ".join(words.each.format(titles[one], ", ".join(others)) for one, others in beside.items())
    return f'<p class="missing">{html.escape(words.neither)} {html.escape(together)}.</p>'


def _marked(passage: Passage) -> Iterator[str]:
    at = 0
    for mark in passage.marks:
        end = mark.start + mark.length
        yield html.escape(passage.sentence[at : mark.start])
        yield f'<b class="hit">{html.escape(passage.sentence[mark.start : end])}</b>'
        at = end
    yield html.escape(passage.sentence[at:])
