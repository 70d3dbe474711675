"""A page as an OpenDocument text (ODF 1.2): headings as styles, title and language in its metadata. Needs no Qt.

Qt's own writer (QTextDocumentWriter) puts the cells of a table that follows a list outside of their rows, so that an
office program drops their text, and knows neither headings nor metadata.
"""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from string import Template
from typing import NamedTuple
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from medviewer import __version__
from medviewer.export.page_body import page_html
from medviewer.export.page_source import PageSource
from medviewer.export.selection import language
from medviewer.locations import resources
from medviewer.monograph.faq.html_tree import Element, Node, parse, text_of
from medviewer.monograph.model import Monograph
from medviewer.quoted_names import titled

WIDEST_SPAN = 64
_ATTRIBUTE = re.compile(r'(?<![a-z])([a-z]++)="([^"]*)"')


class GridSlot(NamedTuple):
    """A place in a row: a cell that reaches over `wide` columns and `high` rows, or None where one reaches into."""

    cell: Element | None
    wide: int = 1
    high: int = 1


def attributes_of(element: Element) -> dict[str, str]:
    """Return an element's attributes without character references."""
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(element.attributes)}


def rows_of(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the rows of a table's head and of its body; what stands outside of rows gets one of its own."""
    head: list[Element] = []
    body: list[Element] = []
    for part in _only(table.children, ("tr", "thead", "tbody")):
        rows = [part] if part.tag == "tr" else _only(part.children, ("tr",))
        (head if part.tag == "thead" and not body else body).extend(rows)
    return head, body


def grid(rows: Sequence[Element]) -> list[list[GridSlot]]:
    """Return the slots of each row, each at its column; rows may differ in length.

    Cells that span rows end with the last one, as HTML has it.
    """
    placed: list[list[GridSlot]] = []
    below: list[int] = []  # for each column, how many rows more a cell reaches into
    for number, row in enumerate(rows):
        slots: list[GridSlot] = []
        for cell in _only(row.children, ("td", "th")):
            _pass_covered(slots, below)
            wide = min(_span(cell, "colspan"), _free(below, len(slots)))
            high = min(_span(cell, "rowspan"), len(rows) - number)
            below += [0] * (len(slots) + wide - len(below))
            below[len(slots) : len(slots) + wide] = [high - 1] * wide
            slots += [GridSlot(cell, wide, high), *[GridSlot(None)] * (wide - 1)]
        while len(slots) < len(below):
            _pass_covered(slots, below)
            slots += [GridSlot(Element("td"))] * (len(slots) < len(below))
        while below and not below[-1]:
            below.pop()
        placed.append(slots)
    return placed


def _pass_covered(slots: list[GridSlot], below: list[int]) -> None:
    while len(slots) < len(below) and below[len(slots)]:
        below[len(slots)] -= 1
        slots.append(GridSlot(None))


def _free(below: Sequence[int], column: int) -> int:
    """Return how many columns from `column` on no cell of a row above reaches into."""
    taken = (number for number in range(column, len(below)) if below[number])
    return next(taken, column + WIDEST_SPAN) - column


def _span(cell: Element, name: str) -> int:
    value = attributes_of(cell).get(name, "1")
    return max(1, min(int(value), WIDEST_SPAN)) if value.isdecimal() and len(value) < 5 else 1


def _only(nodes: Sequence[Node], tags: tuple[str, ...]) -> list[Element]:
    """Return the elements of these tags, each other node that says something in one of the first tag."""
    wanted = []
    for node in nodes:
        if isinstance(node, Element) and node.tag in tags:
            wanted.append(node)
        elif isinstance(node, Element) or node.strip():
            wanted.append(Element(tags[0], "", [node]))
    return wanted


NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="{address}"'
        for prefix, address in {
            "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
            "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
            "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
            "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
            "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
            "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
            "xlink": "http://www.w3.org/1999/xlink",
            "dc": "http://purl.org/dc/elements/1.1/",
        }.items()
    )
    + ' office:version="1.2"'
)
WIDEST, HIGHEST = 6.3, 8.5  # inches, of an image
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table hr thead tbody tr td th".split()  # noqa: SIM905
)
_BREAK = "<text:line-break/>"
_ALIGNED = {"right": "_20_right", "center": "_20_centre"}
_SPAN_CLASSES = {"mark": "Quiet", "no-image": "Quiet"}
_SPANS = {"b": "Strong", "strong": "Strong", "i": "Emphasis", "em": "Emphasis", "code": "Code", "sup": "Superscript"}
_SPANS |= {"sub": "Subscript", "s": "Struck", "u": "Underlined"}
_CLASSES = {
    "callout": "Callout",
    "provenance": "Provenance",
    "seal": "Seal",
    "facts": "Facts",
    "q": "Question",
    "disclaimer": "Disclaimer",
}
_PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)")
_SPACES = re.compile(r"[ \t\n\r\f]+")


class _List(NamedTuple):
    style: str
    item: str


class Body:
    """Writes blocks one after the other, and keeps the pictures they hold."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self._named: dict[str, str] = {}
        self._drawn = 0
        self._out: list[str] = []
        self._lists: list[_List] = []

    @classmethod
    def of(cls, markup: str) -> Body:
        """Return the body that says what safe HTML says."""
        body = cls()
        body._blocks(parse(markup).children, "Text_20_body")
        return body

    @property
    def xml(self) -> str:
        """Return what was written."""
        return "".join(self._out)

    def _blocks(self, nodes: Sequence[Node], style: str) -> None:
        """Write blocks; what stands between them makes paragraphs of its own."""
        loose: list[Node] = []
        for node in nodes:
            if isinstance(node, Element) and node.tag in _BLOCKS:
                self._paragraph(loose, style)
                loose = []
                self._block(node, style)
            else:
                loose.append(node)
        self._paragraph(loose, style)

    def _block(self, node: Element, style: str) -> None:
        attributes = attributes_of(node)
        style = _CLASSES.get(attributes.get("class", ""), style)
        if node.tag in ("ul", "ol"):
            self._list(node, attributes.get("start", ""), style)
        elif node.tag == "table":
            self._table(node)
        elif node.tag == "pre":
            self._paragraph(node.children, "Preformatted", whole=True)
        elif node.tag == "hr":
            self._out.append('<text:p text:style-name="Rule"/>')
        elif node.tag[0] == "h":
            self._heading(node)
        else:
            self._blocks(node.children, "Callout" if node.tag == "blockquote" else style)

    def _heading(self, node: Element) -> None:
        level = node.tag[1]
        start = f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
        self._out.append(f"{start}{self._inline(node.children).strip()}</text:h>")

    def _paragraph(self, nodes: Sequence[Node], style: str, whole: bool = False) -> None:
        text = self._inline(nodes, whole)
        if text.strip():
            name = "Right_20_to_20_left" if _is_right_to_left(text_of(nodes)) else style
            self._out.append(f'<text:p text:style-name="{name}">{text if whole else text.strip(" ")}</text:p>')

    def _list(self, node: Element, start: str, style: str) -> None:
        made = "Numbers" if node.tag == "ol" else "Bullets"
        self._out.append(f'<text:list text:style-name="{made}">')
        for child in node.children:
            if isinstance(child, Element):
                self._item(child, made, start, style)
                start = ""
            elif child.strip():
                self._item(Element("li", "", [child]), made, start, style)
        self._out.append("</text:list>")

    def _item(self, node: Element, made: str, start: str, style: str) -> None:
        value = f' text:start-value="{int(start)}"' if start.isdecimal() and int(start) < 10**9 else ""
        self._out.append(f"<text:list-item{value}>")
        self._lists.append(_List(made, "list-item"))
        self._blocks(node.children, "List" if style == "Text_20_body" else style)
        self._out.append(f"</text:{self._lists.pop().item}>")

    def _table(self, node: Element) -> None:
        """Write a table; no list can hold one, so those around it end and go on after it."""
        around, self._lists = self._lists, []
        self._out += [f"</text:{level.item}></text:list>" for level in reversed(around)]
        head, body = map(grid, rows_of(node))
        columns = max(map(len, [*head, *body]), default=0)
        if columns:
            repeated = f'<table:table-column table:number-columns-repeated="{columns}"/>'
            self._out.append(f'<table:table table:style-name="Table">{repeated}')
            self._header_rows(head, columns)
            self._rows(body, columns)
            self._out.append("</table:table>")
        for level in around:
            resumed = f'<text:list text:style-name="{level.style}" text:continue-numbering="true">'
            self._out.append(f"{resumed}<text:list-header>")
        self._lists = [level._replace(item="list-header") for level in around]

    def _header_rows(self, rows: Sequence[Sequence[GridSlot]], columns: int) -> None:
        if rows:
            self._out.append("<table:table-header-rows>")
            self._rows(rows, columns)
            self._out.append("</table:table-header-rows>")

    def _rows(self, rows: Sequence[Sequence[GridSlot]], columns: int) -> None:
        for row in rows:
            self._out.append('<table:table-row table:style-name="Row">')
            for slot in row:
                self._cell(slot)
            if len(row) < columns:
                self._out.append(f'<table:table-cell table:number-columns-repeated="{columns - len(row)}"/>')
            self._out.append("</table:table-row>")

    def _cell(self, slot: GridSlot) -> None:
        if slot.cell is None:
            self._out.append("<table:covered-table-cell/>")
            return
        spans = f' table:number-columns-spanned="{slot.wide}"' if slot.wide > 1 else ""
        spans += f' table:number-rows-spanned="{slot.high}"' if slot.high > 1 else ""
        named = "Head" if slot.cell.tag == "th" else "Cell"
        self._out.append(f'<table:table-cell table:style-name="{named}" office:value-type="string"{spans}>')
        align = attributes_of(slot.cell).get("align", "")
        before = len(self._out)
        self._blocks(slot.cell.children, f"{named}{_ALIGNED.get(align, '')}")
        if len(self._out) == before:
            self._out.append('<text:p text:style-name="Cell"/>')
        self._out.append("</table:table-cell>")

    def _inline(self, nodes: Sequence[Node], whole: bool = False) -> str:
        return "".join(self._run(node, whole) for node in nodes)

    def _run(self, node: Node, whole: bool) -> str:
        if isinstance(node, str):
            return _preformatted(node) if whole else escape(_SPACES.sub(" ", node))
        attributes = attributes_of(node)
        if node.tag == "br":
            return _BREAK
        if node.tag == "img":
            return self._picture(attributes)
        inside = self._inline(node.children, whole)
        if node.tag == "a" and (address := attributes.get("href")):
            return f'<text:a xlink:type="simple" xlink:href={quoteattr(address)}>{inside}</text:a>'
        style = _SPANS.get(node.tag) or _SPAN_CLASSES.get(attributes.get("class", ""))
        return f'<text:span text:style-name="{style}">{inside}</text:span>' if style else inside

    def _picture(self, attributes: Mapping[str, str]) -> str:
        found = _PICTURE.fullmatch(attributes.get("src", ""))
        if not found:
            return escape(attributes.get("alt", ""))
        self._drawn += 1
        number = self._drawn
        name = self._named.setdefault(found[0], f"Pictures/{number}.{found[1]}")
        if name not in self.pictures:
            self.pictures[name] = base64.b64decode(found[2])
        width, height = (int(attributes.get(side, "96")) / 96 for side in ("width", "height"))
        scale = min(1.0, WIDEST / width, HIGHEST / height)
        return (
            f'<draw:frame draw:name="Image {number}" text:anchor-type="as-char" svg:width="{width * scale:.3f}in" '
            f'svg:height="{height * scale:.3f}in"><draw:image xlink:href="{name}" xlink:type="simple" '
            f'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{escape(attributes.get("alt", ""))}</svg:title>'
            "</draw:frame>"
        )


def _preformatted(text: str) -> str:
    spaced = re.sub("  +", lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', escape(text.strip("\n")))
    return re.sub("^ ", "<text:s/>", spaced, flags=re.MULTILINE).replace("\t", "<text:tab/>").replace("\n", _BREAK)


def _is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs to the left (Unicode's bidirectional rules P2, P3)."""
    strong = (bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


MIME = "application/vnd.oasis.opendocument.text"
_UNIX = 3  # as zip files call it
_EPOCH = (1980, 1, 1, 0, 0, 0)  # one page gives the same file every time
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBERED = 'number style:num-format="1" style:num-suffix="."'
_BORDERED = 'fo:padding="0.04in" fo:border="0.5pt solid #8a949e"'
_TABLE_STYLES = (  # office programs take those of tables from here only
    '<style:style style:name="Table" style:family="table"><style:table-properties style:rel-width="100%" '
    'table:align="margins" table:border-model="collapsing" fo:margin-bottom="0.12in"/></style:style>'
    '<style:style style:name="Row" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
    '<style:style style:name="Cell" style:family="table-cell">'
    f"<style:table-cell-properties {_BORDERED}/></style:style>"
    '<style:style style:name="Head" style:family="table-cell">'
    f'<style:table-cell-properties {_BORDERED} fo:background-color="#eef1f4"/></style:style>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> bytes:
    """Return the file; raises ExportError for an unknown tab key."""
    body = Body.of(page_html(monograph, source, tabs))
    parts = {
        "content.xml": _content(body.xml),
        "styles.xml": _styles(monograph, source),
        "meta.xml": _meta(monograph),
    }
    files = {name: _NOT_XML.sub("", text).encode() for name, text in parts.items()} | body.pictures
    return _packed({**files, "META-INF/manifest.xml": _manifest(list(files)).encode()})


def _content(body: str) -> str:
    return (
        f"{_HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>{_TABLE_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def _styles(monograph: Monograph, source: PageSource) -> str:
    template = Template((resources() / "export-styles.xml").read_text(encoding="utf-8"))
    primary, *more = language(monograph).split("-")
    country = next((part for part in more if len(part) == 2 and part.isupper()), "none")
    return template.substitute(
        namespaces=NAMESPACES,
        language=primary.lower(),
        country=country,
        title=escape(titled(monograph.title)),
        source=escape(source.short),
        seal=escape(source.seal),
        lists=_list_style("Bullets", 'bullet text:bullet-char="•"') + _list_style("Numbers", _NUMBERED),
    )


def _list_style(name: str, kind: str) -> str:
    """Return a list style of the ten levels that there are, each a quarter of an inch further in."""
    levels = "".join(
        f'<text:list-level-style-{kind} text:level="{level}"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="listtab" fo:text-indent="-0.2in" fo:margin-left="{level / 4}in"/>'
        f"</style:list-level-properties></text:list-level-style-{kind.split()[0]}>"
        for level in range(1, 11)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def _meta(monograph: Monograph) -> str:
    return (
        f"{_HEAD}<office:document-meta {NAMESPACES}><office:meta>"
        f"<meta:generator>medviewer/{__version__}</meta:generator>"
        f"<dc:title>{escape(monograph.title)}</dc:title><dc:language>{language(monograph)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _manifest(names: Sequence[str]) -> str:
    kinds = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kinds[name.rpartition(".")[2]]}"/>'
        for name in names
    )
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" '
        f'manifest:media-type="{MIME}"/>{entries}</manifest:manifest>'
    )


def _packed(files: dict[str, bytes]) -> bytes:
    """Return the package; the file `mimetype` stands first and as it is (ODF 1.2, part 3, 3.3)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(_member("mimetype"), MIME, zipfile.ZIP_STORED)
        for name, content in files.items():
            package.writestr(_member(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    """Return the head of a file in the package, the same on every system."""
    head = zipfile.ZipInfo(name, _EPOCH)
    head.create_system = _UNIX
    return head
