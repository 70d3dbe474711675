"""A page as an OpenDocument text (ODF 1.2): headings as styles, title and language in its metadata. Needs no Qt.

Qt's own writer (QTextDocumentWriter) puts the cells of a table that follows a list outside of their rows, so that an
office program drops their text, and knows neither headings nor metadata.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from string import Template
from xml.sax.saxutils import escape

from medviewer import __version__
from medviewer.export.odt.odtbody import NAMESPACES, Body
from medviewer.export.page_body import page_html
from medviewer.export.page_source import PageSource
from medviewer.export.selection import language
from medviewer.locations import resources
from medviewer.monograph.model import Monograph
from medviewer.quoted_names import titled

MIME = "application/vnd.oasis.opendocument.text"
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
        package.writestr(zipfile.ZipInfo("mimetype", _EPOCH), MIME, zipfile.ZIP_STORED)
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
