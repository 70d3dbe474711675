"""A page as one self-contained HTML file: no script, nothing that is fetched, readable in any browser."""

from __future__ import annotations

import html
from collections.abc import Sequence
from string import Template

from medviewer import __version__
from medviewer.export.page import page_html
from medviewer.export.selection import language
from medviewer.export.source import Source
from medviewer.locations import resources
from medviewer.monograph.model import Monograph


def render(monograph: Monograph, source: Source, tabs: Sequence[str] | None = None) -> str:
    """Return the whole document; raises ExportError for an unknown tab key."""
    template = Template((resources() / "export.html").read_text(encoding="utf-8"))
    return template.substitute(
        language=language(monograph),
        version=__version__,
        title=html.escape(monograph.title),
        description=html.escape(f"{monograph.title}: {source.line()}"),
        style=(resources() / "export.css").read_text(encoding="utf-8"),
        body=page_html(monograph, source, tabs),
    )
