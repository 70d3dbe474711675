"""A page as one self-contained HTML file: no script, nothing that is fetched, readable in any browser."""

from __future__ import annotations

import html
from collections.abc import Sequence
from string import Template

from medviewer import __version__
from medviewer.export.page_body import page_html
from medviewer.export.page_source import PageSource
from medviewer.export.selection import language
from medviewer.locations import resources
from medviewer.monograph.model import Monograph


def render(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> str:
    """Return the whole document; raises ExportError for an unknown tab key."""
    body = page_html(monograph, source, tabs, inner=True)
    return document(monograph.title, f"{monograph.title}: {source.line}", body, language(monograph))


def document(title: str, description: str, body: str, language: str) -> str:
    """Return a file of its own around a body of safe HTML; language: as a BCP 47 tag."""
    template = Template((resources() / "export.html").read_text(encoding="utf-8"))
    return template.substitute(
        language=language,
        version=__version__,
        title=html.escape(title),
        description=html.escape(description),
        style=(resources() / "export.css").read_text(encoding="utf-8"),
        body=body,
    )
