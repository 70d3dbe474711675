"""The formats that a page can be written in, and the one way to write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from medviewer.atomic import write_atomically
from medviewer.errors import ExportError
from medviewer.export.file_names import safe_name
from medviewer.export.page_source import PageSource
from medviewer.export.progress import UNWATCHED, Watch
from medviewer.monograph.model import Monograph

if TYPE_CHECKING:
    from medviewer.export.paper.pdf import ToPdf

__all__ = ["FORMATS", "Format", "export_page", "format_of", "render", "suggest_name", "write_atomically"]


Renderer = Callable[..., Any]
"""Takes the page, its source and the keys of tabs, or None for all; returns `str` or `bytes`."""


class Format(NamedTuple):
    """One way to write a page.

    key: as the command line names it. suffix: with its dot.
    renderer: imports what renders it and returns that. laid_out: on paper, which takes long enough to be
    watched, and may be left to another process.
    """

    key: str
    suffix: str
    renderer: Callable[[], Renderer]
    laid_out: bool = False


def _pdf() -> Renderer:
    from medviewer.export.paper import pdf

    return pdf.render


def _html() -> Renderer:
    from medviewer.export.formats import html

    return html.render


def _odt() -> Renderer:
    from medviewer.export import odt

    return odt.render


def _markdown() -> Renderer:
    from medviewer.export.formats import markdown

    return markdown.render


def _text() -> Renderer:
    from medviewer.export.formats import text

    return text.render


def _json() -> Renderer:
    from medviewer.export.formats import json_

    return json_.render


def _jsonl() -> Renderer:
    from medviewer.export.formats import json_

    return json_.render_line


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        made.key: made
        for made in (
            Format("pdf", ".pdf", _pdf, laid_out=True),
            Format("html", ".html", _html),
            Format("odt", ".odt", _odt),
            Format("markdown", ".md", _markdown),
            Format("text", ".txt", _text),
            Format("json", ".json", _json),
            Format("jsonl", ".jsonl", _jsonl),
        )
    }
)


def format_of(key: str) -> Format:
    """Return the format of this key; raises ExportError naming those there are."""
    if key not in FORMATS:
        raise ExportError("There is no format “{}”. Choose one of: {}.", key, ", ".join(FORMATS))
    return FORMATS[key]


def suggest_name(title: str, format: str) -> str:
    """Return a file name for a title that Windows, macOS and Linux all take, with the format's suffix."""
    return safe_name(title, format_of(format).suffix)


def render(
    monograph: Monograph,
    source: PageSource,
    format: str,
    tabs: Sequence[str] | None = None,
    watch: Watch = UNWATCHED,
    to_pdf: ToPdf | None = None,
) -> bytes:
    """Return the page as the content of a file; raises ExportError for an unknown format or tab, or when cancelled.

    to_pdf: lays out what is for paper, None for this thread.
    """
    chosen = format_of(format)
    more = {"watch": watch, "to_pdf": to_pdf} if chosen.laid_out else {}
    made = chosen.renderer()(monograph, source, tabs, **more)
    return made if isinstance(made, bytes) else str(made).encode("utf-8", "replace")


def export_page(
    monograph: Monograph,
    source: PageSource,
    format: str,
    path: Path,
    tabs: Sequence[str] | None = None,
    watch: Watch = UNWATCHED,
    to_pdf: ToPdf | None = None,
) -> None:
    """Write the page, or the tabs named, to `path`, whole or not at all; raises ExportError. to_pdf: as in `render`."""
    content = render(monograph, source, format, tabs, watch, to_pdf)
    watch.check()
    write_atomically(path, content)
