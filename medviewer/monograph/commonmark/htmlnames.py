"""Names of HTML's tags and attributes by what becomes of them on a page."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("br hr img")
INLINE = _names("a b code em i s strong sub sup u")
NESTING = INLINE | _names("blockquote div ol pre span table ul")
"""Tags that may hold themselves; the others are closed by the next of their kind."""
SHOWN = VOID | NESTING | _names("h1 h2 h3 h4 h5 h6 li p tbody td th thead tr")
"""Tags that stay; the text of every other one stays without it."""
HIDDEN = _names("script style")
"""Tags that go with all they hold."""
MEANT = {"del": "s", "strike": "s", "mark": "strong", "summary": "strong"} | dict.fromkeys(
    _names(
        "address article aside center dd details dialog dir dl dt fieldset figcaption figure footer form header hgroup"
        " legend main menu nav optgroup option search section"
    ),
    "div",
)
"""Tags that are shown as another one is, where the page closes them: Qt and OpenDocument know none of these. A block in
a browser is one here, too, or its text would be joined with what is around it."""
PLACE = "at-"
"""Stands before the names that a page gives its places, so that none is one that a program or a browser knows."""
ATTRIBUTES = {
    "a": _names("href name title"),
    "img": _names("src alt title"),
    "ol": _names("start"),
    "td": _names("align colspan rowspan"),
    "th": _names("align colspan rowspan"),
}
"""Attributes that stay, by tag."""
RAW = _names("script style pre textarea")
"""Tags whose block ends with their closing tag: https://spec.commonmark.org/0.31.2/#html-blocks, start condition 1."""
BLOCKS = _names(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link"
    " main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead"
    " title tr track ul"
)
"""Tags that begin a block wherever a line begins with them: start condition 6."""
KNOWN = (
    SHOWN
    | HIDDEN
    | BLOCKS
    | RAW
    | _names(
        "abbr acronym applet area audio bdi bdo big button canvas cite data datalist del dfn embed font hgroup input"
        " ins kbd label map mark math meta meter noscript object output picture plaintext progress q rp rt ruby samp"
        " select slot small source strike svg template time tt var video wbr xmp"
    )
)
"""Every tag of HTML, old ones too: https://html.spec.whatwg.org/multipage/indices.html#elements-3."""
WITHOUT_VALUE = _names(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled hidden inert ismap loop"
    " multiple muted nohref noshade novalidate nowrap open playsinline readonly required reversed selected"
)
"""Attributes that stand without a value."""
